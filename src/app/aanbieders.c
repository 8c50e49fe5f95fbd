/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "app/aanbieders.h"

#include "base/log.h"

#include <string.h>
#include <time.h>

static bool wrong(const struct conf_aanbieder *c, struct err *err, const char *what) {
    return err_set(err, ERR_INPUT, c->plaats, "[aanbieder %s] %s", c->naam, what);
}

static bool is(const char *text, const char *other) {
    return text != NULL && strcmp(text, other) == 0;
}

/* ---- One block ---- */

static bool read_trust(TALLOC_CTX *ctx, const struct conf *conf, const struct conf_aanbieder *c, struct aanbieder *a,
                       struct err *err) {
    struct err why = {0};
    a->vertrouwen = saml_vertrouwen_uit(ctx, c->metadata.rijen, c->metadata.aantal, &why);
    if (a->vertrouwen == NULL)
        return err_set(err, ERR_INPUT, c->plaats, "[aanbieder %s] metadata: %.60s: %.120s", c->naam, why.place,
                       why.reason);
    if (saml_vertrouwen_simulator(a->vertrouwen) && !conf->portaal_demo)
        return wrong(c, err, "metadata: dit is de simulator; die mag alleen bij [portaal] demo = ja");
    return true;
}

static bool read_binding(const struct conf_aanbieder *c, struct aanbieder *a, struct err *err) {
    a->artifact = is(c->binding, "artifact");
    a->lijn = (struct soap_lijn){.ca = c->tls_ca, .certificaat = c->tls_certificaat, .sleutel = c->tls_sleutel};
    bool all = c->tls_ca != NULL && c->tls_certificaat != NULL && c->tls_sleutel != NULL;
    if (a->artifact && !all)
        return wrong(c, err, "binding artifact vraagt tls_sleutel, tls_certificaat en tls_ca");
    if (a->artifact && !saml_vertrouwen_artifact(a->vertrouwen))
        return wrong(c, err, "binding artifact: de metadata hebben geen ArtifactResolutionService");
    return true;
}

/* ---- What only an organisation's own provider has ---- */

/* "CODE the rest": cuts at the first space; NULL when there is none. */
static const char *head_of(TALLOC_CTX *ctx, const char *line, const char **ret_rest) {
    size_t len = strcspn(line, " ");
    size_t gap = strspn(line + len, " ");
    *ret_rest = line + len + gap;
    return len > 0 && gap > 0 && **ret_rest != '\0' ? talloc_strndup(ctx, line, len) : NULL;
}

static bool read_classes(TALLOC_CTX *ctx, const struct conf_aanbieder *c, struct aanbieder *a, struct err *err) {
    for (size_t i = 0; i < c->klasse.aantal; i++) {
        const char *rest, *level = head_of(ctx, c->klasse.rijen[i], &rest);
        if (level == NULL || !saml_niveau_bekend(level))
            return wrong(c, err,
                         "klasse: verwacht zijn een betrouwbaarheidsniveau, een spatie en een AuthnContextClassRef");
        a->klassen[i] = (struct saml_klasse){.klasse = rest, .niveau = level};
    }
    for (size_t i = 0; i < c->klasse.aantal; i++)
        if (saml_niveau_genoeg(a->klassen[i].niveau, c->minimum_niveau))
            return true;
    return wrong(c, err, "soort saml vraagt minstens een regel klasse van minimum_niveau of hoger");
}

/* The kind of the organisation is in its code: DUO and COA have one of their own. */
static unsigned kind_of(const char *code) {
    return is(code, "DUO") ? SOORT_DUO : is(code, "COA") ? SOORT_COA : code[0] == 'S' ? SOORT_VERBAND : SOORT_GEMEENTE;
}

static bool read_roles(TALLOC_CTX *ctx, const struct conf_aanbieder *c, struct aanbieder *a, struct err *err) {
    a->met_rollen = c->rolattribuut != NULL;
    if (a->met_rollen != (c->rol.aantal > 0))
        return wrong(c, err, "rolattribuut en rol horen bij elkaar");
    for (size_t i = 0; i < c->rol.aantal; i++) {
        const char *rest, *code = head_of(ctx, c->rol.rijen[i], &rest);
        enum rol rol = code != NULL ? rol_van_code(code) : ROL_GEEN;
        if (rol == ROL_GEEN || (rol_soorten(rol) & kind_of(a->organisatie)) == 0)
            return wrong(c, err, "rol: verwacht zijn een rol van die organisatie, een spatie en een waarde");
        a->rollen[a->rollen_aantal++] = (struct aanbieder_rol){.rol = rol, .waarde = rest};
    }
    return true;
}

