/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "store/mensen.h"

#include "store/intern.h"

/* What cannot be a uuid is asked as one that nobody has. */
#define NIEMAND "00000000-0000-0000-0000-000000000000"

static const char *getal(struct store_tx *tx, long n) {
    return talloc_asprintf(tx, "%ld", n);
}

static const char *uuid_of_niemand(const char *id) {
    return store_is_uuid(id) ? id : NIEMAND;
}

static const char *of_leeg(const char *tekst) {
    return tekst != NULL && tekst[0] != '\0' ? tekst : NULL;
}

/* ---- the list ---- */

void mensen_vraag(struct store_tx *tx, const struct mensen_vraag *v) {
    const char *aantal, *over;
    lijst_pagina(tx, v->pagina, v->rijen, &aantal, &over);
    tx_vraag(tx, VRAAG_LIJST, PG_Q_MENSEN_LIJST,
             (struct pg_param[]){PG_TEXT(of_leeg(v->organisatie)), PG_TEXT(of_leeg(v->stand)), PG_TEXT(of_leeg(v->rol)),
                                 PG_TEXT(of_leeg(v->let_op)), PG_TEXT(getal(tx, v->verloopt)),
                                 PG_TEXT(getal(tx, v->herzien)), PG_TEXT(over), PG_TEXT(aantal)},
             8);
}

void mensen_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct mensen *ret) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_LIJST);
    bool meer;
    int n = lijst_rijen(tx, r, &meer);
    *ret = (struct mensen){
        .rijen = talloc_zero_array(ctx, struct mens_rij, (unsigned)n + 1), .aantal = (size_t)n, .meer = meer};
    for (int i = 0; i < n; i++)
        ret->rijen[i] = (struct mens_rij){.id = rij_tekst(ctx, r, i, 0),
                                          .naam = rij_tekst(ctx, r, i, 1),
                                          .email = rij_tekst(ctx, r, i, 2),
                                          .stand = rij_tekst(ctx, r, i, 3),
                                          .organisatie = rij_tekst(ctx, r, i, 4),
                                          .organisatie_naam = rij_tekst(ctx, r, i, 5),
                                          .gemaakt = rij_tekst(ctx, r, i, 6),
                                          .rollen = pg_list(ctx, r, i, 7),
                                          .einde = pg_date(r, i, 8),
                                          .laatst = rij_tekst(ctx, r, i, 9),
                                          .herzien = pg_bool(r, i, 10),
                                          .zelf = pg_bool(r, i, 11)};
}

void mensen_tel_vraag(struct store_tx *tx, int verloopt, int herzien) {
    tx_vraag(tx, VRAAG_MENSEN_TEL, PG_Q_MENSEN_TEL,
             (struct pg_param[]){PG_TEXT(getal(tx, verloopt)), PG_TEXT(getal(tx, herzien))}, 2);
}

void mensen_tel_lees(const struct store_tx *tx, struct mensen_telling *ret) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_MENSEN_TEL);
    *ret = (struct mensen_telling){.beheert = pg_count(r) == 1};
    if (!ret->beheert)
        return;
    ret->wachten = (long)pg_int(r, 0, 0);
    ret->verloopt = (long)pg_int(r, 0, 1);
    ret->herzien = (long)pg_int(r, 0, 2);
    ret->mensen = (long)pg_int(r, 0, 3);
    ret->uitnodigingen = (long)pg_int(r, 0, 4);
}

/* ---- one person ---- */

void mens_vraag(struct store_tx *tx, const char *id, int herzien) {
    tx_vraag(tx, VRAAG_MENS, PG_Q_MENS, (struct pg_param[]){PG_TEXT(uuid_of_niemand(id)), PG_TEXT(getal(tx, herzien))},
             2);
}

bool mens_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct mens *ret, struct err *err) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_MENS);
    if (pg_count(r) != 1)
        return err_set(err, ERR_NOT_FOUND, "mens", "not there");
    *ret = (struct mens){.id = rij_tekst(ctx, r, 0, 0),
                         .pseudoniem = rij_tekst(ctx, r, 0, 1),
                         .naam = rij_tekst(ctx, r, 0, 2),
                         .email = rij_tekst(ctx, r, 0, 3),
                         .stand = rij_tekst(ctx, r, 0, 4),
                         .aanbieder = rij_tekst(ctx, r, 0, 5),
                         .organisatie = rij_tekst(ctx, r, 0, 6),
                         .organisatie_naam = rij_tekst(ctx, r, 0, 7),
                         .gemaakt = rij_tekst(ctx, r, 0, 8),
                         .laatst = rij_tekst(ctx, r, 0, 9),
                         .sessies = (long)pg_int(r, 0, 10),
                         .te_geven = pg_list(ctx, r, 0, 11),
                         .zelf = pg_bool(r, 0, 12),
                         .eigen = pg_bool(r, 0, 13),
                         .laatste_beheerder = pg_bool(r, 0, 14),
                         .herzien = pg_bool(r, 0, 15)};
    return true;
}

void mens_rollen_vraag(struct store_tx *tx, const char *id) {
    tx_vraag(tx, VRAAG_MENS_ROLLEN, PG_Q_MENS_ROLLEN, (struct pg_param[]){PG_TEXT(uuid_of_niemand(id))}, 1);
}

