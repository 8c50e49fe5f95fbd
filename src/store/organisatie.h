/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The organisations, for a beheerder of DUO (the database refuses anyone else: ERR_DENIED). What she changes is judged
 * by the database and written in the audit log, each field with its old and new value.
 */
#ifndef STORE_ORGANISATIE_H
#define STORE_ORGANISATIE_H

#include "store/lijst.h"

struct organisatie_rij {
    const char *code, *soort, *naam;
    const char *kvk, *rsin, *oin;       /* NULL: not known */
    struct date geldig_van, geldig_tot; /* tot empty: no end */
    bool geldig;                        /* today */
    long mensen;
    /* of one organisation only */
    const char *opvolger, *opvolger_naam;     /* NULL: none */
    long dossiers;                            /* open werkrelaties */
    const char *vestigingen, *tussenpersonen; /* numbers, one a line; NULL: none */
    const char *mandaten;                     /* verband:gemeente:van:tot, one a line; NULL: none */
};
struct organisatie_lijst {
    struct organisatie_rij *rijen;
    size_t aantal;
    bool meer;
};
struct organisatie_vraag {
    const char *zoek, *soort; /* NULL: all */
    enum { ORGANISATIE_ALLE, ORGANISATIE_NU, ORGANISATIE_NIET_NU } wanneer;
    bool zonder_kvk;
    int pagina, rijen;
};
void organisatie_lijst_vraag(struct store_tx *tx, const struct organisatie_vraag *v);
void organisatie_lijst_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct organisatie_lijst *ret);
void organisatie_een_vraag(struct store_tx *tx, const char *code);
bool organisatie_een_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct organisatie_rij *ret, struct err *err);

/* Texts NULL: empty. Numbers of the lists: NULL-terminated. grond: for the audit rows of the changes. */
struct organisatie_bewaar {
    bool nieuw;
    const char *code, *soort, *naam, *kvk, *rsin, *oin;
    struct date geldig_van, geldig_tot;
    const char *const *vestigingen, *const *tussenpersonen;
};
struct organisatie_fout {
    const char *veld, *code;
};
struct organisatie_uitkomst {
    struct organisatie_fout *fouten; /* when there are any, nothing was changed */
    size_t fouten_aantal, wijzigingen;
};
void organisatie_bewaar_vraag(struct store_tx *tx, const struct organisatie_bewaar *b, const char *grond);
void organisatie_bewaar_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct organisatie_uitkomst *ret);

#endif
