/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "krypto/krypto.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

struct fixture {
    char dir[32];
    char *file;
    struct krypto *k;
};

static void write_file(const char *file, const char *text, mode_t mode) {
    FILE *out = fopen(file, "w");
    assert_non_null(out);
    assert_true(fputs(text, out) >= 0);
    assert_int_equal(fclose(out), 0);
    assert_int_equal(chmod(file, mode), 0);
}

static const char key_text[] = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n";

static int start(void **state) {
    struct fixture *f = talloc_zero(NULL, struct fixture);
    (void)snprintf(f->dir, sizeof f->dir, "/tmp/krypto_XXXXXX");
    if (mkdtemp(f->dir) == NULL)
        return -1;
    f->file = talloc_asprintf(f, "%s/sleutel", f->dir);
    write_file(f->file, key_text, 0600);
    f->k = krypto_open(f, f->file, NULL);
    *state = f;
    return f->k != NULL ? 0 : -1;
}

static int stop(void **state) {
    struct fixture *f = *state;
    (void)unlink(f->file);
    (void)rmdir(f->dir);
    talloc_free(f);
    return 0;
}

static void bytes_are_sealed_as_they_are(void **state) {
    struct fixture *f = *state;
    static const char bytes[] = {'%', 'P', 'D', 'F', '\0', '\xff', '\n', '\0'};
    unsigned char *sealed = NULL;
    size_t len = 0, open_len = 0;
    char *plain = NULL;
    struct err err = {0};
    assert_true(krypto_seal_bytes(f, f->k, "document", "inhoud", "id-1", bytes, sizeof bytes, &sealed, &len, &err));
    assert_int_equal(len, 1 + 24 + sizeof bytes + 16);
    assert_true(krypto_open_bytes(f, f->k, "document", "inhoud", "id-1", sealed, len, &plain, &open_len, &err));
    assert_int_equal(open_len, sizeof bytes);
    assert_memory_equal(plain, bytes, sizeof bytes);
    assert_false(krypto_open_bytes(f, f->k, "document", "inhoud", "id-2", sealed, len, &plain, &open_len, &err));
    assert_false(krypto_open_sealed(f, f->k, "document", "inhoud", "id-1", sealed, len, &plain, &err)); /* no text */
}

static void a_sealed_value_opens_in_its_place_only(void **state) {
    struct fixture *f = *state;
    unsigned char *sealed = NULL;
    size_t len = 0;
    struct err err = {0};
    assert_true(krypto_seal(f, f->k, "dossier", "bsn", "id-1", "999990019", &sealed, &len, &err));
    assert_int_equal(len, 1 + 24 + 9 + 16);
    assert_null(memmem(sealed, len, "999990019", 9));
    char *plain = NULL;
    assert_true(krypto_open_sealed(f, f->k, "dossier", "bsn", "id-1", sealed, len, &plain, &err));
    assert_string_equal(plain, "999990019");
    static const char *const elsewhere[][3] = {
        {"dossiers", "bsn", "id-1"}, {"dossier", "v_nummer", "id-1"}, {"dossier", "bsn", "id-2"}};
    for (size_t i = 0; i < 3; i++) {
        char *untouched = NULL;
        err = (struct err){0};
        assert_false(krypto_open_sealed(f, f->k, elsewhere[i][0], elsewhere[i][1], elsewhere[i][2], sealed, len,
                                        &untouched, &err));
        assert_null(untouched);
        assert_int_equal(err.kind, ERR_INTERNAL);
    }
}

static void a_changed_or_cut_value_is_refused(void **state) {
    struct fixture *f = *state;
    unsigned char *sealed = NULL;
    size_t len = 0;
    assert_true(krypto_seal(f, f->k, "t", "k", "r", "geheim", &sealed, &len, NULL));
    char *plain = NULL;
    for (size_t i = 0; i < len; i++) {
        sealed[i] ^= 1;
        assert_false(krypto_open_sealed(f, f->k, "t", "k", "r", sealed, len, &plain, NULL));
        sealed[i] ^= 1;
    }
    for (size_t n = 0; n < len; n++)
        assert_false(krypto_open_sealed(f, f->k, "t", "k", "r", sealed, n, &plain, NULL));
    assert_false(krypto_open_sealed(f, f->k, "t", "k", "r", NULL, 0, &plain, NULL));
    assert_true(krypto_open_sealed(f, f->k, "t", "k", "r", sealed, len, &plain, NULL));
}

