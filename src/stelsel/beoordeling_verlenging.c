/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 6 Beoordeling aanvraag verlenging: DUO tells the gemeente, also when it is refused. When it is granted the new
 * termijn follows in a bericht of its own (3). The ground is sealed: it is often about health or family.
 */
#include "stelsel/dienst.h"

static const struct keuze beoordelingen[] = {{"toegestaan", "Toegestaan"}, {"niet_toegestaan", "Niet toegestaan"}, {0}};

#define TOEGESTAAN                                                                                                     \
    { "beoordeling", "toegestaan" }

static const struct veld velden[] = {
    {.naam = "beoordeling",
     .label = "Beoordeling",
     .hulp = "Mag de inburgeraar langer doen over de inburgering?",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = beoordelingen,
     .biv = BIV(HOOG, HOOG, MIDDEN),
     .ggm = "Aanvraag verlenging Inburgeringstermijn.BeoordelingAanvraagVerlenging",
     .bron = WI "art. 12"},
    {.naam = "datum_beoordeling",
     .label = "Datum van de beoordeling",
     .hulp = "De datum op de brief van DUO aan de inburgeraar.",
     .soort = VELD_DATUM,
     .verplicht = true,
     .biv = BIV(HOOG, HOOG, MIDDEN),
     .ggm = "Verlengingsgrond.DatumBeoordelingVerlengingsgrond",
     .bron = BI "art. 4.5, lid 1"},
    {.naam = "grond",
     .label = "Grond van de aanvraag",
     .hulp = "Waarom de inburgeraar meer tijd vroeg. Geef de grond aan niemand door die hem niet nodig heeft.",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = keuze_termijnreden,
     .biv = BIV(LAAG, HOOG, HOOG),
     .ggm = "Verlengingsgrond.Verlengingsgrondslag",
     .bron = BI "art. 4.2 tot en met 4.4; " RI "art. 4.1"},
    {.naam = "datum_aanvang_grond",
     .label = "Begin van de omstandigheid",
     .hulp = "De eerste dag van bijvoorbeeld de ziekte of de cursus.",
     .soort = VELD_DATUM,
     .biv = BIV(LAAG, HOOG, HOOG),
     .ggm = "Verlengingsgrond.DatumAanvangVerlengingsgrond",
     .bron = RI "art. 4.1, lid 1"},
    {.naam = "datum_einde_grond",
     .label = "Einde van de omstandigheid",
     .hulp = "De laatste dag. Leeg als het nog duurt.",
     .soort = VELD_DATUM,
     .biv = BIV(LAAG, HOOG, HOOG),
     .ggm = "Verlengingsgrond.DatumEindeVerlengingsgrond",
     .bron = RI "art. 4.1, lid 1"},
    {.naam = "verlenging_weken",
     .label = "Verlenging in weken",
     .hulp = "Alleen als de verlenging is toegestaan. De nieuwe einddatum komt in een eigen bericht.",
     .soort = VELD_GETAL,
     .verplicht_als = TOEGESTAAN,
     .alleen_als = TOEGESTAAN,
     .min = 1,
     .max = 520,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .ggm = "Verlengingsgrond.VerlengingInWeken",
     .bron = BI "art. 4.5, lid 4"},
    {0}};

/* ---- the grounds, by their code ---- */

static bool toegestaan_om(const struct vraag *v, const char *gronden) {
    const char *grond = bericht_waarde(v->nieuw, "grond");
    return grond != NULL && een_van(gronden, grond) && bericht_waarde_is(v->nieuw, "beoordeling", "toegestaan");
}

/* The longest verlenging of each ground that has one. A month is not a whole number of weeks: a part of a week counts
 * as one. */
static const struct {
    const char *grond, *maanden;
} ten_hoogste[] = {
    {"onderbreking", "onderbreking_maanden"},        {"inspanning", "verlenging_inspanning_maanden"},
    {"overlijden", "verlenging_overlijden_maanden"}, {"alfabetisering", "verlenging_alfabetisering_maanden"},
    {"dakloos", "verlenging_dakloos_maanden"},       {"aanbieder", "verlenging_aanbieder_maanden"},
    {"bijzonder", "verlenging_bijzonder_maanden"}};

static long weken_in(long maanden, struct date vanaf) {
    return (date_days_between(vanaf, date_add_months(vanaf, (int)maanden)) + 6) / 7;
}

static long hoogste_weken(const struct vraag *v, struct date op) {
    if (bericht_waarde_is(v->nieuw, "grond", "bevalling"))
        return wet_waarde("verlenging_bevalling_weken", op);
    for (size_t i = 0; i < sizeof ten_hoogste / sizeof ten_hoogste[0]; i++)
        if (bericht_waarde_is(v->nieuw, "grond", ten_hoogste[i].grond))
            return weken_in(wet_waarde(ten_hoogste[i].maanden, op), op);
    return 0;
}

/* ---- rules ---- */

