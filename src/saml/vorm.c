/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The form of a message, judged before any signature: which elements stand where. It reads names only, and it can only
 * refuse. Real eHerkenning messages carry other parties' signed assertions in the Advice of ours: they may stand there
 * and are never read.
 */
#include "saml/clausules.h"

#include <stdint.h>
#include <string.h>

#define SOAP "http://schemas.xmlsoap.org/soap/envelope/"
#define OFF SIZE_MAX

#define ASSERTIE                                                                                                       \
    { .ns = SAML_NS_ASSERTIE, .name = "Assertion" }
#define RESPONSE                                                                                                       \
    { .ns = SAML_NS_PROTOCOL, .name = "Response" }

const struct saml_keten *saml_keten_van(enum saml_weg weg) {
    static const struct saml_keten ketens[] = {
        [SAML_WEG_POST] = {.namen = {RESPONSE, ASSERTIE}, .aantal = 2, .eerste = 0},
        [SAML_WEG_PROXY] = {.namen = {ASSERTIE}, .aantal = 1, .eerste = 0},
        [SAML_WEG_ARTIFACT] = {.namen = {{.ns = SOAP, .name = "Envelope"},
                                         {.ns = SOAP, .name = "Body"},
                                         {.ns = SAML_NS_PROTOCOL, .name = "ArtifactResponse"},
                                         RESPONSE,
                                         ASSERTIE},
                               .aantal = 5,
                               .eerste = 2},
    };
    return &ketens[weg];
}

static bool is(const struct xml_step *at, const char *ns, const char *name) {
    return strcmp(at->name, name) == 0 && strcmp(at->ns, ns) == 0;
}

static bool is_assertie(const struct xml_step *at) {
    return is(at, SAML_NS_ASSERTIE, "Assertion");
}

/* Which element of the chain this is: it and all above it are called and stand as the chain says. OFF: none. */
static size_t place_on(const struct xml_step *at, enum saml_weg weg) {
    const struct saml_keten *keten = saml_keten_van(weg);
    size_t depth = 0;
    for (const struct xml_step *up = at->parent; up != NULL; up = up->parent)
        depth++;
    if (depth >= keten->aantal)
        return OFF;
    size_t i = depth;
    for (const struct xml_step *up = at; up != NULL; up = up->parent, i--)
        if (!is(up, keten->namen[i].ns, keten->namen[i].name))
            return OFF;
    return depth;
}

/* The one Assertion that counts stands here. */
static bool on_top(const struct xml_step *at, enum saml_weg weg) {
    return place_on(at, weg) == saml_keten_van(weg)->aantal - 1;
}

/* Below Assertion/Advice of the Assertion on top. */
static bool in_advice(const struct xml_step *at, enum saml_weg weg) {
    for (const struct xml_step *up = at->parent; up != NULL; up = up->parent)
        if (is(up, SAML_NS_ASSERTIE, "Advice") && up->parent != NULL && on_top(up->parent, weg))
            return true;
    return false;
}

struct look {
    enum saml_weg weg;
    size_t count[SAML_KETEN_MAX];
};

static bool all(const struct xml_doc *doc, enum saml_weg weg, bool (*visit)(const struct xml_step *at, void *arg)) {
    struct look look = {.weg = weg};
    return xml_walk(doc, visit, &look);
}

static enum saml_reden bekende_wortel(const struct xml_doc *doc, enum saml_weg weg) {
    return xml_root_is(doc, saml_keten_van(weg)->namen[0]) ? SAML_GOED : SAML_WORTEL;
}

static bool not_encrypted(const struct xml_step *at, void *arg) {
    const struct look *look = arg;
    return !is(at, SAML_NS_ASSERTIE, "EncryptedAssertion") || in_advice(at, look->weg);
}

static enum saml_reden niet_versleuteld(const struct xml_doc *doc, enum saml_weg weg) {
    return all(doc, weg, not_encrypted) ? SAML_GOED : SAML_ASSERTIE_VERSLEUTELD;
}

