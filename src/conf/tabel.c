/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The rows of both lists, and how portaalctl instellingen shows them.
 */
#include "conf/tabel.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#define ROW(s, n, kind, where, ...) {.section = s, .name = #n, .type = kind, .offset = where, __VA_ARGS__},
#define AT(s, n) offsetof(struct conf, s##_##n)
#define SETTING_TEXT(s, n, f, r, h) ROW(#s, n, TYPE_TEXT, AT(s, n), .fallback_text = f, .required = r, .help = h)
#define SETTING_FILE(s, n, f, r, h) ROW(#s, n, TYPE_FILE, AT(s, n), .fallback_text = f, .required = r, .help = h)
#define SETTING_INT(s, n, f, lo, hi, u, h)                                                                             \
    ROW(#s, n, TYPE_INT, AT(s, n), .fallback = f, .min = lo, .max = hi, .unit = u, .help = h)
#define SETTING_BOOL(s, n, f, h) ROW(#s, n, TYPE_BOOL, AT(s, n), .fallback = f, .help = h)
#define SETTING_FILES(s, n, r, h) ROW(#s, n, TYPE_FILES, AT(s, n), .required = r, .help = h)
static const struct conf_rij instellingen[] = {
#include "conf/settings.def"
};

#define IN(n) offsetof(struct conf_aanbieder, n)
#define SETTING_TEXT(n, f, r, h) ROW(NULL, n, TYPE_TEXT, IN(n), .fallback_text = f, .required = r, .help = h)
#define SETTING_FILE(n, f, r, h) ROW(NULL, n, TYPE_FILE, IN(n), .fallback_text = f, .required = r, .help = h)
#define SETTING_CHOICE(n, f, w, h)                                                                                     \
    ROW(NULL, n, TYPE_CHOICE, IN(n), .fallback_text = f, .words = w, .required = (f) == NULL, .help = h)
#define SETTING_INT(n, f, lo, hi, u, h)                                                                                \
    ROW(NULL, n, TYPE_INT, IN(n), .fallback = f, .min = lo, .max = hi, .unit = u, .help = h)
#define SETTING_BOOL(n, f, h) ROW(NULL, n, TYPE_BOOL, IN(n), .fallback = f, .help = h)
#define SETTING_FILES(n, r, h) ROW(NULL, n, TYPE_FILES, IN(n), .required = r, .help = h)
#define SETTING_WORDS(n, r, h) ROW(NULL, n, TYPE_WORDS, IN(n), .required = r, .help = h)
#define SETTING_LINES(n, r, h) ROW(NULL, n, TYPE_LINES, IN(n), .required = r, .help = h)
static const struct conf_rij van_aanbieder[] = {
#include "conf/aanbieder.def"
};

#define COUNT(rows) (sizeof(rows) / sizeof(rows)[0])
static_assert(COUNT(instellingen) <= CONF_RIJEN_MAX && COUNT(van_aanbieder) <= CONF_RIJEN_MAX, "CONF_RIJEN_MAX");
const struct conf_tabel conf_instellingen = {.rijen = instellingen, .aantal = COUNT(instellingen)};
const struct conf_tabel conf_van_aanbieder = {.rijen = van_aanbieder, .aantal = COUNT(van_aanbieder)};

/* ---- portaalctl instellingen ---- */

static void print_kind(const struct conf_rij *r) {
    static const char *const kinds[] = {[TYPE_TEXT] = "Tekst",
                                        [TYPE_FILE] = "Bestand",
                                        [TYPE_CHOICE] = "Een van",
                                        [TYPE_INT] = "Getal van",
                                        [TYPE_BOOL] = "ja of nee",
                                        [TYPE_FILES] = "Bestand; mag op meer regels",
                                        [TYPE_WORDS] = "Woorden; mag op meer regels",
                                        [TYPE_LINES] = "Tekst; mag op meer regels"};
    printf("# %s", kinds[r->type]);
    if (r->type == TYPE_CHOICE)
        printf(": %s", r->words);
    if (r->type == TYPE_INT)
        printf(" %ld tot en met %ld (%s)", r->min, r->max, r->unit);
    if (r->required)
        printf(", verplicht");
    else if (r->fallback_text == NULL && r->type != TYPE_INT && r->type != TYPE_BOOL)
        printf(", mag ontbreken");
    printf("\n");
}

static void print_setting(const struct conf_rij *r) {
    printf("# %s\n", r->help);
    print_kind(r);
    if (r->type == TYPE_INT)
        printf("%s = %ld\n\n", r->name, r->fallback);
    else if (r->type == TYPE_BOOL)
        printf("%s = %s\n\n", r->name, r->fallback != 0 ? "ja" : "nee");
    else
        printf("%s%s = %s\n\n", r->fallback_text == NULL ? "; " : "", r->name,
               r->fallback_text == NULL ? "..." : r->fallback_text);
}

void conf_print_help(void) {
    for (size_t i = 0; i < COUNT(instellingen); i++) {
        if (i == 0 || strcmp(instellingen[i - 1].section, instellingen[i].section) != 0)
            printf("[%s]\n", instellingen[i].section);
        print_setting(&instellingen[i]);
    }
    printf("# Een blok voor elke aanbieder (1 tot en met %d); NAAM: 2 tot en met %d letters a-z\n[aanbieder NAAM]\n",
           CONF_AANBIEDERS_MAX, CONF_NAAM_MAX);
    for (size_t i = 0; i < COUNT(van_aanbieder); i++)
        print_setting(&van_aanbieder[i]);
}
