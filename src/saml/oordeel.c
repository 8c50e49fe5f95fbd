/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * One judgement from bytes to identity: decode, parse, form, signature, clauses. The order is the security: nothing is
 * read from an element before its own signature was verified.
 */
#include "saml/clausules.h"

#include "xml/base64.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ASSERTIE SAML_NAAM("Assertion")

static enum saml_reden reason_for(enum xml_refusal refusal) {
    static const enum saml_reden reasons[] = {[XML_FINE] = SAML_GOED,
                                              [XML_TOO_LARGE] = SAML_TE_GROOT,
                                              [XML_NOT_WELL_FORMED] = SAML_XML_ONGELDIG,
                                              [XML_HAS_DTD] = SAML_XML_DTD,
                                              [XML_TOO_DEEP] = SAML_XML_TE_DIEP,
                                              [XML_TOO_MANY] = SAML_XML_TE_VEEL,
                                              [XML_ID_BAD] = SAML_ID_ONGELDIG,
                                              [XML_ID_TWICE] = SAML_ID_DUBBEL,
                                              [XML_PLACE] = SAML_ASSERTIE_ONTBREEKT,
                                              [XML_NOT_SIGNED] = SAML_HANDTEKENING_ONTBREEKT,
                                              [XML_SIGNED_TWICE] = SAML_HANDTEKENING_MEERDERE,
                                              [XML_SIGNATURE_FORM] = SAML_HANDTEKENING_VORM,
                                              [XML_REFERENCE] = SAML_HANDTEKENING_VERWIJZING,
                                              [XML_TRANSFORM] = SAML_HANDTEKENING_TRANSFORMATIE,
                                              [XML_ALGORITHM] = SAML_HANDTEKENING_ALGORITME,
                                              [XML_KEY_EXPIRED] = SAML_SLEUTEL_VERLOPEN,
                                              [XML_SIGNATURE_WRONG] = SAML_HANDTEKENING_ONJUIST};
    size_t count = sizeof reasons / sizeof reasons[0];
    return (size_t)refusal < count ? reasons[refusal] : SAML_XML_ONGELDIG;
}

static enum saml_reden parse(TALLOC_CTX *ctx, const char *base64, struct xml_doc **ret) {
    size_t sent = base64 != NULL ? strlen(base64) : 0, len = 0;
    /* White space in the base64 is no reason to accept more of it. */
    if (sent > XML_BYTES_MAX / 3 * 4 + XML_BYTES_MAX / 8)
        return SAML_TE_GROOT;
    size_t room = sent / 4 * 3 + 3;
    char *bytes = talloc_size(ctx, room);
    if (bytes == NULL)
        abort();
    if (base64 == NULL || !base64_decode(base64, (unsigned char *)bytes, room, &len))
        return SAML_BASE64;
    return reason_for(xml_parse(ctx, bytes, len, ret));
}

static enum saml_reden form(const struct saml_regels *regels, const struct xml_doc *doc, bool via_proxy) {
    for (size_t i = 0; i < regels->vormen_aantal; i++) {
        enum saml_reden reden = regels->vormen[i].oordeel(doc, via_proxy);
        if (reden != SAML_GOED)
            return reden;
    }
    return SAML_GOED;
}

static enum saml_reden verify(const struct saml_regels *regels, const struct saml_toets *t, struct xml_doc *doc,
                              struct xml_name child, const struct xml_node **ret) {
    return reason_for(xml_verify_rules(doc, child, t->vertrouwen->certs, t->nu, regels->handtekening,
                                       regels->handtekening_aantal, ret));
}

/* Either the Response is signed as a whole, or the Assertion in it is. When both carry a signature both must be right.
 */
