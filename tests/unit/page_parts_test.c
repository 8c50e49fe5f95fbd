/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Parts that several pages share: links of the pager, days left, moments, filters, and that all templates compile.
 */
#include "page/parts.h"
#include "page/templates.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

static TALLOC_CTX *mem;

static int setup(void **state) {
    (void)state;
    mem = talloc_new(NULL);
    return 0;
}

static int teardown(void **state) {
    (void)state;
    talloc_free(mem);
    return 0;
}

static struct fcgi_fields fields(const char *text) {
    struct fcgi_fields f = {0};
    assert_true(fcgi_parse_fields(mem, text, strlen(text), &f, NULL));
    return f;
}

static void links_keep_the_filters_and_escape_them(void **state) {
    (void)state;
    struct fcgi_fields q = fields("fase=pip&leeg=&naam=%26x%3D1&pagina=3&sorteer=naam");
    assert_string_equal(deel_url(mem, "/werkvoorraad", &q, "sorteer", "fase"),
                        "/werkvoorraad?fase=pip&naam=%26x%3D1&sorteer=fase");
    assert_string_equal(deel_url(mem, "/werkvoorraad", &q, "pagina", NULL),
                        "/werkvoorraad?fase=pip&naam=%26x%3D1&sorteer=naam");
}

static void the_pager_knows_its_neighbours(void **state) {
    (void)state;
    struct fcgi_request req = {.path = "/x", .query = fields("pagina=2")};
    struct deel_blad b = deel_blad(mem, &req, 25, 7, false);
    assert_int_equal(b.van, 26);
    assert_int_equal(b.tot, 32);
    assert_string_equal(b.vorige_url, "/x");
    assert_null(b.volgende_url);
    req.query = fields("");
    b = deel_blad(mem, &req, 25, 25, true);
    assert_null(b.vorige_url);
    assert_string_equal(b.volgende_url, "/x?pagina=2");
}

static void a_page_number_that_is_none_is_the_first(void **state) {
    (void)state;
    static const char *const bad[] = {"",           "pagina=",    "pagina=0",       "pagina=-1",
                                      "pagina=abc", "pagina=1e3", "pagina=99999999"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct fcgi_fields q = fields(bad[i]);
        assert_int_equal(deel_pagina(&q), 1);
    }
    struct fcgi_fields good = fields("pagina=12");
    assert_int_equal(deel_pagina(&good), 12);
}

static void days_left_are_said_as_people_say_it(void **state) {
    (void)state;
    struct date vandaag = {2026, 4, 3};
    assert_string_equal(deel_dagen(mem, (struct date){2026, 4, 3}, vandaag), "vandaag");
    assert_string_equal(deel_dagen(mem, (struct date){2026, 4, 4}, vandaag), "nog 1 dag");
    assert_string_equal(deel_dagen(mem, (struct date){2026, 4, 15}, vandaag), "nog 12 dagen");
    assert_string_equal(deel_dagen(mem, (struct date){2026, 4, 2}, vandaag), "1 dag te laat");
    assert_string_equal(deel_dagen(mem, (struct date){2026, 3, 31}, vandaag), "3 dagen te laat");
    assert_null(deel_dagen(mem, (struct date){0}, vandaag));
    assert_string_equal(deel_geleden(mem, (struct date){2026, 4, 2}, vandaag), "1 dag geleden");
    assert_string_equal(deel_geleden(mem, (struct date){2026, 3, 31}, vandaag), "3 dagen geleden");
}

static void a_moment_is_read_from_postgresql(void **state) {
    (void)state;
    assert_string_equal(deel_moment(mem, "2026-11-02 15:54"), "2 november 2026, 15:54");
    assert_string_equal(deel_moment_iso(mem, "2026-11-02 15:54:03"), "2026-11-02T15:54:03");
    assert_string_equal(deel_moment_iso(mem, "2026-11-02 15:54:03+01"), "2026-11-02T15:54:03+01:00");
    assert_null(deel_moment(mem, ""));
    assert_null(deel_moment(mem, NULL));
    assert_null(deel_moment(mem, "gisteren, om een uur of drie"));
}

