/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * multipart/form-data (RFC 7578), as browsers write it and no other way: no preamble, no nesting, no transfer encoding.
 * A file is not copied: it stays where it was read.
 */
#include "fcgi/decode.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define BOUNDARY_MAX 70    /* RFC 2046, section 5.1.1 */
#define PART_HEAD_MAX 2048 /* the headers of one part */
#define PART_LINES_MAX 4
#define PART_NAME_MAX 63
#define FILE_NAME_KEPT 100

struct span {
    const char *at;
    size_t len;
};

struct part {
    struct span name, file, type; /* file.at NULL: a field */
    struct span content;
};

static bool starts(struct span s, const char *text) {
    size_t len = strlen(text);
    return s.len >= len && strncasecmp(s.at, text, len) == 0;
}

static struct span skip(struct span s, size_t n) {
    return (struct span){.at = s.at + n, .len = s.len - n};
}

static struct span trim(struct span s) {
    while (s.len > 0 && (s.at[0] == ' ' || s.at[0] == '\t'))
        s = skip(s, 1);
    while (s.len > 0 && (s.at[s.len - 1] == ' ' || s.at[s.len - 1] == '\t'))
        s.len--;
    return s;
}

static bool equals(struct span s, const char *text) {
    return s.len == strlen(text) && starts(s, text);
}

/* ---- the boundary in Content-Type ---- */

static bool boundary_char(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c != '\0' && strchr("'()+_,-./:=?", c) != NULL);
}

bool fcgi_multipart_boundary(const char *type, char ret[static FCGI_BOUNDARY_SIZE]) {
    struct span s = {.at = type, .len = type != NULL ? strlen(type) : 0};
    if (!starts(s, "multipart/form-data"))
        return false;
    s = trim(skip(s, strlen("multipart/form-data")));
    if (s.len == 0 || s.at[0] != ';')
        return false;
    s = trim(skip(s, 1));
    if (!starts(s, "boundary="))
        return false;
    s = skip(s, strlen("boundary="));
    if (s.len >= 2 && s.at[0] == '"' && s.at[s.len - 1] == '"')
        s = (struct span){.at = s.at + 1, .len = s.len - 2};
    if (s.len == 0 || s.len > BOUNDARY_MAX)
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (!boundary_char(s.at[i]))
            return false;
    memcpy(ret, s.at, s.len);
    ret[s.len] = '\0';
    return true;
}

/* ---- the headers of a part ---- */

/* One parameter of Content-Disposition: ; name="…". A quote inside is %22 or \" (browsers differ). */
static bool next_param(struct span *rest, struct span *ret_name, struct span *ret_value) {
    *rest = trim(*rest);
    if (rest->len == 0 || rest->at[0] != ';')
        return false;
    *rest = trim(skip(*rest, 1));
    const char *is = memchr(rest->at, '=', rest->len);
    if (is == NULL)
        return false;
    *ret_name = (struct span){.at = rest->at, .len = (size_t)(is - rest->at)};
    struct span v = skip(*rest, ret_name->len + 1);
    if (v.len < 2 || v.at[0] != '"')
        return false;
    size_t end = 1;
    while (end < v.len && v.at[end] != '"')
        end += v.at[end] == '\\' && end + 1 < v.len && v.at[end + 1] == '"' ? 2 : 1;
    if (end >= v.len)
        return false;
    *ret_value = (struct span){.at = v.at + 1, .len = end - 1};
    *rest = skip(v, end + 1);
    return true;
}

static bool disposition(struct span value, struct part *ret) {
    if (!starts(value, "form-data") || ret->name.at != NULL)
        return false;
    struct span rest = trim(skip(value, strlen("form-data"))), name, text;
    while (rest.len > 0) {
        if (!next_param(&rest, &name, &text))
            return false;
        struct span *to = equals(name, "name") ? &ret->name : equals(name, "filename") ? &ret->file : NULL;
        if (to == NULL || to->at != NULL)
            return false;
        *to = text;
    }
    return ret->name.at != NULL && ret->name.len > 0 && ret->name.len <= PART_NAME_MAX &&
           memchr(ret->name.at, '\\', ret->name.len) == NULL;
}

static bool head_line(struct span line, struct part *ret) {
    const char *colon = memchr(line.at, ':', line.len);
    if (colon == NULL)
        return false;
    struct span name = {.at = line.at, .len = (size_t)(colon - line.at)};
    struct span value = trim(skip(line, name.len + 1));
    if (equals(name, "Content-Disposition"))
        return disposition(value, ret);
    if (!equals(name, "Content-Type") || ret->type.at != NULL)
        return false;
    ret->type = value;
    return true;
}

static bool part_head(struct span head, struct part *ret) {
    if (!fcgi_utf8_ok(head.at, head.len))
        return false;
    for (size_t i = 0; i < head.len; i++)
        if (((unsigned char)head.at[i] < ' ' && head.at[i] != '\r' && head.at[i] != '\n') || head.at[i] == 0x7F)
            return false;
    for (int lines = 0; head.len > 0; lines++) {
        const char *end = memmem(head.at, head.len, "\r\n", 2);
        struct span line = {.at = head.at, .len = end != NULL ? (size_t)(end - head.at) : head.len};
        if (lines == PART_LINES_MAX || !head_line(line, ret))
            return false;
        head = skip(head, end != NULL ? line.len + 2 : line.len);
    }
    return ret->name.at != NULL;
}

