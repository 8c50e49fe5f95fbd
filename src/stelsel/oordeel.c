/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Judging a delivery: the fields by their rows, the agreements that hold for every stelseldienst, then the rules of its
 * own.
 */
#include "stelsel/dienst.h"
#include "stelsel/werkrelatie.h"

struct oordeel {
    const struct vraag *vraag;
    struct bevindingen *uit;
};

static void bevind(struct oordeel *o, struct bevinding b) {
    struct bevindingen *uit = o->uit;
    uit->rows = talloc_realloc_size(uit, uit->rows, (uit->aantal + 1) * sizeof *uit->rows);
    b.melding = talloc_strdup(uit->rows, b.melding);
    uit->rows[uit->aantal++] = b;
    uit->fouten += b.ernst == ERNST_FOUT;
    uit->waarschuwingen += b.ernst == ERNST_WAARSCHUWING;
}

/* ---- fields ---- */

bool stelsel_veld_van_toepassing(const struct veld *f, const struct bericht *b, const struct historie *h) {
    if (f->alleen_als_asiel && !historie_asiel(h, b))
        return false;
    if (f->alleen_afzender != 0 && b->afzender != NULL && (f->alleen_afzender & stelsel_partij(b->afzender)) == 0)
        return false;
    return bericht_voldoet(b, &f->alleen_als);
}

static bool moet_gevuld(const struct veld *f, const struct bericht *b) {
    return f->verplicht || (f->verplicht_als.veld != NULL && bericht_voldoet(b, &f->verplicht_als));
}

/* Choosing and typing are asked for in their own words. */
static const char *ontbreekt(TALLOC_CTX *ctx, const struct veld *f) {
    switch (f->soort) {
    case VELD_JANEE:
        return talloc_asprintf(ctx, "%s: kies ja of nee.", f->label);
    case VELD_KEUZE:
        return talloc_asprintf(ctx, "%s: maak een keuze.", f->label);
    case VELD_MEERKEUZE:
        return talloc_asprintf(ctx, "%s: kies 1 of meer antwoorden.", f->label);
    case VELD_DATUM:
    case VELD_DATUM_ONVOLLEDIG:
        return talloc_asprintf(ctx, "%s: vul een datum in.", f->label);
    default:
        return talloc_asprintf(ctx, "%s: vul dit in.", f->label);
    }
}

static const char *past_niet(const struct oordeel *o, const struct veld *f) {
    const struct vraag *v = o->vraag;
    if (f->alleen_als_asiel && !historie_asiel(v->historie, v->nieuw))
        return "geldt alleen voor asielstatushouders. Maak dit veld leeg.";
    if (!bericht_voldoet(v->nieuw, &f->alleen_als))
        return "past niet bij uw andere antwoorden. Maak dit veld leeg.";
    return "wordt door een andere organisatie ingevuld. Maak dit veld leeg.";
}

static void oordeel_veld(struct oordeel *o, const struct veld *f, const char *waarde) {
    const struct vraag *v = o->vraag;
    struct bevinding b = {.ernst = ERNST_FOUT, .veld = f->naam, .code = "veld"};
    bool past = stelsel_veld_van_toepassing(f, v->nieuw, v->historie);
    if (past && waarde == NULL && moet_gevuld(f, v->nieuw)) {
        b.melding = ontbreekt(o->uit, f);
        bevind(o, b);
    } else if (!past && waarde != NULL) {
        b.artikel = f->bron;
        b.melding = talloc_asprintf(o->uit, "%s %s", f->label, past_niet(o, f));
        bevind(o, b);
    }
}

/* ---- agreements for all ---- */

static bool mag_afzenden(const struct vraag *v, struct buf *melding) {
    if ((v->nieuw->dienst->afzenders & stelsel_partij(v->nieuw->afzender)) != 0)
        return true;
    buf_addf(melding, "Uw organisatie mag %s niet doorgeven.", v->nieuw->dienst->naam);
    return false;
}

static bool van_gemeente(const struct vraag *v) {
    return stelsel_partij(v->nieuw->afzender) == PARTIJ_GEMEENTE;
}

static bool plicht_bekend(const struct vraag *v, struct buf *melding) {
    if (!van_gemeente(v) || historie_laatste(v->historie, "inburgeringsplicht") != NULL)
        return true;
    buf_add(melding, "DUO heeft nog niet laten weten dat deze persoon inburgeringsplichtig is. Wacht op dat bericht.");
    return false;
}

