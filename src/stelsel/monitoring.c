/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 30 Monitoring: what the CBS gets to follow how the law works out (Wi 2021, art. 39; Regeling 9.1). Only what says
 * something about many people: no names, no numbers, no health.
 */
#include "stelsel/dienst.h"
#include "stelsel/uitvoer.h"
#include "stelsel/uren_telling.h"

#include <stdlib.h>
#include <string.h>

#define AFROND_UREN 50

/* ---- short forms ---- */

static const char *kwartaal(TALLOC_CTX *ctx, struct date d) {
    return date_is_empty(d) ? NULL : talloc_asprintf(ctx, "%04d-%d", d.year, (d.month + 2) / 3);
}

static const char *getal(TALLOC_CTX *ctx, long n) {
    return talloc_asprintf(ctx, "%ld", n);
}

static const char *ja(bool b) {
    return b ? "ja" : "nee";
}

static const struct bericht *laatste(const struct uitvoer_vraag *v, const char *code) {
    return historie_laatste(v->historie, code);
}

static long aantal_met(const struct uitvoer_vraag *v, const char *code, const char *veld, const char *waarde) {
    long n = 0;
    for (size_t i = 0; i < v->historie->aantal; i++) {
        const struct bericht *b = &v->historie->berichten[i];
        n += !b->ingetrokken && strcmp(b->dienst->code, code) == 0 &&
             (veld == NULL || bericht_waarde_is(b, veld, waarde));
    }
    return n;
}

static struct date eerste_kennisgeving(const struct uitvoer_vraag *v) {
    for (size_t i = 0; i < v->historie->aantal; i++) {
        const struct bericht *b = &v->historie->berichten[i];
        if (!b->ingetrokken && strcmp(b->dienst->code, "inburgeringsplicht") == 0)
            return bericht_datum(b, "datum_kennisgeving");
    }
    return (struct date){0};
}

/* ---- who ---- */

static const char *periode(TALLOC_CTX *ctx, const struct uitvoer_vraag *v) {
    return kwartaal(ctx, v->periode.tot);
}

static const char *gemeente(TALLOC_CTX *ctx, const struct uitvoer_vraag *v) {
    (void)ctx;
    return historie_gemeente(v->historie);
}

static const char *doelgroep(TALLOC_CTX *ctx, const struct uitvoer_vraag *v) {
    (void)ctx;
    return v->stand->doelgroep;
}

static const char *geslacht(TALLOC_CTX *ctx, const struct uitvoer_vraag *v) {
    (void)ctx;
    return bericht_waarde(laatste(v, "inburgeringsplicht"), "geslacht");
}

/* Of an incomplete date only the year counts. */
static const char *leeftijd(TALLOC_CTX *ctx, const struct uitvoer_vraag *v) {
    const char *geboren = bericht_waarde(laatste(v, "inburgeringsplicht"), "geboortedatum");
    (void)ctx;
    if (geboren == NULL)
        return NULL;
    long jaren = v->periode.tot.year - strtol(geboren, NULL, 10);
    return jaren < 25 ? "tot 25" : jaren < 35 ? "25-34" : jaren < 45 ? "35-44" : jaren < 55 ? "45-54" : "55 en ouder";
}

/* ---- the plicht and the PIP ---- */

static const char *plicht_kwartaal(TALLOC_CTX *ctx, const struct uitvoer_vraag *v) {
    return kwartaal(ctx, v->stand->datum_start);
}

static const char *fase(TALLOC_CTX *ctx, const struct uitvoer_vraag *v) {
    (void)ctx;
    return fase_code(v->stand->fase);
}

static const char *toets(TALLOC_CTX *ctx, const struct uitvoer_vraag *v) {
    (void)ctx;
    return bericht_waarde(laatste(v, "leerbaarheidstoets_uitkomst"), "uitkomst");
}

static const char *pip_kwartaal(TALLOC_CTX *ctx, const struct uitvoer_vraag *v) {
    return kwartaal(ctx, v->stand->eerste_dagtekening);
}

static const char *pip_weken(TALLOC_CTX *ctx, const struct uitvoer_vraag *v) {
    struct date begin = eerste_kennisgeving(v), pip = v->stand->eerste_dagtekening;
    if (date_is_empty(begin) || date_is_empty(pip))
        return NULL;
    long dagen = date_days_between(begin, pip);
    return getal(ctx, dagen > 0 ? (dagen + 6) / 7 : 0);
}

static const char *leerroute(TALLOC_CTX *ctx, const struct uitvoer_vraag *v) {
    (void)ctx;
    return bericht_waarde(laatste(v, "pip"), "leerroute");
}

