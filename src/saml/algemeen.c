/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The clauses for an organisation's own provider: the person is the NameID of the Subject or one attribute, and there
 * may be attributes with roles and a name. Which organisation it is follows from whom was asked, not from the message;
 * which roles it may bring is for the caller, who has the settings.
 */
#include "saml/clausules.h"

#include <string.h>

#define TRANSIENT "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"

/* A name that stays: a transient one is another at the next login, and no format at all could be that. */
static const char *lasting_name_id(struct saml_toets *t) {
    const struct xml_node *subject = t->assertie != NULL ? xml_only(t->assertie, SAML_NAAM("Subject")) : NULL;
    const struct xml_node *id = subject != NULL ? xml_only(subject, SAML_NAAM("NameID")) : NULL;
    const char *format = id != NULL ? xml_attr(t->ctx, id, "Format") : NULL;
    return format != NULL && strcmp(format, TRANSIENT) != 0 ? xml_text(t->ctx, id) : NULL;
}

static const char *one_value(struct saml_toets *t, const char *name) {
    struct saml_gevonden found = saml_plat(t, name);
    return found.aantal == 1 ? found.waarde : NULL;
}

/* Letters, digits and the marks of an address or an account; so that it is one thing in every place where it is kept.
 */
static bool account(const char *value) {
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._@-+=/\\|:~{}";
    return value != NULL && strspn(value, letters) == strlen(value);
}

enum saml_reden saml_persoon(struct saml_toets *t) {
    const char *name = t->verwacht->profiel.persoon_attribuut;
    const char *value = name != NULL ? one_value(t, name) : lasting_name_id(t);
    return account(value) && saml_neem_over(t->wie.pseudoniem, sizeof t->wie.pseudoniem, value) ? SAML_GOED
                                                                                                : SAML_PERSOON;
}

static const struct xml_node *only_attribute(struct saml_toets *t, const char *name, size_t *ret_count) {
    const struct xml_node *found = NULL;
    *ret_count = 0;
    for (const struct xml_node *at = saml_eerste_attribuut(t); at != NULL; at = xml_next(at)) {
        if (!saml_attribuut_heet(t, at, name))
            continue;
        found = at;
        (*ret_count)++;
    }
    return *ret_count == 1 ? found : NULL;
}

enum saml_reden saml_rollen(struct saml_toets *t) {
    const char *name = t->verwacht->profiel.rol_attribuut;
    size_t count;
    if (name == NULL)
        return SAML_GOED;
    const struct xml_node *attribute = only_attribute(t, name, &count);
    if (attribute == NULL)
        return SAML_ROLLEN;
    for (const struct xml_node *at = xml_first(attribute); at != NULL; at = xml_next(at)) {
        if (t->wie.rollen_aantal == SAML_ROLLEN_MAX || !xml_is(at, SAML_NAAM("AttributeValue")) ||
            !saml_neem_over(t->wie.rollen[t->wie.rollen_aantal], SAML_ROL_MAX, xml_text(t->ctx, at)))
            return SAML_ROLLEN;
        t->wie.rollen_aantal++;
    }
    return t->wie.rollen_aantal > 0 ? SAML_GOED : SAML_ROLLEN;
}

enum saml_reden saml_naam_persoon(struct saml_toets *t) {
    const char *name = t->verwacht->profiel.naam_attribuut;
    struct saml_gevonden found = {.aantal = 0};
    if (name != NULL)
        found = saml_plat(t, name);
    if (found.aantal == 0)
        return SAML_GOED;
    return found.aantal == 1 && saml_neem_over(t->wie.naam, sizeof t->wie.naam, found.waarde) ? SAML_GOED
                                                                                              : SAML_NAAM_PERSOON;
}
