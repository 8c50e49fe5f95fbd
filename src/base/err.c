/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "base/err.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

bool err_set(struct err *err, enum err_kind kind, const char *place, const char *fmt, ...) {
    if (err == NULL)
        return false;
    err->kind = kind;
    (void)snprintf(err->place, sizeof err->place, "%s", place != NULL ? place : "");
    va_list args;
    va_start(args, fmt);
    (void)vsnprintf(err->reason, sizeof err->reason, fmt, args);
    va_end(args);
    return false;
}

const char *err_kind_name(enum err_kind kind) {
    static const char *const names[] = {[ERR_NONE] = "geen",
                                        [ERR_INPUT] = "invoer",
                                        [ERR_NOT_FOUND] = "niet gevonden",
                                        [ERR_DENIED] = "geweigerd",
                                        [ERR_NO_SESSION] = "geen sessie",
                                        [ERR_CONFLICT] = "conflict",
                                        [ERR_TOO_MANY] = "te vaak",
                                        [ERR_UNAVAILABLE] = "niet bereikbaar",
                                        [ERR_INTERNAL] = "intern"};
    size_t count = sizeof names / sizeof names[0];
    return (size_t)kind < count ? names[kind] : "onbekend";
}
