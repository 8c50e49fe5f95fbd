/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 21 Resultaten Z-route: the eindgesprek about taal and, for asielstatushouders, the participatie. The gemeente tells
 * DUO. The two parts are lines of their own.
 */
#include "stelsel/uren_telling.h"

static const struct keuze delen[] = {{"eindgesprek_taal", "Eindgesprek taal"}, {"participatie", "Participatie"}, {0}};

#define TAAL                                                                                                           \
    { "onderdeel", "eindgesprek_taal" }
#define NIET_VOLDAAN                                                                                                   \
    { "resultaat", "niet_voldaan" }

static const char *telkens_nieuw(const struct vraag *v) {
    (void)v;
    return NULL;
}

static const struct veld velden[] = {
    {.naam = "onderdeel",
     .label = "Onderdeel van de Z-route",
     .hulp = "Geef elk onderdeel apart door. Participatie is er alleen voor asielstatushouders.",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = delen,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .voorstel = telkens_nieuw,
     .ggm = "Z-route.Onderdeel",
     .bron = WI "art. 9"},
    {.naam = "resultaat",
     .label = "Resultaat",
     .hulp = "Zijn alle onderdelen voldaan, dan maakt DUO het certificaat. De gemeente reikt het zelf uit.",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = keuze_resultaat,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .voorstel = telkens_nieuw,
     .ggm = "Z-route.Resultaat",
     .bron = BI "art. 3.14"},
    {.naam = "uren",
     .label = "Gevolgde uren",
     .hulp =
         "Bij het eindgesprek taal: alle lesuren taal, KNM en alfabetisering, ook die uit een eerdere leerroute. Bij "
         "participatie: de uren participatie zonder PVT en MAP; die telt het portaal er zelf bij.",
     .soort = VELD_UREN,
     .verplicht = true,
     .min = 0,
     .max = 5000,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .voorstel = telkens_nieuw,
     .ggm = "Z-route.GevolgdeUrenParticipatieActiviteiten",
     .bron = BI "art. 3.14 en 5.4, lid 4"},
    {.naam = "uren_eerder_onderwijs",
     .label = "Uren eerder onderwijs die meetellen",
     .hulp =
         "Uren voortgezet speciaal onderwijs, praktijkonderwijs of entreeopleiding, van ten hoogste 2 jaar voor het "
         "PIP. Geen? Laat dit leeg.",
     .soort = VELD_UREN,
     .alleen_als = TAAL,
     .min = 0,
     .max = 5000,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .voorstel = telkens_nieuw,
     .bron = BI "art. 3.14, lid 8 tot en met 10"},
    {.naam = "datum",
     .label = "Datum",
     .hulp = "De dag van het eindgesprek, of de dag waarop de participatie klaar was.",
     .soort = VELD_DATUM,
     .verplicht = true,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .voorstel = telkens_nieuw,
     .ggm = "Z-route.ExamenDatum",
     .bron = BI "art. 3.14"},
    {.naam = "reden_geen_resultaat",
     .label = "Reden waarom niet is voldaan",
     .hulp = "Alleen bij niet voldaan. Schrijf geen medische gegevens op.",
     .soort = VELD_LANGETEKST,
     .verplicht_als = NIET_VOLDAAN,
     .alleen_als = NIET_VOLDAAN,
     .max = 200,
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .voorstel = telkens_nieuw,
     .ggm = "Z-route.RedenGeenResultaat",
     .bron = WI "art. 25"},
    {0}};

static bool is_taal(const struct bericht *b) {
    return bericht_waarde_is(b, "onderdeel", "eindgesprek_taal");
}

static bool is_participatie(const struct bericht *b) {
    return bericht_waarde_is(b, "onderdeel", "participatie");
}

static bool in_z_route(const struct vraag *v, struct buf *melding) {
    if (bericht_waarde_is(historie_laatste(v->historie, "pip"), "leerroute", "z_route"))
        return true;
    buf_add(melding, "Deze inburgeraar volgt volgens het PIP niet de Z-route. Geef eerst een PIP met de Z-route door.");
    return false;
}

static bool participatie_van_asiel(const struct vraag *v, struct buf *melding) {
    if (!is_participatie(v->nieuw) || historie_asiel(v->historie, NULL))
        return true;
    buf_addf(melding,
             "De %ld uur participatie geldt alleen voor asielstatushouders. Deze persoon is dat niet. Geef alleen het "
             "eindgesprek taal door.",
             wet_waarde("z_participatie_uren", bericht_gebeurtenis(v->nieuw, v->vandaag)));
    return false;
}

/* R16: for people who see or hear badly a lower norm may hold; which one stands in the decision, not here. */
static bool lagere_norm(const struct vraag *v) {
    return bericht_waarde_is(historie_laatste(v->historie, "pip"), "geen_toets_zintuiglijk", "ja");
}

static long eerder_onderwijs(const struct vraag *v) {
    return bericht_getal(v->nieuw, "uren_eerder_onderwijs");
}

static long pvt_en_map(const struct vraag *v) {
    return telling_pvt_en_map(v->historie);
}

/* The hours that are missing for voldaan; 0: none, or not asked. */
static long te_weinig(const struct vraag *v) {
    const char *norm = is_taal(v->nieuw) ? "z_cursus_uren" : "z_participatie_uren";
    if (!bericht_waarde_is(v->nieuw, "resultaat", "voldaan") || bericht_waarde(v->nieuw, "uren") == NULL ||
        bericht_waarde(v->nieuw, "onderdeel") == NULL)
        return 0;
    long mee = is_taal(v->nieuw) ? eerder_onderwijs(v) : pvt_en_map(v);
    long tekort = wet_waarde(norm, bericht_gebeurtenis(v->nieuw, v->vandaag)) - bericht_getal(v->nieuw, "uren") - mee;
    return tekort > 0 ? tekort : 0;
}

