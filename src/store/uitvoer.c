/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "store/uitvoer.h"

#include "store/intern.h"

#include <stdlib.h>

/* Columns of the query uitvoer. */
enum kolom {
    K_ID,
    K_NUMMER,
    K_GEBEURTENIS,
    K_GEREGISTREERD,
    K_AFZENDER,
    K_ONTVANGER,
    K_INGETROKKEN,
    K_REDEN,
    K_INTREKKING,
    K_KANAAL,
    K_NAAM,
    K_GEBOREN,
    K_GEHEIM,
    K_NAMEN /* and the texts of the fields behind it */
};

void uitvoer_vraag(struct store_tx *tx, const struct stelseldienst *d) {
    limiet_kijk(tx, LIMIET_BESTAND);
    tx->rijen = UITVOER_MAX;
    tx_vraag(tx, VRAAG_UITVOER, PG_Q_UITVOER,
             (struct pg_param[]){PG_TEXT(d->code), PG_TEXT(talloc_asprintf(tx, "%d", UITVOER_MAX + 1)),
                                 PG_TEXT(stelsel_veld(d, "adres") != NULL ? "true" : "false")},
             3);
}

bool uitvoer_lees(TALLOC_CTX *ctx, const struct store_tx *tx, const struct stelseldienst *d, struct uitvoer *ret,
                  struct err *err) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_UITVOER);
    int n = lijst_rijen(tx, r, &ret->meer);
    ret->rijen = talloc_zero_array(ctx, struct uitvoer_rij, (unsigned)n);
    ret->aantal = (size_t)n;
    for (int i = 0; i < n; i++) {
        struct uitvoer_rij *u = &ret->rijen[i];
        *u = (struct uitvoer_rij){.bericht = {.dienst = d,
                                              .id = rij_tekst(ctx, r, i, K_ID),
                                              .nummer = (long)pg_int(r, i, K_NUMMER),
                                              .datum_gebeurtenis = pg_date(r, i, K_GEBEURTENIS),
                                              .geregistreerd_op = pg_date(r, i, K_GEREGISTREERD),
                                              .afzender = rij_tekst(ctx, r, i, K_AFZENDER),
                                              .ontvanger = rij_tekst(ctx, r, i, K_ONTVANGER),
                                              .ingetrokken = pg_bool(r, i, K_INGETROKKEN),
                                              .reden = rij_tekst(ctx, r, i, K_REDEN),
                                              .intrekking = pg_bool(r, i, K_INTREKKING)},
                                  .kanaal = rij_tekst(ctx, r, i, K_KANAAL),
                                  .naam = rij_tekst(ctx, r, i, K_NAAM),
                                  .geboortedatum = pg_date(r, i, K_GEBOREN),
                                  .geheim = pg_bool(r, i, K_GEHEIM)};
        if (!dienst_lees_velden(ctx, tx->store->krypto, r, i, K_NAMEN, false, &u->bericht, err))
            return false;
    }
    return true;
}

static size_t geteld(const struct store_tx *tx) {
    bool meer;
    enum vraag_soort soort = tx->nummer[VRAAG_UITVOER] >= 0       ? VRAAG_UITVOER
                             : tx->nummer[VRAAG_AUDIT_LIJST] >= 0 ? VRAAG_AUDIT_LIJST
                                                                  : VRAAG_LIJST;
    return (size_t)lijst_rijen(tx, tx_rijen(tx, soort), &meer);
}

bool uitvoer_voer_uit(struct store_tx *tx, const struct audit *a, struct err *err) {
    tx->gelukt = pg_batch_run(tx->batch, err);
    if (!tx->gelukt)
        return false;
    struct audit met_aantal = *a;
    met_aantal.bijzonderheden = talloc_asprintf(tx, "%s: %zu regels", a->bijzonderheden, geteld(tx));
    struct pg_batch *b = pg_batch_new(tx, tx->store->pg);
    limiet_tel(tx, b);
    audit_voeg(b, tx, &met_aantal);
    pg_batch_add(b, PG_Q_COMMIT, NULL, 0);
    tx->gelukt = pg_batch_run(b, err);
    if (!tx->gelukt && pg_in_transaction(tx->store->pg))
        pg_rollback(tx->store->pg);
    return tx->gelukt;
}
