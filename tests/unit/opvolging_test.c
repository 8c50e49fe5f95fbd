/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The cases of tests/data/opvolging (its README.md explains the format), and rules that are not whole.
 */
#include "stelsel/werkrelatie.h"
#include "store/opvolging.h"

#include <dirent.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define BERICHTEN_MAX 20

struct geval {
    const char *regels[16];
    size_t regels_aantal;
    struct bericht berichten[BERICHTEN_MAX];
    size_t aantal;
    struct buf *relaties, *ziet; /* expected */
    struct buf *wie;             /* whom to ask, one a line */
};

static struct date dag(const char *tekst) {
    struct date d;
    assert_true(date_parse(tekst, &d));
    return d;
}

/* SERVICE SENDER RECEIVER DAY [FIELD=VALUE …] */
static void lees_bericht(TALLOC_CTX *ctx, char *rest, long nummer, struct geval *g) {
    assert_true(g->aantal < BERICHTEN_MAX);
    struct bericht *b = &g->berichten[g->aantal++];
    char *plek, *dienst = strtok_r(rest, " ", &plek), *van = strtok_r(NULL, " ", &plek),
                *aan = strtok_r(NULL, " ", &plek), *op = strtok_r(NULL, " ", &plek);
    assert_non_null(op);
    *b = (struct bericht){.dienst = stelsel_vind(dienst),
                          .id = talloc_asprintf(ctx, "b%zu", g->aantal),
                          .nummer = nummer,
                          .afzender = talloc_strdup(ctx, van),
                          .ontvanger = talloc_strdup(ctx, aan),
                          .datum_gebeurtenis = dag(op),
                          .geregistreerd_op = dag(op)};
    assert_non_null(b->dienst);
    for (char *veld; (veld = strtok_r(NULL, " ", &plek)) != NULL;) {
        char *is = strchr(veld, '=');
        assert_non_null(is);
        *is = '\0';
        int i = stelsel_veld_index(b->dienst, veld);
        assert_true(i >= 0);
        b->waarden[i] = talloc_strdup(ctx, is + 1);
    }
}

static bool begint(char *regel, const char *woord, char **ret_rest) {
    size_t n = strlen(woord);
    *ret_rest = regel + n + 1;
    return strncmp(regel, woord, n) == 0 && regel[n] == ' ';
}

static void lees_regel(TALLOC_CTX *ctx, char *regel, struct geval *g) {
    char *rest;
    regel[strcspn(regel, "\n")] = '\0';
    if (regel[0] == '#' || regel[0] == '\0' || begint(regel, "verhaal", &rest))
        return;
    if (begint(regel, "regel", &rest))
        g->regels[g->regels_aantal++] = talloc_strdup(ctx, rest);
    else if (begint(regel, "bericht", &rest))
        lees_bericht(ctx, strchr(rest, ' ') + 1, strtol(rest, NULL, 10), g);
    else if (begint(regel, "komt", &rest))
        lees_bericht(ctx, rest, LONG_MAX, g);
    else if (begint(regel, "relatie", &rest))
        buf_addf(g->relaties, "%s\n", rest);
    else if (begint(regel, "ziet", &rest)) {
        buf_addf(g->ziet, "%s\n", rest);
        buf_addf(g->wie, "%.*s\n", (int)strcspn(rest, " "), rest);
    } else
        fail_msg("a line that is nothing: %s", regel);
}

static struct geval *lees_geval(TALLOC_CTX *ctx, const char *pad) {
    struct geval *g = talloc_zero(ctx, struct geval);
    char regel[500];
    FILE *f = fopen(pad, "r");
    assert_non_null(f);
    g->relaties = buf_new(g, 200);
    g->ziet = buf_new(g, 200);
    g->wie = buf_new(g, 50);
    while (fgets(regel, sizeof regel, f) != NULL)
        lees_regel(g, regel, g);
    fclose(f);
    assert_true(g->aantal > 0 && g->relaties->len > 0 && g->ziet->len > 0);
    return g;
}

static void toon_relaties(const struct werkrelaties *w, struct buf *uit) {
    for (size_t i = 0; i < w->aantal; i++) {
        const struct werkrelatie *r = &w->rows[i];
        char van[11], tot[11] = "-";
        date_iso(r->van, van);
        if (!date_is_empty(r->tot))
            date_iso(r->tot, tot);
        buf_addf(uit, "%s %s %s %s %s\n", r->organisatie, relatie_aard_code(r->aard), r->reden, van, tot);
    }
}

