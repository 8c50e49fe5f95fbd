/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "saml_getuige.h"

#include "xml/base64.h"
#include "xml/intern.h"

#include <libxml/c14n.h>
#include <openssl/evp.h>
#include <string.h>
#include <xmlsec/openssl/evp.h>

#define EXC_C14N "http://www.w3.org/2001/10/xml-exc-c14n#"
#define OCTETS_MAX (8 * 1024 * 1024)

static const xmlNode *inside(const struct xml_node *node) {
    return (const xmlNode *)(const void *)node;
}

static xmlNodePtr dsig(const xmlNode *parent, const char *name) {
    return parent != NULL ? xml_only_child(parent, (struct xml_name){.ns = XML_NS_DSIG, .name = name}, NULL) : NULL;
}

static size_t signatures_of(const xmlNode *node) {
    size_t count = 0;
    (void)xml_only_child(node, (struct xml_name){.ns = XML_NS_DSIG, .name = "Signature"}, &count);
    return count;
}

static bool below(const xmlNode *node, const xmlNode *top) {
    for (; node != NULL; node = node->parent)
        if (node == top)
            return true;
    return false;
}

/* ---- One root signature ---- */

static size_t with_this_id(const xmlNode *node, const xmlChar *id) {
    size_t count = 0;
    for (const xmlAttr *at = node->properties; at != NULL; at = at->next) {
        const char *value = xml_attribute_value(at);
        count += xmlStrcasecmp(at->name, BAD_CAST "id") == 0 && value != NULL && xmlStrEqual(BAD_CAST value, id);
    }
    for (const xmlNode *at = xml_first_element(node); at != NULL; at = xml_next_element(at))
        count += with_this_id(at, id);
    return count;
}

static bool points_at(const xmlNode *signature, const xmlNode *node) {
    const xmlAttr *id = xml_attribute(node, "ID");
    const xmlNode *reference = dsig(dsig(signature, "SignedInfo"), "Reference");
    const xmlAttr *uri = reference != NULL ? xml_attribute(reference, "URI") : NULL;
    if (id == NULL || uri == NULL)
        return false;
    const char *own = xml_attribute_value(id), *to = xml_attribute_value(uri);
    return own != NULL && to != NULL && to[0] == '#' && strcmp(to + 1, own) == 0 &&
           with_this_id(xmlDocGetRootElement(node->doc), BAD_CAST own) == 1;
}

/* ---- The bytes ---- */

struct part {
    const xmlNode *top, *without;
};

static int visible(void *arg, xmlNodePtr node, xmlNodePtr parent) {
    const struct part *part = arg;
    /* A namespace node has no place in the tree: its element decides. */
    const xmlNode *at = node == NULL || node->type == XML_NAMESPACE_DECL ? parent : node;
    return below(at, part->top) && (part->without == NULL || !below(at, part->without));
}

static xmlChar **prefixes_of(const xmlNode *transform, xmlChar *room[static 64], xmlChar **text) {
    const xmlNode *list = transform != NULL ? xml_first_element(transform) : NULL;
    *text = list != NULL ? xmlGetNoNsProp((xmlNodePtr)(size_t)list, BAD_CAST "PrefixList") : NULL;
    size_t count = 0;
    char *rest = NULL;
    for (char *at = *text != NULL ? strtok_r((char *)*text, " \t\r\n", &rest) : NULL; at != NULL && count < 63;
         at = strtok_r(NULL, " \t\r\n", &rest))
        room[count++] = BAD_CAST at;
    room[count] = NULL;
    return room;
}

/* NULL when libxml2 cannot do it. */
static xmlBufferPtr octets(const xmlNode *top, const xmlNode *without, const xmlNode *method) {
    struct part part = {.top = top, .without = without};
    xmlChar *room[64], *text;
    xmlBufferPtr buffer = xmlBufferCreate();
    xmlOutputBufferPtr out = xmlOutputBufferCreateBuffer(buffer, NULL);
    int written =
        xmlC14NExecute(top->doc, visible, &part, XML_C14N_EXCLUSIVE_1_0, prefixes_of(method, room, &text), 0, out);
    int closed = xmlOutputBufferClose(out);
    xmlFree(text);
    if (written >= 0 && closed >= 0)
        return buffer;
    xmlBufferFree(buffer);
    return NULL;
}

