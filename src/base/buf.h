/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * A growing text buffer. Invariants: data is never NULL and data[len] == '\0'. It lives as a talloc child of
 * the context it was made on. Out of memory ends the process (see err.h).
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>
#include <talloc.h>

struct buf {
    char *data;
    size_t len;
    size_t cap; /* bytes allocated, always > len */
};

struct buf *buf_new(TALLOC_CTX *ctx, size_t first_cap);
void buf_add(struct buf *b, const char *text);
void buf_add_n(struct buf *b, const char *bytes, size_t n);
void buf_add_char(struct buf *b, char c);
void buf_add_int(struct buf *b, long long n);
void buf_addf(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void buf_clear(struct buf *b); /* keeps the memory */

#endif
