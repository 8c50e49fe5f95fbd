/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The sessions of one person, for herself: until when this one lasts, which there are, and ending them.
 */
#ifndef STORE_SESSIES_H
#define STORE_SESSIES_H

#include "store/store.h"

struct sessie_klok {
    bool er;               /* false: there is no session any more, or there never was */
    long over_s;           /* seconds until it ends when nothing happens */
    long uiterlijk_over_s; /* seconds until it ends whatever happens */
    char eindigt[sizeof "14:32"];
};
/* One look without a transaction: it is not activity, and leaves no audit row. */
bool sessie_klok(TALLOC_CTX *ctx, const struct store *s, const char *token, struct sessie_klok *ret, struct err *err);

struct sessie_rij {
    const char *id;                           /* uuid: not the token */
    const char *gestart, *laatst, *uiterlijk; /* "2026-11-22 15:54" */
    const char *aanbieder;                    /* identity provider; NULL: not known */
    enum niveau niveau;
    bool deze; /* the one that asks */
};
struct sessies {
    struct sessie_rij *rows;
    size_t aantal;
};
void sessies_vraag(struct store_tx *tx);
void sessies_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct sessies *ret);

/* Ends one session of whoever asks (id), or all of them (NULL), with its audit row. No error when there is no such
 * session of hers any more. *ret_deze: the session that asked is among them. */
bool sessies_eindig(TALLOC_CTX *ctx, const struct store *s, const struct store_wie *wie, const char *id,
                    const struct audit *a, bool *ret_deze, struct err *err);

#endif
