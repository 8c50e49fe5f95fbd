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

enum saml_reden saml_reden_van(enum xml_refusal refusal) {
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
                                              [XML_SIGNATURE_WRONG] = SAML_HANDTEKENING_ONJUIST,
                                              [XML_ENC_FORM] = SAML_VERSLEUTELD_VORM,
                                              [XML_ENC_ALGORITHM] = SAML_VERSLEUTELD_ALGORITME,
                                              [XML_ENC_KEY] = SAML_VERSLEUTELD_SLEUTEL,
                                              [XML_ENC_WRONG] = SAML_VERSLEUTELD_ONJUIST};
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
    return saml_reden_van(xml_parse(ctx, bytes, len, ret));
}

static enum saml_reden form(const struct saml_regels *regels, const struct xml_doc *doc, enum saml_weg weg) {
    for (size_t i = 0; i < regels->vormen_aantal; i++) {
        enum saml_reden reden = regels->vormen[i].oordeel(doc, weg);
        if (reden != SAML_GOED)
            return reden;
    }
    return SAML_GOED;
}

static enum saml_reden verify(const struct saml_toets *t, struct xml_doc *doc, struct xml_place place,
                              const struct xml_node **ret) {
    return saml_reden_van(xml_verify_rules(doc, place, t->vertrouwen->certs, t->nu, t->regels->handtekening,
                                           t->regels->handtekening_aantal, ret));
}

/* The Assertion is the last of the chain, the Response stands around it, the ArtifactResponse around that. */
static void remember(struct saml_toets *t, size_t from_the_end, const struct xml_node *node) {
    if (from_the_end == 1)
        t->assertie = node;
    else if (from_the_end == 2)
        t->response = node;
    else
        t->artifact = node;
}

/* From the outside in. What carries a signature must carry a right one, and is then read by itself; what has none is
 * read only as a part of what was verified around it; what has neither is not read at all. */
static enum saml_reden verify_chain(struct saml_toets *t, struct xml_doc *doc) {
    const struct saml_keten *keten = saml_keten_van(t->weg);
    const struct xml_node *outer = NULL;
    bool any = false;
    for (size_t i = keten->eerste; i < keten->aantal; i++) {
        const struct xml_place place = {.names = keten->namen + 1, .count = i};
        const struct xml_node *here = outer != NULL ? xml_only(outer, keten->namen[i]) : NULL;
        if (xml_is_signed(doc, place)) {
            enum saml_reden reden = verify(t, doc, place, &here);
            if (reden != SAML_GOED)
                return reden;
            any = true;
        }
        remember(t, keten->aantal - i, here);
        outer = here;
    }
    if (any)
        return SAML_GOED;
    /* Nothing is signed: the reason is that of the Assertion. */
    return verify(t, doc, (struct xml_place){.names = keten->namen + 1, .count = keten->aantal - 1}, &t->assertie);
}

static bool concerns(const struct saml_clausule *c, enum saml_profielsoort soort) {
    return c->voor == SAML_VOOR_ALLE || (c->voor == SAML_VOOR_ALGEMEEN) == (soort == SAML_ALGEMEEN);
}

enum saml_reden saml_clausules_toepassen(struct saml_toets *t) {
    for (size_t i = 0; i < t->regels->clausules_aantal; i++) {
        const struct saml_clausule *c = &t->regels->clausules[i];
        enum saml_reden reden = concerns(c, t->verwacht->profiel.soort) ? c->oordeel(t) : SAML_GOED;
        if (reden != SAML_GOED)
            return reden;
    }
    return SAML_GOED;
}

static enum saml_reden judge(struct saml_toets *t, const struct saml_bericht *bericht) {
    struct xml_doc *doc = NULL;
    enum saml_reden reden = bericht->bytes != NULL
                                ? saml_reden_van(xml_parse(t->ctx, bericht->bytes, bericht->len, &doc))
                                : parse(t->ctx, bericht->base64, &doc);
    if (reden == SAML_GOED)
        reden = form(t->regels, doc, t->weg);
    if (reden == SAML_GOED)
        reden = verify_chain(t, doc);
    if (reden == SAML_GOED)
        reden = saml_clausules_toepassen(t);
    if (reden == SAML_GOED && t->regels->getuige != NULL)
        t->regels->getuige(t, doc, t->regels->getuige_arg);
    return reden;
}

enum saml_reden saml_beoordeel_met(TALLOC_CTX *ctx, const struct saml_regels *regels, const struct saml_vertrouwen *v,
                                   const struct saml_verwacht *verwacht, const struct saml_bericht *bericht, time_t nu,
                                   struct saml_identiteit *ret) {
    struct saml_toets t = {.ctx = talloc_new(ctx),
                           .regels = regels,
                           .vertrouwen = v,
                           .verwacht = verwacht,
                           .nu = nu,
                           .weg = bericht->weg,
                           .relay_state = bericht->relay_state,
                           .resolve_id = bericht->resolve_id,
                           .wie = {.via_proxy = bericht->weg == SAML_WEG_PROXY}};
    if (t.ctx == NULL)
        abort();
    enum saml_reden reden = judge(&t, bericht);
    if (reden == SAML_GOED)
        *ret = t.wie;
    if (saml_reden_rustig(reden)) {
        *ret = (struct saml_identiteit){.via_proxy = t.wie.via_proxy};
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
                                .clausules_aantal = saml_clausules_aantal,
                                .ontcijferen = xml_sealed_rules,
                                .ontcijferen_aantal = xml_sealed_rules_count};
}

enum saml_reden saml_beoordeel_response(TALLOC_CTX *ctx, const struct saml_vertrouwen *v,
                                        const struct saml_verwacht *verwacht, const char *saml_response,
                                        const char *relay_state, time_t nu, struct saml_identiteit *ret) {
    const struct saml_regels all = saml_regels_alle();
    const struct saml_bericht bericht = {.weg = SAML_WEG_POST, .base64 = saml_response, .relay_state = relay_state};
    return saml_beoordeel_met(ctx, &all, v, verwacht, &bericht, nu, ret);
}

enum saml_reden saml_beoordeel_assertie(TALLOC_CTX *ctx, const struct saml_vertrouwen *v,
                                        const struct saml_verwacht *verwacht, const char *saml_assertion, time_t nu,
                                        struct saml_identiteit *ret) {
    const struct saml_regels all = saml_regels_alle();
    const struct saml_bericht bericht = {.weg = SAML_WEG_PROXY, .base64 = saml_assertion};
    return saml_beoordeel_met(ctx, &all, v, verwacht, &bericht, nu, ret);
}

enum saml_reden saml_beoordeel_artifact(TALLOC_CTX *ctx, const struct saml_vertrouwen *v,
                                        const struct saml_verwacht *verwacht, const char *soap, size_t len,
                                        const char *resolve_id, const char *relay_state, time_t nu,
                                        struct saml_identiteit *ret) {
    const struct saml_regels all = saml_regels_alle();
    const struct saml_bericht bericht = {.weg = SAML_WEG_ARTIFACT,
                                         .bytes = soap != NULL ? soap : "",
                                         .len = soap != NULL ? len : 0,
                                         .resolve_id = resolve_id,
                                         .relay_state = relay_state};
    return saml_beoordeel_met(ctx, &all, v, verwacht, &bericht, nu, ret);
}
