/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Walking an untrusted document by name, and reading a trusted node. A struct xml_node is a libxml2 element under
 * another name; the cast happens in this file and in verify.c only.
 */
#include "xml/intern.h"

#include <stdlib.h>
#include <string.h>

bool xml_same_name(const xmlNode *node, struct xml_name name) {
    struct xml_name own = xml_name_of(node);
    return strcmp(own.name, name.name) == 0 && strcmp(own.ns, name.ns) == 0;
}

static xmlNodePtr element_from(xmlNodePtr node) {
    while (node != NULL && node->type != XML_ELEMENT_NODE)
        node = node->next;
    return node;
}

xmlNodePtr xml_first_element(const xmlNode *parent) {
    return element_from(parent->children);
}

xmlNodePtr xml_next_element(const xmlNode *node) {
    return element_from(node->next);
}

xmlNodePtr xml_only_child(const xmlNode *parent, struct xml_name name, size_t *ret_count) {
    size_t count = 0;
    xmlNodePtr found = NULL;
    for (xmlNodePtr at = xml_first_element(parent); at != NULL; at = xml_next_element(at)) {
        if (xml_same_name(at, name)) {
            found = at;
            count++;
        }
    }
    if (ret_count != NULL)
        *ret_count = count;
    return count == 1 ? found : NULL;
}

xmlAttrPtr xml_attribute(const xmlNode *node, const char *name) {
    for (xmlAttrPtr at = node->properties; at != NULL; at = at->next)
        if (at->ns == NULL && strcmp(xml_plain(at->name), name) == 0)
            return at;
    return NULL;
}

const char *xml_attribute_value(const xmlAttr *attr) {
    const xmlNode *text = attr->children;
    if (text == NULL)
        return "";
    if (text->next != NULL || text->type != XML_TEXT_NODE || text->content == NULL)
        return NULL;
    return xml_plain(text->content);
}

bool xml_root_is(const struct xml_doc *doc, struct xml_name name) {
    return xml_same_name(xmlDocGetRootElement(doc->tree), name);
}

static bool walk(const xmlNode *node, const struct xml_step *parent,
                 bool (*visit)(const struct xml_step *at, void *arg), void *arg) {
    struct xml_name name = xml_name_of(node);
    struct xml_step step = {.ns = name.ns, .name = name.name, .parent = parent};
    if (!visit(&step, arg))
        return false;
    /* Recursion is bounded by the depth that the parser allowed. */
    for (const xmlNode *at = xml_first_element(node); at != NULL; at = xml_next_element(at))
        if (!walk(at, &step, visit, arg))
            return false;
    return true;
}

bool xml_walk(const struct xml_doc *doc, bool (*visit)(const struct xml_step *at, void *arg), void *arg) {
    return walk(xmlDocGetRootElement(doc->tree), NULL, visit, arg);
}

static const xmlNode *inside(const struct xml_node *node) {
    return (const xmlNode *)(const void *)node;
}

static const struct xml_node *outside(const xmlNode *node) {
    return (const struct xml_node *)(const void *)node;
}

const struct xml_node *xml_trusted_root(const struct xml_doc *doc) {
    return outside(xmlDocGetRootElement(doc->tree));
}

bool xml_is(const struct xml_node *node, struct xml_name name) {
    return xml_same_name(inside(node), name);
}

size_t xml_count(const struct xml_node *parent, struct xml_name name) {
    size_t count;
    (void)xml_only_child(inside(parent), name, &count);
    return count;
}

size_t xml_count_all(const struct xml_node *parent) {
    size_t count = 0;
    for (const struct xml_node *at = xml_first(parent); at != NULL; at = xml_next(at))
        count++;
    return count;
}

const struct xml_node *xml_only(const struct xml_node *parent, struct xml_name name) {
    return outside(xml_only_child(inside(parent), name, NULL));
}

const struct xml_node *xml_first(const struct xml_node *parent) {
    return outside(xml_first_element(inside(parent)));
}

const struct xml_node *xml_next(const struct xml_node *node) {
    return outside(xml_next_element(inside(node)));
}

static char *copy(TALLOC_CTX *ctx, const char *from, size_t len) {
    char *text = talloc_strndup(ctx, from, len);
    if (text == NULL)
        abort();
    return text;
}

const char *xml_attr(TALLOC_CTX *ctx, const struct xml_node *node, const char *name) {
    const xmlAttr *attr = xml_attribute(inside(node), name);
    const char *value = attr != NULL ? xml_attribute_value(attr) : NULL;
    return value != NULL ? copy(ctx, value, strlen(value)) : NULL;
}

const char *xml_text(TALLOC_CTX *ctx, const struct xml_node *node) {
    static const char white[] = " \t\r\n";
    const xmlNode *only = inside(node)->children;
    /* One text node is what the parser makes of unbroken text; anything beside it could make two readers read two
     * things. */
    if (only == NULL || only->next != NULL || only->type != XML_TEXT_NODE || only->content == NULL)
        return NULL;
    const char *from = xml_plain(only->content);
    from += strspn(from, white);
    size_t len = strlen(from);
    while (len > 0 && strchr(white, from[len - 1]) != NULL)
        len--;
    return len > 0 ? copy(ctx, from, len) : NULL;
}
