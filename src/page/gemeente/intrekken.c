/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Withdrawing an own bericht: one page that says what it does, asks why, and warns when somebody delivered meanwhile.
 */
#include "page/gemeente/levering.h"
#include "page/gemeente/verschillen.h"
#include "page/pages.h"

#include <string.h>

struct intrekking {
    struct page *p;
    const struct dossier *dossier;
    const struct historie *historie;
    const struct bericht *oud;
    struct bericht nieuw;
    const char *sleutel, *reden, *reden_fout;
    long gezien;
    bool veranderd; /* since the page was opened */
};

static void maak_nieuw(struct intrekking *i) {
    i->nieuw = *i->oud;
    i->nieuw.id = NULL;
    i->nieuw.nummer = 0;
    i->nieuw.vervangt = i->oud->id;
    i->nieuw.intrekking = true;
    i->nieuw.reden = i->reden;
    i->nieuw.geregistreerd_op = i->p->vandaag;
}

/* ---- show ---- */

/* What follows from the bericht (or from an earlier version of it) by law was said by DUO, and stays. */
static const struct bericht *gevolg_van(const struct historie *h, const struct bericht *b) {
    for (size_t i = 0; i < h->aantal; i++) {
        const struct bericht *g = &h->berichten[i];
        if (g->gevolg_van && !g->ingetrokken && historie_geldende(h, historie_bericht(h, g->gevolg_van)) == b)
            return g;
    }
    return NULL;
}

/* Which version counts then, or that there is none. */
static const char *daarna(struct intrekking *i, const struct historie *na) {
    const struct bericht *nu = historie_laatste(i->historie, i->oud->dienst->code);
    const struct bericht *dan = historie_laatste(na, i->oud->dienst->code);
    if (nu != i->oud && dan)
        return "Het laatste bericht van deze soort verandert niet.";
    return dan ? talloc_asprintf(i->p->mem, "Daarna geldt weer: %s.", stelsel_tijdlijn(i->p->mem, dan))
               : talloc_asprintf(i->p->mem, "Daarna is er van deze soort (%s) geen bericht meer dat geldt.",
                                 i->oud->dienst->naam);
}

static void fill_gevolgen(struct intrekking *i, struct intrekken_view *v) {
    struct historie na = historie_met(i->p->mem, i->historie, &i->nieuw, NULL);
    const struct bericht *volgde = gevolg_van(i->historie, i->oud);
    v->daarna = daarna(i, &na);
    v->gevolgen = verschil_gevolgen(i->p->mem, i->historie, &na, i->p->vandaag, &v->gevolgen_aantal);
    if (!volgde)
        return;
    v->gevolgen = talloc_realloc_size(i->p->mem, v->gevolgen, (v->gevolgen_aantal + 1) * sizeof *v->gevolgen);
    v->gevolgen[v->gevolgen_aantal++] = (struct gevolg_view){
        .tekst = talloc_asprintf(i->p->mem,
                                 "Dit volgde uit het bericht en blijft staan: %s. Alleen DUO kan dat veranderen (%s).",
                                 stelsel_tijdlijn(i->p->mem, volgde), i->oud->dienst->gevolg_bron),
        .url = talloc_asprintf(i->p->mem, "/dossier/%s/bericht/%s", i->dossier->id, volgde->id)};
}

static bool toon(struct intrekking *i, int status) {
    struct page *p = i->p;
    const struct bericht *b = i->oud;
    struct intrekken_view view = {
        .pagina = {.titel = talloc_asprintf(p->mem, "%s intrekken", b->dienst->naam), .fout = status != 200},
        .dossier_url = talloc_asprintf(p->mem, "/dossier/%s", i->dossier->id),
        .terug_url = talloc_asprintf(p->mem, "/dossier/%s/bericht/%s", i->dossier->id, b->id),
        .actie = talloc_asprintf(p->mem, "/dossier/%s/bericht/%s/intrekken", i->dossier->id, b->id),
        .naam = i->dossier->naam,
        .dienst = b->dienst->naam,
        .tekst = stelsel_tijdlijn(p->mem, b),
        .nummer = b->nummer,
        .datum = deel_datum(p->mem, b->datum_gebeurtenis),
        .datum_iso = deel_iso(p->mem, b->datum_gebeurtenis),
        .geregistreerd = deel_datum(p->mem, b->geregistreerd_op),
        .geregistreerd_iso = deel_iso(p->mem, b->geregistreerd_op),
        .reden = i->reden,
        .reden_fout = i->reden_fout,
        .veranderd = i->veranderd,
        .sleutel = i->sleutel,
        .gezien = talloc_asprintf(p->mem, "%ld", i->gezien)};
    fill_gevolgen(i, &view);
    return page_show(p, status, TPL_INTREKKEN, &view.pagina);
}

