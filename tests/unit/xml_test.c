/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The parser's walls, the reader of nodes, base64. Signatures are proven over the SAML corpus (saml_test.c).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "xml/base64.h"
#include "xml/rules.h"
#include "xml/xml.h"

#include <string.h>

#define NAME(n)                                                                                                        \
    (struct xml_name) {                                                                                                \
        .ns = "urn:x", .name = (n)                                                                                     \
    }

static enum xml_refusal parse_with(const char *text, const struct xml_limits *limits) {
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct xml_doc *doc = NULL;
    enum xml_refusal refusal = xml_parse_within(ctx, text, strlen(text), limits, &doc);
    assert_true((refusal == XML_FINE) == (doc != NULL));
    talloc_free(ctx);
    return refusal;
}

static enum xml_refusal parse(const char *text) {
    return parse_with(text, &xml_limits_strict);
}

static void what_is_not_plain_xml_is_refused(void **state) {
    (void)state;
    static const struct {
        const char *text;
        enum xml_refusal expected;
    } cases[] = {
        {"<a/>", XML_FINE},
        {"<?xml version='1.0' encoding='UTF-8'?><a b='c'>t&amp;&#65;</a>", XML_FINE},
        {"", XML_NOT_WELL_FORMED},
        {"tekst", XML_NOT_WELL_FORMED},
        {"<a>", XML_NOT_WELL_FORMED},
        {"<a/><b/>", XML_NOT_WELL_FORMED},
        {"<a/>x", XML_NOT_WELL_FORMED},
        {"<a b='1' b='2'/>", XML_NOT_WELL_FORMED},
        {"<p:a/>", XML_NOT_WELL_FORMED},
        {"<a>&onbekend;</a>", XML_NOT_WELL_FORMED},
        {"<a>\xff</a>", XML_NOT_WELL_FORMED},
        {"<a>\xc0\x80</a>", XML_NOT_WELL_FORMED},
        {"<a>&#0;</a>", XML_NOT_WELL_FORMED},
        {"<!DOCTYPE a><a/>", XML_HAS_DTD},
        {"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", XML_HAS_DTD},
        {"<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/x.dtd'><a/>", XML_HAS_DTD},
        {"<!DOCTYPE a [<!ENTITY x 'xxxxxxxxxx'><!ENTITY y '&x;&x;&x;&x;'>]><a>&y;&y;</a>", XML_HAS_DTD},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (parse(cases[i].text) != cases[i].expected)
            fail_msg("case %zu: %s", i, xml_refusal_name(parse(cases[i].text)));
}

static void a_nul_is_refused(void **state) {
    (void)state;
    struct xml_doc *doc = NULL;
    assert_int_equal(xml_parse(NULL, "<a/>\0<b/>", 9, &doc), XML_NOT_WELL_FORMED);
    assert_null(doc);
}

static struct buf *nested(TALLOC_CTX *ctx, int depth) {
    struct buf *b = buf_new(ctx, 1024);
    for (int i = 0; i < depth; i++)
        buf_add(b, "<a>");
    for (int i = 0; i < depth; i++)
        buf_add(b, "</a>");
    return b;
}

static struct buf *many(TALLOC_CTX *ctx, int elements) {
    struct buf *b = buf_new(ctx, 1024);
    buf_add(b, "<a>");
    for (int i = 1; i < elements; i++)
        buf_add(b, "<a/>");
    buf_add(b, "</a>");
    return b;
}

static struct buf *attributes(TALLOC_CTX *ctx, int count) {
    struct buf *b = buf_new(ctx, 1024);
    buf_add(b, "<a");
    for (int i = 0; i < count; i++)
        buf_addf(b, " b%d=''", i);
    buf_add(b, "/>");
    return b;
}

/* So many namespaces around one element, a few declared by each. */
static struct buf *scope(TALLOC_CTX *ctx, int count) {
    struct buf *b = buf_new(ctx, 1024);
    int depth = 0;
    for (int i = 0; i < count; depth++) {
        buf_add(b, "<a");
        for (int j = 0; j < 10 && i < count; j++, i++)
            buf_addf(b, " xmlns:n%d='urn:%d'", i, i);
        buf_add(b, ">");
    }
    while (depth-- > 0)
        buf_add(b, "</a>");
    return b;
}

/* So many attributes in all, at most twenty an element. */
static struct buf *all_attributes(TALLOC_CTX *ctx, int count) {
    struct buf *b = buf_new(ctx, 1024);
    buf_add(b, "<a>");
    for (int i = 0; i < count;) {
        buf_add(b, "<a");
        for (int j = 0; j < 20 && i < count; j++, i++)
            buf_addf(b, " b%d=''", j);
        buf_add(b, "/>");
    }
    buf_add(b, "</a>");
    return b;
}

static struct buf *asides(TALLOC_CTX *ctx, int count) {
    static const char *const kinds[] = {"<!-- -->", "<?x y?>", "<![CDATA[z]]>"};
    struct buf *b = buf_new(ctx, 1024);
    buf_add(b, "<a>");
    for (int i = 0; i < count; i++)
        buf_add(b, kinds[i % 3]);
    buf_add(b, "</a>");
    return b;
}

static void each_limit_holds_at_its_bound(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    assert_int_equal(parse(nested(ctx, XML_DEPTH_MAX)->data), XML_FINE);
    assert_int_equal(parse(nested(ctx, XML_DEPTH_MAX + 1)->data), XML_TOO_DEEP);
    assert_int_equal(parse(many(ctx, XML_ELEMENTS_MAX)->data), XML_FINE);
    assert_int_equal(parse(many(ctx, XML_ELEMENTS_MAX + 1)->data), XML_TOO_MANY);
    assert_int_equal(parse(attributes(ctx, XML_ATTRIBUTES_MAX)->data), XML_FINE);
    assert_int_equal(parse(attributes(ctx, XML_ATTRIBUTES_MAX + 1)->data), XML_TOO_MANY);
    assert_int_equal(parse(scope(ctx, XML_SCOPE_MAX)->data), XML_FINE);
    assert_int_equal(parse(scope(ctx, XML_SCOPE_MAX + 1)->data), XML_TOO_MANY);
    assert_int_equal(parse(all_attributes(ctx, XML_ALL_ATTRIBUTES_MAX)->data), XML_FINE);
    assert_int_equal(parse(all_attributes(ctx, XML_ALL_ATTRIBUTES_MAX + 1)->data), XML_TOO_MANY);
    assert_int_equal(parse(asides(ctx, XML_ASIDES_MAX)->data), XML_FINE);
    assert_int_equal(parse(asides(ctx, XML_ASIDES_MAX + 1)->data), XML_TOO_MANY);
    /* Beside each other they are not in each other's scope. */
    assert_int_equal(
        parse(talloc_asprintf(ctx, "<r>%s%s</r>", scope(ctx, XML_SCOPE_MAX)->data, scope(ctx, XML_SCOPE_MAX)->data)),
        XML_FINE);
    struct buf *big = buf_new(ctx, XML_BYTES_MAX + 8);
    buf_add(big, "<a>");
    while (big->len < XML_BYTES_MAX - 4)
        buf_add_char(big, 'x');
    buf_add(big, "</a>");
    assert_int_equal(big->len, XML_BYTES_MAX);
    assert_int_equal(parse(big->data), XML_FINE);
    buf_add_char(big, ' ');
    assert_int_equal(parse(big->data), XML_TOO_LARGE);
    talloc_free(ctx);
}

/* What one limit refuses gets through when that limit is not there: no other wall makes the test pass. */
static void each_limit_is_needed(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct xml_limits loose = xml_limits_strict;
    loose.depth = SIZE_MAX;
    assert_int_equal(parse_with(nested(ctx, XML_DEPTH_MAX + 1)->data, &loose), XML_FINE);
    loose = xml_limits_strict;
    loose.elements = SIZE_MAX;
    assert_int_equal(parse_with(many(ctx, XML_ELEMENTS_MAX + 1)->data, &loose), XML_FINE);
    loose = xml_limits_strict;
    loose.attributes = SIZE_MAX;
    assert_int_equal(parse_with(attributes(ctx, XML_ATTRIBUTES_MAX + 1)->data, &loose), XML_FINE);
    loose = xml_limits_strict;
    loose.scope = SIZE_MAX;
    assert_int_equal(parse_with(scope(ctx, XML_SCOPE_MAX + 1)->data, &loose), XML_FINE);
    loose = xml_limits_strict;
    loose.all_attributes = SIZE_MAX;
    assert_int_equal(parse_with(all_attributes(ctx, XML_ALL_ATTRIBUTES_MAX + 1)->data, &loose), XML_FINE);
    loose = xml_limits_strict;
    loose.asides = SIZE_MAX;
    assert_int_equal(parse_with(asides(ctx, XML_ASIDES_MAX + 1)->data, &loose), XML_FINE);
    loose = xml_limits_strict;
    loose.allow_dtd = true;
    assert_int_equal(parse_with("<!DOCTYPE a><a/>", &loose), XML_FINE);
    talloc_free(ctx);
}

static const char *text_of(TALLOC_CTX *ctx, const char *document) {
    struct xml_doc *doc = NULL;
    assert_int_equal(xml_parse(ctx, document, strlen(document), &doc), XML_FINE);
    return xml_text(ctx, xml_trusted_root(doc));
}

static void only_unbroken_text_is_text(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    assert_string_equal(text_of(ctx, "<a>12345678</a>"), "12345678");
    assert_string_equal(text_of(ctx, "<a>\n  een &amp; &#x74;wee\t</a>"), "een & twee");
    static const char *const broken[] = {"<a/>",
                                         "<a>  </a>",
                                         "<a>12<!-- -->345678</a>",
                                         "<a><!-- -->12345678</a>",
                                         "<a>12345678<!-- --></a>",
                                         "<a>12<?x y?>345678</a>",
                                         "<a><![CDATA[12345678]]></a>",
                                         "<a>12<![CDATA[345678]]></a>",
                                         "<a>12<b/>345678</a>",
                                         "<a><b>12345678</b></a>"};
    for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++)
        if (text_of(ctx, broken[i]) != NULL)
            fail_msg("text read from %s", broken[i]);
    talloc_free(ctx);
}

