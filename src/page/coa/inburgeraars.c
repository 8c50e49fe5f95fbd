/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The list of COA: who is coupled and has not left yet, first those of whom the gemeente knows the least.
 */
#include "page/pages.h"
#include "page/views.h"
#include "store/lijst.h"

#include <string.h>

static const struct keuze profielen[] = {
    {"ontbreekt", "Nog niet aangeleverd"}, {"onvolledig", "Nog niet volledig"}, {"volledig", "Volledig"}, {0}};

static const char *lever_url(struct page *p, const char *dossier, const char *dienst) {
    return talloc_asprintf(p->mem, "/dossier/%s/lever/%s", dossier, dienst);
}

static struct inburgeraar_view *rows(struct page *p, const struct werkvoorraad *w) {
    struct inburgeraar_view *v = talloc_zero_array(p->mem, struct inburgeraar_view, (unsigned)w->aantal + 1);
    long all = coa_themas();
    for (size_t i = 0; i < w->aantal; i++) {
        const struct werkvoorraad_rij *r = &w->rijen[i];
        v[i] = (struct inburgeraar_view){
            .url = talloc_asprintf(p->mem, "/dossier/%s", r->dossier),
            .naam = r->naam,
            .geboortedatum = deel_datum(p->mem, r->geboortedatum),
            .gemeente = r->gemeente_naam,
            .opvanglocatie = r->opvanglocatie,
            .profiel = r->themas < 0 ? NULL : talloc_asprintf(p->mem, "%ld van %ld onderwerpen", r->themas, all),
            .volledig = r->themas >= all,
            .profiel_url = lever_url(p, r->dossier, "klantprofiel"),
            .uitstroom_url = lever_url(p, r->dossier, "uitstroom")};
    }
    return v;
}

bool page_inburgeraars(struct page *p, struct err *err) {
    static const char *const namen[] = {"profiel", "pagina", NULL};
    const struct fcgi_fields *q = &p->req->query;
    const char *profiel = NULL;
    if (!deel_query_goed(q, namen, err) || !deel_query_keuze(q, "profiel", profielen, &profiel, err))
        return false;
    int rijen = (int)p->house->conf->lijst_rijen, pagina = (int)deel_pagina(q);
    struct store_tx *tx = page_begin(p);
    coa_lijst_vraag(tx, profiel, pagina, rijen);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling}, err))
        return false;
    struct werkvoorraad w;
    coa_lijst_lees(p->mem, tx, &w);
    if (w.aantal == 0 && pagina > 1)
        return page_eerste_blad(p);
    const struct deel_filter filter = deel_filter_keuze(p->mem, "profiel", "Klantprofiel", profielen, profiel);
    struct inburgeraars_view view = {.pagina = {.titel = "Inburgeraars", .in_werkvoorraad = true},
                                     .filters = talloc_memdup(p->mem, &filter, sizeof filter),
                                     .filters_aantal = 1,
                                     .gefilterd = profiel != NULL,
                                     .rijen = rows(p, &w),
                                     .rijen_aantal = w.aantal};
    DEEL_BLAD_VUL(view, deel_blad(p->mem, p->req, rijen, w.aantal, w.meer));
    return page_show(p, 200, TPL_INBURGERAARS, &view.pagina);
}
