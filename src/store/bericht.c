/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Berichten with their fields: the whole history of a dossier, and one bericht.
 */
#include "store/intern.h"

#include <stdlib.h>
#include <string.h>

void historie_vraag(struct store_tx *tx, const char *dossier) {
    tx_vraag(tx, VRAAG_HISTORIE, PG_Q_HISTORIE, (struct pg_param[]){PG_TEXT(uuid_of_niets(dossier))}, 1);
}

bool historie_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct historie *ret, struct err *err) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_HISTORIE);
    struct bericht *berichten = talloc_zero_array(ctx, struct bericht, (unsigned)pg_count(r));
    if (berichten == NULL)
        abort();
    size_t n = 0;
    for (int rij = 0; rij < pg_count(r); rij++) {
        if (!dienst_lees_bericht(berichten, tx->store->krypto, r, rij, &berichten[n], err))
            return false;
        n += berichten[n].dienst != NULL ? 1 : 0;
    }
    *ret = (struct historie){.berichten = berichten, .aantal = n};
    return true;
}

void rondom_vraag(struct store_tx *tx, const char *dossier) {
    const struct pg_param id = PG_TEXT(uuid_of_niets(dossier));
    tx_vraag(tx, VRAAG_AFZENDERS, PG_Q_DOSSIER_AFZENDERS, &id, 1);
    tx_vraag(tx, VRAAG_SIGNALEN_HAND, PG_Q_SIGNALEN_HAND, &id, 1);
}

void rondom_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct rondom *ret) {
    const struct pg_rows *a = tx_rijen(tx, VRAAG_AFZENDERS), *g = tx_rijen(tx, VRAAG_SIGNALEN_HAND);
    *ret = (struct rondom){.namen = talloc_zero_array(ctx, struct naam_van, (unsigned)pg_count(a)),
                           .namen_aantal = (size_t)pg_count(a),
                           .gesloten = talloc_zero_array(ctx, struct met_de_hand, (unsigned)pg_count(g)),
                           .gesloten_aantal = (size_t)pg_count(g)};
    for (int i = 0; i < pg_count(a); i++)
        ret->namen[i] = (struct naam_van){.code = rij_tekst(ctx, a, i, 0), .naam = rij_tekst(ctx, a, i, 1)};
    for (int i = 0; i < pg_count(g); i++)
        ret->gesloten[i] = (struct met_de_hand){
            .bericht = rij_tekst(ctx, g, i, 0), .soort = rij_tekst(ctx, g, i, 1), .op = pg_date(g, i, 2)};
}

const char *rondom_naam(const struct rondom *r, const char *code) {
    for (size_t i = 0; i < r->namen_aantal; i++)
        if (strcmp(r->namen[i].code, code) == 0)
            return r->namen[i].naam;
    return code;
}

void bericht_vraag(struct store_tx *tx, const char *dossier, const char *bericht, bool toon) {
    const struct pg_param params[] = {PG_TEXT(uuid_of_niets(dossier)), PG_TEXT(uuid_of_niets(bericht))};
    tx->toon = toon;
    if (toon)
        limiet_vraag(tx, LIMIET_TONEN);
    tx_vraag(tx, VRAAG_BERICHT, PG_Q_BERICHT, params, 2);
    tx_vraag(tx, VRAAG_BERICHT_VELDEN, PG_Q_BERICHT_VELDEN, &params[1], 1);
}

bool bericht_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct bericht_inzage *ret, struct err *err) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_BERICHT);
    const struct stelseldienst *dienst = pg_count(r) == 0 ? NULL : stelsel_vind(pg_text(r, 0, 3));
    if (tx->toon && !tx_mag(tx, DOEL_HOOG))
        return err_set(err, ERR_DENIED, "bericht", REDEN_HOOG);
    if (dienst == NULL)
        return err_set(err, ERR_NOT_FOUND, "bericht", "niet gevonden");
    const char *ontvanger = rij_tekst(ctx, r, 0, 6);
    struct bericht_inzage b = {.bericht = {.dienst = dienst,
                                           .id = rij_tekst(ctx, r, 0, 0),
                                           .nummer = (long)pg_int(r, 0, 1),
                                           .afzender = rij_tekst(ctx, r, 0, 4),
                                           .ontvanger = ontvanger != NULL ? ontvanger : "",
                                           .datum_gebeurtenis = pg_date(r, 0, 10),
                                           .geregistreerd_op = pg_date(r, 0, 18),
                                           .vervangt = rij_tekst(ctx, r, 0, 13),
                                           .reden = rij_tekst(ctx, r, 0, 12),
                                           .intrekking = pg_bool(r, 0, 19),
                                           .gevolg_van = rij_tekst(ctx, r, 0, 14)},
                               .dossier = rij_tekst(ctx, r, 0, 2),
                               .afzender_naam = rij_tekst(ctx, r, 0, 5),
                               .ontvanger_naam = rij_tekst(ctx, r, 0, 7),
                               .kanaal = rij_tekst(ctx, r, 0, 8),
                               .kenmerk = rij_tekst(ctx, r, 0, 9),
                               .geregistreerd = rij_tekst(ctx, r, 0, 11),
                               .gevolg_van = rij_tekst(ctx, r, 0, 14),
                               .gevolg = rij_tekst(ctx, r, 0, 15),
                               .vervangen_door = rij_tekst(ctx, r, 0, 16),
                               .tijdlijn = rij_tekst(ctx, r, 0, 17),
                               .getoond = tx->toon};
    b.teruggenomen = !pg_is_null(r, 0, 20) && pg_bool(r, 0, 20);
    b.bericht.ingetrokken = b.vervangen_door != NULL || b.bericht.intrekking;
    if (!dienst_lees_velden(ctx, tx->store->krypto, tx_rijen(tx, VRAAG_BERICHT_VELDEN), 0, 0, tx->toon, &b.bericht,
                            err))
        return false;
    b.heeft_hoog = bericht_heeft_hoog(&b.bericht);
    *ret = b;
    return true;
}
