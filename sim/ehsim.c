/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * ehsim INSTELLINGEN             serves until TERM
 * ehsim --metadata INSTELLINGEN [--aanbieder NAAM]  prints the metadata that the portal must trust
 * ehsim --antwoord INSTELLINGEN --verzoek ID --mens NAAM|PSEUDONIEM [--keuze NAAM=WAARDE]…  prints one answer, for
 * tests
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
                "         ehsim --metadata INSTELLINGEN [--aanbieder NAAM]\n"
                "         ehsim --antwoord INSTELLINGEN --verzoek ID --mens NAAM|PSEUDONIEM|CODE [keuzes]\n"
                "  --aanbieder NAAM      welk blok van de instellingen; anders het eerste\n"
                "  --mens CODE           iemand van deze organisatie die het portaal niet kent\n"
                "  --keuze NAAM=WAARDE   wat er anders is dan gewoon; mag vaker: zie sim/keuzes.c\n"
                "  --nu SECONDEN-SINDS-1970   --base64\n"
                "Een simulator van een eHerkenning-makelaar en van andere inlogdiensten, voor demo en tests.\n"
                "Start alleen naast een portaal dat in zijn instellingen demo = ja heeft.\n",
                out);
    return status;
}

static int failed(const struct err *err) {
    (void)fprintf(stderr, "ehsim: %s: %s\n", err->place, err->reason);
    return 1;
}

/* ---- Serving ---- */

static bool answer_one(struct fcgi_server *s, const struct sim *sim, struct sim_paginas *p) {
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
    server = fcgi_server_new(ctx, socket.fd, sim_neemt, &err);
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

static int print_answer(TALLOC_CTX *ctx, const struct sim *sim, const struct sim_vraag *vraag, bool base64) {
    struct err err = {.kind = ERR_NONE};
    const char *answer = sim_antwoord(ctx, sim, vraag, &err);
    if (answer == NULL)
        return failed(&err);
    return puts(base64 ? base64_encode(ctx, answer, strlen(answer)) : answer) < 0;
}

struct arguments {
    const char *metadata, *antwoord, *aanbieder, *mens;
    struct sim_vraag vraag;
    bool base64, help, wrong;
};

/* NAAM=WAARDE */
static bool read_choice(TALLOC_CTX *ctx, struct arguments *a, const char *text) {
    struct err err;
    char *name = talloc_strdup(ctx, text), *value = strchr(name, '=');
    if (value == NULL)
        return false;
    *value++ = '\0';
    return sim_kies(ctx, &a->vraag.keuzes, name, value, &err) || failed(&err) == 0;
}

static void read_argument(TALLOC_CTX *ctx, struct arguments *a, int which) {
    switch (which) {
    case 'm':
        a->metadata = optarg;
        break;
    case 'a':
        a->antwoord = optarg;
        break;
    case 'i':
        a->aanbieder = optarg;
        break;
    case 'v':
        a->vraag.verzoek = optarg;
        break;
    case 'p':
        a->mens = optarg;
        break;
    case 'k':
        a->wrong = a->wrong || !read_choice(ctx, a, optarg);
        break;
    case 't':
        a->vraag.nu = (time_t)strtoll(optarg, NULL, 10);
        break;
    case 'b':
        a->base64 = true;
        break;
    case 'h':
        a->help = true;
        break;
    default:
        a->wrong = true;
        break;
    }
}

static struct arguments read_arguments(TALLOC_CTX *ctx, int argc, char **argv) {
    static const struct option options[] = {{"metadata", required_argument, NULL, 'm'},
                                            {"antwoord", required_argument, NULL, 'a'},
                                            {"aanbieder", required_argument, NULL, 'i'},
                                            {"verzoek", required_argument, NULL, 'v'},
                                            {"mens", required_argument, NULL, 'p'},
                                            {"keuze", required_argument, NULL, 'k'},
                                            {"nu", required_argument, NULL, 't'},
                                            {"base64", no_argument, NULL, 'b'},
                                            {"help", no_argument, NULL, 'h'},
                                            {NULL, 0, NULL, 0}};
    struct arguments a = {.vraag = {.nu = time(NULL)}};
    for (int c; (c = getopt_long(argc, argv, "", options, NULL)) != -1;)
        read_argument(ctx, &a, c);
    return a;
}

static const struct sim_mens *person(TALLOC_CTX *ctx, const struct sim *sim, const struct sim_vraag *vraag,
                                     const char *who) {
    const struct sim_mens *known = sim_mens(sim, vraag->aanbieder, who);
    return known != NULL || who == NULL ? known : sim_onbekende(ctx, sim, who, vraag->keuzes.zaad);
}

static int run(TALLOC_CTX *ctx, const struct arguments *a, const char *ini, bool to_serve) {
    struct err err = {.kind = ERR_NONE};
    struct sim *sim = sim_laden(ctx, ini, &err);
    if (sim == NULL)
        return failed(&err);
    if (to_serve)
        return serve(ctx, sim);
    struct sim_vraag vraag = a->vraag;
    vraag.aanbieder = sim_aanbieder(sim, a->aanbieder);
    if (vraag.aanbieder == NULL)
        return usage(stderr, 2);
    if (a->metadata != NULL)
        return puts(sim_metadata(ctx, sim, vraag.aanbieder)) < 0;
    vraag.mens = person(ctx, sim, &vraag, a->mens);
    if (vraag.verzoek == NULL || (vraag.mens == NULL && vraag.keuzes.uitkomst == SIM_GELUKT))
        return usage(stderr, 2);
    return print_answer(ctx, sim, &vraag, a->base64);
}

int main(int argc, char **argv) {
    TALLOC_CTX *ctx = talloc_new(NULL);
    const struct arguments a = read_arguments(ctx, argc, argv);
    bool to_serve = a.metadata == NULL && a.antwoord == NULL;
    const char *ini = a.metadata != NULL ? a.metadata : a.antwoord;
    int status;
    if (a.help)
        status = usage(stdout, 0);
    else if (a.wrong || (a.metadata != NULL && a.antwoord != NULL) || argc - optind != (to_serve ? 1 : 0))
        status = usage(stderr, 2);
    else
        status = run(ctx, &a, to_serve ? argv[optind] : ini, to_serve);
    talloc_free(ctx);
    xml_end();
    return status;
}
