/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * XML Encryption, as much of it as the scheme uses: AES (CBC or GCM) under a key that is itself under one of our RSA
 * keys with OAEP. The EncryptedKey is found by its KeyName and by nothing else: RetrievalMethod and ReferenceList may
 * stand there and are never followed, certificates and keys in a KeyInfo are never used.
 *
 * The rules look at names and algorithms, which anybody can read in the message. From the moment that a private key has
 * been used there is one outcome for whatever is wrong, so that nobody learns from it which part was. Besides, only
 * what the signature covers comes here: nobody but the provider can make us try.
 *
 * The cryptography is done with the library that xmlsec uses for it as well: xmlsec 1.2 knows this key transport with
 * SHA-1 only, and would look for keys by itself.
 */
#include "xml/base64.h"
#include "xml/intern.h"
#include "xml/rules.h"

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <stdlib.h>
#include <string.h>

#define ENC_11 "http://www.w3.org/2009/xmlenc11#"
#define RSA_OAEP XML_NS_ENC "rsa-oaep-mgf1p"
#define TYPE_ELEMENT XML_NS_ENC "Element"
#define AES_KEY_MAX 32
#define RSA_BYTES_MAX 1024
#define BLOCK 16
#define GCM_IV 12
#define GCM_TAG 16

struct xml_sealed {
    const xmlNode *parent;
    const xmlNode *data;             /* its EncryptedData, NULL when not exactly one */
    const xmlNode *key;              /* the EncryptedKey for `ours` */
    const struct xml_ring_key *ours; /* NULL: none of them is ours */
};

static struct xml_name enc(const char *name) {
    return (struct xml_name){.ns = XML_NS_ENC, .name = name};
}

static struct xml_name dsig(const char *name) {
    return (struct xml_name){.ns = XML_NS_DSIG, .name = name};
}

static const xmlNode *child(const xmlNode *parent, struct xml_name name) {
    return parent != NULL ? xml_only_child(parent, name, NULL) : NULL;
}

static const char *value_of(const xmlNode *node, const char *attribute) {
    const xmlAttr *attr = node != NULL ? xml_attribute(node, attribute) : NULL;
    return attr != NULL ? xml_attribute_value(attr) : NULL;
}

static const char *text_of(TALLOC_CTX *ctx, const xmlNode *node) {
    return node != NULL ? xml_text(ctx, (const struct xml_node *)(const void *)node) : NULL;
}

/* Each child is one of these, and each of these stands at most once. */
static bool only_these(const xmlNode *parent, const struct xml_name *names, size_t count) {
    unsigned seen = 0;
    for (const xmlNode *at = parent != NULL ? xml_first_element(parent) : NULL; at != NULL; at = xml_next_element(at)) {
        size_t i = 0;
        while (i < count && !xml_same_name(at, names[i]))
            i++;
        if (i == count || (seen & 1U << i) != 0)
            return false;
        seen |= 1U << i;
    }
    return parent != NULL;
}

/* ---- Which key ---- */

/* The EncryptedKeys beside the EncryptedData, and then those in its KeyInfo. */
static const xmlNode *next_key(const struct xml_sealed *sealed, const xmlNode *after) {
    const xmlNode *info = child(sealed->data, dsig("KeyInfo"));
    const xmlNode *at = after != NULL ? xml_next_element(after) : xml_first_element(sealed->parent);
    bool beside = after == NULL || after->parent == sealed->parent;
    for (;;) {
        for (; at != NULL; at = xml_next_element(at))
            if (xml_same_name(at, enc("EncryptedKey")))
                return at;
        if (!beside || info == NULL)
            return NULL;
        beside = false;
        at = xml_first_element(info);
    }
}

static bool is_for(const xmlNode *key, const struct xml_ring_key *ours) {
    TALLOC_CTX *ctx = talloc_new(NULL);
    const char *name = text_of(ctx, child(child(key, dsig("KeyInfo")), dsig("KeyName")));
    bool good = false;
    for (size_t i = 0; i < XML_KEY_NAMES && name != NULL; i++)
        good = good ||
               (ours->names[i] != NULL && (i == 0 ? strcmp(ours->names[i], name) == 0
                                                  : xmlStrcasecmp(xml_chars(ours->names[i]), xml_chars(name)) == 0));
    talloc_free(ctx);
    return good;
}

/* The first key of the ring that the message was encrypted to; to two of them is fine, twice to one of them is not. */
static void choose(struct xml_sealed *sealed, const struct xml_keyring *ring) {
    for (size_t i = 0; ring != NULL && i < ring->count && sealed->ours == NULL; i++) {
        size_t count = 0;
        for (const xmlNode *at = next_key(sealed, NULL); at != NULL; at = next_key(sealed, at)) {
            if (!is_for(at, &ring->rows[i]))
                continue;
            sealed->key = at;
            count++;
        }
        if (count > 1)
            return;
        if (count == 1)
            sealed->ours = &ring->rows[i];
    }
}

