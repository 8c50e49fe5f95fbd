/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The pages of the simulator. Each person is a form of her own, that carries the answer about her to the portal: one
 * choice, one button, no script and nothing to remember between two requests.
 */
#include "sim.h"

#include "xml/base64.h"

#include <stdlib.h>
#include <string.h>

struct keuze {
    const char *naam, *organisatie, *rol, *saml_response, *relay_state, *acs;
};

struct vel {
    const char *fout; /* why there is nothing to choose; NULL when there is */
    const char *portaal;
    struct keuze *keuzes;
    size_t keuzes_aantal;
    const struct keuze *annuleren;
};

static const struct html_field keuze_fields[] = {HTML_FIELD_TEXT(struct keuze, naam),
                                                 HTML_FIELD_TEXT(struct keuze, organisatie),
                                                 HTML_FIELD_TEXT(struct keuze, rol),
                                                 HTML_FIELD_TEXT(struct keuze, saml_response),
                                                 HTML_FIELD_TEXT(struct keuze, relay_state),
                                                 HTML_FIELD_TEXT(struct keuze, acs),
                                                 {.name = NULL}};
static const struct html_field vel_fields[] = {HTML_FIELD_TEXT(struct vel, fout),
                                               HTML_FIELD_TEXT(struct vel, portaal),
                                               HTML_FIELD_LIST(struct vel, keuzes, keuze_fields, sizeof(struct keuze)),
                                               HTML_FIELD_STRUCT(struct vel, annuleren, keuze_fields),
                                               {.name = NULL}};

struct sim_paginas {
    struct html_template *vel;
    const char *css;
    const char *csp;
    const char *woorden; /* lines "code<tab>words" */
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
                             "default-src 'none'; style-src 'self'; form-action %s; frame-ancestors 'none'; "
                             "base-uri 'none'",
                             origin(p, sim->acs));
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

/* The words of codes joined by "+". */
static const char *all_words(TALLOC_CTX *ctx, const struct sim_paginas *p, const char *codes) {
    char *ret = talloc_strdup(ctx, "");
    while (ret != NULL && *codes != '\0') {
        size_t len = strcspn(codes, "+");
        const char *code = talloc_strndup(ctx, codes, len);
        codes += len + (codes[len] == '+');
        ret = talloc_asprintf_append(ret, "%s%s", ret[0] != '\0' ? " en " : "", words(ctx, p, code));
    }
    return ret;
}

static bool choice(TALLOC_CTX *ctx, const struct sim *sim, const struct sim_paginas *p, const struct sim_vraag *vraag,
                   const char *relay_state, struct keuze *ret, struct err *err) {
    const char *answer = sim_antwoord(ctx, sim, vraag, err);
    if (answer == NULL)
        return false;
    *ret = (struct keuze){
        .saml_response = base64_encode(ctx, answer, strlen(answer)), .relay_state = relay_state, .acs = sim->acs};
    if (vraag->mens != NULL) {
        ret->naam = vraag->mens->naam;
        ret->organisatie = words(ctx, p, vraag->mens->organisatie);
        ret->rol = all_words(ctx, p, vraag->mens->rol);
    }
    return true;
}

static bool choices(TALLOC_CTX *ctx, const struct sim *sim, const struct sim_paginas *p, const char *id,
                    const char *relay_state, struct vel *ret, struct err *err) {
    struct sim_vraag vraag = {.wat = SIM_ANNULEREN, .verzoek = id, .nu = time(NULL)};
    struct keuze *stop = talloc_zero(ctx, struct keuze);
    ret->keuzes = talloc_zero_array(ctx, struct keuze, (unsigned)sim->aantal);
    if (stop == NULL || ret->keuzes == NULL)
        abort();
    if (!choice(ctx, sim, p, &vraag, relay_state, stop, err))
        return false;
    vraag.wat = SIM_ASSERTIE;
    for (size_t i = 0; i < sim->aantal; i++) {
        vraag.mens = &sim->mensen[i];
        if (!choice(ctx, sim, p, &vraag, relay_state, &ret->keuzes[i], err))
            return false;
    }
    ret->keuzes_aantal = sim->aantal;
    ret->annuleren = stop;
    return true;
}

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

static void sso(TALLOC_CTX *ctx, const struct sim *sim, const struct sim_paginas *p, const struct fcgi_request *req,
                struct fcgi_reply *reply) {
    struct vel vel = {.portaal = origin(ctx, sim->acs)};
    struct err err = {.kind = ERR_NONE};
    const char *id = NULL, *relay_state = fcgi_get(&req->body, "RelayState");
    if (fcgi_times(&req->body, "SAMLRequest") != 1 || fcgi_times(&req->body, "RelayState") > 1)
        refuse(ctx, sim, p, 400, "SAMLRequest ontbreekt of staat er meer dan een keer", reply);
    else if (!sim_verzoek(ctx, sim, fcgi_get(&req->body, "SAMLRequest"), time(NULL), &id, &err) ||
             !choices(ctx, sim, p, id, relay_state, &vel, &err))
        refuse(ctx, sim, p, err.kind == ERR_INPUT ? 400 : 500, err.reason, reply);
    else
        reply_page(ctx, p, &vel, 200, reply);
}

void sim_beantwoord(TALLOC_CTX *ctx, const struct sim *sim, const struct sim_paginas *p, const struct fcgi_request *req,
                    struct fcgi_reply *reply) {
    bool post = req->method == FCGI_POST;
    if (req->refused_status != 0)
        refuse(ctx, sim, p, req->refused_status, "dit verzoek is niet te lezen", reply);
    else if (post && strcmp(req->path, "/sso") == 0)
        sso(ctx, sim, p, req, reply);
    else if (!post && strcmp(req->path, "/ehsim.css") == 0) {
        reply->status = 200;
        reply->content_type = "text/css; charset=utf-8";
        buf_add(reply->body, p->css);
    } else if (!post && strcmp(req->path, "/") == 0)
        refuse(ctx, sim, p, 200, "begin bij het portaal; dat stuurt u hierheen", reply);
    else
        refuse(ctx, sim, p, 404, "deze pagina is er niet", reply);
}
