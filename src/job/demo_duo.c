/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * What DUO says.
 */
#include "job/demo_leven.h"

#include "domain/termijnen.h"

#include <string.h>

/* A plicht, vastgesteld, gewijzigd or beeindigd on this day: always with all that DUO knows of the person. */
static void plicht(struct demo_regel *r, const struct leven *l, const char *soort, struct date dag) {
    static const char *const alle[] = {"lezen", "luisteren", "schrijven",    "spreken", "knm",
                                       "pvt",   "map",       "participatie", NULL};
    static const char *const zonder_participatie[] = {"lezen", "luisteren", "schrijven", "spreken",
                                                      "knm",   "pvt",       "map",       NULL};
    const struct demo_mens *p = &l->mens;
    demo_begin(r, l, "inburgeringsplicht", "DUO", l->gemeente, dag);
    demo_tekst(r, "soort", soort);
    demo_janee(r, "indicator", true);
    demo_datum(r, "datum_kennisgeving", dag);
    demo_datum(r, "datum_start", l->plicht);
    if (strcmp(soort, "beeindigd") == 0)
        demo_datum(r, "datum_eind", dag);
    if (strcmp(soort, "gewijzigd") == 0)
        demo_datum(r, "datum_gewijzigd", dag);
    demo_tekst(r, "behandeld_als", p->doelgroep);
    demo_lijst(r, "onderdelen", p->asiel && l->loop.uitkomst[0] == 'z' ? alle : zonder_participatie);
    demo_tekst(r, "v_nummer", p->v_nummer);
    demo_tekst(r, "bsn", p->bsn);
    demo_tekst(r, "geslachtsnaam", p->geslachtsnaam);
    demo_tekst(r, "voorvoegsel", p->voorvoegsel);
    demo_tekst(r, "voornamen", p->voornamen);
    demo_tekst(r, "geboortedatum", p->geboortedatum);
    demo_tekst(r, "geslacht", p->geslacht);
    demo_tekst(r, "nationaliteit", p->nationaliteit);
    demo_tekst(r, "contacttaal", p->contacttaal);
    demo_tekst(r, "adres", p->adres);
    demo_janee(r, "indicatie_geheim", p->geheim);
    demo_einde(r);
}

static void begeleiding(struct demo_regel *r, const struct leven *l, struct date dag) {
    demo_begin(r, l, "maatschappelijke_begeleiding", "DUO", l->gemeente, dag);
    demo_janee(r, "recht", true);
    demo_datum(r, "datum", dag);
    demo_einde(r);
}

static void toets_klaar(struct demo_regel *r, const struct leven *l, struct date dag, bool opnieuw) {
    demo_begin(r, l, "leerbaarheidstoets_planning", "DUO", l->gemeente, dag);
    demo_tekst(r, "status", opnieuw ? "opnieuw_klaargezet" : "klaargezet");
    demo_datum(r, "datum", dag);
    demo_einde(r);
}

static void toets(struct demo_regel *r, const struct leven *l, struct date dag, bool deelgenomen) {
    demo_begin(r, l, "leerbaarheidstoets_uitkomst", "DUO", l->gemeente, dag);
    demo_datum(r, "datum_afname", dag);
    demo_janee(r, "deelgenomen", deelgenomen);
    if (deelgenomen) {
        demo_janee(r, "ordelijk_verloop", true);
        demo_tekst(r, "uitkomst", l->loop.uitkomst);
    }
    demo_einde(r);
}

static void termijn(struct demo_regel *r, struct leven *l, struct date dag, const char *soort, const char *reden,
                    struct date einde) {
    demo_begin(r, l, "inburgeringstermijn", "DUO", l->gemeente, dag);
    demo_tekst(r, "soort", soort);
    demo_datum(r, "datum_aanvang", date_add_days(l->loop.pip, 1));
    demo_datum(r, "datum_einde", einde);
    demo_tekst(r, "reden", reden);
    demo_janee(r, "ambtshalve", false);
    demo_einde(r);
    l->einde = einde;
}

