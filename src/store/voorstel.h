/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Four eyes: an act that touches many people is asked by one person (voorstel_maak_vraag) and decided by another. The
 * database knows who asks, refuses her as the one who decides (ERR_DENIED), and does the act in the transaction of the
 * approval. To add a kind: sql/migrations/0056_voorstel.sql says how; its label stands in voorstel.c.
 */
#ifndef STORE_VOORSTEL_H
#define STORE_VOORSTEL_H

#include "store/lijst.h"

struct voorstel {
    const char *id, *soort;                                    /* soort: "herindeling", "mandaat", "bewaartermijn" */
    const char *onderwerp, *uitleg;                            /* uitleg: a sentence on each line */
    const char *gemaakt_door, *gemaakt_op;                     /* name of a person; "2026-11-22 15:54" */
    const char *besloten_door, *besloten_op, *besluit, *reden; /* NULL: it waits */
    bool van_mij; /* the asker made it: she may take it back, and not decide */
};
#define VOORSTELLEN_OPEN_MAX 100
struct voorstellen {
    struct voorstel *open, *besloten;
    size_t open_aantal, besloten_aantal;
    bool meer; /* there is a next sheet of besloten */
};
const char *voorstel_soort_label(const char *soort); /* "Herindeling" */

/* Asks for an act. id: a new uuid. inhoud: JSON, for the function of the kind. */
struct voorstel_nieuw {
    const char *id, *soort, *onderwerp, *uitleg, *inhoud;
};
void voorstel_maak_vraag(struct store_tx *tx, const struct voorstel_nieuw *v);

enum voorstel_besluit { VOORSTEL_GOEDGEKEURD, VOORSTEL_AFGEWEZEN, VOORSTEL_INGETROKKEN };
const char *voorstel_besluit_code(enum voorstel_besluit b); /* "goedgekeurd" */
/* ERR_NOT_FOUND; ERR_CONFLICT: decided already, or the act itself is not possible any more; ERR_DENIED: the maker who
 * decides, or another who takes it back. */
void voorstel_besluit_vraag(struct store_tx *tx, const char *id, enum voorstel_besluit b, const char *reden);

/* Those that wait, oldest first; and a sheet of those that were decided, last first. */
void voorstellen_vraag(struct store_tx *tx, int pagina, int rijen);
void voorstellen_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct voorstellen *ret);
void voorstel_vraag(struct store_tx *tx, const char *id);
bool voorstel_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct voorstel *ret,
                   struct err *err); /* ERR_NOT_FOUND */

#endif
