/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Who asks: the simulator answers the one portal that it knows, as a makelaar does.
 */
#include "sim.h"

#include "xml/base64.h"

#include <string.h>

#define PROTOCOL "urn:oasis:names:tc:SAML:2.0:protocol"
#define ASSERTION "urn:oasis:names:tc:SAML:2.0:assertion"
#define REQUEST_MAX (64 * 1024)

static bool same(const char *a, const char *b) {
    return a != NULL && strcmp(a, b) == 0;
}

static bool for_us(TALLOC_CTX *ctx, const struct sim *sim, const struct xml_node *request, struct err *err) {
    const struct xml_node *issuer = xml_only(request, (struct xml_name){.ns = ASSERTION, .name = "Issuer"});
    const char *sso = talloc_asprintf(ctx, "%s/sso", sim->adres);
    if (!same(xml_attr(ctx, request, "Version"), "2.0") || !same(xml_attr(ctx, request, "ForceAuthn"), "true"))
        return err_set(err, ERR_INPUT, "AuthnRequest", "versie 2.0 en ForceAuthn zijn nodig");
    if (issuer == NULL || !same(xml_text(ctx, issuer), sim->dienstverlener))
        return err_set(err, ERR_INPUT, "AuthnRequest", "deze dienstverlener is niet bekend");
    if (!same(xml_attr(ctx, request, "Destination"), sso))
        return err_set(err, ERR_INPUT, "AuthnRequest", "dit verzoek is voor een andere makelaar");
    return true;
}

bool sim_verzoek(TALLOC_CTX *ctx, const struct sim *sim, const char *base64, time_t nu, const char **ret_id,
                 struct err *err) {
    static const struct xml_name root = {.ns = PROTOCOL, .name = "AuthnRequest"}, itself = {.ns = NULL};
    unsigned char *bytes = talloc_size(ctx, REQUEST_MAX);
    size_t len;
    struct xml_doc *doc = NULL;
    const struct xml_node *request = NULL;
    if (bytes == NULL || base64 == NULL || !base64_decode(base64, bytes, REQUEST_MAX, &len))
        return err_set(err, ERR_INPUT, "SAMLRequest", "ontbreekt, of is geen base64");
    enum xml_refusal refusal = xml_parse(ctx, (const char *)bytes, len, &doc);
    if (refusal == XML_FINE && !xml_root_is(doc, root))
        return err_set(err, ERR_INPUT, "SAMLRequest", "is geen AuthnRequest");
    if (refusal == XML_FINE)
        refusal = xml_verify(doc, itself, sim->van_portaal, nu, &request);
    if (refusal != XML_FINE)
        return err_set(err, ERR_INPUT, "SAMLRequest", "%s", xml_refusal_name(refusal));
    if (!for_us(ctx, sim, request, err))
        return false;
    *ret_id = xml_attr(ctx, request, "ID");
    return true;
}
