/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "store/misbruik.h"

#include "store/intern.h"

#include <string.h>

void misbruik_vraag(struct store_tx *tx, int pagina, int rijen) {
    const char *aantal, *over;
    lijst_pagina(tx, pagina, rijen, &aantal, &over);
    tx_vraag(tx, VRAAG_MISBRUIK, PG_Q_MISBRUIK, (struct pg_param[]){PG_TEXT(aantal), PG_TEXT(over)}, 2);
}

void misbruik_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct misbruik *ret) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_MISBRUIK);
    int n = lijst_rijen(tx, r, &ret->meer);
    ret->rijen = talloc_zero_array(ctx, struct misbruik_rij, (unsigned)n + 1);
    ret->aantal = (size_t)n;
    for (int i = 0; i < n; i++)
        ret->rijen[i] = (struct misbruik_rij){.id = rij_tekst(ctx, r, i, 0),
                                              .organisatie = rij_tekst(ctx, r, i, 1),
                                              .namens = rij_tekst(ctx, r, i, 2),
                                              .soort = rij_tekst(ctx, r, i, 3),
                                              .samen = strcmp(pg_text(r, i, 4), "organisatie") == 0,
                                              .gebruiker = rij_tekst(ctx, r, i, 5),
                                              .naam = rij_tekst(ctx, r, i, 6),
                                              .grens = (long)pg_int(r, i, 7),
                                              .eerste = rij_tekst(ctx, r, i, 8),
                                              .laatste = rij_tekst(ctx, r, i, 9),
                                              .aantal = (long)pg_int(r, i, 10),
                                              .gesloten = rij_tekst(ctx, r, i, 11),
                                              .gesloten_door = rij_tekst(ctx, r, i, 12),
                                              .opmerking = rij_tekst(ctx, r, i, 13),
                                              .sluitbaar = pg_bool(r, i, 14)};
}

void misbruik_open_vraag(struct store_tx *tx) {
    tx_vraag(tx, VRAAG_MISBRUIK_OPEN, PG_Q_MISBRUIK_OPEN, NULL, 0);
}

long misbruik_open_lees(const struct store_tx *tx) {
    return (long)pg_int(tx_rijen(tx, VRAAG_MISBRUIK_OPEN), 0, 0);
}

void misbruik_sluit_vraag(struct store_tx *tx, const char *id, const char *opmerking) {
    tx_vraag(tx, VRAAG_MISBRUIK, PG_Q_MISBRUIK_SLUIT,
             (struct pg_param[]){PG_TEXT(uuid_of_niets(id)), PG_TEXT(opmerking)}, 2);
}
