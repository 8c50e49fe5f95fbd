/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The state of a dossier, computed from its history. This file knows the anchors of the chain (inburgeringsplicht,
 * inburgeringstermijn, pip); all else comes from the declarations in the register.
 */
#include "stelsel/dienst.h"

#include <assert.h>

static const struct {
    const char *code, *label;
} fasen[FASEN] = {[FASE_AANGEMELD] = {"aangemeld", "Aangemeld"}, [FASE_INTAKE] = {"intake", "Brede intake"},
                  [FASE_PIP] = {"pip", "PIP vaststellen"},       [FASE_TRAJECT] = {"traject", "Traject"},
                  [FASE_AFRONDING] = {"afronding", "Afronding"}, [FASE_BEEINDIGD] = {"beeindigd", "Beëindigd"}};

const char *fase_code(enum fase f) {
    return fasen[f].code;
}

const char *fase_label(enum fase f) {
    return fasen[f].label;
}

void stand_ankers(const struct historie *h, struct stand *s) {
    const struct bericht *plicht = historie_laatste(h, "inburgeringsplicht");
    const struct bericht *termijn = historie_laatste(h, "inburgeringstermijn");
    s->doelgroep = bericht_waarde(plicht, "behandeld_als");
    s->leerroute = bericht_waarde(historie_laatste(h, "pip"), "leerroute");
    s->datum_start = bericht_datum(plicht, "datum_start");
    s->plicht_beeindigd = plicht != NULL && !historie_plicht_loopt(h);
    s->eerste_dagtekening = historie_eerste_dagtekening(h);
    s->termijn_aanvang = bericht_datum(termijn, "datum_aanvang");
    s->termijn_einde = bericht_datum(termijn, "datum_einde");
}

/* ---- fase ---- */

static bool is_nodig(const struct onderdeel *o, const struct historie *h, const struct stand *s) {
    const struct bericht *plicht = historie_laatste(h, "inburgeringsplicht"), *pip = historie_laatste(h, "pip");
    const struct voorwaarde buiten = {"leerroute", o->niet_in}, binnen = {"leerroute", o->alleen_in};
    if (o->code != NULL && !bericht_waarde_is(plicht, "onderdelen", o->code))
        return false;
    if (o->alleen_als_asiel && !historie_asiel(h, NULL))
        return false;
    if (o->alleen_in != NULL && (pip == NULL || !bericht_voldoet(pip, &binnen)))
        return false;
    return s->leerroute == NULL || o->niet_in == NULL || !bericht_voldoet(pip, &buiten);
}

/* The last delivery about this part decides, not the last of the service. */
static bool is_klaar(const struct stelseldienst *d, const struct onderdeel *o, const struct historie *h) {
    const struct bericht *b = o->over.veld == NULL ? historie_laatste(h, d->code)
                                                   : historie_laatste_met(h, d->code, o->over.veld, o->over.waarden);
    return b != NULL && bericht_voldoet(b, &o->klaar);
}

/* There are parts to do of which the portal gets the result, and they are all done. */
static bool onderdelen_klaar(const struct historie *h, const struct stand *s) {
    size_t nodig = 0, klaar = 0;
    for (size_t i = 0; stelsel_register[i] != NULL; i++) {
        const struct stelseldienst *d = stelsel_register[i];
        for (const struct onderdeel *o = d->onderdeel; o != NULL && o->naam != NULL; o++) {
            if (!is_nodig(o, h, s))
                continue;
            nodig++;
            klaar += is_klaar(d, o, h);
        }
    }
    return nodig > 0 && klaar == nodig;
}

static enum fase fase_van(const struct historie *h, const struct stand *s) {
    enum fase fase = FASE_AANGEMELD;
    if (s->plicht_beeindigd)
        return FASE_BEEINDIGD;
    if (historie_laatste(h, "inburgeringsplicht") == NULL)
        return FASE_AANGEMELD;
    for (size_t i = 0; stelsel_register[i] != NULL; i++) {
        const struct bereikt *bereikt = &stelsel_register[i]->bereikt;
        const struct bericht *b = historie_laatste(h, stelsel_register[i]->code);
        if (b != NULL && bereikt->fase > fase && bericht_voldoet(b, &bereikt->als))
            fase = bereikt->fase;
    }
    return fase == FASE_TRAJECT && onderdelen_klaar(h, s) ? FASE_AFRONDING : fase;
}

/* ---- termijnen ---- */

