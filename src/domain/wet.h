/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The numbers of the law, dated: when the law changes, a row gets its end and a new row is added, and cases of before
 * keep their outcome. To change one: the row, its source, its case in tests/unit/domain_test.c.
 */
#ifndef DOMAIN_WET_H
#define DOMAIN_WET_H

#include "base/date.h"

struct wet_regel {
    const char *code; /* "pip_weken" */
    struct date van;  /* first day */
    struct date tot;  /* first day on which it no longer holds; empty: still holds */
    long waarde;
    const char *eenheid; /* "weken" */
    const char *artikel;
    const char *uitleg; /* what to know about it; NULL: nothing */
};

extern const struct wet_regel wet_tabel[]; /* ends with {0} */
/* The row that holds on that day. A day before the law (1 January 2022) gets its first row. NULL: no such code. */
const struct wet_regel *wet_vind(const char *code, struct date op);
/* Its value. The code must exist: an unknown one is our own mistake. */
long wet_waarde(const char *code, struct date op);

#endif
