/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "job/demo_mens.h"

#include "job/demo_namen.h"

/* SplitMix64 (Steele, Lea, Flood 2014): small, and the same on every machine. Not for secrets. */
static uint64_t volgende(struct kans *k) {
    uint64_t z = (k->stand += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

long kans_tot(struct kans *k, long n) {
    return (long)(volgende(k) % (uint64_t)n);
}

long kans_van_tot(struct kans *k, long van, long tot) {
    return van + kans_tot(k, tot - van + 1);
}

bool kans_procent(struct kans *k, long procent) {
    return kans_tot(k, 100) < procent;
}

static const struct demo_taalgroep *taalgroep(struct kans *k, bool asiel) {
    long worp = kans_tot(k, 100);
    for (size_t i = 0; i < DEMO_TAALGROEPEN; i++) {
        const struct demo_taalgroep *t = &demo_taalgroepen[i];
        worp -= asiel ? t->aandeel_asiel : t->aandeel_gezin;
        if (worp < 0)
            return t;
    }
    return &demo_taalgroepen[0];
}

static void geboren(struct kans *k, struct date plicht, char ret[static 11]) {
    long jaren = kans_procent(k, 75) ? kans_van_tot(k, 18, 40) : kans_van_tot(k, 17, 63);
    struct date d = date_add_days(date_add_months(plicht, (int)(-12 * jaren)), -kans_tot(k, 360));
    long worp = kans_tot(k, 100);
    if (worp < 4)
        d.month = d.day = 0;
    else if (worp < 6)
        d.day = 0;
    else if (worp < 14)
        d.month = d.day = 1; /* many whose day was never written down are entered so */
    date_iso(d, ret);
}

static const char *voornamen(TALLOC_CTX *ctx, struct kans *k, const char *const namen[static DEMO_NAMEN]) {
    const char *eerste = namen[kans_tot(k, DEMO_NAMEN)];
    return kans_procent(k, 25) ? talloc_asprintf(ctx, "%s %s", eerste, namen[kans_tot(k, DEMO_NAMEN)]) : eerste;
}

static const char *adres(TALLOC_CTX *ctx, struct kans *k) {
    static const char *const straten[] = {"Dorpsstraat",  "Kerkstraat", "Molenweg",         "Stationsweg",
                                          "Schoolstraat", "Beukenlaan", "Wilhelminastraat", "Julianalaan",
                                          "Hoofdstraat",  "Lindenlaan", "Nieuwstraat",      "Parallelweg",
                                          "Sportlaan",    "Eikenlaan",  "Tulpstraat",       "Meidoornstraat"};
    const char *straat = straten[kans_tot(k, sizeof straten / sizeof straten[0])];
    long nummer = kans_van_tot(k, 1, 240);
    return talloc_asprintf(ctx, "%s %ld", straat, nummer);
}

/* Table 2 of the impact analysis, DUO 1 September 2022: 39,011 asiel, 20,352 gezin, 1,974 other of 61,337. */
static const char *doelgroep(struct kans *k) {
    long worp = kans_tot(k, 61337);
    return worp < 39011 ? "asielstatushouder" : worp < 39011 + 20352 ? "gezinsmigrant" : "overige_migrant";
}

void demo_mens_maak(TALLOC_CTX *ctx, struct kans *k, struct date plicht, struct demo_mens *ret) {
    ret->doelgroep = doelgroep(k);
    ret->asiel = ret->doelgroep[0] == 'a';
    const struct demo_taalgroep *t = taalgroep(k, ret->asiel);
    bool vrouw = kans_procent(k, ret->asiel ? 40 : 65);
    ret->geslacht = kans_procent(k, 1) ? "onbekend" : vrouw ? "vrouw" : "man";
    ret->voornamen = voornamen(ctx, k, vrouw ? t->vrouw : t->man);
    ret->geslachtsnaam = t->achternaam[kans_tot(k, DEMO_NAMEN)];
    ret->voorvoegsel = kans_procent(k, 30) ? t->voorvoegsel[kans_tot(k, 4)] : NULL;
    ret->nationaliteit = t->nationaliteiten[kans_tot(k, 4)];
    ret->contacttaal = t->contacttaal;
    geboren(k, plicht, ret->geboortedatum);
    ret->adres = adres(ctx, k);
    ret->geheim = kans_procent(k, 2);
}
