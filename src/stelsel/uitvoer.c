/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "stelsel/uitvoer.h"

#include <string.h>

#define UITVOER(u) extern const struct stelseluitvoer u;
#include "stelsel/uitvoer.def"
#undef UITVOER

#define UITVOER(u) &u,
const struct stelseluitvoer *const uitvoer_register[] = {
#include "stelsel/uitvoer.def"
    NULL};
#undef UITVOER

const struct stelseluitvoer *uitvoer_vind(const char *code) {
    for (size_t i = 0; uitvoer_register[i] != NULL; i++)
        if (strcmp(uitvoer_register[i]->code, code) == 0)
            return uitvoer_register[i];
    return NULL;
}

size_t uitvoer_kolom_aantal(const struct stelseluitvoer *u) {
    size_t n = 0;
    while (u->kolommen[n].naam != NULL)
        n++;
    return n;
}

bool periode_lees(const char *tekst, struct periode *ret) {
    if (strlen(tekst) != 6 || strspn(tekst, "0123456789") != 4 || tekst[4] != '-' || tekst[5] < '1' || tekst[5] > '4')
        return false;
    int jaar = 0;
    for (int i = 0; i < 4; i++)
        jaar = 10 * jaar + (tekst[i] - '0');
    if (jaar < 2022) /* the Wet inburgering 2021 begins on 1 January 2022 */
        return false;
    ret->van = (struct date){.year = (short)jaar, .month = (signed char)(1 + 3 * (tekst[5] - '1')), .day = 1};
    ret->tot = date_add_days(date_add_months(ret->van, 3), -1);
    return true;
}

bool uitvoer_keur(const struct stelseluitvoer *u, struct buf *waarom) {
    size_t n = uitvoer_kolom_aantal(u);
    if (n == 0 || n > UITVOER_KOLOMMEN_MAX || u->telt_mee == NULL || u->grond == NULL || u->omschrijving == NULL ||
        u->gebruik == NULL) {
        buf_addf(waarom, "%s is not whole", u->code);
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        const struct uitvoer_kolom *k = &u->kolommen[i];
        bool dubbel = false;
        for (size_t j = 0; j < i; j++)
            dubbel = dubbel || strcmp(u->kolommen[j].naam, k->naam) == 0;
        if (dubbel || k->betekenis == NULL || k->waarden == NULL || k->bron == NULL || k->waarde == NULL ||
            strspn(k->naam, "abcdefghijklmnopqrstuvwxyz_0123456789") != strlen(k->naam)) {
            buf_addf(waarom, "%s.%s is not whole", u->code, k->naam);
            return false;
        }
    }
    return true;
}

void uitvoer_beschrijf(const struct stelseluitvoer *u, struct buf *uit) {
    buf_addf(uit,
             "<!-- SPDX-"
             "License-Identifier: EUPL-1.2 -->\n"
             "<!-- SPDX-"
             "FileCopyrightText: Portaal Inburgering contributors -->\n"
             "<!-- Gemaakt met: portaalctl cbs-uitvoer --beschrijf -->\n\n"
             "# %d %s\n\n%s\n\nGrondslag: %s. Wanneer: %s.\n",
             u->nummer, u->naam, u->omschrijving, u->grond, u->termijn);
    buf_addf(uit,
             "\n    portaalctl cbs-uitvoer --periode 2026-3 [--bekend-op 2026-10-31] >monitoring-2026-3.csv\n\n"
             "Het bestand is CSV (UTF-8, komma, een regel per persoon, kopregel eerst). Elke regel is de stand op de "
             "laatste dag van de periode, afgeleid uit wat\ntot en met die dag gebeurde en op de dag `--bekend-op` "
             "bekend was (standaard een maand na de periode). Daarom geeft dezelfde opdracht later, ook na\nnieuwe "
             "leveringen en correcties, byte voor byte hetzelfde bestand. De regels staan op volgorde van het "
             "pseudoniem, zodat de volgorde niets zegt.\n\n"
             "## Wie erin staat en wie niet te herkennen is\n\n"
             "- Iedereen met een inburgeringsplicht die in de periode liep, ook als die in de periode eindigde.\n"
             "- Geen naam, BSN, V-nummer, geboortedatum, adres of nationaliteit. Geen gegevens over gezondheid: "
             "ontheffingen en de gronden van verlenging blijven weg.\n"
             "- Het pseudoniem is een hash met een geheime sleutel en de periode: wie de sleutel niet heeft kan het "
             "niet namaken, en twee perioden zijn niet aan elkaar te koppelen.\n"
             "- Datums zijn kwartalen, uren zijn naar beneden afgerond op 50, leeftijden zijn klassen.\n"
             "- Een gemeente met minder dan %d personen in het bestand wordt niet genoemd: de kolommen met (*) zijn "
             "daar leeg. De tabellen die het CBS publiceert\n  beveiligt het CBS zelf.\n"
             "- Elke uitvoer staat in het auditlog, met periode en aantal.\n\n"
             "## Kolommen\n\n| kolom | betekenis | waarden | bron |\n|---|---|---|---|\n"
             "| `pseudoniem` | Dezelfde persoon binnen deze periode | 44 tekens | %s |\n",
             UITVOER_KLEIN, u->grond);
    for (const struct uitvoer_kolom *k = u->kolommen; k->naam != NULL; k++)
        buf_addf(uit, "| `%s`%s | %s | %s | %s |\n", k->naam, k->gebied ? " (*)" : "", k->betekenis, k->waarden,
                 k->bron);
}