static const char *niveau(TALLOC_CTX *ctx, const struct uitvoer_vraag *v) {
    (void)ctx;
    return bericht_waarde(laatste(v, "pip"), "niveau");
}

static const char *alfabetisering(TALLOC_CTX *ctx, const struct uitvoer_vraag *v) {
    (void)ctx;
    return bericht_waarde(laatste(v, "pip"), "alfabetisering");
}

static const char *wijzigingen(TALLOC_CTX *ctx, const struct uitvoer_vraag *v) {
    return getal(ctx, aantal_met(v, "pip", "soort", "wijziging"));
}

static const char *verhuizingen(TALLOC_CTX *ctx, const struct uitvoer_vraag *v) {
    const char *vorige = NULL;
    long n = 0;
    for (size_t i = 0; i < v->historie->aantal; i++) {
        const struct bericht *b = &v->historie->berichten[i];
        if (b->ingetrokken || strcmp(b->dienst->code, "inburgeringsplicht") != 0 ||
            stelsel_partij(b->ontvanger) != PARTIJ_GEMEENTE)
            continue;
        n += vorige != NULL && strcmp(vorige, b->ontvanger) != 0;
        vorige = b->ontvanger;
    }
    return getal(ctx, n);
}

/* ---- how it goes ---- */

static const char *resultaat_pvt(TALLOC_CTX *ctx, const struct uitvoer_vraag *v) {
    (void)ctx;
    return bericht_waarde(laatste(v, "pvt"), "resultaat");
}

static const char *resultaat_map(TALLOC_CTX *ctx, const struct uitvoer_vraag *v) {
    (void)ctx;
    return bericht_waarde(laatste(v, "map"), "resultaat");
}

static const char *lesuren(TALLOC_CTX *ctx, const struct uitvoer_vraag *v) {
    return getal(ctx, telling_lesuren(v->historie, NULL) / AFROND_UREN * AFROND_UREN);
}

static const char *participatie(TALLOC_CTX *ctx, const struct uitvoer_vraag *v) {
    const struct bericht *b = historie_laatste_met(v->historie, "uren", "soort", "participatie");
    return getal(ctx, bericht_getal(b, "uren") / AFROND_UREN * AFROND_UREN);
}

static const char *pogingen(TALLOC_CTX *ctx, const struct uitvoer_vraag *v) {
    return getal(ctx, aantal_met(v, "examenresultaat", NULL, NULL));
}

static const char *geslaagd(TALLOC_CTX *ctx, const struct uitvoer_vraag *v) {
    return getal(ctx, aantal_met(v, "examenresultaat", "resultaat", "geslaagd"));
}

static const char *vrijgesteld(TALLOC_CTX *ctx, const struct uitvoer_vraag *v) {
    (void)ctx;
    return ja(aantal_met(v, "vrijstelling", "beslissing", "toegekend") > 0);
}

static const char *termijn_kwartaal(TALLOC_CTX *ctx, const struct uitvoer_vraag *v) {
    return kwartaal(ctx, v->stand->termijn_einde);
}

static const char *verlengd(TALLOC_CTX *ctx, const struct uitvoer_vraag *v) {
    (void)ctx;
    return ja(aantal_met(v, "inburgeringstermijn", "soort", "verlengd") > 0);
}

static const char *boetes(TALLOC_CTX *ctx, const struct uitvoer_vraag *v) {
    return getal(ctx, aantal_met(v, "boete", NULL, NULL));
}

static const char *voldaan_wijze(TALLOC_CTX *ctx, const struct uitvoer_vraag *v) {
    const char *wijze = bericht_waarde(laatste(v, "voldaan"), "wijze");
    (void)ctx;
    return wijze != NULL && strcmp(wijze, "ontheffing") == 0 ? "anders" : wijze; /* nothing about health */
}

static const char *einde_kwartaal(TALLOC_CTX *ctx, const struct uitvoer_vraag *v) {
    return v->stand->plicht_beeindigd ? kwartaal(ctx, historie_plicht_einddatum(v->historie)) : NULL;
}

static bool telt_mee(const struct uitvoer_vraag *v) {
    if (date_is_empty(v->stand->datum_start) || date_cmp(v->stand->datum_start, v->periode.tot) > 0)
        return false;
    return !v->stand->plicht_beeindigd || date_cmp(historie_plicht_einddatum(v->historie), v->periode.van) >= 0;
}

#define KWARTAAL "kwartaal, zoals 2026-3"
#define AANTAL "heel getal"
#define UREN "heel getal, veelvoud van 50"
#define R91 RI "art. 9.1"

