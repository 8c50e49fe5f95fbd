/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The settings: one table (settings.def: name, type, unit, bounds, default, help), read from one INI file. An unknown
 * setting, one given twice, a value out of bounds or a missing required one refuses to start: err->place is
 * "file:line", err->reason says what is allowed. An optional text without default is NULL. A line has at most 198
 * bytes.
 */
#ifndef CONF_CONF_H
#define CONF_CONF_H

#include "base/err.h"

#include <talloc.h>

struct conf {
#define SETTING_TEXT(section, name, fallback, required, help) const char *section##_##name;
#define SETTING_FILE(section, name, fallback, required, help) const char *section##_##name;
#define SETTING_INT(section, name, fallback, min, max, unit, help) long section##_##name;
#define SETTING_BOOL(section, name, fallback, help) bool section##_##name;
#include "conf/settings.def"
#undef SETTING_TEXT
#undef SETTING_FILE
#undef SETTING_INT
#undef SETTING_BOOL
};

struct conf *conf_load(TALLOC_CTX *ctx, const char *file, struct err *err);
void conf_print_help(void); /* every setting with unit, bounds, default and help: portaalctl instellingen */

#endif
