/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * How often somebody may search by number, have sealed data shown, take away a file. The counters are rows of the
 * database (portaal.limietteller): a person's for each hour, of all her sessions together, so that logging in again
 * gives no room; an organisation's for each day. The question itself asks for its limit (limiet_vraag, intern.h), in
 * the same transaction and round trip: whoever is over it gets ERR_TOO_MANY, and nothing of the act has happened.
 */
#ifndef STORE_LIMIET_H
#define STORE_LIMIET_H

#include "store/store.h"

/* Which limit was reached. */
struct limiet {
    enum limiet_soort soort;
    bool organisatie;  /* of all of the organisation together; else of this person */
    long grens;        /* how often it may */
    long seconden;     /* until she may again */
    const char *vanaf; /* the same as a time: "23:00" */
};
/* What an ERR_TOO_MANY says. false: it is not of a limit. */
bool limiet_lees(TALLOC_CTX *ctx, const struct err *err, struct limiet *ret);

/* Writes the refusal down and makes, or adds to, the signal for who watches over it: a transaction of its own, for the
 * one of the act is gone. *ret_soort: the kind of her organisation ("gemeente", "duo", "coa"); "" when her session has
 * ended meanwhile. */
bool limiet_weiger(TALLOC_CTX *ctx, const struct store *s, const struct store_wie *wie, const struct limiet *l,
                   const char *dossier, const char **ret_soort, struct err *err);

#endif
