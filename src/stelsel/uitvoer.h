/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * A service of the chain that is no delivery about one person but a file about all of them: one const struct says its
 * columns, and file, description and dictionary are derived from it. Pure: a column is a function of the history of one
 * person, as it was known and true on the last day of the period.
 *
 * To add a column: a row in src/stelsel/monitoring.c with its source, a case in tests/unit/uitvoer_test.c, and
 * portaalctl cbs-uitvoer --beschrijf >docs/cbs.md (a test compares them).
 */
#ifndef STELSEL_UITVOER_H
#define STELSEL_UITVOER_H

#include "stelsel/stelsel.h"

/* A quarter: "2026-3" is July up to and including September 2026. */
struct periode {
    struct date van, tot; /* both included */
};
bool periode_lees(const char *tekst, struct periode *ret);

struct uitvoer_vraag {
    const struct historie *historie; /* as it was known, up to and including periode.tot */
    const struct stand *stand;       /* on periode.tot */
    struct periode periode;
};

struct uitvoer_kolom {
    const char *naam;      /* snake_case, the heading in the file */
    const char *betekenis; /* Dutch */
    const char *waarden;   /* what may stand there */
    const char *bron;      /* article */
    bool gebied;           /* left out where fewer than UITVOER_KLEIN people share it */
    /* Text without comma, quote or line end, on ctx or static; NULL: nothing to say. */
    const char *(*waarde)(TALLOC_CTX *ctx, const struct uitvoer_vraag *v);
};
#define UITVOER_KLEIN 10
#define UITVOER_KOLOMMEN_MAX 40

struct stelseluitvoer {
    int nummer; /* row in the list of the chain */
    const char *code, *naam, *omschrijving;
    unsigned afzenders, ontvangers; /* enum partij bits */
    const char *gebruik;            /* what the receiver does with it */
    const char *grond, *termijn;
    const struct uitvoer_kolom *kolommen; /* ends with {0}; the pseudoniem comes before them by itself */
    bool (*telt_mee)(const struct uitvoer_vraag *v);
};

/* The register (STELSELUITVOER in register.mk), NULL-terminated. */
extern const struct stelseluitvoer *const uitvoer_register[];
const struct stelseluitvoer *uitvoer_vind(const char *code); /* NULL when absent */
size_t uitvoer_kolom_aantal(const struct stelseluitvoer *u);
bool uitvoer_keur(const struct stelseluitvoer *u, struct buf *waarom);
/* What the file holds and how it is made, Markdown in Dutch: docs/cbs.md. */
void uitvoer_beschrijf(const struct stelseluitvoer *u, struct buf *uit);

#endif
