/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Herindeling: the list, and one of them: what goes where and what stands in its way (a dry run, or what was done), and
 * the next step. The form is in herindeling_nieuw.c.
 */
#include "page/duo/herindeling.h"
#include "page/organisatie_view.h"
#include "page/pages.h"
#include "store/herindeling.h"

#include <string.h>

static bool is(const char *a, const char *b) {
    return strcmp(a, b) == 0;
}

static const char *stand_label(const struct herindeling *h) {
    static const struct keuze labels[] = {{"ontwerp", "Ontwerp: nog niet voorgesteld"},
                                          {"voorgesteld", "Wacht op een besluit"},
                                          {"gepland", "Goedgekeurd: wordt uitgevoerd op de datum"},
                                          {"uitgevoerd", "Uitgevoerd: terugdraaien kan nog"},
                                          {"terugdraaien", "Wordt teruggedraaid"},
                                          {"definitief", "Definitief"},
                                          {"teruggedraaid", "Teruggedraaid"},
                                          {"vervallen", "Vervallen"},
                                          {0}};
    if (is(h->stand, "voorgesteld") && h->besluit)
        return is(h->besluit, "afgewezen") ? "Afgewezen" : "Ingetrokken";
    if (is(h->stand, "gepland") && h->melding)
        return "Kon niet worden uitgevoerd";
    for (size_t i = 0; labels[i].code; i++)
        if (is(labels[i].code, h->stand))
            return labels[i].label;
    return h->stand;
}

const char *herindeling_kop(TALLOC_CTX *ctx, const struct herindeling *h) {
    const char *naar = h->naar_naam ? h->naar_naam : h->naar;
    return is(h->soort, "splitsing") ? talloc_asprintf(ctx, "%s wordt gesplitst", h->van_namen)
                                     : talloc_asprintf(ctx, "%s naar %s", h->van_namen, naar);
}

/* ---- the list ---- */

bool page_herindelingen(struct page *p, struct err *err) {
    static const char *const namen[] = {NULL};
    if (!deel_query_goed(&p->req->query, namen, err))
        return false;
    struct store_tx *tx = page_begin(p);
    herindelingen_vraag(tx);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling}, err))
        return false;
    struct herindelingen l;
    herindelingen_lees(p->mem, tx, &l);
    struct herindelingen_view view = {
        .pagina = {.titel = "Herindelingen", .in_organisaties = true},
        .rijen = talloc_zero_array(p->mem, struct herindeling_rij_view, (unsigned)l.aantal + 1),
        .rijen_aantal = l.aantal};
    for (size_t i = 0; i < l.aantal; i++) {
        const struct herindeling *h = &l.rijen[i];
        view.rijen[i] = (struct herindeling_rij_view){.url = talloc_asprintf(p->mem, "/duo/herindelingen/%s", h->id),
                                                      .wat = herindeling_kop(p->mem, h),
                                                      .datum = deel_datum(p->mem, h->datum),
                                                      .datum_iso = deel_iso(p->mem, h->datum),
                                                      .stand = stand_label(h),
                                                      .door = h->gemaakt_door};
    }
    return page_show(p, 200, TPL_HERINDELINGEN, &view.pagina);
}

/* ---- what goes where ---- */

static const struct {
    const char *code, *label, *uitleg;
} soorten[] = {
    {"dossiers", "Dossiers", "Mensen voor wie de gemeente nu werkt."},
    {"dossiers_afsluitend", "Dossiers die de gemeente nog overdraagt",
     "Deze mensen zijn verhuisd. De nieuwe gemeente rondt de overdracht af."},
    {"dossiers_eerder", "Dossiers van vroeger", "Al overgedragen. De nieuwe gemeente ziet deze dossiers ook niet."},
    {"dossiers_samen", "Daarvan kent de nieuwe gemeente al",
     "Een overdracht tussen deze twee gemeenten is dan niet meer nodig en vervalt."},
    {"werkvoorraad", "Regels in de werkvoorraad", NULL},
    {"signalen", "Open signalen", NULL},
    {"overdrachten", "Overdrachten die nog lopen", NULL},
    {"concepten", "Concepten", "Begonnen leveringen die nog niet zijn verstuurd."},
    {"concepten_blijven", "Concepten die niet meegaan",
     "De nieuwe gemeente heeft zelf een concept van dezelfde levering."},
    {"uploads", "Bestanden die wachten", "Bestanden met leveringen die nog worden gecontroleerd of geleverd."},
    {"mensen", "Mensen die kunnen inloggen", "Zij houden hun eHerkenning en werken voor de nieuwe gemeente."},
    {"rechten", "Rollen van die mensen", "Met dezelfde einddatum."},
    {"sessies", "Ingelogde mensen", "Zij worden uitgelogd en loggen opnieuw in."},
    {"uitnodigingen", "Open uitnodigingen", NULL},
    {"mandaten", "Mandaten",
     "Gaan niet mee: een mandaat van de oude gemeente geldt niet voor de nieuwe. Leg zo nodig een nieuw mandaat vast."},
};

