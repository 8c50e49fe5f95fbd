/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "store/intern.h"

#include <assert.h>
#include <stdlib.h>

#define RIJEN_EERST 4

struct rijen *rijen_nieuw(TALLOC_CTX *ctx, int kolommen) {
    assert(kolommen > 0 && kolommen <= RIJEN_KOLOMMEN_MAX);
    struct rijen *r = talloc_zero(ctx, struct rijen);
    if (r == NULL)
        abort();
    r->kolommen = kolommen;
    return r;
}

const char **rijen_erbij(struct rijen *r) {
    size_t breed = (size_t)r->kolommen;
    if (r->aantal == r->ruimte) {
        r->ruimte = r->ruimte == 0 ? RIJEN_EERST : 2 * r->ruimte;
        r->cellen = talloc_realloc(r, r->cellen, const char *, (unsigned)(r->ruimte * breed));
        if (r->cellen == NULL)
            abort();
    }
    const char **rij = r->cellen + r->aantal++ * breed;
    for (size_t i = 0; i < breed; i++)
        rij[i] = NULL;
    return rij;
}

void rijen_params(struct rijen *r, struct pg_param *ret) {
    for (int i = 0; i < r->kolommen; i++)
        ret[i] = PG_TEXT(pg_texts_literal(r, r->cellen + i, r->aantal, (size_t)r->kolommen));
}

int rijen_voeg(struct rijen *r, struct pg_batch *batch, enum pg_query q) {
    struct pg_param params[RIJEN_KOLOMMEN_MAX];
    if (r->aantal == 0)
        return -1;
    rijen_params(r, params);
    return pg_batch_add(batch, q, params, r->kolommen);
}
