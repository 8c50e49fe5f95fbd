/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * EncryptedID as the scheme lays it out: EncryptedData, and beside it the EncryptedKey that names our certificate of
 * the portal. Made with OpenSSL alone, so that what the portal reads with xmlsec was not written by xmlsec.
 */
#include "sim.h"

#include "krypto/krypto.h"
#include "xml/base64.h"

#include <ctype.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>
#include <openssl/x509.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define XENC "http://www.w3.org/2001/04/xmlenc#"
#define KEY_LEN 32
#define GCM_IV 12
#define GCM_TAG 16
#define CBC_IV 16
#define CIPHER_MAX 1024

void sim_sha1(const char *text, unsigned char ret[static 20]) {
    (void)SHA1((const unsigned char *)text, strlen(text), ret);
}

char *sim_vingerafdruk(TALLOC_CTX *ctx, const char *base64_der) {
    unsigned char der[8192], digest[20];
    size_t len;
    if (!base64_decode(base64_der, der, sizeof der, &len))
        return NULL;
    (void)SHA1(der, len, digest);
    char *hex = talloc_array(ctx, char, 2 * sizeof digest + 1);
    if (hex == NULL)
        abort();
    for (size_t i = 0; i < sizeof digest; i++)
        (void)snprintf(hex + 2 * i, 3, "%02x", digest[i]);
    return hex;
}

static X509 *certificate(const char *pem) {
    BIO *bio = BIO_new_mem_buf(pem, -1);
    X509 *cert = bio != NULL ? PEM_read_bio_X509(bio, NULL, NULL, NULL) : NULL;
    (void)BIO_free(bio);
    return cert;
}

bool sim_versleutel_past(const char *pem, struct err *err) {
    X509 *cert = certificate(pem);
    EVP_PKEY *key = cert != NULL ? X509_get_pubkey(cert) : NULL;
    bool good = key != NULL && EVP_PKEY_is_a(key, "RSA") == 1;
    EVP_PKEY_free(key);
    X509_free(cert);
    return good ? true : err_set(err, ERR_INPUT, "ontcijferen", "geen certificaat met een RSA-sleutel");
}

static const char *fingerprint(TALLOC_CTX *ctx, const X509 *cert) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned len = 0;
    if (X509_digest(cert, EVP_sha1(), digest, &len) != 1)
        abort();
    char *hex = talloc_array(ctx, char, 2 * len + 1);
    for (unsigned i = 0; i < len; i++)
        (void)snprintf(hex + 2 * i, 3, "%02x", digest[i]);
    return hex;
}

/* The session key, for the owner of the certificate: RSA-OAEP with MGF1 and SHA-1. */
static const char *wrap(TALLOC_CTX *ctx, X509 *cert, const unsigned char key[static KEY_LEN]) {
    unsigned char out[CIPHER_MAX];
    size_t len = sizeof out;
    EVP_PKEY *rsa = X509_get_pubkey(cert);
    EVP_PKEY_CTX *pctx = EVP_PKEY_CTX_new(rsa, NULL);
    bool good = pctx != NULL && EVP_PKEY_encrypt_init(pctx) == 1 &&
                EVP_PKEY_CTX_set_rsa_padding(pctx, RSA_PKCS1_OAEP_PADDING) == 1 &&
                EVP_PKEY_encrypt(pctx, out, &len, key, KEY_LEN) == 1;
    EVP_PKEY_CTX_free(pctx);
    EVP_PKEY_free(rsa);
    return good ? base64_encode(ctx, out, len) : NULL;
}

/* IV, ciphertext and, for GCM, the tag. */
static const char *seal(TALLOC_CTX *ctx, bool gcm, const unsigned char key[static KEY_LEN], const char *plain) {
    unsigned char out[CIPHER_MAX];
    size_t iv = gcm ? GCM_IV : CBC_IV, len = strlen(plain);
    int first = 0, last = 0;
    if (iv + len + 2 * CBC_IV + GCM_TAG > sizeof out)
        return NULL;
    krypto_random(out, iv);
    EVP_CIPHER_CTX *cctx = EVP_CIPHER_CTX_new();
    bool good = cctx != NULL &&
                EVP_EncryptInit_ex(cctx, gcm ? EVP_aes_256_gcm() : EVP_aes_256_cbc(), NULL, key, out) == 1 &&
                EVP_EncryptUpdate(cctx, out + iv, &first, (const unsigned char *)plain, (int)len) == 1 &&
                EVP_EncryptFinal_ex(cctx, out + iv + first, &last) == 1;
    size_t end = iv + (size_t)first + (size_t)last;
    if (good && gcm) {
        good = EVP_CIPHER_CTX_ctrl(cctx, EVP_CTRL_GCM_GET_TAG, GCM_TAG, out + end) == 1;
        end += GCM_TAG;
    }
    EVP_CIPHER_CTX_free(cctx);
    return good ? base64_encode(ctx, out, end) : NULL;
}