static bool is_een_grond(const struct vraag *v, struct buf *melding) {
    if (!bericht_waarde_is(v->nieuw, "grond", "boete"))
        return true;
    buf_add(melding,
            "Een boete is geen grond voor een verlenging: daarna geldt een nieuwe termijn. Kies een andere grond.");
    return false;
}

static bool niet_langer(const struct vraag *v, struct buf *melding) {
    struct date op = bericht_gebeurtenis(v->nieuw, v->vandaag);
    long weken = hoogste_weken(v, op);
    if (weken == 0 || bericht_getal(v->nieuw, "verlenging_weken") <= weken)
        return true;
    buf_addf(melding, "Op deze grond is de verlenging ten hoogste %ld weken. Controleer het aantal weken.", weken);
    return false;
}

static bool lang_genoeg(const struct vraag *v, struct buf *melding) {
    struct date van = bericht_datum(v->nieuw, "datum_aanvang_grond"),
                tot = bericht_datum(v->nieuw, "datum_einde_grond");
    int maanden = (int)wet_waarde("verlenging_omstandigheid_maanden", bericht_gebeurtenis(v->nieuw, v->vandaag));
    if (!toegestaan_om(v, "ziekte|opvang|alfabetisering|dakloos|aanbieder|bijzonder|combinatie") ||
        date_is_empty(van) || date_is_empty(tot) || date_cmp(tot, termijn_laatste_dag(van, maanden)) >= 0)
        return true;
    buf_addf(melding, "De omstandigheid duurde korter dan %d maanden aaneengesloten. Controleer de datums.", maanden);
    return false;
}

static bool einde_na_aanvang(const struct vraag *v, struct buf *melding) {
    struct date van = bericht_datum(v->nieuw, "datum_aanvang_grond"),
                tot = bericht_datum(v->nieuw, "datum_einde_grond");
    if (date_is_empty(van) || date_is_empty(tot) || date_cmp(tot, van) >= 0)
        return true;
    buf_add(melding, "De omstandigheid eindigt voordat zij begint. Vul een einddatum in op of na ");
    melding_datum(melding, van);
    buf_add(melding, ".");
    return false;
}

/* Regeling 4.1 lid 1 e: alfabetisering counts in the B1-route and the onderwijsroute. */
static bool route_past(const struct vraag *v, struct buf *melding) {
    if (!toegestaan_om(v, "alfabetisering") ||
        !bericht_waarde_is(historie_laatste(v->historie, "pip"), "leerroute", "z_route"))
        return true;
    buf_add(melding,
            "In de Z-route is alfabetisering geen grond voor verlenging. Controleer de grond of de leerroute.");
    return false;
}

/* R21: only an asielstatushouder gets an inburgeringsaanbod. */
static bool krijgt_aanbod(const struct vraag *v, struct buf *melding) {
    const struct bericht *plicht = historie_laatste(v->historie, "inburgeringsplicht");
    if (!toegestaan_om(v, "aanbod") || plicht == NULL || historie_asiel(v->historie, NULL))
        return true;
    buf_add(melding,
            "Alleen een asielstatushouder krijgt een inburgeringsaanbod van de gemeente. Controleer de grond.");
    return false;
}

/* R21: the aanbod was there within 3 months after the PIP, and in the onderwijsroute the traject began within 6. */
static bool aanbod_te_laat(const struct vraag *v, struct buf *melding) {
    const struct bericht *aanbod = historie_laatste(v->historie, "inburgeringsaanbod");
    struct date pip = historie_eerste_dagtekening(v->historie), gedaan = bericht_datum(aanbod, "datum_aanbod");
    if (!toegestaan_om(v, "aanbod") || date_is_empty(pip) || date_is_empty(gedaan) ||
        bericht_waarde_is(historie_laatste(v->historie, "pip"), "leerroute", "onderwijsroute"))
        return true;
    struct date uiterlijk = termijn_maanden(pip, (int)wet_waarde("verlenging_aanbod_maanden", pip));
    if (date_cmp(gedaan, uiterlijk) > 0)
        return true;
    buf_add(melding, "Het inburgeringsaanbod was op tijd: op ");
    melding_datum(melding, gedaan);
    buf_add(melding, ". Controleer de grond.");
    return false;
}

/* Besluit 4.4 lid 2, as far as the portal knows: the B1-route, 2 language parts and KNM, PVT and MAP. */
static bool genoeg_gedaan(const struct vraag *v, struct buf *melding) {
    const struct historie *h = v->historie;
    const struct bericht *pip = historie_laatste(h, "pip");
    long taal = wet_waarde("verlenging_inspanning_onderdelen", bericht_gebeurtenis(v->nieuw, v->vandaag));
    if (!toegestaan_om(v, "inspanning"))
        return true;
    bool route = pip == NULL || bericht_waarde_is(pip, "leerroute", "b1_route");
    bool examen = (long)historie_tel_onderdelen(h, TAALONDERDELEN, ONDERDEEL_BEHAALD, NULL) >= taal &&
                  historie_onderdeel_is(h, "knm") == ONDERDEEL_BEHAALD;
    if (route && examen && historie_tel_onderdelen(h, "pvt|map", ONDERDEEL_OPEN, NULL) == 0)
        return true;
    buf_addf(
        melding,
        "Voor deze grond horen bij elkaar: de B1-route, %ld taalonderdelen en KNM gehaald, en PVT en MAP klaar. In "
        "het portaal is dat niet zo. Controleer de grond.",
        taal);
    return false;
}

