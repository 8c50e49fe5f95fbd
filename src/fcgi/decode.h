/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Inside fcgi/ only: from bytes on the wire to text that may be used.
 */
#ifndef FCGI_DECODE_H
#define FCGI_DECODE_H

#include "fcgi/fcgi.h"

/* 0 when good; 400 (broken: NUL, bad UTF-8, bad %XX) or 413 (too many). ret is filled only when good. */
int fcgi_decode_fields(TALLOC_CTX *ctx, const char *text, size_t len, struct fcgi_fields *ret);
/* The path of a request target, decoded once; NULL when it is not a plain absolute path. */
char *fcgi_decode_path(TALLOC_CTX *ctx, const char *text, size_t len);
/* Decodes in place; the new length, or -1 for a bad %XX or a NUL. */
long fcgi_percent_decode(char *text, size_t len, bool plus_is_space);
bool fcgi_utf8_ok(const char *text, size_t len);

#endif
