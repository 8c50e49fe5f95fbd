/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "page/pages.h"
#include "page/views.h"

bool page_uitloggen(struct page *p, struct err *err) {
    if (!sessie_einde(p->mem, p->store, &p->wie, err))
        return false;
    return page_vergeet_sessie(p);
}

bool page_vergeet_sessie(struct page *p) {
    fcgi_header(p->mem, p->reply, "Set-Cookie",
                SESSIE_KOEKJE "=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Strict");
    return page_see_other(p, "/uitgelogd");
}

bool page_uitgelogd(struct page *p, struct err *err) {
    (void)err;
    struct kaal_view view = {.pagina = {.titel = "U bent uitgelogd"}};
    return page_show(p, 200, TPL_UITGELOGD, &view.pagina);
}

/* Nothing that was typed may be lost: it comes back as hidden fields, to be sent again after logging in elsewhere. */
void page_verlopen(struct page *p, bool bewaar, bool concept) {
    static const char *const niets_uitgezonderd[] = {NULL};
    const struct fcgi_fields *body = &p->req->body;
    struct verlopen_view view = {.pagina = {.titel = "U bent uitgelogd", .fout = true},
                                 .concept = concept,
                                 .actie = bewaar && !concept && body->count > 0 ? p->req->path : NULL};
    if (view.actie)
        view.velden_verborgen = deel_bewaar(p->mem, body, niets_uitgezonderd, &view.velden_verborgen_aantal);
    page_show(p, 403, TPL_VERLOPEN, &view.pagina);
}
