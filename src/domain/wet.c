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
    {"a2_uren", INVOERING, {0}, 600, "uur", "Besluit inburgering 2021, art. 5.5", NULL},
    {"pvt_uren", INVOERING, {0}, 12, "uur", "Besluit inburgering 2021, art. 3.1", NULL},
    {"map_uren", INVOERING, {0}, 40, "uur", "Besluit inburgering 2021, art. 3.2", NULL},
    {"plicht_leeftijd", INVOERING, {0}, 16, "jaar", "Wet inburgering 2021, art. 3", NULL},
    {"doelgroepkeuze_weken",
     INVOERING,
     {0},
     10,
     "weken",
     "Ketenproces en gegevensuitwisseling 1.3, 13.4",
     "An agreement of the chain, not law."},
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
