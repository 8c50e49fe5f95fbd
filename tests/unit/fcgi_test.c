/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fcgi/fcgi.h"

#include <string.h>

#define ID "REQUEST_ID=0123456789abcdef0123456789abcdef"

static struct fcgi_request *judged(TALLOC_CTX *ctx, const char *const *env, const char *body) {
    return fcgi_judge(ctx, env, NULL, body, strlen(body));
}

#define ASSERT_REFUSED(status, text, ...)                                                                              \
    do {                                                                                                               \
        TALLOC_CTX *ctx_ = talloc_new(NULL);                                                                           \
        const char *const env_[] = {ID, __VA_ARGS__, NULL};                                                            \
        struct fcgi_request *r_ = judged(ctx_, env_, text);                                                            \
        assert_int_equal(r_->refused_status, status);                                                                  \
        assert_non_null(r_->refused_reason);                                                                           \
        assert_non_null(r_->path);                                                                                     \
        assert_int_equal(r_->body.count, 0);                                                                           \
        talloc_free(ctx_);                                                                                             \
    } while (0)

#define FORM "CONTENT_TYPE=application/x-www-form-urlencoded"

static void a_request_is_read(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    const char *const env[] = {ID,
                               "REQUEST_METHOD=POST",
                               "REQUEST_URI=/dossier/%C5%9F?fase=pip&fase=intake&leeg=&kaal&&x=a+b%26",
                               FORM "; charset=UTF-8",
                               "CONTENT_LENGTH=19",
                               "HTTP_COOKIE=__Host-portaal=abc; other=\"q\"; b=2;c",
                               "HTTP_HOST=portaal.example",
                               "HTTP_ORIGIN=https://portaal.example",
                               "HTTP_SEC_FETCH_MODE=navigate",
                               "HTTP_SEC_FETCH_DEST=document",
                               "REMOTE_ADDR=192.0.2.1",
                               "SAML_ASSERTION=",
                               NULL};
    struct fcgi_request *r = judged(ctx, env, "naam=%C3%9Cnal&leeg");
    assert_int_equal(r->refused_status, 0);
    assert_int_equal(r->method, FCGI_POST);
    assert_string_equal(r->path, "/dossier/\xC5\x9F");
    assert_int_equal(r->query.count, 5);
    assert_int_equal(fcgi_times(&r->query, "fase"), 2);
    assert_string_equal(fcgi_get(&r->query, "fase"), "pip");
    assert_string_equal(fcgi_get(&r->query, "leeg"), "");
    assert_string_equal(fcgi_get(&r->query, "kaal"), "");
    assert_string_equal(fcgi_get(&r->query, "x"), "a b&");
    assert_null(fcgi_get(&r->query, "y"));
    assert_string_equal(fcgi_get(&r->body, "naam"), "\xC3\x9Cnal");
    assert_int_equal(r->cookies.count, 2);
    assert_string_equal(fcgi_get(&r->cookies, "__Host-portaal"), "abc");
    assert_string_equal(fcgi_get(&r->cookies, "b"), "2");
    assert_string_equal(r->request_id, "0123456789abcdef0123456789abcdef");
    assert_string_equal(r->origin, "https://portaal.example");
    assert_null(r->sec_fetch_site);
    assert_string_equal(r->sec_fetch_mode, "navigate");
    assert_string_equal(r->sec_fetch_dest, "document");
    assert_null(r->saml_assertion);
    talloc_free(ctx);
}

static void methods(void **state) {
    (void)state;
    ASSERT_REFUSED(405, "", "REQUEST_METHOD=PUT", "REQUEST_URI=/");
    ASSERT_REFUSED(405, "", "REQUEST_METHOD=get", "REQUEST_URI=/");
    ASSERT_REFUSED(405, "", "REQUEST_URI=/");
}

