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

static bool read_block(TALLOC_CTX *ctx, const struct conf *conf, const struct conf_aanbieder *c, struct aanbieder *a,
                       struct err *err) {
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
                                         .klokverschil = conf->saml_klokverschil};
    return true;
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

static bool read_blocks(TALLOC_CTX *ctx, const struct conf *conf, struct aanbieders *alle, struct err *err) {
    for (size_t i = 0; i < conf->aanbieders_aantal; i++)
        if (!read_block(ctx, conf, &conf->aanbieders[i], &alle->rijen[alle->aantal++], err))
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
    return h->sleutel != NULL && read_blocks(ctx, h->conf, &h->aanbieders, err) && read_own(ctx, h, err);
}
