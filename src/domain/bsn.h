/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Numbers of persons and organisations, as canonical text.
 */
#ifndef DOMAIN_BSN_H
#define DOMAIN_BSN_H

#include <stdbool.h>

/* 9 digits, not all zero, elfproef with weights 9 8 7 6 5 4 3 2 -1. The RSIN of an organisation follows the same proof.
 */
bool bsn_geldig(const char *bsn);
bool rsin_geldig(const char *rsin);
/* The 9th digit for 8 given digits, or -1 when none makes the number valid (test data are made with it). */
int bsn_controlecijfer(const char acht[static 8]);
bool vnummer_geldig(const char *v_nummer);      /* 10 digits, leading zeros kept, not all zero */
bool gemeentecode_geldig(const char *cbs_code); /* 4 digits, not all zero */
bool kvk_geldig(const char *kvk);               /* 8 digits */

#endif
