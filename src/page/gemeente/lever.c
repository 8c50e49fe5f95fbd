/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "page/gemeente/levering.h"
#include "page/pages.h"

#include <stdlib.h>
#include <string.h>

const char *const levering_eigen[] = {"csrf", "sleutel", "gezien", "stap", "reden", NULL};

static const struct stelseldienst *dienst_van(const struct page *p, struct err *err) {
    const struct stelseldienst *d = stelsel_vind(page_param(p, "dienst"));
    if (!d)
        err_set(err, ERR_NOT_FOUND, "dienst", "not a service");
    return d;
}

/* Only what her own organisation delivers has a form; anything else does not exist here. Which role may is for the
 * route. */
static bool is_afzender(const struct page *p, const struct stelseldienst *d, struct err *err) {
    return (d->afzenders & stelsel_partij(p->sessie.organisatie)) != 0 ||
           err_set(err, ERR_NOT_FOUND, "dienst", "not a service that the asker delivers");
}

/* ---- GET: the form, filled with what was delivered last, or with what the declaration offers ---- */

static const char *offer(const struct levering *l, const struct vraag *v, size_t i) {
    const struct veld *f = &v->nieuw->dienst->velden[i];
    const struct bericht *last = historie_laatste(&l->zicht->historie, v->nieuw->dienst->code);
    if (f->biv.v == BIV_HOOG) /* shown only when asked for, and then it is an audit event */
        return NULL;
    return f->voorstel ? f->voorstel(v) : last ? last->waarden[i] : NULL;
}

/* A correction begins with what it corrects. */
static const char *waarde_van(const struct levering *l, const struct vraag *v, size_t i) {
    bool dicht = l->dienst->velden[i].biv.v == BIV_HOOG;
    return l->oud ? (dicht ? NULL : l->oud->waarden[i]) : offer(l, v, i);
}

static struct form *form_offered(const struct levering *l) {
    struct page *p = l->p;
    const char *waarden[STELSEL_VELDEN_MAX] = {0};
    struct bericht nieuw = {.dienst = l->dienst, .afzender = p->sessie.organisatie, .ontvanger = p->sessie.organisatie};
    struct vraag vraag = {.historie = l->historie, .nieuw = &nieuw, .vandaag = p->vandaag};
    for (size_t i = 0; i < stelsel_veld_aantal(l->dienst); i++)
        waarden[i] = waarde_van(l, &vraag, i);
    return form_vul(p->mem, l->dienst->velden, waarden);
}

/* What no longer counts is not corrected: its page says why, and where the version is that does. */
static bool to_bericht(struct page *p) {
    return page_see_other(p, "/dossier/%s/bericht/%s", page_param(p, "id"), page_param(p, "bid"));
}

/* What she or a colleague kept is offered, and filled in when she asks for it. */
static bool open_concept(struct levering *l, struct store_tx *tx, struct err *err) {
    const char *vraag = fcgi_get(&l->p->req->query, "concept");
    bool er = false;
    if (!concept_lees(l->p->mem, tx, l->dienst, &l->concept, &er, err))
        return false;
    l->met_concept = er && !l->concept.dicht && vraag && strcmp(vraag, "ja") == 0;
    return !l->met_concept || (l->form = levering_concept_form(l, err)) != NULL;
}

/* d NULL: of the bericht that is corrected. */
static bool open_form(struct page *p, const struct stelseldienst *d, struct err *err) {
    const char *id = page_param(p, "id");
    struct store_tx *tx = page_begin(p);
    struct dossier dossier;
    struct historie historie;
    dossier_vraag(tx, id, false);
    lever_historie_vraag(tx, id);
    if (d)
        concept_vraag(tx, id, d);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling, .dossier = id}, err) ||
        !dossier_lees(p->mem, tx, &dossier, err) || !historie_lees(p->mem, tx, &historie, err) ||
        (d && !is_afzender(p, d, err)))
        return false;
    struct zicht *zicht = zicht_van(p->mem, &historie, p->sessie.organisatie);
    struct levering l = {.p = p, .dienst = d, .dossier = &dossier, .historie = &historie, .zicht = zicht};
    if (!d && !(l.oud = levering_eigen_bericht(p, &historie, p->sessie.organisatie, err)))
        return false;
    if (l.oud && l.oud->ingetrokken)
        return to_bericht(p);
    l.dienst = l.oud ? l.oud->dienst : d;
    l.nieuw = (struct bericht){.dienst = l.dienst, .afzender = p->sessie.organisatie};
    l.sleutel = levering_nieuwe_sleutel(p->mem);
    l.gezien = lever_laatste_nummer(&zicht->historie, l.dienst);
    if ((d && !open_concept(&l, tx, err)) || !levering_hoog(&l, err))
        return false;
    if (!l.met_concept)
        l.form = form_offered(&l);
    return levering_toon_formulier(&l, 200);
}

