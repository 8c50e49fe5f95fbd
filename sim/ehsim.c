/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * ehsim INSTELLINGEN             serves until TERM
 * ehsim --metadata INSTELLINGEN  prints the metadata that the portal must trust
 * ehsim --antwoord INSTELLINGEN --verzoek ID --mens NAAM|PSEUDONIEM [--wat …] …   prints one answer, for tests
 */
#include "sim.h"

#include "app/listen.h"
#include "base/log.h"
#include "xml/base64.h"

#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct fcgi_server *server; /* for the signal handler */

static void on_term(int signal) {
    (void)signal;
    fcgi_server_stop(server);
}

static int usage(FILE *out, int status) {
    (void)fputs("Gebruik: ehsim INSTELLINGEN\n"
                "         ehsim --metadata INSTELLINGEN\n"
                "         ehsim --antwoord INSTELLINGEN --verzoek ID --mens NAAM|PSEUDONIEM [keuzes]\n"
                "  --wat assertie|response|beide|kaal|annuleren   wat ondertekend is; kaal: alleen de Assertion\n"
                "  --niveau URI   --vestiging NUMMER   --nu SECONDEN-SINDS-1970   --base64\n"
                "Een simulator van een eHerkenning-makelaar, voor demo en tests. Nooit voor een echt portaal.\n",
                out);
    return status;
}

static int failed(const struct err *err) {
    (void)fprintf(stderr, "ehsim: %s: %s\n", err->place, err->reason);
    return 1;
}

/* ---- Serving ---- */

static bool answer_one(struct fcgi_server *s, const struct sim *sim, const struct sim_paginas *p) {
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct err err;
    struct fcgi_request *req = fcgi_accept(ctx, s);
    if (req == NULL) {
        talloc_free(ctx);
        return false;
    }
    struct fcgi_reply reply = {.status = 500, .body = buf_new(ctx, 64 * 1024)};
    sim_beantwoord(ctx, sim, p, req, &reply);
    if (!fcgi_answer(s, req, &reply, &err))
        log_err(LOG_LET_OP, "antwoord", &err);
    talloc_free(ctx);
    return true;
}

static int serve(TALLOC_CTX *ctx, const struct sim *sim) {
    struct err err = {.kind = ERR_NONE};
    struct listen_socket socket = {.fd = -1};
    struct sim_paginas *pages = sim_paginas_laden(ctx, sim, &err);
    if (pages == NULL || !listen_open(sim->socket, &socket, &err))
        return failed(&err);
    server = fcgi_server_new(ctx, socket.fd, NULL, &err);
    if (server == NULL)
        return failed(&err);
    const struct sigaction term = {.sa_handler = on_term};
    (void)sigaction(SIGTERM, &term, NULL);
    (void)sigaction(SIGINT, &term, NULL);
    (void)signal(SIGPIPE, SIG_IGN);
    log_line(LOG_INFO, "gestart", "%zu mensen", sim->aantal);
    while (answer_one(server, sim, pages))
        ;
    (void)signal(SIGTERM, SIG_IGN); /* asked twice: the handler may not reach what goes now */
    (void)signal(SIGINT, SIG_IGN);
    listen_close(&socket, sim->socket);
    return 0;
}

/* ---- One answer ---- */

static enum sim_wat kind_of(const char *name) {
    static const char *const kinds[] = {[SIM_ASSERTIE] = "assertie",
                                        [SIM_RESPONSE] = "response",
                                        [SIM_BEIDE] = "beide",
                                        [SIM_KAAL] = "kaal",
                                        [SIM_ANNULEREN] = "annuleren"};
    for (int i = 0; i < SIM_ONBEKEND; i++)
        if (strcmp(kinds[i], name) == 0)
            return (enum sim_wat)i;
    return SIM_ONBEKEND;
}

