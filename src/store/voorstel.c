/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "store/voorstel.h"

#include "store/intern.h"

#include <string.h>

static const struct keuze soorten[] = {
    {"herindeling", "Herindeling"}, {"mandaat", "Mandaat"}, {"bewaartermijn", "Bewaartermijn"}, {0}};

const char *voorstel_soort_label(const char *soort) {
    for (size_t i = 0; soorten[i].code != NULL; i++)
        if (strcmp(soorten[i].code, soort) == 0)
            return soorten[i].label;
    return soort;
}

const char *voorstel_besluit_code(enum voorstel_besluit b) {
    static const char *const codes[] = {[VOORSTEL_GOEDGEKEURD] = "goedgekeurd",
                                        [VOORSTEL_AFGEWEZEN] = "afgewezen",
                                        [VOORSTEL_INGETROKKEN] = "ingetrokken"};
    return codes[b];
}

void voorstel_maak_vraag(struct store_tx *tx, const struct voorstel_nieuw *v) {
    tx_vraag(tx, VRAAG_VOORSTEL_MAAK, PG_Q_VOORSTEL_MAAK,
             (struct pg_param[]){PG_TEXT(v->id), PG_TEXT(v->soort), PG_TEXT(v->onderwerp), PG_TEXT(v->uitleg),
                                 PG_TEXT(v->inhoud)},
             5);
}

void voorstel_besluit_vraag(struct store_tx *tx, const char *id, enum voorstel_besluit b, const char *reden) {
    tx_vraag(tx, VRAAG_VOORSTEL_BESLUIT, PG_Q_VOORSTEL_BESLUIT,
             (struct pg_param[]){PG_TEXT(uuid_of_niets(id)), PG_TEXT(voorstel_besluit_code(b)), PG_TEXT(reden)}, 3);
}

void voorstellen_vraag(struct store_tx *tx, int pagina, int rijen) {
    const char *aantal, *over, *open = talloc_asprintf(tx, "%d", VOORSTELLEN_OPEN_MAX);
    lijst_pagina(tx, pagina, rijen, &aantal, &over);
    tx_vraag(tx, VRAAG_VOORSTELLEN, PG_Q_VOORSTELLEN, (struct pg_param[]){PG_TEXT("true"), PG_TEXT(open), PG_TEXT("0")},
             3);
    tx_vraag(tx, VRAAG_LIJST, PG_Q_VOORSTELLEN, (struct pg_param[]){PG_TEXT("false"), PG_TEXT(aantal), PG_TEXT(over)},
             3);
}

static struct voorstel lees(TALLOC_CTX *ctx, const struct pg_rows *r, int i) {
    return (struct voorstel){.id = rij_tekst(ctx, r, i, 0),
                             .soort = rij_tekst(ctx, r, i, 1),
                             .onderwerp = rij_tekst(ctx, r, i, 2),
                             .uitleg = rij_tekst(ctx, r, i, 3),
                             .gemaakt_door = rij_tekst(ctx, r, i, 4),
                             .gemaakt_op = rij_tekst(ctx, r, i, 5),
                             .besloten_door = rij_tekst(ctx, r, i, 6),
                             .besloten_op = rij_tekst(ctx, r, i, 7),
                             .besluit = rij_tekst(ctx, r, i, 8),
                             .reden = rij_tekst(ctx, r, i, 9),
                             .van_mij = pg_bool(r, i, 10)};
}

static struct voorstel *lees_rijen(TALLOC_CTX *ctx, const struct pg_rows *r, int n) {
    struct voorstel *uit = talloc_zero_array(ctx, struct voorstel, (unsigned)n + 1);
    for (int i = 0; i < n; i++)
        uit[i] = lees(ctx, r, i);
    return uit;
}

void voorstellen_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct voorstellen *ret) {
    const struct pg_rows *open = tx_rijen(tx, VRAAG_VOORSTELLEN), *besloten = tx_rijen(tx, VRAAG_LIJST);
    bool meer;
    int n = lijst_rijen(tx, besloten, &meer);
    *ret = (struct voorstellen){.open = lees_rijen(ctx, open, pg_count(open)),
                                .open_aantal = (size_t)pg_count(open),
                                .besloten = lees_rijen(ctx, besloten, n),
                                .besloten_aantal = (size_t)n,
                                .meer = meer};
}

void voorstel_vraag(struct store_tx *tx, const char *id) {
    tx_vraag(tx, VRAAG_VOORSTELLEN, PG_Q_VOORSTEL, (struct pg_param[]){PG_TEXT(uuid_of_niets(id))}, 1);
}

bool voorstel_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct voorstel *ret, struct err *err) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_VOORSTELLEN);
    if (pg_count(r) != 1)
        return err_set(err, ERR_NOT_FOUND, "voorstel", "niet gevonden");
    *ret = lees(ctx, r, 0);
    return true;
}
