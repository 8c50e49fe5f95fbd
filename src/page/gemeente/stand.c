/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * A dossier as it was: of what was known on one day, what had happened by another.
 */
#include "page/pages.h"
#include "page/views.h"
#include "store/lever.h"

#include <stdlib.h>
#include <string.h>

#define TIJDLIJN_BLAD 50

struct toen {
    struct page *p;
    struct dossier dossier;
    struct historie alles, historie; /* all of it, and what of it was there: the state goes by that */
    struct historie getoond;         /* what of that she may be shown */
    struct rondom rondom;
    struct date bekend, geldig;
    struct stand_view view;
};

/* ---- the two days ---- */

/* "2026-04-03" as a browser sends it, or "3-4-2026" as somebody types it in one that has no picker. */
static bool lees_dag(const char *tekst, struct date *ret) {
    int dag, maand, jaar, n = 0;
    if (date_parse(tekst, ret))
        return true;
    if (strlen(tekst) > 10 || sscanf(tekst, "%2d-%2d-%4d%n", &dag, &maand, &jaar, &n) != 3 || tekst[n] != '\0')
        return false;
    char iso[32];
    (void)snprintf(iso, sizeof iso, "%04d-%02d-%02d", jaar, maand, dag);
    return date_parse(iso, ret);
}

/* Empty: today. Returns what is wrong, NULL when nothing is. */
static const char *keur_dag(struct page *p, const char *naam, struct date *ret, const char **ret_getypt) {
    const char *tekst = fcgi_get(&p->req->query, naam);
    *ret = p->vandaag;
    *ret_getypt = tekst && *tekst ? tekst : deel_iso(p->mem, p->vandaag);
    if (!tekst || !*tekst)
        return NULL;
    if (!lees_dag(tekst, ret))
        return "Deze datum bestaat niet. Vul een dag, maand en jaar in, bijvoorbeeld 03-04-2026.";
    *ret_getypt = deel_iso(p->mem, *ret);
    if (date_cmp(*ret, p->vandaag) > 0)
        return "Deze datum is nog niet geweest. Kies vandaag of een eerdere dag.";
    return NULL;
}

static void meld(struct toen *t, const char *doel, const char *melding) {
    if (melding)
        t->view.fouten[t->view.fouten_aantal++] = (struct deel_fout){.doel = doel, .melding = melding};
}

static void lees_dagen(struct toen *t) {
    struct page *p = t->p;
    t->view.fouten = talloc_zero_array(p->mem, struct deel_fout, 2);
    t->view.geldig_fout = keur_dag(p, "geldig", &t->geldig, &t->view.geldig);
    t->view.bekend_fout = keur_dag(p, "bekend", &t->bekend, &t->view.bekend);
    meld(t, "geldig", t->view.geldig_fout);
    meld(t, "bekend", t->view.bekend_fout);
}

/* ---- the parts ---- */

static struct deel_gegeven geg(const char *label, const char *waarde) {
    return (struct deel_gegeven){.label = label, .waarde = waarde};
}

static void fill_gegevens(struct toen *t, const struct stand *s) {
    TALLOC_CTX *m = t->p->mem;
    const char *termijn =
        date_is_empty(s->termijn_einde)
            ? NULL
            : talloc_asprintf(m, "%s tot en met %s", date_nl(m, s->termijn_aanvang), date_nl(m, s->termijn_einde));
    const struct deel_gegeven rows[] = {
        geg("Fase", fase_label(s->fase)),
        geg("Doelgroep", deel_label("inburgeringsplicht", "behandeld_als", s->doelgroep)),
        geg("Leerroute", deel_label("pip", "leerroute", s->leerroute)),
        geg("Start van de inburgeringsplicht", deel_datum(m, s->datum_start)),
        geg("Dagtekening van het eerste PIP", deel_datum(m, s->eerste_dagtekening)),
        geg("Inburgeringstermijn", termijn)};
    t->view.gegevens = talloc_memdup(m, rows, sizeof rows);
    t->view.gegevens_aantal = sizeof rows / sizeof rows[0];
}

static void fill_stappen(struct toen *t, const struct stand *s) {
    static const char *const standen[] = {
        [STAP_KLAAR] = "Klaar", [STAP_BEZIG] = "Bezig", [STAP_LATER] = "Later", [STAP_NVT] = "Niet van toepassing"};
    t->view.stappen = talloc_zero_array(t->p->mem, struct stap_view, STAPPEN_MAX);
    t->view.stappen_aantal = s->stappen_aantal;
    for (size_t i = 0; i < s->stappen_aantal; i++)
        t->view.stappen[i] = (struct stap_view){.naam = s->stappen[i].naam,
                                                .stand = standen[s->stappen[i].stand],
                                                .klaar = s->stappen[i].stand == STAP_KLAAR,
                                                .bezig = s->stappen[i].stand == STAP_BEZIG,
                                                .nvt = s->stappen[i].stand == STAP_NVT};
}