void mens_rollen_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct mens_rollen *ret) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_MENS_ROLLEN);
    int n = pg_count(r);
    *ret = (struct mens_rollen){.rijen = talloc_zero_array(ctx, struct mens_rol, (unsigned)n + 1), .aantal = (size_t)n};
    for (int i = 0; i < n; i++)
        ret->rijen[i] = (struct mens_rol){.id = rij_tekst(ctx, r, i, 0),
                                          .rol = rij_tekst(ctx, r, i, 1),
                                          .van = pg_date(r, i, 2),
                                          .tot = pg_date(r, i, 3),
                                          .gegeven_op = rij_tekst(ctx, r, i, 4),
                                          .gegeven_door = rij_tekst(ctx, r, i, 5),
                                          .ingetrokken_op = rij_tekst(ctx, r, i, 6),
                                          .ingetrokken_door = rij_tekst(ctx, r, i, 7),
                                          .herzien_op = pg_date(r, i, 8),
                                          .nu = pg_bool(r, i, 9),
                                          .straks = pg_bool(r, i, 10),
                                          .beheerrol = pg_bool(r, i, 11)};
}

void mens_wijzigingen_vraag(struct store_tx *tx, const char *id) {
    tx_vraag(tx, VRAAG_MENS_WIJZIGINGEN, PG_Q_MENS_WIJZIGINGEN, (struct pg_param[]){PG_TEXT(uuid_of_niemand(id))}, 1);
}

void mens_wijzigingen_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct mens_wijzigingen *ret) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_MENS_WIJZIGINGEN);
    int n = pg_count(r);
    *ret = (struct mens_wijzigingen){.rijen = talloc_zero_array(ctx, struct mens_wijziging, (unsigned)n + 1),
                                     .aantal = (size_t)n};
    for (int i = 0; i < n; i++)
        ret->rijen[i] = (struct mens_wijziging){.moment = rij_tekst(ctx, r, i, 0),
                                                .wat = rij_tekst(ctx, r, i, 1),
                                                .rol = rij_tekst(ctx, r, i, 2),
                                                .per = pg_date(r, i, 3),
                                                .door = rij_tekst(ctx, r, i, 4)};
}

/* ---- acts ---- */

void mens_geef_vraag(struct store_tx *tx, const char *id, const char *const *rollen, struct date van, struct date tot) {
    tx_vraag(tx, VRAAG_MENS_DAAD, PG_Q_MENS_GEEF,
             (struct pg_param[]){PG_TEXT(uuid_of_niemand(id)), PG_TEXT(pg_list_literal(tx, rollen)),
                                 PG_TEXT(datum_param(tx, van)), PG_TEXT(datum_param(tx, tot))},
             4);
}

void mens_einde_vraag(struct store_tx *tx, const char *id, const char *rolgeving, struct date tot) {
    tx_vraag(tx, VRAAG_MENS_DAAD, PG_Q_MENS_EINDE,
             (struct pg_param[]){PG_TEXT(uuid_of_niemand(id)), PG_TEXT(uuid_of_niemand(rolgeving)),
                                 PG_TEXT(datum_param(tx, tot))},
             3);
}

static void ja_nee(struct store_tx *tx, enum pg_query q, const char *id, bool ja) {
    tx_vraag(tx, VRAAG_MENS_DAAD, q, (struct pg_param[]){PG_TEXT(uuid_of_niemand(id)), PG_TEXT(ja ? "true" : "false")},
             2);
}

void mens_blokkeer_vraag(struct store_tx *tx, const char *id, bool blokkeer) {
    ja_nee(tx, PG_Q_MENS_BLOKKEER, id, blokkeer);
}

void mens_herzien_vraag(struct store_tx *tx, const char *id, bool klopt) {
    ja_nee(tx, PG_Q_MENS_HERZIEN, id, klopt);
}

void mens_sessies_vraag(struct store_tx *tx, const char *id) {
    tx_vraag(tx, VRAAG_MENS_DAAD, PG_Q_MENS_SESSIES, (struct pg_param[]){PG_TEXT(uuid_of_niemand(id))}, 1);
}

void mens_gegevens_vraag(struct store_tx *tx, const char *id, const char *naam, const char *email) {
    tx_vraag(tx, VRAAG_MENS_DAAD, PG_Q_MENS_GEGEVENS,
             (struct pg_param[]){PG_TEXT(uuid_of_niemand(id)), PG_TEXT(naam), PG_TEXT(email)}, 3);
}

/* ---- oneself ---- */

void eigen_vraag(struct store_tx *tx) {
    tx_vraag(tx, VRAAG_EIGEN, PG_Q_EIGEN_GEGEVENS, NULL, 0);
}

void eigen_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct eigen *ret) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_EIGEN);
    *ret = (struct eigen){.naam = rij_tekst(ctx, r, 0, 0),
                          .email = rij_tekst(ctx, r, 0, 1),
                          .stand = rij_tekst(ctx, r, 0, 2),
                          .aangemeld = rij_tekst(ctx, r, 0, 3),
                          .organisatie = rij_tekst(ctx, r, 0, 4),
                          .organisatie_naam = rij_tekst(ctx, r, 0, 5),
                          .soort = rij_tekst(ctx, r, 0, 6),
                          .heeft_beheerder = pg_bool(r, 0, 7),
                          .rollen = pg_list(ctx, r, 0, 8),
                          .einde = pg_date(r, 0, 9)};
}

void eigen_zet_vraag(struct store_tx *tx, const char *naam, const char *email) {
    tx_vraag(tx, VRAAG_MENS_DAAD, PG_Q_EIGEN_GEGEVENS_ZET, (struct pg_param[]){PG_TEXT(naam), PG_TEXT(email)}, 2);
}
