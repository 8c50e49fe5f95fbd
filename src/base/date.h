/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Calendar dates (proleptic Gregorian, years 1800-2999), without time or zone. A zero struct is "no date".
 * Only date_today reads the clock.
 * A birth date may be incomplete: month and day, or day alone, 0. Functions that calculate demand a whole date.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <talloc.h>
#include <time.h>

struct date {
    short year;
    signed char month; /* 1-12; 0 = unknown */
    signed char day;   /* 1-31; 0 = unknown */
};

bool date_valid(struct date d);            /* whole and existing */
bool date_valid_incomplete(struct date d); /* year known, month and/or day may be 0 (day only with month) */
bool date_is_empty(struct date d);
/* "2026-04-03" exactly. Incomplete form: "1990-00-00", "1990-05-00" (only by date_parse_incomplete). */
bool date_parse(const char *iso, struct date *ret);
bool date_parse_incomplete(const char *iso, struct date *ret);
void date_iso(struct date d, char ret[static 11]);
/* "3 april 2026"; incomplete: "mei 1990", "1990". */
const char *date_nl(TALLOC_CTX *ctx, struct date d);
int date_cmp(struct date a, struct date b);
long date_days_between(struct date from, struct date to); /* to - from */
struct date date_add_days(struct date d, long days);
/* Same day of a later month; a day that does not exist there becomes the last day of that month. */
struct date date_add_months(struct date d, int months);
int date_weekday(struct date d); /* 1 = maandag ... 7 = zondag */

/* Days count as they do in the Netherlands, wherever the machine stands: a program calls this first, before any thread.
 */
void date_zone(void);
struct date date_of(time_t when); /* the day of that moment, after date_zone */
struct date date_today(void);

#endif
