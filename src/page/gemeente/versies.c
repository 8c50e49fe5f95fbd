/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The versions of one bericht, and two of them side by side. Sealed fields stay sealed: that they differ is shown, not
 * what they are.
 */
#include "page/gemeente/verschillen.h"
#include "page/pages.h"
#include "store/dossier.h"

#include <stdlib.h>
#include <string.h>

struct gelezen {
    struct page *p;
    struct dossier dossier;
    struct historie historie;
    const struct bericht **versies; /* the first one first; a withdrawal is the last */
    size_t aantal;
};

/* ---- the chain ---- */

static const struct bericht *eerste(const struct historie *h, const struct bericht *b) {
    for (size_t n = 0; b->vervangt && n < h->aantal; n++) {
        const struct bericht *eerder = historie_bericht(h, b->vervangt);
        if (!eerder)
            break;
        b = eerder;
    }
    return b;
}

static void lees_versies(struct gelezen *g, const struct bericht *b) {
    const struct historie *h = &g->historie;
    g->versies = talloc_zero_array(g->p->mem, const struct bericht *, (unsigned)h->aantal + 1);
    g->versies[g->aantal++] = eerste(h, b);
    for (size_t i = 0; i < h->aantal; i++) { /* by nummer, so the chain comes by in order */
        const struct bericht *later = &h->berichten[i];
        if (later->vervangt && strcmp(later->vervangt, g->versies[g->aantal - 1]->id) == 0)
            g->versies[g->aantal++] = later;
    }
}

/* How many of them say something: a withdrawal does not. */
static size_t met_inhoud(const struct gelezen *g) {
    return g->versies[g->aantal - 1]->intrekking ? g->aantal - 1 : g->aantal;
}

/* ---- which two ---- */

static bool keuze_van(struct page *p, const char *naam, size_t hoogste, size_t anders, size_t *ret, struct err *err) {
    const char *tekst = fcgi_get(&p->req->query, naam);
    *ret = anders;
    if (!tekst || !*tekst)
        return true;
    size_t len = strlen(tekst);
    unsigned long n = len <= 3 && strspn(tekst, "0123456789") == len ? strtoul(tekst, NULL, 10) : 0;
    if (n < 1 || n > hoogste)
        return err_set(err, ERR_INPUT, naam, "not a version");
    *ret = n;
    return true;
}

static const char *versie_naam(struct page *p, size_t nummer, const struct bericht *b) {
    return talloc_asprintf(p->mem, "Versie %zu, van %s", nummer, date_nl(p->mem, b->geregistreerd_op));
}

static struct deel_keuze *keuzes(const struct gelezen *g, size_t gekozen) {
    size_t n = met_inhoud(g);
    struct deel_keuze *rows = talloc_zero_array(g->p->mem, struct deel_keuze, (unsigned)n + 1);
    for (size_t i = 0; i < n; i++)
        rows[i] = (struct deel_keuze){.code = talloc_asprintf(g->p->mem, "%zu", i + 1),
                                      .label = versie_naam(g->p, i + 1, g->versies[i]),
                                      .gekozen = i + 1 == gekozen};
    return rows;
}

/* ---- show ---- */

static void fill_versies(const struct gelezen *g, struct versies_view *v) {
    TALLOC_CTX *m = g->p->mem;
    v->versies = talloc_zero_array(m, struct versie_view, (unsigned)g->aantal);
    v->versies_aantal = g->aantal;
    for (size_t i = 0; i < g->aantal; i++) {
        const struct bericht *b = g->versies[i];
        v->versies[i] = (struct versie_view){.nummer = talloc_asprintf(m, "%zu", i + 1),
                                             .url = talloc_asprintf(m, "/dossier/%s/bericht/%s", g->dossier.id, b->id),
                                             .geregistreerd = deel_datum(m, b->geregistreerd_op),
                                             .geregistreerd_iso = deel_iso(m, b->geregistreerd_op),
                                             .reden = b->reden,
                                             .geldt = !b->ingetrokken,
                                             .intrekking = b->intrekking};
    }
}

