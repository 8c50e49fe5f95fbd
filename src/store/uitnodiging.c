/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * One-time codes: made, shown once, kept as a hash.
 */
#include "store/intern.h"
#include "store/mensen.h"

#include <ctype.h>
#include <string.h>

/* Digits and letters without those that people take for another one. */
static const char tekens[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

void uitnodiging_nieuwe_code(char ret[static UITNODIGING_CODE_TEKST]) {
    unsigned char kans[UITNODIGING_CODE_TEKENS];
    krypto_random(kans, sizeof kans);
    size_t len = 0;
    for (size_t i = 0; i < sizeof kans; i++) {
        if (i > 0 && i % 4 == 0)
            ret[len++] = '-';
        ret[len++] = tekens[kans[i] % 32];
    }
    ret[len] = '\0';
    krypto_wipe(kans, sizeof kans);
}

static char gelezen_als(char c) {
    c = (char)toupper((unsigned char)c);
    return c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
}

const char *uitnodiging_code_schoon(TALLOC_CTX *ctx, const char *getypt) {
    char *uit = talloc_zero_array(ctx, char, UITNODIGING_CODE_TEKENS + 1);
    size_t len = 0;
    for (; getypt != NULL && *getypt != '\0'; getypt++) {
        if (*getypt == ' ' || *getypt == '-')
            continue;
        char c = gelezen_als(*getypt);
        if (len == UITNODIGING_CODE_TEKENS || strchr(tekens, c) == NULL)
            return NULL;
        uit[len++] = c;
    }
    return len == UITNODIGING_CODE_TEKENS ? uit : NULL;
}

void aanmelden_vraag(struct store_tx *tx, const char *naam, const char *email, const char *code) {
    unsigned char hash[KRYPTO_HASH_LEN];
    if (code != NULL)
        krypto_hash(code, strlen(code), hash);
    tx_vraag(tx, VRAAG_AANMELDEN, PG_Q_AANMELDEN,
             (struct pg_param[]){PG_TEXT(naam), PG_TEXT(email), code != NULL ? PG_BYTES(hash, sizeof hash) : PG_NULL},
             3);
}

enum aanmeld_uitkomst aanmelden_lees(const struct store_tx *tx) {
    const char *uit = pg_text(tx_rijen(tx, VRAAG_AANMELDEN), 0, 0);
    return strcmp(uit, "goed") == 0 ? AANMELD_GOED : strcmp(uit, "te-veel") == 0 ? AANMELD_TE_VEEL : AANMELD_ONJUIST;
}

void uitnodigingen_vraag(struct store_tx *tx) {
    tx_vraag(tx, VRAAG_UITNODIGINGEN, PG_Q_UITNODIGINGEN, NULL, 0);
}

void uitnodigingen_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct uitnodigingen *ret) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_UITNODIGINGEN);
    int n = pg_count(r);
    *ret = (struct uitnodigingen){.rijen = talloc_zero_array(ctx, struct uitnodiging, (unsigned)n + 1),
                                  .aantal = (size_t)n};
    for (int i = 0; i < n; i++)
        ret->rijen[i] = (struct uitnodiging){.id = rij_tekst(ctx, r, i, 0),
                                             .organisatie = rij_tekst(ctx, r, i, 1),
                                             .organisatie_naam = rij_tekst(ctx, r, i, 2),
                                             .rollen = pg_list(ctx, r, i, 3),
                                             .gemaakt_op = rij_tekst(ctx, r, i, 4),
                                             .gemaakt_door = rij_tekst(ctx, r, i, 5),
                                             .geldig_tot = rij_tekst(ctx, r, i, 6),
                                             .open = pg_bool(r, i, 7),
                                             .gebruikt_op = rij_tekst(ctx, r, i, 8),
                                             .gebruikt_door = rij_tekst(ctx, r, i, 9),
                                             .ingetrokken_op = rij_tekst(ctx, r, i, 10)};
}

void uitnodiging_maak_vraag(struct store_tx *tx, const char *id, const char *organisatie, const char *const *rollen,
                            const char *code, int dagen) {
    unsigned char hash[KRYPTO_HASH_LEN];
    krypto_hash(code, strlen(code), hash);
    tx_vraag(tx, VRAAG_MENS_DAAD, PG_Q_UITNODIGING_MAAK,
             (struct pg_param[]){PG_TEXT(id), PG_TEXT(organisatie), PG_TEXT(pg_list_literal(tx, rollen)),
                                 PG_BYTES(hash, sizeof hash), PG_TEXT(talloc_asprintf(tx, "%d", dagen))},
             5);
}

void uitnodiging_trek_in_vraag(struct store_tx *tx, const char *id) {
    tx_vraag(tx, VRAAG_MENS_DAAD, PG_Q_UITNODIGING_TREK_IN,
             (struct pg_param[]){PG_TEXT(store_is_uuid(id) ? id : "00000000-0000-0000-0000-000000000000")}, 1);
}
