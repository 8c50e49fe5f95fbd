/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "app/parent.h"

#include "app/listen.h"
#include "app/notify.h"
#include "app/worker.h"
#include "base/log.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define SLOTS_MAX 64    /* the bound of portaal.workers */
#define LEAVING_MAX 512 /* old workers that still finish a request */
#define BACKOFF_FIRST_MS 100
#define TICK_MS 1000

struct slot {
    pid_t pid; /* 0: none */
    long long started_ms;
    long long not_before_ms; /* back-off: no new worker before this moment */
    long backoff_ms;
};

struct parent {
    struct world *world;
    const char *settings_file;
    struct listen_socket socket;
    struct slot slots[SLOTS_MAX];
    size_t count;
    pid_t leaving[LEAVING_MAX];
    size_t leaving_count;
    bool stopping;
    sigset_t signals;
};

static long long now_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* In the child: an own life, and no outliving of a parent that was killed. */
static void become_worker(struct parent *p, pid_t parent_pid) {
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent_pid)
        _exit(0);
    _exit(worker_run(p->world, p->socket.fd, &p->signals));
}

static void start_worker(struct parent *p, struct slot *s) {
    pid_t parent_pid = getpid();
    pid_t pid = fork();
    if (pid == 0)
        become_worker(p, parent_pid);
    s->started_ms = now_ms();
    if (pid < 0) {
        log_line(LOG_FOUT, "worker_start", "fork: %s", strerror(errno));
        s->not_before_ms = s->started_ms + TICK_MS;
        return;
    }
    s->pid = pid;
}

static void start_missing(struct parent *p) {
    long long now = now_ms();
    for (size_t i = 0; i < p->count && !p->stopping; i++)
        if (p->slots[i].pid == 0 && p->slots[i].not_before_ms <= now)
            start_worker(p, &p->slots[i]);
}

static void worker_gone(struct slot *s, int status) {
    long long lived = now_ms() - s->started_ms;
    s->pid = 0;
    if (lived >= PARENT_HEALTHY_SECONDS * 1000LL)
        s->backoff_ms = 0;
    s->not_before_ms = now_ms() + s->backoff_ms;
    if (WIFSIGNALED(status))
        log_line(LOG_LET_OP, "worker_weg", "signal %d after %lld ms", WTERMSIG(status), lived);
    else
        log_line(LOG_LET_OP, "worker_weg", "status %d after %lld ms", WEXITSTATUS(status), lived);
    s->backoff_ms = s->backoff_ms == 0 ? BACKOFF_FIRST_MS : s->backoff_ms * 2;
    if (s->backoff_ms > PARENT_BACKOFF_MAX_MS)
        s->backoff_ms = PARENT_BACKOFF_MAX_MS;
}

static bool forget_leaving(struct parent *p, pid_t pid) {
    for (size_t i = 0; i < p->leaving_count; i++)
        if (p->leaving[i] == pid) {
            p->leaving[i] = p->leaving[--p->leaving_count];
            return true;
        }
    return false;
}

static void reap(struct parent *p) {
    int status;
    for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0;) {
        if (forget_leaving(p, pid))
            continue;
        for (size_t i = 0; i < p->count; i++)
            if (p->slots[i].pid == pid)
                worker_gone(&p->slots[i], status);
    }
}

/* All present workers finish what they do and go; told again every tick, because a signal that comes just before a
 * worker starts to wait would otherwise be lost. */
static void send_all_away(struct parent *p) {
    for (size_t i = 0; i < p->count; i++) {
        if (p->slots[i].pid > 0 && p->leaving_count < LEAVING_MAX)
            p->leaving[p->leaving_count++] = p->slots[i].pid;
        else if (p->slots[i].pid > 0) /* so many reloads at once that we cannot remember them: told once */
            kill(p->slots[i].pid, SIGTERM);
        p->slots[i] = (struct slot){0};
    }
}

static void signal_leaving(const struct parent *p, int signal_number) {
    for (size_t i = 0; i < p->leaving_count; i++)
        kill(p->leaving[i], signal_number);
}

