/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * multipart/form-data: what a browser sends is read, everything else is refused whole.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fcgi/fcgi.h"

#include <string.h>

#define UPLOAD_MAX 1000000L

static long uploads(const char *path) {
    return strcmp(path, "/op") == 0 ? UPLOAD_MAX : strcmp(path, "/soap") == 0 ? FCGI_TAKES_XML : 0;
}

static struct fcgi_request *send_to(TALLOC_CTX *ctx, const char *path, const char *type, const char *body, size_t len) {
    const char *const env[] = {"REQUEST_METHOD=POST", talloc_asprintf(ctx, "REQUEST_URI=%s", path),
                               talloc_asprintf(ctx, "CONTENT_TYPE=%s", type),
                               talloc_asprintf(ctx, "CONTENT_LENGTH=%zu", len), NULL};
    return fcgi_judge(ctx, env, uploads, body, len);
}

static struct fcgi_request *sent(TALLOC_CTX *ctx, const char *body) {
    return send_to(ctx, "/op", "multipart/form-data; boundary=grens", body, strlen(body));
}

#define FIELD(name, value) "--grens\r\nContent-Disposition: form-data; name=\"" name "\"\r\n\r\n" value "\r\n"
#define FILE_PART(name, file, value)                                                                                   \
    "--grens\r\nContent-Disposition: form-data; name=\"" name "\"; filename=\"" file                                   \
    "\"\r\nContent-Type: text/csv\r\n\r\n" value "\r\n"
#define END "--grens--\r\n"

static void what_a_browser_sends_is_read(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    static const char file[] = "a;b\r\n1;2\r\n--gren\0s\r\n";
    struct buf *b = buf_new(ctx, 256);
    buf_add(b, FIELD("csrf", "abc") FIELD("leeg", "") "--grens\r\ncontent-disposition: form-data; name=\"bestand\"; "
                                                      "filename=\"C:\\Users\\ik\\le\xC3\xA9ns \\\".csv\"\r\n"
                                                      "Content-Type: text/csv\r\n\r\n");
    buf_add_n(b, file, sizeof file - 1);
    buf_add(b, "\r\n" END);
    struct fcgi_request *r = send_to(ctx, "/op", "multipart/form-data; boundary=grens", b->data, b->len);
    assert_int_equal(r->refused_status, 0);
    assert_int_equal(r->body.count, 2);
    assert_string_equal(fcgi_get(&r->body, "csrf"), "abc");
    assert_string_equal(fcgi_get(&r->body, "leeg"), "");
    const struct fcgi_file *f = fcgi_file(r, "bestand");
    assert_non_null(f);
    assert_int_equal(f->len, sizeof file - 1);
    assert_memory_equal(f->data, file, f->len);
    assert_string_equal(f->shown_name, "\".csv");
    assert_null(fcgi_file(r, "csrf"));
    assert_null(fcgi_get(&r->body, "bestand"));
    talloc_free(ctx);
}

static void names_of_files_lose_their_folders(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct fcgi_request *r = sent(ctx, FILE_PART("a", "../../etc/passwd", "x") FILE_PART("b", "", "") END);
    assert_string_equal(fcgi_file(r, "a")->shown_name, "passwd");
    assert_null(fcgi_file(r, "b")); /* nothing was chosen */
    char name[400] = {0};
    for (size_t i = 0; i < 150; i++)
        memcpy(name + 2 * i, "\xC3\xA9", 2);
    memmove(name + 1, name, 300);
    name[0] = 'x';
    r = sent(ctx,
             talloc_asprintf(
                 ctx, "--grens\r\nContent-Disposition: form-data; name=\"a\"; filename=\"%s\"\r\n\r\n\r\n" END, name));
    assert_int_equal(strlen(fcgi_file(r, "a")->shown_name), 99); /* not in the middle of a character */
    talloc_free(ctx);
}

static void the_same_file_twice_is_no_file(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct fcgi_request *r = sent(ctx, FILE_PART("a", "1", "x") FILE_PART("a", "2", "y") END);
    assert_int_equal(r->refused_status, 0);
    assert_null(fcgi_file(r, "a"));
    talloc_free(ctx);
}

