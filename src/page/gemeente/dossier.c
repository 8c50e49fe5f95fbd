/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "store/dossier.h"
#include "page/gemeente/concepten.h"
#include "page/gemeente/signaal.h"
#include "page/pages.h"
#include "page/views.h"
#include "store/concept.h"

#include <string.h>

/* ---- the parts of the page, each from what the store read ---- */

static struct deel_gegeven geg(const char *label, const char *waarde) {
    return (struct deel_gegeven){.label = label, .waarde = waarde && *waarde ? waarde : NULL};
}

/* A secret address is seen only by who asked to see it, which is an audit event of its own. */
static const char *adres(const struct dossier *d) {
    return d->geheim && !d->getoond ? "Geheim adres. Kies ‘Toon’ als u het nodig hebt." : d->adres;
}

static const char *periode(TALLOC_CTX *ctx, struct date van, struct date tot) {
    if (date_is_empty(van) || date_is_empty(tot))
        return NULL;
    return talloc_asprintf(ctx, "%s tot en met %s", date_nl(ctx, van), date_nl(ctx, tot));
}

#define GEGEVENS_VAN_PERSOON 4 /* the first rows */
#define GEGEVENS_VAN_COA 7     /* COA is told of the plicht, not of how the traject goes on */

static void fill_gegevens(struct page *p, const struct dossier *d, struct dossier_view *v) {
    const struct deel_gegeven rows[] = {
        geg("Geboren", deel_datum(p->mem, d->geboortedatum)),
        geg("Geslacht", deel_label("inburgeringsplicht", "geslacht", d->geslacht)
                            ? deel_label("inburgeringsplicht", "geslacht", d->geslacht)
                            : d->geslacht),
        geg("Nationaliteit", d->nationaliteit),
        geg("Contacttaal", d->contacttaal),
        geg("Adres", adres(d)),
        geg("Gemeente", d->gemeente_naam),
        geg("Doelgroep", deel_label("inburgeringsplicht", "behandeld_als", d->doelgroep)),
        geg("Leerroute", deel_label("pip", "leerroute", d->leerroute)),
        geg("Fase", fase_label(d->fase)),
        geg("Start van de inburgeringsplicht", deel_datum(p->mem, d->datum_start)),
        geg("Dagtekening van het eerste PIP", deel_datum(p->mem, d->eerste_dagtekening)),
        geg("Inburgeringstermijn", periode(p->mem, d->termijn_aanvang, d->termijn_einde))};
    v->gegevens = talloc_memdup(p->mem, rows, sizeof rows);
    /* who has to hand over sees the person, not where she lives now and how she goes on */
    v->gegevens_aantal = d->afsluitend            ? GEGEVENS_VAN_PERSOON
                         : page_bij(p, SOORT_COA) ? GEGEVENS_VAN_COA
                                                  : sizeof rows / sizeof rows[0];
}

/* How whole the last klantprofiel is: the line of the tijdlijn says so. */
static void add_themas(struct page *p, const struct tijdlijn *t, struct dossier_view *v) {
    for (size_t i = 0; i < t->aantal; i++) {
        const struct tijdlijn_regel *r = &t->regels[i];
        if (!r->dienst->themas || r->ingetrokken)
            continue;
        v->gegevens = talloc_realloc(p->mem, v->gegevens, struct deel_gegeven, (unsigned)v->gegevens_aantal + 1);
        v->gegevens[v->gegevens_aantal++] = geg(r->dienst->naam, r->tekst);
        return;
    }
}

static void fill_stappen(struct page *p, const struct dossier *d, struct dossier_view *v) {
    v->stappen = talloc_zero_array(p->mem, struct stap_view, (unsigned)d->stappen_aantal + 1);
    v->stappen_aantal = d->stappen_aantal;
    for (size_t i = 0; i < d->stappen_aantal; i++) {
        const struct dossier_stap *s = &d->stappen[i];
        const char *stand = s->klaar ? "Klaar" : s->bezig ? "Bezig" : s->nvt ? "Niet van toepassing" : "Later";
        v->stappen[i] =
            (struct stap_view){.naam = s->naam, .stand = stand, .klaar = s->klaar, .bezig = s->bezig, .nvt = s->nvt};
    }
}

