/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "store/sessies.h"

#include "store/intern.h"

#include <string.h>

bool sessie_klok(TALLOC_CTX *ctx, const struct store *s, const char *token, struct sessie_klok *ret, struct err *err) {
    struct sessie_klok uit = {0};
    unsigned char hash[KRYPTO_HASH_LEN];
    if (token == NULL || token[0] == '\0') {
        *ret = uit;
        return true;
    }
    krypto_hash(token, strlen(token), hash);
    struct pg_batch *b = pg_batch_new(ctx, s->pg);
    int n = pg_batch_add(b, PG_Q_SESSIE_KLOK, (struct pg_param[]){PG_BYTES(hash, sizeof hash)}, 1);
    if (!pg_batch_run(b, err))
        return false;
    const struct pg_rows *r = pg_batch_rows(b, n);
    if (pg_count(r) == 1) {
        uit = (struct sessie_klok){
            .er = true, .over_s = (long)pg_int(r, 0, 0), .uiterlijk_over_s = (long)pg_int(r, 0, 1)};
        memcpy(uit.eindigt, pg_text(r, 0, 2), sizeof uit.eindigt - 1);
    }
    *ret = uit;
    talloc_free(b);
    return true;
}

void sessies_vraag(struct store_tx *tx) {
    tx_vraag(tx, VRAAG_SESSIES, PG_Q_SESSIES_EIGEN, NULL, 0);
}

void sessies_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct sessies *ret) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_SESSIES);
    *ret = (struct sessies){.rows = talloc_zero_array(ctx, struct sessie_rij, (unsigned)pg_count(r) + 1),
                            .aantal = (size_t)pg_count(r)};
    for (int i = 0; i < pg_count(r); i++)
        ret->rows[i] = (struct sessie_rij){.id = rij_tekst(ctx, r, i, 0),
                                           .gestart = rij_tekst(ctx, r, i, 1),
                                           .laatst = rij_tekst(ctx, r, i, 2),
                                           .uiterlijk = rij_tekst(ctx, r, i, 3),
                                           .aanbieder = rij_tekst(ctx, r, i, 4),
                                           .niveau = (enum niveau)pg_int(r, i, 5),
                                           .deze = pg_bool(r, i, 6)};
}

bool sessies_eindig(TALLOC_CTX *ctx, const struct store *s, const struct store_wie *wie, const char *id,
                    const struct audit *a, bool *ret_deze, struct err *err) {
    struct store_tx *tx = store_begin(ctx, s, wie);
    struct sessie_info zij;
    audit_voeg(tx->batch, tx, a); /* before: afterwards perhaps nobody is asking */
    pg_batch_add(tx->batch, PG_Q_SESSIE_EINDIG_EIGEN, (struct pg_param[]){PG_TEXT(id)}, 1);
    pg_batch_add(tx->batch, PG_Q_COMMIT, NULL, 0);
    tx->gelukt = pg_batch_run(tx->batch, err);
    if (!tx->gelukt)
        return false;
    sessie_lees(tx, &zij);
    *ret_deze = id == NULL || strcmp(zij.id, id) == 0;
    talloc_free(tx);
    return true;
}