static void what_is_not_whole_is_refused(void **state) {
    (void)state;
    static const char *const bad[] = {
        "x",
        "--grens",
        "--grens\r\n",
        "--andere--\r\n",
        "--grens\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx", /* cut off */
        FIELD("a", "1"),
        FIELD("a", "1") "--grens--\r\nnog iets",
        FIELD("a", "1") "--grens--\r\n\r\n",
        "vooraf\r\n" FIELD("a", "1") END,
        "--grens \r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n" END,
        "--grens\nContent-Disposition: form-data; name=\"a\"\n\n1\n--grens--\n",
        "--grens\r\n\r\n1\r\n" END,
        "--grens\r\nContent-Type: text/plain\r\n\r\n1\r\n" END,
        "--grens\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n1\r\n" END,
        "--grens\r\nContent-Disposition: form-data\r\n\r\n1\r\n" END,
        "--grens\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n" END,
        "--grens\r\nContent-Disposition: form-data; name=\"a\r\n\r\n1\r\n" END,
        "--grens\r\nContent-Disposition: form-data; name=\"\"\r\n\r\n1\r\n" END,
        "--grens\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\n1\r\n" END,
        "--grens\r\nContent-Disposition: form-data; name=\"a\"; filename*=utf-8''x\r\n\r\n1\r\n" END,
        "--grens\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; "
        "name=\"b\"\r\n\r\n1\r\n" END,
        "--grens\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64\r\n\r\n1\r\n" END,
        "--grens\r\nContent-Disposition: form-data; name=\"a\tb\"\r\n\r\n1\r\n" END,
        "--grens\r\nContent-Disposition: form-data; name=\"a\xff\"\r\n\r\n1\r\n" END,
        FIELD("a", "\xff"),
        FIELD(
            "a\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"
            "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"
            "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9",
            "1") END,
        FIELD("a", "1") FIELD("b", "\xff") END,
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        TALLOC_CTX *ctx = talloc_new(NULL);
        struct fcgi_request *r = sent(ctx, bad[i]);
        if (r->refused_status != 400)
            fail_msg("case %zu gave %d", i, r->refused_status);
        assert_int_equal(r->body.count, 0);
        assert_int_equal(r->files.count, 0);
        talloc_free(ctx);
    }
}

static void a_nul_in_a_field_is_refused(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    static const char body[] = FIELD("a", "1\0002") END;
    assert_int_equal(send_to(ctx, "/op", "multipart/form-data; boundary=grens", body, sizeof body - 1)->refused_status,
                     400);
    talloc_free(ctx);
}

#define LONG_BOUNDARY                                                                                                  \
    "multipart/form-data; boundary=01234567890123456789012345678901234567890123456789012345678901234567890"

static void boundaries(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    static const char body[] = "--gr.ns'\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--gr.ns'--\r\n";
    struct fcgi_request *r = send_to(ctx, "/op", "Multipart/Form-Data ; boundary=\"gr.ns'\"", body, sizeof body - 1);
    assert_int_equal(r->refused_status, 0);
    assert_string_equal(fcgi_get(&r->body, "a"), "1");
    static const char *const bad[] = {"multipart/form-data",
                                      "multipart/form-data;",
                                      "multipart/form-data; boundary=",
                                      "multipart/form-data; boundary=\"\"",
                                      "multipart/form-data; boundary=a b",
                                      "multipart/form-data; charset=utf-8; boundary=a",
                                      "multipart/form-data; boundary=a; x=y",
                                      "multipart/mixed; boundary=a",
                                      "multipart/form-datax; boundary=a",
                                      LONG_BOUNDARY};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_int_equal(send_to(ctx, "/op", bad[i], "--a--", 5)->refused_status, 415);
    talloc_free(ctx);
}

static void only_where_the_route_says_so(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    static const char body[] = FIELD("a", "1") END;
    const char *type = "multipart/form-data; boundary=grens";
    assert_int_equal(send_to(ctx, "/op?x=1", type, body, sizeof body - 1)->refused_status, 0);
    assert_int_equal(send_to(ctx, "/elders", type, body, sizeof body - 1)->refused_status, 415);
    const char *const form[] = {"REQUEST_METHOD=POST", "REQUEST_URI=/op",
                                "CONTENT_TYPE=application/x-www-form-urlencoded", "CONTENT_LENGTH=3", NULL};
    assert_string_equal(fcgi_get(&fcgi_judge(ctx, form, uploads, "a=1", 3)->body, "a"), "1");
    talloc_free(ctx);
}

static struct buf *with_file(TALLOC_CTX *ctx, size_t bytes) {
    struct buf *b = buf_new(ctx, bytes + 300);
    buf_add(b, "--grens\r\nContent-Disposition: form-data; name=\"a\"; filename=\"x\"\r\n\r\n");
    for (size_t i = 0; i < bytes; i++)
        buf_add_char(b, (char)('a' + i % 26));
    buf_add(b, "\r\n" END);
    return b;
}

