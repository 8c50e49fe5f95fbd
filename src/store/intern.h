/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Inside the store room only: the batch with its questions, and small helpers to read rows.
 */
#ifndef STORE_INTERN_H
#define STORE_INTERN_H

#include "stelsel/stelsel.h"
#include "stelsel/werkrelatie.h"
#include "store/dossier.h"
#include "store/lijst.h"
#include "store/store.h"

/* The statements a batch may hold; the number in the batch is kept, -1 when not asked. */
enum vraag_soort {
    VRAAG_SESSIE,
    VRAAG_DOSSIER,
    VRAAG_DOSSIER_HOOG,
    VRAAG_TIJDLIJN,
    VRAAG_TERMIJNEN,
    VRAAG_SIGNALEN,
    VRAAG_SIGNAAL_SLUIT,
    VRAAG_HISTORIE,
    VRAAG_BERICHT,
    VRAAG_BERICHT_VELDEN,
    VRAAG_START_GEMEENTE,
    VRAAG_START_DUO,
    VRAAG_START_COA,
    VRAAG_LIJST, /* werkvoorraad or search */
    VRAAG_LEVERINGEN,
    VRAAG_AUDIT_LIJST,
    VRAAG_GEMEENTEN,
    VRAAG_KENMERK,
    VRAAG_DOCUMENT,
    VRAAG_SIGNALEN_TEL,
    VRAAG_VOORKEUREN,
    VRAAG_AFZENDERS,
    VRAAG_SIGNALEN_HAND,
    VRAAG_UPLOAD,
    VRAAG_UPLOADS, /* a list of them, or of the rows of one */
    VRAAG_UPLOAD_INHOUD,
    VRAAG_UPLOAD_BESLUIT,
    VRAAG_UITVOER,
    VRAAG_CONCEPT,
    VRAAG_CONCEPTEN,
    VRAAG_VOORSTELLEN, /* a list, or one */
    VRAAG_VOORSTEL_MAAK,
    VRAAG_VOORSTEL_BESLUIT,
    VRAAG_ORGANISATIE,
    VRAAG_ORGANISATIE_BEWAAR,
    VRAAG_HERINDELING,
    VRAAG_HERINDELING_WAT,
    VRAAG_HERINDELING_BEZWAREN,
    VRAAG_HERINDELING_STAP,
    VRAAG_MISBRUIK,
    VRAAG_MISBRUIK_OPEN,
    VRAAG_MENSEN_TEL,
    VRAAG_MENS,
    VRAAG_MENS_ROLLEN,
    VRAAG_MENS_WIJZIGINGEN,
    VRAAG_MENS_DAAD,
    VRAAG_EIGEN,
    VRAAG_AANMELDEN,
    VRAAG_UITNODIGINGEN,
    VRAAG_SESSIES,
    VRAAG_MANDATEN,
    VRAAG_MANDAAT_KAN,
    VRAAG_KIEZEN,
    VRAAG_SOORTEN /* the last: how many there are */
};

/* Signalen to be closed: that statement writes the audit rows itself, so it waits for what store_voer_uit is told. */
#define SLUIT_PARAMS 5
struct sluit {
    enum { SLUIT_NIETS, SLUIT_GEKOZEN, SLUIT_ALLES } soort;
    struct pg_param params[SLUIT_PARAMS];
};

struct store_tx {
    const struct store *store;
    struct pg_batch *batch;
    const struct store_wie *wie;
    int nummer[VRAAG_SOORTEN];
    struct sluit sluit;
    enum limiet_soort limiet; /* to be counted at the end: a question that takes more than one round trip */
    struct {
        const char *kolom; /* "bsn", "v_nummer"; NULL: no number was searched for */
        unsigned char index[KRYPTO_INDEX_LEN];
    } gezocht;
    int rijen; /* of a page of a list */
    bool toon;
    bool gelukt;
};

