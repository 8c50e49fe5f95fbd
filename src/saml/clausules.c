/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The clauses over the verified Response (when it was signed) and the verified Assertion: who made it, for whom, as an
 * answer to what, until when, at which level. Those that read the attributes are in persoon.c. The table at the bottom
 * is the order.
 *
 * When only the Assertion is signed there is no verified Response, and nothing of that Response is read: the Recipient
 * in the Assertion then says what Destination would have said.
 */
#include "saml/clausules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define STATUS "urn:oasis:names:tc:SAML:2.0:status:"
#define BEARER "urn:oasis:names:tc:SAML:2.0:cm:bearer"
#define ENTITY "urn:oasis:names:tc:SAML:2.0:nameid-format:entity"
#define LOA "urn:etoegang:core:assurance-class:"
#define VERS_MAX 3600 /* seconds: neither the message nor the login at the makelaar may be older */

/* ---- Helpers: NULL in, NULL or false out ---- */

static bool same(const char *a, const char *b) {
    return a != NULL && b != NULL && b[0] != '\0' && strcmp(a, b) == 0;
}

static const struct xml_node *only(const struct xml_node *parent, struct xml_name name) {
    return parent != NULL ? xml_only(parent, name) : NULL;
}

static const char *attr(struct saml_toets *t, const struct xml_node *node, const char *name) {
    return node != NULL ? xml_attr(t->ctx, node, name) : NULL;
}

static const char *text(struct saml_toets *t, const struct xml_node *node) {
    return node != NULL ? xml_text(t->ctx, node) : NULL;
}

static bool moment_attr(struct saml_toets *t, const struct xml_node *node, const char *name, time_t *ret) {
    return saml_moment(attr(t, node, name), ret);
}

static bool begun(const struct saml_toets *t, time_t from) {
    return from <= t->nu + t->verwacht->klokverschil;
}

static bool not_over(const struct saml_toets *t, time_t until) {
    return t->nu < until + t->verwacht->klokverschil;
}

static bool recent(const struct saml_toets *t, time_t when) {
    return begun(t, when) && t->nu - when < VERS_MAX + t->verwacht->klokverschil;
}

static const struct xml_node *confirmation(const struct saml_toets *t) {
    return only(only(t->assertie, SAML_NAAM("Subject")), SAML_NAAM("SubjectConfirmation"));
}

static const struct xml_node *confirmation_data(const struct saml_toets *t) {
    return only(confirmation(t), SAML_NAAM("SubjectConfirmationData"));
}

static enum saml_reden version_of(struct saml_toets *t, const struct xml_node *node) {
    return same(attr(t, node, "Version"), "2.0") ? SAML_GOED : SAML_VERSIE;
}

static enum saml_reden issuer_of(struct saml_toets *t, const struct xml_node *node) {
    const struct xml_node *issuer = only(node, SAML_NAAM("Issuer"));
    const char *format = attr(t, issuer, "Format");
    if (format != NULL && strcmp(format, ENTITY) != 0)
        return SAML_UITGEVER;
    return same(text(t, issuer), t->vertrouwen->entity_id) ? SAML_GOED : SAML_UITGEVER;
}

static enum saml_reden issued_recently(struct saml_toets *t, const struct xml_node *node) {
    time_t issued;
    return moment_attr(t, node, "IssueInstant", &issued) && recent(t, issued) ? SAML_GOED : SAML_UITGIFTEMOMENT;
}

/* ---- Whom we trust ---- */

static enum saml_reden vertrouwen_geldig(struct saml_toets *t) {
    time_t until = t->vertrouwen->geldig_tot;
    return until == 0 || t->nu < until ? SAML_GOED : SAML_VERTROUWEN_VERLOPEN;
}

/* ---- The verified Response ---- */

static enum saml_reden response_versie(struct saml_toets *t) {
    return t->response == NULL ? SAML_GOED : version_of(t, t->response);
}

static enum saml_reden response_uitgever(struct saml_toets *t) {
    return t->response == NULL ? SAML_GOED : issuer_of(t, t->response);
}

