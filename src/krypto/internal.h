/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * What the files of this room share; no other room includes it.
 */
#ifndef KRYPTO_INTERNAL_H
#define KRYPTO_INTERNAL_H

#include "krypto/krypto.h"

#define MASTER_LEN 32
#define MASTER_HEX (2 * MASTER_LEN)

/* libsodium, ready for use; a machine where it can't be made ready has no randomness, and the process ends. */
void krypto_ready(void);
bool krypto_read_key_file(const char *key_file, unsigned char ret[static MASTER_LEN], struct err *err);
/* base64url without padding of 32 bytes. */
void krypto_text(const unsigned char bytes[static 32], char ret[static KRYPTO_TOKEN_TEXT]);

#endif
