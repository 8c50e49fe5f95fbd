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
#include "store/concept.h"
#include "store/lever.h"

struct levering {
    struct page *p;
    const struct stelseldienst *dienst;
    const struct dossier *dossier;
    const struct historie *historie;   /* all of it: for the rules */
    const struct zicht *zicht;         /* what may be shown of it */
    const struct bericht *oud;         /* the version that is corrected; NULL: a delivery of its own */
    bool behouden[STELSEL_VELDEN_MAX]; /* sealed fields that a correction left empty: they stay as they were, unseen */
    const char *sleutel;               /* makes a second sending of the same form harmless */
    long gezien;                       /* number of the last bericht of this service when the form was opened */
    struct form *form;
    struct bericht nieuw;
    struct bevindingen *oordeel;
    bool ongewijzigd;
    struct concept concept; /* what was kept before; bijgewerkt NULL: nothing */
    bool met_concept;       /* the form is filled with it */
    const char *reden;      /* why a warning is right, or why it is corrected; NULL none */
    const char *reden_fout;
};

/* The names that the delivery pages send beside the fields of the service. */
extern const char *const levering_eigen[];

/* What a file is called on the form: the name of its field and this. */
#define LEVERING_BESTAND ".bestand"
/* Takes in the documents of the form that was read: good ones are kept, what is wrong is said with the field. */
bool levering_documenten(struct levering *l, struct lever *known, struct err *err);
bool levering_met_bestand(const struct stelseldienst *d);

/* ---- concepts (concept.c) ---- */
/* All that was typed, as text for the store; NULL when it is too much to keep. */
const char *levering_concept_tekst(const struct levering *l);
/* The form filled with a concept, as it was typed and without judging it. */
struct form *levering_concept_form(const struct levering *l, struct err *err);
void levering_concept_toon(struct levering *l, struct lever_formulier_view *v);

/* Gemeenten to choose from, when the form asks for one; NULL: it does not, or they can't be read now (then the code is
 * typed). */
const struct keuze *levering_gemeenten(struct page *p, const struct form *f);
/* "Amsterdam (0363)"; the code alone when it is not among them. */
const char *levering_gemeente(TALLOC_CTX *ctx, const struct keuze *gemeenten, const char *code);

bool levering_toon_formulier(struct levering *l, int status);
bool levering_toon_controle(struct levering *l, int status);
bool levering_toon_gewijzigd(struct levering *l);

/* The bericht that the route names, when it is one of the asker's own: only that can be corrected or withdrawn. */
const struct bericht *levering_eigen_bericht(const struct page *p, const struct historie *h, const char *organisatie,
                                             struct err *err);
const char *levering_nieuwe_sleutel(TALLOC_CTX *ctx);
/* She may deliver this as far as it is of class V hoog: or ERR_DENIED with REDEN_HOOG. */
bool levering_hoog(const struct levering *l, struct err *err);
/* The hidden key and number of a form, and its reason: as sent. */
bool levering_lees_sleutel(const struct page *p, const char **ret, struct err *err);
bool levering_lees_gezien(const struct page *p, long *ret, struct err *err);
const char *levering_lees_reden(struct page *p);
#define REDEN_MIN 5
#define REDEN_MAX 1000

#endif
