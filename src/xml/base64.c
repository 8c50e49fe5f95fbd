/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "xml/base64.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

struct quantum {
    uint32_t bits;
    unsigned chars; /* of the four, pads included */
    unsigned pads;
};

/* -1: not in the alphabet. */
static int value_of(char c) {
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

static bool take(struct quantum *q, char c) {
    int value = c == '=' ? 0 : value_of(c);
    if (value < 0 || (c != '=' && q->pads > 0) || (c == '=' && q->chars < 2))
        return false;
    q->bits = q->bits << 6 | (uint32_t)value;
    q->pads += c == '=';
    q->chars++;
    return true;
}

/* The bits below the last whole byte must be zero. */
static bool give(const struct quantum *q, unsigned char *out, size_t room, size_t *ret_written) {
    size_t count = 3 - q->pads;
    if (count > room || (q->pads == 1 && (q->bits & 0xff) != 0) || (q->pads == 2 && (q->bits & 0xffff) != 0))
        return false;
    for (size_t i = 0; i < count; i++)
        out[i] = (unsigned char)(q->bits >> (16 - 8 * i) & 0xff);
    *ret_written = count;
    return true;
}

bool base64_decode(const char *text, unsigned char *ret_bytes, size_t size, size_t *ret_len) {
    struct quantum q = {.bits = 0};
    size_t len = 0;
    bool ended = false;
    for (; *text != '\0'; text++) {
        if (*text == ' ' || *text == '\t' || *text == '\r' || *text == '\n')
            continue;
        if (ended || !take(&q, *text))
            return false;
        if (q.chars < 4)
            continue;
        size_t written;
        if (!give(&q, ret_bytes + len, size - len, &written))
            return false;
        len += written;
        ended = q.pads > 0;
        q = (struct quantum){.bits = 0};
    }
    if (q.chars != 0 || len == 0)
        return false;
    *ret_len = len;
    return true;
}

char *base64_encode(TALLOC_CTX *ctx, const void *bytes, size_t len) {
    const unsigned char *in = bytes;
    char *out = talloc_size(ctx, (len + 2) / 3 * 4 + 1);
    if (out == NULL)
        abort();
    size_t n = 0;
    for (size_t i = 0; i < len; i += 3) {
        uint32_t bits = (uint32_t)in[i] << 16;
        bits |= i + 1 < len ? (uint32_t)in[i + 1] << 8 : 0;
        bits |= i + 2 < len ? (uint32_t)in[i + 2] : 0;
        out[n++] = alphabet[bits >> 18 & 63];
        out[n++] = alphabet[bits >> 12 & 63];
        out[n++] = i + 1 < len ? alphabet[bits >> 6 & 63] : '=';
        out[n++] = i + 2 < len ? alphabet[bits & 63] : '=';
    }
    out[n] = '\0';
    return out;
}
