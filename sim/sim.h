/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * ehsim: stand-ins for the parties that say who somebody is: an eHerkenning makelaar, and organisations with a provider
 * of their own. One process, one path for each of them. It is for the demo and the tests only: anybody may be anybody,
 * and it says so on every page. It starts only beside a portal whose settings say demo = ja, and its metadata carry a
 * mark (SIM_MERK) by which a portal that is no demo refuses them. It shares no code with the judge it feeds (src/saml);
 * only the rooms below that are the same.
 */
#ifndef SIM_H
#define SIM_H

#include "base/err.h"
#include "fcgi/fcgi.h"
#include "html/html.h"
#include "xml/xml.h"

#include <talloc.h>
#include <time.h>

#define SIM_MENSEN_MAX 200
#define SIM_AANBIEDERS_MAX 8
#define SIM_ID_TEXT 34 /* "_", 32 hex, NUL */
#define SIM_PSEUDONIEM_TEXT 98

#define SIM_PROTOCOL "urn:oasis:names:tc:SAML:2.0:protocol"
#define SIM_ASSERTION "urn:oasis:names:tc:SAML:2.0:assertion"
#define SIM_METADATA "urn:oasis:names:tc:SAML:2.0:metadata"
#define SIM_BINDING "urn:oasis:names:tc:SAML:2.0:bindings:"
#define SIM_SOAP "http://schemas.xmlsoap.org/soap/envelope/"
/* md:Extensions of our metadata hold an element Simulator of this namespace. */
#define SIM_MERK "urn:portaal-inburgering:simulator"

#define SIM_NAAM(name_space, element)                                                                                  \
    (struct xml_name) {                                                                                                \
        .ns = (name_space), .name = (element)                                                                          \
    }

/* ---- Settings (instellingen.c) ---- */

struct sim_mens {
    const char *organisatie; /* CBS code, code of a samenwerkingsverband, "DUO" or "COA" */
    const char *kvk;
    const char *pseudoniem;
    const char *naam;
    const char *rol; /* codes with "+" between */
};

enum sim_soort { SIM_EHERKENNING, SIM_ALGEMEEN };

/* A key of ours and its certificate: sleutel.pem, sleutel.crt. */
struct sim_sleutel {
    struct xml_key *key;
    const char *certificaat; /* base64 of the DER */
    const char *naam;        /* KeyName: SHA-1 over the DER, in hexadecimal */
};

/* A [block] of ehsim.ini: one party that says who somebody is. Text fields are settings of that name. */
struct sim_aanbieder {
    const char *naam;              /* of the block, and the first part of its paths: /eherkenning/sso */
    const char *soort;             /* eherkenning | saml */
    const char *entity_id;         /* of this party */
    const char *niveau;            /* AuthnContextClassRef that everybody gets */
    const char *sleutel;           /* file without .pem and .crt: what it signs with */
    const char *sleutel_volgende;  /* the same: what it will sign with; both are in its metadata */
    const char *organisaties;      /* who is on its page: "gemeente samenwerkingsverband DUO COA" */
    const char *rol_attribuut;     /* saml: Name of the attribute with roles; "-": none */
    const char *naam_attribuut;    /* saml: Name of the attribute with how she is called; "-": none */
    const char *persoon_attribuut; /* saml: Name of the attribute with who she is; "-": it is the NameID */

    enum sim_soort profiel;
    struct sim_sleutel huidig, volgend;
};

/* ehsim.ini: lines "name = value", every name below once; then a [block] for each party. File names are relative to the
 * file. */
struct sim {
    const char *socket;
    const char *adres;                      /* of this simulator, https://127.0.0.1:8444 */
    const char *adres_artifact;             /* the same for ArtifactResolve, where the portal shows a certificate */
    const char *portaal;                    /* file: settings of the portal; must say demo = ja */
    const char *dienstverlener;             /* EntityID of the one portal that may ask */
    const char *dienstverlener_certificaat; /* file: what its requests are signed with */
    const char *ontcijferen;          /* file.crt: certificate to which we encrypt; "-": none, nothing encrypted */
    const char *ontcijferen_volgende; /* the same for the one after that */
    const char *acs;                  /* where answers go: from here, never from the request */
    const char *service_uuid;
    const char *service_id;
    const char *vreemde_sleutel; /* file without .pem and .crt: a key that is in no metadata */
    const char *inloggers;       /* file: scripts/demo-data/inloggers.tsv */
    const char *sjablonen;       /* folder: sim/sjablonen */

