/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 11 Beslissing ontheffing, with BIO (bijzondere individuele omstandigheden) and aangepaste examenomstandigheden: DUO
 * tells gemeente and IND. It is about health or about a grave situation, so all but the date is sealed, and neither the
 * tijdlijn nor a signaal says which it is.
 */
#include "stelsel/dienst.h"

static const struct keuze soorten[] = {{"medisch", "Medische ontheffing"},
                                       {"bio", "Bijzondere individuele omstandigheden (BIO)"},
                                       {"aangepast_examen", "Aangepaste examenomstandigheden"},
                                       {0}};

static const struct keuze beslissingen[] = {{"toegekend", "Toegekend"}, {"afgewezen", "Afgewezen"}, {0}};

static const struct keuze omvangen[] = {{"geheel", "Geheel"}, {"gedeeltelijk", "Gedeeltelijk"}, {0}};

#define TOEGEKEND                                                                                                      \
    { "beslissing", "toegekend" }

static const struct veld velden[] = {
    {.naam = "soort",
     .label = "Soort ontheffing",
     .hulp = "Aangepaste examenomstandigheden: de inburgeraar doet wel examen, op een andere manier.",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = soorten,
     .biv = BIV(MIDDEN, HOOG, HOOG),
     .bron = WI "art. 5 en 37; " BI "art. 2.7, 2.8 en 3.9"},
    {.naam = "beslissing",
     .label = "Beslissing",
     .hulp = "Heeft DUO de aanvraag toegekend of afgewezen?",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = beslissingen,
     .biv = BIV(MIDDEN, HOOG, HOOG),
     .ggm = "Ontheffing.BeslissingOntheffing",
     .bron = WI "art. 5"},
    {.naam = "omvang",
     .label = "Omvang",
     .hulp = "BIO is altijd geheel. Leeg bij aangepaste examenomstandigheden.",
     .soort = VELD_KEUZE,
     .alleen_als = TOEGEKEND,
     .keuzes = omvangen,
     .biv = BIV(MIDDEN, HOOG, HOOG),
     .bron = BI "art. 2.7, lid 3, en 2.8, lid 1"},
    {.naam = "onderdelen",
     .label = "Onderdelen",
     .hulp =
         "Bij een gedeeltelijke ontheffing: wat vervalt. Bij aangepaste examenomstandigheden: voor welke onderdelen.",
     .soort = VELD_MEERKEUZE,
     .verplicht_als = {"omvang", "gedeeltelijk"},
     .alleen_als = TOEGEKEND,
     .keuzes = keuze_onderdeel,
     .biv = BIV(MIDDEN, HOOG, HOOG),
     .bron = BI "art. 2.7, lid 3 en 4"},
    {.naam = "datum_beschikking",
     .label = "Datum van de beschikking",
     .hulp = "De datum op de brief van DUO aan de inburgeraar.",
     .soort = VELD_DATUM,
     .verplicht = true,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .ggm = "Ontheffing.DatumOntheffing",
     .bron = BI "art. 2.7, lid 5, en 2.8, lid 3"},
    {0}};

static bool omvang_past(const struct vraag *v, struct buf *melding) {
    bool aangepast = bericht_waarde_is(v->nieuw, "soort", "aangepast_examen");
    bool gevuld = bericht_waarde(v->nieuw, "omvang") != NULL;
    if (!bericht_waarde_is(v->nieuw, "beslissing", "toegekend") || bericht_waarde(v->nieuw, "soort") == NULL ||
        gevuld == !aangepast)
        return true;
    buf_add(melding, aangepast ? "Bij aangepaste examenomstandigheden is er geen omvang. Maak dit veld leeg."
                               : "Kies of de ontheffing geheel of gedeeltelijk is.");
    return false;
}

