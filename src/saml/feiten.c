/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The clauses that only the database can answer: the session room brings the facts, the judgement is here.
 */
#include "saml/clausules.h"

static enum saml_reden verzoek_bekend(const struct saml_identiteit *wie, const struct saml_feiten *f, time_t nu) {
    (void)nu;
    return wie->via_proxy || f->verzoek_bekend ? SAML_GOED : SAML_VERZOEK_ONBEKEND;
}

static enum saml_reden verzoek_ongebruikt(const struct saml_identiteit *wie, const struct saml_feiten *f, time_t nu) {
    (void)nu;
    return wie->via_proxy || f->verzoek_ongebruikt ? SAML_GOED : SAML_VERZOEK_GEBRUIKT;
}

static enum saml_reden verzoek_vers(const struct saml_identiteit *wie, const struct saml_feiten *f, time_t nu) {
    return wie->via_proxy || nu - f->verzoek_gemaakt < SAML_VERZOEK_GELDIG ? SAML_GOED : SAML_VERZOEK_VERLOPEN;
}

static enum saml_reden zelfde_browser(const struct saml_identiteit *wie, const struct saml_feiten *f, time_t nu) {
    (void)nu;
    return wie->via_proxy || f->verzoek_zelfde_browser ? SAML_GOED : SAML_VERZOEK_BROWSER;
}

static enum saml_reden niet_herhaald(const struct saml_identiteit *wie, const struct saml_feiten *f, time_t nu) {
    (void)wie;
    (void)nu;
    return f->assertie_nieuw ? SAML_GOED : SAML_HERHAALD;
}

static enum saml_reden organisatie_actief(const struct saml_identiteit *wie, const struct saml_feiten *f, time_t nu) {
    (void)wie;
    (void)nu;
    return f->organisatie_actief ? SAML_GOED : SAML_ORGANISATIE;
}

static enum saml_reden gebruiker_actief(const struct saml_identiteit *wie, const struct saml_feiten *f, time_t nu) {
    (void)wie;
    (void)nu;
    return f->gebruiker_actief ? SAML_GOED : SAML_GEBRUIKER;
}

/* Who may act for one vestiging only does not act for the whole organisation. */
static enum saml_reden vestiging_toegestaan(const struct saml_identiteit *wie, const struct saml_feiten *f, time_t nu) {
    (void)nu;
    return wie->vestigingsnummer[0] == '\0' || f->vestiging_toegestaan ? SAML_GOED : SAML_VESTIGING_BEPERKT;
}

const struct saml_feit saml_feitregels[] = {
    {.punt = "5", .naam = "verzoek-bekend", .oordeel = verzoek_bekend},
    {.punt = "5", .naam = "verzoek-ongebruikt", .oordeel = verzoek_ongebruikt},
    {.punt = "5", .naam = "verzoek-vers", .oordeel = verzoek_vers},
    {.punt = "5", .naam = "zelfde-browser", .oordeel = zelfde_browser},
    {.punt = "11", .naam = "niet-herhaald", .oordeel = niet_herhaald},
    {.punt = "13", .naam = "organisatie-actief", .oordeel = organisatie_actief},
    {.punt = "13", .naam = "gebruiker-actief", .oordeel = gebruiker_actief},
    {.punt = "13", .naam = "vestiging-toegestaan", .oordeel = vestiging_toegestaan},
};
const size_t saml_feitregels_aantal = sizeof saml_feitregels / sizeof saml_feitregels[0];

enum saml_reden saml_feiten_met(const struct saml_feit *regels, size_t aantal, const struct saml_identiteit *wie,
                                const struct saml_feiten *feiten, time_t nu) {
    for (size_t i = 0; i < aantal; i++) {
        enum saml_reden reden = regels[i].oordeel(wie, feiten, nu);
        if (reden != SAML_GOED)
            return reden;
    }
    return SAML_GOED;
}

enum saml_reden saml_beoordeel_feiten(const struct saml_identiteit *wie, const struct saml_feiten *feiten, time_t nu) {
    return saml_feiten_met(saml_feitregels, saml_feitregels_aantal, wie, feiten, nu);
}
