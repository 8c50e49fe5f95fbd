/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Filters of the lists: read from the URL, drawn as a form. What is not understood is refused, not ignored: a list that
 * silently leaves out a filter shows something else than it says.
 */
#include "page/parts.h"

#include <string.h>

static bool listed(const char *const *names, const char *naam) {
    for (; *names; names++)
        if (strcmp(*names, naam) == 0)
            return true;
    return false;
}

bool deel_query_goed(const struct fcgi_fields *query, const char *const *namen, struct err *err) {
    for (size_t i = 0; i < query->count; i++) {
        const char *naam = query->rows[i].name;
        if (!listed(namen, naam))
            return err_set(err, ERR_INPUT, "query", "a name that this page does not know");
        if (fcgi_times(query, naam) > 1)
            return err_set(err, ERR_INPUT, "query", "a name that is sent twice");
    }
    return true;
}

static const char *label_of(const struct keuze *keuzes, const char *code) {
    for (const struct keuze *k = keuzes; k && k->code && code; k++)
        if (strcmp(k->code, code) == 0)
            return k->label;
    return NULL;
}

bool deel_query_keuze(const struct fcgi_fields *query, const char *naam, const struct keuze *keuzes, const char **ret,
                      struct err *err) {
    const char *code = fcgi_get(query, naam);
    bool empty = !code || !*code;
    if (!empty && !label_of(keuzes, code))
        return err_set(err, ERR_INPUT, naam, "not one of the choices");
    *ret = empty ? NULL : code;
    return true;
}

bool deel_query_datum(const struct fcgi_fields *query, const char *naam, struct date *ret, struct err *err) {
    const char *text = fcgi_get(query, naam);
    *ret = (struct date){0};
    if (!text || !*text)
        return true;
    return date_parse(text, ret) || err_set(err, ERR_INPUT, naam, "not a date");
}

static size_t count(const struct keuze *keuzes) {
    size_t n = 0;
    while (keuzes && keuzes[n].code)
        n++;
    return n;
}

struct deel_filter deel_filter_keuze(TALLOC_CTX *ctx, const char *naam, const char *label, const struct keuze *keuzes,
                                     const char *gekozen) {
    size_t n = count(keuzes);
    struct deel_keuze *rows = talloc_zero_array(ctx, struct deel_keuze, (unsigned)n + 1);
    rows[0] = (struct deel_keuze){.code = "", .label = "Alle", .gekozen = gekozen == NULL};
    for (size_t i = 0; i < n; i++)
        rows[i + 1] = (struct deel_keuze){.code = keuzes[i].code,
                                          .label = keuzes[i].label,
                                          .gekozen = gekozen && strcmp(gekozen, keuzes[i].code) == 0};
    return (struct deel_filter){.naam = naam,
                                .id = talloc_asprintf(ctx, "filter-%s", naam),
                                .label = label,
                                .is_keuze = true,
                                .keuzes = rows,
                                .keuzes_aantal = n + 1};
}

struct deel_filter deel_filter_datum(TALLOC_CTX *ctx, const char *naam, const char *label, struct date waarde) {
    return (struct deel_filter){.naam = naam,
                                .id = talloc_asprintf(ctx, "filter-%s", naam),
                                .label = label,
                                .type = "date",
                                .waarde = deel_iso(ctx, waarde)};
}

const struct keuze *deel_fasen(TALLOC_CTX *ctx) {
    struct keuze *rows = talloc_zero_array(ctx, struct keuze, FASEN + 1);
    for (int f = 0; f < FASEN; f++)
        rows[f] = (struct keuze){fase_code((enum fase)f), fase_label((enum fase)f)};
    return rows;
}

const struct keuze *deel_keuzes(const char *dienst, const char *veld) {
    const struct stelseldienst *d = stelsel_vind(dienst);
    const struct veld *f = d ? stelsel_veld(d, veld) : NULL;
    return f ? f->keuzes : NULL;
}

const char *deel_label(const char *dienst, const char *veld, const char *code) {
    return label_of(deel_keuzes(dienst, veld), code);
}
