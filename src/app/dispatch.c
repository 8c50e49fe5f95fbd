/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "app/dispatch.h"

#include "app/routes.h"
#include "app/sec_fetch.h"
#include "base/log.h"
#include "page/pages.h"
#include "store/limiet.h"

#include <string.h>

#define FIRST_BODY (32 * 1024)
#define RETRY_AFTER_SECONDS "30"

struct dispatch {
    const struct page_house *house;
    struct store store;
};

static struct limieten limieten_van(const struct conf *c) {
    return (struct limieten){.uur = {[LIMIET_ZOEKEN] = c->limiet_zoeken_uur,
                                     [LIMIET_TONEN] = c->limiet_tonen_uur,
                                     [LIMIET_BESTAND] = c->limiet_bestand_uur},
                             .dag = {[LIMIET_ZOEKEN] = c->limiet_zoeken_dag,
                                     [LIMIET_TONEN] = c->limiet_tonen_dag,
                                     [LIMIET_BESTAND] = c->limiet_bestand_dag},
                             .landelijk = c->limiet_landelijk,
                             .gemist = c->limiet_gemist};
}

struct dispatch *dispatch_new(TALLOC_CTX *ctx, const struct page_house *house) {
    struct dispatch *d = talloc_zero(ctx, struct dispatch);
    d->house = house;
    d->store.krypto = house->krypto;
    d->store.limieten = limieten_van(house->conf);
    d->store.pg = pg_new(d, house->conf->database_verbinding, (int)house->conf->database_wachttijd);
    return d;
}

/* ---- the reply ---- */

static struct fcgi_reply *fresh_reply(TALLOC_CTX *mem) {
    struct fcgi_reply *r = talloc_zero(mem, struct fcgi_reply);
    r->body = buf_new(r, FIRST_BODY);
    return r;
}

#define CSP                                                                                                            \
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "

struct header {
    const char *name, *value;
};
/* Of what stands in a frame on our own pages, and on no other. */
static const struct header in_kader[] = {
    {"Content-Security-Policy", CSP "frame-ancestors 'self'"},
    {"X-Frame-Options", "SAMEORIGIN"},
};
static const struct header standard[] = {
    {"Cache-Control", "no-store"},
    {"Content-Security-Policy", CSP "frame-src 'self'; frame-ancestors 'none'"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
    {"Referrer-Policy", "no-referrer"},
    {"Strict-Transport-Security", "max-age=31536000; includeSubDomains"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
};

/* What a page set itself (the CSP of /inloggen) stays. */
static void standard_headers(TALLOC_CTX *mem, struct fcgi_reply *reply, bool kader) {
    for (size_t i = 0; kader && i < sizeof in_kader / sizeof in_kader[0]; i++)
        fcgi_header(mem, reply, in_kader[i].name, in_kader[i].value);
    for (size_t i = 0; i < sizeof standard / sizeof standard[0]; i++)
        if (!fcgi_get(&reply->headers, standard[i].name))
            fcgi_header(mem, reply, standard[i].name, standard[i].value);
}

/* ---- where it comes from ---- */

/* A browser says where a form was sent from; only the makelaar's answer may come from another site. Under our
 * Referrer-Policy (no-referrer) a browser sends "Origin: null" with our own forms too, which counts only
 * beside a Sec-Fetch-Site that says it is ours. */
static bool from_our_site(const struct page *p) {
    const char *site = p->req->sec_fetch_site;
    const char *origin = p->req->origin;
    if (site && strcmp(site, "same-origin") != 0)
        return false;
    return !origin || strcmp(origin, p->house->conf->portaal_adres) == 0 || (site && strcmp(origin, "null") == 0);
}

/* ---- errors ---- */

/* What a half-made page said is thrown away, cookies included. */
static void error_page(struct page *p, int status, enum fout_soort soort) {
    p->reply = fresh_reply(p->mem);
    if (status == 503)
        fcgi_header(p->mem, p->reply, "Retry-After", RETRY_AFTER_SECONDS);
    page_fout(p, status, soort);
}

static int status_of(enum err_kind kind) {
    switch (kind) {
    case ERR_INPUT:
        return 400;
    case ERR_NOT_FOUND:
        return 404;
    case ERR_DENIED:
        return 403;
    case ERR_NO_SESSION:
        return 403;
    case ERR_CONFLICT:
        return 409;
    case ERR_TOO_MANY:
        return 429;
    case ERR_UNAVAILABLE:
        return 503;
    case ERR_NONE:
    case ERR_INTERNAL:
        break;
    }
    return 500;
}

/* The dossier that was asked for, which the audit row of a refusal names as well; NULL on other routes. */
static const char *dossier_asked(const struct page *p) {
    return strncmp(p->wie.route, "/dossier/", strlen("/dossier/")) == 0 ? page_param(p, "id") : NULL;
}

/* A refusal is not shown before it has been written down. */
static bool record_refusal(struct page *p, const char *reden) {
    struct err err = {0};
    if (audit_weigering(p->mem, p->store, &p->wie, reden, dossier_asked(p), &err))
        return true;
    log_err(LOG_FOUT, "weigering_niet_vastgelegd", &err);
    error_page(p, status_of(err.kind), FOUT_GEWOON);
    return false;
}

/* The audit row of somebody whose session is over; *ret_concept: what she typed was kept. */
static bool record_no_session(struct page *p, const struct route *route, bool *ret_concept) {
    bool had_token = p->wie.token && *p->wie.token;
    struct err err = {0};
    if (!had_token && p->req->method != FCGI_POST)
        return true;
    if (!p->csrf_goed || !route->bewaar)
        return record_refusal(p, "geen sessie");
    if (route->bewaar(p, ret_concept, &err))
        return true;
    log_err(LOG_FOUT, "concept_niet_bewaard", &err);
    error_page(p, status_of(err.kind), FOUT_GEWOON);
    return false;
}

static void no_session(struct page *p, const struct route *route) {
    bool had_token = p->wie.token && *p->wie.token;
    bool concept = false;
    if (!record_no_session(p, route, &concept))
        return;
    p->reply = fresh_reply(p->mem);
    if (p->kader)
        page_klok_over(p);
    else if (p->req->method == FCGI_POST)
        page_verlopen(p, from_our_site(p), concept);
    else
        page_see_other(p, had_token ? "/inloggen?verlopen=1" : "/inloggen");
}

/* She may do this, but did it too often: nothing of it happened, and who watches over it is told before she is. */
static void over_limit(struct page *p, const struct err *why) {
    struct limiet l;
    struct err err = {0};
    const char *soort = "";
    if (!limiet_lees(p->mem, why, &l)) {
        error_page(p, 429, FOUT_GEWOON);
        return;
    }
    if (!limiet_weiger(p->mem, p->store, &p->wie, &l, dossier_asked(p), &soort, &err)) {
        log_err(LOG_FOUT, "limiet_niet_vastgelegd", &err);
        error_page(p, status_of(err.kind), FOUT_GEWOON);
        return;
    }
    p->reply = fresh_reply(p->mem);
    fcgi_header(p->mem, p->reply, "Retry-After", talloc_asprintf(p->mem, "%ld", l.seconden));
    page_limiet(p, &l, soort);
}

/* Somebody who is not admitted yet: every page leads to the one that says so. It asks the database once more, and only
 * for who was refused. */
static bool waits(const struct page *p) {
    struct store_wie wie = p->wie;
    wie.doel = DOEL_AANMELDEN;
    wie.soorten = 0;
    struct store_tx *tx = store_begin(p->mem, p->store, &wie);
    return store_voer_uit(tx, &(struct audit){.handeling = AUDIT_INZIEN, .resultaat = "naar aanmelden"}, NULL);
}

/* A page may find fault with its input before it has asked the database anything. Who may not use it at all hears that
 * first: *ret is then why, and true is returned. */
static bool may_not(struct page *p, const struct err *err, struct err *ret) {
    if (p->bekend || p->wie.doel == DOEL_OPENBAAR || (err->kind != ERR_INPUT && err->kind != ERR_NOT_FOUND))
        return false;
    return !store_mag(p->mem, p->store, &p->wie, ret);
}

static void show_err(struct page *p, const struct route *route, const struct err *first) {
    struct err why = {0};
    const struct err *err = may_not(p, first, &why) ? &why : first;
    int status = status_of(err->kind);
    if (err->kind == ERR_NO_SESSION) {
        no_session(p, route);
        return;
    }
    if (err->kind == ERR_TOO_MANY) {
        over_limit(p, err);
        return;
    }
    if (err->kind == ERR_DENIED && p->req->method != FCGI_POST && waits(p)) {
        p->reply = fresh_reply(p->mem);
        page_see_other(p, "/aanmelden");
        return;
    }
    log_err(status >= 500 ? LOG_FOUT : LOG_INFO, "verzoek_geweigerd", err);
    bool hoog = err->kind == ERR_DENIED && strcmp(err->reason, REDEN_HOOG) == 0;
    if (err->kind == ERR_DENIED && !record_refusal(p, hoog ? REDEN_HOOG : "rol"))
        return;
    error_page(p, status, hoog ? FOUT_HOOG : FOUT_GEWOON);
}

/* ---- the walls ---- */

/* A page that comes without a cookie shows nothing, and is not written down: any site could fill our log with images.
 */
static bool komst_passes(struct page *p, const struct route *route) {
    if (sec_fetch_allows(route, p->req))
        return true;
    bool counts = p->req->method == FCGI_POST || (p->wie.token && *p->wie.token);
    if (!counts || record_refusal(p, "herkomst"))
        error_page(p, 403, FOUT_VREEMD);
    return false;
}

/* Fills p->csrf_oud; false: refused, and the reply is made. */
static bool csrf_passes(struct page *p, const struct route *route) {
    if (route->csrf == CSRF_GEEN || route->csrf == CSRF_MAKELAAR)
        return true;
    bool once = fcgi_times(&p->req->body, "csrf") == 1;
    bool good =
        once && sessie_csrf_klopt(p->house->krypto, p->wie.token, p->req->path, fcgi_get(&p->req->body, "csrf"));
    p->csrf_goed = good && from_our_site(p);
    if (p->csrf_goed)
        return true;
    p->csrf_oud = route->csrf == CSRF_OPNIEUW && once && from_our_site(p);
    if (p->csrf_oud)
        return true;
    if (record_refusal(p, "csrf"))
        error_page(p, 403, FOUT_CSRF);
    return false;
}

static void allow_header(struct page *p, const struct route_match *m) {
    fcgi_header(p->mem, p->reply, "Allow", m->get && m->post ? "GET, HEAD, POST" : m->post ? "POST" : "GET, HEAD");
}

/* The row that was found, in the form in which page and store want it. */
static void apply_route(struct page *p, const struct route *route) {
    p->kader = route->komst == KOMST_KADER;
    p->handeling = route->handeling;
    p->grond = route->grond;
    p->wie.route = route->pattern;
    p->wie.doel = route->doel;
    p->wie.soorten = route->soorten;
    p->wie.niveau_min = route->niveau;
#ifdef PORTAAL_PROEF_ZONDER_ROUTECHECK
    /* Scratch build for one test only: with this wall gone, the database must still refuse. */
    p->wie.doel = DOEL_ALLE;
    p->wie.soorten = 0;
    p->wie.niveau_min = NIVEAU_EH2;
#endif
}

static void run_page(struct page *p, const struct route *route) {
    struct err err = {0};
    bool no_token = !p->wie.token || !*p->wie.token;
    if (!komst_passes(p, route))
        return;
    if (route->doel != DOEL_OPENBAAR && no_token)
        no_session(p, route);
    else if (csrf_passes(p, route) && !route->handler(p, &err))
        show_err(p, route, &err);
}

static void find_and_run(struct page *p) {
    struct route_match m;
    routes_find(p->req->method, p->req->path, &m);
    if (m.route && m.route->doel != DOEL_GEEN) {
        memcpy(p->params, m.params, sizeof m.params);
        apply_route(p, m.route);
        run_page(p, m.route);
    } else if (m.pad_bekend && !m.route) {
        error_page(p, 405, FOUT_GEWOON);
        allow_header(p, &m);
    } else {
        error_page(p, 404, FOUT_GEWOON);
    }
}

/* A cookie that was sent twice is a trick of a neighbouring site: neither counts. */
static const char *session_token(const struct fcgi_request *req) {
    return fcgi_times(&req->cookies, SESSIE_KOEKJE) == 1 ? fcgi_get(&req->cookies, SESSIE_KOEKJE) : NULL;
}

struct fcgi_reply *dispatch_request(struct dispatch *d, TALLOC_CTX *mem, const struct fcgi_request *req) {
    struct page p = {
        .mem = mem,
        .house = d->house,
        .req = req,
        .reply = fresh_reply(mem),
        .store = &d->store,
        .wie = {.token = session_token(req), .request_id = req->request_id, .route = "", .herkomst = req->remote_addr},
        .vandaag = date_today()};
    log_set_request(req->request_id);
    if (req->refused_status) {
        log_line(LOG_INFO, "verzoek_geweigerd", "%d %s", req->refused_status, req->refused_reason);
        error_page(&p, req->refused_status, FOUT_GEWOON);
        if (req->refused_status == 405)
            fcgi_header(mem, p.reply, "Allow", "GET, HEAD, POST");
    } else {
        find_and_run(&p);
    }
    standard_headers(mem, p.reply, p.kader);
    return p.reply;
}
