/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "app/worker.h"

#include "app/dispatch.h"
#include "app/routes.h"
#include "base/log.h"
#include "pg/pg.h"

#include <string.h>

/* Most requests fit in one piece of memory, which saves some thousand small allocations; what does not fit goes beside
 * it. */
#define REQUEST_POOL_BYTES (96 * 1024)

/* The one thing a signal handler can reach. */
static struct fcgi_server *server_to_stop;

static void on_term(int signal_number) {
    (void)signal_number;
    fcgi_server_stop(server_to_stop);
}

/* Without SA_RESTART, so that a wait for the next request is broken off. */
static void listen_to_signals(const sigset_t *blocked) {
    struct sigaction action = {.sa_handler = on_term};
    sigemptyset(&action.sa_mask);
    sigaction(SIGTERM, &action, NULL);
    signal(SIGINT, SIG_IGN); /* Ctrl-C goes to the whole group; the parent tells us when to go */
    signal(SIGHUP, SIG_IGN);
    sigprocmask(SIG_UNBLOCK, blocked, NULL);
}

static void serve_one(struct dispatch *d, TALLOC_CTX *mem, const struct fcgi_request *req) {
    struct err err = {0};
    struct fcgi_reply *reply = dispatch_request(d, mem, req);
    if (!fcgi_answer(server_to_stop, req, reply, &err))
        log_err(LOG_LET_OP, "antwoord_niet_verstuurd", &err);
    log_set_request(NULL);
}

int worker_run(const struct world *world, int listen_fd, const sigset_t *blocked) {
    struct err err = {0};
    TALLOC_CTX *own = talloc_new(NULL);
    server_to_stop = fcgi_server_new(own, listen_fd, routes_upload, &err);
    if (!server_to_stop) {
        log_err(LOG_FOUT, "worker_start", &err);
        return 1;
    }
    struct dispatch *d = dispatch_new(own, &world->house);
    listen_to_signals(blocked);
    for (;;) {
        TALLOC_CTX *mem = talloc_pool(own, REQUEST_POOL_BYTES);
        const struct fcgi_request *req = fcgi_accept(mem, server_to_stop);
        if (req)
            serve_one(d, mem, req);
        talloc_free(mem);
        if (!req)
            break;
    }
    (void)signal(SIGTERM, SIG_IGN); /* asked twice: the handler may not reach what goes now */
    talloc_free(own);
    return 0;
}
