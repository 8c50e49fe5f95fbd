/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * What leaves the portal as a file: all rows of a list at once, without what is vertrouwelijk hoog. The audit row says
 * how many there were, so it is written after reading and before anything goes out: two round trips, one transaction.
 */
#ifndef STORE_UITVOER_H
#define STORE_UITVOER_H

#include "stelsel/stelsel.h"
#include "store/store.h"

#define UITVOER_MAX 50000

struct uitvoer_rij {
    struct bericht bericht; /* what is sealed is masked */
    const char *naam, *kanaal;
    struct date geboortedatum; /* may be incomplete */
    bool geheim;               /* the address of this person is secret */
};
struct uitvoer {
    struct uitvoer_rij *rijen;
    size_t aantal;
    bool meer; /* there were more than UITVOER_MAX */
};
/* All berichten of that service about the people of the asker's organisation, the newest first. */
void uitvoer_vraag(struct store_tx *tx, const struct stelseldienst *d);
bool uitvoer_lees(TALLOC_CTX *ctx, const struct store_tx *tx, const struct stelseldienst *d, struct uitvoer *ret,
                  struct err *err);
/* Instead of store_voer_uit: a->bijzonderheden gets the count of rows of this export, or of the list that was asked. */
bool uitvoer_voer_uit(struct store_tx *tx, const struct audit *a, struct err *err);

#endif