static bool is_code(const char *word) {
    return word[strcspn(word, "abcdefghijklmnopqrstuvwxyz")] == '\0';
}

static bool read_organisations(const struct conf_aanbieder *c, struct aanbieder *a, struct err *err) {
    for (size_t i = 0; i < c->organisaties.aantal; i++) {
        const char *word = c->organisaties.rijen[i];
        if (!is_code(word) && soort_van_code(word) == SOORT_GEEN)
            return wrong(c, err, "organisaties: verwacht zijn soorten, of codes in hoofdletters en cijfers");
        a->organisaties[i] = word;
    }
    return true;
}

static bool read_general(TALLOC_CTX *ctx, const struct conf_aanbieder *c, struct aanbieder *a, struct err *err) {
    if (c->organisaties.aantal != 1 || !is_code(c->organisaties.rijen[0]))
        return wrong(c, err, "organisaties: bij soort saml is dat een code");
    a->organisatie = c->organisaties.rijen[0];
    if (!read_classes(ctx, c, a, err) || !read_roles(ctx, c, a, err))
        return false;
    a->verwacht.profiel = (struct saml_profiel){.soort = SAML_ALGEMEEN,
                                                .klassen = a->klassen,
                                                .klassen_aantal = c->klasse.aantal,
                                                .persoon_attribuut = c->persoonattribuut,
                                                .rol_attribuut = c->rolattribuut,
                                                .naam_attribuut = c->naamattribuut};
    return true;
}

static bool read_profile(TALLOC_CTX *ctx, const struct conf_aanbieder *c, struct aanbieder *a, struct err *err) {
    if (!read_organisations(c, a, err))
        return false;
    if (is(c->soort, "saml"))
        return read_general(ctx, c, a, err);
    if (c->klasse.aantal + c->rol.aantal > 0 || c->rolattribuut || c->naamattribuut || c->persoonattribuut)
        return wrong(c, err, "klasse, rol en attributen zijn alleen voor soort saml");
    return true;
}

static bool read_block(TALLOC_CTX *ctx, const struct page_house *h, const struct conf_aanbieder *c, struct aanbieder *a,
                       struct err *err) {
    const struct conf *conf = h->conf;
    *a = (struct aanbieder){.naam = c->naam, .titel = c->titel, .uitleg = c->uitleg};
    if (!saml_niveau_bekend(c->minimum_niveau))
        return wrong(c, err, "minimum_niveau: dit betrouwbaarheidsniveau is niet bekend");
    if (!read_trust(ctx, conf, c, a, err) || !read_binding(c, a, err))
        return false;
    a->vraag = (struct saml_vraagvorm){.force_authn = c->force_authn,
                                       .acs_index = c->acs_index >= 0 ? c->acs_index
                                                    : a->artifact     ? SAML_ACS_ARTIFACT
                                                                      : SAML_ACS_POST,
                                       .attribuut_index = c->attribuut_index};
    a->verwacht = (struct saml_verwacht){.entity_id = conf->saml_entity_id,
                                         .acs_url = talloc_asprintf(ctx, "%s/saml/acs", conf->portaal_adres),
                                         .service_uuid = conf->saml_service_uuid,
                                         .minimum_niveau = c->minimum_niveau,
                                         .klokverschil = conf->saml_klokverschil,
                                         .ontcijfersleutels = h->ontcijfersleutels};
    return read_profile(ctx, c, a, err);
}

/* ---- All blocks ---- */

/* Two blocks for one provider would let its word about the one count for the other. */
static bool all_different(const struct conf *conf, const struct aanbieders *alle, struct err *err) {
    for (size_t i = 0; i < alle->aantal; i++)
        for (size_t j = i + 1; j < alle->aantal; j++)
            if (strcmp(saml_vertrouwen_entity_id(alle->rijen[i].vertrouwen),
                       saml_vertrouwen_entity_id(alle->rijen[j].vertrouwen)) == 0)
                return wrong(&conf->aanbieders[j], err, "metadata: een ander blok heeft dezelfde EntityID");
    return true;
}

static bool read_blocks(TALLOC_CTX *ctx, struct page_house *h, struct err *err) {
    const struct conf *conf = h->conf;
    struct aanbieders *alle = &h->aanbieders;
    for (size_t i = 0; i < conf->aanbieders_aantal; i++)
        if (!read_block(ctx, h, &conf->aanbieders[i], &alle->rijen[alle->aantal++], err))
            return false;
    alle->voorportaal = aanbieder_van(alle, conf->saml_voorportaal);
    if (conf->saml_voorportaal != NULL && alle->voorportaal == NULL)
        return err_set(err, ERR_INPUT, "saml.voorportaal", "er is geen blok [aanbieder %.20s]", conf->saml_voorportaal);
    return all_different(conf, alle, err);
}

