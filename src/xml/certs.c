/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Pinned certificates and our own key. Of a certificate only its public key, its dates and its name are kept: who
 * issued it does not matter, the operator's metadata file is what makes it trusted.
 */
#include "xml/base64.h"
#include "xml/intern.h"

#include <openssl/evp.h>
#include <openssl/x509.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xmlsec/crypto.h>
#include <xmlsec/keysdata.h>

#define DER_MAX 8192

static int free_certs(struct xml_certs *certs) {
    for (size_t i = 0; i < certs->count; i++)
        xmlSecKeyDestroy(certs->rows[i].key);
    return 0;
}

struct xml_certs *xml_certs_new(TALLOC_CTX *ctx) {
    xml_begin();
    struct xml_certs *certs = talloc_zero(ctx, struct xml_certs);
    if (certs == NULL)
        abort();
    talloc_set_destructor(certs, free_certs);
    return certs;
}

size_t xml_certs_count(const struct xml_certs *certs) {
    return certs->count;
}

static bool seconds_since_1970(const ASN1_TIME *when, time_t *ret) {
    ASN1_TIME *epoch = ASN1_TIME_set(NULL, 0);
    int days, seconds;
    bool good = epoch != NULL && when != NULL && ASN1_TIME_diff(&days, &seconds, epoch, when) == 1;
    ASN1_TIME_free(epoch);
    if (good)
        *ret = (time_t)days * 86400 + seconds;
    return good;
}

static bool fingerprint(const X509 *x509, char ret[static 41]) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned len = 0;
    if (X509_digest(x509, EVP_sha1(), digest, &len) != 1 || len != 20)
        return false;
    for (unsigned i = 0; i < len; i++)
        (void)snprintf(ret + 2 * i, 3, "%02x", digest[i]);
    return true;
}

/* Reads all of the DER; bytes after it are a mistake or a trick. */
static bool read_x509(const unsigned char *der, size_t len, struct xml_cert *ret) {
    const unsigned char *at = der;
    X509 *x509 = d2i_X509(NULL, &at, (long)len);
    bool good = x509 != NULL && at == der + len && seconds_since_1970(X509_get0_notBefore(x509), &ret->not_before) &&
                seconds_since_1970(X509_get0_notAfter(x509), &ret->not_after) && fingerprint(x509, ret->fingerprint);
    X509_free(x509);
    return good;
}

static bool rsa_of_good_size(xmlSecKeyPtr key) {
    xmlSecKeyDataPtr value = xmlSecKeyGetValue(key);
    return value != NULL && xmlSecKeyDataCheckId(value, xmlSecKeyDataRsaId) &&
           xmlSecKeyDataGetSize(value) >= XML_RSA_BITS_MIN;
}

static bool read_key(const unsigned char *der, size_t len, struct xml_cert *ret, struct err *err) {
    xmlSecKeyPtr key = xmlSecCryptoAppKeyLoadMemory(der, (xmlSecSize)len, xmlSecKeyDataFormatCertDer, NULL, NULL, NULL);
    if (key == NULL)
        return err_set(err, ERR_INPUT, "certificaat", "het certificaat heeft geen leesbare sleutel");
    if (!rsa_of_good_size(key)) {
        xmlSecKeyDestroy(key);
        return err_set(err, ERR_INPUT, "certificaat", "de sleutel is geen RSA van minstens %d bits", XML_RSA_BITS_MIN);
    }
    ret->key = key;
    return true;
}

bool xml_certs_add(struct xml_certs *certs, const char *base64_der, const char *key_name, struct err *err) {
    unsigned char der[DER_MAX];
    size_t len = 0;
    struct xml_cert cert = {.key = NULL};
    if (certs->count == XML_CERTS_MAX)
        return err_set(err, ERR_INPUT, "certificaat", "meer dan %d certificaten", XML_CERTS_MAX);
    if (!base64_decode(base64_der, der, sizeof der, &len) || !read_x509(der, len, &cert))
        return err_set(err, ERR_INPUT, "certificaat", "dit is geen X.509-certificaat in base64");
    if (!read_key(der, len, &cert, err))
        return false;
    cert.key_name = key_name != NULL ? talloc_strdup(certs, key_name) : NULL;
    certs->rows[certs->count++] = cert;
    return true;
}

const char *xml_certs_fingerprint(const struct xml_certs *certs, size_t i) {
    return certs->rows[i].fingerprint;
}

static bool has(const struct xml_certs *certs, const struct xml_cert *cert) {
    for (size_t i = 0; i < certs->count; i++)
        if (strcmp(certs->rows[i].fingerprint, cert->fingerprint) == 0)
            return true;
    return false;
}

bool xml_certs_take(struct xml_certs *to, const struct xml_certs *from, struct err *err) {
    for (size_t i = 0; i < from->count; i++) {
        struct xml_cert cert = from->rows[i];
        if (has(to, &cert))
            continue;
        if (to->count == XML_CERTS_MAX)
            return err_set(err, ERR_INPUT, "certificaat", "meer dan %d certificaten", XML_CERTS_MAX);
        cert.key = xmlSecKeyDuplicate(cert.key);
        if (cert.key == NULL)
            abort();
        cert.key_name = cert.key_name != NULL ? talloc_strdup(to, cert.key_name) : NULL;
        to->rows[to->count++] = cert;
    }
    return true;
}

void xml_certs_until(struct xml_certs *certs, size_t i, time_t until) {
    if (until < certs->rows[i].not_after)
        certs->rows[i].not_after = until;
}

void xml_sha1(const char *text, unsigned char ret[static XML_SHA1_LEN]) {
    if (EVP_Digest(text, strlen(text), ret, NULL, EVP_sha1(), NULL) != 1)
        abort();
}

static int free_key(struct xml_key *key) {
    xmlSecKeyDestroy(key->key);
    return 0;
}

struct xml_key *xml_key_load(TALLOC_CTX *ctx, const char *pem, size_t len, struct err *err) {
    xml_begin();
    xmlSecKeyPtr loaded = xmlSecCryptoAppKeyLoadMemory((const xmlSecByte *)pem, (xmlSecSize)len, xmlSecKeyDataFormatPem,
                                                       NULL, NULL, NULL);
    if (loaded == NULL || !rsa_of_good_size(loaded) ||
        (xmlSecKeyDataGetType(xmlSecKeyGetValue(loaded)) & xmlSecKeyDataTypePrivate) == 0) {
        if (loaded != NULL)
            xmlSecKeyDestroy(loaded);
        (void)err_set(err, ERR_INPUT, "sleutel", "geen RSA-sleutel van minstens %d bits in PEM", XML_RSA_BITS_MIN);
        return NULL;
    }
    struct xml_key *key = talloc_zero(ctx, struct xml_key);
    if (key == NULL)
        abort();
    key->key = loaded;
    talloc_set_destructor(key, free_key);
    return key;
}