static bool bio_geheel(const struct vraag *v, struct buf *melding) {
    if (!bericht_waarde_is(v->nieuw, "soort", "bio") || !bericht_waarde_is(v->nieuw, "omvang", "gedeeltelijk"))
        return true;
    buf_add(melding, "Een ontheffing om bijzondere individuele omstandigheden is altijd geheel. Kies geheel.");
    return false;
}

static long taalonderdelen(const struct bericht *b) {
    static const char *const delen[] = {"lezen", "luisteren", "schrijven", "spreken"};
    long n = 0;
    for (size_t i = 0; i < sizeof delen / sizeof delen[0]; i++)
        n += bericht_waarde_is(b, "onderdelen", delen[i]);
    return n;
}

/* At most 3 of the 4 language parts, or KNM, or the participation of the Z-route: never PVT or MAP. */
static bool deel_mag(const struct vraag *v, struct buf *melding) {
    long norm = wet_waarde("ontheffing_taalonderdelen", bericht_gebeurtenis(v->nieuw, v->vandaag));
    if (!bericht_waarde_is(v->nieuw, "omvang", "gedeeltelijk"))
        return true;
    if (bericht_waarde_is(v->nieuw, "onderdelen", "pvt") || bericht_waarde_is(v->nieuw, "onderdelen", "map")) {
        buf_add(melding, "Van PVT en MAP is geen gedeeltelijke ontheffing mogelijk. Haal die onderdelen weg.");
        return false;
    }
    if (taalonderdelen(v->nieuw) <= norm)
        return true;
    buf_addf(melding,
             "Een gedeeltelijke ontheffing is er voor ten hoogste %ld van de 4 taalonderdelen. Kies er minder, of kies "
             "geheel.",
             norm);
    return false;
}

static const struct regel regels[] = {
    {"datum_toekomst", KETEN "14.3", ERNST_FOUT, "datum_beschikking", regel_datum_niet_na_vandaag},
    {"R22b_omvang", BI "art. 2.7, lid 2 en 4", ERNST_FOUT, "omvang", omvang_past},
    {"R22b_bio", BI "art. 2.8, lid 1", ERNST_FOUT, "omvang", bio_geheel},
    {"R22b", BI "art. 2.7, lid 3", ERNST_FOUT, "onderdelen", deel_mag},
    {0}};

/* One for every decision, and the same words: a signaal that only came when it was granted would tell what is sealed.
 */
static const struct signaal_soort signalen[] = {
    {.code = "ontheffing_beslist",
     .titel = "Beslissing over een ontheffing",
     .waarom = "U hoeft niet langer op deze beslissing te wachten. Zij kan iets veranderen aan het PIP (" KETEN
               "11.2 en 15.4).",
     .doen = "Bekijk het bericht. Stel zo nodig het PIP opnieuw vast, of ga verder met de brede intake.",
     .tot_volgende = true},
    {0}};

/* omvang is filled only when it was granted and is not about the way of the exam. */
static const struct wegneming wegneming = {
    .als = {"omvang", "*"}, .veld = "onderdelen", .geheel = {"omvang", "geheel"}, .wordt = ONDERDEEL_ONTHEVEN};

const struct stelseldienst dienst_ontheffing = {
    .nummer = 11,
    .code = "ontheffing",
    .naam = "Ontheffing",
    .omschrijving = "DUO laat weten wat er is beslist op een aanvraag om ontheffing of om een aangepast examen.",
    .gebruik = "De gemeente past het traject of de hulp bij het examen aan. De IND gebruikt het bij een aanvraag voor "
               "verblijf of voor het Nederlanderschap.",
    .afzenders = PARTIJ_DUO,
    .ontvangers = PARTIJ_GEMEENTE | PARTIJ_IND,
    .grond = WI "art. 33, lid 1, onder a en b, en 37",
    .termijn = "direct bij de beschikking",
    .datum_veld = "datum_beschikking",
    .tijdlijn = "Beslissing van {datum_beschikking} over een ontheffing",
    .velden = velden,
    .regels = regels,
    .signaal = signalen,
    .neemt_weg = &wegneming,
};
