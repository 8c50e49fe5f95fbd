/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * What an identity provider answers: in a form, as an artifact, or by way of a front proxy. It is judged against the
 * provider that this browser asked, and becomes a session or a page that says what to do; every end has its audit row.
 */
#include "base/log.h"
#include "page/algemeen/inloggen.h"
#include "page/views.h"

#include <string.h>
#include <time.h>

/* ---- Ends without a session ---- */

static bool record(struct page *p, const char *reden, struct err *err) {
    log_line(LOG_LET_OP, "inloggen_geweigerd", "%s", reden);
    return audit_weigering(p->mem, p->store, &p->wie, talloc_asprintf(p->mem, "saml: %s", reden), NULL, err);
}

/* One calm page for every reason: whoever tries to forge learns nothing from it. The reason is in the audit row. */
static bool refuse(struct page *p, const char *reden, struct err *err) {
    if (!record(p, reden, err))
        return false;
    bool geblokkeerd = strcmp(reden, saml_reden_code(SAML_GEBLOKKEERD)) == 0; /* known, and told so */
    struct mislukt_view view = {
        .pagina = {.titel = geblokkeerd ? "Uw toegang is stopgezet" : "Inloggen is niet gelukt", .fout = !geblokkeerd},
        .verzoek = p->req->request_id};
    return page_show(p, 403, geblokkeerd ? TPL_GEBLOKKEERD : TPL_INLOGGEN_MISLUKT, &view.pagina);
}

struct einde {
    enum saml_reden reden;
    int status;
    const char *kop, *uitleg, *doen;
};
#define STORING_DOEN                                                                                                   \
    "Wacht een paar minuten en probeer het opnieuw. Blijft het misgaan? Neem contact op met de helpdesk."
static const struct einde einden[] = {
    {SAML_GEANNULEERD, 200, "U hebt het inloggen gestopt", "U bent niet ingelogd. Er is niets opgeslagen.", NULL},
    {SAML_GEEN_BEVOEGDHEID, 403, "U bent niet gemachtigd",
     "U bent niet ingelogd. Uw inlogmiddel werkt, maar u mag er namens uw organisatie niet mee in dit portaal.",
     "Vraag de beheerder van eHerkenning in uw organisatie om een machtiging voor het Portaal Inburgering. Log daarna "
     "opnieuw in."},
    {SAML_NIVEAU_TE_LAAG, 403, "Uw inlogmiddel is niet sterk genoeg",
     "U bent niet ingelogd. Voor dit portaal hebt u een inlogmiddel met betrouwbaarheidsniveau 3 of hoger nodig.",
     "Vraag de beheerder van eHerkenning in uw organisatie om een inlogmiddel met niveau 3. Hebt u dat al? Log dan "
     "opnieuw in en kies dat middel."},
    {SAML_MAKELAAR_STORING, 503, "Inloggen kan nu niet",
     "U bent niet ingelogd. De dienst waarmee u inlogt, heeft een storing.", STORING_DOEN},
    {SAML_OPHALEN_VERBINDING, 503, "Inloggen kan nu niet",
     "U bent niet ingelogd. Het portaal krijgt geen verbinding met de dienst waarmee u inlogt.", STORING_DOEN},
    {SAML_OPHALEN_TIJD, 503, "Inloggen kan nu niet",
     "U bent niet ingelogd. De dienst waarmee u inlogt, antwoordt niet op tijd.", STORING_DOEN},
    {SAML_OPHALEN_TLS, 503, "Inloggen kan nu niet",
     "U bent niet ingelogd. Het portaal heeft geen veilige verbinding met de dienst waarmee u inlogt.", STORING_DOEN},
    {SAML_OPHALEN_ANTWOORD, 503, "Inloggen kan nu niet",
     "U bent niet ingelogd. Het portaal begrijpt het antwoord van de dienst waarmee u inlogt niet.", STORING_DOEN},
    {SAML_OPHALEN_TE_GROOT, 503, "Inloggen kan nu niet",
     "U bent niet ingelogd. Het portaal begrijpt het antwoord van de dienst waarmee u inlogt niet.", STORING_DOEN},
};

static const struct einde *einde_van(enum saml_reden reden) {
    for (size_t i = 0; i < sizeof einden / sizeof einden[0]; i++)
        if (einden[i].reden == reden)
            return &einden[i];
    return NULL;
}

/* a NULL: any provider. nummer: say the number of this request, that the audit row has as well. */
static bool show_end(struct page *p, const struct einde *e, const struct aanbieder *a, bool nummer) {
    struct niet_ingelogd_view view = {
        .pagina = {.titel = e->reden == SAML_GEANNULEERD ? "Inloggen geannuleerd" : e->kop, .fout = e->status >= 400},
        .kop = e->kop,
        .uitleg = e->uitleg,
        .doen = e->doen,
        .opnieuw_url = a != NULL ? talloc_asprintf(p->mem, "/inloggen/%s", a->naam) : "/inloggen",
        .verzoek = nummer ? p->req->request_id : NULL};
    return page_show(p, e->status, TPL_NIET_INGELOGD, &view.pagina);
}