static void addresses(void **state) {
    (void)state;
    static const char *const bad[] = {
        "REQUEST_URI=",          "REQUEST_URI=x",          "REQUEST_URI=/a//b",      "REQUEST_URI=/a/../b",
        "REQUEST_URI=/a/..",     "REQUEST_URI=/a/%2e%2e/", "REQUEST_URI=/./a",       "REQUEST_URI=/a%2Fb",
        "REQUEST_URI=/a%00",     "REQUEST_URI=/a%0a",      "REQUEST_URI=/a%",        "REQUEST_URI=/a%4",
        "REQUEST_URI=/a%gg",     "REQUEST_URI=/%ff",       "REQUEST_URI=/a\\b",      "REQUEST_URI=/?a=%00",
        "REQUEST_URI=/?a%00b=c", "REQUEST_URI=/?a=%C0%80", "REQUEST_URI=/?%ed%a0%80"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        ASSERT_REFUSED(400, "", "REQUEST_METHOD=GET", bad[i]);
    TALLOC_CTX *ctx = talloc_new(NULL);
    char *longest = talloc_zero_size(ctx, FCGI_URL_MAX + 20);
    strncpy(longest, "REQUEST_URI=/", 14);
    memset(longest + 13, 'a', FCGI_URL_MAX - 1);
    const char *const fits[] = {ID, "REQUEST_METHOD=GET", longest, NULL};
    assert_int_equal(judged(ctx, fits, "")->refused_status, 0);
    longest[13 + FCGI_URL_MAX - 1] = 'a';
    ASSERT_REFUSED(414, "", "REQUEST_METHOD=GET", longest);
    talloc_free(ctx);
}

static void bodies(void **state) {
    (void)state;
#define POST "REQUEST_METHOD=POST", "REQUEST_URI=/"
    ASSERT_REFUSED(400, "a=1", POST, FORM, "CONTENT_LENGTH=4");
    ASSERT_REFUSED(400, "a=12", POST, FORM, "CONTENT_LENGTH=3");
    ASSERT_REFUSED(400, "a=1", POST, FORM);
    ASSERT_REFUSED(400, "a=1", POST, FORM, "CONTENT_LENGTH=-3");
    ASSERT_REFUSED(400, "a=1", POST, FORM, "CONTENT_LENGTH=3x");
    ASSERT_REFUSED(413, "a=1", POST, FORM, "CONTENT_LENGTH=262145");
    ASSERT_REFUSED(413, "a=1", POST, FORM, "CONTENT_LENGTH=99999999999999999999999999");
    ASSERT_REFUSED(415, "a=1", POST, "CONTENT_TYPE=multipart/form-data; boundary=x", "CONTENT_LENGTH=3");
    ASSERT_REFUSED(415, "a=1", POST, "CONTENT_TYPE=application/x-www-form-urlencodedX", "CONTENT_LENGTH=3");
    ASSERT_REFUSED(415, "a=1", POST, "CONTENT_LENGTH=3");
    ASSERT_REFUSED(400, "a=1", "REQUEST_METHOD=GET", "REQUEST_URI=/", FORM, "CONTENT_LENGTH=3");
    ASSERT_REFUSED(400, "a=%00", POST, FORM, "CONTENT_LENGTH=5");
    ASSERT_REFUSED(400, "a=%ff", POST, FORM, "CONTENT_LENGTH=5");
    TALLOC_CTX *ctx = talloc_new(NULL);
    const char *const empty[] = {ID, POST, NULL};
    assert_int_equal(judged(ctx, empty, "")->refused_status, 0);
    talloc_free(ctx);
}

static void duplicates_are_refused(void **state) {
    (void)state;
#define GET "REQUEST_METHOD=GET", "REQUEST_URI=/"
    ASSERT_REFUSED(400, "", GET, "REQUEST_METHOD=GET");
    ASSERT_REFUSED(400, "", GET, "HTTP_COOKIE=a=1", "HTTP_COOKIE=a=2");
    ASSERT_REFUSED(400, "", GET, "HTTP_HOST=a", "HTTP_HOST=b");
    ASSERT_REFUSED(400, "", GET, "CONTENT_LENGTH=0", "CONTENT_LENGTH=");
    ASSERT_REFUSED(400, "", GET, "SAML_ASSERTION=", "SAML_ASSERTION=x");
    ASSERT_REFUSED(400, "", GET, "SAML_ASSER"); /* what libfcgi makes of a name with a NUL */
    ASSERT_REFUSED(400, "", GET, "HTTP_USER_AGENT=\xff");
    TALLOC_CTX *ctx = talloc_new(NULL);
    const char *const others[] = {ID, GET, "HTTP_SAML_ASSERTION=x", "X=1", "X=2", NULL};
    struct fcgi_request *r = judged(ctx, others, "");
    assert_int_equal(r->refused_status, 0);
    assert_null(r->saml_assertion);
    talloc_free(ctx);
}

static void fields_are_bounded(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct buf *b = buf_new(ctx, 1024);
    struct fcgi_fields f = {.count = 77};
    struct err err = {0};
    for (int i = 0; i < FCGI_FIELDS_MAX; i++)
        buf_add(b, "&a=1");
    assert_true(fcgi_parse_fields(ctx, b->data, b->len, &f, &err));
    assert_int_equal(f.count, FCGI_FIELDS_MAX);
    buf_add(b, "&a");
    f.count = 77;
    assert_false(fcgi_parse_fields(ctx, b->data, b->len, &f, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    assert_int_equal(f.count, 77); /* untouched on failure */
    assert_true(fcgi_parse_fields(ctx, "a\0b", 1, &f, &err));
    assert_false(fcgi_parse_fields(ctx, "a\0b", 3, &f, &err));
    assert_true(fcgi_parse_fields(ctx, "", 0, &f, &err));
    assert_int_equal(f.count, 0);
    char cookies[FCGI_COOKIES_MAX + 2];
    memset(cookies, 'a', sizeof cookies);
    cookies[1] = '=';
    cookies[FCGI_COOKIES_MAX] = '\0';
    assert_true(fcgi_parse_cookies(ctx, cookies, &f, &err));
    cookies[FCGI_COOKIES_MAX] = 'a';
    cookies[FCGI_COOKIES_MAX + 1] = '\0';
    assert_false(fcgi_parse_cookies(ctx, cookies, &f, &err));
    talloc_free(ctx);
}

static void encoding_goes_both_ways(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct buf *b = buf_new(ctx, 16);
    const char *text = "Şükrü & zn+ 100%~/=";
    buf_add(b, "x=");
    fcgi_urlencode(b, text);
    struct fcgi_fields f;
    assert_true(fcgi_parse_fields(ctx, b->data, b->len, &f, NULL));
    assert_string_equal(f.rows[0].value, text);
    talloc_free(ctx);
}

static void replies(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct fcgi_reply reply = {.status = 200, .body = buf_new(ctx, 16)};
    buf_add(reply.body, "hallo");
    fcgi_header(ctx, &reply, "X-Een", "1");
    fcgi_header(ctx, &reply, "X-Twee", "2");
    struct buf *b = buf_new(ctx, 16);
    fcgi_reply_head(&reply, b);
    assert_string_equal(b->data, "Status: 200\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 5\r\n"
                                 "X-Een: 1\r\nX-Twee: 2\r\n\r\n");
    fcgi_redirect(ctx, &reply, "/werkvoorraad");
    assert_int_equal(reply.status, 303);
    assert_int_equal(reply.body->len, 0);
    assert_string_equal(reply.headers.rows[2].value, "/werkvoorraad");
    static const char *const elsewhere[] = {"//evil.example", "/\\evil.example", "https://evil.example", "",
                                            "/a\r\nX: y"};
    for (size_t i = 0; i < sizeof elsewhere / sizeof elsewhere[0]; i++) {
        struct fcgi_reply away = {0};
        fcgi_redirect(ctx, &away, elsewhere[i]);
        assert_string_equal(away.headers.rows[0].value, "/");
    }
    talloc_free(ctx);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_request_is_read),
        cmocka_unit_test(methods),
        cmocka_unit_test(addresses),
        cmocka_unit_test(bodies),
        cmocka_unit_test(duplicates_are_refused),
        cmocka_unit_test(fields_are_bounded),
        cmocka_unit_test(encoding_goes_both_ways),
        cmocka_unit_test(replies),
    };
    return cmocka_run_group_tests_name("fcgi", tests, NULL, NULL);
}
