/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Berichten with their fields: the whole history of a dossier, and one bericht.
 */
#include "store/intern.h"

#include <stdlib.h>
#include <string.h>

void historie_vraag(struct store_tx *tx, const char *dossier) {
    const struct pg_param id = PG_TEXT(uuid_of_niets(dossier));
    for (size_t i = 0; stelsel_register[i] != NULL; i++) {
        int nummer = dienst_voeg(tx->batch, stelsel_register[i], DIENST_HISTORIE, &id, 1);
        if (i == 0)
            tx->nummer[VRAAG_HISTORIE] = nummer;
    }
}

static int op_nummer(const void *a, const void *b) {
    long x = ((const struct bericht *)a)->nummer, y = ((const struct bericht *)b)->nummer;
    return (x > y) - (x < y);
}

bool historie_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct historie *ret, struct err *err) {
    int eerste = tx->nummer[VRAAG_HISTORIE], totaal = 0;
    tx_rijen(tx, VRAAG_HISTORIE);
    for (int i = 0; stelsel_register[i] != NULL; i++)
        totaal += pg_count(pg_batch_rows(tx->batch, eerste + i));
    struct bericht *berichten = talloc_zero_array(ctx, struct bericht, (unsigned)totaal);
    if (berichten == NULL)
        abort();
    size_t n = 0;
    for (int i = 0; stelsel_register[i] != NULL; i++) {
        const struct pg_rows *r = pg_batch_rows(tx->batch, eerste + i);
        for (int rij = 0; rij < pg_count(r); rij++, n++) {
            berichten[n].dienst = stelsel_register[i];
            if (!dienst_lees_bericht(berichten, tx->store->krypto, r, rij, &berichten[n], err))
                return false;
        }
    }
    qsort(berichten, n, sizeof *berichten, op_nummer);
    *ret = (struct historie){.berichten = berichten, .aantal = n};
    return true;
}

void bericht_vraag(struct store_tx *tx, const char *dossier, const char *bericht, bool toon) {
    const struct pg_param params[] = {PG_TEXT(uuid_of_niets(dossier)), PG_TEXT(uuid_of_niets(bericht))};
    tx->toon = toon;
    tx_vraag(tx, VRAAG_BERICHT, PG_Q_BERICHT, params, 2);
    for (size_t i = 0; stelsel_register[i] != NULL; i++) {
        int nummer = dienst_voeg(tx->batch, stelsel_register[i], DIENST_VELDEN, &params[1], 1);
        if (i == 0)
            tx->nummer[VRAAG_BERICHT_VELDEN] = nummer;
    }
}

static int dienst_nummer(const char *code) {
    for (int i = 0; stelsel_register[i] != NULL; i++)
        if (strcmp(stelsel_register[i]->code, code) == 0)
            return i;
    return -1;
}

static bool heeft_hoog(const struct bericht *b) {
    for (int i = 0; b->dienst->velden[i].naam != NULL; i++)
        if (b->dienst->velden[i].biv.v == BIV_HOOG && b->waarden[i] != NULL)
            return true;
    return false;
}

bool bericht_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct bericht_inzage *ret, struct err *err) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_BERICHT);
    int dienst = pg_count(r) == 0 ? -1 : dienst_nummer(pg_text(r, 0, 3));
    if (dienst < 0)
        return err_set(err, ERR_NOT_FOUND, "bericht", "niet gevonden");
    const char *ontvanger = rij_tekst(ctx, r, 0, 6);
    struct bericht_inzage b = {.bericht = {.dienst = stelsel_register[dienst],
                                           .id = rij_tekst(ctx, r, 0, 0),
                                           .nummer = (long)pg_int(r, 0, 1),
                                           .afzender = rij_tekst(ctx, r, 0, 4),
                                           .ontvanger = ontvanger != NULL ? ontvanger : "",
                                           .datum_gebeurtenis = pg_date(r, 0, 10),
                                           .geregistreerd_op = pg_date(r, 0, 18),
                                           .vervangt = rij_tekst(ctx, r, 0, 13),
                                           .reden = rij_tekst(ctx, r, 0, 12),
                                           .intrekking = pg_bool(r, 0, 19)},
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
    const struct pg_rows *velden = pg_batch_rows(tx->batch, tx->nummer[VRAAG_BERICHT_VELDEN] + dienst);
    if (pg_count(velden) != 1)
        return err_set(err, ERR_INTERNAL, "bericht_lees", "a bericht without its fields");
    if (!dienst_lees_velden(ctx, tx->store->krypto, velden, 0, 1, tx->toon, &b.bericht, err))
        return false;
    b.heeft_hoog = heeft_hoog(&b.bericht);
    *ret = b;
    return true;
}
