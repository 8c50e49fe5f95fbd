/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * One error shape for the whole house.
 *
 * A function that can fail returns false (or NULL) and fills *err; its ret_ outputs are then untouched.
 * err may be NULL when the caller does not care for the reason. Only the top (app/) logs an err.
 * Memory: running out of memory is not an error value; the process ends and its parent starts another.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

enum err_kind {
    ERR_NONE = 0,
    ERR_INPUT,       /* what came in is wrong; place says where */
    ERR_NOT_FOUND,   /* it is not there, or this asker may not know that it is */
    ERR_DENIED,      /* known asker, not allowed */
    ERR_NO_SESSION,  /* nobody is logged in, or the session has ended */
    ERR_CONFLICT,    /* somebody else was first, or it was already done */
    ERR_TOO_MANY,    /* she may, but not as often as this: later she may again */
    ERR_UNAVAILABLE, /* a part we need (PostgreSQL) does not answer; trying later helps */
    ERR_INTERNAL     /* our own mistake, or a broken machine */
};

#define ERR_PLACE_MAX 96
#define ERR_REASON_MAX 256

struct err {
    enum err_kind kind;
    char place[ERR_PLACE_MAX];   /* field, file:line or function; never personal data */
    char reason[ERR_REASON_MAX]; /* one sentence for the log; never personal data */
};

/* Fills *err (when not NULL), cutting at the bounds; always returns false, so `return err_set(...)` works. */
bool err_set(struct err *err, enum err_kind kind, const char *place, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

const char *err_kind_name(enum err_kind kind);

#endif
