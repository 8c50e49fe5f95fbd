/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * fcgi/: any bytes as a multipart/form-data body. What is accepted is bounded, fields are UTF-8 without NUL, and every
 * file lies within the body; what is refused leaves nothing.
 */
#include "target.h"

#include "fcgi/decode.h"

#include <stdlib.h>
#include <string.h>

static long everywhere(const char *path) {
    (void)path;
    return FCGI_UPLOAD_MAX;
}

static void check_files(const struct fcgi_request *r, const char *body, size_t size) {
    for (size_t i = 0; i < r->files.count; i++) {
        const struct fcgi_file *f = &r->files.rows[i];
        if (f->data < body || f->data + f->len > body + size || strlen(f->shown_name) > 100 ||
            strpbrk(f->shown_name, "/\\\r\n") != NULL || !fcgi_utf8_ok(f->shown_name, strlen(f->shown_name)))
            abort();
    }
}

/* The first line is the Content-Type, the rest the body. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    TALLOC_CTX *ctx = talloc_new(NULL);
    const char *bytes = (const char *)data;
    const char *line_end = size > 0 ? memchr(bytes, '\n', size) : NULL;
    size_t head = line_end != NULL ? (size_t)(line_end - bytes) : size;
    char *body = talloc_size(ctx, size - head + 1); /* exactly its size, so that a step outside is seen */
    size_t len = line_end != NULL ? size - head - 1 : 0;
    if (len > 0)
        memcpy(body, line_end + 1, len);
    const char *const env[] = {"REQUEST_METHOD=POST", "REQUEST_URI=/",
                               talloc_asprintf(ctx, "CONTENT_TYPE=%.*s", (int)head, bytes),
                               talloc_asprintf(ctx, "CONTENT_LENGTH=%zu", len), NULL};
    struct fcgi_request *r = fcgi_judge(ctx, env, everywhere, body, len);
    if (r->refused_status != 0 && (r->body.count > 0 || r->files.count > 0))
        abort();
    if (r->body.count > FCGI_FIELDS_MAX || r->files.count > FCGI_FILES_MAX)
        abort();
    for (size_t i = 0; i < r->body.count; i++)
        if (!fcgi_utf8_ok(r->body.rows[i].value, strlen(r->body.rows[i].value)))
            abort();
    check_files(r, body, len);
    talloc_free(ctx);
    return 0;
}