static enum saml_reden response_moment(struct saml_toets *t) {
    return t->response == NULL ? SAML_GOED : issued_recently(t, t->response);
}

static enum saml_reden response_bestemming(struct saml_toets *t) {
    if (t->response == NULL)
        return SAML_GOED;
    return same(attr(t, t->response, "Destination"), t->verwacht->acs_url) ? SAML_GOED : SAML_BESTEMMING;
}

static bool remember_request(struct saml_toets *t, const char *id) {
    if (id == NULL || id[0] == '\0' || strlen(id) >= sizeof t->wie.antwoord_op)
        return false;
    (void)snprintf(t->wie.antwoord_op, sizeof t->wie.antwoord_op, "%s", id);
    return true;
}

static enum saml_reden response_antwoord_op(struct saml_toets *t) {
    if (t->response == NULL)
        return SAML_GOED;
    return remember_request(t, attr(t, t->response, "InResponseTo")) ? SAML_GOED : SAML_ANTWOORD_OP;
}

static bool known_failure(const char *top) {
    return same(top, STATUS "Responder") || same(top, STATUS "Requester") || same(top, STATUS "VersionMismatch");
}

/* A person who stops, or may not, or has too weak a means, and a provider that is out of order: each is said calmly.
 * What is no Status as the standard has it is refused, and so is a failure that brings an identity all the same. */
static enum saml_reden status_of(struct saml_toets *t, const struct xml_node *node, bool with_identity) {
    const struct xml_node *code = only(only(node, SAML_NAAM_P("Status")), SAML_NAAM_P("StatusCode"));
    const char *top = attr(t, code, "Value");
    const char *below = attr(t, only(code, SAML_NAAM_P("StatusCode")), "Value");
    if (same(top, STATUS "Success"))
        return SAML_GOED;
    if (!known_failure(top) || with_identity)
        return SAML_STATUS;
    if (same(below, STATUS "AuthnFailed"))
        return SAML_GEANNULEERD;
    if (same(below, STATUS "RequestDenied"))
        return SAML_GEEN_BEVOEGDHEID;
    return same(below, STATUS "NoAuthnContext") ? SAML_NIVEAU_TE_LAAG : SAML_MAKELAAR_STORING;
}

static enum saml_reden response_status(struct saml_toets *t) {
    return t->response == NULL ? SAML_GOED
                               : status_of(t, t->response, xml_count(t->response, SAML_NAAM("Assertion")) > 0);
}

/* ---- The verified ArtifactResponse ---- */

static enum saml_reden artifact_versie(struct saml_toets *t) {
    return t->artifact == NULL ? SAML_GOED : version_of(t, t->artifact);
}

static enum saml_reden artifact_uitgever(struct saml_toets *t) {
    return t->artifact == NULL ? SAML_GOED : issuer_of(t, t->artifact);
}

static enum saml_reden artifact_moment(struct saml_toets *t) {
    return t->artifact == NULL ? SAML_GOED : issued_recently(t, t->artifact);
}

static enum saml_reden artifact_antwoord_op(struct saml_toets *t) {
    if (t->artifact == NULL)
        return SAML_GOED;
    return same(attr(t, t->artifact, "InResponseTo"), t->resolve_id) ? SAML_GOED : SAML_ARTIFACT;
}

static enum saml_reden artifact_status(struct saml_toets *t) {
    return t->artifact == NULL ? SAML_GOED
                               : status_of(t, t->artifact, xml_count(t->artifact, SAML_NAAM_P("Response")) > 0);
}

/* Success without a Response: the artifact was used before, is too old, or never existed (SAML core 3.5.3). */
static enum saml_reden artifact_gevuld(struct saml_toets *t) {
    return t->artifact == NULL || t->response != NULL ? SAML_GOED : SAML_ARTIFACT_LEEG;
}

/* ---- The verified Assertion ---- */

static enum saml_reden assertie_aanwezig(struct saml_toets *t) {
    const char *id = attr(t, t->assertie, "ID");
    if (id == NULL || id[0] == '\0' || strlen(id) >= sizeof t->wie.assertie_id)
        return SAML_ASSERTIE_ONTBREEKT;
    (void)snprintf(t->wie.assertie_id, sizeof t->wie.assertie_id, "%s", id);
    return SAML_GOED;
}

