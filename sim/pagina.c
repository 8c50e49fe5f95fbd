/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The page of a party: whom to be. Each person is a form of her own, that carries the answer about her (or the artifact
 * of it) to the portal: one choice, one button, no script. Choosing another kind of answer gives the same page again,
 * with the same question in it, so nothing but artifacts is remembered between two requests.
 */
#include "sim.h"

#include "xml/base64.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct keuze {
    const char *naam, *rol, *saml_response, *saml_art, *relay_state, *acs;
};

struct groep {
    const char *naam;
    struct keuze *keuzes;
    size_t keuzes_aantal;
};

struct vel {
    const char *fout; /* why there is nothing to choose; NULL when there is */
    const char *portaal, *partij, *sso, *saml_request, *relay_state;
    struct groep *groepen;
    size_t groepen_aantal;
    struct keuze annuleren;
    struct sim_veld *velden;
    size_t velden_aantal;
    bool anders;
};

static const struct html_field keuze_fields[] = {HTML_FIELD_TEXT(struct keuze, naam),
                                                 HTML_FIELD_TEXT(struct keuze, rol),
                                                 HTML_FIELD_TEXT(struct keuze, saml_response),
                                                 HTML_FIELD_TEXT(struct keuze, saml_art),
                                                 HTML_FIELD_TEXT(struct keuze, relay_state),
                                                 HTML_FIELD_TEXT(struct keuze, acs),
                                                 {.name = NULL}};
static const struct html_field groep_fields[] = {
    HTML_FIELD_TEXT(struct groep, naam),
    HTML_FIELD_LIST(struct groep, keuzes, keuze_fields, sizeof(struct keuze)),
    {.name = NULL}};
static const struct html_field optie_fields[] = {HTML_FIELD_TEXT(struct sim_optie, waarde),
                                                 HTML_FIELD_TEXT(struct sim_optie, woorden),
                                                 HTML_FIELD_BOOL(struct sim_optie, gekozen),
                                                 {.name = NULL}};
static const struct html_field veld_fields[] = {
    HTML_FIELD_TEXT(struct sim_veld, naam),
    HTML_FIELD_TEXT(struct sim_veld, vraag),
    HTML_FIELD_TEXT(struct sim_veld, tekst),
    HTML_FIELD_BOOL(struct sim_veld, typen),
    HTML_FIELD_LIST(struct sim_veld, opties, optie_fields, sizeof(struct sim_optie)),
    {.name = NULL}};
static const struct html_field vel_fields[] = {
    HTML_FIELD_TEXT(struct vel, fout),
    HTML_FIELD_TEXT(struct vel, portaal),
    HTML_FIELD_TEXT(struct vel, partij),
    HTML_FIELD_TEXT(struct vel, sso),
    HTML_FIELD_TEXT(struct vel, saml_request),
    HTML_FIELD_TEXT(struct vel, relay_state),
    HTML_FIELD_LIST(struct vel, groepen, groep_fields, sizeof(struct groep)),
    HTML_FIELD_INLINE(struct vel, annuleren, keuze_fields),
    HTML_FIELD_LIST(struct vel, velden, veld_fields, sizeof(struct sim_veld)),
    HTML_FIELD_BOOL(struct vel, anders),
    {.name = NULL}};

struct sim_paginas {
    struct html_template *vel;
    const char *css;
    const char *csp;
    const char *woorden; /* lines "code<tab>words" */
    struct sim_artifacten *artifacten;
};

/* One request while it is being answered. */
struct beurt {
    const struct sim *sim;
    struct sim_paginas *p;
    const struct sim_aanbieder *aanbieder;
    struct sim_vraag vraag; /* what is the same for everybody */
    bool artifact;
    const char *relay_state;
};

/* Origin of an address: for the header that says where forms may go. */
static const char *origin(TALLOC_CTX *ctx, const char *url) {
    const char *host = strstr(url, "://");
    size_t len = host != NULL ? (size_t)(host + 3 - url) + strcspn(host + 3, "/") : strlen(url);
    return talloc_strndup(ctx, url, len);
}

