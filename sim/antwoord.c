/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The answers of the simulator, in the layout of the scheme, and its metadata.
 */
#include "sim.h"

#include <stdlib.h>

#define PROTOCOL "urn:oasis:names:tc:SAML:2.0:protocol"
#define ASSERTION "urn:oasis:names:tc:SAML:2.0:assertion"
#define METADATA "urn:oasis:names:tc:SAML:2.0:metadata"
#define STATUS "urn:oasis:names:tc:SAML:2.0:status:"
#define CONCERNED "urn:etoegang:1.9:EntityConcernedID:"
#define KEY_NAME "ehsim"
#define EARLIER 60      /* seconds that an answer was valid already */
#define LATER (30 * 60) /* seconds that it stays valid: a reader of the demo may take her time */

#define N(name_space, element)                                                                                         \
    (struct xml_name) {                                                                                                \
        .ns = (name_space), .name = (element)                                                                          \
    }

struct times {
    char now[21], earlier[21], later[21];
};

static struct xml_el *add(struct xml_el *parent, const char *name) {
    return xml_add(parent, "saml", N(ASSERTION, name));
}

static struct xml_el *add_text(struct xml_el *parent, const char *name, const char *text) {
    struct xml_el *el = add(parent, name);
    xml_put_text(el, text);
    return el;
}

static void head(struct xml_el *el, const struct times *times) {
    char id[SIM_ID_TEXT];
    sim_id(id);
    xml_set(el, "ID", id);
    xml_set(el, "Version", "2.0");
    xml_set(el, "IssueInstant", times->now);
}

static void subject(struct xml_el *assertion, const struct sim *sim, const struct sim_vraag *vraag,
                    const struct times *times) {
    char transient[SIM_ID_TEXT];
    sim_id(transient);
    struct xml_el *el = add(assertion, "Subject"), *id = add_text(el, "NameID", transient);
    xml_set(id, "Format", "urn:oasis:names:tc:SAML:2.0:nameid-format:transient");
    xml_set(id, "NameQualifier", sim->entity_id);
    struct xml_el *confirmation = add(el, "SubjectConfirmation");
    xml_set(confirmation, "Method", "urn:oasis:names:tc:SAML:2.0:cm:bearer");
    struct xml_el *data = add(confirmation, "SubjectConfirmationData");
    xml_set(data, "InResponseTo", vraag->verzoek);
    xml_set(data, "Recipient", sim->acs);
    xml_set(data, "NotOnOrAfter", times->later);
}

static void conditions(struct xml_el *assertion, const struct sim *sim, const struct times *times) {
    struct xml_el *el = add(assertion, "Conditions");
    xml_set(el, "NotBefore", times->earlier);
    xml_set(el, "NotOnOrAfter", times->later);
    (void)add_text(add(el, "AudienceRestriction"), "Audience", sim->dienstverlener);
}

static void statement(struct xml_el *assertion, const struct sim *sim, const struct sim_vraag *vraag,
                      const struct times *times) {
    struct xml_el *el = add(assertion, "AuthnStatement");
    xml_set(el, "AuthnInstant", times->now);
    struct xml_el *context = add(el, "AuthnContext");
    (void)add_text(context, "AuthnContextClassRef", vraag->niveau != NULL ? vraag->niveau : sim->niveau);
    (void)add_text(context, "AuthenticatingAuthority", sim->entity_id);
}

static struct xml_el *attribute(struct xml_el *list, const char *name) {
    struct xml_el *el = add(list, "Attribute");
    xml_set(el, "Name", name);
    return add(el, "AttributeValue");
}

static void attributes(struct xml_el *assertion, const struct sim *sim, const struct sim_vraag *vraag) {
    struct xml_el *list = add(assertion, "AttributeStatement");
    xml_put_text(attribute(list, "urn:etoegang:core:ServiceUUID"), sim->service_uuid);
    struct xml_el *legal = add_text(attribute(list, "urn:etoegang:core:LegalSubjectID"), "NameID", vraag->mens->kvk);
    xml_set(legal, "NameQualifier", CONCERNED "KvKnr");
    struct xml_el *acting =
        add_text(attribute(list, "urn:etoegang:core:ActingSubjectID"), "NameID", vraag->mens->pseudoniem);
    xml_set(acting, "NameQualifier", CONCERNED "Pseudo");
    if (vraag->vestigingsnummer != NULL)
        xml_put_text(attribute(list, "urn:etoegang:1.9:ServiceRestriction:Vestigingsnr"), vraag->vestigingsnummer);
}

