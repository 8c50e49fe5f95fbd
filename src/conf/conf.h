/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The settings: one table (settings.def: name, type, unit, bounds, default, help), read from one INI file. An unknown setting, a
 * value out of bounds or a missing required one refuses to start, with the line and what is allowed.
 */
#ifndef CONF_CONF_H
#define CONF_CONF_H

#include "base/err.h"

#include <talloc.h>

struct conf {
#define SETTING_TEXT(section, name, fallback, required, help) const char *section##_##name;
#define SETTING_INT(section, name, fallback, min, max, unit, help) long section##_##name;
#define SETTING_BOOL(section, name, fallback, help) bool section##_##name;
#include "conf/settings.def"
#undef SETTING_TEXT
#undef SETTING_INT
#undef SETTING_BOOL
};

struct conf *conf_load(TALLOC_CTX *ctx, const char *file, struct err *err);
void conf_print_help(void); /* every setting with unit, bounds, default and help: portaalctl instellingen */

#endif
