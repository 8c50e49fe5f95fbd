/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 7 Inplannen leerbaarheidstoets: DUO puts a toets ready (and once more after one that went wrong), the gemeente plans
 * it. Both directions are one service, so that the tijdlijn shows question and answer together.
 */
#include "stelsel/dienst.h"

static const struct keuze statussen[] = {
    {"klaargezet", "Klaargezet"}, {"gepland", "Gepland"}, {"opnieuw_klaargezet", "Opnieuw klaargezet"}, {0}};

#define GEPLAND                                                                                                        \
    { "status", "gepland" }

static const char *status_voorstel(const struct vraag *v) {
    return stelsel_partij(v->nieuw->afzender) == PARTIJ_GEMEENTE ? "gepland" : NULL;
}

static const char *telkens_nieuw(const struct vraag *v) {
    (void)v;
    return NULL;
}

static const struct veld velden[] = {
    {.naam = "status",
     .label = "Status van de leerbaarheidstoets",
     .hulp = "DUO zet de toets klaar. U plant de toets in met de inburgeraar. Ging de toets niet goed, dan zet DUO de "
             "toets opnieuw klaar.",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = statussen,
     .biv = BIV(MIDDEN, MIDDEN, MIDDEN),
     .voorstel = status_voorstel,
     .bron = KETEN "4.2"},
    {.naam = "datum",
     .label = "Datum van dit bericht",
     .hulp = "De dag waarop DUO de toets klaarzette, of de dag waarop u de toets inplande.",
     .soort = VELD_DATUM,
     .verplicht = true,
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .voorstel = telkens_nieuw,
     .bron = KETEN "4.2"},
    {.naam = "datum_gepland",
     .label = "Dag van de toets",
     .hulp = "De dag waarop de inburgeraar de toets doet. Alleen als de toets is gepland.",
     .soort = VELD_DATUM,
     .verplicht_als = GEPLAND,
     .alleen_als = GEPLAND,
     .biv = BIV(MIDDEN, MIDDEN, MIDDEN),
     .voorstel = telkens_nieuw,
     .bron = KETEN "4.2"},
    {.naam = "locatie",
     .label = "Locatie van de toets",
     .hulp = "Het adres waar de inburgeraar de toets doet.",
     .soort = VELD_TEKST,
     .alleen_als = GEPLAND,
     .max = 120,
     .biv = BIV(LAAG, LAAG, MIDDEN),
     .bron = KETEN "4.2"},
    {.naam = "toetsbegeleider",
     .label = "Toetsbegeleider",
     .hulp = "De medewerker die bij de toets is. Deze persoon laat daarna weten of de toets goed verliep.",
     .soort = VELD_TEKST,
     .alleen_als = GEPLAND,
     .max = 120,
     .biv = BIV(LAAG, LAAG, LAAG),
     .bron = KETEN "4.2"},
    {0}};

static bool is_gepland(const struct bericht *b) {
    return bericht_waarde_is(b, "status", "gepland");
}

static bool status_van_afzender(const struct vraag *v, struct buf *melding) {
    bool gemeente = stelsel_partij(v->nieuw->afzender) == PARTIJ_GEMEENTE;
    if (bericht_waarde(v->nieuw, "status") == NULL || gemeente == is_gepland(v->nieuw))
        return true;
    buf_add(melding, gemeente ? "Alleen DUO zet een leerbaarheidstoets klaar. Kies gepland."
                              : "Alleen de gemeente plant een leerbaarheidstoets in. Kies klaargezet.");
    return false;
}

static bool staat_klaar(const struct vraag *v, struct buf *melding) {
    if (!is_gepland(v->nieuw) || historie_laatste(v->historie, "leerbaarheidstoets_planning") != NULL)
        return true;
    buf_add(melding, "DUO heeft nog geen leerbaarheidstoets klaargezet. Wacht daarop, of schrijf op waarom u de toets "
                     "toch al plant.");
    return false;
}

static bool opnieuw_na_eerste(const struct vraag *v, struct buf *melding) {
    bool opnieuw = bericht_waarde_is(v->nieuw, "status", "opnieuw_klaargezet");
    if (!opnieuw || historie_laatste(v->historie, "leerbaarheidstoets_planning") != NULL)
        return true;
    buf_add(melding, "Er is nog geen leerbaarheidstoets klaargezet. Kies klaargezet.");
    return false;
}

