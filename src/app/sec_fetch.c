/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "app/sec_fetch.h"

#include <string.h>

#define ANY "same-origin same-site cross-site none" /* a link in a mail or on another site may lead to a page */
#define OWN "same-origin"

struct rule {
    const char *site, *mode, *dest; /* the words that may be said, with a space between them; NULL: none */
};

static const struct rule opened[ROUTE_KOMSTEN] = {
    [KOMST_GEWOON] = {ANY, "navigate", "document"},
    /* typed, followed, or kept by "save link as" */
    [KOMST_BESTAND] = {OWN " none", "navigate no-cors same-origin", "document empty"},
    [KOMST_KADER] = {OWN " none", "navigate", "iframe document"},
    [KOMST_ELDERS] = {ANY, "navigate", "document"},
};
static const struct rule sent[ROUTE_KOMSTEN] = {
    [KOMST_GEWOON] = {OWN, "navigate", "document"},
    [KOMST_KADER] = {OWN, "navigate", "iframe document"},
    [KOMST_ELDERS] = {ANY, "navigate", "document"},
};

static bool among(const char *words, const char *said) {
    if (!said)
        return true;
    size_t len = strlen(said);
    for (const char *at = words; at && *at; at += strspn(at, " ")) {
        size_t word = strcspn(at, " ");
        if (word == len && memcmp(at, said, len) == 0)
            return true;
        at += word;
    }
    return false;
}

bool sec_fetch_allows(const struct route *route, const struct fcgi_request *req) {
    enum route_komst komst = route->csrf == CSRF_MAKELAAR ? KOMST_ELDERS : route->komst;
    const struct rule *r = req->method == FCGI_POST ? &sent[komst] : &opened[komst];
    return among(r->site, req->sec_fetch_site) && among(r->mode, req->sec_fetch_mode) &&
           among(r->dest, req->sec_fetch_dest);
}
