/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Herindeling: gemeenten that go up in another, or one of which the dossiers go to several. For a beheerder of DUO
 * (the database refuses anyone else), and for portaalctl taken, which carries it out. How it works:
 * sql/migrations/0058_herindeling.sql and docs/herindeling.md.
 */
#ifndef STORE_HERINDELING_H
#define STORE_HERINDELING_H

#include "store/invoer.h"
#include "store/organisatie.h"

struct herindeling {
    const char *id, *soort;                /* soort: "samenvoeging", "splitsing" */
    struct date datum;                     /* first day on which it holds */
    const char *van, *van_namen;           /* codes joined by ","; names joined by ", " */
    const char *naar, *naar_naam;          /* who takes over; of a splitsing: what verdeling does not say */
    bool nieuw;                            /* that gemeente is made by it */
    const char *verdeling;                 /* of a splitsing: a sentence a line; NULL: none */
    const char *stand;                     /* see the migration */
    const char *gemaakt_door, *gemaakt_op; /* name; "2026-11-22 15:54" */
    const char *uitgevoerd_op, *teruggedraaid_op, *definitief_op; /* NULL: not */
    const char *melding; /* what stood in the way when it was to be carried out; NULL: nothing */
    bool van_mij;        /* the asker made it */
    const char *besluit; /* of the voorstel; NULL: none yet */
};
struct herindelingen {
    struct herindeling *rijen;
    size_t aantal;
};
void herindelingen_vraag(struct store_tx *tx);
void herindelingen_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct herindelingen *ret);

/* A draft. JSON or NULL: nieuw (naam, kvk, rsin, oin), verdeling (van, tot, naar). What is wrong comes back, and then
 * nothing was kept. */
struct herindeling_ontwerp {
    const char *id, *soort;
    struct date datum;
    const char *const *van; /* codes, NULL-terminated */
    const char *naar, *nieuw, *verdeling;
};
void herindeling_maak_vraag(struct store_tx *tx, const struct herindeling_ontwerp *h);
void herindeling_maak_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct organisatie_uitkomst *ret);

/* What it moves: counted now, or as it was counted when it was carried out. */
struct herindeling_gaat {
    const char *wat;                               /* "dossiers", "signalen", … : see herindeling_telling */
    const char *van, *van_naam, *naar, *naar_naam; /* naar NULL: nowhere */
    long aantal;
};
struct herindeling_beeld {
    struct herindeling herindeling;
    struct herindeling_gaat *gaat;
    size_t gaat_aantal;
    struct organisatie_fout *bezwaren; /* what stands in the way, while it waits */
    size_t bezwaren_aantal;
};
void herindeling_vraag(struct store_tx *tx, const char *id);
bool herindeling_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct herindeling_beeld *ret, struct err *err);

struct herindeling_dossier {
    const char *dossier, *naam, *van_naam, *naar_naam, *aard;
    struct date geboortedatum;
};
struct herindeling_dossiers {
    struct herindeling_dossier *rijen;
    size_t aantal;
    bool meer;
};
void herindeling_dossiers_vraag(struct store_tx *tx, const char *id, int pagina, int rijen);
void herindeling_dossiers_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct herindeling_dossiers *ret);

/* stap: "voorstellen" (with what it does, in one line and in sentences), "weggooien", "terugdraaien", "definitief".
 * ERR_CONFLICT: it is not in a state for that; ERR_DENIED: not by her. */
void herindeling_stap_vraag(struct store_tx *tx, const char *id, const char *stap, const char *onderwerp,
                            const char *uitleg);

/* Carries out or takes back what waits, and makes the state of its dossiers anew: all of it in one transaction, or
 * nothing. *ret_gedaan: there was something. */
bool herindeling_doe(struct invoer *in, bool *ret_gedaan, struct err *err);

#endif
