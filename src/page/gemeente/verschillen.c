/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "page/gemeente/verschillen.h"

#include <string.h>

static bool same(const char *a, const char *b) {
    return strcmp(a ? a : "", b ? b : "") == 0;
}

static const char *masked(const char *waarde) {
    return waarde ? "•••••" : NULL;
}

struct verschil_view *verschillen(TALLOC_CTX *ctx, const struct bericht *oud, const struct bericht *nieuw,
                                  const bool dicht[static STELSEL_VELDEN_MAX], size_t *ret_aantal) {
    size_t n;
    struct deel_gegeven *links = deel_gegevens(ctx, oud, true, &n);
    struct deel_gegeven *rechts = deel_gegevens(ctx, nieuw, false, &n);
    struct verschil_view *rows = talloc_zero_array(ctx, struct verschil_view, (unsigned)n + 1);
    *ret_aantal = 0;
    for (size_t i = 0; i < n; i++) {
        if (!links[i].waarde && !rechts[i].waarde)
            continue;
        rows[(*ret_aantal)++] = (struct verschil_view){.label = rechts[i].label,
                                                       .nu = links[i].waarde,
                                                       .uw = dicht[i] ? masked(rechts[i].waarde) : rechts[i].waarde,
                                                       .anders = !same(oud->waarden[i], nieuw->waarden[i])};
    }
    return rows;
}

struct gevolg_view *verschil_gevolgen(TALLOC_CTX *ctx, const struct historie *voor, const struct historie *na,
                                      struct date vandaag, size_t *ret_aantal) {
    const char **zinnen = stelsel_verschil(ctx, voor, na, vandaag);
    size_t n = 0;
    while (zinnen[n])
        n++;
    struct gevolg_view *rows = talloc_zero_array(ctx, struct gevolg_view, (unsigned)n + 1);
    for (size_t i = 0; i < n; i++)
        rows[i].tekst = zinnen[i];
    *ret_aantal = n;
    return rows;
}
