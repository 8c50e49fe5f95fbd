/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */

#include "html/ops.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One text on its way in: the page itself or a partial, and what included it. */
struct source {
    const char *name;
    size_t name_len;
    const struct source *outer;
    unsigned nesting;
};

struct section {
    struct html_piece name;
    int line;
    unsigned op;
    unsigned depth; /* scopes outside the section */
};

struct compiler {
    struct html_template *t;
    const struct html_templates *set;
    const struct html_field *scopes[HTML_SCOPES_MAX];
    unsigned depth;
    bool may_merge; /* the last literal is not the target of a jump */
    struct err *err;
};

static bool compile_text(struct compiler *c, const struct source *src, const char *text);

static bool fail(struct compiler *c, const struct source *src, int line, const char *why, struct html_piece name) {
    char place[ERR_PLACE_MAX];
    (void)snprintf(place, sizeof place, "templates/%.*s.html:%d", (int)src->name_len, src->name, line);
    return err_set(c->err, ERR_INTERNAL, place, "%s: %.*s", why, (int)(name.len > 80 ? 80 : name.len),
                   name.at != NULL ? name.at : "");
}

/* NULL when the page has become too large. */
static struct html_op *add_op(struct compiler *c, enum html_op_kind kind) {
    struct html_template *t = c->t;
    if (t->count == HTML_OPS_MAX)
        return NULL;
    if (t->count == t->cap) {
        t->cap = t->cap == 0 ? 32 : t->cap * 2;
        t->ops = talloc_realloc(t, t->ops, struct html_op, t->cap);
        if (t->ops == NULL)
            abort();
    }
    t->ops[t->count] = (struct html_op){.kind = kind};
    c->may_merge = kind == OP_LITERAL;
    return &t->ops[t->count++];
}

static bool add_literal(struct compiler *c, struct html_piece text) {
    if (text.len == 0)
        return true;
    struct html_op *op = c->may_merge && c->t->count > 0 ? &c->t->ops[c->t->count - 1] : add_op(c, OP_LITERAL);
    if (op == NULL)
        return false;
    if (op->text_len == 0)
        op->text_at = (unsigned)c->t->pool->len;
    op->text_len += (unsigned)text.len;
    buf_add_n(c->t->pool, text.at, text.len);
    return true;
}

static bool add_value(struct compiler *c, const struct source *src, const struct html_tag *tag) {
    struct html_ref ref;
    const struct html_field *field = html_resolve(c->scopes, c->depth, tag->name, &ref);
    if (field == NULL)
        return fail(c, src, tag->line, "unknown name", tag->name);
    enum html_op_kind kind;
    if (field->kind == HTML_SAFE)
        kind = OP_SAFE;
    else if (field->kind == HTML_BY_FORM && tag->kind == TAG_VALUE)
        kind = OP_BY_FORM;
    else if (field->kind == HTML_INT)
        kind = OP_INT;
    else if (field->kind == HTML_TEXT && tag->kind == TAG_VALUE)
        kind = OP_TEXT;
    else
        return fail(c, src, tag->line,
                    field->kind == HTML_TEXT ? "raw output of a text that is not HTML_SAFE"
                                             : "only a text or a number can be printed",
                    tag->name);
    struct html_op *op = add_op(c, kind);
    if (op == NULL)
        return fail(c, src, tag->line, "page too large", tag->name);
    op->ref = ref;
    return true;
}

/* Inside a section on a text or a number, {{.}} is that value. */
const struct html_field html_text_element[] = {{.name = ".", .kind = HTML_TEXT}, {0}};
static const struct html_field self_int[] = {{.name = ".", .kind = HTML_INT}, {0}};
static const struct html_field self_safe[] = {{.name = ".", .kind = HTML_SAFE}, {0}};

static const struct html_field *inner_fields(const struct html_field *field) {
    switch (field->kind) {
    case HTML_TEXT:
        return html_text_element;
    case HTML_INT:
        return self_int;
    case HTML_SAFE:
        return self_safe;
    default:
        return field->inner;
    }
}

static bool open_section(struct compiler *c, const struct source *src, const struct html_tag *tag,
                         struct section *ret) {
    struct html_ref ref;
    const struct html_field *field = html_resolve(c->scopes, c->depth, tag->name, &ref);
    if (field == NULL)
        return fail(c, src, tag->line, "unknown name", tag->name);
    *ret = (struct section){.name = tag->name, .line = tag->line, .op = c->t->count, .depth = c->depth};
    bool enters = tag->kind == TAG_SECTION && field->kind != HTML_BOOL;
    if (enters && c->depth == HTML_SCOPES_MAX)
        return fail(c, src, tag->line, "sections nested too deeply", tag->name);
    enum html_op_kind kind = tag->kind == TAG_INVERTED  ? OP_IF_NOT
                             : field->kind == HTML_LIST ? OP_EACH
                             : enters                   ? OP_WITH
                                                        : OP_IF;
    struct html_op *op = add_op(c, kind);
    if (op == NULL)
        return fail(c, src, tag->line, "page too large", tag->name);
    op->value = field->kind;
    op->ref = ref;
    op->inner = c->depth;
    op->size = field->size;
    if (enters)
        c->scopes[c->depth++] = inner_fields(field);
    return true;
}

