/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The connection: made when needed, non-blocking, bounded in time, dropped at the first doubt.
 */
#include "pg/internal.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* What every statement may count on, whatever the cluster's own settings are. Days are Dutch days. jit costs more
 * than it gives in statements of a millisecond. client_connection_check_interval ends work nobody waits for. */
#define SESSION_OPTIONS                                                                                                \
    "-c datestyle=ISO -c timezone=Europe/Amsterdam -c bytea_output=hex -c jit=off "                                    \
    "-c client_connection_check_interval=1000 -c statement_timeout=%d"

long long pg_now_ms(void) {
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int pg_destroy(struct pg *pg) {
    pg_drop(pg);
    return 0;
}

struct pg *pg_new(TALLOC_CTX *ctx, const char *conninfo, int timeout_ms) {
    struct pg *pg = talloc_zero(ctx, struct pg);
    if (pg == NULL)
        abort();
    pg->conninfo = talloc_strdup(pg, conninfo);
    pg->timeout_ms = timeout_ms;
    talloc_set_destructor(pg, pg_destroy);
    return pg;
}

unsigned long pg_round_trips(const struct pg *pg) {
    return pg->round_trips;
}

bool pg_in_transaction(const struct pg *pg) {
    return pg->transaction;
}

void pg_drop(struct pg *pg) {
    if (pg->conn != NULL)
        PQfinish(pg->conn);
    pg->conn = NULL;
    pg->transaction = false;
    memset(pg->prepared, 0, sizeof pg->prepared);
    TALLOC_FREE(pg->named);
    pg->named_count = 0;
}

static void ignore_notice(void *arg, const PGresult *res) {
    (void)arg;
    (void)res;
}

/* Waits until the socket is ready for `events`; false when the deadline passed. */
static bool wait_socket(const struct pg *pg, short events, long long deadline) {
    struct pollfd p = {.fd = PQsocket(pg->conn), .events = events};
    for (;;) {
        long long left = deadline - pg_now_ms();
        if (left <= 0 || p.fd < 0)
            return false;
        int n = poll(&p, 1, (int)left);
        if (n > 0)
            return true;
        if (n < 0 && errno != EINTR)
            return false;
    }
}

static bool connect_loop(const struct pg *pg, long long deadline) {
    PostgresPollingStatusType state = PGRES_POLLING_WRITING;
    while (state != PGRES_POLLING_OK) {
        if (PQstatus(pg->conn) == CONNECTION_BAD || state == PGRES_POLLING_FAILED)
            return false;
        if (!wait_socket(pg, state == PGRES_POLLING_READING ? POLLIN : POLLOUT, deadline))
            return false;
        state = PQconnectPoll(pg->conn);
    }
    return true;
}

static bool connect_now(struct pg *pg, long long deadline, struct err *err) {
    char options[256];
    (void)snprintf(options, sizeof options, SESSION_OPTIONS, pg->timeout_ms);
    /* Before dbname: a default that the conninfo may override. After it: fixed. */
    const char *keys[] = {"options", "application_name", "dbname", "client_encoding", NULL};
    const char *values[] = {options, "portaal", pg->conninfo, "UTF8", NULL};
    pg->conn = PQconnectStartParams(keys, values, 1);
    if (pg->conn == NULL)
        abort();
    (void)PQsetNoticeReceiver(pg->conn, ignore_notice, NULL);
    if (!connect_loop(pg, deadline) || PQsetnonblocking(pg->conn, 1) != 0 || PQenterPipelineMode(pg->conn) != 1) {
        /* libpq's text names host and user, and never a password. */
        char reason[ERR_REASON_MAX];
        (void)snprintf(reason, sizeof reason, "%s", PQerrorMessage(pg->conn));
        reason[strcspn(reason, "\n")] = '\0';
        pg_drop(pg);
        return err_set(err, ERR_UNAVAILABLE, "pg", "geen verbinding: %s", reason[0] != '\0' ? reason : "te laat");
    }
    return true;
}

/* A server that stopped while nobody asked has left an end of file or a last message behind. */
static bool gone(const struct pg *pg) {
    struct pollfd p = {.fd = PQsocket(pg->conn), .events = POLLIN};
    while (poll(&p, 1, 0) > 0)
        if (PQconsumeInput(pg->conn) != 1 || PQstatus(pg->conn) != CONNECTION_OK)
            return true;
    return false;
}

bool pg_ready(struct pg *pg, long long deadline, struct err *err) {
    if (pg->conn != NULL && !gone(pg))
        return true;
    bool transaction = pg->transaction;
    pg_drop(pg);
    if (transaction)
        return err_set(err, ERR_UNAVAILABLE, "pg", "verbinding verbroken binnen een transactie");
    return connect_now(pg, deadline, err);
}

bool pg_next_result(struct pg *pg, long long deadline, PGresult **ret, struct err *err) {
    while (PQisBusy(pg->conn)) {
        int unsent = PQflush(pg->conn);
        bool in_time = unsent >= 0 && wait_socket(pg, unsent > 0 ? POLLIN | POLLOUT : POLLIN, deadline);
        if (!in_time || PQconsumeInput(pg->conn) != 1) {
            bool late = unsent >= 0 && !in_time;
            pg_drop(pg);
            return err_set(err, ERR_UNAVAILABLE, "pg",
                           late ? "geen antwoord binnen de wachttijd" : "verbinding verbroken");
        }
    }
    PGresult *res = PQgetResult(pg->conn);
    if (PQstatus(pg->conn) != CONNECTION_OK) {
        PQclear(res);
        pg_drop(pg);
        return err_set(err, ERR_UNAVAILABLE, "pg", "verbinding verbroken");
    }
    *ret = res;
    return true;
}

/* One unprepared statement without parameters, in its own round trip. */
static bool run_plain(struct pg *pg, const char *sql, long long deadline) {
    bool ok = PQsendQueryParams(pg->conn, sql, 0, NULL, NULL, NULL, NULL, 0) == 1 && PQpipelineSync(pg->conn) == 1;
    if (!ok)
        return false;
    pg->round_trips++;
    for (;;) {
        PGresult *res = NULL;
        if (!pg_next_result(pg, deadline, &res, NULL))
            return false;
        ExecStatusType status = res != NULL ? PQresultStatus(res) : PGRES_COMMAND_OK;
        PQclear(res);
        if (status == PGRES_PIPELINE_SYNC)
            return ok;
        ok = ok && status == PGRES_COMMAND_OK;
    }
}

void pg_clean_up(struct pg *pg, long long deadline) {
    if (pg->conn != NULL && PQtransactionStatus(pg->conn) != PQTRANS_IDLE &&
        (!run_plain(pg, "ROLLBACK", deadline) || PQtransactionStatus(pg->conn) != PQTRANS_IDLE))
        pg_drop(pg);
    pg->transaction = false;
}

void pg_rollback(struct pg *pg) {
    if (pg->transaction)
        pg_clean_up(pg, pg_now_ms() + pg->timeout_ms);
    pg->transaction = false;
}

/* Reads all results of a simple query; the first error stays in *err. */
static bool read_script(struct pg *pg, long long deadline, struct err *err) {
    bool ok = true;
    for (;;) {
        PGresult *res = NULL;
        if (!pg_next_result(pg, deadline, &res, err))
            return false;
        if (res == NULL)
            return ok;
        if (PQresultStatus(res) == PGRES_FATAL_ERROR && ok) {
            ok = false;
            (void)pg_err_from_result(res, "script", err);
        }
        PQclear(res);
    }
}

bool pg_script(struct pg *pg, const char *sql, struct err *err) {
    long long deadline = pg_now_ms() + pg->timeout_ms;
    if (!pg_ready(pg, deadline, err))
        return false;
    if (PQexitPipelineMode(pg->conn) != 1 || PQsendQuery(pg->conn, sql) != 1) {
        pg_drop(pg);
        return err_set(err, ERR_UNAVAILABLE, "pg", "het script kon niet worden verstuurd");
    }
    pg->round_trips++;
    bool ok = read_script(pg, deadline, err);
    if (pg->conn != NULL && PQenterPipelineMode(pg->conn) != 1)
        pg_drop(pg);
    if (pg->conn == NULL)
        return false;
    pg->transaction = PQtransactionStatus(pg->conn) == PQTRANS_INTRANS;
    if (!ok)
        pg_clean_up(pg, deadline);
    return ok;
}
