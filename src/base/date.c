/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "base/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define YEAR_FIRST 1800
#define YEAR_LAST 2999

static bool leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && leap(year) ? 29 : days[month - 1];
}

bool date_is_empty(struct date d) {
    return d.year == 0 && d.month == 0 && d.day == 0;
}

bool date_valid(struct date d) {
    return d.year >= YEAR_FIRST && d.year <= YEAR_LAST && d.month >= 1 && d.month <= 12 && d.day >= 1 &&
           d.day <= days_in_month(d.year, d.month);
}

bool date_valid_incomplete(struct date d) {
    if (date_valid(d))
        return true;
    return d.year >= YEAR_FIRST && d.year <= YEAR_LAST && d.day == 0 && d.month >= 0 && d.month <= 12;
}

static bool digits(const char *text, int count, int *ret) {
    int n = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        n = n * 10 + (text[i] - '0');
    }
    *ret = n;
    return true;
}

static bool parse(const char *iso, struct date *ret) {
    int year, month, day;
    if (iso == NULL || strlen(iso) != 10 || iso[4] != '-' || iso[7] != '-' || !digits(iso, 4, &year) ||
        !digits(iso + 5, 2, &month) || !digits(iso + 8, 2, &day))
        return false;
    *ret = (struct date){.year = (short)year, .month = (signed char)month, .day = (signed char)day};
    return true;
}

bool date_parse(const char *iso, struct date *ret) {
    struct date d;
    if (!parse(iso, &d) || !date_valid(d))
        return false;
    *ret = d;
    return true;
}

bool date_parse_incomplete(const char *iso, struct date *ret) {
    struct date d;
    if (!parse(iso, &d) || !date_valid_incomplete(d))
        return false;
    *ret = d;
    return true;
}

void date_iso(struct date d, char ret[static 11]) {
    unsigned year = d.year < 0 || d.year > 9999 ? 0 : (unsigned)d.year;
    unsigned month = (unsigned char)d.month % 100, day = (unsigned char)d.day % 100;
    (void)snprintf(ret, 11, "%04u-%02u-%02u", year, month, day);
}

const char *date_nl(TALLOC_CTX *ctx, struct date d) {
    static const char *const months[] = {"januari", "februari", "maart",     "april",   "mei",      "juni",
                                         "juli",    "augustus", "september", "oktober", "november", "december"};
    if (!date_valid_incomplete(d))
        return "";
    if (d.month == 0)
        return talloc_asprintf(ctx, "%d", d.year);
    if (d.day == 0)
        return talloc_asprintf(ctx, "%s %d", months[d.month - 1], d.year);
    return talloc_asprintf(ctx, "%d %s %d", d.day, months[d.month - 1], d.year);
}

int date_cmp(struct date a, struct date b) {
    long x = a.year * 10000L + a.month * 100L + a.day, y = b.year * 10000L + b.month * 100L + b.day;
    return (x > y) - (x < y);
}

/* Days since 1 March of year 0: months counted from March keep the leap day at the end. */
static long day_number(struct date d) {
    long year = d.year, month = d.month;
    if (month <= 2) {
        year--;
        month += 12;
    }
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * (month - 3) + 2) / 5 + d.day - 1;
}

static struct date from_day_number(long n) {
    long year = (long)((double)n / 365.2425);
    struct date march = {.year = (short)(year + 1), .month = 3, .day = 1};
    while (day_number(march) > n)
        march.year--;
    long rest = n - day_number(march);
    long month = (5 * rest + 2) / 153;
    long day = rest - (153 * month + 2) / 5 + 1;
    long of_year = march.year;
    month += 3;
    if (month > 12) {
        month -= 12;
        of_year++;
    }
    return (struct date){.year = (short)of_year, .month = (signed char)month, .day = (signed char)day};
}

long date_days_between(struct date from, struct date to) {
    return day_number(to) - day_number(from);
}

struct date date_add_days(struct date d, long days) {
    return from_day_number(day_number(d) + days);
}

struct date date_add_months(struct date d, int months) {
    int index = d.year * 12 + d.month - 1 + months;
    int year = index / 12, month = index % 12 + 1;
    int last = days_in_month(year, month);
    int day = d.day > last ? last : d.day;
    return (struct date){.year = (short)year, .month = (signed char)month, .day = (signed char)day};
}

int date_weekday(struct date d) {
    /* Day number 0, 1 March of year 0, was a Wednesday. */
    return (int)((day_number(d) + 2) % 7) + 1;
}

void date_zone(void) {
    setenv("TZ", "Europe/Amsterdam", 1);
    tzset();
}

struct date date_of(time_t when) {
    struct tm tm = {0};
    (void)localtime_r(&when, &tm);
    return (struct date){
        .year = (short)(tm.tm_year + 1900), .month = (signed char)(tm.tm_mon + 1), .day = (signed char)tm.tm_mday};
}

struct date date_today(void) {
    return date_of(time(NULL));
}
