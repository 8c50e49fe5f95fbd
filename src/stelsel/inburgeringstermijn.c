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

/* Wi 11 lid 3: the beginning does not move when the termijn gets longer. */
static bool begin_blijft(const struct vraag *v, struct buf *melding) {
    struct date vorige = bericht_datum(historie_laatste(v->historie, "inburgeringstermijn"), "datum_aanvang"),
                aanvang = bericht_datum(v->nieuw, "datum_aanvang");
    if (!bericht_waarde_is(v->nieuw, "soort", "verlengd") || date_is_empty(vorige) || date_is_empty(aanvang) ||
        date_cmp(vorige, aanvang) == 0)
        return true;
    buf_add(melding, "Bij een verlenging verandert het begin van de termijn niet. Dat was ");
    melding_datum(melding, vorige);
    buf_add(melding, ".");
    return false;
}

/* Wi 24 and 25: a new termijn comes with a boete and only then. */
static bool reden_past(const struct vraag *v, struct buf *melding) {
    bool nieuw = bericht_waarde_is(v->nieuw, "soort", "nieuwe_termijn");
    if (bericht_waarde(v->nieuw, "reden") == NULL || nieuw == bericht_waarde_is(v->nieuw, "reden", "boete"))
        return true;
    buf_add(melding, nieuw ? "Een nieuwe termijn komt er na een boete. Kies die reden, of kies verlengd."
                           : "Na een boete komt er een nieuwe termijn. Kies dat, of kies een andere reden.");
    return false;
}

static bool hoogstens_twee_jaar(const struct vraag *v, struct buf *melding) {
    struct date aanvang = bericht_datum(v->nieuw, "datum_aanvang"), einde = bericht_datum(v->nieuw, "datum_einde");
    if (!bericht_waarde_is(v->nieuw, "soort", "nieuwe_termijn") || date_is_empty(aanvang) || date_is_empty(einde))
        return true;
    int maanden = (int)wet_waarde("nieuwe_termijn_maanden", aanvang);
    struct date laatste = termijn_laatste_dag(aanvang, maanden);
    if (date_cmp(einde, laatste) <= 0)
        return true;
    buf_addf(melding, "Een nieuwe termijn duurt ten hoogste %d maanden, dus tot en met ", maanden);
    melding_datum(melding, laatste);
    buf_add(melding, ". Controleer de einddatum.");
    return false;
}

/* Besluit 4.5 lid 2: without being asked not earlier than 6 maanden before the end (that it makes later). */
static bool ambtshalve_op_tijd(const struct vraag *v, struct buf *melding) {
    struct date einde = bericht_datum(historie_laatste(v->historie, "inburgeringstermijn"), "datum_einde");
    if (!bericht_waarde_is(v->nieuw, "soort", "verlengd") || !bericht_waarde_is(v->nieuw, "ambtshalve", "ja") ||
        bericht_waarde_is(v->nieuw, "reden", "onderbreking") || date_is_empty(einde))
        return true;
    struct date kan = date_add_months(einde, -(int)wet_waarde("verlenging_aanvragen_maanden", einde));
    if (date_cmp(v->vandaag, kan) >= 0)
        return true;
    buf_add(melding, "Ambtshalve verlengen kan vanaf 6 maanden voor het einde, dus vanaf ");
    melding_datum(melding, kan);
    buf_add(melding, ". Controleer of dit een bijzonder geval is voor alle inburgeraars.");
    return false;
}

/* Besluit 4.2: as long as the person was away. */
static bool zo_lang_als_weg(const struct vraag *v, struct buf *melding) {
    const struct bericht *weg = historie_laatste_met(v->historie, "inburgeringsplicht", "buitenland", "ja"),
                         *terug = historie_laatste_met(v->historie, "inburgeringsplicht", "buitenland", "nee");
    struct date oud = bericht_datum(historie_laatste(v->historie, "inburgeringstermijn"), "datum_einde"),
                nieuw = bericht_datum(v->nieuw, "datum_einde");
    struct date van = bericht_datum(weg, "datum_gewijzigd"), tot = bericht_datum(terug, "datum_gewijzigd");
    if (!bericht_waarde_is(v->nieuw, "reden", "onderbreking") || date_is_empty(oud) || date_is_empty(nieuw) ||
        date_is_empty(van) || date_is_empty(tot) || date_cmp(tot, van) < 0)
        return true;
    struct date verwacht = date_add_days(oud, date_days_between(van, tot));
    if (date_cmp(nieuw, verwacht) == 0)
        return true;
    buf_addf(melding, "De inburgeraar was %ld dagen weg. De termijn loopt dan tot en met ",
             date_days_between(van, tot));
    melding_datum(melding, verwacht);
    buf_add(melding, ". Controleer de einddatum.");
    return false;
}

/* What DUO told in the beoordeling. */
static bool zoals_beoordeeld(const struct vraag *v, struct buf *melding) {
    const struct bericht *b = historie_laatste(v->historie, "beoordeling_verlenging"),
                         *termijn = historie_laatste(v->historie, "inburgeringstermijn");
    struct date oud = bericht_datum(termijn, "datum_einde"), nieuw = bericht_datum(v->nieuw, "datum_einde");
    long weken = bericht_getal(b, "verlenging_weken");
    const struct bericht *eerste = v->historie->berichten;
    bool erna =
        b != NULL && termijn != NULL && /* the termijn that it is about stood there already */
        historie_plaats(v->historie, (size_t)(b - eerste)) > historie_plaats(v->historie, (size_t)(termijn - eerste));
    if (!bericht_waarde_is(v->nieuw, "soort", "verlengd") || bericht_waarde_is(v->nieuw, "ambtshalve", "ja") || !erna ||
        weken == 0 || date_is_empty(nieuw) || date_cmp(nieuw, date_add_days(oud, 7 * weken)) == 0)
        return true;
    buf_addf(melding, "DUO stond een verlenging van %ld weken toe, dus tot en met ", weken);
    melding_datum(melding, date_add_days(oud, 7 * weken));
    buf_add(melding, ". Controleer de einddatum.");
    return false;
}

static const struct regel regels[] = {
    {"einde_na_aanvang", WI "art. 11", ERNST_FOUT, "datum_einde", einde_na_aanvang},
    {"eerst_vastgesteld", WI "art. 11", ERNST_FOUT, "soort", eerst_vastgesteld},
    {"later_einde", WI "art. 12", ERNST_FOUT, "datum_einde", later_einde},
    {"wi_24_25", WI "art. 24, lid 2, en 25, lid 2", ERNST_FOUT, "reden", reden_past},
    {"wi_11_lid_3", WI "art. 11, lid 3", ERNST_WAARSCHUWING, "datum_aanvang", begin_blijft},
    {"wi_24_lid_2", WI "art. 24, lid 2", ERNST_WAARSCHUWING, "datum_einde", hoogstens_twee_jaar},
    {"bi_4_5_ambtshalve", BI "art. 4.5, lid 2 en 3", ERNST_WAARSCHUWING, "ambtshalve", ambtshalve_op_tijd},
    {"bi_4_2", BI "art. 4.2", ERNST_WAARSCHUWING, "datum_einde", zo_lang_als_weg},
    {"bi_4_5", BI "art. 4.5, lid 4", ERNST_WAARSCHUWING, "datum_einde", zoals_beoordeeld},
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
