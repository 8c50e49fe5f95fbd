/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Rules of the PIP. A code R... is a rule of the law, with its article beside it; the others are agreements of
 * the chain or follow from the order of things.
 */
#include "stelsel/pip.h"
#include "stelsel/uren_telling.h"

static const struct bericht *vorige_pip(const struct vraag *v) {
    return historie_laatste(v->historie, "pip");
}

static bool is_eerste(const struct vraag *v) {
    return bericht_waarde_is(v->nieuw, "soort", "eerste");
}

/* Both known, and another leerroute than that of the PIP before. */
static bool leerroute_wisselt(const struct vraag *v) {
    const struct bericht *vorige = vorige_pip(v);
    const char *nieuw = bericht_waarde(v->nieuw, "leerroute"), *oud = bericht_waarde(vorige, "leerroute");
    return nieuw != NULL && oud != NULL && !is_eerste(v) && strcmp(nieuw, oud) != 0;
}

static bool eerste_nodig(const struct vraag *v, struct buf *melding) {
    if (bericht_waarde(v->nieuw, "soort") == NULL || is_eerste(v) ||
        historie_laatste_met(v->historie, "pip", "soort", "eerste") != NULL)
        return true;
    buf_add(melding, "Er is nog geen eerste PIP doorgegeven. Kies eerste vaststelling.");
    return false;
}

static bool eerste_dubbel(const struct vraag *v, struct buf *melding) {
    const struct bericht *eerste = historie_laatste_met(v->historie, "pip", "soort", "eerste");
    if (!is_eerste(v) || eerste == NULL)
        return true;
    buf_add(melding, "Er is al een eerste PIP, van ");
    melding_datum(melding, bericht_datum(eerste, "dagtekening"));
    buf_add(melding, ". Kies wijziging.");
    return false;
}

/* R5: the start of the inburgeringstermijn never moves, so no PIP can be older than the first. */
static bool niet_voor_eerste(const struct vraag *v, struct buf *melding) {
    struct date eerste = bericht_datum(historie_laatste_met(v->historie, "pip", "soort", "eerste"), "dagtekening");
    struct date dagtekening = bericht_datum(v->nieuw, "dagtekening");
    if (is_eerste(v) || date_is_empty(eerste) || date_is_empty(dagtekening) || date_cmp(dagtekening, eerste) >= 0)
        return true;
    buf_add(melding, "Het eerste PIP is van ");
    melding_datum(melding, eerste);
    buf_add(melding, ". Vul een datum in op of na die dag.");
    return false;
}

/* R5: DUO alone decides what another first dagtekening does to the inburgeringstermijn. */
static bool eerste_verschuift(const struct vraag *v, struct buf *melding) {
    struct date aanvang = bericht_datum(historie_laatste(v->historie, "inburgeringstermijn"), "datum_aanvang");
    struct date dagtekening = bericht_datum(v->nieuw, "dagtekening");
    if (!is_eerste(v) || date_is_empty(aanvang) || date_is_empty(dagtekening) ||
        date_cmp(date_add_days(dagtekening, 1), aanvang) == 0)
        return true;
    buf_add(melding, "De inburgeringstermijn blijft beginnen op ");
    melding_datum(melding, aanvang);
    buf_add(melding, ". Alleen DUO kan dat wijzigen. Controleer de dagtekening, of schrijf op waarom die anders is.");
    return false;
}

static bool binnen_10_weken(const struct vraag *v, struct buf *melding) {
    struct date uiterlijk, dagtekening = bericht_datum(v->nieuw, "dagtekening");
    if (!is_eerste(v) || date_is_empty(dagtekening) || !historie_termijn(v->historie, "pip_10_weken", &uiterlijk) ||
        date_cmp(dagtekening, uiterlijk) <= 0)
        return true;
    buf_add(melding, "Dit PIP is later dan 10 weken na de kennisgeving. Het moest er uiterlijk zijn op ");
    melding_datum(melding, uiterlijk);
    buf_add(melding, ". Controleer de dagtekening, of schrijf op waarom het later is.");
    return false;
}

