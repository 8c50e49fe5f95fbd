/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "page/pages.h"
#include "page/views.h"
#include "store/dossier.h"

#include <string.h>

struct gelezen {
    struct dossier dossier;
    struct bericht_inzage bericht;
    struct tijdlijn tijdlijn;
};

/* What the log names: bericht_klantprofiel.bijzonderheden. */
static const char *const *sealed_fields(struct page *p, const struct stelseldienst *d) {
    const char **names = talloc_zero_array(p->mem, const char *, STELSEL_VELDEN_MAX + 1);
    size_t n = 0;
    for (const struct veld *f = d->velden; f->naam; f++)
        if (f->biv.v == BIV_HOOG)
            names[n++] = talloc_asprintf(p->mem, "bericht_%s.%s", d->code, f->naam);
    return names;
}

/* dienst NULL: as it is shown to everybody; otherwise also what is sealed, of a bericht of that service. */
static bool read_bericht(struct page *p, const struct stelseldienst *dienst, struct gelezen *g, struct err *err) {
    const char *id = page_param(p, "id");
    const char *bid = page_param(p, "bid");
    struct store_tx *tx = page_begin(p);
    dossier_vraag(tx, id, false);
    bericht_vraag(tx, id, bid, dienst != NULL);
    tijdlijn_vraag(tx, id);
    struct audit audit = {.handeling = p->handeling,
                          .dossier = id,
                          .bericht = bid,
                          .velden_hoog = dienst ? sealed_fields(p, dienst) : NULL};
    if (!page_voer_uit(p, tx, audit, err) || !dossier_lees(p->mem, tx, &g->dossier, err) ||
        !bericht_lees(p->mem, tx, &g->bericht, err))
        return false;
    if (dienst && dienst != g->bericht.bericht.dienst) /* the log would name other fields than were shown */
        return err_set(err, ERR_NOT_FOUND, "bericht", "not of that service");
    tijdlijn_lees(p->mem, tx, &g->tijdlijn);
    return true;
}

static const char *bericht_url(struct page *p, const char *dossier, const char *bericht) {
    return bericht ? talloc_asprintf(p->mem, "/dossier/%s/bericht/%s", dossier, bericht) : NULL;
}

static const char *dossier_url(struct page *p, const char *dossier) {
    return talloc_asprintf(p->mem, "/dossier/%s", dossier);
}

/* A secret address is shown by 'Toon' of the dossier only, also when it was not secret yet in this bericht. */
static void hide_secret_address(const struct gelezen *g, struct deel_gegeven *rows) {
    const struct bericht *b = &g->bericht.bericht;
    int i = stelsel_veld_index(b->dienst, "adres");
    bool secret = g->dossier.geheim || bericht_waarde_is(b, "indicatie_geheim", "ja");
    if (i < 0 || !secret || !rows[i].waarde)
        return;
    rows[i].waarde = "•••••";
    rows[i].verborgen = true;
}

/* What an organisation said itself, it may say better or take back, as long as it counts. */
static void fill_eigen(struct page *p, const struct gelezen *g, struct bericht_view *v) {
    const struct bericht *b = &g->bericht.bericht;
    if (!page_mag(p, DOEL_LEVEREN) || strcmp(b->afzender, p->sessie.organisatie) != 0 || b->ingetrokken)
        return;
    if (page_mag(p, DOEL_HOOG) || !g->bericht.heeft_hoog)
        v->corrigeer_url = talloc_asprintf(p->mem, "/dossier/%s/bericht/%s/corrigeer", g->dossier.id, b->id);
    v->intrek_url = talloc_asprintf(p->mem, "/dossier/%s/bericht/%s/intrekken", g->dossier.id, b->id);
}

/* A document is handed out to who may also see what is sealed. */
static void link_documents(struct page *p, const struct gelezen *g, struct deel_gegeven *rows) {
    const struct bericht *b = &g->bericht.bericht;
    for (size_t i = 0; page_mag(p, DOEL_HOOG) && !page_bij(p, SOORT_DUO) && b->dienst->velden[i].naam; i++)
        if (b->dienst->velden[i].soort == VELD_DOCUMENT && b->waarden[i])
            rows[i].url = talloc_asprintf(p->mem, "/dossier/%s/document/%s", g->dossier.id, b->waarden[i]);
}