bool page_geannuleerd(struct page *p, struct err *err) {
    (void)err;
    return show_end(p, einde_van(SAML_GEANNULEERD), NULL, false);
}

/* No session: calmly when nobody did anything wrong. */
static bool end(struct page *p, const struct aanbieder *a, enum saml_reden reden, struct err *err) {
    const struct einde *e = einde_van(reden);
    if (e == NULL)
        return refuse(p, saml_reden_code(reden), err);
    if (!record(p, saml_reden_code(reden), err))
        return false;
    inloggen_koekje(p, "", 0); /* its question has been answered */
    return reden == SAML_GEANNULEERD ? page_see_other(p, "/geannuleerd") : show_end(p, e, a, true);
}

/* ---- A session ---- */

static const char *iso_moment(TALLOC_CTX *ctx, time_t t) {
    char text[sizeof "2026-11-22T15:54:00Z"];
    struct tm tm;
    gmtime_r(&t, &tm);
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &tm);
    return talloc_strdup(ctx, text);
}

static const char *or_null(const char *text) {
    return text[0] != '\0' ? text : NULL;
}

static bool welcome(struct page *p, const char *token) {
    inloggen_koekje(p, "", 0); /* its question has been answered */
    page_sessie_koekje(p, token);
    /* A Strict cookie is not sent on a redirect that another site began; a page of our own that moves on is. */
    struct kaal_view view = {.pagina = {.titel = "U bent ingelogd", .verder = "/"}};
    return page_show(p, 200, TPL_INGELOGD, &view.pagina);
}

/* From a judged assertion to a session; on success all of it is committed. */
static bool start_session(struct page *p, const struct aanbieder *a, const struct saml_identiteit *wie,
                          struct err *err) {
    const struct conf *c = p->house->conf;
    struct sessie_begin begin = {.verzoek_id = wie->via_proxy ? NULL : wie->antwoord_op,
                                 .browser = wie->via_proxy ? NULL : fcgi_get(&p->req->cookies, LOGIN_KOEKJE),
                                 .oud = p->wie.token,
                                 .assertie_id = wie->assertie_id,
                                 .assertie_tot = iso_moment(p->mem, wie->geldig_tot),
                                 .aanbieder = a->naam,
                                 .organisaties = a->organisaties,
                                 .organisatie = a->organisatie,
                                 .legal_subject = or_null(wie->nummer),
                                 .acting_subject = wie->pseudoniem,
                                 .vestiging = or_null(wie->vestigingsnummer),
                                 .tussenpersoon = or_null(wie->tussenpersoon),
                                 .met_rollen = a->met_rollen,
                                 .rollen = aanbieder_rollen(a, wie),
                                 .naam = or_null(wie->naam),
                                 .niveau = niveau_van_klasse(wie->niveau),
                                 .idp_sessie = or_null(wie->sessie_index),
                                 .idp_tot = wie->sessie_tot != 0 ? iso_moment(p->mem, wie->sessie_tot) : NULL,
                                 .stil_s = c->sessie_stil * 60,
                                 .langst_s = c->sessie_langst * 60,
                                 .request_id = p->wie.request_id,
                                 .route = p->wie.route,
                                 .herkomst = p->wie.herkomst};
    char token[KRYPTO_TOKEN_TEXT];
    struct err why = {0};
    if (sessie_start(p->mem, p->store, &begin, token, &why))
        return welcome(p, token);
    if (why.kind == ERR_UNAVAILABLE || why.kind == ERR_INTERNAL)
        return err_set(err, why.kind, why.place, "%s", why.reason);
    return refuse(p, why.reason, err);
}

static bool finish(struct page *p, const struct aanbieder *a, enum saml_reden reden, const struct saml_identiteit *wie,
                   struct err *err) {
    return reden == SAML_GOED ? start_session(p, a, wie, err) : end(p, a, reden, err);
}

/* ---- Whom this browser asked ---- */

struct gevraagd {
    const char *browser; /* the cookie */
    struct login_verzoek verzoek;
    const struct aanbieder *aanbieder; /* NULL: none, and *ret_reden says why */
};

/* False only when the database does not answer. */
static bool find_asked(struct page *p, struct gevraagd *ret, enum saml_reden *ret_reden, struct err *err) {
    struct err why = {0};
    *ret = (struct gevraagd){
        .browser = fcgi_times(&p->req->cookies, LOGIN_KOEKJE) == 1 ? fcgi_get(&p->req->cookies, LOGIN_KOEKJE) : NULL};
    *ret_reden = SAML_VERZOEK_BROWSER;
    if (ret->browser == NULL)
        return true;
    if (!login_verzoek_van(p->mem, p->store, ret->browser, &ret->verzoek, &why)) {
        *ret_reden = SAML_VERZOEK_ONBEKEND;
        return why.kind == ERR_NOT_FOUND ? true : err_set(err, why.kind, why.place, "%s", why.reason);
    }
    ret->aanbieder = aanbieder_van(&p->house->aanbieders, ret->verzoek.aanbieder);
    *ret_reden = SAML_VERZOEK_ONBEKEND; /* when the block of that provider was taken away since */
    return true;
}