static bool oproepen(const struct vraag *v, struct buf *melding) {
    if (!bericht_waarde_is(v->nieuw, "eenzijdig_vastgesteld", "ja"))
        return true;
    buf_addf(
        melding,
        "Een PIP zonder de inburgeraar kan alleen na %ld oproepen, of als de inburgeraar niet meedeed aan de toets. "
        "Schrijf op wat hier het geval is.",
        wet_waarde("intake_oproepen", bericht_gebeurtenis(v->nieuw, v->vandaag)));
    return false;
}

static bool toets_bekend(const struct vraag *v, struct buf *melding) {
    if (!is_eerste(v) || bericht_waarde_is(v->nieuw, "geen_toets_zintuiglijk", "ja") ||
        bericht_waarde_is(v->nieuw, "eenzijdig_vastgesteld", "ja") ||
        bericht_waarde(historie_laatste(v->historie, "leerbaarheidstoets_uitkomst"), "uitkomst") != NULL)
        return true;
    buf_add(melding, "Er is nog geen uitkomst van de leerbaarheidstoets. Wacht op de uitkomst, of schrijf op waarom "
                     "die er niet is.");
    return false;
}

static bool afwijking_uitgelegd(const struct vraag *v, struct buf *melding) {
    const char *uitkomst = bericht_waarde(historie_laatste(v->historie, "leerbaarheidstoets_uitkomst"), "uitkomst");
    const char *leerroute = bericht_waarde(v->nieuw, "leerroute");
    if (uitkomst == NULL || leerroute == NULL || strcmp(uitkomst, leerroute) == 0 ||
        bericht_waarde(v->nieuw, "afwijking_van_toets_reden") != NULL)
        return true;
    buf_addf(melding, "De uitkomst van de leerbaarheidstoets is %s. Schrijf op waarom u een andere leerroute kiest.",
             keuze_label(keuze_leerroute, uitkomst));
    return false;
}

static bool geen_map_onderwijsroute(const struct vraag *v, struct buf *melding) {
    if (!bericht_waarde_is(v->nieuw, "leerroute", "onderwijsroute") ||
        bericht_waarde(v->nieuw, "intensiteit_map") == NULL)
        return true;
    buf_add(melding, "In de onderwijsroute is de MAP niet verplicht. Maak dit veld leeg.");
    return false;
}

static bool uren_norm(const struct vraag *v, const char *veld, const char *wet, const char *wat, struct buf *melding) {
    long norm = wet_waarde(wet, bericht_gebeurtenis(v->nieuw, v->vandaag));
    if (bericht_waarde(v->nieuw, veld) == NULL || bericht_getal(v->nieuw, veld) >= norm)
        return true;
    buf_addf(melding,
             "De norm voor %s is ten minste %ld uur. Vul meer uren in, of schrijf op waarom het er minder zijn.", wat,
             norm);
    return false;
}

static bool pvt_norm(const struct vraag *v, struct buf *melding) {
    return uren_norm(v, "intensiteit_pvt", "pvt_uren", "het PVT", melding);
}

static bool map_norm(const struct vraag *v, struct buf *melding) {
    return bericht_waarde_is(v->nieuw, "leerroute", "onderwijsroute") ||
           uren_norm(v, "intensiteit_map", "map_uren", "de MAP", melding);
}

static bool zelfde_leerroute_na_verhuizing(const struct vraag *v, struct buf *melding) {
    if (!bericht_waarde_is(v->nieuw, "soort", "wijziging_na_verhuizing") || !leerroute_wisselt(v))
        return true;
    buf_addf(melding,
             "Na een verhuizing houdt de inburgeraar dezelfde leerroute: %s. Kies die leerroute. Wilt u daarna "
             "wisselen, geef dan "
             "een wijziging door.",
             keuze_label(keuze_leerroute, bericht_waarde(vorige_pip(v), "leerroute")));
    return false;
}

/* The first PIP of a gemeente that takes over says so; a PIP of the same gemeente never does. */
static bool verhuizing_klopt(const struct vraag *v, struct buf *melding) {
    const struct bericht *vorige = vorige_pip(v);
    const char *soort = bericht_waarde(v->nieuw, "soort");
    if (vorige == NULL || soort == NULL || is_eerste(v) || vorige->afzender == NULL || v->nieuw->afzender == NULL)
        return true;
    bool andere = strcmp(vorige->afzender, v->nieuw->afzender) != 0;
    if (andere == (strcmp(soort, "wijziging_na_verhuizing") == 0))
        return true;
    buf_add(melding, andere ? "Het vorige PIP is van een andere gemeente. Kies wijziging na verhuizing."
                            : "Het vorige PIP is van uw eigen gemeente. Kies wijziging.");
    return false;
}

