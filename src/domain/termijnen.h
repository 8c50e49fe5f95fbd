/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Arithmetic of termijnen. The convention about the end is here and nowhere else: the result is always the last day on
 * which one is in time (it counts in full).
 *
 * - Counted from an event ("binnen 10 weken na ..."): the day of the event does not count.
 * - Counted from its own first day ("3 jaar, vanaf de dag na ..."): the first day counts, so the last day is the day
 * before the same date N months later. From 1 March 2025 3 years run to and including 29 February 2028; from 2 March
 * 2025 to and including 1 March 2028.
 */
#ifndef DOMAIN_TERMIJNEN_H
#define DOMAIN_TERMIJNEN_H

#include "base/date.h"

/* Weeks after an event. Up to 12 weeks the Algemene termijnenwet applies (art. 1 and 4): an end on a Saturday, Sunday
 * or feestdag becomes the next werkdag. Longer terms end where they end. */
struct date termijn_weken(struct date gebeurtenis, int weken);
/* Months after an event; up to 3 months extended in the same way. */
struct date termijn_maanden(struct date gebeurtenis, int maanden);
/* Last day of a termijn of so many months of which `eerste_dag` is the first. Not extended: these are terms in years or
 * of more than 3 months (ATW 4). */
struct date termijn_laatste_dag(struct date eerste_dag, int maanden);

#endif
