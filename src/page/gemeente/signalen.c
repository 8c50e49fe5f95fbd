/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * All open signalen of an organisation in one list, and closing many of them at once.
 */
#include "page/gemeente/signaal.h"
#include "page/pages.h"
#include "page/signalen_view.h"
#include "store/signaal.h"

#include <stdlib.h>
#include <string.h>

static const struct keuze dagen[] = {
    {"te_laat", "Te laat"},         {"2_weken", "Binnen 2 weken"}, {"6_weken", "Over 2 tot 6 weken"},
    {"later", "Later dan 6 weken"}, {"geen", "Geen laatste dag"},  {0}};
static const enum wv_termijn dag_waarden[] = {WV_TERMIJN_TE_LAAT, WV_TERMIJN_2_WEKEN, WV_TERMIJN_6_WEKEN,
                                              WV_TERMIJN_LATER, WV_TERMIJN_GEEN};
static const struct keuze afsluiten[] = {{"zelf", "Zelf afhandelen"}, {0}};
static const struct keuze sorteringen[] = {{"uiterlijk", "Uiterlijk"}, {"sinds", "Sinds"}, {"naam", "Persoon"}, {0}};
static const enum signaal_sorteer sorteer_waarden[] = {SIGNAAL_OP_UITERLIJK, SIGNAAL_OP_ONTSTAAN, SIGNAAL_OP_NAAM};

struct gevraagd {
    const char *soort, *uiterlijk, *afsluiten, *sorteer;
};

static size_t index_of(const struct keuze *keuzes, const char *code) {
    size_t i = 0;
    while (strcmp(keuzes[i].code, code) != 0)
        i++;
    return i;
}

/* All kinds, whoever they are for: a filter on a kind that is for another finds nothing. */
static const struct keuze *alle_soorten(TALLOC_CTX *ctx, unsigned voor) {
    struct keuze *rows = talloc_zero_array(ctx, struct keuze, 1);
    size_t n = 0;
    for (size_t i = 0; stelsel_register[i]; i++)
        for (const struct signaal_soort *s = stelsel_register[i]->signaal; s && s->code; s++)
            if ((voor & (1U << s->voor)) != 0) {
                rows = talloc_realloc(ctx, rows, struct keuze, (unsigned)n + 2);
                rows[n++] = (struct keuze){s->code, s->titel};
                rows[n] = (struct keuze){0};
            }
    return rows;
}

#define IEDEREEN ((1U << VOOR_AANTAL) - 1)

/* What is for the organisation that asks. */
static unsigned voor_mij(const struct page *p) {
    if (page_bij(p, SOORT_DUO))
        return 1U << VOOR_DUO;
    return page_bij(p, SOORT_COA) ? 1U << VOOR_COA : 1U << VOOR_GEMEENTE | 1U << VOOR_VORIGE_GEMEENTE;
}

static bool read_gevraagd(struct page *p, const struct fcgi_fields *q, struct gevraagd *g, struct err *err) {
    return deel_query_keuze(q, "soort", alle_soorten(p->mem, IEDEREEN), &g->soort, err) &&
           deel_query_keuze(q, "uiterlijk", dagen, &g->uiterlijk, err) &&
           deel_query_keuze(q, "afsluiten", afsluiten, &g->afsluiten, err) &&
           deel_query_keuze(q, "sorteer", sorteringen, &g->sorteer, err);
}

static struct signalen_vraag question(const struct page *p, const struct gevraagd *g) {
    return (struct signalen_vraag){
        .soort = g->soort,
        .met_de_hand = g->afsluiten != NULL,
        .uiterlijk = g->uiterlijk ? dag_waarden[index_of(dagen, g->uiterlijk)] : WV_TERMIJN_ALLE,
        .sorteer = g->sorteer ? sorteer_waarden[index_of(sorteringen, g->sorteer)] : SIGNAAL_OP_UITERLIJK,
        .vandaag = p->vandaag,
        .pagina = (int)deel_pagina(&p->req->query),
        .rijen = (int)p->house->conf->lijst_rijen};
}

static bool sluit_met_de_hand(const char *code) {
    const struct signaal_soort *s = stelsel_signaal(code, NULL);
    return s && !s->gesloten_door;
}

/* ---- the page ---- */

