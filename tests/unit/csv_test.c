/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * What spreadsheets save is read as a person means it; the rest is refused with a sentence.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "csv/csv.h"

#include <string.h>

static struct csv *gelezen(TALLOC_CTX *ctx, const char *tekst) {
    const char *fout = NULL;
    struct csv *c = csv_lees(ctx, tekst, &fout);
    if (c == NULL)
        fail_msg("%s", fout);
    return c;
}

#define ASSERT_FOUT(tekst_, woord)                                                                                     \
    do {                                                                                                               \
        TALLOC_CTX *ctx_ = talloc_new(NULL);                                                                           \
        const char *fout_ = NULL;                                                                                      \
        assert_null(csv_lees(ctx_, tekst_, &fout_));                                                                   \
        assert_non_null(strstr(fout_, woord));                                                                         \
        talloc_free(ctx_);                                                                                             \
    } while (0)

static const char *cel(const struct csv *c, size_t rij, size_t kolom) {
    assert_true(rij < c->rijen_aantal && kolom < c->kolommen);
    return c->rijen[rij].cellen[kolom];
}

static void the_separator_is_found(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    static const char *const gelijk[] = {"bsn;uren\r\n1;2\r\n",
                                         "bsn,uren\n1,2\n",
                                         "bsn\turen\r1\t2",
                                         "sep=,\r\nbsn,uren\r\n1,2",
                                         "SEP=;\n\nbsn;uren\n1;2",
                                         "\"bsn\";\"uren\"\r\n\"1\";\"2\"",
                                         " bsn ;\xC2\xA0uren\xC2\xA0\r\n1;2"};
    for (size_t i = 0; i < sizeof gelijk / sizeof gelijk[0]; i++) {
        struct csv *c = gelezen(ctx, gelijk[i]);
        assert_int_equal(c->kolommen, 2);
        assert_string_equal(c->koppen[0], "bsn");
        assert_string_equal(c->koppen[1], "uren");
        assert_int_equal(c->rijen_aantal, 1);
        assert_string_equal(cel(c, 0, 0), "1");
        assert_string_equal(cel(c, 0, 1), "2");
    }
    assert_int_equal(gelezen(ctx, "\"a,b,c\";d\n1;2")->kolommen, 2); /* commas inside quotes do not count */
    assert_int_equal(gelezen(ctx, "bsn\n1\n")->kolommen, 1);
    talloc_free(ctx);
}

static void quotes_and_line_ends(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct csv *c = gelezen(ctx, "a;b\r\n\"een; \"\"twee\"\"\r\ndrie\";x\"y\r\n3;\"\"\r\n");
    assert_string_equal(cel(c, 0, 0), "een; \"twee\"\ndrie");
    assert_string_equal(cel(c, 0, 1), "x\"y"); /* as Excel reads it */
    assert_string_equal(cel(c, 1, 1), "");
    assert_int_equal(c->rijen[0].regel, 2);
    assert_int_equal(c->rijen[1].regel, 4);
    ASSERT_FOUT("a;b\n1;\"x\n2;y", "regel 2 wordt nergens gesloten");
    ASSERT_FOUT("a;b\n\"x\"y;2", "midden in een cel");
    talloc_free(ctx);
}

static void empty_rows_and_columns_disappear(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct csv *c =
        gelezen(ctx, "\r\n;;\r\na;b;;;\r\n1;2;;;\r\n;;;;\r\n \xC2\xA0;\t;;;\r\n# uitleg;bij b\r\n3\r\n\r\n\r\n");
    assert_int_equal(c->kolommen, 2);
    assert_int_equal(c->rijen_aantal, 2);
    assert_false(c->rijen[0].te_veel);
    assert_string_equal(cel(c, 1, 0), "3");
    assert_string_equal(cel(c, 1, 1), "");
    assert_int_equal(c->rijen[1].regel, 8);
    c = gelezen(ctx, "a;b\n1;2;3\n#N/B;4\n");
    assert_true(c->rijen[0].te_veel);
    assert_int_equal(c->rijen_aantal, 2); /* a mistake of Excel is no explanation */
    talloc_free(ctx);
}

static void too_much_is_refused(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct buf *b = buf_new(ctx, 100000);
    for (int i = 0; i < 5000; i++)
        buf_addf(b, "kolom%d;", i);
    buf_add(b, "\n1\n");
    ASSERT_FOUT(b->data, "meer dan 200 kolommen");
    buf_clear(b);
    buf_add(b, "a\n");
    for (int i = 0; i <= CSV_RIJEN_MAX; i++)
        buf_add(b, "1\n");
    ASSERT_FOUT(b->data, "te groot");
    b->data[b->len -= 2] = '\0';
    assert_int_equal(gelezen(ctx, b->data)->rijen_aantal, CSV_RIJEN_MAX);
    buf_clear(b);
    buf_add(b, "a\n");
    for (int i = 0; i <= CSV_CEL_MAX; i++)
        buf_add(b, "x");
    ASSERT_FOUT(b->data, "te lang");
    ASSERT_FOUT("", "leeg");
    ASSERT_FOUT("\r\n\r\n;;;\n", "leeg");
    /* thousands of empty columns are what Excel leaves behind */
    buf_clear(b);
    buf_add(b, "a;b");
    for (int i = 0; i < 16000; i++)
        buf_add_char(b, ';');
    buf_add(b, "\n1;2\n");
    assert_int_equal(gelezen(ctx, b->data)->kolommen, 2);
    talloc_free(ctx);
}

