/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 13 Examenresultaten: DUO tells gemeente and instelling, one bericht per part and attempt. A part that was passed
 * stays passed.
 */
#include "stelsel/dienst.h"

static const struct keuze onderdelen_examen[] = {{"lezen", "Lezen"},
                                                 {"luisteren", "Luisteren"},
                                                 {"schrijven", "Schrijven"},
                                                 {"spreken", "Spreken"},
                                                 {"knm", "Kennis van de Nederlandse maatschappij (KNM)"},
                                                 {0}};

static const struct keuze niveaus[] = {{"a2", "A2"}, {"b1", "B1"}, {"b2", "B2"}, {0}};

static const struct keuze resultaten[] = {
    {"geslaagd", "Geslaagd"}, {"gezakt", "Gezakt"}, {"niet_verschenen", "Niet verschenen"}, {0}};

#define TAAL                                                                                                           \
    { "onderdeel", TAALONDERDELEN }

static const struct veld velden[] = {
    {.naam = "onderdeel",
     .label = "Onderdeel",
     .hulp = "Het onderdeel van het inburgeringsexamen.",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = onderdelen_examen,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .ggm = "Examenonderdeel.ExamenOnderdeelSpecificatie",
     .bron = BI "art. 3.3 en 3.4"},
    {.naam = "niveau",
     .label = "Taalniveau van het examen",
     .hulp = "De norm is B1. A2 telt als de gemeente dat in het PIP heeft toegestaan. Leeg bij KNM.",
     .soort = VELD_KEUZE,
     .verplicht_als = TAAL,
     .alleen_als = TAAL,
     .keuzes = niveaus,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .bron = WI "art. 7 en 17, lid 3"},
    {.naam = "datum_examen",
     .label = "Datum van het examen",
     .hulp = "De dag waarop het examen was.",
     .soort = VELD_DATUM,
     .verplicht = true,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .bron = BI "art. 9.2, lid 5"},
    {.naam = "datum_uitslag",
     .label = "Datum van de uitslag",
     .hulp = "De dag waarop de uitslag definitief werd.",
     .soort = VELD_DATUM,
     .verplicht = true,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .ggm = "Examenonderdeel.DatumRegistratieUitslag",
     .bron = KETEN "14.3"},
    {.naam = "poging",
     .label = "Poging",
     .hulp = "De hoeveelste keer dat de inburgeraar dit onderdeel deed. Voor een asielstatushouder zijn de eerste 2 "
             "gratis.",
     .soort = VELD_GETAL,
     .verplicht = true,
     .min = 1,
     .max = 99,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .bron = RI "art. 3.5"},
    {.naam = "resultaat",
     .label = "Resultaat",
     .hulp = "Een onderdeel dat is gehaald, blijft gehaald.",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = resultaten,
     .biv = BIV(HOOG, HOOG, MIDDEN),
     .ggm = "Examenonderdeel.Resultaat",
     .bron = BI "art. 9.2, lid 5"},
    {.naam = "score",
     .label = "Score",
     .hulp = "Het aantal punten, als DUO dat doorgeeft.",
     .soort = VELD_GETAL,
     .alleen_als = {"resultaat", "geslaagd|gezakt"},
     .min = 0,
     .max = 1000,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .ggm = "Examenonderdeel.BehaaldeScore",
     .bron = BI "art. 9.2, lid 5"},
    {0}};

/* Wi 7: B1 or higher. A2 is enough when the college said so in the PIP (Wi 17 lid 3), and in the Z-route, where the
 * exam is the person's own wish (Besluit 3.14 lid 7). */
static bool niveau_telt(const struct historie *h, const struct bericht *b) {
    const struct bericht *pip = historie_laatste(h, "pip");
    if (!bericht_waarde_is(b, "niveau", "a2"))
        return true;
    return bericht_waarde_is(pip, "toestemming_examen_a2", "ja") || bericht_waarde_is(pip, "niveau", "a2") ||
           bericht_waarde_is(pip, "leerroute", "z_route");
}

/* ---- rules ---- */

static bool uitslag_na_examen(const struct vraag *v, struct buf *melding) {
    struct date examen = bericht_datum(v->nieuw, "datum_examen"), uitslag = bericht_datum(v->nieuw, "datum_uitslag");
    if (date_is_empty(examen) || date_is_empty(uitslag) || date_cmp(uitslag, examen) >= 0)
        return true;
    buf_add(melding, "De uitslag is van voor het examen. Vul een datum in op of na ");
    melding_datum(melding, examen);
    buf_add(melding, ".");
    return false;
}

static bool poging_nieuw(const struct vraag *v, struct buf *melding) {
    const char *onderdeel = bericht_waarde(v->nieuw, "onderdeel"), *poging = bericht_waarde(v->nieuw, "poging");
    for (size_t i = 0; onderdeel != NULL && poging != NULL && i < v->historie->aantal; i++) {
        const struct bericht *b = &v->historie->berichten[i];
        if (b->ingetrokken || b->dienst != v->nieuw->dienst || !bericht_waarde_is(b, "onderdeel", onderdeel) ||
            !bericht_waarde_is(b, "poging", poging))
            continue;
        buf_addf(melding,
                 "Poging %s van dit onderdeel is al doorgegeven. Corrigeer dat bericht, of controleer de poging.",
                 poging);
        return false;
    }
    return true;
}

static bool niveau_genoeg(const struct vraag *v, struct buf *melding) {
    if (!bericht_waarde_is(v->nieuw, "resultaat", "geslaagd") || niveau_telt(v->historie, v->nieuw))
        return true;
    buf_add(melding,
            "De inburgeraar slaagde op niveau A2, maar de gemeente heeft A2 niet toegestaan in het PIP. Dit onderdeel "
            "telt zo niet mee.");
    return false;
}

