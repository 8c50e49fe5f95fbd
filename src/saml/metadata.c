/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Whom we trust: one SAML metadata file of the makelaar, that the operator named in the settings.
 */
#include "saml/clausules.h"

#include <stdlib.h>
#include <string.h>

#define HTTP_POST "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
#define DSIG(n)                                                                                                        \
    (struct xml_name) {                                                                                                \
        .ns = XML_NS_DSIG, .name = (n)                                                                                 \
    }

static bool wrong(struct err *err, const char *what) {
    return err_set(err, ERR_INPUT, "makelaar_metadata", "%s", what);
}

/* A KeyDescriptor without use is for both signing and encryption. */
static bool for_signing(TALLOC_CTX *ctx, const struct xml_node *key) {
    const char *use = xml_attr(ctx, key, "use");
    return xml_is(key, SAML_NAAM_MD("KeyDescriptor")) && (use == NULL || strcmp(use, "signing") == 0);
}

static bool pin(TALLOC_CTX *ctx, const struct xml_node *key, struct xml_certs *certs, struct err *err) {
    const struct xml_node *info = xml_only(key, DSIG("KeyInfo"));
    const struct xml_node *data = info != NULL ? xml_only(info, DSIG("X509Data")) : NULL;
    const struct xml_node *cert = data != NULL ? xml_only(data, DSIG("X509Certificate")) : NULL;
    const struct xml_node *name = info != NULL ? xml_only(info, DSIG("KeyName")) : NULL;
    const char *base64 = cert != NULL ? xml_text(ctx, cert) : NULL;
    if (base64 == NULL)
        return wrong(err, "een KeyDescriptor voor ondertekenen heeft niet precies een X509Certificate");
    return xml_certs_add(certs, base64, name != NULL ? xml_text(ctx, name) : NULL, err);
}

static bool read_certs(TALLOC_CTX *ctx, const struct xml_node *idp, struct xml_certs *certs, struct err *err) {
    for (const struct xml_node *at = xml_first(idp); at != NULL; at = xml_next(at))
        if (for_signing(ctx, at) && !pin(ctx, at, certs, err))
            return false;
    return xml_certs_count(certs) > 0 ? true : wrong(err, "geen certificaat voor ondertekenen");
}

static const char *post_address(TALLOC_CTX *ctx, const struct xml_node *idp) {
    for (const struct xml_node *at = xml_first(idp); at != NULL; at = xml_next(at)) {
        const char *binding = xml_attr(ctx, at, "Binding");
        if (xml_is(at, SAML_NAAM_MD("SingleSignOnService")) && binding != NULL && strcmp(binding, HTTP_POST) == 0)
            return xml_attr(ctx, at, "Location");
    }
    return NULL;
}

/* The address goes into the action of a form and its origin into a header: letters of a URL only. */
static const char *origin(TALLOC_CTX *ctx, const char *url) {
    static const char scheme[] = "https://";
    static const char host_letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]";
    static const char outside_url[] = " \t\r\n\"'<>\\;,";
    if (url == NULL || strncmp(url, scheme, sizeof scheme - 1) != 0 || strcspn(url, outside_url) != strlen(url))
        return NULL;
    size_t host = strspn(url + sizeof scheme - 1, host_letters);
    char after = url[sizeof scheme - 1 + host];
    if (host == 0 || (after != '/' && after != '\0' && after != '?'))
        return NULL;
    return talloc_strndup(ctx, url, sizeof scheme - 1 + host);
}

static bool read_validity(TALLOC_CTX *ctx, const struct xml_node *root, time_t *ret, struct err *err) {
    const char *until = xml_attr(ctx, root, "validUntil");
    if (until == NULL)
        return true;
    return saml_moment(until, ret) ? true : wrong(err, "validUntil is geen moment in UTC");
}

static bool read_descriptor(struct saml_vertrouwen *v, const struct xml_node *root, struct err *err) {
    const struct xml_node *idp = xml_only(root, SAML_NAAM_MD("IDPSSODescriptor"));
    v->entity_id = xml_attr(v, root, "entityID");
    if (v->entity_id == NULL || v->entity_id[0] == '\0')
        return wrong(err, "entityID ontbreekt");
    if (idp == NULL)
        return wrong(err, "niet precies een IDPSSODescriptor");
    v->sso_url = post_address(v, idp);
    v->sso_oorsprong = origin(v, v->sso_url);
    if (v->sso_oorsprong == NULL)
        return wrong(err, "geen SingleSignOnService voor HTTP-POST op een https-adres");
    v->certs = xml_certs_new(v);
    return read_validity(v, root, &v->geldig_tot, err) && read_certs(v, idp, v->certs, err);
}

struct saml_vertrouwen *saml_vertrouwen_van(TALLOC_CTX *ctx, const char *metadata, size_t len, struct err *err) {
    struct saml_vertrouwen *v = talloc_zero(ctx, struct saml_vertrouwen);
    struct xml_doc *doc = NULL;
    if (v == NULL)
        abort();
    enum xml_refusal refusal = xml_parse(v, metadata, len, &doc);
    bool good = false;
    if (refusal != XML_FINE)
        (void)wrong(err, xml_refusal_name(refusal));
    else if (!xml_root_is(doc, SAML_NAAM_MD("EntityDescriptor")))
        (void)wrong(err, "het wortelelement is geen EntityDescriptor");
    else
        good = read_descriptor(v, xml_trusted_root(doc), err);
    TALLOC_FREE(doc);
    if (!good)
        TALLOC_FREE(v);
    return v;
}

struct saml_vertrouwen *saml_vertrouwen_lezen(TALLOC_CTX *ctx, const char *file, struct err *err) {
    size_t len = 0;
    char *metadata = saml_lees_bestand(ctx, file, false, &len, err);
    if (metadata == NULL)
        return NULL;
    struct saml_vertrouwen *v = saml_vertrouwen_van(ctx, metadata, len, err);
    talloc_free(metadata);
    return v;
}

const char *saml_vertrouwen_entity_id(const struct saml_vertrouwen *v) {
    return v->entity_id;
}

const char *saml_vertrouwen_sso_url(const struct saml_vertrouwen *v) {
    return v->sso_url;
}

const char *saml_vertrouwen_sso_oorsprong(const struct saml_vertrouwen *v) {
    return v->sso_oorsprong;
}
