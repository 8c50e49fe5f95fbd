/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define REQUEST_MAX 41
#define TEXT_MAX 512
#define LINE_MAX_BYTES 2048

static char request_now[REQUEST_MAX];

void log_set_request(const char *request_id) {
    (void)snprintf(request_now, sizeof request_now, "%s", request_id != NULL ? request_id : "");
}

/* JSON string body; control characters become spaces: a log line is one line. */
static void escape(char *out, size_t size, const char *text) {
    size_t n = 0;
    for (; *text != '\0' && n + 3 < size; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\')
            out[n++] = '\\';
        out[n++] = c < 0x20 || c == 0x7f ? ' ' : (char)c;
    }
    out[n] = '\0';
}

static void write_line(enum log_level level, const char *event, const char *text) {
    static const char *const names[] = {[LOG_FOUT] = "fout", [LOG_LET_OP] = "let op", [LOG_INFO] = "info"};
    char safe_event[128], safe_text[2 * TEXT_MAX], safe_request[2 * REQUEST_MAX], line[LINE_MAX_BYTES], when[40];
    escape(safe_event, sizeof safe_event, event);
    escape(safe_text, sizeof safe_text, text);
    escape(safe_request, sizeof safe_request, request_now);
    struct timespec now;
    struct tm utc;
    (void)clock_gettime(CLOCK_REALTIME, &now);
    (void)gmtime_r(&now.tv_sec, &utc);
    (void)strftime(when, sizeof when, "%Y-%m-%dT%H:%M:%S", &utc);
    int len = snprintf(line, sizeof line,
                       "{\"tijd\":\"%s.%03ldZ\",\"niveau\":\"%s\",\"verzoek\":\"%s\",\"gebeurtenis\":\"%s\","
                       "\"reden\":\"%s\"}\n",
                       when, now.tv_nsec / 1000000, names[level], safe_request, safe_event, safe_text);
    /* One write a line, so that the lines of several workers do not mix. */
    if (len > 0 && write(STDERR_FILENO, line, (size_t)len) < 0)
        return;
}

void log_line(enum log_level level, const char *event, const char *fmt, ...) {
    char text[TEXT_MAX];
    va_list args;
    va_start(args, fmt);
    (void)vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    write_line(level, event, text);
}

void log_err(enum log_level level, const char *event, const struct err *err) {
    log_line(level, event, "%s: %s (%s)", err->place, err->reason, err_kind_name(err->kind));
}