/* A secret address is shown by 'Toon' of the dossier only: when it is secret now, or was in one of these versions. */
static void hide_secret_address(const struct gelezen *g, const struct bericht *a, const struct bericht *b,
                                struct verschil_view *rows, size_t aantal) {
    const struct veld *adres = stelsel_veld(a->dienst, "adres");
    bool secret = g->dossier.geheim || bericht_waarde_is(a, "indicatie_geheim", "ja") ||
                  bericht_waarde_is(b, "indicatie_geheim", "ja");
    for (size_t i = 0; adres && secret && i < aantal; i++)
        if (strcmp(rows[i].label, adres->label) == 0) {
            rows[i].nu = rows[i].nu ? "•••••" : NULL;
            rows[i].uw = rows[i].uw ? "•••••" : NULL;
        }
}

static void fill_verschillen(const struct gelezen *g, size_t oud, size_t nieuw, struct versies_view *v) {
    const struct bericht *a = g->versies[oud - 1], *b = g->versies[nieuw - 1];
    bool dicht[STELSEL_VELDEN_MAX];
    size_t anders = 0;
    for (size_t i = 0; i < stelsel_veld_aantal(a->dienst); i++)
        dicht[i] = a->dienst->velden[i].biv.v == BIV_HOOG;
    v->verschillen = verschillen(g->p->mem, a, b, dicht, &v->verschillen_aantal);
    hide_secret_address(g, a, b, v->verschillen, v->verschillen_aantal);
    for (size_t i = 0; i < v->verschillen_aantal; i++)
        anders += v->verschillen[i].anders;
    v->kop_oud = versie_naam(g->p, oud, a);
    v->kop_nieuw = versie_naam(g->p, nieuw, b);
    v->samenvatting =
        anders == 0   ? "Deze twee versies zijn gelijk."
        : anders == 1 ? "Er is 1 verschil. Er staat ‘Anders’ bij."
                      : talloc_asprintf(g->p->mem, "Er zijn %zu verschillen. Er staat steeds ‘Anders’ bij.", anders);
}

static bool show(struct gelezen *g, struct err *err) {
    struct page *p = g->p;
    size_t n = met_inhoud(g), oud, nieuw;
    if (!keuze_van(p, "oud", n, n > 1 ? n - 1 : 1, &oud, err) || !keuze_van(p, "nieuw", n, n, &nieuw, err))
        return false;
    const char *dienst = g->versies[0]->dienst->naam;
    struct versies_view view = {
        .pagina = {.titel = talloc_asprintf(p->mem, "%s, versies", dienst)},
        .dossier_url = talloc_asprintf(p->mem, "/dossier/%s", g->dossier.id),
        .bericht_url = talloc_asprintf(p->mem, "/dossier/%s/bericht/%s", g->dossier.id, page_param(p, "bid")),
        .naam = g->dossier.naam,
        .dienst = dienst,
        .actie = p->req->path,
        .een = n == 1,
        .oude = keuzes(g, oud),
        .nieuwe = keuzes(g, nieuw),
        .oude_aantal = n,
        .nieuwe_aantal = n};
    fill_versies(g, &view);
    fill_verschillen(g, oud, nieuw, &view);
    return page_show(p, 200, TPL_VERSIES, &view.pagina);
}

bool page_versies(struct page *p, struct err *err) {
    static const char *const namen[] = {"oud", "nieuw", NULL};
    const char *id = page_param(p, "id"), *bid = page_param(p, "bid");
    struct gelezen g = {.p = p};
    if (!deel_query_goed(&p->req->query, namen, err))
        return false;
    struct store_tx *tx = page_begin(p);
    dossier_vraag(tx, id, false);
    historie_vraag(tx, id);
    struct audit audit = {.handeling = p->handeling, .dossier = id, .bericht = bid};
    if (!page_voer_uit(p, tx, audit, err) || !dossier_lees(p->mem, tx, &g.dossier, err) ||
        !historie_lees(p->mem, tx, &g.historie, err))
        return false;
    const struct bericht *b = historie_bericht(&g.historie, bid);
    if (!b)
        return err_set(err, ERR_NOT_FOUND, "bericht", "niet gevonden");
    lees_versies(&g, b);
    return show(&g, err);
}
