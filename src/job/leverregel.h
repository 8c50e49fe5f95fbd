/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * One line of a delivery file: JSON to a delivery that can be judged. Pure; the shape follows from the declarations of
 * the services (docs/importeren.md). Whatever is not known is refused: members, fields, kinds, choices.
 */
#ifndef JOB_LEVERREGEL_H
#define JOB_LEVERREGEL_H

#include "store/invoer.h"

/* Fills *ret and returns true; ret lives on ctx. False: uitkomst is INVOER_GEWEIGERD, and veld ("betrokkene.bsn", NULL:
 * the whole line) and reden say where and why, in Dutch, without a value from the line. */
bool leverregel_lees(TALLOC_CTX *ctx, const char *tekst, size_t len, struct invoer_regel *ret);

/* What a line looks like, from the declarations: every service with its senders, fields, kinds and choices. */
void leverregel_uitleg(struct buf *uit);

#endif
