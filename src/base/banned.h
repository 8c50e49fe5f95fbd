/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Calls that have no bound or no way to report an error do not compile. Include it last; the build includes it for every file
 * of the house (-include in Makefile.am), so nobody needs to remember it.
 */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* As a word it stands in OpenSSL's headers, so only the call is refused. */
#define rand(...) rand_is_banned_use_krypto_random

/* Some C libraries have these as macros of their own. */
#undef sprintf
#undef vsprintf

#pragma GCC poison strcpy strcat sprintf vsprintf gets strtok atoi atol atof localtime gmtime ctime asctime

#endif
