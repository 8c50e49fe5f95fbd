/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The form of a message, judged before any signature: which elements stand where. It reads names only, and it can only
 * refuse. Real eHerkenning messages carry other parties' signed assertions in the Advice of ours: they may stand there
 * and are never read.
 */
#include "saml/clausules.h"

#include <string.h>

static bool is(const struct xml_step *at, const char *ns, const char *name) {
    return strcmp(at->name, name) == 0 && strcmp(at->ns, ns) == 0;
}

static bool is_assertie(const struct xml_step *at) {
    return is(at, SAML_NS_ASSERTIE, "Assertion");
}

/* Where the one Assertion that counts may stand: as the root, or as a child of the root. */
static bool on_top(const struct xml_step *at) {
    return at->parent == NULL || at->parent->parent == NULL;
}

/* Below Assertion/Advice of an Assertion on top. */
static bool in_advice(const struct xml_step *at) {
    for (const struct xml_step *up = at->parent; up != NULL; up = up->parent)
        if (is(up, SAML_NS_ASSERTIE, "Advice") && up->parent != NULL && is_assertie(up->parent) && on_top(up->parent))
            return true;
    return false;
}

static enum saml_reden bekende_wortel(const struct xml_doc *doc, bool via_proxy) {
    struct xml_name expected = via_proxy ? SAML_NAAM("Assertion") : SAML_NAAM_P("Response");
    return xml_root_is(doc, expected) ? SAML_GOED : SAML_WORTEL;
}

static bool not_encrypted(const struct xml_step *at, void *arg) {
    (void)arg;
    return !is(at, SAML_NS_ASSERTIE, "EncryptedAssertion") || in_advice(at);
}

static enum saml_reden niet_versleuteld(const struct xml_doc *doc, bool via_proxy) {
    (void)via_proxy;
    return xml_walk(doc, not_encrypted, NULL) ? SAML_GOED : SAML_ASSERTIE_VERSLEUTELD;
}

static bool count_on_top(const struct xml_step *at, void *arg) {
    size_t *count = arg;
    if (is_assertie(at) && on_top(at))
        (*count)++;
    return *count <= 1;
}

static enum saml_reden hoogstens_een_assertie(const struct xml_doc *doc, bool via_proxy) {
    (void)via_proxy;
    size_t count = 0;
    return xml_walk(doc, count_on_top, &count) ? SAML_GOED : SAML_ASSERTIE_MEERDERE;
}

static bool assertie_in_place(const struct xml_step *at, void *arg) {
    (void)arg;
    return !is_assertie(at) || on_top(at) || in_advice(at);
}

static enum saml_reden geen_andere_assertie(const struct xml_doc *doc, bool via_proxy) {
    (void)via_proxy;
    return xml_walk(doc, assertie_in_place, NULL) ? SAML_GOED : SAML_ASSERTIE_MISPLAATST;
}

static bool signature_in_place(const struct xml_step *at, void *arg) {
    (void)arg;
    if (!is(at, XML_NS_DSIG, "Signature") || in_advice(at))
        return true;
    const struct xml_step *up = at->parent;
    return up != NULL &&
           ((is(up, SAML_NS_PROTOCOL, "Response") && up->parent == NULL) || (is_assertie(up) && on_top(up)));
}

static enum saml_reden handtekening_op_haar_plaats(const struct xml_doc *doc, bool via_proxy) {
    (void)via_proxy;
    return xml_walk(doc, signature_in_place, NULL) ? SAML_GOED : SAML_HANDTEKENING_MISPLAATST;
}

static bool known_below_response(const struct xml_step *at, void *arg) {
    (void)arg;
    const struct xml_step *up = at->parent;
    if (is(at, SAML_NS_PROTOCOL, "Response"))
        return up == NULL;
    if (up == NULL || up->parent != NULL || !is(up, SAML_NS_PROTOCOL, "Response"))
        return true;
    return is(at, SAML_NS_ASSERTIE, "Issuer") || is(at, XML_NS_DSIG, "Signature") ||
           is(at, SAML_NS_PROTOCOL, "Extensions") || is(at, SAML_NS_PROTOCOL, "Status") || is_assertie(at);
}

static enum saml_reden niets_onbekends(const struct xml_doc *doc, bool via_proxy) {
    (void)via_proxy;
    return xml_walk(doc, known_below_response, NULL) ? SAML_GOED : SAML_ONBEKEND_ELEMENT;
}

const struct saml_vorm saml_vormen[] = {
    {.naam = "bekende-wortel", .oordeel = bekende_wortel},
    {.naam = "niet-versleuteld", .oordeel = niet_versleuteld},
    {.naam = "hoogstens-een-assertie", .oordeel = hoogstens_een_assertie},
    {.naam = "geen-andere-assertie", .oordeel = geen_andere_assertie},
    {.naam = "handtekening-op-haar-plaats", .oordeel = handtekening_op_haar_plaats},
    {.naam = "niets-onbekends", .oordeel = niets_onbekends},
};
const size_t saml_vormen_aantal = sizeof saml_vormen / sizeof saml_vormen[0];
