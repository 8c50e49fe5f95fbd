/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * saml/: any bytes are judged as a Response, a bare Assertion or the SOAP envelope of an ArtifactResponse, for
 * eHerkenning and for an organisation's own provider; whatever else they are, as metadata. The providers' private keys
 * were thrown away when the corpus was made (tests/data/saml/maak-vast), ours is there, so that encrypted identities
 * are opened.
 *
 * Promises: what is accepted is what was hashed, under one root signature by a pinned key (saml_getuige, with code that
 * is not the verifier's); it speaks of the people in the corpus; and judged without the signature rules, so that
 * everything behind them is reached by any bytes, nothing breaks and what comes out is of the form that saml.h says.
 */
#include "target.h"

#include "saml_getuige.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RELAY "_c0ffee00c0ffee00c0ffee00c0ffee00"
#define RESOLVE "_a47e54c7a47e54c7a47e54c7a47e54c7"
#define PSEUDONIEM "1f1f1f1f"
#define PERSON "m.jansen@organisatie.example"
#define FILE_MAX (64 * 1024)

struct world {
    struct saml_vertrouwen *scheme_trust, *own_trust;
    struct saml_verwacht scheme, own;
    time_t now;
};

static char *file(TALLOC_CTX *ctx, const char *name, size_t *ret_len) {
    const char *root = getenv("PORTAAL_BRON");
    char *bytes = talloc_zero_size(ctx, FILE_MAX);
    FILE *f = fopen(talloc_asprintf(ctx, "%s/tests/data/saml/vast/%s", root != NULL ? root : ".", name), "rb");
    if (f == NULL || bytes == NULL)
        abort();
    *ret_len = fread(bytes, 1, FILE_MAX - 1, f);
    (void)fclose(f);
    return bytes;
}

static struct saml_vertrouwen *trust(const char *name) {
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct err err;
    size_t len;
    char *text = file(ctx, name, &len);
    struct saml_vertrouwen *made = saml_vertrouwen_van(NULL, text, len, &err);
    if (made == NULL)
        abort();
    talloc_free(ctx);
    return made;
}

static const struct saml_ontcijfersleutels *keys(void) {
    static const char *const files[] = {"ontcijfer.pem", "volgende.pem"};
    struct saml_ontcijfersleutels *made = saml_ontcijfersleutels_nieuw(NULL);
    TALLOC_CTX *ctx = talloc_new(NULL);
    for (size_t i = 0; i < 2; i++) {
        struct err err;
        size_t len;
        char *pem = file(ctx, files[i], &len);
        if (!saml_ontcijfersleutel_van(made, pem, len, i == 1 ? "volgende-sleutel" : NULL, &err))
            abort();
    }
    talloc_free(ctx);
    return made;
}

static void begin(struct world *w) {
    static const struct saml_klasse classes[] = {
        {.klasse = "https://refeds.org/profile/mfa", .niveau = "urn:etoegang:core:assurance-class:loa3"}};
    TALLOC_CTX *ctx = talloc_new(NULL);
    size_t len;
    w->now = (time_t)strtoll(file(ctx, "nu", &len), NULL, 10);
    talloc_free(ctx);
    w->scheme_trust = trust("metadata.xml");
    w->own_trust = trust("metadata-algemeen.xml");
    w->scheme = (struct saml_verwacht){.entity_id = "urn:etoegang:DV:00000004000000149000:entities:0001",
                                       .acs_url = "https://portaal.example/saml/acs",
                                       .service_uuid = "7a8f2c1e-5b3d-4e6f-9a0b-1c2d3e4f5a6b",
                                       .minimum_niveau = "urn:etoegang:core:assurance-class:loa3",
                                       .klokverschil = 60,
                                       .ontcijfersleutels = keys()};
    w->own = w->scheme;
    w->own.service_uuid = NULL;
    w->own.profiel = (struct saml_profiel){.soort = SAML_ALGEMEEN,
                                           .klassen = classes,
                                           .klassen_aantal = 1,
                                           .rol_attribuut = "rol",
                                           .naam_attribuut = "naam"};
}

static const struct world *world(void) {
    static struct world w;
    if (w.now == 0)
        begin(&w);
    return &w;
}

static bool mentions(const uint8_t *data, size_t size, const char *what) {
    return memmem(data, size < 400 ? size : 400, what, strlen(what)) != NULL;
}

/* By what stands at the beginning: each input is judged in the way that it looks like. */
static enum saml_weg way_of(const uint8_t *data, size_t size) {
    if (mentions(data, size, "Envelope"))
        return SAML_WEG_ARTIFACT;
    return mentions(data, size, ":Response") || mentions(data, size, "<Response") ? SAML_WEG_POST : SAML_WEG_PROXY;
}

static void stop(const char *why) {
    (void)fprintf(stderr, "broken promise: %s\n", why);
    abort();
}

static bool digits(const char *text, size_t least, size_t most) {
    size_t len = strlen(text);
    return len >= least && len <= most && strspn(text, "0123456789") == len;
}

static void must_have_its_form(const struct saml_identiteit *wie, bool own) {
    if (!own && (!digits(wie->nummer, 8, 9) || strlen(wie->pseudoniem) != 97))
        stop("number or pseudonym");
    if (own && (wie->nummer[0] != '\0' || wie->pseudoniem[0] == '\0' || wie->rollen_aantal == 0 ||
                wie->rollen_aantal > SAML_ROLLEN_MAX))
        stop("person or roles");
    if ((wie->vestigingsnummer[0] != '\0' && !digits(wie->vestigingsnummer, 12, 12)) ||
        (wie->tussenpersoon[0] != '\0' && !digits(wie->tussenpersoon, 8, 9)))
        stop("branch or intermediary");
    if (wie->assertie_id[0] == '\0' || wie->antwoord_op[0] == '\0' || wie->niveau[0] == '\0' || wie->geldig_tot == 0)
        stop("something is empty");
}

static void must_be_in_the_corpus(const struct saml_identiteit *wie, bool own) {
    if (own ? strcmp(wie->pseudoniem, PERSON) != 0
            : strcmp(wie->nummer, "99990003") != 0 && strcmp(wie->nummer, "999990019") != 0)
        stop("somebody else");
    if (!own && strncmp(wie->pseudoniem, PSEUDONIEM, strlen(PSEUDONIEM)) != 0)
        stop("another person");
}

static void judge(const struct world *w, const struct saml_bericht *bericht, bool own) {
    const struct saml_vertrouwen *v = own ? w->own_trust : w->scheme_trust;
    const struct saml_verwacht *verwacht = own ? &w->own : &w->scheme;
    const char *wrong = NULL;
    struct saml_regels all = saml_regels_alle();
    struct saml_identiteit wie = {.soort = 0};
    all.getuige = saml_getuige;
    all.getuige_arg = &wrong;
    enum saml_reden reden = saml_beoordeel_met(NULL, &all, v, verwacht, bericht, w->now, &wie);
    if (reden == SAML_GOED) {
        if (wrong != NULL)
            stop(wrong);
        must_have_its_form(&wie, own);
        must_be_in_the_corpus(&wie, own);
    } else if (reden >= SAML_ID_ONGELDIG && !saml_reden_rustig(reden)) {
        struct saml_regels open = saml_regels_alle();
        open.handtekening_aantal = 0;
        if (saml_beoordeel_met(NULL, &open, v, verwacht, bericht, w->now, &wie) == SAML_GOED)
            must_have_its_form(&wie, own);
    }
}

static void judge_metadata(const uint8_t *data, size_t size) {
    struct saml_vertrouwen *v = saml_vertrouwen_van(NULL, (const char *)data, size, NULL);
    if (v != NULL && strncmp(saml_vertrouwen_sso_url(v), "https://", 8) != 0)
        stop("an address that is not https");
    talloc_free(v);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const struct world *w = world();
    if (mentions(data, size, "EntityDescriptor")) {
        judge_metadata(data, size);
        return 0;
    }
    TALLOC_CTX *ctx = talloc_new(NULL);
    enum saml_weg way = way_of(data, size);
    /* Base64 around every input would take longer than all the rest. */
    bool plain = memchr(data, '<', size) != NULL;
    const struct saml_bericht bericht = {.weg = way,
                                         .base64 = talloc_strndup(ctx, (const char *)data, plain ? 0 : size),
                                         .bytes = plain ? (const char *)data : NULL,
                                         .len = size,
                                         .resolve_id = RESOLVE,
                                         .relay_state = RELAY};
    judge(w, &bericht, memmem(data, size, "idp.organisatie", 15) != NULL);
    talloc_free(ctx);
    return 0;
}