/* Only of the first termijn of 3 jaar. */
static bool eerste_termijn(const struct vraag *v, struct buf *melding) {
    const struct bericht *termijn = historie_laatste(v->historie, "inburgeringstermijn");
    if (!toegestaan_om(v, "inspanning") || !bericht_waarde_is(termijn, "soort", "nieuwe_termijn"))
        return true;
    buf_add(melding,
            "Na een boete geldt een nieuwe termijn. Die wordt op deze grond niet verlengd. Controleer de grond.");
    return false;
}

static bool op_tijd(const struct vraag *v, struct buf *melding) {
    const struct bericht *aanvraag = historie_laatste_met(v->historie, "notificatie", "reden", "aanvraag_verlenging");
    struct date van = bericht_datum(aanvraag, "datum"), op = bericht_datum(v->nieuw, "datum_beoordeling");
    if (date_is_empty(van) || date_is_empty(op))
        return true;
    struct date uiterlijk = termijn_weken(van, (int)wet_waarde("verlenging_beslissen_weken", van));
    if (date_cmp(op, uiterlijk) <= 0)
        return true;
    buf_add(melding, "DUO moest beslissen tot en met ");
    melding_datum(melding, uiterlijk);
    buf_add(melding, ". Controleer de datum.");
    return false;
}

static const struct regel regels[] = {
    {"datum_toekomst", KETEN "14.3", ERNST_FOUT, "datum_beoordeling", regel_datum_niet_na_vandaag},
    {"einde_na_aanvang", RI "art. 4.1", ERNST_FOUT, "datum_einde_grond", einde_na_aanvang},
    {"grond", WI "art. 12; " RI "art. 4.1", ERNST_FOUT, "grond", is_een_grond},
    {"ri_4_1_duur", BI "art. 4.2 en 4.4; " RI "art. 4.1, lid 2", ERNST_WAARSCHUWING, "verlenging_weken", niet_langer},
    {"ri_4_1_drie_maanden", RI "art. 4.1, lid 1", ERNST_WAARSCHUWING, "datum_einde_grond", lang_genoeg},
    {"ri_4_1_e", RI "art. 4.1, lid 1, onder e", ERNST_WAARSCHUWING, "grond", route_past},
    {"R21", WI "art. 16; " RI "art. 4.1, lid 1, onder g", ERNST_WAARSCHUWING, "grond", krijgt_aanbod},
    {"R21_op_tijd", RI "art. 4.1, lid 1, onder g", ERNST_WAARSCHUWING, "grond", aanbod_te_laat},
    {"bi_4_4", BI "art. 4.4, lid 2", ERNST_WAARSCHUWING, "grond", genoeg_gedaan},
    {"bi_4_4_termijn", BI "art. 4.4, lid 1", ERNST_WAARSCHUWING, "grond", eerste_termijn},
    {"R23_8_weken", BI "art. 4.5, lid 1", ERNST_WAARSCHUWING, "datum_beoordeling", op_tijd},
    {0}};

/* None when it was granted: the new termijn comes in a bericht of its own, and that asks what has to be done. */
static const struct signaal_soort signalen[] = {
    {.code = "verlenging_afgewezen",
     .titel = "Verlenging van de termijn niet toegestaan",
     .waarom = "De einddatum van de inburgeringstermijn blijft gelden (" WI "art. 12).",
     .doen = "Bespreek met de inburgeraar wat er voor die dag nog moet gebeuren.",
     .tot_volgende = true,
     .termijn = "einde_termijn",
     .als = {"beoordeling", "niet_toegestaan"}},
    {0}};

static const char *const bij_de_hand[] = {"inburgeringstermijn", "notificatie", NULL};

const struct stelseldienst dienst_beoordeling_verlenging = {
    .nummer = 6,
    .code = "beoordeling_verlenging",
    .naam = "Beoordeling verlenging",
    .omschrijving = "DUO laat weten of de inburgeringstermijn wordt verlengd zoals de inburgeraar vroeg.",
    .gebruik = "De gemeente past de planning aan de nieuwe laatste dag aan, of houdt de oude aan.",
    .afzenders = PARTIJ_DUO,
    .ontvangers = PARTIJ_GEMEENTE,
    .grond = WI "art. 33, lid 1, onder a",
    .termijn = "bij de beschikking",
    .datum_veld = "datum_beoordeling",
    .tijdlijn = "Verlenging van de inburgeringstermijn: {beoordeling}",
    .velden = velden,
    .regels = regels,
    .signaal = signalen,
    .bij_de_hand = bij_de_hand,
};
