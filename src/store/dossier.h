/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * One dossier: the person, its tijdlijn, termijnen, open signalen, and its whole history. Ids are uuid texts; a text
 * that is not one finds nothing (store_is_uuid). What the asker may not see is not found.
 */
#ifndef STORE_DOSSIER_H
#define STORE_DOSSIER_H

#include "stelsel/stelsel.h"
#include "store/store.h"

bool store_is_uuid(const char *text);

struct dossier_stap {
    const char *naam;
    bool klaar, bezig, later, nvt; /* exactly one */
};

struct dossier_onderdeel {
    const char *naam;
    enum onderdeel_is is; /* as it may be shown */
    struct date datum;    /* since when; empty for open and nvt */
};

struct dossier {
    const char *id;
    const char *naam;                                           /* "Amal van der Haddad" */
    const char *geslachtsnaam, *voorvoegsel, *voornamen;        /* NULL when unknown */
    struct date geboortedatum;                                  /* may be incomplete */
    const char *geslacht, *nationaliteit, *contacttaal, *adres; /* NULL when unknown */
    bool geheim;          /* indicatie geheim: address is not shown to anyone who need not know */
    const char *bsn;      /* nine digits only after toon; otherwise KRYPTO-masked "•••••••••" */
    const char *v_nummer; /* ten digits only after toon; otherwise masked; NULL when unknown */
    bool getoond;         /* bsn and v_nummer are in the clear */
    enum fase fase;
    const char *doelgroep, *leerroute;    /* codes, NULL unknown */
    const char *gemeente, *gemeente_naam; /* the one with the open werkrelatie, NULL none */
    struct date datum_start, eerste_dagtekening, termijn_aanvang, termijn_einde;
    bool plicht_beeindigd;
    bool afsluitend; /* the asker only has to hand over: of the traject nothing is here, and no address */
    struct dossier_stap stappen[STAPPEN_MAX];
    size_t stappen_aantal;
    struct dossier_onderdeel onderdelen[ONDERDELEN_MAX];
    size_t onderdelen_aantal;
    const char **niet_voor; /* codes of the services that are not for this person; ends with NULL */
};
/* Is this service for this person? Then her dossier offers it (to who may deliver it). */
bool dienst_is_voor(const char *const *niet_voor, const struct stelseldienst *dienst);

/* toon: also fetch the sealed columns; demand it only together with an audit that names them in velden_hoog. */
void dossier_vraag(struct store_tx *tx, const char *dossier, bool toon);
/* ERR_NOT_FOUND when it is not there for this asker. */
bool dossier_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct dossier *ret, struct err *err);
/* For the audit row of toon. */
extern const char *const dossier_velden_hoog[]; /* "dossier.bsn", "dossier.v_nummer", NULL */

struct tijdlijn_regel {
    const char *bericht; /* uuid */
    long nummer;
    const struct stelseldienst *dienst;
    struct date datum_gebeurtenis;
    const char *geregistreerd; /* "2026-11-22 15:54" */
    const char *afzender, *afzender_naam;
    const char *tekst; /* the line, as made when it was registered */
    bool ingetrokken;  /* corrected or withdrawn by a later one (see teruggenomen): counts no more */
    bool teruggenomen; /* withdrawn */
    bool correctie;    /* it corrects an earlier one */
    bool intrekking;   /* it withdraws an earlier one, and says nothing itself */
    const char *reden; /* NULL none */
};
struct tijdlijn {
    struct tijdlijn_regel *regels; /* newest first */
    size_t aantal;
};
void tijdlijn_vraag(struct store_tx *tx, const char *dossier);
void tijdlijn_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct tijdlijn *ret);

struct termijnen {
    struct termijn *rows; /* see stelsel.h; open ones first, nearest first */
    size_t aantal;
};
void termijnen_vraag(struct store_tx *tx, const char *dossier);
void termijnen_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct termijnen *ret);

struct open_signaal {
    const char *id;      /* uuid, for /signaal/{id}/afhandelen */
    const char *dossier; /* uuid */
    const char *bericht; /* uuid of what raised it */
    const struct signaal_soort *soort;
    struct date ontstaan, uiterlijk;
};
struct open_signalen {
    struct open_signaal *rows; /* nearest uiterlijk first */
    size_t aantal;
};
void signalen_vraag(struct store_tx *tx, const char *dossier);
void signalen_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct open_signalen *ret);

/* All berichten of the dossier with all their fields, ordered by nummer: what stelsel_oordeel and stelsel_stand want. V
 * hoog fields are opened in memory for the rules (never shown from here: show a bericht by bericht_vraag). */
void historie_vraag(struct store_tx *tx, const char *dossier);
bool historie_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct historie *ret, struct err *err);

/* What a history does not say: the names of its senders, and which signalen somebody of the asker's organisation
 * closed. */
struct naam_van {
    const char *code, *naam;
};
struct met_de_hand {
    const char *bericht, *soort;
    struct date op;
};
struct rondom {
    struct naam_van *namen;
    size_t namen_aantal;
    struct met_de_hand *gesloten;
    size_t gesloten_aantal;
};
void rondom_vraag(struct store_tx *tx, const char *dossier);
void rondom_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct rondom *ret);
const char *rondom_naam(const struct rondom *r, const char *code); /* the code itself when the name is not known */

/* One bericht with its fields. Without toon the V hoog values are "•••". */
struct bericht_inzage {
    struct bericht bericht;                     /* bericht.dienst tells the fields */
    const char *dossier;                        /* uuid */
    const char *afzender_naam, *ontvanger_naam; /* NULL when none */
    const char *geregistreerd;                  /* "2026-11-22 15:54" */
    const char *kanaal, *kenmerk;
    const char *gevolg_van;     /* uuid of the bericht it follows from; NULL */
    const char *gevolg;         /* uuid of the (first) bericht that follows from it; NULL */
    const char *vervangen_door; /* uuid of its correction or withdrawal; NULL: it stands, or is a withdrawal itself */
    bool teruggenomen;          /* vervangen_door is a withdrawal */
    const char *tijdlijn;
    bool heeft_hoog; /* it has sealed values, so that "toon" makes sense */
    bool getoond;
};
/* The service of a bericht is not known beforehand: all services are asked in the one batch. */
void bericht_vraag(struct store_tx *tx, const char *dossier, const char *bericht, bool toon);
bool bericht_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct bericht_inzage *ret, struct err *err);

#endif
