/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The clauses over the attributes: for which service, for which organisation, which person.
 *
 * Two layouts occur. In the one of the scheme, LegalSubjectID and ActingSubjectID hold a saml:NameID whose
 * NameQualifier says what kind of number it is; one attribute may hold several (KvK and RSIN), so the kind decides and
 * never the order. Some brokers flatten: the attribute's Name is that kind, its value the number. A kind that stands in
 * a message twice is refused in either layout, or one could be read where the other was meant.
 */
#include "saml/clausules.h"

#include "domain/bsn.h"

#include <stdio.h>
#include <string.h>

#define CORE "urn:etoegang:core:"
#define SERVICE_UUID CORE "ServiceUUID"
#define LEGAL_SUBJECT CORE "LegalSubjectID"
#define ACTING_SUBJECT CORE "ActingSubjectID"
#define CONCERNED "urn:etoegang:1.9:EntityConcernedID:"
#define CONCERNED_1_13 "urn:etoegang:1.13:EntityConcernedID:"
#define RESTRICTION ":ServiceRestriction:"
#define VESTIGING "urn:etoegang:1.9:ServiceRestriction:Vestigingsnr"
#define VESTIGING_LEN 12

struct found {
    size_t count;
    const char *value; /* the first one's text; NULL when it is not plain text */
};

static const struct xml_node *statement(const struct saml_toets *t) {
    return t->assertie != NULL ? xml_only(t->assertie, SAML_NAAM("AttributeStatement")) : NULL;
}

static const struct xml_node *first_attribute(const struct saml_toets *t) {
    const struct xml_node *all = statement(t);
    return all != NULL ? xml_first(all) : NULL;
}

static bool is_named(struct saml_toets *t, const struct xml_node *attribute, const char *name) {
    const char *own = xml_attr(t->ctx, attribute, "Name");
    return xml_is(attribute, SAML_NAAM("Attribute")) && own != NULL && strcmp(own, name) == 0;
}

/* Plain values of the attribute of that name, wherever in the statement it stands. */
static struct found plain(struct saml_toets *t, const char *name) {
    struct found found = {.count = 0};
    for (const struct xml_node *at = first_attribute(t); at != NULL; at = xml_next(at)) {
        if (!is_named(t, at, name))
            continue;
        const struct xml_node *value = xml_only(at, SAML_NAAM("AttributeValue"));
        if (found.count == 0)
            found.value = value != NULL ? xml_text(t->ctx, value) : NULL;
        found.count++;
    }
    return found;
}

static bool qualifies(struct saml_toets *t, const struct xml_node *id, const char *kind) {
    const char *own = xml_attr(t->ctx, id, "NameQualifier");
    return xml_is(id, SAML_NAAM("NameID")) && own != NULL && strcmp(own, kind) == 0;
}

/* Calls `each` for every element in every value of the attributes of that name. */
static void for_each_id(struct saml_toets *t, const char *name,
                        void (*each)(struct saml_toets *t, const struct xml_node *id, void *arg), void *arg) {
    for (const struct xml_node *at = first_attribute(t); at != NULL; at = xml_next(at)) {
        if (!is_named(t, at, name))
            continue;
        for (const struct xml_node *value = xml_first(at); value != NULL; value = xml_next(value))
            for (const struct xml_node *id = xml_first(value); id != NULL; id = xml_next(id))
                each(t, id, arg);
    }
}

struct search {
    const char *kind;
    struct found found;
};

static void match(struct saml_toets *t, const struct xml_node *id, void *arg) {
    struct search *search = arg;
    if (!qualifies(t, id, search->kind))
        return;
    if (search->found.count == 0)
        search->found.value = xml_text(t->ctx, id);
    search->found.count++;
}

/* In both layouts together. */
static struct found of_kind(struct saml_toets *t, const char *attribute, const char *kind) {
    struct search search = {.kind = kind};
    struct found flat = plain(t, kind);
    for_each_id(t, attribute, match, &search);
    return (struct found){.count = search.found.count + flat.count,
                          .value = search.found.count > 0 ? search.found.value : flat.value};
}

/* Kinds that we do not know are not passed over: a person who logs in as something else is not an organisation. */
struct whitelist {
    const char *const *kinds;
    size_t count;
    bool strange;
};

static void look_for_strange(struct saml_toets *t, const struct xml_node *id, void *arg) {
    struct whitelist *list = arg;
    for (size_t i = 0; i < list->count; i++)
        if (qualifies(t, id, list->kinds[i]))
            return;
    list->strange = true;
}