struct sim_paginas *sim_paginas_laden(TALLOC_CTX *ctx, const struct sim *sim, struct err *err) {
    struct sim_paginas *p = talloc_zero(ctx, struct sim_paginas);
    if (p == NULL)
        abort();
    char *page = sim_lees_bestand(p, talloc_asprintf(p, "%s/kies.html", sim->sjablonen), err);
    p->css = sim_lees_bestand(p, talloc_asprintf(p, "%s/ehsim.css", sim->sjablonen), err);
    p->woorden = sim_lees_bestand(p, talloc_asprintf(p, "%s/woorden.tsv", sim->sjablonen), err);
    p->csp = talloc_asprintf(p,
                             "default-src 'none'; style-src 'self'; form-action 'self' %s; frame-ancestors 'none'; "
                             "base-uri 'none'",
                             origin(p, sim->acs));
    p->artifacten = sim_artifacten_nieuw(p);
    if (page != NULL && p->css != NULL && p->woorden != NULL) {
        struct html_templates *set = html_templates_new(p);
        html_templates_add(set, "kies", page);
        p->vel = html_compile(p, set, "kies", vel_fields, err);
    }
    if (p->vel == NULL)
        TALLOC_FREE(p);
    return p;
}

/* The words of a code, or the code itself. */
static const char *words(TALLOC_CTX *ctx, const struct sim_paginas *p, const char *code) {
    size_t len = strlen(code);
    for (const char *line = p->woorden; line != NULL; line = strchr(line, '\n'), line = line != NULL ? line + 1 : NULL)
        if (strncmp(line, code, len) == 0 && line[len] == '\t')
            return talloc_strndup(ctx, line + len + 1, strcspn(line + len + 1, "\n"));
    return code;
}

/* Of each role, with " en " between. */
static const char *role_words(TALLOC_CTX *ctx, const struct sim_paginas *p, const char *rol) {
    char *rest = talloc_strdup(ctx, rol), *all = talloc_strdup(ctx, "");
    while (rest != NULL) {
        const char *one = words(ctx, p, strsep(&rest, "+"));
        all = talloc_asprintf(ctx, "%s%s%s", all, all[0] != '\0' ? " en " : "", one);
    }
    return all;
}

/* ---- Answers ---- */

static bool choice(TALLOC_CTX *ctx, const struct beurt *b, const struct sim_vraag *vraag, struct keuze *ret,
                   struct err *err) {
    *ret = (struct keuze){.relay_state = b->relay_state, .acs = b->sim->acs};
    if (b->artifact) {
        ret->saml_art = sim_artifact_bewaar(ctx, b->p->artifacten, vraag);
        return true;
    }
    const char *answer = sim_antwoord(ctx, b->sim, vraag, err);
    if (answer == NULL)
        return false;
    ret->saml_response = base64_encode(ctx, answer, strlen(answer));
    return true;
}

static bool choice_of(TALLOC_CTX *ctx, const struct beurt *b, const struct sim_mens *mens, struct keuze *ret,
                      struct err *err) {
    struct sim_vraag vraag = b->vraag;
    vraag.mens = mens;
    if (!choice(ctx, b, &vraag, ret, err))
        return false;
    ret->naam = mens->naam;
    ret->rol = strcmp(mens->naam, SIM_NIEMAND) == 0 ? NULL : role_words(ctx, b->p, mens->rol);
    return true;
}

/* Everybody of the organisation of the person at `first`, and somebody new. */
static bool group(TALLOC_CTX *ctx, const struct beurt *b, size_t first, struct groep *ret, struct err *err) {
    const struct sim *sim = b->sim;
    const char *code = sim->mensen[first].organisatie;
    *ret = (struct groep){.naam = words(ctx, b->p, code)};
    ret->keuzes = talloc_zero_array(ctx, struct keuze, (unsigned)(sim->aantal - first) + 1);
    for (size_t i = first; i < sim->aantal; i++)
        if (strcmp(sim->mensen[i].organisatie, code) == 0 &&
            !choice_of(ctx, b, &sim->mensen[i], &ret->keuzes[ret->keuzes_aantal++], err))
            return false;
    const struct sim_mens *nobody = sim_onbekende(ctx, sim, code, b->vraag.keuzes.zaad);
    return choice_of(ctx, b, nobody, &ret->keuzes[ret->keuzes_aantal++], err);
}

