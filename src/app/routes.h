/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The route table's shape, and finding a row in it. The table itself, with the recipe for adding one, is in routes.c.
 */
#ifndef APP_ROUTES_H
#define APP_ROUTES_H

#include "page/page.h"

enum route_csrf {
    CSRF_GEEN = 0, /* only for GET; a POST row without it refuses to start */
    CSRF_MAKELAAR, /* comes from another site by nature: the signed assertion and the login cookie prove where from */
    CSRF_EIS,      /* hidden field csrf of this session, or 403 */
    CSRF_OPNIEUW /* the same, but a page that is too old gets its form back with all that was typed, and changes nothing
                  */
};

/* What a browser may ask for here, and from where: app/sec_fetch.c. A row that says nothing gets the strictest. */
enum route_komst {
    KOMST_GEWOON = 0, /* a page that is opened, a form of ours that is sent */
    KOMST_BESTAND,    /* something to be kept: a table, a document */
    KOMST_KADER,      /* stands in a frame on our own pages */
    KOMST_ELDERS      /* another site sends people here: the answer of an identity provider */
};
#define ROUTE_KOMSTEN (KOMST_ELDERS + 1)

enum route_cache {
    CACHE_NOOIT = 0 /* Cache-Control: no-store. Pages are all of this kind; files are nginx's */
};

struct route {
    enum fcgi_method method; /* a GET row also answers HEAD */
    const char *pattern;     /* "/dossier/{id}": a named part is one path segment of 1 to 63 characters */
    /* For which purpose (domain/recht.h): only who has the right to one of these bits. DOEL_OPENBAAR: also without a
     * session. A row that says nothing allows nobody. */
    uint32_t doel;
    unsigned soorten;   /* SOORT_... bits: only for people of these kinds of organisation; 0 all */
    enum niveau niveau; /* lowest level of assurance */
    enum route_csrf csrf;
    enum route_komst komst;
    enum route_cache cache;
    enum audit_handeling handeling;
    long upload;       /* a POST that takes multipart/form-data: at most this many bytes; 0: only urlencoded */
    const char *grond; /* legal ground for the audit row; NULL: that of the portal */
    page_handler *handler;
    page_bewaarder *bewaar; /* a form on which people type much; NULL: what was typed only comes back */
};

struct route_match {
    const struct route *route; /* NULL: no row has this path with this method */
    bool pad_bekend;           /* some row has this path: 405 instead of 404 */
    bool get, post;            /* the methods those rows have, for Allow */
    struct page_param params[PAGE_PARAMS_MAX];
};

void routes_find(enum fcgi_method method, const char *path, struct route_match *ret);
/* The longest upload that this path takes by POST; 0: none. */
long routes_upload(const char *path);
/* The table is whole: no POST without CSRF, no row without purpose, level and handler. Called at start. */
bool routes_check(struct err *err);
/* For tests and documentation: every row, ended by a row without a pattern. */
const struct route *routes_all(void);

#endif
