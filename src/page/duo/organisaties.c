/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The organisations that use the portal: a list, a page for each, changing one, and making one.
 */
#include "page/organisatie_view.h"
#include "page/pages.h"
#include "store/organisatie.h"

#include <string.h>

static const struct keuze soorten[] = {
    {"gemeente", "Gemeente"}, {"samenwerkingsverband", "Samenwerkingsverband"}, {"duo", "DUO"}, {"coa", "COA"}, {0}};
static const struct keuze wanneer[] = {{"nu", "Bestaat nu"}, {"niet", "Bestaat nu niet"}, {0}};
static const struct keuze met_kvk[] = {{"zonder", "Zonder KvK-nummer"}, {0}};

static const char *soort_label(const char *code) {
    for (size_t i = 0; soorten[i].code; i++)
        if (strcmp(soorten[i].code, code) == 0)
            return soorten[i].label;
    return code;
}

/* ---- the list ---- */

#define ZOEKTEKST_MAX 100

struct gevraagd {
    struct organisatie_vraag vraag;
    const char *wanneer, *kvk;
};

static bool read_query(struct page *p, struct gevraagd *g, struct err *err) {
    static const char *const namen[] = {"zoek", "soort", "wanneer", "kvk", "pagina", "gedaan", NULL};
    const struct fcgi_fields *q = &p->req->query;
    const char *zoek = fcgi_get(q, "zoek");
    *g = (struct gevraagd){.vraag = {.zoek = zoek && *zoek ? zoek : NULL,
                                     .pagina = (int)deel_pagina(q),
                                     .rijen = (int)p->house->conf->lijst_rijen}};
    if (!deel_query_goed(q, namen, err) || !deel_query_keuze(q, "soort", soorten, &g->vraag.soort, err) ||
        !deel_query_keuze(q, "wanneer", wanneer, &g->wanneer, err) ||
        !deel_query_keuze(q, "kvk", met_kvk, &g->kvk, err))
        return false;
    if (zoek && strlen(zoek) > ZOEKTEKST_MAX)
        return err_set(err, ERR_INPUT, "zoek", "too long");
    g->vraag.zonder_kvk = g->kvk != NULL;
    if (g->wanneer)
        g->vraag.wanneer = strcmp(g->wanneer, "nu") == 0 ? ORGANISATIE_NU : ORGANISATIE_NIET_NU;
    return true;
}

static const char *stand(const struct page *p, const struct organisatie_rij *o) {
    if (o->geldig)
        return "Bestaat nu";
    if (!date_is_empty(o->geldig_tot) && date_cmp(o->geldig_tot, p->vandaag) <= 0)
        return talloc_asprintf(p->mem, "Tot %s", deel_datum(p->mem, o->geldig_tot));
    return talloc_asprintf(p->mem, "Vanaf %s", deel_datum(p->mem, o->geldig_van));
}

static void fill_rijen(struct page *p, const struct organisatie_lijst *l, struct organisatie_lijst_view *v) {
    v->rijen = talloc_zero_array(p->mem, struct organisatie_rij_view, (unsigned)l->aantal + 1);
    v->rijen_aantal = l->aantal;
    for (size_t i = 0; i < l->aantal; i++) {
        const struct organisatie_rij *o = &l->rijen[i];
        v->rijen[i] = (struct organisatie_rij_view){.url = talloc_asprintf(p->mem, "/duo/organisaties/%s", o->code),
                                                    .naam = o->naam,
                                                    .code = o->code,
                                                    .soort = soort_label(o->soort),
                                                    .kvk = o->kvk,
                                                    .stand = stand(p, o),
                                                    .mensen = o->mensen,
                                                    .geldig = o->geldig};
    }
}

