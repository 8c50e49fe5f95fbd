/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The settings, read from one INI file. Two tables: settings.def has one value each (name, type, unit, bounds, default,
 * help); aanbieder.def is what a block [aanbieder NAAM] holds, one block for each identity provider, NAAM of 2 to 16
 * letters a-z. An unknown setting, one given twice, a value out of bounds or a missing required one refuses to start:
 * err->place is "file:line", err->reason says what is allowed. An optional text without default is NULL. A line has at
 * most 198 bytes. What settings must say together is judged by whoever uses them.
 */
#ifndef CONF_CONF_H
#define CONF_CONF_H

#include "base/err.h"

#include <talloc.h>

#define CONF_LIJST_MAX 24
#define CONF_AANBIEDERS_MAX 8
#define CONF_NAAM_MAX 16

struct conf_lijst {
    const char *rijen[CONF_LIJST_MAX];
    size_t aantal;
};

/* One block [aanbieder NAAM]. */
struct conf_aanbieder {
    char naam[CONF_NAAM_MAX + 1];
    char plaats[ERR_PLACE_MAX]; /* "file:line" of its first setting, for a mistake that is found later */
#define SETTING_TEXT(name, fallback, required, help) const char *name;
#define SETTING_FILE(name, fallback, required, help) const char *name;
#define SETTING_CHOICE(name, fallback, words, help) const char *name;
#define SETTING_INT(name, fallback, min, max, unit, help) long name;
#define SETTING_BOOL(name, fallback, help) bool name;
#define SETTING_FILES(name, required, help) struct conf_lijst name;
#define SETTING_WORDS(name, required, help) struct conf_lijst name;
#define SETTING_LINES(name, required, help) struct conf_lijst name;
#include "conf/aanbieder.def"
};

struct conf {
#define SETTING_TEXT(section, name, fallback, required, help) const char *section##_##name;
#define SETTING_FILE(section, name, fallback, required, help) const char *section##_##name;
#define SETTING_INT(section, name, fallback, min, max, unit, help) long section##_##name;
#define SETTING_BOOL(section, name, fallback, help) bool section##_##name;
#define SETTING_FILES(section, name, required, help) struct conf_lijst section##_##name;
#include "conf/settings.def"
    struct conf_aanbieder aanbieders[CONF_AANBIEDERS_MAX]; /* in the order of the file; at least one */
    size_t aanbieders_aantal;
};

struct conf *conf_load(TALLOC_CTX *ctx, const char *file, struct err *err);
void conf_print_help(void); /* every setting with unit, bounds, default and help: portaalctl instellingen */

#endif
