/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "page/gemeente/concepten.h"

#include "store/concept.h"

struct concept_view *concepten_rijen(struct page *p, const struct store_tx *tx, size_t *ret_aantal) {
    struct concepten c;
    concepten_lees(p->mem, tx, &c);
    struct concept_view *rows = talloc_zero_array(p->mem, struct concept_view, (unsigned)c.aantal + 1);
    for (size_t i = 0; i < c.aantal; i++)
        rows[i] = (struct concept_view){.url = talloc_asprintf(p->mem, "/dossier/%s/lever/%s?concept=ja",
                                                               c.rows[i].dossier, c.rows[i].dienst->code),
                                        .dienst = c.rows[i].dienst->naam,
                                        .naam = c.rows[i].naam,
                                        .wanneer = deel_moment(p->mem, c.rows[i].bijgewerkt),
                                        .wanneer_iso = deel_moment_iso(p->mem, c.rows[i].bijgewerkt),
                                        .collega = !c.rows[i].eigen};
    *ret_aantal = c.aantal;
    return rows;
}
