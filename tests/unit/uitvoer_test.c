/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The file for the CBS: its declaration, its columns by cases (tests/data/uitvoer), and docs/cbs.md.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "stelsel/uitvoer.h"
#include "stelsel_tekst.h"

#define BERICHTEN_MAX 40

static TALLOC_CTX *mem;
static const char *bron;

/* The case that is being read: "geval NAAM", "periode 2026-3", "eerder BASIS op DATUM" with its fields, "kolom NAAM
 * WAARDE". */
static struct {
    char *naam;
    struct periode periode;
    struct bericht berichten[BERICHTEN_MAX];
    size_t aantal;
    size_t gevallen, kolommen;
    bool gezien[UITVOER_KOLOMMEN_MAX];
} geval;

static const struct stelseluitvoer *cbs(void) {
    return uitvoer_vind("monitoring");
}

static struct uitvoer_vraag vraag(struct historie *h, struct stand *st) {
    *h = (struct historie){.berichten = geval.berichten, .aantal = geval.aantal};
    stelsel_stand(h, geval.periode.tot, st);
    return (struct uitvoer_vraag){.historie = h, .stand = st, .periode = geval.periode};
}

static void kolom_is(const char *naam, const char *verwacht) {
    struct historie h;
    struct stand *st = talloc_zero(mem, struct stand);
    struct uitvoer_vraag v = vraag(&h, st);
    if (strcmp(naam, "telt_mee") == 0) {
        if (cbs()->telt_mee(&v) != (strcmp(verwacht, "ja") == 0))
            fail_msg("%s: telt_mee is not %s", geval.naam, verwacht);
        return;
    }
    for (size_t i = 0; cbs()->kolommen[i].naam != NULL; i++) {
        if (strcmp(cbs()->kolommen[i].naam, naam) != 0)
            continue;
        const char *is = cbs()->kolommen[i].waarde(mem, &v);
        geval.gezien[i] = geval.gezien[i] || strcmp(verwacht, "-") != 0;
        geval.kolommen++;
        if (strcmp(is != NULL ? is : "-", verwacht) != 0)
            fail_msg("%s: %s is %s, expected %s", geval.naam, naam, is != NULL ? is : "-", verwacht);
        return;
    }
    tekst_mis("no such column", naam);
}

static void regel(const char *tekst, char **woord, size_t aantal) {
    if (tekst[0] == ' ') {
        tekst_veld(&geval.berichten[geval.aantal - 1], tekst);
    } else if (strcmp(woord[0], "geval") == 0) {
        geval.naam = talloc_strdup(mem, tekst + strlen("geval "));
        geval.aantal = 0;
        geval.gevallen++;
    } else if (strcmp(woord[0], "periode") == 0 && aantal == 2) {
        assert_true(periode_lees(woord[1], &geval.periode));
    } else if (strcmp(woord[0], "eerder") == 0 && geval.aantal < BERICHTEN_MAX) {
        struct bericht *b = &geval.berichten[geval.aantal++];
        *b = tekst_bericht(woord[1]);
        tekst_kop(b, woord + 2, aantal - 2);
        b->id = talloc_asprintf(mem, "b%zu", geval.aantal);
        b->nummer = (long)geval.aantal;
    } else if (strcmp(woord[0], "kolom") == 0 && aantal >= 3) {
        kolom_is(woord[1], strstr(tekst, woord[1]) + strlen(woord[1]) + 1);
    } else {
        tekst_mis("no such line", tekst);
    }
}

static void the_columns_say_what_happened(void **state) {
    (void)state;
    tekst_basis(mem, talloc_asprintf(mem, "%s/tests/data/stelsel", bron));
    tekst_bestand(mem, talloc_asprintf(mem, "%s/tests/data/uitvoer/monitoring.txt", bron), regel);
    assert_true(geval.gevallen >= 5 && geval.kolommen > 0);
    for (size_t i = 0; cbs()->kolommen[i].naam != NULL; i++)
        if (!geval.gezien[i])
            fail_msg("no case in which %s says anything", cbs()->kolommen[i].naam);
}

static void the_declaration_is_whole(void **state) {
    (void)state;
    struct buf *waarom = buf_new(mem, 64);
    assert_non_null(cbs());
    assert_null(uitvoer_vind("pip"));
    if (!uitvoer_keur(cbs(), waarom))
        fail_msg("%s", waarom->data);
    struct uitvoer_kolom dubbel[] = {cbs()->kolommen[0], cbs()->kolommen[0], {0}};
    struct stelseluitvoer fout = *cbs();
    fout.kolommen = dubbel;
    assert_false(uitvoer_keur(&fout, waarom));
    dubbel[1] = (struct uitvoer_kolom){.naam = "x", .betekenis = "x", .waarden = "x", .waarde = dubbel[0].waarde};
    assert_false(uitvoer_keur(&fout, waarom)); /* no source */
}

static void a_period_is_a_quarter(void **state) {
    (void)state;
    struct periode p;
    static const char *const fout[] = {"", "2026", "2026-0", "2026-5", "2021-4", "26-1", "2026-11", "2026/1", "x026-1"};
    for (size_t i = 0; i < sizeof fout / sizeof fout[0]; i++)
        assert_false(periode_lees(fout[i], &p));
    assert_true(periode_lees("2024-1", &p));
    assert_int_equal(0, date_cmp(p.van, (struct date){2024, 1, 1}));
    assert_int_equal(0, date_cmp(p.tot, (struct date){2024, 3, 31}));
    assert_true(periode_lees("2026-4", &p));
    assert_int_equal(0, date_cmp(p.tot, (struct date){2026, 12, 31}));
}

static void the_page_in_docs_is_what_the_declaration_says(void **state) {
    (void)state;
    struct buf *moet = buf_new(mem, 8192);
    uitvoer_beschrijf(cbs(), moet);
    FILE *f = fopen(talloc_asprintf(mem, "%s/docs/cbs.md", bron), "re");
    assert_non_null(f);
    char *is = talloc_zero_size(mem, moet->len + 2);
    size_t n = fread(is, 1, moet->len + 1, f);
    (void)fclose(f);
    if (n != moet->len || memcmp(is, moet->data, n) != 0)
        fail_msg("docs/cbs.md is out of date: portaalctl cbs-uitvoer --beschrijf >docs/cbs.md");
}

int main(void) {
    bron = getenv("PORTAAL_BRON") != NULL ? getenv("PORTAAL_BRON") : getenv("srcdir");
    bron = bron != NULL ? bron : ".";
    mem = talloc_new(NULL);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_declaration_is_whole),
        cmocka_unit_test(a_period_is_a_quarter),
        cmocka_unit_test(the_columns_say_what_happened),
        cmocka_unit_test(the_page_in_docs_is_what_the_declaration_says),
    };
    return cmocka_run_group_tests_name("uitvoer", tests, NULL, NULL);
}
