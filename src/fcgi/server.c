/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */

#include "fcgi/fcgi.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <fcgiapp.h>

#define SLOWEST_CLIENT_S 10 /* nginx sends a request whole; one that stalls this long is not nginx */

#define SHORTAGE_PAUSE_US 50000

/* We wait for connections ourselves (epoll on the socket and on an eventfd), because a signal that arrives just before
 * libfcgi's own accept() is lost until the next request. EPOLLEXCLUSIVE: one request wakes one worker. */
struct fcgi_server {
    FCGX_Request fcgx;
    int listen_fd, epoll_fd, stop_fd;
    bool stopping;
    bool read_all;
    bool open; /* a request waits for its answer */
};

static int close_server(struct fcgi_server *s) {
    FCGX_Free(&s->fcgx, 1);
    if (s->epoll_fd >= 0)
        close(s->epoll_fd);
    if (s->stop_fd >= 0)
        close(s->stop_fd);
    return 0;
}

static bool watch(struct fcgi_server *s) {
    int flags = fcntl(s->listen_fd, F_GETFL);
    if (flags < 0 || fcntl(s->listen_fd, F_SETFL, flags | O_NONBLOCK) < 0)
        return false;
    s->stop_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    s->epoll_fd = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event on_listen = {.events = EPOLLIN | EPOLLEXCLUSIVE, .data.fd = s->listen_fd};
    struct epoll_event on_stop = {.events = EPOLLIN, .data.fd = s->stop_fd};
    return s->stop_fd >= 0 && s->epoll_fd >= 0 &&
           epoll_ctl(s->epoll_fd, EPOLL_CTL_ADD, s->listen_fd, &on_listen) == 0 &&
           epoll_ctl(s->epoll_fd, EPOLL_CTL_ADD, s->stop_fd, &on_stop) == 0;
}

struct fcgi_server *fcgi_server_new(TALLOC_CTX *ctx, int fd, struct err *err) {
    struct fcgi_server *s = talloc_zero(ctx, struct fcgi_server);
    if (s == NULL)
        abort();
    s->listen_fd = fd;
    s->epoll_fd = s->stop_fd = -1;
    /* libfcgi gets no socket to accept on: it only ever reads connections that we hand it. */
    if (FCGX_Init() != 0 || FCGX_InitRequest(&s->fcgx, -1, FCGI_FAIL_ACCEPT_ON_INTR) != 0) {
        talloc_free(s);
        err_set(err, ERR_INTERNAL, "fcgi", "libfcgi does not start");
        return NULL;
    }
    talloc_set_destructor(s, close_server);
    if (!watch(s)) {
        err_set(err, ERR_INTERNAL, "fcgi", "cannot watch the socket: %s", strerror(errno));
        talloc_free(s);
        return NULL;
    }
    return s;
}

/* Called from signal handlers: write() is safe there. */
void fcgi_server_stop(struct fcgi_server *s) {
    int saved = errno;
    uint64_t one = 1;
    ssize_t done = write(s->stop_fd, &one, sizeof one);
    (void)done; /* full means that it was asked already */
    errno = saved;
}

static bool asked_to_stop(struct fcgi_server *s) {
    uint64_t times;
    if (!s->stopping)
        s->stopping = read(s->stop_fd, &times, sizeof times) == (ssize_t)sizeof times;
    return s->stopping;
}

/* A connection, or -1 when asked to stop. */
static int next_connection(struct fcgi_server *s) {
    while (!asked_to_stop(s)) {
        int fd = accept4(s->listen_fd, NULL, NULL, SOCK_CLOEXEC);
        if (fd >= 0) {
            struct timeval slowest = {.tv_sec = SLOWEST_CLIENT_S};
            setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &slowest, sizeof slowest);
            setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &slowest, sizeof slowest);
            return fd;
        }
        /* Out of descriptors or memory the socket stays readable: wait a little instead of turning round. */
        bool short_of = errno == EMFILE || errno == ENFILE || errno == ENOMEM || errno == ENOBUFS;
        struct epoll_event event;
        if (short_of)
            (void)usleep(SHORTAGE_PAUSE_US);
        else
            (void)epoll_wait(s->epoll_fd, &event, 1, -1);
    }
    return -1;
}

/* False when not all of the answer could be written. */
static bool end_request(struct fcgi_server *s) {
    s->fcgx.keepConnection = 0; /* nginx keeps none open, and a kept one would hold this worker */
    /* Closing waits for the other side, lest unread bytes break the answer off; not needed when all was read. */
    if (s->read_all)
        FCGX_Detach(&s->fcgx);
    else
        FCGX_Attach(&s->fcgx);
    bool sent = FCGX_FClose(s->fcgx.err) == 0 && FCGX_FClose(s->fcgx.out) == 0;
    FCGX_Finish_r(&s->fcgx);
    s->open = false;
    return sent;
}

/* Reads at most the declared body, and one byte more to see that it ends there. NULL when the connection broke off. */
static const char *read_body(struct fcgi_server *s, TALLOC_CTX *ctx, long declared, size_t *ret_len) {
    size_t want = (size_t)declared + 1, have = 0;
    char *body = talloc_size(ctx, want);
    if (body == NULL)
        abort();
    while (have < want) {
        int n = FCGX_GetStr(body + have, (int)(want - have), s->fcgx.in);
        if (n <= 0)
            break;
        have += (size_t)n;
    }
    s->read_all = have < want && FCGX_GetError(s->fcgx.in) == 0;
    *ret_len = have;
    return have == want || s->read_all ? body : NULL;
}

struct fcgi_request *fcgi_accept(TALLOC_CTX *ctx, struct fcgi_server *s) {
    if (s->open)
        (void)end_request(s);
    for (;;) {
        int fd = next_connection(s);
        if (fd < 0)
            return NULL;
        s->fcgx.ipcFd = fd;
        s->fcgx.keepConnection = 1; /* libfcgi first ends the last request, and would close this connection with it */
        if (FCGX_Accept_r(&s->fcgx) == 0)
            break;
        /* Not a FastCGI request: libfcgi has closed it. */
    }
    s->open = true;
    s->read_all = false; /* until read_body has seen the end */
    const char *const *env = (const char *const *)s->fcgx.envp;
    long declared = fcgi_content_length(env);
    size_t len = 0;
    const char *body = NULL;
    if (declared >= 0 && declared <= FCGI_BODY_MAX)
        body = read_body(s, ctx, declared, &len);
    return fcgi_judge(ctx, env, body, len);
}

bool fcgi_answer(struct fcgi_server *s, const struct fcgi_request *req, const struct fcgi_reply *reply,
                 struct err *err) {
    if (!s->open)
        return err_set(err, ERR_INTERNAL, "fcgi", "no request is open");
    struct buf *head = buf_new(s, 1024);
    fcgi_reply_head(reply, head);
    (void)FCGX_PutStr(head->data, (int)head->len, s->fcgx.out);
    if (reply->body != NULL && reply->body->len > 0 && req->method != FCGI_HEAD)
        (void)FCGX_PutStr(reply->body->data, (int)reply->body->len, s->fcgx.out);
    talloc_free(head);
    return end_request(s) || err_set(err, ERR_UNAVAILABLE, "fcgi", "the client is gone");
}