static void children_go_by_namespace_and_name(void **state) {
    (void)state;
    static const char document[] = "<r xmlns='urn:x' xmlns:y='urn:y' k='v' y:k='w'><a/><y:a/><b/><c/><c/></r>";
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct xml_doc *doc = NULL;
    assert_int_equal(xml_parse(ctx, document, sizeof document - 1, &doc), XML_FINE);
    const struct xml_node *root = xml_trusted_root(doc);
    assert_true(xml_root_is(doc, NAME("r")));
    assert_false(xml_root_is(doc, (struct xml_name){.ns = "", .name = "r"}));
    assert_int_equal(xml_count(root, NAME("a")), 1);
    assert_int_equal(xml_count(root, NAME("c")), 2);
    assert_int_equal(xml_count_all(root), 5);
    assert_non_null(xml_only(root, NAME("a")));
    assert_null(xml_only(root, NAME("c")));
    assert_null(xml_only(root, NAME("d")));
    assert_true(xml_is(xml_next(xml_first(root)), (struct xml_name){.ns = "urn:y", .name = "a"}));
    assert_string_equal(xml_attr(ctx, root, "k"), "v");
    assert_null(xml_attr(ctx, root, "geen"));
    talloc_free(ctx);
}

static void what_is_written_is_escaped(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct xml_out *out = xml_out_new(ctx, "x", NAME("r"));
    xml_set(xml_out_root(out), "k", "\"<&'");
    xml_put_text(xml_add(xml_out_root(out), NULL, NAME("a")), "<b>&amp;</b>");
    size_t len;
    const char *text = xml_out_text(ctx, out, &len);
    struct xml_doc *doc = NULL;
    assert_int_equal(xml_parse(ctx, text, len, &doc), XML_FINE);
    const struct xml_node *root = xml_trusted_root(doc);
    assert_string_equal(xml_attr(ctx, root, "k"), "\"<&'");
    assert_string_equal(xml_text(ctx, xml_only(root, NAME("a"))), "<b>&amp;</b>");
    talloc_free(ctx);
}