static const EVP_MD *digest_named(const xmlNode *method) {
    const xmlAttr *attr = method != NULL ? xml_attribute(method, "Algorithm") : NULL;
    const char *uri = attr != NULL ? xml_attribute_value(attr) : NULL;
    if (uri == NULL)
        return NULL;
    if (strcmp(uri, "http://www.w3.org/2001/04/xmlenc#sha256") == 0 || strstr(uri, "#rsa-sha256") != NULL)
        return EVP_sha256();
    if (strcmp(uri, "http://www.w3.org/2001/04/xmldsig-more#sha384") == 0 || strstr(uri, "#rsa-sha384") != NULL)
        return EVP_sha384();
    if (strcmp(uri, "http://www.w3.org/2001/04/xmlenc#sha512") == 0 || strstr(uri, "#rsa-sha512") != NULL)
        return EVP_sha512();
    return NULL;
}

static bool value_in(const xmlNode *node, unsigned char *ret, size_t size, size_t *ret_len) {
    xmlChar *text = node != NULL ? xmlNodeGetContent(node) : NULL;
    bool good = text != NULL && base64_decode((const char *)text, ret, size, ret_len);
    xmlFree(text);
    return good;
}

static bool digest_fits(const xmlNode *reference, xmlBufferPtr bytes) {
    unsigned char said[EVP_MAX_MD_SIZE], own[EVP_MAX_MD_SIZE];
    size_t said_len = 0;
    unsigned own_len = 0;
    const EVP_MD *md = digest_named(dsig(reference, "DigestMethod"));
    return md != NULL && value_in(dsig(reference, "DigestValue"), said, sizeof said, &said_len) &&
           EVP_Digest(xmlBufferContent(bytes), (size_t)xmlBufferLength(bytes), own, &own_len, md, NULL) == 1 &&
           own_len == said_len && memcmp(own, said, own_len) == 0;
}

/* ---- The pinned key ---- */

static bool signed_with(const struct xml_cert *cert, const EVP_MD *md, const unsigned char *value, size_t len,
                        xmlBufferPtr info) {
    EVP_PKEY *key = xmlSecOpenSSLKeyDataRsaGetEvp(xmlSecKeyGetValue(cert->key));
    EVP_MD_CTX *ctx = EVP_MD_CTX_new();
    bool good = key != NULL && ctx != NULL && EVP_DigestVerifyInit(ctx, NULL, md, NULL, key) == 1 &&
                EVP_DigestVerify(ctx, value, len, xmlBufferContent(info), (size_t)xmlBufferLength(info)) == 1;
    EVP_MD_CTX_free(ctx);
    return good;
}

static bool by_a_pinned_key(const struct saml_toets *t, const xmlNode *signature) {
    unsigned char value[1024];
    size_t len = 0;
    const xmlNode *info = dsig(signature, "SignedInfo");
    const EVP_MD *md = digest_named(dsig(info, "SignatureMethod"));
    xmlBufferPtr bytes = info != NULL ? octets(info, NULL, dsig(info, "CanonicalizationMethod")) : NULL;
    bool good = false;
    if (bytes != NULL && md != NULL && value_in(dsig(signature, "SignatureValue"), value, sizeof value, &len)) {
        const struct xml_certs *certs = t->vertrouwen->certs;
        for (size_t i = 0; i < certs->count; i++)
            good = good || (certs->rows[i].not_before <= t->nu && t->nu <= certs->rows[i].not_after &&
                            signed_with(&certs->rows[i], md, value, len, bytes));
    }
    if (bytes != NULL)
        xmlBufferFree(bytes);
    return good;
}

/* ---- Reading the bytes again ---- */

static const struct xml_node *child(const struct xml_node *parent, struct xml_name name) {
    return parent != NULL ? xml_only(parent, name) : NULL;
}

