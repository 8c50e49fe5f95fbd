/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * What the parties behind a makelaar said, as it stands in Advice: two whole signed assertions, by an
 * authenticatiedienst and by a machtigingenregister. Here they speak about somebody else of another organisation, so
 * that a portal that reads who is asking from them lets the wrong one in.
 */
#include "sim.h"

#define AD "urn:etoegang:AD:00000099000000003000:entities:0001"
#define MR "urn:etoegang:MR:00000099000000004000:entities:0001"
#define ANDER_KVK "99999999"
#define ANDER_PSEUDONIEM                                                                                               \
    "00000000000000000000000000000000000000000000000000000000000000ff@000000000000000000000000000000ff"

static void subject(struct xml_el *assertie, const char *issuer) {
    char transient[SIM_ID_TEXT];
    sim_id(transient);
    struct xml_el *el = sim_add(assertie, "Subject"), *id = sim_add_text(el, "NameID", transient);
    xml_set(id, "Format", "urn:oasis:names:tc:SAML:2.0:nameid-format:transient");
    xml_set(id, "NameQualifier", issuer);
    xml_set(sim_add(el, "SubjectConfirmation"), "Method", "urn:oasis:names:tc:SAML:2.0:cm:sender-vouches");
}

static void conditions(struct xml_el *assertie, const struct sim_vraag *vraag, const struct sim_tijden *tijden) {
    struct xml_el *el = sim_add(assertie, "Conditions");
    xml_set(el, "NotBefore", tijden->eerder);
    xml_set(el, "NotOnOrAfter", tijden->later);
    (void)sim_add_text(sim_add(el, "AudienceRestriction"), "Audience", vraag->aanbieder->entity_id);
}

static void login(struct xml_el *assertie, const struct sim_tijden *tijden) {
    struct xml_el *el = sim_add(assertie, "AuthnStatement");
    xml_set(el, "AuthnInstant", tijden->nu);
    (void)sim_add_text(sim_add(el, "AuthnContext"), "AuthnContextClassRef", "urn:etoegang:core:assurance-class:loa4");
}

static bool one(struct xml_el *advice, const char *issuer, const struct sim *sim, const struct sim_vraag *vraag,
                const struct sim_tijden *tijden, struct err *err) {
    struct sim_mens ander = *vraag->mens;
    ander.kvk = ANDER_KVK;
    ander.pseudoniem = ANDER_PSEUDONIEM;
    struct sim_vraag about = *vraag;
    about.mens = &ander;
    struct xml_el *el = sim_add(advice, "Assertion");
    sim_kop(el, tijden);
    struct xml_el *by = sim_add_text(el, "Issuer", issuer);
    subject(el, issuer);
    conditions(el, vraag, tijden);
    login(el, tijden);
    return sim_attributen(el, sim, &about, err) && xml_sign(el, by, sim->vreemd.key, sim->vreemd.naam, err);
}

bool sim_advies(struct xml_el *assertie, const struct sim *sim, const struct sim_vraag *vraag,
                const struct sim_tijden *tijden, struct err *err) {
    if (!vraag->keuzes.advies)
        return true;
    struct xml_el *advice = sim_add(assertie, "Advice");
    return one(advice, AD, sim, vraag, tijden, err) && one(advice, MR, sim, vraag, tijden, err);
}
