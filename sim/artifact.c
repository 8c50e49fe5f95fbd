/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Artifacts that wait to be fetched, in the memory of this one process. An artifact is 2 bytes type (4), 2 bytes index,
 * 20 bytes SHA-1 of our EntityID and 20 random bytes (SAML bindings 3.6.4).
 */
#include "sim.h"

#include "krypto/krypto.h"
#include "xml/base64.h"

#include <stdlib.h>
#include <string.h>

#define WAITING_MAX 4096
#define ARTIFACT_LEN 44
#define HANDLE 24      /* where the random bytes begin */
#define LIFE (30 * 60) /* a reader of the demo may take her time */

struct waiting {
    unsigned char artifact[ARTIFACT_LEN];
    struct sim_vraag *vraag; /* NULL: nothing waits here */
};

struct sim_artifacten {
    struct waiting rows[WAITING_MAX];
    size_t next;
};

struct sim_artifacten *sim_artifacten_nieuw(TALLOC_CTX *ctx) {
    struct sim_artifacten *kept = talloc_zero(ctx, struct sim_artifacten);
    if (kept == NULL)
        abort();
    return kept;
}

static const char *copy(TALLOC_CTX *ctx, const char *text) {
    return text != NULL ? talloc_strdup(ctx, text) : NULL;
}

static struct sim_vraag *keep(TALLOC_CTX *ctx, const struct sim_vraag *vraag) {
    struct sim_vraag *v = talloc(ctx, struct sim_vraag);
    struct sim_mens *m = talloc_zero(v, struct sim_mens);
    if (v == NULL || m == NULL)
        abort();
    *v = *vraag;
    v->verzoek = copy(v, vraag->verzoek);
    v->keuzes.niveau = copy(v, vraag->keuzes.niveau);
    v->keuzes.vestiging = copy(v, vraag->keuzes.vestiging);
    v->keuzes.tussenpersoon = copy(v, vraag->keuzes.tussenpersoon);
    v->keuzes.zaad = NULL; /* it did its work */
    if (vraag->mens == NULL)
        return v;
    *m = (struct sim_mens){.organisatie = copy(m, vraag->mens->organisatie),
                           .kvk = copy(m, vraag->mens->kvk),
                           .pseudoniem = copy(m, vraag->mens->pseudoniem),
                           .naam = copy(m, vraag->mens->naam),
                           .rol = copy(m, vraag->mens->rol)};
    v->mens = m;
    return v;
}

const char *sim_artifact_bewaar(TALLOC_CTX *ctx, struct sim_artifacten *bewaard, const struct sim_vraag *vraag) {
    struct waiting *w = &bewaard->rows[bewaard->next];
    bewaard->next = (bewaard->next + 1) % WAITING_MAX;
    TALLOC_FREE(w->vraag);
    w->artifact[0] = 0;
    w->artifact[1] = 4;
    w->artifact[2] = w->artifact[3] = 0;
    sim_sha1(vraag->aanbieder->entity_id, w->artifact + 4);
    krypto_random(w->artifact + HANDLE, ARTIFACT_LEN - HANDLE);
    w->vraag = keep(bewaard, vraag);
    return base64_encode(ctx, w->artifact, ARTIFACT_LEN);
}

struct sim_vraag *sim_artifact_haal(TALLOC_CTX *ctx, struct sim_artifacten *bewaard, const char *artifact, time_t nu) {
    unsigned char bytes[ARTIFACT_LEN + 4];
    size_t len;
    if (!base64_decode(artifact, bytes, sizeof bytes, &len) || len != ARTIFACT_LEN)
        return NULL;
    for (size_t i = 0; i < WAITING_MAX; i++) {
        struct waiting *w = &bewaard->rows[i];
        if (w->vraag == NULL || memcmp(w->artifact, bytes, ARTIFACT_LEN) != 0)
            continue;
        struct sim_vraag *found = talloc_steal(ctx, w->vraag);
        w->vraag = NULL;
        return nu - found->nu <= LIFE ? found : NULL;
    }
    return NULL;
}
