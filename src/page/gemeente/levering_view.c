/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "page/gemeente/levering.h"
#include "page/gemeente/verschillen.h"

#include <string.h>

static const char *actie(const struct levering *l) {
    if (l->oud)
        return talloc_asprintf(l->p->mem, "/dossier/%s/bericht/%s/corrigeer", l->dossier->id, l->oud->id);
    return talloc_asprintf(l->p->mem, "/dossier/%s/lever/%s", l->dossier->id, l->dienst->code);
}

static const char *dossier_url(const struct levering *l) {
    return talloc_asprintf(l->p->mem, "/dossier/%s", l->dossier->id);
}

/* Where one goes who stops: a correction began at its bericht. */
static const char *terug_url(const struct levering *l) {
    return l->oud ? talloc_asprintf(l->p->mem, "/dossier/%s/bericht/%s", l->dossier->id, l->oud->id) : dossier_url(l);
}

static const char *number(const struct levering *l, long n) {
    return talloc_asprintf(l->p->mem, "%ld", n);
}

static const char *titel(const struct levering *l, const char *wat) {
    return talloc_asprintf(l->p->mem, "%s %s", l->dienst->naam, wat);
}

/* ---- the form ---- */

/* What depends on another answer is always drawn, because without script nothing can appear later; what depends on who
 * this person is, only when it is asked of her. */
static bool drawn(const struct veld *f, void *arg) {
    const struct levering *l = arg;
    struct veld anyone = *f;
    if (f->biv.v == BIV_HOOG && !page_mag(l->p, DOEL_HOOG))
        return false;
    anyone.alleen_als = (struct voorwaarde){0};
    return stelsel_veld_van_toepassing(&anyone, &l->nieuw, l->historie);
}

static bool shows_last(const struct stelseldienst *d) {
    for (const struct veld *f = d->velden; f->naam; f++)
        if (!f->voorstel && f->biv.v != BIV_HOOG)
            return true;
    return false;
}

static const char *eerder(const struct levering *l) {
    if (l->oud)
        return talloc_asprintf(l->p->mem,
                               "U corrigeert bericht %ld van %s. U ziet wat er toen is ingevuld. Verander alleen wat "
                               "niet klopte.",
                               l->oud->nummer, date_nl(l->p->mem, l->oud->geregistreerd_op));
    const struct bericht *last = historie_laatste(&l->zicht->historie, l->dienst->code);
    if (!last)
        return NULL;
    return talloc_asprintf(
        l->p->mem,
        shows_last(l->dienst)
            ? "Dit is het laatst aangeleverd op %s. U ziet wat er toen is ingevuld. Pas aan wat er is "
              "veranderd."
            : "Dit is het laatst aangeleverd op %s. Vul in wat er nu is.",
        date_nl(l->p->mem, last->geregistreerd_op));
}

/* By when: the termijnen that a first delivery of this service meets. */
static size_t add_termijnen(struct levering *l, struct deel_gegeven *rows) {
    struct stand *stand = talloc_zero(l->p->mem, struct stand);
    size_t n = 0;
    stelsel_stand(l->historie, l->p->vandaag, stand);
    for (size_t i = 0; i < stand->termijnen_aantal; i++) {
        const struct termijn *t = &stand->termijnen[i];
        const struct termijn_soort *soort = stelsel_termijn(t->code);
        if (!t->voldaan && soort->voldaan_door && strcmp(soort->voldaan_door, l->dienst->code) == 0)
            rows[n++] = (struct deel_gegeven){
                .label = t->titel,
                .waarde = talloc_asprintf(l->p->mem, "uiterlijk %s, %s", deel_datum(l->p->mem, t->datum),
                                          deel_dagen(l->p->mem, t->datum, l->p->vandaag))};
    }
    return n;
}

/* What she needs while filling in the form, so that she does not have to go back for it. */
static void fill_bij_de_hand(struct levering *l, struct lever_formulier_view *v) {
    v->gegevens = talloc_zero_array(l->p->mem, struct deel_gegeven, TERMIJNEN_MAX + STELSEL_DIENSTEN_MAX);
    v->gegevens_aantal = add_termijnen(l, v->gegevens);
    for (const char *const *code = l->dienst->bij_de_hand; code && *code; code++) {
        const struct bericht *last = historie_laatste(&l->zicht->historie, *code);
        if (last)
            v->gegevens[v->gegevens_aantal++] = (struct deel_gegeven){
                .label = date_nl(l->p->mem, last->datum_gebeurtenis), .waarde = stelsel_tijdlijn(l->p->mem, last)};
    }
    v->bekend = v->gegevens_aantal > 0;
}

