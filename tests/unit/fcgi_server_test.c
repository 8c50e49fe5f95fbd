/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The server side on a real unix socket: a child serves, the test speaks FastCGI records to it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fcgi/fcgi.h"

#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum { BEGIN = 1, PARAMS = 4, STDIN = 5, STDOUT = 6 };

struct world {
    char dir[32], path[64];
    int listen_fd;
    pid_t child;
};

static struct fcgi_server *serving;

static void on_term(int sig) {
    (void)sig;
    fcgi_server_stop(serving);
}

/* Answers each request with what it saw; /langzaam takes a while. Exits 0 when asked to stop. */
static void serve(int fd) {
    TALLOC_CTX *ctx = talloc_new(NULL);
    serving = fcgi_server_new(ctx, fd, NULL, NULL);
    struct sigaction term = {.sa_handler = on_term};
    if (serving == NULL || sigaction(SIGTERM, &term, NULL) != 0)
        _exit(1);
    for (;;) {
        TALLOC_CTX *mem = talloc_new(ctx);
        struct fcgi_request *req = fcgi_accept(mem, serving);
        if (req == NULL)
            break;
        if (strcmp(req->path, "/langzaam") == 0)
            for (int i = 0; i < 30; i++)
                usleep(10000);
        struct fcgi_reply reply = {.status = req->refused_status != 0 ? req->refused_status : 200,
                                   .body = buf_new(mem, 64)};
        const char *naam = fcgi_get(&req->body, "naam");
        buf_addf(reply.body, "%s naam=%s", req->path, naam != NULL ? naam : "-");
        if (strcmp(req->path, "/groot") == 0)
            for (int i = 0; i < 20000; i++)
                buf_add(reply.body, "0123456789");
        if (strcmp(req->path, "/reus") == 0)
            for (int i = 0; i < 300000; i++)
                buf_add(reply.body, "0123456789");
        (void)fcgi_answer(serving, req, &reply, NULL);
        talloc_free(mem);
    }
    talloc_free(ctx);
    _exit(0);
}

static int start(void **state) {
    static struct world w;
    w = (struct world){.dir = "/tmp/fcgi-XXXXXX"};
    if (mkdtemp(w.dir) == NULL)
        return -1;
    snprintf(w.path, sizeof w.path, "%s/s", w.dir);
    struct sockaddr_un a = {.sun_family = AF_UNIX};
    snprintf(a.sun_path, sizeof a.sun_path, "%s", w.path);
    w.listen_fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (bind(w.listen_fd, (struct sockaddr *)&a, sizeof a) != 0 || listen(w.listen_fd, 16) != 0)
        return -1;
    w.child = fork();
    if (w.child == 0)
        serve(w.listen_fd);
    *state = &w;
    return 0;
}

