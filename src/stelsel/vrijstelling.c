/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 10 Eindoordeel vrijstelling: DUO tells gemeente and IND, also when it is refused: the gemeente must not keep waiting
 * for it (15.4). It never hears of the request itself.
 */
#include "stelsel/dienst.h"

static const struct keuze beslissingen[] = {{"toegekend", "Toegekend"}, {"afgewezen", "Afgewezen"}, {0}};

static const struct keuze omvangen[] = {{"geheel", "Geheel"}, {"gedeeltelijk", "Gedeeltelijk"}, {0}};

static const struct keuze duren[] = {{"tijdelijk", "Tijdelijk"}, {"definitief", "Definitief"}, {0}};

/* GGM EindoordeelVrijstelling. */
static const struct keuze redenen[] = {{"zwangerschap", "Zwangerschap"},
                                       {"fysieke_reden", "Fysieke reden"},
                                       {"competentie", "Heeft de competentie al"},
                                       {"overig", "Overig"},
                                       {0}};

#define TOEGEKEND                                                                                                      \
    { "beslissing", "toegekend" }
#define GEDEELTELIJK                                                                                                   \
    { "omvang", "gedeeltelijk" }

static const struct veld velden[] = {
    {.naam = "beslissing",
     .label = "Beslissing",
     .hulp = "Heeft DUO de vrijstelling toegekend of afgewezen?",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = beslissingen,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .bron = WI "art. 4"},
    {.naam = "omvang",
     .label = "Omvang",
     .hulp = "Geheel: de inburgeraar hoeft niets meer te doen. Gedeeltelijk: alleen de genoemde onderdelen vervallen.",
     .soort = VELD_KEUZE,
     .verplicht_als = TOEGEKEND,
     .alleen_als = TOEGEKEND,
     .keuzes = omvangen,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .bron = WI "art. 4 en 7, lid 3"},
    {.naam = "duur",
     .label = "Duur",
     .hulp = "Tijdelijk: bijvoorbeeld zolang de inburgeraar een opleiding volgt die tot een vrijstelling leidt.",
     .soort = VELD_KEUZE,
     .verplicht_als = TOEGEKEND,
     .alleen_als = TOEGEKEND,
     .keuzes = duren,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .bron = WI "art. 4, lid 1, onder d; " RI "art. 2.2"},
    {.naam = "onderdelen",
     .label = "Onderdelen die vervallen",
     .hulp = "Deze onderdelen hoeft de inburgeraar niet meer te doen. Alleen bij een gedeeltelijke vrijstelling.",
     .soort = VELD_MEERKEUZE,
     .verplicht_als = GEDEELTELIJK,
     .alleen_als = GEDEELTELIJK,
     .keuzes = keuze_onderdeel,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .bron = WI "art. 7, lid 3"},
    {.naam = "datum_beschikking",
     .label = "Datum van de beschikking",
     .hulp = "De datum op de brief van DUO aan de inburgeraar.",
     .soort = VELD_DATUM,
     .verplicht = true,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .ggm = "Vrijstelling.DatumVrijstelling",
     .bron = RI "art. 2.3 en 3.14"},
    {.naam = "reden",
     .label = "Reden",
     .hulp = "De reden kan iets over de gezondheid zeggen. Geef hem aan niemand door die hem niet nodig heeft.",
     .soort = VELD_KEUZE,
     .keuzes = redenen,
     .biv = BIV(LAAG, MIDDEN, HOOG),
     .ggm = "Vrijstelling.EindoordeelVrijstelling",
     .bron = WI "art. 4 en 37"},
    {0}};

/* Wi 7 lid 3 exempts from parts of the examen; for another part there would have to be a rule of its own (Wi 4 lid 2).
 */
static bool alleen_examen(const struct vraag *v, struct buf *melding) {
    if (!bericht_waarde_is(v->nieuw, "onderdelen", "pvt") && !bericht_waarde_is(v->nieuw, "onderdelen", "map") &&
        !bericht_waarde_is(v->nieuw, "onderdelen", "participatie"))
        return true;
    buf_add(melding,
            "Een gedeeltelijke vrijstelling gaat over onderdelen van het inburgeringsexamen, niet over PVT, MAP of "
            "participatie. Controleer de onderdelen.");
    return false;
}

static const struct regel regels[] = {
    {"datum_toekomst", KETEN "14.3", ERNST_FOUT, "datum_beschikking", regel_datum_niet_na_vandaag},
    {"wi_7", WI "art. 7, lid 3", ERNST_WAARSCHUWING, "onderdelen", alleen_examen},
    {0}};

static bool nog_geen_pip(const struct historie *ervoor, const struct bericht *b) {
    (void)b;
    return historie_laatste(ervoor, "pip") == NULL;
}

/* None for a whole, lasting one: DUO ends the plicht with it, and that says what to do. */
static const struct signaal_soort signalen[] = {
    {.code = "vrijstelling_pip",
     .titel = "Vrijstelling voor een deel van de inburgering",
     .waarom = "De inburgeraar hoeft minder te doen dan in het PIP staat of zou komen (" KETEN "10.2).",
     .doen = "Stel het PIP opnieuw vast, of rond de brede intake ermee af.",
     .gesloten_door = "pip",
     .als = GEDEELTELIJK},
    {.code = "vrijstelling_tijdelijk",
     .titel = "Tijdelijke vrijstelling: werk de uren bij",
     .waarom = "Als de vrijstelling eindigt, telt DUO verder met wat er nu is gedaan (" KETEN "14.2.1).",
     .doen = "Geef de uren en de inspanning tot nu toe door.",
     .gesloten_door = BIJWERKEN,
     .werkdagen = 10,
     .als = {"duur", "tijdelijk"}},
    {.code = "vrijstelling_afgewezen",
     .titel = "Vrijstelling afgewezen",
     .waarom = "U hoeft niet langer op deze beslissing te wachten (" KETEN "15.4).",
     .doen = "Ga verder met de brede intake en het PIP.",
     .gesloten_door = "pip",
     .als = {"beslissing", "afgewezen"},
     .geldt = nog_geen_pip},
    {0}};

static const struct wegneming wegneming = {.als = TOEGEKEND,
                                           .veld = "onderdelen",
                                           .geheel = {"omvang", "geheel"},
                                           .tijdelijk = {"duur", "tijdelijk"},
                                           .wordt = ONDERDEEL_VRIJGESTELD};

const struct stelseldienst dienst_vrijstelling = {
    .nummer = 10,
    .code = "vrijstelling",
    .naam = "Vrijstelling",
    .omschrijving = "DUO laat weten of de inburgeraar een vrijstelling krijgt, en waarvoor.",
    .gebruik = "De gemeente haalt uit het traject wat niet meer hoeft. De IND gebruikt het bij een aanvraag voor "
               "verblijf of voor het Nederlanderschap.",
    .afzenders = PARTIJ_DUO,
    .ontvangers = PARTIJ_GEMEENTE | PARTIJ_IND,
    .grond = WI "art. 33, lid 1, onder a en b",
    .termijn = "direct bij de beschikking",
    .datum_veld = "datum_beschikking",
    .tijdlijn = "Vrijstelling {beslissing}",
    .velden = velden,
    .regels = regels,
    .signaal = signalen,
    .neemt_weg = &wegneming,
};
