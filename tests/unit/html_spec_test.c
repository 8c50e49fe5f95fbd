/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The public cases of the Mustache specification, one result a case. They are read from PORTAAL_CONFORMANCE (default:
 * ../shared/conformance beside the source); where they are absent each file counts as skipped.
 *
 * The engine fills templates from C structs, so each case's data becomes rows of html_field and memory to go with them.
 * Two things the engine refuses by design are arranged here: a name that the data does not have gets a field without a
 * value, and a text that the case prints raw is made HTML_SAFE. docs/templates.md tells why.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "html/html.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SLOT 16 /* bytes of one value: a pointer or number, and beside it the count of a list */
#define NAMES_MAX 200
#define ABSENT "\x01"

struct spec_case {
    const json_t *test;
    const char *refused; /* NULL, or the reason with which the engine refuses this case by design */
};

static const struct {
    const char *file, *name, *reason;
} left_out[] = {
    {"partials", "Failed Lookup", "missing partial"},
    {"partials", "Recursion", "a partial may not include itself"},
};

/* ---- names that a template uses ---- */

struct names {
    char rows[NAMES_MAX][64];
    size_t count;
    bool raw[NAMES_MAX];
};

static void read_names(const char *text, struct names *ret) {
    for (const char *p = text; (p = strstr(p, "{{")) != NULL;) {
        p += 2;
        char sigil = *p;
        bool raw = sigil == '{' || sigil == '&';
        if (sigil == '!' || sigil == '=' || sigil == '>')
            continue;
        p += strspn(p, "{&#^/ ");
        size_t len = strcspn(p, "} ");
        assert_true(len < sizeof ret->rows[0] && ret->count < NAMES_MAX);
        memcpy(ret->rows[ret->count], p, len);
        ret->rows[ret->count][len] = '\0';
        ret->raw[ret->count++] = raw;
    }
}

static bool is_raw(const struct names *names, const char *name) {
    for (size_t i = 0; i < names->count; i++) {
        const char *last = strrchr(names->rows[i], '.');
        last = last != NULL && last[1] != '\0' ? last + 1 : names->rows[i];
        if (names->raw[i] && strcmp(last, name) == 0)
            return true;
    }
    return false;
}

/* Gives obj the parts of a dotted name that it does not have, without a value. */
static void add_path(json_t *obj, const char *path) {
    char part[64];
    size_t len = strcspn(path, ".");
    memcpy(part, path, len);
    part[len] = '\0';
    bool last = path[len] == '\0';
    json_t *have = json_object_get(obj, part);
    if (have == NULL) {
        json_object_set_new(obj, part, last ? json_null() : json_pack("{s:b}", ABSENT, 1));
        have = json_object_get(obj, part);
    }
    if (!last && json_is_object(have))
        add_path(have, path + len + 1);
}

/* Every object that has the first part of the name gets the rest. */
static void add_where_begun(json_t *value, const char *path, const char *first) {
    const char *key;
    json_t *inner;
    size_t i;
    if (json_is_array(value))
        json_array_foreach(value, i, inner) add_where_begun(inner, path, first);
    if (!json_is_object(value))
        return;
    json_object_foreach(value, key, inner) add_where_begun(inner, path, first);
    if (json_object_get(value, first) != NULL)
        add_path(value, path);
}

static void complete(json_t *root, const struct names *names) {
    for (size_t i = 0; i < names->count; i++) {
        char first[64];
        snprintf(first, sizeof first, "%.*s", (int)strcspn(names->rows[i], "."), names->rows[i]);
        if (first[0] == '\0')
            continue;
        add_where_begun(root, names->rows[i], first);
        if (json_is_object(root))
            add_path(root, names->rows[i]); /* a name inside an inverted section is looked up outside it */
    }
}

/* ---- data to rows ---- */

static struct html_field row_of(TALLOC_CTX *ctx, const char *name, json_t *values, const struct names *names);

/* The rows of objects (an array of them that become one kind of struct), a slot for each key that any of them has. */
static struct html_field *rows_of(TALLOC_CTX *ctx, json_t *objects, const struct names *names) {
    json_t *keys = json_object();
    json_t *object, *value;
    const char *key;
    size_t i;
    json_array_foreach(objects, i, object) json_object_foreach(object, key, value) {
        if (json_object_get(keys, key) == NULL)
            json_object_set_new(keys, key, json_array());
        json_array_append(json_object_get(keys, key), value);
    }
    struct html_field *rows = talloc_zero_array(ctx, struct html_field, (unsigned)json_object_size(keys) + 1);
    size_t n = 0;
    json_object_foreach(keys, key, value) {
        rows[n] = row_of(ctx, talloc_strdup(ctx, key), value, names);
        rows[n].offset = n * SLOT;
        rows[n].count_offset = n * SLOT + 8;
        n++;
    }
    json_decref(keys);
    return rows;
}

