/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 9 Signaal voltooid, or negatieve verklaring ordelijk verloop: the toetsbegeleider of the gemeente tells DUO how the
 * leerbaarheidstoets went. DUO has no outcome before it.
 */
#include "stelsel/dienst.h"

static const char *telkens_nieuw(const struct vraag *v) {
    (void)v;
    return NULL;
}

static const struct veld velden[] = {
    {.naam = "datum",
     .label = "Datum van de toets",
     .hulp = "De dag waarop de leerbaarheidstoets was.",
     .soort = VELD_DATUM,
     .verplicht = true,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .voorstel = telkens_nieuw,
     .bron = KETEN "4.2"},
    {.naam = "voltooid",
     .label = "Is de toets afgemaakt",
     .hulp = "Kies nee als de inburgeraar niet kwam of eerder stopte.",
     .soort = VELD_JANEE,
     .verplicht = true,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .voorstel = telkens_nieuw,
     .bron = KETEN "4.2"},
    {.naam = "ordelijk",
     .label = "Is de toets ordelijk verlopen",
     .hulp = "Bij ja verwerkt DUO de toets. Bij nee telt de toets niet en zet DUO een nieuwe toets klaar.",
     .soort = VELD_JANEE,
     .verplicht = true,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .voorstel = telkens_nieuw,
     .bron = KETEN "4.2"},
    {.naam = "toelichting",
     .label = "Toelichting",
     .hulp = "Nodig als u bij een van de vragen nee kiest: wat ging er niet goed? Schrijf geen medische gegevens op.",
     .soort = VELD_LANGETEKST,
     .max = 500,
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .voorstel = telkens_nieuw,
     .bron = "Algemene wet bestuursrecht, art. 3:7"},
    {0}};

static bool is_goed(const struct bericht *b) {
    return bericht_waarde_is(b, "voltooid", "ja") && bericht_waarde_is(b, "ordelijk", "ja");
}

static bool uitgelegd(const struct vraag *v, struct buf *melding) {
    bool nee = bericht_waarde_is(v->nieuw, "voltooid", "nee") || bericht_waarde_is(v->nieuw, "ordelijk", "nee");
    if (!nee || bericht_waarde(v->nieuw, "toelichting") != NULL)
        return true;
    buf_add(melding, "U kiest nee. Schrijf op wat er niet goed ging.");
    return false;
}

static bool was_gepland(const struct vraag *v, struct buf *melding) {
    if (historie_laatste_met(v->historie, "leerbaarheidstoets_planning", "status", "gepland") != NULL)
        return true;
    buf_add(melding, "Er is geen geplande leerbaarheidstoets bekend. Geef eerst de planning door, of schrijf op waarom "
                     "die er niet is.");
    return false;
}

static const struct regel regels[] = {
    {"toelichting_nodig", "Algemene wet bestuursrecht, art. 3:7", ERNST_FOUT, "toelichting", uitgelegd},
    {"datum_toekomst", KETEN "14.3", ERNST_FOUT, "datum", regel_datum_niet_na_vandaag},
    {"datum_voor_plicht", WI "art. 3", ERNST_FOUT, "datum", regel_datum_niet_voor_plicht},
    {"R10", WI "art. 14, lid 6", ERNST_WAARSCHUWING, NULL, regel_toets_zonder_uitkomst},
    {"was_gepland", KETEN "4.2", ERNST_WAARSCHUWING, NULL, was_gepland},
    {0}};

static bool niet_goed(const struct historie *ervoor, const struct bericht *b) {
    (void)ervoor;
    return !is_goed(b);
}

static bool wel_goed(const struct historie *ervoor, const struct bericht *b) {
    (void)ervoor;
    return is_goed(b);
}

static const struct signaal_soort signalen[] = {
    {.code = "toets_voltooid",
     .titel = "Leerbaarheidstoets is voltooid",
     .waarom = "De toetsbegeleider van de gemeente zegt dat de toets ordelijk verliep (" KETEN "4.2).",
     .doen = "Verwerk de toets en geef de uitkomst door aan de gemeente.",
     .voor = VOOR_DUO,
     .gesloten_door = "leerbaarheidstoets_uitkomst",
     .termijn = "toets_uitkomst",
     .geldt = wel_goed},
    {.code = "toets_niet_ordelijk",
     .titel = "Leerbaarheidstoets verliep niet goed",
     .waarom = "De toetsbegeleider van de gemeente gaf een negatieve verklaring (" KETEN "4.2).",
     .doen = "Zet een nieuwe leerbaarheidstoets klaar.",
     .voor = VOOR_DUO,
     .gesloten_door = "leerbaarheidstoets_planning|leerbaarheidstoets_uitkomst",
     .geldt = niet_goed},
    {0}};

/* A term of less than 3 days: only its end moves to a werkdag (ATW 1 and 2). */
static bool uitkomst_uiterlijk(const struct historie *h, const struct stand *s, struct date *ret) {
    (void)s;
    const struct bericht *b = historie_laatste(h, "ordelijk_verloop");
    struct date toets = bericht_datum(b, "datum");
    if (!is_goed(b) || date_is_empty(toets))
        return false;
    *ret = eerstvolgende_werkdag(date_add_days(toets, wet_waarde("toets_uitkomst_dagen", toets)));
    return true;
}

static bool uitkomst_er(const struct historie *h) {
    struct date toets = bericht_datum(historie_laatste(h, "ordelijk_verloop"), "datum");
    struct date afname = bericht_datum(historie_laatste(h, "leerbaarheidstoets_uitkomst"), "datum_afname");
    return !date_is_empty(afname) && date_cmp(afname, toets) >= 0;
}

static const struct termijn_soort termijnen[] = {{.code = "toets_uitkomst",
                                                  .titel = "DUO geeft de uitkomst van de leerbaarheidstoets",
                                                  .regel = "binnen 2 dagen na de toets",
                                                  .bron = KETEN "14.3",
                                                  .voldaan_door = "leerbaarheidstoets_uitkomst",
                                                  .voldaan = uitkomst_er,
                                                  .datum = uitkomst_uiterlijk},
                                                 {0}};

static const char *const bij_de_hand[] = {"leerbaarheidstoets_planning", NULL};

const struct stelseldienst dienst_ordelijk_verloop = {
    .nummer = 9,
    .code = "ordelijk_verloop",
    .naam = "Verloop leerbaarheidstoets",
    .omschrijving = "U laat DUO weten of de leerbaarheidstoets is afgemaakt en ordelijk is verlopen.",
    .gebruik = "DUO stelt de uitkomst van de toets vast, of zet een nieuwe toets klaar.",
    .afzenders = PARTIJ_GEMEENTE,
    .ontvangers = PARTIJ_DUO,
    .grond = "Algemene wet bestuursrecht, art. 3:7",
    .termijn = "zo snel mogelijk",
    .datum_veld = "datum",
    .tijdlijn = "Leerbaarheidstoets afgemaakt: {voltooid}, ordelijk verlopen: {ordelijk}",
    .voor_wie = regel_toets_zonder_uitkomst,
    .velden = velden,
    .regels = regels,
    .signaal = signalen,
    .termijnen = termijnen,
    .bij_de_hand = bij_de_hand,
};
