/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * After a herindeling another gemeente stands in the place of the one that a bericht names. The berichten stay as they
 * were sent; whoever decides by a history reads it through this. The same as portaal.partij: a test compares them.
 *
 * A rule is "na:tot:van:naar": in berichten with a number after na, up to and including tot (empty: no end), naar
 * stands in the place of van. Rules are applied one after the other.
 */
#ifndef STORE_OPVOLGING_H
#define STORE_OPVOLGING_H

#include "base/err.h"
#include "stelsel/stelsel.h"

struct opvolging_regel {
    long na, tot; /* tot LONG_MAX: no end */
    char van[8], naar[8];
};
struct opvolging {
    struct opvolging_regel *regels;
    size_t aantal;
};

/* teksten: rules as above; one that is not whole is a mistake of the database: ERR_INTERNAL. */
bool opvolging_lees(TALLOC_CTX *ctx, const char *const *teksten, size_t aantal, struct opvolging *ret, struct err *err);
/* Who stands in the place of code in bericht nummer (LONG_MAX: one to come). Lives as long as o, or is code itself. */
const char *opvolging_partij(const struct opvolging *o, const char *code, long nummer);
/* Its sender, its receiver and the gemeente in its fields. */
void opvolging_bericht(const struct opvolging *o, struct bericht *b, long nummer);

#endif