/* What is encrypted: the element as text, without the line that says it is XML. */
static const char *name_id(TALLOC_CTX *ctx, const char *qualifier, const char *value) {
    struct xml_out *out = xml_out_new(ctx, "saml", SIM_NAAM(SIM_ASSERTION, "NameID"));
    xml_set(xml_out_root(out), "NameQualifier", qualifier);
    xml_put_text(xml_out_root(out), value);
    char *text = talloc_strdup(ctx, strchr(xml_out_text(ctx, out, NULL), '\n') + 1);
    size_t len = strlen(text);
    while (len > 0 && isspace((unsigned char)text[len - 1]))
        text[--len] = '\0';
    return text;
}

static struct xml_el *method(struct xml_el *parent, const char *algorithm) {
    struct xml_el *el = xml_add(parent, "xenc", SIM_NAAM(XENC, "EncryptionMethod"));
    xml_set(el, "Algorithm", algorithm);
    return el;
}

static void cipher(struct xml_el *parent, const char *value) {
    struct xml_el *data = xml_add(parent, "xenc", SIM_NAAM(XENC, "CipherData"));
    xml_put_text(xml_add(data, "xenc", SIM_NAAM(XENC, "CipherValue")), value);
}

struct parts {
    const char *data_id, *key_id, *key_name, *recipient, *value, *key;
    bool gcm;
};

static void write_data(struct xml_el *parent, const struct parts *p) {
    struct xml_el *data = xml_add(parent, "xenc", SIM_NAAM(XENC, "EncryptedData"));
    xml_set(data, "Id", p->data_id);
    xml_set(data, "Type", XENC "Element");
    (void)method(data, p->gcm ? "http://www.w3.org/2009/xmlenc11#aes256-gcm" : XENC "aes256-cbc");
    struct xml_el *info = xml_add(data, "ds", SIM_NAAM(XML_NS_DSIG, "KeyInfo"));
    struct xml_el *where = xml_add(info, "ds", SIM_NAAM(XML_NS_DSIG, "RetrievalMethod"));
    xml_set(where, "Type", XENC "EncryptedKey");
    xml_set(where, "URI", talloc_asprintf(p->value, "#%s", p->key_id));
    cipher(data, p->value);
}

static void write_key(struct xml_el *parent, const struct parts *p) {
    struct xml_el *key = xml_add(parent, "xenc", SIM_NAAM(XENC, "EncryptedKey"));
    xml_set(key, "Id", p->key_id);
    xml_set(key, "Recipient", p->recipient);
    struct xml_el *how = method(key, XENC "rsa-oaep-mgf1p");
    xml_set(xml_add(how, "ds", SIM_NAAM(XML_NS_DSIG, "DigestMethod")), "Algorithm", XML_NS_DSIG "sha1");
    struct xml_el *info = xml_add(key, "ds", SIM_NAAM(XML_NS_DSIG, "KeyInfo"));
    xml_put_text(xml_add(info, "ds", SIM_NAAM(XML_NS_DSIG, "KeyName")), p->key_name);
    cipher(key, p->key);
    struct xml_el *list = xml_add(key, "xenc", SIM_NAAM(XENC, "ReferenceList"));
    xml_set(xml_add(list, "xenc", SIM_NAAM(XENC, "DataReference")), "URI",
            talloc_asprintf(p->value, "#%s", p->data_id));
}

bool sim_versleutel(struct xml_el *parent, const struct sim *sim, const struct sim_keuzes *k, const char *qualifier,
                    const char *value, struct err *err) {
    const char *pem = sim->versleutel[k->ontcijfer];
    unsigned char key[KEY_LEN];
    char data_id[SIM_ID_TEXT], key_id[SIM_ID_TEXT];
    TALLOC_CTX *ctx = talloc_new(sim);
    X509 *cert = certificate(pem);
    krypto_random(key, sizeof key);
    sim_id(data_id);
    sim_id(key_id);
    struct parts p = {.data_id = data_id, .key_id = key_id, .recipient = sim->dienstverlener};
    p.gcm = k->versleuteld == SIM_GCM;
    p.key_name = fingerprint(ctx, cert);
    p.value = seal(ctx, p.gcm, key, name_id(ctx, qualifier, value));
    p.key = wrap(ctx, cert, key);
    bool good = p.value != NULL && p.key != NULL;
    if (good) {
        struct xml_el *id = sim_add(parent, "EncryptedID");
        write_data(id, &p);
        write_key(id, &p);
    }
    X509_free(cert);
    talloc_free(ctx);
    return good ? true : err_set(err, ERR_INTERNAL, "EncryptedID", "versleutelen is mislukt");
}
