/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * What a page handler is given, and the few things it may do with it.
 *
 * A handler reads its input from the request, asks the store ONCE (reads, audit row and session check are one
 * transaction and one round trip), fills its view and names a template. It never sends anything and never tests a
 * session itself: the route row says who may, the store enforces it with the session row in the database. A handler
 * that cannot do its work returns false with *err filled; the dispatcher then shows the error page of that kind.
 *
 * Lives as long as: struct page_house - the process; struct page and all on p->mem - one request.
 */
#ifndef PAGE_PAGE_H
#define PAGE_PAGE_H

#include "base/date.h"
#include "base/err.h"
#include "conf/conf.h"
#include "fcgi/fcgi.h"
#include "html/html.h"
#include "krypto/krypto.h"
#include "page/frame.h"
#include "page/templates.h"
#include "saml/saml.h"
#include "session/session.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>
#include <talloc.h>

/* Everything that is made before the workers are forked and never changes after. */
struct page_house {
    const struct conf *conf;
    const struct krypto *krypto;
    struct saml *saml;
    struct html_template *templates[PAGE_TEMPLATES];
    const char *form_action_makelaar; /* origin of the makelaar's login page, for the CSP of /inloggen */
};

#define PAGE_PARAMS_MAX 3

/* A named part of the path: /dossier/{id} */
struct page_param {
    const char *naam;
    const char *waarde;
};

struct page {
    TALLOC_CTX *mem;
    const struct page_house *house;
    const struct fcgi_request *req;
    struct fcgi_reply *reply;
    struct store *store;
    const struct store_eis *eis; /* what the route row demands and writes in the audit row */
    struct page_param params[PAGE_PARAMS_MAX];
    const char *token;      /* session token from the cookie; NULL: none sent */
    struct session_wie wie; /* who is asking; known after the store was asked */
    struct date vandaag;
};

typedef bool page_handler(struct page *p, struct err *err);

/* The named part of the path; never NULL for a name that the route's pattern has. */
const char *page_param(const struct page *p, const char *naam);

/* Renders the template. view points to a view struct whose first member is a struct pagina; titel is set by the
 * handler, all else of the frame is filled here. */
bool page_show(struct page *p, int status, enum page_template which, struct pagina *view);

/* 303 to a path of our own. */
bool page_see_other(struct page *p, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* The value of the hidden field csrf for this session. */
const char *page_csrf(struct page *p);

#endif
