/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * /bulk: choose a service, take its template, upload a file; and what was uploaded before.
 */
#include "page/gemeente/bulk.h"

#include "csv/csv.h"
#include "form/tabel.h"
#include "page/pages.h"

#include <string.h>

#define UPLOADS_PER_BLAD 20

const struct stelseldienst **bulk_diensten(const struct page *p) {
    const struct stelseldienst **rows =
        talloc_zero_array(p->mem, const struct stelseldienst *, STELSEL_DIENSTEN_MAX + 1);
    size_t n = 0;
    for (size_t i = 0; stelsel_register[i]; i++)
        if ((stelsel_register[i]->afzenders & PARTIJ_GEMEENTE) && tabel_kan(stelsel_register[i]))
            rows[n++] = stelsel_register[i];
    return rows;
}

/* The service that was named, when a gemeente delivers it by file; NULL otherwise. */
static const struct stelseldienst *dienst_met(const struct page *p, const char *code) {
    const struct stelseldienst **rows = bulk_diensten(p);
    for (size_t i = 0; code && rows[i]; i++)
        if (strcmp(rows[i]->code, code) == 0)
            return rows[i];
    return NULL;
}

static const char *stand_naam(const struct upload *u) {
    static const char *const namen[] = {
        [UPLOAD_CONTROLEREN] = "Wordt gecontroleerd", [UPLOAD_GECONTROLEERD] = "Wacht op uw keuze",
        [UPLOAD_LEVEREN] = "Wordt verstuurd",         [UPLOAD_KLAAR] = "Klaar",
        [UPLOAD_INGETROKKEN] = "Niet verstuurd",      [UPLOAD_MISLUKT] = "Mislukt"};
    return namen[u->stand];
}

/* All that a gemeente sends or receives can be taken away; a template there is for what she delivers by file. */
static void fill_diensten(struct page *p, struct bulk_view *v, const char *gekozen) {
    v->diensten = talloc_zero_array(p->mem, struct bulk_dienst_view, STELSEL_DIENSTEN_MAX);
    for (size_t i = 0; stelsel_register[i]; i++) {
        const struct stelseldienst *d = stelsel_register[i];
        if (!((d->afzenders | d->ontvangers) & PARTIJ_GEMEENTE))
            continue;
        v->diensten[v->diensten_aantal++] =
            (struct bulk_dienst_view){.code = d->code,
                                      .naam = d->naam,
                                      .omschrijving = d->omschrijving,
                                      .sjabloon_url = dienst_met(p, d->code) && page_levert(p, d)
                                                          ? talloc_asprintf(p->mem, "/bulk/sjabloon/%s", d->code)
                                                          : NULL,
                                      .uitvoer_url = talloc_asprintf(p->mem, "/bulk/uitvoer/%s", d->code),
                                      .gekozen = gekozen && strcmp(gekozen, d->code) == 0};
    }
}

static void fill_uploads(struct page *p, struct bulk_view *v, const struct uploads *l) {
    v->uploads = talloc_zero_array(p->mem, struct bulk_upload_view, (unsigned)l->aantal + 1);
    v->uploads_aantal = l->aantal;
    for (size_t i = 0; i < l->aantal; i++) {
        const struct upload *u = &l->rijen[i];
        v->uploads[i] = (struct bulk_upload_view){.url = talloc_asprintf(p->mem, "/bulk/%s", u->id),
                                                  .bestandsnaam = u->bestandsnaam,
                                                  .dienst = u->dienst->naam,
                                                  .gemaakt = deel_moment(p->mem, u->gemaakt),
                                                  .gemaakt_iso = deel_moment_iso(p->mem, u->gemaakt),
                                                  .stand = stand_naam(u),
                                                  .door = u->van_mij ? "U" : "Een collega",
                                                  .regels = u->regels,
                                                  .geleverd = u->geleverd,
                                                  .fout = u->fout};
    }
}

struct gestuurd { /* what was sent, and what is wrong with it */
    const char *dienst, *dienst_fout, *bestand_fout;
};

