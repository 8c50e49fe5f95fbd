/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The list of people, and the yearly review of what they may do.
 */
#include "domain/rol.h"
#include "page/beheer/mensen_daad.h"
#include "page/beheer/mensen_view.h"
#include "page/pages.h"

#include <limits.h>
#include <string.h>

static const struct keuze standen[] = {{"wacht", "Wacht op toegang"},
                                       {"actief", "Heeft toegang"},
                                       {"nieuw", "Nog niet aangemeld"},
                                       {"geblokkeerd", "Geblokkeerd"},
                                       {0}};
static const struct keuze let_op[] = {{"verloopt", "Een rol verloopt binnenkort"},
                                      {"herzien", "Nog te controleren"},
                                      {"geen_rol", "Heeft geen rol"},
                                      {0}};

static const struct keuze *rol_keuzes(TALLOC_CTX *ctx, unsigned soorten) {
    struct keuze *rows = talloc_zero_array(ctx, struct keuze, ROLLEN + 1);
    size_t n = 0;
    for (int plek = 0; plek < ROLLEN; plek++) {
        enum rol rol = (enum rol)(1 << plek);
        if ((rol_soorten(rol) & soorten) != 0)
            rows[n++] = (struct keuze){rol_code(rol), rol_naam(rol)};
    }
    return rows;
}

static bool is_duo(const struct page *p) {
    return page_bij(p, SOORT_DUO);
}

/* ---- rows ---- */

static struct mens_rij_view rij(const struct page *p, const struct mens_rij *r) {
    TALLOC_CTX *m = p->mem;
    bool actief = strcmp(r->stand, "actief") == 0;
    long over = date_is_empty(r->einde) ? LONG_MAX : date_days_between(p->vandaag, r->einde);
    return (struct mens_rij_view){.url = talloc_asprintf(m, "/mensen/%s", r->id),
                                  .id = r->id,
                                  .naam = r->naam ? r->naam : "Nog geen naam",
                                  .email = r->email,
                                  .organisatie = organisatie_tekst(m, r->organisatie, r->organisatie_naam),
                                  .rollen = rollen_tekst(m, r->rollen),
                                  .einde = deel_datum(m, r->einde),
                                  .einde_iso = deel_iso(m, r->einde),
                                  .einde_dagen = deel_dagen(m, r->einde, p->vandaag),
                                  .laatst = r->laatst ? deel_moment(m, r->laatst) : NULL,
                                  .laatst_iso = r->laatst ? deel_moment_iso(m, r->laatst) : NULL,
                                  .gemaakt = deel_moment(m, r->gemaakt),
                                  .gemaakt_iso = deel_moment_iso(m, r->gemaakt),
                                  .wacht = strcmp(r->stand, "wacht") == 0,
                                  .nieuw = strcmp(r->stand, "nieuw") == 0,
                                  .geblokkeerd = strcmp(r->stand, "geblokkeerd") == 0,
                                  .geen_rol = actief && !*r->rollen,
                                  .herzien = actief && r->herzien,
                                  .zelf = r->zelf,
                                  .verloopt = over <= p->house->conf->mensen_verloopt};
}

static struct mens_rij_view *rijen(const struct page *p, const struct mensen *l) {
    struct mens_rij_view *v = talloc_zero_array(p->mem, struct mens_rij_view, (unsigned)l->aantal + 1);
    for (size_t i = 0; i < l->aantal; i++)
        v[i] = rij(p, &l->rijen[i]);
    return v;
}

/* ---- the list ---- */

static bool read_query(struct page *p, struct mensen_vraag *v, struct err *err) {
    static const char *const namen[] = {"organisatie", "stand", "rol", "let_op", "pagina", NULL};
    const struct fcgi_fields *q = &p->req->query;
    const char *organisatie = fcgi_get(q, "organisatie");
    *v = (struct mensen_vraag){.organisatie = organisatie && strlen(organisatie) <= 4 ? organisatie : NULL,
                               .verloopt = (int)p->house->conf->mensen_verloopt,
                               .herzien = (int)p->house->conf->mensen_herzien,
                               .pagina = (int)deel_pagina(q),
                               .rijen = (int)p->house->conf->lijst_rijen};
    return deel_query_goed(q, namen, err) && deel_query_keuze(q, "stand", standen, &v->stand, err) &&
           deel_query_keuze(q, "rol", rol_keuzes(p->mem, SOORT_ALLE), &v->rol, err) &&
           deel_query_keuze(q, "let_op", let_op, &v->let_op, err);
}

/* DUO itself and all others. */
static const struct keuze *organisaties(struct page *p, const struct store_tx *tx, struct err *err) {
    struct organisaties g;
    gemeenten_lees(p->mem, tx, &g);
    const struct keuze *anderen = organisatie_keuzes(p, &g, err);
    size_t n = 0;
    if (!anderen)
        return NULL;
    while (anderen[n].code)
        n++;
    struct keuze *rows = talloc_zero_array(p->mem, struct keuze, (unsigned)n + 2);
    rows[0] = (struct keuze){"DUO", "DUO"};
    memcpy(rows + 1, anderen, n * sizeof *rows);
    return rows;
}

