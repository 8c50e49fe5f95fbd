/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The prefork parent: keeps N workers alive on one listening socket.
 *
 * HUP   reads everything anew (settings, templates, the makelaar's metadata). When that fails the old stays in service.
 *       When it succeeds new workers start, and old ones finish the request they are on and leave.
 * TERM, INT  workers finish the request they are on; whoever is not gone after PARENT_DRAIN_SECONDS is killed.
 * A worker that dies is replaced at once; one that keeps dying within PARENT_HEALTHY_SECONDS after ever longer waits,
 * so that a broken installation does not eat the machine.
 */
#ifndef APP_PARENT_H
#define APP_PARENT_H

#include "app/world.h"

#define PARENT_DRAIN_SECONDS 10
#define PARENT_HEALTHY_SECONDS 1
#define PARENT_BACKOFF_MAX_MS 2000

/* Runs until told to stop; returns the exit status. Takes over world and frees it. settings_file is read again at HUP.
 */
int parent_run(struct world *world, const char *settings_file);

#endif
