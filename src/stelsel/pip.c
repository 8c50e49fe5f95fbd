/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 17 (Wijzigingen op) vastgestelde gegevens uit het PIP: the gemeente tells DUO, once the PIP is vastgesteld and
 * beschikt. The first one starts the inburgeringstermijn. Its rules are in pip_regels.c.
 */
#include "stelsel/pip.h"

static const struct keuze soorten[] = {{"eerste", "Eerste vaststelling"},
                                       {"wijziging", "Wijziging"},
                                       {"wijziging_na_verhuizing", "Wijziging na verhuizing"},
                                       {0}};

static const struct keuze niveaus[] = {{"a2", "A2"}, {"b1", "B1"}, {"b2", "B2"}, {0}};

static const struct keuze redenen[] = {{"wisselen_leerroute", "Wisselen van leerroute"},
                                       {"afschalen", "Afschalen naar een lager niveau"},
                                       {"opschalen", "Opschalen naar een hoger niveau"},
                                       {"vrijstelling_ontheffing", "Vrijstelling of ontheffing"},
                                       {"doelgroep", "Andere doelgroep"},
                                       {"overig", "Overig"},
                                       {0}};

static const struct keuze taalonderdelen[] = {
    {"lezen", "Lezen"}, {"luisteren", "Luisteren"}, {"schrijven", "Schrijven"}, {"spreken", "Spreken"}, {0}};

#define WIJZIGING                                                                                                      \
    { "soort", "wijziging|wijziging_na_verhuizing" }

/* The first one here, or a change of what this or another gemeente delivered. */
static const char *soort_voorstel(const struct vraag *v) {
    const struct bericht *vorige = historie_laatste(v->historie, "pip");
    if (vorige == NULL)
        return "eerste";
    if (vorige->afzender == NULL || v->nieuw->afzender == NULL)
        return "wijziging";
    return strcmp(vorige->afzender, v->nieuw->afzender) == 0 ? "wijziging" : "wijziging_na_verhuizing";
}

/* Another PIP has another date and another reason: the old ones would be delivered again by oversight. */
static const char *telkens_nieuw(const struct vraag *v) {
    (void)v;
    return NULL;
}

