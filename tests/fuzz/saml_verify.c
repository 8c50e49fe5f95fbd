/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * saml/: any bytes are judged as a Response and as a bare Assertion, against a makelaar whose private key nobody has
 * any more. All that was ever signed with it is in the corpus and speaks of one organisation; who gets in as another
 * has broken the judge.
 */
#include "target.h"

#include "saml/saml.h"
#include "xml/base64.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NU 1795366800 /* the moment for which the corpus was signed */
#define NUMMER "99990003"
#define PSEUDONIEM "1f1f1f1f"

static const struct saml_vertrouwen *trust(void) {
    static struct saml_vertrouwen *made;
    if (made != NULL)
        return made;
    const char *root = getenv("PORTAAL_BRON");
    char file[1024];
    struct err err;
    (void)snprintf(file, sizeof file, "%s/tests/data/saml/vast/metadata.xml", root != NULL ? root : ".");
    made = saml_vertrouwen_lezen(NULL, file, &err);
    if (made == NULL)
        abort();
    return made;
}

static void must_be_the_signed_one(enum saml_reden reden, const struct saml_identiteit *wie) {
    if (reden == SAML_GOED &&
        (strcmp(wie->nummer, NUMMER) != 0 || strncmp(wie->pseudoniem, PSEUDONIEM, strlen(PSEUDONIEM)) != 0))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const struct saml_verwacht verwacht = {.entity_id = "urn:etoegang:DV:00000004000000149000:entities:0001",
                                                  .acs_url = "https://portaal.example/saml/acs",
                                                  .service_uuid = "7a8f2c1e-5b3d-4e6f-9a0b-1c2d3e4f5a6b",
                                                  .minimum_niveau = "urn:etoegang:core:assurance-class:loa3",
                                                  .klokverschil = 60};
    static const char relay_state[] = "_c0ffee00c0ffee00c0ffee00c0ffee00";
    TALLOC_CTX *ctx = talloc_new(NULL);
    char *base64 = base64_encode(ctx, data, size), *raw = talloc_strndup(ctx, (const char *)data, size);
    struct saml_identiteit wie = {.soort = 0};
    must_be_the_signed_one(saml_beoordeel_response(ctx, trust(), &verwacht, base64, relay_state, NU, &wie), &wie);
    must_be_the_signed_one(saml_beoordeel_assertie(ctx, trust(), &verwacht, base64, NU, &wie), &wie);
    (void)saml_beoordeel_response(ctx, trust(), &verwacht, raw, relay_state, NU, &wie);
    struct saml_vertrouwen *as_metadata = saml_vertrouwen_van(ctx, raw, strlen(raw), NULL);
    if (as_metadata != NULL && strncmp(saml_vertrouwen_sso_url(as_metadata), "https://", 8) != 0)
        abort();
    talloc_free(ctx);
    return 0;
}
