/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The calendar moves on, the history does not: the same state, computed for another day.
 */
#include "store/invoer_intern.h"

#include <stdlib.h>
#include <string.h>

static const char nog_niemand[] = "00000000-0000-0000-0000-000000000000";

bool invoer_neem_mensen(struct invoer *in, const struct pg_rows *r, struct err *err) {
    in->mensen_aantal = (size_t)pg_count(r);
    in->mensen = talloc_zero_array(in->stuk, struct mens, (unsigned)in->mensen_aantal);
    if (in->mensen == NULL)
        abort();
    for (int i = 0; i < pg_count(r); i++) {
        struct mens *m = &in->mensen[i];
        size_t len;
        const unsigned char *index = pg_bytes(in->stuk, r, i, 1, &len);
        if (len != KRYPTO_INDEX_LEN)
            return err_set(err, ERR_INTERNAL, "ververs", "a blind index of another length");
        memcpy(m->index, index, len);
        m->id = rij_tekst(in->stuk, r, i, 0);
        m->geraakt = true;
    }
    return true;
}

/* The next dossiers, locked; fills in->mensen. */
static bool vraag_dossiers(struct invoer *in, enum ververs wat, struct err *err) {
    const char *na = in->na[0] != '\0' ? in->na : nog_niemand;
    const char *aantal = talloc_asprintf(in->stuk, "%d", INVOER_STUK_MAX);
    struct pg_batch *b = pg_batch_new(in->stuk, in->store.pg);
    pg_batch_add(b, PG_Q_BEGIN, NULL, 0);
    const struct pg_param params[] = {PG_TEXT(na), PG_TEXT(aantal), PG_TEXT(datum_param(in->stuk, in->vandaag))};
    int nummer = wat == VERVERS_ALLES ? pg_batch_add(b, PG_Q_VERVERS_ALLE_DOSSIERS, params, 2)
                                      : pg_batch_add(b, PG_Q_VERVERS_DOSSIERS, params, 3);
    if (!pg_batch_run(b, err))
        return false;
    return invoer_neem_mensen(in, pg_batch_rows(b, nummer), err);
}

bool invoer_historie_van_mensen(struct invoer *in, struct err *err) {
    const char **hex = talloc_array(in->stuk, const char *, (unsigned)in->mensen_aantal);
    for (size_t i = 0; i < in->mensen_aantal; i++) {
        char *h = talloc_array(in->stuk, char, 2 * KRYPTO_INDEX_LEN + 1);
        invoer_hex(in->mensen[i].index, KRYPTO_INDEX_LEN, h);
        hex[i] = h;
    }
    const struct pg_param mensen = PG_TEXT(invoer_index_literal(in->stuk, hex, in->mensen_aantal));
    struct pg_batch *b = pg_batch_new(in->stuk, in->store.pg);
    int nummer = pg_batch_add(b, PG_Q_INVOER_HISTORIE, &mensen, 1);
    return pg_batch_run(b, err) && invoer_lees_historie(in, pg_batch_rows(b, nummer), err);
}

static bool schrijf(struct invoer *in, enum ververs wat, struct err *err) {
    struct pg_batch *b = pg_batch_new(in->stuk, in->store.pg);
    struct standen *s = invoer_schrijf_standen(in, b);
    const char *hoeveel = talloc_asprintf(in->stuk, "%zu dossiers", in->mensen_aantal);
    if (in->mensen_aantal > 0)
        pg_batch_add(b, PG_Q_TAAK_AUDIT,
                     (struct pg_param[]){PG_TEXT("portaalctl bijwerken"), PG_TEXT(AUDIT_GROND_STANDAARD),
                                         PG_TEXT("portaalctl"), PG_TEXT(in->naam), PG_TEXT(hoeveel)},
                     5);
    for (size_t i = 0; wat == VERVERS_ALLES && i < in->mensen_aantal; i++) { /* no day changes who works for somebody */
        struct werkrelaties w;
        stelsel_werkrelaties(&(struct historie){.berichten = in->mensen[i].berichten, .aantal = in->mensen[i].aantal},
                             &w);
        relaties_erbij(s, in->mensen[i].id, &w);
    }
    relaties_voeg(s, b);
    pg_batch_add(b, PG_Q_COMMIT, NULL, 0);
    return pg_batch_run(b, err);
}

bool invoer_ververs(struct invoer *in, enum ververs wat, size_t *ret_aantal, struct err *err) {
    talloc_free(in->stuk);
    in->stuk = talloc_new(in);
    bool goed = vraag_dossiers(in, wat, err) && (in->mensen_aantal == 0 || invoer_historie_van_mensen(in, err)) &&
                schrijf(in, wat, err);
    if (!goed && pg_in_transaction(in->store.pg))
        pg_rollback(in->store.pg);
    if (!goed)
        return false;
    *ret_aantal = in->mensen_aantal;
    if (in->mensen_aantal > 0)
        memcpy(in->na, in->mensen[in->mensen_aantal - 1].id, sizeof in->na);
    return true;
}

bool invoer_loop_door(struct invoer *in, size_t *ret_aantal, struct err *err) {
    talloc_free(in->stuk);
    in->stuk = talloc_new(in);
    const char *na = in->na[0] != '\0' ? in->na : nog_niemand;
    struct pg_batch *b = pg_batch_new(in->stuk, in->store.pg);
    int nummer =
        pg_batch_add(b, PG_Q_ALLE_DOSSIERS,
                     (struct pg_param[]){PG_TEXT(na), PG_TEXT(talloc_asprintf(in->stuk, "%d", INVOER_STUK_MAX))}, 2);
    if (!pg_batch_run(b, err) || !invoer_neem_mensen(in, pg_batch_rows(b, nummer), err))
        return false;
    *ret_aantal = in->mensen_aantal;
    if (in->mensen_aantal == 0)
        return true;
    memcpy(in->na, in->mensen[in->mensen_aantal - 1].id, sizeof in->na);
    return invoer_historie_van_mensen(in, err);
}

const char *invoer_dossier(const struct invoer *in, size_t i, struct historie *ret) {
    *ret = (struct historie){.berichten = in->mensen[i].berichten, .aantal = in->mensen[i].aantal};
    return in->mensen[i].id;
}

bool invoer_audit(struct invoer *in, const char *opdracht, const char *bijzonderheden, struct err *err) {
    struct pg_batch *b = pg_batch_new(in->stuk, in->store.pg);
    pg_batch_add(b, PG_Q_TAAK_AUDIT,
                 (struct pg_param[]){PG_TEXT(opdracht), PG_TEXT(AUDIT_GROND_STANDAARD), PG_TEXT("portaalctl"),
                                     PG_TEXT(in->naam), PG_TEXT(bijzonderheden)},
                 5);
    return pg_batch_run(b, err);
}