/* ---- what is kept ---- */

static char *text_of(TALLOC_CTX *ctx, struct span s) {
    char *text = talloc_size(ctx, s.len + 1);
    if (text == NULL)
        abort();
    if (s.len > 0)
        memcpy(text, s.at, s.len);
    text[s.len] = '\0';
    return text;
}

/* The last piece of what the browser calls it, whole characters only. For people to recognise it by, nothing else. */
static const char *shown_name(TALLOC_CTX *ctx, struct span s) {
    for (size_t i = s.len; i-- > 0;)
        if (s.at[i] == '/' || s.at[i] == '\\') {
            s = skip(s, i + 1);
            break;
        }
    if (s.len > FILE_NAME_KEPT) {
        s.len = FILE_NAME_KEPT;
        while (s.len > 0 && ((unsigned char)s.at[s.len] & 0xC0) == 0x80)
            s.len--;
    }
    return text_of(ctx, s);
}

struct reading {
    TALLOC_CTX *ctx;
    struct fcgi_fields *fields;
    struct fcgi_files *files;
    size_t text_bytes;
};

static int keep_field(struct reading *r, const struct part *p) {
    r->text_bytes += p->name.len + p->content.len;
    if (r->fields->count == FCGI_FIELDS_MAX || r->text_bytes > FCGI_BODY_MAX)
        return 413;
    if (memchr(p->content.at, '\0', p->content.len) != NULL || !fcgi_utf8_ok(p->content.at, p->content.len))
        return 400;
    r->fields->rows[r->fields->count++] =
        (struct fcgi_field){.name = text_of(r->ctx, p->name), .value = text_of(r->ctx, p->content)};
    return 0;
}

static int keep_file(struct reading *r, const struct part *p) {
    if (r->files->count == FCGI_FILES_MAX)
        return 413;
    r->files->rows[r->files->count++] = (struct fcgi_file){.name = text_of(r->ctx, p->name),
                                                           .shown_name = shown_name(r->ctx, p->file),
                                                           .data = p->content.at,
                                                           .len = p->content.len};
    return 0;
}

/* rest starts behind a boundary. Takes one part from it, up to the next boundary. */
static int take_part(struct reading *r, struct span *rest, const char *delimiter, size_t delimiter_len) {
    size_t room = rest->len < PART_HEAD_MAX ? rest->len : PART_HEAD_MAX;
    const char *blank = memmem(rest->at, room, "\r\n\r\n", 4);
    struct part p = {0};
    if (blank == NULL || !part_head((struct span){.at = rest->at, .len = (size_t)(blank - rest->at)}, &p))
        return 400;
    *rest = skip(*rest, (size_t)(blank - rest->at) + 2); /* an empty part has one CRLF before its boundary */
    const char *end = memmem(rest->at, rest->len, delimiter, delimiter_len);
    if (end == NULL)
        return 400;
    size_t len = (size_t)(end - rest->at);
    p.content = (struct span){.at = rest->at + 2, .len = len >= 2 ? len - 2 : 0};
    *rest = skip(*rest, len + delimiter_len);
    return p.file.at != NULL ? keep_file(r, &p) : keep_field(r, &p);
}

static int all_parts(struct reading *r, struct span rest, const char *delimiter, size_t delimiter_len) {
    for (;;) {
        if (equals(rest, "--") || equals(rest, "--\r\n"))
            return 0;
        if (!starts(rest, "\r\n"))
            return 400;
        rest = skip(rest, 2);
        int status = take_part(r, &rest, delimiter, delimiter_len);
        if (status != 0)
            return status;
    }
}

int fcgi_decode_multipart(TALLOC_CTX *ctx, const char *boundary, const char *body, size_t len,
                          struct fcgi_fields *ret_fields, struct fcgi_files *ret_files) {
    TALLOC_CTX *own = talloc_new(ctx);
    struct fcgi_fields fields = {.rows = talloc_zero_array(own, struct fcgi_field, FCGI_FIELDS_MAX)};
    struct fcgi_files files = {.rows = talloc_zero_array(own, struct fcgi_file, FCGI_FILES_MAX)};
    if (fields.rows == NULL || files.rows == NULL)
        abort();
    char delimiter[FCGI_BOUNDARY_SIZE + 4] = "\r\n--";
    strncat(delimiter, boundary, FCGI_BOUNDARY_SIZE - 1);
    size_t delimiter_len = strlen(delimiter);
    struct span rest = {.at = body, .len = len};
    struct reading r = {.ctx = own, .fields = &fields, .files = &files};
    int status = 400;
    if (starts(rest, "--") && len >= delimiter_len - 2 && memcmp(body, delimiter + 2, delimiter_len - 2) == 0)
        status = all_parts(&r, skip(rest, delimiter_len - 2), delimiter, delimiter_len);
    if (status != 0) {
        talloc_free(own);
        return status;
    }
    *ret_fields = fields;
    *ret_files = files;
    return 0;
}
