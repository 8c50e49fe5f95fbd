/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Files with deliveries that people of a gemeente upload, and what becomes of their rows.
 *
 * The pages put a file here, sealed, and look at it: questions in the batch of a page, as everything else. The job
 * (role portaal_taak) takes what waits longest, judges its rows by the chunk (stand controleren), and delivers them
 * when that person has said so (stand leveren):
 *
 *     upload_werk_neem(ctx, store, &w, err)      what waits, opened; w.id NULL: nothing
 *     upload_werk_stuk(in, &w, stuk, err)        one chunk: judged, and outside a trial written, with its results, in
 * one transaction that is that gemeente's (row level security) upload_werk_klaar(store, &w, mislukt, err)
 *
 * A chunk that was committed is counted in gedaan, so a job that is killed goes on where it was, without doubles.
 */
#ifndef STORE_UPLOAD_H
#define STORE_UPLOAD_H

#include "store/invoer.h"
#include "store/store.h"

#define UPLOAD_NAAM_MAX 100
#define UPLOAD_REGELS_BLAD 100

enum upload_stand {
    UPLOAD_CONTROLEREN,
    UPLOAD_GECONTROLEERD,
    UPLOAD_LEVEREN,
    UPLOAD_KLAAR,
    UPLOAD_INGETROKKEN,
    UPLOAD_MISLUKT
};
enum upload_uitkomst { UPLOAD_GOED, UPLOAD_WAARSCHUWING, UPLOAD_FOUT, UPLOAD_GELEVERD };
#define UPLOAD_UITKOMSTEN (UPLOAD_GELEVERD + 1)
const char *upload_uitkomst_code(enum upload_uitkomst u);

/* ---- the pages ---- */

struct upload {
    const char *id;
    const struct stelseldienst *dienst;
    const char *bestandsnaam, *codering; /* codering: utf8, utf16, windows */
    enum upload_stand stand;
    long regels, gedaan, goed, gewaarschuwd, fout, geleverd;
    const char *gemaakt, *bevestigd, *klaar; /* as PostgreSQL writes a moment; NULL: not yet */
    bool van_mij;                            /* who asks uploaded it, and may decide */
    bool bewaard;                            /* the file is still here */
};
struct uploads {
    struct upload *rijen;
    size_t aantal;
    bool meer;
};
struct upload_nieuw {
    char id[KRYPTO_UUID_TEXT]; /* made by upload_voeg */
    const struct stelseldienst *dienst;
    const char *bestandsnaam, *codering;
    const char *tekst; /* UTF-8 */
    long regels;
};
/* Adds the insert to the batch; false when the text cannot be sealed. */
bool upload_voeg(struct store_tx *tx, struct upload_nieuw *u, struct err *err);
void uploads_vraag(struct store_tx *tx, int pagina, int rijen);
void uploads_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct uploads *ret);
void upload_vraag(struct store_tx *tx, const char *id);
/* ERR_NOT_FOUND: none of this asker's gemeente. */
bool upload_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct upload *ret, struct err *err);
/* leveren false: withdrawn. alles: only when no row is wrong. Does nothing when it cannot be (any more). */
void upload_besluit(struct store_tx *tx, const char *id, bool leveren, bool alles);

struct upload_rij {
    long regel;
    enum upload_uitkomst uitkomst;
    const char **meldingen;               /* NULL-terminated */
    const char *dossier, *naam, *bericht; /* NULL: none, or not to be seen any more */
    long nummer;                          /* of the bericht */
};
struct upload_rijen {
    struct upload_rij *rijen;
    size_t aantal;
    bool meer;
};
/* uitkomst NULL: all. */
void upload_rijen_vraag(struct store_tx *tx, const char *id, const char *uitkomst, int pagina, int rijen);
void upload_rijen_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct upload_rijen *ret);
/* The file as it was read, and its wrong rows (regel and meldingen only). ERR_NOT_FOUND: the file is gone. */
void upload_fouten_vraag(struct store_tx *tx, const char *id);
bool upload_fouten_lees(TALLOC_CTX *ctx, const struct store_tx *tx, const char *id, const char **ret_tekst,
                        struct upload_rijen *ret, struct err *err);

/* ---- the job ---- */

struct upload_werk {
    const char *id; /* NULL: there is no work */
    const char *organisatie;
    const struct stelseldienst *dienst; /* NULL: this program does not know it */
    bool proef;                         /* only judge */
    bool hoog;                          /* who uploaded it may type what is of class V hoog */
    long gedaan;
    const char *tekst; /* NULL: the file is gone or cannot be opened */
};
bool upload_werk_neem(TALLOC_CTX *ctx, const struct store *s, struct upload_werk *ret, struct err *err);

/* A row that cannot be read at all. */
struct upload_kapot {
    long regel;
    const char *meldingen; /* sentences with line ends between them */
};
struct upload_stuk {
    struct invoer_regel *regels; /* regel, kenmerk, bericht (dienst, waarden, reden), wie.bsn */
    size_t aantal;
    const struct upload_kapot *kapot;
    size_t kapot_aantal;
    long gedaan; /* rows done when this chunk is, also those that were left out */
};
/* ERR_CONFLICT: somebody else has changed it in between. */
bool upload_werk_stuk(struct invoer *in, const struct upload_werk *w, const struct upload_stuk *stuk, struct err *err);
/* The lines that were wrong in the trial, in order. */
bool upload_werk_fouten(TALLOC_CTX *ctx, const struct store *s, const char *id, long **ret, size_t *ret_aantal,
                        struct err *err);
bool upload_werk_klaar(const struct store *s, const char *id, bool mislukt, struct err *err);
/* Removes the files of more than 30 days ago. */
bool upload_ruim_op(const struct store *s, size_t *ret_aantal, struct err *err);
/* This process does the work, and no other; *ret false: another does. */
bool upload_beurt(const struct store *s, bool *ret, struct err *err);

#endif