/* Of all services that she may see: whatever came in meanwhile may change what the withdrawal does. */
static long laatste_nummer(const struct historie *h) {
    return h->aantal > 0 ? h->berichten[h->aantal - 1].nummer : 0;
}

static bool naar(struct page *p, const char *soort, const char *bericht) {
    return page_see_other(p, "/dossier/%s/%s/%s", page_param(p, "id"), soort, bericht);
}

/* ---- GET ---- */

bool page_intrekken_open(struct page *p, struct err *err) {
    const char *id = page_param(p, "id");
    struct store_tx *tx = page_begin(p);
    struct dossier dossier;
    struct historie historie;
    dossier_vraag(tx, id, false);
    lever_historie_vraag(tx, id);
    struct audit audit = {.handeling = p->handeling, .dossier = id, .bericht = page_param(p, "bid")};
    if (!page_voer_uit(p, tx, audit, err) || !dossier_lees(p->mem, tx, &dossier, err) ||
        !historie_lees(p->mem, tx, &historie, err))
        return false;
    struct intrekking i = {.p = p, .dossier = &dossier, .historie = &historie};
    if (!(i.oud = levering_eigen_bericht(p, &historie, p->sessie.organisatie, err)))
        return false;
    if (i.oud->ingetrokken) /* its page says why it counts no more */
        return naar(p, "bericht", i.oud->id);
    i.sleutel = levering_nieuwe_sleutel(p->mem);
    i.gezien = laatste_nummer(&zicht_van(p->mem, &historie, p->sessie.organisatie)->historie);
    maak_nieuw(&i);
    return toon(&i, 200);
}

/* ---- POST ---- */

static void oordeel(struct intrekking *i) {
    struct vraag vraag = {.historie = i->historie, .nieuw = &i->nieuw, .vandaag = i->p->vandaag};
    struct bevindingen *b = stelsel_oordeel(i->p->mem, &vraag);
    size_t len = i->reden ? strlen(i->reden) : 0;
    if (b->fouten > 0)
        i->reden_fout = b->rows[0].melding;
    else if (len < REDEN_MIN)
        i->reden_fout = "Schrijf op waarom u dit bericht intrekt. Gebruik ten minste 5 tekens.";
    else if (len > REDEN_MAX)
        i->reden_fout = "Uw uitleg is te lang. Gebruik hoogstens 1000 tekens.";
}

static bool alleen_lezen(struct intrekking *i, struct lever *known, const char *resultaat, struct err *err) {
    struct audit audit = {.handeling = AUDIT_FORMULIER,
                          .dossier = i->dossier->id,
                          .grond = i->p->grond,
                          .resultaat = resultaat,
                          .bijzonderheden = i->p->csrf_oud ? "csrf" : NULL};
    return lever_alleen_gelezen(known, &audit, err);
}

static bool besluit(struct intrekking *i, struct lever *known, struct err *err) {
    struct page *p = i->p;
    struct lever_uitkomst uit;
    long laatste = laatste_nummer(&known->zicht->historie);
    i->veranderd = i->gezien != laatste;
    i->gezien = laatste;
    maak_nieuw(i);
    oordeel(i);
    if (p->csrf_oud || i->veranderd || i->reden_fout)
        return alleen_lezen(i, known, NULL, err) && toon(i, p->csrf_oud || i->veranderd ? 409 : 422);
    return lever_schrijf(known, &i->nieuw, p->vandaag, &uit, err) && naar(p, "ontvangst", uit.bericht);
}

bool page_intrekken(struct page *p, struct err *err) {
    struct intrekking i = {.p = p, .reden = levering_lees_reden(p)};
    if (!levering_lees_sleutel(p, &i.sleutel, err) || !levering_lees_gezien(p, &i.gezien, err))
        return false;
    struct lever *known = lever_begin(p->mem, p->store, &p->wie, page_param(p, "id"), i.sleutel, err);
    if (!known)
        return false;
    page_ken(p, &known->wie);
    i.dossier = &known->dossier;
    i.historie = &known->historie;
    if (!(i.oud = levering_eigen_bericht(p, &known->historie, known->wie.organisatie, err))) {
        (void)alleen_lezen(&i, known, "niet gevonden", err);
        return false;
    }
    if (known->bestaand_id) /* a double click: the same receipt */
        return alleen_lezen(&i, known, "al geleverd", err) && naar(p, "ontvangst", known->bestaand_id);
    if (i.oud->ingetrokken)
        return alleen_lezen(&i, known, NULL, err) && naar(p, "bericht", i.oud->id);
    return besluit(&i, known, err);
}