static size_t rows_size(const struct html_field *rows) {
    size_t n = 0;
    while (rows[n].kind != HTML_END)
        n++;
    return (n == 0 ? 1 : n) * SLOT;
}

static void describe_list(TALLOC_CTX *ctx, struct html_field *row, json_t *arrays, const struct names *names) {
    json_t *elements = json_array();
    json_t *array, *element;
    size_t i, j;
    json_array_foreach(arrays, i, array) json_array_foreach(array, j, element) json_array_append(elements, element);
    struct html_field *inner;
    if (json_array_size(elements) == 0 || json_is_object(json_array_get(elements, 0))) {
        inner = rows_of(ctx, elements, names);
    } else {
        inner = talloc_zero_array(ctx, struct html_field, 2);
        inner[0] = row_of(ctx, ".", elements, names);
        inner[0].count_offset = 8;
    }
    row->inner = inner;
    row->size = rows_size(inner);
    json_decref(elements);
}

static struct html_field row_of(TALLOC_CTX *ctx, const char *name, json_t *values, const struct names *names) {
    struct html_field row = {.name = name, .kind = is_raw(names, name) ? HTML_SAFE : HTML_TEXT};
    size_t i, integers = 0;
    json_t *value;
    json_array_foreach(values, i, value) {
        if (json_is_boolean(value))
            row.kind = HTML_BOOL;
        else if (json_is_object(value))
            row.kind = HTML_STRUCT;
        else if (json_is_array(value))
            row.kind = HTML_LIST;
        else if (json_is_integer(value))
            integers++;
    }
    if (integers > 0 && integers == json_array_size(values))
        row.kind = HTML_INT;
    if (row.kind == HTML_STRUCT)
        row.inner = rows_of(ctx, values, names);
    if (row.kind == HTML_LIST)
        describe_list(ctx, &row, values, names);
    return row;
}

/* ---- data to memory ---- */

static const char *text_of(TALLOC_CTX *ctx, const json_t *value) {
    if (json_is_integer(value))
        return talloc_asprintf(ctx, "%lld", (long long)json_integer_value(value));
    if (json_is_real(value))
        return talloc_asprintf(ctx, "%g", json_real_value(value));
    return json_is_string(value) ? talloc_strdup(ctx, json_string_value(value)) : NULL;
}

/* A template is trusted, so a template that is nothing but this text makes it HTML_SAFE. */
static const struct html_safe *safe_of(TALLOC_CTX *ctx, const char *text) {
    static const struct html_field none[] = {{0}};
    if (text == NULL)
        return NULL;
    struct html_templates *set = html_templates_new(ctx);
    html_templates_add(set, "raw", text);
    struct html_template *t = html_compile(ctx, set, "raw", none, NULL);
    assert_non_null(t);
    return html_render_safe(ctx, t, NULL);
}

static void *object_of(TALLOC_CTX *ctx, const struct html_field *rows, const json_t *object);

static void fill(TALLOC_CTX *ctx, char *at, const struct html_field *row, const json_t *value) {
    void *pointer = NULL;
    long number = (long)json_integer_value(value);
    bool yes = json_is_true(value);
    size_t count = json_is_array(value) ? json_array_size(value) : 0;
    if (row->kind == HTML_TEXT)
        pointer = (void *)(uintptr_t)text_of(ctx, value);
    if (row->kind == HTML_SAFE)
        pointer = (void *)(uintptr_t)safe_of(ctx, text_of(ctx, value));
    if (row->kind == HTML_STRUCT && json_is_object(value) && json_object_get(value, ABSENT) == NULL)
        pointer = object_of(ctx, row->inner, value);
    if (row->kind == HTML_LIST) {
        char *list = talloc_zero_size(ctx, count * row->size + 1);
        for (size_t i = 0; i < count; i++) {
            const json_t *element = json_array_get(value, i);
            if (json_is_object(element))
                memcpy(list + i * row->size, object_of(ctx, row->inner, element), row->size);
            else
                fill(ctx, list + i * row->size, row->inner, element);
        }
        pointer = list;
        memcpy(at + row->count_offset - row->offset, &count, sizeof count);
    }
    if (row->kind == HTML_INT)
        memcpy(at, &number, sizeof number);
    else if (row->kind == HTML_BOOL)
        memcpy(at, &yes, sizeof yes);
    else
        memcpy(at, &pointer, sizeof pointer);
}

