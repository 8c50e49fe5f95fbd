/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */

#include "html/ops.h"

#include <string.h>

static const struct html_field *row_named(const struct html_field *fields, const char *name, size_t len) {
    for (; fields != NULL && fields->kind != HTML_END; fields++)
        if (strlen(fields->name) == len && memcmp(fields->name, name, len) == 0)
            return fields;
    return NULL;
}

static size_t part_length(const char *name, const char *end) {
    const char *dot = memchr(name, '.', (size_t)(end - name));
    return (size_t)((dot != NULL ? dot : end) - name);
}

/* One more part of a dotted name: go into the struct that `field` is. */
static bool go_inside(const struct html_field *field, struct html_ref *ref) {
    if (field->kind == HTML_INLINE) {
        ref->offset += (unsigned)field->offset;
        return true;
    }
    if (field->kind != HTML_STRUCT || ref->hops_n == HTML_HOPS_MAX)
        return false;
    ref->hops[ref->hops_n++] = ref->offset + (unsigned)field->offset;
    ref->offset = 0;
    return true;
}

const struct html_field *html_resolve(const struct html_field *const *scopes, unsigned depth, struct html_piece name,
                                      struct html_ref *ret) {
    const char *at = name.at, *end = name.at + name.len;
    bool self = name.len == 1 && *at == '.';
    size_t len = self ? 1 : part_length(at, end);
    const struct html_field *field = NULL;
    struct html_ref ref = {0};
    for (unsigned scope = depth; scope > 0 && field == NULL; scope--) {
        field = row_named(scopes[scope - 1], at, len);
        ref.scope = (unsigned char)(scope - 1);
        if (self)
            break;
    }
    /* What the first part finds decides: an outer struct never fills in for a part that is missing here. */
    for (at += len; field != NULL && at < end; at += len) {
        if (!go_inside(field, &ref))
            return NULL;
        at++; /* the dot */
        len = part_length(at, end);
        field = row_named(field->inner, at, len);
    }
    if (field == NULL)
        return NULL;
    ref.count_offset = ref.offset + (unsigned)field->count_offset;
    ref.offset += (unsigned)field->offset;
    *ret = ref;
    return field;
}
