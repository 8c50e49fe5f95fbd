/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * What needs no key: randomness, tokens, identifiers, plain hashes, wiping.
 */
#include "krypto/internal.h"

#include <sodium.h>
#include <stdint.h>

_Static_assert(KRYPTO_TOKEN_TEXT == sodium_base64_ENCODED_LEN(32, sodium_base64_VARIANT_URLSAFE_NO_PADDING),
               "32 bytes as base64url");

void krypto_ready(void) {
    if (sodium_init() < 0)
        abort();
}

void krypto_random(void *ret, size_t len) {
    krypto_ready();
    randombytes_buf(ret, len);
}

void krypto_text(const unsigned char bytes[static 32], char ret[static KRYPTO_TOKEN_TEXT]) {
    (void)sodium_bin2base64(ret, KRYPTO_TOKEN_TEXT, bytes, 32, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

void krypto_token(char ret[static KRYPTO_TOKEN_TEXT]) {
    unsigned char bytes[KRYPTO_TOKEN_LEN];
    krypto_random(bytes, sizeof bytes);
    krypto_text(bytes, ret);
    sodium_memzero(bytes, sizeof bytes);
}

void krypto_hash(const void *bytes, size_t len, unsigned char ret[static KRYPTO_HASH_LEN]) {
    krypto_ready();
    (void)crypto_generichash(ret, KRYPTO_HASH_LEN, bytes, len, NULL, 0);
}

/* RFC 9562 5.7: 48 bits of milliseconds, 12 bits of the fraction of that millisecond (6.2, method 3), 62 random. */
void krypto_uuid(char ret[static KRYPTO_UUID_TEXT]) {
    struct timespec now;
    (void)clock_gettime(CLOCK_REALTIME, &now);
    uint64_t ms = (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
    unsigned fraction = (unsigned)((uint64_t)(now.tv_nsec % 1000000) * 4096 / 1000000);
    unsigned char u[16];
    krypto_random(u + 8, 8);
    for (int i = 0; i < 6; i++)
        u[i] = (unsigned char)(ms >> (8 * (5 - i)));
    u[6] = (unsigned char)(0x70 | fraction >> 8);
    u[7] = (unsigned char)(fraction & 0xff);
    u[8] = (unsigned char)(0x80 | (u[8] & 0x3f));
    (void)snprintf(ret, KRYPTO_UUID_TEXT, "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", u[0],
                   u[1], u[2], u[3], u[4], u[5], u[6], u[7], u[8], u[9], u[10], u[11], u[12], u[13], u[14], u[15]);
}

void krypto_wipe(void *p, size_t len) {
    sodium_memzero(p, len);
}

bool krypto_same(const char *a, const char *b) {
    size_t len = strlen(a);
    return len == strlen(b) && sodium_memcmp(a, b, len) == 0;
}