static const struct uitvoer_kolom kolommen[] = {
    {"periode", "Periode waarvan dit de stand is", KWARTAAL, R91, false, periode},
    {"gemeente", "Gemeente die het laatst voor deze persoon werkte", "CBS-code", R91, true, gemeente},
    {"doelgroep", "Wordt behandeld als", "asielstatushouder, gezinsmigrant, overige_migrant", WI "art. 3", false,
     doelgroep},
    {"geslacht", "Geslacht", "man, vrouw, onbekend", R91, false, geslacht},
    {"leeftijd", "Leeftijd aan het eind van het jaar", "tot 25, 25-34, 35-44, 45-54, 55 en ouder", R91, false,
     leeftijd},
    {"plicht_vanaf", "Begin van de inburgeringsplicht", KWARTAAL, WI "art. 3", false, plicht_kwartaal},
    {"fase", "Waar deze persoon is", "aangemeld, intake, pip, traject, afronding, beeindigd", R91, false, fase},
    {"uitkomst_toets", "Uitkomst van de leerbaarheidstoets", "b1_route, onderwijsroute, z_route", WI "art. 14", false,
     toets},
    {"eerste_pip", "Dagtekening van het eerste PIP", KWARTAAL, WI "art. 15", false, pip_kwartaal},
    {"weken_tot_pip", "Weken van de kennisgeving tot het eerste PIP, naar boven afgerond", AANTAL, BI "art. 5.3", false,
     pip_weken},
    {"leerroute", "Leerroute van het laatste PIP", "b1_route, onderwijsroute, z_route", WI "art. 6", false, leerroute},
    {"niveau", "Taalniveau van het laatste PIP", "a2, b1, b2", BI "art. 5.5", false, niveau},
    {"alfabetisering", "Alfabetisering in het laatste PIP", "ja, nee", BI "art. 5.3", false, alfabetisering},
    {"wijzigingen_pip", "Hoe vaak het PIP is gewijzigd", AANTAL, BI "art. 5.4", false, wijzigingen},
    {"verhuizingen", "Verhuizingen naar een andere gemeente sinds het begin van de plicht", AANTAL, WI "art. 35", false,
     verhuizingen},
    {"pvt", "Laatste resultaat van het PVT", "voldaan, niet_voldaan", BI "art. 3.1", false, resultaat_pvt},
    {"map", "Laatste resultaat van de MAP", "voldaan, niet_voldaan", BI "art. 3.2", false, resultaat_map},
    {"lesuren", "Lesuren die zijn doorgegeven", UREN, BI "art. 3.14", false, lesuren},
    {"uren_participatie", "Uren participatie die zijn doorgegeven (Z-route)", UREN, BI "art. 3.14", false,
     participatie},
    {"examens_afgelegd", "Pogingen voor een onderdeel van het examen", AANTAL, RI "art. 3.5", false, pogingen},
    {"examens_geslaagd", "Onderdelen die zijn gehaald", AANTAL, WI "art. 7", false, geslaagd},
    {"vrijstelling", "Er is een vrijstelling toegekend", "ja, nee", WI "art. 5", false, vrijgesteld},
    {"termijn_tot", "Einde van de inburgeringstermijn", KWARTAAL, WI "art. 11", false, termijn_kwartaal},
    {"termijn_verlengd", "De termijn is verlengd", "ja, nee", WI "art. 12", false, verlengd},
    {"boetes", "Boetes van DUO", AANTAL, WI "art. 24 en 25", false, boetes},
    {"voldaan", "Hoe aan de plicht is voldaan",
     "inburgeringsexamen, onderwijsroute, z_route, vrijstelling, anders; leeg: nog niet", WI "art. 6", false,
     voldaan_wijze},
    {"plicht_tot", "Einde van de inburgeringsplicht", KWARTAAL, WI "art. 3", false, einde_kwartaal},
    {0}};

const struct stelseluitvoer uitvoer_monitoring = {
    .nummer = 30,
    .code = "monitoring",
    .naam = "Monitoring en evaluatie",
    .omschrijving = "Het CBS krijgt per kwartaal gegevens zonder namen of nummers om te volgen hoe de wet werkt.",
    .gebruik = "Het CBS maakt er tabellen van. Daarmee volgt de minister of de wet werkt.",
    .afzenders = PARTIJ_DUO | PARTIJ_COA | PARTIJ_GEMEENTE,
    .ontvangers = PARTIJ_CBS,
    .grond = WI "art. 39; " R91,
    .termijn = "na elk kwartaal",
    .kolommen = kolommen,
    .telt_mee = telt_mee,
};
