/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */

#include "html/ops.h"
#include "html/templates_embedded.h"

#include <stdlib.h>
#include <string.h>

struct html_templates {
    struct html_embedded_file *rows;
    unsigned count;
};

struct html_templates *html_templates_new(TALLOC_CTX *ctx) {
    struct html_templates *set = talloc_zero(ctx, struct html_templates);
    if (set == NULL)
        abort();
    return set;
}

static struct html_embedded_file *add_row(struct html_templates *set) {
    set->rows = talloc_realloc(set, set->rows, struct html_embedded_file, set->count + 1);
    if (set->rows == NULL)
        abort();
    return &set->rows[set->count++];
}

void html_templates_add(struct html_templates *set, const char *name, const char *text) {
    struct html_embedded_file *row = add_row(set);
    row->name = talloc_strdup(set, name);
    row->text = talloc_strdup(set, text);
    if (row->name == NULL || row->text == NULL)
        abort();
}

struct html_templates *html_embedded(TALLOC_CTX *ctx) {
    struct html_templates *set = html_templates_new(ctx);
    for (const struct html_embedded_file *e = html_embedded_files; e->name != NULL; e++)
        *add_row(set) = *e;
    return set;
}

const char *html_templates_find(const struct html_templates *set, const char *name, size_t len) {
    for (size_t i = 0; i < set->count; i++)
        if (strlen(set->rows[i].name) == len && memcmp(set->rows[i].name, name, len) == 0)
            return set->rows[i].text;
    return NULL;
}