static bool niet_in_verleden(const struct vraag *v, struct buf *melding) {
    struct date datum = bericht_datum(v->nieuw, "datum"), gepland = bericht_datum(v->nieuw, "datum_gepland");
    if (date_is_empty(datum) || date_is_empty(gepland) || date_cmp(gepland, datum) >= 0)
        return true;
    buf_add(melding, "De toets is eerder dan de dag waarop u de toets inplande. Controleer beide datums.");
    return false;
}

static const struct regel regels[] = {
    {"status_afzender", KETEN "4.2", ERNST_FOUT, "status", status_van_afzender},
    {"opnieuw_na_eerste", KETEN "4.2", ERNST_FOUT, "status", opnieuw_na_eerste},
    {"datum_toekomst", KETEN "14.3", ERNST_FOUT, "datum", regel_datum_niet_na_vandaag},
    {"gepland_na_bericht", KETEN "4.2", ERNST_FOUT, "datum_gepland", niet_in_verleden},
    {"staat_klaar", KETEN "4.2", ERNST_WAARSCHUWING, NULL, staat_klaar},
    {"R10", WI "art. 14, lid 6", ERNST_WAARSCHUWING, NULL, regel_toets_zonder_uitkomst},
    {0}};

static const struct signaal_soort signalen[] = {
    {.code = "toets_klaargezet",
     .titel = "Leerbaarheidstoets staat klaar",
     .waarom = "De leerbaarheidstoets hoort bij de brede intake; de gemeente plant de toets in (" WI
               "art. 14, lid 6; " KETEN "4.2).",
     .doen = "Plan de toets in met de inburgeraar en geef de datum door.",
     .gesloten_door = "leerbaarheidstoets_planning|leerbaarheidstoets_uitkomst|pip",
     .termijn = "pip_10_weken",
     .als = {"status", "klaargezet"}},
    {.code = "toets_opnieuw_klaargezet",
     .titel = "Leerbaarheidstoets staat opnieuw klaar",
     .waarom = "De vorige toets verliep niet goed. DUO zette daarom een nieuwe klaar (" KETEN "4.2).",
     .doen = "Plan de nieuwe toets in met de inburgeraar en geef de datum door.",
     .gesloten_door = "leerbaarheidstoets_planning|leerbaarheidstoets_uitkomst|pip",
     .termijn = "pip_10_weken",
     .als = {"status", "opnieuw_klaargezet"}},
    {0}};

static bool dag_van_de_toets(const struct historie *h, const struct stand *s, struct date *ret) {
    (void)s;
    const struct bericht *b = historie_laatste(h, "leerbaarheidstoets_planning");
    *ret = is_gepland(b) ? bericht_datum(b, "datum_gepland") : (struct date){0};
    return !date_is_empty(*ret);
}

static const struct termijn_soort termijnen[] = {{.code = "toets_gepland",
                                                  .titel = "Leerbaarheidstoets",
                                                  .regel = "de dag die de gemeente heeft gepland",
                                                  .bron = KETEN "4.2",
                                                  .datum = dag_van_de_toets},
                                                 {0}};

const struct stelseldienst dienst_leerbaarheidstoets_planning = {
    .nummer = 7,
    .code = "leerbaarheidstoets_planning",
    .naam = "Leerbaarheidstoets inplannen",
    .omschrijving = "DUO zet een leerbaarheidstoets klaar. U plant de toets in en geeft de datum door aan DUO.",
    .gebruik = "De gemeente plant de toets en begeleidt hem. DUO weet wanneer er een uitslag komt.",
    .afzenders = PARTIJ_DUO | PARTIJ_GEMEENTE,
    .ontvangers = PARTIJ_DUO | PARTIJ_GEMEENTE,
    .grond = WI "art. 35, lid 1; Algemene wet bestuursrecht, art. 3:7",
    .termijn = "zonder vaste termijn",
    .datum_veld = "datum",
    .tijdlijn = "Leerbaarheidstoets {status}, dag van de toets: {datum_gepland}",
    .voor_wie = regel_toets_zonder_uitkomst,
    .velden = velden,
    .regels = regels,
    .signaal = signalen,
    .termijnen = termijnen,
};
