/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * What a page handler is given, and the few things it may do with it.
 *
 * A handler reads its input from the request, asks the store ONCE (session check, reads and audit row are one
 * transaction and one round trip; a delivery takes two), fills its view and names a template. It never sends anything
 * and never tests a session itself: the route row says who may, the store enforces it with the session row in the
 * database. A handler that cannot do its work returns false with *err filled; the dispatcher then shows the error page
 * of that kind.
 *
 * Lives as long as: struct page_house - the process; struct page and all on p->mem - one request.
 *
 * To add a page: its file in src/page/<audience>/, its handler in pages.h, its view in views.h and views.c, a line in
 * templates.h and templates.c, one route row in src/app/routes.c, one wire test.
 */
#ifndef PAGE_PAGE_H
#define PAGE_PAGE_H

#include "base/date.h"
#include "base/err.h"
#include "conf/conf.h"
#include "fcgi/fcgi.h"
#include "html/html.h"
#include "krypto/krypto.h"
#include "page/aanbieder.h"
#include "page/frame.h"
#include "page/templates.h"
#include "saml/saml.h"
#include "session/session.h"
#include "stelsel/stelsel.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>
#include <talloc.h>

/* Everything that is made before the workers are forked and never changes after. */
struct page_house {
    const struct conf *conf;
    const struct krypto *krypto;
    struct aanbieders aanbieders;                           /* who says who somebody is */
    const struct saml_sleutel *sleutel;                     /* ours */
    const struct saml_eigen *eigen;                         /* what our metadata say */
    const struct saml_ontcijfersleutels *ontcijfersleutels; /* for what is encrypted to us */
    struct html_template *templates[PAGE_TEMPLATES];
};

#define PAGE_PARAMS_MAX 3
#define PAGE_PARAM_LEN 64

/* A named part of the path: /dossier/{id} */
struct page_param {
    char naam[PAGE_PARAM_LEN];
    char waarde[PAGE_PARAM_LEN];
};

struct page {
    TALLOC_CTX *mem;
    const struct page_house *house;
    const struct fcgi_request *req;
    struct fcgi_reply *reply;
    const struct store *store;
    struct store_wie wie;           /* who asks, and what the route row demands */
    enum audit_handeling handeling; /* what the route row calls it */
    const char *grond;              /* legal ground of the route row */
    struct page_param params[PAGE_PARAMS_MAX];
    struct date vandaag;
    bool csrf_oud;  /* the hidden key was of an earlier session: show the form again, change nothing */
    bool csrf_goed; /* the hidden key was right: it was typed in a form of this session */
    bool kader;     /* stands in a frame on our own pages */
    bool bekend;    /* sessie is filled */
    struct sessie_info sessie;
};

typedef bool page_handler(struct page *p, struct err *err);
/* Keeps what was typed in a form that was sent after its session had ended, when that is allowed, and writes the audit
 * row of the refusal. */
typedef bool page_bewaarder(struct page *p, bool *ret_bewaard, struct err *err);

/* The named part of the path; "" for a name that the route's pattern does not have. */
const char *page_param(const struct page *p, const char *naam);

/* Begins the one transaction of this page, and ends it: fills p->sessie. audit.grond NULL means the route row's. */
struct store_tx *page_begin(struct page *p);
bool page_voer_uit(struct page *p, struct store_tx *tx, struct audit audit, struct err *err);
/* Remembers who is asking, for the frame: for a delivery, which has its own transaction. */
void page_ken(struct page *p, const struct sessie_info *sessie);
/* She has the right to one of these purposes (DOEL_...): to show or leave out a link; never a wall. */
bool page_mag(const struct page *p, uint32_t doelen);
bool page_bij(const struct page *p, unsigned soorten); /* her organisation is of one of these kinds (SOORT_...) */
/* Her organisation is a sender of this service, and she types its deliveries. */
bool page_levert(const struct page *p, const struct stelseldienst *d);

/* A session of minutes that are about to end says so this long before. */
#define PAGE_KLOK_VOORAF_S 120
#define PAGE_KLOK_MINUTEN_MAX 119 /* what assets/css/klok.css can count */
/* The hidden field of the forms of a page that did not ask the store who is asking (page_show fills in the others). */
const struct html_by_form *page_csrf(const struct page *p);

/* Renders the template. view points to a view struct whose first member is a struct pagina; the handler sets titel and
 * what is its own, who is logged in is filled here. */
bool page_show(struct page *p, int status, enum page_template which, struct pagina *view);
/* What is in the reply's body is a table (csv/csv.h), to be saved as NAAM-date.csv. */
bool page_csv(struct page *p, const char *naam);
/* The cookie of a session that has just begun. */
void page_sessie_koekje(struct page *p, const char *token);
/* 303 to a path of our own. */
bool page_see_other(struct page *p, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* A page number beyond the end of a list: 303 to its first page. */
bool page_eerste_blad(struct page *p);
/* The error page of a status (templates/README.md has the texts). There are four kinds of 403: no right, a form that
 * was too old, opened in a way in which no page is (from another site, in a frame), and no right to what is of class V
 * hoog. */
enum fout_soort { FOUT_GEWOON = 0, FOUT_CSRF, FOUT_VREEMD, FOUT_HOOG };
void page_fout(struct page *p, int status, enum fout_soort soort);

#endif