static enum saml_reden verify_response(const struct saml_regels *regels, struct saml_toets *t, struct xml_doc *doc) {
    if (!xml_is_signed(doc, SAML_GEEN_NAAM))
        return verify(regels, t, doc, ASSERTIE, &t->assertie);
    enum saml_reden reden = verify(regels, t, doc, SAML_GEEN_NAAM, &t->response);
    if (reden != SAML_GOED)
        return reden;
    if (xml_is_signed(doc, ASSERTIE))
        return verify(regels, t, doc, ASSERTIE, &t->assertie);
    t->assertie = xml_only(t->response, ASSERTIE);
    return SAML_GOED;
}

static enum saml_reden clauses(const struct saml_regels *regels, struct saml_toets *t) {
    for (size_t i = 0; i < regels->clausules_aantal; i++) {
        enum saml_reden reden = regels->clausules[i].oordeel(t);
        if (reden != SAML_GOED)
            return reden;
    }
    return SAML_GOED;
}

static enum saml_reden judge(const struct saml_regels *regels, struct saml_toets *t, const char *base64) {
    struct xml_doc *doc = NULL;
    enum saml_reden reden = parse(t->ctx, base64, &doc);
    if (reden == SAML_GOED)
        reden = form(regels, doc, t->via_proxy);
    if (reden == SAML_GOED)
        reden = t->via_proxy ? verify(regels, t, doc, SAML_GEEN_NAAM, &t->assertie) : verify_response(regels, t, doc);
    return reden == SAML_GOED ? clauses(regels, t) : reden;
}

enum saml_reden saml_beoordeel_met(TALLOC_CTX *ctx, const struct saml_regels *regels, const struct saml_vertrouwen *v,
                                   const struct saml_verwacht *verwacht, const struct saml_bericht *bericht, time_t nu,
                                   struct saml_identiteit *ret) {
    struct saml_toets t = {.ctx = talloc_new(ctx),
                           .vertrouwen = v,
                           .verwacht = verwacht,
                           .nu = nu,
                           .via_proxy = bericht->via_proxy,
                           .relay_state = bericht->relay_state,
                           .wie = {.via_proxy = bericht->via_proxy}};
    if (t.ctx == NULL)
        abort();
    enum saml_reden reden = judge(regels, &t, bericht->base64);
    if (reden == SAML_GOED)
        *ret = t.wie;
    if (reden == SAML_GEANNULEERD) {
        *ret = (struct saml_identiteit){.via_proxy = bericht->via_proxy};
        (void)snprintf(ret->antwoord_op, sizeof ret->antwoord_op, "%s", t.wie.antwoord_op);
    }
    talloc_free(t.ctx);
    return reden;
}

struct saml_regels saml_regels_alle(void) {
    return (struct saml_regels){.vormen = saml_vormen,
                                .vormen_aantal = saml_vormen_aantal,
                                .handtekening = xml_rules,
                                .handtekening_aantal = xml_rules_count,
                                .clausules = saml_clausules,
                                .clausules_aantal = saml_clausules_aantal};
}

enum saml_reden saml_beoordeel_response(TALLOC_CTX *ctx, const struct saml_vertrouwen *v,
                                        const struct saml_verwacht *verwacht, const char *saml_response,
                                        const char *relay_state, time_t nu, struct saml_identiteit *ret) {
    const struct saml_regels all = saml_regels_alle();
    const struct saml_bericht bericht = {.base64 = saml_response, .relay_state = relay_state};
    return saml_beoordeel_met(ctx, &all, v, verwacht, &bericht, nu, ret);
}

enum saml_reden saml_beoordeel_assertie(TALLOC_CTX *ctx, const struct saml_vertrouwen *v,
                                        const struct saml_verwacht *verwacht, const char *saml_assertion, time_t nu,
                                        struct saml_identiteit *ret) {
    const struct saml_regels all = saml_regels_alle();
    const struct saml_bericht bericht = {.base64 = saml_assertion, .via_proxy = true};
    return saml_beoordeel_met(ctx, &all, v, verwacht, &bericht, nu, ret);
}