static bool has_sealed(const struct stelseldienst *d) {
    for (const struct veld *f = d->velden; f->naam; f++)
        if (f->biv.v == BIV_HOOG)
            return true;
    return false;
}

/* Of a service with themes: how much of it is filled in. */
static const char *themas(const struct levering *l, const struct bericht *b) {
    size_t n = stelsel_themas(l->dienst);
    return n == 0 ? NULL
                  : talloc_asprintf(l->p->mem, "%zu van %zu onderwerpen ingevuld", stelsel_themas_ingevuld(b), n);
}

static const char *themas_van_formulier(const struct levering *l) {
    struct bericht b = {.dienst = l->dienst};
    for (size_t i = 0; i < l->form->aantal; i++)
        b.waarden[i] = l->form->antwoorden[i].waarde;
    return themas(l, &b);
}

static const struct form_view *formulier(struct levering *l) {
    struct form_view *v = form_view(l->p->mem, l->form, drawn, l);
    form_themas(v, l->dienst);
    const struct keuze *gemeenten = levering_gemeenten(l->p, l->form);
    if (gemeenten)
        form_gemeenten(v, l->form, gemeenten);
    return v;
}

bool levering_toon_formulier(struct levering *l, int status) {
    struct lever_formulier_view view = {.pagina = {.titel = titel(l, l->oud ? "corrigeren" : "aanleveren"),
                                                   .fout = l->form->fouten > 0 || l->form->fout || l->reden_fout,
                                                   .sessie_minuten = l->p->house->conf->sessie_stil},
                                        .dossier_url = dossier_url(l),
                                        .actie = actie(l),
                                        .naam = l->dossier->naam,
                                        .dienst = l->dienst->naam,
                                        .omschrijving = l->dienst->omschrijving,
                                        .grond = l->dienst->grond,
                                        .termijn = l->dienst->termijn,
                                        .eerder = eerder(l),
                                        .ongewijzigd = l->ongewijzigd,
                                        .terug_url = terug_url(l),
                                        .correctie = l->oud != NULL,
                                        .afgeschermd = l->oud && has_sealed(l->dienst),
                                        .reden = l->reden,
                                        .reden_fout = l->reden_fout,
                                        .sleutel = l->sleutel,
                                        .gezien = number(l, l->gezien),
                                        .met_bestand = levering_met_bestand(l->dienst),
                                        .themas = themas_van_formulier(l),
                                        .form = formulier(l)};
    fill_bij_de_hand(l, &view);
    levering_concept_toon(l, &view);
    return page_show(l->p, status, TPL_LEVER_FORMULIER, &view.pagina);
}

/* ---- the review page ---- */

/* A question that was not asked of this person needs no line saying that it was not answered. */
static void fill_gegevens(struct levering *l, struct lever_controle_view *v) {
    size_t n;
    struct deel_gegeven *rows = deel_gegevens(l->p->mem, &l->nieuw, false, &n);
    const struct keuze *gemeenten = levering_gemeenten(l->p, l->form);
    for (size_t i = 0; i < n; i++)
        if (l->dienst->velden[i].soort == VELD_GEMEENTE && rows[i].waarde)
            rows[i].waarde = levering_gemeente(l->p->mem, gemeenten, l->nieuw.waarden[i]);
    v->gegevens = rows;
    if (l->dienst->themas) {
        deel_zonder_leeg(l->p->mem, &l->nieuw, rows, &n);
        v->gegevens_aantal = n;
        return;
    }
    for (size_t i = 0; i < n; i++)
        if (rows[i].waarde || (drawn(&l->dienst->velden[i], l) &&
                               stelsel_veld_van_toepassing(&l->dienst->velden[i], &l->nieuw, l->historie)))
            rows[v->gegevens_aantal++] = rows[i];
}

/* What it was and what it will be, and what that does to the dossier. */
static void fill_correctie(struct levering *l, struct lever_controle_view *v) {
    struct historie na = historie_met(l->p->mem, l->historie, &l->nieuw, NULL);
    v->verschillen = verschillen(l->p->mem, l->oud, &l->nieuw, l->behouden, &v->verschillen_aantal);
    v->gevolgen = verschil_gevolgen(l->p->mem, l->historie, &na, l->p->vandaag, &v->gevolgen_aantal);
}

static struct totaal_view totaal(struct levering *l, const char *label, const struct totaal_stand *s) {
    return (struct totaal_view){.label = label,
                                .norm = talloc_asprintf(l->p->mem, "%ld uur", s->norm),
                                .eerder = talloc_asprintf(l->p->mem, "%ld uur", s->eerder),
                                .nu = talloc_asprintf(l->p->mem, "%ld uur", s->nu),
                                .telt_mee = talloc_asprintf(l->p->mem, "%ld uur", s->telt_mee),
                                .over = talloc_asprintf(l->p->mem, "%ld uur", s->over)};
}