static void fill_onderdelen(struct toen *t, const struct stand *s) {
    t->view.onderdelen = talloc_zero_array(t->p->mem, struct deel_onderdeel, ONDERDELEN_MAX);
    t->view.onderdelen_aantal = s->onderdelen_aantal;
    for (size_t i = 0; i < s->onderdelen_aantal; i++) {
        const struct stand_onderdeel *o = &s->onderdelen[i];
        t->view.onderdelen[i] =
            deel_onderdeel_van(t->p->mem, o->onderdeel->naam, onderdeel_is_getoond(o->is), o->datum);
    }
}

static bool is_gedaan(const struct toen *t, const struct termijn *r) {
    const struct termijn_soort *soort = stelsel_termijn(r->code);
    return r->voldaan && soort && soort->voldaan_door && historie_laatste(&t->historie, soort->voldaan_door);
}

/* Days are counted from the day that is looked at. */
static struct termijn_view termijn_view(struct toen *t, const struct termijn *r) {
    TALLOC_CTX *m = t->p->mem;
    long dagen = date_days_between(t->geldig, r->datum);
    bool gedaan = is_gedaan(t, r);
    return (struct termijn_view){.titel = r->titel,
                                 .regel = r->regel,
                                 .bron = r->bron,
                                 .datum = deel_datum(m, r->datum),
                                 .datum_iso = deel_iso(m, r->datum),
                                 .dagen = gedaan       ? "Gedaan"
                                          : r->voldaan ? (dagen < 0 ? "Voorbij" : "Vervallen")
                                                       : deel_dagen(m, r->datum, t->geldig),
                                 .gedaan = gedaan,
                                 .voldaan = r->voldaan,
                                 .laat = !r->voldaan && dagen < 0,
                                 .dringend = !r->voldaan && dagen >= 0 && dagen <= DEEL_DRINGEND_DAGEN};
}

static void fill_termijnen(struct toen *t, const struct stand *s) {
    t->view.termijnen = talloc_zero_array(t->p->mem, struct termijn_view, TERMIJNEN_MAX);
    for (int voldaan = 0; voldaan <= 1; voldaan++) /* as today's page: what is still to be done first */
        for (size_t i = 0; i < s->termijnen_aantal; i++)
            if (s->termijnen[i].voldaan == (voldaan == 1))
                t->view.termijnen[t->view.termijnen_aantal++] = termijn_view(t, &s->termijnen[i]);
}

static bool al_gesloten(const struct toen *t, const struct signaal *s) {
    for (size_t i = 0; i < t->rondom.gesloten_aantal; i++) {
        const struct met_de_hand *g = &t->rondom.gesloten[i];
        if (strcmp(g->bericht, s->bericht_id) == 0 && strcmp(g->soort, s->soort->code) == 0)
            return date_cmp(g->op, t->bekend) <= 0;
    }
    return false;
}

static void fill_signalen(struct toen *t, const struct stand *s) {
    TALLOC_CTX *m = t->p->mem;
    t->view.signalen = talloc_zero_array(m, struct signaal_view, SIGNALEN_MAX);
    for (size_t i = 0; i < s->signalen_aantal; i++) {
        const struct signaal *sig = &s->signalen[i];
        if (sig->gesloten || strcmp(sig->organisatie, t->p->sessie.organisatie) != 0 || al_gesloten(t, sig))
            continue;
        t->view.signalen[t->view.signalen_aantal++] =
            (struct signaal_view){.titel = sig->soort->titel,
                                  .waarom = sig->soort->waarom,
                                  .doen = sig->soort->doen,
                                  .ontstaan = deel_datum(m, sig->ontstaan),
                                  .ontstaan_iso = deel_iso(m, sig->ontstaan),
                                  .uiterlijk = deel_datum(m, sig->uiterlijk),
                                  .uiterlijk_iso = deel_iso(m, sig->uiterlijk),
                                  .dagen = deel_dagen(m, sig->uiterlijk, t->geldig),
                                  .laat = !date_is_empty(sig->uiterlijk) && date_cmp(sig->uiterlijk, t->geldig) < 0};
    }
}

/* ---- the tijdlijn ---- */

static int nieuwste_eerst(const void *a, const void *b) {
    const struct bericht *x = *(const struct bericht *const *)a, *y = *(const struct bericht *const *)b;
    int dagen = date_cmp(y->datum_gebeurtenis, x->datum_gebeurtenis);
    return dagen != 0 ? dagen : (y->nummer > x->nummer) - (y->nummer < x->nummer);
}

/* Was it withdrawn (and not corrected), as far as was known? */
static bool teruggenomen(const struct historie *h, const struct bericht *b) {
    for (size_t i = 0; i < h->aantal; i++)
        if (h->berichten[i].intrekking && strcmp(h->berichten[i].vervangt, b->id) == 0)
            return true;
    return false;
}

