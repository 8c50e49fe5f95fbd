/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * One delivery while it is being made: what was typed, what is known, what the rules say. The same for every
 * stelseldienst; lever.c decides, levering_view.c draws.
 */
#ifndef PAGE_GEMEENTE_LEVERING_H
#define PAGE_GEMEENTE_LEVERING_H

#include "form/form.h"
#include "page/page.h"
#include "page/views.h"
#include "store/lever.h"

struct levering {
    struct page *p;
    const struct stelseldienst *dienst;
    const struct dossier *dossier;
    const struct historie *historie;
    const char *sleutel; /* makes a second sending of the same form harmless */
    long gezien;         /* number of the last bericht of this service when the form was opened */
    struct form *form;
    struct bericht nieuw;
    struct bevindingen *oordeel;
    bool ongewijzigd;
    const char *reden; /* why a warning is right; NULL none */
    const char *reden_fout;
};

/* The names that the delivery pages send beside the fields of the service. */
extern const char *const levering_eigen[];

bool levering_toon_formulier(struct levering *l, int status);
bool levering_toon_controle(struct levering *l, int status);
bool levering_toon_gewijzigd(struct levering *l);

#endif
