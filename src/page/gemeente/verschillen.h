/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Two versions side by side, and what the one does that the other did not.
 */
#ifndef PAGE_GEMEENTE_VERSCHILLEN_H
#define PAGE_GEMEENTE_VERSCHILLEN_H

#include "page/views.h"

/* The fields that either has, in the order of the declaration. Sealed values of `oud` are masked, and those of `nieuw`
 * for which dicht says so (NULL: none). Whether two sealed values differ is shown, not what they are. */
struct verschil_view *verschillen(TALLOC_CTX *ctx, const struct bericht *oud, const struct bericht *nieuw,
                                  const bool dicht[static STELSEL_VELDEN_MAX], size_t *ret_aantal);
/* What changes in the dossier, in sentences. */
struct gevolg_view *verschil_gevolgen(TALLOC_CTX *ctx, const struct historie *voor, const struct historie *na,
                                      struct date vandaag, size_t *ret_aantal);

#endif