static bool fill_assertion(struct xml_el *el, const struct sim *sim, const struct sim_vraag *vraag,
                           const struct times *times, struct err *err) {
    head(el, times);
    struct xml_el *issuer = add_text(el, "Issuer", sim->entity_id);
    subject(el, sim, vraag, times);
    conditions(el, sim, times);
    statement(el, sim, vraag, times);
    attributes(el, sim, vraag);
    return vraag->wat == SIM_RESPONSE || xml_sign(el, issuer, sim->key, KEY_NAME, err);
}

static void status(struct xml_el *response, enum sim_wat wat) {
    struct xml_el *el = xml_add(response, NULL, N(PROTOCOL, "Status"));
    struct xml_el *code = xml_add(el, NULL, N(PROTOCOL, "StatusCode"));
    xml_set(code, "Value", wat == SIM_ANNULEREN ? STATUS "Responder" : STATUS "Success");
    if (wat != SIM_ANNULEREN)
        return;
    xml_set(xml_add(code, NULL, N(PROTOCOL, "StatusCode")), "Value", STATUS "AuthnFailed");
    xml_put_text(xml_add(el, NULL, N(PROTOCOL, "StatusMessage")), "Authentication cancelled");
}

static bool fill_response(struct xml_el *el, const struct sim *sim, const struct sim_vraag *vraag,
                          const struct times *times, struct err *err) {
    head(el, times);
    xml_set(el, "InResponseTo", vraag->verzoek);
    xml_set(el, "Destination", sim->acs);
    struct xml_el *issuer = add_text(el, "Issuer", sim->entity_id);
    status(el, vraag->wat);
    if (vraag->wat != SIM_ANNULEREN && !fill_assertion(add(el, "Assertion"), sim, vraag, times, err))
        return false;
    return vraag->wat == SIM_ASSERTIE || xml_sign(el, issuer, sim->key, KEY_NAME, err);
}

const char *sim_antwoord(TALLOC_CTX *ctx, const struct sim *sim, const struct sim_vraag *vraag, struct err *err) {
    struct times times;
    sim_moment(vraag->nu, times.now);
    sim_moment(vraag->nu - EARLIER, times.earlier);
    sim_moment(vraag->nu + LATER, times.later);
    bool bare = vraag->wat == SIM_KAAL;
    struct xml_out *out =
        xml_out_new(ctx, bare ? "saml" : "samlp", bare ? N(ASSERTION, "Assertion") : N(PROTOCOL, "Response"));
    struct xml_el *root = xml_out_root(out);
    bool good = bare ? fill_assertion(root, sim, vraag, &times, err) : fill_response(root, sim, vraag, &times, err);
    const char *text = good ? xml_out_text(ctx, out, NULL) : NULL;
    talloc_free(out);
    return text;
}

const char *sim_metadata(TALLOC_CTX *ctx, const struct sim *sim) {
    struct xml_out *out = xml_out_new(ctx, "md", N(METADATA, "EntityDescriptor"));
    struct xml_el *root = xml_out_root(out);
    xml_set(root, "entityID", sim->entity_id);
    struct xml_el *idp = xml_add(root, NULL, N(METADATA, "IDPSSODescriptor"));
    xml_set(idp, "WantAuthnRequestsSigned", "true");
    xml_set(idp, "protocolSupportEnumeration", PROTOCOL);
    struct xml_el *key = xml_add(idp, NULL, N(METADATA, "KeyDescriptor"));
    xml_set(key, "use", "signing");
    struct xml_el *info = xml_add(key, "ds", N(XML_NS_DSIG, "KeyInfo"));
    xml_put_text(xml_add(info, NULL, N(XML_NS_DSIG, "KeyName")), KEY_NAME);
    struct xml_el *data = xml_add(info, NULL, N(XML_NS_DSIG, "X509Data"));
    xml_put_text(xml_add(data, NULL, N(XML_NS_DSIG, "X509Certificate")), sim->certificaat_base64);
    struct xml_el *sso = xml_add(idp, NULL, N(METADATA, "SingleSignOnService"));
    xml_set(sso, "Binding", "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST");
    xml_set(sso, "Location", talloc_asprintf(ctx, "%s/sso", sim->adres));
    const char *text = xml_out_text(ctx, out, NULL);
    talloc_free(out);
    return text;
}
