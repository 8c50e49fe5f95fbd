/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The answers of the simulator, in the layout of the scheme, and what can be broken about them.
 */
#include "sim.h"

#include <stdlib.h>
#include <string.h>

#define STATUS "urn:oasis:names:tc:SAML:2.0:status:"
#define FORMAT "urn:oasis:names:tc:SAML:2.0:nameid-format:"
#define EARLIER 60       /* seconds that an answer was valid already */
#define LATER (30 * 60)  /* seconds that it stays valid: a reader of the demo may take her time */
#define SESSION (25200L) /* seconds that a session at an organisation's own provider lasts: shorter than ours may */
#define LONG_AGO (3 * 60 * 60)

struct xml_el *sim_add(struct xml_el *parent, const char *name) {
    return xml_add(parent, "saml", SIM_NAAM(SIM_ASSERTION, name));
}

struct xml_el *sim_add_text(struct xml_el *parent, const char *name, const char *text) {
    struct xml_el *el = sim_add(parent, name);
    xml_put_text(el, text);
    return el;
}

static struct xml_el *protocol(struct xml_el *parent, const char *name) {
    return xml_add(parent, "samlp", SIM_NAAM(SIM_PROTOCOL, name));
}

void sim_kop(struct xml_el *el, const struct sim_tijden *tijden) {
    char id[SIM_ID_TEXT];
    sim_id(id);
    xml_set(el, "ID", id);
    xml_set(el, "Version", "2.0");
    xml_set(el, "IssueInstant", tijden->nu);
}

bool sim_teken(struct xml_el *el, struct xml_el *issuer, const struct sim *sim, const struct sim_vraag *vraag,
               struct err *err) {
    const struct sim_sleutel *with = &vraag->aanbieder->huidig;
    if (vraag->keuzes.sleutel == SIM_VOLGEND)
        with = &vraag->aanbieder->volgend;
    else if (vraag->keuzes.sleutel == SIM_VREEMD)
        with = &sim->vreemd;
    return xml_sign(el, issuer, with->key, with->naam, err);
}

/* ---- The Assertion ---- */

static void subject(struct xml_el *assertion, const struct sim *sim, const struct sim_vraag *vraag,
                    const struct sim_tijden *times) {
    const struct sim_aanbieder *a = vraag->aanbieder;
    char transient[SIM_ID_TEXT];
    sim_id(transient);
    bool named = a->profiel == SIM_ALGEMEEN && a->persoon_attribuut == NULL;
    struct xml_el *el = sim_add(assertion, "Subject");
    struct xml_el *id = sim_add_text(el, "NameID", named ? vraag->mens->pseudoniem : transient);
    xml_set(id, "Format", named ? FORMAT "persistent" : FORMAT "transient");
    xml_set(id, "NameQualifier", a->entity_id);
    struct xml_el *confirmation = sim_add(el, "SubjectConfirmation");
    xml_set(confirmation, "Method", "urn:oasis:names:tc:SAML:2.0:cm:bearer");
    struct xml_el *data = sim_add(confirmation, "SubjectConfirmationData");
    xml_set(data, "InResponseTo", vraag->verzoek);
    xml_set(data, "Recipient", sim->acs);
    xml_set(data, "NotOnOrAfter", times->later);
}

static void conditions(struct xml_el *assertion, const struct sim *sim, const struct sim_tijden *times) {
    struct xml_el *el = sim_add(assertion, "Conditions");
    xml_set(el, "NotBefore", times->eerder);
    xml_set(el, "NotOnOrAfter", times->later);
    (void)sim_add_text(sim_add(el, "AudienceRestriction"), "Audience", sim->dienstverlener);
}

static void statement(struct xml_el *assertion, const struct sim_vraag *vraag, const struct sim_tijden *times) {
    const struct sim_aanbieder *a = vraag->aanbieder;
    char session[SIM_ID_TEXT];
    sim_id(session);
    struct xml_el *el = sim_add(assertion, "AuthnStatement");
    xml_set(el, "AuthnInstant", times->nu);
    xml_set(el, "SessionIndex", session);
    if (a->profiel == SIM_ALGEMEEN)
        xml_set(el, "SessionNotOnOrAfter", times->einde);
    struct xml_el *context = sim_add(el, "AuthnContext");
    const char *level = vraag->keuzes.niveau != NULL ? vraag->keuzes.niveau : a->niveau;
    (void)sim_add_text(context, "AuthnContextClassRef", level);
    (void)sim_add_text(context, "AuthenticatingAuthority", a->entity_id);
}

