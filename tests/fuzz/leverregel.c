/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * One line of a delivery file (job/leverregel, with json/, form/ and the declarations below it). What is accepted has a
 * whole envelope and a BSN; what is refused has a reason.
 */
#include "target.h"

#include "job/leverregel.h"

#include "domain/bsn.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct invoer_regel r;
    bool good = leverregel_lees(ctx, (const char *)data, size, &r);
    if (good && (r.kenmerk == NULL || r.bericht.dienst == NULL || r.bericht.afzender == NULL ||
                 r.bericht.ontvanger == NULL || r.wie.bsn == NULL || !bsn_geldig(r.wie.bsn)))
        abort();
    if (!good && (r.uitkomst != INVOER_GEWEIGERD || r.reden == NULL))
        abort();
    talloc_free(ctx);
    return 0;
}
