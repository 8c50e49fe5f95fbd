/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "page/gemeente/rijen.h"

static void fill_termijn(struct page *p, const struct werkvoorraad_rij *rij, struct rij_view *v) {
    if (date_is_empty(rij->termijn))
        return;
    long dagen = date_days_between(p->vandaag, rij->termijn);
    v->termijn = rij->termijn_titel;
    v->termijn_datum = deel_datum(p->mem, rij->termijn);
    v->termijn_iso = deel_iso(p->mem, rij->termijn);
    v->termijn_dagen = deel_dagen(p->mem, rij->termijn, p->vandaag);
    v->termijn_laat = dagen < 0;
    v->termijn_dringend = dagen >= 0 && dagen <= DEEL_DRINGEND_DAGEN;
}

static void fill_rij(struct page *p, const struct werkvoorraad_rij *rij, struct rij_view *v) {
    *v = (struct rij_view){.url = talloc_asprintf(p->mem, "/dossier/%s", rij->dossier),
                           .naam = rij->naam,
                           .geboortedatum = deel_datum(p->mem, rij->geboortedatum),
                           .fase = fase_label(rij->fase),
                           .fase_code = fase_code(rij->fase),
                           .leerroute = deel_label("pip", "leerroute", rij->leerroute),
                           .doelgroep = deel_label("inburgeringsplicht", "behandeld_als", rij->doelgroep),
                           .signalen = rij->open_signalen,
                           .gemeente = rij->gemeente_naam};
    fill_termijn(p, rij, v);
}

struct rij_view *rijen_view(struct page *p, const struct werkvoorraad *w) {
    struct rij_view *rows = talloc_zero_array(p->mem, struct rij_view, (unsigned)w->aantal + 1);
    for (size_t i = 0; i < w->aantal; i++)
        fill_rij(p, &w->rijen[i], &rows[i]);
    return rows;
}
