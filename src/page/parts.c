/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "page/parts.h"

#include <stdlib.h>
#include <string.h>

const struct html_field deel_keuze_fields[] = {HTML_FIELD_TEXT(struct deel_keuze, code),
                                               HTML_FIELD_TEXT(struct deel_keuze, label),
                                               HTML_FIELD_BOOL(struct deel_keuze, gekozen),
                                               {0}};

const struct html_field deel_filter_fields[] = {
    HTML_FIELD_TEXT(struct deel_filter, naam),
    HTML_FIELD_TEXT(struct deel_filter, id),
    HTML_FIELD_TEXT(struct deel_filter, label),
    HTML_FIELD_TEXT(struct deel_filter, type),
    HTML_FIELD_TEXT(struct deel_filter, waarde),
    HTML_FIELD_BOOL(struct deel_filter, is_keuze),
    HTML_FIELD_LIST(struct deel_filter, keuzes, deel_keuze_fields, sizeof(struct deel_keuze)),
    {0}};

const struct html_field deel_fout_fields[] = {
    HTML_FIELD_TEXT(struct deel_fout, doel), HTML_FIELD_TEXT(struct deel_fout, melding), {0}};

const struct html_field deel_gegeven_fields[] = {HTML_FIELD_TEXT(struct deel_gegeven, label),
                                                 HTML_FIELD_TEXT(struct deel_gegeven, waarde),
                                                 HTML_FIELD_TEXT(struct deel_gegeven, url),
                                                 HTML_FIELD_BOOL(struct deel_gegeven, verborgen),
                                                 {0}};

const struct html_field deel_verborgen_fields[] = {
    HTML_FIELD_TEXT(struct deel_verborgen, naam), HTML_FIELD_TEXT(struct deel_verborgen, waarde), {0}};

long deel_pagina(const struct fcgi_fields *query) {
    const char *text = fcgi_get(query, "pagina");
    if (!text || !*text || strlen(text) > 6 || strspn(text, "0123456789") != strlen(text))
        return 1;
    long n = strtol(text, NULL, 10);
    return n < 1 ? 1 : n;
}

static void add_pair(struct buf *out, bool *first, const char *naam, const char *waarde) {
    buf_add_char(out, *first ? '?' : '&');
    *first = false;
    fcgi_urlencode(out, naam);
    buf_add_char(out, '=');
    fcgi_urlencode(out, waarde);
}

const char *deel_url(TALLOC_CTX *ctx, const char *path, const struct fcgi_fields *query, const char *naam,
                     const char *waarde) {
    struct buf *out = buf_new(ctx, 128);
    bool first = true;
    buf_add(out, path);
    for (size_t i = 0; i < query->count; i++) {
        const struct fcgi_field *f = &query->rows[i];
        /* "gedaan" tells once what was just done */
        if (*f->value && strcmp(f->name, "pagina") != 0 && strcmp(f->name, "gedaan") != 0 && strcmp(f->name, naam) != 0)
            add_pair(out, &first, f->name, f->value);
    }
    if (waarde)
        add_pair(out, &first, naam, waarde);
    return out->data;
}

static const char *blad_url(TALLOC_CTX *ctx, const char *path, const struct fcgi_fields *query, long blad) {
    return deel_url(ctx, path, query, "pagina", blad > 1 ? talloc_asprintf(ctx, "%ld", blad) : NULL);
}

struct deel_blad deel_blad(TALLOC_CTX *ctx, const struct fcgi_request *req, long rijen_per_blad, size_t getoond,
                           bool meer) {
    long blad = deel_pagina(&req->query);
    long voor = (blad - 1) * rijen_per_blad;
    return (struct deel_blad){.aantal = (long)getoond,
                              .van = voor + 1,
                              .tot = voor + (long)getoond,
                              .blad = blad,
                              .vorige_url = blad > 1 ? blad_url(ctx, req->path, &req->query, blad - 1) : NULL,
                              .volgende_url = meer ? blad_url(ctx, req->path, &req->query, blad + 1) : NULL};
}

const char *deel_dagen(TALLOC_CTX *ctx, struct date dag, struct date vandaag) {
    if (date_is_empty(dag))
        return NULL;
    long n = date_days_between(vandaag, dag);
    if (n == 0)
        return "vandaag";
    const char *woord = n == 1 || n == -1 ? "dag" : "dagen";
    return n > 0 ? talloc_asprintf(ctx, "nog %ld %s", n, woord) : talloc_asprintf(ctx, "%ld %s te laat", -n, woord);
}

const char *deel_geleden(TALLOC_CTX *ctx, struct date dag, struct date vandaag) {
    long n = date_days_between(dag, vandaag);
    return talloc_asprintf(ctx, "%ld %s geleden", n, n == 1 ? "dag" : "dagen");
}

const char *deel_datum(TALLOC_CTX *ctx, struct date d) {
    return date_is_empty(d) ? NULL : date_nl(ctx, d);
}

