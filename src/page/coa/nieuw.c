/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * A person of whom COA delivers for the first time: who it is, and the koppeling, on one form with one review page. The
 * dossier begins in the transaction that writes the koppeling, so that there is never one without a bericht. The fields
 * of the person are those of the inburgeringsplicht, as in the import.
 */
#include "page/gemeente/levering.h"
#include "page/pages.h"

#include <string.h>

static const char *const persoonsvelden[] = {"bsn",           "v_nummer", "geslachtsnaam", "voorvoegsel", "voornamen",
                                             "geboortedatum", "geslacht", "nationaliteit", "contacttaal", NULL};
#define PERSOON 9 /* how many of them */

static const char *const eigen[] = {"csrf", "sleutel", "gezien", "stap", "reden", NULL};

struct nieuw {
    struct page *p;
    const struct stelseldienst *dienst; /* koppeling */
    struct veld *velden;                /* of the person, then of the koppeling */
    struct form *form;
    const char *sleutel, *reden, *reden_fout;
    struct nieuwe_persoon wie;
    struct bericht bericht;
    struct bevindingen *oordeel;
};

static const struct veld *veld_van_persoon(const char *naam) {
    return stelsel_veld(stelsel_vind("inburgeringsplicht"), naam);
}

static void begin(struct nieuw *n, struct page *p) {
    *n = (struct nieuw){.p = p, .dienst = stelsel_vind("koppeling")};
    n->velden = talloc_zero_array(p->mem, struct veld, PERSOON + STELSEL_VELDEN_MAX + 1);
    size_t i = 0;
    for (; i < PERSOON; i++)
        n->velden[i] = *veld_van_persoon(persoonsvelden[i]);
    for (const struct veld *f = n->dienst->velden; f->naam; f++)
        n->velden[i++] = *f;
}

/* ---- what was sent ---- */

enum nieuw_stap { CONTROLEER, WIJZIG, BEVESTIG };

static bool read_stap(const struct page *p, enum nieuw_stap *ret, struct err *err) {
    static const char *const namen[] = {"controleer", "wijzig", "bevestig"};
    const char *text = fcgi_get(&p->req->body, "stap");
    for (size_t i = 0; text && fcgi_times(&p->req->body, "stap") == 1 && i < sizeof namen / sizeof namen[0]; i++)
        if (strcmp(text, namen[i]) == 0) {
            *ret = p->csrf_oud ? WIJZIG : (enum nieuw_stap)i;
            return true;
        }
    return err_set(err, ERR_INPUT, "stap", "absent, repeated or unknown");
}

static void read_form(struct nieuw *n) {
    n->form = form_lees(n->p->mem, n->velden, &n->p->req->body, eigen);
    n->wie = (struct nieuwe_persoon){.bsn = form_gegeven(n->form, "bsn"),
                                     .v_nummer = form_gegeven(n->form, "v_nummer"),
                                     .geslachtsnaam = form_gegeven(n->form, "geslachtsnaam"),
                                     .voorvoegsel = form_gegeven(n->form, "voorvoegsel"),
                                     .voornamen = form_gegeven(n->form, "voornamen"),
                                     .geboortedatum = form_gegeven(n->form, "geboortedatum"),
                                     .geslacht = form_gegeven(n->form, "geslacht"),
                                     .nationaliteit = form_gegeven(n->form, "nationaliteit"),
                                     .contacttaal = form_gegeven(n->form, "contacttaal")};
    n->bericht = (struct bericht){.dienst = n->dienst, .afzender = "COA", .reden = n->reden};
    for (size_t i = 0; i < stelsel_veld_aantal(n->dienst); i++)
        n->bericht.waarden[i] = n->form->antwoorden[PERSOON + i].waarde;
    n->bericht.datum_gebeurtenis = bericht_gebeurtenis(&n->bericht, n->p->vandaag);
    n->bericht.ontvanger = bericht_waarde(&n->bericht, "gemeente");
}

/* ---- judge ---- */

static void judge(struct nieuw *n, const struct historie *h) {
    struct vraag vraag = {.historie = h, .nieuw = &n->bericht, .vandaag = n->p->vandaag};
    n->oordeel = stelsel_oordeel(n->p->mem, &vraag);
    for (size_t i = 0; i < n->oordeel->aantal; i++) {
        const struct bevinding *b = &n->oordeel->rows[i];
        const char *melding = b->artikel ? talloc_asprintf(n->p->mem, "%s (%s)", b->melding, b->artikel) : b->melding;
        if (b->ernst == ERNST_FOUT) /* a field that is wrong already keeps its own mistake */
            form_meld(n->p->mem, n->form, b->veld, melding);
    }
}