/* ---- The rules ---- */

static enum xml_refusal parts_are_known(const struct xml_sealed *sealed) {
    size_t data = 0, keys = 0;
    for (const xmlNode *at = xml_first_element(sealed->parent); at != NULL; at = xml_next_element(at)) {
        data += xml_same_name(at, enc("EncryptedData"));
        if (!xml_same_name(at, enc("EncryptedData")) && !xml_same_name(at, enc("EncryptedKey")))
            return XML_ENC_FORM;
    }
    for (const xmlNode *at = next_key(sealed, NULL); at != NULL; at = next_key(sealed, at))
        keys++;
    return data == 1 && keys <= XML_ENC_KEYS_MAX ? XML_FINE : XML_ENC_FORM;
}

static enum xml_refusal data_is_plain(const struct xml_sealed *sealed) {
    const struct xml_name names[] = {enc("EncryptionMethod"), dsig("KeyInfo"), enc("CipherData")};
    const char *type = value_of(sealed->data, "Type");
    bool element = type == NULL || strcmp(type, TYPE_ELEMENT) == 0;
    return element && only_these(sealed->data, names, 3) ? XML_FINE : XML_ENC_FORM;
}

static enum xml_refusal some_key_is_ours(const struct xml_sealed *sealed) {
    return sealed->ours != NULL ? XML_FINE : XML_ENC_KEY;
}

static enum xml_refusal key_is_plain(const struct xml_sealed *sealed) {
    const struct xml_name names[] = {enc("EncryptionMethod"), dsig("KeyInfo"), enc("CipherData"), enc("ReferenceList"),
                                     enc("CarriedKeyName")};
    return only_these(sealed->key, names, 5) ? XML_FINE : XML_ENC_FORM;
}

/* A CipherReference would have us fetch the bytes from elsewhere. */
static enum xml_refusal bytes_are_here(const struct xml_sealed *sealed) {
    const xmlNode *const owners[] = {sealed->data, sealed->key};
    for (size_t i = 0; i < 2; i++) {
        const xmlNode *cipher = child(owners[i], enc("CipherData"));
        const xmlNode *value = child(cipher, enc("CipherValue"));
        if (value == NULL || xml_first_element(cipher) != value || xml_next_element(value) != NULL)
            return XML_ENC_FORM;
    }
    return XML_FINE;
}

struct cipher {
    const char *uri;
    const EVP_CIPHER *(*evp)(void);
    size_t key_len;
    bool gcm;
};

static const struct cipher *cipher_of(const struct xml_sealed *sealed) {
    static const struct cipher known[] = {
        {.uri = XML_NS_ENC "aes128-cbc", .evp = EVP_aes_128_cbc, .key_len = 16, .gcm = false},
        {.uri = XML_NS_ENC "aes256-cbc", .evp = EVP_aes_256_cbc, .key_len = 32, .gcm = false},
        {.uri = ENC_11 "aes128-gcm", .evp = EVP_aes_128_gcm, .key_len = 16, .gcm = true},
        {.uri = ENC_11 "aes256-gcm", .evp = EVP_aes_256_gcm, .key_len = 32, .gcm = true}};
    const char *uri = value_of(child(sealed->data, enc("EncryptionMethod")), "Algorithm");
    for (size_t i = 0; uri != NULL && i < sizeof known / sizeof known[0]; i++)
        if (strcmp(uri, known[i].uri) == 0)
            return &known[i];
    return NULL;
}

static enum xml_refusal cipher_is_known(const struct xml_sealed *sealed) {
    const xmlNode *method = child(sealed->data, enc("EncryptionMethod"));
    return cipher_of(sealed) != NULL && xml_first_element(method) == NULL ? XML_FINE : XML_ENC_ALGORITHM;
}

/* The digest of OAEP, SHA-1 when it is not said; NULL when it is one that we do not take. MGF1 is with SHA-1 in this
 * algorithm whatever the digest is. */
static const EVP_MD *oaep_digest(const struct xml_sealed *sealed) {
    const xmlNode *method = child(sealed->key, enc("EncryptionMethod"));
    const xmlNode *digest = method != NULL ? xml_first_element(method) : NULL;
    const char *uri = value_of(digest, "Algorithm");
    if (digest == NULL)
        return EVP_sha1();
    if (!xml_same_name(digest, dsig("DigestMethod")) || xml_next_element(digest) != NULL || uri == NULL)
        return NULL;
    if (strcmp(uri, XML_NS_DSIG "sha1") == 0)
        return EVP_sha1();
    return strcmp(uri, XML_NS_ENC "sha256") == 0 ? EVP_sha256() : NULL;
}

