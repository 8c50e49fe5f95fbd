/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Base64 (RFC 4648, with padding), as XML and SAML carry it. White space between the characters is skipped; anything
 * else that does not belong, a missing pad or a last character with bits left over is refused: one value has one
 * spelling.
 */
#ifndef XML_BASE64_H
#define XML_BASE64_H

#include <stdbool.h>
#include <stddef.h>
#include <talloc.h>

bool base64_decode(const char *text, unsigned char *ret_bytes, size_t size, size_t *ret_len);
char *base64_encode(TALLOC_CTX *ctx, const void *bytes, size_t len);

#endif