/* Adds a question; a second of the same kind is a mistake of the caller. */
void tx_vraag(struct store_tx *tx, enum vraag_soort soort, enum pg_query q, const struct pg_param *params, int n);
/* The rows of a question that was asked; only after the batch has succeeded. */
const struct pg_rows *tx_rijen(const struct store_tx *tx, enum vraag_soort soort);
/* Who asks has the right to one of these purposes; only after the batch has succeeded. */
bool tx_mag(const struct store_tx *tx, uint32_t doelen);
void audit_voeg(struct pg_batch *batch, const struct store_tx *tx, const struct audit *a);
void sluit_voeg(struct store_tx *tx, const struct audit *a); /* what tx->sluit says */

/* BEGIN, who is asking, and the audit row of a refusal; the caller adds COMMIT and runs it. */
struct pg_batch *weigering_begin(TALLOC_CTX *ctx, const struct store *s, const struct store_wie *wie, const char *reden,
                                 const char *dossier);
/* Counts one act of this kind before what is asked behind it, or refuses (ERR_TOO_MANY): then none of it happens. */
void limiet_vraag(struct store_tx *tx, enum limiet_soort soort);
/* The same for what takes two round trips: refuses now, counts in the second (limiet_tel), so that nobody waits for the
 * row of the counter in between. */
void limiet_kijk(struct store_tx *tx, enum limiet_soort soort);
void limiet_tel(struct store_tx *tx, struct pg_batch *batch);
/* The hash of a session's token in hex, as portaal.sessie wants it; of NULL: of nobody's. */
#define STORE_SESSIE_HEX (2 * KRYPTO_HASH_LEN + 1)
void sessie_hex(const char *token, char ret[static STORE_SESSIE_HEX]);

/* NULL for SQL NULL, otherwise a copy on ctx. */
const char *rij_tekst(TALLOC_CTX *ctx, const struct pg_rows *r, int rij, int kolom);
/* "2026-04-03" for a parameter, NULL for the empty date. */
const char *datum_param(TALLOC_CTX *ctx, struct date d);
/* Text that may be a uuid, as a parameter: NULL when it is not one, so that it finds nothing. */
const char *uuid_of_niets(const char *tekst);
enum fase fase_van_code(const char *code);

/* The days between which the termijn of a list falls; empty: no bound. */
void termijn_grenzen(enum wv_termijn t, struct date vandaag, struct date *ret_van, struct date *ret_tot);
/* Limit and offset of a page of a list, as parameters; and how many of the rows that came back belong to the page. */
void lijst_pagina(struct store_tx *tx, int pagina, int rijen, const char **ret_aantal, const char **ret_over);
int lijst_rijen(const struct store_tx *tx, const struct pg_rows *r, bool *ret_meer);

/* ---- many rows in one statement (rijen.c) ---- */
#define RIJEN_KOLOMMEN_MAX (STELSEL_VELDEN_MAX + 1)
/* Rows of texts, to be given to a statement as one array of text for each column. Lives with its cells. */
struct rijen {
    int kolommen;
    size_t aantal, ruimte;
    const char **cellen; /* row by row */
};
struct rijen *rijen_nieuw(TALLOC_CTX *ctx, int kolommen);
/* A new row, all NULL, to be filled at once; what it points to lives as long as the rows. */
const char **rijen_erbij(struct rijen *r);
void rijen_params(struct rijen *r, struct pg_param *ret); /* ret: a parameter for each column */
/* Adds the statement with its parameters; its number, or -1 when there are no rows: then nothing is added. */
int rijen_voeg(struct rijen *r, struct pg_batch *batch, enum pg_query q);

/* ---- what is derived from the field rows (dienst_sql.c) ---- */
/* Adds the fields of b to rows of 1 + stelsel_veld_aantal columns: values turned to column values, V hoog sealed. */
bool dienst_rij(struct rijen *rijen, const struct krypto *k, const struct bericht *b, struct err *err);
/* Adds the insert of those rows. */
void dienst_voeg(struct pg_batch *batch, const struct stelseldienst *d, struct rijen *rijen);
/* Reads the fields of one row, their names in this column and their texts in the next, into b->waarden (b->id and
 * b->dienst are set). Sealed columns are opened, or get the mask when open is false. */
