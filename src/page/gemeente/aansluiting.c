/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * What DUO knows of the people of a gemeente, as one list to lay beside its own system.
 */
#include "store/aansluiting.h"
#include "csv/csv.h"
#include "page/aansluiting_view.h"
#include "page/pages.h"

#include <string.h>

static bool read_fase(struct page *p, const struct fcgi_fields *q, const char **ret, struct err *err) {
    return deel_query_keuze(q, "fase", deel_fasen(p->mem), ret, err);
}

static const char *doelgroep(const struct bekend_rij *r) {
    return deel_label("inburgeringsplicht", "behandeld_als", r->doelgroep);
}

static const char *leerroute(const struct bekend_rij *r) {
    return deel_label("pip", "leerroute", r->leerroute);
}

static void fill_rijen(struct page *p, const struct bekend *b, struct bekend_view *v) {
    v->rijen = talloc_zero_array(p->mem, struct bekend_rij_view, (unsigned)b->aantal + 1);
    v->rijen_aantal = b->aantal;
    for (size_t i = 0; i < b->aantal; i++) {
        const struct bekend_rij *r = &b->rijen[i];
        v->rijen[i] = (struct bekend_rij_view){.url = talloc_asprintf(p->mem, "/dossier/%s", r->dossier),
                                               .naam = r->naam,
                                               .geboortedatum = deel_datum(p->mem, r->geboortedatum),
                                               .fase = fase_label(r->fase),
                                               .doelgroep = doelgroep(r),
                                               .leerroute = leerroute(r),
                                               .start = deel_datum(p->mem, r->datum_start),
                                               .pip = deel_datum(p->mem, r->eerste_dagtekening),
                                               .termijn = deel_datum(p->mem, r->termijn_einde)};
    }
}

bool page_bekend(struct page *p, struct err *err) {
    static const char *const namen[] = {"fase", "pagina", NULL};
    const char *fase;
    if (!deel_query_goed(&p->req->query, namen, err) || !read_fase(p, &p->req->query, &fase, err))
        return false;
    int pagina = (int)deel_pagina(&p->req->query), rijen = (int)p->house->conf->lijst_rijen;
    struct store_tx *tx = page_begin(p);
    bekend_vraag(tx, fase, pagina, rijen);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling}, err))
        return false;
    struct bekend b;
    bekend_lees(p->mem, tx, &b);
    if (b.aantal == 0 && pagina > 1)
        return page_eerste_blad(p);
    const struct deel_filter filter = deel_filter_keuze(p->mem, "fase", "Fase", deel_fasen(p->mem), fase);
    struct bekend_view view = {.pagina = {.titel = "Wat DUO van ons weet", .in_werkvoorraad = true},
                               .filters = talloc_memdup(p->mem, &filter, sizeof filter),
                               .filters_aantal = 1,
                               .gefilterd = fase != NULL,
                               .fase = fase,
                               .mag_bestand = page_mag(p, DOEL_TONEN)};
    fill_rijen(p, &b, &view);
    DEEL_BLAD_VUL(view, deel_blad(p->mem, p->req, rijen, b.aantal, b.meer));
    return page_show(p, 200, TPL_BEKEND, &view.pagina);
}

/* ---- the same as a file, with BSN ---- */

static void csv_rij(struct page *p, const struct bekend_rij *r) {
    TALLOC_CTX *tmp = talloc_new(p->mem);
    struct buf *uit = p->reply->body;
    const char *cellen[] = {r->bsn,
                            r->naam,
                            deel_iso(tmp, r->geboortedatum),
                            fase_label(r->fase),
                            doelgroep(r),
                            leerroute(r),
                            deel_iso(tmp, r->datum_start),
                            deel_iso(tmp, r->eerste_dagtekening),
                            deel_iso(tmp, r->termijn_aanvang),
                            deel_iso(tmp, r->termijn_einde),
                            r->plicht_beeindigd ? "ja" : "nee",
                            talloc_asprintf(tmp, "%ld", r->open_signalen)};
    for (size_t i = 0; i < sizeof cellen / sizeof cellen[0]; i++)
        csv_cel(uit, cellen[i] ? cellen[i] : "", i == 0);
    csv_einde_rij(uit);
    talloc_free(tmp);
}

bool page_bekend_bestand(struct page *p, struct err *err) {
    static const char *const koppen[] = {"bsn",           "naam",          "geboortedatum",    "fase",
                                         "doelgroep",     "leerroute",     "start_plicht",     "eerste_pip",
                                         "termijn_begin", "termijn_einde", "plicht_beeindigd", "open_signalen"};
    const char *fase;
    if (!read_fase(p, &p->req->body, &fase, err))
        return false;
    struct store_tx *tx = page_begin(p);
    bekend_bestand_vraag(tx, fase, p->grond);
    const struct audit audit = {.handeling = p->handeling, .bijzonderheden = "bestand met BSN"};
    struct bekend b;
    if (!page_voer_uit(p, tx, audit, err) || !bekend_bestand_lees(p->mem, tx, &b, err))
        return false;
    p->reply->status = 200;
    p->reply->content_type = "text/csv; charset=utf-8";
    fcgi_header(p->mem, p->reply, "Content-Disposition", "attachment; filename=\"wat-duo-van-ons-weet.csv\"");
    csv_begin(p->reply->body);
    for (size_t i = 0; i < sizeof koppen / sizeof koppen[0]; i++)
        csv_cel(p->reply->body, koppen[i], i == 0);
    csv_einde_rij(p->reply->body);
    for (size_t i = 0; i < b.aantal; i++)
        csv_rij(p, &b.rijen[i]);
    return true;
}