/* R20: what was done before the PIP counts only where the law says so (an exam by way of a vrijstelling). */
static bool na_pip(const struct vraag *v, struct buf *melding) {
    struct date eerste = historie_eerste_dagtekening(v->historie), examen = bericht_datum(v->nieuw, "datum_examen");
    if (date_is_empty(eerste) || date_is_empty(examen) || date_cmp(examen, eerste) >= 0)
        return true;
    buf_add(melding, "Dit examen was voor het PIP van ");
    melding_datum(melding, eerste);
    buf_add(melding, ". Het telt alleen mee met een vrijstelling voor dit onderdeel.");
    return false;
}

static const struct regel regels[] = {
    {"datum_toekomst", KETEN "14.3", ERNST_FOUT, "datum_uitslag", regel_datum_niet_na_vandaag},
    {"uitslag_na_examen", KETEN "14.3", ERNST_FOUT, "datum_uitslag", uitslag_na_examen},
    {"R22_poging", RI "art. 3.5", ERNST_FOUT, "poging", poging_nieuw},
    {"R3", WI "art. 7, lid 1, en 17, lid 3", ERNST_WAARSCHUWING, "niveau", niveau_genoeg},
    {"R20", BI "art. 5.3, lid 5", ERNST_WAARSCHUWING, "datum_examen", na_pip},
    {"onderdeel_nodig", WI "art. 6", ERNST_WAARSCHUWING, NULL, regel_onderdeel_nodig},
    {0}};

/* ---- what it adds to the dossier ---- */

/* R22: the free attempts of an asielstatushouder, and still not passed. */
static bool kosteloos_op(const struct historie *ervoor, const struct bericht *b) {
    long gratis = wet_waarde("examen_kosteloos", bericht_gebeurtenis(b, b->geregistreerd_op));
    return historie_asiel(ervoor, NULL) && bericht_getal(b, "poging") >= gratis;
}

static bool niet_gehaald(const struct historie *ervoor, const struct bericht *b) {
    const char *onderdeel = bericht_waarde(b, "onderdeel");
    return !bericht_waarde_is(b, "resultaat", "geslaagd") && onderdeel != NULL &&
           historie_onderdeel_is(ervoor, onderdeel) == ONDERDEEL_OPEN;
}

static bool zakt_met_poging_over(const struct historie *ervoor, const struct bericht *b) {
    return niet_gehaald(ervoor, b) && !kosteloos_op(ervoor, b);
}

static bool zakt_zonder_gratis_poging(const struct historie *ervoor, const struct bericht *b) {
    return niet_gehaald(ervoor, b) && kosteloos_op(ervoor, b);
}

/* None when it was passed: that asks nothing. */
static const struct signaal_soort signalen[] = {
    {.code = "examen_niet_gehaald",
     .titel = "Examenonderdeel niet gehaald",
     .waarom = "U begeleidt de voortgang van de inburgeraar (" WI "art. 17).",
     .doen = "Bespreek wat er nodig is voor een volgende poging.",
     .tot_volgende = true,
     .geldt = zakt_met_poging_over},
    {.code = "examen_kosteloos_op",
     .titel = "Examenonderdeel niet gehaald, de gratis pogingen zijn op",
     .waarom =
         "Een asielstatushouder doet elk onderdeel 2 keer gratis (" RI "art. 3.5). Een volgende poging kost geld.",
     .doen = "Bespreek de volgende poging en wie die betaalt. Kijk of de leerroute en het niveau nog passen.",
     .tot_volgende = true,
     .geldt = zakt_zonder_gratis_poging},
    {0}};

#define EXAMEN(code_, naam_)                                                                                           \
    {                                                                                                                  \
        .code = code_, .naam = naam_, .stap = "Examen", .niet_in = "onderwijsroute|z_route", .aan_het_eind = true,     \
        .over = {"onderdeel", code_}, .klaar = {"resultaat", "geslaagd"}, .blijft = true, .telt = niveau_telt          \
    }

static const struct onderdeel onderdelen[] = {EXAMEN("lezen", "Lezen"),
                                              EXAMEN("luisteren", "Luisteren"),
                                              EXAMEN("schrijven", "Schrijven"),
                                              EXAMEN("spreken", "Spreken"),
                                              EXAMEN("knm", "KNM"),
                                              {0}};

static const char *const bij_de_hand[] = {"inburgeringsplicht", "pip", NULL};

const struct stelseldienst dienst_examenresultaat = {
    .nummer = 13,
    .code = "examenresultaat",
    .naam = "Examenresultaat",
    .omschrijving = "DUO laat de uitslag weten van een onderdeel van het inburgeringsexamen.",
    .gebruik = "De gemeente volgt de voortgang. De instelling ziet wat haar cursist heeft gehaald.",
    .afzenders = PARTIJ_DUO,
    .ontvangers = PARTIJ_GEMEENTE | PARTIJ_INSTELLING,
    .grond = WI "art. 33, lid 1, onder a en e",
    .termijn = "binnen 1 werkdag na de definitieve uitslag",
    .werkdagen = 1,
    .datum_veld = "datum_uitslag",
    .per = "onderdeel",
    .tijdlijn = "Examen {onderdeel}, poging {poging}: {resultaat}",
    .velden = velden,
    .regels = regels,
    .signaal = signalen,
    .onderdeel = onderdelen,
    .bij_de_hand = bij_de_hand,
};
