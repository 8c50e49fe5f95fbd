/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "base/buf.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BUF_SMALLEST 64

static void reserve(struct buf *b, size_t more) {
    if (more < b->cap - b->len)
        return;
    if (more > SIZE_MAX / 2 - b->len)
        abort();
    size_t cap = b->cap;
    while (cap - b->len <= more)
        cap *= 2;
    b->data = talloc_realloc_size(b, b->data, cap);
    if (b->data == NULL)
        abort();
    b->cap = cap;
}

struct buf *buf_new(TALLOC_CTX *ctx, size_t first_cap) {
    struct buf *b = talloc_zero(ctx, struct buf);
    if (b == NULL)
        abort();
    b->cap = first_cap < BUF_SMALLEST ? BUF_SMALLEST : first_cap;
    b->data = talloc_size(b, b->cap);
    if (b->data == NULL)
        abort();
    b->data[0] = '\0';
    return b;
}

void buf_add_n(struct buf *b, const char *bytes, size_t n) {
    if (n == 0)
        return;
    reserve(b, n);
    memcpy(b->data + b->len, bytes, n);
    b->len += n;
    b->data[b->len] = '\0';
}

void buf_add(struct buf *b, const char *text) {
    buf_add_n(b, text, strlen(text));
}

void buf_add_char(struct buf *b, char c) {
    buf_add_n(b, &c, 1);
}

void buf_add_int(struct buf *b, long long n) {
    char text[24];
    int len = snprintf(text, sizeof text, "%lld", n);
    buf_add_n(b, text, (size_t)len);
}

void buf_addf(struct buf *b, const char *fmt, ...) {
    va_list args, again;
    va_start(args, fmt);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    if (len < 0)
        abort();
    reserve(b, (size_t)len);
    (void)vsnprintf(b->data + b->len, (size_t)len + 1, fmt, again);
    va_end(again);
    b->len += (size_t)len;
}

void buf_clear(struct buf *b) {
    b->len = 0;
    b->data[0] = '\0';
}
