/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "store/opvolging.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* Up to the next ':' or the end; *at moves behind it. False: too long for ret. */
static bool deel(const char **at, char *ret, size_t ruimte) {
    size_t n = strcspn(*at, ":");
    if (n >= ruimte)
        return false;
    memcpy(ret, *at, n);
    ret[n] = '\0';
    *at += n + ((*at)[n] == ':');
    return true;
}

static bool getal(const char *tekst, long leeg, long *ret) {
    char *einde;
    *ret = *tekst == '\0' ? leeg : strtol(tekst, &einde, 10);
    return *tekst == '\0' || *einde == '\0';
}

static bool lees_regel(const char *tekst, struct opvolging_regel *ret) {
    char na[24], tot[24];
    *ret = (struct opvolging_regel){0};
    return tekst != NULL && deel(&tekst, na, sizeof na) && deel(&tekst, tot, sizeof tot) &&
           deel(&tekst, ret->van, sizeof ret->van) && deel(&tekst, ret->naar, sizeof ret->naar) && *tekst == '\0' &&
           ret->van[0] != '\0' && ret->naar[0] != '\0' && getal(na, 0, &ret->na) && getal(tot, LONG_MAX, &ret->tot);
}

bool opvolging_lees(TALLOC_CTX *ctx, const char *const *teksten, size_t aantal, struct opvolging *ret,
                    struct err *err) {
    *ret = (struct opvolging){0};
    if (aantal == 0)
        return true;
    ret->regels = talloc_zero_array(ctx, struct opvolging_regel, (unsigned)aantal);
    if (ret->regels == NULL)
        abort();
    for (; ret->aantal < aantal; ret->aantal++)
        if (!lees_regel(teksten[ret->aantal], &ret->regels[ret->aantal]))
            return err_set(err, ERR_INTERNAL, "opvolging", "a rule that is not whole");
    return true;
}

const char *opvolging_partij(const struct opvolging *o, const char *code, long nummer) {
    for (size_t i = 0; code != NULL && i < o->aantal; i++) {
        const struct opvolging_regel *r = &o->regels[i];
        if (r->na < nummer && nummer <= r->tot && strcmp(r->van, code) == 0)
            code = r->naar;
    }
    return code;
}

void opvolging_bericht(const struct opvolging *o, struct bericht *b, long nummer) {
    if (o->aantal == 0)
        return;
    b->afzender = opvolging_partij(o, b->afzender, nummer);
    b->ontvanger = opvolging_partij(o, b->ontvanger, nummer);
    for (size_t i = 0; b->dienst != NULL && b->dienst->velden[i].naam != NULL; i++)
        if (b->dienst->velden[i].soort == VELD_GEMEENTE)
            b->waarden[i] = opvolging_partij(o, b->waarden[i], nummer);
}
