/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "domain/werkdagen.h"

#include <stddef.h>

struct date pasen(int jaar) {
    int a = jaar % 19, b = jaar / 100, c = jaar % 100;
    int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    int h = (19 * a + b - d - g + 15) % 30;
    int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
    int m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
    return (struct date){.year = (short)jaar, .month = (signed char)(n / 31), .day = (signed char)(n % 31 + 1)};
}

struct date koningsdag(int jaar) {
    struct date d = {.year = (short)jaar, .month = 4, .day = 27};
    return date_weekday(d) == 7 ? date_add_days(d, -1) : d;
}

static const struct {
    int maand, dag;
    const char *naam;
} vaste_dagen[] = {
    {1, 1, "Nieuwjaarsdag"}, {5, 5, "Bevrijdingsdag"}, {12, 25, "Eerste Kerstdag"}, {12, 26, "Tweede Kerstdag"}};

static const struct {
    long na_pasen;
    const char *naam;
} paasdagen[] = {{-2, "Goede Vrijdag"}, {1, "Tweede Paasdag"}, {39, "Hemelvaartsdag"}, {50, "Tweede Pinksterdag"}};

const char *feestdag(struct date d) {
    for (size_t i = 0; i < sizeof vaste_dagen / sizeof vaste_dagen[0]; i++)
        if (d.month == vaste_dagen[i].maand && d.day == vaste_dagen[i].dag)
            return vaste_dagen[i].naam;
    if (date_cmp(d, koningsdag(d.year)) == 0)
        return "Koningsdag";
    long na_pasen = date_days_between(pasen(d.year), d);
    for (size_t i = 0; i < sizeof paasdagen / sizeof paasdagen[0]; i++)
        if (na_pasen == paasdagen[i].na_pasen)
            return paasdagen[i].naam;
    return NULL;
}

bool is_werkdag(struct date d) {
    return date_weekday(d) <= 5 && feestdag(d) == NULL;
}

struct date werkdagen_erbij(struct date d, int n) {
    while (n > 0) {
        d = date_add_days(d, 1);
        if (is_werkdag(d))
            n--;
    }
    return d;
}

struct date eerstvolgende_werkdag(struct date d) {
    while (!is_werkdag(d))
        d = date_add_days(d, 1);
    return d;
}