static bool close_section(struct compiler *c, const struct source *src, const struct section *open) {
    struct html_op start = c->t->ops[open->op];
    if (start.kind == OP_EACH) {
        struct html_op *next = add_op(c, OP_NEXT);
        if (next == NULL)
            return fail(c, src, open->line, "page too large", open->name);
        next->inner = start.inner;
        next->size = start.size;
        next->jump = open->op + 1;
    }
    c->t->ops[open->op].jump = c->t->count;
    c->depth = open->depth;
    c->may_merge = false;
    return true;
}

static const char *indented(TALLOC_CTX *ctx, const char *text, struct html_piece indent) {
    struct buf *b = buf_new(ctx, strlen(text) + 64);
    for (const char *line = text; *line != '\0';) {
        const char *end = strchr(line, '\n');
        size_t len = end != NULL ? (size_t)(end - line) + 1 : strlen(line);
        buf_add_n(b, indent.at, indent.len);
        buf_add_n(b, line, len);
        line += len;
    }
    return b->data;
}

static bool add_partial(struct compiler *c, const struct source *src, const struct html_tag *tag) {
    const char *text = html_templates_find(c->set, tag->name.at, tag->name.len);
    if (text == NULL)
        return fail(c, src, tag->line, "missing partial", tag->name);
    for (const struct source *s = src; s != NULL; s = s->outer)
        if (s->name_len == tag->name.len && memcmp(s->name, tag->name.at, s->name_len) == 0)
            return fail(c, src, tag->line, "a partial may not include itself", tag->name);
    if (src->nesting == HTML_NESTING_MAX)
        return fail(c, src, tag->line, "partials nested too deeply", tag->name);
    TALLOC_CTX *scratch = talloc_new(NULL);
    struct source partial = {
        .name = tag->name.at, .name_len = tag->name.len, .outer = src, .nesting = src->nesting + 1};
    bool ok = compile_text(c, &partial, tag->indent.len > 0 ? indented(scratch, text, tag->indent) : text);
    talloc_free(scratch);
    return ok;
}

/* The sections that are open in one text: a section closes in the file where it opened. */
struct open_sections {
    struct section rows[HTML_NESTING_MAX];
    unsigned count;
};

static bool same(struct html_piece a, struct html_piece b) {
    return a.len == b.len && memcmp(a.at, b.at, a.len) == 0;
}

static bool compile_tag(struct compiler *c, const struct source *src, const struct html_tag *tag,
                        struct open_sections *open) {
    switch (tag->kind) {
    case TAG_VALUE:
    case TAG_RAW:
        return add_value(c, src, tag);
    case TAG_SECTION:
    case TAG_INVERTED:
        if (open->count == HTML_NESTING_MAX)
            return fail(c, src, tag->line, "sections nested too deeply", tag->name);
        return open_section(c, src, tag, &open->rows[open->count]) && ++open->count > 0;
    case TAG_CLOSE:
        if (open->count == 0 || !same(open->rows[open->count - 1].name, tag->name))
            return fail(c, src, tag->line, "closes a section that is not open here", tag->name);
        return close_section(c, src, &open->rows[--open->count]);
    case TAG_PARTIAL:
        return add_partial(c, src, tag);
    default:
        return true;
    }
}

static bool compile_text(struct compiler *c, const struct source *src, const char *text) {
    struct html_scan scan;
    struct html_tag tag;
    struct open_sections open = {.count = 0};
    const char *why = "";
    html_scan_start(&scan, text);
    do {
        if (!html_scan_next(&scan, &tag, &why))
            return fail(c, src, tag.line, why, (struct html_piece){0});
        if (!add_literal(c, tag.before))
            return fail(c, src, tag.line, "page too large", (struct html_piece){0});
        if (!compile_tag(c, src, &tag, &open))
            return false;
    } while (tag.kind != TAG_END);
    if (open.count > 0) {
        const struct section *last = &open.rows[open.count - 1];
        return fail(c, src, last->line, "section is not closed", last->name);
    }
    return true;
}

struct html_template *html_compile(TALLOC_CTX *ctx, const struct html_templates *set, const char *name,
                                   const struct html_field *fields, struct err *err) {
    const char *text = html_templates_find(set, name, strlen(name));
    if (text == NULL) {
        err_set(err, ERR_INTERNAL, name, "no such template");
        return NULL;
    }
    struct html_template *t = talloc_zero(ctx, struct html_template);
    if (t == NULL)
        abort();
    t->pool = buf_new(t, strlen(text));
    struct compiler c = {.t = t, .set = set, .scopes = {fields}, .depth = 1, .err = err};
    struct source page = {.name = name, .name_len = strlen(name)};
    if (!compile_text(&c, &page, text)) {
        talloc_free(t);
        return NULL;
    }
    return t;
}
