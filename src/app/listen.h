/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The socket that nginx speaks FastCGI to: handed over by systemd (LISTEN_FDS), or made here.
 */
#ifndef APP_LISTEN_H
#define APP_LISTEN_H

#include "base/err.h"

#include <stdbool.h>

struct listen_socket {
    int fd;
    bool ours; /* we made the file, so we remove it at the end */
};

/* A listening unix socket, close-on-exec. Ours has mode 0660. An old file of a portal that is gone is replaced; one on
 * which somebody still answers is refused (ERR_CONFLICT). */
bool listen_open(const char *path, struct listen_socket *ret, struct err *err);
void listen_close(struct listen_socket *s, const char *path);

#endif