static bool fill_filters(struct page *p, const struct store_tx *tx, const struct mensen_vraag *v,
                         struct mensen_view *view, struct err *err) {
    struct deel_filter *f = talloc_zero_array(p->mem, struct deel_filter, 4);
    size_t n = 0;
    unsigned soorten = is_duo(p) ? SOORT_ALLE : (unsigned)p->sessie.soort;
    const struct keuze *bij = is_duo(p) ? organisaties(p, tx, err) : NULL;
    if (is_duo(p) && !bij)
        return false;
    if (bij)
        f[n++] = deel_filter_keuze(p->mem, "organisatie", "Organisatie", bij, v->organisatie);
    f[n++] = deel_filter_keuze(p->mem, "stand", "Toegang", standen, v->stand);
    f[n++] = deel_filter_keuze(p->mem, "rol", "Rol", rol_keuzes(p->mem, soorten), v->rol);
    f[n++] = deel_filter_keuze(p->mem, "let_op", "Let op", let_op, v->let_op);
    view->filters = f;
    view->filters_aantal = n;
    view->gefilterd = v->organisatie || v->stand || v->rol || v->let_op;
    return true;
}

bool page_mensen(struct page *p, struct err *err) {
    struct mensen_vraag vraag;
    if (!read_query(p, &vraag, err))
        return false;
    struct store_tx *tx = page_begin(p);
    mensen_vraag(tx, &vraag);
    gemeenten_vraag(tx);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling}, err))
        return false;
    struct mensen l;
    mensen_lees(p->mem, tx, &l);
    if (l.aantal == 0 && vraag.pagina > 1)
        return page_eerste_blad(p);
    struct mensen_view view = {.pagina = {.titel = "Mensen", .in_mensen = true},
                               .is_duo = is_duo(p),
                               .rijen = rijen(p, &l),
                               .rijen_aantal = l.aantal};
    if (!fill_filters(p, tx, &vraag, &view, err))
        return false;
    DEEL_BLAD_VUL(view, deel_blad(p->mem, p->req, vraag.rijen, l.aantal, l.meer));
    return page_show(p, 200, TPL_MENSEN, &view.pagina);
}

/* ---- the yearly review ---- */

bool page_herzien(struct page *p, struct err *err) {
    static const char *const namen[] = {"pagina", "gedaan", NULL};
    static const struct keuze gedaan[] = {{"klopt", "U gaf aan dat de rollen kloppen."},
                                          {"weg", "De rollen zijn weggehaald. Deze persoon kan er niets meer mee."},
                                          {0}};
    const struct conf *c = p->house->conf;
    const char *wat = NULL;
    if (!deel_query_goed(&p->req->query, namen, err) || !deel_query_keuze(&p->req->query, "gedaan", gedaan, &wat, err))
        return false;
    struct mensen_vraag vraag = {.let_op = "herzien",
                                 .herzien = (int)c->mensen_herzien,
                                 .verloopt = (int)c->mensen_verloopt,
                                 .pagina = (int)deel_pagina(&p->req->query),
                                 .rijen = (int)c->lijst_rijen};
    struct store_tx *tx = page_begin(p);
    mensen_vraag(tx, &vraag);
    mensen_tel_vraag(tx, vraag.verloopt, vraag.herzien);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling}, err))
        return false;
    struct mensen l;
    struct mensen_telling t;
    mensen_lees(p->mem, tx, &l);
    mensen_tel_lees(tx, &t);
    if (l.aantal == 0 && vraag.pagina > 1)
        return page_eerste_blad(p);
    struct herzien_view view = {.pagina = {.titel = "Rollen controleren",
                                           .in_mensen = true,
                                           .melding = !wat                        ? NULL
                                                      : strcmp(wat, "klopt") == 0 ? gedaan[0].label
                                                                                  : gedaan[1].label},
                                .totaal = t.mensen,
                                .over = t.herzien,
                                .gedaan = t.mensen - t.herzien,
                                .procent = t.mensen ? 100 * (t.mensen - t.herzien) / t.mensen : 100,
                                .is_duo = is_duo(p),
                                .rijen = rijen(p, &l),
                                .rijen_aantal = l.aantal};
    DEEL_BLAD_VUL(view, deel_blad(p->mem, p->req, vraag.rijen, l.aantal, l.meer));
    return page_show(p, 200, TPL_HERZIEN, &view.pagina);
}

bool page_mens_herzien(struct page *p, struct err *err) {
    static const struct keuze besluiten[] = {{"klopt", ""}, {"weg", ""}, {0}};
    const char *besluit = NULL, *id = page_param(p, "id");
    if (fcgi_times(&p->req->body, "besluit") != 1 ||
        !deel_query_keuze(&p->req->body, "besluit", besluiten, &besluit, err) || !besluit)
        return err_set(err, ERR_INPUT, "besluit", "klopt or weg");
    bool klopt = strcmp(besluit, "klopt") == 0;
    if (!klopt) { /* roles that another brings back at the next login cannot be taken away here */
        struct mens m;
        if (!mens_open(p, id, &m, NULL, err))
            return false;
        if (mens_brengt_rollen(p, &m))
            return page_see_other(p, "/mensen/%s/blokkeren", id);
    }
    struct store_tx *tx = page_begin(p);
    mens_herzien_vraag(tx, id, klopt);
    const char *wat = talloc_asprintf(p->mem, "herzien %s: %s", mens_pseudoniem(p->mem, id), besluit);
    if (page_voer_uit(p, tx, (struct audit){.handeling = p->handeling, .bijzonderheden = wat}, err))
        return page_see_other(p, "/mensen/herzien?gedaan=%s", besluit);
    return err->kind == ERR_CONFLICT && mens_kan_nu_niet(p, id, err);
}
