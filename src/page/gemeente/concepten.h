/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The list of concepts, on the start page and on a dossier.
 */
#ifndef PAGE_GEMEENTE_CONCEPTEN_H
#define PAGE_GEMEENTE_CONCEPTEN_H

#include "page/page.h"
#include "page/views.h"

/* Of the question concepten_vraag; each leads to its form, filled with the concept. */
struct concept_view *concepten_rijen(struct page *p, const struct store_tx *tx, size_t *ret_aantal);

#endif
