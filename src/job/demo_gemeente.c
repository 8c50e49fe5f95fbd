/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * What a gemeente says: to DUO, and at a verhuizing to the other gemeente.
 */
#include "job/demo_leven.h"

#include <string.h>

static bool onderwijs(const struct leven *l) {
    return l->leerroute[0] == 'o';
}

static bool z_route(const struct leven *l) {
    return l->leerroute[0] == 'z';
}

static void toets_gepland(struct demo_regel *r, const struct leven *l, const struct demo_gebeurtenis *g) {
    demo_begin(r, l, "leerbaarheidstoets_planning", l->gemeente, "DUO", g->dag);
    demo_tekst(r, "status", "gepland");
    demo_datum(r, "datum", g->dag);
    demo_datum(r, "datum_gepland", date_add_days(g->dag, 7));
    demo_tekst(r, "locatie", "Stadskantoor, kamer 2");
    demo_tekst(r, "toetsbegeleider", "Team Inburgering");
    demo_einde(r);
}

static void verloop(struct demo_regel *r, const struct leven *l, struct date dag) {
    demo_begin(r, l, "ordelijk_verloop", l->gemeente, "DUO", dag);
    demo_datum(r, "datum", dag);
    demo_janee(r, "voltooid", true);
    demo_janee(r, "ordelijk", true);
    demo_einde(r);
}

static void pip(struct demo_regel *r, struct leven *l, const char *soort, const char *reden, struct date dag) {
    demo_begin(r, l, "pip", l->gemeente, "DUO", dag);
    demo_datum(r, "dagtekening", dag);
    demo_tekst(r, "soort", soort);
    demo_tekst(r, "leerroute", l->leerroute);
    if (!z_route(l))
        demo_tekst(r, "niveau", l->a2 ? "a2" : "b1");
    if (!z_route(l) && l->a2)
        demo_janee(r, "toestemming_examen_a2", true);
    demo_tekst(r, "reden_wijziging", reden);
    if (l->mens.asiel)
        demo_getal(r, "intensiteit_leerroute", l->loop.lesuren + 2);
    demo_getal(r, "intensiteit_pvt", 12);
    if (!onderwijs(l))
        demo_getal(r, "intensiteit_map", 40);
    demo_getal(r, "aantal_voortgangsgesprekken", kans_van_tot(l->kans, 2, 8));
    demo_janee(r, "alfabetisering", z_route(l) && kans_procent(l->kans, 40));
    if (strcmp(l->leerroute, l->loop.uitkomst) != 0)
        demo_tekst(r, "afwijking_van_toets_reden", "Past beter bij werk en opleiding, afgesproken in het gesprek.");
    demo_tekst(r, "contactpersoon", "Team Inburgering");
    demo_tekst(r, "email_contactpersoon", "inburgering@gemeente.example");
    demo_einde(r);
    l->pip_van = l->gemeente;
}

static void pip_anders(struct demo_regel *r, struct leven *l, struct date dag) {
    bool afschalen = l->loop.naar_a2 && l->leerroute[0] == 'b' && !l->a2 && l->lesuren >= 600;
    if (l->pip_van != l->gemeente)
        return;
    if (!afschalen && l->leerroute[0] == 'b') { /* her exams go on; the other leerroute is for who fell behind */
        pip(r, l, "wijziging", "overig", dag);
        return;
    }
    if (afschalen) {
        l->a2 = true;
    } else {
        l->leerroute = l->loop.andere_leerroute;
        l->a2 = false;
    }
    pip(r, l, "wijziging", afschalen ? "afschalen" : "wisselen_leerroute", dag);
}

static void aanbod(struct demo_regel *r, const struct leven *l, struct date dag) {
    demo_begin(r, l, "inburgeringsaanbod", l->gemeente, "DUO", dag);
    demo_datum(r, "datum_aanbod", dag);
    demo_tekst(r, "cursusinstelling", l->instelling);
    demo_janee(r, "taalschakeltraject", onderwijs(l));
    demo_datum(r, "datum_aanvang", date_add_days(dag, 21));
    demo_einde(r);
}

