/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Who works for somebody, and may therefore see the dossier: a pure function of the history. The store writes the
 * outcome to portaal.werkrelatie, on which row level security looks; import and delivery both come here, so that there
 * is one rule.
 *
 *   - A koppeling by COA, or an inburgeringsplicht that is not beeindigd, gives its gemeente the dossier: whichever is
 * first.
 *   - A verhuizing (an inburgeringsplicht for another gemeente) gives it to the new gemeente at once. The old one keeps
 * what it needs to hand over (Wi 2021, art. 35, lid 4): an afsluitende relatie, until the new one says that the
 * overdracht is done, the person comes back, or the plicht ends.
 *   - Somebody who is coupled anew, or registered elsewhere than coupled, leaves a gemeente. When that gemeente had
 * delivered nothing there is nothing to hand over, and its relatie ends.
 *   - COA has one from the koppeling (or its first bericht) until the uitstroom.
 *
 * DUO sees a dossier without one. What is withdrawn or corrected never gave anything: a person delivered to the wrong
 * gemeente is gone there as soon as that is corrected.
 */
#ifndef STELSEL_WERKRELATIE_H
#define STELSEL_WERKRELATIE_H

#include "stelsel/stelsel.h"

enum relatie_aard {
    RELATIE_VOLLEDIG,  /* works for this person */
    RELATIE_AFSLUITEND /* did, and has to hand over: sees the person and its own berichten, closes what is open */
};
const char *relatie_aard_code(enum relatie_aard a); /* "volledig" */

struct werkrelatie {
    const char *organisatie; /* CBS code or "COA"; lives as long as the history */
    enum relatie_aard aard;
    const char *reden;    /* "brp", "coa_koppeling", "overdracht" */
    struct date van, tot; /* tot empty: it is open */
    long nummer;          /* of the bericht that began it */
};

/* In the order in which they began; at most one open one of an organisation, at most one gemeente is open and volledig.
 * When there are more than fit, the oldest that ended are forgotten (they give nothing any more), and then the oldest
 * afsluitende. */
#define WERKRELATIES_MAX 24
struct werkrelaties {
    struct werkrelatie rows[WERKRELATIES_MAX];
    size_t aantal;
};
void stelsel_werkrelaties(const struct historie *h, struct werkrelaties *ret);

bool werkrelaties_gelijk(const struct werkrelaties *a, const struct werkrelaties *b);
bool werkrelatie_open(const struct werkrelatie *r);
const struct werkrelatie *werkrelatie_van(const struct werkrelaties *w,
                                          const char *organisatie); /* the open one; NULL */
const struct werkrelatie *
werkrelatie_gemeente(const struct werkrelaties *w); /* the gemeente that works for this person; NULL */
/* The gemeente that was left last and still has to hand over; NULL: none. */
const struct werkrelatie *werkrelatie_vorige(const struct werkrelaties *w);

/* May this organisation see this bericht, given its open werkrelatie (NULL: none)? DUO needs none. The same as the
 * policy of portaal.bericht: a test compares them. */
bool stelsel_ziet(const struct bericht *b, const char *organisatie, const struct werkrelatie *r);
/* May it deliver this service? Of its fields and rules nothing is said here. */
bool stelsel_mag_leveren(const struct stelseldienst *d, const char *organisatie, const struct werkrelatie *r);

#endif
