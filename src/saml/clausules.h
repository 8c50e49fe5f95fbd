/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Inside the saml room, and for its tests: the clauses as data. A clause begins with "refused: it is missing" and only
 * says SAML_GOED about what it has read and found right. saml.h always applies all of them; a test leaves one out at a
 * time and sees that the corpus notices.
 *
 * To add a clause: one function, one row in its table, at least one case in tests/data/saml that only it refuses.
 */
#ifndef SAML_CLAUSULES_H
#define SAML_CLAUSULES_H

#include "saml/saml.h"
#include "xml/rules.h"
#include "xml/xml.h"

#define SAML_NS_PROTOCOL "urn:oasis:names:tc:SAML:2.0:protocol"
#define SAML_NS_ASSERTIE "urn:oasis:names:tc:SAML:2.0:assertion"
#define SAML_NS_METADATA "urn:oasis:names:tc:SAML:2.0:metadata"
#define SAML_NAAM(n)                                                                                                   \
    (struct xml_name) {                                                                                                \
        .ns = SAML_NS_ASSERTIE, .name = (n)                                                                            \
    }
#define SAML_NAAM_P(n)                                                                                                 \
    (struct xml_name) {                                                                                                \
        .ns = SAML_NS_PROTOCOL, .name = (n)                                                                            \
    }
#define SAML_NAAM_MD(n)                                                                                                \
    (struct xml_name) {                                                                                                \
        .ns = SAML_NS_METADATA, .name = (n)                                                                            \
    }
#define SAML_GEEN_NAAM                                                                                                 \
    (struct xml_name) {                                                                                                \
        .ns = NULL, .name = NULL                                                                                       \
    }

/* The form of a message before anything in it is trusted: names and places only. */
struct saml_vorm {
    const char *naam;
    enum saml_reden (*oordeel)(const struct xml_doc *doc, bool via_proxy);
};
extern const struct saml_vorm saml_vormen[];
extern const size_t saml_vormen_aantal;

/* One message being judged. */
struct saml_toets {
    TALLOC_CTX *ctx;
    const struct saml_vertrouwen *vertrouwen;
    const struct saml_verwacht *verwacht;
    time_t nu;
    bool via_proxy;
    const char *relay_state;         /* NULL when absent */
    const struct xml_node *response; /* verified; NULL when only the Assertion is signed */
    const struct xml_node *assertie; /* verified; NULL only when a verified Response has none */
    struct saml_identiteit wie;      /* filled by the clauses as they go */
};
struct saml_clausule {
    const char *punt; /* of the validation list for a dienstverlener */
    const char *naam;
    enum saml_reden (*oordeel)(struct saml_toets *t);
};
extern const struct saml_clausule saml_clausules[];
extern const size_t saml_clausules_aantal;

/* All lists of one judgement. saml_regels_alle is what saml.h uses. */
struct saml_regels {
    const struct saml_vorm *vormen;
    size_t vormen_aantal;
    const struct xml_rule *handtekening;
    size_t handtekening_aantal;
    const struct saml_clausule *clausules;
    size_t clausules_aantal;
};
struct saml_regels saml_regels_alle(void);

struct saml_bericht {
    const char *base64;
    const char *relay_state;
    bool via_proxy;
};
enum saml_reden saml_beoordeel_met(TALLOC_CTX *ctx, const struct saml_regels *regels, const struct saml_vertrouwen *v,
                                   const struct saml_verwacht *verwacht, const struct saml_bericht *bericht, time_t nu,
                                   struct saml_identiteit *ret);

/* The clauses of persoon.c, that read the attributes. */
enum saml_reden saml_een_attributenlijst(struct saml_toets *t);
enum saml_reden saml_onze_dienst(struct saml_toets *t);
enum saml_reden saml_niets_versleuteld(struct saml_toets *t);
enum saml_reden saml_bekende_rechtspersoon(struct saml_toets *t);
enum saml_reden saml_handelende_persoon(struct saml_toets *t);
enum saml_reden saml_vestiging(struct saml_toets *t);

/* metadata.c */
struct saml_vertrouwen {
    const char *entity_id;
    const char *sso_url;
    const char *sso_oorsprong;
    time_t geldig_tot; /* 0: the metadata sets no end */
    struct xml_certs *certs;
};

/* Small readers. */
bool saml_moment(const char *text, time_t *ret); /* xs:dateTime in UTC, "2026-04-03T12:00:00Z", fraction ignored */
void saml_moment_text(time_t when, char ret[static 21]);
char *saml_lees_bestand(TALLOC_CTX *ctx, const char *file, bool geheim, size_t *ret_len, struct err *err);

#endif
