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
#include "saml/saml.h"
#include "soap/soap.h"

struct aanbieder {
    const char *naam;           /* in our addresses and in login_verzoek */
    const char *titel, *uitleg; /* on the page of choices; uitleg NULL: none */
    const struct saml_vertrouwen *vertrouwen;
    struct saml_verwacht verwacht;
    struct saml_vraagvorm vraag;
    bool artifact; /* its answers come as an artifact, fetched over `lijn`; otherwise in a form */
    struct soap_lijn lijn;
};

struct aanbieders {
    struct aanbieder rijen[CONF_AANBIEDERS_MAX];
    size_t aantal;
    const struct aanbieder *voorportaal; /* whose assertions a front proxy hands on; NULL: that way in is closed */
};

/* NULL when there is no such one. */
const struct aanbieder *aanbieder_van(const struct aanbieders *alle, const char *naam);

#endif