static enum saml_reden assertie_versie(struct saml_toets *t) {
    return version_of(t, t->assertie);
}

static enum saml_reden assertie_uitgever(struct saml_toets *t) {
    return issuer_of(t, t->assertie);
}

static enum saml_reden assertie_moment(struct saml_toets *t) {
    return issued_recently(t, t->assertie);
}

static enum saml_reden een_onderwerp(struct saml_toets *t) {
    return only(t->assertie, SAML_NAAM("Subject")) != NULL ? SAML_GOED : SAML_ONDERWERP;
}

static enum saml_reden bevestiging_bearer(struct saml_toets *t) {
    return same(attr(t, confirmation(t), "Method"), BEARER) ? SAML_GOED : SAML_BEVESTIGING;
}

static enum saml_reden ontvanger(struct saml_toets *t) {
    return same(attr(t, confirmation_data(t), "Recipient"), t->verwacht->acs_url) ? SAML_GOED : SAML_ONTVANGER;
}

/* Response and Assertion must answer the same request. */
static enum saml_reden antwoord_op(struct saml_toets *t) {
    const char *id = attr(t, confirmation_data(t), "InResponseTo");
    if (id == NULL || (t->response != NULL && !same(id, t->wie.antwoord_op)))
        return SAML_ANTWOORD_OP;
    return remember_request(t, id) ? SAML_GOED : SAML_ANTWOORD_OP;
}

static enum saml_reden bevestiging_tijdig(struct saml_toets *t) {
    const struct xml_node *data = confirmation_data(t);
    time_t from, until;
    if (!moment_attr(t, data, "NotOnOrAfter", &until) || !not_over(t, until))
        return SAML_BEVESTIGING_VERLOPEN;
    if (attr(t, data, "NotBefore") != NULL && (!moment_attr(t, data, "NotBefore", &from) || !begun(t, from)))
        return SAML_BEVESTIGING_VERLOPEN;
    return SAML_GOED;
}

/* A condition that we do not know makes the assertion invalid (SAML core 2.5.1.1). */
static enum saml_reden bekende_voorwaarden(struct saml_toets *t) {
    const struct xml_node *conditions = only(t->assertie, SAML_NAAM("Conditions"));
    if (conditions == NULL)
        return SAML_VOORWAARDEN;
    for (const struct xml_node *at = xml_first(conditions); at != NULL; at = xml_next(at))
        if (!xml_is(at, SAML_NAAM("AudienceRestriction")) && !xml_is(at, SAML_NAAM("OneTimeUse")) &&
            !xml_is(at, SAML_NAAM("ProxyRestriction")))
            return SAML_VOORWAARDEN;
    return SAML_GOED;
}

static enum saml_reden al_geldig(struct saml_toets *t) {
    time_t from;
    const struct xml_node *conditions = only(t->assertie, SAML_NAAM("Conditions"));
    return moment_attr(t, conditions, "NotBefore", &from) && begun(t, from) ? SAML_GOED : SAML_TE_VROEG;
}

static enum saml_reden nog_geldig(struct saml_toets *t) {
    time_t until;
    const struct xml_node *conditions = only(t->assertie, SAML_NAAM("Conditions"));
    if (!moment_attr(t, conditions, "NotOnOrAfter", &until) || !not_over(t, until))
        return SAML_VERLOPEN;
    t->wie.geldig_tot = until + t->verwacht->klokverschil;
    return SAML_GOED;
}

static bool names_us(struct saml_toets *t, const struct xml_node *restriction) {
    for (const struct xml_node *at = xml_first(restriction); at != NULL; at = xml_next(at))
        if (xml_is(at, SAML_NAAM("Audience")) && same(text(t, at), t->verwacht->entity_id))
            return true;
    return false;
}

