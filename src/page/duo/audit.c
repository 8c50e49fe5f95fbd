/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The audit log: all of it for DUO, that of the own organisation for a privacy officer. What somebody may read is
 * decided by the database; the pages differ in what they ask and name.
 */
#include "csv/csv.h"
#include "page/pages.h"
#include "page/views.h"
#include "store/lijst.h"
#include "store/misbruik.h"
#include "store/uitvoer.h"

#include <string.h>

static const struct keuze *handelingen(TALLOC_CTX *ctx) {
    struct keuze *rows = talloc_zero_array(ctx, struct keuze, AUDIT_HANDELINGEN + 1);
    for (int h = 0; h < AUDIT_HANDELINGEN; h++)
        rows[h] = (struct keuze){audit_handeling_code((enum audit_handeling)h),
                                 audit_handeling_label((enum audit_handeling)h)};
    return rows;
}

static const char *text_of(const struct fcgi_fields *q, const char *naam) {
    const char *v = fcgi_get(q, naam);
    return v && *v ? v : NULL;
}

static bool read_query(struct page *p, struct audit_vraag *v, struct err *err) {
    static const char *const namen[] = {"van",       "tot",     "organisatie", "handeling",
                                        "gebruiker", "dossier", "pagina",      NULL};
    const struct fcgi_fields *q = &p->req->query;
    v->organisatie = text_of(q, "organisatie");
    v->gebruiker = text_of(q, "gebruiker");
    v->dossier = text_of(q, "dossier");
    v->pagina = (int)deel_pagina(q);
    v->rijen = (int)p->house->conf->lijst_rijen;
    return deel_query_goed(q, namen, err) &&
           deel_query_keuze(q, "handeling", handelingen(p->mem), &v->handeling, err) &&
           deel_query_datum(q, "van", &v->van, err) && deel_query_datum(q, "tot", &v->tot, err);
}

/* DUO itself, and all gemeenten. */
static const struct keuze *organisatie_keuzes(TALLOC_CTX *ctx, const struct store_tx *tx) {
    struct organisaties g;
    gemeenten_lees(ctx, tx, &g);
    struct keuze *rows = talloc_zero_array(ctx, struct keuze, (unsigned)g.aantal + 2);
    rows[0] = (struct keuze){"DUO", "DUO"};
    for (size_t i = 0; i < g.aantal; i++)
        rows[i + 1] = (struct keuze){g.rows[i].code, g.rows[i].naam};
    return rows;
}

static struct deel_filter text_filter(TALLOC_CTX *ctx, const char *naam, const char *label, const char *waarde) {
    return (struct deel_filter){
        .naam = naam, .id = talloc_asprintf(ctx, "filter-%s", naam), .label = label, .type = "text", .waarde = waarde};
}

/* The list of organisations comes last: whoever reads the log of her own has no use for it. */
static void fill_filters(struct page *p, const struct store_tx *tx, const struct audit_vraag *v,
                         struct audit_view *view) {
    const struct deel_filter rows[] = {
        deel_filter_datum(p->mem, "van", "Vanaf", v->van),
        deel_filter_datum(p->mem, "tot", "Tot en met", v->tot),
        deel_filter_keuze(p->mem, "handeling", "Handeling", handelingen(p->mem), v->handeling),
        text_filter(p->mem, "gebruiker", "Wie (pseudoniem)", v->gebruiker),
        text_filter(p->mem, "dossier", "Dossier", v->dossier),
        deel_filter_keuze(p->mem, "organisatie", "Organisatie", organisatie_keuzes(p->mem, tx), v->organisatie)};
    view->filters = talloc_memdup(p->mem, rows, sizeof rows);
    view->filters_aantal = sizeof rows / sizeof rows[0] - (view->eigen ? 1 : 0);
    view->gefilterd = v->organisatie || v->handeling || v->gebruiker || v->dossier || !date_is_empty(v->van) ||
                      !date_is_empty(v->tot);
}

static const char *resultaat(TALLOC_CTX *ctx, const struct audit_rij *r) {
    return r->bijzonderheden ? talloc_asprintf(ctx, "%s (%s)", r->resultaat, r->bijzonderheden) : r->resultaat;
}

/* Roles as people say them; the name of a job is no role, and stays as it is. */
static const char *rol(TALLOC_CTX *ctx, const struct audit_rij *r) {
    unsigned rollen = rollen_van_codes(r->rol);
    return rollen != 0 ? rollen_namen(rollen, talloc_array(ctx, char, ROLLEN_TEKST)) : r->rol;
}

/* The same log, with only what this row is about: who else looked there, what else she did. */
static const char *only(struct page *p, const char *naam, const char *waarde) {
    return waarde ? talloc_asprintf(p->mem, "%s?%s=%s", p->req->path, naam, waarde) : NULL;
}