static bool same_identity(const struct saml_identiteit *a, const struct saml_identiteit *b) {
    if (a->soort != b->soort || strcmp(a->nummer, b->nummer) != 0 || strcmp(a->pseudoniem, b->pseudoniem) != 0 ||
        strcmp(a->niveau, b->niveau) != 0 || strcmp(a->vestigingsnummer, b->vestigingsnummer) != 0 ||
        strcmp(a->tussenpersoon, b->tussenpersoon) != 0 || strcmp(a->naam, b->naam) != 0 ||
        strcmp(a->assertie_id, b->assertie_id) != 0 || strcmp(a->antwoord_op, b->antwoord_op) != 0 ||
        strcmp(a->sessie_index, b->sessie_index) != 0 || a->sessie_tot != b->sessie_tot ||
        a->geldig_tot != b->geldig_tot || a->rollen_aantal != b->rollen_aantal)
        return false;
    for (size_t i = 0; i < a->rollen_aantal; i++)
        if (strcmp(a->rollen[i], b->rollen[i]) != 0)
            return false;
    return true;
}

/* Only what was hashed, parsed anew: judged by the same clauses it must say the same. */
static bool says_the_same(const struct saml_toets *t, const xmlNode *top, xmlBufferPtr bytes) {
    const struct xml_limits loose = {.bytes = OCTETS_MAX,
                                     .depth = 100,
                                     .elements = 10000,
                                     .attributes = 5000,
                                     .all_attributes = 200000,
                                     .scope = 10000,
                                     .asides = 10000};
    struct xml_doc *doc = NULL;
    struct saml_toets again = {.ctx = talloc_new(t->ctx),
                               .regels = t->regels,
                               .vertrouwen = t->vertrouwen,
                               .verwacht = t->verwacht,
                               .nu = t->nu,
                               .weg = t->weg,
                               .relay_state = t->relay_state,
                               .resolve_id = t->resolve_id};
    bool good = xml_parse_within(again.ctx, (const char *)xmlBufferContent(bytes), (size_t)xmlBufferLength(bytes),
                                 &loose, &doc) == XML_FINE;
    if (good) {
        const struct xml_node *root = xml_trusted_root(doc);
        again.artifact = top == inside(t->artifact) ? root : NULL;
        again.response = top == inside(t->response) ? root : child(again.artifact, SAML_NAAM_P("Response"));
        again.assertie = top == inside(t->assertie) ? root : child(again.response, SAML_NAAM("Assertion"));
        good = saml_clausules_toepassen(&again) == SAML_GOED && same_identity(&t->wie, &again.wie);
    }
    talloc_free(again.ctx);
    return good;
}

/* ---- All of it ---- */

static const char *judge(const struct saml_toets *t, const xmlNode *top, bool outermost) {
    const xmlNode *signature = dsig(top, "Signature");
    if (signatures_of(top) != 1 || signature == NULL)
        return "not one signature";
    if (!points_at(signature, top))
        return "the signature is about something else";
    if (!by_a_pinned_key(t, signature))
        return "no pinned key";
    const xmlNode *reference = dsig(dsig(signature, "SignedInfo"), "Reference");
    const xmlNode *transforms = dsig(reference, "Transforms");
    const xmlNode *first = transforms != NULL ? xml_first_element(transforms) : NULL;
    xmlBufferPtr bytes = octets(top, signature, first != NULL ? xml_next_element(first) : NULL);
    if (bytes == NULL)
        return "no canonical form";
    const char *wrong = NULL;
    if (!digest_fits(reference, bytes))
        wrong = "read something else than was hashed";
    else if (outermost && !says_the_same(t, top, bytes))
        wrong = "the hashed bytes say something else";
    xmlBufferFree(bytes);
    return wrong;
}

void saml_getuige(const struct saml_toets *t, struct xml_doc *doc, void *arg) {
    const char **wrong = arg;
    const struct xml_node *const read[] = {t->artifact, t->response, t->assertie};
    const xmlNode *outermost = NULL;
    (void)doc;
    *wrong = NULL;
    for (size_t i = 0; i < 3 && *wrong == NULL; i++) {
        if (read[i] == NULL)
            continue;
        const xmlNode *node = inside(read[i]);
        bool first = outermost == NULL;
        if (first)
            outermost = node;
        if (!below(node, outermost))
            *wrong = "read outside what was signed";
        else if (first || signatures_of(node) > 0)
            *wrong = judge(t, node, first);
    }
    if (outermost == NULL)
        *wrong = "nothing was read";
}
