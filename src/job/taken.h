/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * portaalctl taken: the work that takes longer than a request. Now: herindelingen on their date, and uploaded
 * files, judged and delivered by the chunk.
 * May be killed at any moment; what starts next goes on where it was.
 */
#ifndef JOB_TAKEN_H
#define JOB_TAKEN_H

#include "store/store.h"

/* Does all that waits. *ret_gedaan: whether there was anything. False with err when the database gives up: trying again
 * later helps. stoppen (may be NULL) is looked at between chunks. */
bool taken_ronde(TALLOC_CTX *ctx, const struct store *s, struct date vandaag, bool (*stoppen)(void), bool *ret_gedaan,
                 struct err *err);

#endif
