/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Hours that several services report and the law counts together. Each delivery says a total so far; so of one line
 * (one instelling and one period; one soort) the last peildatum counts, whoever sent it.
 */
#ifndef STELSEL_UREN_TELLING_H
#define STELSEL_UREN_TELLING_H

#include "stelsel/dienst.h"

/* 23 and 29 are about the same: effort at an instelling. */
bool is_inspanning(const struct bericht *b);
/* The same instelling and the same first day. */
bool zelfde_inspanning(const struct bericht *a, const struct bericht *b);
/* Hours of lessons of one inspanning: taal and KNM, alfabetisering. 0 at an instelling without keurmerk, unless it is a
 * taalschakeltraject (Besluit 5.5). */
long inspanning_lesuren(const struct bericht *b);
/* Hours of lessons in all, with the participatie that counts as taalles. `zonder`: leave out the line that this one
 * brings up to date (NULL: none). */
long telling_lesuren(const struct historie *h, const struct bericht *zonder);
/* Hours of the brede intake that count (Besluit 3.14 lid 6 and 5.5 lid 2). */
long telling_intake(const struct historie *h);
/* What counts for an exam at niveau A2 (Besluit 5.5) and in the Z-route (Besluit 3.14). KNM counts in the second only,
 * but instellingen report it together with taal, so for A2 this is the most that it can be. */
long telling_lessen_en_intake(const struct historie *h);
/* Hours of PVT and MAP: they count in the participatie of the Z-route (Besluit 3.14). */
long telling_pvt_en_map(const struct historie *h);

#endif