const char *deel_iso(TALLOC_CTX *ctx, struct date d) {
    if (date_is_empty(d))
        return NULL;
    char text[11];
    date_iso(d, text);
    return talloc_strdup(ctx, text);
}

struct deel_onderdeel deel_onderdeel_van(TALLOC_CTX *ctx, const char *naam, enum onderdeel_is is, struct date datum) {
    bool wanneer = is != ONDERDEEL_OPEN && is != ONDERDEEL_NVT && !date_is_empty(datum);
    return (struct deel_onderdeel){.naam = naam,
                                   .stand = onderdeel_is_label(is),
                                   .datum = wanneer ? deel_datum(ctx, datum) : NULL,
                                   .datum_iso = wanneer ? deel_iso(ctx, datum) : NULL,
                                   .behaald = is == ONDERDEEL_BEHAALD};
}

#define PG_DATE_LEN 10
#define PG_MINUTES_LEN 16

const char *deel_moment(TALLOC_CTX *ctx, const char *pg_tijd) {
    char dag[PG_DATE_LEN + 1] = "";
    struct date d;
    if (!pg_tijd || strlen(pg_tijd) < PG_MINUTES_LEN)
        return NULL;
    memcpy(dag, pg_tijd, PG_DATE_LEN);
    if (!date_parse(dag, &d))
        return NULL;
    return talloc_asprintf(ctx, "%s, %.5s", date_nl(ctx, d), pg_tijd + PG_DATE_LEN + 1);
}

const char *deel_moment_iso(TALLOC_CTX *ctx, const char *pg_tijd) {
    if (!pg_tijd || strlen(pg_tijd) < PG_MINUTES_LEN)
        return NULL;
    char *iso = talloc_strdup(ctx, pg_tijd);
    iso[PG_DATE_LEN] = 'T';
    /* HTML wants the minutes of the zone too; PostgreSQL leaves them out when they are 00. */
    size_t len = strlen(iso);
    bool kort = len > 3 && (iso[len - 3] == '+' || iso[len - 3] == '-');
    return kort ? talloc_strdup_append(iso, ":00") : iso;
}

static struct deel_gegeven gegeven(TALLOC_CTX *ctx, const struct veld *f, const char *waarde, bool masker) {
    bool verborgen = masker && waarde && f->biv.v == BIV_HOOG;
    return (struct deel_gegeven){.label = f->label,
                                 .waarde = verborgen ? "•••••"
                                           : waarde  ? veld_toon(ctx, f, waarde)
                                                     : NULL,
                                 .verborgen = verborgen};
}

struct deel_gegeven *deel_gegevens(TALLOC_CTX *ctx, const struct bericht *b, bool masker, size_t *ret_aantal) {
    size_t n = stelsel_veld_aantal(b->dienst);
    struct deel_gegeven *rows = talloc_zero_array(ctx, struct deel_gegeven, (unsigned)n + 1);
    for (size_t i = 0; i < n; i++)
        rows[i] = gegeven(ctx, &b->dienst->velden[i], b->waarden[i], masker);
    *ret_aantal = n;
    return rows;
}

static const char *empty_themes(TALLOC_CTX *ctx, const struct bericht *b) {
    char *names = NULL;
    for (const struct thema *t = b->dienst->themas; t->code; t++)
        if (!stelsel_thema_ingevuld(b, t->code))
            names = names ? talloc_asprintf_append(names, ", %s", t->naam) : talloc_strdup(ctx, t->naam);
    return names;
}

void deel_zonder_leeg(TALLOC_CTX *ctx, const struct bericht *b, struct deel_gegeven *rows, size_t *aantal) {
    size_t n = 0;
    if (!b->dienst->themas)
        return;
    for (size_t i = 0; i < *aantal; i++)
        if (rows[i].waarde || !b->dienst->velden[i].thema)
            rows[n++] = rows[i];
    const char *empty = empty_themes(ctx, b);
    if (empty) /* there is room: its fields are gone */
        rows[n++] = (struct deel_gegeven){.label = "Onderwerpen zonder gegevens", .waarde = empty};
    *aantal = n;
}

static bool listed(const char *const *names, const char *naam) {
    for (; *names; names++)
        if (strcmp(*names, naam) == 0)
            return true;
    return false;
}

struct deel_verborgen *deel_bewaar(TALLOC_CTX *ctx, const struct fcgi_fields *sent, const char *const *niet,
                                   size_t *ret_aantal) {
    struct deel_verborgen *rows = talloc_zero_array(ctx, struct deel_verborgen, (unsigned)sent->count + 1);
    size_t n = 0;
    for (size_t i = 0; i < sent->count; i++)
        if (!listed(niet, sent->rows[i].name))
            rows[n++] = (struct deel_verborgen){.naam = sent->rows[i].name, .waarde = sent->rows[i].value};
    *ret_aantal = n;
    return rows;
}
