/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Rows of deliveries, for DUO's start page and its list.
 */
#ifndef PAGE_DUO_LEVERINGEN_RIJEN_H
#define PAGE_DUO_LEVERINGEN_RIJEN_H

#include "page/page.h"
#include "page/views.h"
#include "store/lijst.h"

/* One view row for each row of the store. */
struct levering_view *leveringen_rijen(struct page *p, const struct leveringen *l);

#endif
