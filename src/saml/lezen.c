/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Small readers: moments and the two files of the settings.
 */
#include "saml/clausules.h"

#include "base/date.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool two_digits(const char *at, int most, int *ret) {
    if (at[0] < '0' || at[0] > '9' || at[1] < '0' || at[1] > '9')
        return false;
    *ret = (at[0] - '0') * 10 + (at[1] - '0');
    return *ret <= most;
}

/* "" or ".123" before the Z; how much of a second does not matter here. */
static bool fraction_then_z(const char *at) {
    if (*at == '.') {
        size_t digits = strspn(at + 1, "0123456789");
        if (digits == 0 || digits > 9)
            return false;
        at += 1 + digits;
    }
    return strcmp(at, "Z") == 0;
}

bool saml_moment(const char *text, time_t *ret) {
    static const struct date epoch = {.year = 1970, .month = 1, .day = 1};
    char iso[11];
    struct date day;
    int hour, minute, second;
    if (text == NULL || strlen(text) < sizeof "2026-04-03T12:00:00Z" - 1)
        return false;
    memcpy(iso, text, 10);
    iso[10] = '\0';
    if (!date_parse(iso, &day) || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
        !two_digits(text + 11, 23, &hour) || !two_digits(text + 14, 59, &minute) ||
        !two_digits(text + 17, 59, &second) || !fraction_then_z(text + 19))
        return false;
    *ret = (time_t)date_days_between(epoch, day) * 86400 + hour * 3600 + minute * 60 + second;
    return true;
}

void saml_moment_text(time_t when, char ret[static 21]) {
    struct tm utc;
    if (gmtime_r(&when, &utc) == NULL || strftime(ret, 21, "%Y-%m-%dT%H:%M:%SZ", &utc) != 20)
        abort();
}

static bool read_all(int fd, char *bytes, size_t size) {
    size_t done = 0;
    while (done < size) {
        ssize_t n = read(fd, bytes + done, size - done);
        if (n <= 0)
            return false;
        done += (size_t)n;
    }
    return true;
}

/* Follows a symbolic link: the setting may name one, to change makelaar in one step. */
char *saml_lees_bestand(TALLOC_CTX *ctx, const char *file, bool geheim, size_t *ret_len, struct err *err) {
    int fd = open(file, O_RDONLY | O_CLOEXEC);
    struct stat about;
    if (fd < 0) {
        (void)err_set(err, ERR_INPUT, file, "niet te openen: %s", strerror(errno));
        return NULL;
    }
    char *bytes = NULL;
    if (fstat(fd, &about) != 0 || !S_ISREG(about.st_mode) || about.st_size <= 0 || about.st_size > XML_BYTES_MAX)
        (void)err_set(err, ERR_INPUT, file, "geen gewoon bestand van 1 tot %d bytes", XML_BYTES_MAX);
    else if (geheim && (about.st_mode & S_IRWXO) != 0)
        (void)err_set(err, ERR_INPUT, file, "iedereen kan dit bestand lezen; maak het chmod 600");
    else if ((bytes = talloc_zero_size(ctx, (size_t)about.st_size + 1)) == NULL)
        abort();
    else if (!read_all(fd, bytes, (size_t)about.st_size)) {
        (void)err_set(err, ERR_INPUT, file, "niet te lezen");
        TALLOC_FREE(bytes);
    }
    (void)close(fd);
    if (bytes != NULL)
        *ret_len = (size_t)about.st_size;
    return bytes;
}
