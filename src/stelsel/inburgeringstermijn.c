/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 3 Inburgeringstermijn vastgesteld, verlengd of nieuw: DUO tells the gemeente. Only DUO sets or changes it (Wi 12, 24,
 * 25).
 */
#include "stelsel/dienst.h"

static const struct keuze soorten[] = {
    {"vastgesteld", "Vastgesteld"}, {"verlengd", "Verlengd"}, {"nieuwe_termijn", "Nieuwe termijn"}, {0}};

static const struct veld velden[] = {
    {.naam = "soort",
     .label = "Soort bericht",
     .hulp = "Is de termijn vastgesteld, verlengd of opnieuw begonnen?",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = soorten,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .bron = WI "art. 11 en 12"},
    {.naam = "datum_aanvang",
     .label = "Begin van de termijn",
     .hulp = "De dag na de dagtekening van het eerste PIP. Deze datum verandert niet als het PIP wijzigt.",
     .soort = VELD_DATUM,
     .verplicht = true,
     .biv = BIV(HOOG, HOOG, MIDDEN),
     .ggm = "Inburgeringstermijn.DatumAanvangInburgeringstermijn",
     .bron = WI "art. 11"},
    {.naam = "datum_einde",
     .label = "Laatste dag van de termijn",
     .hulp = "Op deze dag moet de inburgeraar klaar zijn.",
     .soort = VELD_DATUM,
     .verplicht = true,
     .biv = BIV(HOOG, HOOG, MIDDEN),
     .ggm = "Inburgeringstermijn.DatumEindeInburgeringstermijn",
     .bron = WI "art. 11 en 12"},
    {.naam = "reden",
     .label = "Reden",
     .hulp = "Waarom is de termijn verlengd of opnieuw begonnen?",
     .soort = VELD_KEUZE,
     .verplicht_als = {"soort", "verlengd|nieuwe_termijn"},
     .alleen_als = {"soort", "verlengd|nieuwe_termijn"},
     .keuzes = keuze_termijnreden,
     .biv = BIV(LAAG, HOOG, HOOG),
     .ggm = "Verlengingsgrond.Verlengingsgrondslag",
     .bron = BI "art. 4.2 tot en met 4.4"},
    {.naam = "ambtshalve",
     .label = "Ambtshalve",
     .hulp = "Ja: DUO besloot dit zonder aanvraag van de inburgeraar.",
     .soort = VELD_JANEE,
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .bron = BI "art. 4.5"},
    {0}};

static bool einde_na_aanvang(const struct vraag *v, struct buf *melding) {
    struct date aanvang = bericht_datum(v->nieuw, "datum_aanvang"), einde = bericht_datum(v->nieuw, "datum_einde");
    if (date_is_empty(aanvang) || date_is_empty(einde) || date_cmp(einde, aanvang) > 0)
        return true;
    buf_add(melding, "De termijn eindigt voordat hij begint. Vul een einddatum in na ");
    melding_datum(melding, aanvang);
    buf_add(melding, ".");
    return false;
}

static bool eerst_vastgesteld(const struct vraag *v, struct buf *melding) {
    if (bericht_waarde_is(v->nieuw, "soort", "vastgesteld") ||
        historie_laatste(v->historie, "inburgeringstermijn") != NULL)
        return true;
    buf_add(melding, "Er is nog geen inburgeringstermijn vastgesteld. Lever eerst de vaststelling aan.");
    return false;
}

/* R5: the day after the first dagtekening, 3 jaar. DUO decides, so this warns. */
static bool drie_jaar(const struct vraag *v, struct buf *melding) {
    struct date eerste = historie_eerste_dagtekening(v->historie), aanvang = bericht_datum(v->nieuw, "datum_aanvang");
    if (!bericht_waarde_is(v->nieuw, "soort", "vastgesteld") || date_is_empty(eerste) || date_is_empty(aanvang))
        return true;
    struct date verwacht = date_add_days(eerste, 1);
    struct date einde = termijn_laatste_dag(verwacht, 12 * (int)wet_waarde("termijn_jaren", verwacht));
    if (date_cmp(aanvang, verwacht) == 0 && date_cmp(bericht_datum(v->nieuw, "datum_einde"), einde) == 0)
        return true;
    buf_add(melding, "Controleer de datums. Volgens de dagtekening van het eerste PIP loopt de termijn van ");
    melding_datum(melding, verwacht);
    buf_add(melding, " tot en met ");
    melding_datum(melding, einde);
    buf_add(melding, ".");
    return false;
}

static bool later_einde(const struct vraag *v, struct buf *melding) {
    const struct bericht *vorige = historie_laatste(v->historie, "inburgeringstermijn");
    struct date einde = bericht_datum(v->nieuw, "datum_einde");
    if (vorige == NULL || bericht_waarde_is(v->nieuw, "soort", "vastgesteld") || date_is_empty(einde) ||
        date_cmp(einde, bericht_datum(vorige, "datum_einde")) > 0)
        return true;
    buf_add(melding, "De termijn wordt niet langer. Vul een einddatum in na ");
    melding_datum(melding, bericht_datum(vorige, "datum_einde"));
    buf_add(melding, ".");
    return false;
}

