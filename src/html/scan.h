/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Inside html/ only: the tags of one template text, one after the other.
 *
 * html_scan_next gives the literal text before the next tag and that tag. Sections, comments, partials and delimiter
 * changes that stand alone on a line take their whole line with them, as the Mustache specification asks; a partial
 * keeps the indentation.
 */
#ifndef HTML_SCAN_H
#define HTML_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#define HTML_DELIMITER_MAX 8

enum html_tag_kind {
    TAG_END, /* the text is finished */
    TAG_VALUE,
    TAG_RAW,
    TAG_SECTION,
    TAG_INVERTED,
    TAG_CLOSE,
    TAG_PARTIAL,
    TAG_COMMENT,
    TAG_DELIMITERS
};

struct html_piece { /* part of the template's own text */
    const char *at;
    size_t len;
};

struct html_tag {
    enum html_tag_kind kind;
    int line;
    struct html_piece before; /* literal text before the tag */
    struct html_piece name;
    struct html_piece indent; /* PARTIAL that stands alone on its line */
};

struct html_scan {
    const char *text, *at, *end;
    const char *counted; /* lines are counted up to here */
    int line;
    char open[HTML_DELIMITER_MAX + 1], close[HTML_DELIMITER_MAX + 1];
};

void html_scan_start(struct html_scan *s, const char *text);
/* False when the text is broken; then *ret_why is a constant sentence and ret->line tells where. */
bool html_scan_next(struct html_scan *s, struct html_tag *ret, const char **ret_why);

#endif