bool page_lever_open(struct page *p, struct err *err) {
    const struct stelseldienst *d = dienst_van(p, err);
    return d && open_form(p, d, err);
}

bool page_corrigeer_open(struct page *p, struct err *err) {
    return open_form(p, NULL, err);
}

/* ---- POST: read what was sent ---- */

enum lever_stap { CONTROLEER, WIJZIG, BEVESTIG, BEWAAR, WEGGOOI };

static bool read_stap(const struct page *p, enum lever_stap *ret, struct err *err) {
    static const char *const namen[] = {"controleer", "wijzig", "bevestig", "bewaar", "weggooi"};
    const char *text = fcgi_get(&p->req->body, "stap");
    for (size_t i = 0; text && fcgi_times(&p->req->body, "stap") == 1 && i < sizeof namen / sizeof namen[0]; i++)
        if (strcmp(text, namen[i]) == 0) {
            *ret = p->csrf_oud ? WIJZIG : (enum lever_stap)i;
            return true;
        }
    return err_set(err, ERR_INPUT, "stap", "absent, repeated or unknown");
}

/* A sealed field is not in the form of a correction; what was left empty there stays as it was. */
static void keep_sealed(struct levering *l, const struct form_antwoord *a, size_t i) {
    const struct veld *f = &l->dienst->velden[i];
    l->behouden[i] = l->oud && f->biv.v == BIV_HOOG && !a->ingevuld && l->oud->waarden[i] &&
                     stelsel_veld_van_toepassing(f, &l->nieuw, l->historie);
    if (l->behouden[i])
        l->nieuw.waarden[i] = l->oud->waarden[i];
}

/* With another BSN or V-nummer it would be about somebody else: a correction leaves them as they were. */
static void same_numbers(struct levering *l, size_t i) {
    const struct veld *f = &l->dienst->velden[i];
    const char *waarde = l->nieuw.waarden[i], *was = l->oud ? l->oud->waarden[i] : NULL;
    if (l->oud && (f->soort == VELD_BSN || f->soort == VELD_VNUMMER) && waarde && was && strcmp(waarde, was) != 0)
        form_meld(l->p->mem, l->form, f->naam,
                  "Dit nummer kunt u in een correctie niet veranderen. Laat het leeg, of trek het bericht in.");
}

static void read_form(struct levering *l, const struct lever *known) {
    struct page *p = l->p;
    l->form = form_lees(p->mem, l->dienst->velden, &p->req->body, levering_eigen);
    l->nieuw = (struct bericht){.dienst = l->dienst,
                                .afzender = known->wie.organisatie,
                                .vervangt = l->oud ? l->oud->id : NULL,
                                .reden = l->reden};
    for (size_t i = 0; i < l->form->aantal; i++)
        l->nieuw.waarden[i] = l->form->antwoorden[i].waarde;
    for (size_t i = 0; i < l->form->aantal; i++)
        keep_sealed(l, &l->form->antwoorden[i], i);
    for (size_t i = 0; i < l->form->aantal; i++)
        same_numbers(l, i);
    l->nieuw.datum_gebeurtenis = bericht_gebeurtenis(&l->nieuw, p->vandaag);
    struct vraag vraag = {.historie = l->historie, .nieuw = &l->nieuw, .vandaag = p->vandaag};
    l->nieuw.ontvanger = l->oud ? l->oud->ontvanger : stelsel_ontvanger(&vraag);
}

/* ---- judge ---- */

static bool has_mistake(const struct form *f, const char *veld) {
    for (size_t i = 0; veld && i < f->aantal; i++)
        if (strcmp(f->antwoorden[i].veld->naam, veld) == 0)
            return f->antwoorden[i].fout != NULL;
    return false;
}

/* A rule names where it stands; a field that is not filled does not need to. */
static const char *with_article(TALLOC_CTX *ctx, const struct bevinding *b) {
    return b->artikel ? talloc_asprintf(ctx, "%s (%s)", b->melding, b->artikel) : b->melding;
}

/* A field of class V hoog that she may not type, and that is not on her form. */
static bool not_hers(const struct levering *l, const char *veld) {
    const struct veld *f = veld ? stelsel_veld(l->dienst, veld) : NULL;
    return f && f->biv.v == BIV_HOOG && !page_mag(l->p, DOEL_HOOG);
}