bool page_organisaties(struct page *p, struct err *err) {
    struct gevraagd g;
    if (!read_query(p, &g, err))
        return false;
    struct store_tx *tx = page_begin(p);
    organisatie_lijst_vraag(tx, &g.vraag);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling}, err))
        return false;
    struct organisatie_lijst l;
    organisatie_lijst_lees(p->mem, tx, &l);
    if (l.aantal == 0 && g.vraag.pagina > 1)
        return page_eerste_blad(p);
    const struct deel_filter filters[] = {deel_filter_keuze(p->mem, "soort", "Soort", soorten, g.vraag.soort),
                                          deel_filter_keuze(p->mem, "wanneer", "Bestaat", wanneer, g.wanneer),
                                          deel_filter_keuze(p->mem, "kvk", "KvK-nummer", met_kvk, g.kvk)};
    struct organisatie_lijst_view view = {.pagina = {.titel = "Organisaties", .in_organisaties = true},
                                          .zoek = g.vraag.zoek,
                                          .filters = talloc_memdup(p->mem, filters, sizeof filters),
                                          .filters_aantal = sizeof filters / sizeof filters[0],
                                          .gefilterd = g.vraag.zoek || g.vraag.soort || g.wanneer || g.kvk};
    fill_rijen(p, &l, &view);
    DEEL_BLAD_VUL(view, deel_blad(p->mem, p->req, g.vraag.rijen, l.aantal, l.meer));
    return page_show(p, 200, TPL_ORGANISATIES, &view.pagina);
}

/* ---- the form ---- */

#define NUMMERS_MAX 200

static const struct keuze nieuwe_soorten[] = {
    {"gemeente", "Gemeente"}, {"samenwerkingsverband", "Samenwerkingsverband"}, {0}};

static const struct veld velden[] = {
    {.naam = "soort", .label = "Soort", .soort = VELD_KEUZE, .verplicht = true, .keuzes = nieuwe_soorten},
    {.naam = "code",
     .label = "Code",
     .hulp =
         "Van een gemeente: de CBS-code, 4 cijfers. Van een samenwerkingsverband: S en 3 cijfers, bijvoorbeeld S001.",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 4},
    {.naam = "naam", .label = "Naam", .soort = VELD_TEKST, .verplicht = true, .max = 200},
    {.naam = "kvk",
     .label = "KvK-nummer",
     .hulp = "8 cijfers. Zonder KvK-nummer kan niemand van deze organisatie inloggen met eHerkenning.",
     .soort = VELD_TEKST,
     .max = 20},
    {.naam = "rsin", .label = "RSIN", .hulp = "9 cijfers.", .soort = VELD_TEKST, .max = 20},
    {.naam = "oin",
     .label = "OIN",
     .hulp = "20 cijfers, voor koppelingen tussen systemen van de overheid.",
     .soort = VELD_TEKST,
     .max = 40},
    {.naam = "geldig_van", .label = "Bestaat vanaf", .hulp = "De eerste dag.", .soort = VELD_DATUM, .verplicht = true},
    {.naam = "geldig_tot",
     .label = "Bestaat tot",
     .hulp = "De eerste dag waarop de organisatie niet meer bestaat. Gaat een gemeente op in een andere? Doe dan een "
             "herindeling.",
     .soort = VELD_DATUM},
    {.naam = "vestigingen",
     .label = "Vestigingen die mogen inloggen",
     .hulp = "Vestigingsnummers van 12 cijfers, op elke regel één. Alleen nodig voor mensen met een machtiging die "
             "voor één vestiging geldt.",
     .soort = VELD_LANGETEKST,
     .max = 3000},
    {.naam = "tussenpersonen",
     .label = "Tussenpersonen",
     .hulp = "KvK-nummers (8 cijfers) van organisaties die met een ketenmachtiging namens deze organisatie mogen "
             "inloggen, op elke regel één. Leeg: niemand.",
     .soort = VELD_LANGETEKST,
     .max = 3000},
    {0}};
#define BESTAAND 2 /* the first two are only typed for a new one */

