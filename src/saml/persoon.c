/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The clauses over the attributes of the scheme (eHerkenning): for which service, for which organisation, which person,
 * through whom, restricted to what. A kind that stands in a message twice is refused in either layout.
 *
 * The attributes have two names: the ones of the scheme, and those of the general digital infrastructure (GDI) that
 * succeed them.
 */
#include "saml/clausules.h"

#include "domain/bsn.h"

#include <stdio.h>
#include <string.h>

#define CORE "urn:etoegang:core:"
#define GDI "urn:nl-eid-gdi:1.0:"
#define CONCERNED "urn:etoegang:1.9:EntityConcernedID:"
#define CONCERNED_1_13 "urn:etoegang:1.13:EntityConcernedID:"
#define INTERMEDIATE "urn:etoegang:1.9:IntermediateEntityID:"
#define ANY_INTERMEDIATE "ntermediate" /* in every name that speaks of one, with either capital */
#define RESTRICTION ":ServiceRestriction:"
#define VESTIGING "urn:etoegang:1.9:ServiceRestriction:Vestigingsnr"
#define VESTIGING_LEN 12
#define NAMES(...)                                                                                                     \
    (struct saml_namen) {                                                                                              \
        .namen = (const char *const[]){__VA_ARGS__},                                                                   \
        .aantal = sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *)                                    \
    }
#define SERVICE_UUID NAMES(CORE "ServiceUUID", GDI "ServiceUUID")
#define LEGAL_SUBJECT NAMES(CORE "LegalSubjectID", GDI "LegalSubjectID")
#define ACTING_SUBJECT NAMES(CORE "ActingSubjectID", GDI "ActingSubjectID")
#define INTERMEDIATE_SUBJECT NAMES(CORE "IntermediateSubjectID", GDI "IntermediateSubjectID")

enum saml_reden saml_onze_dienst(struct saml_toets *t) {
    const struct saml_namen names = SERVICE_UUID;
    const char *expected = t->verwacht->service_uuid, *value = NULL;
    size_t count = 0;
    for (size_t i = 0; i < names.aantal; i++) {
        struct saml_gevonden found = saml_plat(t, names.namen[i]);
        value = found.aantal > 0 ? found.waarde : value;
        count += found.aantal;
    }
    if (count != 1 || value == NULL || expected == NULL || strlen(value) >= sizeof t->wie.dienst ||
        strcmp(value, expected) != 0)
        return SAML_DIENST;
    (void)snprintf(t->wie.dienst, sizeof t->wie.dienst, "%s", value);
    return SAML_GOED;
}

/* ---- What is encrypted to us ---- */

static void open_one(struct saml_toets *t, const struct xml_node *id, void *arg) {
    enum saml_reden *reden = arg;
    const struct xml_node *inside = NULL;
    if (*reden != SAML_GOED || !xml_is(id, SAML_NAAM("EncryptedID")))
        return;
    if (t->ontcijferd_aantal == SAML_VERSLEUTELD_MAX) {
        *reden = SAML_VERSLEUTELD_VORM;
        return;
    }
    *reden =
        saml_reden_van(xml_decrypt_rules(t->ctx, id, saml_keyring(t->verwacht->ontcijfersleutels), SAML_NAAM("NameID"),
                                         t->regels->ontcijferen, t->regels->ontcijferen_aantal, &inside));
    if (*reden != SAML_GOED)
        return;
    t->ontcijferd[t->ontcijferd_aantal].dicht = id;
    t->ontcijferd[t->ontcijferd_aantal++].open = inside;
}

/* Opens what the clauses below will read, each once. Whatever else is encrypted in the message stays closed. */
enum saml_reden saml_ontcijferd(struct saml_toets *t) {
    enum saml_reden reden = SAML_GOED;
    saml_elk_kenmerk(t, LEGAL_SUBJECT, open_one, &reden);
    saml_elk_kenmerk(t, ACTING_SUBJECT, open_one, &reden);
    saml_elk_kenmerk(t, INTERMEDIATE_SUBJECT, open_one, &reden);
    return reden;
}

/* ---- Who ---- */

