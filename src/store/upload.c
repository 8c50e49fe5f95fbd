/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Uploads as the pages see them.
 */
#include "store/upload.h"

#include "store/intern.h"

#include <stdlib.h>
#include <string.h>

static const char *const standen[] = {[UPLOAD_CONTROLEREN] = "controleren", [UPLOAD_GECONTROLEERD] = "gecontroleerd",
                                      [UPLOAD_LEVEREN] = "leveren",         [UPLOAD_KLAAR] = "klaar",
                                      [UPLOAD_INGETROKKEN] = "ingetrokken", [UPLOAD_MISLUKT] = "mislukt"};
static const char *const uitkomsten[UPLOAD_UITKOMSTEN] = {[UPLOAD_GOED] = "goed",
                                                          [UPLOAD_WAARSCHUWING] = "waarschuwing",
                                                          [UPLOAD_FOUT] = "fout",
                                                          [UPLOAD_GELEVERD] = "geleverd"};

const char *upload_uitkomst_code(enum upload_uitkomst u) {
    return uitkomsten[u];
}

static enum upload_stand stand_van(const char *code) {
    for (int i = 0; i < UPLOAD_MISLUKT; i++)
        if (strcmp(standen[i], code) == 0)
            return (enum upload_stand)i;
    return UPLOAD_MISLUKT;
}

static enum upload_uitkomst uitkomst_van(const char *code) {
    for (int i = 0; i < UPLOAD_UITKOMSTEN; i++)
        if (strcmp(uitkomsten[i], code) == 0)
            return (enum upload_uitkomst)i;
    return UPLOAD_FOUT;
}

bool upload_voeg(struct store_tx *tx, struct upload_nieuw *u, struct err *err) {
    unsigned char *dicht;
    size_t len;
    krypto_uuid(u->id);
    if (!krypto_seal(tx, tx->store->krypto, "upload", "inhoud", u->id, u->tekst, &dicht, &len, err))
        return false;
    tx_vraag(tx, VRAAG_UPLOAD, PG_Q_UPLOAD_VOEG,
             (struct pg_param[]){PG_TEXT(u->id), PG_TEXT(u->dienst->code), PG_TEXT(u->bestandsnaam),
                                 PG_TEXT(u->codering), PG_BYTES(dicht, len),
                                 PG_TEXT(talloc_asprintf(tx, "%ld", u->regels))},
             6);
    return true;
}

static struct upload lees_upload(TALLOC_CTX *ctx, const struct pg_rows *r, int i) {
    return (struct upload){.id = rij_tekst(ctx, r, i, 0),
                           .dienst = stelsel_vind(pg_text(r, i, 1)),
                           .bestandsnaam = rij_tekst(ctx, r, i, 2),
                           .codering = rij_tekst(ctx, r, i, 3),
                           .regels = (long)pg_int(r, i, 4),
                           .stand = stand_van(pg_text(r, i, 5)),
                           .gedaan = (long)pg_int(r, i, 6),
                           .goed = (long)pg_int(r, i, 7),
                           .gewaarschuwd = (long)pg_int(r, i, 8),
                           .fout = (long)pg_int(r, i, 9),
                           .geleverd = (long)pg_int(r, i, 10),
                           .gemaakt = rij_tekst(ctx, r, i, 11),
                           .bevestigd = rij_tekst(ctx, r, i, 12),
                           .klaar = rij_tekst(ctx, r, i, 13),
                           .van_mij = pg_bool(r, i, 14),
                           .bewaard = pg_bool(r, i, 15)};
}

void uploads_vraag(struct store_tx *tx, int pagina, int rijen) {
    const char *aantal, *over;
    lijst_pagina(tx, pagina, rijen, &aantal, &over);
    tx_vraag(tx, VRAAG_UPLOADS, PG_Q_UPLOADS, (struct pg_param[]){PG_TEXT(aantal), PG_TEXT(over)}, 2);
}

void uploads_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct uploads *ret) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_UPLOADS);
    int n = lijst_rijen(tx, r, &ret->meer);
    ret->rijen = talloc_zero_array(ctx, struct upload, (unsigned)n);
    ret->aantal = 0;
    for (int i = 0; i < n; i++) {
        struct upload u = lees_upload(ctx, r, i);
        if (u.dienst != NULL)
            ret->rijen[ret->aantal++] = u;
    }
}