/* Did what this termijn asked for come in? Not so for a moment that passes by itself, or that an ended plicht took
 * away. */
static bool is_gedaan(const struct termijn *r, const struct tijdlijn *t) {
    const struct termijn_soort *soort = stelsel_termijn(r->code);
    for (size_t i = 0; soort && soort->voldaan_door && i < t->aantal; i++)
        if (!t->regels[i].ingetrokken && strcmp(t->regels[i].dienst->code, soort->voldaan_door) == 0)
            return r->voldaan;
    return false;
}

/* How a termijn that no longer counts down ended. Never "voldaan": that is a word of the law, for the plicht itself. */
static const char *afloop(struct page *p, const struct termijn *r, bool klaar) {
    if (klaar)
        return "Gedaan";
    return date_cmp(r->datum, p->vandaag) < 0 ? deel_geleden(p->mem, r->datum, p->vandaag) : "Vervallen";
}

static void fill_termijnen(struct page *p, const struct termijnen *t, const struct tijdlijn *tijdlijn,
                           struct dossier_view *v) {
    v->termijnen = talloc_zero_array(p->mem, struct termijn_view, (unsigned)t->aantal + 1);
    v->termijnen_aantal = t->aantal;
    for (size_t i = 0; i < t->aantal; i++) {
        const struct termijn *r = &t->rows[i];
        long dagen = date_days_between(p->vandaag, r->datum);
        bool klaar = is_gedaan(r, tijdlijn);
        v->termijnen[i] =
            (struct termijn_view){.titel = r->titel,
                                  .regel = r->regel,
                                  .bron = r->bron,
                                  .datum = deel_datum(p->mem, r->datum),
                                  .datum_iso = deel_iso(p->mem, r->datum),
                                  .dagen = r->voldaan ? afloop(p, r, klaar) : deel_dagen(p->mem, r->datum, p->vandaag),
                                  .gedaan = klaar,
                                  .voldaan = r->voldaan,
                                  .laat = !r->voldaan && dagen < 0,
                                  .dringend = !r->voldaan && dagen >= 0 && dagen <= DEEL_DRINGEND_DAGEN};
    }
}

static void fill_onderdelen(struct page *p, const struct dossier *d, struct dossier_view *v) {
    v->onderdelen = talloc_zero_array(p->mem, struct deel_onderdeel, (unsigned)d->onderdelen_aantal + 1);
    v->onderdelen_aantal = d->onderdelen_aantal;
    for (size_t i = 0; i < d->onderdelen_aantal; i++)
        v->onderdelen[i] =
            deel_onderdeel_van(p->mem, d->onderdelen[i].naam, d->onderdelen[i].is, d->onderdelen[i].datum);
}

static const char *lever_url(struct page *p, const char *dossier, const struct stelseldienst *d) {
    return page_levert(p, d) ? talloc_asprintf(p->mem, "/dossier/%s/lever/%s", dossier, d->code) : NULL;
}

static struct signaal_view signaal_view(struct page *p, const struct dossier *d, const struct open_signaal *s) {
    bool met_de_hand = !s->soort->gesloten_door && page_mag(p, DOEL_LEVEREN);
    struct signaal_view v = {.titel = s->soort->titel,
                             .waarom = s->soort->waarom,
                             .doen = s->soort->doen,
                             .ontstaan = deel_datum(p->mem, s->ontstaan),
                             .ontstaan_iso = deel_iso(p->mem, s->ontstaan),
                             .uiterlijk = deel_datum(p->mem, s->uiterlijk),
                             .uiterlijk_iso = deel_iso(p->mem, s->uiterlijk),
                             .dagen = deel_dagen(p->mem, s->uiterlijk, p->vandaag),
                             .laat = !date_is_empty(s->uiterlijk) && date_cmp(s->uiterlijk, p->vandaag) < 0,
                             .afhandel_url =
                                 met_de_hand ? talloc_asprintf(p->mem, "/signaal/%s/afhandelen", s->id) : NULL};
    v.formulieren = signaal_formulieren(p, s->soort, s->dossier, d->niet_voor, &v.formulieren_aantal);
    return v;
}

