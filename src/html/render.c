/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */

#include "html/ops.h"

#include <stdlib.h>
#include <string.h>

/* Where the value of ref is; NULL when a pointer on the way is NULL. */
static inline const char *address(const char *const *scopes, const struct html_ref *ref) {
    const char *p = scopes[ref->scope];
    for (unsigned i = 0; i < ref->hops_n; i++) {
        p = *(const char *const *)(const void *)(p + ref->hops[i]);
        if (p == NULL)
            return NULL;
    }
    return p + ref->offset;
}

static inline const char *pointer_at(const char *p) {
    return *(const char *const *)(const void *)p;
}

static inline size_t list_count(const struct html_ref *ref, const char *list) {
    return *(const size_t *)(const void *)(list - ref->offset + ref->count_offset);
}

static bool is_true(const char *const *scopes, const struct html_op *op) {
    const char *p = address(scopes, &op->ref);
    if (p == NULL)
        return false;
    switch (op->value) {
    case HTML_TEXT:
        return pointer_at(p) != NULL && pointer_at(p)[0] != '\0';
    case HTML_INT:
        return *(const long *)(const void *)p != 0;
    case HTML_BOOL:
        return *(const bool *)(const void *)p;
    case HTML_SAFE:
        return pointer_at(p) != NULL && ((const struct html_safe *)(const void *)pointer_at(p))->len > 0;
    case HTML_BY_FORM:
    case HTML_STRUCT:
        return pointer_at(p) != NULL;
    case HTML_LIST:
        return list_count(&op->ref, p) > 0;
    default: /* HTML_INLINE */
        return true;
    }
}

/* The scope of a section: the struct itself, or for a text or a number the place where it is. */
static const char *entered(const char *const *scopes, const struct html_op *op) {
    const char *p = address(scopes, &op->ref);
    return op->value == HTML_STRUCT || op->kind == OP_EACH ? pointer_at(p) : p;
}

static void put_text(const char *const *scopes, const struct html_op *op, struct buf *out) {
    const char *p = address(scopes, &op->ref);
    if (p != NULL && pointer_at(p) != NULL)
        html_escape(out, pointer_at(p));
}

static void put_int(const char *const *scopes, const struct html_op *op, struct buf *out) {
    const char *p = address(scopes, &op->ref);
    if (p != NULL)
        buf_add_int(out, *(const long *)(const void *)p);
}

static void put_safe(const char *const *scopes, const struct html_op *op, struct buf *out) {
    const char *p = address(scopes, &op->ref);
    const struct html_safe *safe = p != NULL ? (const void *)pointer_at(p) : NULL;
    if (safe != NULL)
        buf_add_n(out, safe->text, safe->len);
}

/* The start of the form that is open; NULL when none is. Only templates write a "<". */
static const char *open_form(const struct buf *out) {
    static const char begins[] = "form ", ends[] = "/form>";
    for (const char *at = out->data + out->len; at > out->data;) {
        if (*--at != '<')
            continue;
        if (strncmp(at + 1, begins, sizeof begins - 1) == 0)
            return at;
        if (strncmp(at + 1, ends, sizeof ends - 1) == 0)
            return NULL;
    }
    return NULL;
}

static void put_by_form(const char *const *scopes, const struct html_op *op, struct buf *out) {
    static const char name[] = " action=\"";
    const char *p = address(scopes, &op->ref);
    const struct html_by_form *value = p != NULL ? (const void *)pointer_at(p) : NULL;
    const char *form = value != NULL ? open_form(out) : NULL;
    const char *end = form != NULL ? strchr(form, '>') : NULL;
    const char *action = form != NULL ? strstr(form, name) : NULL;
    if (end == NULL || action == NULL || action > end)
        return;
    action += sizeof name - 1;
    struct buf *text = buf_new(out, 64);
    value->make(value, action, strcspn(action, "\"?#"), text);
    html_escape(out, text->data);
    talloc_free(text);
}

void html_render(const struct html_template *t, const void *view, struct buf *out) {
    const char *scopes[HTML_SCOPES_MAX] = {view};
    size_t left[HTML_SCOPES_MAX] = {0};
    for (unsigned i = 0; i < t->count;) {
        const struct html_op *op = &t->ops[i++];
        switch (op->kind) {
        case OP_LITERAL:
            buf_add_n(out, t->pool->data + op->text_at, op->text_len);
            break;
        case OP_TEXT:
            put_text(scopes, op, out);
            break;
        case OP_INT:
            put_int(scopes, op, out);
            break;
        case OP_SAFE:
            put_safe(scopes, op, out);
            break;
        case OP_BY_FORM:
            put_by_form(scopes, op, out);
            break;
        case OP_IF:
        case OP_IF_NOT:
            if (is_true(scopes, op) == (op->kind == OP_IF_NOT))
                i = op->jump;
            break;
        case OP_WITH:
        case OP_EACH:
            if (!is_true(scopes, op)) {
                i = op->jump;
                break;
            }
            if (op->kind == OP_EACH)
                left[op->inner] = list_count(&op->ref, address(scopes, &op->ref));
            scopes[op->inner] = entered(scopes, op);
            break;
        case OP_NEXT:
            if (--left[op->inner] == 0)
                break;
            scopes[op->inner] += op->size;
            i = op->jump;
            break;
        }
    }
}

static const struct html_safe *safe_from(TALLOC_CTX *ctx, const struct buf *b) {
    struct html_safe *safe = talloc_size(ctx, sizeof *safe + b->len + 1);
    if (safe == NULL)
        abort();
    safe->len = b->len;
    memcpy(safe->text, b->data, b->len + 1);
    return safe;
}

const struct html_safe *html_render_safe(TALLOC_CTX *ctx, const struct html_template *t, const void *view) {
    struct buf *b = buf_new(ctx, 1024);
    html_render(t, view, b);
    const struct html_safe *safe = safe_from(ctx, b);
    talloc_free(b);
    return safe;
}

const struct html_safe *html_escape_safe(TALLOC_CTX *ctx, const char *text) {
    struct buf *b = buf_new(ctx, strlen(text) + 64);
    html_escape(b, text);
    const struct html_safe *safe = safe_from(ctx, b);
    talloc_free(b);
    return safe;
}
