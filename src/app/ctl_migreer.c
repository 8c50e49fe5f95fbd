/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * portaalctl migreer: brings the schema up to date. Every migration is a transaction of its own and is remembered in
 * it, with the hash of its text. What was applied must be a beginning of what we have, unchanged; anything else is
 * refused before anything is done. Then the register of stelseldiensten and the table of rights, because row level
 * security looks at who is a party of which, and who may what.
 */
#include "app/ctl.h"
#include "app/migrations.h"
#include "domain/recht.h"
#include "krypto/krypto.h"
#include "stelsel/stelsel.h"

#define SUM_TEXT (2 * KRYPTO_HASH_LEN + 1)

static void sum_of(const struct migration *m, char ret[static SUM_TEXT]) {
    unsigned char hash[KRYPTO_HASH_LEN];
    krypto_hash(m->sql, strlen(m->sql), hash);
    for (size_t i = 0; i < sizeof hash; i++)
        (void)snprintf(ret + 2 * i, 3, "%02x", hash[i]);
}

int ctl_migration_count(void) {
    int n = 0;
    while (migrations_embedded[n].number != 0)
        n++;
    return n;
}

/* The schema as a whole: there and made by us, or not there at all. */
static bool schema_state(struct ctl *c, struct pg *pg, bool *ret_there, struct err *err) {
    struct pg_batch *b = pg_batch_new(c->ctx, pg);
    int i = pg_batch_add(b, PG_Q_MIGRATIE_STAAT, NULL, 0);
    if (!pg_batch_run(b, err))
        return false;
    bool schema = pg_bool(pg_batch_rows(b, i), 0, 0), ours = pg_bool(pg_batch_rows(b, i), 0, 1);
    if (schema && !ours)
        return err_set(err, ERR_CONFLICT, "schema portaal",
                       "dit schema is niet door portaalctl migreer gemaakt; er is niets veranderd");
    *ret_there = ours;
    return true;
}

static bool same_migration(const struct pg_rows *rows, int row, struct err *err) {
    if (row >= ctl_migration_count())
        return err_set(err, ERR_CONFLICT, pg_text(rows, row, 1),
                       "deze migratie kent dit programma niet: de database is van een nieuwere versie");
    const struct migration *m = &migrations_embedded[row];
    char sum[SUM_TEXT];
    sum_of(m, sum);
    if (pg_int(rows, row, 0) != m->number || strcmp(pg_text(rows, row, 1), m->name) != 0)
        return err_set(err, ERR_CONFLICT, pg_text(rows, row, 1), "op deze plek wordt migratie %s verwacht", m->name);
    if (strcmp(pg_text(rows, row, 2), sum) != 0)
        return err_set(err, ERR_CONFLICT, m->name,
                       "deze migratie is toegepast met een andere tekst; een migratie verandert nooit achteraf");
    return true;
}

bool ctl_schema_version(struct ctl *c, struct pg *pg, int *ret_done, struct err *err) {
    bool there = false;
    if (!schema_state(c, pg, &there, err))
        return false;
    *ret_done = 0;
    if (!there)
        return true;
    struct pg_batch *b = pg_batch_new(c->ctx, pg);
    int i = pg_batch_add(b, PG_Q_MIGRATIE_LIJST, NULL, 0);
    if (!pg_batch_run(b, err))
        return false;
    const struct pg_rows *rows = pg_batch_rows(b, i);
    for (int row = 0; row < pg_count(rows); row++)
        if (!same_migration(rows, row, err))
            return false;
    *ret_done = pg_count(rows);
    return true;
}

static bool take_lock(struct ctl *c, struct pg *pg, struct err *err) {
    struct pg_batch *b = pg_batch_new(c->ctx, pg);
    int i = pg_batch_add(b, PG_Q_MIGRATIE_SLOT, NULL, 0);
    if (!pg_batch_run(b, err))
        return false;
    if (!pg_bool(pg_batch_rows(b, i), 0, 0))
        return err_set(err, ERR_CONFLICT, "database", "er loopt al een portaalctl migreer op deze database");
    return true;
}

static bool remember(struct ctl *c, struct pg *pg, const struct migration *m, struct err *err) {
    char sum[SUM_TEXT], number[16];
    sum_of(m, sum);
    (void)snprintf(number, sizeof number, "%d", m->number);
    const struct pg_param params[] = {PG_TEXT(number), PG_TEXT(m->name), PG_TEXT(sum)};
    struct pg_batch *b = pg_batch_new(c->ctx, pg);
    (void)pg_batch_add(b, PG_Q_MIGRATIE_NOTEER, params, 3);
    (void)pg_batch_add(b, PG_Q_COMMIT, NULL, 0);
    return pg_batch_run(b, err);
}

static bool apply(struct ctl *c, struct pg *pg, const struct migration *m, struct err *err) {
    struct pg_batch *b = pg_batch_new(c->ctx, pg);
    (void)pg_batch_add(b, PG_Q_BEGIN, NULL, 0);
    bool ok = pg_batch_run(b, err) && pg_script(pg, m->sql, err);
    /* A COMMIT inside a migration would split it: then there is no transaction left to remember it in. */
    if (ok && !pg_in_transaction(pg))
        ok = err_set(err, ERR_INTERNAL, m->name, "de migratie sluit zelf haar transactie af");
    ok = ok && remember(c, pg, m, err);
    if (!ok)
        pg_rollback(pg);
    if (!ok && err->kind != ERR_UNAVAILABLE)
        (void)snprintf(err->place, sizeof err->place, "%s", m->name);
    return ok;
}

