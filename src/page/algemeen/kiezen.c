/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * For whoever works at a samenwerkingsverband: for which gemeente she works now. She sees one gemeente at a time,
 * because her session is of one.
 */
#include "page/pages.h"
#include "page/views.h"
#include "store/mandaat.h"

static const char *signalen(struct page *p, long n) {
    if (n < 0)
        return NULL;
    return n == 1 ? "1 open signaal" : talloc_asprintf(p->mem, "%ld open signalen", n);
}

bool page_kiezen(struct page *p, struct err *err) {
    struct store_tx *tx = page_begin(p);
    kiezen_vraag(tx);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling, .bijzonderheden = "gemeente kiezen"}, err))
        return false;
    struct kiezen k;
    kiezen_lees(p->mem, tx, &k);
    const struct sessie_info *s = &p->sessie;
    struct kiezen_view view = {.pagina = {.titel = "Voor welke gemeente werkt u?"},
                               .verband = s->namens ? s->namens_naam : s->organisatie_naam,
                               .terug_code = s->namens,
                               .rijen = talloc_zero_array(p->mem, struct kiezen_rij_view, (unsigned)k.aantal + 1),
                               .rijen_aantal = k.aantal};
    for (size_t i = 0; i < k.aantal; i++) {
        const struct kiezen_rij *r = &k.rijen[i];
        struct date laatste = date_is_empty(r->tot) ? r->tot : date_add_days(r->tot, -1);
        view.rijen[i] = (struct kiezen_rij_view){.code = r->gemeente,
                                                 .naam = r->naam,
                                                 .tot = deel_datum(p->mem, laatste),
                                                 .tot_iso = deel_iso(p->mem, laatste),
                                                 .signalen = signalen(p, r->signalen),
                                                 .nu = r->nu};
    }
    return page_show(p, 200, TPL_KIEZEN, &view.pagina);
}

bool page_kies(struct page *p, struct err *err) {
    static const char *const namen[] = {"csrf", "gemeente", NULL};
    const char *gemeente = fcgi_get(&p->req->body, "gemeente");
    char token[KRYPTO_TOKEN_TEXT];
    if (!deel_query_goed(&p->req->body, namen, err))
        return false;
    if (!gemeente || !*gemeente)
        return err_set(err, ERR_INPUT, "gemeente", "not said which");
    if (!sessie_kies(p->mem, p->store, &p->wie, gemeente, token, err))
        return false;
    page_sessie_koekje(p, token);
    krypto_wipe(token, sizeof token);
    return page_see_other(p, "/");
}