static void a_filter_that_is_not_understood_is_refused(void **state) {
    (void)state;
    static const char *const namen[] = {"fase", "van", NULL};
    static const struct keuze keuzes[] = {{"pip", "PIP"}, {0}};
    const char *code = "x";
    struct date d;
    struct err err = {0};
    struct fcgi_fields q = fields("fase=pip&van=2026-01-02");
    assert_true(deel_query_goed(&q, namen, &err));
    assert_true(deel_query_keuze(&q, "fase", keuzes, &code, &err));
    assert_string_equal(code, "pip");
    assert_true(deel_query_datum(&q, "van", &d, &err));
    assert_int_equal(d.year, 2026);
    q = fields("fase=");
    assert_true(deel_query_keuze(&q, "fase", keuzes, &code, &err));
    assert_null(code);
    q = fields("fase=onzin&van=2026-02-30");
    assert_false(deel_query_keuze(&q, "fase", keuzes, &code, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    assert_false(deel_query_datum(&q, "van", &d, &err));
    q = fields("fase=pip&fase=pip");
    assert_false(deel_query_goed(&q, namen, &err));
    q = fields("vreemd=1");
    assert_false(deel_query_goed(&q, namen, &err));
}

static void a_choice_list_marks_what_was_chosen(void **state) {
    (void)state;
    static const struct keuze keuzes[] = {{"a", "A"}, {"b", "B"}, {0}};
    struct deel_filter f = deel_filter_keuze(mem, "x", "X", keuzes, "b");
    assert_int_equal(f.keuzes_aantal, 3);
    assert_false(f.keuzes[0].gekozen);
    assert_true(f.keuzes[2].gekozen);
    f = deel_filter_keuze(mem, "x", "X", keuzes, NULL);
    assert_true(f.keuzes[0].gekozen);
    assert_string_equal(f.keuzes[0].code, "");
}

static void what_was_typed_is_kept_but_not_what_is_ours(void **state) {
    (void)state;
    static const char *const niet[] = {"csrf", NULL};
    struct fcgi_fields sent = fields("csrf=geheim&a=1&a=2&b=");
    size_t n;
    struct deel_verborgen *rows = deel_bewaar(mem, &sent, niet, &n);
    assert_int_equal(n, 3);
    assert_string_equal(rows[1].naam, "a");
    assert_string_equal(rows[1].waarde, "2");
    assert_string_equal(rows[2].waarde, "");
}

static void every_template_fits_its_view(void **state) {
    (void)state;
    struct html_template *templates[PAGE_TEMPLATES];
    struct err err = {0};
    bool good = page_templates_compile(mem, html_embedded(mem), templates, &err);
    if (!good)
        print_error("%s: %s\n", err.place, err.reason);
    assert_true(good);
}

static void a_part_has_a_date_only_when_something_decided(void **state) {
    (void)state;
    const struct date dag = {2027, 3, 1};
    struct deel_onderdeel o = deel_onderdeel_van(mem, "Lezen", ONDERDEEL_BEHAALD, dag);
    assert_string_equal(o.stand, "Behaald");
    assert_string_equal(o.datum, "1 maart 2027");
    assert_string_equal(o.datum_iso, "2027-03-01");
    assert_true(o.behaald);
    o = deel_onderdeel_van(mem, "Lezen", ONDERDEEL_OPEN, dag);
    assert_string_equal(o.stand, "Nog te doen");
    assert_null(o.datum);
    assert_false(o.behaald);
    assert_null(deel_onderdeel_van(mem, "Lezen", ONDERDEEL_NVT, dag).datum);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(links_keep_the_filters_and_escape_them, setup, teardown),
        cmocka_unit_test_setup_teardown(the_pager_knows_its_neighbours, setup, teardown),
        cmocka_unit_test_setup_teardown(a_page_number_that_is_none_is_the_first, setup, teardown),
        cmocka_unit_test_setup_teardown(days_left_are_said_as_people_say_it, setup, teardown),
        cmocka_unit_test_setup_teardown(a_part_has_a_date_only_when_something_decided, setup, teardown),
        cmocka_unit_test_setup_teardown(a_moment_is_read_from_postgresql, setup, teardown),
        cmocka_unit_test_setup_teardown(a_filter_that_is_not_understood_is_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(a_choice_list_marks_what_was_chosen, setup, teardown),
        cmocka_unit_test_setup_teardown(what_was_typed_is_kept_but_not_what_is_ours, setup, teardown),
        cmocka_unit_test_setup_teardown(every_template_fits_its_view, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