static const struct sim_mens *person(const struct sim *sim, const char *who) {
    for (size_t i = 0; who != NULL && i < sim->aantal; i++)
        if (strcmp(sim->mensen[i].naam, who) == 0 || strcmp(sim->mensen[i].pseudoniem, who) == 0)
            return &sim->mensen[i];
    return NULL;
}

static int print_answer(TALLOC_CTX *ctx, const struct sim *sim, const struct sim_vraag *vraag, bool base64) {
    struct err err = {.kind = ERR_NONE};
    const char *answer = sim_antwoord(ctx, sim, vraag, &err);
    if (answer == NULL)
        return failed(&err);
    return puts(base64 ? base64_encode(ctx, answer, strlen(answer)) : answer) < 0;
}

struct arguments {
    const char *metadata, *antwoord, *mens;
    struct sim_vraag vraag;
    bool base64, help, wrong;
};

static struct arguments read_arguments(int argc, char **argv) {
    static const struct option options[] = {{"metadata", required_argument, NULL, 'm'},
                                            {"antwoord", required_argument, NULL, 'a'},
                                            {"verzoek", required_argument, NULL, 'v'},
                                            {"mens", required_argument, NULL, 'p'},
                                            {"wat", required_argument, NULL, 'w'},
                                            {"niveau", required_argument, NULL, 'n'},
                                            {"vestiging", required_argument, NULL, 'f'},
                                            {"nu", required_argument, NULL, 't'},
                                            {"base64", no_argument, NULL, 'b'},
                                            {"help", no_argument, NULL, 'h'},
                                            {NULL, 0, NULL, 0}};
    struct arguments a = {.vraag = {.wat = SIM_ASSERTIE, .nu = time(NULL)}};
    for (int c; (c = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        switch (c) {
        case 'm':
            a.metadata = optarg;
            break;
        case 'a':
            a.antwoord = optarg;
            break;
        case 'v':
            a.vraag.verzoek = optarg;
            break;
        case 'p':
            a.mens = optarg;
            break;
        case 'w':
            a.vraag.wat = kind_of(optarg);
            break;
        case 'n':
            a.vraag.niveau = optarg;
            break;
        case 'f':
            a.vraag.vestigingsnummer = optarg;
            break;
        case 't':
            a.vraag.nu = (time_t)strtoll(optarg, NULL, 10);
            break;
        case 'b':
            a.base64 = true;
            break;
        case 'h':
            a.help = true;
            break;
        default:
            a.wrong = true;
            break;
        }
    }
    return a;
}

static int run(TALLOC_CTX *ctx, const struct arguments *a, const char *ini, bool to_serve) {
    struct err err = {.kind = ERR_NONE};
    struct sim *sim = sim_laden(ctx, ini, &err);
    if (sim == NULL)
        return failed(&err);
    if (to_serve)
        return serve(ctx, sim);
    if (a->metadata != NULL)
        return puts(sim_metadata(ctx, sim)) < 0;
    struct sim_vraag vraag = a->vraag;
    vraag.mens = person(sim, a->mens);
    if (vraag.verzoek == NULL || vraag.wat == SIM_ONBEKEND || (vraag.mens == NULL && vraag.wat != SIM_ANNULEREN))
        return usage(stderr, 2);
    return print_answer(ctx, sim, &vraag, a->base64);
}

int main(int argc, char **argv) {
    const struct arguments a = read_arguments(argc, argv);
    bool to_serve = a.metadata == NULL && a.antwoord == NULL;
    if (a.help)
        return usage(stdout, 0);
    if (a.wrong || (a.metadata != NULL && a.antwoord != NULL) || argc - optind != (to_serve ? 1 : 0))
        return usage(stderr, 2);
    TALLOC_CTX *ctx = talloc_new(NULL);
    const char *ini = to_serve ? argv[optind] : a.metadata != NULL ? a.metadata : a.antwoord;
    int status = run(ctx, &a, ini, to_serve);
    talloc_free(ctx);
    xml_end();
    return status;
}