static void a_file_may_be_as_long_as_the_route_says(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    const char *type = "multipart/form-data; boundary=grens";
    size_t around = with_file(ctx, 0)->len;
    struct buf *b = with_file(ctx, (size_t)UPLOAD_MAX - around);
    struct fcgi_request *r = send_to(ctx, "/op", type, b->data, b->len);
    assert_int_equal(r->refused_status, 0);
    assert_int_equal(fcgi_file(r, "a")->len, (size_t)UPLOAD_MAX - around);
    assert_ptr_equal(fcgi_file(r, "a")->data, strstr(b->data, "abc")); /* not a copy */
    b = with_file(ctx, (size_t)UPLOAD_MAX - around + 1);
    assert_int_equal(send_to(ctx, "/op", type, b->data, b->len)->refused_status, 413);
    const char *const env[] = {"REQUEST_URI=/op", "CONTENT_TYPE=multipart/form-data; boundary=grens", NULL};
    assert_int_equal(fcgi_body_limit(env, uploads), UPLOAD_MAX);
    assert_int_equal(fcgi_body_limit(env, NULL), FCGI_BODY_MAX);
    talloc_free(ctx);
}

static void parts_and_fields_are_bounded(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct buf *many = buf_new(ctx, 32768);
    for (int i = 0; i <= FCGI_FIELDS_MAX; i++)
        buf_add(many, FIELD("a", "1"));
    buf_add(many, END);
    assert_int_equal(sent(ctx, many->data)->refused_status, 413);
    assert_int_equal(sent(ctx, FILE_PART("a", "1", "") FILE_PART("b", "1", "") FILE_PART("c", "1", "")
                                   FILE_PART("d", "1", "") FILE_PART("e", "1", "") END)
                         ->refused_status,
                     413);
    struct buf *text = buf_new(ctx, 300000); /* a field is not a file: it keeps the bound of a form */
    buf_add(text, "--grens\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n");
    for (int i = 0; i < FCGI_BODY_MAX; i++)
        buf_add_char(text, 'x');
    buf_add(text, "\r\n" END);
    assert_int_equal(sent(ctx, text->data)->refused_status, 413);
    struct buf *head = buf_new(ctx, 4096);
    buf_add(head, "--grens\r\nContent-Disposition: form-data; name=\"a\"; filename=\"");
    for (int i = 0; i < 2100; i++)
        buf_add_char(head, 'x');
    buf_add(head, "\"\r\n\r\n1\r\n" END);
    assert_int_equal(sent(ctx, head->data)->refused_status, 400);
    talloc_free(ctx);
}

/* SOAP: kept byte for byte, where the path takes it and nowhere else. */
static void xml_is_kept_as_it_is(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    static const char body[] = "<a b=\"1&amp;2\">x+%41</a>";
    struct fcgi_request *r = send_to(ctx, "/soap", "text/xml; charset=utf-8", body, sizeof body - 1);
    assert_int_equal(r->refused_status, 0);
    assert_string_equal(r->xml, body);
    assert_int_equal(r->body.count, 0);
    assert_int_equal(send_to(ctx, "/soap", "application/xml", body, sizeof body - 1)->refused_status, 415);
    assert_int_equal(send_to(ctx, "/elders", "text/xml", body, sizeof body - 1)->refused_status, 415);
    assert_int_equal(send_to(ctx, "/op", "text/xml", body, sizeof body - 1)->refused_status, 415);
    assert_int_equal(send_to(ctx, "/soap", "text/xml", "<a>\0</a>", 8)->refused_status, 400);
    assert_int_equal(send_to(ctx, "/soap", "text/xml", "<a>\xC3</a>", 8)->refused_status, 400);
    r = send_to(ctx, "/soap", "application/x-www-form-urlencoded", "a=1", 3);
    assert_null(r->xml);
    assert_string_equal(fcgi_get(&r->body, "a"), "1");
    talloc_free(ctx);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_browser_sends_is_read),   cmocka_unit_test(names_of_files_lose_their_folders),
        cmocka_unit_test(the_same_file_twice_is_no_file), cmocka_unit_test(what_is_not_whole_is_refused),
        cmocka_unit_test(a_nul_in_a_field_is_refused),    cmocka_unit_test(boundaries),
        cmocka_unit_test(only_where_the_route_says_so),   cmocka_unit_test(a_file_may_be_as_long_as_the_route_says),
        cmocka_unit_test(parts_and_fields_are_bounded),   cmocka_unit_test(xml_is_kept_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