static bool seen_before(const struct sim *sim, size_t at) {
    for (size_t i = 0; i < at; i++)
        if (strcmp(sim->mensen[i].organisatie, sim->mensen[at].organisatie) == 0)
            return true;
    return false;
}

static bool groups(TALLOC_CTX *ctx, const struct beurt *b, struct vel *ret, struct err *err) {
    struct sim_vraag stop = b->vraag;
    stop.keuzes.uitkomst = SIM_GEANNULEERD;
    if (!choice(ctx, b, &stop, &ret->annuleren, err))
        return false;
    ret->groepen = talloc_zero_array(ctx, struct groep, (unsigned)b->sim->aantal);
    if (ret->groepen == NULL)
        abort();
    for (size_t i = 0; i < b->sim->aantal; i++)
        if (sim_brengt(b->aanbieder, b->sim->mensen[i].organisatie) && !seen_before(b->sim, i) &&
            !group(ctx, b, i, &ret->groepen[ret->groepen_aantal++], err))
            return false;
    return true;
}

/* ---- Pages ---- */

static void reply_page(TALLOC_CTX *ctx, const struct sim_paginas *p, const struct vel *vel, int status,
                       struct fcgi_reply *reply) {
    reply->status = status;
    fcgi_header(ctx, reply, "Content-Security-Policy", p->csp);
    fcgi_header(ctx, reply, "X-Content-Type-Options", "nosniff");
    fcgi_header(ctx, reply, "Referrer-Policy", "no-referrer");
    fcgi_header(ctx, reply, "Cache-Control", "no-store");
    html_render(p->vel, vel, reply->body);
}

static void refuse(TALLOC_CTX *ctx, const struct sim *sim, const struct sim_paginas *p, int status, const char *why,
                   struct fcgi_reply *reply) {
    const struct vel vel = {.fout = why, .portaal = origin(ctx, sim->acs)};
    reply_page(ctx, p, &vel, status, reply);
}

/* Every field but the question itself is a choice. */
static bool read_choices(TALLOC_CTX *ctx, const struct fcgi_request *req, struct vel *vel, struct sim_keuzes *ret,
                         struct err *err) {
    for (size_t i = 0; i < req->body.count; i++) {
        const struct fcgi_field *f = &req->body.rows[i];
        if (strcmp(f->name, "SAMLRequest") == 0 || strcmp(f->name, "RelayState") == 0)
            continue;
        if (!sim_kies(ctx, ret, f->name, f->value, err))
            return false;
        vel->anders = true;
    }
    return true;
}

static bool prepare(TALLOC_CTX *ctx, struct beurt *b, const struct fcgi_request *req, struct vel *vel,
                    struct err *err) {
    struct sim_verzoek verzoek;
    time_t now = time(NULL);
    if (fcgi_times(&req->body, "SAMLRequest") != 1 || fcgi_times(&req->body, "RelayState") > 1)
        return err_set(err, ERR_INPUT, "SAMLRequest", "ontbreekt of staat er meer dan een keer");
    vel->saml_request = fcgi_get(&req->body, "SAMLRequest");
    vel->relay_state = b->relay_state = fcgi_get(&req->body, "RelayState");
    if (!read_choices(ctx, req, vel, &b->vraag.keuzes, err) ||
        !sim_verzoek(ctx, b->sim, b->aanbieder, vel->saml_request, now, &verzoek, err))
        return false;
    b->vraag.aanbieder = b->aanbieder;
    b->vraag.verzoek = verzoek.id;
    b->vraag.nu = now;
    int binding = b->vraag.keuzes.binding;
    b->artifact = binding == SIM_ARTIFACT || (binding == SIM_ZOALS_GEVRAAGD && verzoek.artifact);
    return true;
}

