/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "store/organisatie.h"

#include "store/intern.h"

#include <string.h>

void organisatie_lijst_vraag(struct store_tx *tx, const struct organisatie_vraag *v) {
    static const char *const wanneer[] = {
        [ORGANISATIE_ALLE] = NULL, [ORGANISATIE_NU] = "true", [ORGANISATIE_NIET_NU] = "false"};
    const char *aantal, *over;
    lijst_pagina(tx, v->pagina, v->rijen, &aantal, &over);
    tx_vraag(tx, VRAAG_LIJST, PG_Q_ORGANISATIE_LIJST,
             (struct pg_param[]){PG_TEXT(v->zoek), PG_TEXT(v->soort), PG_TEXT(wanneer[v->wanneer]),
                                 PG_TEXT(v->zonder_kvk ? "true" : "false"), PG_TEXT(aantal), PG_TEXT(over)},
             6);
}

void organisatie_lijst_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct organisatie_lijst *ret) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_LIJST);
    bool meer;
    int n = lijst_rijen(tx, r, &meer);
    *ret = (struct organisatie_lijst){
        .rijen = talloc_zero_array(ctx, struct organisatie_rij, (unsigned)n + 1), .aantal = (size_t)n, .meer = meer};
    for (int i = 0; i < n; i++)
        ret->rijen[i] = (struct organisatie_rij){.code = rij_tekst(ctx, r, i, 0),
                                             .soort = rij_tekst(ctx, r, i, 1),
                                             .naam = rij_tekst(ctx, r, i, 2),
                                             .kvk = rij_tekst(ctx, r, i, 3),
                                             .geldig_van = pg_date(r, i, 4),
                                             .geldig_tot = pg_date(r, i, 5),
                                             .geldig = pg_bool(r, i, 6),
                                             .mensen = (long)pg_int(r, i, 7)};
}

void organisatie_een_vraag(struct store_tx *tx, const char *code) {
    tx_vraag(tx, VRAAG_ORGANISATIE, PG_Q_ORGANISATIE_EEN, (struct pg_param[]){PG_TEXT(code)}, 1);
}

bool organisatie_een_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct organisatie_rij *ret, struct err *err) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_ORGANISATIE);
    if (pg_count(r) != 1)
        return err_set(err, ERR_NOT_FOUND, "organisatie", "niet gevonden");
    *ret = (struct organisatie_rij){.code = rij_tekst(ctx, r, 0, 0),
                                .soort = rij_tekst(ctx, r, 0, 1),
                                .naam = rij_tekst(ctx, r, 0, 2),
                                .kvk = rij_tekst(ctx, r, 0, 3),
                                .rsin = rij_tekst(ctx, r, 0, 4),
                                .oin = rij_tekst(ctx, r, 0, 5),
                                .geldig_van = pg_date(r, 0, 6),
                                .geldig_tot = pg_date(r, 0, 7),
                                .geldig = pg_bool(r, 0, 8),
                                .opvolger = rij_tekst(ctx, r, 0, 9),
                                .opvolger_naam = rij_tekst(ctx, r, 0, 10),
                                .mensen = (long)pg_int(r, 0, 11),
                                .dossiers = (long)pg_int(r, 0, 12),
                                .vestigingen = rij_tekst(ctx, r, 0, 13),
                                .tussenpersonen = rij_tekst(ctx, r, 0, 14),
                                .mandaten = rij_tekst(ctx, r, 0, 15)};
    return true;
}

void organisatie_bewaar_vraag(struct store_tx *tx, const struct organisatie_bewaar *b, const char *grond) {
    const struct pg_param params[] = {PG_TEXT(b->nieuw ? "true" : "false"),
                                      PG_TEXT(b->code),
                                      PG_TEXT(b->soort),
                                      PG_TEXT(b->naam),
                                      PG_TEXT(b->kvk),
                                      PG_TEXT(b->rsin),
                                      PG_TEXT(b->oin),
                                      PG_TEXT(datum_param(tx, b->geldig_van)),
                                      PG_TEXT(datum_param(tx, b->geldig_tot)),
                                      PG_TEXT(pg_list_literal(tx, b->vestigingen)),
                                      PG_TEXT(pg_list_literal(tx, b->tussenpersonen)),
                                      PG_TEXT(tx->wie->route),
                                      PG_TEXT(grond),
                                      PG_TEXT(tx->wie->herkomst),
                                      PG_TEXT(tx->wie->request_id)};
    tx_vraag(tx, VRAAG_ORGANISATIE_BEWAAR, PG_Q_ORGANISATIE_BEWAAR, params, sizeof params / sizeof params[0]);
}

void organisatie_bewaar_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct organisatie_uitkomst *ret) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_ORGANISATIE_BEWAAR);
    int n = pg_count(r);
    *ret = (struct organisatie_uitkomst){.fouten = talloc_zero_array(ctx, struct organisatie_fout, (unsigned)n + 1)};
    for (int i = 0; i < n; i++)
        if (strcmp(pg_text(r, i, 0), "fout") == 0)
            ret->fouten[ret->fouten_aantal++] =
                (struct organisatie_fout){.veld = rij_tekst(ctx, r, i, 1), .code = rij_tekst(ctx, r, i, 3)};
        else
            ret->wijzigingen++;
}
