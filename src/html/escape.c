/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */

#include "html/html.h"

/* Indexed by byte: 0 for the bytes that go out as they are, which is nearly all of them. */
static const char *const entities[256] = {
    ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['\''] = "&#39;"};

void html_escape(struct buf *out, const char *text) {
    const char *run = text;
    const char *p = text;
    for (; *p != '\0'; p++) {
        const char *entity = entities[(unsigned char)*p];
        if (entity == NULL)
            continue;
        buf_add_n(out, run, (size_t)(p - run));
        buf_add(out, entity);
        run = p + 1;
    }
    buf_add_n(out, run, (size_t)(p - run));
}
