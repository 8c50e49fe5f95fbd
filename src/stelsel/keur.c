/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Is a declaration whole? A mistake here would otherwise show much later, as an empty column or a rule that never
 * fires.
 */
#include "stelsel/dienst.h"

#define NAAM_MAX 40

static bool keurnaam(const char *naam) {
    if (naam == NULL || naam[0] < 'a' || naam[0] > 'z' || strlen(naam) > NAAM_MAX)
        return false;
    return strspn(naam, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(naam);
}

static bool leeg(const char *tekst) {
    return tekst == NULL || tekst[0] == '\0';
}

static bool fout(struct buf *waarom, const struct stelseldienst *d, const char *waar, const char *wat) {
    buf_addf(waarom, "%s.%s: %s", d->code == NULL ? "?" : d->code, waar == NULL ? "?" : waar, wat);
    return false;
}

static bool keur_keuzes(const struct stelseldienst *d, const struct veld *f, struct buf *waarom) {
    bool lijst = f->soort == VELD_KEUZE || f->soort == VELD_MEERKEUZE;
    if (lijst != (f->keuzes != NULL))
        return fout(waarom, d, f->naam, lijst ? "a choice without choices" : "choices on a field that is no choice");
    for (const struct keuze *k = f->keuzes; k != NULL && k->code != NULL; k++) {
        if (!keurnaam(k->code) || leeg(k->label))
            return fout(waarom, d, f->naam, "a choice has no good code or label");
        for (const struct keuze *ander = f->keuzes; ander != k; ander++)
            if (strcmp(ander->code, k->code) == 0)
                return fout(waarom, d, f->naam, "two choices with one code");
    }
    return true;
}

static bool heeft_code(const struct veld *f, const char *code, size_t len) {
    if (f->soort == VELD_JANEE)
        return (len == 2 && memcmp(code, "ja", 2) == 0) || (len == 3 && memcmp(code, "nee", 3) == 0);
    for (const struct keuze *k = f->keuzes; k != NULL && k->code != NULL; k++)
        if (strlen(k->code) == len && memcmp(k->code, code, len) == 0)
            return true;
    return false;
}

/* A condition names a field of the same service, with codes that it can have. */
static bool keur_voorwaarde(const struct stelseldienst *d, const char *waar, const struct voorwaarde *v,
                            struct buf *waarom) {
    if (v->veld == NULL)
        return true;
    const struct veld *ander = stelsel_veld(d, v->veld);
    if (ander == NULL || leeg(v->waarden))
        return fout(waarom, d, waar, "a condition on a field that is not there");
    if (strcmp(v->waarden, "*") == 0)
        return true;
    for (const char *p = v->waarden; p != NULL; p = strchr(p, '|')) {
        p += *p == '|' ? 1 : 0;
        if (!heeft_code(ander, p, strcspn(p, "|")))
            return fout(waarom, d, waar, "a condition with a code that the other field cannot have");
    }
    return true;
}

static bool keur_veld(const struct stelseldienst *d, const struct veld *f, struct buf *waarom) {
    if (!keurnaam(f->naam))
        return fout(waarom, d, f->naam, "not a name of a column");
    if (een_van("csrf|sleutel|gezien|stap", f->naam))
        return fout(waarom, d, f->naam, "a name that the form itself has");
    if (leeg(f->label) || leeg(f->hulp) || leeg(f->bron))
        return fout(waarom, d, f->naam, "no label, help or source");
    if (f->biv.b < BIV_LAAG || f->biv.i < BIV_LAAG || f->biv.v < BIV_LAAG)
        return fout(waarom, d, f->naam, "no BIV class");
    if ((f->soort == VELD_GETAL || f->soort == VELD_UREN || f->soort == VELD_BEDRAG) && f->max <= f->min)
        return fout(waarom, d, f->naam, "a number without bounds");
    if (f->vast && f->voorstel == NULL)
        return fout(waarom, d, f->naam, "not to be typed, but nothing is offered");
    if (f->verplicht && f->verplicht_als.veld != NULL)
        return fout(waarom, d, f->naam, "always and sometimes required");
    for (const struct veld *ander = d->velden; ander != f; ander++)
        if (strcmp(ander->naam, f->naam) == 0)
            return fout(waarom, d, f->naam, "two fields with one name");
    return keur_keuzes(d, f, waarom) && keur_voorwaarde(d, f->naam, &f->verplicht_als, waarom) &&
           keur_voorwaarde(d, f->naam, &f->alleen_als, waarom);
}

static bool keur_regels(const struct stelseldienst *d, struct buf *waarom) {
    for (const struct regel *r = d->regels; r != NULL && r->code != NULL; r++) {
        if (leeg(r->code) || leeg(r->artikel) || r->houdt == NULL)
            return fout(waarom, d, r->code, "a rule without code, article or test");
        if (r->veld != NULL && stelsel_veld(d, r->veld) == NULL)
            return fout(waarom, d, r->code, "a rule about a field that is not there");
        for (const struct regel *ander = d->regels; ander != r; ander++)
            if (strcmp(ander->code, r->code) == 0)
                return fout(waarom, d, r->code, "two rules with one code");
    }
    return true;
}

static bool termijn_bestaat(const struct stelseldienst *d, const char *code) {
    for (const struct termijn_soort *t = d->termijnen; t != NULL && t->code != NULL; t++)
        if (strcmp(t->code, code) == 0)
            return true;
    for (size_t i = 0; stelsel_register[i] != NULL; i++)
        for (const struct termijn_soort *t = stelsel_register[i]->termijnen; t != NULL && t->code != NULL; t++)
            if (strcmp(t->code, code) == 0)
                return true;
    return false;
}

/* Every code of "a|b" is a service. */
static bool diensten_bestaan(const char *lijst) {
    for (const char *p = lijst; p != NULL && *p != '\0';) {
        char code[NAAM_MAX + 1];
        size_t len = strcspn(p, "|");
        if (len > NAAM_MAX)
            return false;
        memcpy(code, p, len);
        code[len] = '\0';
        if (stelsel_vind(code) == NULL)
            return false;
        p += len + (p[len] == '|' ? 1 : 0);
    }
    return lijst == NULL || lijst[0] != '\0';
}

static bool keur_signaal(const struct stelseldienst *d, const struct signaal_soort *s, struct buf *waarom) {
    const struct signaal_soort *ander = stelsel_signaal(s->code, NULL);
    if (!keurnaam(s->code) || leeg(s->titel) || leeg(s->waarom) || leeg(s->doen))
        return fout(waarom, d, s->code, "a signaal without code, title, why it comes or what to do");
    if (ander != NULL && ander != s)
        return fout(waarom, d, s->code, "two signalen with one code");
    if (!diensten_bestaan(s->gesloten_door))
        return fout(waarom, d, s->code, "a signaal closed by a service that is not there");
    if (s->termijn != NULL && (s->werkdagen != 0 || !termijn_bestaat(d, s->termijn)))
        return fout(waarom, d, s->code, "a signaal with a termijn that is not there, or with two last days");
    if (s->werkdagen < 0 || s->voor < VOOR_GEMEENTE || s->voor > VOOR_DUO)
        return fout(waarom, d, s->code, "a signaal for nobody, or due before it came");
    return keur_voorwaarde(d, s->code, &s->als, waarom);
}

static bool keur_signalen(const struct stelseldienst *d, struct buf *waarom) {
    for (const struct signaal_soort *s = d->signaal; s != NULL && s->code != NULL; s++)
        if (!keur_signaal(d, s, waarom))
            return false;
    return true;
}

static bool keur_termijnen(const struct stelseldienst *d, struct buf *waarom) {
    for (const struct termijn_soort *t = d->termijnen; t != NULL && t->code != NULL; t++) {
        if (!keurnaam(t->code) || leeg(t->titel) || leeg(t->regel) || leeg(t->bron) || t->datum == NULL)
            return fout(waarom, d, t->code, "a termijn without code, title, rule, source or date");
        if (t->voldaan_door != NULL && stelsel_vind(t->voldaan_door) == NULL)
            return fout(waarom, d, t->code, "a termijn met by a service that is not there");
    }
    return true;
}

static bool keur_totalen(const struct stelseldienst *d, struct buf *waarom) {
    for (const struct totaal *t = d->totalen; t != NULL && t->veld != NULL; t++) {
        const struct veld *f = stelsel_veld(d, t->veld);
        if (f == NULL || (f->soort != VELD_UREN && f->soort != VELD_GETAL) || leeg(t->label))
            return fout(waarom, d, t->veld, "a total without a label, or of a field that is no number");
        if (t->norm == NULL || wet_vind(t->norm, (struct date){0}) == NULL)
            return fout(waarom, d, t->veld, "a total with a norm that the law does not have");
        if (!keur_voorwaarde(d, t->veld, &t->als, waarom))
            return false;
    }
    return true;
}

/* Every {name} is a field, and none is V hoog: the tijdlijn is shown unmasked. */
static bool keur_tijdlijn(const struct stelseldienst *d, struct buf *waarom) {
    for (const char *p = strchr(d->tijdlijn, '{'); p != NULL; p = strchr(p + 1, '{')) {
        char naam[NAAM_MAX + 1];
        size_t len = strcspn(p + 1, "}");
        if (len > NAAM_MAX)
            return fout(waarom, d, "tijdlijn", "an unclosed name");
        memcpy(naam, p + 1, len);
        naam[len] = '\0';
        if (strcmp(naam, "themas") == 0 && d->themas != NULL)
            continue;
        const struct veld *f = stelsel_veld(d, naam);
        if (f == NULL || f->biv.v == BIV_HOOG)
            return fout(waarom, d, naam, "on the tijdlijn, but not a field that may be shown there");
    }
    return true;
}

/* The fields of a theme stand together, and no theme is without fields. */
static bool keur_themas(const struct stelseldienst *d, struct buf *waarom) {
    for (size_t t = 0; t < stelsel_themas(d); t++) {
        size_t keren = 0;
        if (!keurnaam(d->themas[t].code) || leeg(d->themas[t].naam))
            return fout(waarom, d, d->themas[t].code, "a theme without code or name");
        for (const struct veld *f = d->velden; f->naam != NULL; f++)
            keren += f->thema != NULL && strcmp(f->thema, d->themas[t].code) == 0 &&
                     (f == d->velden || f[-1].thema == NULL || strcmp(f[-1].thema, f->thema) != 0);
        if (keren != 1)
            return fout(waarom, d, d->themas[t].code,
                        "a theme without fields, or with fields that do not stand together");
    }
    for (const struct veld *f = d->velden; f->naam != NULL; f++) {
        size_t t = 0;
        while (f->thema != NULL && t < stelsel_themas(d) && strcmp(d->themas[t].code, f->thema) != 0)
            t++;
        if (f->thema != NULL && t == stelsel_themas(d))
            return fout(waarom, d, f->naam, "of a theme that is not there");
    }
    return true;
}

static bool keur_bij_de_hand(const struct stelseldienst *d, struct buf *waarom) {
    for (const char *const *code = d->bij_de_hand; code != NULL && *code != NULL; code++)
        if (stelsel_vind(*code) == NULL)
            return fout(waarom, d, *code, "at hand, but not a service that is there");
    return true;
}

static bool keur_onderdelen(const struct stelseldienst *d, struct buf *waarom) {
    const struct onderdeel *o = d->onderdeel;
    if (o != NULL && o->naam == NULL)
        return fout(waarom, d, "onderdeel", "a list with nothing in it");
    for (; o != NULL && o->naam != NULL; o++) {
        if (leeg(o->naam) || (leeg(o->code) && leeg(o->alleen_in)) || o->klaar.veld == NULL)
            return fout(waarom, d, "onderdeel", "no name, neither a code nor a leerroute, or never done");
        if (!keur_voorwaarde(d, "onderdeel", &o->klaar, waarom) || !keur_voorwaarde(d, "onderdeel", &o->over, waarom))
            return false;
    }
    return true;
}

static bool keur_per(const struct stelseldienst *d, struct buf *waarom) {
    const struct veld *f = d->per == NULL ? NULL : stelsel_veld(d, d->per);
    if (d->per == NULL || (f != NULL && f->verplicht))
        return true;
    return fout(waarom, d, d->per, "deliveries are told apart by a field that may be empty");
}

static bool keur_kop(const struct stelseldienst *d, struct buf *waarom) {
    if (d->nummer < 1 || !keurnaam(d->code) || leeg(d->naam) || leeg(d->omschrijving) || leeg(d->gebruik))
        return fout(waarom, d, "kop", "no number, code, name, description or use by its receiver");
    if (d->afzenders == 0 || d->ontvangers == 0 || leeg(d->grond) || leeg(d->termijn) || leeg(d->tijdlijn))
        return fout(waarom, d, "kop", "no sender, receiver, legal ground, term or tijdlijn");
    if (d->velden == NULL || stelsel_veld_aantal(d) == 0 || stelsel_veld_aantal(d) > STELSEL_VELDEN_MAX)
        return fout(waarom, d, "velden", "none, or too many");
    const struct veld *datum = stelsel_veld(d, d->datum_veld);
    if (datum == NULL || datum->soort != VELD_DATUM)
        return fout(waarom, d, "datum_veld", "not a date field");
    return true;
}

static bool keur_wegneming(const struct stelseldienst *d, struct buf *waarom) {
    const struct wegneming *w = d->neemt_weg;
    const struct veld *f = w == NULL ? NULL : stelsel_veld(d, w->veld);
    if (w == NULL)
        return true;
    if (f == NULL || f->soort != VELD_MEERKEUZE || w->als.veld == NULL || w->geheel.veld == NULL)
        return fout(waarom, d, "neemt_weg", "no decision, or no field that says which parts");
    if (w->wordt != ONDERDEEL_VRIJGESTELD && w->wordt != ONDERDEEL_ONTHEVEN)
        return fout(waarom, d, "neemt_weg", "takes parts away without saying how");
    return keur_voorwaarde(d, "neemt_weg", &w->als, waarom) && keur_voorwaarde(d, "neemt_weg", &w->geheel, waarom) &&
           keur_voorwaarde(d, "neemt_weg", &w->tijdelijk, waarom);
}

bool stelsel_keur(const struct stelseldienst *d, struct buf *waarom) {
    if (!keur_kop(d, waarom))
        return false;
    for (const struct veld *f = d->velden; f->naam != NULL; f++)
        if (!keur_veld(d, f, waarom))
            return false;
    return keur_onderdelen(d, waarom) && keur_per(d, waarom) && keur_wegneming(d, waarom) &&
           keur_voorwaarde(d, "beeindigt", &d->beeindigt, waarom) &&
           keur_voorwaarde(d, "bereikt", &d->bereikt.als, waarom) && keur_regels(d, waarom) &&
           keur_signalen(d, waarom) && keur_termijnen(d, waarom) && keur_totalen(d, waarom) &&
           keur_tijdlijn(d, waarom) && keur_themas(d, waarom) && keur_bij_de_hand(d, waarom);
}
