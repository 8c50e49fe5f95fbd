/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * For tests/fuzz/zoek only: changes a SAML message as an attacker would, by whole elements (taken out, doubled, moved,
 * put into another, taken from another message) and by small things put between characters. Half of the time libFuzzer
 * changes bytes as it always does.
 *
 * What the linker must be told besides:
 * zoek: -Wl,--wrap=EVP_PKEY_decrypt -lcrypto
 */
#include <libxml/xmlmemory.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *data1, size_t size1, const uint8_t *data2, size_t size2, uint8_t *out,
                                 size_t max_size, unsigned seed);

#define ELEMENTS_MAX 512
#define DEPTH_MAX 64

struct element {
    size_t from, to;        /* all of it */
    size_t inside, end_tag; /* of its content; equal to `to` when it has none */
};

struct elements {
    struct element rows[ELEMENTS_MAX];
    size_t count;
};

static unsigned next(unsigned *seed) {
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 8;
}

static size_t find(const uint8_t *data, size_t size, size_t from, uint8_t what) {
    const uint8_t *at = from < size ? memchr(data + from, what, size - from) : NULL;
    return at != NULL ? (size_t)(at - data) : size;
}

/* Tags by their angle brackets; good enough for what is nearly XML. */
static void scan(const uint8_t *data, size_t size, struct elements *e) {
    size_t open[DEPTH_MAX], depth = 0;
    e->count = 0;
    for (size_t at = find(data, size, 0, '<'); at + 1 < size && e->count < ELEMENTS_MAX;
         at = find(data, size, at + 1, '<')) {
        size_t end = find(data, size, at, '>');
        if (end == size)
            return;
        if (data[at + 1] == '/') {
            if (depth > 0) {
                struct element *closed = &e->rows[open[--depth]];
                closed->end_tag = at > closed->inside ? at : closed->inside;
                closed->to = end + 1;
            }
        } else if (data[at + 1] != '!' && data[at + 1] != '?') {
            e->rows[e->count] = (struct element){.from = at, .to = end + 1, .inside = end + 1, .end_tag = end + 1};
            if (data[end - 1] != '/' && depth < DEPTH_MAX)
                open[depth++] = e->count;
            e->count++;
        }
    }
}

/* Replaces data[from..to) by piece. */
static size_t splice(uint8_t *data, size_t size, size_t max_size, size_t from, size_t to, const uint8_t *piece,
                     size_t len) {
    if (size - (to - from) + len > max_size)
        return size;
    memmove(data + from + len, data + to, size - to);
    memcpy(data + from, piece, len);
    return size - (to - from) + len;
}

static size_t put_small(uint8_t *data, size_t size, size_t max_size, unsigned *seed) {
    static const char *const small[] = {"<!-- -->",
                                        "<![CDATA[",
                                        "]]>",
                                        "<?x y?>",
                                        "&#x20;",
                                        "&amp;",
                                        "&lt;",
                                        "\xc2\xa0",
                                        "\r\n",
                                        "\t",
                                        " ID=\"_a551\"",
                                        " xml:id=\"_a551\"",
                                        " xmlns=\"\"",
                                        " xmlns:saml=\"urn:x\"",
                                        "#_a551",
                                        "99990099",
                                        "loa4",
                                        "urn:etoegang:1.9:EntityConcernedID:KvKnr",
                                        "<ds:Object/>",
                                        "<samlp:Extensions/>",
                                        "<saml:Advice/>",
                                        "2099-01-01T00:00:00Z",
                                        "PrefixList=\"saml\"",
                                        "xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"",
                                        "urn:oasis:names:tc:SAML:2.0:status:AuthnFailed",
                                        "<!DOCTYPE x>",
                                        "A",
                                        "=",
                                        "/"};
    const char *piece = small[next(seed) % (sizeof small / sizeof small[0])];
    size_t at = next(seed) % (size + 1);
    return splice(data, size, max_size, at, at, (const uint8_t *)piece, strlen(piece));
}

static size_t any_place(const struct elements *e, unsigned *seed) {
    const struct element *to = &e->rows[next(seed) % e->count];
    switch (next(seed) % 4) {
    case 0:
        return to->from;
    case 1:
        return to->inside;
    case 2:
        return to->end_tag;
    default:
        return to->to;
    }
}

static size_t change_elements(uint8_t *data, size_t size, size_t max_size, unsigned *seed) {
    static struct elements e;
    scan(data, size, &e);
    if (e.count == 0)
        return LLVMFuzzerMutate(data, size, max_size);
    const struct element one = e.rows[next(seed) % e.count];
    size_t len = one.to - one.from, place = any_place(&e, seed);
    uint8_t *copy = malloc(len > 0 ? len : 1);
    if (copy == NULL)
        abort();
    memcpy(copy, data + one.from, len);
    switch (next(seed) % 4) {
    case 0: /* out */
        size = splice(data, size, max_size, one.from, one.to, copy, 0);
        break;
    case 1: /* its tags out, its content stays */
        size = splice(data, size, max_size, one.end_tag, one.to, copy, 0);
        size = splice(data, size, max_size, one.from, one.inside, copy, 0);
        break;
    case 2: /* doubled, anywhere */
        size = splice(data, size, max_size, place, place, copy, len);
        break;
    default: /* moved */
        if (place <= one.from || place >= one.to) {
            size_t before = size;
            size = splice(data, size, max_size, place, place, copy, len);
            size_t shift = size > before && place <= one.from ? len : 0;
            size = splice(data, size, max_size, one.from + shift, one.to + shift, copy, 0);
        }
    }
    free(copy);
    return size;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed) {
    for (unsigned rounds = 1 + next(&seed) % 3; rounds > 0; rounds--) {
        unsigned which = next(&seed) % 8;
        if (which < 3)
            size = change_elements(data, size, max_size, &seed);
        else if (which < 5)
            size = put_small(data, size, max_size, &seed);
        else
            size = LLVMFuzzerMutate(data, size, max_size);
    }
    return size;
}

