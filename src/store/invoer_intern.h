/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Inside invoer only: what is known of the people of one chunk, and what is decided about its lines.
 */
#ifndef STORE_INVOER_INTERN_H
#define STORE_INVOER_INTERN_H

#include "store/intern.h"
#include "store/invoer.h"
#include "store/opvolging.h"
#include "store/upload.h"

/* The columns of portaal.dossier that say who somebody is, in the order of the queries dossier_voeg and
 * dossier_persoon. */
enum persoon {
    PERSOON_GESLACHTSNAAM,
    PERSOON_VOORVOEGSEL,
    PERSOON_VOORNAMEN,
    PERSOON_GEBOORTEDATUM,
    PERSOON_GESLACHT,
    PERSOON_NATIONALITEIT,
    PERSOON_CONTACTTAAL,
    PERSOON_ADRES,
    PERSOON_GEHEIM /* "ja" or "nee" */
};
#define PERSOON_KOLOMMEN (PERSOON_GEHEIM + 1)

struct mens {
    unsigned char index[KRYPTO_INDEX_LEN]; /* of the BSN; the people of a chunk are sorted by it */
    const char *bsn;
    const char *id; /* dossier; NULL: nothing of this person is known yet */
    bool nieuw;     /* the dossier begins in this chunk */
    bool geraakt;   /* a line was accepted: the state must be written */
    bool persoon_anders;
    const char *persoon[PERSOON_KOLOMMEN];
    const char *v_nummer; /* to be written; NULL: as it is */
    unsigned char v_index[KRYPTO_INDEX_LEN];
    bool heeft_v;
    struct werkrelaties *relaties; /* before the first line that was accepted */
    struct bericht *berichten;
    size_t aantal, ruimte;
    struct opvolging opvolging; /* for who is named in a line about this person */
};

/* What an accepted line does, besides its bericht. */
struct besluit {
    struct mens *mens;
    bool heeft_gevolg;
    struct bericht bericht, gevolg; /* as it is judged: by who stands there now; written is who the line names */
};

struct bekend {
    const char *sleutel; /* "afzender kenmerk" */
    const char *id;
};

struct invoer {
    struct store store;
    const char *naam;
    struct date vandaag;
    const char **organisaties; /* codes, sorted; NULL until the first chunk */
    size_t organisaties_aantal;
    const char **gesplitst; /* gemeenten that went to several others: whose a new person is, nobody can tell */
    size_t gesplitst_aantal;
    char na[KRYPTO_UUID_TEXT]; /* invoer_ververs: the dossier that was done last */
    TALLOC_CTX *stuk;          /* memory of the chunk at hand */
    struct mens *mensen;
    size_t mensen_aantal;
    struct besluit *besluiten; /* by line */
    struct bekend *bekend;     /* what is there already, sorted */
    size_t bekend_aantal;
    const char **v_bezet; /* "index-hex dossier" of V-nummers that are there, sorted */
    size_t v_bezet_aantal;
    const struct upload_werk *upload; /* the chunk is of an uploaded file; NULL: it is not */
    const struct upload_stuk *upload_stuk;
    int upload_slot;
};

void invoer_hex(const unsigned char *bytes, size_t n, char *ret); /* ret: 2 n + 1 */
struct mens *invoer_mens(const struct invoer *in, const char *bsn);
void mens_voeg_bericht(struct mens *m, TALLOC_CTX *ctx, const struct bericht *b);
/* {"\\x…"}: blind indexes in hex as an array of bytea. */
const char *invoer_index_literal(TALLOC_CTX *ctx, const char *const *hex, size_t n);
/* Gives the berichten of the query invoer_historie to their people. */
bool invoer_lees_historie(struct invoer *in, const struct pg_rows *r, struct err *err);
/* People by dossier and blind index, all of them touched; and their histories. */
bool invoer_neem_mensen(struct invoer *in, const struct pg_rows *r, struct err *err);
bool invoer_historie_van_mensen(struct invoer *in, struct err *err);
/* Adds what follows from the history, of all people that were touched. */
struct standen *invoer_schrijf_standen(struct invoer *in, struct pg_batch *b);
/* ---- versions (invoer_versies.c) ---- */
/* The bericht with this kenmerk of the sender of line i, in the database or in an accepted line before it; NULL: none.
 */
const char *invoer_bekend(const struct invoer *in, const struct invoer_regel *regels, size_t i, const char *kenmerk);
/* Fills what b->bericht takes from the bericht that line i corrects or withdraws; false: there is none such of this
 * service and person. */
bool invoer_vervangt(const struct invoer *in, const struct invoer_regel *regels, size_t i, struct besluit *b);
/* The bericht that says who the person is once b is accepted: itself, or the last that then counts; NULL: none. */
const struct bericht *invoer_persoon_volgens(const struct invoer *in, const struct besluit *b);
void invoer_telt_niet_meer(struct mens *m, const char *id);

/* ---- an uploaded file (upload_taak.c): the same chunk, as the gemeente that uploaded it ---- */
#define UPLOAD_NIET_GEVONDEN                                                                                           \
    "BSN: deze persoon is niet gevonden. Controleer het BSN. U kunt alleen leveren over mensen van uw gemeente."
/* Right after BEGIN: from there on row level security is that of the gemeente. */
void upload_stuk_begin(struct invoer *in, struct pg_batch *b);
bool upload_stuk_mag(const struct invoer *in, const struct pg_batch *b, struct err *err);
/* Keeps what was found with the row; false when it cannot be delivered so. */
bool upload_oordeel(struct invoer *in, struct invoer_regel *r, const struct bevindingen *gevonden);
void upload_stuk_schrijf(struct invoer *in, struct pg_batch *b, const struct invoer_regel *regels, size_t aantal);

/* Judges line i, given all before it, and fills besluit and uitkomst. */
void invoer_oordeel(struct invoer *in, struct invoer_regel *regels, size_t i);

#endif
