/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */

#include "fcgi/decode.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static int hex_digit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

long fcgi_percent_decode(char *text, size_t len, bool plus_is_space) {
    size_t to = 0;
    for (size_t from = 0; from < len; from++) {
        char c = text[from];
        if (c == '%') {
            int high = from + 1 < len ? hex_digit(text[from + 1]) : -1;
            int low = from + 2 < len ? hex_digit(text[from + 2]) : -1;
            if (high < 0 || low < 0)
                return -1;
            c = (char)(high * 16 + low);
            from += 2;
        } else if (c == '+' && plus_is_space) {
            c = ' ';
        }
        if (c == '\0')
            return -1;
        text[to++] = c;
    }
    return (long)to;
}

/* Length of the UTF-8 character at p, 0 when it is not one (RFC 3629: no overlong form, no surrogate, at most
 * U+10FFFF). */
static size_t utf8_length(const unsigned char *p, size_t left) {
    if (p[0] < 0x80)
        return 1;
    size_t len = p[0] >= 0xF0 ? 4 : p[0] >= 0xE0 ? 3 : 2;
    if (p[0] < 0xC2 || p[0] > 0xF4 || left < len)
        return 0;
    for (size_t i = 1; i < len; i++)
        if ((p[i] & 0xC0) != 0x80)
            return 0;
    if ((p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F) || (p[0] == 0xF0 && p[1] < 0x90) ||
        (p[0] == 0xF4 && p[1] > 0x8F))
        return 0;
    return len;
}

bool fcgi_utf8_ok(const char *text, size_t len) {
    const unsigned char *p = (const unsigned char *)text;
    while (len > 0) {
        size_t n = utf8_length(p, len);
        if (n == 0)
            return false;
        p += n;
        len -= n;
    }
    return true;
}

static char *copy(TALLOC_CTX *ctx, const char *text, size_t len) {
    char *own = talloc_size(ctx, len + 1);
    if (own == NULL)
        abort();
    memcpy(own, text, len);
    own[len] = '\0';
    return own;
}

/* Decodes [at, at + len) in place and ends it with a NUL (there is always a byte behind it that is ours). */
static bool decode_part(char *at, size_t len) {
    long decoded = fcgi_percent_decode(at, len, true);
    if (decoded < 0 || !fcgi_utf8_ok(at, (size_t)decoded))
        return false;
    at[decoded] = '\0';
    return true;
}

static bool decode_pair(char *at, size_t len, struct fcgi_field *ret) {
    char *equals = memchr(at, '=', len);
    size_t name_len = equals != NULL ? (size_t)(equals - at) : len;
    char *value = at + name_len + (equals != NULL ? 1 : 0);
    /* The value first: ending the name overwrites the '='. */
    if (!decode_part(value, (size_t)(at + len - value)) || !decode_part(at, name_len))
        return false;
    *ret = (struct fcgi_field){.name = at, .value = value};
    return true;
}

static size_t count_pairs(const char *text, size_t len) {
    size_t count = 0;
    for (size_t i = 0; i < len; i++)
        count += text[i] != '&' && (i == 0 || text[i - 1] == '&');
    return count;
}

int fcgi_decode_fields(TALLOC_CTX *ctx, const char *text, size_t len, struct fcgi_fields *ret) {
    size_t count = count_pairs(text, len);
    if (count > FCGI_FIELDS_MAX)
        return 413;
    struct fcgi_field *rows = talloc_zero_array(ctx, struct fcgi_field, (unsigned)count + 1);
    if (rows == NULL)
        abort();
    char *own = copy(rows, text, len);
    size_t n = 0;
    for (char *at = own, *end = own + len; at < end;) {
        char *stop = memchr(at, '&', (size_t)(end - at));
        if (stop == NULL)
            stop = end;
        if (stop > at && !decode_pair(at, (size_t)(stop - at), &rows[n++])) {
            talloc_free(rows);
            return 400;
        }
        at = stop + 1;
    }
    *ret = (struct fcgi_fields){.rows = rows, .count = n};
    return 0;
}

bool fcgi_parse_fields(TALLOC_CTX *ctx, const char *text, size_t len, struct fcgi_fields *ret, struct err *err) {
    int status = fcgi_decode_fields(ctx, text, len, ret);
    if (status == 413)
        return err_set(err, ERR_INPUT, "fields", "more than %d fields", FCGI_FIELDS_MAX);
    if (status != 0)
        return err_set(err, ERR_INPUT, "fields", "a NUL, bad UTF-8 or a bad percent code");
    return true;
}

/* Letters, digits and what else a cookie of ours has; other software on this host may set others, which are left out.
 */
