/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Fields and rules of the effort at an instelling (23 and 29).
 */
#include "stelsel/inspanning.h"

#include <strings.h>

#define AFGEROND                                                                                                       \
    { "taalschakeltraject_afgerond", "ja" }

const struct veld inspanning_velden[] = {
    {.naam = "instelling",
     .label = "Instelling",
     .hulp = "De naam van de cursusinstelling of taalschakelinstelling. Gebruik steeds dezelfde naam.",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 200,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .ggm = "Inburgeringsaanbod.CursusInstelling",
     .bron = KETEN "14.2.1"},
    {.naam = "keurmerk",
     .label = "Heeft de instelling een keurmerk",
     .hulp = "Bij nee tellen de lesuren niet mee voor een examen op niveau A2 en voor de Z-route.",
     .soort = VELD_JANEE,
     .biv = BIV(LAAG, HOOG, LAAG),
     .bron = BI "art. 5.5"},
    {.naam = "periode_van",
     .label = "Eerste dag van de lessen",
     .hulp = "De dag waarop de inburgeraar bij deze instelling begon. Bij een nieuwe periode: de eerste dag daarvan.",
     .soort = VELD_DATUM,
     .verplicht = true,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .bron = KETEN "14.2.1"},
    {.naam = "peildatum",
     .label = "Peildatum",
     .hulp = "Tot en met deze dag zijn de uren geteld.",
     .soort = VELD_DATUM,
     .verplicht = true,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .ggm = "Brede Intake.DatumTot",
     .bron = KETEN "14.2.1"},
    {.naam = "uren_taal_en_knm",
     .label = "Uren taal en KNM",
     .hulp = "Het totaal van de gevolgde lessen van de eerste dag tot en met de peildatum, zonder alfabetisering.",
     .soort = VELD_UREN,
     .verplicht = true,
     .min = 0,
     .max = 5000,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .ggm = "Brede Intake.GevolgdeUrenKNMenTaalles",
     .bron = BI "art. 5.5"},
    {.naam = "uren_alfabetisering",
     .label = "Uren alfabetisering",
     .hulp = "Het totaal van de gevolgde lessen alfabetisering. Geen alfabetisering? Vul 0 in.",
     .soort = VELD_UREN,
     .verplicht = true,
     .min = 0,
     .max = 5000,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .ggm = "Brede Intake.AantalUrenAlfabetiseringsOnderwijs",
     .bron = BI "art. 5.5"},
    {.naam = "uren_geoorloofd_verzuim",
     .label = "Uren geoorloofd verzuim",
     .hulp = "Lesuren die de inburgeraar miste met een goede reden, zoals ziekte. Schrijf die reden nergens op.",
     .soort = VELD_UREN,
     .verplicht = true,
     .min = 0,
     .max = 5000,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .ggm = "Brede Intake.UrenGeoorloofdVerzuim",
     .bron = BI "art. 4.4"},
    {.naam = "uren_ongeoorloofd_verzuim",
     .label = "Uren ongeoorloofd verzuim",
     .hulp = "Lesuren die de inburgeraar miste zonder goede reden.",
     .soort = VELD_UREN,
     .verplicht = true,
     .min = 0,
     .max = 5000,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .ggm = "Brede Intake.UrenOngeoorloofdVerzuim",
     .bron = BI "art. 4.4"},
    {.naam = "uren_participatie_als_taalles",
     .label = "Uren participatie die tellen als taalles",
     .hulp = "Alleen bij een duaal traject: werk of vrijwilligerswerk met taalles.",
     .soort = VELD_UREN,
     .min = 0,
     .max = 5000,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .ggm = "B1-route.GevolgdeUrenParticipatieTaalles",
     .bron = KETEN "14.2.1"},
    {.naam = "taalschakeltraject_afgerond",
     .label = "Taalschakeltraject afgerond",
     .hulp = "Alleen in de onderwijsroute. Laat dit leeg als het geen taalschakeltraject is.",
     .soort = VELD_JANEE,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .ggm = "Inburgeringsaanbod.TaalschakelTraject",
     .bron = WI "art. 8"},
    {.naam = "datum_afgerond",
     .label = "Datum waarop het taalschakeltraject is afgerond",
     .hulp = "Alleen als het taalschakeltraject is afgerond.",
     .soort = VELD_DATUM,
     .verplicht_als = AFGEROND,
     .alleen_als = AFGEROND,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .ggm = "Inburgeringsaanbod.DatumTaalschakelDiploma",
     .bron = WI "art. 8"},
    {0}};