static void fill_filters(struct page *p, const struct gevraagd *g, struct signalen_view *v) {
    const struct deel_filter rows[] = {
        deel_filter_keuze(p->mem, "soort", "Soort signaal", alle_soorten(p->mem, voor_mij(p)), g->soort),
        deel_filter_keuze(p->mem, "uiterlijk", "Uiterlijk", dagen, g->uiterlijk),
        deel_filter_keuze(p->mem, "afsluiten", "Hoe gaat het dicht", afsluiten, g->afsluiten)};
    v->filters = talloc_memdup(p->mem, rows, sizeof rows);
    v->filters_aantal = sizeof rows / sizeof rows[0];
    v->gefilterd = g->soort || g->uiterlijk || g->afsluiten;
    v->sorteer = g->sorteer ? g->sorteer : sorteringen[0].code;
}

/* The order of the columns is that of templates/gemeente/signalen.html, behind the one to choose by. */
static void fill_columns(struct page *p, struct signalen_view *v) {
    static const struct keuze kolommen[] = {
        {"", "Signaal"}, {"naam", "Persoon"}, {"sinds", "Sinds"}, {"uiterlijk", "Uiterlijk"}, {"", "Wat kunt u doen?"}};
    v->kolommen_aantal = sizeof kolommen / sizeof kolommen[0];
    v->kolommen = talloc_zero_array(p->mem, struct kolom_view, (unsigned)v->kolommen_aantal);
    for (size_t i = 0; i < v->kolommen_aantal; i++) {
        bool op_naam = strcmp(kolommen[i].code, "naam") == 0;
        bool sorts = *kolommen[i].code != '\0' && !(op_naam && page_bij(p, SOORT_DUO));
        bool now = sorts && strcmp(kolommen[i].code, v->sorteer) == 0;
        bool omlaag = strcmp(kolommen[i].code, "sinds") == 0;
        v->kolommen[i] = (struct kolom_view){
            .label = kolommen[i].label,
            .url = sorts ? deel_url(p->mem, p->req->path, &p->req->query, "sorteer", kolommen[i].code) : NULL,
            .aria = !now     ? NULL
                    : omlaag ? "descending"
                             : "ascending",
            .oplopend = now && !omlaag,
            .aflopend = now && omlaag};
    }
}

static void fill_rij(struct page *p, const struct signaal_rij *r, bool mag, struct signaal_rij_view *v) {
    long over = date_is_empty(r->uiterlijk) ? 0 : date_days_between(p->vandaag, r->uiterlijk);
    *v = (struct signaal_rij_view){.id = r->id,
                                   .titel = r->soort->titel,
                                   .waarom = r->soort->waarom,
                                   .doen = r->soort->doen,
                                   .dienst = r->dienst->naam,
                                   .naam = r->naam,
                                   .url = talloc_asprintf(p->mem, "/dossier/%s", r->dossier),
                                   .ontstaan = deel_datum(p->mem, r->ontstaan),
                                   .ontstaan_iso = deel_iso(p->mem, r->ontstaan),
                                   .uiterlijk = deel_datum(p->mem, r->uiterlijk),
                                   .uiterlijk_iso = deel_iso(p->mem, r->uiterlijk),
                                   .dagen = deel_dagen(p->mem, r->uiterlijk, p->vandaag),
                                   .laat = over < 0,
                                   .dringend = !date_is_empty(r->uiterlijk) && over >= 0 && over <= DEEL_DRINGEND_DAGEN,
                                   .kiesbaar = mag && !r->soort->gesloten_door};
    v->formulieren = signaal_formulieren(p, r->soort, r->dossier, r->niet_voor, &v->formulieren_aantal);
}

static void fill_rijen(struct page *p, const struct signalen_lijst *l, struct signalen_view *v) {
    bool mag = page_mag(p, DOEL_LEVEREN);
    v->rijen = talloc_zero_array(p->mem, struct signaal_rij_view, (unsigned)l->aantal + 1);
    v->rijen_aantal = l->aantal;
    for (size_t i = 0; i < l->aantal; i++) {
        fill_rij(p, &l->rijen[i], mag, &v->rijen[i]);
        v->kiezen = v->kiezen || v->rijen[i].kiesbaar;
    }
    v->alles = v->kiezen && l->samen > 1 ? l->samen : 0;
    v->soort = l->aantal > 0 ? l->rijen[0].soort->titel : NULL;
}

