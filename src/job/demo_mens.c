/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "job/demo_mens.h"

#include "job/demo_namen.h"

#include <stdlib.h>

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

/* ---- what happened ---- */

static void erbij(struct demo_loop *l, enum demo_soort soort, struct date dag) {
    if (l->aantal < DEMO_GEBEURTENISSEN_MAX)
        l->rij[l->aantal++] = (struct demo_gebeurtenis){.soort = soort, .dag = dag};
}

static int op_dag(const void *a, const void *b) {
    const struct demo_gebeurtenis *x = a, *y = b;
    int dag = date_cmp(x->dag, y->dag);
    return dag != 0 ? dag : (int)x->soort - (int)y->soort;
}

static const char *kies_leerroute(struct kans *k) {
    long worp = kans_tot(k, 100);
    return worp < 12 ? "onderwijsroute" : worp < 73 ? "b1_route" : "z_route";
}

/* R18: from the onderwijsroute people fall back to B1, from B1 to Z; from Z some go up. */
static const char *andere(const char *leerroute) {
    return leerroute[0] == 'b' ? "z_route" : "b1_route";
}

static void toets(struct kans *k, struct demo_loop *l, struct date plicht, long *ret_dagen) {
    long dagen = kans_van_tot(k, 20, 55);
    if (kans_procent(k, 5)) {
        erbij(l, DEMO_TOETS_AFWEZIG, date_add_days(plicht, dagen));
        dagen += kans_van_tot(k, 10, 25);
    }
    erbij(l, DEMO_TOETS, date_add_days(plicht, dagen));
    *ret_dagen = dagen;
}

static void na_de_pip(struct kans *k, struct demo_loop *l, struct date pip) {
    if (kans_procent(k, 8))
        erbij(l, DEMO_PVT_NIET, date_add_days(pip, kans_van_tot(k, 90, 150)));
    if (kans_procent(k, 85))
        erbij(l, DEMO_PVT, date_add_days(pip, kans_van_tot(k, 151, 600)));
    if (kans_procent(k, 70))
        erbij(l, DEMO_MAP, date_add_days(pip, kans_van_tot(k, 300, 900)));
    if (kans_procent(k, 10))
        erbij(l, DEMO_PIP_ANDERS, date_add_days(pip, kans_van_tot(k, 200, 500)));
    if (kans_procent(k, 15))
        erbij(l, DEMO_VERLENGD, date_add_days(pip, kans_van_tot(k, 920, 1080)));
    if (kans_procent(k, 7))
        erbij(l, DEMO_EINDE, date_add_days(pip, kans_van_tot(k, 400, 1300)));
}

static void verhuizing(struct kans *k, struct demo_loop *l, struct date pip) {
    struct date dag = date_add_days(pip, kans_van_tot(k, 20, 900));
    erbij(l, DEMO_VERHUIZING, dag);
    if (kans_procent(k, 70))
        erbij(l, DEMO_PIP_VERHUISD, date_add_days(dag, kans_van_tot(k, 20, 68)));
}

/* Nothing comes after the plicht has ended, and nothing after today. */
static void kap_af(struct demo_loop *l, struct date vandaag) {
    qsort(l->rij, (size_t)l->aantal, sizeof l->rij[0], op_dag);
    int n = 0;
    while (n < l->aantal && date_cmp(l->rij[n].dag, vandaag) <= 0 && (n == 0 || l->rij[n - 1].soort != DEMO_EINDE))
        n++;
    l->aantal = n;
}

void demo_loop_maak(struct kans *k, bool asiel, struct date plicht, struct date vandaag, struct demo_loop *ret) {
    *ret = (struct demo_loop){.uitkomst = kies_leerroute(k), .naar_a2 = kans_procent(k, 30)};
    ret->leerroute = kans_procent(k, 93) ? ret->uitkomst : kies_leerroute(k);
    ret->andere_leerroute = andere(ret->leerroute);
    bool alleen_koppeling = asiel && date_days_between(plicht, vandaag) < 60 && kans_procent(k, 40);
    if (asiel && (alleen_koppeling || kans_procent(k, 70)))
        erbij(ret, DEMO_KOPPELING, date_add_days(plicht, kans_van_tot(k, -20, 15)));
    if (!alleen_koppeling) {
        long dagen;
        erbij(ret, DEMO_PLICHT, plicht);
        toets(k, ret, plicht, &dagen);
        if (kans_procent(k, 96)) {
            dagen += kans_procent(k, 80) ? kans_van_tot(k, 3, 14) : kans_van_tot(k, 14, 70);
            struct date pip = date_add_days(plicht, dagen);
            erbij(ret, DEMO_PIP, pip);
            na_de_pip(k, ret, pip);
            if (kans_procent(k, 6))
                verhuizing(k, ret, pip);
        }
    }
    kap_af(ret, vandaag);
    if (ret->aantal == 0)
        erbij(ret, asiel && alleen_koppeling ? DEMO_KOPPELING : DEMO_PLICHT,
              date_cmp(plicht, vandaag) < 0 ? plicht : vandaag);
}
