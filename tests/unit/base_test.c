/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"

#include <stdlib.h>
#include <string.h>

static struct date day(const char *iso) {
    struct date d;
    assert_true(date_parse(iso, &d));
    return d;
}

static void assert_iso(struct date d, const char *expected) {
    char iso[11];
    date_iso(d, iso);
    assert_string_equal(iso, expected);
}

static void err_is_cut_at_its_bounds(void **state) {
    (void)state;
    struct err err;
    char longer[ERR_REASON_MAX * 2];
    memset(longer, 'x', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    assert_false(err_set(&err, ERR_INPUT, longer, "%s", longer));
    assert_int_equal(strlen(err.place), ERR_PLACE_MAX - 1);
    assert_int_equal(strlen(err.reason), ERR_REASON_MAX - 1);
    assert_false(err_set(NULL, ERR_INPUT, "", "geen plek"));
}

static void buf_grows_and_stays_terminated(void **state) {
    (void)state;
    struct buf *b = buf_new(NULL, 0);
    assert_string_equal(b->data, "");
    for (int i = 0; i < 1000; i++)
        buf_addf(b, "%d,", i);
    buf_add_int(b, -5);
    buf_add_char(b, '!');
    assert_int_equal(strlen(b->data), b->len);
    assert_string_equal(b->data + b->len - 3, "-5!");
    buf_clear(b);
    assert_string_equal(b->data, "");
    talloc_free(b);
}

static void dates_that_do_not_exist_are_refused(void **state) {
    (void)state;
    static const char *const wrong[] = {"2026-02-29", "2026-13-01", "2026-00-10",  "2026-04-31",
                                        "1799-01-01", "3000-01-01", "2026-4-1",    "2026-04-1x",
                                        "",           "2026/04/01", "2026-04-011", " 2026-04-01"};
    struct date d;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_false(date_parse(wrong[i], &d));
    assert_false(date_parse(NULL, &d));
    assert_true(date_parse("2024-02-29", &d));
    assert_true(date_parse_incomplete("1990-00-00", &d));
    assert_true(date_parse_incomplete("1990-05-00", &d));
    assert_false(date_parse_incomplete("1990-00-05", &d));
    assert_false(date_parse("1990-05-00", &d));
}

static void every_day_of_three_centuries_follows_the_one_before(void **state) {
    (void)state;
    struct date d = day("1850-01-01"), last = day("2150-12-31");
    int weekday = date_weekday(d);
    for (long n = 0; date_cmp(d, last) < 0; n++) {
        struct date next = date_add_days(d, 1);
        assert_true(date_valid(next));
        assert_int_equal(date_days_between(d, next), 1);
        assert_true(date_cmp(next, d) > 0);
        weekday = weekday % 7 + 1;
        assert_int_equal(date_weekday(next), weekday);
        d = next;
    }
    assert_int_equal(date_weekday(day("2026-11-22")), 7);
    assert_int_equal(date_days_between(day("2024-02-28"), day("2024-03-01")), 2);
}

static void months_end_on_a_day_that_exists(void **state) {
    (void)state;
    assert_iso(date_add_months(day("2024-01-31"), 1), "2024-02-29");
    assert_iso(date_add_months(day("2024-02-29"), 36), "2027-02-28");
    assert_iso(date_add_months(day("2024-01-15"), -1), "2023-12-15");
    assert_iso(date_add_months(day("2024-12-31"), 2), "2025-02-28");
}

static void dutch_dates_read_as_people_say_them(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct date d;
    assert_string_equal(date_nl(ctx, day("2026-04-03")), "3 april 2026");
    assert_true(date_parse_incomplete("1990-05-00", &d));
    assert_string_equal(date_nl(ctx, d), "mei 1990");
    assert_true(date_parse_incomplete("1990-00-00", &d));
    assert_string_equal(date_nl(ctx, d), "1990");
    assert_string_equal(date_nl(ctx, (struct date){0}), "");
    talloc_free(ctx);
}

/* The day has begun in the Netherlands while it is still yesterday in UTC. */
static void a_day_begins_when_it_begins_in_the_netherlands(void **state) {
    (void)state;
    static const struct {
        time_t when;
        const char *day;
    } moments[] = {
        {1795388399, "2026-11-22"}, /* 22:59:59 UTC, winter */
        {1795388400, "2026-11-23"}, /* 23:00:00 UTC */
        {1782856799, "2026-06-30"}, /* 21:59:59 UTC, summer */
        {1782856800, "2026-07-01"}, /* 22:00:00 UTC */
    };
    setenv("TZ", "UTC", 1);
    date_zone();
    for (size_t i = 0; i < sizeof moments / sizeof moments[0]; i++) {
        char iso[11];
        date_iso(date_of(moments[i].when), iso);
        assert_string_equal(iso, moments[i].day);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(err_is_cut_at_its_bounds),
        cmocka_unit_test(buf_grows_and_stays_terminated),
        cmocka_unit_test(dates_that_do_not_exist_are_refused),
        cmocka_unit_test(every_day_of_three_centuries_follows_the_one_before),
        cmocka_unit_test(months_end_on_a_day_that_exists),
        cmocka_unit_test(dutch_dates_read_as_people_say_them),
        cmocka_unit_test(a_day_begins_when_it_begins_in_the_netherlands),
    };
    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
