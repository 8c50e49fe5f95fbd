/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * A batch: everything is sent before anything is read, with one sync at the end. A statement that this connection
 * does not know yet gets its Parse in the same pipeline. Only a Parse that the server confirmed is remembered: after
 * an error the server skips the rest, and a skipped Parse never was.
 */
#include "pg/internal.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_STATEMENTS 16

enum prepared { PREPARED_NOT = 0, PREPARED_SENT = 1, PREPARED_YES = 2 };

/* One statement with its parameters, in one piece of memory. */
struct statement {
    const char *name;
    const char *sql;
    int query; /* enum pg_query, or -1: named by the caller */
    bool parse_sent;
    bool only_parse; /* pg_prepare_all */
    int param_count;
    const char **values;
    int *lengths;
    int *formats;
    struct pg_rows rows;
};

struct pg_batch {
    struct pg *pg;
    struct statement *statements;
    int count;
    int room;
    int failed_at;
};

static int batch_destroy(struct pg_batch *b) {
    for (int i = 0; i < b->count; i++)
        PQclear(b->statements[i].rows.res);
    return 0;
}

struct pg_batch *pg_batch_new(TALLOC_CTX *ctx, struct pg *pg) {
    struct pg_batch *b = talloc_zero(ctx, struct pg_batch);
    if (b == NULL)
        abort();
    *b = (struct pg_batch){.pg = pg, .room = FIRST_STATEMENTS, .failed_at = -1};
    b->statements = talloc_array(b, struct statement, FIRST_STATEMENTS);
    if (b->statements == NULL)
        abort();
    talloc_set_destructor(b, batch_destroy);
    return b;
}

static size_t param_size(const struct pg_param *p) {
    if (p->bytes == NULL)
        return 0;
    assert(p->binary == 0 || p->len >= 0);
    return p->binary != 0 ? (size_t)p->len : strlen(p->bytes) + 1;
}

/* Copies the parameters into one block: pointers, lengths, formats, bytes. */
static void copy_params(struct pg_batch *b, struct statement *s, const struct pg_param *params, int n) {
    size_t count = (size_t)n, bytes = 1;
    for (size_t i = 0; i < count; i++)
        bytes += param_size(&params[i]);
    char *block = talloc_size(b, count * (sizeof *s->values + sizeof *s->lengths + sizeof *s->formats) + bytes);
    if (block == NULL)
        abort();
    s->values = (const char **)(void *)block;
    s->lengths = (int *)(void *)(block + count * sizeof *s->values);
    s->formats = s->lengths + count;
    char *to = (char *)(s->formats + count);
    for (size_t i = 0; i < count; i++) {
        size_t size = param_size(&params[i]);
        if (size > 0)
            memcpy(to, params[i].bytes, size);
        s->values[i] = params[i].bytes != NULL ? to : NULL;
        s->lengths[i] = (int)size;
        s->formats[i] = params[i].binary != 0 ? 1 : 0;
        to += size;
    }
}

static int add(struct pg_batch *b, struct statement s, const struct pg_param *params, int n) {
    assert(n >= 0);
    if (b->count == b->room) {
        b->room *= 2;
        b->statements = talloc_realloc(b, b->statements, struct statement, (unsigned)b->room);
        if (b->statements == NULL)
            abort();
    }
    s.param_count = n;
    if (n > 0)
        copy_params(b, &s, params, n);
    b->statements[b->count] = s;
    return b->count++;
}

int pg_batch_add(struct pg_batch *b, enum pg_query q, const struct pg_param *params, int n) {
    assert((int)q >= 0 && (int)q < PG_QUERY_COUNT);
    return add(b, (struct statement){.name = pg_query_texts[q].name, .sql = pg_query_texts[q].sql, .query = (int)q},
               params, n);
}

int pg_batch_add_text(struct pg_batch *b, const char *name, const char *sql, const struct pg_param *params, int n) {
    struct statement s = {.name = talloc_strdup(b, name), .sql = talloc_strdup(b, sql), .query = -1};
    if (s.name == NULL || s.sql == NULL)
        abort();
    return add(b, s, params, n);
}

/* The remembered statement of that name. One name means one text: anything else is a mistake of the caller. */
static struct pg_named *find_named(const struct pg *pg, const struct statement *s) {
    for (int i = 0; i < pg->named_count; i++) {
        if (strcmp(pg->named[i].name, s->name) == 0) {
            assert(strcmp(pg->named[i].sql, s->sql) == 0);
            return &pg->named[i];
        }
    }
    return NULL;
}

static void remember_named(struct pg *pg, const struct statement *s) {
    pg->named = talloc_realloc(pg, pg->named, struct pg_named, (unsigned)pg->named_count + 1);
    if (pg->named == NULL)
        abort();
    struct pg_named *named = &pg->named[pg->named_count++];
    named->name = talloc_strdup(pg->named, s->name);
    named->sql = talloc_strdup(pg->named, s->sql);
    if (named->name == NULL || named->sql == NULL)
        abort();
}

/* Is the statement prepared, or its Parse on its way in this very batch? */
static bool known(const struct pg_batch *b, const struct statement *s) {
    if (s->query >= 0)
        return b->pg->prepared[s->query] != PREPARED_NOT;
    if (find_named(b->pg, s) != NULL)
        return true;
    for (const struct statement *earlier = b->statements; earlier < s; earlier++)
        if (earlier->parse_sent && earlier->query < 0 && strcmp(earlier->name, s->name) == 0)
            return true;
    return false;
}