static enum xml_refusal transport_is_known(const struct xml_sealed *sealed) {
    const char *uri = value_of(child(sealed->key, enc("EncryptionMethod")), "Algorithm");
    return uri != NULL && strcmp(uri, RSA_OAEP) == 0 && oaep_digest(sealed) != NULL ? XML_FINE : XML_ENC_ALGORITHM;
}

const struct xml_sealed_rule xml_sealed_rules[] = {
    {.name = "delen-bekend", .judge = parts_are_known},
    {.name = "gegevens-kaal", .judge = data_is_plain},
    {.name = "sleutel-van-ons", .judge = some_key_is_ours},
    {.name = "sleutel-kaal", .judge = key_is_plain},
    {.name = "bytes-ter-plaatse", .judge = bytes_are_here},
    {.name = "cijfer-bekend", .judge = cipher_is_known},
    {.name = "sleuteltransport-bekend", .judge = transport_is_known},
};
const size_t xml_sealed_rules_count = sizeof xml_sealed_rules / sizeof xml_sealed_rules[0];

/* ---- The cryptography ---- */

static bool bytes_of(TALLOC_CTX *ctx, const xmlNode *owner, unsigned char *ret, size_t size, size_t *ret_len) {
    const char *base64 = text_of(ctx, child(child(owner, enc("CipherData")), enc("CipherValue")));
    return base64 != NULL && base64_decode(base64, ret, size, ret_len);
}

static bool unwrap(const struct xml_sealed *sealed, const unsigned char *wrapped, size_t len,
                   unsigned char key[static RSA_BYTES_MAX], size_t *ret_len) {
    const EVP_MD *digest = oaep_digest(sealed);
    EVP_PKEY_CTX *rsa = EVP_PKEY_CTX_new(sealed->ours->key, NULL);
    *ret_len = RSA_BYTES_MAX;
    bool good = rsa != NULL && digest != NULL && EVP_PKEY_get_size(sealed->ours->key) <= RSA_BYTES_MAX &&
                EVP_PKEY_decrypt_init(rsa) == 1 && EVP_PKEY_CTX_set_rsa_padding(rsa, RSA_PKCS1_OAEP_PADDING) == 1 &&
                EVP_PKEY_CTX_set_rsa_oaep_md(rsa, digest) == 1 && EVP_PKEY_CTX_set_rsa_mgf1_md(rsa, EVP_sha1()) == 1 &&
                EVP_PKEY_decrypt(rsa, key, ret_len, wrapped, len) == 1;
    EVP_PKEY_CTX_free(rsa);
    return good;
}

/* XML Encryption's padding: the last byte says how many, the others may be anything. */
static bool cut_padding(const unsigned char *plain, size_t *len) {
    size_t pad = *len > 0 ? plain[*len - 1] : 0;
    if (pad < 1 || pad > BLOCK || pad > *len)
        return false;
    *len -= pad;
    return true;
}

/* in: IV, ciphertext and, for GCM, the tag. out has room for len bytes. */
static bool open_bytes(const struct cipher *c, const unsigned char *key, const unsigned char *in, size_t len,
                       unsigned char *out, size_t *ret_len) {
    size_t iv = c->gcm ? GCM_IV : BLOCK, tag = c->gcm ? GCM_TAG : 0;
    if (len <= iv + tag || (!c->gcm && len % BLOCK != 0))
        return false;
    size_t body = len - iv - tag;
    unsigned char expected[GCM_TAG];
    memcpy(expected, in + len - GCM_TAG, GCM_TAG);
    EVP_CIPHER_CTX *ctx = EVP_CIPHER_CTX_new();
    int first = 0, last = 0;
    bool good = ctx != NULL && EVP_DecryptInit_ex(ctx, c->evp(), NULL, key, in) == 1 &&
                EVP_CIPHER_CTX_set_padding(ctx, 0) == 1 &&
                EVP_DecryptUpdate(ctx, out, &first, in + iv, (int)body) == 1 &&
                (!c->gcm || EVP_CIPHER_CTX_ctrl(ctx, EVP_CTRL_GCM_SET_TAG, GCM_TAG, expected) == 1) &&
                EVP_DecryptFinal_ex(ctx, out + first, &last) == 1;
    EVP_CIPHER_CTX_free(ctx);
    *ret_len = (size_t)first + (size_t)last;
    return good && (c->gcm || cut_padding(out, ret_len));
}

