/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * One worker: one process, one thread, one connection to PostgreSQL, one request at a time. It keeps nothing of a
 * request after its reply: everything hangs on a context that is freed.
 */
#ifndef APP_WORKER_H
#define APP_WORKER_H

#include "app/world.h"

#include <signal.h>

/* Serves until SIGTERM; returns the exit status. blocked: the signals the parent had blocked. */
int worker_run(const struct world *world, int listen_fd, const sigset_t *blocked);

#endif