static void judge(struct levering *l) {
    struct page *p = l->p;
    struct vraag vraag = {.historie = l->historie, .nieuw = &l->nieuw, .vandaag = p->vandaag};
    l->oordeel = stelsel_oordeel(p->mem, &vraag);
    for (size_t i = 0; i < l->oordeel->aantal; i++) {
        const struct bevinding *b = &l->oordeel->rows[i];
        if (strcmp(b->code, "ongewijzigd") == 0)   /* said kindly by the page itself */
            l->ongewijzigd = l->form->fouten == 0; /* no other finding follows */
        else if (strcmp(b->code, "correctie_reden") == 0)
            l->reden_fout = b->melding;
        else if (b->ernst == ERNST_FOUT && not_hers(l, b->veld))
            form_meld(p->mem, l->form, NULL,
                      "Bij deze antwoorden hoort een gegeven dat extra is beschermd. Met uw rol kunt u dat niet "
                      "invullen. Vraag een klantregisseur van uw gemeente om dit te doen.");
        else if (b->ernst == ERNST_FOUT && !has_mistake(l->form, b->veld)) /* one mistake a field is enough */
            form_meld(p->mem, l->form, b->veld, with_article(p->mem, b));
    }
}

/* A warning does not stop a delivery; leaving it without a word does. */
static void judge_reden(struct levering *l) {
    size_t len = l->reden ? strlen(l->reden) : 0;
    if (len > REDEN_MAX)
        l->reden_fout = "Uw uitleg is te lang. Gebruik hoogstens 1000 tekens.";
    else if (l->oud && len < REDEN_MIN)
        l->reden_fout = "Schrijf op waarom u dit bericht corrigeert. Gebruik ten minste 5 tekens.";
    else if (l->oordeel->waarschuwingen > 0 && len < REDEN_MIN)
        l->reden_fout = "Leg uit waarom het toch klopt. Zonder uitleg kunt u dit niet versturen.";
}

/* ---- decide ---- */

static bool show_read_only(struct levering *l, struct lever *known, bool (*toon)(struct levering *, int), int status,
                           struct err *err) {
    struct audit audit = {.handeling = AUDIT_FORMULIER,
                          .dossier = l->dossier->id,
                          .grond = l->p->grond,
                          .bijzonderheden = l->p->csrf_oud ? "csrf" : NULL};
    return lever_alleen_gelezen(known, &audit, err) && toon(l, status);
}

static bool toon_gewijzigd(struct levering *l, int status) {
    (void)status;
    return levering_toon_gewijzigd(l);
}

static bool to_receipt(struct page *p, const char *bericht) {
    return page_see_other(p, "/dossier/%s/ontvangst/%s", page_param(p, "id"), bericht);
}

/* The lock on the dossier is let go first, so that impatient clicks need not wait for each other's audit row. */
static bool delivered_before(struct page *p, struct lever *known, const struct stelseldienst *d, struct err *err) {
    lever_laat(known);
    struct audit audit = {
        .handeling = p->handeling, .dossier = known->dossier.id, .resultaat = "al geleverd", .bijzonderheden = d->code};
    return page_voer_uit(p, page_begin(p), audit, err) && to_receipt(p, known->bestaand_id);
}

static bool write_it(struct levering *l, struct lever *known, struct err *err) {
    struct lever_uitkomst uit;
    return lever_schrijf(known, &l->nieuw, l->p->vandaag, &uit, err) && to_receipt(l->p, uit.bericht);
}

/* Keeps what was typed as a concept, or throws that away; nothing is delivered. */
static bool keep(struct levering *l, struct lever *known, bool bewaar, struct err *err) {
    const char *tekst = bewaar ? levering_concept_tekst(l) : NULL;
    struct audit audit = {.handeling = AUDIT_FORMULIER,
                          .dossier = l->dossier->id,
                          .grond = l->p->grond,
                          .bijzonderheden = bewaar ? "concept bewaard" : "concept weggegooid"};
    if (bewaar && !tekst)
        return err_set(err, ERR_INPUT, "concept", "too long");
    lever_concept(known, l->dienst, tekst);
    if (!lever_alleen_gelezen(known, &audit, err))
        return false;
    return bewaar ? page_see_other(l->p, "/dossier/%s?gedaan=concept", l->dossier->id)
                  : page_see_other(l->p, "/dossier/%s/lever/%s", l->dossier->id, l->dienst->code);
}

