/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * html/: compiling any text as a template never crashes, and what compiles renders; what is printed from a field is
 * always escaped. Two parts of the input, parted by a NUL: the page and the partial "deel".
 */
#include "target.h"

#include "html/html.h"

#include <stdlib.h>
#include <string.h>

struct rij {
    const char *naam;
};

struct view {
    const char *tekst;
    bool ja;
    long getal;
    const struct html_safe *veilig;
    const struct rij *rijen;
    size_t rijen_aantal;
    const struct rij *een;
};

static const struct html_field rij_fields[] = {HTML_FIELD_TEXT(struct rij, naam), {0}};
static const struct html_field fields[] = {HTML_FIELD_TEXT(struct view, tekst),
                                           HTML_FIELD_BOOL(struct view, ja),
                                           HTML_FIELD_INT(struct view, getal),
                                           HTML_FIELD_SAFE(struct view, veilig),
                                           HTML_FIELD_LIST(struct view, rijen, rij_fields, sizeof(struct rij)),
                                           HTML_FIELD_STRUCT(struct view, een, rij_fields),
                                           {0}};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const struct rij rijen[] = {{"\x02<"}, {NULL}};
    TALLOC_CTX *ctx = talloc_new(NULL);
    const uint8_t *split = size > 0 ? memchr(data, '\0', size) : NULL;
    size_t first = split != NULL ? (size_t)(split - data) : size;
    char *page = talloc_strndup(ctx, (const char *)data, first);
    char *part =
        split != NULL ? talloc_strndup(ctx, (const char *)split + 1, size - first - 1) : talloc_strdup(ctx, "");
    struct html_templates *set = html_templates_new(ctx);
    html_templates_add(set, "page", page);
    html_templates_add(set, "deel", part);
    struct view view = {.tekst = "\x02<", .ja = true, .getal = 5, .rijen = rijen, .rijen_aantal = 2, .een = NULL};
    struct err err = {0};
    struct html_template *t = html_compile(ctx, set, "page", fields, &err);
    if (t == NULL && err.reason[0] == '\0')
        abort(); /* a refusal has a reason */
    if (t != NULL && strchr(page, 2) == NULL && strchr(part, 2) == NULL) {
        struct buf *out = buf_new(ctx, 64);
        html_render(t, &view, out);
        if (strstr(out->data, "\x02<") != NULL)
            abort(); /* a value came out without escaping */
    }
    talloc_free(ctx);
    return 0;
}