static const struct veld velden[] = {
    {.naam = "dagtekening",
     .label = "Dagtekening van het PIP",
     .hulp = "De datum op de beschikking. Is dit het eerste PIP, dan begint de inburgeringstermijn van 3 jaar op de "
             "dag erna.",
     .soort = VELD_DATUM,
     .verplicht = true,
     .biv = BIV(HOOG, HOOG, MIDDEN),
     .voorstel = telkens_nieuw,
     .ggm = "PIP.DagtekeningPIP",
     .bron = WI "art. 11 en 15"},
    {.naam = "soort",
     .label = "Soort PIP",
     .hulp = "Wijziging na verhuizing: uw gemeente neemt het PIP van een andere gemeente over.",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = soorten,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .voorstel = soort_voorstel,
     .bron = WI "art. 15"},
    {.naam = "leerroute",
     .label = "Leerroute",
     .hulp = "DUO gebruikt de leerroute om te bepalen wat de inburgeraar moet halen.",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = keuze_leerroute,
     .biv = BIV(HOOG, HOOG, MIDDEN),
     .ggm = "Leerroute.LeerrouteType",
     .bron = WI "art. 6 tot en met 9 en 15"},
    {.naam = "niveau",
     .label = "Taalniveau",
     .hulp = "Het niveau waarop de inburgeraar examen doet. Niet invullen bij de Z-route.",
     .soort = VELD_KEUZE,
     .verplicht_als = {"leerroute", "b1_route|onderwijsroute"},
     .alleen_als = {"leerroute", "b1_route|onderwijsroute"},
     .keuzes = niveaus,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .ggm = "Leerroute.Niveau",
     .bron = WI "art. 7 en 8"},
    {.naam = "reden_wijziging",
     .label = "Reden van de wijziging",
     .hulp = "Alleen bij een wijziging. DUO gebruikt de reden bij het berekenen van uren en examenpogingen.",
     .soort = VELD_KEUZE,
     .verplicht_als = WIJZIGING,
     .alleen_als = WIJZIGING,
     .keuzes = redenen,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .voorstel = telkens_nieuw,
     .bron = BI "art. 5.3, lid 6"},
    {.naam = "intensiteit_leerroute",
     .label = "Intensiteit van de leerroute",
     .hulp = "Het aantal uren per week dat de inburgeraar les heeft. Alleen voor asielstatushouders.",
     .soort = VELD_UREN,
     .verplicht = true,
     .alleen_als_asiel = true,
     .min = 1,
     .max = 40,
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .ggm = "Leerroute.GeschatteIntensiteitB1Route",
     .bron = WI "art. 15"},
    {.naam = "intensiteit_pvt",
     .label = "Intensiteit van het PVT",
     .hulp = "Het totaal aantal uren participatieverklaringstraject dat u afspreekt. De norm is ten minste 12 uur.",
     .soort = VELD_UREN,
     .verplicht = true,
     .min = 0,
     .max = 500,
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .bron = WI "art. 15"},
    {.naam = "intensiteit_map",
     .label = "Intensiteit van de MAP",
     .hulp = "Het totaal aantal uren Module Arbeidsmarkt en Participatie dat u afspreekt. De norm is ten minste 40 "
             "uur. Niet invullen "
             "bij de onderwijsroute.",
     .soort = VELD_UREN,
     .verplicht_als = {"leerroute", "b1_route|z_route"},
     .min = 0,
     .max = 1000,
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .bron = WI "art. 8, lid 3, en 15"},
    {.naam = "aantal_voortgangsgesprekken",
     .label = "Aantal voortgangsgesprekken",
     .hulp = "Het aantal gesprekken dat u afspreekt in de hele inburgeringstermijn.",
     .soort = VELD_GETAL,
     .verplicht = true,
     .min = 0,
     .max = 99,
     .biv = BIV(LAAG, LAAG, MIDDEN),
     .bron = WI "art. 15"},
    {.naam = "alfabetisering",
     .label = "Alfabetisering",
     .hulp = "Leert de inburgeraar eerst lezen en schrijven in ons schrift? Het kan een reden zijn voor verlenging.",
     .soort = VELD_JANEE,
     .verplicht = true,
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .ggm = "Leerroute.IndicatorAlfabetisering",
     .bron = RI "art. 4.1"},
    {.naam = "toestemming_examen_a2",
     .label = "Toestemming voor examen op niveau A2",
     .hulp = "Alleen in de B1-route, en pas na ten minste 600 uur les. Met ja kan de inburgeraar zich bij DUO "
             "aanmelden voor A2.",
     .soort = VELD_JANEE,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .ggm = "Leerroute.IndicatorToestemmingExamenA2",
     .bron = BI "art. 5.5"},
    {.naam = "mag_opleiding_afmaken",
     .label = "Mag een opleiding afmaken",
     .hulp = "Volgt de inburgeraar al een opleiding en mag die worden afgemaakt?",
     .soort = VELD_JANEE,
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .ggm = "Leerroute.IndicatorMagOpleidingAfmaken",
     .bron = BI "art. 5.4"},
    {.naam = "geen_toets_zintuiglijk",
     .label = "Geen leerbaarheidstoets door een beperking in horen of zien",
     .hulp = "Kies ja als de inburgeraar de toets niet kon doen. Schrijf nergens op welke beperking het is.",
     .soort = VELD_JANEE,
     .biv = BIV(LAAG, MIDDEN, HOOG),
     .ggm = "Leerroute.geenLeerbaarheidstoetsZB",
     .bron = RI "art. 5.1"},
    {.naam = "voorschoolse_educatie",
     .label = "Afspraken over voorschoolse educatie",
     .hulp = "Staan er in het PIP afspraken over voorschoolse educatie voor de kinderen?",
     .soort = VELD_JANEE,
     .biv = BIV(LAAG, LAAG, MIDDEN),
     .bron = WI "art. 15"},
    {.naam = "eenzijdig_vastgesteld",
     .label = "PIP vastgesteld zonder de inburgeraar",
     .hulp = "Kies ja als de inburgeraar 3 keer niet kwam of niet meedeed aan de toets, en u het PIP zelf vaststelde.",
     .soort = VELD_JANEE,
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .bron = BI "art. 5.2"},
    {.naam = "afwijking_van_toets_reden",
     .label = "Reden voor een andere leerroute dan de toets",
     .hulp = "Alleen nodig als de leerroute anders is dan de uitkomst van de leerbaarheidstoets. Schrijf geen medische "
             "gegevens op.",
     .soort = VELD_LANGETEKST,
     .max = 500,
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .bron = WI "art. 14, lid 6"},
    {.naam = "contactpersoon",
     .label = "Contactpersoon bij de gemeente",
     .hulp = "DUO belt of mailt deze persoon bij vragen over het PIP.",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 120,
     .biv = BIV(LAAG, LAAG, LAAG),
     .ggm = "PIP.NaamContactPersoon",
     .bron = KETEN "4.2"},
    {.naam = "email_contactpersoon",
     .label = "E-mailadres van de contactpersoon",
     .hulp = "Bijvoorbeeld naam@gemeente.nl.",
     .soort = VELD_EMAIL,
     .verplicht = true,
     .biv = BIV(LAAG, LAAG, LAAG),
     .ggm = "PIP.EmailContactPersoon",
     .bron = KETEN "4.2"},
    {.naam = "examen_in_z_route",
     .label = "Wil examen doen in de Z-route",
     .hulp = "Kies ja als de inburgeraar onderdelen op niveau A2 of KNM wil doen en u denkt dat het kan. Alleen in de "
             "Z-route. Met ja kan de inburgeraar zich bij DUO aanmelden.",
     .soort = VELD_JANEE,
     .alleen_als = {"leerroute", "z_route"},
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .bron = BI "art. 3.14, lid 7"},
    {.naam = "onderdelen_a2",
     .label = "Onderdelen op niveau A2",
     .hulp = "Alleen met toestemming voor examen op niveau A2. Laat alles leeg als de toestemming voor alle onderdelen "
             "geldt.",
     .soort = VELD_MEERKEUZE,
     .alleen_als = {"toestemming_examen_a2", "ja"},
     .keuzes = taalonderdelen,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .ggm = "Leerroute.ExamenA2",
     .bron = WI "art. 17, lid 3"},
    {0}};