static void *object_of(TALLOC_CTX *ctx, const struct html_field *rows, const json_t *object) {
    char *memory = talloc_zero_size(ctx, rows_size(rows));
    for (; rows->kind != HTML_END; rows++)
        fill(ctx, memory + rows->offset, rows, json_object_get(object, rows->name));
    return memory;
}

/* ---- one case ---- */

static void run_case(void **state) {
    const struct spec_case *c = *state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct html_templates *set = html_templates_new(ctx);
    struct names names = {.count = 0};
    const char *text = json_string_value(json_object_get(c->test, "template"));
    html_templates_add(set, "case", text);
    read_names(text, &names);
    const char *key;
    json_t *partial;
    json_object_foreach(json_object_get(c->test, "partials"), key, partial) {
        html_templates_add(set, key, json_string_value(partial));
        read_names(json_string_value(partial), &names);
    }
    json_t *data = json_deep_copy(json_object_get(c->test, "data"));
    complete(data, &names);
    json_t *roots = json_pack("[O]", data);
    struct html_field self[2] = {{0}};
    const struct html_field *rows = self;
    if (json_is_object(data)) {
        rows = rows_of(ctx, roots, &names);
    } else {
        self[0] = row_of(ctx, ".", roots, &names);
        self[0].count_offset = 8;
    }
    char *view = talloc_zero_size(ctx, SLOT);
    if (json_is_object(data))
        view = object_of(ctx, rows, data);
    else
        fill(ctx, view, rows, data);
    struct err err = {0};
    struct html_template *t = html_compile(ctx, set, "case", rows, &err);
    if (c->refused != NULL) {
        assert_null(t);
        assert_non_null(strstr(err.reason, c->refused));
    } else {
        if (t == NULL)
            fail_msg("%s: %s", err.place, err.reason);
        struct buf *out = buf_new(ctx, 64);
        html_render(t, view, out);
        assert_string_equal(out->data, json_string_value(json_object_get(c->test, "expected")));
    }
    json_decref(roots);
    json_decref(data);
    talloc_free(ctx);
}

static void skipped_file(void **state) {
    (void)state;
    skip();
}

/* ---- all files ---- */

static const char *refusal(const char *file, const char *name) {
    for (size_t i = 0; i < sizeof left_out / sizeof left_out[0]; i++)
        if (strcmp(left_out[i].file, file) == 0 && strcmp(left_out[i].name, name) == 0)
            return left_out[i].reason;
    return NULL;
}

static size_t add_file(TALLOC_CTX *ctx, const char *dir, const char *file, struct CMUnitTest *tests, size_t room) {
    char *path = talloc_asprintf(ctx, "%s/mustache/%s.json", dir, file);
    json_t *whole = json_load_file(path, 0, NULL);
    if (whole == NULL) {
        tests[0] = (struct CMUnitTest){.name = talloc_asprintf(ctx, "%s: the file is not there", file),
                                       .test_func = skipped_file};
        return 1;
    }
    size_t i;
    json_t *test;
    json_array_foreach(json_object_get(whole, "tests"), i, test) {
        if (i >= room)
            abort();
        const char *name = json_string_value(json_object_get(test, "name"));
        struct spec_case *c = talloc_zero(ctx, struct spec_case);
        *c = (struct spec_case){.test = json_incref(test), .refused = refusal(file, name)};
        tests[i] = (struct CMUnitTest){
            .name = talloc_asprintf(ctx, "%s: %s%s", file, name, c->refused != NULL ? " (refused by design)" : ""),
            .test_func = run_case,
            .initial_state = c};
    }
    size_t count = json_array_size(json_object_get(whole, "tests"));
    json_decref(whole);
    return count;
}

int main(void) {
    static const char *const files[] = {"comments", "delimiters", "interpolation", "inverted", "partials", "sections"};
    static struct CMUnitTest tests[400];
    TALLOC_CTX *ctx = talloc_new(NULL);
    const char *dir = getenv("PORTAAL_CONFORMANCE");
    const char *source = getenv("PORTAAL_BRON");
    if (dir == NULL)
        dir = talloc_asprintf(ctx, "%s/../shared/conformance", source != NULL ? source : ".");
    size_t count = 0;
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        count += add_file(ctx, dir, files[i], tests + count, 400 - count);
    int failed = _cmocka_run_group_tests("mustache", tests, count, NULL, NULL);
    for (size_t i = 0; i < count; i++)
        if (tests[i].initial_state != NULL)
            json_decref((json_t *)(uintptr_t)((struct spec_case *)tests[i].initial_state)->test);
    talloc_free(ctx);
    return failed;
}
