/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * portaalctl taken: does the work that waits, and then waits for more, until it is told to stop (TERM, INT). Several
 * may run; one of them works.
 */
#include "app/ctl.h"
#include "base/log.h"
#include "job/taken.h"
#include "krypto/krypto.h"
#include "store/upload.h"

#include <signal.h>
#include <unistd.h>

#define POLL_S 1
#define RETRY_S 5
#define CLEAN_EVERY_S 3600

static volatile sig_atomic_t asked_to_stop;

static void on_term(int signal_number) {
    (void)signal_number;
    asked_to_stop = 1;
}

static bool stop(void) {
    return asked_to_stop != 0;
}

static void listen_to_signals(void) {
    struct sigaction action = {.sa_handler = on_term}; /* without SA_RESTART: a sleep is broken off */
    sigemptyset(&action.sa_mask);
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGINT, &action, NULL);
}

static bool open_store(struct ctl *c, struct store *ret, struct err *err) {
    if (!ctl_settings(c, err) || (ret->krypto = krypto_open(c->ctx, c->conf->portaal_sleutelbestand, err)) == NULL)
        return false;
    ret->pg = ctl_pg(c, c->conf->database_verbinding_taak, "verbinding_taak", CTL_TIMEOUT_MS, err);
    return ret->pg != NULL;
}

/* The turn belongs to the connection, so it is asked for again each time: a lost connection has lost it. */
static bool round_of_work(struct ctl *c, const struct store *s, time_t *cleaned, bool *ret_turn, struct err *err) {
    bool done = false;
    size_t removed = 0;
    if (!upload_beurt(s, ret_turn, err))
        return false;
    if (!*ret_turn)
        return true;
    if (!taken_ronde(c->ctx, s, date_today(), stop, &done, err))
        return false;
    if (time(NULL) - *cleaned < CLEAN_EVERY_S)
        return true;
    *cleaned = time(NULL);
    return upload_ruim_op(s, &removed, err);
}

static int run_until_stopped(struct ctl *c, const struct store *s) {
    time_t cleaned = 0;
    while (!stop()) {
        struct err err = {0};
        bool turn = false, good = round_of_work(c, s, &cleaned, &turn, &err);
        if (!good)
            log_err(LOG_FOUT, "taken", &err);
        if (!stop())
            (void)sleep(good && turn ? POLL_S : RETRY_S);
    }
    return CTL_OK;
}

int ctl_taken(struct ctl *c, int argc, char **argv) {
    struct err err = {0};
    struct store store = {0};
    bool once = argc == 2 && strcmp(argv[1], "--eenmaal") == 0;
    if (argc != 1 && !once)
        return ctl_usage(c, "alleen --eenmaal mag erbij");
    if (!open_store(c, &store, &err))
        return ctl_fail(c, &err);
    listen_to_signals();
    if (!once)
        return run_until_stopped(c, &store);
    bool turn = false;
    time_t cleaned = 0;
    return round_of_work(c, &store, &cleaned, &turn, &err) ? CTL_OK : ctl_fail(c, &err);
}
