/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Sessions: from a verified assertion to a row in PostgreSQL and back. The cookie carries a 256-bit random token; the
 * database keeps only its hash. A session ends by logging out, after `stil` without a request, or after `langst`.
 */
#ifndef SESSION_SESSION_H
#define SESSION_SESSION_H

#include "store/store.h"

#define SESSIE_KOEKJE "__Host-portaal"
#define LOGIN_KOEKJE "__Host-login"
#define LOGIN_GELDIG_S 3600 /* an AuthnRequest can be answered for one hour */

/* "urn:etoegang:core:assurance-class:loa3" -> NIVEAU_EH3; NIVEAU_GEEN when unknown. */
enum niveau niveau_van_klasse(const char *urn);
const char *niveau_label(enum niveau n); /* "EH3" */

/* GET /inloggen: remembers an AuthnRequest to that provider for this browser, and the session (its token, NULL none)
 * that it still has: that ends when the answer makes a new one. browser gets the value of LOGIN_KOEKJE. One round trip.
 */
bool login_verzoek_nieuw(TALLOC_CTX *ctx, const struct store *s, const char *verzoek_id, const char *aanbieder,
                         const char *sessie, char ret_browser[static KRYPTO_TOKEN_TEXT], struct err *err);
/* /saml/acs: the AuthnRequest that goes with this cookie, and the provider that was asked; used, too old or not.
 * Whether it can still be answered is judged when it is (sessie_start). ERR_NOT_FOUND: none. */
struct login_verzoek {
    const char *id, *aanbieder;
};
bool login_verzoek_van(TALLOC_CTX *ctx, const struct store *s, const char *browser, struct login_verzoek *ret,
                       struct err *err);
/* Its answer will be fetched now. ERR_CONFLICT or ERR_NOT_FOUND: not (again); err->reason is a code of saml.h. */
bool login_verzoek_ophalen(TALLOC_CTX *ctx, const struct store *s, const char *browser, struct err *err);

/* What the verified assertion said, and how long sessions last. */
struct sessie_begin {
    const char *verzoek_id;   /* InResponseTo; NULL only for the front proxy's way in */
    const char *browser;      /* value of LOGIN_KOEKJE; NULL likewise */
    const char *oud;          /* the session (its token) that the browser still had: it ends; NULL none */
    const char *assertie_id;  /* used once */
    const char *assertie_tot; /* NotOnOrAfter, "2026-11-22T15:54:00Z" */
    const char *aanbieder;    /* code of the identity provider that says so */
    /* Which organisations that provider may bring: codes and kinds ("0363", "DUO", "gemeente"), ended by NULL; NULL
     * all. */
    const char *const *organisaties;
    const char *organisatie;    /* code, of a provider of one organisation; NULL: whose number legal_subject is */
    const char *legal_subject;  /* KvK number (8 digits) or RSIN (9 digits) of the organisation */
    const char *acting_subject; /* pseudonym of the person at that organisation */
    const char *vestiging;      /* she may act for this branch only; NULL: for all of it */
    const char *tussenpersoon;  /* KvK number or RSIN of an intermediary that acts for the organisation; NULL none */
    /* What the provider says of her and this database then takes over; otherwise what people here granted, and what she
     * said herself. */
    bool met_rollen;
    unsigned rollen;  /* ROL_... bits, when met_rollen */
    const char *naam; /* NULL: it does not say */
    enum niveau niveau;
    const char *idp_sessie; /* SessionIndex; NULL none */
    const char *idp_tot;    /* SessionNotOnOrAfter, as assertie_tot; NULL none */
    long stil_s, langst_s;
    const char *request_id, *route, *herkomst; /* for the audit row */
};
/* In one transaction and one round trip: AuthnRequest used up, assertion used up, organisation and person known and
 * not blocked, session row, audit row. Somebody who is new to a known organisation gets a session that may do nothing
 * but say who she is (DOEL_AANMELDEN). ret_token is the new cookie value. err: ERR_CONFLICT replayed or answered
 * before, ERR_NOT_FOUND no such request for this browser, ERR_DENIED organisation or person not let in (err->reason is
 * a short code for audit_weigering). */
bool sessie_start(TALLOC_CTX *ctx, const struct store *s, const struct sessie_begin *b,
                  char ret_token[static KRYPTO_TOKEN_TEXT], struct err *err);
/* Ends it, with its audit row. No error when it had ended already. */
bool sessie_einde(TALLOC_CTX *ctx, const struct store *s, const struct store_wie *wie, struct err *err);

/* She chose for which gemeente she works (code; that of her samenwerkingsverband: for none): her session ends, and one
 * for that gemeente begins under another token. One round trip, with its audit row. ERR_NOT_FOUND: no mandaat for it.
 */
bool sessie_kies(TALLOC_CTX *ctx, const struct store *s, const struct store_wie *wie, const char *organisatie,
                 char ret_token[static KRYPTO_TOKEN_TEXT], struct err *err);

/* The hidden field `csrf` of one form of this session: what is sent to that path, and to no other. */
void sessie_csrf(const struct krypto *k, const char *token, const char *pad, char ret[static KRYPTO_TOKEN_TEXT]);
bool sessie_csrf_klopt(const struct krypto *k, const char *token, const char *pad,
                       const char *gegeven); /* false for NULL */

#endif
