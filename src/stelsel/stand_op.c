/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The history as it was: what was known on one day, of what had happened by another.
 */
#include "stelsel/dienst.h"

#include <stdlib.h>
#include <string.h>

static bool bekend(const struct bericht *b, struct date op) {
    return date_is_empty(b->geregistreerd_op) || date_cmp(b->geregistreerd_op, op) <= 0;
}

static bool gebeurd(const struct bericht *b, struct date op) {
    struct date wanneer =
        date_is_empty(b->datum_gebeurtenis) ? bericht_gebeurtenis(b, b->geregistreerd_op) : b->datum_gebeurtenis;
    return date_is_empty(wanneer) || date_cmp(wanneer, op) <= 0;
}

/* Did a later bericht that was known already take its place, or take it back? */
static bool toen_vervangen(const struct historie *h, const struct bericht *b, struct date bekend_op) {
    for (size_t i = 0; b->id != NULL && i < h->aantal; i++) {
        const struct bericht *later = &h->berichten[i];
        if (later->vervangt != NULL && strcmp(later->vervangt, b->id) == 0 && bekend(later, bekend_op))
            return true;
    }
    return false;
}

/* A correction replaces from the day that it was known, whenever what it says happened: only what it says itself has to
 * have happened. A withdrawal stays as long as what it takes back was known, so that the tijdlijn can show both. */
struct historie historie_op(TALLOC_CTX *ctx, const struct historie *h, struct date bekend_op, struct date geldig_op) {
    struct bericht *toen = talloc_array(ctx, struct bericht, (unsigned)h->aantal + 1);
    size_t n = 0;
    if (toen == NULL)
        abort();
    for (size_t i = 0; i < h->aantal; i++) {
        const struct bericht *b = &h->berichten[i];
        if (!bekend(b, bekend_op) || !gebeurd(b, geldig_op))
            continue;
        toen[n] = *b;
        toen[n++].ingetrokken = b->intrekking || toen_vervangen(h, b, bekend_op);
    }
    return (struct historie){.berichten = toen, .aantal = n};
}
