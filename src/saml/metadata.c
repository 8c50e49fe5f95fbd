/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Whom we trust: the SAML metadata of a provider, in the files that the operator named in the settings.
 */
#include "saml/clausules.h"

#include <stdlib.h>
#include <string.h>

#define HTTP_POST "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
#define SOAP "urn:oasis:names:tc:SAML:2.0:bindings:SOAP"
#define NS_SIMULATOR "urn:portaal-inburgering:simulator"
#define INDEX_MAX 65535
#define DSIG(n)                                                                                                        \
    (struct xml_name) {                                                                                                \
        .ns = XML_NS_DSIG, .name = (n)                                                                                 \
    }

static bool wrong(struct err *err, const char *what) {
    return err_set(err, ERR_INPUT, "metadata", "%s", what);
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

static bool read_index(TALLOC_CTX *ctx, const struct xml_node *at, long *ret) {
    const char *text = xml_attr(ctx, at, "index");
    char *end = NULL;
    if (text == NULL || text[0] < '0' || text[0] > '9')
        return false;
    *ret = strtol(text, &end, 10);
    return *end == '\0' && *ret <= INDEX_MAX;
}

/* Where the answer that an artifact stands for can be fetched. */
static bool read_resolvers(struct saml_vertrouwen *v, const struct xml_node *idp, struct err *err) {
    for (const struct xml_node *at = xml_first(idp); at != NULL; at = xml_next(at)) {
        const char *binding = xml_attr(v, at, "Binding");
        if (!xml_is(at, SAML_NAAM_MD("ArtifactResolutionService")) || binding == NULL || strcmp(binding, SOAP) != 0)
            continue;
        struct saml_eindpunt found = {.url = xml_attr(v, at, "Location")};
        if (v->ophalen_aantal == SAML_OPHALEN_MAX || !read_index(v, at, &found.index) || origin(v, found.url) == NULL)
            return wrong(err, "een ArtifactResolutionService zonder index of https-adres, of te veel");
        v->ophalen[v->ophalen_aantal++] = found;
    }
    return true;
}

/* The mark of docs/inloggen.md. */
static bool marked_simulator(const struct xml_node *root) {
    const struct xml_name mark = {.ns = NS_SIMULATOR, .name = "Simulator"};
    const struct xml_node *extensions = xml_only(root, SAML_NAAM_MD("Extensions"));
    return extensions != NULL && xml_count(extensions, mark) > 0;
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
    v->simulator = marked_simulator(root);
    return read_validity(v, root, &v->geldig_tot, err) && read_resolvers(v, idp, err) &&
           read_certs(v, idp, v->certs, err);
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

/* ---- Several files ---- */

struct saml_vertrouwen *saml_vertrouwen_lezen(TALLOC_CTX *ctx, const char *file, struct err *err) {
    size_t len = 0;
    char *metadata = saml_lees_bestand(ctx, file, false, &len, err);
    if (metadata == NULL)
        return NULL;
    struct saml_vertrouwen *v = saml_vertrouwen_van(ctx, metadata, len, err);
    talloc_free(metadata);
    return v;
}

static bool earlier(time_t a, time_t b) { /* 0: never ends */
    return a != 0 && (b == 0 || a < b);
}

/* One file's certificates end with that file, while the other goes on. */
static void bound(struct saml_vertrouwen *v, size_t from, size_t to, time_t until) {
    for (size_t i = from; i < to; i++)
        xml_certs_until(v->certs, i, until);
}

/* `next` takes over what `so_far` trusted. */
static bool merge(struct saml_vertrouwen *next, const struct saml_vertrouwen *so_far, struct err *err) {
    size_t own = xml_certs_count(next->certs);
    if (strcmp(next->entity_id, so_far->entity_id) != 0)
        return wrong(err, "de bestanden hebben niet dezelfde entityID");
    if (!xml_certs_take(next->certs, so_far->certs, err))
        return false;
    if (earlier(next->geldig_tot, so_far->geldig_tot))
        bound(next, 0, own, next->geldig_tot);
    if (earlier(so_far->geldig_tot, next->geldig_tot))
        bound(next, own, xml_certs_count(next->certs), so_far->geldig_tot);
    if (earlier(next->geldig_tot, so_far->geldig_tot))
        next->geldig_tot = so_far->geldig_tot;
    next->simulator = next->simulator || so_far->simulator;
    return true;
}

struct saml_vertrouwen *saml_vertrouwen_uit(TALLOC_CTX *ctx, const char *const *files, size_t count, struct err *err) {
    struct saml_vertrouwen *v = NULL;
    for (size_t i = 0; i < count; i++) {
        struct saml_vertrouwen *next = saml_vertrouwen_lezen(ctx, files[i], err);
        if (next != NULL && v != NULL && !merge(next, v, err))
            TALLOC_FREE(next);
        TALLOC_FREE(v);
        v = next;
        if (v == NULL)
            return NULL;
    }
    return v;
}

bool saml_vertrouwen_artifact(const struct saml_vertrouwen *v) {
    return v->ophalen_aantal > 0;
}

bool saml_vertrouwen_simulator(const struct saml_vertrouwen *v) {
    return v->simulator;
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