/* Asks the child to stop and gives its exit status. */
static int stopped(struct world *w) {
    int status = -1;
    kill(w->child, SIGTERM);
    waitpid(w->child, &status, 0);
    w->child = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int finish(void **state) {
    struct world *w = *state;
    if (w->child != 0)
        (void)stopped(w);
    close(w->listen_fd);
    unlink(w->path);
    rmdir(w->dir);
    return 0;
}

static int connected(const struct world *w) {
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    struct sockaddr_un a = {.sun_family = AF_UNIX};
    snprintf(a.sun_path, sizeof a.sun_path, "%s", w->path);
    assert_int_equal(connect(fd, (struct sockaddr *)&a, sizeof a), 0);
    return fd;
}

static void record(struct buf *b, int type, const char *content, size_t len) {
    unsigned char head[8] = {1, (unsigned char)type, 0, 1, (unsigned char)(len >> 8), (unsigned char)(len & 0xFF), 0,
                             0};
    buf_add_n(b, (const char *)head, sizeof head);
    buf_add_n(b, content, len);
}

static void param(struct buf *b, const char *name, size_t name_len, const char *value) {
    buf_add_char(b, (char)name_len);
    buf_add_char(b, (char)strlen(value));
    buf_add_n(b, name, name_len);
    buf_add(b, value);
}
#define PARAM(b, name, value) param(b, name, sizeof(name) - 1, value)

/* The bytes of a request; extra: more parameters in wire form. */
static struct buf *request(TALLOC_CTX *ctx, const char *method, const char *uri, const char *length, const char *body,
                           const struct buf *extra) {
    struct buf *b = buf_new(ctx, 256), *p = buf_new(ctx, 256);
    PARAM(p, "REQUEST_METHOD", method);
    PARAM(p, "REQUEST_URI", uri);
    PARAM(p, "CONTENT_LENGTH", length);
    PARAM(p, "CONTENT_TYPE", "application/x-www-form-urlencoded");
    PARAM(p, "REQUEST_ID", "0123456789abcdef0123456789abcdef");
    if (extra != NULL)
        buf_add_n(p, extra->data, extra->len);
    record(b, BEGIN, "\0\1\0\0\0\0\0\0", 8);
    record(b, PARAMS, p->data, p->len);
    record(b, PARAMS, "", 0);
    if (body[0] != '\0')
        record(b, STDIN, body, strlen(body));
    record(b, STDIN, "", 0);
    return b;
}

/* All that comes back on STDOUT until the other side closes. */
static const char *answer(TALLOC_CTX *ctx, int fd) {
    struct buf *raw = buf_new(ctx, 1024), *out = buf_new(ctx, 1024);
    char chunk[4096];
    ssize_t n;
    while ((n = read(fd, chunk, sizeof chunk)) > 0)
        buf_add_n(raw, chunk, (size_t)n);
    for (size_t at = 0; at + 8 <= raw->len;) {
        const unsigned char *h = (const unsigned char *)raw->data + at;
        size_t len = (size_t)h[4] << 8 | h[5];
        assert_true(at + 8 + len + h[6] <= raw->len);
        if (h[1] == STDOUT)
            buf_add_n(out, (const char *)h + 8, len);
        at += 8 + len + h[6];
    }
    close(fd);
    return out->data;
}

static const char *asked(TALLOC_CTX *ctx, const struct world *w, const struct buf *bytes) {
    int fd = connected(w);
    assert_int_equal(write(fd, bytes->data, bytes->len), (ssize_t)bytes->len);
    return answer(ctx, fd);
}

#define ASSERT_HAS(text, part) assert_non_null(strstr(text, part))

static void requests_are_answered(void **state) {
    TALLOC_CTX *ctx = talloc_new(NULL);
    for (int i = 0; i < 50; i++) {
        const char *a = asked(ctx, *state, request(ctx, "POST", "/dossier", "7", "naam=Li", NULL));
        ASSERT_HAS(a, "Status: 200\r\n");
        ASSERT_HAS(a, "\r\n\r\n/dossier naam=Li");
    }
    const char *head = asked(ctx, *state, request(ctx, "HEAD", "/groot", "", "", NULL));
    ASSERT_HAS(head, "Content-Length: 200013\r\n");
    assert_string_equal(strstr(head, "\r\n\r\n"), "\r\n\r\n");
    const char *large = asked(ctx, *state, request(ctx, "GET", "/groot", "", "", NULL));
    assert_int_equal(strlen(strstr(large, "\r\n\r\n")), 4 + 200013);
    const char *huge =
        asked(ctx, *state, request(ctx, "GET", "/reus", "", "", NULL)); /* more records than one write has */
    assert_int_equal(strlen(strstr(huge, "\r\n\r\n")), 4 + 12 + 3000000);
    talloc_free(ctx);
}

static void broken_requests_are_refused(void **state) {
    TALLOC_CTX *ctx = talloc_new(NULL);
    ASSERT_HAS(asked(ctx, *state, request(ctx, "POST", "/", "8", "naam=Li", NULL)), "Status: 400\r\n");
    ASSERT_HAS(asked(ctx, *state, request(ctx, "POST", "/", "6", "naam=Li", NULL)), "Status: 400\r\n");
    ASSERT_HAS(asked(ctx, *state, request(ctx, "POST", "/", "300000", "naam=Li", NULL)), "Status: 413\r\n");
    struct buf *extra = buf_new(ctx, 64);
    PARAM(extra, "HTTP_COOKIE", "a=1");
    PARAM(extra, "HTTP_COOKIE", "a=2");
    ASSERT_HAS(asked(ctx, *state, request(ctx, "GET", "/", "", "", extra)), "Status: 400\r\n");
    buf_clear(extra);
    param(extra, "SAML_ASSERTION\0X", 16, "x");
    ASSERT_HAS(asked(ctx, *state, request(ctx, "GET", "/", "", "", extra)), "Status: 400\r\n");
    talloc_free(ctx);
}

/* A body that breaks off, a connection without a word, and bytes that are not FastCGI: the next request is served. */
static void broken_connections_do_no_harm(void **state) {
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct buf *half = request(ctx, "POST", "/", "7", "naam=Li", NULL);
    for (size_t len = 0; len < half->len; len += 7) {
        int fd = connected(*state);
        assert_int_equal(write(fd, half->data, len), (ssize_t)len);
        shutdown(fd, SHUT_WR);
        assert_null(strstr(answer(ctx, fd), "Status: 200"));
    }
    int fd = connected(*state);
    assert_int_equal(write(fd, "GET / HTTP/1.1\r\n\r\n", 18), 18);
    shutdown(fd, SHUT_WR);
    (void)answer(ctx, fd);
    fd = connected(*state);
    struct buf *whole = request(ctx, "GET", "/groot", "", "", NULL);
    assert_int_equal(write(fd, whole->data, whole->len), (ssize_t)whole->len);
    close(fd); /* gone before the answer */
    ASSERT_HAS(asked(ctx, *state, request(ctx, "GET", "/x", "", "", NULL)), "Status: 200\r\n");
    talloc_free(ctx);
}

static void stops_when_idle(void **state) {
    TALLOC_CTX *ctx = talloc_new(NULL);
    (void)asked(ctx, *state, request(ctx, "GET", "/x", "", "", NULL));
    assert_int_equal(stopped(*state), 0);
    talloc_free(ctx);
}

static void finishes_the_request_before_it_stops(void **state) {
    struct world *w = *state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct buf *bytes = request(ctx, "GET", "/langzaam", "", "", NULL);
    int fd = connected(w);
    assert_int_equal(write(fd, bytes->data, bytes->len), (ssize_t)bytes->len);
    usleep(100000); /* it is being answered now */
    int later = connected(w);
    kill(w->child, SIGTERM);
    ASSERT_HAS(answer(ctx, fd), "/langzaam naam=-");
    int status = -1;
    waitpid(w->child, &status, 0);
    w->child = 0;
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    /* The one that came after waits for another worker: nobody took it. */
    struct pollfd p = {.fd = w->listen_fd, .events = POLLIN};
    assert_int_equal(poll(&p, 1, 0), 1);
    close(later);
    talloc_free(ctx);
}

int main(void) {
    signal(SIGPIPE, SIG_IGN);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(requests_are_answered, start, finish),
        cmocka_unit_test_setup_teardown(broken_requests_are_refused, start, finish),
        cmocka_unit_test_setup_teardown(broken_connections_do_no_harm, start, finish),
        cmocka_unit_test_setup_teardown(stops_when_idle, start, finish),
        cmocka_unit_test_setup_teardown(finishes_the_request_before_it_stops, start, finish),
    };
    return cmocka_run_group_tests_name("fcgi server", tests, NULL, NULL);
}
