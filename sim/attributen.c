/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * What an answer says about a person: as the scheme lays it out, as some brokers flatten it, or as an organisation's
 * own provider does.
 */
#include "sim.h"

#include <stdlib.h>
#include <string.h>

#define CORE "urn:etoegang:core:"
#define GDI "urn:nl-eid-gdi:1.0:"
#define CONCERNED "urn:etoegang:1.9:EntityConcernedID:"
#define INTERMEDIATE "urn:etoegang:1.9:IntermediateEntityID:"
#define VESTIGING "urn:etoegang:1.9:ServiceRestriction:Vestigingsnr"
#define BASIC "urn:oasis:names:tc:SAML:2.0:attrname-format:basic"

static struct xml_el *attribute(struct xml_el *list, const char *name) {
    struct xml_el *el = sim_add(list, "Attribute");
    xml_set(el, "Name", name);
    return el;
}

static void plain(struct xml_el *list, const char *name, const char *value) {
    xml_put_text(sim_add(attribute(list, name), "AttributeValue"), value);
}

/* ---- As the scheme lays it out ---- */

/* One identifying value: encrypted, or as it is. */
static bool identity(struct xml_el *attr, const struct sim *sim, const struct sim_keuzes *k, const char *qualifier,
                     const char *value, struct err *err) {
    struct xml_el *place = sim_add(attr, "AttributeValue");
    if (k->versleuteld != SIM_LEESBAAR && sim->versleutel[k->ontcijfer] != NULL)
        return sim_versleutel(place, sim, k, qualifier, value, err);
    xml_set(sim_add_text(place, "NameID", value), "NameQualifier", qualifier);
    return true;
}

/* A number that passes the elfproef, made of the KvK number: nobody has it. */
const char *sim_rsin(TALLOC_CTX *ctx, const char *kvk) {
    char *rsin = talloc_asprintf(ctx, "%s0", kvk);
    for (int left = 11; left > 0; left--) {
        int sum = 0;
        for (int i = 0; i < 8; i++)
            sum += (9 - i) * (rsin[i] - '0');
        if (sum % 11 < 10) {
            rsin[8] = (char)('0' + sum % 11);
            break;
        }
        rsin[0] = (char)(rsin[0] == '9' ? '1' : rsin[0] + 1);
    }
    return rsin;
}

static const char *name_of(TALLOC_CTX *ctx, const struct sim_keuzes *k, const char *name) {
    return talloc_asprintf(ctx, "%s%s", k->namen == SIM_GDI ? GDI : CORE, name);
}

static bool legal(TALLOC_CTX *ctx, struct xml_el *list, const struct sim *sim, const struct sim_vraag *vraag,
                  struct err *err) {
    const struct sim_keuzes *k = &vraag->keuzes;
    const char *kvk = vraag->mens->kvk, *rsin = sim_rsin(ctx, kvk);
    struct xml_el *attr = attribute(list, name_of(ctx, k, "LegalSubjectID"));
    /* The RSIN first: who goes by order and not by kind takes the wrong one. */
    if (k->rechtspersoon != SIM_KVK && !identity(attr, sim, k, CONCERNED "RSIN", rsin, err))
        return false;
    return k->rechtspersoon == SIM_RSIN || identity(attr, sim, k, CONCERNED "KvKnr", kvk, err);
}

static bool nested(TALLOC_CTX *ctx, struct xml_el *list, const struct sim *sim, const struct sim_vraag *vraag,
                   struct err *err) {
    const struct sim_keuzes *k = &vraag->keuzes;
    struct xml_el *acting;
    if (!legal(ctx, list, sim, vraag, err))
        return false;
    acting = attribute(list, name_of(ctx, k, "ActingSubjectID"));
    if (!identity(acting, sim, k, CONCERNED "Pseudo", vraag->mens->pseudoniem, err))
        return false;
    if (k->tussenpersoon == NULL)
        return true;
    return identity(attribute(list, CORE "IntermediateSubjectID"), sim, k, INTERMEDIATE "KvKnr", k->tussenpersoon, err);
}

/* The kind of the value is the name of the attribute, and nothing is encrypted. */
static bool flat(TALLOC_CTX *ctx, struct xml_el *list, const struct sim_vraag *vraag) {
    const struct sim_keuzes *k = &vraag->keuzes;
    if (k->rechtspersoon != SIM_KVK)
        plain(list, CONCERNED "RSIN", sim_rsin(ctx, vraag->mens->kvk));
    if (k->rechtspersoon != SIM_RSIN)
        plain(list, CONCERNED "KvKnr", vraag->mens->kvk);
    plain(list, CONCERNED "Pseudo", vraag->mens->pseudoniem);
    if (k->tussenpersoon != NULL)
        plain(list, INTERMEDIATE "KvKnr", k->tussenpersoon);
    return true;
}

static bool scheme(TALLOC_CTX *ctx, struct xml_el *list, const struct sim *sim, const struct sim_vraag *vraag,
                   struct err *err) {
    plain(list, CORE "ServiceID", sim->service_id);
    plain(list, name_of(ctx, &vraag->keuzes, "ServiceUUID"), sim->service_uuid);
    bool good = vraag->keuzes.namen == SIM_PLAT ? flat(ctx, list, vraag) : nested(ctx, list, sim, vraag, err);
    if (vraag->keuzes.vestiging != NULL)
        plain(list, VESTIGING, vraag->keuzes.vestiging);
    return good;
}

/* ---- As an organisation's own provider ---- */

static struct xml_el *basic(struct xml_el *list, const char *name) {
    struct xml_el *el = attribute(list, name);
    xml_set(el, "NameFormat", BASIC);
    return el;
}

/* "duo_beheerder" is brought as "beheerder": what it is called over there. */
static void roles(TALLOC_CTX *ctx, struct xml_el *list, const char *name, const char *rol) {
    struct xml_el *el = basic(list, name);
    char *rest = talloc_strdup(ctx, rol);
    while (rest != NULL) {
        const char *one = strsep(&rest, "+"), *own = strchr(one, '_');
        xml_put_text(sim_add(el, "AttributeValue"), own != NULL ? own + 1 : one);
    }
}

static void general(TALLOC_CTX *ctx, struct xml_el *list, const struct sim_vraag *vraag) {
    const struct sim_aanbieder *a = vraag->aanbieder;
    const struct sim_mens *m = vraag->mens;
    bool nobody = strcmp(m->naam, SIM_NIEMAND) == 0;
    if (a->persoon_attribuut != NULL)
        xml_put_text(sim_add(basic(list, a->persoon_attribuut), "AttributeValue"), m->pseudoniem);
    if (a->naam_attribuut != NULL)
        xml_put_text(sim_add(basic(list, a->naam_attribuut), "AttributeValue"), nobody ? "Robin Nieuwenhuis" : m->naam);
    if (a->rol_attribuut != NULL)
        roles(ctx, list, a->rol_attribuut, m->rol);
}

bool sim_attributen(struct xml_el *assertie, const struct sim *sim, const struct sim_vraag *vraag, struct err *err) {
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct xml_el *list = sim_add(assertie, "AttributeStatement");
    bool good = true;
    if (vraag->aanbieder->profiel == SIM_ALGEMEEN)
        general(ctx, list, vraag);
    else
        good = scheme(ctx, list, sim, vraag, err);
    talloc_free(ctx);
    return good;
}