static bool signs(const struct sim_vraag *vraag, int first, int second) {
    return vraag->keuzes.ondertekend == first || vraag->keuzes.ondertekend == second;
}

static bool fill_assertion(struct xml_el *el, const struct sim *sim, const struct sim_vraag *vraag,
                           const struct sim_tijden *times, struct err *err) {
    sim_kop(el, times);
    struct xml_el *issuer = sim_add_text(el, "Issuer", vraag->aanbieder->entity_id);
    subject(el, sim, vraag, times);
    conditions(el, sim, times);
    if (!sim_advies(el, sim, vraag, times, err))
        return false;
    statement(el, vraag, times);
    if (!sim_attributen(el, sim, vraag, err))
        return false;
    bool sign = signs(vraag, SIM_ASSERTIE, SIM_BEIDE) || vraag->keuzes.ondertekend == SIM_KAAL;
    return !sign || sim_teken(el, issuer, sim, vraag, err);
}

/* ---- The Response ---- */

struct status {
    const char *top, *sub, *message;
};

static void fill_status(struct xml_el *message, const struct status *status) {
    struct xml_el *el = protocol(message, "Status"), *code = protocol(el, "StatusCode");
    xml_set(code, "Value", status->top);
    if (status->sub != NULL)
        xml_set(protocol(code, "StatusCode"), "Value", status->sub);
    if (status->message != NULL)
        xml_put_text(protocol(el, "StatusMessage"), status->message);
}

static const struct status *status_of(int outcome) {
    static const struct status all[] = {
        [SIM_GELUKT] = {STATUS "Success", NULL, NULL},
        [SIM_GEANNULEERD] = {STATUS "Responder", STATUS "AuthnFailed", "Authentication cancelled"},
        [SIM_MISLUKT] = {STATUS "Responder", STATUS "AuthnFailed", NULL},
        [SIM_TE_LAAG] = {STATUS "Responder", STATUS "NoAuthnContext", NULL},
        [SIM_GEWEIGERD] = {STATUS "Responder", STATUS "RequestDenied", NULL},
        [SIM_NIET_STIL] = {STATUS "Responder", STATUS "NoPassive", NULL},
        [SIM_ONBEKEND] = {STATUS "Responder", STATUS "UnknownPrincipal", NULL},
        [SIM_NIET_ONDERSTEUND] = {STATUS "Requester", STATUS "RequestUnsupported", NULL},
        [SIM_FOUT_VERZOEK] = {STATUS "Requester", NULL, "The request could not be understood"},
        [SIM_FOUT_VERSIE] = {STATUS "VersionMismatch", NULL, NULL},
        [SIM_STORING] = {STATUS "Responder", NULL, NULL},
    };
    return &all[outcome];
}

static bool fill_response(struct xml_el *el, const struct sim *sim, const struct sim_vraag *vraag,
                          const struct sim_tijden *times, struct err *err) {
    bool success = vraag->keuzes.uitkomst == SIM_GELUKT;
    sim_kop(el, times);
    xml_set(el, "InResponseTo", vraag->verzoek);
    xml_set(el, "Destination", sim->acs);
    struct xml_el *issuer = sim_add_text(el, "Issuer", vraag->aanbieder->entity_id);
    fill_status(el, status_of(vraag->keuzes.uitkomst));
    if (success && !fill_assertion(sim_add(el, "Assertion"), sim, vraag, times, err))
        return false;
    /* Without an Assertion there is only the Response to sign. */
    bool sign = signs(vraag, SIM_RESPONSE, SIM_BEIDE) || (!success && signs(vraag, SIM_ASSERTIE, SIM_ASSERTIE));
    return !sign || sim_teken(el, issuer, sim, vraag, err);
}

