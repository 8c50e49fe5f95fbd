/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * All of an overdracht on one page: how far it is and what comes next, and what the previous gemeente hands over (Wi
 * 2021, art. 35, lid 4). Row level security decides what is there: the previous gemeente finds what it sent itself.
 */
#include "page/pages.h"
#include "page/views.h"
#include "stelsel/werkrelatie.h"
#include "store/dossier.h"
#include "store/lijst.h"

#include <string.h>

struct overdracht {
    struct page *p;
    struct dossier dossier;
    struct historie historie;
    struct organisaties gemeenten;
    struct termijnen termijnen;
    const struct bericht *laatste, *bevestigd; /* of the steps; NULL none */
    struct overdracht_view view;
};

static const char *gemeente_naam(const struct overdracht *o, const char *code) {
    for (size_t i = 0; i < o->gemeenten.aantal; i++)
        if (code && strcmp(o->gemeenten.rows[i].code, code) == 0)
            return o->gemeenten.rows[i].naam;
    return NULL;
}

/* The steps of an earlier verhuizing are history: what counts comes after the last time somebody asked. */
static void find_steps(struct overdracht *o) {
    for (size_t i = 0; i < o->historie.aantal; i++) {
        const struct bericht *b = &o->historie.berichten[i];
        if (b->ingetrokken || strcmp(b->dienst->code, "overdracht") != 0)
            continue;
        if (bericht_waarde_is(b, "stap_overdracht", "gevraagd"))
            o->bevestigd = NULL;
        if (bericht_waarde_is(b, "stap_overdracht", "bevestigd"))
            o->bevestigd = b;
        o->laatste = b;
    }
}

/* ---- between whom ---- */

static void fill_gemeenten(struct overdracht *o) {
    const char *wij = o->p->sessie.organisatie, *ander = NULL;
    struct werkrelaties *w = talloc_zero(o->p->mem, struct werkrelaties);
    stelsel_werkrelaties(&o->historie, w);
    for (size_t i = 0; i < w->aantal; i++)
        if (w->rows[i].aard == RELATIE_AFSLUITEND)
            ander = w->rows[i].organisatie;
    if (o->laatste)
        ander = strcmp(o->laatste->afzender, wij) == 0 ? o->laatste->ontvanger : o->laatste->afzender;
    o->view.van = o->dossier.afsluitend ? o->p->sessie.organisatie_naam : gemeente_naam(o, ander);
    o->view.naar = o->dossier.afsluitend ? gemeente_naam(o, ander) : o->p->sessie.organisatie_naam;
}

/* ---- how far ---- */

static const char *wat_nu(const struct overdracht *o) {
    bool oud = o->dossier.afsluitend;
    if (!o->laatste)
        return oud ? "De nieuwe gemeente heeft de overdracht nog niet gevraagd. Werk alvast de resultaten, uren en "
                     "inspanning bij."
                   : "Vraag de overdracht aan de vorige gemeente.";
    if (bericht_waarde_is(o->laatste, "stap_overdracht", "bevestigd"))
        return oud ? "U hebt de overdracht bevestigd. De nieuwe gemeente aanvaardt haar, of vraagt meer."
                   : "De vorige gemeente heeft bevestigd. Lees wat zij overdraagt. Aanvaard het, of vraag meer.";
    if (bericht_waarde_is(o->laatste, "stap_overdracht", "aanvaard"))
        return "De overdracht is afgerond. De vorige gemeente ziet dit dossier niet meer.";
    return oud ? "De nieuwe gemeente wacht op u. Werk de resultaten, uren en inspanning bij en bevestig daarna."
               : "U hebt het gevraagd. De vorige gemeente moet nu bevestigen.";
}

static bool is_aan_zet(const struct overdracht *o) {
    bool oud = o->dossier.afsluitend, klaar = bericht_waarde_is(o->laatste, "stap_overdracht", "aanvaard");
    bool bevestigd = bericht_waarde_is(o->laatste, "stap_overdracht", "bevestigd");
    if (klaar || !page_mag(o->p, DOEL_LEVEREN))
        return false;
    return oud ? o->laatste && !bevestigd : !o->laatste || bevestigd;
}

static void fill_stand(struct overdracht *o) {
    struct page *p = o->p;
    o->view.wat_nu = wat_nu(o);
    o->view.lever_url = is_aan_zet(o) ? talloc_asprintf(p->mem, "/dossier/%s/lever/overdracht", o->dossier.id) : NULL;
    for (size_t i = 0; i < o->termijnen.aantal; i++) {
        const struct termijn *t = &o->termijnen.rows[i];
        if (strcmp(t->code, "overdracht") != 0 || t->voldaan)
            continue;
        o->view.uiterlijk = deel_datum(p->mem, t->datum);
        o->view.uiterlijk_iso = deel_iso(p->mem, t->datum);
        o->view.dagen = deel_dagen(p->mem, t->datum, p->vandaag);
    }
}

