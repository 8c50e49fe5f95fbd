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
    *ret_len = 0;
    const char *text = pg_text(r, row, col);
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
