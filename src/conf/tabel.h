/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Inside the conf room: the two lists of settings as rows, made from settings.def and aanbieder.def.
 */
#ifndef CONF_TABEL_H
#define CONF_TABEL_H

#include "conf/conf.h"

#include <stddef.h>

enum conf_type { TYPE_TEXT, TYPE_FILE, TYPE_CHOICE, TYPE_INT, TYPE_BOOL, TYPE_FILES, TYPE_WORDS, TYPE_LINES };

struct conf_rij {
    const char *section, *name; /* section NULL: of a block [aanbieder NAAM] */
    enum conf_type type;
    size_t offset; /* in struct conf, or in struct conf_aanbieder */
    const char *fallback_text;
    const char *words; /* of a choice */
    long fallback, min, max;
    const char *unit;
    bool required;
    const char *help;
};

#define CONF_RIJEN_MAX 64 /* more than either list has; asserted in tabel.c */
struct conf_tabel {
    const struct conf_rij *rijen;
    size_t aantal;
};
extern const struct conf_tabel conf_instellingen;  /* of struct conf */
extern const struct conf_tabel conf_van_aanbieder; /* of struct conf_aanbieder */

static inline bool conf_is_lijst(const struct conf_rij *r) {
    return r->type == TYPE_FILES || r->type == TYPE_WORDS || r->type == TYPE_LINES;
}

#endif
