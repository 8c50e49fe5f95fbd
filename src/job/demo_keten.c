/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * What COA, the IND and the instellingen say.
 */
#include "job/demo_leven.h"

static void verblijf(struct demo_regel *r, const struct leven *l, struct date dag) {
    demo_begin(r, l, "verblijfsrecht", "IND", "DUO", dag);
    demo_tekst(r, "soort", "verleend");
    demo_tekst(r, "verblijfsdoel",
               l->mens.asiel                 ? kans_procent(l->kans, 70) ? "asiel" : "nareis"
               : l->mens.doelgroep[0] == 'g' ? "gezin"
                                             : "geestelijk_bedienaar");
    demo_datum(r, "datum_ingang", dag);
    demo_datum(r, "datum_einde", date_add_months(dag, 60));
    demo_tekst(r, "v_nummer", l->mens.v_nummer);
    demo_einde(r);
}

static void koppeling(struct demo_regel *r, struct leven *l, struct date dag) {
    static const char *const locaties[] = {"azc Ter Apel", "azc Dronten", "azc Luttelgeest", "azc Gilze",
                                           "azc Overloon", "azc Zutphen", "azc Katwijk",     "azc Heerlen"};
    static const char *const scenarios[] = {"alles_in_azc", "intake_in_azc", "na_vestiging"};
    l->gekoppeld = l->gemeente;
    demo_begin(r, l, "koppeling", "COA", l->gemeente, dag);
    demo_tekst(r, "gemeente", l->gemeente);
    demo_datum(r, "datum_koppeling", dag);
    demo_tekst(r, "opvanglocatie", locaties[kans_tot(l->kans, 8)]);
    demo_tekst(r, "contactpersoon_coa", kans_procent(l->kans, 50) ? "M. de Boer" : "S. Jansen");
    demo_tekst(r, "telefoon", "0885550100");
    demo_tekst(r, "email", "programma@coa.example");
    demo_tekst(r, "betrokkenheid", scenarios[kans_tot(l->kans, 3)]);
    demo_einde(r);
}

static const char *cijfer(struct kans *k) {
    static const char *const cijfers[] = {"arm", "middelmatig", "voldoende", "goed", "uitstekend"};
    return cijfers[kans_tot(k, 5)];
}

static void profiel_taal(struct demo_regel *r, struct leven *l, struct date dag) {
    static const char *const niveaus[] = {"geen", "basis", "lbo_mavo", "mbo_havo_vwo", "hbo", "wo"};
    demo_tekst(r, "opleidingsniveau_geschat", niveaus[kans_tot(l->kans, 6)]);
    demo_tekst(r, "toets_taalleerbaarheid", cijfer(l->kans));
    demo_getal(r, "score_taalleerbaarheid", kans_van_tot(l->kans, 20, 95));
    demo_janee(r, "taalles_activiteit", true);
    demo_datum(r, "start_taalles", date_add_days(dag, -kans_van_tot(l->kans, 30, 200)));
    demo_tekst(r, "presentie_taalles", kans_procent(l->kans, 70) ? "altijd" : "soms");
    demo_tekst(r, "taal_mondeling", cijfer(l->kans));
    demo_tekst(r, "taal_schriftelijk", cijfer(l->kans));
}

static void profiel_werk(struct demo_regel *r, struct leven *l) {
    static const char *const beroepen[] = {"agrarisch", "productie", "bouw",       "techniek",      "zorg",
                                           "horeca",    "onderwijs", "schoonmaak", "administratie", "verkoop"};
    static const char *const taken[] = {"Op het land", "In een werkplaats", "Zelfstandig, eigen winkel",
                                        "In een keuken", "Voor de klas"};
    char jaar[16];
    demo_janee(r, "werk_cv", kans_procent(l->kans, 40));
    demo_tekst(r, "werk_beroep", beroepen[kans_tot(l->kans, 10)]);
    (void)snprintf(jaar, sizeof jaar, "%ld-00-00", kans_van_tot(l->kans, 2005, 2016));
    demo_tekst(r, "werk_van", jaar);
    demo_tekst(r, "werk_taak", taken[kans_tot(l->kans, 5)]);
    demo_tekst(r, "werk_ambitie", "Eerst de taal leren, daarna werk zoeken dat past bij de ervaring.");
}

