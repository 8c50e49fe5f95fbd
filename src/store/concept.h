/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Concepts: what was typed for a delivery and not sent. Kept by lever_concept in the transaction of the form; the
 * database shows them to the own organisation only. At most one for a service of a dossier.
 */
#ifndef STORE_CONCEPT_H
#define STORE_CONCEPT_H

#include "stelsel/stelsel.h"
#include "store/store.h"

#define CONCEPT_BYTES_MAX (300L * 1024)

struct concept {
    const char *dossier, *naam; /* uuid, and who it is about; only in a list */
    const struct stelseldienst *dienst;
    const char *inhoud;     /* as it was given to lever_concept; only of one that was asked by concept_vraag */
    const char *bijgewerkt; /* "2026-11-22 15:54" */
    bool eigen;             /* the asker herself kept it, not a colleague */
    bool dicht;             /* something of class V hoog was typed in it, which the asker may not see: inhoud is NULL */
};
struct concepten {
    struct concept *rows; /* the last one first */
    size_t aantal;
};

/* *ret_er false: there is none. */
void concept_vraag(struct store_tx *tx, const char *dossier, const struct stelseldienst *d);
bool concept_lees(TALLOC_CTX *ctx, const struct store_tx *tx, const struct stelseldienst *d, struct concept *ret,
                  bool *ret_er, struct err *err);
/* dossier NULL: of all dossiers. The last 20. */
void concepten_vraag(struct store_tx *tx, const char *dossier);
void concepten_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct concepten *ret);

/* As role portaal_taak: takes some away that are older than 90 days; *ret_aantal 0: no more. */
bool concept_ruim_op(TALLOC_CTX *ctx, struct pg *pg, long *ret_aantal, struct err *err);

/* The session of wie->token has ended: keeps what was typed in it (inhoud NULL: nothing) as a concept of whose session
 * it was, when it ended by itself and she may still deliver on this dossier; and the audit row of the refusal. One
 * round trip. */
bool concept_verlopen(TALLOC_CTX *ctx, const struct store *s, const struct store_wie *wie, const char *dossier,
                      const struct stelseldienst *d, const char *inhoud, bool *ret_bewaard, struct err *err);

/* Inside the store room: adds the statement. */
bool concept_bewaar(struct pg_batch *batch, const struct krypto *k, const char *dossier, const struct stelseldienst *d,
                    const char *inhoud, struct err *err);
void concept_weg(struct pg_batch *batch, const char *dossier, const struct stelseldienst *d);

#endif