static void fill_signalen(struct page *p, const struct dossier *d, const struct open_signalen *s,
                          struct dossier_view *v) {
    v->signalen = talloc_zero_array(p->mem, struct signaal_view, (unsigned)s->aantal + 1);
    v->signalen_aantal = s->aantal;
    for (size_t i = 0; i < s->aantal; i++)
        v->signalen[i] = signaal_view(p, d, &s->rows[i]);
}

#define TIJDLIJN_BLAD 50

static const char *blad_url(struct page *p, const char *dossier, size_t blad) {
    return blad == 1 ? talloc_asprintf(p->mem, "/dossier/%s#kop-tijdlijn", dossier)
                     : talloc_asprintf(p->mem, "/dossier/%s?pagina=%zu#kop-tijdlijn", dossier, blad);
}

/* One sheet of it, the newest first: somebody with a long history must not wait for all of it. */
static void fill_tijdlijn(struct page *p, const char *dossier, const struct tijdlijn *t, struct dossier_view *v) {
    size_t bladen = t->aantal == 0 ? 1 : (t->aantal + TIJDLIJN_BLAD - 1) / TIJDLIJN_BLAD;
    size_t blad = (size_t)deel_pagina(&p->req->query);
    blad = blad > bladen ? bladen : blad;
    size_t van = (blad - 1) * TIJDLIJN_BLAD, tot = van + TIJDLIJN_BLAD < t->aantal ? van + TIJDLIJN_BLAD : t->aantal;
    v->tijdlijn = talloc_zero_array(p->mem, struct tijdlijn_view, TIJDLIJN_BLAD);
    v->nieuwer_url = blad > 1 ? blad_url(p, dossier, blad - 1) : NULL;
    v->ouder_url = blad < bladen ? blad_url(p, dossier, blad + 1) : NULL;
    v->tijdlijn_blad =
        bladen > 1 ? talloc_asprintf(p->mem, "Berichten %zu tot en met %zu van %zu", van + 1, tot, t->aantal) : NULL;
    for (size_t i = van; i < tot; i++) {
        const struct tijdlijn_regel *r = &t->regels[i];
        v->tijdlijn[v->tijdlijn_aantal++] =
            (struct tijdlijn_view){.url = talloc_asprintf(p->mem, "/dossier/%s/bericht/%s", dossier, r->bericht),
                                   .tekst = r->tekst,
                                   .dienst = r->dienst->naam,
                                   .van = r->afzender_naam,
                                   .datum = deel_datum(p->mem, r->datum_gebeurtenis),
                                   .datum_iso = deel_iso(p->mem, r->datum_gebeurtenis),
                                   .ingetrokken = r->ingetrokken,
                                   .teruggenomen = r->teruggenomen,
                                   .correctie = r->correctie,
                                   .intrekking = r->intrekking};
    }
}

static void fill_leveren(struct page *p, const struct dossier *dossier, struct dossier_view *v) {
    v->leveren = talloc_zero_array(p->mem, struct leveren_view, STELSEL_DIENSTEN_MAX);
    v->alleen_lezen = page_bij(p, SOORT_GEMEENTE) && !page_mag(p, DOEL_LEVEREN);
    for (size_t i = 0; stelsel_register[i]; i++) {
        const struct stelseldienst *d = stelsel_register[i];
        const char *url = lever_url(p, dossier->id, d);
        if (url && dienst_is_voor(dossier->niet_voor, d) && (!dossier->afsluitend || d->afsluitend))
            v->leveren[v->leveren_aantal++] = (struct leveren_view){
                .url = url, .naam = d->naam, .omschrijving = d->omschrijving, .termijn = d->termijn};
    }
}

