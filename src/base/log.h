/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * One JSON object a line on standard error: time, level, request id, event, reason. Never personal data, never a
 * secret: what goes in is an event name and short facts the caller wrote, not what a user typed.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "base/err.h"

enum log_level { LOG_FOUT, LOG_LET_OP, LOG_INFO };

/* The id that later lines carry until changed; NULL for none. At most 40 characters are kept. */
void log_set_request(const char *request_id);
void log_line(enum log_level level, const char *event, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
void log_err(enum log_level level, const char *event, const struct err *err);

#endif