/* A KvK number or an RSIN; both may stand there once. NULL: neither, or not right. */
static const char *number_of(struct saml_toets *t, struct saml_namen attributes, struct saml_namen kvk_and_rsin,
                             enum saml_rechtspersoon *ret_kind) {
    struct saml_gevonden kvk = saml_van_soort(t, attributes, kvk_and_rsin.namen[0]);
    struct saml_gevonden rsin = saml_van_soort(t, attributes, kvk_and_rsin.namen[1]);
    if (kvk.aantal + rsin.aantal == 0 || kvk.aantal > 1 || rsin.aantal > 1 ||
        !saml_alleen_soorten(t, attributes, kvk_and_rsin))
        return NULL;
    if ((kvk.aantal == 1 && (kvk.waarde == NULL || !kvk_geldig(kvk.waarde))) ||
        (rsin.aantal == 1 && (rsin.waarde == NULL || !rsin_geldig(rsin.waarde))))
        return NULL;
    *ret_kind = kvk.aantal == 1 ? SAML_KVK : SAML_RSIN;
    return kvk.aantal == 1 ? kvk.waarde : rsin.waarde;
}

/* Kinds that we do not know are not passed over: a person who logs in as something else is not an organisation. */
enum saml_reden saml_bekende_rechtspersoon(struct saml_toets *t) {
    const char *number = number_of(t, LEGAL_SUBJECT, NAMES(CONCERNED "KvKnr", CONCERNED "RSIN"), &t->wie.soort);
    if (number == NULL)
        return SAML_RECHTSPERSOON;
    (void)snprintf(t->wie.nummer, sizeof t->wie.nummer, "%s", number);
    return SAML_GOED;
}

static bool hex(const char *from, size_t count) {
    return strspn(from, "0123456789abcdefABCDEF") >= count;
}

/* 64 hexadecimal digits, "@", 32 hexadecimal digits. */
static bool pseudonym(const char *value) {
    return value != NULL && strlen(value) == 97 && hex(value, 64) && value[64] == '@' && hex(value + 65, 32);
}

enum saml_reden saml_handelende_persoon(struct saml_toets *t) {
    const struct saml_namen kinds = NAMES(CONCERNED "Pseudo", CONCERNED_1_13 "Pseudo");
    struct saml_gevonden older = saml_van_soort(t, ACTING_SUBJECT, kinds.namen[0]);
    struct saml_gevonden newer = saml_van_soort(t, ACTING_SUBJECT, kinds.namen[1]);
    const char *value = older.aantal > 0 ? older.waarde : newer.waarde;
    if (older.aantal + newer.aantal != 1 || !saml_alleen_soorten(t, ACTING_SUBJECT, kinds) || !pseudonym(value))
        return SAML_HANDELENDE;
    (void)snprintf(t->wie.pseudoniem, sizeof t->wie.pseudoniem, "%s", value);
    return SAML_GOED;
}

static size_t names_with(struct saml_toets *t, const char *part) {
    size_t count = 0;
    for (const struct xml_node *at = saml_eerste_attribuut(t); at != NULL; at = xml_next(at)) {
        const char *name = xml_attr(t->ctx, at, "Name");
        count += xml_is(at, SAML_NAAM("Attribute")) && name != NULL && strstr(name, part) != NULL;
    }
    return count;
}

/* Ketenmachtiging: who acts does so for an intermediary that acts for the organisation. No intermediary is the usual
 * case; one that cannot be read is not no intermediary. Whether this one may come in is for the database. */
enum saml_reden saml_bekende_tussenpersoon(struct saml_toets *t) {
    enum saml_rechtspersoon kind;
    if (names_with(t, ANY_INTERMEDIATE) == 0)
        return SAML_GOED;
    const char *number = number_of(t, INTERMEDIATE_SUBJECT, NAMES(INTERMEDIATE "KvKnr", INTERMEDIATE "RSIN"), &kind);
    if (number == NULL)
        return SAML_TUSSENPERSOON_VORM;
    (void)snprintf(t->wie.tussenpersoon, sizeof t->wie.tussenpersoon, "%s", number);
    return SAML_GOED;
}

/* No restriction is the usual case; a restriction that cannot be read, or is of a kind that we do not know, is not no
 * restriction. */
enum saml_reden saml_vestiging(struct saml_toets *t) {
    struct saml_gevonden number = saml_plat(t, VESTIGING);
    if (number.aantal != names_with(t, RESTRICTION))
        return SAML_VESTIGING;
    if (number.aantal == 0)
        return SAML_GOED;
    if (number.aantal > 1 || number.waarde == NULL || strlen(number.waarde) != VESTIGING_LEN ||
        strspn(number.waarde, "0123456789") != VESTIGING_LEN)
        return SAML_VESTIGING;
    (void)snprintf(t->wie.vestigingsnummer, sizeof t->wie.vestigingsnummer, "%s", number.waarde);
    return SAML_GOED;
}
