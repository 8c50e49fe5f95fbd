/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "conf/conf.h"

#include <errno.h>
#include <ini.h>
#include <stdarg.h>
#include <stddef.h>

enum type { TYPE_TEXT, TYPE_FILE, TYPE_INT, TYPE_BOOL };

struct setting {
    const char *section, *name;
    enum type type;
    size_t offset; /* in struct conf */
    const char *fallback_text;
    long fallback, min, max;
    const char *unit;
    bool required;
    const char *help;
};

#define TEXT_ROW(kind, s, n, f, r, h)                                                                                  \
    {.section = #s,                                                                                                    \
     .name = #n,                                                                                                       \
     .type = kind,                                                                                                     \
     .offset = offsetof(struct conf, s##_##n),                                                                         \
     .fallback_text = f,                                                                                               \
     .required = r,                                                                                                    \
     .help = h},
#define SETTING_TEXT(s, n, f, r, h) TEXT_ROW(TYPE_TEXT, s, n, f, r, h)
#define SETTING_FILE(s, n, f, r, h) TEXT_ROW(TYPE_FILE, s, n, f, r, h)
#define SETTING_INT(s, n, f, lo, hi, u, h)                                                                             \
    {.section = #s,                                                                                                    \
     .name = #n,                                                                                                       \
     .type = TYPE_INT,                                                                                                 \
     .offset = offsetof(struct conf, s##_##n),                                                                         \
     .fallback = f,                                                                                                    \
     .min = lo,                                                                                                        \
     .max = hi,                                                                                                        \
     .unit = u,                                                                                                        \
     .help = h},
#define SETTING_BOOL(s, n, f, h)                                                                                       \
    {.section = #s, .name = #n, .type = TYPE_BOOL, .offset = offsetof(struct conf, s##_##n), .fallback = f, .help = h},

static const struct setting settings[] = {
#include "conf/settings.def"
};
#define SETTING_COUNT (sizeof settings / sizeof settings[0])

struct reading {
    struct conf *conf;
    FILE *in;
    const char *file;
    char *dir; /* of the settings file, with '/', or "" */
    int line;
    bool too_long;
    bool seen[SETTING_COUNT];
    struct err err; /* the first mistake */
};

static bool mistake(struct reading *r, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

static bool mistake(struct reading *r, const char *fmt, ...) {
    char place[ERR_PLACE_MAX], reason[ERR_REASON_MAX];
    if (r->err.kind != ERR_NONE)
        return false;
    const char *base = strrchr(r->file, '/');
    (void)snprintf(place, sizeof place, "%.80s:%d", base != NULL ? base + 1 : r->file, r->line);
    va_list args;
    va_start(args, fmt);
    (void)vsnprintf(reason, sizeof reason, fmt, args);
    va_end(args);
    return err_set(&r->err, ERR_INPUT, place, "%s", reason);
}

static void *at(struct conf *conf, const struct setting *s) {
    return (char *)conf + s->offset;
}

static void set_text(struct conf *conf, const struct setting *s, const char *dir, const char *value) {
    char *text = NULL;
    if (value != NULL) {
        bool relative = s->type == TYPE_FILE && value[0] != '/';
        text = talloc_asprintf(conf, "%s%s", relative ? dir : "", value);
        if (text == NULL)
            abort();
    }
    *(const char **)at(conf, s) = text;
}

static bool set_int(struct reading *r, const struct setting *s, const char *value) {
    char *end = NULL;
    errno = 0;
    long n = strtol(value, &end, 10);
    if (end == value || *end != '\0' || errno != 0 || n < s->min || n > s->max)
        return mistake(r, "[%s] %s: een geheel getal van %ld tot en met %ld (%s) wordt verwacht", s->section, s->name,
                       s->min, s->max, s->unit);
    *(long *)at(r->conf, s) = n;
    return true;
}

static bool set_bool(struct reading *r, const struct setting *s, const char *value) {
    bool yes = strcmp(value, "ja") == 0;
    if (!yes && strcmp(value, "nee") != 0)
        return mistake(r, "[%s] %s: ja of nee wordt verwacht", s->section, s->name);
    *(bool *)at(r->conf, s) = yes;
    return true;
}

static bool set(struct reading *r, const struct setting *s, const char *value) {
    if (value[0] == '\0')
        return mistake(r, "[%s] %s: de waarde is leeg", s->section, s->name);
    if (s->type == TYPE_INT)
        return set_int(r, s, value);
    if (s->type == TYPE_BOOL)
        return set_bool(r, s, value);
    set_text(r->conf, s, r->dir, value);
    return true;
}

/* inih calls this for each name = value; 0 says that the line is wrong. */
static int on_setting(void *arg, const char *section, const char *name, const char *value) {
    struct reading *r = arg;
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        if (strcmp(settings[i].section, section) != 0 || strcmp(settings[i].name, name) != 0)
            continue;
        if (r->seen[i])
            return mistake(r, "[%s] %s staat er twee keer", section, name);
        r->seen[i] = true;
        return set(r, &settings[i], value != NULL ? value : "");
    }
    return mistake(r, "onbekende instelling: [%.40s] %.40s; portaalctl instellingen noemt ze alle", section, name);
}

/* fgets for inih, which itself cuts a line that is too long and reads its tail as another line. */
static char *read_line(char *text, int size, void *arg) {
    struct reading *r = arg;
    if (r->err.kind != ERR_NONE || fgets(text, size, r->in) == NULL)
        return NULL;
    r->line++;
    size_t len = strlen(text);
    if (len + 1 == (size_t)size && text[len - 1] != '\n') {
        (void)mistake(r, "de regel is te lang: hoogstens %d tekens", size - 2);
        return NULL;
    }
    return text;
}

static void set_defaults(struct reading *r) {
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        const struct setting *s = &settings[i];
        if (s->type == TYPE_INT)
            *(long *)at(r->conf, s) = s->fallback;
        else if (s->type == TYPE_BOOL)
            *(bool *)at(r->conf, s) = s->fallback != 0;
        else
            set_text(r->conf, s, r->dir, s->fallback_text);
    }
}

static bool all_there(struct reading *r) {
    for (size_t i = 0; i < SETTING_COUNT; i++)
        if (settings[i].required && !r->seen[i])
            return mistake(r, "[%s] %s ontbreekt: %s", settings[i].section, settings[i].name, settings[i].help);
    return true;
}

static bool read_settings(struct reading *r) {
    const char *slash = strrchr(r->file, '/');
    r->dir =
        slash != NULL ? talloc_strndup(r->conf, r->file, (size_t)(slash - r->file + 1)) : talloc_strdup(r->conf, "");
    if (r->dir == NULL)
        abort();
    set_defaults(r);
    int wrong_line = ini_parse_stream(read_line, r, on_setting, r);
    if (r->err.kind != ERR_NONE)
        return false;
    if (wrong_line != 0) {
        r->line = wrong_line;
        return mistake(r, "geen instelling: verwacht is [groep] of naam = waarde");
    }
    return all_there(r);
}

struct conf *conf_load(TALLOC_CTX *ctx, const char *file, struct err *err) {
    struct reading r = {.conf = talloc_zero(ctx, struct conf), .in = fopen(file, "re"), .file = file};
    if (r.conf == NULL)
        abort();
    bool ok = false;
    if (r.in == NULL)
        (void)err_set(&r.err, ERR_INPUT, file, "het instellingenbestand is niet te openen: %s", strerror(errno));
    else
        ok = read_settings(&r);
    if (r.in != NULL)
        (void)fclose(r.in);
    if (ok)
        return r.conf;
    talloc_free(r.conf);
    if (err != NULL)
        *err = r.err;
    return NULL;
}

static void print_setting(const struct setting *s) {
    printf("# %s\n", s->help);
    if (s->type == TYPE_INT)
        printf("# Getal van %ld tot en met %ld (%s)\n%s = %ld\n\n", s->min, s->max, s->unit, s->name, s->fallback);
    else if (s->type == TYPE_BOOL)
        printf("# ja of nee\n%s = %s\n\n", s->name, s->fallback != 0 ? "ja" : "nee");
    else
        printf("# %s%s\n%s%s = %s\n\n", s->type == TYPE_FILE ? "Bestand" : "Tekst",
               s->required ? ", verplicht" : (s->fallback_text == NULL ? ", mag ontbreken" : ""),
               s->fallback_text == NULL ? "; " : "", s->name, s->fallback_text == NULL ? "..." : s->fallback_text);
}

void conf_print_help(void) {
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        if (i == 0 || strcmp(settings[i - 1].section, settings[i].section) != 0)
            printf("[%s]\n", settings[i].section);
        print_setting(&settings[i]);
    }
}
