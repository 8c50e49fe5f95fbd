/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * fcgi/: any bytes as fields, cookies, address and body of a request. What is accepted is UTF-8 without NUL, within the
 * bounds; what is refused has a status and leaves no fields.
 */
#include "target.h"

#include "fcgi/decode.h"

#include <stdlib.h>
#include <string.h>

static void check_fields(const struct fcgi_fields *f) {
    if (f->count > FCGI_FIELDS_MAX)
        abort();
    for (size_t i = 0; i < f->count; i++)
        if (!fcgi_utf8_ok(f->rows[i].name, strlen(f->rows[i].name)) ||
            !fcgi_utf8_ok(f->rows[i].value, strlen(f->rows[i].value)))
            abort();
}

/* What is encoded decodes to the same. */
static void check_round_trip(TALLOC_CTX *ctx, const struct fcgi_fields *f) {
    struct buf *b = buf_new(ctx, 64);
    for (size_t i = 0; i < f->count; i++) {
        buf_add(b, i > 0 ? "&" : "");
        fcgi_urlencode(b, f->rows[i].name);
        buf_add_char(b, '=');
        fcgi_urlencode(b, f->rows[i].value);
    }
    struct fcgi_fields again;
    if (!fcgi_parse_fields(ctx, b->data, b->len, &again, NULL) || again.count != f->count)
        abort();
    for (size_t i = 0; i < f->count; i++)
        if (strcmp(again.rows[i].name, f->rows[i].name) != 0 || strcmp(again.rows[i].value, f->rows[i].value) != 0)
            abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    TALLOC_CTX *ctx = talloc_new(NULL);
    const char *bytes = (const char *)data;
    struct fcgi_fields f;
    if (fcgi_parse_fields(ctx, bytes, size, &f, NULL)) {
        check_fields(&f);
        check_round_trip(ctx, &f);
    }
    char *text = talloc_strndup(ctx, bytes, size);
    if (fcgi_parse_cookies(ctx, text, &f, NULL))
        check_fields(&f);
    const char *const env[] = {"REQUEST_METHOD=POST",
                               talloc_asprintf(ctx, "REQUEST_URI=%s", text),
                               talloc_asprintf(ctx, "HTTP_COOKIE=%s", text),
                               talloc_asprintf(ctx, "CONTENT_LENGTH=%zu", size),
                               "CONTENT_TYPE=application/x-www-form-urlencoded",
                               NULL};
    struct fcgi_request *r = fcgi_judge(ctx, env, NULL, bytes, size);
    if (r->path[0] != '/' || strstr(r->path, "/../") != NULL || strstr(r->path, "//") != NULL)
        abort();
    if ((r->refused_status == 0) != (r->refused_reason == NULL) || (r->refused_status != 0 && r->body.count > 0))
        abort();
    talloc_free(ctx);
    return 0;
}