static const struct regel regels[] = {{"einde_na_aanvang", WI "art. 11", ERNST_FOUT, "datum_einde", einde_na_aanvang},
                                      {"eerst_vastgesteld", WI "art. 11", ERNST_FOUT, "soort", eerst_vastgesteld},
                                      {"later_einde", WI "art. 12", ERNST_FOUT, "datum_einde", later_einde},
                                      {"R5", WI "art. 11", ERNST_WAARSCHUWING, "datum_aanvang", drie_jaar},
                                      {0}};

/* None when the termijn is set for the first time: that follows from the PIP, and asks nothing. */
static const struct signaal_soort signalen[] = {
    {.code = "termijn_verlengd",
     .titel = "Inburgeringstermijn verlengd",
     .waarom = "De inburgeraar heeft langer de tijd (" WI "art. 12). Uw afspraken gingen uit van de oude einddatum.",
     .doen = "Bespreek de nieuwe einddatum met de inburgeraar.",
     .termijn = "einde_termijn",
     .als = {"soort", "verlengd"}},
    {.code = "termijn_nieuw",
     .titel = "Nieuwe inburgeringstermijn",
     .waarom = "De inburgeraar was niet op tijd klaar en krijgt een nieuwe termijn (" WI "art. 24 en 25).",
     .doen = "Bespreek met de inburgeraar wat er nog moet gebeuren.",
     .termijn = "einde_termijn",
     .als = {"soort", "nieuwe_termijn"}},
    {0}};

static bool einde(const struct stand *s, struct date *ret, int maanden_ervoor, int dagen) {
    if (date_is_empty(s->termijn_einde))
        return false;
    *ret = date_add_days(date_add_months(s->termijn_einde, -maanden_ervoor), dagen);
    return true;
}

static bool einde_termijn(const struct historie *h, const struct stand *s, struct date *ret) {
    (void)h;
    return einde(s, ret, 0, 0);
}

static bool zes_maanden_ervoor(const struct historie *h, const struct stand *s, struct date *ret) {
    (void)h;
    return einde(s, ret, 6, 0);
}

static bool twee_maanden_ervoor(const struct historie *h, const struct stand *s, struct date *ret) {
    (void)h;
    return einde(s, ret, 2, 0);
}

static bool vier_weken_ervoor(const struct historie *h, const struct stand *s, struct date *ret) {
    (void)h;
    return einde(s, ret, 0, -28);
}

static bool vier_weken_erna(const struct historie *h, const struct stand *s, struct date *ret) {
    (void)h;
    return einde(s, ret, 0, 28);
}

static bool tien_werkdagen_erna(const struct historie *h, const struct stand *s, struct date *ret) {
    (void)h;
    if (date_is_empty(s->termijn_einde))
        return false;
    *ret = werkdagen_erbij(s->termijn_einde, (int)wet_waarde("levertermijn_werkdagen", s->termijn_einde));
    return true;
}

static const struct termijn_soort termijnen[] = {
    {.code = "verlenging_mogelijk",
     .titel = "Verlenging aanvragen kan vanaf",
     .regel = "6 maanden voor het einde van de inburgeringstermijn",
     .bron = BI "art. 4.5",
     .datum = zes_maanden_ervoor},
    {.code = "waarschuwing_duo",
     .titel = "DUO waarschuwt de inburgeraar",
     .regel = "2 maanden voor het einde van de inburgeringstermijn",
     .bron = KETEN "9.3.1",
     .datum = twee_maanden_ervoor},
    {.code = "melding_4_weken_ervoor",
     .titel = "DUO meldt dat de termijn bijna voorbij is",
     .regel = "4 weken voor het einde van de inburgeringstermijn",
     .bron = KETEN "9.3.1",
     .datum = vier_weken_ervoor},
    {.code = "einde_termijn",
     .titel = "Einde inburgeringstermijn",
     .regel = "3 jaar, vanaf de dag na de dagtekening van het eerste PIP, of later na verlenging door DUO",
     .bron = WI "art. 11 en 12",
     .datum = einde_termijn},
    {.code = "gegevens_bijwerken",
     .titel = "Uren en inspanning bijwerken",
     .regel = "binnen 10 werkdagen na het einde van de inburgeringstermijn",
     .bron = KETEN "14.2.1",
     .datum = tien_werkdagen_erna},
    {.code = "melding_4_weken_erna",
     .titel = "DUO meldt dat de termijn voorbij is",
     .regel = "4 weken na het einde van de inburgeringstermijn",
     .bron = KETEN "14.2.1",
     .datum = vier_weken_erna},
    {0}};

const struct stelseldienst dienst_inburgeringstermijn = {
    .nummer = 3,
    .code = "inburgeringstermijn",
    .naam = "Inburgeringstermijn",
    .omschrijving = "DUO laat weten binnen welke termijn de inburgeraar klaar moet zijn.",
    .gebruik = "De gemeente plant het traject zo dat de inburgeraar voor de laatste dag klaar is.",
    .afzenders = PARTIJ_DUO,
    .ontvangers = PARTIJ_GEMEENTE,
    .grond = WI "art. 33, lid 1, onder a",
    .termijn = "direct",
    .datum_veld = "datum_aanvang",
    .tijdlijn = "Inburgeringstermijn {soort}: {datum_aanvang} tot en met {datum_einde}",
    .velden = velden,
    .regels = regels,
    .signaal = signalen,
    .termijnen = termijnen,
};