static const struct {
    const char *veld, *code, *melding;
} meldingen[] = {
    {"code", "bestaat", "Code: er is al een organisatie met deze code."},
    {"code", "vorm", "Code: vul 4 cijfers in voor een gemeente, of S en 3 cijfers voor een samenwerkingsverband."},
    {"soort", "vorm", "Soort: kies een gemeente of een samenwerkingsverband."},
    {"naam", "leeg", "Naam: vul dit in."},
    {"kvk", "vorm", "KvK-nummer: vul 8 cijfers in."},
    {"kvk", "dubbel", "KvK-nummer: een andere organisatie heeft dit nummer al. Zoek op dit nummer om te zien welke."},
    {"rsin", "vorm", "RSIN: dit nummer klopt niet. Vul 9 cijfers in en controleer ze."},
    {"rsin", "dubbel", "RSIN: een andere organisatie heeft dit nummer al. Zoek op dit nummer om te zien welke."},
    {"oin", "vorm", "OIN: vul 20 cijfers in."},
    {"oin", "dubbel", "OIN: een andere organisatie heeft dit nummer al. Zoek op dit nummer om te zien welke."},
    {"geldig_van", "leeg", "Bestaat vanaf: vul een datum in."},
    {"geldig_tot", "voor_begin", "Bestaat tot: deze dag moet na de eerste dag liggen."},
    {"geldig_tot", "keten", "Bestaat tot: deze organisatie hoort bij de keten en kan niet eindigen."},
    {"geldig_tot", "dossiers",
     "Bestaat tot: deze gemeente heeft nog dossiers. Doe een herindeling, dan gaan de dossiers naar een andere "
     "gemeente."},
    {"vestigingen", "vorm", "Vestigingen: elk nummer heeft 12 cijfers. Zet op elke regel één nummer."},
    {"tussenpersonen", "vorm", "Tussenpersonen: vul KvK-nummers van 8 cijfers in, op elke regel één."},
    {"tussenpersonen", "zelf", "Tussenpersonen: dit is het nummer van de organisatie zelf. Haal het weg."},
};

static const char *melding(const char *veld, const char *code) {
    for (size_t i = 0; i < sizeof meldingen / sizeof meldingen[0]; i++)
        if (strcmp(meldingen[i].veld, veld) == 0 && strcmp(meldingen[i].code, code) == 0)
            return meldingen[i].melding;
    return "Controleer dit veld.";
}

/* One a line; empty lines are nothing. Too many: one that is wrong, so that it is refused and not cut off. */
static const char *const *regels(TALLOC_CTX *ctx, const char *tekst) {
    const char **uit = talloc_zero_array(ctx, const char *, NUMMERS_MAX + 2);
    size_t n = 0;
    while (tekst && *tekst) {
        size_t len = strcspn(tekst, "\r\n,;");
        const char *nummer = form_cijfers(ctx, talloc_strndup(ctx, tekst, len));
        if (nummer && n <= NUMMERS_MAX) {
            uit[n] = n == NUMMERS_MAX ? "te veel" : nummer;
            n++;
        }
        tekst += len + (tekst[len] != '\0');
    }
    return uit;
}

static struct date datum(const struct form *f, const char *naam) {
    struct date d = {0};
    const char *tekst = form_gegeven(f, naam);
    if (tekst)
        (void)date_parse(tekst, &d);
    return d;
}

static struct form *lees_form(struct page *p, bool nieuw) {
    static const char *const eigen[] = {"csrf", NULL};
    struct form *f = form_lees(p->mem, nieuw ? velden : velden + BESTAAND, &p->req->body, eigen);
    form_vereis(p->mem, f, FORM_ALLES);
    return f;
}

