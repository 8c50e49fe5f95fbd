/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "pg/internal.h"

#include <string.h>

/* First row whose text begins the SQLSTATE decides. `fatal`: what the server knows of this connection is no longer
 * what we think it knows. `hide`: the message may quote a value, and values may be personal data. `bare`: the reason
 * is the message itself, because a page acts on it. */
static const struct sqlstate_row {
    const char *begin;
    enum err_kind kind;
    bool fatal, hide, bare;
} sqlstate_rows[] = {
    {.begin = "PT401", .kind = ERR_NO_SESSION, .bare = true},
    {.begin = "PT403", .kind = ERR_DENIED, .bare = true},
    {.begin = "PT404", .kind = ERR_NOT_FOUND, .bare = true},
    {.begin = "PT409", .kind = ERR_CONFLICT, .bare = true},
    {.begin = "PT429", .kind = ERR_TOO_MANY, .bare = true},
    {.begin = "23505", .kind = ERR_CONFLICT, .bare = true},
    {.begin = "08", .kind = ERR_UNAVAILABLE, .fatal = true},
    {.begin = "0A000", .kind = ERR_UNAVAILABLE, .fatal = true}, /* cached plan must not change result type */
    {.begin = "26000", .kind = ERR_UNAVAILABLE, .fatal = true}, /* prepared statement does not exist */
    {.begin = "42P05", .kind = ERR_UNAVAILABLE, .fatal = true}, /* prepared statement exists already */
    {.begin = "40", .kind = ERR_UNAVAILABLE},                   /* serialisation, deadlock */
    {.begin = "53", .kind = ERR_UNAVAILABLE, .fatal = true},    /* memory, disk, connections */
    {.begin = "55P03", .kind = ERR_UNAVAILABLE},                /* lock not available */
    {.begin = "57014", .kind = ERR_UNAVAILABLE},                /* statement_timeout */
    {.begin = "57", .kind = ERR_UNAVAILABLE, .fatal = true},    /* shutdown, crash of another backend */
    {.begin = "22012", .kind = ERR_INTERNAL},                   /* division by zero is our mistake */
    {.begin = "22", .kind = ERR_INPUT, .hide = true},
    {.begin = "", .kind = ERR_INTERNAL},
};

bool pg_err_from_result(const PGresult *res, const char *statement, struct err *err) {
    const char *state = res != NULL ? PQresultErrorField(res, PG_DIAG_SQLSTATE) : NULL;
    const char *message = res != NULL ? PQresultErrorField(res, PG_DIAG_MESSAGE_PRIMARY) : NULL;
    if (state == NULL)
        state = "08006"; /* libpq itself made this result: the connection broke */
    const struct sqlstate_row *row = sqlstate_rows;
    while (strncmp(state, row->begin, strlen(row->begin)) != 0)
        row++;
    if (message == NULL || row->hide)
        (void)err_set(err, row->kind, statement, "SQLSTATE %s", state);
    else if (row->bare)
        (void)err_set(err, row->kind, statement, "%s", message);
    else
        (void)err_set(err, row->kind, statement, "SQLSTATE %s: %s", state, message);
    return row->fatal;
}
