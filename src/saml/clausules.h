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

/* ---- The ways in ---- */

enum saml_weg { SAML_WEG_POST = 0, SAML_WEG_PROXY, SAML_WEG_ARTIFACT };

/* Which elements stand in each other, from the root to the Assertion; those from `eerste` on may be signed. */
#define SAML_KETEN_MAX 5
struct saml_keten {
    struct xml_name namen[SAML_KETEN_MAX];
    size_t aantal;
    size_t eerste;
};
const struct saml_keten *saml_keten_van(enum saml_weg weg);

/* ---- The lists ---- */

/* The form of a message before anything in it is trusted: names and places only. */
struct saml_vorm {
    const char *naam;
    enum saml_reden (*oordeel)(const struct xml_doc *doc, enum saml_weg weg);
};
extern const struct saml_vorm saml_vormen[];
extern const size_t saml_vormen_aantal;

#define SAML_VERSLEUTELD_MAX 8 /* EncryptedIDs that are opened in one message */

/* One message being judged. */
struct saml_toets {
    TALLOC_CTX *ctx;
    const struct saml_regels *regels;
    const struct saml_vertrouwen *vertrouwen;
    const struct saml_verwacht *verwacht;
    time_t nu;
    enum saml_weg weg;
    const char *relay_state;         /* NULL when absent */
    const char *resolve_id;          /* SAML_WEG_ARTIFACT: of our question */
    const struct xml_node *artifact; /* verified ArtifactResponse; NULL when only something in it is signed */
    const struct xml_node *response; /* verified; NULL when only the Assertion is signed */
    const struct xml_node *assertie; /* verified; NULL only when a verified Response has none */
    struct {
        const struct xml_node *dicht, *open; /* an EncryptedID and the NameID that was in it */
    } ontcijferd[SAML_VERSLEUTELD_MAX];
    size_t ontcijferd_aantal;
    struct saml_identiteit wie; /* filled by the clauses as they go */
};

enum saml_voor { SAML_VOOR_ALLE = 0, SAML_VOOR_EHERKENNING, SAML_VOOR_ALGEMEEN };
struct saml_clausule {
    const char *punt; /* of the validation list for a dienstverlener */
    const char *naam;
    enum saml_reden (*oordeel)(struct saml_toets *t);
    enum saml_voor voor;
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
    const struct xml_sealed_rule *ontcijferen;
    size_t ontcijferen_aantal;
    /* For a test: is shown every message that is accepted, before it is thrown away. NULL: nobody looks. */
    void (*getuige)(const struct saml_toets *t, struct xml_doc *doc, void *arg);
    void *getuige_arg;
};
struct saml_regels saml_regels_alle(void);

struct saml_bericht {
    enum saml_weg weg;
    const char *base64; /* post and proxy, as received */
    const char *bytes;  /* artifact; when not NULL, base64 is not looked at */
    size_t len;
    const char *resolve_id;
    const char *relay_state;
};
enum saml_reden saml_beoordeel_met(TALLOC_CTX *ctx, const struct saml_regels *regels, const struct saml_vertrouwen *v,
                                   const struct saml_verwacht *verwacht, const struct saml_bericht *bericht, time_t nu,
                                   struct saml_identiteit *ret);
/* What a refusal by the xml room is called here. */
enum saml_reden saml_reden_van(enum xml_refusal refusal);
/* The clauses alone, over nodes that are in *t already. */
enum saml_reden saml_clausules_toepassen(struct saml_toets *t);

/* ---- Reading attributes: attributen.c ---- */

struct saml_gevonden {
    size_t aantal;      /* attributes of that name, or values of that kind */
    const char *waarde; /* the first one's text; NULL when it is not plain text */
};
struct saml_namen {
    const char *const *namen;
    size_t aantal;
};
const struct xml_node *saml_eerste_attribuut(const struct saml_toets *t);
bool saml_attribuut_heet(struct saml_toets *t, const struct xml_node *attribute, const char *name);
/* Attributes with one plain value, wherever in the statement they stand. */
struct saml_gevonden saml_plat(struct saml_toets *t, const char *name);
/* The NameIDs of that kind in the attributes of those names, and attributes that are named after the kind (flattened).
 */
struct saml_gevonden saml_van_soort(struct saml_toets *t, struct saml_namen attributes, const char *kind);
/* False when something of another kind stands in the attributes of those names. */
bool saml_alleen_soorten(struct saml_toets *t, struct saml_namen attributes, struct saml_namen kinds);
/* Calls `each` for every element in every value of the attributes of those names; what was encrypted is given opened.
 */
void saml_elk_kenmerk(struct saml_toets *t, struct saml_namen attributes,
                      void (*each)(struct saml_toets *t, const struct xml_node *id, void *arg), void *arg);
/* Printable characters only, 1 up to size - 1 bytes; copied. */
bool saml_neem_over(char *ret, size_t size, const char *value);

/* The clauses of persoon.c and algemeen.c, that read the attributes. */
enum saml_reden saml_een_attributenlijst(struct saml_toets *t);
enum saml_reden saml_onze_dienst(struct saml_toets *t);
enum saml_reden saml_ontcijferd(struct saml_toets *t);
enum saml_reden saml_bekende_rechtspersoon(struct saml_toets *t);
enum saml_reden saml_handelende_persoon(struct saml_toets *t);
enum saml_reden saml_vestiging(struct saml_toets *t);
enum saml_reden saml_bekende_tussenpersoon(struct saml_toets *t);
enum saml_reden saml_persoon(struct saml_toets *t);
enum saml_reden saml_rollen(struct saml_toets *t);
enum saml_reden saml_naam_persoon(struct saml_toets *t);

/* sleutels.c */
bool saml_ontcijfersleutel_van(struct saml_ontcijfersleutels *sleutels, const char *pem, size_t len,
                               const char *key_name, struct err *err);
const struct xml_keyring *saml_keyring(const struct saml_ontcijfersleutels *sleutels); /* NULL in, NULL out */

/* metadata.c */
#define SAML_OPHALEN_MAX 8
struct saml_eindpunt {
    long index;
    const char *url;
};
struct saml_vertrouwen {
    const char *entity_id;
    const char *sso_url;
    const char *sso_oorsprong;
    time_t geldig_tot; /* 0: the metadata sets no end */
    struct xml_certs *certs;
    struct saml_eindpunt ophalen[SAML_OPHALEN_MAX]; /* ArtifactResolutionService over SOAP */
    size_t ophalen_aantal;
    bool simulator;
};

/* verzoek.c */
struct saml_sleutel {
    struct xml_key *key;
};
void saml_nieuw_id(char ret[static SAML_ID_MAX]); /* random; an XML ID */

/* Small readers. */
bool saml_moment(const char *text, time_t *ret); /* xs:dateTime in UTC, "2026-04-03T12:00:00Z", fraction ignored */
void saml_moment_text(time_t when, char ret[static 21]);
char *saml_lees_bestand(TALLOC_CTX *ctx, const char *file, bool geheim, size_t *ret_len, struct err *err);

#endif
