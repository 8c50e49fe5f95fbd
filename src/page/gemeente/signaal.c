/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "page/pages.h"
#include "store/dossier.h"

bool page_afhandelen(struct page *p, struct err *err) {
    struct store_tx *tx = page_begin(p);
    const char *dossier;
    signaal_afhandelen_vraag(tx, page_param(p, "id"));
    return page_voer_uit(p, tx, (struct audit){.handeling = p->handeling}, err) &&
           signaal_afhandelen_lees(p->mem, tx, &dossier, err) &&
           page_see_other(p, "/dossier/%s?gedaan=signaal", dossier);
}
