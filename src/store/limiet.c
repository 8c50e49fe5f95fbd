/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "store/limiet.h"

#include "store/intern.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const char *const codes[LIMIET_SOORTEN] = {
    [LIMIET_GEEN] = "", [LIMIET_ZOEKEN] = "zoeken", [LIMIET_TONEN] = "tonen", [LIMIET_BESTAND] = "bestand"};

static void voeg(const struct store_tx *tx, struct pg_batch *b, enum limiet_soort soort, bool tel) {
    const struct limieten *l = &tx->store->limieten;
    if (l->uur[soort] == 0)
        return;
    pg_batch_add(b, PG_Q_LIMIET,
                 (struct pg_param[]){PG_TEXT(codes[soort]), PG_TEXT(talloc_asprintf(b, "%ld", l->uur[soort])),
                                     PG_TEXT(talloc_asprintf(b, "%ld", l->dag[soort])),
                                     PG_TEXT(talloc_asprintf(b, "%ld", l->landelijk)), PG_TEXT(tel ? "true" : "false")},
                 5);
}

void limiet_vraag(struct store_tx *tx, enum limiet_soort soort) {
    voeg(tx, tx->batch, soort, true);
}

void limiet_kijk(struct store_tx *tx, enum limiet_soort soort) {
    assert(tx->limiet == LIMIET_GEEN);
    tx->limiet = soort;
    voeg(tx, tx->batch, soort, false);
}

void limiet_tel(struct store_tx *tx, struct pg_batch *batch) {
    if (tx->limiet != LIMIET_GEEN)
        voeg(tx, batch, tx->limiet, true);
}

static enum limiet_soort soort_van(const char *code) {
    for (int s = LIMIET_GEEN + 1; code != NULL && s < LIMIET_SOORTEN; s++)
        if (strcmp(codes[s], code) == 0)
            return (enum limiet_soort)s;
    return LIMIET_GEEN;
}

/* portaal.limiet_tel says: kind, of whom, limit, seconds, time. */
bool limiet_lees(TALLOC_CTX *ctx, const struct err *err, struct limiet *ret) {
    char *tekst = talloc_strdup(ctx, err->reason), *verder = NULL;
    const char *delen[5];
    for (size_t i = 0; i < sizeof delen / sizeof delen[0]; i++) {
        delen[i] = strtok_r(i == 0 ? tekst : NULL, " ", &verder);
        if (delen[i] == NULL)
            return false;
    }
    *ret = (struct limiet){.soort = soort_van(delen[0]),
                           .organisatie = strcmp(delen[1], "organisatie") == 0,
                           .grens = strtol(delen[2], NULL, 10),
                           .seconden = strtol(delen[3], NULL, 10),
                           .vanaf = delen[4]};
    return err->kind == ERR_TOO_MANY && ret->soort != LIMIET_GEEN;
}

bool limiet_weiger(TALLOC_CTX *ctx, const struct store *s, const struct store_wie *wie, const struct limiet *l,
                   const char *dossier, const char **ret_soort, struct err *err) {
    const char *van = l->organisatie ? "organisatie" : "persoon";
    const char *reden = talloc_asprintf(ctx, "limiet: %s, %s, %ld", codes[l->soort], van, l->grens);
    struct pg_batch *b = weigering_begin(ctx, s, wie, reden, dossier);
    int n = pg_batch_add(
        b, PG_Q_LIMIET_MELD,
        (struct pg_param[]){PG_TEXT(codes[l->soort]), PG_TEXT(van), PG_TEXT(talloc_asprintf(ctx, "%ld", l->grens))}, 3);
    pg_batch_add(b, PG_Q_COMMIT, NULL, 0);
    if (!pg_batch_run(b, err))
        return false;
    *ret_soort = pg_text(pg_batch_rows(b, n), 0, 0);
    return true;
}
