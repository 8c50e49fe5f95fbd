/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 2 Recht op maatschappelijke begeleiding: DUO tells the gemeente. The gemeente gives it (Wi 13): to asielstatushouders
 * and to their family members, who are gezinsmigranten to DUO.
 */
#include "stelsel/dienst.h"

static const struct veld velden[] = {
    {.naam = "recht",
     .label = "Recht op maatschappelijke begeleiding",
     .hulp = "Bij ja helpt de gemeente bij het regelen van basisvoorzieningen, zoals wonen, zorg en inkomen.",
     .soort = VELD_JANEE,
     .verplicht = true,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .bron = WI "art. 13"},
    {.naam = "datum",
     .label = "Datum van de vaststelling",
     .hulp = "De dag waarop DUO dit vaststelde. Het recht zelf begint bij de inschrijving in de BRP.",
     .soort = VELD_DATUM,
     .verplicht = true,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .bron = WI "art. 13, lid 3"},
    {0}};

/* A gezinsmigrant has it too when the partner or parent is an asielstatushouder; the portal doesn't know the partner.
 */
static bool doelgroep(const struct vraag *v, struct buf *melding) {
    const struct bericht *plicht = historie_laatste(v->historie, "inburgeringsplicht");
    if (!bericht_waarde_is(v->nieuw, "recht", "ja") || plicht == NULL ||
        !bericht_waarde_is(plicht, "behandeld_als", "overige_migrant"))
        return true;
    buf_add(melding, "Overige migranten hebben geen recht op maatschappelijke begeleiding. Kies nee, of controleer de "
                     "doelgroep.");
    return false;
}

static const struct regel regels[] = {
    {"datum_toekomst", KETEN "14.3", ERNST_FOUT, "datum", regel_datum_niet_na_vandaag},
    {"wi_13", WI "art. 13, lid 1", ERNST_WAARSCHUWING, "recht", doelgroep},
    {0}};

static bool had_recht(const struct historie *ervoor, const struct bericht *b) {
    return bericht_waarde_is(b, "recht", "nee") &&
           bericht_waarde_is(historie_laatste(ervoor, "maatschappelijke_begeleiding"), "recht", "ja");
}

/* None for who never had it: that asks nothing. */
static const struct signaal_soort signalen[] = {
    {.code = "begeleiding_aanbieden",
     .titel = "Recht op maatschappelijke begeleiding",
     .waarom = "DUO stelde vast dat de inburgeraar recht heeft op maatschappelijke begeleiding door uw gemeente (" WI
               "art. 13).",
     .doen = "Begin met de begeleiding op de dag van de inschrijving in de BRP.",
     .tot_volgende = true,
     .als = {"recht", "ja"}},
    {.code = "begeleiding_vervalt",
     .titel = "Geen recht meer op maatschappelijke begeleiding",
     .waarom = "DUO had eerder laten weten dat de inburgeraar dit recht wel had (" WI "art. 13).",
     .doen = "Bespreek met de inburgeraar dat de begeleiding stopt.",
     .tot_volgende = true,
     .geldt = had_recht},
    {0}};

const struct stelseldienst dienst_maatschappelijke_begeleiding = {
    .nummer = 2,
    .code = "maatschappelijke_begeleiding",
    .naam = "Maatschappelijke begeleiding",
    .omschrijving = "DUO laat weten of de inburgeraar recht heeft op maatschappelijke begeleiding door de gemeente.",
    .gebruik = "De gemeente begint met de maatschappelijke begeleiding, of stopt ermee.",
    .afzenders = PARTIJ_DUO,
    .ontvangers = PARTIJ_GEMEENTE,
    .grond = WI "art. 33, lid 1, onder a",
    .termijn = "binnen 1 werkdag",
    .werkdagen = 1,
    .datum_veld = "datum",
    .tijdlijn = "Recht op maatschappelijke begeleiding: {recht}",
    .velden = velden,
    .regels = regels,
    .signaal = signalen,
};
