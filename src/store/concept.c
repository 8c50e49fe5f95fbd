/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "store/concept.h"

#include "store/intern.h"

#include <string.h>

void concept_vraag(struct store_tx *tx, const char *dossier, const struct stelseldienst *d) {
    tx_vraag(tx, VRAAG_CONCEPT, PG_Q_CONCEPT, (struct pg_param[]){PG_TEXT(uuid_of_niets(dossier)), PG_TEXT(d->code)},
             2);
}

/* The text of a concept is that of a form: name=value&name=value, with names that need no escape. */
static bool heeft_hoog(const struct stelseldienst *d, const char *inhoud) {
    for (const char *at = inhoud; at != NULL; at = strchr(at, '&')) {
        at += *at == '&';
        size_t len = strcspn(at, "=&");
        for (const struct veld *f = d->velden; f->naam != NULL; f++)
            if (f->biv.v == BIV_HOOG && strncmp(at, f->naam, strlen(f->naam)) == 0 &&
                (len == strlen(f->naam) || at[strlen(f->naam)] == '.')) /* a date is typed in parts: name.dag */
                return true;
    }
    return false;
}

bool concept_lees(TALLOC_CTX *ctx, const struct store_tx *tx, const struct stelseldienst *d, struct concept *ret,
                  bool *ret_er, struct err *err) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_CONCEPT);
    *ret_er = pg_count(r) > 0;
    if (!*ret_er)
        return true;
    size_t len;
    char *open;
    const unsigned char *dicht = pg_bytes(ctx, r, 0, 1, &len);
    if (!krypto_open_sealed(ctx, tx->store->krypto, "concept", "inhoud", pg_text(r, 0, 0), dicht, len, &open, err))
        return false;
    *ret =
        (struct concept){.dienst = d, .inhoud = open, .bijgewerkt = rij_tekst(ctx, r, 0, 2), .eigen = pg_bool(r, 0, 3)};
    ret->dicht = !tx_mag(tx, DOEL_HOOG) && heeft_hoog(d, open);
    if (ret->dicht)
        ret->inhoud = NULL;
    return true;
}

void concepten_vraag(struct store_tx *tx, const char *dossier) {
    tx_vraag(tx, VRAAG_CONCEPTEN, PG_Q_CONCEPTEN, (struct pg_param[]){PG_TEXT(uuid_of_niets(dossier))}, 1);
}

void concepten_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct concepten *ret) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_CONCEPTEN);
    *ret = (struct concepten){.rows = talloc_zero_array(ctx, struct concept, (unsigned)pg_count(r))};
    for (int i = 0; i < pg_count(r); i++) {
        const struct stelseldienst *d = stelsel_vind(pg_text(r, i, 2));
        if (d == NULL)
            continue; /* a service that this version no longer knows */
        ret->rows[ret->aantal++] = (struct concept){.dossier = rij_tekst(ctx, r, i, 0),
                                                    .naam = rij_tekst(ctx, r, i, 1),
                                                    .dienst = d,
                                                    .bijgewerkt = rij_tekst(ctx, r, i, 3),
                                                    .eigen = pg_bool(r, i, 4)};
    }
}

bool concept_bewaar(struct pg_batch *batch, const struct krypto *k, const char *dossier, const struct stelseldienst *d,
                    const char *inhoud, struct err *err) {
    char id[KRYPTO_UUID_TEXT];
    unsigned char *dicht;
    size_t len;
    if (strlen(inhoud) > (size_t)CONCEPT_BYTES_MAX)
        return err_set(err, ERR_INPUT, "concept", "too long");
    krypto_uuid(id);
    if (!krypto_seal(batch, k, "concept", "inhoud", id, inhoud, &dicht, &len, err))
        return false;
    pg_batch_add(batch, PG_Q_CONCEPT_BEWAAR,
                 (struct pg_param[]){PG_TEXT(id), PG_TEXT(dossier), PG_TEXT(d->code), PG_BYTES(dicht, len)}, 4);
    return true;
}

/* Adds the statement that keeps it; its number, -1 when it cannot be kept. */
static int bewaar_verlopen(struct pg_batch *b, const struct krypto *k, const char *dossier,
                           const struct stelseldienst *d, const char *inhoud, struct err *err) {
    char id[KRYPTO_UUID_TEXT];
    unsigned char *dicht;
    size_t len;
    krypto_uuid(id);
    if (!krypto_seal(b, k, "concept", "inhoud", id, inhoud, &dicht, &len, err))
        return -1;
    return pg_batch_add(b, PG_Q_SESSIE_CONCEPT,
                        (struct pg_param[]){PG_TEXT(id), PG_TEXT(dossier), PG_TEXT(d->code), PG_BYTES(dicht, len)}, 4);
}

bool concept_verlopen(TALLOC_CTX *ctx, const struct store *s, const struct store_wie *wie, const char *dossier,
                      const struct stelseldienst *d, const char *inhoud, bool *ret_bewaard, struct err *err) {
    char hex[STORE_SESSIE_HEX];
    struct pg_batch *b = pg_batch_new(ctx, s->pg);
    int n = -1;
    bool iets =
        store_is_uuid(dossier) && inhoud != NULL && inhoud[0] != '\0' && strlen(inhoud) <= (size_t)CONCEPT_BYTES_MAX;
    sessie_hex(wie->token, hex);
    pg_batch_add(b, PG_Q_BEGIN, NULL, 0);
    pg_batch_add(b, PG_Q_SESSIE_NOEM, (struct pg_param[]){PG_TEXT(hex)}, 1);
    if (iets && (n = bewaar_verlopen(b, s->krypto, dossier, d, inhoud, err)) < 0)
        return false;
    pg_batch_add(b, PG_Q_AUDIT_VERLOPEN,
                 (struct pg_param[]){PG_TEXT(wie->route), PG_TEXT(uuid_of_niets(dossier)),
                                     PG_TEXT(AUDIT_GROND_STANDAARD), PG_TEXT(wie->herkomst), PG_TEXT(wie->request_id)},
                 5);
    pg_batch_add(b, PG_Q_COMMIT, NULL, 0);
    if (!pg_batch_run(b, err))
        return false;
    *ret_bewaard = n >= 0 && pg_bool(pg_batch_rows(b, n), 0, 0);
    talloc_free(b);
    return true;
}

void concept_weg(struct pg_batch *batch, const char *dossier, const struct stelseldienst *d) {
    pg_batch_add(batch, PG_Q_CONCEPT_WEG, (struct pg_param[]){PG_TEXT(dossier), PG_TEXT(d->code)}, 2);
}

bool concept_ruim_op(TALLOC_CTX *ctx, struct pg *pg, long *ret_aantal, struct err *err) {
    struct pg_batch *b = pg_batch_new(ctx, pg);
    int n = pg_batch_add(b, PG_Q_CONCEPT_RUIM_OP, NULL, 0);
    if (!pg_batch_run(b, err))
        return false;
    *ret_aantal = (long)pg_int(pg_batch_rows(b, n), 0, 0);
    talloc_free(b);
    return true;
}