static void judge_reden(struct nieuw *n) {
    size_t len = n->reden ? strlen(n->reden) : 0;
    if (len > REDEN_MAX)
        n->reden_fout = "Uw uitleg is te lang. Gebruik hoogstens 1000 tekens.";
    else if (n->oordeel->waarschuwingen > 0 && len < REDEN_MIN)
        n->reden_fout = "Leg uit waarom het toch klopt. Zonder uitleg kunt u dit niet versturen.";
}

/* ---- show ---- */

static bool show_form(struct nieuw *n, int status) {
    struct form_view *form = form_view(n->p->mem, n->form, NULL, NULL);
    const struct keuze *gemeenten = levering_gemeenten(n->p, n->form);
    if (gemeenten)
        form_gemeenten(form, n->form, gemeenten);
    for (size_t i = 0; i < form->velden_aantal; i++)
        if (strcmp(form->velden[i].naam, persoonsvelden[0]) == 0)
            form->velden[i].kop = "Wie is het?";
        else if (strcmp(form->velden[i].naam, n->dienst->velden[0].naam) == 0)
            form->velden[i].kop = n->dienst->naam;
    struct lever_formulier_view view = {.pagina = {.titel = "Nieuwe inburgeraar",
                                                   .fout = n->form->fouten > 0 || n->form->fout,
                                                   .in_werkvoorraad = true,
                                                   .sessie_minuten = n->p->house->conf->sessie_stil},
                                        .dossier_url = "/zoeken",
                                        .terug_url = "/zoeken",
                                        .actie = "/coa/nieuw",
                                        .naam = "Nieuwe inburgeraar",
                                        .dienst = n->dienst->naam,
                                        .omschrijving = n->dienst->omschrijving,
                                        .grond = n->dienst->grond,
                                        .termijn = n->dienst->termijn,
                                        .sleutel = n->sleutel,
                                        .gezien = "0",
                                        .form = form};
    return page_show(n->p, status, TPL_LEVER_FORMULIER, &view.pagina);
}

static void fill_review(struct nieuw *n, struct lever_controle_view *v) {
    v->gegevens = talloc_zero_array(n->p->mem, struct deel_gegeven, (unsigned)n->form->aantal + 1);
    const struct keuze *gemeenten = levering_gemeenten(n->p, n->form);
    for (size_t i = 0; i < n->form->aantal; i++) {
        const struct form_antwoord *a = &n->form->antwoorden[i];
        bool gemeente = a->waarde && a->veld->soort == VELD_GEMEENTE;
        v->gegevens[v->gegevens_aantal++] =
            (struct deel_gegeven){.label = a->veld->label,
                                  .waarde = gemeente    ? levering_gemeente(n->p->mem, gemeenten, a->waarde)
                                            : a->waarde ? veld_toon(n->p->mem, a->veld, a->waarde)
                                                        : NULL};
    }
    v->waarschuwingen = talloc_zero_array(n->p->mem, struct waarschuwing_view, (unsigned)n->oordeel->aantal + 1);
    for (size_t i = 0; i < n->oordeel->aantal; i++)
        if (n->oordeel->rows[i].ernst == ERNST_WAARSCHUWING)
            v->waarschuwingen[v->waarschuwingen_aantal++] = (struct waarschuwing_view){
                .melding = n->oordeel->rows[i].melding, .artikel = n->oordeel->rows[i].artikel};
}

static bool show_review(struct nieuw *n, int status) {
    struct lever_controle_view view = {
        .pagina = {.titel = "Nieuwe inburgeraar controleren", .fout = n->reden_fout != NULL, .in_werkvoorraad = true},
        .dossier_url = "/zoeken",
        .terug_url = "/zoeken",
        .actie = "/coa/nieuw",
        .naam = "Nieuwe inburgeraar",
        .dienst = n->dienst->naam,
        .reden = n->reden,
        .reden_fout = n->reden_fout,
        .sleutel = n->sleutel,
        .gezien = "0"};
    fill_review(n, &view);
    view.velden_verborgen = deel_bewaar(n->p->mem, &n->p->req->body, eigen, &view.velden_verborgen_aantal);
    return page_show(n->p, status, TPL_LEVER_CONTROLE, &view.pagina);
}

/* Nothing of this person stays in the database but that somebody was busy; by what number she was looked up is not
 * written. */
static bool show_unwritten(struct nieuw *n, struct lever *known, bool (*show)(struct nieuw *, int), int status,
                           struct err *err) {
    if (known)
        lever_laat(known);
    struct audit audit = {.handeling = AUDIT_FORMULIER,
                          .bijzonderheden = n->p->csrf_oud ? "nieuwe persoon, csrf" : "nieuwe persoon"};
    return page_voer_uit(n->p, page_begin(n->p), audit, err) && show(n, status);
}