/* From the start of the first inburgeringstermijn: a new one after a boete does not begin it again. */
static bool leerroute_wijzigen(const struct historie *h, const struct stand *s, struct date *ret) {
    const struct bericht *eerste = historie_laatste_met(h, "inburgeringstermijn", "soort", "vastgesteld");
    struct date aanvang = eerste != NULL ? bericht_datum(eerste, "datum_aanvang") : s->termijn_aanvang;
    if (date_is_empty(aanvang))
        return false;
    *ret = termijn_laatste_dag(aanvang, (int)wet_waarde("leerroute_wijzigen_maanden", aanvang));
    return true;
}

/* Ketenproces 14.2.1: what was done in the old leerroute counts in the new one, so DUO has to know it. */
static bool leerroute_gewisseld(const struct historie *ervoor, const struct bericht *b) {
    const char *was = bericht_waarde(historie_laatste(ervoor, "pip"), "leerroute");
    const char *wordt = bericht_waarde(b, "leerroute");
    return was != NULL && wordt != NULL && strcmp(was, wordt) != 0;
}

static const struct signaal_soort signalen[] = {
    {.code = "uren_na_wissel",
     .titel = "Andere leerroute: uren en inspanning bijwerken",
     .waarom =
         "Na een wissel van leerroute tellen uren en examenpogingen mee in de nieuwe. Dan werkt de gemeente de uren "
         "en de inspanning bij (" BI "art. 5.4, lid 4; " KETEN "14.2.1).",
     .doen = "Geef de uren en de inspanning in de oude leerroute door.",
     .gesloten_door = BIJWERKEN,
     .werkdagen = 10,
     .geldt = leerroute_gewisseld},
    {0}};

