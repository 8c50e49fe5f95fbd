/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * What who watches over privacy should look at: somebody reached a limit (store/limiet.h), or asked so often for what
 * was not there that it looks like guessing. One open signal for each kind and person. Who has the right `audit` sees
 * those of all organisations, who has `audit_eigen` those of her own; only one's own organisation closes, and nobody
 * the one about herself. The database refuses (ERR_DENIED) everybody else.
 */
#ifndef STORE_MISBRUIK_H
#define STORE_MISBRUIK_H

#include "store/store.h"

#define MISBRUIK_OPMERKING_MAX 1000 /* characters */

struct misbruik_rij {
    const char *id, *organisatie, *namens;            /* names; namens NULL: not of a samenwerkingsverband */
    const char *soort;                                /* "zoeken", "tonen", "bestand", "gemist" */
    bool samen;                                       /* all of the organisation together: then nobody is named */
    const char *gebruiker, *naam;                     /* pseudonym, and the name of a colleague; NULL none */
    long grens, aantal;                               /* how often one may; how often beyond it */
    const char *eerste, *laatste;                     /* "2026-11-22 15:54:03" */
    const char *gesloten, *gesloten_door, *opmerking; /* NULL: open */
    bool sluitbaar;                                   /* by this asker */
};
struct misbruik {
    struct misbruik_rij *rijen;
    size_t aantal;
    bool meer;
};
void misbruik_vraag(struct store_tx *tx, int pagina, int rijen);
void misbruik_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct misbruik *ret);

/* How many are open for this asker; 0 when it is not for her. */
void misbruik_open_vraag(struct store_tx *tx);
long misbruik_open_lees(const struct store_tx *tx);

/* ERR_NOT_FOUND: not there, closed already, of another organisation, or about herself. */
void misbruik_sluit_vraag(struct store_tx *tx, const char *id, const char *opmerking);

#endif
