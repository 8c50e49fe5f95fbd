/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Reconciliation. For DUO: what reached each gemeente, what it has seen and done (the database refuses anyone else:
 * ERR_DENIED). For a gemeente: what DUO knows of its people, as one list.
 */
#ifndef STORE_AANSLUITING_H
#define STORE_AANSLUITING_H

#include "store/lijst.h"

struct aansluiting_vraag {
    const char *gemeente; /* CBS code; NULL all */
    const char *dienst;   /* code; NULL all in which DUO is a party */
    bool per_dienst;      /* a row for each gemeente and service, not for each gemeente */
    struct date vandaag;
};
struct aansluiting_rij {
    const char *gemeente, *gemeente_naam;
    const struct stelseldienst *dienst; /* NULL: all together */
    long geleverd, gezien;              /* berichten to this gemeente; of these, opened by it since they came */
    long ontvangen;                     /* berichten from this gemeente */
    long signalen, gesloten, te_laat;   /* raised for it; closed; open and past their last day */
};
struct aansluiting {
    struct aansluiting_rij *rijen;
    size_t aantal;
};
void aansluiting_vraag(struct store_tx *tx, const struct aansluiting_vraag *v);
void aansluiting_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct aansluiting *ret);

#define AANSLUITING_BESTAND_MAX 200000 /* rows in a file of people */
struct niet_geopend_rij {
    const char *dossier, *naam, *gemeente, *gemeente_naam;
    struct date geboortedatum, sinds;
    enum fase fase;
};
struct niet_geopend {
    struct niet_geopend_rij *rijen;
    size_t aantal;
    bool meer;
};
/* People whose gemeente never opened their dossier, longest waiting first. rijen 0: all of them. */
void niet_geopend_vraag(struct store_tx *tx, const char *gemeente, int pagina, int rijen);
void niet_geopend_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct niet_geopend *ret);

struct bekend_rij {
    const char *dossier, *naam;
    const char *bsn; /* nine digits, only in the file; NULL */
    struct date geboortedatum;
    enum fase fase;
    const char *doelgroep, *leerroute; /* codes, NULL unknown */
    struct date datum_start, eerste_dagtekening, termijn_aanvang, termijn_einde;
    bool plicht_beeindigd;
    long open_signalen;
};
struct bekend {
    struct bekend_rij *rijen;
    size_t aantal;
    bool meer;
};
/* What is known of the people of the asker's gemeente, by name. fase: code or NULL. */
void bekend_vraag(struct store_tx *tx, const char *fase, int pagina, int rijen);
void bekend_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct bekend *ret);
/* All of them with their BSN; writes an audit row for each person. Use with AUDIT_TONEN. */
void bekend_bestand_vraag(struct store_tx *tx, const char *fase, const char *grond);
bool bekend_bestand_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct bekend *ret, struct err *err);

#endif
