/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 5 Opgelegde boete: DUO tells the gemeente, one bericht per part. A boete for an asielstatushouder is possible in the
 * data, but never assumed: since the judgment of 2025 it is the exception, and is named as such.
 */
#include "stelsel/dienst.h"

static const struct keuze onderdelen[] = {{"pvt", "Participatieverklaringstraject (PVT)"},
                                          {"map", "Module Arbeidsmarkt en Participatie (MAP)"},
                                          {"leerroute", "Leerroute"},
                                          {0}};

static const struct veld velden[] = {{.naam = "datum_beschikking",
                                      .label = "Datum van de beschikking",
                                      .hulp = "De datum op de brief van DUO aan de inburgeraar.",
                                      .soort = VELD_DATUM,
                                      .verplicht = true,
                                      .biv = BIV(HOOG, HOOG, MIDDEN),
                                      .ggm = "Inburgeringstermijn.DatumBoete",
                                      .bron = WI "art. 24 en 25"},
                                     {.naam = "bedrag",
                                      .label = "Bedrag",
                                      .hulp = "In euro, voor dit onderdeel.",
                                      .soort = VELD_BEDRAG,
                                      .verplicht = true,
                                      .min = 0,
                                      .max = 10000,
                                      .biv = BIV(MIDDEN, HOOG, MIDDEN),
                                      .ggm = "Inburgeringstermijn.BoeteBedrag",
                                      .bron = WI "art. 26; " BI "art. 7.2"},
                                     {.naam = "onderdeel",
                                      .label = "Onderdeel",
                                      .hulp = "Wat niet op tijd klaar was.",
                                      .soort = VELD_KEUZE,
                                      .verplicht = true,
                                      .keuzes = onderdelen,
                                      .biv = BIV(MIDDEN, HOOG, MIDDEN),
                                      .bron = WI "art. 24 en 25"},
                                     {.naam = "nieuwe_termijn_tot",
                                      .label = "Nieuwe termijn tot en met",
                                      .hulp = "De laatste dag om dit onderdeel alsnog af te ronden.",
                                      .soort = VELD_DATUM,
                                      .biv = BIV(HOOG, HOOG, MIDDEN),
                                      .bron = WI "art. 24, lid 2; " RI "art. 7.4"},
                                     {0}};

/* ---- rules ---- */

static bool is_leerroute(const struct vraag *v) {
    return bericht_waarde_is(v->nieuw, "onderdeel", "leerroute");
}

static bool hoogstens(const struct vraag *v, struct buf *melding) {
    long norm = wet_waarde(is_leerroute(v) ? "boete_leerroute_euro" : "boete_pvt_map_euro",
                           bericht_gebeurtenis(v->nieuw, v->vandaag));
    if (bericht_waarde(v->nieuw, "onderdeel") == NULL || bericht_centen(v->nieuw, "bedrag") <= 100 * norm)
        return true;
    buf_addf(melding, "Voor dit onderdeel is de boete ten hoogste %ld euro. Controleer het bedrag.", norm);
    return false;
}

/* Besluit 7.2 lid 3: it may be lower for special circumstances. */
static bool vast_bedrag(const struct vraag *v, struct buf *melding) {
    long norm = wet_waarde("boete_pvt_map_euro", bericht_gebeurtenis(v->nieuw, v->vandaag));
    if (!een_van("pvt|map",
                 bericht_waarde(v->nieuw, "onderdeel") == NULL ? "" : bericht_waarde(v->nieuw, "onderdeel")) ||
        bericht_waarde(v->nieuw, "bedrag") == NULL || bericht_centen(v->nieuw, "bedrag") >= 100 * norm)
        return true;
    buf_addf(melding,
             "De boete voor PVT of MAP is %ld euro. Een lager bedrag kan bij bijzondere omstandigheden. Controleer het "
             "bedrag.",
             norm);
    return false;
}

/* Only after a termijn has passed; with a boete a new one begins, so an earlier one may be meant. */
static bool termijn_voorbij(const struct vraag *v, struct buf *melding) {
    struct date op = bericht_datum(v->nieuw, "datum_beschikking"), eerste = {0};
    for (size_t i = 0; i < v->historie->aantal; i++) {
        const struct bericht *b = &v->historie->berichten[i];
        struct date einde = bericht_datum(b, "datum_einde");
        if (b->ingetrokken || strcmp(b->dienst->code, "inburgeringstermijn") != 0 || date_is_empty(einde))
            continue;
        if (date_is_empty(eerste) || date_cmp(einde, eerste) < 0)
            eerste = einde;
    }
    if (date_is_empty(op) || date_is_empty(eerste) || date_cmp(op, eerste) > 0)
        return true;
    buf_add(melding, "De inburgeringstermijn loopt nog, tot en met ");
    melding_datum(melding, eerste);
    buf_add(melding, ". Een boete kan pas daarna. Controleer de datum.");
    return false;
}

/* R4, and who was ready: nothing to be fined for. */
static bool was_nodig(const struct vraag *v, struct buf *melding) {
    const char *onderdeel = bericht_waarde(v->nieuw, "onderdeel");
    if (onderdeel == NULL || is_leerroute(v) || historie_onderdeel_is(v->historie, onderdeel) == ONDERDEEL_OPEN)
        return true;
    buf_addf(melding, "%s staat in het portaal op: %s. Controleer waarvoor de boete is.",
             keuze_label(onderdelen, onderdeel), onderdeel_is_label(historie_onderdeel_is(v->historie, onderdeel)));
    return false;
}

