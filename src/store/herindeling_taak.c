/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Herindeling as the job carries it out. The functions of the database move what does not follow from a history; here
 * the state of the dossiers is made anew, by the chunk, in the same transaction.
 */
#include "store/herindeling.h"

#include "store/invoer_intern.h"

#include <string.h>

static const char niemand[] = "00000000-0000-0000-0000-000000000000";

static struct pg_batch *nieuw_stuk(struct invoer *in) {
    talloc_free(in->stuk);
    in->stuk = talloc_new(in);
    return pg_batch_new(in->stuk, in->store.pg);
}

/* What waits; *ret_id "": nothing. The imports wait until this is done. */
static bool vraag_werk(struct invoer *in, char ret_id[static KRYPTO_UUID_TEXT], bool *ret_terug, struct err *err) {
    struct pg_batch *b = nieuw_stuk(in);
    pg_batch_add(b, PG_Q_BEGIN, NULL, 0);
    int n = pg_batch_add(b, PG_Q_HERINDELING_WERK, NULL, 0);
    if (!pg_batch_run(b, err))
        return false;
    const struct pg_rows *r = pg_batch_rows(b, n);
    ret_id[0] = '\0';
    if (pg_count(r) == 0)
        return true;
    memcpy(ret_id, pg_text(r, 0, 0), KRYPTO_UUID_TEXT);
    *ret_terug = pg_bool(r, 0, 1);
    return true;
}

/* *ret_verder false: something stands in the way, which the database has written down. */
static bool verplaats(struct invoer *in, const char *id, bool terug, bool *ret_verder, struct err *err) {
    struct pg_batch *b = nieuw_stuk(in);
    pg_batch_add(b, PG_Q_INVOER_SLOT, NULL, 0);
    int n = pg_batch_add(b, terug ? PG_Q_HERINDELING_DRAAI_TERUG : PG_Q_HERINDELING_VOER_UIT,
                         (struct pg_param[]){PG_TEXT(id)}, 1);
    if (!pg_batch_run(b, err))
        return false;
    *ret_verder = pg_bool(pg_batch_rows(b, n), 0, 0);
    return true;
}

static bool schrijf_stuk(struct invoer *in, struct err *err) {
    struct pg_batch *b = pg_batch_new(in->stuk, in->store.pg);
    struct standen *s = invoer_schrijf_standen(in, b);
    for (size_t i = 0; i < in->mensen_aantal; i++) {
        struct werkrelaties w;
        stelsel_werkrelaties(&(struct historie){.berichten = in->mensen[i].berichten, .aantal = in->mensen[i].aantal},
                             &w);
        relaties_erbij(s, in->mensen[i].id, &w);
    }
    relaties_voeg(s, b);
    return pg_batch_run(b, err);
}

/* The next dossiers of it; *ret_aantal 0: all are done. */
static bool doe_stuk(struct invoer *in, const char *id, char na[static KRYPTO_UUID_TEXT], size_t *ret_aantal,
                     struct err *err) {
    struct pg_batch *b = nieuw_stuk(in);
    int n = pg_batch_add(
        b, PG_Q_HERINDELING_STUK,
        (struct pg_param[]){PG_TEXT(id), PG_TEXT(na), PG_TEXT(talloc_asprintf(in->stuk, "%d", INVOER_STUK_MAX))}, 3);
    if (!pg_batch_run(b, err) || !invoer_neem_mensen(in, pg_batch_rows(b, n), err))
        return false;
    *ret_aantal = in->mensen_aantal;
    if (in->mensen_aantal == 0)
        return true;
    memcpy(na, in->mensen[in->mensen_aantal - 1].id, KRYPTO_UUID_TEXT);
    return invoer_historie_van_mensen(in, err) && schrijf_stuk(in, err);
}

static bool sluit(struct invoer *in, const char *wat, struct err *err) {
    struct pg_batch *b = nieuw_stuk(in);
    pg_batch_add(b, PG_Q_TAAK_AUDIT,
                 (struct pg_param[]){PG_TEXT("portaalctl taken"), PG_TEXT(AUDIT_GROND_STANDAARD), PG_TEXT("portaalctl"),
                                     PG_TEXT(in->naam), PG_TEXT(wat)},
                 5);
    pg_batch_add(b, PG_Q_COMMIT, NULL, 0);
    return pg_batch_run(b, err);
}

static bool doe(struct invoer *in, const char *id, bool terug, struct err *err) {
    char na[KRYPTO_UUID_TEXT];
    size_t stuk = 0, alles = 0;
    bool verder = false;
    memcpy(na, niemand, sizeof na);
    if (!verplaats(in, id, terug, &verder, err))
        return false;
    if (!verder)
        return sluit(in, talloc_asprintf(in, "herindeling %s kan niet worden uitgevoerd", id), err);
    do {
        if (!doe_stuk(in, id, na, &stuk, err))
            return false;
        alles += stuk;
    } while (stuk > 0);
    return sluit(
        in, talloc_asprintf(in, "herindeling %s %s, %zu dossiers", id, terug ? "teruggedraaid" : "uitgevoerd", alles),
        err);
}

bool herindeling_doe(struct invoer *in, bool *ret_gedaan, struct err *err) {
    char id[KRYPTO_UUID_TEXT];
    bool terug = false, goed = vraag_werk(in, id, &terug, err);
    *ret_gedaan = goed && id[0] != '\0';
    if (*ret_gedaan)
        goed = doe(in, id, terug, err);
    if (pg_in_transaction(in->store.pg))
        pg_rollback(in->store.pg);
    return goed;
}
