/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Who we are: our own metadata, for a makelaar to take in. It is a stranger's first look at us, so it is held against
 * the schemas of the standard in the tests.
 */
#include "saml/clausules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BINDING "urn:oasis:names:tc:SAML:2.0:bindings:"
#define NAME_URI "urn:oasis:names:tc:SAML:2.0:attrname-format:uri"
#define CORE "urn:etoegang:core:"
#define SERVICE_UUID CORE "ServiceUUID"
#define DAY 86400
#define VALID_DAYS 8 /* from the beginning of this day: at least a week */
#define BEGIN_PEM "-----BEGIN CERTIFICATE-----"
#define END_PEM "-----END CERTIFICATE-----"
#define DSIG(n)                                                                                                        \
    (struct xml_name) {                                                                                                \
        .ns = XML_NS_DSIG, .name = (n)                                                                                 \
    }

/* ---- What goes in ---- */

/* The base64 of the only certificate in a PEM text, without white space; NULL when there is none or another. */
static char *pem_body(TALLOC_CTX *ctx, const char *pem) {
    const char *from = strstr(pem, BEGIN_PEM), *to = from != NULL ? strstr(from, END_PEM) : NULL;
    if (to == NULL || strstr(to, BEGIN_PEM) != NULL)
        return NULL;
    from += strlen(BEGIN_PEM);
    char *text = talloc_zero_size(ctx, (size_t)(to - from) + 1), *end = text;
    if (text == NULL)
        abort();
    for (const char *at = from; at < to; at++)
        if (strchr(" \t\r\n", *at) == NULL)
            *end++ = *at;
    return text;
}

bool saml_eigen_certificaat_lezen(TALLOC_CTX *ctx, struct saml_eigen *eigen, const char *pem_file, struct err *err) {
    size_t len = 0;
    const char *pem = saml_lees_bestand(ctx, pem_file, false, &len, err);
    if (pem == NULL)
        return false;
    struct saml_eigen_certificaat found = {.base64 = pem_body(ctx, pem)};
    if (found.base64 == NULL || eigen->certificaten_aantal == SAML_EIGEN_MAX)
        return err_set(err, ERR_INPUT, pem_file, "niet precies een certificaat in PEM, of te veel bestanden");
    struct xml_certs *certs = xml_certs_new(ctx);
    bool good = xml_certs_add(certs, found.base64, NULL, err);
    if (good) {
        found.naam = talloc_strdup(ctx, xml_certs_fingerprint(certs, 0));
        eigen->certificaten[eigen->certificaten_aantal++] = found;
    }
    talloc_free(certs);
    return good;
}

void saml_eigen_acs_erbij(struct saml_eigen *eigen, struct saml_eigen_acs acs) {
    for (size_t i = 0; i < eigen->acs_aantal; i++)
        if (eigen->acs[i].index == acs.index && eigen->acs[i].artifact == acs.artifact)
            return;
    if (eigen->acs_aantal < SAML_EIGEN_MAX)
        eigen->acs[eigen->acs_aantal++] = acs;
}

struct saml_eigen_lijst *saml_eigen_lijst_van(struct saml_eigen *eigen, long index) {
    for (size_t i = 0; i < eigen->lijsten_aantal; i++)
        if (eigen->lijsten[i].index == index)
            return &eigen->lijsten[i];
    if (eigen->lijsten_aantal == SAML_EIGEN_MAX)
        return NULL;
    struct saml_eigen_lijst *lijst = &eigen->lijsten[eigen->lijsten_aantal++];
    lijst->index = index;
    return lijst;
}

void saml_eigen_vraag(struct saml_eigen_lijst *lijst, const char *naam) {
    for (size_t i = 0; i < lijst->aantal; i++)
        if (strcmp(lijst->namen[i], naam) == 0)
            return;
    if (lijst->aantal < SAML_EIGEN_MAX)
        lijst->namen[lijst->aantal++] = naam;
}

void saml_eigen_vraag_eherkenning(struct saml_eigen_lijst *lijst) {
    saml_eigen_vraag(lijst, SERVICE_UUID);
    saml_eigen_vraag(lijst, CORE "LegalSubjectID");
    saml_eigen_vraag(lijst, CORE "ActingSubjectID");
}

/* ---- What comes out ---- */

static struct xml_el *add(struct xml_el *parent, const char *name) {
    return xml_add(parent, "md", SAML_NAAM_MD(name));
}

static void set_number(struct xml_el *el, const char *name, long n) {
    char text[24];
    (void)snprintf(text, sizeof text, "%ld", n);
    xml_set(el, name, text);
}