    struct sim_sleutel vreemd;
    struct xml_certs *van_portaal;
    const char *versleutel[2]; /* PEM of ontcijferen and ontcijferen_volgende; NULL: none */
    struct sim_aanbieder aanbieders[SIM_AANBIEDERS_MAX];
    size_t aanbieders_aantal;
    struct sim_mens mensen[SIM_MENSEN_MAX];
    size_t aantal;
};

struct sim *sim_laden(TALLOC_CTX *ctx, const char *ini, struct err *err);
const struct sim_aanbieder *sim_aanbieder(const struct sim *sim, const char *naam); /* NULL: the first */
bool sim_mensen_lezen(struct sim *sim, struct err *err);
/* Somebody of that party's page, by name or pseudonym; NULL: nobody. */
const struct sim_mens *sim_mens(const struct sim *sim, const struct sim_aanbieder *a, const char *wie);
/* Whether the party's page shows people of that organisation. */
bool sim_brengt(const struct sim_aanbieder *a, const char *organisatie);

/* ini.c: calls each for every "name = value" with its section ("" above the first), until it says false. Writes in
 * text. Comments begin with ; or #. */
typedef bool sim_regel(void *arg, const char *section, const char *name, const char *value, struct err *err);
bool sim_ini(const char *file, char *text, sim_regel *each, void *arg, struct err *err);
/* Whether the portal of that settings file says that it is a demo. */
bool sim_is_demo(TALLOC_CTX *ctx, const char *ini, struct err *err);

char *sim_lees_bestand(TALLOC_CTX *ctx, const char *file, struct err *err);
void sim_moment(time_t when, char ret[static 21]);
void sim_id(char ret[static SIM_ID_TEXT]);

/* ---- What is asked (verzoek.c) ---- */

struct sim_verzoek {
    const char *id;
    bool artifact; /* the answer is asked as an artifact */
};
/* Judges SAMLRequest (base64): signed by the known portal, for this party. */
bool sim_verzoek(TALLOC_CTX *ctx, const struct sim *sim, const struct sim_aanbieder *a, const char *base64, time_t nu,
                 struct sim_verzoek *ret, struct err *err);
/* Judges the body of an ArtifactResolve: signed by the known portal. Gives its ID and the artifact. */
bool sim_resolve(TALLOC_CTX *ctx, const struct sim *sim, const char *soap, time_t nu, const char **ret_id,
                 const char **ret_artifact, struct err *err);

/* ---- The choices of the tester (keuzes.c) ---- */

enum sim_ondertekend { SIM_ASSERTIE, SIM_RESPONSE, SIM_BEIDE, SIM_ARTIFACTRESPONSE, SIM_KAAL };
enum sim_sleutelkeuze { SIM_HUIDIG, SIM_VOLGEND, SIM_VREEMD };
enum sim_versleuteld { SIM_CBC, SIM_GCM, SIM_LEESBAAR };
enum sim_namen { SIM_GEWOON, SIM_PLAT, SIM_GDI };
enum sim_rechtspersoon { SIM_KVK, SIM_RSIN, SIM_KVK_RSIN };
enum sim_uitkomst {
    SIM_GELUKT,
    SIM_GEANNULEERD,
    SIM_MISLUKT,
    SIM_TE_LAAG,
    SIM_GEWEIGERD,
    SIM_NIET_STIL,
    SIM_ONBEKEND,
    SIM_NIET_ONDERSTEUND,
    SIM_FOUT_VERZOEK,
    SIM_FOUT_VERSIE,
    SIM_STORING
};
enum sim_kapot { SIM_HEEL, SIM_AFGEKAPT, SIM_HANDTEKENING, SIM_VERLOPEN, SIM_TE_VROEG, SIM_LEEG, SIM_FOUT_500 };
enum sim_binding { SIM_ZOALS_GEVRAAGD, SIM_POST, SIM_ARTIFACT };

/* All zero is the usual answer. */
struct sim_keuzes {
    int binding, ondertekend, sleutel, versleuteld, ontcijfer, namen, rechtspersoon, advies, uitkomst, kapot;
    const char *niveau;        /* URI; NULL: that of the settings */
    const char *vestiging;     /* 12 digits; NULL: none */
    const char *tussenpersoon; /* KvK number; NULL: none */
    const char *zaad;          /* of the pseudonym of somebody who is not known yet; NULL: another one each time */
    int traag;                 /* seconds */
};
#define SIM_TRAAG_MAX 9 /* nginx waits 10 */

/* Sets one by name; false: no such choice, or no such value. value may live as long as ctx only. */
bool sim_kies(TALLOC_CTX *ctx, struct sim_keuzes *k, const char *naam, const char *waarde, struct err *err);