/* All bytes that were inside, on ctx. */
static unsigned char *unseal(TALLOC_CTX *ctx, const struct xml_sealed *sealed, size_t *ret_len) {
    unsigned char wrapped[RSA_BYTES_MAX], key[RSA_BYTES_MAX];
    const size_t size = XML_ENC_CONTENT_MAX + 2 * BLOCK;
    unsigned char *in = talloc_size(ctx, size), *out = talloc_zero_size(ctx, size);
    const struct cipher *c = cipher_of(sealed);
    size_t wrapped_len = 0, key_len = 0, len = 0;
    if (in == NULL || out == NULL)
        abort();
    bool good = c != NULL && sealed->ours != NULL &&
                bytes_of(ctx, sealed->key, wrapped, sizeof wrapped, &wrapped_len) &&
                bytes_of(ctx, sealed->data, in, size, &len) && unwrap(sealed, wrapped, wrapped_len, key, &key_len) &&
                key_len == c->key_len && open_bytes(c, key, in, len, out, ret_len);
    OPENSSL_cleanse(key, sizeof key);
    ERR_clear_error();
    return good ? out : NULL;
}

/* ---- What was inside ---- */

/* The content was cut out of the place where it stood, and may use a prefix that was declared around it there. Only
 * prefixes for the namespace that is expected are given back to it. */
static char *with_prefixes(TALLOC_CTX *ctx, const xmlNode *place, const char *ns, const char *content, size_t len) {
    xmlNsPtr *all = xmlGetNsList(place->doc, place);
    char *text = talloc_strdup(ctx, "<x");
    for (size_t i = 0; all != NULL && all[i] != NULL && text != NULL; i++) {
        if (all[i]->href == NULL || strcmp(xml_plain(all[i]->href), ns) != 0)
            continue;
        const char *prefix = all[i]->prefix != NULL ? xml_plain(all[i]->prefix) : "";
        text = talloc_asprintf_append(text, " xmlns%s%s=\"%s\"", prefix[0] != '\0' ? ":" : "", prefix, ns);
    }
    xmlFree(all);
    text = text != NULL ? talloc_strdup_append(text, ">") : NULL;
    text = text != NULL ? talloc_strndup_append(text, content, len) : NULL;
    text = text != NULL ? talloc_strdup_append(text, "</x>") : NULL;
    if (text == NULL)
        abort();
    return text;
}

static enum xml_refusal read_content(TALLOC_CTX *ctx, const struct xml_sealed *sealed, struct xml_name expected,
                                     const char *content, size_t len, const struct xml_node **ret) {
    struct xml_limits limits = xml_limits_strict;
    limits.elements = 2;
    limits.depth = 2;
    struct xml_doc *doc = NULL;
    if (memchr(content, '\0', len) != NULL)
        return XML_ENC_WRONG;
    const char *text = with_prefixes(ctx, sealed->parent, expected.ns, content, len);
    if (xml_parse_within(ctx, text, strlen(text), &limits, &doc) != XML_FINE)
        return XML_ENC_WRONG;
    const xmlNode *only = xmlDocGetRootElement(doc->tree)->children;
    if (only == NULL || only->next != NULL || only->type != XML_ELEMENT_NODE || !xml_same_name(only, expected))
        return XML_ENC_WRONG;
    *ret = (const struct xml_node *)(const void *)only;
    return XML_FINE;
}

/* ---- The door ---- */

enum xml_refusal xml_decrypt_rules(TALLOC_CTX *ctx, const struct xml_node *parent, const struct xml_keyring *ring,
                                   struct xml_name expected, const struct xml_sealed_rule *rules, size_t count,
                                   const struct xml_node **ret) {
    struct xml_sealed sealed = {.parent = (const xmlNode *)(const void *)parent};
    sealed.data = child(sealed.parent, enc("EncryptedData"));
    choose(&sealed, ring);
    for (size_t i = 0; i < count; i++) {
        enum xml_refusal refusal = rules[i].judge(&sealed);
        if (refusal != XML_FINE)
            return refusal;
    }
    size_t len = 0;
    unsigned char *content = unseal(ctx, &sealed, &len);
    return content != NULL ? read_content(ctx, &sealed, expected, (const char *)content, len, ret) : XML_ENC_WRONG;
}

enum xml_refusal xml_decrypt(TALLOC_CTX *ctx, const struct xml_node *parent, const struct xml_keyring *ring,
                             struct xml_name expected, const struct xml_node **ret) {
    return xml_decrypt_rules(ctx, parent, ring, expected, xml_sealed_rules, xml_sealed_rules_count, ret);
}
