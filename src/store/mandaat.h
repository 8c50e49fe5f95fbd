/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Mandaten: which samenwerkingsverband works for which gemeente, from and until when. DUO gives one with four eyes
 * (store/voorstel.h) and takes it back at once; a gemeente sees its own. And for whoever works at a
 * samenwerkingsverband: the gemeenten that she can choose from (session/session.h, sessie_kies).
 */
#ifndef STORE_MANDAAT_H
#define STORE_MANDAAT_H

#include "store/lijst.h"

struct mandaat_rij {
    const char *id, *verband, *gemeente;          /* names */
    struct date van, tot;                         /* tot: first day on which it does not hold any more; empty: no end */
    const char *stand;                            /* "geldt", "straks", "voorbij", "ingetrokken" */
    const char *ingetrokken;                      /* "2026-11-22 15:54"; NULL: it was not */
    const char *gevraagd_door, *goedgekeurd_door; /* names, for DUO; NULL: not for her, or given by portaalctl */
};
struct mandaten {
    struct mandaat_rij *rijen;
    size_t aantal;
    bool meer;
};
/* Those that hold come first. ERR_DENIED without one of the rights organisaties, mensen, audit_eigen. */
void mandaten_vraag(struct store_tx *tx, int pagina, int rijen);
void mandaten_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct mandaten *ret);

/* A voorstel to give one, in the same batch as it is asked whether that can be: ERR_CONFLICT with the reason
 * "mandaat-bestaat", "mandaat-organisatie" or "mandaat-voorbij". Codes and names are those of the choice lists. */
struct mandaat_nieuw {
    const struct organisatie *verband, *gemeente;
    struct date van, tot;  /* tot: as above; empty: no end */
    const char *tot_tekst; /* last day, as people read it; NULL: no end */
};
void mandaat_voorstel_vraag(struct store_tx *tx, const struct mandaat_nieuw *m, const char *van_tekst);
/* At once. ERR_NOT_FOUND: not there, or holds no more. */
void mandaat_intrek_vraag(struct store_tx *tx, const char *id);

/* The samenwerkingsverbanden of today, by name: a round trip of its own, for a form (as gemeenten_alle). */
bool verbanden_alle(TALLOC_CTX *ctx, const struct store *s, struct organisaties *ret, struct err *err);

/* ---- for who works at a samenwerkingsverband ---- */
struct kiezen_rij {
    const char *gemeente, *naam;
    struct date tot;
    long signalen; /* open; -1: not for her */
    bool nu;       /* she works for it now */
};
struct kiezen {
    struct kiezen_rij *rijen;
    size_t aantal;
};
void kiezen_vraag(struct store_tx *tx);
void kiezen_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct kiezen *ret);
/* Behind it, the asker works for this organisation with another session, whose token has this hash (sessie_kies). */
void sessie_kies_vraag(struct store_tx *tx, const unsigned char nieuw[static KRYPTO_HASH_LEN], const char *organisatie);

#endif
