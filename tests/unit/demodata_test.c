/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/bsn.h"
#include "job/demo_gemeenten.h"
#include "job/demo_loop.h"
#include "job/demodata.h"
#include "stelsel/stelsel.h"
#include "json/json.h"

#include <stdlib.h>
#include <string.h>

#define DIENSTEN_VAN_DE_KETEN 30

static const struct date vandaag = {.year = 2026, .month = 11, .day = 22};

static char *schrijf(long dossiers, uint64_t zaad, size_t *ret_len) {
    char *tekst = NULL;
    FILE *uit = open_memstream(&tekst, ret_len);
    struct demodata d = {.dossiers = dossiers, .zaad = zaad, .vandaag = vandaag};
    struct err err;
    assert_true(demodata_schrijf(&d, uit, NULL, &err));
    (void)fclose(uit);
    return tekst;
}

static void the_same_seed_gives_the_same_file(void **state) {
    (void)state;
    size_t een, twee, drie;
    char *a = schrijf(300, 7, &een), *b = schrijf(300, 7, &twee), *c = schrijf(300, 8, &drie);
    assert_int_equal(een, twee);
    assert_memory_equal(a, b, een);
    assert_true(een != drie || memcmp(a, c, een) != 0);
    free(a);
    free(b);
    free(c);
}

static int op_tekst(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Every line is JSON, nothing lies in the future, and a number of dossiers is as many different BSNs. */
static void every_line_is_a_delivery_of_a_valid_person(void **state) {
    (void)state;
    enum { MENSEN = 11000 }; /* more than the ranges that are never issued hold */
    TALLOC_CTX *ctx = talloc_new(NULL);
    size_t len, gevonden = 0, laatst_gelijk = 0;
    char *tekst = schrijf(MENSEN, 1, &len), *rest = tekst, *regel;
    const char **nummers = talloc_zero_array(ctx, const char *, MENSEN *DEMO_GEBEURTENISSEN_MAX);
    while ((regel = strsep(&rest, "\n")) != NULL && *regel != '\0') {
        struct err err;
        TALLOC_CTX *tmp = talloc_new(ctx);
        const struct json_value *v = json_parse(tmp, regel, strlen(regel), &err);
        assert_non_null(v);
        const char *bsn = json_text(json_member(json_member(v, "betrokkene"), "bsn"));
        assert_true(bsn_geldig(bsn));
        assert_true(vnummer_geldig(json_text(json_member(json_member(v, "betrokkene"), "v_nummer"))));
        assert_true(strcmp(json_text(json_member(v, "datum_gebeurtenis")), "2026-11-22") <= 0);
        assert_true(gevonden < MENSEN * DEMO_GEBEURTENISSEN_MAX);
        nummers[gevonden++] = talloc_strdup(ctx, bsn);
        talloc_free(tmp);
    }
    qsort(nummers, gevonden, sizeof *nummers, op_tekst);
    for (size_t i = 1; i < gevonden; i++)
        laatst_gelijk += strcmp(nummers[i - 1], nummers[i]) == 0;
    assert_int_equal(gevonden - laatst_gelijk, MENSEN);
    free(tekst);
    talloc_free(ctx);
}

/* What one person's lines say of her PIP. */
struct gezien {
    char bsn[10];
    struct date plicht, pip;
};

static void pip_is_niet_jaren_te_laat(const struct gezien *g) {
    if (g->bsn[0] == '\0' || date_is_empty(g->plicht))
        return;
    if (date_is_empty(g->pip))
        assert_true(date_days_between(g->plicht, vandaag) <= 200);
    else
        assert_true(date_days_between(g->plicht, g->pip) <= 150);
}

static void every_service_of_the_chain_is_there(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    size_t len, aantal[STELSEL_DIENSTEN_MAX] = {0};
    char *tekst = schrijf(4000, 1, &len), *rest = tekst, *regel;
    struct gezien g = {.bsn = ""};
    while ((regel = strsep(&rest, "\n")) != NULL && *regel != '\0') {
        const struct json_value *v = json_parse(ctx, regel, strlen(regel), NULL);
        const char *code = json_text(json_member(v, "stelseldienst"));
        const char *bsn = json_text(json_member(json_member(v, "betrokkene"), "bsn"));
        const char *dag = json_text(json_member(v, "datum_gebeurtenis"));
        for (size_t i = 0; stelsel_register[i] != NULL; i++)
            aantal[i] += strcmp(stelsel_register[i]->code, code) == 0;
        if (strcmp(bsn, g.bsn) != 0) {
            pip_is_niet_jaren_te_laat(&g);
            g = (struct gezien){.bsn = ""};
            (void)snprintf(g.bsn, sizeof g.bsn, "%s", bsn);
        }
        if (strcmp(code, "inburgeringsplicht") == 0 && date_is_empty(g.plicht))
            assert_true(date_parse(dag, &g.plicht));
        if (strcmp(code, "pip") == 0 && date_is_empty(g.pip))
            assert_true(date_parse(dag, &g.pip));
        talloc_free_children(ctx);
    }
    /* the services of the chain; one that is added later need not be in the demo at once */
    for (size_t i = 0; stelsel_register[i] != NULL; i++)
        if (aantal[i] == 0 && stelsel_register[i]->nummer <= DIENSTEN_VAN_DE_KETEN)
            fail_msg("nothing of %s", stelsel_register[i]->code);
    free(tekst);
    talloc_free(ctx);
}

static void all_gemeenten_stand_in_one_class(void **state) {
    (void)state;
    size_t aantal = 0;
    char codes[DEMO_GEMEENTEN][5];
    for (const struct demo_klasse *k = demo_klassen; k->codes != NULL; k++)
        for (const char *c = k->codes; *c != '\0'; c += c[4] == ' ' ? 5 : 4) {
            assert_true(aantal < DEMO_GEMEENTEN);
            assert_true(c[4] == ' ' || c[4] == '\0');
            memcpy(codes[aantal], c, 4);
            codes[aantal][4] = '\0';
            assert_true(gemeentecode_geldig(codes[aantal]));
            for (size_t i = 0; i < aantal; i++)
                assert_string_not_equal(codes[i], codes[aantal]);
            aantal++;
        }
    assert_int_equal(aantal, DEMO_GEMEENTEN);
}

static void numbers_out_of_bounds_are_refused(void **state) {
    (void)state;
    struct err err = {.kind = ERR_NONE};
    struct demodata geen = {.vandaag = vandaag}, vroeg = {.dossiers = 1, .vandaag = {2022, 12, 31}};
    assert_false(demodata_schrijf(&geen, stderr, NULL, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    assert_false(demodata_schrijf(&vroeg, stderr, NULL, &err));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_seed_gives_the_same_file),
        cmocka_unit_test(every_line_is_a_delivery_of_a_valid_person),
        cmocka_unit_test(every_service_of_the_chain_is_there),
        cmocka_unit_test(all_gemeenten_stand_in_one_class),
        cmocka_unit_test(numbers_out_of_bounds_are_refused),
    };
    return cmocka_run_group_tests_name("demodata", tests, NULL, NULL);
}
