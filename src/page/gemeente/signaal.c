/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "page/gemeente/signaal.h"

#include "page/pages.h"
#include "store/signaal.h"

struct leveren_view *signaal_formulieren(struct page *p, const struct signaal_soort *soort, const char *dossier,
                                         const char *const *niet_voor, size_t *ret_aantal) {
    struct leveren_view *rows = talloc_zero_array(p->mem, struct leveren_view, STELSEL_DIENSTEN_MAX);
    *ret_aantal = 0;
    for (size_t i = 0; soort->gesloten_door && stelsel_register[i]; i++) {
        const struct stelseldienst *d = stelsel_register[i];
        if (een_van(soort->gesloten_door, d->code) && page_levert(p, d) && dienst_is_voor(niet_voor, d))
            rows[(*ret_aantal)++] = (struct leveren_view){
                .url = talloc_asprintf(p->mem, "/dossier/%s/lever/%s", dossier, d->code), .naam = d->naam};
    }
    return rows;
}

bool page_afhandelen(struct page *p, struct err *err) {
    struct store_tx *tx = page_begin(p);
    const char *dossier;
    signaal_afhandelen_vraag(tx, page_param(p, "id"));
    return page_voer_uit(p, tx, (struct audit){.handeling = p->handeling}, err) &&
           signaal_afhandelen_lees(p->mem, tx, &dossier, err) &&
           page_see_other(p, "/dossier/%s?gedaan=signaal", dossier);
}
