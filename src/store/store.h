/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Every transaction of the portal starts here. A page that reads goes in one transaction and one network round trip:
 *
 *     struct store_tx *tx = store_begin(ctx, store, &wie);     BEGIN + sessie_open
 *     dossier_vraag(tx, id, false); tijdlijn_vraag(tx, id);     ask: adds statements, cannot fail
 *     if (!store_voer_uit(tx, &audit, err)) ...                 audit row + COMMIT, and the one round trip
 *     sessie_lees(tx, &sessie); dossier_lees(ctx, tx, &d, err)  read: fills plain structs
 *
 * Nothing that was asked can be read before store_voer_uit has returned true, so no personal data leaves without its
 * committed audit row. A batch is used once. At most one of each kind of question in one batch.
 *
 * store_voer_uit fails with ERR_NO_SESSION (no, ended or timed out session), ERR_DENIED (role or assurance level not
 * good enough for this route), ERR_TOO_MANY (a limit was reached, store/limiet.h), ERR_UNAVAILABLE (no PostgreSQL),
 * ERR_INTERNAL. Then nothing was read and nothing written; record a refusal with audit_weigering.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/date.h"
#include "base/err.h"
#include "domain/recht.h"
#include "krypto/krypto.h"
#include "pg/pg.h"

#include <talloc.h>

/* What a person may do only so often in an hour, and an organisation in a day (store/limiet.h). */
enum limiet_soort { LIMIET_GEEN, LIMIET_ZOEKEN, LIMIET_TONEN, LIMIET_BESTAND };
#define LIMIET_SOORTEN (LIMIET_BESTAND + 1)
struct limieten {
    long uur[LIMIET_SOORTEN], dag[LIMIET_SOORTEN]; /* 0: nothing is counted (jobs) */
    long landelijk;                                /* times the day's limit for DUO and COA */
    long gemist;                                   /* misses in an hour that make a signal; 0: none do */
};

struct store {
    struct pg *pg;
    const struct krypto *krypto;
    struct limieten limieten;
};

/* eHerkenning assurance levels, as numbers that can be compared. */
enum niveau { NIVEAU_GEEN = 0, NIVEAU_EH2 = 20, NIVEAU_EH2PLUS = 25, NIVEAU_EH3 = 30, NIVEAU_EH4 = 40 };

/* Who asks and what the route row demands. Texts live as long as the batch. */
struct store_wie {
    const char *token;      /* value of the session cookie; NULL or "" = nobody */
    uint32_t doel;          /* DOEL_... bits: the right to one of these opens this route; 0 = nobody may */
    unsigned soorten;       /* SOORT_... bits: only for people of these kinds of organisation; 0 = all */
    enum niveau niveau_min; /* lowest level this route accepts */
    const char *request_id; /* 32 hex digits */
    const char *route;      /* pattern of the route row, "/dossier/{id}": never the URL itself */
    const char *herkomst;   /* address of the client */
};

/* What was done; the audit room of the database adds who, role, organisation, level and moment from the session row. */
enum audit_handeling {
    AUDIT_INLOGGEN,
    AUDIT_UITLOGGEN,
    AUDIT_INZIEN, /* a page was looked at */
    AUDIT_LIJST,  /* a list was looked at */
    AUDIT_ZOEKEN,
    AUDIT_TONEN,     /* sealed fields were shown */
    AUDIT_DOCUMENT,  /* a document was handed out */
    AUDIT_FORMULIER, /* a form or its review page, filled from a dossier */
    AUDIT_LEVEREN,
    AUDIT_AFHANDELEN, /* a signaal was closed by hand */
    AUDIT_INVOER,     /* a delivery from outside was taken in */
    AUDIT_WEIGERING,
    AUDIT_BEHEER
};
#define AUDIT_HANDELINGEN (AUDIT_BEHEER + 1)
const char *audit_handeling_code(enum audit_handeling h);  /* "inzien": what the database keeps */
const char *audit_handeling_label(enum audit_handeling h); /* "Bekeken": what people read */
bool audit_handeling_van_code(const char *code, enum audit_handeling *ret);

struct audit {
    enum audit_handeling handeling;
    const char *dossier; /* uuid, NULL none; the result becomes "niet gevonden" when this asker may not see it */
    const char *bericht; /* uuid of a bericht of that dossier; the same. NULL none */
    const char *const *velden_hoog; /* "dossier.bsn", ...: sealed fields shown; NULL-terminated; NULL none */
    const char *grond;              /* legal ground; NULL: the ground of the portal for this handeling */
    const char *resultaat;          /* NULL: "ok" */
    const char *bijzonderheden;     /* short, no personal data; NULL none */
};

/* Legal ground used when audit.grond is NULL. */
#define AUDIT_GROND_STANDAARD "Wi 2021, art. 33-35"

/* reason of ERR_DENIED: she may not see or type what is of class V hoog (DOEL_HOOG, DOEL_TONEN). */
#define REDEN_HOOG "hoog"

struct store_tx;
struct store_tx *store_begin(TALLOC_CTX *ctx, const struct store *s, const struct store_wie *wie);
bool store_voer_uit(struct store_tx *tx, const struct audit *a, struct err *err);

/* Whether wie may use this route at all, in a round trip of its own, and nothing else: for a page that failed before it
 * asked. The errors are those of store_voer_uit. */
bool store_mag(TALLOC_CTX *ctx, const struct store *s, const struct store_wie *wie, struct err *err);

/* Who is asking, as the session row says. Valid after store_voer_uit; texts live as long as tx. */
struct sessie_info {
    const char *id;               /* uuid of the session: not the token, fit for a log */
    const char *naam;             /* of the person; shown only to herself; NULL: not said yet */
    const char *organisatie;      /* code: "0363", "DUO", "S001" */
    const char *organisatie_naam; /* "Amsterdam" */
    enum soort soort;             /* of that organisation: also under a mandaat it is a gemeente */
    unsigned rollen;              /* ROL_... bits: what she is called. What she may is in rechten */
    uint32_t rechten;             /* DOEL_... bits */
    const char *namens,
        *namens_naam; /* samenwerkingsverband, when she works for the organisation under a mandaat; or NULL */
    bool toegelaten;  /* false: she has not said who she is, or waits for the beheerder */
    enum niveau niveau;
    const char *gestart;   /* "2026-11-22 15:54" local time */
    long stil_over_s;      /* seconds until the session ends by itself when nothing happens */
    long uiterlijk_over_s; /* seconds until it ends whatever happens */
};
void sessie_lees(const struct store_tx *tx, struct sessie_info *ret);

/* Audit row of a refusal, in its own transaction (one round trip). Works without a session: wie->token may be NULL, or
 * of an ended session. reden is a short code for the audit log: "geen sessie", "rol", "csrf", "saml: handtekening".
 * dossier may be NULL. */
bool audit_weigering(TALLOC_CTX *ctx, const struct store *s, const struct store_wie *wie, const char *reden,
                     const char *dossier, struct err *err);

#endif
