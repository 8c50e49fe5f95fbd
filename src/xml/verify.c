/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * "xmlsec says OK" is not enough: it says that some bytes were signed, not that the element we are going to read is
 * those bytes. So the rules below first establish that the signature is the element's own child, that its one Reference
 * points at that element and nothing else, and that nothing between the element and its digest can leave something out;
 * only then is xmlsec asked. KeyInfo is never used for the key.
 *
 * To add a rule: one function, one row at the bottom, and a case in the corpus that only this rule refuses.
 */
#include "xml/intern.h"
#include "xml/rules.h"

#include <libxml/hash.h>
#include <libxml/valid.h>
#include <stdlib.h>
#include <string.h>
#include <xmlsec/crypto.h>
#include <xmlsec/transforms.h>
#include <xmlsec/xmldsig.h>

#define DSIG(element)                                                                                                  \
    (struct xml_name) {                                                                                                \
        .ns = XML_NS_DSIG, .name = (element)                                                                           \
    }
#define PREFIXES_LEN_MAX 64
#define EXC_C14N "http://www.w3.org/2001/10/xml-exc-c14n#"
#define ENVELOPED "http://www.w3.org/2000/09/xmldsig#enveloped-signature"

struct xml_claim {
    struct xml_doc *doc;
    xmlNodePtr target;    /* the element that will be read */
    xmlNodePtr signature; /* its first Signature child, or NULL */
    const struct xml_certs *certs;
    time_t now;
};

/* ---- Helpers that accept NULL, so that a rule never depends on another rule having run ---- */

static xmlNodePtr part(const xmlNode *parent, const char *name) {
    return parent != NULL ? xml_only_child(parent, DSIG(name), NULL) : NULL;
}

static const char *value_of(const xmlNode *node, const char *attribute) {
    const xmlAttr *attr = node != NULL ? xml_attribute(node, attribute) : NULL;
    return attr != NULL ? xml_attribute_value(attr) : NULL;
}

static bool algorithm_is(const xmlNode *node, const char *uri) {
    const char *own = value_of(node, "Algorithm");
    return own != NULL && strcmp(own, uri) == 0;
}

static bool algorithm_in(const xmlNode *node, const char *const *uris, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (algorithm_is(node, uris[i]))
            return true;
    return false;
}

/* The children are these, once each and in this order; the last `optional` of them may be absent. */
static bool children_are(const xmlNode *parent, const char *const *names, size_t count, size_t optional) {
    if (parent == NULL)
        return false;
    size_t i = 0;
    for (xmlNodePtr at = xml_first_element(parent); at != NULL; at = xml_next_element(at), i++)
        if (i == count || !xml_same_name(at, DSIG(names[i])))
            return false;
    return i + optional >= count;
}

/* ---- The rules ---- */