static bool send_parse(struct pg_batch *b, struct statement *s) {
    if (PQsendPrepare(b->pg->conn, s->name, s->sql, 0, NULL) != 1)
        return false;
    s->parse_sent = true;
    if (s->query >= 0)
        b->pg->prepared[s->query] = PREPARED_SENT;
    return true;
}

static void parse_done(struct pg *pg, const struct statement *s, bool ok) {
    if (s->query >= 0)
        pg->prepared[s->query] = ok ? PREPARED_YES : PREPARED_NOT;
    else if (ok)
        remember_named(pg, s);
}

static bool send_all(struct pg_batch *b, struct err *err) {
    PGconn *conn = b->pg->conn;
    for (int i = 0; i < b->count; i++) {
        struct statement *s = &b->statements[i];
        bool sent = known(b, s) || send_parse(b, s);
        if (sent && !s->only_parse)
            sent = PQsendQueryPrepared(conn, s->name, s->param_count, s->values, s->lengths, s->formats, 0) == 1;
        if (!sent) {
            pg_drop(b->pg);
            return err_set(err, ERR_UNAVAILABLE, s->name, "de opdracht kon niet worden verstuurd");
        }
    }
    if (PQpipelineSync(conn) != 1) {
        pg_drop(b->pg);
        return err_set(err, ERR_UNAVAILABLE, "pg", "de opdrachten konden niet worden verstuurd");
    }
    return true;
}

/* What became of one command of the pipeline. */
enum outcome { OUTCOME_OK, OUTCOME_FAILED, OUTCOME_SKIPPED, OUTCOME_LOST };

/* Reads one command's result and the NULL behind it. A COPY is nothing for a batch: it counts as failed. */
static enum outcome read_command(struct pg *pg, long long deadline, PGresult **ret, struct err *err) {
    PGresult *res = NULL, *end = NULL;
    if (!pg_next_result(pg, deadline, &res, err))
        return OUTCOME_LOST;
    if (!pg_next_result(pg, deadline, &end, err)) {
        PQclear(res);
        return OUTCOME_LOST;
    }
    if (res == NULL || end != NULL) {
        PQclear(res);
        PQclear(end);
        pg_drop(pg);
        (void)err_set(err, ERR_INTERNAL, "pg", "de antwoorden lopen uit de pas");
        return OUTCOME_LOST;
    }
    *ret = res;
    ExecStatusType status = PQresultStatus(res);
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK)
        return OUTCOME_OK;
    return status == PGRES_PIPELINE_ABORTED ? OUTCOME_SKIPPED : OUTCOME_FAILED;
}

/* How the reading goes. The first failure is the one that counts; fatal: the connection must go. */
struct reading {
    long long deadline;
    bool ok, fatal;
};

static bool take(struct pg_batch *b, int i, bool parse, struct reading *r, struct err *err) {
    struct statement *s = &b->statements[i];
    PGresult *res = NULL;
    enum outcome outcome = read_command(b->pg, r->deadline, &res, err);
    if (outcome == OUTCOME_LOST)
        return false;
    if (outcome == OUTCOME_FAILED && r->ok) {
        r->ok = false;
        b->failed_at = i;
        r->fatal = pg_err_from_result(res, s->name, err);
    }
    if (parse)
        parse_done(b->pg, s, outcome == OUTCOME_OK);
    if (!parse && outcome == OUTCOME_OK)
        s->rows.res = res;
    else
        PQclear(res);
    return true;
}

static bool read_all(struct pg_batch *b, struct reading *r, struct err *err) {
    for (int i = 0; i < b->count; i++) {
        if (b->statements[i].parse_sent && !take(b, i, true, r, err))
            return false;
        if (!b->statements[i].only_parse && !take(b, i, false, r, err))
            return false;
    }
    PGresult *sync = NULL;
    /* An error at the sync itself (the commit of a batch without BEGIN) comes before the sync's own result. */
    while (pg_next_result(b->pg, r->deadline, &sync, err)) {
        ExecStatusType status = sync != NULL ? PQresultStatus(sync) : PGRES_COMMAND_OK;
        if (status == PGRES_FATAL_ERROR && r->ok) {
            r->ok = false;
            r->fatal = pg_err_from_result(sync, "sync", err);
        }
        PQclear(sync);
        if (status == PGRES_PIPELINE_SYNC)
            return true;
    }
    return false;
}

bool pg_batch_run(struct pg_batch *b, struct err *err) {
    struct pg *pg = b->pg;
    struct reading r = {.deadline = pg_now_ms() + pg->timeout_ms, .ok = true};
    struct err local;
    if (err == NULL)
        err = &local;
    if (!pg_ready(pg, r.deadline, err) || !send_all(b, err))
        return false;
    pg->round_trips++;
    if (!read_all(b, &r, err)) {
        b->failed_at = -1;
        return false;
    }
    pg->transaction = PQtransactionStatus(pg->conn) == PQTRANS_INTRANS;
    if (r.ok)
        return true;
    if (r.fatal)
        pg_drop(pg);
    else
        pg_clean_up(pg, r.deadline);
    return false;
}

const struct pg_rows *pg_batch_rows(const struct pg_batch *b, int number) {
    assert(number >= 0 && number < b->count);
    return &b->statements[number].rows;
}

int pg_batch_failed_at(const struct pg_batch *b) {
    return b->failed_at;
}

bool pg_prepare_all(struct pg *pg, struct err *err) {
    struct pg_batch *b = pg_batch_new(NULL, pg);
    for (int q = 0; q < PG_QUERY_COUNT; q++) {
        int i = pg_batch_add(b, (enum pg_query)q, NULL, 0);
        b->statements[i].only_parse = true;
    }
    bool ok = pg_batch_run(b, err);
    talloc_free(b);
    return ok;
}
