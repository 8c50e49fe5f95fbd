/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * What the pages that deliver, correct and withdraw read from a request besides the answers themselves.
 */
#include "page/gemeente/levering.h"
#include "store/lijst.h"

#include <stdlib.h>
#include <string.h>

const char *levering_nieuwe_sleutel(TALLOC_CTX *ctx) {
    char *key = talloc_array(ctx, char, KRYPTO_TOKEN_TEXT);
    krypto_token(key);
    return key;
}

bool levering_lees_sleutel(const struct page *p, const char **ret, struct err *err) {
    static const char allowed[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-";
    const char *text = fcgi_get(&p->req->body, "sleutel");
    size_t len = text ? strlen(text) : 0;
    if (fcgi_times(&p->req->body, "sleutel") != 1 || len < 8 || len > LEVER_KENMERK_MAX || strspn(text, allowed) != len)
        return err_set(err, ERR_INPUT, "sleutel", "absent, repeated or not of our making");
    *ret = text;
    return true;
}

bool levering_lees_gezien(const struct page *p, long *ret, struct err *err) {
    const char *text = fcgi_get(&p->req->body, "gezien");
    size_t len = text ? strlen(text) : 0;
    if (fcgi_times(&p->req->body, "gezien") != 1 || len == 0 || len > 15 || strspn(text, "0123456789") != len)
        return err_set(err, ERR_INPUT, "gezien", "absent, repeated or not a number");
    *ret = strtol(text, NULL, 10);
    return true;
}

const char *levering_lees_reden(struct page *p) {
    const char *text = fcgi_get(&p->req->body, "reden");
    if (!text)
        return NULL;
    text += strspn(text, " \t\r\n");
    size_t len = strlen(text);
    while (len > 0 && strchr(" \t\r\n", text[len - 1]))
        len--;
    return len > 0 ? talloc_strndup(p->mem, text, len) : NULL;
}

const struct bericht *levering_eigen_bericht(const struct page *p, const struct historie *h, const char *organisatie,
                                             struct err *err) {
    const struct bericht *b = historie_bericht(h, page_param(p, "bid"));
    if (b && strcmp(b->afzender, organisatie) == 0)
        return b;
    err_set(err, ERR_NOT_FOUND, "bericht", "not a bericht of this organisation");
    return NULL;
}

static bool asks_gemeente(const struct form *f) {
    for (size_t i = 0; i < f->aantal; i++)
        if (f->antwoorden[i].veld->soort == VELD_GEMEENTE)
            return true;
    return false;
}

const struct keuze *levering_gemeenten(struct page *p, const struct form *f) {
    struct organisaties g;
    struct err ignored = {0};
    if (!asks_gemeente(f) || !gemeenten_alle(p->mem, p->store, &g, &ignored))
        return NULL;
    struct keuze *keuzes = talloc_zero_array(p->mem, struct keuze, (unsigned)g.aantal + 1);
    for (size_t i = 0; i < g.aantal; i++)
        keuzes[i] = (struct keuze){.code = g.rows[i].code, .label = g.rows[i].naam};
    return keuzes;
}

const char *levering_gemeente(TALLOC_CTX *ctx, const struct keuze *gemeenten, const char *code) {
    for (const struct keuze *g = gemeenten; g && g->code; g++)
        if (strcmp(g->code, code) == 0)
            return talloc_asprintf(ctx, "%s (%s)", g->label, code);
    return code;
}

/* Her browser sent something for a field of class V hoog. */
static bool typed_hoog(const struct levering *l) {
    const struct fcgi_fields *body = &l->p->req->body;
    for (size_t i = 0; i < body->count; i++) {
        size_t len = strcspn(body->rows[i].name, "."); /* parts of a date, a file */
        for (const struct veld *f = l->dienst->velden; f->naam; f++)
            if (f->biv.v == BIV_HOOG && strlen(f->naam) == len && strncmp(body->rows[i].name, f->naam, len) == 0)
                return true;
    }
    return false;
}

bool levering_hoog(const struct levering *l, struct err *err) {
    bool eist = stelsel_eist_hoog(l->dienst, stelsel_partij(l->p->sessie.organisatie));
    if (page_mag(l->p, DOEL_HOOG) ||
        !(eist || l->concept.dicht || (l->oud && bericht_heeft_hoog(l->oud)) || typed_hoog(l)))
        return true;
    return err_set(err, ERR_DENIED, "levering", REDEN_HOOG);
}
