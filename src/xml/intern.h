/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Inside the xml room only: what the opaque types are made of.
 */
#ifndef XML_INTERN_H
#define XML_INTERN_H

#include "xml/xml.h"

#include <libxml/tree.h>
#include <stdint.h>
#include <xmlsec/keys.h>

struct xml_doc {
    xmlDocPtr tree;
};

struct xml_cert {
    xmlSecKeyPtr key;     /* the public key of the certificate and nothing else of it */
    char *key_name;       /* NULL when the metadata gave none */
    char fingerprint[41]; /* SHA-1 over the DER in lower-case hex: a name by which makelaars choose, not a security
                             claim */
    time_t not_before, not_after;
};

struct xml_certs {
    struct xml_cert rows[XML_CERTS_MAX];
    size_t count;
};

struct xml_key {
    xmlSecKeyPtr key;
};

#define XML_KEY_NAMES 3 /* as set, and the two fingerprints */
struct xml_ring_key {
    struct evp_pkey_st *key;
    char *names[XML_KEY_NAMES]; /* NULL: not given */
    char *certificate;          /* base64 DER, NULL when none */
};

struct xml_keyring {
    struct xml_ring_key rows[XML_KEYRING_MAX];
    size_t count;
};

/* Starts libxml2 and xmlsec once in this process; ends the process when they do not start (a broken machine). */
void xml_begin(void);

/* libxml2 counts in unsigned chars. */
static inline const xmlChar *xml_chars(const char *text) {
    return (const xmlChar *)text;
}
static inline const char *xml_plain(const xmlChar *text) {
    return (const char *)text;
}

static inline struct xml_name xml_name_of(const xmlNode *node) {
    return (struct xml_name){.ns = node->ns != NULL && node->ns->href != NULL ? xml_plain(node->ns->href) : "",
                             .name = xml_plain(node->name)};
}
bool xml_same_name(const xmlNode *node, struct xml_name name);
xmlNodePtr xml_first_element(const xmlNode *parent);
xmlNodePtr xml_next_element(const xmlNode *node);
/* The only child of that name, NULL when none or several; *ret_count may be NULL. */
xmlNodePtr xml_only_child(const xmlNode *parent, struct xml_name name, size_t *ret_count);
/* The attribute without a namespace, NULL when absent. */
xmlAttrPtr xml_attribute(const xmlNode *node, const char *name);
/* The attribute's value when it is one plain piece of text, else NULL. Lives in the document. */
const char *xml_attribute_value(const xmlAttr *attr);

#endif
