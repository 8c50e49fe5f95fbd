/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Our question to the makelaar: an AuthnRequest, signed, for the HTTP-POST binding.
 */
#include "saml/clausules.h"

#include "krypto/krypto.h"
#include "xml/base64.h"

#include <stdio.h>
#include <stdlib.h>

#define ID_BYTES 16

struct saml_sleutel *saml_sleutel_lezen(TALLOC_CTX *ctx, const char *pem_file, struct err *err) {
    size_t len = 0;
    char *pem = saml_lees_bestand(ctx, pem_file, true, &len, err);
    if (pem == NULL)
        return NULL;
    struct saml_sleutel *sleutel = talloc_zero(ctx, struct saml_sleutel);
    if (sleutel == NULL)
        abort();
    sleutel->key = xml_key_load(sleutel, pem, len, err);
    krypto_wipe(pem, len);
    talloc_free(pem);
    if (sleutel->key == NULL)
        TALLOC_FREE(sleutel);
    return sleutel;
}

/* An XML ID may not begin with a digit. */
void saml_nieuw_id(char ret[static SAML_ID_MAX]) {
    unsigned char random[ID_BYTES];
    krypto_random(random, sizeof random);
    ret[0] = '_';
    for (size_t i = 0; i < sizeof random; i++)
        (void)snprintf(ret + 1 + 2 * i, 3, "%02x", random[i]);
}

static void set_number(struct xml_el *el, const char *name, long n) {
    char text[24];
    (void)snprintf(text, sizeof text, "%ld", n);
    xml_set(el, name, text);
}

static void add_class(struct xml_el *context, const char *uri) {
    xml_put_text(xml_add(context, "saml", SAML_NAAM("AuthnContextClassRef")), uri);
}

/* eHerkenning has an order of levels. The classes of another provider have none: each that is good enough is named. */
static void add_levels(struct xml_el *root, const struct saml_verwacht *verwacht) {
    const struct saml_profiel *profile = &verwacht->profiel;
    struct xml_el *context = xml_add(root, NULL, SAML_NAAM_P("RequestedAuthnContext"));
    xml_set(context, "Comparison", profile->soort == SAML_EHERKENNING ? "minimum" : "exact");
    if (profile->soort == SAML_EHERKENNING)
        add_class(context, verwacht->minimum_niveau);
    for (size_t i = 0; i < profile->klassen_aantal; i++)
        if (saml_niveau_genoeg(profile->klassen[i].niveau, verwacht->minimum_niveau))
            add_class(context, profile->klassen[i].klasse);
}

static struct xml_out *request(TALLOC_CTX *ctx, const char *id, const struct saml_vertrouwen *v,
                               const struct saml_verwacht *verwacht, const struct saml_vraagvorm *vorm, time_t nu,
                               struct xml_el **ret_issuer) {
    char moment[21];
    saml_moment_text(nu, moment);
    struct xml_out *out = xml_out_new(ctx, "samlp", SAML_NAAM_P("AuthnRequest"));
    struct xml_el *root = xml_out_root(out);
    xml_set(root, "ID", id);
    xml_set(root, "Version", "2.0");
    xml_set(root, "IssueInstant", moment);
    xml_set(root, "Destination", v->sso_url);
    xml_set(root, "ForceAuthn", vorm->force_authn ? "true" : "false");
    set_number(root, "AssertionConsumerServiceIndex", vorm->acs_index);
    set_number(root, "AttributeConsumingServiceIndex", vorm->attribuut_index);
    *ret_issuer = xml_add(root, "saml", SAML_NAAM("Issuer"));
    xml_put_text(*ret_issuer, verwacht->entity_id);
    add_levels(root, verwacht);
    return out;
}

bool saml_verzoek_maken(TALLOC_CTX *ctx, const struct saml_sleutel *sleutel, const struct saml_vertrouwen *v,
                        const struct saml_verwacht *verwacht, const struct saml_vraagvorm *vorm, time_t nu,
                        struct saml_verzoek *ret, struct err *err) {
    struct saml_verzoek verzoek = {.saml_request = NULL};
    struct xml_el *issuer = NULL;
    size_t len = 0;
    saml_nieuw_id(verzoek.id);
    struct xml_out *out = request(ctx, verzoek.id, v, verwacht, vorm, nu, &issuer);
    bool good = xml_sign(xml_out_root(out), issuer, sleutel->key, NULL, err);
    if (good) {
        const char *text = xml_out_text(out, out, &len);
        verzoek.saml_request = base64_encode(ctx, text, len);
        verzoek.relay_state = talloc_strdup(ctx, verzoek.id);
        *ret = verzoek;
    }
    talloc_free(out);
    return good;
}
