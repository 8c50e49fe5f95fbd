/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The master key's file: 64 hex digits and a newline, for its owner's eyes only.
 */
#include "krypto/internal.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_LEN (MASTER_HEX + 1)

static bool fit_for_a_key(int fd, const char *key_file, struct err *err) {
    struct stat st;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
        return err_set(err, ERR_INPUT, key_file, "geen gewoon bestand");
    if ((st.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return err_set(err, ERR_INPUT, key_file, "ook anderen mogen bij het sleutelbestand; doe chmod 600");
    if (st.st_size != FILE_LEN)
        return err_set(err, ERR_INPUT, key_file,
                       "geen hoofdsleutel: verwacht zijn 64 hexadecimale tekens en een regeleinde");
    return true;
}

static bool read_key(int fd, const char *key_file, unsigned char ret[static MASTER_LEN], struct err *err) {
    char text[FILE_LEN + 1] = "";
    if (!fit_for_a_key(fd, key_file, err))
        return false;
    ssize_t n = read(fd, text, FILE_LEN);
    unsigned char key[MASTER_LEN];
    size_t len = 0;
    bool ok = n == FILE_LEN && text[MASTER_HEX] == '\n' &&
              sodium_hex2bin(key, sizeof key, text, MASTER_HEX, NULL, &len, NULL) == 0 && len == MASTER_LEN;
    if (ok)
        memcpy(ret, key, MASTER_LEN);
    else
        (void)err_set(err, ERR_INPUT, key_file,
                      "geen hoofdsleutel: verwacht zijn 64 hexadecimale tekens en een regeleinde");
    sodium_memzero(text, sizeof text);
    sodium_memzero(key, sizeof key);
    return ok;
}

bool krypto_read_key_file(const char *key_file, unsigned char ret[static MASTER_LEN], struct err *err) {
    int fd = open(key_file, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return err_set(err, ERR_INPUT, key_file, "sleutelbestand niet te openen: %s", strerror(errno));
    bool ok = read_key(fd, key_file, ret, err);
    (void)close(fd);
    return ok;
}

bool krypto_new_key_file(const char *key_file, struct err *err) {
    unsigned char key[MASTER_LEN];
    char text[FILE_LEN + 1];
    int fd = open(key_file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (fd < 0 && errno == EEXIST)
        return err_set(err, ERR_CONFLICT, key_file, "het bestand bestaat al en blijft zoals het is");
    if (fd < 0)
        return err_set(err, ERR_INPUT, key_file, "niet te maken: %s", strerror(errno));
    krypto_random(key, sizeof key);
    (void)sodium_bin2hex(text, sizeof text, key, sizeof key);
    text[MASTER_HEX] = '\n';
    bool ok = write(fd, text, FILE_LEN) == FILE_LEN && fsync(fd) == 0;
    ok = close(fd) == 0 && ok;
    sodium_memzero(key, sizeof key);
    sodium_memzero(text, sizeof text);
    if (ok)
        return true;
    (void)err_set(err, ERR_INTERNAL, key_file, "niet te schrijven: %s", strerror(errno));
    (void)unlink(key_file);
    return false;
}