/* Every restriction must name us; one restriction may name others beside us. */
static enum saml_reden voor_ons_bedoeld(struct saml_toets *t) {
    const struct xml_node *conditions = only(t->assertie, SAML_NAAM("Conditions"));
    size_t restrictions = 0;
    for (const struct xml_node *at = conditions != NULL ? xml_first(conditions) : NULL; at != NULL; at = xml_next(at)) {
        if (!xml_is(at, SAML_NAAM("AudienceRestriction")))
            continue;
        restrictions++;
        if (!names_us(t, at))
            return SAML_DOELGROEP;
    }
    return restrictions > 0 ? SAML_GOED : SAML_DOELGROEP;
}

static enum saml_reden pas_aangemeld(struct saml_toets *t) {
    time_t when;
    return moment_attr(t, only(t->assertie, SAML_NAAM("AuthnStatement")), "AuthnInstant", &when) && recent(t, when)
               ? SAML_GOED
               : SAML_AUTHENTICATIE;
}

/* The session at the provider, to which ours is bound. */
static enum saml_reden sessie_bij_de_makelaar(struct saml_toets *t) {
    const struct xml_node *statement = only(t->assertie, SAML_NAAM("AuthnStatement"));
    const char *index = attr(t, statement, "SessionIndex");
    time_t until = 0;
    if (index != NULL && !saml_neem_over(t->wie.sessie_index, sizeof t->wie.sessie_index, index))
        return SAML_AUTHENTICATIE;
    if (attr(t, statement, "SessionNotOnOrAfter") != NULL &&
        (!moment_attr(t, statement, "SessionNotOnOrAfter", &until) || !not_over(t, until)))
        return SAML_AUTHENTICATIE;
    t->wie.sessie_tot = until;
    return SAML_GOED;
}

/* 0 when unknown. */
static int rank_of(const char *uri) {
    static const char *const ranks[] = {LOA "loa1", LOA "loa2", LOA "loa2plus", LOA "loa3", LOA "loa4"};
    for (int i = 0; i < (int)(sizeof ranks / sizeof ranks[0]); i++)
        if (same(uri, ranks[i]))
            return i + 1;
    return 0;
}

bool saml_niveau_bekend(const char *uri) {
    return rank_of(uri) > 0;
}

bool saml_niveau_genoeg(const char *uri, const char *minimum) {
    return rank_of(minimum) > 0 && rank_of(uri) >= rank_of(minimum);
}

/* What a class is worth. A provider outside the scheme has names of its own for it: the settings say which. */
static const char *level_of(const struct saml_profiel *profiel, const char *class) {
    if (profiel->soort == SAML_EHERKENNING)
        return class;
    for (size_t i = 0; i < profiel->klassen_aantal; i++)
        if (same(class, profiel->klassen[i].klasse))
            return profiel->klassen[i].niveau;
    return NULL;
}

static enum saml_reden hoog_genoeg(struct saml_toets *t) {
    const struct xml_node *statement = only(t->assertie, SAML_NAAM("AuthnStatement"));
    const struct xml_node *context = only(statement, SAML_NAAM("AuthnContext"));
    const char *class = text(t, only(context, SAML_NAAM("AuthnContextClassRef")));
    const char *level = level_of(&t->verwacht->profiel, class);
    int minimum = rank_of(t->verwacht->minimum_niveau);
    if (minimum == 0 || rank_of(level) < minimum)
        return SAML_NIVEAU;
    (void)snprintf(t->wie.niveau, sizeof t->wie.niveau, "%s", level);
    return SAML_GOED;
}

/* RelayState is a token of our own, never an address: the id of our request, so that the signed answer vouches for it.
 */
static enum saml_reden relaystate_van_ons(struct saml_toets *t) {
    if (t->weg == SAML_WEG_PROXY)
        return SAML_GOED;
    return same(t->relay_state, t->wie.antwoord_op) ? SAML_GOED : SAML_RELAYSTATE;
}