static void voeg_termijn_toe(const struct historie *h, struct date vandaag, const struct termijn_soort *t,
                             struct stand *s) {
    struct date datum;
    if (!t->datum(h, s, &datum))
        return;
    assert(s->termijnen_aantal < TERMIJNEN_MAX);
    bool gedaan = t->voldaan != NULL        ? t->voldaan(h)
                  : t->voldaan_door != NULL ? historie_laatste(h, t->voldaan_door) != NULL
                                            : date_cmp(datum, vandaag) < 0;
    s->termijnen[s->termijnen_aantal++] = (struct termijn){.code = t->code,
                                                           .titel = t->titel,
                                                           .regel = t->regel,
                                                           .bron = t->bron,
                                                           .datum = datum,
                                                           .voldaan = gedaan || (s->plicht_beeindigd && !t->na_plicht)};
}

/* By date; few rows, so insertion. */
static void sorteer(struct stand *s) {
    for (size_t i = 1; i < s->termijnen_aantal; i++)
        for (size_t j = i; j > 0 && date_cmp(s->termijnen[j - 1].datum, s->termijnen[j].datum) > 0; j--) {
            struct termijn t = s->termijnen[j];
            s->termijnen[j] = s->termijnen[j - 1];
            s->termijnen[j - 1] = t;
        }
}

static void vul_termijnen(const struct historie *h, struct date vandaag, struct stand *s) {
    for (size_t i = 0; stelsel_register[i] != NULL; i++)
        for (const struct termijn_soort *t = stelsel_register[i]->termijnen; t != NULL && t->code != NULL; t++)
            voeg_termijn_toe(h, vandaag, t, s);
    sorteer(s);
    for (size_t i = 0; i < s->termijnen_aantal && s->volgende == NULL; i++)
        if (!s->termijnen[i].voldaan)
            s->volgende = &s->termijnen[i];
}

bool historie_termijn(const struct historie *h, const char *code, struct date *ret) {
    struct stand ankers = {0};
    stand_ankers(h, &ankers);
    const struct termijn_soort *t = stelsel_termijn(code);
    return t != NULL && t->datum(h, &ankers, ret);
}

/* ---- steps ---- */

static void voeg_stap_toe(struct stand *s, const char *naam, enum stap_stand stand) {
    assert(s->stappen_aantal < STAPPEN_MAX);
    s->stappen[s->stappen_aantal++] = (struct stap){.naam = naam, .stand = stand};
}

static enum stap_stand stap_tot(const struct stand *s, enum fase bezig, enum fase klaar) {
    if (s->fase >= klaar)
        return STAP_KLAAR;
    return s->fase >= bezig ? STAP_BEZIG : STAP_LATER;
}

static void voeg_onderdeel_toe(const struct historie *h, struct stand *s, const struct stelseldienst *d,
                               const struct onderdeel *o) {
    bool nvt = historie_laatste(h, "inburgeringsplicht") != NULL && !is_nodig(o, h, s);
    if (nvt && o->alleen_in != NULL) /* belongs to another leerroute: no step at all */
        return;
    voeg_stap_toe(s, o->naam,
                  is_klaar(d, o, h)            ? STAP_KLAAR
                  : nvt || s->plicht_beeindigd ? STAP_NVT
                  : s->fase >= FASE_TRAJECT    ? STAP_BEZIG
                                               : STAP_LATER);
}

static void vul_stappen(const struct historie *h, struct stand *s) {
    bool pip = historie_laatste(h, "pip") != NULL;
    voeg_stap_toe(s, "Aanmelding", stap_tot(s, FASE_AANGEMELD, FASE_INTAKE));
    voeg_stap_toe(s, "Brede intake",
                  pip                   ? STAP_KLAAR
                  : s->plicht_beeindigd ? STAP_NVT
                                        : stap_tot(s, FASE_INTAKE, FASE_PIP));
    voeg_stap_toe(s, "PIP", pip ? STAP_KLAAR : s->plicht_beeindigd ? STAP_NVT : stap_tot(s, FASE_PIP, FASE_TRAJECT));
    for (size_t i = 0; stelsel_register[i] != NULL; i++)
        for (const struct onderdeel *o = stelsel_register[i]->onderdeel; o != NULL && o->naam != NULL; o++)
            voeg_onderdeel_toe(h, s, stelsel_register[i], o);
    voeg_stap_toe(s, "Afronding", stap_tot(s, FASE_AFRONDING, FASE_BEEINDIGD));
}

void stelsel_stand(const struct historie *h, struct date vandaag, struct stand *ret) {
    *ret = (struct stand){0};
    stand_ankers(h, ret);
    ret->fase = fase_van(h, ret);
    vul_termijnen(h, vandaag, ret);
    stand_signalen(h, ret);
    vul_stappen(h, ret);
}
