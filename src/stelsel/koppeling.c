/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 14 Notificatie inburgeraar gekoppeld aan gemeente: COA tells gemeente and DUO. The gemeente may see the dossier from
 * here on, before any inschrijving in the BRP (Ketenproces 15.3).
 */
#include "stelsel/dienst.h"

#define AFSPRAKEN_WEKEN 2 /* an agreement of the chain, not law: Ketenproces 3.3 */

/* The three ways of chapter 3.3. */
static const struct keuze betrokkenheden[] = {{"alles_in_azc", "Intake, PIP en lessen in het azc"},
                                              {"intake_in_azc", "Intake in het azc, PIP na vestiging"},
                                              {"na_vestiging", "Intake na vestiging in de gemeente"},
                                              {0}};

static const struct veld velden[] = {
    {.naam = "gemeente",
     .label = "Gemeente",
     .hulp = "De gemeente waar deze persoon gaat wonen.",
     .soort = VELD_GEMEENTE,
     .verplicht = true,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .ggm = "Asielstatushouder.Is gekoppeld aan",
     .bron = WI "art. 35, lid 2"},
    {.naam = "datum_koppeling",
     .label = "Datum van de koppeling",
     .hulp = "Vanaf deze datum kan de gemeente het dossier zien.",
     .soort = VELD_DATUM,
     .verplicht = true,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .bron = WI "art. 35, lid 2"},
    {.naam = "opvanglocatie",
     .label = "Opvanglocatie",
     .hulp = "Het azc waar deze persoon nu woont.",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 120,
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .ggm = "Verblijfplaats AZC.Plaats",
     .bron = WI "art. 35, lid 2"},
    {.naam = "contactpersoon_coa",
     .label = "Contactpersoon bij COA",
     .hulp = "Met deze persoon maakt de gemeente afspraken over de overdracht.",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 120,
     .biv = BIV(LAAG, LAAG, LAAG),
     .bron = KETEN "3.3"},
    {.naam = "telefoon",
     .label = "Telefoonnummer van de contactpersoon",
     .hulp = "Bijvoorbeeld 088 715 70 00.",
     .soort = VELD_TELEFOON,
     .verplicht = true,
     .biv = BIV(LAAG, LAAG, LAAG),
     .bron = KETEN "3.3"},
    {.naam = "email",
     .label = "E-mailadres van de contactpersoon",
     .hulp = "Bijvoorbeeld naam@coa.nl.",
     .soort = VELD_EMAIL,
     .biv = BIV(LAAG, LAAG, LAAG),
     .bron = KETEN "3.3"},
    {.naam = "betrokkenheid",
     .label = "Betrokkenheid van de gemeente",
     .hulp =
         "Dit bepaalt de termijn van 10 weken voor het PIP. Alles in het azc: vanaf de kennisgeving van DUO. "
         "De andere twee: vanaf het vertrek bij COA. Laat leeg als er nog geen afspraak is; dan telt: na vestiging.",
     .soort = VELD_KEUZE,
     .keuzes = betrokkenheden,
     .biv = BIV(LAAG, LAAG, LAAG),
     .bron = KETEN "3.3"},
    {0}};

/* A later plicht may say otherwise, so a person of another doelgroep is a warning. */
static bool asielstatushouder(const struct vraag *v, struct buf *melding) {
    if (historie_laatste(v->historie, "inburgeringsplicht") == NULL || historie_asiel(v->historie, v->nieuw))
        return true;
    buf_add(melding,
            "COA koppelt alleen asielstatushouders, maar deze persoon is dat volgens DUO niet. Controleer het BSN.");
    return false;
}

static bool zelfde_ontvanger(const struct vraag *v, struct buf *melding) {
    const char *gemeente = bericht_waarde(v->nieuw, "gemeente");
    if (gemeente == NULL || v->nieuw->ontvanger == NULL || strcmp(gemeente, v->nieuw->ontvanger) == 0)
        return true;
    buf_add(melding, "De gemeente is een andere dan de ontvanger van het bericht. Vul bij beide dezelfde gemeente in.");
    return false;
}

static const struct regel regels[] = {
    {"datum_toekomst", KETEN "14.3", ERNST_FOUT, "datum_koppeling", regel_datum_niet_na_vandaag},
    {"zelfde_ontvanger", WI "art. 35, lid 2", ERNST_FOUT, "gemeente", zelfde_ontvanger},
    {"asielstatushouder", WI "art. 35, lid 2", ERNST_WAARSCHUWING, NULL, asielstatushouder},
    {0}};

