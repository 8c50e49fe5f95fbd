/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */

#include "json/json.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

struct holder {
    json_t *root;
};

static int let_go(struct holder *h) {
    json_decref(h->root);
    return 0;
}

/* jansson's own limit is 2048 levels, fixed when it was built. */
static bool too_deep(const char *text, size_t len) {
    unsigned depth = 0;
    bool in_text = false;
    for (size_t i = 0; i < len; i++) {
        char c = text[i];
        if (in_text && c == '\\')
            i++;
        else if (c == '"')
            in_text = !in_text;
        else if (!in_text && (c == '{' || c == '['))
            depth++;
        else if (!in_text && (c == '}' || c == ']') && depth > 0)
            depth--;
        if (depth > JSON_DEPTH_MAX)
            return true;
    }
    return false;
}

const struct json_value *json_parse(TALLOC_CTX *ctx, const char *text, size_t len, struct err *err) {
    json_error_t why;
    if (len > JSON_BYTES_MAX) {
        err_set(err, ERR_INPUT, "json", "longer than %d bytes", JSON_BYTES_MAX);
        return NULL;
    }
    if (memchr(text, '\0', len) != NULL) { /* jansson overlooks one behind a number */
        err_set(err, ERR_INPUT, "json", "no valid JSON: a NUL byte");
        return NULL;
    }
    if (too_deep(text, len)) {
        err_set(err, ERR_INPUT, "json", "nested deeper than %d levels", JSON_DEPTH_MAX);
        return NULL;
    }
    json_t *root = json_loadb(text, len, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &why);
    if (root == NULL) {
        /* why.text quotes the input, which may be somebody's data. */
        err_set(err, ERR_INPUT, "json", "no valid JSON at character %d", why.position);
        return NULL;
    }
    struct holder *h = talloc(ctx, struct holder);
    if (h == NULL)
        abort();
    h->root = root;
    talloc_set_destructor(h, let_go);
    return (const struct json_value *)root;
}

static const json_t *inside(const struct json_value *v) {
    return (const json_t *)v;
}

enum json_kind json_kind(const struct json_value *v) {
    switch (json_typeof(inside(v))) {
    case JSON_OBJECT:
        return JSON_IS_OBJECT;
    case JSON_ARRAY:
        return JSON_IS_LIST;
    case JSON_STRING:
        return JSON_IS_TEXT;
    case JSON_INTEGER:
        return JSON_IS_WHOLE;
    case JSON_REAL:
        return JSON_IS_REAL;
    case JSON_TRUE:
    case JSON_FALSE:
        return JSON_IS_BOOL;
    default:
        return JSON_IS_NULL;
    }
}

const char *json_text(const struct json_value *v) {
    return json_string_value(inside(v));
}

bool json_whole(const struct json_value *v, long long *ret) {
    if (!json_is_integer(inside(v)))
        return false;
    *ret = json_integer_value(inside(v));
    return true;
}

bool json_bool(const struct json_value *v, bool *ret) {
    if (!json_is_boolean(inside(v)))
        return false;
    *ret = json_is_true(inside(v));
    return true;
}

size_t json_length(const struct json_value *v) {
    return json_is_array(inside(v)) ? json_array_size(inside(v)) : json_object_size(inside(v));
}

const struct json_value *json_element(const struct json_value *list, size_t i) {
    return (const struct json_value *)json_array_get(inside(list), i);
}

const struct json_value *json_member(const struct json_value *object, const char *name) {
    return (const struct json_value *)json_object_get(inside(object), name);
}

bool json_next(const struct json_value *object, const char **ret_name, const struct json_value **ret_value) {
    json_t *o = (json_t *)(uintptr_t)inside(object); /* jansson's iterators take no const; nothing is changed */
    void *at = *ret_name == NULL ? json_object_iter(o) : json_object_iter_next(o, json_object_iter_at(o, *ret_name));
    if (at == NULL)
        return false;
    *ret_name = json_object_iter_key(at);
    *ret_value = (const struct json_value *)json_object_iter_value(at);
    return true;
}

const char *json_unknown_member(const struct json_value *object, const char *const *known) {
    const char *name = NULL;
    const struct json_value *value;
    while (json_next(object, &name, &value)) {
        bool found = false;
        for (const char *const *k = known; *k != NULL && !found; k++)
            found = strcmp(*k, name) == 0;
        if (!found)
            return name;
    }
    return NULL;
}