static void add_key(struct xml_el *sp, const struct saml_eigen_certificaat *c) {
    struct xml_el *key = add(sp, "KeyDescriptor");
    xml_set(key, "use", c->ontsleutelt ? "encryption" : "signing");
    struct xml_el *info = xml_add(key, "ds", DSIG("KeyInfo"));
    if (c->naam != NULL)
        xml_put_text(xml_add(info, NULL, DSIG("KeyName")), c->naam);
    xml_put_text(xml_add(xml_add(info, NULL, DSIG("X509Data")), NULL, DSIG("X509Certificate")), c->base64);
}

static void add_acs(struct xml_el *sp, const struct saml_eigen *eigen, size_t i) {
    struct xml_el *acs = add(sp, "AssertionConsumerService");
    xml_set(acs, "Binding", eigen->acs[i].artifact ? BINDING "HTTP-Artifact" : BINDING "HTTP-POST");
    xml_set(acs, "Location", eigen->acs_url);
    set_number(acs, "index", eigen->acs[i].index);
    if (i == 0)
        xml_set(acs, "isDefault", "true");
}

static void add_list(struct xml_el *sp, const struct saml_eigen *eigen, const struct saml_eigen_lijst *lijst) {
    struct xml_el *el = add(sp, "AttributeConsumingService");
    set_number(el, "index", lijst->index);
    struct xml_el *name = add(el, "ServiceName");
    xml_set_lang(name, "nl");
    xml_put_text(name, eigen->dienstnaam);
    for (size_t i = 0; i < lijst->aantal; i++) {
        struct xml_el *asked = add(el, "RequestedAttribute");
        xml_set(asked, "Name", lijst->namen[i]);
        if (strncmp(lijst->namen[i], "urn:", 4) == 0)
            xml_set(asked, "NameFormat", NAME_URI);
        if (strcmp(lijst->namen[i], SERVICE_UUID) != 0)
            continue;
        xml_set(asked, "isRequired", "true");
        xml_put_text(xml_add(asked, "saml", SAML_NAAM("AttributeValue")), eigen->service_uuid);
    }
}

static void fill(struct xml_el *root, const struct saml_eigen *eigen, time_t nu) {
    char id[SAML_ID_MAX], until[21];
    saml_nieuw_id(id);
    saml_moment_text(nu - nu % DAY + VALID_DAYS * DAY, until);
    xml_set(root, "ID", id);
    xml_set(root, "entityID", eigen->entity_id);
    xml_set(root, "validUntil", until);
    struct xml_el *sp = add(root, "SPSSODescriptor");
    xml_set(sp, "AuthnRequestsSigned", "true");
    xml_set(sp, "WantAssertionsSigned", "true");
    xml_set(sp, "protocolSupportEnumeration", SAML_NS_PROTOCOL);
    for (size_t i = 0; i < eigen->certificaten_aantal; i++)
        add_key(sp, &eigen->certificaten[i]);
    for (size_t i = 0; i < eigen->acs_aantal; i++)
        add_acs(sp, eigen, i);
    for (size_t i = 0; i < eigen->lijsten_aantal; i++)
        if (eigen->lijsten[i].aantal > 0)
            add_list(sp, eigen, &eigen->lijsten[i]);
}

const char *saml_metadata_maken(TALLOC_CTX *ctx, const struct saml_sleutel *sleutel, const struct saml_eigen *eigen,
                                time_t nu, struct err *err) {
    struct xml_out *out = xml_out_new(ctx, "md", SAML_NAAM_MD("EntityDescriptor"));
    struct xml_el *root = xml_out_root(out);
    fill(root, eigen, nu);
    bool good = xml_sign(root, NULL, sleutel->key, NULL, err);
    const char *text = good ? xml_out_text(ctx, out, NULL) : NULL;
    talloc_free(out);
    return text;
}

/* A certificate that has ended is the makelaar's to refuse: it must not keep the portal from starting. */
bool saml_eigen_klopt(TALLOC_CTX *ctx, const struct saml_sleutel *sleutel, const struct saml_eigen *eigen, time_t nu,
                      struct err *err) {
    const char *text = saml_metadata_maken(ctx, sleutel, eigen, nu, err);
    struct xml_certs *certs = xml_certs_new(ctx);
    struct xml_doc *doc = NULL;
    const struct xml_node *root;
    if (text == NULL || eigen->certificaten_aantal == 0 ||
        !xml_certs_add(certs, eigen->certificaten[0].base64, NULL, err))
        return false;
    enum xml_refusal refusal = xml_parse(ctx, text, strlen(text), &doc);
    if (refusal == XML_FINE)
        refusal = xml_verify(doc, XML_ROOT, certs, nu, &root);
    if (refusal != XML_FINE && refusal != XML_KEY_EXPIRED)
        return err_set(err, ERR_INPUT, "ondertekencertificaat",
                       "het eerste certificaat hoort niet bij de ondertekensleutel (%s)", xml_refusal_name(refusal));
    return true;
}