static bool show(struct page *p, const struct gestuurd *g, struct err *err) {
    static const char *const namen[] = {"pagina", NULL};
    long blad = deel_pagina(&p->req->query);
    bool fout = g->dienst_fout || g->bestand_fout;
    if (!deel_query_goed(&p->req->query, namen, err))
        return false;
    struct store_tx *tx = page_begin(p);
    uploads_vraag(tx, (int)blad, UPLOADS_PER_BLAD);
    struct audit audit = {.handeling = AUDIT_LIJST, .bijzonderheden = fout ? "csv geweigerd" : NULL};
    if (!page_voer_uit(p, tx, audit, err))
        return false;
    struct uploads l;
    uploads_lees(p->mem, tx, &l);
    if (l.aantal == 0 && blad > 1 && !fout)
        return page_eerste_blad(p);
    struct bulk_view v = {.pagina = {.titel = "Bestanden", .in_bulk = true, .fout = fout},
                          .dienst_fout = g->dienst_fout,
                          .bestand_fout = g->bestand_fout};
    v.fouten = talloc_zero_array(p->mem, struct deel_fout, 2);
    if (g->dienst_fout)
        v.fouten[v.fouten_aantal++] = (struct deel_fout){"dienst", g->dienst_fout};
    if (g->bestand_fout)
        v.fouten[v.fouten_aantal++] = (struct deel_fout){"bestand", g->bestand_fout};
    fill_diensten(p, &v, g->dienst);
    fill_uploads(p, &v, &l);
    DEEL_BLAD_VUL(v, deel_blad(p->mem, p->req, UPLOADS_PER_BLAD, l.aantal, l.meer));
    return page_show(p, fout ? 422 : 200, TPL_BULK, &v.pagina);
}

bool page_bulk(struct page *p, struct err *err) {
    return show(p, &(struct gestuurd){.dienst = NULL}, err);
}

bool page_bulk_sjabloon(struct page *p, struct err *err) {
    const struct stelseldienst *d = dienst_met(p, page_param(p, "dienst"));
    if (!d)
        return err_set(err, ERR_NOT_FOUND, "dienst", "not a service that a gemeente delivers by file");
    if (!page_voer_uit(p, page_begin(p), (struct audit){.handeling = AUDIT_FORMULIER, .bijzonderheden = d->code}, err))
        return false;
    tabel_sjabloon(p->mem, d, page_mag(p, DOEL_HOOG), p->reply->body);
    return page_csv(p, talloc_asprintf(p->mem, "sjabloon-%s", d->code));
}

/* ---- POST: a file ---- */

static const char *codering_code(enum csv_codering c) {
    return c == CSV_WINDOWS ? "windows" : c == CSV_UTF16 ? "utf16" : "utf8";
}

static const struct fcgi_file *read_file(const struct page *p, struct gestuurd *g) {
    const struct fcgi_file *f = fcgi_file(p->req, "bestand");
    if (!f)
        g->bestand_fout = "Kies één CSV-bestand.";
    else if (f->len == 0)
        g->bestand_fout = "Dit bestand is leeg. Vul het sjabloon en sla het op.";
    return g->bestand_fout ? NULL : f;
}

/* The file as text, and how many deliveries are in it; NULL with the reason when it is not one of this service. */
static const char *read_table(struct page *p, const struct fcgi_file *f, const struct stelseldienst *d,
                              struct upload_nieuw *u, const char **ret_fout) {
    enum csv_codering codering;
    struct tabel tabel;
    const char *tekst = csv_tekst(p->mem, f->data, f->len, &codering, ret_fout);
    struct csv *csv = tekst ? csv_lees(p->mem, tekst, ret_fout) : NULL;
    if (!csv || !tabel_koppen(p->mem, d, csv, &tabel, ret_fout))
        return NULL;
    *u = (struct upload_nieuw){.dienst = d,
                               .bestandsnaam = *f->shown_name ? f->shown_name : "bestand.csv",
                               .codering = codering_code(codering),
                               .tekst = tekst,
                               .regels = (long)csv->rijen_aantal};
    return tekst;
}

bool page_bulk_stuur(struct page *p, struct err *err) {
    struct gestuurd g = {.dienst = fcgi_get(&p->req->body, "dienst")};
    struct upload_nieuw u;
    const struct stelseldienst *d = dienst_met(p, g.dienst);
    const struct fcgi_file *f = read_file(p, &g);
    if (!d)
        g.dienst_fout = "Kies welke levering in het bestand staat.";
    if (!d || !f || !read_table(p, f, d, &u, &g.bestand_fout))
        return show(p, &g, err);
    struct store_tx *tx = page_begin(p);
    if (!upload_voeg(tx, &u, err))
        return false;
    struct audit audit = {.handeling = p->handeling,
                          .bijzonderheden = talloc_asprintf(p->mem, "csv %s: %ld regels", d->code, u.regels)};
    return page_voer_uit(p, tx, audit, err) && page_see_other(p, "/bulk/%s", u.id);
}
