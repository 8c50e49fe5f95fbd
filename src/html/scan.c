/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */

#include "html/scan.h"

#include <string.h>

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

static bool is_space(char c) {
    return is_blank(c) || c == '\r' || c == '\n';
}

static const char *find(const char *from, const char *end, const char *what) {
    size_t len = strlen(what);
    for (const char *p = from; p + len <= end; p++) {
        p = memchr(p, what[0], (size_t)(end - p));
        if (p == NULL || p + len > end)
            return NULL;
        if (memcmp(p, what, len) == 0)
            return p;
    }
    return NULL;
}

static struct html_piece trimmed(const char *from, const char *to) {
    while (from < to && is_space(*from))
        from++;
    while (to > from && is_space(to[-1]))
        to--;
    return (struct html_piece){.at = from, .len = (size_t)(to - from)};
}

void html_scan_start(struct html_scan *s, const char *text) {
    *s = (struct html_scan){
        .text = text, .at = text, .end = text + strlen(text), .counted = text, .line = 1, .open = "{{", .close = "}}"};
}

static int line_of(struct html_scan *s, const char *at) {
    for (; s->counted < at; s->counted++)
        if (*s->counted == '\n')
            s->line++;
    return s->line;
}

static enum html_tag_kind kind_of(char sigil) {
    switch (sigil) {
    case '{':
    case '&':
        return TAG_RAW;
    case '#':
        return TAG_SECTION;
    case '^':
        return TAG_INVERTED;
    case '/':
        return TAG_CLOSE;
    case '>':
        return TAG_PARTIAL;
    case '!':
        return TAG_COMMENT;
    case '=':
        return TAG_DELIMITERS;
    default:
        return TAG_VALUE;
    }
}

/* Splits "<% %>" into the two new delimiters. */
static bool set_delimiters(struct html_scan *s, struct html_piece both) {
    size_t first = 0;
    while (first < both.len && !is_space(both.at[first]))
        first++;
    struct html_piece second = trimmed(both.at + first, both.at + both.len);
    if (first == 0 || first > HTML_DELIMITER_MAX || second.len == 0 || second.len > HTML_DELIMITER_MAX)
        return false;
    for (size_t i = 0; i < second.len; i++)
        if (is_space(second.at[i]))
            return false;
    if (memchr(both.at, '=', both.len) != NULL)
        return false;
    memcpy(s->open, both.at, first);
    s->open[first] = '\0';
    memcpy(s->close, second.at, second.len);
    s->close[second.len] = '\0';
    return true;
}

/* When nothing but blanks surrounds the tag on its line(s), the line belongs to the tag. */
static void take_line(struct html_scan *s, const char *tag_start, struct html_tag *tag) {
    const char *line = tag_start;
    while (line > s->text && is_blank(line[-1]))
        line--;
    if (line > s->text && line[-1] != '\n')
        return;
    const char *after = s->at;
    while (after < s->end && is_blank(*after))
        after++;
    if (after + 1 < s->end && after[0] == '\r' && after[1] == '\n')
        after += 2;
    else if (after < s->end && *after == '\n')
        after++;
    else if (after != s->end)
        return;
    tag->before.len = (size_t)(line - tag->before.at);
    if (tag->kind == TAG_PARTIAL)
        tag->indent = (struct html_piece){.at = line, .len = (size_t)(tag_start - line)};
    s->at = after;
}

/* Reads the tag that opens at tag_start: its kind, its name, and where the text goes on. */
static bool read_tag(struct html_scan *s, const char *tag_start, struct html_tag *ret, const char **ret_why) {
    const char *inside = tag_start + strlen(s->open);
    char sigil = inside < s->end ? *inside : '\0';
    ret->kind = kind_of(sigil);
    if (ret->kind != TAG_VALUE)
        inside++;
    char closing[HTML_DELIMITER_MAX + 2] = "";
    if (sigil == '{' || sigil == '=')
        closing[0] = sigil == '{' ? '}' : '=';
    memcpy(closing + strlen(closing), s->close, strlen(s->close) + 1);
    const char *stop = find(inside, s->end, closing);
    if (stop == NULL) {
        *ret_why = "a tag is not closed";
        return false;
    }
    s->at = stop + strlen(closing);
    ret->name = trimmed(inside, stop);
    if (ret->kind == TAG_DELIMITERS && !set_delimiters(s, ret->name)) {
        *ret_why = "delimiters are two words without = and at most 8 characters";
        return false;
    }
    return true;
}

bool html_scan_next(struct html_scan *s, struct html_tag *ret, const char **ret_why) {
    const char *start = s->at;
    const char *tag_start = find(start, s->end, s->open);
    *ret = (struct html_tag){.kind = TAG_END};
    if (tag_start == NULL) {
        ret->before = (struct html_piece){.at = start, .len = (size_t)(s->end - start)};
        s->at = s->end;
        ret->line = line_of(s, s->end);
        return true;
    }
    ret->before = (struct html_piece){.at = start, .len = (size_t)(tag_start - start)};
    ret->line = line_of(s, tag_start);
    if (!read_tag(s, tag_start, ret, ret_why))
        return false;
    if (ret->kind != TAG_VALUE && ret->kind != TAG_RAW)
        take_line(s, tag_start, ret);
    return true;
}