static bool cookie_text(const char *at, size_t len) {
    for (size_t i = 0; i < len; i++)
        if (at[i] <= ' ' || at[i] >= 0x7F || strchr("\",;\\", at[i]) != NULL)
            return false;
    return true;
}

static bool cookie_pair(char *at, char *end, struct fcgi_field *ret) {
    char *equals = memchr(at, '=', (size_t)(end - at));
    if (equals == NULL || equals == at || !cookie_text(at, (size_t)(equals - at)) ||
        !cookie_text(equals + 1, (size_t)(end - equals - 1)))
        return false;
    *equals = '\0';
    *end = '\0';
    *ret = (struct fcgi_field){.name = at, .value = equals + 1};
    return true;
}

bool fcgi_parse_cookies(TALLOC_CTX *ctx, const char *header, struct fcgi_fields *ret, struct err *err) {
    size_t len = strlen(header), count = 1;
    for (size_t i = 0; i < len; i++)
        count += header[i] == ';';
    if (len > FCGI_COOKIES_MAX || count > FCGI_FIELDS_MAX)
        return err_set(err, ERR_INPUT, "cookies", "too long or too many");
    struct fcgi_field *rows = talloc_zero_array(ctx, struct fcgi_field, (unsigned)count);
    if (rows == NULL)
        abort();
    char *own = copy(rows, header, len);
    size_t n = 0;
    for (char *at = own; at < own + len;) {
        char *stop = strchr(at, ';');
        if (stop == NULL)
            stop = own + len;
        char *next = stop + 1;
        while (*at == ' ' || *at == '\t')
            at++;
        while (stop > at && (stop[-1] == ' ' || stop[-1] == '\t'))
            stop--;
        if (stop > at && cookie_pair(at, stop, &rows[n]))
            n++;
        at = next;
    }
    *ret = (struct fcgi_fields){.rows = rows, .count = n};
    return true;
}

char *fcgi_decode_path(TALLOC_CTX *ctx, const char *text, size_t len) {
    if (len == 0 || text[0] != '/')
        return NULL;
    /* An encoded slash would mean something else before decoding than after. */
    for (size_t i = 0; i + 2 < len; i++)
        if (text[i] == '%' && text[i + 1] == '2' && (text[i + 2] == 'f' || text[i + 2] == 'F'))
            return NULL;
    char *path = copy(ctx, text, len);
    long decoded = fcgi_percent_decode(path, len, false);
    bool good = decoded > 0 && fcgi_utf8_ok(path, (size_t)decoded);
    for (long i = 0; good && i < decoded; i++)
        good = (unsigned char)path[i] >= ' ' && path[i] != 0x7F && path[i] != '\\';
    if (!good) {
        talloc_free(path);
        return NULL;
    }
    path[decoded] = '\0';
    if (strstr(path, "//") != NULL || strstr(path, "/./") != NULL || strstr(path, "/../") != NULL ||
        (decoded >= 2 && strcmp(path + decoded - 2, "/.") == 0) ||
        (decoded >= 3 && strcmp(path + decoded - 3, "/..") == 0)) {
        talloc_free(path);
        return NULL;
    }
    return path;
}

const char *fcgi_get(const struct fcgi_fields *fields, const char *name) {
    for (size_t i = 0; i < fields->count; i++)
        if (strcmp(fields->rows[i].name, name) == 0)
            return fields->rows[i].value;
    return NULL;
}

size_t fcgi_times(const struct fcgi_fields *fields, const char *name) {
    size_t times = 0;
    for (size_t i = 0; i < fields->count; i++)
        times += strcmp(fields->rows[i].name, name) == 0;
    return times;
}

const struct fcgi_file *fcgi_file(const struct fcgi_request *req, const char *name) {
    const struct fcgi_file *found = NULL;
    for (size_t i = 0; i < req->files.count; i++) {
        const struct fcgi_file *f = &req->files.rows[i];
        if (strcmp(f->name, name) != 0)
            continue;
        if (found != NULL)
            return NULL;
        found = f;
    }
    bool chosen = found != NULL && (found->len > 0 || found->shown_name[0] != '\0');
    return chosen ? found : NULL;
}

void fcgi_urlencode(struct buf *out, const char *text) {
    static const char hex[] = "0123456789ABCDEF";
    for (; *text != '\0'; text++) {
        unsigned char c = (unsigned char)*text;
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '.' ||
            c == '_' || c == '~') {
            buf_add_char(out, (char)c);
            continue;
        }
        char code[3] = {'%', hex[c >> 4], hex[c & 15]};
        buf_add_n(out, code, sizeof code);
    }
}
