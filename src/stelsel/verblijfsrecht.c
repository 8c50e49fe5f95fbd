/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 27 Verblijfsdoelen and changes of the verblijfsrecht: the IND tells DUO, which decides whether there is a plicht (Wi
 * 3). A gemeente does not see it: what it has to know comes with the inburgeringsplicht.
 */
#include "stelsel/dienst.h"

static const struct keuze soorten[] = {{"verleend", "Verleend"},
                                       {"verlengd", "Verlengd"},
                                       {"gewijzigd", "Gewijzigd"},
                                       {"ingetrokken", "Ingetrokken"},
                                       {"verlopen", "Verlopen"},
                                       {"nederlander", "Nederlander geworden"},
                                       {0}};

/* Non-temporary purposes lead to a plicht, temporary ones do not (Wi 3; Besluit 2.1). */
static const struct keuze doelen[] = {{"asiel", "Asiel"},
                                      {"nareis", "Nareis bij een asielstatushouder"},
                                      {"gezin", "Verblijf als familie- of gezinslid"},
                                      {"humanitair_niet_tijdelijk", "Humanitair, niet tijdelijk"},
                                      {"economisch_niet_tijdelijk", "Arbeid, niet tijdelijk"},
                                      {"geestelijk_bedienaar", "Geestelijk bedienaar"},
                                      {"arbeid_tijdelijk", "Arbeid, tijdelijk"},
                                      {"studie", "Studie"},
                                      {"uitwisseling", "Uitwisseling"},
                                      {"medisch", "Medische behandeling"},
                                      {"humanitair_tijdelijk", "Humanitair, tijdelijk"},
                                      {0}};
#define TIJDELIJK                                                                                                      \
    { "verblijfsdoel", "arbeid_tijdelijk|studie|uitwisseling|medisch|humanitair_tijdelijk" }

static const struct veld velden[] = {{.naam = "soort",
                                      .label = "Wat is er gebeurd",
                                      .hulp = "DUO beoordeelt hiermee of iemand inburgeringsplichtig is of blijft.",
                                      .soort = VELD_KEUZE,
                                      .verplicht = true,
                                      .keuzes = soorten,
                                      .biv = BIV(MIDDEN, HOOG, MIDDEN),
                                      .bron = "Vreemdelingenwet 2000, art. 107"},
                                     {.naam = "verblijfsdoel",
                                      .label = "Verblijfsdoel",
                                      .hulp = "Bij een tijdelijk doel is er geen plicht.",
                                      .soort = VELD_KEUZE,
                                      .verplicht = true,
                                      .keuzes = doelen,
                                      .biv = BIV(MIDDEN, HOOG, MIDDEN),
                                      .bron = WI "art. 3"},
                                     {.naam = "datum_ingang",
                                      .label = "Ingangsdatum",
                                      .hulp = "Vanaf deze dag geldt het.",
                                      .soort = VELD_DATUM,
                                      .verplicht = true,
                                      .biv = BIV(MIDDEN, HOOG, MIDDEN),
                                      .bron = "Vreemdelingenwet 2000, art. 107"},
                                     {.naam = "datum_einde",
                                      .label = "Einddatum",
                                      .hulp = "De laatste dag. Leeg: voor onbepaalde tijd.",
                                      .soort = VELD_DATUM,
                                      .biv = BIV(LAAG, HOOG, MIDDEN),
                                      .bron = "Vreemdelingenwet 2000, art. 107"},
                                     {.naam = "v_nummer",
                                      .label = "V-nummer",
                                      .hulp = "Het nummer van de IND: 10 cijfers, met de nullen vooraan.",
                                      .soort = VELD_VNUMMER,
                                      .verplicht = true,
                                      .biv = BIV(MIDDEN, HOOG, HOOG),
                                      .ggm = "Vreemdeling.v-nummer",
                                      .bron = WI "art. 36"},
                                     {0}};

static bool einde_na_ingang(const struct vraag *v, struct buf *melding) {
    struct date ingang = bericht_datum(v->nieuw, "datum_ingang"), einde = bericht_datum(v->nieuw, "datum_einde");
    if (date_is_empty(ingang) || date_is_empty(einde) || date_cmp(einde, ingang) >= 0)
        return true;
    buf_add(melding, "Het verblijfsrecht eindigt voordat het ingaat. Controleer beide datums.");
    return false;
}