static bool once_on_top(const struct xml_step *at, void *arg) {
    struct look *look = arg;
    return !on_top(at, look->weg) || ++look->count[0] <= 1;
}

static enum saml_reden hoogstens_een_assertie(const struct xml_doc *doc, enum saml_weg weg) {
    return all(doc, weg, once_on_top) ? SAML_GOED : SAML_ASSERTIE_MEERDERE;
}

static bool once_around(const struct xml_step *at, void *arg) {
    struct look *look = arg;
    size_t i = place_on(at, look->weg);
    return i == OFF || i == saml_keten_van(look->weg)->aantal - 1 || ++look->count[i] <= 1;
}

static enum saml_reden hoogstens_een_bericht(const struct xml_doc *doc, enum saml_weg weg) {
    return all(doc, weg, once_around) ? SAML_GOED : SAML_BERICHT_MEERDERE;
}

static bool assertie_in_place(const struct xml_step *at, void *arg) {
    const struct look *look = arg;
    return !is_assertie(at) || on_top(at, look->weg) || in_advice(at, look->weg);
}

static enum saml_reden geen_andere_assertie(const struct xml_doc *doc, enum saml_weg weg) {
    return all(doc, weg, assertie_in_place) ? SAML_GOED : SAML_ASSERTIE_MISPLAATST;
}

static bool signature_in_place(const struct xml_step *at, void *arg) {
    const struct look *look = arg;
    if (!is(at, XML_NS_DSIG, "Signature") || in_advice(at, look->weg))
        return true;
    size_t up = at->parent != NULL ? place_on(at->parent, look->weg) : OFF;
    return up != OFF && up >= saml_keten_van(look->weg)->eerste;
}

static enum saml_reden handtekening_op_haar_plaats(const struct xml_doc *doc, enum saml_weg weg) {
    return all(doc, weg, signature_in_place) ? SAML_GOED : SAML_HANDTEKENING_MISPLAATST;
}

/* What may stand in an element of the chain beside its successor. */
static bool known_beside(const struct xml_step *at) {
    const struct xml_step *up = at->parent;
    if (is(up, SOAP, "Envelope"))
        return is(at, SOAP, "Header");
    if (is(up, SOAP, "Body"))
        return false;
    return is(at, SAML_NS_ASSERTIE, "Issuer") || is(at, XML_NS_DSIG, "Signature") ||
           is(at, SAML_NS_PROTOCOL, "Extensions") || is(at, SAML_NS_PROTOCOL, "Status");
}

static bool known_in_message(const struct xml_step *at, void *arg) {
    const struct look *look = arg;
    size_t last = saml_keten_van(look->weg)->aantal - 1;
    if (place_on(at, look->weg) != OFF)
        return true;
    if (is(at, SAML_NS_PROTOCOL, "Response") || is(at, SAML_NS_PROTOCOL, "ArtifactResponse"))
        return false;
    size_t up = at->parent != NULL ? place_on(at->parent, look->weg) : OFF;
    return up == OFF || up == last || known_beside(at);
}

static enum saml_reden niets_onbekends(const struct xml_doc *doc, enum saml_weg weg) {
    return all(doc, weg, known_in_message) ? SAML_GOED : SAML_ONBEKEND_ELEMENT;
}

const struct saml_vorm saml_vormen[] = {
    {.naam = "bekende-wortel", .oordeel = bekende_wortel},
    {.naam = "niet-versleuteld", .oordeel = niet_versleuteld},
    {.naam = "hoogstens-een-assertie", .oordeel = hoogstens_een_assertie},
    {.naam = "hoogstens-een-bericht", .oordeel = hoogstens_een_bericht},
    {.naam = "geen-andere-assertie", .oordeel = geen_andere_assertie},
    {.naam = "handtekening-op-haar-plaats", .oordeel = handtekening_op_haar_plaats},
    {.naam = "niets-onbekends", .oordeel = niets_onbekends},
};
const size_t saml_vormen_aantal = sizeof saml_vormen / sizeof saml_vormen[0];