/* From onderwijsroute to B1 is always possible. */
static bool wisselen_binnen_anderhalf_jaar(const struct vraag *v, struct buf *melding) {
    struct date uiterlijk, dagtekening = bericht_datum(v->nieuw, "dagtekening");
    bool altijd = bericht_waarde_is(vorige_pip(v), "leerroute", "onderwijsroute") &&
                  bericht_waarde_is(v->nieuw, "leerroute", "b1_route");
    if (!leerroute_wisselt(v) || altijd || date_is_empty(dagtekening) ||
        !historie_termijn(v->historie, "leerroute_wijzigen", &uiterlijk) || date_cmp(dagtekening, uiterlijk) <= 0)
        return true;
    buf_add(melding, "Wisselen van leerroute kon tot en met ");
    melding_datum(melding, uiterlijk);
    buf_add(melding, ". Daarna kan het alleen in bijzondere gevallen. Schrijf op waarom het hier kan.");
    return false;
}

static bool reden_past(const struct vraag *v, struct buf *melding) {
    if (!bericht_waarde_is(v->nieuw, "reden_wijziging", "wisselen_leerroute") || vorige_pip(v) == NULL ||
        bericht_waarde(v->nieuw, "leerroute") == NULL || leerroute_wisselt(v))
        return true;
    buf_add(melding, "De reden is wisselen van leerroute, maar de leerroute is dezelfde. Kies een andere reden of een "
                     "andere leerroute.");
    return false;
}

static bool a2_alleen_b1(const struct vraag *v, struct buf *melding) {
    if (!bericht_waarde_is(v->nieuw, "toestemming_examen_a2", "ja") || bericht_waarde(v->nieuw, "leerroute") == NULL ||
        bericht_waarde_is(v->nieuw, "leerroute", "b1_route"))
        return true;
    buf_add(melding, "Examen op niveau A2 kan alleen in de B1-route. Kies nee of kies de B1-route.");
    return false;
}

static bool a2_met_toestemming(const struct vraag *v, struct buf *melding) {
    if (!bericht_waarde_is(v->nieuw, "niveau", "a2") || bericht_waarde_is(v->nieuw, "toestemming_examen_a2", "ja"))
        return true;
    buf_add(
        melding,
        "Niveau A2 kan alleen met toestemming voor examen op niveau A2. Kies ja bij toestemming, of kies niveau B1.");
    return false;
}

/* Counted from what instellingen and gemeenten delivered. How many hours a migrant who buys her own lessons followed is
 * between the instelling and DUO: the gemeente is only told whether it is enough. */
static bool a2_na_600_uur(const struct vraag *v, struct buf *melding) {
    long norm = wet_waarde("a2_uren", bericht_gebeurtenis(v->nieuw, v->vandaag));
    long geteld = telling_lessen_en_intake(v->historie);
    if (!bericht_waarde_is(v->nieuw, "toestemming_examen_a2", "ja") ||
        !bericht_waarde_is(v->nieuw, "leerroute", "b1_route") ||
        bericht_waarde_is(vorige_pip(v), "toestemming_examen_a2", "ja") || geteld >= norm)
        return true;
    buf_addf(melding, "Examen op niveau A2 kan pas na ten minste %ld uur les. ", norm);
    if (historie_asiel(v->historie, NULL))
        buf_addf(
            melding,
            "Bij DUO zijn er %ld bekend. Werk eerst de inspanning bij, of schrijf op hoeveel uur de inburgeraar heeft "
            "gevolgd.",
            geteld);
    else
        buf_add(melding,
                "Zoveel zijn er bij DUO nog niet bekend. Schrijf op hoeveel uur de inburgeraar heeft gevolgd.");
    return false;
}

/* The order of the niveaus is that of the choice. */
static int niveau_van(const struct bericht *b) {
    static const char *const niveaus[] = {"a2", "b1", "b2"};
    for (int i = 0; i < 3; i++)
        if (bericht_waarde_is(b, "niveau", niveaus[i]))
            return i + 1;
    return 0;
}

