/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Sources: Wet inburgering 2021 (BWBR0044770), Besluit (BWBR0045555, text of 2 April 2026), Regeling (BWBR0045574, text
 * of 18 April 2026). Rows of one code follow each other in time.
 */
#include "domain/wet.h"

#include <assert.h>
#include <string.h>

#define INVOERING                                                                                                      \
    { 2022, 1, 1 }
/* From the day the law came into force, and still. */
#define SINDS_INVOERING(code, waarde, eenheid, artikel)                                                                \
    { code, INVOERING, {0}, waarde, eenheid, artikel, NULL }
#define WI "Wet inburgering 2021, "
#define BI "Besluit inburgering 2021, "
#define RI "Regeling inburgering 2021, "

const struct wet_regel wet_tabel[] = {
    {"pip_weken",
     INVOERING,
     {2026, 4, 2},
     10,
     "weken",
     "Besluit inburgering 2021, art. 5.3",
     "Text of 1 January 2022: counted from the inschrijving in the BRP. The day on which this changed is not known; 2 "
     "April 2026 is "
     "the date of the text that was read. The portal knows the kennisgeving, so it counts from there: never too late a "
     "date."},
    {"pip_weken",
     {2026, 4, 2},
     {0},
     10,
     "weken",
     "Besluit inburgering 2021, art. 5.3",
     "Counted from the kennisgeving by DUO; for an asielstatushouder who is not yet registered in the gemeente from "
     "that inschrijving."},
    {"termijn_jaren", INVOERING, {0}, 3, "jaar", "Wet inburgering 2021, art. 11", NULL},
    {"leerroute_wijzigen_maanden", INVOERING, {0}, 18, "maanden", "Besluit inburgering 2021, art. 5.4", NULL},
    SINDS_INVOERING("intake_oproepen", 3, "oproepen", "Ketenproces en gegevensuitwisseling 1.3, 9.2"),
    {"a2_uren", INVOERING, {0}, 600, "uur", "Besluit inburgering 2021, art. 5.5", NULL},
    {"pvt_uren", INVOERING, {0}, 12, "uur", "Besluit inburgering 2021, art. 3.1", NULL},
    {"map_uren", INVOERING, {0}, 40, "uur", "Besluit inburgering 2021, art. 3.2", NULL},
    {"z_cursus_uren", INVOERING, {0}, 800, "uur", "Besluit inburgering 2021, art. 3.14", NULL},
    {"z_participatie_uren",
     INVOERING,
     {0},
     800,
     "uur",
     "Besluit inburgering 2021, art. 3.14",
     "Only asielstatushouders; the hours of PVT and MAP are deducted from it."},
    {"plicht_leeftijd", INVOERING, {0}, 16, "jaar", "Wet inburgering 2021, art. 3", NULL},
    {"aanbod_maanden", INVOERING, {0}, 3, "maanden", "Regeling inburgering 2021, art. 4.1", NULL},
    {"taalschakel_maanden", INVOERING, {0}, 6, "maanden", "Regeling inburgering 2021, art. 4.1", NULL},
    {"doelgroepkeuze_weken",
     INVOERING,
     {0},
     10,
     "weken",
     "Ketenproces en gegevensuitwisseling 1.3, 13.4",
     "An agreement of the chain, not law."},
    SINDS_INVOERING("overdracht_maanden", 1, "maand", WI "art. 35, lid 4"),
    SINDS_INVOERING("onderbreking_maanden", 12, "maanden", BI "art. 2.1, lid 2"),
    SINDS_INVOERING("ontheffing_jaren", 5, "jaar", BI "art. 2.7, lid 2"),
    SINDS_INVOERING("ontheffing_taalonderdelen", 3, "onderdelen", BI "art. 2.7, lid 3"),
    SINDS_INVOERING("ontheffing_beslissen_weken", 8, "weken", BI "art. 2.7, lid 5, en 2.8, lid 3"),
    SINDS_INVOERING("ontheffing_onderzoek_euro", 225, "euro", RI "art. 2.7"),
    SINDS_INVOERING("vrijstelling_beslissen_weken", 8, "weken", RI "art. 2.3 en 3.14"),
    SINDS_INVOERING("vrijstelling_aanvraag_euro", 90, "euro", RI "art. 2.3, lid 3"),
    SINDS_INVOERING("examengeld_euro", 50, "euro", RI "art. 3.4"),
    SINDS_INVOERING("examen_kosteloos", 2, "pogingen per onderdeel", RI "art. 3.5"),
    SINDS_INVOERING("verlenging_aanvragen_maanden", 6, "maanden voor het einde", BI "art. 4.5, lid 1"),
    SINDS_INVOERING("verlenging_beslissen_weken", 8, "weken", BI "art. 4.5, lid 1"),
    SINDS_INVOERING("verlenging_inspanning_maanden", 6, "maanden", BI "art. 4.4, lid 1"),
    SINDS_INVOERING("verlenging_inspanning_onderdelen", 2, "taalonderdelen behaald", BI "art. 4.4, lid 2"),
    SINDS_INVOERING("verlenging_inspanning_uren", 450, "uur", BI "art. 4.4, lid 3"),
    SINDS_INVOERING("verlenging_omstandigheid_maanden", 3, "maanden, ten minste", RI "art. 4.1, lid 1"),
    SINDS_INVOERING("verlenging_overlijden_maanden", 3, "maanden", RI "art. 4.1, lid 2"),
    SINDS_INVOERING("verlenging_bevalling_weken", 16, "weken", RI "art. 4.1, lid 2"),
    SINDS_INVOERING("verlenging_alfabetisering_maanden", 6, "maanden, ten hoogste", RI "art. 4.1, lid 2"),
    SINDS_INVOERING("verlenging_dakloos_maanden", 24, "maanden, ten hoogste", RI "art. 4.1, lid 2"),
    SINDS_INVOERING("verlenging_aanbieder_maanden", 6, "maanden, ten hoogste", RI "art. 4.1, lid 2"),
    SINDS_INVOERING("verlenging_bijzonder_maanden", 24, "maanden, ten hoogste", RI "art. 4.1, lid 2"),
    SINDS_INVOERING("verlenging_aanbod_maanden", 3, "maanden na het PIP", RI "art. 4.1, lid 1"),
    SINDS_INVOERING("lening_euro", 10000, "euro, ten hoogste", BI "art. 6.2, lid 1"),
    SINDS_INVOERING("boete_intake_euro", 250, "euro", BI "art. 7.1, lid 1"),
    SINDS_INVOERING("boete_inspanning_euro", 800, "euro, ten hoogste", BI "art. 7.1, lid 2 en 3"),
    SINDS_INVOERING("boete_totaal_euro", 2400, "euro, ten hoogste", BI "art. 7.1, lid 5"),
    SINDS_INVOERING("boete_totaal_6_maanden_euro", 400, "euro, ten hoogste", BI "art. 7.1, lid 5"),
    SINDS_INVOERING("boete_totaal_12_maanden_euro", 800, "euro, ten hoogste", BI "art. 7.1, lid 5"),
    SINDS_INVOERING("boete_totaal_18_maanden_euro", 1200, "euro, ten hoogste", BI "art. 7.1, lid 5"),
    SINDS_INVOERING("boete_totaal_24_maanden_euro", 1600, "euro, ten hoogste", BI "art. 7.1, lid 5"),
    SINDS_INVOERING("boete_pvt_map_euro", 340, "euro", WI "art. 26, lid 1; " BI "art. 7.2, lid 1"),
    SINDS_INVOERING("boete_leerroute_euro", 1000, "euro, ten hoogste", WI "art. 26, lid 1"),
    {"boete_asielstatushouder",
     INVOERING,
     {2025, 2, 4},
     1,
     "1: op dezelfde gronden als ieder ander",
     WI "art. 24 en 25",
     NULL},
    {"boete_asielstatushouder",
     {2025, 2, 4},
     {0},
     0,
     "0: alleen in uitzonderlijke gevallen",
     "Hof van Justitie EU, ECLI:EU:C:2025:52; Raad van State 9 juli 2025",
     "The judgment is about the law of 2013. DUO says it imposes none since. What it means for a boete of the gemeente "
     "is not known."},
    SINDS_INVOERING("nieuwe_termijn_maanden", 24, "maanden, ten hoogste", WI "art. 24, lid 2, en 25, lid 2"),
    SINDS_INVOERING("nieuwe_termijn_een_maanden", 6, "maanden (PVT of MAP)", RI "art. 7.4, lid 1"),
    SINDS_INVOERING("nieuwe_termijn_beide_maanden", 12, "maanden (PVT en MAP)", RI "art. 7.4, lid 1"),
    SINDS_INVOERING("nieuwe_termijn_0_maanden", 24, "maanden (geen examenonderdeel behaald)", RI "art. 7.4, lid 2"),
    SINDS_INVOERING("nieuwe_termijn_1_maanden", 18, "maanden (1 onderdeel)", RI "art. 7.4, lid 2"),
    SINDS_INVOERING("nieuwe_termijn_2_maanden", 12, "maanden (2 onderdelen)", RI "art. 7.4, lid 2"),
    SINDS_INVOERING("nieuwe_termijn_3_maanden", 6, "maanden (3 of 4 onderdelen)", RI "art. 7.4, lid 2"),
    {"toets_uitkomst_dagen",
     INVOERING,
     {0},
     2,
     "dagen",
     "Ketenproces en gegevensuitwisseling 1.3, 14.3",
     "An agreement of the chain, not law."},
    {"bewaartermijn_jaren", INVOERING, {0}, 5, "jaar", "Besluit inburgering 2021, art. 9.9", NULL},
    {"levertermijn_werkdagen",
     INVOERING,
     {0},
     10,
     "werkdagen",
     "Ketenproces en gegevensuitwisseling 1.3, 14.2",
     "An agreement of the chain, not law."},
    {0}};

const struct wet_regel *wet_vind(const char *code, struct date op) {
    const struct wet_regel *gevonden = NULL;
    for (const struct wet_regel *w = wet_tabel; w->code != NULL; w++)
        if (strcmp(w->code, code) == 0 && (gevonden == NULL || date_cmp(w->van, op) <= 0))
            gevonden = w;
    return gevonden;
}

long wet_waarde(const char *code, struct date op) {
    const struct wet_regel *w = wet_vind(code, op);
    assert(w != NULL);
    return w->waarde;
}