static void fill_gaat(struct page *p, const struct herindeling_beeld *b, struct herindeling_view *v) {
    v->gaat = talloc_zero_array(p->mem, struct herindeling_gaat_view, (unsigned)b->gaat_aantal + 1);
    for (size_t s = 0; s < sizeof soorten / sizeof soorten[0]; s++) /* in the order of the table above */
        for (size_t i = 0; i < b->gaat_aantal; i++) {
            const struct herindeling_gaat *g = &b->gaat[i];
            if (!is(g->wat, soorten[s].code))
                continue;
            v->gaat[v->gaat_aantal++] = (struct herindeling_gaat_view){.wat = soorten[s].label,
                                                                       .uitleg = soorten[s].uitleg,
                                                                       .van = g->van_naam ? g->van_naam : g->van,
                                                                       .naar = g->naar_naam ? g->naar_naam : g->naar,
                                                                       .aantal = g->aantal};
        }
}

static void fill_bezwaren(struct page *p, const struct herindeling_beeld *b, struct herindeling_view *v) {
    v->bezwaren = talloc_zero_array(p->mem, const char *, (unsigned)b->bezwaren_aantal + 1);
    for (size_t i = 0; i < b->bezwaren_aantal; i++)
        v->bezwaren[v->bezwaren_aantal++] = herindeling_melding(b->bezwaren[i].veld, b->bezwaren[i].code);
}

static void fill_gegevens(struct page *p, const struct herindeling *h, struct herindeling_view *v) {
    const struct deel_gegeven rows[] = {
        {.label = "Stand", .waarde = stand_label(h)},
        {.label = "Datum", .waarde = deel_datum(p->mem, h->datum)},
        {.label = "Van", .waarde = h->van_namen},
        {.label = is(h->soort, "splitsing") ? "Alles wat hieronder niet staat, naar" : "Naar",
         .waarde = talloc_asprintf(p->mem, "%s (%s)%s", h->naar_naam ? h->naar_naam : h->naar, h->naar,
                                   h->nieuw ? ", nieuwe gemeente" : "")},
        {.label = "Gemaakt door", .waarde = h->gemaakt_door},
        {.label = "Verdeling op postcode", .waarde = h->verdeling},
        {.label = "Uitgevoerd op", .waarde = deel_moment(p->mem, h->uitgevoerd_op)},
        {.label = "Teruggedraaid op", .waarde = deel_moment(p->mem, h->teruggedraaid_op)},
        {.label = "Definitief sinds", .waarde = deel_moment(p->mem, h->definitief_op)}};
    v->gegevens = talloc_zero_array(p->mem, struct deel_gegeven, sizeof rows / sizeof rows[0]);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (rows[i].waarde)
            v->gegevens[v->gegevens_aantal++] = rows[i];
}

static void fill_stappen(const struct herindeling *h, struct herindeling_view *v) {
    bool besloten = h->besluit && !is(h->besluit, "goedgekeurd");
    v->proef = !h->uitgevoerd_op;
    v->zelf_gemaakt = h->van_mij;
    v->mag_voorstellen = is(h->stand, "ontwerp") && h->van_mij && v->bezwaren_aantal == 0;
    v->wacht = is(h->stand, "voorgesteld") && !h->besluit;
    v->gepland = is(h->stand, "gepland") && !h->melding;
    v->bezig = is(h->stand, "terugdraaien");
    v->mag_weggooien = is(h->stand, "ontwerp") || is(h->stand, "gepland") || (is(h->stand, "voorgesteld") && besloten);
    v->mag_terug = is(h->stand, "uitgevoerd");
    v->mag_definitief = is(h->stand, "uitgevoerd") && !h->van_mij;
}

static const char *wat_gebeurde(const char *gedaan) {
    static const struct keuze zinnen[] = {
        {"ontwerp", "Dit is een proef. Er is nog niets veranderd."},
        {"voorstellen", "Uw voorstel is bewaard. Een collega moet erover besluiten."},
        {"weggooien", "De herindeling is vervallen. Er is niets veranderd."},
        {"terugdraaien", "De herindeling wordt teruggedraaid. Dat kan een paar minuten duren."},
        {"definitief", "De herindeling is definitief."},
        {0}};
    for (size_t i = 0; gedaan && zinnen[i].code; i++)
        if (is(zinnen[i].code, gedaan))
            return zinnen[i].label;
    return NULL;
}

static bool lees_een(struct page *p, struct herindeling_beeld *b, struct err *err) {
    struct store_tx *tx = page_begin(p);
    herindeling_vraag(tx, page_param(p, "id"));
    return page_voer_uit(p, tx, (struct audit){.handeling = p->handeling}, err) && herindeling_lees(p->mem, tx, b, err);
}