/* ---- what it adds to the dossier: how the gemeente takes part (3.3) decides what it has to do now ---- */

static bool zonder_afspraak(const struct historie *ervoor, const struct bericht *b) {
    (void)ervoor;
    return bericht_waarde(b, "betrokkenheid") == NULL;
}

#define WAAROM "COA koppelde deze asielstatushouder aan uw gemeente (" WI "art. 35, lid 2). "

static const struct signaal_soort signalen[] = {
    {.code = "gekoppeld",
     .titel = "Inburgeraar gekoppeld aan uw gemeente",
     .waarom = WAAROM "Er is nog geen afspraak over wanneer u begint. Zonder afspraak is dat na vestiging.",
     .doen = "Maak binnen 2 weken afspraken met de contactpersoon van COA.",
     .gesloten_door = "pip",
     .geldt = zonder_afspraak},
    {.code = "gekoppeld_in_azc",
     .titel = "Inburgeraar gekoppeld: u doet het PIP in het azc",
     .waarom = WAAROM "De afspraak is: intake, PIP en lessen in het azc.",
     .doen =
         "Plan de warme overdracht met COA en doe de brede intake in het azc. De 10 weken voor het PIP tellen vanaf de "
         "kennisgeving van DUO.",
     .gesloten_door = "pip",
     .als = {"betrokkenheid", "alles_in_azc"}},
    {.code = "gekoppeld_intake_in_azc",
     .titel = "Inburgeraar gekoppeld: u doet de intake in het azc",
     .waarom = WAAROM "De afspraak is: de intake in het azc, het PIP na vestiging.",
     .doen = "Plan de warme overdracht met COA en doe de brede intake in het azc. De 10 weken voor het PIP tellen "
             "vanaf het "
             "vertrek bij COA.",
     .gesloten_door = "pip",
     .als = {"betrokkenheid", "intake_in_azc"}},
    {.code = "gekoppeld_na_vestiging",
     .titel = "Inburgeraar gekoppeld: u begint na vestiging",
     .waarom = WAAROM "De afspraak is: de intake na vestiging in uw gemeente.",
     .doen =
         "Plan de warme overdracht met COA, ongeveer 2 weken voor het vertrek bij COA. De 10 weken voor het PIP tellen "
         "vanaf dat vertrek.",
     .gesloten_door = "pip",
     .als = {"betrokkenheid", "na_vestiging"}},
    {0}};

/* An agreement of the chain; what was agreed ends it. */
static bool afspraken(const struct historie *h, const struct stand *s, struct date *ret) {
    const struct bericht *koppeling = historie_laatste(h, "koppeling");
    (void)s;
    if (koppeling == NULL || bericht_waarde(koppeling, "betrokkenheid") != NULL || historie_laatste(h, "pip") != NULL)
        return false;
    *ret = termijn_weken(bericht_datum(koppeling, "datum_koppeling"), AFSPRAKEN_WEKEN);
    return true;
}

static const struct termijn_soort termijnen[] = {{.code = "coa_afspraken",
                                                  .titel = "Afspraken maken met COA",
                                                  .regel = "binnen 2 weken na de koppeling",
                                                  .bron = KETEN "3.3",
                                                  .datum = afspraken},
                                                 {0}};

const struct stelseldienst dienst_koppeling = {
    .nummer = 14,
    .code = "koppeling",
    .naam = "Koppeling",
    .omschrijving = "COA laat weten dat een asielstatushouder in uw gemeente gaat wonen.",
    .gebruik =
        "De gemeente maakt afspraken met COA over de intake en de verhuizing. DUO weet welke gemeente het PIP maakt.",
    .afzenders = PARTIJ_COA,
    .ontvangers = PARTIJ_GEMEENTE | PARTIJ_DUO,
    .grond = WI "art. 35, lid 2",
    .termijn = "zonder vaste termijn",
    .datum_veld = "datum_koppeling",
    .tijdlijn = "Gekoppeld aan een gemeente, verblijft in {opvanglocatie}",
    .velden = velden,
    .regels = regels,
    .signaal = signalen,
    .termijnen = termijnen,
};