static void notificatie(struct demo_regel *r, const struct leven *l, struct date dag, const char *reden) {
    demo_begin(r, l, "notificatie", "DUO", l->gemeente, dag);
    demo_tekst(r, "reden", reden);
    demo_datum(r, "datum", dag);
    if (strcmp(reden, "vooraankondiging_boete") == 0)
        demo_tekst(r, "voorgenomen_boete", "340.00");
    demo_einde(r);
}

static void beoordeling(struct demo_regel *r, struct leven *l, struct date dag, bool toegestaan) {
    const char *grond = kans_procent(l->kans, 60) ? "inspanning" : "alfabetisering";
    demo_begin(r, l, "beoordeling_verlenging", "DUO", l->gemeente, dag);
    demo_tekst(r, "beoordeling", toegestaan ? "toegestaan" : "niet_toegestaan");
    demo_datum(r, "datum_beoordeling", dag);
    demo_tekst(r, "grond", grond);
    if (toegestaan)
        demo_getal(r, "verlenging_weken", 26);
    demo_einde(r);
    if (toegestaan)
        termijn(r, l, dag, "verlengd", grond, date_add_months(l->einde, 6));
}

static void boete(struct demo_regel *r, struct leven *l, struct date dag) {
    struct date tot = date_add_months(dag, 6);
    demo_begin(r, l, "boete", "DUO", l->gemeente, dag);
    demo_datum(r, "datum_beschikking", dag);
    demo_tekst(r, "bedrag", "340.00");
    demo_tekst(r, "onderdeel", kans_procent(l->kans, 50) || l->leerroute[0] == 'o' ? "pvt" : "map");
    demo_datum(r, "nieuwe_termijn_tot", tot);
    demo_einde(r);
    termijn(r, l, dag, "nieuwe_termijn", "boete", tot);
}

static void verzoek_boetes(struct demo_regel *r, const struct leven *l, struct date dag) {
    demo_begin(r, l, "boete_gemeente", "DUO", l->gemeente, dag);
    demo_tekst(r, "soort", "verzoek");
    demo_datum(r, "datum", dag);
    demo_einde(r);
}

static void examen(struct demo_regel *r, struct leven *l, struct date dag, int n) {
    static const char *const delen[] = {"lezen", "luisteren", "schrijven", "spreken", "knm"};
    bool geslaagd = n % 10 == 1, knm = n / 100 == 4;
    bool verscheen = geslaagd || kans_procent(l->kans, 90);
    demo_begin(r, l, "examenresultaat", "DUO", l->gemeente, dag);
    demo_tekst(r, "onderdeel", delen[n / 100]);
    if (!knm)
        demo_tekst(r, "niveau", l->a2 ? "a2" : "b1");
    demo_datum(r, "datum_examen", date_add_days(dag, -21));
    demo_datum(r, "datum_uitslag", dag);
    demo_getal(r, "poging", n / 10 % 10);
    demo_tekst(r, "resultaat", geslaagd ? "geslaagd" : verscheen ? "gezakt" : "niet_verschenen");
    if (verscheen)
        demo_getal(r, "score", geslaagd ? kans_van_tot(l->kans, 500, 700) : kans_van_tot(l->kans, 300, 499));
    demo_einde(r);
}

static void vrijstelling(struct demo_regel *r, const struct leven *l, struct date dag, int n) {
    demo_begin(r, l, "vrijstelling", "DUO", l->gemeente, dag);
    demo_tekst(r, "beslissing", n == 0 ? "afgewezen" : "toegekend");
    if (n > 0) {
        demo_tekst(r, "omvang", n == 1 ? "geheel" : "gedeeltelijk");
        demo_tekst(r, "duur", n == 1 ? "tijdelijk" : "definitief");
    }
    if (n == 2)
        demo_lijst(r, "onderdelen", (const char *const[]){"spreken", NULL});
    demo_datum(r, "datum_beschikking", dag);
    demo_tekst(r, "reden", n == 1 ? "zwangerschap" : "competentie");
    demo_einde(r);
}