/* ---- Our own metadata ---- */

static bool ask(const struct conf_aanbieder *c, struct saml_eigen *eigen, struct err *err) {
    struct saml_eigen_lijst *lijst = saml_eigen_lijst_van(eigen, c->attribuut_index);
    if (lijst == NULL)
        return wrong(c, err, "attribuut_index: te veel verschillende");
    if (is(c->soort, "eherkenning"))
        saml_eigen_vraag_eherkenning(lijst);
    const char *const others[] = {c->persoonattribuut, c->rolattribuut, c->naamattribuut};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (others[i] != NULL)
            saml_eigen_vraag(lijst, others[i]);
    return true;
}

/* One index is one address and one binding. */
static bool indexes_fit(const struct conf *conf, const struct aanbieders *alle, const struct saml_eigen *eigen,
                        struct err *err) {
    for (size_t i = 0; i < alle->aantal; i++)
        for (size_t j = 0; j < eigen->acs_aantal; j++)
            if (eigen->acs[j].index == alle->rijen[i].vraag.acs_index &&
                eigen->acs[j].artifact != alle->rijen[i].artifact)
                return wrong(&conf->aanbieders[i], err, "acs_index: dit nummer is van de andere binding");
    return true;
}

static bool read_decryption(TALLOC_CTX *ctx, struct page_house *h, struct err *err) {
    const struct conf_lijst *files = &h->conf->saml_ontsleutelsleutel;
    struct saml_ontcijfersleutels *keys = saml_ontcijfersleutels_nieuw(ctx);
    for (size_t i = 0; i < files->aantal; i++) {
        if (!saml_ontcijfersleutel_erbij(keys, files->rijen[i], NULL, err))
            return false;
        if (saml_ontcijfersleutel_certificaat(keys, i) == NULL)
            return err_set(err, ERR_INPUT, files->rijen[i],
                           "het certificaat van deze sleutel hoort in hetzelfde bestand");
    }
    h->ontcijfersleutels = keys;
    return true;
}

static void own_certificates(const struct page_house *h, struct saml_eigen *eigen) {
    for (size_t i = 0; i < h->conf->saml_ontsleutelsleutel.aantal && eigen->certificaten_aantal < SAML_EIGEN_MAX; i++)
        eigen->certificaten[eigen->certificaten_aantal++] =
            (struct saml_eigen_certificaat){.base64 = saml_ontcijfersleutel_certificaat(h->ontcijfersleutels, i),
                                            .naam = saml_ontcijfersleutel_naam(h->ontcijfersleutels, i),
                                            .ontsleutelt = true};
}

static bool read_own(TALLOC_CTX *ctx, struct page_house *h, struct err *err) {
    const struct conf *conf = h->conf;
    struct saml_eigen *eigen = talloc_zero(ctx, struct saml_eigen);
    eigen->entity_id = conf->saml_entity_id;
    eigen->acs_url = talloc_asprintf(eigen, "%s/saml/acs", conf->portaal_adres);
    eigen->service_uuid = conf->saml_service_uuid;
    eigen->dienstnaam = "Portaal Inburgering";
    for (size_t i = 0; i < conf->saml_ondertekencertificaat.aantal; i++)
        if (!saml_eigen_certificaat_lezen(eigen, eigen, conf->saml_ondertekencertificaat.rijen[i], err))
            return false;
    own_certificates(h, eigen);
    saml_eigen_acs_erbij(eigen, (struct saml_eigen_acs){.index = SAML_ACS_POST});
    saml_eigen_acs_erbij(eigen, (struct saml_eigen_acs){.index = SAML_ACS_ARTIFACT, .artifact = true});
    for (size_t i = 0; i < h->aanbieders.aantal; i++) {
        const struct aanbieder *a = &h->aanbieders.rijen[i];
        saml_eigen_acs_erbij(eigen, (struct saml_eigen_acs){.index = a->vraag.acs_index, .artifact = a->artifact});
        if (!ask(&conf->aanbieders[i], eigen, err))
            return false;
    }
    h->eigen = eigen;
    return indexes_fit(conf, &h->aanbieders, eigen, err) && saml_eigen_klopt(eigen, h->sleutel, eigen, time(NULL), err);
}

bool aanbieders_laden(TALLOC_CTX *ctx, struct page_house *h, struct err *err) {
    h->sleutel = saml_sleutel_lezen(ctx, h->conf->saml_ondertekensleutel, err);
    return h->sleutel != NULL && read_decryption(ctx, h, err) && read_blocks(ctx, h, err) && read_own(ctx, h, err);
}
