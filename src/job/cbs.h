/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * portaalctl cbs-uitvoer: one file about everybody, for the CBS (30 Monitoring; docs/cbs.md). The same database
 * history, period and day give the same file, byte for byte.
 */
#ifndef JOB_CBS_H
#define JOB_CBS_H

#include "stelsel/uitvoer.h"
#include "store/store.h"

#include <stdio.h>

struct cbs {
    const struct stelseluitvoer *uitvoer;
    const char *naam; /* of the period, "2026-3": also part of every pseudoniem */
    struct periode periode;
    struct date bekend_op; /* what was registered by then */
    FILE *uit;
};
/* Nothing is written when this fails half-way. *ret_aantal: people in the file. */
bool cbs_schrijf(TALLOC_CTX *ctx, const struct store *s, const struct cbs *o, size_t *ret_aantal, struct err *err);

#endif
