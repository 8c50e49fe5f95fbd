/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * csv/: any bytes as the file that somebody uploads. What is read can be written and reads back the same, and no cell
 * of what is written begins a formula.
 */
#include "target.h"

#include "csv/csv.h"

#include <stdlib.h>
#include <string.h>

static const char *written(TALLOC_CTX *ctx, const struct csv *c) {
    struct buf *b = buf_new(ctx, 256);
    for (size_t k = 0; k < c->kolommen; k++)
        csv_cel(b, c->koppen[k], k == 0);
    csv_einde_rij(b);
    for (size_t r = 0; r < c->rijen_aantal; r++) {
        for (size_t k = 0; k < c->kolommen; k++)
            csv_cel(b, c->rijen[r].cellen[k], k == 0);
        csv_einde_rij(b);
    }
    return b->data;
}

static void check_same(const struct csv *a, const struct csv *b) {
    if (b == NULL || b->scheiding != ';' || b->kolommen != a->kolommen)
        abort();
    for (size_t r = 0; r < a->rijen_aantal && r < b->rijen_aantal; r++)
        for (size_t k = 0; k < a->kolommen; k++) {
            const char *was = a->rijen[r].cellen[k], *is = b->rijen[r].cellen[k];
            if (strcmp(was, is) != 0 && strcmp(was, csv_zonder_apostrof(is)) != 0)
                abort();
            if (*is != '\0' && strchr("=+-@", *is) != NULL)
                abort();
        }
}

static bool any_beyond(const struct csv *c) {
    for (size_t r = 0; r < c->rijen_aantal; r++)
        if (c->rijen[r].te_veel)
            return true;
    return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    TALLOC_CTX *ctx = talloc_new(NULL);
    enum csv_codering codering;
    const char *fout = NULL;
    const char *tekst = csv_tekst(ctx, (const char *)data, size, &codering, &fout);
    struct csv *c = tekst != NULL ? csv_lees(ctx, tekst, &fout) : NULL;
    if (c == NULL && fout == NULL)
        abort();
    /* cells beyond the last column are not kept; "sep=" as the first header, or one with a separator of another kind
     * only, reads otherwise; that is meant */
    if (c != NULL && c->kolommen > 1 && c->scheiding == ';' && strpbrk(tekst, ",\t") == NULL && !any_beyond(c)) {
        struct csv *again = csv_lees(ctx, written(ctx, c), &fout);
        check_same(c, again);
    }
    talloc_free(ctx);
    return 0;
}
