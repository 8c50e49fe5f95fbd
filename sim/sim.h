/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * ehsim: a stand-in for an eHerkenning makelaar. It is for the demo and the tests only: anybody may be anybody, and it
 * says so on every page. It shares no code with the judge it feeds (src/saml); only the rooms below that are the same.
 */
#ifndef SIM_H
#define SIM_H

#include "base/err.h"
#include "fcgi/fcgi.h"
#include "html/html.h"
#include "xml/xml.h"

#include <talloc.h>
#include <time.h>

#define SIM_MENSEN_MAX 100
#define SIM_ID_TEXT 34 /* "_", 32 hex, NUL */

struct sim_mens {
    const char *organisatie; /* CBS code or "DUO" */
    const char *kvk;
    const char *pseudoniem;
    const char *naam;
    const char *rol;
};

/* ehsim.ini: lines "name = value"; every name below once, no other. File names are relative to the file. */
struct sim {
    const char *socket;
    const char *adres;                      /* of this simulator, https://127.0.0.1:8444 */
    const char *entity_id;                  /* of this simulator */
    const char *dienstverlener;             /* EntityID of the one portal that may ask */
    const char *dienstverlener_certificaat; /* file: what its AuthnRequests are signed with */
    const char *acs;                        /* where answers go: from here, never from the request */
    const char *service_uuid;
    const char *niveau;      /* URI of the assurance class that everybody gets */
    const char *sleutel;     /* file: our key */
    const char *certificaat; /* file: our certificate, for the metadata */
    const char *inloggers;   /* file: scripts/demo-data/inloggers.tsv */
    const char *sjablonen;   /* folder: sim/sjablonen */

    struct xml_key *key;
    struct xml_certs *van_portaal;
    const char *certificaat_base64;
    struct sim_mens mensen[SIM_MENSEN_MAX];
    size_t aantal;
};

struct sim *sim_laden(TALLOC_CTX *ctx, const char *ini, struct err *err);
char *sim_lees_bestand(TALLOC_CTX *ctx, const char *file, struct err *err);
void sim_moment(time_t when, char ret[static 21]);
void sim_id(char ret[static SIM_ID_TEXT]);

/* Judges SAMLRequest (base64): signed by the known portal, for us. Gives its ID. */
bool sim_verzoek(TALLOC_CTX *ctx, const struct sim *sim, const char *base64, time_t nu, const char **ret_id,
                 struct err *err);

enum sim_wat {
    SIM_ASSERTIE,  /* Response, only its Assertion signed: the usual */
    SIM_RESPONSE,  /* Response signed as a whole */
    SIM_BEIDE,     /* both */
    SIM_KAAL,      /* the signed Assertion alone, as a front proxy hands it on */
    SIM_ANNULEREN, /* the person stopped: no Assertion, Response signed */
    SIM_ONBEKEND   /* no such kind */
};
struct sim_vraag {
    enum sim_wat wat;
    const char *verzoek;          /* InResponseTo */
    const struct sim_mens *mens;  /* not for SIM_ANNULEREN */
    const char *niveau;           /* NULL: that of the settings */
    const char *vestigingsnummer; /* NULL: none */
    time_t nu;
};
/* The answer as XML. */
const char *sim_antwoord(TALLOC_CTX *ctx, const struct sim *sim, const struct sim_vraag *vraag, struct err *err);
const char *sim_metadata(TALLOC_CTX *ctx, const struct sim *sim);

struct sim_paginas;
struct sim_paginas *sim_paginas_laden(TALLOC_CTX *ctx, const struct sim *sim, struct err *err);
/* GET /, GET /ehsim.css, POST /sso. */
void sim_beantwoord(TALLOC_CTX *ctx, const struct sim *sim, const struct sim_paginas *p, const struct fcgi_request *req,
                    struct fcgi_reply *reply);

#endif
