/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * What the engine adds to Mustache: structs, refusal at load, escaping. The public cases are in html_spec_test.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "html/html.h"

#include <string.h>

struct adres {
    const char *straat;
};

struct rij {
    const char *naam;
    long dagen;
    const struct adres *adres;
};

struct kader {
    const char *titel;
};

struct view {
    struct kader kader;
    const char *tekst;
    bool ja;
    long getal;
    const struct html_safe *veilig;
    const struct rij *rijen;
    size_t rijen_aantal;
    const char *const *talen;
    size_t talen_aantal;
    const struct adres *adres;
    const struct html_by_form *sleutel;
};

static const struct html_field adres_fields[] = {HTML_FIELD_TEXT(struct adres, straat), {0}};
static const struct html_field rij_fields[] = {HTML_FIELD_TEXT(struct rij, naam),
                                               HTML_FIELD_INT(struct rij, dagen),
                                               HTML_FIELD_STRUCT(struct rij, adres, adres_fields),
                                               {0}};
static const struct html_field kader_fields[] = {HTML_FIELD_TEXT(struct kader, titel), {0}};
static const struct html_field view_fields[] = {HTML_FIELD_INLINE(struct view, kader, kader_fields),
                                                HTML_FIELD_TEXT(struct view, tekst),
                                                HTML_FIELD_BOOL(struct view, ja),
                                                HTML_FIELD_INT(struct view, getal),
                                                HTML_FIELD_SAFE(struct view, veilig),
                                                HTML_FIELD_LIST(struct view, rijen, rij_fields, sizeof(struct rij)),
                                                HTML_FIELD_LIST_TEXT(struct view, talen),
                                                HTML_FIELD_STRUCT(struct view, adres, adres_fields),
                                                HTML_FIELD_BY_FORM(struct view, sleutel),
                                                {0}};

static const char *render(TALLOC_CTX *ctx, const char *text, const struct view *view) {
    struct html_templates *set = html_templates_new(ctx);
    html_templates_add(set, "page", text);
    html_templates_add(set, "deel/rij", "<li>{{naam}}</li>\n");
    struct err err = {0};
    struct html_template *t = html_compile(ctx, set, "page", view_fields, &err);
    if (t == NULL)
        fail_msg("%s: %s", err.place, err.reason);
    talloc_free(set); /* the compiled page stands on its own */
    struct buf *out = buf_new(ctx, 16);
    html_render(t, view, out);
    return out->data;
}

static void assert_renders(const char *text, const struct view *view, const char *expected) {
    TALLOC_CTX *ctx = talloc_new(NULL);
    assert_string_equal(render(ctx, text, view), expected);
    talloc_free(ctx);
}

static void assert_refused(const char *text, const char *place, const char *reason) {
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct html_templates *set = html_templates_new(ctx);
    html_templates_add(set, "page", text);
    html_templates_add(set, "open", "a\n{{#ja}}\nb");
    html_templates_add(set, "zelf", "{{>ander}}");
    html_templates_add(set, "ander", "{{>zelf}}");
    html_templates_add(set, "fout", "\n\n{{geen}}");
    struct err err = {0};
    assert_null(html_compile(ctx, set, "page", view_fields, &err));
    assert_int_equal(err.kind, ERR_INTERNAL);
    assert_string_equal(err.place, place);
    assert_string_equal(err.reason, reason);
    talloc_free(ctx);
}

static void escaping_covers_text_and_attributes(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct buf *b = buf_new(ctx, 1);
    html_escape(b, "<a href=\"x\" title='y'>&amp; Şükrü</a>");
    assert_string_equal(b->data, "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp; Şükrü&lt;/a&gt;");
    buf_clear(b);
    html_escape(b, "");
    assert_string_equal(b->data, "");
    talloc_free(ctx);
}