/* ---- rules ---- */

bool inspanning_periode(const struct vraag *v, struct buf *melding) {
    struct date van = bericht_datum(v->nieuw, "periode_van"), peil = bericht_datum(v->nieuw, "peildatum");
    if (date_is_empty(van) || date_is_empty(peil) || date_cmp(van, peil) <= 0)
        return true;
    buf_add(melding, "De eerste dag van de lessen is na de peildatum. Controleer beide datums.");
    return false;
}

bool inspanning_loopt_op(const struct vraag *v, struct buf *melding) {
    static const char *const uren[] = {
        "uren_taal_en_knm",          "uren_alfabetisering",           "uren_geoorloofd_verzuim",
        "uren_ongeoorloofd_verzuim", "uren_participatie_als_taalles", NULL};
    return uren_lopen_op(v, zelfde_inspanning, uren, melding);
}

#define DAGEN_PER_WEEK 7

/* The highest that any PIP said: a PIP that lowers it does not make earlier lessons impossible. */
static long uren_per_week(const struct historie *h) {
    long hoogste = 0;
    for (size_t i = 0; i < h->aantal; i++) {
        const struct bericht *b = &h->berichten[i];
        long uren = b->ingetrokken ? 0 : bericht_getal(b, "intensiteit_leerroute");
        hoogste = uren > hoogste ? uren : hoogste;
    }
    return hoogste > 0 ? hoogste : stelsel_veld(stelsel_vind("pip"), "intensiteit_leerroute")->max;
}

bool inspanning_verzuim(const struct vraag *v, struct buf *melding) {
    struct date van = bericht_datum(v->nieuw, "periode_van"), peil = bericht_datum(v->nieuw, "peildatum");
    long verzuim =
        bericht_getal(v->nieuw, "uren_geoorloofd_verzuim") + bericht_getal(v->nieuw, "uren_ongeoorloofd_verzuim");
    if (date_is_empty(van) || date_is_empty(peil) || date_cmp(van, peil) > 0)
        return true;
    long weken = date_days_between(van, peil) / DAGEN_PER_WEEK + 1; /* a week that has begun counts */
    long gepland = weken * uren_per_week(v->historie);
    if (verzuim <= gepland)
        return true;
    buf_addf(
        melding,
        "Er is meer verzuim (%ld uur) dan er les kon zijn in deze periode: ten hoogste %ld uur, bij %ld uur per week. "
        "Controleer het verzuim en de datums.",
        verzuim, gepland, uren_per_week(v->historie));
    return false;
}

static bool raakt(const struct bericht *a, const struct bericht *b) {
    struct date van = bericht_datum(a, "periode_van"), tot = bericht_datum(a, "peildatum");
    struct date ook_van = bericht_datum(b, "periode_van"), ook_tot = bericht_datum(b, "peildatum");
    return date_cmp(van, ook_tot) <= 0 && date_cmp(ook_van, tot) <= 0;
}

