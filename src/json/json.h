/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The only room that sees jansson: reading JSON from outside, and writing it.
 *
 * Reading is strict (RFC 8259): one value and nothing behind it, valid UTF-8, no duplicate names, no \u0000, at most
 * JSON_BYTES_MAX bytes and JSON_DEPTH_MAX levels. A value belongs to what json_parse returned and lives as long.
 */
#ifndef JSON_JSON_H
#define JSON_JSON_H

#include "base/buf.h"
#include "base/err.h"

#define JSON_BYTES_MAX (64 * 1024)
#define JSON_DEPTH_MAX 8

struct json_value;

enum json_kind {
    JSON_IS_NULL,
    JSON_IS_BOOL,
    JSON_IS_WHOLE, /* a number without fraction or exponent that fits a long long */
    JSON_IS_REAL,
    JSON_IS_TEXT,
    JSON_IS_LIST,
    JSON_IS_OBJECT
};

/* NULL with err (ERR_INPUT) when it is not such JSON; the reason never quotes the text. Freed with ctx. */
const struct json_value *json_parse(TALLOC_CTX *ctx, const char *text, size_t len, struct err *err);

enum json_kind json_kind(const struct json_value *v);

/* Typed: false, or NULL, when the value is NULL or of another kind; *ret is then untouched. */
const char *json_text(const struct json_value *v);
bool json_whole(const struct json_value *v, long long *ret);
bool json_bool(const struct json_value *v, bool *ret);

size_t json_length(const struct json_value *v); /* elements of a list, members of an object, else 0 */
const struct json_value *json_element(const struct json_value *list, size_t i); /* NULL when not there */
const struct json_value *json_member(const struct json_value *object, const char *name);
/* The first name in object that is not in the NULL-terminated list; NULL when there is none. */
const char *json_unknown_member(const struct json_value *object, const char *const *known);
/* Walks the members in the order of the text: start with *ret_name NULL; false after the last. */
bool json_next(const struct json_value *object, const char **ret_name, const struct json_value **ret_value);

/* Writing: commas and escapes by themselves. Opening and closing in pairs is the caller's duty (checked: it ends the
 * process). */
struct json_writer {
    struct buf *out;
    unsigned depth;
    bool started[JSON_DEPTH_MAX + 1]; /* something stands on this level already */
    bool after_name;
};

struct json_writer json_writer(struct buf *out);
void json_open(struct json_writer *w, char bracket);  /* '{' or '[' */
void json_close(struct json_writer *w, char bracket); /* '}' or ']' */
void json_name(struct json_writer *w, const char *name);
void json_put_text(struct json_writer *w, const char *text); /* NULL: null */
void json_put_whole(struct json_writer *w, long long n);
void json_put_bool(struct json_writer *w, bool yes);

#endif