static void base64_has_one_spelling(void **state) {
    (void)state;
    static const struct {
        const char *text, *plain; /* plain NULL: refused */
    } cases[] = {{"YQ==", "a"},   {"YWI=", "ab"}, {"YWJj", "abc"},    {" Y W\r\nJ j\n", "abc"}, {"YWJjZA==", "abcd"},
                 {"", NULL},      {"YQ", NULL},   {"YQ=", NULL},      {"YR==", NULL},           {"YWJ=", NULL},
                 {"Y===", NULL},  {"====", NULL}, {"YQ==YQ==", NULL}, {"YQ==x", NULL},          {"YW-j", NULL},
                 {"YWJj,", NULL}, {"Y=Jj", NULL}, {"YWJj\x01", NULL}, {"YWJjY", NULL},          {"  ", NULL}};
    TALLOC_CTX *ctx = talloc_new(NULL);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        unsigned char out[16];
        size_t len = 0;
        bool read = base64_decode(cases[i].text, out, sizeof out, &len);
        if (read != (cases[i].plain != NULL))
            fail_msg("base64 case %zu", i);
        if (!read)
            continue;
        assert_int_equal(len, strlen(cases[i].plain));
        assert_memory_equal(out, cases[i].plain, len);
    }
    assert_string_equal(base64_encode(ctx, "abcd", 4), "YWJjZA==");
    assert_string_equal(base64_encode(ctx, "abc", 3), "YWJj");
    unsigned char small[3];
    size_t len = 0;
    assert_true(base64_decode("YWJj", small, 3, &len));
    assert_false(base64_decode("YWJjZA==", small, 3, &len));
    talloc_free(ctx);
}

static void bad_certificates_are_not_pinned(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct xml_certs *certs = xml_certs_new(ctx);
    struct err err;
    assert_false(xml_certs_add(certs, "", NULL, &err));
    assert_false(xml_certs_add(certs, "YWJjZA==", NULL, &err));
    assert_false(xml_certs_add(certs, "geen base64!", NULL, &err));
    assert_int_equal(xml_certs_count(certs), 0);
    assert_null(xml_key_load(ctx, "geen sleutel", 12, &err));
    talloc_free(ctx);
}

static int end_libraries(void **state) {
    (void)state;
    xml_end();
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_plain_xml_is_refused), cmocka_unit_test(a_nul_is_refused),
        cmocka_unit_test(each_limit_holds_at_its_bound),    cmocka_unit_test(each_limit_is_needed),
        cmocka_unit_test(only_unbroken_text_is_text),       cmocka_unit_test(children_go_by_namespace_and_name),
        cmocka_unit_test(what_is_written_is_escaped),       cmocka_unit_test(base64_has_one_spelling),
        cmocka_unit_test(bad_certificates_are_not_pinned),
    };
    return cmocka_run_group_tests_name("xml", tests, NULL, end_libraries);
}