static bool plicht_niet_beeindigd(const struct vraag *v, struct buf *melding) {
    const struct bericht *plicht = historie_laatste(v->historie, "inburgeringsplicht");
    if (!van_gemeente(v) || v->nieuw->vervangt != NULL || plicht == NULL || historie_plicht_loopt(v->historie))
        return true;
    buf_add(melding, "De inburgeringsplicht is beëindigd op ");
    melding_datum(melding, historie_plicht_einddatum(v->historie));
    buf_add(melding, ". U kunt alleen nog een eerder bericht corrigeren of intrekken.");
    return false;
}

static bool correctie_met_reden(const struct vraag *v, struct buf *melding) {
    if (v->nieuw->vervangt == NULL || (v->nieuw->reden != NULL && v->nieuw->reden[0] != '\0'))
        return true;
    buf_add(melding, v->nieuw->intrekking ? "U trekt een eerder bericht in. Schrijf op waarom."
                                          : "U corrigeert een eerder bericht. Schrijf op waarom.");
    return false;
}

/* Asked of the history as it is: what is replaced must still stand. */
static bool vervangt_eigen(const struct vraag *v, struct buf *melding) {
    const struct bericht *nieuw = v->nieuw, *oud = historie_bericht(v->historie, nieuw->vervangt);
    if (nieuw->vervangt == NULL && !nieuw->intrekking)
        return true;
    if (oud == NULL || oud->dienst != nieuw->dienst)
        buf_addf(
            melding,
            "Het bericht dat u wilt corrigeren of intrekken is er niet. Kies een bericht over %s van deze persoon.",
            nieuw->dienst->naam);
    else if (strcmp(oud->afzender, nieuw->afzender) != 0)
        buf_add(melding, "Dit bericht is van een andere organisatie. Alleen die kan het corrigeren of intrekken.");
    else if (oud->ingetrokken)
        buf_add(melding,
                "Dit bericht telt al niet meer mee: het is al gecorrigeerd of ingetrokken. Kies de laatste versie.");
    else
        return true;
    return false;
}

static bool iets_gewijzigd(const struct vraag *v, struct buf *melding) {
    if (!stelsel_ongewijzigd(v))
        return true;
    buf_add(
        melding,
        "Dit is precies hetzelfde als het vorige bericht. U hoeft het niet nog een keer door te geven. Is er wel iets "
        "gewijzigd, pas het dan aan.");
    return false;
}

static bool op_tijd_geleverd(const struct vraag *v, struct buf *melding) {
    struct date gebeurtenis = bericht_datum(v->nieuw, v->nieuw->dienst->datum_veld);
    struct date uiterlijk = stelsel_leveren_voor(v->nieuw->dienst, gebeurtenis);
    if (!van_gemeente(v) || date_is_empty(uiterlijk) || date_cmp(v->vandaag, uiterlijk) <= 0)
        return true;
    buf_addf(melding, "U geeft dit later door dan afgesproken. Het moest binnen %d werkdagen, tot en met ",
             v->nieuw->dienst->werkdagen);
    melding_datum(melding, uiterlijk);
    buf_add(melding, ". Controleer de datum, of schrijf op waarom het later is.");
    return false;
}

/* The first ones hold for a withdrawal as well. */
#define REGELS_INTREKKING 2
/* Who works for this person delivers; who did, only what closes (werkrelatie.h). When nobody does yet, other rules say
 * so. */
static bool werkt_voor(const struct vraag *v, struct buf *melding) {
    struct werkrelaties w;
    stelsel_werkrelaties(v->historie, &w);
    if (!van_gemeente(v) || w.aantal == 0)
        return true;
    const struct werkrelatie *r = werkrelatie_van(&w, v->nieuw->afzender);
    if (r != NULL && (r->aard == RELATIE_VOLLEDIG || v->nieuw->dienst->afsluitend))
        return true;
    buf_add(melding,
            r != NULL ? "Deze persoon is verhuisd naar een andere gemeente. U kunt alleen nog doorgeven wat hoort bij "
                        "de overdracht: resultaten, uren en inspanning, en de overdracht zelf."
                      : "Uw gemeente werkt niet voor deze persoon. Controleer of u de goede persoon hebt.");
    return false;
}

static const struct regel regels_voor_alle[] = {
    {"afzender", NULL, ERNST_FOUT, NULL, mag_afzenden},
    {"correctie_reden", KETEN "14.2", ERNST_FOUT, NULL, correctie_met_reden},
    {"werkrelatie", WI "art. 35, lid 4", ERNST_FOUT, NULL, werkt_voor},
    {"plicht_bekend", WI "art. 3", ERNST_FOUT, NULL, plicht_bekend},
    {"plicht_beeindigd", WI "art. 34", ERNST_FOUT, NULL, plicht_niet_beeindigd},
    {"ongewijzigd", KETEN "14.2.2", ERNST_FOUT, NULL, iets_gewijzigd},
    {0}};

