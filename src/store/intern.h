/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Inside the store room only: the batch with its questions, and small helpers to read rows.
 */
#ifndef STORE_INTERN_H
#define STORE_INTERN_H

#include "stelsel/stelsel.h"
#include "store/dossier.h"
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
    VRAAG_HISTORIE, /* the first of one statement for each service */
    VRAAG_BERICHT,
    VRAAG_BERICHT_VELDEN, /* likewise */
    VRAAG_START_GEMEENTE,
    VRAAG_START_DUO,
    VRAAG_LIJST, /* werkvoorraad or search */
    VRAAG_LEVERINGEN,
    VRAAG_AUDIT_LIJST,
    VRAAG_GEMEENTEN,
    VRAAG_KENMERK
};
#define VRAAG_SOORTEN (VRAAG_KENMERK + 1)

struct store_tx {
    const struct store *store;
    struct pg_batch *batch;
    const struct store_wie *wie;
    int nummer[VRAAG_SOORTEN];
    const char *signaal; /* to be closed; its audit row finds the dossier itself */
    int rijen;           /* of a page of a list */
    bool toon;
    bool gelukt;
};

/* Adds a question; a second of the same kind is a mistake of the caller. */
void tx_vraag(struct store_tx *tx, enum vraag_soort soort, enum pg_query q, const struct pg_param *params, int n);
/* The rows of a question that was asked; only after the batch has succeeded. */
const struct pg_rows *tx_rijen(const struct store_tx *tx, enum vraag_soort soort);
void audit_voeg(struct pg_batch *batch, const struct store_wie *wie, const struct audit *a);

/* NULL for SQL NULL, otherwise a copy on ctx. */
const char *rij_tekst(TALLOC_CTX *ctx, const struct pg_rows *r, int rij, int kolom);
/* "2026-04-03" for a parameter, NULL for the empty date. */
const char *datum_param(TALLOC_CTX *ctx, struct date d);
/* Text that may be a uuid, as a parameter: NULL when it is not one, so that it finds nothing. */
const char *uuid_of_niets(const char *tekst);
enum fase fase_van_code(const char *code);

/* Limit and offset of a page of a list, as parameters; and how many of the rows that came back belong to the page. */
void lijst_pagina(struct store_tx *tx, int pagina, int rijen, const char **ret_aantal, const char **ret_over);
int lijst_rijen(const struct store_tx *tx, const struct pg_rows *r, bool *ret_meer);

/* ---- what is derived from the field rows (dienst_sql.c) ---- */
enum dienst_sql {
    DIENST_HISTORIE, /* $1 dossier: common columns and all fields, by nummer */
    DIENST_VELDEN,   /* $1 bericht: all fields */
    DIENST_VOEG,     /* $1 bericht, then all fields */
    DIENST_STUK      /* $1 blind indexes, bytea[]: as HISTORIE, of many dossiers */
};
#define DIENST_VASTE_KOLOMMEN 11 /* columns before the fields in HISTORIE and STUK */
/* Adds the statement for this service; returns its number. Parameters as above. */
int dienst_voeg(struct pg_batch *batch, const struct stelseldienst *d, enum dienst_sql soort,
                const struct pg_param *params, int n);
/* Adds the insert of the fields of b: values turned to column values, V hoog sealed. */
bool dienst_voeg_bericht(struct pg_batch *batch, const struct krypto *k, const struct bericht *b, struct err *err);
/* Reads the fields of one row, from column `eerste`, into b->waarden (b->id and b->dienst are set). Sealed columns are
 * opened, or get the mask when open is false. */
bool dienst_lees_velden(TALLOC_CTX *ctx, const struct krypto *k, const struct pg_rows *r, int rij, int eerste,
                        bool open, struct bericht *b, struct err *err);
/* One row of HISTORIE or STUK. */
bool dienst_lees_bericht(TALLOC_CTX *ctx, const struct krypto *k, const struct pg_rows *r, int rij, struct bericht *ret,
                         struct err *err);
extern const char masker[]; /* what a sealed value looks like */

/* ---- writing (stand.c) ---- */
enum stand_lijst {
    STAND_LIJST_BIJWERKEN, /* a gemeente brings its own row of the list up to date */
    STAND_LIJST_ZET        /* a job also makes and removes rows, as the werkrelaties say */
};
/* Adds all that follows from the history of a dossier: its own columns, termijnen, signalen, the row of the list. */
void stand_voeg(struct pg_batch *batch, const char *dossier, const struct stand *st, enum stand_lijst lijst);

/* What the portal itself says about a bericht. */
struct bericht_vast {
    const char *dossier, *kanaal, *kenmerk;
    const char *gevolg_van; /* NULL: none */
};
/* Adds bericht and bericht_<dienst>; b is whole (id, afzender, ontvanger, dates, waarden). Returns the statement that
 * gives its nummer, -1 on err. */
int bericht_voeg(struct pg_batch *batch, const struct krypto *k, const struct bericht *b,
                 const struct bericht_vast *vast, struct err *err);
/* The bericht that follows from v->nieuw by law, whole; false when there is none. gemeente: whom it is told. */
bool gevolg_maak(TALLOC_CTX *ctx, const struct vraag *v, const char *gemeente, struct bericht *ret);
#define GEVOLG_KENMERK ":gevolg" /* comes behind the kenmerk of what it follows from */

#endif