bool page_herindeling(struct page *p, struct err *err) {
    static const char *const namen[] = {"gedaan", NULL};
    struct herindeling_beeld b;
    if (!deel_query_goed(&p->req->query, namen, err) || !lees_een(p, &b, err))
        return false;
    const struct herindeling *h = &b.herindeling;
    struct herindeling_view view = {
        .pagina = {.titel = "Herindeling",
                   .in_organisaties = true,
                   .melding = wat_gebeurde(fcgi_get(&p->req->query, "gedaan"))},
        .kop = herindeling_kop(p->mem, h),
        .actie = talloc_asprintf(p->mem, "/duo/herindelingen/%s", h->id),
        .dossiers_url = talloc_asprintf(p->mem, "/duo/herindelingen/%s/dossiers", h->id),
        .voorstel_url = is(h->stand, "ontwerp") ? NULL : talloc_asprintf(p->mem, "/duo/voorstellen/%s", h->id)};
    fill_gegevens(p, h, &view);
    fill_gaat(p, &b, &view);
    fill_bezwaren(p, &b, &view);
    fill_stappen(h, &view);
    return page_show(p, 200, TPL_HERINDELING, &view.pagina);
}

/* ---- the next step ---- */

#define UITLEG_MAX 3000

/* What a second person reads about it, in the list of voorstellen. */
static const char *uitleg(struct page *p, const struct herindeling_beeld *b) {
    struct buf *t = buf_new(p->mem, 400);
    buf_addf(t, "Vanaf %s.", deel_datum(p->mem, b->herindeling.datum));
    struct herindeling_view v = {0};
    fill_gaat(p, b, &v);
    for (size_t i = 0; i < v.gaat_aantal && t->len < UITLEG_MAX; i++) {
        const struct herindeling_gaat_view *g = &v.gaat[i];
        buf_addf(t, "\n%s: %ld van %s%s%s.", g->wat, g->aantal, g->van, g->naar ? " naar " : " (gaat niet mee)",
                 g->naar ? g->naar : "");
    }
    return t->data;
}

static const char *gevraagde_stap(const struct page *p) {
    static const char *const stappen[] = {"voorstellen", "weggooien", "terugdraaien", "definitief"};
    const char *stap = fcgi_get(&p->req->body, "stap");
    for (size_t i = 0; stap && i < sizeof stappen / sizeof stappen[0]; i++)
        if (is(stap, stappen[i]) && fcgi_times(&p->req->body, "stap") == 1)
            return stappen[i];
    return NULL;
}

bool page_herindeling_stap(struct page *p, struct err *err) {
    const char *stap = gevraagde_stap(p), *id = page_param(p, "id");
    if (!stap)
        return err_set(err, ERR_INPUT, "stap", "absent, repeated or unknown");
    struct herindeling_beeld b = {0};
    if (is(stap, "voorstellen") && !lees_een(p, &b, err))
        return false;
    struct store_tx *tx = page_begin(p);
    herindeling_stap_vraag(tx, id, stap, b.herindeling.id ? herindeling_kop(p->mem, &b.herindeling) : NULL,
                           b.herindeling.id ? uitleg(p, &b) : NULL);
    struct audit audit = {.handeling = p->handeling,
                          .bijzonderheden = talloc_asprintf(p->mem, "herindeling %s %s", id, stap)};
    return page_voer_uit(p, tx, audit, err) && page_see_other(p, "/duo/herindelingen/%s?gedaan=%s", id, stap);
}

/* ---- the dossiers ---- */

static const char *aard_label(const char *aard) {
    return is(aard, "volledig")     ? "Werkt voor deze persoon"
           : is(aard, "afsluitend") ? "Draagt nog over"
                                    : "Van vroeger";
}

bool page_herindeling_dossiers(struct page *p, struct err *err) {
    static const char *const namen[] = {"pagina", NULL};
    if (!deel_query_goed(&p->req->query, namen, err))
        return false;
    int pagina = (int)deel_pagina(&p->req->query), rijen = (int)p->house->conf->lijst_rijen;
    struct store_tx *tx = page_begin(p);
    herindeling_dossiers_vraag(tx, page_param(p, "id"), pagina, rijen);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling}, err))
        return false;
    struct herindeling_dossiers l;
    herindeling_dossiers_lees(p->mem, tx, &l);
    if (l.aantal == 0 && pagina > 1)
        return page_eerste_blad(p);
    struct herindeling_dossiers_view view = {
        .pagina = {.titel = "Dossiers van de herindeling", .in_organisaties = true},
        .terug_url = talloc_asprintf(p->mem, "/duo/herindelingen/%s", page_param(p, "id")),
        .rijen = talloc_zero_array(p->mem, struct herindeling_dossier_view, (unsigned)l.aantal + 1),
        .rijen_aantal = l.aantal};
    for (size_t i = 0; i < l.aantal; i++) {
        const struct herindeling_dossier *d = &l.rijen[i];
        view.rijen[i] = (struct herindeling_dossier_view){.url = talloc_asprintf(p->mem, "/dossier/%s", d->dossier),
                                                          .naam = d->naam,
                                                          .geboortedatum = deel_datum(p->mem, d->geboortedatum),
                                                          .van = d->van_naam,
                                                          .naar = d->naar_naam,
                                                          .aard = aard_label(d->aard)};
    }
    DEEL_BLAD_VUL(view, deel_blad(p->mem, p->req, rijen, l.aantal, l.meer));
    return page_show(p, 200, TPL_HERINDELING_DOSSIERS, &view.pagina);
}