static bool short_ncname(const char *id) {
    static const char first[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_";
    static const char rest[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789.-";
    size_t len = strlen(id);
    return len >= 1 && len <= XML_ID_LEN_MAX && strchr(first, id[0]) != NULL && strspn(id, rest) == len;
}

/* An xml:id is registered by the parser itself, and then a reference could find another element than ours. */
static bool registers_ids_itself(const struct xml_doc *doc) {
    return doc->tree->ids != NULL && xmlHashSize(doc->tree->ids) > 0;
}

static enum xml_refusal id_is_usable(const struct xml_claim *claim) {
    const char *id = value_of(claim->target, "ID");
    return id != NULL && short_ncname(id) && !registers_ids_itself(claim->doc) ? XML_FINE : XML_ID_BAD;
}

static bool names_an_id(const xmlAttr *attr) {
    return xmlStrcasecmp(attr->name, xml_chars("id")) == 0;
}

static bool remember_ids(xmlHashTablePtr seen, xmlNodePtr node) {
    for (xmlAttrPtr attr = node->properties; attr != NULL; attr = attr->next) {
        const char *id = xml_attribute_value(attr);
        if (names_an_id(attr) && (id == NULL || xmlHashAddEntry(seen, xml_chars(id), node) != 0))
            return false;
    }
    for (xmlNodePtr at = xml_first_element(node); at != NULL; at = xml_next_element(at))
        if (!remember_ids(seen, at))
            return false;
    return true;
}

static enum xml_refusal ids_are_unique(const struct xml_claim *claim) {
    xmlHashTablePtr seen = xmlHashCreate(64);
    if (seen == NULL)
        abort();
    bool unique = remember_ids(seen, xmlDocGetRootElement(claim->doc->tree));
    xmlHashFree(seen, NULL);
    return unique ? XML_FINE : XML_ID_TWICE;
}

static enum xml_refusal signature_is_own_child(const struct xml_claim *claim) {
    return claim->signature != NULL ? XML_FINE : XML_NOT_SIGNED;
}

static enum xml_refusal signature_is_alone(const struct xml_claim *claim) {
    return part(claim->target, "Signature") != NULL ? XML_FINE : XML_SIGNED_TWICE;
}

/* No Object, no Manifest: nothing in a signature but what the other rules look at. */
static enum xml_refusal signature_is_plain(const struct xml_claim *claim) {
    static const char *const of_signature[] = {"SignedInfo", "SignatureValue", "KeyInfo"};
    return children_are(claim->signature, of_signature, 3, 1) ? XML_FINE : XML_SIGNATURE_FORM;
}

static enum xml_refusal signed_info_is_plain(const struct xml_claim *claim) {
    static const char *const of_reference[] = {"Transforms", "DigestMethod", "DigestValue"};
    xmlNodePtr info = part(claim->signature, "SignedInfo");
    if (info == NULL || part(info, "CanonicalizationMethod") == NULL || part(info, "SignatureMethod") == NULL)
        return XML_SIGNATURE_FORM;
    for (xmlNodePtr at = xml_first_element(info); at != NULL; at = xml_next_element(at))
        if (xml_same_name(at, DSIG("Reference")) && !children_are(at, of_reference, 3, 0))
            return XML_SIGNATURE_FORM;
    return XML_FINE;
}

static enum xml_refusal reference_is_the_target(const struct xml_claim *claim) {
    const char *id = value_of(claim->target, "ID");
    const char *uri = value_of(part(part(claim->signature, "SignedInfo"), "Reference"), "URI");
    return id != NULL && uri != NULL && uri[0] == '#' && strcmp(uri + 1, id) == 0 ? XML_FINE : XML_REFERENCE;
}

/* Exclusive canonicalisation may carry a list of prefixes. It looks each of them up at every element, before anything
 * was verified: a long list would be a cheap way to keep us busy. */
static bool at_most_prefix_list(const xmlNode *transform) {
    static const struct xml_name list = {.ns = EXC_C14N, .name = "InclusiveNamespaces"};
    xmlNodePtr child = transform != NULL ? xml_first_element(transform) : NULL;
    const char *prefixes = value_of(child, "PrefixList");
    return child == NULL ||
           (xml_same_name(child, list) && xml_first_element(child) == NULL && xml_next_element(child) == NULL &&
            prefixes != NULL && strlen(prefixes) <= PREFIXES_LEN_MAX);
}

static enum xml_refusal transforms_leave_nothing_out(const struct xml_claim *claim) {
    xmlNodePtr transforms = part(part(part(claim->signature, "SignedInfo"), "Reference"), "Transforms");
    xmlNodePtr first = transforms != NULL ? xml_first_element(transforms) : NULL;
    xmlNodePtr second = first != NULL ? xml_next_element(first) : NULL;
    if (second == NULL || xml_next_element(second) != NULL)
        return XML_TRANSFORM;
    bool expected = xml_same_name(first, DSIG("Transform")) && algorithm_is(first, ENVELOPED) &&
                    xml_first_element(first) == NULL && xml_same_name(second, DSIG("Transform")) &&
                    algorithm_is(second, EXC_C14N) && at_most_prefix_list(second);
    return expected ? XML_FINE : XML_TRANSFORM;
}

static enum xml_refusal algorithms_are_known(const struct xml_claim *claim) {
    static const char *const signing[] = {"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
                                          "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
                                          "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512"};
    static const char *const digesting[] = {"http://www.w3.org/2001/04/xmlenc#sha256",
                                            "http://www.w3.org/2001/04/xmldsig-more#sha384",
                                            "http://www.w3.org/2001/04/xmlenc#sha512"};
    xmlNodePtr info = part(claim->signature, "SignedInfo");
    xmlNodePtr c14n = part(info, "CanonicalizationMethod"), method = part(info, "SignatureMethod");
    xmlNodePtr digest = part(part(info, "Reference"), "DigestMethod");
    bool known = algorithm_is(c14n, EXC_C14N) && at_most_prefix_list(c14n) && algorithm_in(method, signing, 3) &&
                 xml_first_element(method) == NULL && algorithm_in(digest, digesting, 3) &&
                 xml_first_element(digest) == NULL;
    return known ? XML_FINE : XML_ALGORITHM;
}

static bool valid_now(const struct xml_cert *cert, time_t now) {
    return cert->not_before <= now && now <= cert->not_after;
}

static enum xml_refusal some_key_is_valid(const struct xml_claim *claim) {
    for (size_t i = 0; i < claim->certs->count; i++)
        if (valid_now(&claim->certs->rows[i], claim->now))
            return XML_FINE;
    return XML_KEY_EXPIRED;
}

/* ---- The last rule: the cryptography ---- */

/* xmlsec's own list of what it will do: a second wall behind the rules above. */
static bool restrict_context(xmlSecDSigCtxPtr dsig) {
    const xmlSecTransformId of_reference[] = {xmlSecTransformEnvelopedId, xmlSecTransformExclC14NId,
                                              xmlSecTransformSha256Id, xmlSecTransformSha384Id,
                                              xmlSecTransformSha512Id};
    const xmlSecTransformId of_signature[] = {xmlSecTransformExclC14NId, xmlSecTransformRsaSha256Id,
                                              xmlSecTransformRsaSha384Id, xmlSecTransformRsaSha512Id};
    dsig->enabledReferenceUris = xmlSecTransformUriTypeSameDocument;
    for (size_t i = 0; i < sizeof of_reference / sizeof of_reference[0]; i++)
        if (xmlSecDSigCtxEnableReferenceTransform(dsig, of_reference[i]) < 0)
            return false;
    for (size_t i = 0; i < sizeof of_signature / sizeof of_signature[0]; i++)
        if (xmlSecDSigCtxEnableSignatureTransform(dsig, of_signature[i]) < 0)
            return false;
    return true;
}

static bool digest_was_right(xmlSecDSigCtxPtr dsig) {
    xmlSecDSigReferenceCtxPtr reference = xmlSecPtrListGetItem(&dsig->signedInfoReferences, 0);
    return reference != NULL && reference->status == xmlSecDSigStatusSucceeded;
}

/* *ret_hopeless: what stands there is not what was signed, whatever the key. */
static bool verifies_with(const struct xml_claim *claim, const struct xml_cert *cert, bool *ret_hopeless) {
    xmlSecDSigCtxPtr dsig = xmlSecDSigCtxCreate(NULL);
    if (dsig == NULL)
        abort();
    /* With the key set beforehand xmlsec does not look at KeyInfo at all. */
    dsig->signKey = xmlSecKeyDuplicate(cert->key);
    bool good = dsig->signKey != NULL && restrict_context(dsig) && xmlSecDSigCtxVerify(dsig, claim->signature) >= 0 &&
                dsig->status == xmlSecDSigStatusSucceeded && xmlSecPtrListGetSize(&dsig->manifestReferences) == 0;
    *ret_hopeless = !digest_was_right(dsig);
    xmlSecDSigCtxDestroy(dsig);
    return good;
}

/* Only the name; what it names must be among the pinned ones. */
static const char *key_name_in(const struct xml_claim *claim) {
    const xmlNode *name = part(part(claim->signature, "KeyInfo"), "KeyName");
    const xmlNode *text = name != NULL ? name->children : NULL;
    return text != NULL && text->next == NULL && text->type == XML_TEXT_NODE ? xml_plain(text->content) : NULL;
}

static bool is_named(const struct xml_cert *cert, const char *name) {
    return name != NULL && ((cert->key_name != NULL && strcmp(cert->key_name, name) == 0) ||
                            xmlStrcasecmp(xml_chars(cert->fingerprint), xml_chars(name)) == 0);
}

static bool some_cert_verifies(const struct xml_claim *claim) {
    const char *name = key_name_in(claim);
    bool choose = false;
    for (size_t i = 0; i < claim->certs->count; i++)
        choose = choose || is_named(&claim->certs->rows[i], name);
    bool hopeless = false;
    for (size_t i = 0; i < claim->certs->count && !hopeless; i++) {
        const struct xml_cert *cert = &claim->certs->rows[i];
        if (valid_now(cert, claim->now) && (!choose || is_named(cert, name)) && verifies_with(claim, cert, &hopeless))
            return true;
    }
    return false;
}

static enum xml_refusal signature_fits(const struct xml_claim *claim) {
    xmlDocPtr tree = claim->doc->tree;
    xmlAttrPtr id = xml_attribute(claim->target, "ID");
    const char *value = id != NULL ? xml_attribute_value(id) : NULL;
    /* The element's own ID is the only one that a reference can find, and only while this signature is looked at. */
    if (value == NULL || xmlAddID(NULL, tree, xml_chars(value), id) == NULL)
        return XML_ID_BAD;
    bool found = xmlGetID(tree, xml_chars(value)) == id;
    bool good = found && some_cert_verifies(claim);
    /* xmlsec registers the Id attributes inside the Signature on its own account: forget those as well. */
    xmlFreeIDTable(tree->ids);
    tree->ids = NULL;
    return good ? XML_FINE : XML_SIGNATURE_WRONG;
}

const struct xml_rule xml_rules[] = {
    {.name = "id-bruikbaar", .judge = id_is_usable},
    {.name = "ids-uniek", .judge = ids_are_unique},
    {.name = "handtekening-is-kind", .judge = signature_is_own_child},
    {.name = "handtekening-enig", .judge = signature_is_alone},
    {.name = "handtekening-kaal", .judge = signature_is_plain},
    {.name = "signedinfo-kaal", .judge = signed_info_is_plain},
    {.name = "verwijzing-naar-element", .judge = reference_is_the_target},
    {.name = "transformaties", .judge = transforms_leave_nothing_out},
    {.name = "algoritmes", .judge = algorithms_are_known},
    {.name = "sleutel-geldig", .judge = some_key_is_valid},
    {.name = "handtekening-klopt", .judge = signature_fits},
};
const size_t xml_rules_count = sizeof xml_rules / sizeof xml_rules[0];

/* ---- The door ---- */

static xmlNodePtr target_of(const struct xml_doc *doc, struct xml_place place) {
    xmlNodePtr at = xmlDocGetRootElement(doc->tree);
    for (size_t i = 0; i < place.count && at != NULL; i++)
        at = xml_only_child(at, place.names[i], NULL);
    return at;
}

static xmlNodePtr first_signature(const xmlNode *target) {
    for (xmlNodePtr at = xml_first_element(target); at != NULL; at = xml_next_element(at))
        if (xml_same_name(at, DSIG("Signature")))
            return at;
    return NULL;
}

bool xml_is_signed(const struct xml_doc *doc, struct xml_place place) {
    xmlNodePtr target = target_of(doc, place);
    return target != NULL && first_signature(target) != NULL;
}

enum xml_refusal xml_verify_rules(struct xml_doc *doc, struct xml_place place, const struct xml_certs *certs,
                                  time_t now, const struct xml_rule *rules, size_t count, const struct xml_node **ret) {
    xmlNodePtr target = target_of(doc, place);
    if (target == NULL)
        return XML_PLACE;
    struct xml_claim claim = {
        .doc = doc, .target = target, .signature = first_signature(target), .certs = certs, .now = now};
    for (size_t i = 0; i < count; i++) {
        enum xml_refusal refusal = rules[i].judge(&claim);
        if (refusal != XML_FINE)
            return refusal;
    }
    *ret = (const struct xml_node *)(const void *)target;
    return XML_FINE;
}

enum xml_refusal xml_verify(struct xml_doc *doc, struct xml_place place, const struct xml_certs *certs, time_t now,
                            const struct xml_node **ret) {
    return xml_verify_rules(doc, place, certs, now, xml_rules, xml_rules_count, ret);
}

const char *xml_refusal_name(enum xml_refusal refusal) {
    static const char *const names[] = {[XML_FINE] = "fine",
                                        [XML_TOO_LARGE] = "too large",
                                        [XML_NOT_WELL_FORMED] = "not well-formed",
                                        [XML_HAS_DTD] = "document type declaration",
                                        [XML_TOO_DEEP] = "too deep",
                                        [XML_TOO_MANY] = "too many elements or attributes",
                                        [XML_ID_BAD] = "no usable ID",
                                        [XML_ID_TWICE] = "ID not unique",
                                        [XML_PLACE] = "element not there exactly once",
                                        [XML_NOT_SIGNED] = "not signed",
                                        [XML_SIGNED_TWICE] = "several signatures",
                                        [XML_SIGNATURE_FORM] = "signature of another form",
                                        [XML_REFERENCE] = "signature points elsewhere",
                                        [XML_TRANSFORM] = "transforms",
                                        [XML_ALGORITHM] = "algorithm",
                                        [XML_KEY_EXPIRED] = "no valid certificate",
                                        [XML_SIGNATURE_WRONG] = "signature does not fit",
                                        [XML_ENC_FORM] = "encrypted element of another form",
                                        [XML_ENC_ALGORITHM] = "encryption algorithm",
                                        [XML_ENC_KEY] = "not encrypted to a key of ours",
                                        [XML_ENC_WRONG] = "does not decrypt"};
    size_t count = sizeof names / sizeof names[0];
    return (size_t)refusal < count ? names[refusal] : "unknown";
}