static void pvt(struct demo_regel *r, struct leven *l, bool voldaan, struct date dag) {
    long uren = voldaan ? kans_van_tot(l->kans, 12, 24) : kans_van_tot(l->kans, 0, 11);
    demo_begin(r, l, "pvt", l->gemeente, "DUO", dag);
    demo_tekst(r, "resultaat", voldaan ? "voldaan" : "niet_voldaan");
    demo_getal(r, "uren", uren);
    demo_janee(r, "activiteit", voldaan);
    if (voldaan) {
        demo_datum(r, "datum_ondertekening", dag);
        l->pvt_en_map += uren;
    } else {
        demo_tekst(r, "reden_niet_voldaan", "Niet op alle bijeenkomsten aanwezig geweest.");
        demo_janee(r, "verwijtbaar", kans_procent(l->kans, 30));
    }
    demo_einde(r);
}

static void map(struct demo_regel *r, struct leven *l, struct date dag) {
    long uren = kans_van_tot(l->kans, 40, 64);
    if (onderwijs(l)) /* Wi 8, lid 3 */
        return;
    demo_begin(r, l, "map", l->gemeente, "DUO", dag);
    demo_tekst(r, "resultaat", "voldaan");
    demo_getal(r, "uren", uren);
    demo_datum(r, "datum_eindgesprek", dag);
    demo_einde(r);
    l->pvt_en_map += uren;
}

/* ---- hours ---- */

static void uren_soort(struct demo_regel *r, const struct leven *l, const char *gemeente, const char *soort, long uren,
                       struct date dag) {
    demo_begin(r, l, "uren", gemeente, "DUO", dag);
    demo_tekst(r, "soort", soort);
    demo_getal(r, "uren", uren);
    demo_datum(r, "peildatum", dag);
    demo_janee(r, "telt_mee", true);
    demo_einde(r);
}

/* Lessons by the gemeente for asielstatushouders, by the instelling itself for the others; participatie in the Z-route.
 */
static void uren(struct demo_regel *r, struct leven *l, const char *gemeente, struct date dag) {
    long weken = date_days_between(l->loop.lessen, dag) / 7;
    if (weken < 1 || date_cmp(l->uren_op, dag) == 0)
        return;
    l->uren_op = dag;
    if (l->mens.asiel)
        demo_inspanning(r, l, "inspanning", gemeente, dag);
    else
        demo_inspanning(r, l, "inspanning_instelling", "INS", dag);
    if (z_route(l))
        uren_soort(r, l, gemeente, l->mens.asiel ? "participatie" : "participatie_als_taalles",
                   l->mens.asiel ? weken * l->loop.participatie : weken / 2, dag);
}

static void z_klaar(struct demo_regel *r, const struct leven *l, bool taal, struct date dag) {
    if (!z_route(l))
        return;
    demo_begin(r, l, "z_route", l->gemeente, "DUO", dag);
    demo_tekst(r, "onderdeel", taal ? "eindgesprek_taal" : "participatie");
    demo_tekst(r, "resultaat", "voldaan");
    demo_getal(r, "uren", kans_van_tot(l->kans, 800, 880));
    demo_datum(r, "datum", dag);
    demo_einde(r);
}

/* ---- from one gemeente to the next (Wi 35, lid 4) ---- */

static void overdracht(struct demo_regel *r, const struct leven *l, const char *stap, struct date dag) {
    bool oud = strcmp(stap, "bevestigd") == 0;
    demo_begin(r, l, "overdracht", oud ? l->vorige : l->gemeente, oud ? l->gemeente : l->vorige, dag);
    demo_tekst(r, "stap_overdracht", stap);
    demo_datum(r, "datum", dag);
    if (oud) {
        demo_tekst(r, "voortgang", "Volgt de lessen volgens afspraak. De voortgangsgesprekken waren goed.");
        demo_tekst(r, "boetes", "geen");
    }
    if (strcmp(stap, "aanvaard") != 0) {
        demo_tekst(r, "contactpersoon", "Team Inburgering");
        demo_tekst(r, "email_contactpersoon", "inburgering@gemeente.example");
    }
    demo_einde(r);
}