bool inspanning_overlapt_niet(const struct vraag *v, struct buf *melding) {
    const char *instelling = bericht_waarde(v->nieuw, "instelling");
    bool heel = instelling != NULL && bericht_waarde(v->nieuw, "periode_van") != NULL &&
                bericht_waarde(v->nieuw, "peildatum") != NULL;
    for (size_t i = 0; heel && i < v->historie->aantal; i++) {
        const struct bericht *b = &v->historie->berichten[i];
        if (b->ingetrokken || !is_inspanning(b) || strcasecmp(bericht_waarde(b, "instelling"), instelling) != 0 ||
            zelfde_inspanning(b, v->nieuw) || !raakt(b, v->nieuw))
            continue;
        buf_add(melding, "Deze periode overlapt met een andere bij dezelfde instelling, van ");
        melding_datum(melding, bericht_datum(b, "periode_van"));
        buf_add(melding, " tot en met ");
        melding_datum(melding, bericht_datum(b, "peildatum"));
        buf_add(melding, ". Neem de eerste dag van die periode over, of begin na de laatste dag.");
        return false;
    }
    return true;
}

bool inspanning_na_pip(const struct vraag *v, struct buf *melding) {
    struct date eerste = historie_eerste_dagtekening(v->historie), van = bericht_datum(v->nieuw, "periode_van");
    if (date_is_empty(eerste) || date_is_empty(van) || date_cmp(van, eerste) > 0)
        return true;
    buf_add(melding, "De lessen begonnen voor het eerste PIP, van ");
    melding_datum(melding, eerste);
    buf_add(melding, ". Inspanning van voor het PIP telt meestal niet mee. Schrijf op waarom die hier wel telt, of tel "
                     "de uren vanaf de dag erna.");
    return false;
}

bool inspanning_taalschakel(const struct vraag *v, struct buf *melding) {
    const char *leerroute = bericht_waarde(historie_laatste(v->historie, "pip"), "leerroute");
    if (bericht_waarde(v->nieuw, "taalschakeltraject_afgerond") == NULL || leerroute == NULL ||
        strcmp(leerroute, "onderwijsroute") == 0)
        return true;
    buf_add(melding, "Een taalschakeltraject hoort bij de onderwijsroute, en deze persoon volgt een andere leerroute. "
                     "Maak dit veld leeg, of schrijf op waarom het klopt.");
    return false;
}

bool inspanning_afgerond_datum(const struct vraag *v, struct buf *melding) {
    struct date klaar = bericht_datum(v->nieuw, "datum_afgerond"), van = bericht_datum(v->nieuw, "periode_van");
    struct date peil = bericht_datum(v->nieuw, "peildatum");
    if (date_is_empty(klaar) || date_is_empty(van) || date_is_empty(peil) ||
        (date_cmp(klaar, van) >= 0 && date_cmp(klaar, peil) <= 0))
        return true;
    buf_add(melding, "Het taalschakeltraject is afgerond op een dag buiten deze periode. Controleer de datums.");
    return false;
}

/* ---- totals on the review page ---- */

static bool in_route(const struct vraag *v, const char *route) {
    return bericht_waarde_is(historie_laatste(v->historie, "pip"), "leerroute", route);
}

static bool in_b1(const struct vraag *v) {
    return in_route(v, "b1_route");
}

static bool in_z(const struct vraag *v) {
    return in_route(v, "z_route");
}

/* All but the field that the row is about; lessons during the intake count too (Besluit 3.14 lid 6, 5.5 lid 2). */
static long andere_lessen(const struct vraag *v) {
    return telling_lesuren(v->historie, v->nieuw) + telling_intake(v->historie) +
           bericht_getal(v->nieuw, "uren_alfabetisering") + bericht_getal(v->nieuw, "uren_participatie_als_taalles");
}

const struct totaal inspanning_totalen[] = {{.veld = "uren_taal_en_knm",
                                             .label = "Lesuren voor een examen op niveau A2",
                                             .norm = "a2_uren",
                                             .geldt = in_b1,
                                             .telt_mee = andere_lessen},
                                            {.veld = "uren_taal_en_knm",
                                             .label = "Lesuren in de Z-route",
                                             .norm = "z_cursus_uren",
                                             .geldt = in_z,
                                             .telt_mee = andere_lessen},
                                            {0}};
