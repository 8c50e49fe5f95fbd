/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * eHerkenning: who is asking. Makes our AuthnRequest and judges what the makelaar sends back. Nothing here reads a
 * clock, a database or a socket (saml_vertrouwen_lezen and saml_sleutel_lezen read one file, at start).
 *
 * A login is judged in two steps. Here: parse, signature, and every clause that can be decided from the message itself;
 * that gives a struct saml_identiteit, read from the verified element only. What only the database can know (is this an
 * answer to a request of this browser, asked less than an hour ago and not answered yet; was this assertion used
 * before; is the organisation valid and the person known) is judged by the database function sessie_begin, in the
 * transaction that makes the session; its reasons are in the list below as well.
 *
 * Each clause is a function that begins with "refused: it is missing" (clausules.h); the list of clauses is data.
 */
#ifndef SAML_SAML_H
#define SAML_SAML_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <talloc.h>
#include <time.h>

#define SAML_ID_MAX 129 /* an XML ID and its NUL */
#define SAML_KVK_LEN 8
#define SAML_RSIN_LEN 9
#define SAML_PSEUDONIEM_MAX 201 /* eHerkenning: 64 hex, "@", 32 hex; another provider: its own name for a person */
#define SAML_ROLLEN_MAX 16      /* values of the role attribute */
#define SAML_ROL_MAX 129
#define SAML_NAAM_MAX 201
#define SAML_SESSIE_INDEX_MAX 257

/* Every way in which a login can end: name, code for the audit row (bijzonderheden) and the log. Never personal data.
 */