static void profiel_voorinburgering(struct demo_regel *r, struct leven *l, struct date dag) {
    bool doet_mee = kans_procent(l->kans, 80);
    demo_janee(r, "vi_instemming", doet_mee);
    if (!doet_mee) {
        demo_tekst(r, "vi_reden", "Verhuist binnenkort.");
        return;
    }
    demo_datum(r, "vi_datum_instemming", date_add_days(dag, -kans_van_tot(l->kans, 5, 60)));
    demo_lijst(r, "vi_modules",
               kans_procent(l->kans, 50) ? (const char *const[]){"nt2", "knm", NULL}
                                         : (const char *const[]){"nt2", "knm", "arbeidsmarkt", NULL});
    demo_tekst(r, "vi_presentie", kans_procent(l->kans, 75) ? "altijd" : "soms");
}

/* Each later moment fills more of it. */
static void klantprofiel(struct demo_regel *r, struct leven *l, struct date dag, int moment) {
    static const char *const momenten[] = {"koppeling", "bijgewerkt", "warme_overdracht", "inschrijving"};
    static const char *const gezinnen[] = {"alleenstaand", "alleenstaand_met_kinderen", "paar", "paar_met_kinderen"};
    demo_begin(r, l, "klantprofiel", "COA", l->gekoppeld, dag);
    demo_tekst(r, "moment", momenten[moment]);
    demo_datum(r, "datum", dag);
    demo_tekst(r, "gezin_samenstelling", gezinnen[kans_tot(l->kans, 4)]);
    demo_janee(r, "gezin_nareis", kans_procent(l->kans, 25));
    if (moment >= 1 || kans_procent(l->kans, 60))
        profiel_taal(r, l, dag);
    if (moment >= 1 || kans_procent(l->kans, 50))
        profiel_werk(r, l);
    if (moment >= 2) {
        demo_janee(r, "waardering_aangevraagd", false);
        demo_janee(r, "ict_vaardigheid", true);
        demo_tekst(r, "ict_niveau", cijfer(l->kans));
    }
    profiel_voorinburgering(r, l, dag);
    demo_tekst(r, "contactpersoon_coa", "M. de Boer");
    demo_tekst(r, "telefoon", "0885550100");
    demo_einde(r);
}

static void uitstroom(struct demo_regel *r, const struct leven *l, struct date dag) {
    demo_begin(r, l, "uitstroom", "COA", l->gekoppeld, dag);
    demo_datum(r, "datum", dag);
    demo_tekst(r, "gemeente", l->gekoppeld);
    demo_tekst(r, "adres", l->mens.adres);
    demo_einde(r);
}

static void inschrijving(struct demo_regel *r, const struct leven *l, struct date dag) {
    demo_begin(r, l, "inschrijving_instelling", "INS", "DUO", dag);
    demo_tekst(r, "instelling", l->instelling);
    demo_datum(r, "datum_inschrijving", dag);
    demo_tekst(r, "opleiding", l->leerroute != NULL && l->leerroute[0] == 'z' ? "Z-route, taal en KNM" : "NT2 naar B1");
    demo_einde(r);
}

void demo_inspanning(struct demo_regel *r, struct leven *l, const char *dienst, const char *afzender, struct date dag) {
    long weken = date_days_between(l->loop.lessen, dag) / 7, uren = weken * l->loop.lesuren * 9 / 10;
    bool z = l->leerroute[0] == 'z';
    if (weken < 1)
        return;
    demo_begin(r, l, dienst, afzender, "DUO", dag);
    demo_tekst(r, "instelling", l->instelling);
    demo_janee(r, "keurmerk", true);
    demo_datum(r, "periode_van", l->loop.lessen);
    demo_datum(r, "peildatum", dag);
    demo_getal(r, "uren_taal_en_knm", uren);
    demo_getal(r, "uren_alfabetisering", z ? weken : 0);
    demo_getal(r, "uren_geoorloofd_verzuim", uren / 40);
    demo_getal(r, "uren_ongeoorloofd_verzuim", uren / 90);
    demo_einde(r);
    l->lesuren = uren;
}

bool demo_van_keten(struct demo_regel *r, struct leven *l, const struct demo_gebeurtenis *g) {
    switch (g->soort) {
    case DEMO_VERBLIJF:
        verblijf(r, l, g->dag);
        return true;
    case DEMO_KOPPELING:
        koppeling(r, l, g->dag);
        return true;
    case DEMO_KLANTPROFIEL:
        klantprofiel(r, l, g->dag, g->n);
        return true;
    case DEMO_UITSTROOM:
        uitstroom(r, l, g->dag);
        return true;
    case DEMO_INSCHRIJVING:
        inschrijving(r, l, g->dag);
        return true;
    default:
        return false;
    }
}