static void ontheffing(struct demo_regel *r, const struct leven *l, struct date dag, int n) {
    static const char *const soorten[] = {"aangepast_examen", "medisch", "medisch"};
    demo_begin(r, l, "ontheffing", "DUO", l->gemeente, dag);
    demo_tekst(r, "soort", soorten[n]);
    demo_tekst(r, "beslissing", n == 1 ? "afgewezen" : "toegekend");
    if (n == 2) {
        demo_tekst(r, "omvang", "gedeeltelijk");
        demo_lijst(r, "onderdelen", (const char *const[]){"schrijven", NULL});
    }
    demo_datum(r, "datum_beschikking", dag);
    demo_einde(r);
}

static void voldaan(struct demo_regel *r, const struct leven *l, struct date dag) {
    bool z = l->leerroute[0] == 'z', onderwijs = l->leerroute[0] == 'o';
    demo_begin(r, l, "voldaan", "DUO", l->gemeente, dag);
    demo_datum(r, "datum_beschikking", dag);
    demo_tekst(r, "wijze", z ? "z_route" : onderwijs ? "onderwijsroute" : "inburgeringsexamen");
    demo_tekst(r, "waardepapier", z ? "certificaat" : "diploma");
    demo_einde(r);
}

static void andere_doelgroep(struct demo_regel *r, struct leven *l, struct date dag) {
    const char *was = l->mens.doelgroep;
    l->gewijzigd = dag;
    l->mens.doelgroep = "asielstatushouder";
    plicht(r, l, "gewijzigd", dag);
    l->mens.doelgroep = was; /* she chooses to go on as she was: demo_gemeente.c */
}

/* Who is asking for more time, and what comes at the end of it. */
static bool van_de_termijn(struct demo_regel *r, struct leven *l, const struct demo_gebeurtenis *g) {
    switch (g->soort) {
    case DEMO_AANVRAAG_VERLENGING:
        notificatie(r, l, g->dag, "aanvraag_verlenging");
        return true;
    case DEMO_NIET_VERLENGD:
    case DEMO_VERLENGD:
        beoordeling(r, l, g->dag, g->soort == DEMO_VERLENGD);
        return true;
    case DEMO_VOOR_EINDE_TERMIJN:
        notificatie(r, l, g->dag, "vier_weken_voor_einde");
        return true;
    case DEMO_NA_EINDE_TERMIJN:
        notificatie(r, l, g->dag, "vier_weken_na_einde");
        return true;
    case DEMO_BOETE_AANGEKONDIGD:
        notificatie(r, l, g->dag, "vooraankondiging_boete");
        return true;
    case DEMO_BOETE_VERZOEK:
        verzoek_boetes(r, l, g->dag);
        return true;
    case DEMO_BOETE:
        boete(r, l, g->dag);
        return true;
    default:
        return false;
    }
}

bool demo_van_duo(struct demo_regel *r, struct leven *l, const struct demo_gebeurtenis *g) {
    switch (g->soort) {
    case DEMO_PLICHT:
        plicht(r, l, "vastgesteld", g->dag);
        return true;
    case DEMO_VERHUIZING: /* the new gemeente is known already */
        plicht(r, l, "gewijzigd", g->dag);
        return true;
    case DEMO_EINDE:
        plicht(r, l, "beeindigd", g->dag);
        return true;
    case DEMO_DOELGROEP:
        andere_doelgroep(r, l, g->dag);
        return true;
    case DEMO_BEGELEIDING:
        begeleiding(r, l, g->dag);
        return true;
    case DEMO_TOETS_KLAAR:
        toets_klaar(r, l, g->dag, g->n == 1);
        return true;
    case DEMO_TOETS_AFWEZIG:
    case DEMO_TOETS:
        toets(r, l, g->dag, g->soort == DEMO_TOETS);
        return true;
    case DEMO_EXAMEN:
        examen(r, l, g->dag, g->n);
        return true;
    case DEMO_VRIJSTELLING:
        vrijstelling(r, l, g->dag, g->n);
        return true;
    case DEMO_ONTHEFFING:
        ontheffing(r, l, g->dag, g->n);
        return true;
    case DEMO_VOLDAAN:
        voldaan(r, l, g->dag);
        return true;
    default:
        return van_de_termijn(r, l, g);
    }
}
