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
    s->doelgroep = historie_doelgroep(h).geldend;
    s->leerroute = bericht_waarde(historie_laatste(h, "pip"), "leerroute");
    s->datum_start = bericht_datum(plicht, "datum_start");
    s->plicht_beeindigd = plicht != NULL && !historie_plicht_loopt(h);
    s->eerste_dagtekening = historie_eerste_dagtekening(h);
    s->termijn_aanvang = bericht_datum(termijn, "datum_aanvang");
    s->termijn_einde = bericht_datum(termijn, "datum_einde");
}

/* ---- fase ---- */

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
    return fase == FASE_TRAJECT && stand_onderdelen_klaar(s) ? FASE_AFRONDING : fase;
}

/* ---- termijnen ---- */

static bool is_voldaan(const struct historie *h, struct date vandaag, const struct termijn_soort *t,
                       struct date datum) {
    if (t->voldaan != NULL)
        return t->voldaan(h);
    return t->voldaan_door != NULL ? historie_laatste(h, t->voldaan_door) != NULL : date_cmp(datum, vandaag) < 0;
}

static void voeg_termijn_toe(const struct historie *h, struct date vandaag, const struct termijn_soort *t,
                             struct stand *s) {
    struct date datum;
    if (!t->datum(h, s, &datum))
        return;
    assert(s->termijnen_aantal < TERMIJNEN_MAX);
    bool gedaan = is_voldaan(h, vandaag, t, datum);
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

static const char *stap_naam(const struct onderdeel *o) {
    return o->stap != NULL ? o->stap : o->naam;
}

/* A step is done when nothing of it is open and something was done. */
static enum stap_stand stap_van(const struct stand *s, const char *naam) {
    size_t open = 0, behaald = 0;
    for (size_t i = 0; i < s->onderdelen_aantal; i++) {
        if (strcmp(stap_naam(s->onderdelen[i].onderdeel), naam) != 0)
            continue;
        open += s->onderdelen[i].is == ONDERDEEL_OPEN;
        behaald += s->onderdelen[i].is == ONDERDEEL_BEHAALD;
    }
    if (open == 0 || s->plicht_beeindigd)
        return open == 0 && behaald > 0 ? STAP_KLAAR : STAP_NVT;
    return s->fase >= FASE_TRAJECT ? STAP_BEZIG : STAP_LATER;
}

static bool stap_staat_er(const struct stand *s, const char *naam) {
    for (size_t i = 0; i < s->stappen_aantal; i++)
        if (strcmp(s->stappen[i].naam, naam) == 0)
            return true;
    return false;
}

static void vul_onderdeelstappen(struct stand *s, bool aan_het_eind) {
    for (size_t i = 0; i < s->onderdelen_aantal; i++) {
        const struct onderdeel *o = s->onderdelen[i].onderdeel;
        if (o->aan_het_eind == aan_het_eind && !stap_staat_er(s, stap_naam(o)))
            voeg_stap_toe(s, stap_naam(o), stap_van(s, stap_naam(o)));
    }
}

static void vul_stappen(const struct historie *h, struct stand *s) {
    bool pip = historie_laatste(h, "pip") != NULL;
    voeg_stap_toe(s, "Aanmelding", stap_tot(s, FASE_AANGEMELD, FASE_INTAKE));
    voeg_stap_toe(s, "Brede intake",
                  pip                   ? STAP_KLAAR
                  : s->plicht_beeindigd ? STAP_NVT
                                        : stap_tot(s, FASE_INTAKE, FASE_PIP));
    voeg_stap_toe(s, "PIP", pip ? STAP_KLAAR : s->plicht_beeindigd ? STAP_NVT : stap_tot(s, FASE_PIP, FASE_TRAJECT));
    vul_onderdeelstappen(s, false);
    vul_onderdeelstappen(s, true);
    voeg_stap_toe(s, "Afronding", stap_tot(s, FASE_AFRONDING, FASE_BEEINDIGD));
}

static void vul_niet_voor(const struct historie *h, struct stand *s) {
    size_t n = 0;
    for (size_t i = 0; stelsel_register[i] != NULL && n + 1 < STELSEL_DIENSTEN_MAX; i++)
        if (!stelsel_is_voor(stelsel_register[i], h))
            s->niet_voor[n++] = stelsel_register[i];
}

void stelsel_stand(const struct historie *h, struct date vandaag, struct stand *ret) {
    *ret = (struct stand){0};
    stand_ankers(h, ret);
    stand_onderdelen(h, ret);
    ret->fase = fase_van(h, ret);
    vul_termijnen(h, vandaag, ret);
    stand_signalen(h, ret);
    vul_stappen(h, ret);
    vul_niet_voor(h, ret);
}