static void fill_times(struct sim_tijden *times, time_t now, int broken) {
    if (broken == SIM_VERLOPEN)
        now -= LONG_AGO;
    else if (broken == SIM_TE_VROEG)
        now += LONG_AGO;
    sim_moment(now, times->nu);
    sim_moment(now - EARLIER, times->eerder);
    sim_moment(now + LATER, times->later);
    sim_moment(now + SESSION, times->einde);
}

/* ---- What is broken about the text ---- */

/* Another letter at the start of every SignatureValue. */
static void spoil_signatures(char *text) {
    static const char tag[] = "SignatureValue>";
    for (char *at = strstr(text, tag); at != NULL; at = strstr(at, tag)) {
        bool closing = false;
        for (char *back = at; back > text && *back != '<'; back--)
            closing = back[-1] == '/' || closing;
        at += sizeof tag - 1;
        if (!closing)
            at[0] = (char)(at[0] == 'A' ? 'B' : 'A');
    }
}

static const char *broken(char *text, int how) {
    if (how == SIM_AFGEKAPT)
        text[strlen(text) / 2] = '\0';
    else if (how == SIM_HANDTEKENING)
        spoil_signatures(text);
    else if (how == SIM_LEEG)
        text[0] = '\0';
    return text;
}

static const char *finish(TALLOC_CTX *ctx, struct xml_out *out, bool good, int how) {
    const char *text = good ? xml_out_text(ctx, out, NULL) : NULL;
    talloc_free(out);
    return text != NULL ? broken(talloc_strdup(ctx, text), how) : NULL;
}

const char *sim_antwoord(TALLOC_CTX *ctx, const struct sim *sim, const struct sim_vraag *vraag, struct err *err) {
    struct sim_tijden times;
    fill_times(&times, vraag->nu, vraag->keuzes.kapot);
    bool bare = vraag->keuzes.ondertekend == SIM_KAAL && vraag->keuzes.uitkomst == SIM_GELUKT;
    struct xml_out *out = bare ? xml_out_new(ctx, "saml", SIM_NAAM(SIM_ASSERTION, "Assertion"))
                               : xml_out_new(ctx, "samlp", SIM_NAAM(SIM_PROTOCOL, "Response"));
    struct xml_el *root = xml_out_root(out);
    bool good = bare ? fill_assertion(root, sim, vraag, &times, err) : fill_response(root, sim, vraag, &times, err);
    return finish(ctx, out, good, vraag->keuzes.kapot);
}

/* ---- The ArtifactResponse ---- */

static bool fill_artifact(struct xml_el *el, const struct sim *sim, const struct sim_aanbieder *a,
                          const struct sim_vraag *vraag, const char *resolve, const struct sim_tijden *times,
                          struct err *err) {
    sim_kop(el, times);
    xml_set(el, "InResponseTo", resolve);
    struct xml_el *issuer = sim_add_text(el, "Issuer", a->entity_id);
    fill_status(el, status_of(SIM_GELUKT)); /* an artifact that is not there gives no Response, and is no error */
    if (vraag == NULL)
        return xml_sign(el, issuer, a->huidig.key, a->huidig.naam, err);
    if (!fill_response(protocol(el, "Response"), sim, vraag, times, err))
        return false;
    return vraag->keuzes.ondertekend != SIM_ARTIFACTRESPONSE || sim_teken(el, issuer, sim, vraag, err);
}

const char *sim_artifactantwoord(TALLOC_CTX *ctx, const struct sim *sim, const struct sim_aanbieder *a,
                                 const struct sim_vraag *vraag, const char *resolve, time_t nu, struct err *err) {
    struct sim_tijden times;
    int how = vraag != NULL ? vraag->keuzes.kapot : SIM_HEEL;
    fill_times(&times, nu, how);
    struct xml_out *out = xml_out_new(ctx, "soapenv", SIM_NAAM(SIM_SOAP, "Envelope"));
    struct xml_el *body = xml_add(xml_out_root(out), "soapenv", SIM_NAAM(SIM_SOAP, "Body"));
    struct xml_el *el = xml_add(body, "samlp", SIM_NAAM(SIM_PROTOCOL, "ArtifactResponse"));
    bool good = fill_artifact(el, sim, a, vraag, resolve, &times, err);
    return finish(ctx, out, good, how);
}
