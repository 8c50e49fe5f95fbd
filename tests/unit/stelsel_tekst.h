/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Berichten as text: what the cases (tests/data/stelsel) and the stories (tests/data/verhalen) have in common. A
 * mistake in a file ends the program with its place.
 */
#ifndef TESTS_STELSEL_TEKST_H
#define TESTS_STELSEL_TEKST_H

#include "stelsel/stelsel.h"

#define TEKST_WOORDEN 16

_Noreturn void tekst_mis(const char *wat, const char *tekst);
struct date tekst_datum(const char *tekst);
size_t tekst_splits(TALLOC_CTX *ctx, const char *regel, char **woord, size_t max);
/* Gives every line that is not empty and no comment, with its words. */
void tekst_bestand(TALLOC_CTX *ctx, const char *pad, void (*regel)(const char *regel, char **woord, size_t aantal));
const char *tekst_waar(int *ret_regelnummer); /* the line that is being read */
/* Reads the berichten to start from, before the other files: basis.txt, then that of each stelseldienst. */
void tekst_basis(TALLOC_CTX *ctx, const char *map);
struct bericht tekst_bericht(const char *naam); /* a copy of a basis, or an empty one of a stelseldienst */
void tekst_kop(struct bericht *b, char **woord, size_t aantal);
void tekst_veld(struct bericht *b, const char *regel); /* "  field value"; "-" empties it */

#endif
