/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The strict parser. Limits are kept while parsing, not afterwards: the first element or declaration too many stops it,
 * so a bomb costs no more than an honest message of the largest size.
 */
#include "xml/intern.h"
#include "xml/rules.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/xmlstring.h>
#include <stdlib.h>
#include <string.h>

const struct xml_limits xml_limits_strict = {.bytes = XML_BYTES_MAX,
                                             .depth = XML_DEPTH_MAX,
                                             .elements = XML_ELEMENTS_MAX,
                                             .attributes = XML_ATTRIBUTES_MAX,
                                             .all_attributes = XML_ALL_ATTRIBUTES_MAX,
                                             .scope = XML_SCOPE_MAX,
                                             .asides = XML_ASIDES_MAX,
                                             .allow_dtd = false};

#define DECLARATION_MAX 200

struct guard {
    const struct xml_limits *limits;
    size_t depth, elements, all_attributes, scope, asides;
    enum xml_refusal refusal; /* the first one */
};

static void stop(xmlParserCtxtPtr parser, enum xml_refusal refusal) {
    struct guard *guard = parser->_private;
    if (guard->refusal == XML_FINE)
        guard->refusal = refusal;
    xmlStopParser(parser);
}

static bool too_many(const struct guard *guard, size_t here) {
    const struct xml_limits *most = guard->limits;
    return guard->elements > most->elements || here > most->attributes ||
           guard->all_attributes > most->all_attributes || guard->scope > most->scope;
}

static void on_start(void *arg, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int ns_count,
                     const xmlChar **namespaces, int attr_count, int defaulted, const xmlChar **attrs) {
    xmlParserCtxtPtr parser = arg;
    struct guard *guard = parser->_private;
    guard->depth++;
    guard->elements++;
    guard->all_attributes += (size_t)ns_count + (size_t)attr_count;
    guard->scope += (size_t)ns_count;
    if (guard->depth > guard->limits->depth)
        stop(parser, XML_TOO_DEEP);
    else if (too_many(guard, (size_t)ns_count + (size_t)attr_count))
        stop(parser, XML_TOO_MANY);
    else
        xmlSAX2StartElementNs(arg, name, prefix, uri, ns_count, namespaces, attr_count, defaulted, attrs);
}

static void on_end(void *arg, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    xmlParserCtxtPtr parser = arg;
    struct guard *guard = parser->_private;
    guard->depth--;
    for (const xmlNs *ns = parser->node != NULL ? parser->node->nsDef : NULL; ns != NULL; ns = ns->next)
        guard->scope--;
    xmlSAX2EndElementNs(arg, name, prefix, uri);
}

static bool one_more_aside(xmlParserCtxtPtr parser) {
    struct guard *guard = parser->_private;
    if (++guard->asides <= guard->limits->asides)
        return true;
    stop(parser, XML_TOO_MANY);
    return false;
}

static void on_comment(void *arg, const xmlChar *text) {
    if (one_more_aside(arg))
        xmlSAX2Comment(arg, text);
}

static void on_instruction(void *arg, const xmlChar *target, const xmlChar *text) {
    if (one_more_aside(arg))
        xmlSAX2ProcessingInstruction(arg, target, text);
}

static void on_cdata(void *arg, const xmlChar *text, int len) {
    if (one_more_aside(arg))
        xmlSAX2CDataBlock(arg, text, len);
}

/* A document type declaration is the door to entities, external files and default attributes. */
static void on_dtd(void *arg, const xmlChar *name, const xmlChar *external, const xmlChar *system) {
    xmlParserCtxtPtr parser = arg;
    struct guard *guard = parser->_private;
    if (guard->limits->allow_dtd)
        xmlSAX2InternalSubset(arg, name, external, system);
    else
        stop(parser, XML_HAS_DTD);
}

static int free_doc(struct xml_doc *doc) {
    xmlFreeDoc(doc->tree);
    return 0;
}

static enum xml_refusal parse_guarded(TALLOC_CTX *ctx, const char *bytes, size_t len, struct guard *guard,
                                      struct xml_doc **ret) {
    xmlParserCtxtPtr parser = xmlNewParserCtxt();
    if (parser == NULL)
        abort();
    parser->_private = guard;
    parser->sax->startElementNs = on_start;
    parser->sax->endElementNs = on_end;
    parser->sax->internalSubset = on_dtd;
    parser->sax->comment = on_comment;
    parser->sax->processingInstruction = on_instruction;
    parser->sax->cdataBlock = on_cdata;
    const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
    xmlDocPtr tree = xmlCtxtReadMemory(parser, bytes, (int)len, NULL, "UTF-8", options);
    bool whole = tree != NULL && parser->wellFormed == 1 && parser->nsWellFormed == 1;
    xmlFreeParserCtxt(parser);
    if (guard->refusal != XML_FINE || !whole) {
        xmlFreeDoc(tree);
        return guard->refusal != XML_FINE ? guard->refusal : XML_NOT_WELL_FORMED;
    }
    struct xml_doc *doc = talloc_zero(ctx, struct xml_doc);
    if (doc == NULL)
        abort();
    doc->tree = tree;
    talloc_set_destructor(doc, free_doc);
    *ret = doc;
    return XML_FINE;
}

static bool utf8_without_nul(const char *bytes, size_t len) {
    if (memchr(bytes, '\0', len) != NULL)
        return false;
    char *copy = strndup(bytes, len);
    if (copy == NULL)
        abort();
    bool good = xmlCheckUTF8(xml_chars(copy)) == 1;
    free(copy);
    return good;
}

/* The bytes are UTF-8, so a declaration that says otherwise would make another reader see another text. */
static bool declares_nothing_else(TALLOC_CTX *ctx, const char *bytes, size_t len) {
    static const char mark[] = "\xef\xbb\xbf", start[] = "<?xml";
    size_t from = len >= 3 && memcmp(bytes, mark, 3) == 0 ? 3 : 0;
    if (len - from < sizeof start - 1 || memcmp(bytes + from, start, sizeof start - 1) != 0)
        return true;
    char *declaration = talloc_strndup(ctx, bytes + from, len - from < DECLARATION_MAX ? len - from : DECLARATION_MAX);
    if (declaration == NULL)
        abort();
    char *end = strstr(declaration, "?>"), *said;
    bool good = end != NULL;
    if (good) {
        *end = '\0';
        said = strstr(declaration, "encoding");
        good = said == NULL || strcasestr(said, "'UTF-8'") != NULL || strcasestr(said, "\"UTF-8\"") != NULL;
    }
    talloc_free(declaration);
    return good;
}

enum xml_refusal xml_parse_within(TALLOC_CTX *ctx, const char *bytes, size_t len, const struct xml_limits *limits,
                                  struct xml_doc **ret) {
    xml_begin();
    if (len > limits->bytes)
        return XML_TOO_LARGE;
    if (len == 0 || !utf8_without_nul(bytes, len) || !declares_nothing_else(ctx, bytes, len))
        return XML_NOT_WELL_FORMED;
    struct guard guard = {.limits = limits};
    return parse_guarded(ctx, bytes, len, &guard, ret);
}

enum xml_refusal xml_parse(TALLOC_CTX *ctx, const char *bytes, size_t len, struct xml_doc **ret) {
    return xml_parse_within(ctx, bytes, len, &xml_limits_strict, ret);
}
