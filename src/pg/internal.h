/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * What the files of this room share; no other room includes it.
 */
#ifndef PG_INTERNAL_H
#define PG_INTERNAL_H

#include "pg/pg.h"

#include <libpq-fe.h>

/* A statement of pg_batch_add_text that this connection has prepared. */
struct pg_named {
    char *name;
    char *sql;
};

struct pg {
    const char *conninfo;
    int timeout_ms;
    PGconn *conn;     /* NULL: none; else connected and in pipeline mode */
    bool transaction; /* open after the last round trip, as far as the caller knows */
    unsigned long round_trips;
    unsigned char prepared[PG_QUERY_COUNT + 1]; /* enum PREPARED; + 1: no empty array */
    struct pg_named *named;
    int named_count;
};

/* Milliseconds of a clock that only goes forward. */
long long pg_now_ms(void);
/* Connected afterwards, or false with ERR_UNAVAILABLE. Never connects anew inside a transaction. */
bool pg_ready(struct pg *pg, long long deadline, struct err *err);
/* Closes; every statement must be prepared again. */
void pg_drop(struct pg *pg);
/* The next result of the pipeline, or NULL between two commands. false: the connection is lost or too late; it has
 * been dropped and *err says so. */
bool pg_next_result(struct pg *pg, long long deadline, PGresult **ret, struct err *err);
/* Ends a failed transaction; the connection is dropped when even that fails. */
void pg_clean_up(struct pg *pg, long long deadline);

/* Fills *err from the SQLSTATE of a failed result; true when the connection is of no use any more. */
bool pg_err_from_result(const PGresult *res, const char *statement, struct err *err);

struct pg_rows {
    PGresult *res;
};

#endif