static void fill_totalen(struct levering *l, struct lever_controle_view *v) {
    size_t n = 0;
    while (l->dienst->totalen && l->dienst->totalen[n].veld)
        n++;
    v->totalen = talloc_zero_array(l->p->mem, struct totaal_view, (unsigned)n + 1);
    for (size_t i = 0; i < n; i++) {
        struct historie zonder = historie_zonder(l->p->mem, l->historie, l->nieuw.vervangt);
        struct vraag vraag = {.historie = &zonder, .nieuw = &l->nieuw, .vandaag = l->p->vandaag};
        struct totaal_stand stand;
        if (stelsel_totaal(&l->dienst->totalen[i], &vraag, &stand))
            v->totalen[v->totalen_aantal++] = totaal(l, l->dienst->totalen[i].label, &stand);
    }
}

static void fill_waarschuwingen(struct levering *l, struct lever_controle_view *v) {
    v->waarschuwingen = talloc_zero_array(l->p->mem, struct waarschuwing_view, (unsigned)l->oordeel->aantal + 1);
    for (size_t i = 0; i < l->oordeel->aantal; i++) {
        const struct bevinding *b = &l->oordeel->rows[i];
        if (b->ernst == ERNST_WAARSCHUWING)
            v->waarschuwingen[v->waarschuwingen_aantal++] =
                (struct waarschuwing_view){.melding = b->melding, .artikel = b->artikel};
    }
}

bool levering_toon_controle(struct levering *l, int status) {
    struct lever_controle_view view = {.pagina = {.titel = titel(l, l->oud ? "corrigeren: controleren" : "controleren"),
                                                  .fout = l->reden_fout != NULL},
                                       .dossier_url = dossier_url(l),
                                       .actie = actie(l),
                                       .naam = l->dossier->naam,
                                       .dienst = l->dienst->naam,
                                       .terug_url = terug_url(l),
                                       .correctie = l->oud != NULL,
                                       .reden_vragen = l->oud || l->oordeel->waarschuwingen > 0,
                                       .reden = l->reden,
                                       .reden_fout = l->reden_fout,
                                       .sleutel = l->sleutel,
                                       .gezien = number(l, l->gezien),
                                       .themas = themas(l, &l->nieuw)};
    if (l->oud)
        fill_correctie(l, &view);
    else
        fill_gegevens(l, &view);
    fill_totalen(l, &view);
    fill_waarschuwingen(l, &view);
    view.velden_verborgen = deel_bewaar(l->p->mem, &l->p->req->body, levering_eigen, &view.velden_verborgen_aantal);
    return page_show(l->p, status, TPL_LEVER_CONTROLE, &view.pagina);
}

/* ---- somebody else was first ---- */

static const char *wie(const struct levering *l, const struct bericht *last) {
    if (strcmp(last->afzender, l->p->sessie.organisatie) == 0)
        return stelsel_partij(last->afzender) == PARTIJ_GEMEENTE ? "Iemand van uw gemeente" : "Een collega";
    return stelsel_partij(last->afzender) == PARTIJ_GEMEENTE ? "Een andere gemeente" : last->afzender;
}

bool levering_toon_gewijzigd(struct levering *l) {
    const struct bericht *last = historie_laatste(&l->zicht->historie, l->dienst->code);
    if (!last) { /* what was there is withdrawn: the form again, against what stands now */
        l->gezien = 0;
        return levering_toon_formulier(l, 409);
    }
    struct lever_gewijzigd_view view = {.pagina = {.titel = titel(l, "is intussen veranderd"), .fout = true},
                                        .dossier_url = dossier_url(l),
                                        .actie = actie(l),
                                        .naam = l->dossier->naam,
                                        .dienst = l->dienst->naam,
                                        .van = wie(l, last),
                                        .wanneer = deel_datum(l->p->mem, last->geregistreerd_op),
                                        .wanneer_iso = deel_iso(l->p->mem, last->geregistreerd_op),
                                        .reden = l->reden,
                                        .sleutel = l->sleutel,
                                        .gezien = number(l, lever_laatste_nummer(&l->zicht->historie, l->dienst))};
    view.verschillen = verschillen(l->p->mem, l->oud ? l->oud : last, &l->nieuw, l->behouden, &view.verschillen_aantal);
    view.velden_verborgen = deel_bewaar(l->p->mem, &l->p->req->body, levering_eigen, &view.velden_verborgen_aantal);
    return page_show(l->p, 409, TPL_LEVER_GEWIJZIGD, &view.pagina);
}
