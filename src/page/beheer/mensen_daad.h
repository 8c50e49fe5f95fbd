/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * What the acts about a person share. Each reads the person first: what may be done is said before it is tried, and
 * tried by the function of the database, which decides.
 */
#ifndef PAGE_BEHEER_MENSEN_DAAD_H
#define PAGE_BEHEER_MENSEN_DAAD_H

#include "page/beheer/mensen_view.h"

/* In a transaction of its own, as opening a form. rollen may be NULL. */
bool mens_open(struct page *p, const char *id, struct mens *ret, struct mens_rollen *rollen, struct err *err);
/* Her identity provider says which roles she has, again at every login. */
bool mens_brengt_rollen(const struct page *p, const struct mens *m);
const char *mens_heet(const struct mens *m); /* name, or that it is not known yet */
/* The page that says why it cannot be done now (err->reason), and the audit row that it was tried. Clears *err. */
bool mens_kan_nu_niet(struct page *p, const char *id, struct err *err);
/* Why nothing can be done about this person by this asker; NULL: something can. */
const char *mens_waarom_niet(const struct mens *m);

#endif
