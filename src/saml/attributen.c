/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Reading attributes of the verified Assertion: plain values, and identifying ones.
 *
 * Identifying attributes hold a saml:NameID, or a saml:EncryptedID that is opened first, whose NameQualifier says what
 * kind of number it is; one attribute may hold several (KvK and RSIN), so the kind decides and never the order. Some
 * brokers flatten: the attribute's Name is that kind, its value the number. Both layouts are counted together, so that
 * one cannot be read where the other was meant.
 */
#include "saml/clausules.h"

#include <string.h>

static const struct xml_node *statement(const struct saml_toets *t) {
    return t->assertie != NULL ? xml_only(t->assertie, SAML_NAAM("AttributeStatement")) : NULL;
}

enum saml_reden saml_een_attributenlijst(struct saml_toets *t) {
    return statement(t) != NULL ? SAML_GOED : SAML_ATTRIBUTEN;
}

const struct xml_node *saml_eerste_attribuut(const struct saml_toets *t) {
    const struct xml_node *all = statement(t);
    return all != NULL ? xml_first(all) : NULL;
}

bool saml_attribuut_heet(struct saml_toets *t, const struct xml_node *attribute, const char *name) {
    const char *own = xml_attr(t->ctx, attribute, "Name");
    return xml_is(attribute, SAML_NAAM("Attribute")) && own != NULL && strcmp(own, name) == 0;
}

static bool named_any(struct saml_toets *t, const struct xml_node *attribute, struct saml_namen names) {
    for (size_t i = 0; i < names.aantal; i++)
        if (saml_attribuut_heet(t, attribute, names.namen[i]))
            return true;
    return false;
}

struct saml_gevonden saml_plat(struct saml_toets *t, const char *name) {
    struct saml_gevonden found = {.aantal = 0};
    for (const struct xml_node *at = saml_eerste_attribuut(t); at != NULL; at = xml_next(at)) {
        if (!saml_attribuut_heet(t, at, name))
            continue;
        const struct xml_node *value = xml_only(at, SAML_NAAM("AttributeValue"));
        if (found.aantal == 0)
            found.waarde = value != NULL ? xml_text(t->ctx, value) : NULL;
        found.aantal++;
    }
    return found;
}

/* What was in an EncryptedID; the element itself when it is none, or when it was not opened. */
static const struct xml_node *opened(const struct saml_toets *t, const struct xml_node *id) {
    for (size_t i = 0; i < t->ontcijferd_aantal; i++)
        if (t->ontcijferd[i].dicht == id)
            return t->ontcijferd[i].open;
    return id;
}

void saml_elk_kenmerk(struct saml_toets *t, struct saml_namen attributes,
                      void (*each)(struct saml_toets *t, const struct xml_node *id, void *arg), void *arg) {
    for (const struct xml_node *at = saml_eerste_attribuut(t); at != NULL; at = xml_next(at)) {
        if (!named_any(t, at, attributes))
            continue;
        for (const struct xml_node *value = xml_first(at); value != NULL; value = xml_next(value))
            for (const struct xml_node *id = xml_first(value); id != NULL; id = xml_next(id))
                each(t, opened(t, id), arg);
    }
}

static bool qualifies(struct saml_toets *t, const struct xml_node *id, const char *kind) {
    const char *own = xml_attr(t->ctx, id, "NameQualifier");
    return xml_is(id, SAML_NAAM("NameID")) && own != NULL && strcmp(own, kind) == 0;
}

struct search {
    const char *kind;
    struct saml_gevonden found;
};

static void match(struct saml_toets *t, const struct xml_node *id, void *arg) {
    struct search *search = arg;
    if (!qualifies(t, id, search->kind))
        return;
    if (search->found.aantal == 0)
        search->found.waarde = xml_text(t->ctx, id);
    search->found.aantal++;
}

struct saml_gevonden saml_van_soort(struct saml_toets *t, struct saml_namen attributes, const char *kind) {
    struct search search = {.kind = kind};
    struct saml_gevonden flat = saml_plat(t, kind);
    saml_elk_kenmerk(t, attributes, match, &search);
    return (struct saml_gevonden){.aantal = search.found.aantal + flat.aantal,
                                  .waarde = search.found.aantal > 0 ? search.found.waarde : flat.waarde};
}

struct whitelist {
    struct saml_namen kinds;
    bool strange;
};

static void look_for_strange(struct saml_toets *t, const struct xml_node *id, void *arg) {
    struct whitelist *list = arg;
    for (size_t i = 0; i < list->kinds.aantal; i++)
        if (qualifies(t, id, list->kinds.namen[i]))
            return;
    list->strange = true;
}

bool saml_alleen_soorten(struct saml_toets *t, struct saml_namen attributes, struct saml_namen kinds) {
    struct whitelist list = {.kinds = kinds};
    saml_elk_kenmerk(t, attributes, look_for_strange, &list);
    return !list.strange;
}

bool saml_neem_over(char *ret, size_t size, const char *value) {
    size_t len = value != NULL ? strlen(value) : 0;
    if (len == 0 || len >= size)
        return false;
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)value[i] < ' ' || value[i] == 0x7f)
            return false;
    memcpy(ret, value, len + 1);
    return true;
}