/* Somebody may get another V-nummer, but more often the line is about somebody else. */
static bool zelfde_v_nummer(const struct vraag *v, struct buf *melding) {
    const char *is = bericht_waarde(v->nieuw, "v_nummer"),
               *was = bericht_waarde(historie_laatste(v->historie, "inburgeringsplicht"), "v_nummer");
    if (is == NULL || was == NULL || strcmp(is, was) == 0)
        return true;
    buf_add(melding, "DUO kent deze persoon met een ander V-nummer. Controleer of dit bericht over deze persoon gaat.");
    return false;
}

static bool tijdelijk_zonder_plicht(const struct vraag *v, struct buf *melding) {
    const struct voorwaarde tijdelijk = TIJDELIJK;
    if (!bericht_voldoet(v->nieuw, &tijdelijk) || !historie_plicht_loopt(v->historie))
        return true;
    buf_add(melding, "Dit verblijfsdoel is tijdelijk en geeft geen inburgeringsplicht, maar er loopt een plicht. "
                     "Beoordeel of de plicht eindigt.");
    return false;
}

static const struct regel regels[] = {
    {"einde_na_ingang", "Vreemdelingenwet 2000, art. 107", ERNST_FOUT, "datum_einde", einde_na_ingang},
    {"v_nummer", WI "art. 36", ERNST_WAARSCHUWING, "v_nummer", zelfde_v_nummer},
    {"R1", WI "art. 3", ERNST_WAARSCHUWING, "verblijfsdoel", tijdelijk_zonder_plicht},
    {0}};

/* A loss of the right while a plicht runs asks DUO for a decision; the first right asks for one too. */
static bool plicht_loopt(const struct historie *ervoor, const struct bericht *b) {
    (void)b;
    return historie_plicht_loopt(ervoor);
}

static bool nog_geen_plicht(const struct historie *ervoor, const struct bericht *b) {
    const struct voorwaarde tijdelijk = TIJDELIJK;
    return historie_laatste(ervoor, "inburgeringsplicht") == NULL && !bericht_voldoet(b, &tijdelijk);
}

static const struct signaal_soort signalen[] = {
    {.code = "verblijfsrecht_verleend",
     .titel = "Verblijfsrecht verleend",
     .waarom =
         "Een verblijfsdoel dat niet tijdelijk is, kan een inburgeringsplicht geven (Wet inburgering 2021, art. 3).",
     .doen = "Stel vast of deze persoon inburgeringsplichtig is.",
     .voor = VOOR_DUO,
     .gesloten_door = "inburgeringsplicht",
     .als = {"soort", "verleend|gewijzigd"},
     .geldt = nog_geen_plicht},
    {.code = "verblijfsrecht_weg",
     .titel = "Verblijfsrecht beëindigd of Nederlander geworden",
     .waarom = "Zonder verblijfsrecht, of als Nederlander, is er geen inburgeringsplicht meer (Wet inburgering 2021, "
               "art. 3).",
     .doen = "Beoordeel of de inburgeringsplicht eindigt en laat het de gemeente weten.",
     .voor = VOOR_DUO,
     .gesloten_door = "inburgeringsplicht",
     .als = {"soort", "ingetrokken|verlopen|nederlander"},
     .geldt = plicht_loopt},
    {.code = "verblijfsdoel_anders",
     .titel = "Ander verblijfsdoel",
     .waarom = "Een ander verblijfsdoel kan de plicht of de doelgroep veranderen (Wet inburgering 2021, art. 3).",
     .doen = "Beoordeel of de inburgeringsplicht of de doelgroep verandert.",
     .voor = VOOR_DUO,
     .gesloten_door = "inburgeringsplicht",
     .als = {"soort", "gewijzigd"},
     .geldt = plicht_loopt},
    {0}};

const struct stelseldienst dienst_verblijfsrecht = {
    .nummer = 27,
    .code = "verblijfsrecht",
    .naam = "Verblijfsrecht",
    .omschrijving = "De IND laat weten welk verblijfsdoel iemand heeft en of het verblijfsrecht verandert.",
    .gebruik = "DUO stelt vast of iemand inburgeringsplichtig is en bij welke doelgroep hij hoort.",
    .afzenders = PARTIJ_IND,
    .ontvangers = PARTIJ_DUO,
    .grond = "Vreemdelingenwet 2000, art. 107",
    .termijn = "direct",
    .datum_veld = "datum_ingang",
    .tijdlijn = "Verblijfsrecht {soort}: {verblijfsdoel}, vanaf {datum_ingang}",
    .velden = velden,
    .regels = regels,
    .signaal = signalen,
};
