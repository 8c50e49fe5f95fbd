/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "page/gemeente/rijen.h"
#include "page/pages.h"

#include <string.h>

static const struct keuze ja[] = {{"ja", "Met een open signaal"}, {0}};
static const struct keuze termijnen[] = {
    {"te_laat", "Te laat"},         {"2_weken", "Binnen 2 weken"}, {"6_weken", "Over 2 tot 6 weken"},
    {"later", "Later dan 6 weken"}, {"geen", "Geen termijn"},      {0}};
static const enum wv_termijn termijn_waarden[] = {WV_TERMIJN_TE_LAAT, WV_TERMIJN_2_WEKEN, WV_TERMIJN_6_WEKEN,
                                                  WV_TERMIJN_LATER, WV_TERMIJN_GEEN};
static const struct keuze sorteringen[] = {{"termijn", "Volgende termijn"}, {"naam", "Naam"}, {"fase", "Fase"}, {0}};
static const enum wv_sorteer sorteer_waarden[] = {WV_OP_TERMIJN, WV_OP_NAAM, WV_OP_FASE};

struct gevraagd {
    const char *fase, *leerroute, *doelgroep, *signaal, *termijn, *sorteer;
};

static size_t index_of(const struct keuze *keuzes, const char *code) {
    size_t i = 0;
    while (strcmp(keuzes[i].code, code) != 0)
        i++;
    return i;
}

static bool read_query(struct page *p, struct gevraagd *g, struct err *err) {
    static const char *const namen[] = {"fase",    "leerroute", "doelgroep", "signaal",
                                        "termijn", "sorteer",   "pagina",    NULL};
    const struct fcgi_fields *q = &p->req->query;
    return deel_query_goed(q, namen, err) && deel_query_keuze(q, "fase", deel_fasen(p->mem), &g->fase, err) &&
           deel_query_keuze(q, "leerroute", deel_keuzes("pip", "leerroute"), &g->leerroute, err) &&
           deel_query_keuze(q, "doelgroep", deel_keuzes("inburgeringsplicht", "behandeld_als"), &g->doelgroep, err) &&
           deel_query_keuze(q, "signaal", ja, &g->signaal, err) &&
           deel_query_keuze(q, "termijn", termijnen, &g->termijn, err) &&
           deel_query_keuze(q, "sorteer", sorteringen, &g->sorteer, err);
}

static struct werkvoorraad_vraag question(const struct page *p, const struct gevraagd *g) {
    return (struct werkvoorraad_vraag){
        .fase = g->fase,
        .leerroute = g->leerroute,
        .doelgroep = g->doelgroep,
        .alleen_signaal = g->signaal != NULL,
        .termijn = g->termijn ? termijn_waarden[index_of(termijnen, g->termijn)] : WV_TERMIJN_ALLE,
        .sorteer = g->sorteer ? sorteer_waarden[index_of(sorteringen, g->sorteer)] : WV_OP_TERMIJN,
        .vandaag = p->vandaag,
        .pagina = (int)deel_pagina(&p->req->query),
        .rijen = (int)p->house->conf->lijst_rijen};
}

static void fill_filters(struct page *p, const struct gevraagd *g, struct werkvoorraad_view *v) {
    const struct deel_filter rows[] = {
        deel_filter_keuze(p->mem, "fase", "Fase", deel_fasen(p->mem), g->fase),
        deel_filter_keuze(p->mem, "leerroute", "Leerroute", deel_keuzes("pip", "leerroute"), g->leerroute),
        deel_filter_keuze(p->mem, "doelgroep", "Doelgroep", deel_keuzes("inburgeringsplicht", "behandeld_als"),
                          g->doelgroep),
        deel_filter_keuze(p->mem, "signaal", "Signaal", ja, g->signaal),
        deel_filter_keuze(p->mem, "termijn", "Volgende termijn", termijnen, g->termijn)};
    v->filters = talloc_memdup(p->mem, rows, sizeof rows);
    v->filters_aantal = sizeof rows / sizeof rows[0];
    v->gefilterd = g->fase || g->leerroute || g->doelgroep || g->signaal || g->termijn;
    v->sorteer = g->sorteer ? g->sorteer : sorteringen[0].code;
}

/* The order of the columns is that of templates/gemeente/werkvoorraad.html. */
static void fill_columns(struct page *p, struct werkvoorraad_view *v) {
    static const struct keuze kolommen[] = {
        {"naam", "Naam"},     {"fase", "Fase"}, {"", "Leerroute"}, {"", "Doelgroep"}, {"termijn", "Volgende termijn"},
        {"", "Open signalen"}};
    v->kolommen_aantal = sizeof kolommen / sizeof kolommen[0];
    v->kolommen = talloc_zero_array(p->mem, struct kolom_view, (unsigned)v->kolommen_aantal);
    for (size_t i = 0; i < v->kolommen_aantal; i++) {
        bool sorts = *kolommen[i].code != '\0';
        bool now = sorts && strcmp(kolommen[i].code, v->sorteer) == 0;
        v->kolommen[i] = (struct kolom_view){
            .label = kolommen[i].label,
            .url = sorts ? deel_url(p->mem, p->req->path, &p->req->query, "sorteer", kolommen[i].code) : NULL,
            .aria = now ? "ascending" : NULL,
            .oplopend = now};
    }
}

bool page_werkvoorraad(struct page *p, struct err *err) {
    struct gevraagd g = {0};
    if (!read_query(p, &g, err))
        return false;
    struct werkvoorraad_vraag vraag = question(p, &g);
    struct store_tx *tx = page_begin(p);
    werkvoorraad_vraag(tx, &vraag);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling}, err))
        return false;
    struct werkvoorraad w;
    werkvoorraad_lees(p->mem, tx, &w);
    if (w.aantal == 0 && vraag.pagina > 1)
        return page_eerste_blad(p);
    struct werkvoorraad_view view = {.pagina = {.titel = "Werkvoorraad", .in_werkvoorraad = true},
                                     .rijen = rijen_view(p, &w),
                                     .rijen_aantal = w.aantal};
    fill_filters(p, &g, &view);
    fill_columns(p, &view);
    if (page_mag(p, DOEL_UITVOER))
        view.uitvoer_url = deel_url(p->mem, "/werkvoorraad/uitvoer", &p->req->query, "sorteer", view.sorteer);
    DEEL_BLAD_VUL(view, deel_blad(p->mem, p->req, vraag.rijen, w.aantal, w.meer));
    return page_show(p, 200, TPL_WERKVOORRAAD, &view.pagina);
}

bool page_werkvoorraad_uitvoer(struct page *p, struct err *err) {
    struct gevraagd g = {0};
    if (!read_query(p, &g, err))
        return false;
    struct werkvoorraad_vraag vraag = question(p, &g);
    return uitvoer_werkvoorraad(p, &vraag, err);
}
