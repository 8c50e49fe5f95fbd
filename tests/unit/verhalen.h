/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The stories of tests/data/verhalen (its README.md explains the format).
 */
#ifndef TESTS_VERHALEN_H
#define TESTS_VERHALEN_H

#include "stelsel/uitvoer.h"

#define STAPPEN_VAN_VERHAAL 200

struct stap_verhaal {
    int regelnummer;
    struct date dag; /* the clock moves to this day, or ... */
    bool lever;      /* ... this is delivered */
    struct bericht nieuw;
    const struct stelseluitvoer *uitvoer; /* ... or the row of this person in this file is made */
    struct periode periode;
    struct buf *verwacht; /* the lines that begin with "=" */
};

struct verhaal {
    char *pad, *naam;
    bool bron;
    struct stap_verhaal stappen[STAPPEN_VAN_VERHAAL];
    size_t aantal;
};

#define VERHALEN_MAX 100

struct verhalen {
    struct verhaal *rows[VERHALEN_MAX]; /* by path */
    size_t aantal;
};

/* Reads all *.txt below tests/data/verhalen of the source; ends the program with a message on a mistake in a file. */
struct verhalen *verhalen_lees(TALLOC_CTX *ctx, const char *bron);

#endif
