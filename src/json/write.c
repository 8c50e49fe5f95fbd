/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */

#include "json/json.h"

#include <stdlib.h>

struct json_writer json_writer(struct buf *out) {
    return (struct json_writer){.out = out};
}

/* What goes before a name or a value. */
static void separate(struct json_writer *w) {
    if (w->after_name) {
        w->after_name = false;
        return;
    }
    if (w->started[w->depth])
        buf_add_char(w->out, ',');
    w->started[w->depth] = true;
}

void json_open(struct json_writer *w, char bracket) {
    separate(w);
    buf_add_char(w->out, bracket);
    if (w->depth == JSON_DEPTH_MAX)
        abort();
    w->started[++w->depth] = false;
}

void json_close(struct json_writer *w, char bracket) {
    if (w->depth == 0 || w->after_name)
        abort();
    w->depth--;
    buf_add_char(w->out, bracket);
}

static void quoted(struct buf *out, const char *text) {
    buf_add_char(out, '"');
    for (const char *p = text; *p != '\0'; p++) {
        unsigned char c = (unsigned char)*p;
        if (c == '"' || c == '\\') {
            buf_add_char(out, '\\');
            buf_add_char(out, *p);
        } else if (c < ' ') {
            buf_addf(out, "\\u%04x", c);
        } else {
            buf_add_char(out, *p);
        }
    }
    buf_add_char(out, '"');
}

void json_name(struct json_writer *w, const char *name) {
    separate(w);
    quoted(w->out, name);
    buf_add_char(w->out, ':');
    w->after_name = true;
}

void json_put_text(struct json_writer *w, const char *text) {
    separate(w);
    if (text != NULL)
        quoted(w->out, text);
    else
        buf_add(w->out, "null");
}

void json_put_whole(struct json_writer *w, long long n) {
    separate(w);
    buf_add_int(w->out, n);
}

void json_put_bool(struct json_writer *w, bool yes) {
    separate(w);
    buf_add(w->out, yes ? "true" : "false");
}
