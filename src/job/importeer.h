/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * portaalctl importeer: a file of deliveries (JSON Lines, docs/importeren.md) in one pass. Idempotent by the sender's
 * kenmerk. A bad line never stops or spoils another.
 */
#ifndef JOB_IMPORTEER_H
#define JOB_IMPORTEER_H

#include "store/invoer.h"

#include <stdio.h>

struct importeer {
    FILE *in;
    const char *naam; /* of the file, without its folder: for the audit log */
    struct date vandaag;
    FILE *verslag;   /* a line for each refused line: number, field, reason; then the counts */
    FILE *voortgang; /* a line every few seconds; NULL: none */
};

struct importeer_telling {
    long regels; /* not counting empty lines */
    long aangenomen, bekend, geweigerd;
};

/* False with err when the database or the file gives up; what was counted until then is done, and the whole file can be
 * given again. */
bool importeer_bestand(TALLOC_CTX *ctx, const struct store *s, const struct importeer *o, struct importeer_telling *ret,
                       struct err *err);

#endif
