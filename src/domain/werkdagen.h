/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Feestdagen and werkdagen of the Algemene termijnenwet (ATW, BWBR0002448), for the years 1900-2999.
 */
#ifndef DOMAIN_WERKDAGEN_H
#define DOMAIN_WERKDAGEN_H

#include "base/date.h"

#include <stdbool.h>

struct date pasen(int jaar);      /* eerste Paasdag, Gregorian computus (Meeus/Jones/Butcher) */
struct date koningsdag(int jaar); /* 27 april; the day before when that is a Sunday */
/* The name of the feestdag (ATW 3), NULL when it is none. Goede Vrijdag is equated with them (ATW 3 lid 2); 5 mei is
 * one every year. Sundays are not named here. */
const char *feestdag(struct date d);
bool is_werkdag(struct date d); /* not Saturday, Sunday or feestdag */
/* The n-th werkdag after d (n > 0; d itself does not count). */
struct date werkdagen_erbij(struct date d, int n);
/* d itself when it is a werkdag, else the next one (ATW 1). */
struct date eerstvolgende_werkdag(struct date d);

#endif