/* ---- the register ---- */

static const char *partijen(TALLOC_CTX *ctx, unsigned bits) {
    static const struct {
        enum partij bit;
        const char *code;
    } alle[] = {{PARTIJ_DUO, "DUO"}, {PARTIJ_COA, "COA"},        {PARTIJ_GEMEENTE, "gemeente"},
                {PARTIJ_IND, "IND"}, {PARTIJ_INSTELLING, "INS"}, {PARTIJ_CBS, "CBS"}};
    struct buf *b = buf_new(ctx, 32);
    for (size_t i = 0; i < sizeof alle / sizeof alle[0]; i++)
        if (bits & alle[i].bit)
            buf_addf(b, "%s%s", b->len > 0 ? "," : "", alle[i].code);
    return b->data;
}

static const char *termijnen(TALLOC_CTX *ctx, const struct stelseldienst *d) {
    struct buf *b = buf_new(ctx, 32);
    for (const struct termijn_soort *t = d->termijnen; t && t->code; t++)
        buf_addf(b, "%s%s", b->len > 0 ? "," : "", t->code);
    return b->data;
}

static bool put_register(struct ctl *c, struct pg *pg, struct err *err) {
    enum { CODE, SENDERS, PARTIES, BOUND, CLOSING, TERMS, COLUMNS };
    const char *list[COLUMNS][STELSEL_DIENSTEN_MAX + 1] = {0};
    struct pg_param params[COLUMNS];
    for (size_t i = 0; stelsel_register[i]; i++) {
        const struct stelseldienst *d = stelsel_register[i];
        list[CODE][i] = d->code;
        list[SENDERS][i] = partijen(c->ctx, d->afzenders);
        list[PARTIES][i] = partijen(c->ctx, d->afzenders | d->ontvangers);
        list[BOUND][i] = d->gebonden ? "true" : "false";
        list[CLOSING][i] = d->afsluitend ? "true" : "false";
        list[TERMS][i] = termijnen(c->ctx, d);
    }
    for (size_t k = 0; k < COLUMNS; k++)
        params[k] = (struct pg_param)PG_TEXT(pg_list_literal(c->ctx, list[k]));
    struct pg_batch *b = pg_batch_new(c->ctx, pg);
    (void)pg_batch_add(b, PG_Q_MIGRATIE_STELSEL, params, COLUMNS);
    return pg_batch_run(b, err);
}

/* One row for each role, kind of organisation and purpose. */
static bool put_rights(struct ctl *c, struct pg *pg, struct err *err) {
    enum { MAX = 1024 };
    const char *role[MAX + 1] = {0}, *kind[MAX + 1] = {0}, *purpose[MAX + 1] = {0};
    size_t n = 0;
    for (const struct recht *r = recht_tabel; r->rol != NULL; r++)
        for (unsigned soort = 1; soort <= SOORT_ALLE; soort <<= 1)
            for (size_t i = 0; i < DOELEN; i++) {
                if ((r->soorten & soort) == 0 || (r->doelen & (uint32_t)doel_soorten[i].doel) == 0)
                    continue;
                if (n == MAX)
                    return err_set(err, ERR_INTERNAL, "recht.def", "more than %d rights", MAX);
                role[n] = r->rol;
                kind[n] = soort_code((enum soort)soort);
                purpose[n++] = doel_soorten[i].code;
            }
    const struct pg_param params[] = {PG_TEXT(pg_list_literal(c->ctx, role)), PG_TEXT(pg_list_literal(c->ctx, kind)),
                                      PG_TEXT(pg_list_literal(c->ctx, purpose))};
    struct pg_batch *b = pg_batch_new(c->ctx, pg);
    (void)pg_batch_add(b, PG_Q_MIGRATIE_RECHT, params, 3);
    return pg_batch_run(b, err);
}

int ctl_migreer(struct ctl *c, int argc, char **argv) {
    struct err err = {0};
    int done = 0;
    (void)argv;
    if (argc != 1)
        return ctl_usage(c, "deze opdracht heeft geen argumenten");
    if (!ctl_settings(c, &err))
        return ctl_fail(c, &err);
    struct pg *pg =
        ctl_pg(c, c->conf->database_verbinding_migratie, "verbinding_migratie", CTL_MIGRATION_TIMEOUT_MS, &err);
    if (pg == NULL || !take_lock(c, pg, &err) || !ctl_schema_version(c, pg, &done, &err))
        return ctl_fail(c, &err);
    int count = ctl_migration_count();
    for (int i = done; i < count; i++) {
        printf("%s\n", migrations_embedded[i].name);
        (void)fflush(stdout);
        if (!apply(c, pg, &migrations_embedded[i], &err))
            return ctl_fail(c, &err);
    }
    if (!put_register(c, pg, &err) || !put_rights(c, pg, &err))
        return ctl_fail(c, &err);
    printf("Klaar: %d van %d migraties waren er al, %d toegepast.\n", done, count, count - done);
    return CTL_OK;
}