#define SAML_REDENEN(X)                                                                                                \
    X(SAML_GOED, "goed")                                                                                               \
    /* what the provider says, signed, instead of who it is: a calm page for each */                                   \
    X(SAML_GEANNULEERD, "geannuleerd")                                                                                 \
    X(SAML_GEEN_BEVOEGDHEID, "geen-bevoegdheid")                                                                       \
    X(SAML_NIVEAU_TE_LAAG, "niveau-te-laag")                                                                           \
    X(SAML_MAKELAAR_STORING, "makelaar-storing")                                                                       \
    /* everything from here is a refusal */                                                                            \
    X(SAML_BASE64, "base64-ongeldig")                                                                                  \
    X(SAML_TE_GROOT, "te-groot")                                                                                       \
    X(SAML_XML_ONGELDIG, "xml-ongeldig")                                                                               \
    X(SAML_XML_DTD, "xml-dtd")                                                                                         \
    X(SAML_XML_TE_DIEP, "xml-te-diep")                                                                                 \
    X(SAML_XML_TE_VEEL, "xml-te-veel-elementen")                                                                       \
    X(SAML_ID_ONGELDIG, "id-ongeldig")                                                                                 \
    X(SAML_ID_DUBBEL, "id-dubbel")                                                                                     \
    X(SAML_WORTEL, "wortelelement-onbekend")                                                                           \
    X(SAML_ONBEKEND_ELEMENT, "onbekend-element")                                                                       \
    X(SAML_BERICHT_MEERDERE, "bericht-meerdere")                                                                       \
    X(SAML_ASSERTIE_ONTBREEKT, "assertie-ontbreekt")                                                                   \
    X(SAML_ASSERTIE_MEERDERE, "assertie-meerdere")                                                                     \
    X(SAML_ASSERTIE_MISPLAATST, "assertie-misplaatst")                                                                 \
    X(SAML_ASSERTIE_VERSLEUTELD, "assertie-versleuteld")                                                               \
    X(SAML_HANDTEKENING_ONTBREEKT, "handtekening-ontbreekt")                                                           \
    X(SAML_HANDTEKENING_MEERDERE, "handtekening-meerdere")                                                             \
    X(SAML_HANDTEKENING_MISPLAATST, "handtekening-misplaatst")                                                         \
    X(SAML_HANDTEKENING_VORM, "handtekening-vorm")                                                                     \
    X(SAML_HANDTEKENING_VERWIJZING, "handtekening-verwijzing")                                                         \
    X(SAML_HANDTEKENING_TRANSFORMATIE, "handtekening-transformatie")                                                   \
    X(SAML_HANDTEKENING_ALGORITME, "handtekening-algoritme")                                                           \
    X(SAML_HANDTEKENING_ONJUIST, "handtekening-onjuist")                                                               \
    X(SAML_SLEUTEL_VERLOPEN, "sleutel-verlopen")                                                                       \
    X(SAML_VERTROUWEN_VERLOPEN, "metadata-verlopen")                                                                   \
    X(SAML_VERSIE, "versie")                                                                                           \
    X(SAML_UITGEVER, "uitgever")                                                                                       \
    X(SAML_UITGIFTEMOMENT, "uitgiftemoment")                                                                           \
    X(SAML_BESTEMMING, "bestemming")                                                                                   \
    X(SAML_STATUS, "status")                                                                                           \
    X(SAML_ARTIFACT, "artifact-antwoord-op")                                                                           \
    X(SAML_ARTIFACT_LEEG, "artifact-onbekend")                                                                         \
    X(SAML_ONDERWERP, "onderwerp")                                                                                     \
    X(SAML_BEVESTIGING, "subjectconfirmation")                                                                         \
    X(SAML_ONTVANGER, "ontvanger")                                                                                     \
    X(SAML_ANTWOORD_OP, "antwoord-op")                                                                                 \
    X(SAML_BEVESTIGING_VERLOPEN, "subjectconfirmation-verlopen")                                                       \
    X(SAML_VOORWAARDEN, "voorwaarden")                                                                                 \
    X(SAML_TE_VROEG, "nog-niet-geldig")                                                                                \
    X(SAML_VERLOPEN, "verlopen")                                                                                       \
    X(SAML_DOELGROEP, "audience")                                                                                      \
    X(SAML_AUTHENTICATIE, "authenticatie")                                                                             \
    X(SAML_NIVEAU, "betrouwbaarheidsniveau")                                                                           \
    X(SAML_ATTRIBUTEN, "attributen")                                                                                   \
    X(SAML_DIENST, "dienst")                                                                                           \
    X(SAML_VERSLEUTELD_VORM, "versleuteling-vorm")                                                                     \
    X(SAML_VERSLEUTELD_ALGORITME, "versleuteling-algoritme")                                                           \
    X(SAML_VERSLEUTELD_SLEUTEL, "versleuteling-sleutel")                                                               \
    X(SAML_VERSLEUTELD_ONJUIST, "versleuteling-onjuist")                                                               \
    X(SAML_RECHTSPERSOON, "rechtspersoon")                                                                             \
    X(SAML_HANDELENDE, "handelende-persoon")                                                                           \
    X(SAML_VESTIGING, "vestigingsnummer")                                                                              \
    X(SAML_TUSSENPERSOON_VORM, "tussenpersoon-ongeldig")                                                               \
    X(SAML_PERSOON, "persoon")                                                                                         \
    X(SAML_ROLLEN, "rollen")                                                                                           \
    X(SAML_NAAM_PERSOON, "naam")                                                                                       \
    X(SAML_RELAYSTATE, "relaystate")                                                                                   \
    /* the ones of an artifact, and of fetching what it stands for */                                                  \
    X(SAML_ARTIFACT_VORM, "artifact-ongeldig")                                                                         \
    X(SAML_ARTIFACT_AFZENDER, "artifact-andere-afzender")                                                              \
    X(SAML_ARTIFACT_EINDPUNT, "artifact-eindpunt")                                                                     \
    X(SAML_ARTIFACT_NIET_GEVRAAGD, "artifact-niet-gevraagd")                                                           \
    X(SAML_ARTIFACT_GEBRUIKT, "artifact-gebruikt")                                                                     \
    X(SAML_OPHALEN_VERBINDING, "artifact-verbinding")                                                                  \
    X(SAML_OPHALEN_TLS, "artifact-tls")                                                                                \
    X(SAML_OPHALEN_TIJD, "artifact-te-traag")                                                                          \
    X(SAML_OPHALEN_ANTWOORD, "artifact-antwoord")                                                                      \
    X(SAML_OPHALEN_TE_GROOT, "artifact-antwoord-te-groot")                                                             \
    /* the ones of sessie_begin */                                                                                     \
    X(SAML_VERZOEK_ONBEKEND, "verzoek-onbekend")                                                                       \
    X(SAML_VERZOEK_GEBRUIKT, "verzoek-gebruikt")                                                                       \
    X(SAML_VERZOEK_VERLOPEN, "verzoek-verlopen")                                                                       \
    X(SAML_VERZOEK_BROWSER, "verzoek-andere-browser")                                                                  \
    X(SAML_HERHAALD, "assertie-herhaald")                                                                              \
    X(SAML_ORGANISATIE, "organisatie-onbekend")                                                                        \
    X(SAML_ORGANISATIE_ANDER, "organisatie-van-ander")                                                                 \
    X(SAML_GEBRUIKER, "gebruiker-onbekend")                                                                            \
    X(SAML_GEBLOKKEERD, "gebruiker-geblokkeerd")                                                                       \
    X(SAML_TUSSENPERSOON, "tussenpersoon")                                                                             \
    X(SAML_VESTIGING_BEPERKT, "vestiging-beperkt")