static void bewaar_vraag(struct page *p, struct store_tx *tx, const struct form *f, bool nieuw, const char *code) {
    struct organisatie_bewaar b = {.nieuw = nieuw,
                                   .code = code,
                                   .soort = nieuw ? form_gegeven(f, "soort") : NULL,
                                   .naam = form_gegeven(f, "naam"),
                                   .kvk = form_cijfers(p->mem, form_gegeven(f, "kvk")),
                                   .rsin = form_cijfers(p->mem, form_gegeven(f, "rsin")),
                                   .oin = form_cijfers(p->mem, form_gegeven(f, "oin")),
                                   .geldig_van = datum(f, "geldig_van"),
                                   .geldig_tot = datum(f, "geldig_tot"),
                                   .vestigingen = regels(p->mem, form_gegeven(f, "vestigingen")),
                                   .tussenpersonen = regels(p->mem, form_gegeven(f, "tussenpersonen"))};
    organisatie_bewaar_vraag(tx, &b, p->grond);
}

static void meld_fouten(struct page *p, struct form *f, const struct organisatie_uitkomst *u) {
    for (size_t i = 0; i < u->fouten_aantal; i++)
        form_meld(p->mem, f, u->fouten[i].veld, melding(u->fouten[i].veld, u->fouten[i].code));
}

/* ---- one organisation ---- */

static const char **mandaten(struct page *p, const char *tekst, size_t *ret) {
    const char **uit = talloc_zero_array(p->mem, const char *, 1);
    *ret = 0;
    while (tekst && *tekst) {
        size_t len = strcspn(tekst, "\n");
        char verband[201] = "", gemeente[201] = "", van[11] = "", tot[11] = "";
        struct date v = {0}, t = {0};
        int n =
            sscanf(talloc_strndup(p->mem, tekst, len), "%200[^:]:%200[^:]:%10[^:]:%10s", verband, gemeente, van, tot);
        if (n >= 3 && date_parse(van, &v)) {
            bool einde = n == 4 && date_parse(tot, &t);
            uit = talloc_realloc(p->mem, uit, const char *, (unsigned)*ret + 1);
            uit[(*ret)++] =
                talloc_asprintf(p->mem, "%s werkt voor %s, vanaf %s%s%s", verband, gemeente, deel_datum(p->mem, v),
                                einde ? " tot " : "", einde ? deel_datum(p->mem, t) : "");
        }
        tekst += len + (tekst[len] == '\n');
    }
    return uit;
}

static void fill_gegevens(struct page *p, const struct organisatie_rij *o, struct organisatie_view *v) {
    const struct deel_gegeven rows[] = {
        {.label = "Code", .waarde = o->code},
        {.label = "Soort", .waarde = soort_label(o->soort)},
        {.label = "Bestaat", .waarde = stand(p, o)},
        {.label = "Dossiers nu", .waarde = talloc_asprintf(p->mem, "%ld", o->dossiers)},
        {.label = "Mensen die kunnen inloggen", .waarde = talloc_asprintf(p->mem, "%ld", o->mensen)},
        {.label = "Opgegaan in",
         .waarde = o->opvolger_naam,
         .url = o->opvolger ? talloc_asprintf(p->mem, "/duo/organisaties/%s", o->opvolger) : NULL}};
    size_t n = sizeof rows / sizeof rows[0] - (o->opvolger ? 0 : 1);
    v->gegevens = talloc_memdup(p->mem, rows, sizeof rows);
    v->gegevens_aantal = n;
}

static struct form *form_van(struct page *p, const struct organisatie_rij *o) {
    const char *waarden[] = {o->naam,
                             o->kvk,
                             o->rsin,
                             o->oin,
                             deel_iso(p->mem, o->geldig_van),
                             deel_iso(p->mem, o->geldig_tot),
                             o->vestigingen,
                             o->tussenpersonen};
    return form_vul(p->mem, velden + BESTAAND, waarden);
}