void upload_vraag(struct store_tx *tx, const char *id) {
    tx_vraag(tx, VRAAG_UPLOAD, PG_Q_UPLOAD, (struct pg_param[]){PG_TEXT(uuid_of_niets(id))}, 1);
}

bool upload_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct upload *ret, struct err *err) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_UPLOAD);
    if (pg_count(r) != 1)
        return err_set(err, ERR_NOT_FOUND, "upload", "niet gevonden");
    *ret = lees_upload(ctx, r, 0);
    return ret->dienst != NULL || err_set(err, ERR_NOT_FOUND, "upload", "a service that we do not know");
}

void upload_besluit(struct store_tx *tx, const char *id, bool leveren, bool alles) {
    tx_vraag(tx, VRAAG_UPLOAD_BESLUIT, PG_Q_UPLOAD_BESLUIT,
             (struct pg_param[]){PG_TEXT(uuid_of_niets(id)),
                                 PG_TEXT(standen[leveren ? UPLOAD_LEVEREN : UPLOAD_INGETROKKEN]),
                                 PG_TEXT(alles ? "true" : "false")},
             3);
}

void upload_rijen_vraag(struct store_tx *tx, const char *id, const char *uitkomst, int pagina, int rijen) {
    const char *aantal, *over;
    lijst_pagina(tx, pagina, rijen, &aantal, &over);
    tx_vraag(tx, VRAAG_UPLOADS, PG_Q_UPLOAD_REGELS,
             (struct pg_param[]){PG_TEXT(uuid_of_niets(id)), PG_TEXT(uitkomst), PG_TEXT(aantal), PG_TEXT(over)}, 4);
}

void upload_rijen_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct upload_rijen *ret) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_UPLOADS);
    int n = lijst_rijen(tx, r, &ret->meer);
    ret->rijen = talloc_zero_array(ctx, struct upload_rij, (unsigned)n);
    ret->aantal = (size_t)n;
    for (int i = 0; i < n; i++)
        ret->rijen[i] = (struct upload_rij){.regel = (long)pg_int(r, i, 0),
                                            .uitkomst = uitkomst_van(pg_text(r, i, 1)),
                                            .meldingen = pg_list(ctx, r, i, 2),
                                            .dossier = rij_tekst(ctx, r, i, 3),
                                            .naam = rij_tekst(ctx, r, i, 4),
                                            .bericht = rij_tekst(ctx, r, i, 5),
                                            .nummer = (long)pg_int(r, i, 6)};
}

void upload_fouten_vraag(struct store_tx *tx, const char *id) {
    const struct pg_param param = PG_TEXT(uuid_of_niets(id));
    limiet_vraag(tx, LIMIET_BESTAND);
    tx_vraag(tx, VRAAG_UPLOADS, PG_Q_UPLOAD_FOUTEN, &param, 1);
    tx_vraag(tx, VRAAG_UPLOAD_INHOUD, PG_Q_UPLOAD_INHOUD, &param, 1);
}

bool upload_fouten_lees(TALLOC_CTX *ctx, const struct store_tx *tx, const char *id, const char **ret_tekst,
                        struct upload_rijen *ret, struct err *err) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_UPLOADS), *t = tx_rijen(tx, VRAAG_UPLOAD_INHOUD);
    size_t len = 0;
    const unsigned char *dicht = pg_count(t) == 1 ? pg_bytes(ctx, t, 0, 0, &len) : NULL;
    char *tekst;
    if (dicht == NULL)
        return err_set(err, ERR_NOT_FOUND, "upload", "the file is gone");
    if (!krypto_open_sealed(ctx, tx->store->krypto, "upload", "inhoud", id, dicht, len, &tekst, err))
        return false;
    *ret_tekst = tekst;
    *ret = (struct upload_rijen){.rijen = talloc_zero_array(ctx, struct upload_rij, (unsigned)pg_count(r)),
                                 .aantal = (size_t)pg_count(r)};
    for (int i = 0; i < pg_count(r); i++)
        ret->rijen[i] = (struct upload_rij){
            .regel = (long)pg_int(r, i, 0), .uitkomst = UPLOAD_FOUT, .meldingen = pg_list(ctx, r, i, 1)};
    return true;
}
