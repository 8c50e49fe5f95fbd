/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * What the pages that show signalen share.
 */
#ifndef PAGE_GEMEENTE_SIGNAAL_H
#define PAGE_GEMEENTE_SIGNAAL_H

#include "page/page.h"
#include "page/views.h"
#include "store/dossier.h"

/* Links to the forms of which a delivery closes this signaal, as far as this person may deliver them and they are
 * for her: not one of niet_voor. */
struct leveren_view *signaal_formulieren(struct page *p, const struct signaal_soort *soort, const char *dossier,
                                         const char *const *niet_voor, size_t *ret_aantal);

#endif
