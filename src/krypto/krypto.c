/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * What needs the key. Every use has a key of its own, derived from the master key (BLAKE2b KDF), so that nothing
 * learnt from one use helps with another. A second master key (rotation) would get key number 2 and a second set.
 */
#include "krypto/internal.h"

#include <sodium.h>

#define KEY_NUMBER 1
#define KEY_LEN 32
#define NONCE_LEN crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG_LEN crypto_aead_xchacha20poly1305_ietf_ABYTES
#define HEAD_LEN (1 + NONCE_LEN)

/* The numbers are part of what is stored: a key number here must never get another meaning. */
enum use { USE_SEAL = 1, USE_INDEX = 2, USE_MAC = 3, USE_COUNT };

struct krypto {
    unsigned char (*keys)[KEY_LEN]; /* by enum use, in guarded memory */
};

_Static_assert(KEY_LEN == crypto_aead_xchacha20poly1305_ietf_KEYBYTES, "one length for all uses");
_Static_assert(MASTER_LEN == crypto_kdf_KEYBYTES, "the master key is a KDF key");

static int krypto_destroy(struct krypto *k) {
    sodium_free(k->keys); /* wipes */
    return 0;
}

struct krypto *krypto_open(TALLOC_CTX *ctx, const char *key_file, struct err *err) {
    unsigned char master[MASTER_LEN];
    krypto_ready();
    if (!krypto_read_key_file(key_file, master, err))
        return NULL;
    struct krypto *k = talloc_zero(ctx, struct krypto);
    if (k == NULL || (k->keys = sodium_allocarray(USE_COUNT, KEY_LEN)) == NULL)
        abort();
    for (unsigned use = USE_SEAL; use < USE_COUNT; use++)
        (void)crypto_kdf_derive_from_key(k->keys[use], KEY_LEN, use, "portaal", master);
    sodium_memzero(master, sizeof master);
    (void)sodium_mprotect_readonly(k->keys);
    talloc_set_destructor(k, krypto_destroy);
    return k;
}

static char *place_of(TALLOC_CTX *ctx, const char *table, const char *column, const char *row_id) {
    char *place = talloc_asprintf(ctx, "%s.%s:%s", table, column, row_id);
    if (place == NULL)
        abort();
    return place;
}

bool krypto_seal_bytes(TALLOC_CTX *ctx, const struct krypto *k, const char *table, const char *column,
                       const char *row_id, const void *plain, size_t len, unsigned char **ret_sealed, size_t *ret_len,
                       struct err *err) {
    if (plain == NULL || row_id == NULL || row_id[0] == '\0')
        return err_set(err, ERR_INTERNAL, column, "niets om te verzegelen, of geen rij om het aan te binden");
    unsigned char *sealed = talloc_size(ctx, HEAD_LEN + len + TAG_LEN);
    if (sealed == NULL)
        abort();
    char *place = place_of(sealed, table, column, row_id);
    sealed[0] = KEY_NUMBER;
    krypto_random(sealed + 1, NONCE_LEN);
    (void)crypto_aead_xchacha20poly1305_ietf_encrypt(sealed + HEAD_LEN, NULL, plain, len, (const unsigned char *)place,
                                                     strlen(place), NULL, sealed + 1, k->keys[USE_SEAL]);
    talloc_free(place);
    *ret_sealed = sealed;
    *ret_len = HEAD_LEN + len + TAG_LEN;
    return true;
}

bool krypto_seal(TALLOC_CTX *ctx, const struct krypto *k, const char *table, const char *column, const char *row_id,
                 const char *plain, unsigned char **ret_sealed, size_t *ret_len, struct err *err) {
    return krypto_seal_bytes(ctx, k, table, column, row_id, plain, plain != NULL ? strlen(plain) : 0, ret_sealed,
                             ret_len, err);
}

static int wipe_text(char *text) {
    sodium_memzero(text, talloc_get_size(text));
    return 0;
}

bool krypto_open_bytes(TALLOC_CTX *ctx, const struct krypto *k, const char *table, const char *column,
                       const char *row_id, const unsigned char *sealed, size_t len, char **ret_plain, size_t *ret_len,
                       struct err *err) {
    if (sealed == NULL || len < HEAD_LEN + TAG_LEN)
        return err_set(err, ERR_INTERNAL, column, "te kort voor een verzegelde waarde");
    if (sealed[0] != KEY_NUMBER)
        return err_set(err, ERR_INTERNAL, column, "verzegeld met onbekende sleutel %d", sealed[0]);
    size_t plain_len = len - HEAD_LEN - TAG_LEN;
    char *plain = talloc_zero_size(ctx, plain_len + 1);
    if (plain == NULL)
        abort();
    talloc_set_destructor(plain, wipe_text);
    char *place = place_of(plain, table, column, row_id);
    int opened = crypto_aead_xchacha20poly1305_ietf_decrypt((unsigned char *)plain, NULL, NULL, sealed + HEAD_LEN,
                                                            len - HEAD_LEN, (const unsigned char *)place, strlen(place),
                                                            sealed + 1, k->keys[USE_SEAL]);
    talloc_free(place);
    if (opened != 0) {
        talloc_free(plain);
        return err_set(err, ERR_INTERNAL, column, "verzegelde waarde hoort hier niet, of is veranderd");
    }
    *ret_plain = plain;
    *ret_len = plain_len;
    return true;
}

bool krypto_open_sealed(TALLOC_CTX *ctx, const struct krypto *k, const char *table, const char *column,
                        const char *row_id, const unsigned char *sealed, size_t len, char **ret_plain,
                        struct err *err) {
    char *plain;
    size_t plain_len;
    if (!krypto_open_bytes(ctx, k, table, column, row_id, sealed, len, &plain, &plain_len, err))
        return false;
    if (strlen(plain) != plain_len) {
        talloc_free(plain);
        return err_set(err, ERR_INTERNAL, column, "verzegelde waarde hoort hier niet, of is veranderd");
    }
    *ret_plain = plain;
    return true;
}

/* Keyed BLAKE2b over purpose, NUL, text: the NUL keeps ("ab", "c") and ("a", "bc") apart. */
static void keyed_hash(const struct krypto *k, enum use use, const char *purpose, const char *text, unsigned char *ret,
                       size_t len) {
    crypto_generichash_state state;
    (void)crypto_generichash_init(&state, k->keys[use], KEY_LEN, len);
    (void)crypto_generichash_update(&state, (const unsigned char *)purpose, strlen(purpose) + 1);
    (void)crypto_generichash_update(&state, (const unsigned char *)text, strlen(text));
    (void)crypto_generichash_final(&state, ret, len);
    sodium_memzero(&state, sizeof state);
}

void krypto_blind_index(const struct krypto *k, const char *purpose, const char *plain,
                        unsigned char ret[static KRYPTO_INDEX_LEN]) {
    keyed_hash(k, USE_INDEX, purpose, plain, ret, KRYPTO_INDEX_LEN);
}

void krypto_mac_text(const struct krypto *k, const char *purpose, const char *message,
                     char ret[static KRYPTO_TOKEN_TEXT]) {
    unsigned char bytes[32];
    keyed_hash(k, USE_MAC, purpose, message, bytes, sizeof bytes);
    krypto_text(bytes, ret);
}