static const struct regel op_eigen = {"vervangt", KETEN "14.2", ERNST_FOUT, NULL, vervangt_eigen};
static const struct regel op_tijd = {"levertermijn", KETEN "14.3", ERNST_WAARSCHUWING, NULL, op_tijd_geleverd};

static void oordeel_regel(struct oordeel *o, const struct regel *r) {
    struct buf *melding = buf_new(o->uit, 200);
    const struct stelseldienst *d = o->vraag->nieuw->dienst;
    if (!r->houdt(o->vraag, melding))
        bevind(o, (struct bevinding){.ernst = r->ernst,
                                     .veld = r == &op_tijd ? d->datum_veld : r->veld,
                                     .code = r->code,
                                     .artikel = r->artikel == NULL ? d->grond : r->artikel,
                                     .melding = melding->data});
    talloc_free(melding);
}

struct bevindingen *stelsel_oordeel(TALLOC_CTX *ctx, const struct vraag *v) {
    struct oordeel o = {.vraag = v, .uit = talloc_zero(ctx, struct bevindingen)};
    const struct stelseldienst *d = v->nieuw->dienst;
    oordeel_regel(&o, &op_eigen);
    if (o.uit->fouten > 0) /* without what it replaces nothing can be said of it */
        return o.uit;
    if (v->nieuw->intrekking) {
        for (size_t i = 0; i < REGELS_INTREKKING; i++)
            oordeel_regel(&o, &regels_voor_alle[i]);
        return o.uit;
    }
    struct historie geldend = historie_zonder(o.uit, v->historie, v->nieuw->vervangt);
    struct vraag vraag = {.historie = &geldend, .nieuw = v->nieuw, .vandaag = v->vandaag};
    o.vraag = &vraag;
    for (size_t i = 0; d->velden[i].naam != NULL; i++)
        oordeel_veld(&o, &d->velden[i], v->nieuw->waarden[i]);
    for (const struct regel *r = regels_voor_alle; r->code != NULL; r++)
        oordeel_regel(&o, r);
    if (stelsel_ongewijzigd(&vraag)) /* it will not be delivered: the other rules would only distract */
        return o.uit;
    for (const struct regel *r = d->regels; r != NULL && r->code != NULL; r++)
        oordeel_regel(&o, r);
    if (v->nieuw->vervangt == NULL) /* a correction comes later by nature */
        oordeel_regel(&o, &op_tijd);
    return o.uit;
}

static bool gelijk(const char *a, const char *b) {
    return (a == NULL) == (b == NULL) && (a == NULL || strcmp(a, b) == 0);
}

/* A gemeente that passes on what an instelling told it says something new to DUO; so only what came from the same kind
 * of party counts as said before. */
static bool loopt_door(const struct bericht *b, const struct bericht *nieuw) {
    const char *per = nieuw->dienst->per;
    if (b->ingetrokken || b->dienst != nieuw->dienst)
        return false;
    if (nieuw->afzender != NULL && b->afzender != NULL &&
        stelsel_partij(b->afzender) != stelsel_partij(nieuw->afzender))
        return false;
    return per == NULL || gelijk(bericht_waarde(b, per), bericht_waarde(nieuw, per));
}

const struct bericht *stelsel_vorige(const struct vraag *v) {
    return historie_laatste_zo(v->historie, loopt_door, v->nieuw);
}

bool stelsel_is_voor(const struct stelseldienst *d, const struct historie *h) {
    struct bericht nieuw = {.dienst = d};
    struct vraag v = {.historie = h, .nieuw = &nieuw};
    struct buf *melding = buf_new(NULL, 200);
    bool voor = d->voor_wie == NULL || d->voor_wie(&v, melding);
    talloc_free(melding);
    return voor;
}

bool stelsel_ongewijzigd(const struct vraag *v) {
    const struct bericht *vorige = stelsel_vorige(v);
    if (historie_bericht(v->historie, v->nieuw->vervangt) != NULL)
        vorige = historie_bericht(v->historie, v->nieuw->vervangt);
    if (vorige == NULL || vorige->dienst != v->nieuw->dienst)
        return false;
    if (vorige->ontvanger != NULL && v->nieuw->ontvanger != NULL && strcmp(vorige->ontvanger, v->nieuw->ontvanger) != 0)
        return false; /* the same for another gemeente is news there: a verhuizing, or it went to the wrong one */
    for (size_t i = 0; i < stelsel_veld_aantal(vorige->dienst); i++)
        if (!gelijk(vorige->waarden[i], v->nieuw->waarden[i]))
            return false;
    return true;
}

bool stelsel_gevolg(TALLOC_CTX *ctx, const struct vraag *v, struct bericht *ret) {
    return v->nieuw->dienst->gevolg != NULL && !v->nieuw->intrekking && v->nieuw->dienst->gevolg(ctx, v, ret);
}
