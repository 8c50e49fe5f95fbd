/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Reconciliation for DUO: what each gemeente was sent, has seen and did; and who is known but was never opened.
 */
#include "store/aansluiting.h"
#include "csv/csv.h"
#include "page/aansluiting_view.h"
#include "page/pages.h"

#include <string.h>

static const struct keuze *gemeente_keuzes(TALLOC_CTX *ctx, const struct store_tx *tx) {
    struct organisaties g;
    gemeenten_lees(ctx, tx, &g);
    struct keuze *rows = talloc_zero_array(ctx, struct keuze, (unsigned)g.aantal + 1);
    for (size_t i = 0; i < g.aantal; i++)
        rows[i] = (struct keuze){g.rows[i].code, g.rows[i].naam};
    return rows;
}

/* The services in which DUO is a party. */
static const struct keuze *dienst_keuzes(TALLOC_CTX *ctx) {
    struct keuze *rows = talloc_zero_array(ctx, struct keuze, STELSEL_DIENSTEN_MAX + 1);
    size_t n = 0;
    for (size_t i = 0; stelsel_register[i]; i++)
        if ((stelsel_register[i]->afzenders | stelsel_register[i]->ontvangers) & PARTIJ_DUO)
            rows[n++] = (struct keuze){stelsel_register[i]->code, stelsel_register[i]->naam};
    return rows;
}

static bool read_query(struct page *p, struct aansluiting_vraag *v, struct err *err) {
    static const char *const namen[] = {"gemeente", "stelseldienst", NULL};
    const struct fcgi_fields *q = &p->req->query;
    const char *gemeente = fcgi_get(q, "gemeente");
    *v = (struct aansluiting_vraag){.gemeente = gemeente && *gemeente ? gemeente : NULL, .vandaag = p->vandaag};
    return deel_query_goed(q, namen, err) &&
           deel_query_keuze(q, "stelseldienst", dienst_keuzes(p->mem), &v->dienst, err);
}

static const char *deel(TALLOC_CTX *ctx, long gezien, long geleverd) {
    return geleverd > 0 ? talloc_asprintf(ctx, "%ld%%", gezien * 100 / geleverd) : NULL;
}

static void fill_rij(struct page *p, const struct aansluiting_rij *r, struct aansluiting_rij_view *v,
                     struct aansluiting_rij_view *samen) {
    *v = (struct aansluiting_rij_view){
        .wie = r->dienst ? r->dienst->naam : r->gemeente_naam,
        .url = r->dienst ? NULL : talloc_asprintf(p->mem, "/duo/aansluiting?gemeente=%s", r->gemeente),
        .deel = deel(p->mem, r->gezien, r->geleverd),
        .geleverd = r->geleverd,
        .gezien = r->gezien,
        .ontvangen = r->ontvangen,
        .signalen = r->signalen,
        .gesloten = r->gesloten,
        .te_laat = r->te_laat};
    samen->geleverd += r->geleverd;
    samen->gezien += r->gezien;
    samen->ontvangen += r->ontvangen;
    samen->signalen += r->signalen;
    samen->gesloten += r->gesloten;
    samen->te_laat += r->te_laat;
}

static void fill_filters(struct page *p, const struct store_tx *tx, const struct aansluiting_vraag *v,
                         struct aansluiting_view *view) {
    const struct deel_filter rows[] = {
        deel_filter_keuze(p->mem, "gemeente", "Gemeente", gemeente_keuzes(p->mem, tx), v->gemeente),
        deel_filter_keuze(p->mem, "stelseldienst", "Stelseldienst", dienst_keuzes(p->mem), v->dienst)};
    view->filters = talloc_memdup(p->mem, rows, sizeof rows);
    view->filters_aantal = sizeof rows / sizeof rows[0];
    view->gefilterd = v->gemeente || v->dienst;
    view->csv_url = deel_url(p->mem, "/duo/aansluiting.csv", &p->req->query, "pagina", NULL);
    view->niet_geopend_url =
        v->gemeente ? talloc_asprintf(p->mem, "/duo/niet-geopend?gemeente=%s", v->gemeente) : "/duo/niet-geopend";
}