/* An element of the second message somewhere in the first, in the place of another or beside it. */
size_t LLVMFuzzerCustomCrossOver(const uint8_t *data1, size_t size1, const uint8_t *data2, size_t size2, uint8_t *out,
                                 size_t max_size, unsigned seed) {
    static struct elements first, second;
    if (size1 > max_size)
        return 0;
    memcpy(out, data1, size1);
    scan(data1, size1, &first);
    scan(data2, size2, &second);
    if (first.count == 0 || second.count == 0)
        return size1;
    const struct element *from = &second.rows[next(&seed) % second.count], *to = &first.rows[next(&seed) % first.count];
    size_t begin = to->from, end = next(&seed) % 2 == 0 ? to->to : to->from;
    return splice(out, size1, max_size, begin, end, data2 + from->from, from->to - from->from);
}

/* ---- A private key is slow, and mutants of one message hold the same EncryptedKey: remember what came out ---- */

#define MEMORY 64
#define WRAPPED_MAX 512

struct remembered {
    const void *key;
    const char *digest;
    unsigned char in[WRAPPED_MAX], out[WRAPPED_MAX];
    size_t in_len, out_len;
    int result;
};

int __real_EVP_PKEY_decrypt(EVP_PKEY_CTX *ctx, unsigned char *out, size_t *outlen, const unsigned char *in,
                            size_t inlen);
int __wrap_EVP_PKEY_decrypt(EVP_PKEY_CTX *ctx, unsigned char *out, size_t *outlen, const unsigned char *in,
                            size_t inlen);

int __wrap_EVP_PKEY_decrypt(EVP_PKEY_CTX *ctx, unsigned char *out, size_t *outlen, const unsigned char *in,
                            size_t inlen) {
    static struct remembered rows[MEMORY];
    static size_t turn;
    const EVP_MD *md = NULL;
    (void)EVP_PKEY_CTX_get_rsa_oaep_md(ctx, &md);
    const void *key = EVP_PKEY_CTX_get0_pkey(ctx);
    const char *digest = md != NULL ? EVP_MD_get0_name(md) : "";
    if (inlen > WRAPPED_MAX)
        return __real_EVP_PKEY_decrypt(ctx, out, outlen, in, inlen);
    struct remembered *row = NULL;
    for (size_t i = 0; i < MEMORY && row == NULL; i++)
        if (rows[i].key == key && rows[i].in_len == inlen && strcmp(rows[i].digest, digest) == 0 &&
            memcmp(rows[i].in, in, inlen) == 0)
            row = &rows[i];
    if (row == NULL) {
        row = &rows[turn++ % MEMORY];
        *row = (struct remembered){.key = key, .digest = digest, .in_len = inlen, .out_len = sizeof row->out};
        memcpy(row->in, in, inlen);
        row->result = __real_EVP_PKEY_decrypt(ctx, row->out, &row->out_len, in, inlen);
    }
    if (row->result == 1) {
        memcpy(out, row->out, row->out_len);
        *outlen = row->out_len;
    }
    return row->result;
}

/* ---- libxml2 is not instrumented: its many small pieces need not go through the sanitizer's allocator ---- */

#define CLASS 16
#define CLASSES 64

struct head {
    size_t size; /* of what follows */
    struct head *next;
};
static struct head *spare[CLASSES + 1];

static void *pool_malloc(size_t size) {
    size_t class = (size + CLASS - 1) / CLASS;
    struct head *h = class <= CLASSES ? spare[class] : NULL;
    if (h != NULL)
        spare[class] = h->next;
    else if ((h = malloc(sizeof *h + (class <= CLASSES ? class * CLASS : size))) == NULL)
        return NULL;
    h->size = size;
    return h + 1;
}

static void pool_free(void *mem) {
    if (mem == NULL)
        return;
    struct head *h = (struct head *)mem - 1;
    size_t class = (h->size + CLASS - 1) / CLASS;
    if (class > CLASSES) {
        free(h);
        return;
    }
    h->next = spare[class];
    spare[class] = h;
}

static void *pool_realloc(void *mem, size_t size) {
    void *new = pool_malloc(size);
    if (mem == NULL || new == NULL)
        return new;
    size_t old = ((struct head *)mem - 1)->size;
    memcpy(new, mem, old < size ? old : size);
    pool_free(mem);
    return new;
}

static char *pool_strdup(const char *text) {
    char *new = pool_malloc(strlen(text) + 1);
    if (new != NULL)
        strcpy(new, text);
    return new;
}

__attribute__((constructor)) static void use_pool(void) {
    if (xmlMemSetup(pool_free, pool_malloc, pool_realloc, pool_strdup) != 0)
        abort();
}