enum saml_reden {
#define SAML_REDEN_ENUM(name, code) name,
    SAML_REDENEN(SAML_REDEN_ENUM)
#undef SAML_REDEN_ENUM
        SAML_REDENEN_AANTAL
};
const char *saml_reden_code(enum saml_reden reden); /* never NULL */
/* Said by the provider in a verified message that answers a request of ours, and no attack: a calm page. */
bool saml_reden_rustig(enum saml_reden reden);

/* ---- Whom we trust and who we are: made once at start, read-only afterwards ---- */

struct saml_vertrouwen; /* from the makelaar's metadata: EntityID, signing certificates, SSO address, valid until */

/* From one or more files of one EntityID: a provider that changes its keys is known by both for a while. Each
 * certificate is trusted until the validUntil of its own file; addresses are those of the last file. */
struct saml_vertrouwen *saml_vertrouwen_uit(TALLOC_CTX *ctx, const char *const *files, size_t count, struct err *err);
struct saml_vertrouwen *saml_vertrouwen_lezen(TALLOC_CTX *ctx, const char *file, struct err *err);
struct saml_vertrouwen *saml_vertrouwen_van(TALLOC_CTX *ctx, const char *metadata, size_t len, struct err *err);
const char *saml_vertrouwen_entity_id(const struct saml_vertrouwen *v);
const char *saml_vertrouwen_sso_url(const struct saml_vertrouwen *v); /* https, HTTP-POST binding */
const char *
saml_vertrouwen_sso_oorsprong(const struct saml_vertrouwen *v); /* scheme://host[:port], for CSP form-action */

bool saml_vertrouwen_artifact(const struct saml_vertrouwen *v);  /* it has an ArtifactResolutionService */
bool saml_vertrouwen_simulator(const struct saml_vertrouwen *v); /* the mark of docs/inloggen.md: only for a demo */

struct saml_sleutel; /* our own signing key, RSA of at least 2048 bits */
struct saml_sleutel *saml_sleutel_lezen(TALLOC_CTX *ctx, const char *pem_file, struct err *err);

/* Our keys for what is encrypted to us: the current one and the next, found by the ds:KeyName in the message. */
#define SAML_ONTCIJFERSLEUTELS_MAX 4
struct saml_ontcijfersleutels;
struct saml_ontcijfersleutels *saml_ontcijfersleutels_nieuw(TALLOC_CTX *ctx);
/* One PEM file (chmod 600) with an RSA private key of at least 2048 bits and, preferably, its certificate. The key's
 * names are key_name (NULL: none) and the certificate's fingerprints, SHA-1 and SHA-256 in hexadecimal. Refuses a key
 * without any name, a certificate of another key, and a key too many. */
bool saml_ontcijfersleutel_erbij(struct saml_ontcijfersleutels *sleutels, const char *pem_file, const char *key_name,
                                 struct err *err);
/* For our own metadata. i from 0; past the last: NULL. */
const char *saml_ontcijfersleutel_naam(const struct saml_ontcijfersleutels *sleutels, size_t i);
const char *saml_ontcijfersleutel_certificaat(const struct saml_ontcijfersleutels *sleutels,
                                              size_t i); /* base64 DER; NULL: the file has none */

/* Which profile a provider speaks. All zero is that of eHerkenning: organisation and person in the attributes of the
 * scheme, level as its URIs. SAML_ALGEMEEN is an organisation's own provider: the organisation follows from the
 * settings, the person is the NameID or one attribute, and it may bring roles and a name. */