static bool decide(struct levering *l, struct lever *known, enum lever_stap stap, struct err *err) {
    long last = lever_laatste_nummer(&l->zicht->historie, l->dienst);
    read_form(l, known);
    if (stap == WEGGOOI)
        return keep(l, known, false, err);
    if (!levering_documenten(l, known, err))
        return false;
    if (stap == BEWAAR)
        return keep(l, known, true, err);
    if (l->p->csrf_oud)
        form_meld(l->p->mem, l->form, NULL,
                  "U logde opnieuw in. Uw antwoorden zijn bewaard, maar nog niet verstuurd. Kies nog een keer.");
    if (stap == WIJZIG) {
        l->gezien = last;
        return show_read_only(l, known, levering_toon_formulier, l->p->csrf_oud ? 409 : 200, err);
    }
    judge(l);
    if (l->gezien != last)
        return show_read_only(l, known, toon_gewijzigd, 409, err);
    if (l->oud)
        judge_reden(l);
    if (l->form->fouten > 0 || l->ongewijzigd || (l->oud && l->reden_fout && stap == CONTROLEER))
        return show_read_only(l, known, levering_toon_formulier, 422, err);
    if (stap == CONTROLEER && !l->oud && levering_concept_tekst(l)) /* from here on a closed browser loses nothing */
        lever_concept(known, l->dienst, levering_concept_tekst(l));
    if (stap == CONTROLEER)
        return show_read_only(l, known, levering_toon_controle, 200, err);
    judge_reden(l);
    return l->reden_fout ? show_read_only(l, known, levering_toon_controle, 422, err) : write_it(l, known, err);
}

/* Of a correction: which version. Somebody may have corrected it while she was typing; then hers goes on from there. */
static bool find_oud(struct levering *l, const struct lever *known, struct err *err) {
    const struct bericht *named = levering_eigen_bericht(l->p, &known->historie, known->wie.organisatie, err);
    if (!named)
        return false;
    l->oud = historie_geldende(&known->historie, named);
    l->dienst = named->dienst;
    return true;
}

static bool stap_van(struct page *p, struct levering *l, struct err *err) {
    enum lever_stap stap = CONTROLEER;
    bool correctie = !l->dienst;
    if (!read_stap(p, &stap, err) || !levering_lees_sleutel(p, &l->sleutel, err) ||
        !levering_lees_gezien(p, &l->gezien, err))
        return false;
    if (correctie && stap > BEVESTIG)
        return err_set(err, ERR_INPUT, "stap", "a correction is not kept");
    struct lever *known = lever_begin(p->mem, p->store, &p->wie, page_param(p, "id"), l->sleutel, err);
    if (!known)
        return false;
    page_ken(p, &known->wie);
    if (!correctie && !is_afzender(p, l->dienst, err)) {
        lever_laat(known);
        return false;
    }
    if (correctie && !find_oud(l, known, err)) {
        struct audit audit = {.handeling = p->handeling, .dossier = known->dossier.id, .resultaat = "niet gevonden"};
        (void)lever_alleen_gelezen(known, &audit, err);
        return false;
    }
    if (known->bestaand_id && stap == BEVESTIG) /* the same form again: the same receipt */
        return delivered_before(p, known, l->dienst, err);
    if (correctie && !l->oud) { /* withdrawn meanwhile */
        struct audit audit = {.handeling = AUDIT_FORMULIER, .dossier = known->dossier.id, .grond = p->grond};
        return lever_alleen_gelezen(known, &audit, err) && to_bericht(p);
    }
    if (known->bestaand_id) /* back in the browser after a delivery: what comes now is another one */
        l->sleutel = levering_nieuwe_sleutel(p->mem);
    l->dossier = &known->dossier;
    l->historie = &known->historie;
    l->zicht = known->zicht;
    if (!levering_hoog(l, err)) {
        lever_laat(known);
        return false;
    }
    return decide(l, known, stap, err);
}

bool page_lever_stap(struct page *p, struct err *err) {
    struct levering l = {.p = p, .dienst = dienst_van(p, err), .reden = levering_lees_reden(p)};
    return l.dienst && stap_van(p, &l, err);
}

bool page_corrigeer_stap(struct page *p, struct err *err) {
    struct levering l = {.p = p, .reden = levering_lees_reden(p)};
    return stap_van(p, &l, err);
}

bool page_lever_bewaar(struct page *p, bool *ret_bewaard, struct err *err) {
    const struct stelseldienst *d = stelsel_vind(page_param(p, "dienst"));
    const struct levering l = {.p = p, .dienst = d};
    const char *stap = fcgi_get(&p->req->body, "stap");
    bool weg = !d || !stap || strcmp(stap, "weggooi") == 0;
    return concept_verlopen(p->mem, p->store, &p->wie, page_param(p, "id"), d, weg ? NULL : levering_concept_tekst(&l),
                            ret_bewaard, err);
}
