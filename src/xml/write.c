/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Building and signing our own messages: elements, never pieces of text, so that nothing needs escaping by hand.
 */
#include "xml/intern.h"

#include <stdlib.h>
#include <string.h>
#include <xmlsec/crypto.h>
#include <xmlsec/templates.h>
#include <xmlsec/transforms.h>
#include <xmlsec/xmldsig.h>

struct xml_out {
    xmlDocPtr tree;
};

static int free_out(struct xml_out *out) {
    xmlFreeDoc(out->tree);
    return 0;
}

static void *needed(void *made) {
    if (made == NULL)
        abort();
    return made;
}

static xmlNodePtr inside(struct xml_el *el) {
    return (xmlNodePtr)(void *)el;
}

static struct xml_el *outside(xmlNodePtr node) {
    return (struct xml_el *)(void *)node;
}

static void give_namespace(xmlNodePtr node, const char *prefix, const char *uri) {
    xmlNsPtr known = xmlSearchNsByHref(node->doc, node, xml_chars(uri));
    xmlSetNs(node, known != NULL ? known : needed(xmlNewNs(node, xml_chars(uri), xml_chars(prefix))));
}

struct xml_out *xml_out_new(TALLOC_CTX *ctx, const char *prefix, struct xml_name name) {
    xml_begin();
    struct xml_out *out = needed(talloc_zero(ctx, struct xml_out));
    out->tree = needed(xmlNewDoc(xml_chars("1.0")));
    talloc_set_destructor(out, free_out);
    xmlNodePtr root = needed(xmlNewDocNode(out->tree, NULL, xml_chars(name.name), NULL));
    (void)xmlDocSetRootElement(out->tree, root);
    give_namespace(root, prefix, name.ns);
    return out;
}

struct xml_el *xml_out_root(struct xml_out *out) {
    return outside(xmlDocGetRootElement(out->tree));
}

struct xml_el *xml_add(struct xml_el *parent, const char *prefix, struct xml_name name) {
    xmlNodePtr node = needed(xmlNewChild(inside(parent), NULL, xml_chars(name.name), NULL));
    if (prefix != NULL)
        give_namespace(node, prefix, name.ns);
    else
        xmlSetNs(node, inside(parent)->ns);
    return outside(node);
}

void xml_set(struct xml_el *el, const char *name, const char *value) {
    (void)needed(xmlNewProp(inside(el), xml_chars(name), xml_chars(value)));
}

void xml_set_lang(struct xml_el *el, const char *lang) {
    xmlNodeSetLang(inside(el), xml_chars(lang));
}

void xml_put_text(struct xml_el *el, const char *text) {
    (void)needed(xmlAddChild(inside(el), needed(xmlNewDocText(inside(el)->doc, xml_chars(text)))));
}

/* An empty signature of the one form that verify.c accepts. */
static xmlNodePtr empty_signature(xmlDocPtr tree, const char *uri, const char *key_name) {
    xmlNodePtr signature = xmlSecTmplSignatureCreate(tree, xmlSecTransformExclC14NId, xmlSecTransformRsaSha256Id, NULL);
    if (signature == NULL)
        return NULL;
    xmlNodePtr reference =
        xmlSecTmplSignatureAddReference(signature, xmlSecTransformSha256Id, NULL, xml_chars(uri), NULL);
    xmlNodePtr info = key_name != NULL ? xmlSecTmplSignatureEnsureKeyInfo(signature, NULL) : NULL;
    bool good = reference != NULL && xmlSecTmplReferenceAddTransform(reference, xmlSecTransformEnvelopedId) != NULL &&
                xmlSecTmplReferenceAddTransform(reference, xmlSecTransformExclC14NId) != NULL &&
                (key_name == NULL || (info != NULL && xmlSecTmplKeyInfoAddKeyName(info, xml_chars(key_name)) != NULL));
    if (good)
        return signature;
    xmlFreeNode(signature);
    return NULL;
}

static bool fill_signature(xmlNodePtr signature, const struct xml_key *key) {
    xmlSecDSigCtxPtr dsig = needed(xmlSecDSigCtxCreate(NULL));
    dsig->signKey = xmlSecKeyDuplicate(key->key);
    bool good =
        dsig->signKey != NULL && xmlSecDSigCtxSign(dsig, signature) >= 0 && dsig->status == xmlSecDSigStatusSucceeded;
    xmlSecDSigCtxDestroy(dsig);
    return good;
}

static void place(xmlNodePtr in, struct xml_el *after, xmlNodePtr signature) {
    if (after != NULL)
        (void)needed(xmlAddNextSibling(inside(after), signature));
    else if (in->children != NULL)
        (void)needed(xmlAddPrevSibling(in->children, signature));
    else
        (void)needed(xmlAddChild(in, signature));
}

bool xml_sign(struct xml_el *el, struct xml_el *after, const struct xml_key *key, const char *key_name,
              struct err *err) {
    xmlNodePtr node = inside(el);
    xmlAttrPtr id = xml_attribute(node, "ID");
    const char *value = id != NULL ? xml_attribute_value(id) : NULL;
    if (value == NULL)
        return err_set(err, ERR_INTERNAL, "xml_sign", "het element heeft geen ID");
    char uri[XML_ID_LEN_MAX + 2] = "#";
    if (strlen(value) > XML_ID_LEN_MAX)
        return err_set(err, ERR_INTERNAL, "xml_sign", "het ID is te lang");
    memcpy(uri + 1, value, strlen(value) + 1);
    xmlNodePtr signature = empty_signature(node->doc, uri, key_name);
    if (signature == NULL)
        return err_set(err, ERR_INTERNAL, "xml_sign", "geen handtekening te maken");
    place(node, after, signature);
    if (xmlAddID(NULL, node->doc, xml_chars(value), id) == NULL)
        return err_set(err, ERR_INTERNAL, "xml_sign", "het ID staat er al");
    bool good = fill_signature(signature, key);
    (void)xmlRemoveID(node->doc, id);
    return good ? true : err_set(err, ERR_INTERNAL, "xml_sign", "ondertekenen is mislukt");
}

const char *xml_out_text(TALLOC_CTX *ctx, struct xml_out *out, size_t *ret_len) {
    xmlChar *bytes = NULL;
    int len = 0;
    xmlDocDumpMemoryEnc(out->tree, &bytes, &len, "UTF-8");
    (void)needed(bytes);
    char *text = needed(talloc_strndup(ctx, xml_plain(bytes), (size_t)len));
    xmlFree(bytes);
    if (ret_len != NULL)
        *ret_len = strlen(text);
    return text;
}
