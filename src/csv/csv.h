/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Tables as text. In: RFC 4180, and what spreadsheets really save. Out: what Excel opens without asking, in which no
 * cell can become a formula.
 *
 * Reading takes UTF-8 (with or without BOM), UTF-16 with BOM, and Windows-1252 when it is not UTF-8; semicolon, comma
 * or tab, whichever the header has most, or the one that a first line "sep=;" names; CRLF, LF or CR; quotes with
 * doubled quotes and line ends inside. Columns without a header are dropped where no row fills them, rows without any
 * text too, and rows that begin with "# " (the explanation of a template). Everything else is a mistake, said in a
 * sentence for people (Dutch, B1) that tells how to save the file right. Pure.
 */
#ifndef CSV_CSV_H
#define CSV_CSV_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <talloc.h>

#define CSV_KOLOMMEN_MAX 200
#define CSV_RIJEN_MAX 50000
#define CSV_CELLEN_MAX 2000000
#define CSV_CEL_MAX 4000 /* bytes */

enum csv_codering { CSV_UTF8, CSV_UTF16, CSV_WINDOWS };

struct csv_rij {
    long regel;          /* line of the file on which it begins, from 1 */
    const char **cellen; /* as many as csv.kolommen; "" when empty */
    bool te_veel;        /* has text beyond the last column */
};

struct csv {
    enum csv_codering codering;
    char scheiding;
    size_t kolommen;
    const char **koppen; /* trimmed */
    struct csv_rij *rijen;
    size_t rijen_aantal;
};

/* The bytes as UTF-8 text without BOM; NULL and the sentence when they are no text. */
const char *csv_tekst(TALLOC_CTX *ctx, const char *bytes, size_t len, enum csv_codering *ret_codering,
                      const char **ret_fout);
/* The table in that text. NULL and the sentence when it is none. */
struct csv *csv_lees(TALLOC_CTX *ctx, const char *tekst, const char **ret_fout);

/* ---- writing: semicolons, CRLF; begin with csv_begin (the BOM by which Excel knows UTF-8) ---- */
void csv_begin(struct buf *uit);
/* eerste: no separator in front. A cell that a spreadsheet would run gets a ' in front; csv_zonder_apostrof undoes it.
 */
void csv_cel(struct buf *uit, const char *tekst, bool eerste);
void csv_einde_rij(struct buf *uit);
/* Text of a cell as it was before csv_cel made it harmless. */
const char *csv_zonder_apostrof(const char *cel);

#endif