/* What DUO asked: the boetes of the gemeente itself (Wi 34). */
static void boetes(struct demo_regel *r, const struct leven *l, struct date dag) {
    bool opgelegd = kans_procent(l->kans, 40);
    demo_begin(r, l, "boete_gemeente", l->gemeente, "DUO", dag);
    demo_tekst(r, "soort", opgelegd ? "opgave" : "geen");
    demo_datum(r, "datum", opgelegd ? date_add_days(dag, -120) : dag); /* she was fined before DUO asked */
    if (opgelegd) {
        demo_tekst(r, "artikel", "artikel_23");
        demo_tekst(r, "bedrag", "50.00");
    }
    demo_einde(r);
}

static void keuze(struct demo_regel *r, const struct leven *l, struct date dag) {
    demo_begin(r, l, "doelgroepkeuze", l->gemeente, "DUO", dag);
    demo_tekst(r, "behandeld_als", l->mens.doelgroep);
    demo_datum(r, "datum_formulier_ondertekend", dag);
    demo_datum(r, "datum_wijziging_doelgroep", l->gewijzigd);
    demo_einde(r);
}

static bool van_een_verhuizing(struct demo_regel *r, struct leven *l, const struct demo_gebeurtenis *g) {
    switch (g->soort) {
    case DEMO_OVERDRACHT_GEVRAAGD:
        overdracht(r, l, "gevraagd", g->dag);
        return true;
    case DEMO_UREN_OUD:
        uren(r, l, l->vorige, g->dag);
        return true;
    case DEMO_OVERDRACHT_BEVESTIGD:
        overdracht(r, l, "bevestigd", g->dag);
        return true;
    case DEMO_OVERDRACHT_AANVAARD:
        overdracht(r, l, "aanvaard", g->dag);
        return true;
    case DEMO_PIP_VERHUISD:
        pip(r, l, "wijziging_na_verhuizing", "overig", g->dag);
        return true;
    default:
        return false;
    }
}

bool demo_van_gemeente(struct demo_regel *r, struct leven *l, const struct demo_gebeurtenis *g) {
    switch (g->soort) {
    case DEMO_TOETS_GEPLAND:
        toets_gepland(r, l, g);
        return true;
    case DEMO_TOETS_VERLOOP:
        verloop(r, l, g->dag);
        return true;
    case DEMO_PIP:
        l->leerroute = l->loop.leerroute;
        l->einde = l->loop.termijn_einde;
        pip(r, l, "eerste", NULL, g->dag);
        return true;
    case DEMO_PIP_ANDERS:
        pip_anders(r, l, g->dag);
        return true;
    case DEMO_UREN_INTAKE:
        uren_soort(r, l, l->gemeente, "brede_intake", kans_van_tot(l->kans, 4, 12), g->dag);
        return true;
    case DEMO_AANBOD:
        aanbod(r, l, g->dag);
        return true;
    case DEMO_DOELGROEPKEUZE:
        keuze(r, l, g->dag);
        return true;
    case DEMO_BOETE_OPGAVE:
        boetes(r, l, g->dag);
        return true;
    case DEMO_UREN:
        uren(r, l, l->gemeente, g->dag);
        return true;
    case DEMO_PVT_NIET:
    case DEMO_PVT:
        pvt(r, l, g->soort == DEMO_PVT, g->dag);
        return true;
    case DEMO_MAP:
        map(r, l, g->dag);
        return true;
    case DEMO_EINDGESPREK:
    case DEMO_PARTICIPATIE:
        z_klaar(r, l, g->soort == DEMO_EINDGESPREK, g->dag);
        return true;
    default:
        return van_een_verhuizing(r, l, g);
    }
}
