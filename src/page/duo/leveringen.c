/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "page/duo/leveringen_rijen.h"
#include "page/pages.h"

struct levering_view *leveringen_rijen(struct page *p, const struct leveringen *l) {
    struct levering_view *rows = talloc_zero_array(p->mem, struct levering_view, (unsigned)l->aantal + 1);
    for (size_t i = 0; i < l->aantal; i++) {
        const struct levering_rij *r = &l->rijen[i];
        rows[i] =
            (struct levering_view){.url = talloc_asprintf(p->mem, "/dossier/%s/bericht/%s", r->dossier, r->bericht),
                                   .nummer = r->nummer,
                                   .dienst = r->dienst->naam,
                                   .van = r->gemeente_naam,
                                   .naam = r->naam,
                                   .datum = deel_datum(p->mem, r->datum_gebeurtenis),
                                   .datum_iso = deel_iso(p->mem, r->datum_gebeurtenis),
                                   .geregistreerd = deel_moment(p->mem, r->geregistreerd),
                                   .geregistreerd_iso = deel_moment_iso(p->mem, r->geregistreerd)};
    }
    return rows;
}

/* The services that a gemeente delivers, as choices. */
static const struct keuze *diensten(TALLOC_CTX *ctx) {
    struct keuze *rows = talloc_zero_array(ctx, struct keuze, STELSEL_DIENSTEN_MAX + 1);
    size_t n = 0;
    for (size_t i = 0; stelsel_register[i]; i++)
        if (stelsel_register[i]->afzenders & PARTIJ_GEMEENTE)
            rows[n++] = (struct keuze){stelsel_register[i]->code, stelsel_register[i]->naam};
    return rows;
}

static bool read_query(struct page *p, struct leveringen_vraag *v, struct err *err) {
    static const char *const namen[] = {"gemeente", "stelseldienst", "van", "tot", "pagina", NULL};
    const struct fcgi_fields *q = &p->req->query;
    const char *gemeente = fcgi_get(q, "gemeente");
    v->gemeente = gemeente && *gemeente ? gemeente : NULL; /* an unknown code finds nothing */
    v->pagina = (int)deel_pagina(q);
    v->rijen = (int)p->house->conf->lijst_rijen;
    return deel_query_goed(q, namen, err) && deel_query_keuze(q, "stelseldienst", diensten(p->mem), &v->dienst, err) &&
           deel_query_datum(q, "van", &v->van, err) && deel_query_datum(q, "tot", &v->tot, err);
}

static const struct keuze *gemeente_keuzes(TALLOC_CTX *ctx, const struct store_tx *tx) {
    struct organisaties g;
    gemeenten_lees(ctx, tx, &g);
    struct keuze *rows = talloc_zero_array(ctx, struct keuze, (unsigned)g.aantal + 1);
    for (size_t i = 0; i < g.aantal; i++)
        rows[i] = (struct keuze){g.rows[i].code, g.rows[i].naam};
    return rows;
}

static void fill_filters(struct page *p, const struct store_tx *tx, const struct leveringen_vraag *v,
                         struct leveringen_view *view) {
    const struct deel_filter rows[] = {
        deel_filter_keuze(p->mem, "gemeente", "Gemeente", gemeente_keuzes(p->mem, tx), v->gemeente),
        deel_filter_keuze(p->mem, "stelseldienst", "Levering", diensten(p->mem), v->dienst),
        deel_filter_datum(p->mem, "van", "Vanaf", v->van), deel_filter_datum(p->mem, "tot", "Tot en met", v->tot)};
    view->filters = talloc_memdup(p->mem, rows, sizeof rows);
    view->filters_aantal = sizeof rows / sizeof rows[0];
    view->gefilterd = v->gemeente || v->dienst || !date_is_empty(v->van) || !date_is_empty(v->tot);
}

bool page_leveringen(struct page *p, struct err *err) {
    struct leveringen_vraag vraag = {0};
    if (!read_query(p, &vraag, err))
        return false;
    struct store_tx *tx = page_begin(p);
    leveringen_vraag(tx, &vraag);
    gemeenten_vraag(tx);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling}, err))
        return false;
    struct leveringen l;
    leveringen_lees(p->mem, tx, &l);
    if (l.aantal == 0 && vraag.pagina > 1)
        return page_eerste_blad(p);
    struct leveringen_view view = {.pagina = {.titel = "Leveringen", .in_leveringen = true},
                                   .rijen = leveringen_rijen(p, &l),
                                   .rijen_aantal = l.aantal};
    fill_filters(p, tx, &vraag, &view);
    DEEL_BLAD_VUL(view, deel_blad(p->mem, p->req, vraag.rijen, l.aantal, l.meer));
    return page_show(p, 200, TPL_LEVERINGEN, &view.pagina);
}
