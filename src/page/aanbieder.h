/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The identity providers (aanbieders): each a block of the settings, its metadata and what they make of them. Made
 * before the workers are forked, never changed after. A login is asked of one of them, and what comes back is judged
 * against that one only.
 */
#ifndef PAGE_AANBIEDER_H
#define PAGE_AANBIEDER_H

#include "conf/conf.h"
#include "domain/rol.h"
#include "saml/saml.h"
#include "soap/soap.h"

/* A value of its role attribute, and the role here that it stands for. */
struct aanbieder_rol {
    enum rol rol;
    const char *waarde;
};

struct aanbieder {
    const char *naam;           /* in our addresses and in login_verzoek */
    const char *titel, *uitleg; /* on the page of choices; uitleg NULL: none */
    const struct saml_vertrouwen *vertrouwen;
    struct saml_verwacht verwacht;
    struct saml_vraagvorm vraag;
    bool artifact; /* its answers come as an artifact, fetched over `lijn`; otherwise in a form */
    struct soap_lijn lijn;
    const char *organisaties[CONF_LIJST_MAX + 1]; /* kinds and codes that it may bring, ended by NULL */
    const char *organisatie; /* code, of an organisation's own provider; NULL: the answer has her number */
    bool met_rollen;         /* its word about roles counts; otherwise they are granted here */
    struct aanbieder_rol rollen[CONF_LIJST_MAX];
    size_t rollen_aantal;
    struct saml_klasse klassen[CONF_LIJST_MAX];
};

struct aanbieders {
    struct aanbieder rijen[CONF_AANBIEDERS_MAX];
    size_t aantal;
    const struct aanbieder *voorportaal; /* whose assertions a front proxy hands on; NULL: that way in is closed */
};

/* NULL when there is no such one. */
const struct aanbieder *aanbieder_van(const struct aanbieders *alle, const char *naam);
/* ROL_... bits of what an answer of this provider says; values that its block does not know stand for nothing. */
unsigned aanbieder_rollen(const struct aanbieder *a, const struct saml_identiteit *wie);

#endif
