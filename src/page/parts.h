/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Parts that several views share: filters, summary lists, hidden fields, mistakes, the pager. Names:
 * templates/README.md.
 */
#ifndef PAGE_PARTS_H
#define PAGE_PARTS_H

#include "base/date.h"
#include "base/err.h"
#include "fcgi/fcgi.h"
#include "html/html.h"
#include "stelsel/stelsel.h"

#include <talloc.h>

struct deel_keuze {
    const char *code, *label;
    bool gekozen;
};
struct deel_filter {
    const char *naam, *id, *label, *type, *waarde;
    bool is_keuze;
    struct deel_keuze *keuzes;
    size_t keuzes_aantal;
};
struct deel_fout {
    const char *doel, *melding;
};
struct deel_gegeven {
    const char *label, *waarde, *url; /* url: what the value is a link to; NULL none */
    bool verborgen;
};
struct deel_verborgen {
    const char *naam, *waarde;
};

extern const struct html_field deel_keuze_fields[], deel_filter_fields[], deel_fout_fields[], deel_gegeven_fields[],
    deel_verborgen_fields[];

/* The pager is part of the view itself, because its names stand alone in the template. */
#define DEEL_BLAD_LEDEN                                                                                                \
    long aantal, van, tot, blad;                                                                                       \
    const char *vorige_url, *volgende_url;
#define DEEL_BLAD_FIELDS(T)                                                                                            \
    HTML_FIELD_INT(T, aantal), HTML_FIELD_INT(T, van), HTML_FIELD_INT(T, tot), HTML_FIELD_INT(T, blad),                \
        HTML_FIELD_TEXT(T, vorige_url), HTML_FIELD_TEXT(T, volgende_url)

/* How many rows there are in all is not counted: that would cost more than the page itself. */
#define DEEL_BLAD_VUL(view, b)                                                                                         \
    ((view).aantal = (b).aantal, (view).van = (b).van, (view).tot = (b).tot, (view).blad = (b).blad,                   \
     (view).vorige_url = (b).vorige_url, (view).volgende_url = (b).volgende_url)
struct deel_blad {
    DEEL_BLAD_LEDEN
};
/* getoond: rows on this page; meer: there is a next one. query makes the links, all but its page number. */
struct deel_blad deel_blad(TALLOC_CTX *ctx, const struct fcgi_request *req, long rijen_per_blad, size_t getoond,
                           bool meer);

/* ---- filters in the URL ---- */

/* ERR_INPUT when a name is sent that is not in the list (NULL-terminated), or is sent twice. */
bool deel_query_goed(const struct fcgi_fields *query, const char *const *namen, struct err *err);
/* The code that was asked; *ret NULL when none. ERR_INPUT when it is not one of the choices (list ends with {0}). */
bool deel_query_keuze(const struct fcgi_fields *query, const char *naam, const struct keuze *keuzes, const char **ret,
                      struct err *err);
bool deel_query_datum(const struct fcgi_fields *query, const char *naam, struct date *ret, struct err *err);
struct deel_filter deel_filter_keuze(TALLOC_CTX *ctx, const char *naam, const char *label, const struct keuze *keuzes,
                                     const char *gekozen);
struct deel_filter deel_filter_datum(TALLOC_CTX *ctx, const char *naam, const char *label, struct date waarde);
/* All phases as choices. */
const struct keuze *deel_fasen(TALLOC_CTX *ctx);
/* The choices of a field of a stelseldienst; the label of one code, NULL when absent. */
const struct keuze *deel_keuzes(const char *dienst, const char *veld);
const char *deel_label(const char *dienst, const char *veld, const char *code);

/* The page number that the query asks for: 1 when absent or nonsense. */
long deel_pagina(const struct fcgi_fields *query);
/* path?query, with the field `naam` set to `waarde` (NULL: left out) and without the page number. */
const char *deel_url(TALLOC_CTX *ctx, const char *path, const struct fcgi_fields *query, const char *naam,
                     const char *waarde);

/* "3 dagen geleden", for a day before today. */
const char *deel_geleden(TALLOC_CTX *ctx, struct date dag, struct date vandaag);
/* "nog 12 dagen", "vandaag", "3 dagen te laat"; NULL for an empty date. */
const char *deel_dagen(TALLOC_CTX *ctx, struct date dag, struct date vandaag);
#define DEEL_DRINGEND_DAGEN 28
const char *deel_datum(TALLOC_CTX *ctx, struct date d); /* NULL for an empty date */
const char *deel_iso(TALLOC_CTX *ctx, struct date d);
/* One part of the plicht: where somebody stands with it. */
struct deel_onderdeel {
    const char *naam, *stand, *datum, *datum_iso; /* datum NULL: open, or never asked */
    bool behaald;
};
struct deel_onderdeel deel_onderdeel_van(TALLOC_CTX *ctx, const char *naam, enum onderdeel_is is, struct date datum);
/* "2026-04-03 14:05:00.123+02" as PostgreSQL writes it -> "3 april 2026, 14:05" and "2026-04-03T14:05:00.123+02:00". */
const char *deel_moment(TALLOC_CTX *ctx, const char *pg_tijd);
const char *deel_moment_iso(TALLOC_CTX *ctx, const char *pg_tijd);

/* The fields of a bericht as a summary list; class V hoog is shown as masked when `masker`. */
struct deel_gegeven *deel_gegevens(TALLOC_CTX *ctx, const struct bericht *b, bool masker, size_t *ret_aantal);
/* Of a service with themes: what was left empty takes no line of its own; one line at the end names the themes of which
 * nothing is known. rows: as deel_gegevens gave them. */
void deel_zonder_leeg(TALLOC_CTX *ctx, const struct bericht *b, struct deel_gegeven *rows, size_t *aantal);
/* All that was sent, except the names in `niet` (NULL-terminated), as hidden fields. */
struct deel_verborgen *deel_bewaar(TALLOC_CTX *ctx, const struct fcgi_fields *sent, const char *const *niet,
                                   size_t *ret_aantal);

#endif
