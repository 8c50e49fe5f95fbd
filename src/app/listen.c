/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "app/listen.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#define LISTEN_BACKLOG 511
#define SYSTEMD_FIRST_FD 3

/* systemd says in LISTEN_PID for whom the descriptors are; another process must leave them alone. */
static bool from_systemd(struct listen_socket *ret) {
    const char *pid = getenv("LISTEN_PID");
    const char *fds = getenv("LISTEN_FDS");
    if (!pid || !fds || strtol(pid, NULL, 10) != (long)getpid() || strtol(fds, NULL, 10) != 1)
        return false;
    if (fcntl(SYSTEMD_FIRST_FD, F_SETFD, FD_CLOEXEC) != 0)
        return false;
    unsetenv("LISTEN_PID");
    unsetenv("LISTEN_FDS");
    *ret = (struct listen_socket){.fd = SYSTEMD_FIRST_FD, .ours = false};
    return true;
}

static bool address_of(const char *path, struct sockaddr_un *ret, struct err *err) {
    *ret = (struct sockaddr_un){.sun_family = AF_UNIX};
    size_t len = strlen(path);
    if (len == 0 || len >= sizeof ret->sun_path)
        return err_set(err, ERR_INPUT, "portaal.socket", "the path must have 1 to %zu characters",
                       sizeof ret->sun_path - 1);
    memcpy(ret->sun_path, path, len + 1);
    return true;
}

/* A file left behind by a portal that was killed would make bind fail for ever. */
static bool clear_old(const char *path, const struct sockaddr_un *address, struct err *err) {
    struct stat st;
    if (lstat(path, &st) != 0)
        return errno == ENOENT || err_set(err, ERR_INTERNAL, "listen_open", "stat: %s", strerror(errno));
    if (!S_ISSOCK(st.st_mode))
        return err_set(err, ERR_CONFLICT, "portaal.socket", "a file that is not a socket stands in the way");
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return err_set(err, ERR_INTERNAL, "listen_open", "socket: %s", strerror(errno));
    int answered = connect(fd, (const struct sockaddr *)address, sizeof *address);
    close(fd);
    if (answered == 0)
        return err_set(err, ERR_CONFLICT, "portaal.socket", "another portal already answers on this socket");
    if (unlink(path) != 0)
        return err_set(err, ERR_INTERNAL, "listen_open", "unlink: %s", strerror(errno));
    return true;
}

static bool bind_and_listen(int fd, const char *path, const struct sockaddr_un *address, struct err *err) {
    /* The mode must be right from the first moment: between bind and chmod others could connect. */
    mode_t old = umask(0117);
    int bound = bind(fd, (const struct sockaddr *)address, sizeof *address);
    int why = errno;
    umask(old);
    if (bound != 0)
        return err_set(err, ERR_INTERNAL, "portaal.socket", "bind: %s", strerror(why));
    if (listen(fd, LISTEN_BACKLOG) != 0) {
        err_set(err, ERR_INTERNAL, "portaal.socket", "listen: %s", strerror(errno));
        unlink(path);
        return false;
    }
    return true;
}

bool listen_open(const char *path, struct listen_socket *ret, struct err *err) {
    if (from_systemd(ret))
        return true;
    struct sockaddr_un address;
    if (!address_of(path, &address, err) || !clear_old(path, &address, err))
        return false;
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return err_set(err, ERR_INTERNAL, "listen_open", "socket: %s", strerror(errno));
    if (!bind_and_listen(fd, path, &address, err)) {
        close(fd);
        return false;
    }
    *ret = (struct listen_socket){.fd = fd, .ours = true};
    return true;
}

void listen_close(struct listen_socket *s, const char *path) {
    if (s->fd < 0)
        return;
    close(s->fd);
    if (s->ours)
        unlink(path);
    s->fd = -1;
}
