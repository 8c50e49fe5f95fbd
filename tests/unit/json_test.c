/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "json/json.h"

#include <string.h>

static void values_are_typed(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    const char *text =
        "{\"t\":\"\\u015e\",\"n\":12,\"r\":1.5,\"b\":false,\"z\":null,\"l\":[1,\"x\"],\"o\":{\"a\":true}}";
    const struct json_value *v = json_parse(ctx, text, strlen(text), NULL);
    assert_non_null(v);
    assert_int_equal(json_kind(v), JSON_IS_OBJECT);
    assert_int_equal(json_length(v), 7);
    assert_string_equal(json_text(json_member(v, "t")), "\xC5\x9E");
    long long n = 0;
    assert_true(json_whole(json_member(v, "n"), &n) && n == 12);
    assert_false(json_whole(json_member(v, "r"), &n));
    assert_false(json_whole(json_member(v, "t"), &n));
    bool b = true;
    assert_true(json_bool(json_member(v, "b"), &b) && !b);
    assert_false(json_bool(json_member(v, "n"), &b));
    assert_int_equal(json_kind(json_member(v, "z")), JSON_IS_NULL);
    assert_null(json_text(json_member(v, "z")));
    assert_null(json_member(v, "geen"));
    assert_null(json_text(NULL));
    assert_null(json_member(json_member(v, "t"), "x"));
    assert_int_equal(json_length(json_member(v, "l")), 2);
    assert_string_equal(json_text(json_element(json_member(v, "l"), 1)), "x");
    assert_null(json_element(json_member(v, "l"), 2));
    static const char *const known[] = {"t", "n", "r", "b", "z", "l", NULL};
    assert_string_equal(json_unknown_member(v, known), "o");
    talloc_free(ctx);
}

static void order_is_kept(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    const char *text = "{\"z\":1,\"a\":2,\"m\":3}";
    const struct json_value *v = json_parse(ctx, text, strlen(text), NULL), *each = NULL;
    const char *name = NULL, *expected = "zam";
    while (json_next(v, &name, &each))
        assert_int_equal(*name, *expected++);
    assert_int_equal(*expected, '\0');
    talloc_free(ctx);
}

static void assert_refused(const char *text, size_t len) {
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct err err = {0};
    if (json_parse(ctx, text, len, &err) != NULL)
        fail_msg("accepted: %.60s", text);
    assert_int_equal(err.kind, ERR_INPUT);
    assert_null(strstr(err.reason, "geheim")); /* never a piece of the input */
    talloc_free(ctx);
}

static void broken_json_is_refused(void **state) {
    (void)state;
    static const char *const bad[] = {"",
                                      "{",
                                      "{\"a\":1,\"a\":2}",
                                      "{\"geheim\":1,\"geheim\":2}",
                                      "{\"a\":1}x",
                                      "{\"a\":1} {\"b\":2}",
                                      "{\"a\":'geheim'}",
                                      "{\"a\":\"\\u0000\"}",
                                      "{\"a\":\"\xff\"}",
                                      "{\"a\":\"\\ud800\"}",
                                      "{\"a\":01}",
                                      "{\"a\":99999999999999999999}",
                                      "{\"a\":NaN}",
                                      "[[[[[[[[[1]]]]]]]]]"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_refused(bad[i], strlen(bad[i]));
    assert_refused("{\"a\":\"x\0y\"}", 11);
    assert_refused("{\"a\":6\0}", 8); /* behind a number */
    assert_refused("{\"a\":1}\0", 8);
    TALLOC_CTX *ctx = talloc_new(NULL);
    char *large = talloc_size(ctx, JSON_BYTES_MAX + 1);
    memset(large, ' ', JSON_BYTES_MAX + 1);
    large[0] = '1';
    assert_non_null(json_parse(ctx, large, JSON_BYTES_MAX, NULL));
    assert_refused(large, JSON_BYTES_MAX + 1);
    const char *deepest = "[[[[[[[[\"[[]]\\\"[\"]]]]]]]]";
    assert_non_null(json_parse(ctx, deepest, strlen(deepest), NULL));
    talloc_free(ctx);
}

static void what_is_written_can_be_read(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct buf *b = buf_new(ctx, 16);
    struct json_writer w = json_writer(b);
    json_open(&w, '{');
    json_name(&w, "t");
    json_put_text(&w, "a\"b\\c\n\x01\xC5\x9E");
    json_name(&w, "leeg");
    json_put_text(&w, NULL);
    json_name(&w, "l");
    json_open(&w, '[');
    json_put_whole(&w, -5);
    json_put_bool(&w, true);
    json_open(&w, '{');
    json_close(&w, '}');
    json_close(&w, ']');
    json_name(&w, "n");
    json_put_bool(&w, false);
    json_close(&w, '}');
    assert_string_equal(b->data,
                        "{\"t\":\"a\\\"b\\\\c\\u000a\\u0001\xC5\x9E\",\"leeg\":null,\"l\":[-5,true,{}],\"n\":false}");
    const struct json_value *v = json_parse(ctx, b->data, b->len, NULL);
    assert_string_equal(json_text(json_member(v, "t")), "a\"b\\c\n\x01\xC5\x9E");
    talloc_free(ctx);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_typed),
        cmocka_unit_test(order_is_kept),
        cmocka_unit_test(broken_json_is_refused),
        cmocka_unit_test(what_is_written_can_be_read),
    };
    return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
