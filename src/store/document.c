/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "store/document.h"

#include "domain/pdf.h"
#include "store/intern.h"

#include <stdlib.h>
#include <string.h>

const char *const document_velden_hoog[] = {"document.inhoud", NULL};

bool document_voeg(struct pg_batch *batch, const struct krypto *k, const struct document *d, struct err *err) {
    unsigned char *dicht, som[KRYPTO_HASH_LEN];
    size_t len;
    if (d->len == 0 || d->len > (size_t)PDF_BYTES_MAX)
        return err_set(err, ERR_INPUT, "document", "empty or too long");
    if (!krypto_seal_bytes(batch, k, "document", "inhoud", d->id, d->bytes, d->len, &dicht, &len, err))
        return false;
    krypto_hash(d->bytes, d->len, som);
    const char *grootte = talloc_asprintf(batch, "%zu", d->len);
    pg_batch_add(batch, PG_Q_DOCUMENT_VOEG,
                 (struct pg_param[]){PG_TEXT(d->id), PG_TEXT(d->dossier), PG_TEXT(d->organisatie), PG_TEXT(d->bericht),
                                     PG_BYTES(dicht, len), PG_TEXT(grootte), PG_BYTES(som, sizeof som)},
                 7);
    return true;
}

void document_vraag(struct store_tx *tx, const char *dossier, const char *document) {
    limiet_vraag(tx, LIMIET_BESTAND);
    tx_vraag(tx, VRAAG_DOCUMENT, PG_Q_DOCUMENT,
             (struct pg_param[]){PG_TEXT(uuid_of_niets(dossier)), PG_TEXT(uuid_of_niets(document))}, 2);
}

bool document_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct document *ret, struct err *err) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_DOCUMENT);
    if (pg_count(r) == 0)
        return err_set(err, ERR_NOT_FOUND, "document", "niet gevonden");
    if (!tx_mag(tx, DOEL_HOOG))
        return err_set(err, ERR_DENIED, "document", REDEN_HOOG);
    struct document d = {.id = rij_tekst(ctx, r, 0, 0), .bericht = rij_tekst(ctx, r, 0, 1)};
    size_t dicht_len;
    const unsigned char *dicht = pg_bytes(ctx, r, 0, 2, &dicht_len);
    char *open;
    if (!krypto_open_bytes(ctx, tx->store->krypto, "document", "inhoud", d.id, dicht, dicht_len, &open, &d.len, err))
        return false;
    d.bytes = open;
    *ret = d;
    return true;
}

bool document_ruim_op(TALLOC_CTX *ctx, struct pg *pg, long *ret_aantal, struct err *err) {
    struct pg_batch *b = pg_batch_new(ctx, pg);
    int n = pg_batch_add(b, PG_Q_DOCUMENT_RUIM_OP, NULL, 0);
    if (!pg_batch_run(b, err))
        return false;
    *ret_aantal = (long)pg_int(pg_batch_rows(b, n), 0, 0);
    talloc_free(b);
    return true;
}