/* Somebody moved from one gemeente to another: then there is a termijn for it, and a page. */
static void fill_overdracht(struct page *p, const struct dossier *d, const struct termijnen *t,
                            struct dossier_view *v) {
    v->afsluitend = d->afsluitend;
    for (size_t i = 0; i < t->aantal && page_bij(p, SOORT_GEMEENTE); i++)
        if (strcmp(t->rows[i].code, "overdracht") == 0)
            v->overdracht_url = talloc_asprintf(p->mem, "/dossier/%s/overdracht", d->id);
}

/* ---- the page ---- */

/* What the person just did, when a redirect brought her back here. */
static const char *gedaan(const struct page *p) {
    const char *wat = fcgi_get(&p->req->query, "gedaan");
    if (wat && strcmp(wat, "concept") == 0)
        return "Uw concept is bewaard. Alleen uw eigen organisatie ziet het.";
    return wat && strcmp(wat, "signaal") == 0 ? "Het signaal is afgehandeld." : NULL;
}

static void fill_person(struct page *p, const struct dossier *d, struct dossier_view *v) {
    v->pagina.titel = d->naam;
    v->pagina.melding = gedaan(p);
    v->naam = d->naam;
    v->bsn = d->bsn;
    v->v_nummer = d->v_nummer;
    v->getoond = d->getoond;
    v->mag_tonen = page_mag(p, DOEL_TONEN) && !d->getoond;
    v->stand_url = talloc_asprintf(p->mem, "/dossier/%s/stand", d->id);
    v->logboek_url = page_mag(p, DOEL_AUDIT) ? talloc_asprintf(p->mem, "/duo/audit?dossier=%s", d->id) : NULL;
    v->toon_url = v->mag_tonen ? talloc_asprintf(p->mem, "/dossier/%s/toon", d->id) : NULL;
}

static bool show(struct page *p, struct store_tx *tx, struct err *err) {
    struct dossier d;
    struct tijdlijn tijdlijn;
    struct termijnen termijnen;
    struct open_signalen signalen;
    if (!dossier_lees(p->mem, tx, &d, err))
        return false;
    tijdlijn_lees(p->mem, tx, &tijdlijn);
    termijnen_lees(p->mem, tx, &termijnen);
    signalen_lees(p->mem, tx, &signalen);
    struct dossier_view view = {0};
    fill_person(p, &d, &view);
    fill_gegevens(p, &d, &view);
    add_themas(p, &tijdlijn, &view);
    fill_stappen(p, &d, &view);
    fill_onderdelen(p, &d, &view);
    fill_termijnen(p, &termijnen, &tijdlijn, &view);
    fill_signalen(p, &d, &signalen, &view);
    fill_tijdlijn(p, d.id, &tijdlijn, &view);
    fill_leveren(p, &d, &view);
    fill_overdracht(p, &d, &termijnen, &view);
    view.concepten = concepten_rijen(p, tx, &view.concepten_aantal);
    return page_show(p, 200, TPL_DOSSIER, &view.pagina);
}

static bool read_and_show(struct page *p, bool toon, struct err *err) {
    const char *id = page_param(p, "id");
    struct store_tx *tx = page_begin(p);
    dossier_vraag(tx, id, toon);
    tijdlijn_vraag(tx, id);
    termijnen_vraag(tx, id);
    signalen_vraag(tx, id);
    concepten_vraag(tx, id);
    struct audit audit = {.handeling = p->handeling, .dossier = id, .velden_hoog = toon ? dossier_velden_hoog : NULL};
    return page_voer_uit(p, tx, audit, err) && show(p, tx, err);
}

bool page_dossier(struct page *p, struct err *err) {
    return read_and_show(p, false, err);
}

bool page_toon(struct page *p, struct err *err) {
    return read_and_show(p, true, err);
}