/* ---- decide ---- */

static void tell(struct nieuw *n, enum nieuw_uitkomst uitkomst) {
    if (uitkomst == NIEUW_ANDERS)
        form_meld(n->p->mem, n->form, "bsn",
                  "Burgerservicenummer (BSN): bij dit BSN hoort iemand met een andere geboortedatum of een ander "
                  "V-nummer. Controleer alle drie.");
    else if (uitkomst == NIEUW_V_NUMMER)
        form_meld(n->p->mem, n->form, "v_nummer",
                  "V-nummer: dit nummer hoort bij iemand anders. Controleer het nummer.");
    else
        form_meld(n->p->mem, n->form, "bsn",
                  "Burgerservicenummer (BSN): deze inburgeraar is al bekend bij COA. Zoek op dit BSN en lever de "
                  "koppeling aan in het dossier.");
}

static bool receipt(struct page *p, const char *dossier, const char *bericht) {
    return page_see_other(p, "/dossier/%s/ontvangst/%s", dossier, bericht);
}

/* The same form again: the same receipt. */
static bool delivered_before(struct nieuw *n, struct lever *known, struct err *err) {
    const char *dossier = known->dossier.id, *bericht = known->bestaand_id;
    lever_laat(known);
    struct audit audit = {.handeling = n->p->handeling,
                          .dossier = dossier,
                          .resultaat = "al geleverd",
                          .bijzonderheden = n->dienst->code};
    return page_voer_uit(n->p, page_begin(n->p), audit, err) && receipt(n->p, dossier, bericht);
}

static bool decide_known(struct nieuw *n, struct lever *known, enum nieuw_stap stap, struct err *err) {
    judge(n, &known->historie);
    if (n->form->fouten > 0)
        return show_unwritten(n, known, show_form, 422, err);
    if (stap == BEVESTIG)
        judge_reden(n);
    if (stap == CONTROLEER || n->reden_fout)
        return show_unwritten(n, known, show_review, n->reden_fout ? 422 : 200, err);
    struct lever_uitkomst uit;
    const char *dossier = known->dossier.id;
    return lever_schrijf(known, &n->bericht, n->p->vandaag, &uit, err) && receipt(n->p, dossier, uit.bericht);
}

static struct lever *look_up(struct nieuw *n, enum nieuw_uitkomst *ret, struct err *err) {
    struct date van = bericht_datum(&n->bericht, "datum_koppeling");
    return lever_begin_nieuw(n->p->mem, n->p->store, &n->p->wie, &n->wie, date_is_empty(van) ? n->p->vandaag : van,
                             n->sleutel, ret, err);
}

static bool decide(struct nieuw *n, enum nieuw_stap stap, struct err *err) {
    read_form(n);
    if (n->p->csrf_oud)
        form_meld(n->p->mem, n->form, NULL,
                  "U logde opnieuw in. Uw antwoorden zijn bewaard, maar nog niet verstuurd. Kies nog een keer.");
    if (stap == WIJZIG)
        return show_unwritten(n, NULL, show_form, n->p->csrf_oud ? 409 : 200, err);
    form_vereis(n->p->mem, n->form, PERSOON); /* the koppeling is judged by its own rules */
    if (n->form->fouten > 0) {
        judge(n, &(struct historie){0}); /* all mistakes at once */
        return show_unwritten(n, NULL, show_form, 422, err);
    }
    enum nieuw_uitkomst uitkomst = NIEUW_BEGONNEN;
    struct err why = {0};
    struct lever *known = look_up(n, &uitkomst, &why);
    if (!known && why.kind != ERR_NONE) {
        *err = why;
        return false;
    }
    if (known)
        page_ken(n->p, &known->wie);
    if (known && known->bestaand_id && stap == BEVESTIG)
        return delivered_before(n, known, err);
    if (!known || uitkomst == NIEUW_VAN_COA) {
        tell(n, uitkomst);
        return show_unwritten(n, known, show_form, 422, err);
    }
    return decide_known(n, known, stap, err);
}

bool page_coa_nieuw_stap(struct page *p, struct err *err) {
    struct nieuw n;
    enum nieuw_stap stap = CONTROLEER;
    begin(&n, p);
    n.reden = levering_lees_reden(p);
    return read_stap(p, &stap, err) && levering_lees_sleutel(p, &n.sleutel, err) && decide(&n, stap, err);
}

bool page_coa_nieuw(struct page *p, struct err *err) {
    struct nieuw n;
    begin(&n, p);
    n.sleutel = levering_nieuwe_sleutel(p->mem);
    n.form = form_vul(p->mem, n.velden, NULL);
    return page_voer_uit(p, page_begin(p), (struct audit){.handeling = p->handeling}, err) && show_form(&n, 200);
}