static struct overdracht_deel deel_van(struct overdracht *o, const struct bericht *b) {
    struct page *p = o->p;
    struct overdracht_deel d = {.kop = b->dienst->naam,
                                .tekst = stelsel_tijdlijn(p->mem, b),
                                .van = gemeente_naam(o, b->afzender) ? gemeente_naam(o, b->afzender) : b->afzender,
                                .datum = deel_datum(p->mem, b->datum_gebeurtenis),
                                .datum_iso = deel_iso(p->mem, b->datum_gebeurtenis),
                                .url = talloc_asprintf(p->mem, "/dossier/%s/bericht/%s", o->dossier.id, b->id)};
    return d;
}

static void fill_stappen(struct overdracht *o) {
    o->view.stappen = talloc_zero_array(o->p->mem, struct overdracht_deel, (unsigned)o->historie.aantal + 1);
    for (size_t i = 0; i < o->historie.aantal; i++)
        if (!o->historie.berichten[i].ingetrokken && strcmp(o->historie.berichten[i].dienst->code, "overdracht") == 0)
            o->view.stappen[o->view.stappen_aantal++] = deel_van(o, &o->historie.berichten[i]);
}

/* ---- what is handed over ---- */

/* What the gemeenten said, and what was fined; the words of the overdracht itself stand above it. */
static bool wordt_overgedragen(const struct bericht *b) {
    const struct stelseldienst *d = b->dienst;
    bool van_gemeente = stelsel_partij(b->afzender) == PARTIJ_GEMEENTE;
    return !b->ingetrokken && strcmp(d->code, "overdracht") != 0 && (van_gemeente || strcmp(d->code, "boete") == 0);
}

/* A later one of the same kind says how it is now. */
static bool is_achterhaald(const struct historie *h, size_t i) {
    const struct bericht *b = &h->berichten[i];
    for (size_t j = i + 1; j < h->aantal; j++) {
        const struct bericht *later = &h->berichten[j];
        const char *a = b->dienst->per ? bericht_waarde(b, b->dienst->per) : NULL;
        const char *z = b->dienst->per ? bericht_waarde(later, b->dienst->per) : NULL;
        bool zelfde = (!a && !z) || (a && z && strcmp(a, z) == 0);
        if (!later->ingetrokken && later->dienst == b->dienst && wordt_overgedragen(later) && zelfde)
            return strcmp(b->dienst->code, "boete") != 0;
    }
    return false;
}

static void fill_delen(struct overdracht *o) {
    const struct historie *h = &o->historie;
    o->view.delen = talloc_zero_array(o->p->mem, struct overdracht_deel, (unsigned)h->aantal + 1);
    for (size_t d = 0; stelsel_register[d]; d++)
        for (size_t i = 0; i < h->aantal; i++)
            if (h->berichten[i].dienst == stelsel_register[d] && wordt_overgedragen(&h->berichten[i]) &&
                !is_achterhaald(h, i))
                o->view.delen[o->view.delen_aantal++] = deel_van(o, &h->berichten[i]);
}

/* What the previous gemeente wrote, without the answers that belong to no step. */
static void fill_toelichting(struct overdracht *o) {
    size_t n = 0;
    struct deel_gegeven *rows = o->bevestigd ? deel_gegevens(o->p->mem, o->bevestigd, true, &n) : NULL;
    o->view.gegevens = rows;
    for (size_t i = 0; i < n; i++)
        if (rows[i].waarde)
            rows[o->view.gegevens_aantal++] = rows[i];
}

bool page_overdracht(struct page *p, struct err *err) {
    const char *id = page_param(p, "id");
    struct overdracht *o = talloc_zero(p->mem, struct overdracht);
    struct store_tx *tx = page_begin(p);
    o->p = p;
    dossier_vraag(tx, id, false);
    historie_vraag(tx, id);
    termijnen_vraag(tx, id);
    gemeenten_vraag(tx);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling, .dossier = id, .grond = p->grond}, err) ||
        !dossier_lees(p->mem, tx, &o->dossier, err) || !historie_lees(p->mem, tx, &o->historie, err))
        return false;
    termijnen_lees(p->mem, tx, &o->termijnen);
    gemeenten_lees(p->mem, tx, &o->gemeenten);
    o->view = (struct overdracht_view){.pagina = {.titel = "Overdracht"},
                                       .dossier_url = talloc_asprintf(p->mem, "/dossier/%s", o->dossier.id),
                                       .dienst = "Overdracht",
                                       .naam = o->dossier.naam,
                                       .afsluitend = o->dossier.afsluitend};
    find_steps(o);
    fill_gemeenten(o);
    fill_stand(o);
    fill_stappen(o);
    fill_toelichting(o);
    fill_delen(o);
    return page_show(p, 200, TPL_OVERDRACHT, &o->view.pagina);
}