static size_t worker_count(const struct world *w) {
    long n = w->conf->portaal_workers;
    return n < 1 ? 1 : n > SLOTS_MAX ? SLOTS_MAX : (size_t)n;
}

static void reload(struct parent *p) {
    struct err err = {0};
    notify_systemd("RELOADING=1");
    struct world *fresh = world_load(p->settings_file, &err);
    if (!fresh) {
        log_err(LOG_FOUT, "herladen_geweigerd", &err);
    } else {
        send_all_away(p);
        signal_leaving(p, SIGTERM);
        talloc_free(p->world);
        p->world = fresh;
        p->count = worker_count(fresh);
        log_line(LOG_INFO, "herladen", "%zu workers", p->count);
    }
    notify_systemd("READY=1");
}

static void on_signal(struct parent *p, int signal_number) {
    if (signal_number == SIGHUP && !p->stopping)
        reload(p);
    else if (signal_number == SIGTERM || signal_number == SIGINT)
        p->stopping = true;
}

static int wait_signal(const struct parent *p, long ms) {
    struct timespec t = {.tv_sec = ms / 1000, .tv_nsec = (ms % 1000) * 1000000};
    return sigtimedwait(&p->signals, NULL, &t);
}

/* The shortest time after which something is to be done although nobody told us. */
static long next_wait(const struct parent *p) {
    long wait = TICK_MS;
    long long now = now_ms();
    for (size_t i = 0; i < p->count; i++)
        if (p->slots[i].pid == 0 && p->slots[i].not_before_ms - now < wait)
            wait = p->slots[i].not_before_ms <= now ? 0 : (long)(p->slots[i].not_before_ms - now);
    return wait;
}

static void serve(struct parent *p) {
    start_missing(p);
    notify_systemd("READY=1");
    log_line(LOG_INFO, "gestart", "%zu workers", p->count);
    while (!p->stopping) {
        on_signal(p, wait_signal(p, next_wait(p)));
        reap(p);
        signal_leaving(p, SIGTERM);
        start_missing(p);
    }
}

static void drain(struct parent *p) {
    notify_systemd("STOPPING=1");
    send_all_away(p);
    long long until = now_ms() + PARENT_DRAIN_SECONDS * 1000LL;
    while (p->leaving_count > 0 && now_ms() < until) {
        signal_leaving(p, SIGTERM);
        wait_signal(p, 100);
        reap(p);
    }
    if (p->leaving_count > 0)
        log_line(LOG_LET_OP, "worker_weg", "%zu workers did not finish in time", p->leaving_count);
    signal_leaving(p, SIGKILL);
    for (size_t i = 0; i < p->leaving_count; i++)
        waitpid(p->leaving[i], NULL, 0);
}

int parent_run(struct world *world, const char *settings_file) {
    struct parent p = {.world = world, .settings_file = settings_file, .socket = {.fd = -1}};
    struct err err = {0};
    /* Blocked here and waited for with sigtimedwait: no handler, so nothing can happen at a bad moment. */
    sigemptyset(&p.signals);
    const int ours[] = {SIGHUP, SIGTERM, SIGINT, SIGCHLD};
    for (size_t i = 0; i < sizeof ours / sizeof ours[0]; i++)
        sigaddset(&p.signals, ours[i]);
    sigprocmask(SIG_BLOCK, &p.signals, NULL);
    signal(SIGPIPE, SIG_IGN);
    char *path = talloc_strdup(NULL, world->conf->portaal_socket);
    if (!path || !listen_open(path, &p.socket, &err)) {
        log_err(LOG_FOUT, "start_geweigerd", &err);
        talloc_free(path);
        talloc_free(world);
        return 1;
    }
    p.count = worker_count(world);
    serve(&p);
    drain(&p);
    listen_close(&p.socket, path);
    log_line(LOG_INFO, "gestopt", "all workers are gone");
    talloc_free(path);
    talloc_free(p.world);
    return 0;
}