static const struct termijn_soort termijnen[] = {{.code = "leerroute_wijzigen",
                                                  .titel = "Leerroute wijzigen kan tot en met",
                                                  .regel = "1,5 jaar na het begin van de inburgeringstermijn",
                                                  .bron = BI "art. 5.4",
                                                  .datum = leerroute_wijzigen},
                                                 {0}};

/* R5: the inburgeringstermijn follows by law from the first PIP. A later PIP, or a correction of the first, never moves
 * it. */
static bool termijn_volgt(TALLOC_CTX *ctx, const struct vraag *v, struct bericht *ret) {
    struct date dagtekening = bericht_datum(v->nieuw, "dagtekening");
    if (!bericht_waarde_is(v->nieuw, "soort", "eerste") || date_is_empty(dagtekening) ||
        historie_laatste(v->historie, "inburgeringstermijn") != NULL)
        return false;
    const struct stelseldienst *dienst = stelsel_vind("inburgeringstermijn");
    struct date aanvang = date_add_days(dagtekening, 1);
    char begin[11], einde[11];
    date_iso(aanvang, begin);
    date_iso(termijn_laatste_dag(aanvang, 12 * (int)wet_waarde("termijn_jaren", aanvang)), einde);
    *ret = (struct bericht){.dienst = dienst,
                            .datum_gebeurtenis = aanvang,
                            .geregistreerd_op = v->vandaag,
                            .afzender = "DUO",
                            .ontvanger = v->nieuw->afzender};
    ret->waarden[stelsel_veld_index(dienst, "soort")] = "vastgesteld";
    ret->waarden[stelsel_veld_index(dienst, "datum_aanvang")] = talloc_strdup(ctx, begin);
    ret->waarden[stelsel_veld_index(dienst, "datum_einde")] = talloc_strdup(ctx, einde);
    ret->waarden[stelsel_veld_index(dienst, "ambtshalve")] = "ja";
    return true;
}

static const char *const bij_de_hand[] = {"inburgeringsplicht", "leerbaarheidstoets_uitkomst", "inburgeringstermijn",
                                          NULL};

const struct stelseldienst dienst_pip = {
    .nummer = 17,
    .code = "pip",
    .naam = "PIP",
    .omschrijving =
        "U geeft de vastgestelde gegevens uit het Persoonlijk plan Inburgering en Participatie (PIP) door aan DUO.",
    .gebruik = "DUO stelt met de dagtekening de inburgeringstermijn vast en beoordeelt later of de inburgeraar deed "
               "wat in het plan staat.",
    .afzenders = PARTIJ_GEMEENTE,
    .ontvangers = PARTIJ_DUO,
    .grond = WI "art. 34, lid 1",
    .termijn = "binnen 10 werkdagen na de dagtekening",
    .werkdagen = 10,
    .datum_veld = "dagtekening",
    .tijdlijn = "PIP van {dagtekening}, {soort}: {leerroute}",
    .velden = velden,
    .regels = pip_regels,
    .signaal = signalen,
    .termijnen = termijnen,
    .bereikt = {.fase = FASE_TRAJECT},
    .gevolg = termijn_volgt,
    .gevolg_bron = WI "art. 11",
    .bij_de_hand = bij_de_hand,
};