static bool show_bericht(struct page *p, const struct stelseldienst *toon, struct err *err) {
    struct gelezen g;
    if (!read_bericht(p, toon, &g, err))
        return false;
    const struct bericht *b = &g.bericht.bericht;
    const struct stelseldienst *d = b->dienst;
    bool mag_leveren = page_levert(p, d);
    struct bericht_view view = {
        .pagina = {.titel = talloc_asprintf(p->mem, "%s, bericht %ld", d->naam, b->nummer)},
        .dossier_url = dossier_url(p, g.dossier.id),
        .naam = g.dossier.naam,
        .dienst = d->naam,
        .omschrijving = d->omschrijving,
        .nummer = b->nummer,
        .van = g.bericht.afzender_naam,
        .aan = g.bericht.ontvanger_naam,
        .datum = deel_datum(p->mem, b->datum_gebeurtenis),
        .datum_iso = deel_iso(p->mem, b->datum_gebeurtenis),
        .geregistreerd = deel_moment(p->mem, g.bericht.geregistreerd),
        .geregistreerd_iso = deel_moment_iso(p->mem, g.bericht.geregistreerd),
        .kanaal = g.bericht.kanaal,
        .kenmerk = g.bericht.kenmerk,
        .grond = d->grond,
        .code = d->code,
        .toon_url = g.bericht.heeft_hoog && !g.bericht.getoond && page_mag(p, DOEL_HOOG)
                        ? talloc_asprintf(p->mem, "/dossier/%s/bericht/%s/toon", g.dossier.id, b->id)
                        : NULL,
        .ingetrokken = b->ingetrokken,
        .teruggenomen = g.bericht.teruggenomen,
        .intrekking = b->intrekking,
        .correctie = b->vervangt && !b->intrekking,
        .vervangt_url = bericht_url(p, g.dossier.id, b->vervangt),
        .nieuwer_url = bericht_url(p, g.dossier.id, g.bericht.vervangen_door),
        .versies_url = b->vervangt || g.bericht.vervangen_door
                           ? talloc_asprintf(p->mem, "/dossier/%s/bericht/%s/versies", g.dossier.id, b->id)
                           : NULL,
        .reden = b->reden,
        .gevolg_van_url = bericht_url(p, g.dossier.id, g.bericht.gevolg_van),
        .lever_url = mag_leveren ? talloc_asprintf(p->mem, "/dossier/%s/lever/%s", g.dossier.id, d->code) : NULL};
    fill_eigen(p, &g, &view);
    view.gegevens = deel_gegevens(p->mem, b, !g.bericht.getoond, &view.gegevens_aantal);
    hide_secret_address(&g, view.gegevens);
    link_documents(p, &g, view.gegevens);
    deel_zonder_leeg(p->mem, b, view.gegevens, &view.gegevens_aantal);
    return page_show(p, 200, TPL_BERICHT, &view.pagina);
}

bool page_bericht(struct page *p, struct err *err) {
    return show_bericht(p, NULL, err);
}

bool page_bericht_toon(struct page *p, struct err *err) {
    const char *code = fcgi_get(&p->req->body, "dienst");
    const struct stelseldienst *d = code ? stelsel_vind(code) : NULL;
    return d ? show_bericht(p, d, err) : err_set(err, ERR_INPUT, "dienst", "absent or unknown");
}

/* What followed by law, with its line of the tijdlijn. */
static void fill_gevolg(struct page *p, const struct gelezen *g, struct lever_ontvangst_view *view) {
    view->gevolgen = talloc_zero_array(p->mem, struct gevolg_view, 1);
    for (size_t i = 0; g->bericht.gevolg && i < g->tijdlijn.aantal; i++) {
        const struct tijdlijn_regel *r = &g->tijdlijn.regels[i];
        if (strcmp(r->bericht, g->bericht.gevolg) != 0)
            continue;
        view->gevolgen[0] = (struct gevolg_view){.tekst = r->tekst, .url = bericht_url(p, g->dossier.id, r->bericht)};
        view->gevolgen_aantal = 1;
    }
}

bool page_ontvangst(struct page *p, struct err *err) {
    struct gelezen g;
    if (!read_bericht(p, NULL, &g, err))
        return false;
    const struct bericht *b = &g.bericht.bericht;
    if (strcmp(b->afzender, p->sessie.organisatie) != 0) /* somebody else's delivery has no receipt here */
        return err_set(err, ERR_NOT_FOUND, "ontvangst", "not a delivery of this organisation");
    const char *wat = b->intrekking ? "Ingetrokken" : b->vervangt ? "Correctie ontvangen" : "Ontvangen";
    struct lever_ontvangst_view view = {.pagina = {.titel = talloc_asprintf(p->mem, "%s: %s", wat, b->dienst->naam)},
                                        .intrekking = b->intrekking,
                                        .correctie = b->vervangt && !b->intrekking,
                                        .vervangt_url = bericht_url(p, g.dossier.id, b->vervangt),
                                        .reden = b->vervangt ? b->reden : NULL,
                                        .dossier_url = dossier_url(p, g.dossier.id),
                                        .bericht_url = bericht_url(p, g.dossier.id, b->id),
                                        .naam = g.dossier.naam,
                                        .dienst = b->dienst->naam,
                                        .nummer = b->nummer,
                                        .wanneer = deel_moment(p->mem, g.bericht.geregistreerd),
                                        .wanneer_iso = deel_moment_iso(p->mem, g.bericht.geregistreerd)};
    view.gegevens = deel_gegevens(p->mem, b, !g.bericht.getoond, &view.gegevens_aantal);
    hide_secret_address(&g, view.gegevens);
    link_documents(p, &g, view.gegevens);
    deel_zonder_leeg(p->mem, b, view.gegevens, &view.gegevens_aantal);
    fill_gevolg(p, &g, &view);
    return page_show(p, 200, TPL_LEVER_ONTVANGST, &view.pagina);
}