static void structs_fill_a_page(void **state) {
    (void)state;
    const struct adres a = {.straat = "Dam & zo"};
    const struct rij rijen[] = {{"Ali", 3, &a}, {"Zeynep", -1, NULL}};
    const char *talen[] = {"ar", "ti"};
    struct view v = {.kader = {"T"}, .rijen = rijen, .rijen_aantal = 2, .talen = talen, .talen_aantal = 2, .getal = 7};
    assert_renders("{{kader.titel}}:{{#rijen}}{{naam}}/{{dagen}}/{{adres.straat}}/{{#adres}}{{straat}}{{/adres}}"
                   "{{^adres}}-{{/adres}}/{{getal}};{{/rijen}}",
                   &v, "T:Ali/3/Dam &amp; zo/Dam &amp; zo/7;Zeynep/-1//-/7;");
    assert_renders("{{#talen}}[{{.}}]{{/talen}}{{#kader}}{{titel}}{{/kader}}", &v, "[ar][ti]T");
    assert_renders("<ul>\n{{#rijen}}\n  {{>deel/rij}}\n{{/rijen}}\n</ul>\n", &v,
                   "<ul>\n  <li>Ali</li>\n  <li>Zeynep</li>\n</ul>\n");
}

static void sections_follow_the_value(void **state) {
    (void)state;
    struct view no = {.tekst = ""}, yes = {.tekst = "x", .ja = true, .getal = 1};
    const char *text =
        "{{#tekst}}t{{.}}{{/tekst}}{{^tekst}}T{{/tekst}}{{#ja}}j{{/ja}}{{^ja}}J{{/ja}}"
        "{{#getal}}g{{/getal}}{{^getal}}G{{/getal}}{{^rijen}}R{{/rijen}}{{^veilig}}V{{/veilig}}{{^adres}}A{{/adres}}"
        "{{adres.straat}}{{tekst}}{{{veilig}}}{{^adres.straat}}s{{/adres.straat}}";
    assert_renders(text, &no, "TJGRVAs");
    no.tekst = NULL;
    assert_renders(text, &no, "TJGRVAs");
    assert_renders(text, &yes, "txjgRVAxs");
}

static void say_action(const struct html_by_form *self, const char *action, size_t len, struct buf *out) {
    (void)self;
    buf_addf(out, "<%.*s>", (int)len, action);
}

static void a_text_can_follow_its_form(void **state) {
    (void)state;
    const struct html_by_form sleutel = {.make = say_action};
    struct view v = {.sleutel = &sleutel, .tekst = "/x/<form action=\"/kwaad\"", .ja = true};
    assert_renders(
        "<form method=\"post\" action=\"/a?b=1\"><i>{{sleutel}}</form><form action=\"/b#c\">{{#ja}}{{sleutel}}{{/ja}}"
        "{{^sleutel}}none{{/sleutel}}</form>",
        &v, "<form method=\"post\" action=\"/a?b=1\"><i>&lt;/a&gt;</form><form action=\"/b#c\">&lt;/b&gt;</form>");
    assert_renders("<form action=\"/a\"><p>{{tekst}}</p>{{sleutel}}", &v,
                   "<form action=\"/a\"><p>/x/&lt;form action=&quot;/kwaad&quot;</p>&lt;/a&gt;");
    assert_renders("{{sleutel}}<form><p action=\"/p\">{{sleutel}}</form><form action=\"/a\"></form>{{sleutel}}", &v,
                   "<form><p action=\"/p\"></form><form action=\"/a\"></form>");
    assert_refused("{{{sleutel}}}", "templates/page.html:1", "only a text or a number can be printed: sleutel");
    v.sleutel = NULL;
    assert_renders("<form action=\"/a\">{{sleutel}}{{^sleutel}}none{{/sleutel}}", &v, "<form action=\"/a\">none");
}

static void raw_output_needs_a_safe_value(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct view v = {.veilig = html_escape_safe(ctx, "<b>"), .tekst = "<i>"};
    assert_renders("{{veilig}}{{{veilig}}}{{&veilig}}{{tekst}}", &v, "&lt;b&gt;&lt;b&gt;&lt;b&gt;&lt;i&gt;");
    assert_refused("x\n{{{tekst}}}", "templates/page.html:2", "raw output of a text that is not HTML_SAFE: tekst");
    assert_refused("{{&tekst}}", "templates/page.html:1", "raw output of a text that is not HTML_SAFE: tekst");
    talloc_free(ctx);
}