bool page_aansluiting(struct page *p, struct err *err) {
    struct aansluiting_vraag vraag;
    if (!read_query(p, &vraag, err))
        return false;
    vraag.per_dienst = vraag.gemeente != NULL;
    struct store_tx *tx = page_begin(p);
    aansluiting_vraag(tx, &vraag);
    gemeenten_vraag(tx);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling}, err))
        return false;
    struct aansluiting a;
    aansluiting_lees(p->mem, tx, &a);
    struct aansluiting_view view = {.pagina = {.titel = "Aansluiting", .in_aansluiting = true},
                                    .per_dienst = vraag.per_dienst,
                                    .rijen =
                                        talloc_zero_array(p->mem, struct aansluiting_rij_view, (unsigned)a.aantal + 1),
                                    .rijen_aantal = a.aantal};
    for (size_t i = 0; i < a.aantal; i++)
        fill_rij(p, &a.rijen[i], &view.rijen[i], &view.samen);
    view.samen.wie = "Samen";
    view.samen.deel = deel(p->mem, view.samen.gezien, view.samen.geleverd);
    fill_filters(p, tx, &vraag, &view);
    return page_show(p, 200, TPL_AANSLUITING, &view.pagina);
}

/* ---- as files ---- */

static void begin_bestand(struct page *p, const char *naam, const char *const *koppen) {
    p->reply->status = 200;
    p->reply->content_type = "text/csv; charset=utf-8";
    fcgi_header(p->mem, p->reply, "Content-Disposition", talloc_asprintf(p->mem, "attachment; filename=\"%s\"", naam));
    csv_begin(p->reply->body);
    for (size_t i = 0; koppen[i]; i++)
        csv_cel(p->reply->body, koppen[i], i == 0);
    csv_einde_rij(p->reply->body);
}

static void getal(struct buf *uit, long n) {
    char tekst[24];
    (void)snprintf(tekst, sizeof tekst, "%ld", n);
    csv_cel(uit, tekst, false);
}

bool page_aansluiting_csv(struct page *p, struct err *err) {
    static const char *const koppen[] = {"gemeente",  "gemeentenaam", "stelseldienst", "geleverd", "gezien",
                                         "ontvangen", "signalen",     "afgehandeld",   "te_laat",  NULL};
    struct aansluiting_vraag vraag;
    if (!read_query(p, &vraag, err))
        return false;
    vraag.per_dienst = true;
    struct store_tx *tx = page_begin(p);
    aansluiting_vraag(tx, &vraag);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling}, err))
        return false;
    struct aansluiting a;
    aansluiting_lees(p->mem, tx, &a);
    begin_bestand(p, "aansluiting.csv", koppen);
    for (size_t i = 0; i < a.aantal; i++) {
        const struct aansluiting_rij *r = &a.rijen[i];
        csv_cel(p->reply->body, r->gemeente, true);
        csv_cel(p->reply->body, r->gemeente_naam, false);
        csv_cel(p->reply->body, r->dienst ? r->dienst->code : "", false);
        const long getallen[] = {r->geleverd, r->gezien, r->ontvangen, r->signalen, r->gesloten, r->te_laat};
        for (size_t g = 0; g < sizeof getallen / sizeof getallen[0]; g++)
            getal(p->reply->body, getallen[g]);
        csv_einde_rij(p->reply->body);
    }
    return true;
}

/* ---- people whom their gemeente never opened ---- */

static bool read_gemeente(struct page *p, const char **ret, struct err *err) {
    static const char *const namen[] = {"gemeente", "pagina", NULL};
    const char *gemeente = fcgi_get(&p->req->query, "gemeente");
    *ret = gemeente && *gemeente ? gemeente : NULL;
    return deel_query_goed(&p->req->query, namen, err);
}

