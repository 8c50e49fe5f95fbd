/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "store/intern.h"

#include <assert.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char hex_digits[] = "0123456789abcdef";

static void token_hash(const char *token, unsigned char ret[static KRYPTO_HASH_LEN]) {
    krypto_hash(token, strlen(token), ret);
}

/* "{gemeente,coa}"; "{}": all. */
static const char *soorten_literal(TALLOC_CTX *ctx, unsigned soorten) {
    char *ret = talloc_strdup(ctx, "{");
    for (unsigned bit = 1; bit <= SOORT_ALLE; bit <<= 1)
        if ((soorten & bit) != 0)
            ret = talloc_asprintf_append(ret, "%s%s", ret[1] != '\0' ? "," : "", soort_code((enum soort)bit));
    return talloc_strdup_append(ret, "}");
}

struct store_tx *store_begin(TALLOC_CTX *ctx, const struct store *s, const struct store_wie *wie) {
    struct store_tx *tx = talloc_zero(ctx, struct store_tx);
    if (tx == NULL)
        abort();
    *tx = (struct store_tx){.store = s, .wie = wie, .batch = pg_batch_new(tx, s->pg)};
    for (int i = 0; i < VRAAG_SOORTEN; i++)
        tx->nummer[i] = -1;
    pg_batch_add(tx->batch, PG_Q_BEGIN, NULL, 0);
    unsigned char hash[KRYPTO_HASH_LEN];
    token_hash(wie->token != NULL ? wie->token : "", hash);
    char doelen[DOELEN_TEKST];
    const char *niveau = talloc_asprintf(tx, "%d", (int)wie->niveau_min);
    tx_vraag(tx, VRAAG_SESSIE, PG_Q_SESSIE_OPEN,
             (struct pg_param[]){PG_BYTES(hash, sizeof hash), PG_TEXT(doelen_literal(wie->doel, doelen)),
                                 PG_TEXT(niveau), PG_TEXT(soorten_literal(tx, wie->soorten))},
             4);
    return tx;
}

void tx_vraag(struct store_tx *tx, enum vraag_soort soort, enum pg_query q, const struct pg_param *params, int n) {
    assert(tx->nummer[soort] == -1);
    tx->nummer[soort] = pg_batch_add(tx->batch, q, params, n);
}

const struct pg_rows *tx_rijen(const struct store_tx *tx, enum vraag_soort soort) {
    assert(tx->gelukt && tx->nummer[soort] >= 0);
    return pg_batch_rows(tx->batch, tx->nummer[soort]);
}

/* Nobody gets as far as the database without a token; the answer is the same as for a token that it does not know. */
static bool niemand(const struct store_wie *wie, struct err *err) {
    if (wie->token != NULL && wie->token[0] != '\0')
        return false;
    err_set(err, ERR_NO_SESSION, "sessie_open", "geen sessie");
    return true;
}

bool store_voer_uit(struct store_tx *tx, const struct audit *a, struct err *err) {
    if (niemand(tx->wie, err))
        return false;
    if (tx->sluit.soort != SLUIT_NIETS)
        sluit_voeg(tx, a);
    else
        audit_voeg(tx->batch, tx, a);
    pg_batch_add(tx->batch, PG_Q_COMMIT, NULL, 0);
    tx->gelukt = pg_batch_run(tx->batch, err);
    return tx->gelukt;
}

bool store_mag(TALLOC_CTX *ctx, const struct store *s, const struct store_wie *wie, struct err *err) {
    if (niemand(wie, err))
        return false;
    struct store_tx *tx = store_begin(ctx, s, wie);
    pg_batch_add(tx->batch, PG_Q_COMMIT, NULL, 0);
    bool goed = pg_batch_run(tx->batch, err);
    talloc_free(tx);
    return goed;
}

static const char *sessie_tekst(const struct pg_rows *r, int kolom) {
    return pg_is_null(r, 0, kolom) ? NULL : pg_text(r, 0, kolom);
}