/* How long the new termijn may be: Regeling 7.4. The beschikking is made known a little later, so there is some room.
 */
static long maanden(const struct vraag *v, struct date op) {
    static const char *const naar_behaald[] = {"nieuwe_termijn_0_maanden", "nieuwe_termijn_1_maanden",
                                               "nieuwe_termijn_2_maanden", "nieuwe_termijn_3_maanden"};
    const struct bericht *pip = historie_laatste(v->historie, "pip");
    if (!is_leerroute(v)) {
        bool beide = historie_tel_onderdelen(v->historie, "pvt|map", ONDERDEEL_OPEN, NULL) == 2;
        return wet_waarde(beide ? "nieuwe_termijn_beide_maanden" : "nieuwe_termijn_een_maanden", op);
    }
    if (bericht_waarde_is(pip, "leerroute", "z_route"))
        return wet_waarde("nieuwe_termijn_maanden", op); /* by hours that the portal may not have */
    size_t behaald = historie_tel_onderdelen(v->historie, EXAMENONDERDELEN, ONDERDEEL_BEHAALD, NULL);
    return wet_waarde(naar_behaald[behaald > 3 ? 3 : behaald], op);
}

#define BEKENDMAKING_DAGEN 14

static bool nieuwe_termijn(const struct vraag *v, struct buf *melding) {
    struct date op = bericht_datum(v->nieuw, "datum_beschikking"), tot = bericht_datum(v->nieuw, "nieuwe_termijn_tot");
    if (date_is_empty(op) || date_is_empty(tot) || bericht_waarde(v->nieuw, "onderdeel") == NULL)
        return true;
    int aantal = (int)maanden(v, op);
    struct date laatste = date_add_days(date_add_months(op, aantal), BEKENDMAKING_DAGEN);
    if (date_cmp(tot, laatste) <= 0)
        return true;
    buf_addf(melding, "Na deze boete duurt de nieuwe termijn %d maanden, dus ongeveer tot ", aantal);
    melding_datum(melding, date_add_months(op, aantal));
    buf_add(melding, ". Controleer de datum.");
    return false;
}

static bool erna(const struct vraag *v, struct buf *melding) {
    struct date op = bericht_datum(v->nieuw, "datum_beschikking"), tot = bericht_datum(v->nieuw, "nieuwe_termijn_tot");
    if (date_is_empty(op) || date_is_empty(tot) || date_cmp(tot, op) > 0)
        return true;
    buf_add(melding, "De nieuwe termijn eindigt voor de beschikking. Vul een datum in na ");
    melding_datum(melding, op);
    buf_add(melding, ".");
    return false;
}

static const struct regel regels[] = {
    {"datum_toekomst", KETEN "14.3", ERNST_FOUT, "datum_beschikking", regel_datum_niet_na_vandaag},
    {"wi_26", WI "art. 26, lid 1", ERNST_FOUT, "bedrag", hoogstens},
    {"wi_24_termijn", WI "art. 24, lid 2", ERNST_FOUT, "nieuwe_termijn_tot", erna},
    {"bi_7_2", BI "art. 7.2, lid 1 en 3", ERNST_WAARSCHUWING, "bedrag", vast_bedrag},
    {"wi_24_25", WI "art. 24 en 25", ERNST_WAARSCHUWING, "datum_beschikking", termijn_voorbij},
    {"wi_24", WI "art. 24, lid 1, en 8, lid 3", ERNST_WAARSCHUWING, "onderdeel", was_nodig},
    {"ri_7_4", RI "art. 7.4", ERNST_WAARSCHUWING, "nieuwe_termijn_tot", nieuwe_termijn},
    {"asielstatushouder", WI "art. 24 en 25; Hof van Justitie EU, ECLI:EU:C:2025:52", ERNST_WAARSCHUWING, NULL,
     regel_geen_boete_asiel},
    {0}};

static const struct signaal_soort signalen[] = {
    {.code = "boete_opgelegd",
     .titel = "DUO heeft een boete opgelegd",
     .waarom = "De inburgeraar was niet op tijd klaar en moet het onderdeel alsnog afronden in een nieuwe termijn (" WI
               "art. 24 en 25).",
     .doen = "Bespreek met de inburgeraar wat er nog moet gebeuren en of het PIP nog past.",
     .tot_volgende = true},
    {0}};

static const char *const bij_de_hand[] = {"inburgeringstermijn", "notificatie", NULL};

const struct stelseldienst dienst_boete = {
    .nummer = 5,
    .code = "boete",
    .naam = "Boete",
    .omschrijving = "DUO laat weten dat de inburgeraar een boete heeft gekregen.",
    .gebruik = "De gemeente weet waarom de inburgeraar een boete kreeg en kijkt of het plan nog past.",
    .afzenders = PARTIJ_DUO,
    .ontvangers = PARTIJ_GEMEENTE,
    .grond = WI "art. 33, lid 1, onder a",
    .termijn = "bij de beschikking",
    .datum_veld = "datum_beschikking",
    .per = "onderdeel",
    .tijdlijn = "Boete van {bedrag}: {onderdeel}",
    .velden = velden,
    .regels = regels,
    .signaal = signalen,
    .bij_de_hand = bij_de_hand,
};