static struct tijdlijn_view regel(struct toen *t, const struct bericht *b) {
    TALLOC_CTX *m = t->p->mem;
    return (struct tijdlijn_view){.url = talloc_asprintf(m, "/dossier/%s/bericht/%s", t->dossier.id, b->id),
                                  .tekst = stelsel_tijdlijn(m, b),
                                  .dienst = b->dienst->naam,
                                  .van = rondom_naam(&t->rondom, b->afzender),
                                  .datum = deel_datum(m, b->datum_gebeurtenis),
                                  .datum_iso = deel_iso(m, b->datum_gebeurtenis),
                                  .ingetrokken = b->ingetrokken && !b->intrekking,
                                  .teruggenomen = teruggenomen(&t->historie, b),
                                  .correctie = b->vervangt && !b->intrekking,
                                  .intrekking = b->intrekking};
}

static void fill_tijdlijn(struct toen *t) {
    size_t n = t->getoond.aantal, voor = (size_t)(deel_pagina(&t->p->req->query) - 1) * TIJDLIJN_BLAD;
    const struct bericht **volgorde = talloc_array(t->p->mem, const struct bericht *, (unsigned)n + 1);
    for (size_t i = 0; i < n; i++)
        volgorde[i] = &t->getoond.berichten[i];
    qsort(volgorde, n, sizeof *volgorde, nieuwste_eerst);
    t->view.tijdlijn = talloc_zero_array(t->p->mem, struct tijdlijn_view, TIJDLIJN_BLAD);
    for (size_t i = voor; i < n && i < voor + TIJDLIJN_BLAD; i++)
        t->view.tijdlijn[t->view.tijdlijn_aantal++] = regel(t, volgorde[i]);
    struct deel_blad blad =
        deel_blad(t->p->mem, t->p->req, TIJDLIJN_BLAD, t->view.tijdlijn_aantal, voor + TIJDLIJN_BLAD < n);
    DEEL_BLAD_VUL(t->view, blad);
    t->view.meer_bladen = n > TIJDLIJN_BLAD;
}

/* ---- the page ---- */

static bool lees(struct toen *t, struct err *err) {
    struct page *p = t->p;
    const char *id = page_param(p, "id");
    struct store_tx *tx = page_begin(p);
    dossier_vraag(tx, id, false);
    lever_historie_vraag(tx, id);
    rondom_vraag(tx, id);
    struct audit audit = {.handeling = p->handeling, .dossier = id, .bijzonderheden = "stand op datum"};
    if (!page_voer_uit(p, tx, audit, err) || !dossier_lees(p->mem, tx, &t->dossier, err) ||
        !historie_lees(p->mem, tx, &t->alles, err))
        return false;
    rondom_lees(p->mem, tx, &t->rondom);
    return true;
}

static void fill_stand(struct toen *t) {
    struct stand *s = talloc_zero(t->p->mem, struct stand);
    t->historie = historie_op(t->p->mem, &t->alles, t->bekend, t->geldig);
    t->getoond = historie_op(t->p->mem, &zicht_van(t->p->mem, &t->alles, t->p->sessie.organisatie)->historie, t->bekend,
                             t->geldig);
    t->view.getoond = true;
    t->view.zelfde_dag = date_cmp(t->bekend, t->geldig) == 0;
    t->view.bekend_tekst = deel_datum(t->p->mem, t->bekend);
    t->view.geldig_tekst = deel_datum(t->p->mem, t->geldig);
    t->view.afsluitend = t->dossier.afsluitend;
    fill_tijdlijn(t);
    if (t->dossier.afsluitend) /* of the traject she sees nothing any more, so nothing is computed from the rest */
        return;
    stelsel_stand(&t->historie, t->geldig, s);
    fill_gegevens(t, s);
    fill_stappen(t, s);
    fill_onderdelen(t, s);
    fill_termijnen(t, s);
    fill_signalen(t, s);
}

bool page_stand(struct page *p, struct err *err) {
    static const char *const namen[] = {"bekend", "geldig", "pagina", NULL};
    struct toen t = {.p = p};
    if (!deel_query_goed(&p->req->query, namen, err) || !lees(&t, err))
        return false;
    t.view.pagina.titel = talloc_asprintf(p->mem, "Stand op datum, %s", t.dossier.naam);
    t.view.dossier_url = talloc_asprintf(p->mem, "/dossier/%s", t.dossier.id);
    t.view.actie = talloc_asprintf(p->mem, "/dossier/%s/stand", t.dossier.id);
    t.view.naam = t.dossier.naam;
    t.view.dienst = "Stand op datum";
    lees_dagen(&t);
    t.view.pagina.fout = t.view.fouten_aantal > 0;
    if (t.view.fouten_aantal > 0)
        return page_show(p, 422, TPL_STAND, &t.view.pagina);
    fill_stand(&t);
    return t.view.tijdlijn_aantal == 0 && t.view.blad > 1 ? page_eerste_blad(p)
                                                          : page_show(p, 200, TPL_STAND, &t.view.pagina);
}