static void sso(TALLOC_CTX *ctx, struct beurt *b, const struct fcgi_request *req, struct fcgi_reply *reply) {
    struct vel vel = {.portaal = origin(ctx, b->sim->acs), .partij = words(ctx, b->p, b->aanbieder->naam)};
    struct err err = {.kind = ERR_NONE};
    vel.sso = talloc_asprintf(ctx, "/%s/sso", b->aanbieder->naam);
    if (!prepare(ctx, b, req, &vel, &err) || !groups(ctx, b, &vel, &err)) {
        refuse(ctx, b->sim, b->p, err.kind == ERR_INPUT ? 400 : 500,
               talloc_asprintf(ctx, "%s: %s", err.place, err.reason), reply);
        return;
    }
    if (!b->artifact && b->vraag.keuzes.kapot == SIM_FOUT_500) {
        refuse(ctx, b->sim, b->p, 500, "u koos dat deze partij het niet doet", reply);
        return;
    }
    if (!b->artifact)
        (void)sleep((unsigned)b->vraag.keuzes.traag);
    vel.velden = sim_velden(ctx, &b->vraag.keuzes, b->aanbieder->profiel, &vel.velden_aantal);
    reply_page(ctx, b->p, &vel, 200, reply);
}

/* nginx lets only the portal's certificate come here. */
static void resolve(TALLOC_CTX *ctx, struct beurt *b, const struct fcgi_request *req, struct fcgi_reply *reply) {
    struct err err = {.kind = ERR_NONE};
    const char *id = NULL, *artifact = NULL, *answer = NULL;
    time_t now = time(NULL);
    reply->content_type = "text/xml; charset=utf-8";
    reply->status = 400;
    if (req->xml == NULL || !sim_resolve(ctx, b->sim, req->xml, now, &id, &artifact, &err))
        return;
    struct sim_vraag *vraag = sim_artifact_haal(ctx, b->p->artifacten, artifact, now);
    if (vraag != NULL && vraag->aanbieder != b->aanbieder)
        vraag = NULL;
    if (vraag != NULL) {
        vraag->nu = now;
        (void)sleep((unsigned)vraag->keuzes.traag);
    }
    if (vraag == NULL || vraag->keuzes.kapot != SIM_FOUT_500)
        answer = sim_artifactantwoord(ctx, b->sim, b->aanbieder, vraag, id, time(NULL), &err);
    reply->status = answer != NULL ? 200 : 500;
    buf_add(reply->body, answer != NULL ? answer : "");
}

long sim_neemt(const char *path) {
    size_t len = strlen(path), tail = strlen("/artifact");
    return len > tail && strcmp(path + len - tail, "/artifact") == 0 ? FCGI_TAKES_XML : 0;
}

/* The party whose path this is, when what follows is `rest`. */
static const struct sim_aanbieder *at_path(const struct sim *sim, const char *path, const char *rest) {
    for (size_t i = 0; i < sim->aanbieders_aantal; i++) {
        size_t len = strlen(sim->aanbieders[i].naam);
        if (strncmp(path + 1, sim->aanbieders[i].naam, len) == 0 && strcmp(path + 1 + len, rest) == 0)
            return &sim->aanbieders[i];
    }
    return NULL;
}

void sim_beantwoord(TALLOC_CTX *ctx, const struct sim *sim, struct sim_paginas *p, const struct fcgi_request *req,
                    struct fcgi_reply *reply) {
    bool post = req->method == FCGI_POST;
    struct beurt b = {.sim = sim, .p = p};
    if (req->refused_status != 0)
        refuse(ctx, sim, p, req->refused_status, "dit verzoek is niet te lezen", reply);
    else if (post && (b.aanbieder = at_path(sim, req->path, "/sso")) != NULL)
        sso(ctx, &b, req, reply);
    else if (post && (b.aanbieder = at_path(sim, req->path, "/artifact")) != NULL)
        resolve(ctx, &b, req, reply);
    else if (!post && strcmp(req->path, "/ehsim.css") == 0) {
        reply->status = 200;
        reply->content_type = "text/css; charset=utf-8";
        buf_add(reply->body, p->css);
    } else if (!post && strcmp(req->path, "/") == 0)
        refuse(ctx, sim, p, 200, "begin bij het portaal; dat stuurt u hierheen", reply);
    else
        refuse(ctx, sim, p, 404, "deze pagina is er niet", reply);
}
