/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Takes what stands in a SOAP envelope out of it, as a document of its own; what is signed by exclusive
 * canonicalisation stays signed.
 */
#include "sim.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#define BARE (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING)

static bool is(const xmlNode *node, const char *ns, const char *name) {
    return node != NULL && node->ns != NULL && strcmp((const char *)node->ns->href, ns) == 0 &&
           strcmp((const char *)node->name, name) == 0;
}

static xmlNodePtr only_child(xmlNodePtr parent) {
    return xmlChildElementCount(parent) == 1 ? xmlFirstElementChild(parent) : NULL;
}

static char *as_document(TALLOC_CTX *ctx, xmlNodePtr node) {
    xmlChar *bytes = NULL;
    int len = 0;
    xmlDocPtr alone = xmlNewDoc((const xmlChar *)"1.0");
    xmlNodePtr copy = alone != NULL ? xmlDocCopyNode(node, alone, 1) : NULL;
    if (copy != NULL) {
        (void)xmlDocSetRootElement(alone, copy);
        xmlDocDumpMemoryEnc(alone, &bytes, &len, "UTF-8");
    }
    char *text = bytes != NULL ? talloc_strndup(ctx, (const char *)bytes, (size_t)len) : NULL;
    xmlFree(bytes);
    xmlFreeDoc(alone);
    return text;
}

char *sim_uit_soap(TALLOC_CTX *ctx, const char *soap, const char *name) {
    char *text = NULL;
    xmlDocPtr doc = xmlReadMemory(soap, (int)strlen(soap), NULL, NULL, BARE);
    xmlNodePtr root = doc != NULL && doc->intSubset == NULL ? xmlDocGetRootElement(doc) : NULL, body = NULL;
    if (is(root, SIM_SOAP, "Envelope"))
        body = xmlLastElementChild(root); /* a Header may stand before it */
    xmlNodePtr message = is(body, SIM_SOAP, "Body") ? only_child(body) : NULL;
    if (is(message, SIM_PROTOCOL, name))
        text = as_document(ctx, message);
    xmlFreeDoc(doc);
    return text;
}
