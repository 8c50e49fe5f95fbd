/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 20 Resultaten MAP (Module Arbeidsmarkt en Participatie): the gemeente tells DUO. Not in the onderwijsroute.
 */
#include "stelsel/dienst.h"

static const struct veld velden[] = {
    {.naam = "resultaat",
     .label = "Resultaat van de MAP",
     .hulp = "Kies voldaan als de inburgeraar genoeg uren heeft gevolgd en het eindgesprek is geweest.",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = keuze_resultaat,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .ggm = "MAP.Resultaat",
     .bron = BI "art. 3.2"},
    {.naam = "uren",
     .label = "Gevolgde uren",
     .hulp = "Het totaal aantal uren praktijk in de MAP. De norm is ten minste 40 uur.",
     .soort = VELD_UREN,
     .verplicht = true,
     .min = 0,
     .max = 1000,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .bron = BI "art. 3.2"},
    {.naam = "datum_eindgesprek",
     .label = "Datum van het eindgesprek",
     .hulp = "De dag van het eindgesprek met de gemeente. Alleen bij voldaan.",
     .soort = VELD_DATUM,
     .verplicht_als = {"resultaat", "voldaan"},
     .alleen_als = {"resultaat", "voldaan"},
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .ggm = "MAP.DatumEindgesprekMAP",
     .bron = RI "art. 3.1"},
    {.naam = "reden_niet_voltooid",
     .label = "Reden waarom de MAP niet is voltooid",
     .hulp = "Alleen bij niet voldaan. Schrijf geen medische gegevens op.",
     .soort = VELD_LANGETEKST,
     .verplicht_als = {"resultaat", "niet_voldaan"},
     .alleen_als = {"resultaat", "niet_voldaan"},
     .max = 200,
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .ggm = "MAP.RedenNietSuccesvolVoltooid",
     .bron = WI "art. 24"},
    {.naam = "verwijtbaar",
     .label = "Is dit de inburgeraar te verwijten",
     .hulp = "Alleen bij niet voldaan. DUO gebruikt dit bij het besluit over een boete of een nieuwe termijn.",
     .soort = VELD_JANEE,
     .verplicht_als = {"resultaat", "niet_voldaan"},
     .alleen_als = {"resultaat", "niet_voldaan"},
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .ggm = "MAP.IndicatorVerwijtbaar",
     .bron = WI "art. 24"},
    {0}};

static bool genoeg_uren(const struct vraag *v, struct buf *melding) {
    long norm = wet_waarde("map_uren", bericht_gebeurtenis(v->nieuw, v->vandaag));
    if (!bericht_waarde_is(v->nieuw, "resultaat", "voldaan") || bericht_waarde(v->nieuw, "uren") == NULL ||
        bericht_getal(v->nieuw, "uren") >= norm)
        return true;
    buf_addf(melding, "Bij voldaan horen ten minste %ld uren. Vul de gevolgde uren aan of kies niet voldaan.", norm);
    return false;
}

static bool niet_in_onderwijsroute(const struct vraag *v, struct buf *melding) {
    if (!bericht_waarde_is(historie_laatste(v->historie, "pip"), "leerroute", "onderwijsroute"))
        return true;
    buf_add(melding,
            "Deze inburgeraar volgt de onderwijsroute. Daar hoort geen MAP bij. Geef de MAP niet door, of wijzig "
            "eerst de leerroute in het PIP.");
    return false;
}

static const struct regel regels[] = {
    {"R13", BI "art. 3.2", ERNST_FOUT, "uren", genoeg_uren},
    {"R4", WI "art. 8, lid 3", ERNST_FOUT, NULL, niet_in_onderwijsroute},
    {"datum_toekomst", KETEN "14.3", ERNST_FOUT, "datum_eindgesprek", regel_datum_niet_na_vandaag},
    {"datum_voor_plicht", WI "art. 3", ERNST_FOUT, "datum_eindgesprek", regel_datum_niet_voor_plicht},
    {"R13_termijn", WI "art. 24, lid 1", ERNST_WAARSCHUWING, "datum_eindgesprek", regel_binnen_termijn},
    {"blijft_voldaan", KETEN "14.2", ERNST_WAARSCHUWING, "resultaat", regel_blijft_voldaan},
    {"onderdeel_nodig", WI "art. 6", ERNST_WAARSCHUWING, NULL, regel_onderdeel_nodig},
    {"pip_bekend", WI "art. 15", ERNST_WAARSCHUWING, NULL, regel_pip_bekend},
    {0}};

static const struct onderdeel onderdelen[] = {
    {.code = "map", .naam = "MAP", .niet_in = "onderwijsroute", .klaar = {"resultaat", "voldaan"}}, {0}};

static const struct totaal totalen[] = {{.veld = "uren", .label = "Uren MAP", .norm = "map_uren"}, {0}};

const struct stelseldienst dienst_map = {
    .nummer = 20,
    .code = "map",
    .naam = "MAP",
    .omschrijving = "U geeft het resultaat van de Module Arbeidsmarkt en Participatie (MAP) door aan DUO.",
    .gebruik = "DUO houdt bij of de MAP klaar is en beslist zo nodig over een boete of een nieuwe termijn.",
    .afzenders = PARTIJ_GEMEENTE,
    .ontvangers = PARTIJ_DUO,
    .grond = WI "art. 34, lid 1",
    .termijn = "binnen 10 werkdagen na het eindgesprek",
    .werkdagen = 10,
    .datum_veld = "datum_eindgesprek",
    .afsluitend = true, /* at a verhuizing the old gemeente brings its results up to date (Ketenproces 13.2) */
    .tijdlijn = "MAP: {resultaat}, {uren}",
    .voor_wie = niet_in_onderwijsroute,
    .velden = velden,
    .regels = regels,
    .onderdeel = onderdelen,
    .totalen = totalen,
};
