/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * How a party makes itself known to the portal: its keys, its addresses, and the mark that it is not real.
 */
#include "sim.h"

static struct xml_el *md(struct xml_el *parent, const char *name) {
    return xml_add(parent, "md", SIM_NAAM(SIM_METADATA, name));
}

static void mark(struct xml_el *root) {
    xml_put_text(xml_add(md(root, "Extensions"), "sim", SIM_NAAM(SIM_MERK, "Simulator")),
                 "Deze partij is nagemaakt; alleen voor een demonstratie of een test.");
}

static void key(struct xml_el *idp, const struct sim_sleutel *sleutel) {
    struct xml_el *el = md(idp, "KeyDescriptor");
    xml_set(el, "use", "signing");
    struct xml_el *info = xml_add(el, "ds", SIM_NAAM(XML_NS_DSIG, "KeyInfo"));
    xml_put_text(xml_add(info, "ds", SIM_NAAM(XML_NS_DSIG, "KeyName")), sleutel->naam);
    struct xml_el *data = xml_add(info, "ds", SIM_NAAM(XML_NS_DSIG, "X509Data"));
    xml_put_text(xml_add(data, "ds", SIM_NAAM(XML_NS_DSIG, "X509Certificate")), sleutel->certificaat);
}

static struct xml_el *address(struct xml_el *idp, const char *what, const char *binding, const char *url) {
    struct xml_el *el = md(idp, what);
    xml_set(el, "Binding", binding);
    xml_set(el, "Location", url);
    return el;
}

const char *sim_metadata(TALLOC_CTX *ctx, const struct sim *sim, const struct sim_aanbieder *a) {
    struct xml_out *out = xml_out_new(ctx, "md", SIM_NAAM(SIM_METADATA, "EntityDescriptor"));
    struct xml_el *root = xml_out_root(out);
    xml_set(root, "entityID", a->entity_id);
    mark(root);
    struct xml_el *idp = md(root, "IDPSSODescriptor");
    xml_set(idp, "WantAuthnRequestsSigned", "true");
    xml_set(idp, "protocolSupportEnumeration", SIM_PROTOCOL);
    key(idp, &a->huidig);
    key(idp, &a->volgend);
    struct xml_el *resolve = address(idp, "ArtifactResolutionService", SIM_BINDING "SOAP",
                                     talloc_asprintf(ctx, "%s/%s/artifact", sim->adres_artifact, a->naam));
    xml_set(resolve, "index", "0");
    xml_set(resolve, "isDefault", "true");
    (void)address(idp, "SingleSignOnService", SIM_BINDING "HTTP-POST",
                  talloc_asprintf(ctx, "%s/%s/sso", sim->adres, a->naam));
    const char *text = xml_out_text(ctx, out, NULL);
    talloc_free(out);
    return text;
}
