/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The data dictionary as rows of text for people (Dutch, B1), made from the declarations: for the page and for the
 * files. Nothing of it is kept anywhere, so it cannot differ from what the portal does.
 */
#ifndef STELSEL_WOORDENBOEK_H
#define STELSEL_WOORDENBOEK_H

#include "stelsel/stelsel.h"

struct woord_veld {
    const char *naam;           /* column name, JSON name, form name */
    const char *label;          /* as on the form */
    const char *betekenis;      /* what it means, what to fill in */
    const char *soort;          /* "Datum", "Keuze", "Heel getal, 0 tot en met 1000" */
    const struct keuze *keuzes; /* NULL none */
    const char *verplicht;      /* "Ja, als ‘Resultaat’ is ‘voldaan’" */
    const char *b, *i, *v;      /* laag, midden, hoog */
    const char *ggm;            /* NULL: it has no name there */
    const char *grond;          /* article or section */
};
struct woord_dienst {
    int nummer;
    const char *code, *naam, *omschrijving, *gebruik, *van, *aan, *grond, *termijn;
    const char *datum_veld; /* the field that says when it happened; NULL: none */
    struct woord_veld *velden;
    size_t velden_aantal;
    const struct stelseldienst *dienst; /* NULL: not a delivery about one person (the export) */
};
struct woordenboek {
    struct woord_dienst *diensten; /* by nummer */
    size_t aantal;
};

void woordenboek_maak(TALLOC_CTX *ctx, struct woordenboek *ret);
void woordenboek_csv(struct buf *uit); /* one row for each field; opens in a spreadsheet */
void woordenboek_json(struct buf *uit);

#endif
