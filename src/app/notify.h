/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Tells systemd how we are, in the protocol of sd_notify(3): one datagram to the socket named in NOTIFY_SOCKET.
 */
#ifndef APP_NOTIFY_H
#define APP_NOTIFY_H

/* state: "READY=1", "STOPPING=1", "RELOADING=1". Does nothing when systemd did not start us; never fails. */
void notify_systemd(const char *state);

#endif
