/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Hours against a norm of the law, for the review page. A delivery says the total so far, so what was delivered before
 * is shown beside it and not added to it.
 */
#include "stelsel/dienst.h"

bool stelsel_totaal(const struct totaal *t, const struct vraag *v, struct totaal_stand *ret) {
    if (!bericht_voldoet(v->nieuw, &t->als) || (t->geldt != NULL && !t->geldt(v)))
        return false;
    const struct bericht *vorige = stelsel_vorige(v);
    long norm = wet_waarde(t->norm, bericht_gebeurtenis(v->nieuw, v->vandaag));
    long nu = bericht_getal(v->nieuw, t->veld), telt_mee = t->telt_mee == NULL ? 0 : t->telt_mee(v);
    *ret = (struct totaal_stand){.norm = norm,
                                 .eerder = vorige == NULL ? 0 : bericht_getal(vorige, t->veld),
                                 .nu = nu,
                                 .telt_mee = telt_mee,
                                 .over = nu + telt_mee < norm ? norm - nu - telt_mee : 0};
    return true;
}