enum saml_profielsoort { SAML_EHERKENNING = 0, SAML_ALGEMEEN };
struct saml_klasse {
    const char *klasse; /* AuthnContextClassRef, exactly */
    const char *niveau; /* what it is worth: urn:etoegang:core:assurance-class:... */
};
struct saml_profiel {
    enum saml_profielsoort soort;
    /* for SAML_ALGEMEEN only */
    const struct saml_klasse *klassen; /* a class that is not in the list is refused */
    size_t klassen_aantal;
    const char *persoon_attribuut; /* Name; NULL: the NameID of the Subject, that may not be transient */
    const char *rol_attribuut;     /* Name; NULL: it brings no roles, otherwise at least one value is required */
    const char *naam_attribuut;    /* Name; NULL: it brings no name; may be absent from a message */
};

/* What a message must say to be meant for us. One per provider: an answer is judged against the one that was asked. */
struct saml_verwacht {
    const char *entity_id;                                  /* ours: Audience, and Issuer of the AuthnRequest */
    const char *acs_url;                                    /* Destination and Recipient: portaal.adres + "/saml/acs" */
    const char *service_uuid;                               /* ServiceUUID; not looked at for SAML_ALGEMEEN */
    const char *minimum_niveau;                             /* URI, urn:etoegang:core:assurance-class:loa3 */
    long klokverschil;                                      /* seconds */
    struct saml_profiel profiel;                            /* all zero: eHerkenning */
    const struct saml_ontcijfersleutels *ontcijfersleutels; /* NULL: what is encrypted is refused */
};
bool saml_niveau_genoeg(const char *uri, const char *minimum);
bool saml_niveau_bekend(const char *uri); /* check minimum_niveau, and each niveau of a class, at start */

/* ---- Our question ---- */

/* What a provider's settings say about the question to it. */
struct saml_vraagvorm {
    bool force_authn;
    long acs_index, attribuut_index;
};
struct saml_verzoek {
    char id[SAML_ID_MAX];     /* of the AuthnRequest: random, for login_verzoek */
    const char *saml_request; /* base64, hidden field SAMLRequest */
    const char *relay_state;  /* hidden field RelayState: a token, the same as id */
};
bool saml_verzoek_maken(TALLOC_CTX *ctx, const struct saml_sleutel *sleutel, const struct saml_vertrouwen *v,
                        const struct saml_verwacht *verwacht, const struct saml_vraagvorm *vorm, time_t nu,
                        struct saml_verzoek *ret, struct err *err);

/* ---- An artifact: where to fetch the answer, and the question for it ---- */

struct saml_ophalen {
    char id[SAML_ID_MAX]; /* of the ArtifactResolve */
    const char *url;      /* https, of the provider's metadata */
    const char *soap;     /* signed ArtifactResolve in a SOAP 1.1 envelope */
    size_t soap_len;
};
/* saml_art: SAMLart as received. SAML_GOED: *ret is filled. SAML_ARTIFACT_VORM: no artifact of type 4.
 * SAML_ARTIFACT_AFZENDER: of another provider. SAML_ARTIFACT_EINDPUNT: an endpoint that its metadata do not have. */
enum saml_reden saml_ophalen_maken(TALLOC_CTX *ctx, const struct saml_sleutel *sleutel, const struct saml_vertrouwen *v,
                                   const struct saml_verwacht *verwacht, const char *saml_art, time_t nu,
                                   struct saml_ophalen *ret);

/* ---- Our metadata ---- */

#define SAML_ACS_POST 0     /* AssertionConsumerServiceIndex */
#define SAML_ACS_ARTIFACT 1 /* the same */
#define SAML_EIGEN_MAX 16

struct saml_eigen_certificaat {
    const char *base64; /* DER */
    const char *naam;   /* KeyName */
    bool ontsleutelt;   /* for encryption to us; otherwise for our signatures */
};
struct saml_eigen_acs {
    long index;
    bool artifact;
};
/* One AttributeConsumingService. */
struct saml_eigen_lijst {
    long index;
    const char *namen[SAML_EIGEN_MAX]; /* Name of what we ask; SAML_EIGEN_SERVICE_UUID gets our service_uuid as value */
    size_t aantal;
};
struct saml_eigen {
    const char *entity_id, *acs_url, *service_uuid, *dienstnaam;
    struct saml_eigen_certificaat certificaten[SAML_EIGEN_MAX];
    size_t certificaten_aantal;
    struct saml_eigen_acs acs[SAML_EIGEN_MAX];
    size_t acs_aantal;
    struct saml_eigen_lijst lijsten[SAML_EIGEN_MAX];
    size_t lijsten_aantal;
};
/* A PEM file with a certificate, added as one for our signatures. */
bool saml_eigen_certificaat_lezen(TALLOC_CTX *ctx, struct saml_eigen *eigen, const char *pem_file, struct err *err);
void saml_eigen_acs_erbij(struct saml_eigen *eigen, struct saml_eigen_acs acs); /* once each */
/* Names that an eHerkenning service asks for are asked for under that index. */
struct saml_eigen_lijst *saml_eigen_lijst_van(struct saml_eigen *eigen, long index); /* NULL: too many */
void saml_eigen_vraag(struct saml_eigen_lijst *lijst, const char *naam);             /* once each */
void saml_eigen_vraag_eherkenning(struct saml_eigen_lijst *lijst);
/* The document, signed; valid for a week from the beginning of this day. */
const char *saml_metadata_maken(TALLOC_CTX *ctx, const struct saml_sleutel *sleutel, const struct saml_eigen *eigen,
                                time_t nu, struct err *err);
