/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "base/log.h"
#include "page/pages.h"
#include "page/views.h"

#define AANBIEDER "eherkenning" /* the one identity provider that there is */

#include <string.h>
#include <time.h>

#define INLOGGEN_CSP_FMT                                                                                               \
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self' %s; "                   \
    "frame-ancestors 'none'; base-uri 'none'"

/* The makelaar answers with a POST from its own site, so this cookie must also come along from there. */
static void set_login_cookie(struct page *p, const char *value, long max_age) {
    fcgi_header(p->mem, p->reply, "Set-Cookie",
                talloc_asprintf(p->mem, "%s=%s; Path=/; Max-Age=%ld; Secure; HttpOnly; SameSite=None", LOGIN_KOEKJE,
                                value, max_age));
}

bool page_inloggen(struct page *p, struct err *err) {
    const struct aanbieder *a = &p->house->aanbieders.rijen[0];
    struct saml_verzoek verzoek;
    char browser[KRYPTO_TOKEN_TEXT];
    if (!saml_verzoek_maken(p->mem, p->house->sleutel, a->vertrouwen, &a->verwacht, &a->vraag, time(NULL), &verzoek,
                            err) ||
        !login_verzoek_nieuw(p->mem, p->store, verzoek.id, p->wie.token, browser, err))
        return false;
    set_login_cookie(p, browser, LOGIN_GELDIG_S);
    /* The form of this page goes to the makelaar; no other page may send anything there. */
    fcgi_header(p->mem, p->reply, "Content-Security-Policy",
                talloc_asprintf(p->mem, INLOGGEN_CSP_FMT, saml_vertrouwen_sso_oorsprong(a->vertrouwen)));
    struct inloggen_view view = {.pagina = {.titel = "Inloggen"},
                                 .actie = saml_vertrouwen_sso_url(a->vertrouwen),
                                 .saml_request = verzoek.saml_request,
                                 .relay_state = verzoek.relay_state,
                                 .verlopen = fcgi_get(&p->req->query, "verlopen") != NULL,
                                 .via_proxy = p->req->saml_assertion != NULL};
    return page_show(p, 200, TPL_INLOGGEN, &view.pagina);
}

/* One calm page for every reason: whoever tries to forge learns nothing from it. The reason is in the audit row. */
static bool refuse(struct page *p, const char *reden, struct err *err) {
    log_line(LOG_LET_OP, "inloggen_geweigerd", "%s", reden);
    if (!audit_weigering(p->mem, p->store, &p->wie, talloc_asprintf(p->mem, "saml: %s", reden), NULL, err))
        return false;
    bool geblokkeerd = strcmp(reden, saml_reden_code(SAML_GEBLOKKEERD)) == 0; /* known, and told so */
    struct mislukt_view view = {
        .pagina = {.titel = geblokkeerd ? "Uw toegang is stopgezet" : "Inloggen is niet gelukt", .fout = !geblokkeerd},
        .verzoek = p->req->request_id};
    return page_show(p, 403, geblokkeerd ? TPL_GEBLOKKEERD : TPL_INLOGGEN_MISLUKT, &view.pagina);
}

static const char *iso_moment(TALLOC_CTX *ctx, time_t t) {
    char text[sizeof "2026-11-22T15:54:00Z"];
    struct tm tm;
    gmtime_r(&t, &tm);
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &tm);
    return talloc_strdup(ctx, text);
}

static bool welcome(struct page *p, const char *token) {
    set_login_cookie(p, "", 0); /* its question has been answered */
    fcgi_header(p->mem, p->reply, "Set-Cookie",
                talloc_asprintf(p->mem, "%s=%s; Path=/; Secure; HttpOnly; SameSite=Strict", SESSIE_KOEKJE, token));
    /* A Strict cookie is not sent on a redirect that another site began; a page of our own that moves on is. */
    struct kaal_view view = {.pagina = {.titel = "U bent ingelogd", .verder = "/"}};
    return page_show(p, 200, TPL_INGELOGD, &view.pagina);
}

/* From a judged assertion to a session; on success all of it is committed. */
static bool start_session(struct page *p, const struct saml_identiteit *wie, struct err *err) {
    const struct conf *c = p->house->conf;
    struct sessie_begin begin = {.verzoek_id = wie->via_proxy ? NULL : wie->antwoord_op,
                                 .browser = wie->via_proxy ? NULL : fcgi_get(&p->req->cookies, LOGIN_KOEKJE),
                                 .oud = p->wie.token,
                                 .assertie_id = wie->assertie_id,
                                 .assertie_tot = iso_moment(p->mem, wie->geldig_tot),
                                 .aanbieder = AANBIEDER,
                                 .legal_subject = wie->nummer,
                                 .acting_subject = wie->pseudoniem,
                                 .vestiging = wie->vestigingsnummer[0] ? wie->vestigingsnummer : NULL,
                                 .tussenpersoon = wie->tussenpersoon[0] ? wie->tussenpersoon : NULL,
                                 .idp_sessie = wie->sessie_index[0] ? wie->sessie_index : NULL,
                                 .idp_tot = wie->sessie_tot ? iso_moment(p->mem, wie->sessie_tot) : NULL,
                                 .niveau = niveau_van_klasse(wie->niveau),
                                 .stil_s = c->sessie_stil * 60,
                                 .langst_s = c->sessie_langst * 60,
                                 .request_id = p->wie.request_id,
                                 .route = p->wie.route,
                                 .herkomst = p->wie.herkomst};
    char token[KRYPTO_TOKEN_TEXT];
    struct err why = {0};
    if (!wie->via_proxy && !begin.browser)
        return refuse(p, saml_reden_code(SAML_VERZOEK_BROWSER), err);
    if (sessie_start(p->mem, p->store, &begin, token, &why))
        return welcome(p, token);
    if (why.kind == ERR_UNAVAILABLE || why.kind == ERR_INTERNAL)
        return err_set(err, why.kind, why.place, "%s", why.reason);
    return refuse(p, why.reason, err);
}

bool page_acs(struct page *p, struct err *err) {
    struct saml_identiteit wie;
    const struct aanbieder *a = &p->house->aanbieders.rijen[0];
    const struct fcgi_fields *body = &p->req->body;
    if (fcgi_times(body, "SAMLResponse") != 1 || fcgi_times(body, "RelayState") > 1)
        return refuse(p, "velden", err);
    enum saml_reden reden = saml_beoordeel_response(p->mem, a->vertrouwen, &a->verwacht, fcgi_get(body, "SAMLResponse"),
                                                    fcgi_get(body, "RelayState"), time(NULL), &wie);
    if (reden == SAML_GEANNULEERD)
        return audit_weigering(p->mem, p->store, &p->wie, "saml: geannuleerd", NULL, err) &&
               page_see_other(p, "/geannuleerd");
    if (reden != SAML_GOED)
        return refuse(p, saml_reden_code(reden), err);
    return start_session(p, &wie, err);
}

bool page_proxy(struct page *p, struct err *err) {
    struct saml_identiteit wie;
    const struct aanbieder *a = p->house->aanbieders.voorportaal;
    if (!a || !p->req->saml_assertion || !*p->req->saml_assertion)
        return err_set(err, ERR_NOT_FOUND, "SAML_ASSERTION", "no front proxy did the exchange");
    enum saml_reden reden =
        saml_beoordeel_assertie(p->mem, a->vertrouwen, &a->verwacht, p->req->saml_assertion, time(NULL), &wie);
    return reden == SAML_GOED ? start_session(p, &wie, err) : refuse(p, saml_reden_code(reden), err);
}
