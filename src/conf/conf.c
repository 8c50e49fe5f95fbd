/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "conf/tabel.h"

#include <errno.h>
#include <ini.h>
#include <stdarg.h>
#include <stddef.h>

struct reading {
    struct conf *conf;
    FILE *in;
    const char *file;
    char *dir; /* of the settings file, with '/', or "" */
    int line;
    bool seen[CONF_RIJEN_MAX];
    bool seen_of[CONF_AANBIEDERS_MAX][CONF_RIJEN_MAX]; /* of each provider */
    struct err err;                                    /* the first mistake */
};

static bool mistake(struct reading *r, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

static void place_of(const struct reading *r, char ret[static ERR_PLACE_MAX]) {
    const char *base = strrchr(r->file, '/');
    (void)snprintf(ret, ERR_PLACE_MAX, "%.80s:%d", base != NULL ? base + 1 : r->file, r->line);
}

static bool mistake(struct reading *r, const char *fmt, ...) {
    char place[ERR_PLACE_MAX], reason[ERR_REASON_MAX];
    if (r->err.kind != ERR_NONE)
        return false;
    place_of(r, place);
    va_list args;
    va_start(args, fmt);
    (void)vsnprintf(reason, sizeof reason, fmt, args);
    va_end(args);
    return err_set(&r->err, ERR_INPUT, place, "%s", reason);
}

/* Where a value goes: in struct conf, or in the block of a provider. */
struct doel {
    void *in;
    const struct conf_rij *rij;
    const char *section;
};

static void *at(const struct doel *d) {
    return (char *)d->in + d->rij->offset;
}

static const char *text_of(struct reading *r, const struct conf_rij *rij, const char *value) {
    bool relative = (rij->type == TYPE_FILE || rij->type == TYPE_FILES) && value[0] != '/';
    char *text = talloc_asprintf(r->conf, "%s%s", relative ? r->dir : "", value);
    if (text == NULL)
        abort();
    return text;
}

static bool set_int(struct reading *r, const struct doel *d, const char *value) {
    char *end = NULL;
    errno = 0;
    long n = strtol(value, &end, 10);
    if (end == value || *end != '\0' || errno != 0 || n < d->rij->min || n > d->rij->max)
        return mistake(r, "[%s] %s: een geheel getal van %ld tot en met %ld (%s) wordt verwacht", d->section,
                       d->rij->name, d->rij->min, d->rij->max, d->rij->unit);
    *(long *)at(d) = n;
    return true;
}

static bool set_bool(struct reading *r, const struct doel *d, const char *value) {
    bool yes = strcmp(value, "ja") == 0;
    if (!yes && strcmp(value, "nee") != 0)
        return mistake(r, "[%s] %s: ja of nee wordt verwacht", d->section, d->rij->name);
    *(bool *)at(d) = yes;
    return true;
}

static bool is_word_of(const char *words, const char *value) {
    size_t len = strlen(value);
    for (const char *w = words; *w != '\0'; w += strcspn(w, " "), w += strspn(w, " "))
        if (strcspn(w, " ") == len && strncmp(w, value, len) == 0)
            return true;
    return false;
}

static bool set_choice(struct reading *r, const struct doel *d, const char *value) {
    if (!is_word_of(d->rij->words, value))
        return mistake(r, "[%s] %s: een van deze wordt verwacht: %s", d->section, d->rij->name, d->rij->words);
    *(const char **)at(d) = text_of(r, d->rij, value);
    return true;
}

static bool add(struct reading *r, const struct doel *d, const char *value) {
    struct conf_lijst *lijst = at(d);
    for (size_t i = 0; i < lijst->aantal; i++)
        if (strcmp(lijst->rijen[i], value) == 0)
            return mistake(r, "[%s] %s: hetzelfde staat er twee keer", d->section, d->rij->name);
    if (lijst->aantal == CONF_LIJST_MAX)
        return mistake(r, "[%s] %s: hoogstens %d", d->section, d->rij->name, CONF_LIJST_MAX);
    lijst->rijen[lijst->aantal++] = value;
    return true;
}

static bool add_words(struct reading *r, const struct doel *d, const char *value) {
    while (*value != '\0') {
        size_t len = strcspn(value, " \t");
        if (!add(r, d, talloc_strndup(r->conf, value, len)))
            return false;
        value += len;
        value += strspn(value, " \t");
    }
    return true;
}

static bool set(struct reading *r, const struct doel *d, const char *value) {
    if (value[0] == '\0')
        return mistake(r, "[%s] %s: de waarde is leeg", d->section, d->rij->name);
    switch (d->rij->type) {
    case TYPE_INT:
        return set_int(r, d, value);
    case TYPE_BOOL:
        return set_bool(r, d, value);
    case TYPE_CHOICE:
        return set_choice(r, d, value);
    case TYPE_WORDS:
        return add_words(r, d, value);
    case TYPE_LINES:
    case TYPE_FILES:
        return add(r, d, text_of(r, d->rij, value));
    case TYPE_TEXT:
    case TYPE_FILE:
        break;
    }
    *(const char **)at(d) = text_of(r, d->rij, value);
    return true;
}

static const struct conf_rij *row_of(const struct conf_tabel *t, const char *section, const char *name) {
    for (size_t i = 0; i < t->aantal; i++)
        if ((t->rijen[i].section == NULL || strcmp(t->rijen[i].section, section) == 0) &&
            strcmp(t->rijen[i].name, name) == 0)
            return &t->rijen[i];
    return NULL;
}

static bool take(struct reading *r, const struct doel *d, bool *seen, const char *name, const char *value) {
    if (d->rij == NULL)
        return mistake(r, "onbekende instelling: [%.40s] %.40s; portaalctl instellingen noemt ze alle", d->section,
                       name);
    if (*seen && !conf_is_lijst(d->rij))
        return mistake(r, "[%s] %s staat er twee keer", d->section, name);
    *seen = true;
    return set(r, d, value != NULL ? value : "");
}

/* ---- Blocks ---- */

#define BLOCK "aanbieder "

static void set_defaults(struct reading *r, const struct conf_tabel *t, void *in) {
    for (size_t i = 0; i < t->aantal; i++) {
        const struct doel d = {.in = in, .rij = &t->rijen[i]};
        if (d.rij->type == TYPE_INT)
            *(long *)at(&d) = d.rij->fallback;
        else if (d.rij->type == TYPE_BOOL)
            *(bool *)at(&d) = d.rij->fallback != 0;
        else if (!conf_is_lijst(d.rij) && d.rij->fallback_text != NULL)
            *(const char **)at(&d) = text_of(r, d.rij, d.rij->fallback_text);
    }
}

/* The block of that name, new when it is the first time; NULL when its name is wrong or there are too many. */
static struct conf_aanbieder *block_of(struct reading *r, const char *name) {
    struct conf *c = r->conf;
    for (size_t i = 0; i < c->aanbieders_aantal; i++)
        if (strcmp(c->aanbieders[i].naam, name) == 0)
            return &c->aanbieders[i];
    size_t len = strlen(name);
    if (len < 2 || len > CONF_NAAM_MAX || strspn(name, "abcdefghijklmnopqrstuvwxyz") != len) {
        (void)mistake(r, "[aanbieder %.20s]: de naam heeft 2 tot en met %d letters a-z", name, CONF_NAAM_MAX);
        return NULL;
    }
    if (strcmp(name, "proxy") == 0) {
        (void)mistake(r, "[aanbieder proxy]: die naam is van het voorportaal");
        return NULL;
    }
    if (c->aanbieders_aantal == CONF_AANBIEDERS_MAX) {
        (void)mistake(r, "hoogstens %d blokken [aanbieder NAAM]", CONF_AANBIEDERS_MAX);
        return NULL;
    }
    struct conf_aanbieder *block = &c->aanbieders[c->aanbieders_aantal++];
    memcpy(block->naam, name, len + 1);
    place_of(r, block->plaats);
    set_defaults(r, &conf_van_aanbieder, block);
    return block;
}

/* inih calls this for each name = value; 0 says that the line is wrong. */
static int on_setting(void *arg, const char *section, const char *name, const char *value) {
    struct reading *r = arg;
    struct doel d = {.in = r->conf, .section = section};
    if (strncmp(section, BLOCK, strlen(BLOCK)) != 0) {
        d.rij = row_of(&conf_instellingen, section, name);
        return take(r, &d, &r->seen[d.rij != NULL ? d.rij - conf_instellingen.rijen : 0], name, value);
    }
    struct conf_aanbieder *block = block_of(r, section + strlen(BLOCK));
    if (block == NULL)
        return 0;
    d.in = block;
    d.rij = row_of(&conf_van_aanbieder, NULL, name);
    bool *seen = r->seen_of[block - r->conf->aanbieders];
    return take(r, &d, &seen[d.rij != NULL ? d.rij - conf_van_aanbieder.rijen : 0], name, value);
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

static bool all_there(struct reading *r) {
    for (size_t i = 0; i < conf_instellingen.aantal; i++) {
        const struct conf_rij *row = &conf_instellingen.rijen[i];
        if (row->required && !r->seen[i])
            return mistake(r, "[%s] %s ontbreekt: %s", row->section, row->name, row->help);
    }
    for (size_t b = 0; b < r->conf->aanbieders_aantal; b++)
        for (size_t i = 0; i < conf_van_aanbieder.aantal; i++) {
            const struct conf_rij *row = &conf_van_aanbieder.rijen[i];
            if (row->required && !r->seen_of[b][i])
                return err_set(&r->err, ERR_INPUT, r->conf->aanbieders[b].plaats, "[aanbieder %s] %s ontbreekt: %s",
                               r->conf->aanbieders[b].naam, row->name, row->help);
        }
    return r->conf->aanbieders_aantal > 0 ? true : mistake(r, "er is geen blok [aanbieder NAAM]");
}

static bool read_settings(struct reading *r) {
    const char *slash = strrchr(r->file, '/');
    r->dir =
        slash != NULL ? talloc_strndup(r->conf, r->file, (size_t)(slash - r->file + 1)) : talloc_strdup(r->conf, "");
    if (r->dir == NULL)
        abort();
    set_defaults(r, &conf_instellingen, r->conf);
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
