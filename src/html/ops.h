/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Inside html/ only: what a compiled template is made of. Every name is resolved at load into a reference (which scope,
 * which pointers to follow, which offset), so that rendering looks nothing up.
 */
#ifndef HTML_OPS_H
#define HTML_OPS_H

#include "html/html.h"
#include "html/scan.h"

#define HTML_SCOPES_MAX 24  /* sections with a struct or a list inside each other */
#define HTML_HOPS_MAX 5     /* struct pointers in one dotted name */
#define HTML_OPS_MAX 50000  /* of one page with all of its partials */
#define HTML_NESTING_MAX 24 /* partials in partials, and sections in sections */

struct html_safe {
    size_t len;
    char text[];
};

/* Where a value is: start at the scope's struct, follow each pointer, add the offset. */
struct html_ref {
    unsigned char scope;
    unsigned char hops_n;
    unsigned hops[HTML_HOPS_MAX];
    unsigned offset;
    unsigned count_offset; /* LIST */
};

enum html_op_kind {
    OP_LITERAL, /* text_at, text_len in the template's pool */
    OP_TEXT,    /* ref, escaped */
    OP_INT,
    OP_SAFE,
    OP_BY_FORM,
    OP_IF,     /* go to jump when the value is false */
    OP_IF_NOT, /* go to jump when the value is true */
    OP_WITH,   /* as OP_IF, and scope inner = the struct */
    OP_EACH,   /* as OP_IF, and scope inner = the first element */
    OP_NEXT    /* scope inner = the next element and go back to jump, or go on after the last */
};

struct html_op {
    enum html_op_kind kind;
    enum html_kind value; /* IF, IF_NOT, WITH: the kind of the value */
    unsigned jump;
    unsigned text_at, text_len;
    unsigned inner; /* WITH, EACH, NEXT: which scope is set */
    size_t size;    /* EACH, NEXT: bytes of an element */
    struct html_ref ref;
};

struct html_template {
    struct html_op *ops;
    unsigned count, cap;
    struct buf *pool; /* all literal text */
};

/* The template's text; NULL when the set does not have it. */
const char *html_templates_find(const struct html_templates *set, const char *name, size_t len);

/* Resolves a name from the innermost scope outwards; NULL when no scope has it (or it goes through something that is
 * not a struct). */
const struct html_field *html_resolve(const struct html_field *const *scopes, unsigned depth, struct html_piece name,
                                      struct html_ref *ret);

#endif