static void toon_wie_ziet(const struct geval *g, const struct werkrelaties *w, struct buf *uit) {
    for (const char *at = g->wie->data; *at != '\0'; at += strcspn(at, "\n") + 1) {
        char wie[8] = "";
        size_t gezien = 0;
        (void)sscanf(at, "%7s", wie);
        buf_addf(uit, "%s ", wie);
        for (size_t i = 0; i < g->aantal; i++)
            if (stelsel_ziet(&g->berichten[i], wie, werkrelatie_van(w, wie)))
                buf_addf(uit, "%s%zu", gezien++ > 0 ? "," : "", i + 1);
        buf_add(uit, gezien > 0 ? "\n" : "-\n");
    }
}

static void speel(const char *pad) {
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct geval *g = lees_geval(ctx, pad);
    struct opvolging o;
    struct err err = {0};
    struct buf *relaties = buf_new(ctx, 200), *ziet = buf_new(ctx, 200);
    assert_true(opvolging_lees(ctx, g->regels, g->regels_aantal, &o, &err));
    for (size_t i = 0; i < g->aantal; i++)
        opvolging_bericht(&o, &g->berichten[i], g->berichten[i].nummer);
    struct werkrelaties w;
    stelsel_werkrelaties(&(struct historie){.berichten = g->berichten, .aantal = g->aantal}, &w);
    toon_relaties(&w, relaties);
    toon_wie_ziet(g, &w, ziet);
    if (strcmp(relaties->data, g->relaties->data) != 0 || strcmp(ziet->data, g->ziet->data) != 0)
        fail_msg("%s:\n%s%snot:\n%s%s", pad, relaties->data, ziet->data, g->relaties->data, g->ziet->data);
    talloc_free(ctx);
}

static void test_cases(void **state) {
    (void)state;
    const char *bron = getenv("PORTAAL_BRON") != NULL ? getenv("PORTAAL_BRON") : ".";
    char map[1000], pad[2000];
    size_t gespeeld = 0;
    struct dirent **namen;
    (void)snprintf(map, sizeof map, "%s/tests/data/opvolging", bron);
    int n = scandir(map, &namen, NULL, alphasort);
    assert_true(n > 0);
    for (int i = 0; i < n; i++) {
        size_t len = strlen(namen[i]->d_name);
        if (len > 4 && strcmp(namen[i]->d_name + len - 4, ".txt") == 0) {
            (void)snprintf(pad, sizeof pad, "%s/%s", map, namen[i]->d_name);
            speel(pad);
            gespeeld++;
        }
        free(namen[i]);
    }
    free(namen);
    assert_true(gespeeld >= 10);
}

static void test_rules_that_are_not_whole(void **state) {
    (void)state;
    static const char *const slecht[] = {"",
                                         "0::0060",
                                         "0::0060:",
                                         "0:::0080",
                                         "x::0060:0080",
                                         "0:1x:0060:0080",
                                         "0::0060:0080:0072",
                                         "0::006000600060:0080",
                                         NULL};
    for (size_t i = 0; i < sizeof slecht / sizeof slecht[0]; i++) {
        TALLOC_CTX *ctx = talloc_new(NULL);
        struct opvolging o;
        struct err err = {0};
        assert_false(opvolging_lees(ctx, &slecht[i], 1, &o, &err));
        assert_int_equal(err.kind, ERR_INTERNAL);
        talloc_free(ctx);
    }
}

static void test_numbers_bound_a_rule(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    const char *const regel = "5:7:0060:0080";
    struct opvolging o;
    struct err err = {0};
    assert_true(opvolging_lees(ctx, &regel, 1, &o, &err));
    assert_string_equal(opvolging_partij(&o, "0060", 5), "0060");
    assert_string_equal(opvolging_partij(&o, "0060", 6), "0080");
    assert_string_equal(opvolging_partij(&o, "0060", 7), "0080");
    assert_string_equal(opvolging_partij(&o, "0060", 8), "0060");
    assert_string_equal(opvolging_partij(&o, "0060", LONG_MAX), "0060");
    assert_string_equal(opvolging_partij(&o, "0080", 6), "0080");
    assert_null(opvolging_partij(&o, NULL, 6));
    talloc_free(ctx);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases), cmocka_unit_test(test_rules_that_are_not_whole),
                                       cmocka_unit_test(test_numbers_bound_a_rule)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
