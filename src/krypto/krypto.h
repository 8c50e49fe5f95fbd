/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The only room that sees libsodium. Sealing of columns (XChaCha20-Poly1305), blind indexes (keyed BLAKE2b),
 * tokens, wiping. All keys derive from one 32-byte master key read from a file that only its owner can read.
 * A sealed text is: key number (1 byte) | nonce (24) | ciphertext and tag. It opens only for the same place:
 * the associated data is "tabel.kolom:rij-id", so a sealed value moved to another row, column or table is refused.
 */
#ifndef KRYPTO_KRYPTO_H
#define KRYPTO_KRYPTO_H

#include "base/err.h"

#include <stddef.h>
#include <talloc.h>

struct krypto;

#define KRYPTO_INDEX_LEN 32
#define KRYPTO_TOKEN_LEN 32
#define KRYPTO_TOKEN_TEXT 44 /* base64url without padding, and the NUL */
#define KRYPTO_HASH_LEN 32
#define KRYPTO_UUID_TEXT 37

/* Refuses a key file that others can read, or that is not 32 bytes as 64 hex digits and a newline. */
struct krypto *krypto_open(TALLOC_CTX *ctx, const char *key_file, struct err *err);
/* Writes a new random key file, mode 0600; refuses when it exists. */
bool krypto_new_key_file(const char *key_file, struct err *err);

bool krypto_seal(TALLOC_CTX *ctx, const struct krypto *k, const char *table, const char *column, const char *row_id,
                 const char *plain, unsigned char **ret_sealed, size_t *ret_len, struct err *err);
/* *ret_plain has a destructor that wipes it. */
bool krypto_open_sealed(TALLOC_CTX *ctx, const struct krypto *k, const char *table, const char *column,
                        const char *row_id, const unsigned char *sealed, size_t len, char **ret_plain, struct err *err);
/* The same for bytes that are no text, such as a file. The opened bytes have a NUL behind them. */
bool krypto_seal_bytes(TALLOC_CTX *ctx, const struct krypto *k, const char *table, const char *column,
                       const char *row_id, const void *plain, size_t len, unsigned char **ret_sealed, size_t *ret_len,
                       struct err *err);
bool krypto_open_bytes(TALLOC_CTX *ctx, const struct krypto *k, const char *table, const char *column,
                       const char *row_id, const unsigned char *sealed, size_t len, char **ret_plain, size_t *ret_len,
                       struct err *err);

/* purpose keeps indexes of different things apart: "bsn", "v_nummer". */
void krypto_blind_index(const struct krypto *k, const char *purpose, const char *plain,
                        unsigned char ret[static KRYPTO_INDEX_LEN]);
/* CSRF value: keyed hash over session token and form name, base64url. Compare with krypto_same. */
void krypto_mac_text(const struct krypto *k, const char *purpose, const char *message,
                     char ret[static KRYPTO_TOKEN_TEXT]);
bool krypto_same(const char *a, const char *b); /* constant time for equal lengths */

void krypto_token(char ret[static KRYPTO_TOKEN_TEXT]);
void krypto_hash(const void *bytes, size_t len, unsigned char ret[static KRYPTO_HASH_LEN]); /* BLAKE2b-256, no key */
void krypto_random(void *ret, size_t len);
/* UUID version 7 (RFC 9562) as text: time-ordered, the rest random. */
void krypto_uuid(char ret[static KRYPTO_UUID_TEXT]);
void krypto_wipe(void *p, size_t len);

#endif
