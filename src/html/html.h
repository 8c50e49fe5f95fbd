/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Escaping and the template engine. Templates are Mustache (https://mustache.github.io) files under templates/,
 * embedded by the build, compiled at start against the struct that fills them: a name that the struct does not have,
 * a missing partial or an unclosed section refuses to start. {{x}} always escapes. Raw output ({{{x}}}, {{&x}}) is
 * accepted only for a field of kind HTML_SAFE, whose value only this room can make.
 *
 * A struct is described by a const array of html_field rows ended by an all-zero row:
 *
 *     struct pagina_view { const char *titel; bool leeg; struct rij *rijen; size_t rijen_aantal; };
 *     static const struct html_field pagina_fields[] = {
 *         HTML_FIELD_TEXT(struct pagina_view, titel),
 *         HTML_FIELD_BOOL(struct pagina_view, leeg),
 *         HTML_FIELD_LIST(struct pagina_view, rijen, rij_fields, sizeof(struct rij)),   // uses rijen and rijen_aantal
 *         {0}};
 *
 * Sections: a bool; a text (shown when not NULL and not ""); a struct pointer (NULL = absent); a list (each element).
 * Inside a section on a text or a number {{.}} is that value; in a list of texts (HTML_FIELD_LIST_TEXT) it is the
 * element. Names are looked up from the innermost struct outwards; dotted names go into structs. A partial is compiled
 * in place, in the context where it stands; it may not include itself. A section closes in the file where it opened.
 * Only texts, numbers, HTML_SAFE and HTML_BY_FORM can be printed; the last is a text that depends on the <form> it
 * stands in. docs/templates.md says what of Mustache is left out and why.
 */
#ifndef HTML_HTML_H
#define HTML_HTML_H

#include "base/buf.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <talloc.h>

/* HTML that is safe as it is. Only html/ makes one (html_escape_safe, html_render_safe). */
struct html_safe;

/* A text that is another one in every form: make is given the action of the form that was opened last, as it stands in
 * the page, without a query; what it adds is escaped. Outside of a form, or in one without an action, it prints
 * nothing.
 */
struct html_by_form {
    void (*make)(const struct html_by_form *self, const char *action, size_t len, struct buf *out);
};

enum html_kind {
    HTML_END = 0,
    HTML_TEXT,    /* const char *; NULL prints nothing and is false */
    HTML_INT,     /* long; false when 0 */
    HTML_BOOL,    /* bool */
    HTML_SAFE,    /* const struct html_safe * */
    HTML_STRUCT,  /* const T *; NULL is false */
    HTML_INLINE,  /* T embedded in place: always true, for shared parts of views (the page frame) */
    HTML_BY_FORM, /* const struct html_by_form *; NULL prints nothing and is false */
    HTML_LIST     /* const T * with a size_t count beside it */
};

struct html_field {
    const char *name;
    enum html_kind kind;
    size_t offset;
    size_t count_offset;            /* LIST */
    size_t size;                    /* LIST: bytes of one element */
    const struct html_field *inner; /* STRUCT, INLINE, LIST */
};

#define HTML_FIELD_TEXT(T, f)                                                                                          \
    { .name = #f, .kind = HTML_TEXT, .offset = offsetof(T, f) }
#define HTML_FIELD_INT(T, f)                                                                                           \
    { .name = #f, .kind = HTML_INT, .offset = offsetof(T, f) }
#define HTML_FIELD_BOOL(T, f)                                                                                          \
    { .name = #f, .kind = HTML_BOOL, .offset = offsetof(T, f) }
#define HTML_FIELD_SAFE(T, f)                                                                                          \
    { .name = #f, .kind = HTML_SAFE, .offset = offsetof(T, f) }
#define HTML_FIELD_BY_FORM(T, f)                                                                                       \
    { .name = #f, .kind = HTML_BY_FORM, .offset = offsetof(T, f) }
#define HTML_FIELD_STRUCT(T, f, rows)                                                                                  \
    { .name = #f, .kind = HTML_STRUCT, .offset = offsetof(T, f), .inner = (rows) }
#define HTML_FIELD_INLINE(T, f, rows)                                                                                  \
    { .name = #f, .kind = HTML_INLINE, .offset = offsetof(T, f), .inner = (rows) }
#define HTML_FIELD_LIST(T, f, rows, elem_size)                                                                         \
    {                                                                                                                  \
        .name = #f, .kind = HTML_LIST, .offset = offsetof(T, f), .count_offset = offsetof(T, f##_aantal),              \
        .size = (elem_size), .inner = (rows)                                                                           \
    }

/* A list of const char *, printed with {{.}}. */
extern const struct html_field html_text_element[];
#define HTML_FIELD_LIST_TEXT(T, f) HTML_FIELD_LIST(T, f, html_text_element, sizeof(const char *))

struct html_templates; /* where partials are found */
struct html_template;  /* one compiled page */

/* The embedded templates (src/html/templates_embedded.c, generated; each ends with a newline): name is the path under
 * templates/ without ".html". */
struct html_templates *html_embedded(TALLOC_CTX *ctx);
struct html_templates *html_templates_new(TALLOC_CTX *ctx);                              /* empty set, for tests */
void html_templates_add(struct html_templates *set, const char *name, const char *text); /* copies both */

/* The compiled page does not need the set afterwards. NULL with err: the place is templates/NAME.html:LINE. */
struct html_template *html_compile(TALLOC_CTX *ctx, const struct html_templates *set, const char *name,
                                   const struct html_field *fields, struct err *err);
void html_render(const struct html_template *t, const void *view, struct buf *out);
const struct html_safe *html_render_safe(TALLOC_CTX *ctx, const struct html_template *t, const void *view);

const struct html_safe *html_escape_safe(TALLOC_CTX *ctx, const char *text);

void html_escape(struct buf *out, const char *text); /* & < > " ' */

#endif
