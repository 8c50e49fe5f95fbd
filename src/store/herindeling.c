/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "store/herindeling.h"

#include "store/intern.h"

static struct herindeling lees(TALLOC_CTX *ctx, const struct pg_rows *r, int i) {
    return (struct herindeling){.id = rij_tekst(ctx, r, i, 0),
                                .soort = rij_tekst(ctx, r, i, 1),
                                .datum = pg_date(r, i, 2),
                                .van = rij_tekst(ctx, r, i, 3),
                                .van_namen = rij_tekst(ctx, r, i, 4),
                                .naar = rij_tekst(ctx, r, i, 5),
                                .naar_naam = rij_tekst(ctx, r, i, 6),
                                .nieuw = pg_bool(r, i, 7),
                                .verdeling = rij_tekst(ctx, r, i, 8),
                                .stand = rij_tekst(ctx, r, i, 9),
                                .gemaakt_door = rij_tekst(ctx, r, i, 10),
                                .gemaakt_op = rij_tekst(ctx, r, i, 11),
                                .uitgevoerd_op = rij_tekst(ctx, r, i, 12),
                                .teruggedraaid_op = rij_tekst(ctx, r, i, 13),
                                .definitief_op = rij_tekst(ctx, r, i, 14),
                                .melding = rij_tekst(ctx, r, i, 15),
                                .van_mij = pg_bool(r, i, 16),
                                .besluit = rij_tekst(ctx, r, i, 17)};
}

void herindelingen_vraag(struct store_tx *tx) {
    tx_vraag(tx, VRAAG_HERINDELING, PG_Q_HERINDELING_LIJST, (struct pg_param[]){PG_NULL}, 1);
}

void herindelingen_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct herindelingen *ret) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_HERINDELING);
    int n = pg_count(r);
    *ret = (struct herindelingen){.rijen = talloc_zero_array(ctx, struct herindeling, (unsigned)n + 1),
                                  .aantal = (size_t)n};
    for (int i = 0; i < n; i++)
        ret->rijen[i] = lees(ctx, r, i);
}

void herindeling_maak_vraag(struct store_tx *tx, const struct herindeling_ontwerp *h) {
    tx_vraag(tx, VRAAG_HERINDELING_STAP, PG_Q_HERINDELING_MAAK,
             (struct pg_param[]){PG_TEXT(h->id), PG_TEXT(h->soort), PG_TEXT(datum_param(tx, h->datum)),
                                 PG_TEXT(pg_list_literal(tx, h->van)), PG_TEXT(h->naar), PG_TEXT(h->nieuw),
                                 PG_TEXT(h->verdeling)},
             7);
}

static struct organisatie_fout *lees_fouten(TALLOC_CTX *ctx, const struct pg_rows *r, size_t *ret) {
    int n = pg_count(r);
    struct organisatie_fout *uit = talloc_zero_array(ctx, struct organisatie_fout, (unsigned)n + 1);
    for (int i = 0; i < n; i++)
        uit[i] = (struct organisatie_fout){.veld = rij_tekst(ctx, r, i, 0), .code = rij_tekst(ctx, r, i, 1)};
    *ret = (size_t)n;
    return uit;
}

void herindeling_maak_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct organisatie_uitkomst *ret) {
    *ret = (struct organisatie_uitkomst){0};
    ret->fouten = lees_fouten(ctx, tx_rijen(tx, VRAAG_HERINDELING_STAP), &ret->fouten_aantal);
}

void herindeling_vraag(struct store_tx *tx, const char *id) {
    const char *of_niets = uuid_of_niets(id);
    /* a NULL would ask for all of them */
    const struct pg_param param = PG_TEXT(of_niets != NULL ? of_niets : "00000000-0000-0000-0000-000000000000");
    tx_vraag(tx, VRAAG_HERINDELING, PG_Q_HERINDELING_LIJST, &param, 1);
    tx_vraag(tx, VRAAG_HERINDELING_WAT, PG_Q_HERINDELING_WAT, &param, 1);
    tx_vraag(tx, VRAAG_HERINDELING_BEZWAREN, PG_Q_HERINDELING_BEZWAREN, &param, 1);
}

bool herindeling_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct herindeling_beeld *ret, struct err *err) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_HERINDELING), *w = tx_rijen(tx, VRAAG_HERINDELING_WAT);
    if (pg_count(r) != 1)
        return err_set(err, ERR_NOT_FOUND, "herindeling", "niet gevonden");
    *ret =
        (struct herindeling_beeld){.herindeling = lees(ctx, r, 0),
                                   .gaat = talloc_zero_array(ctx, struct herindeling_gaat, (unsigned)pg_count(w) + 1),
                                   .gaat_aantal = (size_t)pg_count(w)};
    for (int i = 0; i < pg_count(w); i++)
        ret->gaat[i] = (struct herindeling_gaat){.wat = rij_tekst(ctx, w, i, 0),
                                                 .van = rij_tekst(ctx, w, i, 1),
                                                 .van_naam = rij_tekst(ctx, w, i, 2),
                                                 .naar = rij_tekst(ctx, w, i, 3),
                                                 .naar_naam = rij_tekst(ctx, w, i, 4),
                                                 .aantal = (long)pg_int(w, i, 5)};
    ret->bezwaren = lees_fouten(ctx, tx_rijen(tx, VRAAG_HERINDELING_BEZWAREN), &ret->bezwaren_aantal);
    return true;
}

void herindeling_dossiers_vraag(struct store_tx *tx, const char *id, int pagina, int rijen) {
    const char *aantal, *over;
    lijst_pagina(tx, pagina, rijen, &aantal, &over);
    tx_vraag(tx, VRAAG_LIJST, PG_Q_HERINDELING_DOSSIERS,
             (struct pg_param[]){PG_TEXT(uuid_of_niets(id)), PG_TEXT(aantal), PG_TEXT(over)}, 3);
}

void herindeling_dossiers_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct herindeling_dossiers *ret) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_LIJST);
    bool meer;
    int n = lijst_rijen(tx, r, &meer);
    *ret = (struct herindeling_dossiers){.rijen = talloc_zero_array(ctx, struct herindeling_dossier, (unsigned)n + 1),
                                         .aantal = (size_t)n,
                                         .meer = meer};
    for (int i = 0; i < n; i++)
        ret->rijen[i] = (struct herindeling_dossier){.dossier = rij_tekst(ctx, r, i, 0),
                                                     .naam = rij_tekst(ctx, r, i, 1),
                                                     .geboortedatum = pg_date(r, i, 2),
                                                     .van_naam = rij_tekst(ctx, r, i, 3),
                                                     .naar_naam = rij_tekst(ctx, r, i, 4),
                                                     .aard = rij_tekst(ctx, r, i, 5)};
}

void herindeling_stap_vraag(struct store_tx *tx, const char *id, const char *stap, const char *onderwerp,
                            const char *uitleg) {
    tx_vraag(tx, VRAAG_HERINDELING_STAP, PG_Q_HERINDELING_STAP,
             (struct pg_param[]){PG_TEXT(uuid_of_niets(id)), PG_TEXT(stap), PG_TEXT(onderwerp), PG_TEXT(uitleg)}, 4);
}
