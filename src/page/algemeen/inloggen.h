/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * What the two halves of logging in share: the cookie that holds a question and its answer together in one browser.
 */
#ifndef PAGE_ALGEMEEN_INLOGGEN_H
#define PAGE_ALGEMEEN_INLOGGEN_H

#include "page/pages.h"

/* Sets LOGIN_KOEKJE; max_age 0 takes it away. */
void inloggen_koekje(struct page *p, const char *value, long max_age);

#endif