const struct saml_clausule saml_clausules[] = {
    {.punt = "2", .naam = "vertrouwen-geldig", .oordeel = vertrouwen_geldig},
    {.punt = "14", .naam = "artifact-versie", .oordeel = artifact_versie},
    {.punt = "14", .naam = "artifact-uitgever", .oordeel = artifact_uitgever},
    {.punt = "14", .naam = "artifact-moment", .oordeel = artifact_moment},
    {.punt = "14", .naam = "artifact-antwoord-op", .oordeel = artifact_antwoord_op},
    {.punt = "14", .naam = "artifact-status", .oordeel = artifact_status},
    {.punt = "14", .naam = "artifact-gevuld", .oordeel = artifact_gevuld},
    {.punt = "1", .naam = "response-versie", .oordeel = response_versie},
    {.punt = "3", .naam = "response-uitgever", .oordeel = response_uitgever},
    {.punt = "6", .naam = "response-moment", .oordeel = response_moment},
    {.punt = "4", .naam = "response-bestemming", .oordeel = response_bestemming},
    {.punt = "5", .naam = "response-antwoord-op", .oordeel = response_antwoord_op},
    {.punt = "1", .naam = "response-status", .oordeel = response_status},
    {.punt = "1", .naam = "assertie-aanwezig", .oordeel = assertie_aanwezig},
    {.punt = "1", .naam = "assertie-versie", .oordeel = assertie_versie},
    {.punt = "3", .naam = "assertie-uitgever", .oordeel = assertie_uitgever},
    {.punt = "6", .naam = "assertie-moment", .oordeel = assertie_moment},
    {.punt = "4", .naam = "een-onderwerp", .oordeel = een_onderwerp},
    {.punt = "4", .naam = "bevestiging-bearer", .oordeel = bevestiging_bearer},
    {.punt = "4", .naam = "ontvanger", .oordeel = ontvanger},
    {.punt = "5", .naam = "antwoord-op", .oordeel = antwoord_op},
    {.punt = "6", .naam = "bevestiging-tijdig", .oordeel = bevestiging_tijdig},
    {.punt = "6", .naam = "bekende-voorwaarden", .oordeel = bekende_voorwaarden},
    {.punt = "6", .naam = "al-geldig", .oordeel = al_geldig},
    {.punt = "6", .naam = "nog-geldig", .oordeel = nog_geldig},
    {.punt = "7", .naam = "voor-ons-bedoeld", .oordeel = voor_ons_bedoeld},
    {.punt = "6", .naam = "pas-aangemeld", .oordeel = pas_aangemeld},
    {.punt = "6", .naam = "sessie-bij-de-makelaar", .oordeel = sessie_bij_de_makelaar},
    {.punt = "8", .naam = "hoog-genoeg", .oordeel = hoog_genoeg},
    {.punt = "9", .naam = "een-attributenlijst", .oordeel = saml_een_attributenlijst},
    {.punt = "9", .naam = "onze-dienst", .oordeel = saml_onze_dienst, .voor = SAML_VOOR_EHERKENNING},
    {.punt = "10", .naam = "ontcijferd", .oordeel = saml_ontcijferd, .voor = SAML_VOOR_EHERKENNING},
    {.punt = "10", .naam = "rechtspersoon", .oordeel = saml_bekende_rechtspersoon, .voor = SAML_VOOR_EHERKENNING},
    {.punt = "10", .naam = "handelende-persoon", .oordeel = saml_handelende_persoon, .voor = SAML_VOOR_EHERKENNING},
    {.punt = "10", .naam = "tussenpersoon", .oordeel = saml_bekende_tussenpersoon, .voor = SAML_VOOR_EHERKENNING},
    {.punt = "13", .naam = "vestiging", .oordeel = saml_vestiging, .voor = SAML_VOOR_EHERKENNING},
    {.punt = "10", .naam = "persoon", .oordeel = saml_persoon, .voor = SAML_VOOR_ALGEMEEN},
    {.punt = "10", .naam = "rollen", .oordeel = saml_rollen, .voor = SAML_VOOR_ALGEMEEN},
    {.punt = "10", .naam = "naam", .oordeel = saml_naam_persoon, .voor = SAML_VOOR_ALGEMEEN},
    {.punt = "12", .naam = "relaystate-van-ons", .oordeel = relaystate_van_ons},
};
const size_t saml_clausules_aantal = sizeof saml_clausules / sizeof saml_clausules[0];
