/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 8 Informatie deelname en uitkomst leerbaarheidstoets: DUO tells the gemeente.
 */
#include "stelsel/dienst.h"

static const struct veld velden[] = {
    {.naam = "datum_afname",
     .label = "Datum van de toets",
     .hulp = "De dag waarop de leerbaarheidstoets was.",
     .soort = VELD_DATUM,
     .verplicht = true,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .bron = WI "art. 14, lid 6"},
    {.naam = "deelgenomen",
     .label = "Heeft deelgenomen",
     .hulp = "Bij nee is er geen uitkomst.",
     .soort = VELD_JANEE,
     .verplicht = true,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .bron = WI "art. 35, lid 1"},
    {.naam = "ordelijk_verloop",
     .label = "Ordelijk verlopen",
     .hulp = "Bij nee zet DUO een nieuwe toets klaar.",
     .soort = VELD_JANEE,
     .verplicht_als = {"deelgenomen", "ja"},
     .alleen_als = {"deelgenomen", "ja"},
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .bron = KETEN "4.2"},
    {.naam = "uitkomst",
     .label = "Uitkomst",
     .hulp = "De leerroute die bij de uitkomst past. Kiest u in het PIP een andere leerroute, leg dan uit waarom.",
     .soort = VELD_KEUZE,
     .verplicht_als = {"ordelijk_verloop", "ja"},
     .alleen_als = {"ordelijk_verloop", "ja"},
     .keuzes = keuze_leerroute,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .ggm = "Inburgeringsplicht.UitkomstLeerbaarheidstoets",
     .bron = WI "art. 14, lid 6"},
    {0}};

/* The toetsbegeleider of the gemeente said the same day that it went wrong: then there is no outcome. */
static bool zoals_verklaard(const struct vraag *v, struct buf *melding) {
    const struct bericht *verklaring = historie_laatste(v->historie, "ordelijk_verloop");
    struct date dag = bericht_datum(v->nieuw, "datum_afname");
    if (!bericht_waarde_is(v->nieuw, "ordelijk_verloop", "ja") || verklaring == NULL || date_is_empty(dag) ||
        date_cmp(bericht_datum(verklaring, "datum"), dag) != 0 ||
        (!bericht_waarde_is(verklaring, "ordelijk", "nee") && !bericht_waarde_is(verklaring, "voltooid", "nee")))
        return true;
    buf_add(melding,
            "De gemeente verklaarde dat de toets op deze dag niet ordelijk verliep of niet is voltooid. Controleer de "
            "uitkomst.");
    return false;
}

static const struct regel regels[] = {
    {"datum_toekomst", KETEN "14.3", ERNST_FOUT, "datum_afname", regel_datum_niet_na_vandaag},
    {"keten_4_2", KETEN "4.2", ERNST_WAARSCHUWING, "ordelijk_verloop", zoals_verklaard},
    {0}};

static bool zonder_uitkomst(const struct historie *ervoor, const struct bericht *b) {
    (void)ervoor;
    return bericht_waarde(b, "uitkomst") == NULL;
}

static const struct signaal_soort signalen[] = {
    {.code = "toets_uitkomst",
     .titel = "Uitkomst leerbaarheidstoets binnen",
     .waarom = "De uitkomst zegt welke leerroute past. U hebt haar nodig voor het PIP (" WI "art. 14 en 15).",
     .doen = "Gebruik de uitkomst bij het kiezen van de leerroute in het PIP.",
     .gesloten_door = "pip",
     .termijn = "pip_10_weken",
     .als = {"uitkomst", "*"}},
    {.code = "toets_opnieuw",
     .titel = "Leerbaarheidstoets zonder uitkomst",
     .waarom =
         "Zonder uitkomst is er geen advies voor de leerroute, en de termijn voor het PIP loopt door (" BI "art. 5.3).",
     .doen = "Plan een nieuwe toets, of stel het PIP zelf vast als de inburgeraar niet meewerkt.",
     .gesloten_door = "pip",
     .termijn = "pip_10_weken",
     .geldt = zonder_uitkomst},
    {0}};

const struct stelseldienst dienst_leerbaarheidstoets_uitkomst = {
    .nummer = 8,
    .code = "leerbaarheidstoets_uitkomst",
    .naam = "Leerbaarheidstoets",
    .omschrijving = "DUO laat weten of de inburgeraar de leerbaarheidstoets heeft gedaan en wat de uitkomst is.",
    .gebruik = "De gemeente kiest met de uitkomst de leerroute in het PIP.",
    .afzenders = PARTIJ_DUO,
    .ontvangers = PARTIJ_GEMEENTE,
    .grond = WI "art. 35, lid 1",
    .termijn = "binnen 2 dagen na de toets",
    .datum_veld = "datum_afname",
    .tijdlijn = "Leerbaarheidstoets: deelgenomen {deelgenomen}, uitkomst {uitkomst}",
    .velden = velden,
    .regels = regels,
    .signaal = signalen,
    .bereikt = {.fase = FASE_PIP, .als = {"uitkomst", "*"}},
};
