/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 19 Resultaten PVT (participatieverklaringstraject): the gemeente tells DUO.
 */
#include "stelsel/dienst.h"

static const struct veld velden[] = {
    {.naam = "resultaat",
     .label = "Resultaat van het PVT",
     .hulp = "Kies voldaan als de inburgeraar genoeg uren heeft gevolgd en de verklaring heeft ondertekend.",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = keuze_resultaat,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .ggm = "PVT.Resultaat",
     .bron = BI "art. 3.1"},
    {.naam = "uren",
     .label = "Gevolgde uren",
     .hulp = "Het totaal aantal uren PVT. Uren uit de brede intake mogen meetellen. De norm is ten minste 12 uur.",
     .soort = VELD_UREN,
     .verplicht = true,
     .min = 0,
     .max = 500,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .bron = BI "art. 3.1"},
    {.naam = "activiteit",
     .label = "Deed mee aan een activiteit of excursie",
     .hulp = "Bij het PVT hoort ten minste 1 activiteit of excursie.",
     .soort = VELD_JANEE,
     .verplicht = true,
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .bron = BI "art. 3.1"},
    {.naam = "datum_ondertekening",
     .label = "Datum van ondertekening",
     .hulp = "De dag waarop de inburgeraar de participatieverklaring ondertekende. Alleen bij voldaan.",
     .soort = VELD_DATUM,
     .verplicht_als = {"resultaat", "voldaan"},
     .alleen_als = {"resultaat", "voldaan"},
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .ggm = "PVT.DatumOndertekening PVT",
     .bron = BI "art. 3.1"},
    {.naam = "reden_niet_voldaan",
     .label = "Reden waarom niet is voldaan",
     .hulp = "Alleen bij niet voldaan. Schrijf geen medische gegevens op.",
     .soort = VELD_LANGETEKST,
     .verplicht_als = {"resultaat", "niet_voldaan"},
     .alleen_als = {"resultaat", "niet_voldaan"},
     .max = 200,
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .ggm = "PVT.RedenNietVoldaan",
     .bron = WI "art. 24"},
    {.naam = "verwijtbaar",
     .label = "Is dit de inburgeraar te verwijten",
     .hulp = "Alleen bij niet voldaan. DUO gebruikt dit bij het besluit over een boete of een nieuwe termijn.",
     .soort = VELD_JANEE,
     .verplicht_als = {"resultaat", "niet_voldaan"},
     .alleen_als = {"resultaat", "niet_voldaan"},
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .ggm = "PVT.VerwijtbaarNietVoldaan",
     .bron = WI "art. 24"},
    {0}};

static bool genoeg_uren(const struct vraag *v, struct buf *melding) {
    long norm = wet_waarde("pvt_uren", bericht_gebeurtenis(v->nieuw, v->vandaag));
    if (!bericht_waarde_is(v->nieuw, "resultaat", "voldaan") || bericht_waarde(v->nieuw, "uren") == NULL ||
        bericht_getal(v->nieuw, "uren") >= norm)
        return true;
    buf_addf(melding, "Bij voldaan horen ten minste %ld uren. Vul de gevolgde uren aan of kies niet voldaan.", norm);
    return false;
}

static bool met_activiteit(const struct vraag *v, struct buf *melding) {
    if (!bericht_waarde_is(v->nieuw, "resultaat", "voldaan") || !bericht_waarde_is(v->nieuw, "activiteit", "nee"))
        return true;
    buf_add(melding, "Bij voldaan hoort ten minste 1 activiteit of excursie. Kies ja of kies niet voldaan.");
    return false;
}

static const struct regel regels[] = {
    {"R12", BI "art. 3.1", ERNST_FOUT, "uren", genoeg_uren},
    {"R12_activiteit", BI "art. 3.1", ERNST_FOUT, "activiteit", met_activiteit},
    {"datum_toekomst", KETEN "14.3", ERNST_FOUT, "datum_ondertekening", regel_datum_niet_na_vandaag},
    {"datum_voor_plicht", WI "art. 3", ERNST_FOUT, "datum_ondertekening", regel_datum_niet_voor_plicht},
    {"R12_termijn", WI "art. 24, lid 1", ERNST_WAARSCHUWING, "datum_ondertekening", regel_binnen_termijn},
    {"blijft_voldaan", KETEN "14.2", ERNST_WAARSCHUWING, "resultaat", regel_blijft_voldaan},
    {"onderdeel_nodig", WI "art. 6", ERNST_WAARSCHUWING, NULL, regel_onderdeel_nodig},
    {"pip_bekend", WI "art. 15", ERNST_WAARSCHUWING, NULL, regel_pip_bekend},
    {0}};

static const struct onderdeel onderdelen[] = {{.code = "pvt", .naam = "PVT", .klaar = {"resultaat", "voldaan"}}, {0}};

static const struct totaal totalen[] = {{.veld = "uren", .label = "Uren PVT", .norm = "pvt_uren"}, {0}};

const struct stelseldienst dienst_pvt = {
    .nummer = 19,
    .code = "pvt",
    .naam = "PVT",
    .omschrijving = "U geeft het resultaat van het participatieverklaringstraject (PVT) door aan DUO.",
    .gebruik = "DUO houdt bij of het participatieverklaringstraject klaar is en beslist zo nodig over een boete of een "
               "nieuwe termijn.",
    .afzenders = PARTIJ_GEMEENTE,
    .ontvangers = PARTIJ_DUO,
    .grond = WI "art. 34, lid 1",
    .termijn = "binnen 10 werkdagen na de ondertekening",
    .werkdagen = 10,
    .datum_veld = "datum_ondertekening",
    .afsluitend = true, /* at a verhuizing the old gemeente brings its results up to date (Ketenproces 13.2) */
    .tijdlijn = "PVT: {resultaat}, {uren}",
    .velden = velden,
    .regels = regels,
    .onderdeel = onderdelen,
    .totalen = totalen,
};
