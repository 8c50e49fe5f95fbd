/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The route table: finding a row, and that no row is left half-written.
 */
#include "app/routes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

static struct route_match find(enum fcgi_method method, const char *path) {
    struct route_match m;
    routes_find(method, path, &m);
    return m;
}

static void a_named_part_is_one_segment(void **state) {
    (void)state;
    struct route_match m = find(FCGI_GET, "/dossier/abc/lever/pip");
    assert_non_null(m.route);
    assert_string_equal(m.route->pattern, "/dossier/{id}/lever/{dienst}");
    assert_string_equal(m.params[0].naam, "id");
    assert_string_equal(m.params[0].waarde, "abc");
    assert_string_equal(m.params[1].naam, "dienst");
    assert_string_equal(m.params[1].waarde, "pip");
    assert_null(find(FCGI_GET, "/dossier/abc/lever/pip/meer").route);
    assert_null(find(FCGI_GET, "/dossier/abc/lever/").route);
    assert_null(find(FCGI_GET, "/dossier//lever/pip").route);
    assert_null(find(FCGI_GET, "/dossier/").route);
    assert_null(find(FCGI_GET, "/dossier").route);
}

static void other_paths_are_not_found(void **state) {
    (void)state;
    static const char *const paths[] = {"", "x", "/x", "/werkvoorraad/", "/Werkvoorraad", "/inloggen/x/y", "//", "/duo"};
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        struct route_match m = find(FCGI_GET, paths[i]);
        assert_null(m.route);
        assert_false(m.pad_bekend);
    }
}

static void a_part_that_is_too_long_is_not_found(void **state) {
    (void)state;
    char path[200] = "/dossier/";
    size_t start = strlen(path);
    memset(path + start, 'a', PAGE_PARAM_LEN - 1);
    assert_non_null(find(FCGI_GET, path).route);
    path[start + PAGE_PARAM_LEN - 1] = 'a';
    assert_null(find(FCGI_GET, path).route);
}

static void head_is_a_get_and_the_wrong_method_is_known(void **state) {
    (void)state;
    assert_ptr_equal(find(FCGI_HEAD, "/werkvoorraad").route, find(FCGI_GET, "/werkvoorraad").route);
    struct route_match m = find(FCGI_POST, "/werkvoorraad");
    assert_null(m.route);
    assert_true(m.pad_bekend);
    assert_true(m.get);
    assert_false(m.post);
    m = find(FCGI_GET, "/uitloggen");
    assert_null(m.route);
    assert_true(m.post && !m.get);
    assert_int_equal(find(FCGI_POST, "/zoeken").route->method, FCGI_POST);
    assert_int_equal(find(FCGI_GET, "/zoeken").route->method, FCGI_GET);
}

static void every_row_is_whole(void **state) {
    (void)state;
    struct err err = {0};
    assert_true(routes_check(&err));
    size_t rows = 0;
    for (const struct route *r = routes_all(); r->pattern; r++, rows++) {
        assert_non_null(r->handler);
        assert_int_not_equal(r->doel, DOEL_GEEN);
        if (r->method == FCGI_POST)
            assert_int_not_equal(r->csrf, CSRF_GEEN);
        if (r->doel != DOEL_OPENBAAR) {
            assert_int_equal(r->doel & ~(uint32_t)DOEL_ALLE, 0);
            assert_int_equal(r->niveau, NIVEAU_EH3);
            assert_non_null(r->grond);
        }
    }
    assert_in_range(rows, 15, 200);
}

static void who_only_reads_can_post_nothing_but_her_own_affairs(void **state) {
    (void)state;
    for (const struct route *r = routes_all(); r->pattern; r++)
        if (r->method == FCGI_POST && r->doel != DOEL_OPENBAAR &&
            (r->doel & recht_van(ROL_RAADPLEGER, SOORT_GEMEENTE)) != 0)
            assert_true((r->doel & DOEL_EIGEN) != 0 || strcmp(r->pattern, "/zoeken") == 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_named_part_is_one_segment),
        cmocka_unit_test(other_paths_are_not_found),
        cmocka_unit_test(a_part_that_is_too_long_is_not_found),
        cmocka_unit_test(head_is_a_get_and_the_wrong_method_is_known),
        cmocka_unit_test(every_row_is_whole),
        cmocka_unit_test(who_only_reads_can_post_nothing_but_her_own_affairs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