static bool afschalen_past(const struct vraag *v, struct buf *melding) {
    int was = niveau_van(vorige_pip(v)), wordt = niveau_van(v->nieuw);
    if (!bericht_waarde_is(v->nieuw, "reden_wijziging", "afschalen") || vorige_pip(v) == NULL ||
        (was > 0 && wordt > 0 && wordt < was) || bericht_waarde_is(v->nieuw, "toestemming_examen_a2", "ja"))
        return true;
    buf_add(melding,
            "De reden is afschalen, maar het niveau wordt niet lager. Kies een lager niveau, geef toestemming voor "
            "examen op niveau A2, of kies een andere reden.");
    return false;
}

static bool opschalen_past(const struct vraag *v, struct buf *melding) {
    int was = niveau_van(vorige_pip(v)), wordt = niveau_van(v->nieuw);
    if (!bericht_waarde_is(v->nieuw, "reden_wijziging", "opschalen") || vorige_pip(v) == NULL ||
        (was > 0 && wordt > was) || bericht_waarde_is(v->nieuw, "examen_in_z_route", "ja"))
        return true;
    buf_add(melding,
            "De reden is opschalen, maar het niveau wordt niet hoger. Kies een hoger niveau, vul bij de Z-route in "
            "dat de inburgeraar examen wil doen, of kies een andere reden.");
    return false;
}

const struct regel pip_regels[] = {
    {"datum_toekomst", KETEN "4.2", ERNST_FOUT, "dagtekening", regel_datum_niet_na_vandaag},
    {"datum_voor_plicht", WI "art. 3", ERNST_FOUT, "dagtekening", regel_datum_niet_voor_plicht},
    {"eerste_nodig", WI "art. 15", ERNST_FOUT, "soort", eerste_nodig},
    {"eerste_dubbel", WI "art. 11", ERNST_FOUT, "soort", eerste_dubbel},
    {"R5", WI "art. 11", ERNST_FOUT, "dagtekening", niet_voor_eerste},
    {"R5_termijn", WI "art. 11 en 12", ERNST_WAARSCHUWING, "dagtekening", eerste_verschuift},
    {"R7", BI "art. 5.3", ERNST_WAARSCHUWING, "dagtekening", binnen_10_weken},
    {"R9", BI "art. 5.2", ERNST_WAARSCHUWING, "eenzijdig_vastgesteld", oproepen},
    {"R10", WI "art. 14, lid 6", ERNST_WAARSCHUWING, "leerroute", toets_bekend},
    {"R10_afwijking", WI "art. 14, lid 6", ERNST_FOUT, "afwijking_van_toets_reden", afwijking_uitgelegd},
    {"R4", WI "art. 8, lid 3", ERNST_FOUT, "intensiteit_map", geen_map_onderwijsroute},
    {"R12", BI "art. 3.1", ERNST_WAARSCHUWING, "intensiteit_pvt", pvt_norm},
    {"R13", BI "art. 3.2", ERNST_WAARSCHUWING, "intensiteit_map", map_norm},
    {"verhuizing", WI "art. 15, lid 4", ERNST_FOUT, "soort", verhuizing_klopt},
    {"R11", WI "art. 15, lid 4", ERNST_FOUT, "leerroute", zelfde_leerroute_na_verhuizing},
    {"R18", BI "art. 5.4", ERNST_WAARSCHUWING, "leerroute", wisselen_binnen_anderhalf_jaar},
    {"reden_past", BI "art. 5.3, lid 6", ERNST_FOUT, "reden_wijziging", reden_past},
    {"R19", BI "art. 5.5", ERNST_FOUT, "toestemming_examen_a2", a2_alleen_b1},
    {"R19_niveau", BI "art. 5.5", ERNST_FOUT, "niveau", a2_met_toestemming},
    {"R8_opschalen", BI "art. 3.14, lid 7", ERNST_FOUT, "reden_wijziging", opschalen_past},
    {"R19_afschalen", BI "art. 5.5", ERNST_FOUT, "reden_wijziging", afschalen_past},
    {"R19_uren", BI "art. 5.5", ERNST_WAARSCHUWING, "toestemming_examen_a2", a2_na_600_uur},
    {0}};
