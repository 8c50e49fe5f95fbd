/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Rows of persons, for the werkvoorraad and for searching.
 */
#ifndef PAGE_GEMEENTE_RIJEN_H
#define PAGE_GEMEENTE_RIJEN_H

#include "page/page.h"
#include "page/views.h"
#include "store/lijst.h"

/* One view row for each row of the store. */
struct rij_view *rijen_view(struct page *p, const struct werkvoorraad *w);
/* The same list as a file, all pages of it (uitvoer.c). */
bool uitvoer_werkvoorraad(struct page *p, const struct werkvoorraad_vraag *gevraagd, struct err *err);

#endif
