/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */

#include "fcgi/fcgi.h"

#include <stdlib.h>
#include <string.h>

static bool one_line(const char *text) {
    for (; *text != '\0'; text++)
        if ((unsigned char)*text < ' ' || *text == 0x7F)
            return false;
    return true;
}

void fcgi_header(TALLOC_CTX *ctx, struct fcgi_reply *reply, const char *name, const char *value) {
    if (!one_line(name) || !one_line(value))
        abort(); /* a header that would become two is a mistake of ours, and worse than no reply */
    struct fcgi_fields *h = &reply->headers;
    h->rows = talloc_realloc(ctx, h->rows, struct fcgi_field, (unsigned)h->count + 1);
    char *own_name = talloc_strdup(ctx, name), *own_value = talloc_strdup(ctx, value);
    if (h->rows == NULL || own_name == NULL || own_value == NULL)
        abort();
    h->rows[h->count++] = (struct fcgi_field){.name = own_name, .value = own_value};
}

void fcgi_redirect(TALLOC_CTX *ctx, struct fcgi_reply *reply, const char *local_path) {
    /* "//elsewhere" and "/\elsewhere" are other sites to a browser. */
    bool local = local_path[0] == '/' && local_path[1] != '/' && local_path[1] != '\\' && one_line(local_path);
    reply->status = 303;
    fcgi_header(ctx, reply, "Location", local ? local_path : "/");
    if (reply->body != NULL)
        buf_clear(reply->body);
}

void fcgi_reply_head(const struct fcgi_reply *reply, struct buf *out) {
    buf_add(out, "Status: ");
    buf_add_int(out, reply->status != 0 ? reply->status : 200);
    buf_add(out, "\r\nContent-Type: ");
    buf_add(out, reply->content_type != NULL ? reply->content_type : "text/html; charset=utf-8");
    buf_add(out, "\r\nContent-Length: ");
    buf_add_int(out, reply->body != NULL ? (long long)reply->body->len : 0);
    for (size_t i = 0; i < reply->headers.count; i++) {
        buf_add(out, "\r\n");
        buf_add(out, reply->headers.rows[i].name);
        buf_add(out, ": ");
        buf_add(out, reply->headers.rows[i].value);
    }
    buf_add(out, "\r\n\r\n");
}