static void sealing_twice_differs_and_the_empty_text_seals(void **state) {
    struct fixture *f = *state;
    unsigned char *a = NULL, *b = NULL;
    size_t len = 0;
    assert_true(krypto_seal(f, f->k, "t", "k", "r", "", &a, &len, NULL));
    assert_true(krypto_seal(f, f->k, "t", "k", "r", "", &b, &len, NULL));
    assert_memory_not_equal(a, b, len);
    char *plain = NULL;
    assert_true(krypto_open_sealed(f, f->k, "t", "k", "r", a, len, &plain, NULL));
    assert_string_equal(plain, "");
    assert_false(krypto_seal(f, f->k, "t", "k", "", "x", &a, &len, NULL));
}

#define TOKENS 1000000

static int by_text(const void *a, const void *b) {
    return memcmp(a, b, KRYPTO_TOKEN_TEXT);
}

/* The tokens of sessions come from here. A generator that repeats itself, or has few states, shows at once. */
static void a_million_tokens_without_a_repeat(void **state) {
    (void)state;
    char(*tokens)[KRYPTO_TOKEN_TEXT] = malloc(TOKENS * sizeof *tokens);
    assert_non_null(tokens);
    for (size_t i = 0; i < TOKENS; i++)
        krypto_token(tokens[i]);
    qsort(tokens, TOKENS, sizeof *tokens, by_text);
    for (size_t i = 0; i < TOKENS; i++) {
        assert_int_equal(strspn(tokens[i], "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), 43);
        if (i > 0)
            assert_memory_not_equal(tokens[i - 1], tokens[i], 16); /* not even the first half of it */
    }
    free(tokens);
}

/* Computed with Python's hashlib from the same key: what is stored must stay findable by every later version. */
static void the_blind_index_never_changes(void **state) {
    struct fixture *f = *state;
    unsigned char index[KRYPTO_INDEX_LEN];
    char hex[2 * KRYPTO_INDEX_LEN + 1];
    krypto_blind_index(f->k, "bsn", "999990019", index);
    for (size_t i = 0; i < sizeof index; i++)
        (void)snprintf(hex + 2 * i, 3, "%02x", index[i]);
    assert_string_equal(hex, "ca588a4c40ab49ee8a086091208a950f5645eabf4d0405dc7751a8abaaad88a8");
}

static void indexes_of_two_purposes_differ(void **state) {
    struct fixture *f = *state;
    unsigned char a[KRYPTO_INDEX_LEN], b[KRYPTO_INDEX_LEN];
    krypto_blind_index(f->k, "bsn", "1234567890", a);
    krypto_blind_index(f->k, "v_nummer", "1234567890", b);
    assert_memory_not_equal(a, b, sizeof a);
    krypto_blind_index(f->k, "bs", "n1234567890", b);
    assert_memory_not_equal(a, b, sizeof a);
    char mac[KRYPTO_TOKEN_TEXT], other[KRYPTO_TOKEN_TEXT];
    krypto_mac_text(f->k, "csrf", "token", mac);
    assert_int_equal(strlen(mac), KRYPTO_TOKEN_TEXT - 1);
    krypto_mac_text(f->k, "csrf", "token", other);
    assert_true(krypto_same(mac, other));
    krypto_mac_text(f->k, "csrf", "tokem", other);
    assert_false(krypto_same(mac, other));
    assert_false(krypto_same(mac, ""));
}

static void a_key_file_others_can_read_is_refused(void **state) {
    struct fixture *f = *state;
    static const mode_t modes[] = {0640, 0604, 0660, 0601};
    for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++) {
        struct err err = {0};
        assert_int_equal(chmod(f->file, modes[i]), 0);
        assert_null(krypto_open(f, f->file, &err));
        assert_non_null(strstr(err.reason, "chmod 600"));
    }
    assert_int_equal(chmod(f->file, 0400), 0);
    assert_non_null(krypto_open(f, f->file, NULL));
}

static void a_file_that_is_no_key_is_refused(void **state) {
    struct fixture *f = *state;
    char longer[80], letters[80];
    (void)snprintf(longer, sizeof longer, "%s\n", key_text);
    (void)snprintf(letters, sizeof letters, "%s", key_text);
    letters[10] = 'g';
    const char *const bad[] = {"", "\n", key_text + 1, longer, letters, "0x"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct err err = {0};
        write_file(f->file, bad[i], 0600);
        assert_null(krypto_open(f, f->file, &err));
        assert_int_equal(err.kind, ERR_INPUT);
        assert_null(strstr(err.reason, "0405"));
    }
    assert_null(krypto_open(f, f->dir, NULL));
    assert_null(krypto_open(f, "/nergens/sleutel", NULL));
}

static void a_new_key_file_opens_and_is_never_overwritten(void **state) {
    struct fixture *f = *state;
    struct err err = {0};
    assert_false(krypto_new_key_file(f->file, &err));
    assert_int_equal(err.kind, ERR_CONFLICT);
    assert_non_null(krypto_open(f, f->file, NULL));
    assert_int_equal(unlink(f->file), 0);
    assert_true(krypto_new_key_file(f->file, &err));
    struct stat st;
    assert_int_equal(stat(f->file, &st), 0);
    assert_int_equal(st.st_mode & 07777, 0600);
    assert_non_null(krypto_open(f, f->file, NULL));
}

static void tokens_and_uuids_are_well_formed_and_differ(void **state) {
    (void)state;
    char a[KRYPTO_TOKEN_TEXT], b[KRYPTO_TOKEN_TEXT];
    krypto_token(a);
    krypto_token(b);
    assert_int_equal(strlen(a), KRYPTO_TOKEN_TEXT - 1);
    assert_int_equal(strspn(a, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"), strlen(a));
    assert_string_not_equal(a, b);
    char earlier[KRYPTO_UUID_TEXT] = "", now[KRYPTO_UUID_TEXT];
    for (int i = 0; i < 1000; i++) {
        krypto_uuid(now);
        assert_int_equal(strlen(now), 36);
        assert_int_equal(now[14], '7');
        assert_non_null(strchr("89ab", now[19]));
        assert_string_not_equal(now, earlier);
        assert_true(strncmp(earlier, now, 14) <= 0);
        memcpy(earlier, now, sizeof now);
    }
}

/* RFC 7693 gives BLAKE2b-512 only; this is hashlib.blake2b(b"abc", digest_size=32). */
static void the_hash_is_blake2b_256(void **state) {
    (void)state;
    unsigned char hash[KRYPTO_HASH_LEN];
    krypto_hash("abc", 3, hash);
    static const unsigned char first[] = {0xbd, 0xdd, 0x81, 0x3c, 0x63, 0x42, 0x39, 0x72};
    assert_memory_equal(hash, first, sizeof first);
}

static void wiped_is_wiped(void **state) {
    (void)state;
    char text[] = "geheim";
    krypto_wipe(text, sizeof text);
    for (size_t i = 0; i < sizeof text; i++)
        assert_int_equal(text[i], 0);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, start, stop)

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_million_tokens_without_a_repeat),
        CASE(a_sealed_value_opens_in_its_place_only),
        CASE(bytes_are_sealed_as_they_are),
        CASE(a_changed_or_cut_value_is_refused),
        CASE(sealing_twice_differs_and_the_empty_text_seals),
        CASE(the_blind_index_never_changes),
        CASE(indexes_of_two_purposes_differ),
        CASE(a_key_file_others_can_read_is_refused),
        CASE(a_file_that_is_no_key_is_refused),
        CASE(a_new_key_file_opens_and_is_never_overwritten),
        CASE(tokens_and_uuids_are_well_formed_and_differ),
        CASE(the_hash_is_blake2b_256),
        CASE(wiped_is_wiped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
