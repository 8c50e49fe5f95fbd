/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The answer by HTTP-Artifact: what the browser brings is judged, and the question for what it stands for is made. Who
 * sends that question, and waits, is the page (soap/).
 */
#include "saml/clausules.h"

#include "xml/base64.h"

#include <stdlib.h>
#include <string.h>

#define NS_SOAP "http://schemas.xmlsoap.org/soap/envelope/"
#define ARTIFACT_LEN 44 /* type, endpoint, source, handle: 2 + 2 + 20 + 20 */
#define ARTIFACT_TEXT 60
#define TYPE_4 0x0004
#define SOURCE_AT 4

static unsigned number_at(const unsigned char *at) {
    return (unsigned)at[0] << 8 | at[1];
}

/* Exactly the one spelling: 60 characters, no white space. */
static bool decode(const char *text, unsigned char ret[static ARTIFACT_LEN]) {
    size_t len = 0;
    return text != NULL && strlen(text) == ARTIFACT_TEXT && strpbrk(text, " \t\r\n") == NULL &&
           base64_decode(text, ret, ARTIFACT_LEN, &len) && len == ARTIFACT_LEN && number_at(ret) == TYPE_4;
}

static const char *url_of(const struct saml_vertrouwen *v, unsigned index) {
    for (size_t i = 0; i < v->ophalen_aantal; i++)
        if (v->ophalen[i].index == (long)index)
            return v->ophalen[i].url;
    return NULL;
}

/* Envelope, Body, ArtifactResolve. */
static bool question(TALLOC_CTX *ctx, const struct saml_sleutel *sleutel, const char *from, const char *saml_art,
                     time_t nu, struct saml_ophalen *ret) {
    char moment[21];
    saml_moment_text(nu, moment);
    struct xml_out *out = xml_out_new(ctx, "soap", (struct xml_name){.ns = NS_SOAP, .name = "Envelope"});
    struct xml_el *body = xml_add(xml_out_root(out), NULL, (struct xml_name){.ns = NS_SOAP, .name = "Body"});
    struct xml_el *resolve = xml_add(body, "samlp", SAML_NAAM_P("ArtifactResolve"));
    xml_set(resolve, "ID", ret->id);
    xml_set(resolve, "Version", "2.0");
    xml_set(resolve, "IssueInstant", moment);
    xml_set(resolve, "Destination", ret->url);
    struct xml_el *issuer = xml_add(resolve, "saml", SAML_NAAM("Issuer"));
    xml_put_text(issuer, from);
    xml_put_text(xml_add(resolve, NULL, SAML_NAAM_P("Artifact")), saml_art);
    bool good = xml_sign(resolve, issuer, sleutel->key, NULL, NULL);
    ret->soap = good ? xml_out_text(ctx, out, &ret->soap_len) : NULL;
    talloc_free(out);
    return good;
}

enum saml_reden saml_ophalen_maken(TALLOC_CTX *ctx, const struct saml_sleutel *sleutel, const struct saml_vertrouwen *v,
                                   const struct saml_verwacht *verwacht, const char *saml_art, time_t nu,
                                   struct saml_ophalen *ret) {
    unsigned char artifact[ARTIFACT_LEN], source[XML_SHA1_LEN];
    if (!decode(saml_art, artifact))
        return SAML_ARTIFACT_VORM;
    xml_sha1(v->entity_id, source);
    if (memcmp(artifact + SOURCE_AT, source, sizeof source) != 0)
        return SAML_ARTIFACT_AFZENDER;
    struct saml_ophalen ophalen = {.url = url_of(v, number_at(artifact + 2))};
    if (ophalen.url == NULL)
        return SAML_ARTIFACT_EINDPUNT;
    saml_nieuw_id(ophalen.id);
    if (!question(ctx, sleutel, verwacht->entity_id, saml_art, nu, &ophalen))
        return SAML_ARTIFACT_VORM;
    *ret = ophalen;
    return SAML_GOED;
}
