/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */

#include "fcgi/fcgi.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <unistd.h>

#include <fastcgi.h>
#include <fcgiapp.h>

#define SLOWEST_CLIENT_S 10 /* nginx sends a request whole; one that stalls this long is not nginx */

#define SHORTAGE_PAUSE_US 50000

/* We wait for connections ourselves (epoll on the socket and on an eventfd), because a signal that arrives just before
 * libfcgi's own accept() is lost until the next request. EPOLLEXCLUSIVE: one request wakes one worker. */
struct fcgi_server {
    FCGX_Request fcgx;
    fcgi_uploads_fn *uploads;
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

struct fcgi_server *fcgi_server_new(TALLOC_CTX *ctx, int fd, fcgi_uploads_fn *uploads, struct err *err) {
    struct fcgi_server *s = talloc_zero(ctx, struct fcgi_server);
    if (s == NULL)
        abort();
    s->uploads = uploads;
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

/* Ends the request without a word of libfcgi's own. */
static void let_go(struct fcgi_server *s) {
    /* Closing waits for the other side, lest unread bytes break the answer off; not needed when all was read. */
    if (s->read_all)
        FCGX_Detach(&s->fcgx);
    else
        FCGX_Attach(&s->fcgx);
    FCGX_Free(&s->fcgx, 1);
    s->open = false;
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
        let_go(s); /* was never answered: nginx says 502 */
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
    if (declared >= 0 && declared <= fcgi_body_limit(env, s->uploads))
        body = read_body(s, ctx, declared, &len);
    return fcgi_judge(ctx, env, s->uploads, body, len);
}

/* ---- the answer: all records in one write, because each wakes nginx; libfcgi's own stream writes every 8 KB ---- */

#define RECORD_MAX 65528 /* bytes of content in one record, a multiple of 8 */
#define RECORDS_MAX 20   /* in one write */

struct answer {
    unsigned char heads[RECORDS_MAX][FCGI_HEADER_LEN];
    struct iovec parts[2 * RECORDS_MAX];
    int records, count;
};

static void add_record(struct answer *a, const FCGX_Request *fcgx, int type, const void *content, size_t len) {
    unsigned char *h = a->heads[a->records++];
    h[0] = FCGI_VERSION_1;
    h[1] = (unsigned char)type;
    h[2] = (unsigned char)(fcgx->requestId >> 8);
    h[3] = (unsigned char)fcgx->requestId;
    h[4] = (unsigned char)(len >> 8);
    h[5] = (unsigned char)len;
    h[6] = h[7] = 0;
    a->parts[a->count++] = (struct iovec){.iov_base = h, .iov_len = FCGI_HEADER_LEN};
    if (len > 0)
        a->parts[a->count++] = (struct iovec){.iov_base = (void *)(uintptr_t)content, .iov_len = len};
}

/* False when the client is gone or takes nothing for too long. */
static bool send_records(struct answer *a, int fd) {
    struct iovec *at = a->parts;
    for (int left = a->count; left > 0;) {
        struct msghdr m = {.msg_iov = at, .msg_iovlen = (size_t)left};
        ssize_t n = sendmsg(fd, &m, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        for (; left > 0 && (size_t)n >= at->iov_len; at++, left--)
            n -= (ssize_t)at->iov_len;
        if (left > 0) {
            at->iov_base = (char *)at->iov_base + n;
            at->iov_len -= (size_t)n;
        }
    }
    a->records = a->count = 0;
    return true;
}

static bool send_text(struct answer *a, const FCGX_Request *fcgx, const char *text, size_t len) {
    while (len > 0) {
        size_t part = len < RECORD_MAX ? len : RECORD_MAX;
        if (a->records == RECORDS_MAX && !send_records(a, fcgx->ipcFd))
            return false;
        add_record(a, fcgx, FCGI_STDOUT, text, part);
        text += part;
        len -= part;
    }
    return true;
}

static bool send_end(struct answer *a, const FCGX_Request *fcgx) {
    static const unsigned char complete[8] = {0}; /* application status 0, FCGI_REQUEST_COMPLETE */
    if (a->records + 2 > RECORDS_MAX && !send_records(a, fcgx->ipcFd))
        return false;
    add_record(a, fcgx, FCGI_STDOUT, NULL, 0);
    add_record(a, fcgx, FCGI_END_REQUEST, complete, sizeof complete);
    return send_records(a, fcgx->ipcFd);
}

bool fcgi_answer(struct fcgi_server *s, const struct fcgi_request *req, const struct fcgi_reply *reply,
                 struct err *err) {
    if (!s->open)
        return err_set(err, ERR_INTERNAL, "fcgi", "no request is open");
    bool body = reply->body != NULL && req->method != FCGI_HEAD;
    struct answer a = {.records = 0};
    struct buf *head = buf_new(s, 1024);
    fcgi_reply_head(reply, head);
    bool sent = send_text(&a, &s->fcgx, head->data, head->len) &&
                (!body || send_text(&a, &s->fcgx, reply->body->data, reply->body->len)) && send_end(&a, &s->fcgx);
    talloc_free(head);
    let_go(s);
    return sent || err_set(err, ERR_UNAVAILABLE, "fcgi", "the client is gone");
}