struct sim_optie {
    const char *waarde, *woorden;
    bool gekozen;
};
struct sim_veld {
    const char *naam, *vraag, *tekst; /* tekst: what is typed; NULL when one chooses */
    bool typen;
    struct sim_optie *opties;
    size_t opties_aantal;
};
/* The form of the choices, as they are now. */
struct sim_veld *sim_velden(TALLOC_CTX *ctx, const struct sim_keuzes *k, enum sim_soort profiel, size_t *ret_aantal);

/* ---- The answer ---- */

struct sim_vraag {
    const struct sim_aanbieder *aanbieder;
    const char *verzoek;         /* InResponseTo */
    const struct sim_mens *mens; /* not when uitkomst is another than SIM_GELUKT */
    struct sim_keuzes keuzes;
    time_t nu;
};
struct sim_tijden {
    char nu[21], eerder[21], later[21], einde[21];
};
/* The answer as XML, with what has to be broken about it. */
const char *sim_antwoord(TALLOC_CTX *ctx, const struct sim *sim, const struct sim_vraag *vraag, struct err *err);
/* The answer to an ArtifactResolve; vraag NULL: there is no such artifact. */
const char *sim_artifactantwoord(TALLOC_CTX *ctx, const struct sim *sim, const struct sim_aanbieder *a,
                                 const struct sim_vraag *vraag, const char *resolve, time_t nu, struct err *err);
const char *sim_metadata(TALLOC_CTX *ctx, const struct sim *sim, const struct sim_aanbieder *a);
#define SIM_NIEMAND "Iemand die het portaal nog niet kent"
/* Somebody of that organisation whom the portal does not know, from the seed or from chance. */
struct sim_mens *sim_onbekende(TALLOC_CTX *ctx, const struct sim *sim, const char *organisatie, const char *zaad);

/* ---- Parts of an answer ---- */

struct xml_el *sim_add(struct xml_el *parent, const char *name); /* an element of an Assertion */
struct xml_el *sim_add_text(struct xml_el *parent, const char *name, const char *text);
void sim_kop(struct xml_el *el, const struct sim_tijden *tijden); /* ID, Version, IssueInstant */
bool sim_teken(struct xml_el *el, struct xml_el *issuer, const struct sim *sim, const struct sim_vraag *vraag,
               struct err *err);
/* AttributeStatement (attributen.c). */
bool sim_attributen(struct xml_el *assertie, const struct sim *sim, const struct sim_vraag *vraag, struct err *err);
const char *sim_rsin(TALLOC_CTX *ctx, const char *kvk); /* the RSIN that goes with that KvK number here */
/* Advice with signed assertions of the parties behind the makelaar, about somebody else (advies.c). */
bool sim_advies(struct xml_el *assertie, const struct sim *sim, const struct sim_vraag *vraag,
                const struct sim_tijden *tijden, struct err *err);
/* EncryptedID with a NameID in it (versleutel.c). */
bool sim_versleutel(struct xml_el *parent, const struct sim *sim, const struct sim_keuzes *k, const char *qualifier,
                    const char *value, struct err *err);
bool sim_versleutel_past(const char *pem, struct err *err); /* whether that certificate can be used */
char *sim_vingerafdruk(TALLOC_CTX *ctx, const char *base64_der);
void sim_sha1(const char *text, unsigned char ret[static 20]);

/* ---- Artifacts that are waiting (artifact.c) ---- */

struct sim_artifacten;
struct sim_artifacten *sim_artifacten_nieuw(TALLOC_CTX *ctx);
/* Keeps the question, copies what it needs; the oldest makes room. Gives the artifact as base64. */
const char *sim_artifact_bewaar(TALLOC_CTX *ctx, struct sim_artifacten *bewaard, const struct sim_vraag *vraag);
/* The question of that artifact, once; NULL: unknown, used or too old. */
struct sim_vraag *sim_artifact_haal(TALLOC_CTX *ctx, struct sim_artifacten *bewaard, const char *artifact, time_t nu);

/* ---- Pages (pagina.c) ---- */

struct sim_paginas;
struct sim_paginas *sim_paginas_laden(TALLOC_CTX *ctx, const struct sim *sim, struct err *err);
long sim_neemt(const char *path); /* for fcgi_server_new: where SOAP may come */
/* GET /, GET /ehsim.css, POST /NAME/sso, POST /NAME/artifact. */
void sim_beantwoord(TALLOC_CTX *ctx, const struct sim *sim, struct sim_paginas *p, const struct fcgi_request *req,
                    struct fcgi_reply *reply);

#endif