void sessie_lees(const struct store_tx *tx, struct sessie_info *ret) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_SESSIE);
    assert(pg_count(r) == 1);
    *ret = (struct sessie_info){.id = pg_text(r, 0, 0),
                                .naam = sessie_tekst(r, 1),
                                .organisatie = pg_text(r, 0, 2),
                                .organisatie_naam = pg_text(r, 0, 3),
                                .soort = soort_van_code(pg_text(r, 0, 4)),
                                .rollen = rollen_van_codes(pg_text(r, 0, 5)),
                                .rechten = doelen_van_codes(pg_text(r, 0, 6)),
                                .namens = sessie_tekst(r, 7),
                                .namens_naam = sessie_tekst(r, 8),
                                .toegelaten = strcmp(pg_text(r, 0, 9), "actief") == 0,
                                .niveau = (enum niveau)pg_int(r, 0, 10),
                                .gestart = pg_text(r, 0, 11),
                                .stil_over_s = (long)pg_int(r, 0, 12),
                                .uiterlijk_over_s = (long)pg_int(r, 0, 13)};
}

void sessie_hex(const char *token, char ret[static STORE_SESSIE_HEX]) {
    unsigned char hash[KRYPTO_HASH_LEN];
    token_hash(token != NULL ? token : "", hash);
    for (size_t i = 0; i < sizeof hash; i++) {
        ret[2 * i] = hex_digits[hash[i] >> 4];
        ret[2 * i + 1] = hex_digits[hash[i] & 15];
    }
    ret[STORE_SESSIE_HEX - 1] = '\0';
}

struct pg_batch *weigering_begin(TALLOC_CTX *ctx, const struct store *s, const struct store_wie *wie, const char *reden,
                                 const char *dossier) {
    struct pg_batch *b = pg_batch_new(ctx, s->pg);
    char hex[STORE_SESSIE_HEX];
    sessie_hex(wie->token, hex);
    pg_batch_add(b, PG_Q_BEGIN, NULL, 0);
    pg_batch_add(b, PG_Q_SESSIE_NOEM, (struct pg_param[]){PG_TEXT(hex)}, 1);
    /* the row keeps which dossier was asked for, without looking whether it exists */
    pg_batch_add(b, PG_Q_AUDIT_WEIGERING,
                 (struct pg_param[]){PG_TEXT(wie->route), PG_TEXT(uuid_of_niets(dossier)),
                                     PG_TEXT(AUDIT_GROND_STANDAARD), PG_TEXT(reden), PG_TEXT(wie->herkomst),
                                     PG_TEXT(wie->request_id)},
                 6);
    return b;
}

bool tx_mag(const struct store_tx *tx, uint32_t doelen) {
    return (doelen_van_codes(pg_text(tx_rijen(tx, VRAAG_SESSIE), 0, 6)) & doelen) != 0;
}

bool audit_weigering(TALLOC_CTX *ctx, const struct store *s, const struct store_wie *wie, const char *reden,
                     const char *dossier, struct err *err) {
    struct pg_batch *b = weigering_begin(ctx, s, wie, reden, dossier);
    pg_batch_add(b, PG_Q_COMMIT, NULL, 0);
    bool goed = pg_batch_run(b, err);
    talloc_free(b);
    return goed;
}

bool store_is_uuid(const char *text) {
    if (text == NULL || strlen(text) != KRYPTO_UUID_TEXT - 1)
        return false;
    for (size_t i = 0; text[i] != '\0'; i++) {
        bool streep = i == 8 || i == 13 || i == 18 || i == 23;
        if (streep ? text[i] != '-' : !isxdigit((unsigned char)text[i]))
            return false;
    }
    return true;
}

const char *uuid_of_niets(const char *tekst) {
    return store_is_uuid(tekst) ? tekst : NULL;
}

const char *rij_tekst(TALLOC_CTX *ctx, const struct pg_rows *r, int rij, int kolom) {
    if (pg_is_null(r, rij, kolom))
        return NULL;
    char *uit = talloc_strdup(ctx, pg_text(r, rij, kolom));
    if (uit == NULL)
        abort();
    return uit;
}

const char *datum_param(TALLOC_CTX *ctx, struct date d) {
    if (date_is_empty(d))
        return NULL;
    char iso[11];
    date_iso(d, iso);
    return talloc_strdup(ctx, iso);
}

enum fase fase_van_code(const char *code) {
    for (int f = 0; f < FASEN; f++)
        if (strcmp(fase_code((enum fase)f), code) == 0)
            return (enum fase)f;
    return FASE_AANGEMELD;
}