static bool only_kinds(struct saml_toets *t, const char *attribute, const char *const *kinds, size_t count) {
    struct whitelist list = {.kinds = kinds, .count = count};
    for_each_id(t, attribute, look_for_strange, &list);
    return !list.strange;
}

/* ---- The clauses ---- */

enum saml_reden saml_een_attributenlijst(struct saml_toets *t) {
    return statement(t) != NULL ? SAML_GOED : SAML_ATTRIBUTEN;
}

enum saml_reden saml_onze_dienst(struct saml_toets *t) {
    struct found uuid = plain(t, SERVICE_UUID);
    if (uuid.count != 1 || uuid.value == NULL || strlen(uuid.value) >= sizeof t->wie.dienst ||
        strcmp(uuid.value, t->verwacht->service_uuid) != 0)
        return SAML_DIENST;
    (void)snprintf(t->wie.dienst, sizeof t->wie.dienst, "%s", uuid.value);
    return SAML_GOED;
}

static void look_for_encrypted(struct saml_toets *t, const struct xml_node *id, void *arg) {
    (void)t;
    bool *encrypted = arg;
    *encrypted = *encrypted || xml_is(id, SAML_NAAM("EncryptedID"));
}

/* Decryption is not there yet; saying so is better than "no organisation". */
enum saml_reden saml_niets_versleuteld(struct saml_toets *t) {
    bool encrypted = false;
    for_each_id(t, LEGAL_SUBJECT, look_for_encrypted, &encrypted);
    for_each_id(t, ACTING_SUBJECT, look_for_encrypted, &encrypted);
    return encrypted ? SAML_VERSLEUTELD : SAML_GOED;
}

enum saml_reden saml_bekende_rechtspersoon(struct saml_toets *t) {
    static const char *const kinds[] = {CONCERNED "KvKnr", CONCERNED "RSIN"};
    struct found kvk = of_kind(t, LEGAL_SUBJECT, kinds[0]), rsin = of_kind(t, LEGAL_SUBJECT, kinds[1]);
    if (kvk.count + rsin.count == 0 || kvk.count > 1 || rsin.count > 1 || !only_kinds(t, LEGAL_SUBJECT, kinds, 2))
        return SAML_RECHTSPERSOON;
    if ((kvk.count == 1 && (kvk.value == NULL || !kvk_geldig(kvk.value))) ||
        (rsin.count == 1 && (rsin.value == NULL || !rsin_geldig(rsin.value))))
        return SAML_RECHTSPERSOON;
    t->wie.soort = kvk.count == 1 ? SAML_KVK : SAML_RSIN;
    (void)snprintf(t->wie.nummer, sizeof t->wie.nummer, "%s", kvk.count == 1 ? kvk.value : rsin.value);
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
    static const char *const kinds[] = {CONCERNED "Pseudo", CONCERNED_1_13 "Pseudo"};
    struct found older = of_kind(t, ACTING_SUBJECT, kinds[0]), newer = of_kind(t, ACTING_SUBJECT, kinds[1]);
    const char *value = older.count > 0 ? older.value : newer.value;
    if (older.count + newer.count != 1 || !only_kinds(t, ACTING_SUBJECT, kinds, 2) || !pseudonym(value))
        return SAML_HANDELENDE;
    (void)snprintf(t->wie.pseudoniem, sizeof t->wie.pseudoniem, "%s", value);
    return SAML_GOED;
}

static size_t restrictions(struct saml_toets *t) {
    size_t count = 0;
    for (const struct xml_node *at = first_attribute(t); at != NULL; at = xml_next(at)) {
        const char *name = xml_attr(t->ctx, at, "Name");
        count += xml_is(at, SAML_NAAM("Attribute")) && name != NULL && strstr(name, RESTRICTION) != NULL;
    }
    return count;
}

/* No restriction is the usual case; a restriction that cannot be read, or is of a kind that we do not know, is not no
 * restriction. */
enum saml_reden saml_vestiging(struct saml_toets *t) {
    struct found number = plain(t, VESTIGING);
    if (number.count != restrictions(t))
        return SAML_VESTIGING;
    if (number.count == 0)
        return SAML_GOED;
    if (number.count > 1 || number.value == NULL || strlen(number.value) != VESTIGING_LEN ||
        strspn(number.value, "0123456789") != VESTIGING_LEN)
        return SAML_VESTIGING;
    (void)snprintf(t->wie.vestigingsnummer, sizeof t->wie.vestigingsnummer, "%s", number.value);
    return SAML_GOED;
}
