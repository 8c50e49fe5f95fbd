/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Where a request may come from: what browsers say in the situations that matter, and what must become of it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/sec_fetch.h"

static const struct geval {
    const char *wat;
    bool goed;
    enum fcgi_method method;
    enum route_komst komst;
    const char *site, *mode, *dest;
} gevallen[] = {
    {"a link on our page", true, FCGI_GET, KOMST_GEWOON, "same-origin", "navigate", "document"},
    {"typed, or a bookmark", true, FCGI_GET, KOMST_GEWOON, "none", "navigate", "document"},
    {"a link in a mail on the web", true, FCGI_GET, KOMST_GEWOON, "cross-site", "navigate", "document"},
    {"an old browser", true, FCGI_GET, KOMST_GEWOON, NULL, NULL, NULL},
    {"HEAD is a GET", false, FCGI_HEAD, KOMST_GEWOON, "cross-site", "no-cors", "image"},
    {"an image on another site", false, FCGI_GET, KOMST_GEWOON, "cross-site", "no-cors", "image"},
    {"a script on another site", false, FCGI_GET, KOMST_GEWOON, "cross-site", "no-cors", "script"},
    {"a frame on another site", false, FCGI_GET, KOMST_GEWOON, "cross-site", "navigate", "iframe"},
    {"a frame on our own site", false, FCGI_GET, KOMST_GEWOON, "same-origin", "navigate", "iframe"},
    {"an object", false, FCGI_GET, KOMST_GEWOON, "same-origin", "navigate", "object"},
    {"fetch()", false, FCGI_GET, KOMST_GEWOON, "same-origin", "cors", "empty"},
    {"a word that is not known", false, FCGI_GET, KOMST_GEWOON, "same-origin", "navigate", "documents"},
    {"half a word", false, FCGI_GET, KOMST_GEWOON, "same", "navigate", "document"},
    {"two words", false, FCGI_GET, KOMST_GEWOON, "same-origin same-site", "navigate", "document"},
    {"nothing said", false, FCGI_GET, KOMST_GEWOON, "", "navigate", "document"},
    {"our form", true, FCGI_POST, KOMST_GEWOON, "same-origin", "navigate", "document"},
    {"a form of an old browser", true, FCGI_POST, KOMST_GEWOON, NULL, NULL, NULL},
    {"a form of another site", false, FCGI_POST, KOMST_GEWOON, "cross-site", "navigate", "document"},
    {"a form of a neighbour", false, FCGI_POST, KOMST_GEWOON, "same-site", "navigate", "document"},
    {"a form of nobody", false, FCGI_POST, KOMST_GEWOON, "none", "navigate", "document"},
    {"a form in a frame", false, FCGI_POST, KOMST_GEWOON, "same-origin", "navigate", "iframe"},
    {"fetch() with a body", false, FCGI_POST, KOMST_GEWOON, "same-origin", "cors", "empty"},
    {"the site alone is enough to refuse", false, FCGI_POST, KOMST_GEWOON, "cross-site", NULL, NULL},
    {"a download", true, FCGI_GET, KOMST_BESTAND, "same-origin", "navigate", "document"},
    {"save link as", true, FCGI_GET, KOMST_BESTAND, "same-origin", "no-cors", "empty"},
    {"another site takes a file", false, FCGI_GET, KOMST_BESTAND, "cross-site", "no-cors", "empty"},
    {"another site opens a file", false, FCGI_GET, KOMST_BESTAND, "cross-site", "navigate", "document"},
    {"a file in a frame", false, FCGI_GET, KOMST_BESTAND, "same-origin", "navigate", "iframe"},
    {"nobody posts for a file", false, FCGI_POST, KOMST_BESTAND, "same-origin", "navigate", "document"},
    {"the frame on our page", true, FCGI_GET, KOMST_KADER, "same-origin", "navigate", "iframe"},
    {"its button", true, FCGI_POST, KOMST_KADER, "same-origin", "navigate", "iframe"},
    {"the frame on another page", false, FCGI_GET, KOMST_KADER, "cross-site", "navigate", "iframe"},
    {"its button on another page", false, FCGI_POST, KOMST_KADER, "same-site", "navigate", "iframe"},
    {"the answer of the makelaar", true, FCGI_POST, KOMST_ELDERS, "cross-site", "navigate", "document"},
    {"the artifact of the makelaar", true, FCGI_GET, KOMST_ELDERS, "cross-site", "navigate", "document"},
    {"the answer in a frame", false, FCGI_POST, KOMST_ELDERS, "cross-site", "navigate", "iframe"},
    {"the answer by a script", false, FCGI_POST, KOMST_ELDERS, "cross-site", "no-cors", "empty"},
};

static void every_case(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof gevallen / sizeof gevallen[0]; i++) {
        const struct geval *g = &gevallen[i];
        const struct route route = {.method = g->method, .pattern = "/", .komst = g->komst};
        const struct fcgi_request req = {
            .method = g->method, .sec_fetch_site = g->site, .sec_fetch_mode = g->mode, .sec_fetch_dest = g->dest};
        if (sec_fetch_allows(&route, &req) != g->goed)
            fail_msg("%s: expected %s", g->wat, g->goed ? "allowed" : "refused");
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_case)};
    return cmocka_run_group_tests_name("sec_fetch", tests, NULL, NULL);
}
