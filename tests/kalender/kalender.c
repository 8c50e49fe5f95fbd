/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Prints what domain/werkdagen says of every day of 2021-2040, for tests/kalender/run to compare with somebody else's
 * calendar: the day, werkdag or not, the werkdag it is extended to, the 10th werkdag after it, and the feestdag.
 */
#include "domain/werkdagen.h"

#include <stdio.h>

#define EERSTE_JAAR 2021
#define LAATSTE_JAAR 2040
#define WERKDAGEN 10

static const char *iso(struct date d, char uit[11]) {
    date_iso(d, uit);
    return uit;
}

int main(void) {
    char dag[11], eerst[11], tiende[11];
    for (struct date d = {EERSTE_JAAR, 1, 1}; d.year <= LAATSTE_JAAR; d = date_add_days(d, 1)) {
        const char *naam = feestdag(d);
        printf("%s %s %s %s %s\n", iso(d, dag), is_werkdag(d) ? "werkdag" : "vrij",
               iso(eerstvolgende_werkdag(d), eerst), iso(werkdagen_erbij(d, WERKDAGEN), tiende),
               naam == NULL ? "-" : naam);
    }
    return 0;
}
