/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Our own keys for what is encrypted to us. A sender names one by its KeyName: in the scheme that is a fingerprint of
 * the certificate, so those names follow from the certificate when the file has it.
 */
#include "xml/base64.h"
#include "xml/intern.h"

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <stdio.h>
#include <stdlib.h>

static int free_ring(struct xml_keyring *ring) {
    for (size_t i = 0; i < ring->count; i++)
        EVP_PKEY_free(ring->rows[i].key);
    return 0;
}

struct xml_keyring *xml_keyring_new(TALLOC_CTX *ctx) {
    xml_begin();
    struct xml_keyring *ring = talloc_zero(ctx, struct xml_keyring);
    if (ring == NULL)
        abort();
    talloc_set_destructor(ring, free_ring);
    return ring;
}

/* A key file with a password would make OpenSSL ask for it on the terminal: there is none. */
static int no_password(char *buffer, int size, int writing, void *arg) {
    (void)buffer, (void)size, (void)writing, (void)arg;
    return -1;
}

static EVP_PKEY *read_key(const char *pem, size_t len) {
    BIO *bio = BIO_new_mem_buf(pem, (int)len);
    EVP_PKEY *key = bio != NULL ? PEM_read_bio_PrivateKey(bio, NULL, no_password, NULL) : NULL;
    BIO_free(bio);
    if (key != NULL && EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA && EVP_PKEY_get_bits(key) >= XML_RSA_BITS_MIN)
        return key;
    EVP_PKEY_free(key);
    return NULL;
}

static X509 *read_certificate(const char *pem, size_t len) {
    BIO *bio = BIO_new_mem_buf(pem, (int)len);
    X509 *x509 = bio != NULL ? PEM_read_bio_X509(bio, NULL, no_password, NULL) : NULL;
    BIO_free(bio);
    return x509;
}

static char *fingerprint(TALLOC_CTX *ctx, const X509 *x509, const EVP_MD *md) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned len = 0;
    if (X509_digest(x509, md, digest, &len) != 1)
        abort();
    char *text = talloc_zero_size(ctx, 2 * (size_t)len + 1);
    if (text == NULL)
        abort();
    for (size_t i = 0; i < len; i++)
        (void)snprintf(text + 2 * i, 3, "%02x", digest[i]);
    return text;
}

static char *der_base64(TALLOC_CTX *ctx, const X509 *x509) {
    unsigned char *der = NULL;
    int len = i2d_X509(x509, &der);
    if (len <= 0)
        abort();
    char *text = base64_encode(ctx, der, (size_t)len);
    OPENSSL_free(der);
    return text;
}

static bool take_names(struct xml_keyring *ring, struct xml_ring_key *row, X509 *x509, const char *key_name,
                       struct err *err) {
    if (key_name != NULL && key_name[0] != '\0')
        row->names[0] = talloc_strdup(ring, key_name);
    if (x509 != NULL) {
        if (X509_check_private_key(x509, row->key) != 1)
            return err_set(err, ERR_INPUT, "ontcijfersleutel", "het certificaat hoort niet bij deze sleutel");
        row->names[1] = fingerprint(ring, x509, EVP_sha1());
        row->names[2] = fingerprint(ring, x509, EVP_sha256());
        row->certificate = der_base64(ring, x509);
    }
    if (row->names[0] == NULL && row->names[1] == NULL)
        return err_set(err, ERR_INPUT, "ontcijfersleutel",
                       "geen KeyName: zet het certificaat in het bestand of noem de naam");
    return true;
}

bool xml_keyring_add(struct xml_keyring *ring, const char *pem, size_t len, const char *key_name, struct err *err) {
    if (ring->count == XML_KEYRING_MAX)
        return err_set(err, ERR_INPUT, "ontcijfersleutel", "meer dan %d sleutels", XML_KEYRING_MAX);
    struct xml_ring_key row = {.key = read_key(pem, len)};
    if (row.key == NULL) {
        ERR_clear_error();
        return err_set(err, ERR_INPUT, "ontcijfersleutel", "geen RSA-sleutel van minstens %d bits in PEM",
                       XML_RSA_BITS_MIN);
    }
    X509 *x509 = read_certificate(pem, len);
    bool good = take_names(ring, &row, x509, key_name, err);
    X509_free(x509);
    ERR_clear_error();
    if (good)
        ring->rows[ring->count++] = row;
    else
        EVP_PKEY_free(row.key);
    return good;
}

const char *xml_keyring_name(const struct xml_keyring *ring, size_t i) {
    if (i >= ring->count)
        return NULL;
    return ring->rows[i].names[0] != NULL ? ring->rows[i].names[0] : ring->rows[i].names[1];
}

const char *xml_keyring_certificate(const struct xml_keyring *ring, size_t i) {
    return i < ring->count ? ring->rows[i].certificate : NULL;
}
