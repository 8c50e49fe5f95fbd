/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Our keys for what is encrypted to us, from the files that the settings name.
 */
#include "saml/clausules.h"

#include <stdlib.h>
#include <string.h>

struct saml_ontcijfersleutels {
    struct xml_keyring *ring;
};

struct saml_ontcijfersleutels *saml_ontcijfersleutels_nieuw(TALLOC_CTX *ctx) {
    struct saml_ontcijfersleutels *sleutels = talloc_zero(ctx, struct saml_ontcijfersleutels);
    if (sleutels == NULL)
        abort();
    sleutels->ring = xml_keyring_new(sleutels);
    return sleutels;
}

bool saml_ontcijfersleutel_van(struct saml_ontcijfersleutels *sleutels, const char *pem, size_t len,
                               const char *key_name, struct err *err) {
    return xml_keyring_add(sleutels->ring, pem, len, key_name, err);
}

bool saml_ontcijfersleutel_erbij(struct saml_ontcijfersleutels *sleutels, const char *pem_file, const char *key_name,
                                 struct err *err) {
    size_t len = 0;
    char *pem = saml_lees_bestand(sleutels, pem_file, true, &len, err);
    if (pem == NULL)
        return false;
    bool good = saml_ontcijfersleutel_van(sleutels, pem, len, key_name, err);
    explicit_bzero(pem, len);
    talloc_free(pem);
    return good;
}

const char *saml_ontcijfersleutel_naam(const struct saml_ontcijfersleutels *sleutels, size_t i) {
    return xml_keyring_name(sleutels->ring, i);
}

const char *saml_ontcijfersleutel_certificaat(const struct saml_ontcijfersleutels *sleutels, size_t i) {
    return xml_keyring_certificate(sleutels->ring, i);
}

const struct xml_keyring *saml_keyring(const struct saml_ontcijfersleutels *sleutels) {
    return sleutels != NULL ? sleutels->ring : NULL;
}