static void fill_mensen(struct page *p, const struct niet_geopend *n, struct niet_geopend_view *v) {
    v->rijen = talloc_zero_array(p->mem, struct niet_geopend_rij_view, (unsigned)n->aantal + 1);
    v->rijen_aantal = n->aantal;
    for (size_t i = 0; i < n->aantal; i++) {
        const struct niet_geopend_rij *r = &n->rijen[i];
        v->rijen[i] = (struct niet_geopend_rij_view){.url = talloc_asprintf(p->mem, "/dossier/%s", r->dossier),
                                                     .naam = r->naam,
                                                     .geboortedatum = deel_datum(p->mem, r->geboortedatum),
                                                     .gemeente = r->gemeente_naam,
                                                     .sinds = deel_datum(p->mem, r->sinds),
                                                     .sinds_iso = deel_iso(p->mem, r->sinds),
                                                     .dagen = deel_geleden(p->mem, r->sinds, p->vandaag),
                                                     .fase = fase_label(r->fase)};
    }
}

bool page_niet_geopend(struct page *p, struct err *err) {
    const char *gemeente;
    if (!read_gemeente(p, &gemeente, err))
        return false;
    int pagina = (int)deel_pagina(&p->req->query), rijen = (int)p->house->conf->lijst_rijen;
    struct store_tx *tx = page_begin(p);
    niet_geopend_vraag(tx, gemeente, pagina, rijen);
    gemeenten_vraag(tx);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling}, err))
        return false;
    struct niet_geopend n;
    niet_geopend_lees(p->mem, tx, &n);
    if (n.aantal == 0 && pagina > 1)
        return page_eerste_blad(p);
    const struct deel_filter filter =
        deel_filter_keuze(p->mem, "gemeente", "Gemeente", gemeente_keuzes(p->mem, tx), gemeente);
    struct niet_geopend_view view = {.pagina = {.titel = "Nog niet geopend", .in_aansluiting = true},
                                     .filters = talloc_memdup(p->mem, &filter, sizeof filter),
                                     .filters_aantal = 1,
                                     .gefilterd = gemeente != NULL,
                                     .csv_url =
                                         deel_url(p->mem, "/duo/niet-geopend.csv", &p->req->query, "pagina", NULL)};
    fill_mensen(p, &n, &view);
    DEEL_BLAD_VUL(view, deel_blad(p->mem, p->req, rijen, n.aantal, n.meer));
    return page_show(p, 200, TPL_NIET_GEOPEND, &view.pagina);
}

bool page_niet_geopend_csv(struct page *p, struct err *err) {
    static const char *const koppen[] = {"gemeente", "gemeentenaam", "naam", "geboortedatum", "fase", "sinds", NULL};
    const char *gemeente;
    if (!read_gemeente(p, &gemeente, err))
        return false;
    struct store_tx *tx = page_begin(p);
    niet_geopend_vraag(tx, gemeente, 1, 0);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling}, err))
        return false;
    struct niet_geopend n;
    niet_geopend_lees(p->mem, tx, &n);
    begin_bestand(p, "niet-geopend.csv", koppen);
    for (size_t i = 0; i < n.aantal; i++) {
        const struct niet_geopend_rij *r = &n.rijen[i];
        TALLOC_CTX *tmp = talloc_new(p->mem);
        const char *cellen[] = {r->gemeente,         r->gemeente_naam,       r->naam, deel_iso(tmp, r->geboortedatum),
                                fase_label(r->fase), deel_iso(tmp, r->sinds)};
        for (size_t c = 0; c < sizeof cellen / sizeof cellen[0]; c++)
            csv_cel(p->reply->body, cellen[c] ? cellen[c] : "", c == 0);
        csv_einde_rij(p->reply->body);
        talloc_free(tmp);
    }
    return true;
}