static void encodings(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    static const struct {
        const char *bytes;
        size_t len;
        enum csv_codering codering;
    } gelijk[] = {
        {"\xEF\xBB\xBFL\xC3\xA9on \xE2\x82\xAC", 12, CSV_UTF8},
        {"L\xC3\xA9on \xE2\x82\xAC", 9, CSV_UTF8},
        {"L\xE9on \x80", 6, CSV_WINDOWS},
        {"\xFF\xFEL\0\xE9\0o\0n\0 \0\xAC\x20", 14, CSV_UTF16},
        {"\xFE\xFF\0L\0\xE9\0o\0n\0 \x20\xAC", 14, CSV_UTF16},
    };
    for (size_t i = 0; i < sizeof gelijk / sizeof gelijk[0]; i++) {
        const char *fout = NULL;
        enum csv_codering codering;
        const char *tekst = csv_tekst(ctx, gelijk[i].bytes, gelijk[i].len, &codering, &fout);
        assert_non_null(tekst);
        assert_string_equal(tekst, "L\xC3\xA9on \xE2\x82\xAC");
        assert_int_equal(codering, gelijk[i].codering);
    }
    enum csv_codering codering;
    const char *fout = NULL;
    assert_string_equal(csv_tekst(ctx, "\xFF\xFE\x3D\xD8\x00\xDE", 6, &codering, &fout), "\xF0\x9F\x98\x80");
    talloc_free(ctx);
}

static void what_is_no_text_is_refused(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    static const struct {
        const char *bytes;
        size_t len;
        const char *woord;
    } fouten[] = {
        {"PK\3\4rest", 8, "xlsx"},
        {"\xD0\xCF\x11\xE0\xA1", 5, "oud Excel"},
        {"%PDF-1.4", 8, "PDF"},
        {"a\0b", 3, "geen CSV"},
        {"\xFF\xFE\x01", 3, "geen CSV"},
        {"\xFF\xFE\x00\xD8x\0", 6, "geen CSV"},
        {"a\x1b[31m", 6, "geen CSV"},
        {"a\x81", 2, "geen CSV"},
        {"\xEF\xBB\xBF\xE9", 4, "geen CSV"},
    };
    for (size_t i = 0; i < sizeof fouten / sizeof fouten[0]; i++) {
        const char *fout = NULL;
        enum csv_codering codering;
        assert_null(csv_tekst(ctx, fouten[i].bytes, fouten[i].len, &codering, &fout));
        assert_non_null(strstr(fout, fouten[i].woord));
        assert_non_null(strstr(fout, "Opslaan als"));
    }
    talloc_free(ctx);
}

static void what_is_written_is_no_formula_and_reads_back(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    static const char *const cellen[] = {"gewoon",
                                         "",
                                         "met ; en \"",
                                         "regel\neinde",
                                         "=1+1",
                                         "+31612345678",
                                         "-2",
                                         "@SUM(A1)",
                                         "a,b",
                                         "L\xC3\xA9on",
                                         "'s-Gravenhage",
                                         "\tinspringen",
                                         "=HYPERLINK(\"http://x\")"};
    size_t n = sizeof cellen / sizeof cellen[0];
    struct buf *b = buf_new(ctx, 200);
    csv_begin(b);
    for (size_t i = 0; i < n; i++)
        csv_cel(b, i == 0 ? "kop" : "k", i == 0);
    csv_einde_rij(b);
    for (size_t i = 0; i < n; i++)
        csv_cel(b, cellen[i], i == 0);
    csv_einde_rij(b);
    assert_memory_equal(b->data, "\xEF\xBB\xBFkop;", 7);
    assert_null(strstr(b->data, ";="));
    assert_null(strstr(b->data, "\"="));
    assert_non_null(strstr(b->data, "\"'=1+1\""));
    enum csv_codering codering;
    const char *fout = NULL;
    struct csv *c = gelezen(ctx, csv_tekst(ctx, b->data, b->len, &codering, &fout));
    for (size_t i = 0; i < n; i++)
        assert_string_equal(csv_zonder_apostrof(cel(c, 0, i)), cellen[i]);
    talloc_free(ctx);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_separator_is_found),
        cmocka_unit_test(quotes_and_line_ends),
        cmocka_unit_test(empty_rows_and_columns_disappear),
        cmocka_unit_test(too_much_is_refused),
        cmocka_unit_test(encodings),
        cmocka_unit_test(what_is_no_text_is_refused),
        cmocka_unit_test(what_is_written_is_no_formula_and_reads_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
