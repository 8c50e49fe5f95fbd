/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Reading results. A row that is not there reads as NULL; a column that is not there is our own mistake.
 */
#include "pg/internal.h"

#include "base/buf.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define ISO_LEN 10

int pg_count(const struct pg_rows *r) {
    return r->res != NULL ? PQntuples(r->res) : 0;
}

bool pg_is_null(const struct pg_rows *r, int row, int col) {
    if (row < 0 || row >= pg_count(r))
        return true;
    assert(col >= 0 && col < PQnfields(r->res));
    return PQgetisnull(r->res, row, col) != 0;
}

const char *pg_text(const struct pg_rows *r, int row, int col) {
    return pg_is_null(r, row, col) ? "" : PQgetvalue(r->res, row, col);
}

long long pg_int(const struct pg_rows *r, int row, int col) {
    return strtoll(pg_text(r, row, col), NULL, 10);
}

bool pg_bool(const struct pg_rows *r, int row, int col) {
    return pg_text(r, row, col)[0] == 't';
}

struct date pg_date(const struct pg_rows *r, int row, int col) {
    char iso[ISO_LEN + 1];
    struct date d = {0};
    (void)snprintf(iso, sizeof iso, "%s", pg_text(r, row, col));
    if (!date_parse_incomplete(iso, &d))
        return (struct date){0};
    return d;
}

static unsigned char nibble(char c) {
    return (unsigned char)(c >= 'a' ? c - 'a' + 10 : c - '0');
}

const unsigned char *pg_bytes(TALLOC_CTX *ctx, const struct pg_rows *r, int row, int col, size_t *ret_len) {
    return pg_bytes_of(ctx, pg_text(r, row, col), ret_len);
}

const char *pg_bytes_text(TALLOC_CTX *ctx, const unsigned char *bytes, size_t len) {
    static const char digits[] = "0123456789abcdef";
    char *text = talloc_size(ctx, 2 * len + 3);
    if (text == NULL)
        abort();
    text[0] = '\\';
    text[1] = 'x';
    for (size_t i = 0; i < len; i++) {
        text[2 + 2 * i] = digits[bytes[i] >> 4];
        text[3 + 2 * i] = digits[bytes[i] & 15];
    }
    text[2 + 2 * len] = '\0';
    return text;
}

const unsigned char *pg_bytes_of(TALLOC_CTX *ctx, const char *text, size_t *ret_len) {
    *ret_len = 0;
    if (strncmp(text, "\\x", 2) != 0)
        return NULL;
    text += 2;
    size_t len = strlen(text) / 2;
    unsigned char *bytes = talloc_size(ctx, len + 1);
    if (bytes == NULL)
        abort();
    for (size_t i = 0; i < len; i++)
        bytes[i] = (unsigned char)(nibble(text[2 * i]) << 4 | nibble(text[2 * i + 1]));
    bytes[len] = '\0';
    *ret_len = len;
    return bytes;
}

/* Reads one element of an array literal from *at into word and moves *at behind it. */
static void read_element(const char **at, struct buf *word) {
    const char *p = *at;
    bool quoted = *p == '"';
    p += quoted ? 1 : 0;
    while (*p != '\0' && (quoted ? *p != '"' : *p != ',' && *p != '}')) {
        if (*p == '\\' && p[1] != '\0')
            p++;
        buf_add_char(word, *p++);
    }
    *at = p + (quoted && *p == '"' ? 1 : 0);
}

const char **pg_list(TALLOC_CTX *ctx, const struct pg_rows *r, int row, int col) {
    const char *p = pg_text(r, row, col);
    size_t most = 2, n = 0;
    for (const char *c = p; *c != '\0'; c++)
        most += *c == ',' ? 1 : 0;
    const char **list = talloc_zero_array(ctx, const char *, (unsigned)most);
    if (list == NULL)
        abort();
    if (*p++ != '{')
        return list;
    while (*p != '\0' && *p != '}') {
        struct buf *word = buf_new(list, 0);
        read_element(&p, word);
        list[n++] = word->data;
        p += *p == ',' ? 1 : 0;
    }
    return list;
}

const char *pg_list_literal(TALLOC_CTX *ctx, const char *const *list) {
    struct buf *b = buf_new(ctx, 0);
    buf_add_char(b, '{');
    for (size_t i = 0; list[i] != NULL; i++) {
        buf_add(b, i > 0 ? ",\"" : "\"");
        for (const char *c = list[i]; *c != '\0'; c++) {
            if (*c == '"' || *c == '\\')
                buf_add_char(b, '\\');
            buf_add_char(b, *c);
        }
        buf_add_char(b, '"');
    }
    buf_add_char(b, '}');
    return b->data;
}

/* Copies one element to *to, closes it there and moves both behind it. False: it is NULL. */
static bool copy_element(const char **at, char **to) {
    const char *p = *at;
    char *begin = *to;
    bool quoted = *p == '"';
    p += quoted ? 1 : 0;
    while (*p != '\0' && (quoted ? *p != '"' : *p != ',' && *p != '}')) {
        if (*p == '\\' && p[1] != '\0')
            p++;
        *(*to)++ = *p++;
    }
    *(*to)++ = '\0';
    *at = p + (quoted && *p == '"' ? 1 : 0);
    return quoted || strcmp(begin, "NULL") != 0;
}

const char **pg_texts(TALLOC_CTX *ctx, const struct pg_rows *r, int row, int col, size_t *ret_n) {
    const char *p = pg_text(r, row, col);
    size_t most = 2, n = 0, len = strlen(p);
    for (const char *c = p; *c != '\0'; c++)
        most += *c == ',' ? 1 : 0;
    const char **list = talloc_size(ctx, most * sizeof *list + len + most);
    if (list == NULL)
        abort();
    char *to = (char *)(list + most);
    for (p += *p == '{' ? 1 : 0; *p != '\0' && *p != '}'; p += *p == ',' ? 1 : 0) {
        char *word = to;
        list[n++] = copy_element(&p, &to) ? word : NULL;
    }
    *ret_n = n;
    return list;
}

static size_t literal_size(const char *const *cells, size_t n, size_t stride) {
    size_t size = 3;
    for (size_t i = 0; i < n; i++)
        size += cells[i * stride] != NULL ? 2 * strlen(cells[i * stride]) + 3 : 5;
    return size;
}

const char *pg_texts_literal(TALLOC_CTX *ctx, const char *const *cells, size_t n, size_t stride) {
    char *literal = talloc_size(ctx, literal_size(cells, n, stride)), *to = literal;
    if (literal == NULL)
        abort();
    *to++ = '{';
    for (size_t i = 0; i < n; i++) {
        const char *c = cells[i * stride];
        if (i > 0)
            *to++ = ',';
        if (c == NULL) {
            memcpy(to, "NULL", 4);
            to += 4;
            continue;
        }
        *to++ = '"';
        for (; *c != '\0'; *to++ = *c++)
            if (*c == '"' || *c == '\\')
                *to++ = '\\';
        *to++ = '"';
    }
    *to++ = '}';
    *to = '\0';
    return literal;
}