static void mistakes_are_found_at_load(void **state) {
    (void)state;
    assert_refused("{{geen}}", "templates/page.html:1", "unknown name: geen");
    assert_refused("{{#rijen}}\n{{nam}}{{/rijen}}", "templates/page.html:2", "unknown name: nam");
    assert_refused("{{kader.naam}}", "templates/page.html:1", "unknown name: kader.naam");
    assert_refused("{{rijen.naam}}", "templates/page.html:1", "unknown name: rijen.naam");
    assert_refused("{{#geen}}{{/geen}}", "templates/page.html:1", "unknown name: geen");
    assert_refused("{{.}}", "templates/page.html:1", "unknown name: .");
    assert_refused("{{}}", "templates/page.html:1", "unknown name: ");
    assert_refused("{{ja}}", "templates/page.html:1", "only a text or a number can be printed: ja");
    assert_refused("{{rijen}}", "templates/page.html:1", "only a text or a number can be printed: rijen");
    assert_refused("{{>geen}}", "templates/page.html:1", "missing partial: geen");
    assert_refused("{{>fout}}", "templates/fout.html:3", "unknown name: geen");
    assert_refused("{{>zelf}}", "templates/ander.html:1", "a partial may not include itself: zelf");
    assert_refused("{{>page}}", "templates/page.html:1", "a partial may not include itself: page");
    assert_refused("a\n{{#ja}}\nb", "templates/page.html:2", "section is not closed: ja");
    assert_refused("{{>open}}{{/ja}}", "templates/open.html:2", "section is not closed: ja");
    assert_refused("{{#ja}}{{/tekst}}", "templates/page.html:1", "closes a section that is not open here: tekst");
    assert_refused("{{/ja}}", "templates/page.html:1", "closes a section that is not open here: ja");
    assert_refused("a\nb{{tekst", "templates/page.html:2", "a tag is not closed: ");
    assert_refused("{{=x=}}", "templates/page.html:1", "delimiters are two words without = and at most 8 characters: ");
}

static void nesting_and_size_are_bounded(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct buf *deep = buf_new(ctx, 1024);
    for (int i = 0; i < 100; i++)
        buf_add(deep, "{{#ja}}");
    struct html_templates *set = html_templates_new(ctx);
    html_templates_add(set, "page", deep->data);
    struct err err = {0};
    assert_null(html_compile(ctx, set, "page", view_fields, &err));
    assert_string_equal(err.reason, "sections nested too deeply: ja");
    /* Each file includes the next ten times: 10^9 copies of the last. */
    html_templates_add(set, "p0", "{{tekst}}");
    for (int i = 1; i < 10; i++) {
        char name[16], body[256] = "";
        snprintf(name, sizeof name, "p%d", i);
        for (int j = 0; j < 10; j++)
            snprintf(body + strlen(body), sizeof body - strlen(body), "{{>p%d}}", i - 1);
        html_templates_add(set, name, body);
    }
    assert_null(html_compile(ctx, set, "p9", view_fields, &err));
    assert_non_null(strstr(err.reason, "page too large"));
    talloc_free(ctx);
}

static void embedded_templates_are_there(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct html_templates *set = html_embedded(ctx);
    assert_non_null(set);
    struct err err = {0};
    assert_null(html_compile(ctx, set, "no/such/page", view_fields, &err));
    assert_string_equal(err.reason, "no such template");
    talloc_free(ctx);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(escaping_covers_text_and_attributes), cmocka_unit_test(structs_fill_a_page),
        cmocka_unit_test(sections_follow_the_value),           cmocka_unit_test(raw_output_needs_a_safe_value),
        cmocka_unit_test(mistakes_are_found_at_load),          cmocka_unit_test(nesting_and_size_are_bounded),
        cmocka_unit_test(embedded_templates_are_there),        cmocka_unit_test(a_text_can_follow_its_form),
    };
    return cmocka_run_group_tests_name("html", tests, NULL, NULL);
}