static bool genoeg_lesuren(const struct vraag *v, struct buf *melding) {
    long tekort = te_weinig(v);
    if (!is_taal(v->nieuw) || tekort == 0 || lagere_norm(v))
        return true;
    buf_addf(melding,
             "Bij voldaan horen ten minste %ld lesuren. Er ontbreken er %ld. Vul de uren aan of kies niet voldaan.",
             wet_waarde("z_cursus_uren", bericht_gebeurtenis(v->nieuw, v->vandaag)), tekort);
    return false;
}

static bool genoeg_participatie(const struct vraag *v, struct buf *melding) {
    long tekort = te_weinig(v);
    if (!is_participatie(v->nieuw) || tekort == 0 || lagere_norm(v))
        return true;
    buf_addf(
        melding,
        "Bij voldaan horen ten minste %ld uren participatie; PVT en MAP tellen daarin mee (%ld uur). Er ontbreken er "
        "%ld. Vul de uren aan of kies niet voldaan.",
        wet_waarde("z_participatie_uren", bericht_gebeurtenis(v->nieuw, v->vandaag)), pvt_en_map(v), tekort);
    return false;
}

static bool lagere_norm_uitgelegd(const struct vraag *v, struct buf *melding) {
    long tekort = te_weinig(v);
    if (tekort == 0 || !lagere_norm(v))
        return true;
    buf_addf(melding,
             "Dit zijn %ld uren minder dan de norm. Door een beperking in horen of zien kan een lagere norm "
             "gelden. Schrijf op welk aantal uren u heeft vastgesteld.",
             tekort);
    return false;
}

/* R19b: lessons of another leerroute count; so what was delivered as effort is the measure. */
static bool lesuren_onderbouwd(const struct vraag *v, struct buf *melding) {
    long geteld = telling_lessen_en_intake(v->historie);
    if (!is_taal(v->nieuw) || !historie_asiel(v->historie, NULL) || bericht_getal(v->nieuw, "uren") <= geteld)
        return true;
    buf_addf(melding,
             "Bij DUO zijn %ld lesuren bekend uit de brede intake en de inspanning bij instellingen. U geeft er meer "
             "door. Werk eerst "
             "de inspanning bij, of schrijf op waar de andere uren vandaan komen.",
             geteld);
    return false;
}

static const struct regel regels[] = {
    {"z_route", WI "art. 9", ERNST_FOUT, NULL, in_z_route},
    {"R15", BI "art. 3.14", ERNST_FOUT, "onderdeel", participatie_van_asiel},
    {"R14_lesuren", BI "art. 3.14", ERNST_FOUT, "uren", genoeg_lesuren},
    {"R14_participatie", BI "art. 3.14", ERNST_FOUT, "uren", genoeg_participatie},
    {"R16", BI "art. 3.14, lid 8 tot en met 10", ERNST_WAARSCHUWING, "uren", lagere_norm_uitgelegd},
    {"R19b", BI "art. 5.4, lid 4", ERNST_WAARSCHUWING, "uren", lesuren_onderbouwd},
    {"R14_termijn", WI "art. 25, lid 1", ERNST_WAARSCHUWING, "datum", regel_binnen_termijn},
    {"blijft_voldaan", KETEN "14.2", ERNST_WAARSCHUWING, "resultaat", regel_blijft_voldaan},
    {"datum_toekomst", KETEN "14.3", ERNST_FOUT, "datum", regel_datum_niet_na_vandaag},
    {"datum_voor_plicht", WI "art. 3", ERNST_FOUT, "datum", regel_datum_niet_voor_plicht},
    {0}};

static const struct onderdeel onderdelen[] = {
    {.naam = "Eindgesprek taal (Z-route)", .alleen_in = "z_route", .over = TAAL, .klaar = {"resultaat", "voldaan"}},
    {.code = "participatie",
     .naam = "Participatie (Z-route)",
     .alleen_in = "z_route",
     .alleen_als_asiel = true,
     .over = {"onderdeel", "participatie"},
     .klaar = {"resultaat", "voldaan"}},
    {0}};

static const struct totaal totalen[] = {{.veld = "uren",
                                         .label = "Lesuren (eerder onderwijs telt mee)",
                                         .norm = "z_cursus_uren",
                                         .als = TAAL,
                                         .telt_mee = eerder_onderwijs},
                                        {.veld = "uren",
                                         .label = "Uren participatie (PVT en MAP tellen mee)",
                                         .norm = "z_participatie_uren",
                                         .als = {"onderdeel", "participatie"},
                                         .telt_mee = pvt_en_map},
                                        {0}};

static const char *const bij_de_hand[] = {"pip", "pvt", "map", "uren", "inspanning", NULL};

const struct stelseldienst dienst_z_route = {
    .nummer = 21,
    .code = "z_route",
    .naam = "Z-route",
    .omschrijving = "U geeft het resultaat van het eindgesprek taal of van de participatie in de Z-route door aan DUO.",
    .gebruik = "DUO telt de uren bij elkaar en geeft het certificaat van de Z-route als alles klaar is.",
    .afzenders = PARTIJ_GEMEENTE,
    .ontvangers = PARTIJ_DUO,
    .grond = WI "art. 34, lid 1",
    .termijn = "binnen 10 werkdagen na het eindgesprek",
    .werkdagen = 10,
    .datum_veld = "datum",
    .tijdlijn = "Z-route, {onderdeel}: {resultaat}, {uren}",
    .afsluitend = true,
    .per = "onderdeel",
    .voor_wie = in_z_route,
    .velden = velden,
    .regels = regels,
    .onderdeel = onderdelen,
    .totalen = totalen,
    .bij_de_hand = bij_de_hand,
};