static bool toon(struct page *p, const struct organisatie_rij *o, const struct form *f, int status,
                 const char *gedaan) {
    struct organisatie_view view = {.pagina = {.titel = o ? o->naam : "Nieuwe organisatie",
                                               .in_organisaties = true,
                                               .fout = f->fouten > 0 || f->fout,
                                               .melding = gedaan},
                                    .naam = o ? o->naam : NULL,
                                    .soort = o ? soort_label(o->soort) : NULL,
                                    .actie = o ? talloc_asprintf(p->mem, "/duo/organisaties/%s", o->code)
                                               : "/duo/organisaties/nieuw",
                                    .form = form_view(p->mem, f, NULL, NULL)};
    if (o) {
        fill_gegevens(p, o, &view);
        view.mandaten = mandaten(p, o->mandaten, &view.mandaten_aantal);
        if (o->geldig && strcmp(o->soort, "gemeente") == 0)
            view.herindeling_url = talloc_asprintf(p->mem, "/duo/herindelingen/nieuw?van=%s", o->code);
    }
    return page_show(p, status, TPL_ORGANISATIE, &view.pagina);
}

static const char *wat_gebeurde(const char *gedaan) {
    if (!gedaan)
        return NULL;
    return strcmp(gedaan, "nieuw") == 0   ? "De organisatie is gemaakt."
           : strcmp(gedaan, "niets") == 0 ? "Er was niets veranderd."
                                          : "De wijziging is bewaard.";
}

bool page_organisatie(struct page *p, struct err *err) {
    static const char *const namen[] = {"gedaan", NULL};
    if (!deel_query_goed(&p->req->query, namen, err))
        return false;
    struct store_tx *tx = page_begin(p);
    organisatie_een_vraag(tx, page_param(p, "code"));
    struct organisatie_rij o;
    return page_voer_uit(p, tx, (struct audit){.handeling = p->handeling}, err) &&
           organisatie_een_lees(p->mem, tx, &o, err) &&
           toon(p, &o, form_van(p, &o), 200, wat_gebeurde(fcgi_get(&p->req->query, "gedaan")));
}

bool page_organisatie_bewaar(struct page *p, struct err *err) {
    const char *code = page_param(p, "code");
    struct form *f = lees_form(p, false);
    bool goed = f->fouten == 0 && !f->fout;
    struct store_tx *tx = page_begin(p);
    if (goed)
        bewaar_vraag(p, tx, f, false, code);
    organisatie_een_vraag(tx, code);
    struct organisatie_rij o;
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling}, err) ||
        !organisatie_een_lees(p->mem, tx, &o, err))
        return false;
    if (!goed)
        return toon(p, &o, f, 422, NULL);
    struct organisatie_uitkomst u;
    organisatie_bewaar_lees(p->mem, tx, &u);
    meld_fouten(p, f, &u);
    return u.fouten_aantal > 0
               ? toon(p, &o, f, 422, NULL)
               : page_see_other(p, "/duo/organisaties/%s?gedaan=%s", code, u.wijzigingen > 0 ? "gewijzigd" : "niets");
}

/* ---- a new one ---- */

bool page_organisatie_nieuw(struct page *p, struct err *err) {
    static const char *const namen[] = {NULL};
    const char *waarden[sizeof velden / sizeof velden[0]] = {"gemeente"};
    return deel_query_goed(&p->req->query, namen, err) &&
           page_voer_uit(p, page_begin(p), (struct audit){.handeling = p->handeling}, err) &&
           toon(p, NULL, form_vul(p->mem, velden, waarden), 200, NULL);
}

bool page_organisatie_maak(struct page *p, struct err *err) {
    struct form *f = lees_form(p, true);
    const char *code = form_gegeven(f, "code");
    bool goed = f->fouten == 0 && !f->fout;
    struct store_tx *tx = page_begin(p);
    if (goed)
        bewaar_vraag(p, tx, f, true, code);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling}, err))
        return false;
    if (!goed)
        return toon(p, NULL, f, 422, NULL);
    struct organisatie_uitkomst u;
    organisatie_bewaar_lees(p->mem, tx, &u);
    meld_fouten(p, f, &u);
    return u.fouten_aantal > 0 ? toon(p, NULL, f, 422, NULL)
                               : page_see_other(p, "/duo/organisaties/%s?gedaan=nieuw", code);
}
