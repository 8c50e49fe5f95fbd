/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * A table of deliveries of one stelseldienst: one row for each, derived from its declaration. Columns, in any order and
 * by name or label: bsn, the fields of the service, reden (why a warning does not matter; reden_waarschuwing where the
 * service has a field of that name). Columns regel and melding are what the portal itself adds, and are skipped.
 */
#ifndef FORM_TABEL_H
#define FORM_TABEL_H

#include "csv/csv.h"
#include "stelsel/stelsel.h"

#define TABEL_KOLOM_MELDING "melding"
#define TABEL_KOLOM_REGEL "regel"

struct tabel {
    const struct stelseldienst *dienst;
    bool zonder_hoog; /* who delivers may not type what is of class V hoog: a value there is a mistake. For the caller
                         to set */
    int bsn, reden;   /* column; -1: not there */
    int velden[STELSEL_VELDEN_MAX]; /* column of each field; -1: not there */
};

struct tabel_rij {
    const char *bsn;                            /* NULL when wrong */
    const char *waarden[STELSEL_VELDEN_MAX];    /* canonical */
    const char *reden;                          /* NULL: none */
    const char *fouten[STELSEL_VELDEN_MAX + 4]; /* sentences, nothing of the row in them */
    size_t fouten_aantal;
};

/* Whether this service can be delivered by a file at all (not when a field needs a document). */
bool tabel_kan(const struct stelseldienst *d);
const char *tabel_kolom_reden(const struct stelseldienst *d);
/* Which column is what; false and a sentence when they are not those of this service. */
bool tabel_koppen(TALLOC_CTX *ctx, const struct stelseldienst *d, const struct csv *c, struct tabel *ret,
                  const char **ret_fout);
void tabel_lees_rij(TALLOC_CTX *ctx, const struct tabel *t, const struct csv_rij *rij, struct tabel_rij *ret);
/* This header is that of the BSN of whom the row is about. */
bool tabel_kop_bsn(TALLOC_CTX *ctx, const struct stelseldienst *d, const char *kop);
/* This header is of a field of class V hoog. */
bool tabel_kop_hoog(TALLOC_CTX *ctx, const struct stelseldienst *d, const char *kop);
/* A file to fill: the columns, and below each how to fill it. hoog false: without those of class V hoog. */
void tabel_sjabloon(TALLOC_CTX *ctx, const struct stelseldienst *d, bool hoog, struct buf *uit);

#endif
