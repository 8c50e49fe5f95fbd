/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * What the pages about herindeling share.
 */
#ifndef PAGE_DUO_HERINDELING_H
#define PAGE_DUO_HERINDELING_H

#include "store/herindeling.h"

const char *herindeling_kop(TALLOC_CTX *ctx, const struct herindeling *h); /* "Ameland naar Leeuwarden" */
/* What stands in its way, as a sentence that says what to do. */
const char *herindeling_melding(const char *veld, const char *code);

#endif
