/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Who asks: the simulator answers the one portal that it knows, as a real party does.
 */
#include "sim.h"

#include "xml/base64.h"

#include <stdlib.h>
#include <string.h>

#define REQUEST_MAX (64 * 1024)

static bool same(const char *a, const char *b) {
    return a != NULL && strcmp(a, b) == 0;
}

/* Version, Issuer and, when wanted, Destination. */
static bool from_portal(TALLOC_CTX *ctx, const struct sim *sim, const struct xml_node *request, const char *to,
                        struct err *err) {
    const struct xml_node *issuer = xml_only(request, SIM_NAAM(SIM_ASSERTION, "Issuer"));
    const char *destination = xml_attr(ctx, request, "Destination");
    if (!same(xml_attr(ctx, request, "Version"), "2.0"))
        return err_set(err, ERR_INPUT, "verzoek", "versie 2.0 is nodig");
    if (issuer == NULL || !same(xml_text(ctx, issuer), sim->dienstverlener))
        return err_set(err, ERR_INPUT, "verzoek", "deze dienstverlener is niet bekend");
    if (to != NULL && !same(destination, to))
        return err_set(err, ERR_INPUT, "verzoek", "dit verzoek is voor een ander");
    return true;
}

/* By the binding it names, or by the index of an address of the portal's metadata: 1 is the one for artifacts. */
static bool asks_artifact(TALLOC_CTX *ctx, const struct xml_node *request) {
    const char *binding = xml_attr(ctx, request, "ProtocolBinding");
    if (binding != NULL)
        return strcmp(binding, SIM_BINDING "HTTP-Artifact") == 0;
    return same(xml_attr(ctx, request, "AssertionConsumerServiceIndex"), "1");
}

/* The signed element at that place of a document with that root. */
static enum xml_refusal signed_at(TALLOC_CTX *ctx, const struct sim *sim, const char *bytes, size_t len,
                                  struct xml_name root, struct xml_place place, time_t nu,
                                  const struct xml_node **ret) {
    struct xml_doc *doc = NULL;
    enum xml_refusal refusal = xml_parse(ctx, bytes, len, &doc);
    if (refusal == XML_FINE && !xml_root_is(doc, root))
        return XML_PLACE;
    return refusal == XML_FINE ? xml_verify(doc, place, sim->van_portaal, nu, ret) : refusal;
}

bool sim_verzoek(TALLOC_CTX *ctx, const struct sim *sim, const struct sim_aanbieder *a, const char *base64, time_t nu,
                 struct sim_verzoek *ret, struct err *err) {
    unsigned char *bytes = talloc_size(ctx, REQUEST_MAX);
    size_t len;
    const struct xml_node *request = NULL;
    if (bytes == NULL || base64 == NULL || !base64_decode(base64, bytes, REQUEST_MAX, &len))
        return err_set(err, ERR_INPUT, "SAMLRequest", "ontbreekt, of is geen base64");
    enum xml_refusal refusal =
        signed_at(ctx, sim, (const char *)bytes, len, SIM_NAAM(SIM_PROTOCOL, "AuthnRequest"), XML_ROOT, nu, &request);
    if (refusal != XML_FINE)
        return err_set(err, ERR_INPUT, "SAMLRequest", "%s", xml_refusal_name(refusal));
    if (!from_portal(ctx, sim, request, talloc_asprintf(ctx, "%s/%s/sso", sim->adres, a->naam), err))
        return false;
    ret->id = xml_attr(ctx, request, "ID");
    ret->artifact = asks_artifact(ctx, request);
    return true;
}

bool sim_resolve(TALLOC_CTX *ctx, const struct sim *sim, const char *soap, time_t nu, const char **ret_id,
                 const char **ret_artifact, struct err *err) {
    static const struct xml_name path[] = {{.ns = SIM_SOAP, .name = "Body"},
                                           {.ns = SIM_PROTOCOL, .name = "ArtifactResolve"}};
    const struct xml_node *request = NULL;
    enum xml_refusal refusal = signed_at(ctx, sim, soap, strlen(soap), SIM_NAAM(SIM_SOAP, "Envelope"),
                                         (struct xml_place){.names = path, .count = 2}, nu, &request);
    if (refusal != XML_FINE)
        return err_set(err, ERR_INPUT, "ArtifactResolve", "%s", xml_refusal_name(refusal));
    if (!from_portal(ctx, sim, request, NULL, err))
        return false;
    const struct xml_node *artifact = xml_only(request, SIM_NAAM(SIM_PROTOCOL, "Artifact"));
    *ret_id = xml_attr(ctx, request, "ID");
    *ret_artifact = artifact != NULL ? xml_text(ctx, artifact) : NULL;
    return *ret_artifact != NULL ? true : err_set(err, ERR_INPUT, "ArtifactResolve", "geen Artifact");
}