/* ---- By a form ---- */

bool page_acs(struct page *p, struct err *err) {
    struct saml_identiteit wie;
    struct gevraagd g;
    enum saml_reden reden;
    const struct fcgi_fields *body = &p->req->body;
    if (fcgi_times(body, "SAMLResponse") != 1 || fcgi_times(body, "RelayState") > 1)
        return refuse(p, "velden", err);
    if (!find_asked(p, &g, &reden, err))
        return false;
    if (g.aanbieder == NULL)
        return refuse(p, saml_reden_code(reden), err);
    reden = saml_beoordeel_response(p->mem, g.aanbieder->vertrouwen, &g.aanbieder->verwacht,
                                    fcgi_get(body, "SAMLResponse"), fcgi_get(body, "RelayState"), time(NULL), &wie);
    return finish(p, g.aanbieder, reden, &wie, err);
}

/* ---- By an artifact ---- */

static enum saml_reden reason_of(enum soap_uitkomst u) {
    static const enum saml_reden reasons[] = {[SOAP_GOED] = SAML_GOED,
                                              [SOAP_ADRES] = SAML_OPHALEN_VERBINDING,
                                              [SOAP_VERBINDING] = SAML_OPHALEN_VERBINDING,
                                              [SOAP_TLS] = SAML_OPHALEN_TLS,
                                              [SOAP_TIJD] = SAML_OPHALEN_TIJD,
                                              [SOAP_ANTWOORD] = SAML_OPHALEN_ANTWOORD,
                                              [SOAP_TE_GROOT] = SAML_OPHALEN_TE_GROOT};
    return reasons[u];
}

/* Fetches what the artifact stands for, and judges it. The request was marked as fetched before: one question of ours
 * is worth one artifact, whatever comes of it. */
static enum saml_reden fetch(struct page *p, const struct aanbieder *a, const struct saml_ophalen *o,
                             const char *relay_state, struct saml_identiteit *ret) {
    char *soap = NULL;
    size_t len = 0;
    enum saml_reden reden = reason_of(soap_stuur(p->mem, &a->lijn, o->url, o->soap, o->soap_len, &soap, &len));
    if (reden != SAML_GOED)
        return reden;
    return saml_beoordeel_artifact(p->mem, a->vertrouwen, &a->verwacht, soap, len, o->id, relay_state, time(NULL), ret);
}

/* What can be said before anything is fetched. */
static enum saml_reden judge_artifact(struct page *p, const struct gevraagd *g, const char *relay_state,
                                      struct saml_ophalen *ret) {
    const struct aanbieder *a = g->aanbieder;
    if (!a->artifact)
        return SAML_ARTIFACT_NIET_GEVRAAGD;
    if (relay_state == NULL || strcmp(relay_state, g->verzoek.id) != 0)
        return SAML_RELAYSTATE;
    return saml_ophalen_maken(p->mem, p->house->sleutel, a->vertrouwen, &a->verwacht,
                              fcgi_get(&p->req->query, "SAMLart"), time(NULL), ret);
}

bool page_acs_artifact(struct page *p, struct err *err) {
    struct saml_identiteit wie;
    struct gevraagd g;
    struct saml_ophalen ophalen;
    struct err why = {0};
    enum saml_reden reden;
    const struct fcgi_fields *query = &p->req->query;
    if (fcgi_times(query, "SAMLart") != 1 || fcgi_times(query, "RelayState") > 1)
        return refuse(p, "velden", err);
    if (!find_asked(p, &g, &reden, err))
        return false;
    if (g.aanbieder == NULL)
        return refuse(p, saml_reden_code(reden), err);
    const char *relay_state = fcgi_get(query, "RelayState");
    reden = judge_artifact(p, &g, relay_state, &ophalen);
    if (reden != SAML_GOED)
        return refuse(p, saml_reden_code(reden), err);
    if (!login_verzoek_ophalen(p->mem, p->store, g.browser, &why))
        return why.kind == ERR_UNAVAILABLE || why.kind == ERR_INTERNAL
                   ? err_set(err, why.kind, why.place, "%s", why.reason)
                   : refuse(p, why.reason, err);
    return finish(p, g.aanbieder, fetch(p, g.aanbieder, &ophalen, relay_state, &wie), &wie, err);
}

/* ---- By way of a front proxy ---- */

bool page_proxy(struct page *p, struct err *err) {
    struct saml_identiteit wie;
    const struct aanbieder *a = p->house->aanbieders.voorportaal;
    if (!a || !p->req->saml_assertion || !*p->req->saml_assertion)
        return err_set(err, ERR_NOT_FOUND, "SAML_ASSERTION", "no front proxy did the exchange");
    enum saml_reden reden =
        saml_beoordeel_assertie(p->mem, a->vertrouwen, &a->verwacht, p->req->saml_assertion, time(NULL), &wie);
    return finish(p, a, reden, &wie, err);
}
