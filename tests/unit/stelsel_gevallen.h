/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Cases of rules and of the state of a dossier, as text files in tests/data/stelsel (its README.md explains the
 * format).
 */
#ifndef TESTS_STELSEL_GEVALLEN_H
#define TESTS_STELSEL_GEVALLEN_H

#include "stelsel/stelsel.h"

#define BERICHTEN_MAX 60
#define REGELS_MAX 40

/* One line of a case that says what to expect: "verwacht R7 waarschuwing dagtekening" is woord[0..3]. */
struct eis {
    int regelnummer;
    char *woord[5];
    char *rest; /* the whole line after the first word */
};

struct geval {
    const char *bestand;
    int regelnummer;
    char *naam;
    struct date vandaag;
    struct date bekend, geldig; /* the state is asked as it was: known on, true on; empty: as it is */
    struct bericht eerder[BERICHTEN_MAX];
    size_t eerder_aantal;
    struct bericht nieuw;
    bool heeft_nieuw;
    struct bericht gevolg; /* what the delivery must bring about; waarden not named are not compared */
    bool heeft_gevolg;
    struct eis eisen[REGELS_MAX];
    size_t eisen_aantal;
};

struct gevallen {
    struct geval *rows;
    size_t aantal;
};

/* Reads all *.txt below the folder; ends the program with a message on a mistake in a file. */
struct gevallen *gevallen_lees(TALLOC_CTX *ctx, const char *map);

#endif