/* Our first certificate belongs to our key: what is signed with the one can be verified with the other. */
bool saml_eigen_klopt(TALLOC_CTX *ctx, const struct saml_sleutel *sleutel, const struct saml_eigen *eigen, time_t nu,
                      struct err *err);

/* ---- The answer ---- */

enum saml_rechtspersoon { SAML_KVK = 1, SAML_RSIN = 2 };

struct saml_identiteit {
    enum saml_rechtspersoon soort;        /* of which kind `nummer` is; KvK when the assertion has both; 0: no number */
    char nummer[SAML_RSIN_LEN + 1];       /* 8 digits KvK or 9 digits RSIN that pass the elfproef; "": SAML_ALGEMEEN */
    char pseudoniem[SAML_PSEUDONIEM_MAX]; /* the person; unique only together with the organisation */
    char niveau[64];                      /* URI of the assurance class */
    char vestigingsnummer[13];            /* 12 digits; "" when the person may act for all of the organisation */
    char tussenpersoon[SAML_RSIN_LEN + 1];      /* KvK or RSIN of an intermediary (ketenmachtiging); "": none */
    char dienst[37];                            /* service uuid; "": SAML_ALGEMEEN */
    char rollen[SAML_ROLLEN_MAX][SAML_ROL_MAX]; /* values of the role attribute, as brought */
    size_t rollen_aantal;
    char naam[SAML_NAAM_MAX]; /* "": the provider does not say */
    char assertie_id[SAML_ID_MAX];
    char antwoord_op[SAML_ID_MAX];            /* InResponseTo: the id of our AuthnRequest */
    time_t geldig_tot;                        /* keep assertie_id as used until this moment (skew included) */
    char sessie_index[SAML_SESSIE_INDEX_MAX]; /* SessionIndex; "": none */
    time_t sessie_tot;                        /* SessionNotOnOrAfter: our session ends then at the latest; 0: none */
    bool via_proxy;                           /* second way in: the front proxy did the exchange */
};

/* POST /saml/acs. saml_response: base64 as received; relay_state NULL when absent.
 * saml_reden_rustig: the provider says so, signed; of *ret only antwoord_op (and via_proxy) is then filled.
 * Any other reason leaves *ret untouched. */
enum saml_reden saml_beoordeel_response(TALLOC_CTX *ctx, const struct saml_vertrouwen *v,
                                        const struct saml_verwacht *verwacht, const char *saml_response,
                                        const char *relay_state, time_t nu, struct saml_identiteit *ret);
/* HTTP-Artifact. soap: the body of the reply to our ArtifactResolve, a SOAP 1.1 envelope, as received; resolve_id: the
 * ID of that ArtifactResolve; relay_state: as it came with SAMLart. The ArtifactResponse, the Response in it or its
 * Assertion must be signed, and each that is signed must be right; nothing is read from what is not. */
enum saml_reden saml_beoordeel_artifact(TALLOC_CTX *ctx, const struct saml_vertrouwen *v,
                                        const struct saml_verwacht *verwacht, const char *soap, size_t len,
                                        const char *resolve_id, const char *relay_state, time_t nu,
                                        struct saml_identiteit *ret);
/* FastCGI parameter SAML_ASSERTION: base64 of one signed saml:Assertion, set by nginx for a front proxy. */
enum saml_reden saml_beoordeel_assertie(TALLOC_CTX *ctx, const struct saml_vertrouwen *v,
                                        const struct saml_verwacht *verwacht, const char *saml_assertion, time_t nu,
                                        struct saml_identiteit *ret);

#endif