bool dienst_lees_velden(TALLOC_CTX *ctx, const struct krypto *k, const struct pg_rows *r, int rij, int kolom, bool open,
                        struct bericht *b, struct err *err);
/* One row of the queries historie and invoer_historie; ret->dienst NULL: a service that this version does not know. */
bool dienst_lees_bericht(TALLOC_CTX *ctx, const struct krypto *k, const struct pg_rows *r, int rij, struct bericht *ret,
                         struct err *err);
const char *historie_dossier(const struct pg_rows *r, int rij); /* of that row */
extern const char masker[];                                     /* what a sealed value looks like */

/* ---- writing (stand.c) ---- */
enum stand_door { STAND_DOOR_LEVERING, STAND_DOOR_TAAK };
/* All that follows from the histories of dossiers: their own columns, termijnen, a row of the list for every open
 * werkrelatie, signalen. One statement for each table, however many dossiers; the histories live until standen_voeg. */
struct standen;
struct standen *standen_nieuw(TALLOC_CTX *ctx, struct date vandaag);
void standen_erbij(struct standen *s, const char *dossier, const struct historie *h);
void standen_voeg(struct standen *s, struct pg_batch *batch, enum stand_door wie);
/* Who works for them, of those of whom that changed; relaties_voeg as the last before COMMIT. */
void relaties_erbij(struct standen *s, const char *dossier, const struct werkrelaties *w);
void relaties_voeg(struct standen *s, struct pg_batch *batch);
/* The same for one dossier. */
void stand_voeg(struct pg_batch *batch, const char *dossier, const struct historie *h, struct date vandaag,
                enum stand_door wie);
/* Adds who works for this person. Needed when that changed (werkrelaties_gelijk), and as the last before COMMIT: behind
 * it the asker may not see the dossier any more. */
void werkrelaties_voeg(struct pg_batch *batch, const char *dossier, const struct historie *h, struct date vandaag);

/* What the portal itself says about a bericht. */
struct bericht_vast {
    const char *dossier, *kanaal, *kenmerk;
    const char *gevolg_van; /* NULL: none */
};
/* Several berichten, to be written in the order in which they were added; each is whole (id, afzender, ontvanger,
 * dates, waarden), and its texts live until berichten_voeg. */
struct berichten_rijen;
struct berichten_rijen *berichten_nieuw(TALLOC_CTX *ctx);
bool berichten_erbij(struct berichten_rijen *w, const struct krypto *k, const struct bericht *b,
                     const struct bericht_vast *vast, struct err *err);
struct document;
/* A document that comes with one of them; its bytes live until berichten_voeg. */
void berichten_document(struct berichten_rijen *w, const struct document *d);
/* Adds bericht, documents and every bericht_<dienst>. Returns the statement that gives their nummers; -1: there are
 * none, or err. */
int berichten_voeg(struct berichten_rijen *w, const struct krypto *k, struct pg_batch *batch, struct err *err);
/* The same for one. Returns the statement that gives its nummer, -1 on err. */
int bericht_voeg(struct pg_batch *batch, const struct krypto *k, const struct bericht *b,
                 const struct bericht_vast *vast, struct err *err);
/* The bericht that follows from v->nieuw by law, whole; false when there is none. gemeente: whom it is told. */
bool gevolg_maak(TALLOC_CTX *ctx, const struct vraag *v, const char *gemeente, struct bericht *ret);
#define GEVOLG_KENMERK ":gevolg" /* comes behind the kenmerk of what it follows from */

/* ---- who it is about (persoon.c) ---- */
/* After a correction or withdrawal of what says who somebody is: as the history says it now. Adds nothing otherwise. */
void persoon_voeg(struct pg_batch *batch, const char *dossier, const struct historie *h, const struct bericht *nieuw);

#endif
