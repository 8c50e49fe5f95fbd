/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Asking an identity provider who somebody is; its answer is in antwoord.c.
 */
#include "page/algemeen/inloggen.h"

#include "page/views.h"

#include <time.h>

#define INLOGGEN_CSP_FMT                                                                                               \
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self' %s; "                   \
    "frame-ancestors 'none'; base-uri 'none'"

/* The makelaar answers from its own site, so this cookie must also come along from there. */
void inloggen_koekje(struct page *p, const char *value, long max_age) {
    fcgi_header(p->mem, p->reply, "Set-Cookie",
                talloc_asprintf(p->mem, "%s=%s; Path=/; Max-Age=%ld; Secure; HttpOnly; SameSite=None", LOGIN_KOEKJE,
                                value, max_age));
}

static bool was_expired(const struct page *p) {
    return fcgi_get(&p->req->query, "verlopen") != NULL;
}

/* The form that brings our question to this provider. */
static bool ask(struct page *p, const struct aanbieder *a, struct err *err) {
    const struct page_house *h = p->house;
    struct saml_verzoek verzoek;
    char browser[KRYPTO_TOKEN_TEXT];
    if (!saml_verzoek_maken(p->mem, h->sleutel, a->vertrouwen, &a->verwacht, &a->vraag, time(NULL), &verzoek, err) ||
        !login_verzoek_nieuw(p->mem, p->store, verzoek.id, a->naam, p->wie.token, browser, err))
        return false;
    inloggen_koekje(p, browser, LOGIN_GELDIG_S);
    /* The form of this page goes to the makelaar; no other page may send anything there. */
    fcgi_header(p->mem, p->reply, "Content-Security-Policy",
                talloc_asprintf(p->mem, INLOGGEN_CSP_FMT, saml_vertrouwen_sso_oorsprong(a->vertrouwen)));
    struct inloggen_view view = {.pagina = {.titel = "Inloggen"},
                                 .titel = a->titel,
                                 .eherkenning = a->organisatie == NULL,
                                 .meer = h->aanbieders.aantal > 1,
                                 .actie = saml_vertrouwen_sso_url(a->vertrouwen),
                                 .saml_request = verzoek.saml_request,
                                 .relay_state = verzoek.relay_state,
                                 .verlopen = was_expired(p),
                                 .via_proxy = p->req->saml_assertion != NULL};
    return page_show(p, 200, TPL_INLOGGEN, &view.pagina);
}

static bool choose(struct page *p) {
    const struct aanbieders *alle = &p->house->aanbieders;
    struct inloggen_kies_view view = {.pagina = {.titel = "Inloggen"},
                                      .verlopen = was_expired(p),
                                      .via_proxy = p->req->saml_assertion != NULL,
                                      .keuzes_aantal = alle->aantal};
    view.keuzes = talloc_zero_array(p->mem, struct inloggen_keuze, (unsigned)alle->aantal);
    for (size_t i = 0; i < alle->aantal; i++)
        view.keuzes[i] = (struct inloggen_keuze){.url = talloc_asprintf(p->mem, "/inloggen/%s", alle->rijen[i].naam),
                                                 .titel = alle->rijen[i].titel,
                                                 .uitleg = alle->rijen[i].uitleg};
    return page_show(p, 200, TPL_INLOGGEN_KIES, &view.pagina);
}

bool page_inloggen(struct page *p, struct err *err) {
    const struct aanbieders *alle = &p->house->aanbieders;
    return alle->aantal == 1 ? ask(p, &alle->rijen[0], err) : choose(p);
}

bool page_inloggen_bij(struct page *p, struct err *err) {
    const struct aanbieder *a = aanbieder_van(&p->house->aanbieders, page_param(p, "aanbieder"));
    return a != NULL ? ask(p, a, err) : err_set(err, ERR_NOT_FOUND, "aanbieder", "no such provider");
}

/* The same for everybody, and for a day: it may be kept for an hour. */
bool page_metadata(struct page *p, struct err *err) {
    const char *text = saml_metadata_maken(p->mem, p->house->sleutel, p->house->eigen, time(NULL), err);
    if (text == NULL)
        return false;
    p->reply->status = 200;
    p->reply->content_type = "application/samlmetadata+xml";
    fcgi_header(p->mem, p->reply, "Cache-Control", "public, max-age=3600");
    buf_add(p->reply->body, text);
    return true;
}
