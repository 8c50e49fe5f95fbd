/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * A limit was reached. The page blames nobody: often there is a good reason, and then it says how to go on.
 */
#include "store/limiet.h"
#include "page/pages.h"
#include "page/views.h"

#include <string.h>

static const struct {
    const char *samen, *zelf; /* what was done so often */
    const char *gevolg;       /* what did not happen now */
} teksten[LIMIET_SOORTEN] = {
    [LIMIET_ZOEKEN] = {"Uw organisatie zocht vandaag samen al", "U zocht dit uur al",
                       "op BSN of V-nummer. Meer kan niet. Het portaal heeft nu niet gezocht."},
    [LIMIET_TONEN] = {"Uw organisatie liet vandaag samen al", "U liet dit uur al",
                      "afgeschermde gegevens tonen. Meer kan niet. Het portaal heeft nu niets getoond."},
    [LIMIET_BESTAND] = {"Uw organisatie haalde vandaag samen al", "U haalde dit uur al",
                        "een bestand op. Meer kan niet. U hebt nu geen bestand gekregen."},
};

static const struct {
    const char *soort, *wie;
} toezicht[] = {
    {"gemeente", "De privacy officer van uw gemeente"},
    {"duo", "De auditor van DUO"},
    {"coa", "De beheerder van COA"},
};

static const char *wie_ziet(const char *soort) {
    for (size_t i = 0; i < sizeof toezicht / sizeof toezicht[0]; i++)
        if (strcmp(toezicht[i].soort, soort) == 0)
            return toezicht[i].wie;
    return "Wie in uw organisatie toeziet op privacy";
}

/* "23:00" -> "Vanaf 23.00 uur kunt u verder." */
static const char *wanneer(struct page *p, const struct limiet *l) {
    if (l->organisatie)
        return "Morgen kunt u verder.";
    return talloc_asprintf(p->mem, "Vanaf %.2s.%.2s uur kunt u verder.", l->vanaf,
                           strlen(l->vanaf) == 5 ? l->vanaf + 3 : "");
}

void page_limiet(struct page *p, const struct limiet *l, const char *soort) {
    const char *wie = l->organisatie ? teksten[l->soort].samen : teksten[l->soort].zelf;
    const char *kop = l->organisatie ? "De grens van uw organisatie is bereikt" : "U hebt de grens bereikt";
    struct limiet_view view = {.pagina = {.titel = kop, .fout = true},
                               .kop = kop,
                               .uitleg =
                                   talloc_asprintf(p->mem, "%s %ld keer %s", wie, l->grens, teksten[l->soort].gevolg),
                               .wanneer = wanneer(p, l),
                               .wie = wie_ziet(soort),
                               .verzoek = p->req->request_id};
    page_show(p, 429, TPL_LIMIET, &view.pagina);
}