/* What a redirect says was just done. */
static const char *gedaan(struct page *p) {
    const char *wat = fcgi_get(&p->req->query, "gedaan");
    long n = wat ? strtol(wat, NULL, 10) : 0;
    if (n == 1)
        return "Het signaal is afgehandeld.";
    if (n > 1)
        return talloc_asprintf(p->mem, "%ld signalen zijn afgehandeld.", n);
    if (wat && strcmp(wat, "niets") == 0)
        return "Er is niets afgehandeld. Vink eerst aan welke signalen u wilt afhandelen.";
    if (wat && strcmp(wat, "veranderd") == 0)
        return "Er is niets afgehandeld, omdat de lijst intussen is veranderd. Kijk de lijst hieronder na en kies "
               "opnieuw.";
    return NULL;
}

bool page_signalen(struct page *p, struct err *err) {
    static const char *const namen[] = {"soort", "uiterlijk", "afsluiten", "sorteer", "pagina", "gedaan", NULL};
    struct gevraagd g = {0};
    if (!deel_query_goed(&p->req->query, namen, err) || !read_gevraagd(p, &p->req->query, &g, err))
        return false;
    struct signalen_vraag vraag = question(p, &g);
    struct store_tx *tx = page_begin(p);
    signalen_lijst_vraag(tx, &vraag, g.soort && sluit_met_de_hand(g.soort));
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling}, err))
        return false;
    struct signalen_lijst l;
    signalen_lijst_lees(p->mem, tx, &l);
    if (l.aantal == 0 && vraag.pagina > 1)
        return page_eerste_blad(p);
    struct signalen_view view = {.pagina = {.titel = "Signalen", .in_signalen = true, .melding = gedaan(p)},
                                 .mag_voorkeuren = page_mag(p, DOEL_VOORKEUREN)};
    static const char *const niet[] = {"pagina", "gedaan", NULL};
    fill_filters(p, &g, &view);
    fill_columns(p, &view);
    fill_rijen(p, &l, &view);
    view.velden_verborgen = deel_bewaar(p->mem, &p->req->query, niet, &view.velden_verborgen_aantal);
    DEEL_BLAD_VUL(view, deel_blad(p->mem, p->req, vraag.rijen, l.aantal, l.meer));
    return page_show(p, 200, TPL_SIGNALEN, &view.pagina);
}

/* ---- closing many ---- */

/* Back to the list as it was, with what was done. */
static bool terug(struct page *p, const struct gevraagd *g, const char *wat) {
    struct fcgi_field rows[] = {{"soort", g->soort ? g->soort : ""},
                                {"uiterlijk", g->uiterlijk ? g->uiterlijk : ""},
                                {"afsluiten", g->afsluiten ? g->afsluiten : ""},
                                {"sorteer", g->sorteer ? g->sorteer : ""}};
    const struct fcgi_fields velden = {rows, sizeof rows / sizeof rows[0]};
    return page_see_other(p, "%s", deel_url(p->mem, "/signalen", &velden, "gedaan", wat));
}

static const char **gekozen(TALLOC_CTX *ctx, const struct fcgi_fields *body) {
    const char **ids = talloc_zero_array(ctx, const char *, (unsigned)body->count + 1);
    size_t n = 0;
    for (size_t i = 0; i < body->count; i++)
        if (strcmp(body->rows[i].name, "signaal") == 0)
            ids[n++] = body->rows[i].value;
    return ids;
}

bool page_signalen_afhandelen(struct page *p, struct err *err) {
    const struct fcgi_fields *body = &p->req->body;
    const char *wat = fcgi_get(body, "wat"), *samen = fcgi_get(body, "samen");
    struct gevraagd g = {0};
    if (!read_gevraagd(p, body, &g, err))
        return false;
    bool alles = wat && strcmp(wat, "alles") == 0;
    const char **ids = gekozen(p->mem, body);
    if (alles && (!g.soort || !sluit_met_de_hand(g.soort) || !samen))
        return err_set(err, ERR_INPUT, "wat", "all of what cannot be closed by hand");
    struct store_tx *tx = page_begin(p);
    const struct signalen_vraag vraag = question(p, &g);
    if (alles)
        signalen_afhandelen_alles_vraag(tx, &vraag, strtol(samen, NULL, 10));
    else
        signalen_afhandelen_vraag(tx, ids);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling}, err))
        return false;
    const char *dossier;
    size_t n = signalen_afhandelen_lees(p->mem, tx, &dossier);
    return terug(p, &g, n > 0 ? talloc_asprintf(p->mem, "%zu", n) : alles || ids[0] ? "veranderd" : "niets");
}
