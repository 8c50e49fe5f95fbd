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
#define FCGI_BOUNDARY_SIZE 71
/* True when this Content-Type is multipart/form-data with a boundary that may be; then ret is that boundary. */
bool fcgi_multipart_boundary(const char *type, char ret[static FCGI_BOUNDARY_SIZE]);
/* 0, 400 or 413 as above; both are filled only when good. Files point into body, which must live as long. */
int fcgi_decode_multipart(TALLOC_CTX *ctx, const char *boundary, const char *body, size_t len,
                          struct fcgi_fields *ret_fields, struct fcgi_files *ret_files);
bool fcgi_utf8_ok(const char *text, size_t len);

#endif