static void fill_rij(struct page *p, const struct audit_rij *r, struct audit_rij_view *v) {
    *v = (struct audit_rij_view){.moment = deel_moment(p->mem, r->moment),
                                 .moment_iso = deel_moment_iso(p->mem, r->moment),
                                 .wie = r->gebruiker,
                                 .naam = r->naam,
                                 .wie_url = only(p, "gebruiker", r->gebruiker),
                                 .rol = rol(p->mem, r),
                                 .namens = r->namens_naam,
                                 .organisatie = r->organisatie_naam,
                                 .niveau = r->niveau == NIVEAU_GEEN ? NULL : niveau_label(r->niveau),
                                 .handeling = audit_handeling_label(r->handeling),
                                 .route = r->route,
                                 .dossier = r->dossier,
                                 .dossier_url = only(p, "dossier", r->dossier),
                                 .velden = r->velden_hoog,
                                 .grond = r->grond,
                                 .resultaat = resultaat(p->mem, r),
                                 .geweigerd = r->handeling == AUDIT_WEIGERING,
                                 .herkomst = r->herkomst,
                                 .verzoek = r->request_id};
}

bool page_audit(struct page *p, struct err *err) {
    struct audit_vraag vraag = {0};
    if (!read_query(p, &vraag, err))
        return false;
    struct store_tx *tx = page_begin(p);
    audit_lijst_vraag(tx, &vraag);
    gemeenten_vraag(tx);
    misbruik_open_vraag(tx);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling}, err))
        return false;
    struct audit_lijst l;
    audit_lijst_lees(p->mem, tx, &l);
    if (l.aantal == 0 && vraag.pagina > 1)
        return page_eerste_blad(p);
    const char *bestand = talloc_asprintf(p->mem, "%s.csv", p->req->path);
    struct audit_view view = {.pagina = {.titel = "Logboek", .in_audit = true},
                              .actie = p->req->path,
                              .bestand_url = deel_url(p->mem, bestand, &p->req->query, "pagina", NULL),
                              .eigen = !page_mag(p, DOEL_AUDIT),
                              .opvallend = misbruik_open_lees(tx),
                              .rijen = talloc_zero_array(p->mem, struct audit_rij_view, (unsigned)l.aantal + 1),
                              .rijen_aantal = l.aantal};
    for (size_t i = 0; i < l.aantal; i++)
        fill_rij(p, &l.rijen[i], &view.rijen[i]);
    fill_filters(p, tx, &vraag, &view);
    DEEL_BLAD_VUL(view, deel_blad(p->mem, p->req, vraag.rijen, l.aantal, l.meer));
    return page_show(p, 200, TPL_AUDIT, &view.pagina);
}

/* ---- as a file ---- */

static const char te_veel[] =
    "# Niet alle regels passen in dit bestand: dit zijn de nieuwste 20.000. Kies een kortere periode.";

static void write_cells(struct buf *uit, const char *const *cellen, size_t n) {
    for (size_t i = 0; i < n; i++)
        csv_cel(uit, cellen[i] ? cellen[i] : "", i == 0);
    csv_einde_rij(uit);
}

static void write_row(TALLOC_CTX *ctx, struct buf *uit, const struct audit_rij *r) {
    TALLOC_CTX *tmp = talloc_new(ctx);
    const char *cellen[] = {talloc_asprintf(tmp, "%ld", r->nummer),
                            r->moment,
                            audit_handeling_label(r->handeling),
                            r->resultaat,
                            r->bijzonderheden,
                            r->gebruiker,
                            r->naam,
                            rol(tmp, r),
                            r->organisatie_naam,
                            r->namens_naam,
                            r->niveau == NIVEAU_GEEN ? NULL : niveau_label(r->niveau),
                            r->route,
                            r->dossier,
                            r->velden_hoog,
                            r->grond,
                            r->herkomst,
                            r->request_id};
    write_cells(uit, cellen, sizeof cellen / sizeof cellen[0]);
    talloc_free(tmp);
}

bool page_audit_csv(struct page *p, struct err *err) {
    static const char *const koppen[] = {
        "nummer", "moment", "handeling", "resultaat", "bijzonderheden", "wie",   "naam",     "rol",    "organisatie",
        "namens", "niveau", "pagina",    "dossier",   "gegevens_hoog",  "grond", "ip_adres", "verzoek"};
    struct audit_vraag vraag = {0};
    if (!read_query(p, &vraag, err))
        return false;
    vraag.alles = true;
    struct store_tx *tx = page_begin(p);
    audit_lijst_vraag(tx, &vraag);
    const struct audit audit = {.handeling = p->handeling, .grond = p->grond, .bijzonderheden = "logboek als bestand"};
    if (!uitvoer_voer_uit(tx, &audit, err))
        return false;
    struct audit_lijst l;
    audit_lijst_lees(p->mem, tx, &l);
    csv_begin(p->reply->body);
    write_cells(p->reply->body, koppen, sizeof koppen / sizeof koppen[0]);
    for (size_t i = 0; i < l.aantal; i++)
        write_row(p->mem, p->reply->body, &l.rijen[i]);
    if (l.meer)
        write_cells(p->reply->body, (const char *const[]){te_veel}, 1);
    return page_csv(p, "logboek");
}
