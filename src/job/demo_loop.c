/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "job/demo_loop.h"

#include "domain/termijnen.h"

#include <assert.h>
#include <stdlib.h>

#define TERMIJN_MAANDEN 36
#define HALFJAAR 182
#define EXAMENS 5

static void erbij_n(struct demo_loop *l, enum demo_soort soort, struct date dag, int n) {
    assert(l->aantal < DEMO_GEBEURTENISSEN_MAX);
    l->rij[l->aantal++] = (struct demo_gebeurtenis){.soort = soort, .dag = dag, .n = n};
}

static void erbij(struct demo_loop *l, enum demo_soort soort, struct date dag) {
    erbij_n(l, soort, dag, 0);
}

static struct date later(struct kans *k, struct date dag, long van, long tot) {
    return date_add_days(dag, kans_van_tot(k, van, tot));
}

static struct date laatste(struct date a, struct date b) {
    return date_cmp(a, b) < 0 ? b : a;
}

/* What people forget they mostly do in the end. */
static bool lang_geleden(const struct demo_loop *l, struct date dag, long dagen) {
    return date_days_between(dag, l->vandaag) > dagen;
}

static int op_dag(const void *a, const void *b) {
    const struct demo_gebeurtenis *x = a, *y = b;
    int dag = date_cmp(x->dag, y->dag);
    if (dag != 0)
        return dag;
    return x->soort != y->soort ? (int)x->soort - (int)y->soort : x->n - y->n;
}

static const char *kies_leerroute(struct kans *k) {
    long worp = kans_tot(k, 100);
    return worp < 12 ? "onderwijsroute" : worp < 73 ? "b1_route" : "z_route";
}

/* R18: from the onderwijsroute people fall back to B1, from B1 to Z; from Z some go up. */
static const char *andere(const char *leerroute) {
    return leerroute[0] == 'b' ? "z_route" : "b1_route";
}

/* ---- before the PIP ---- */

static void coa(struct kans *k, struct demo_loop *l, struct date koppeling) {
    erbij(l, DEMO_KOPPELING, koppeling);
    if (kans_procent(k, 70))
        erbij_n(l, DEMO_KLANTPROFIEL, later(k, koppeling, 0, 10), 0);
    if (kans_procent(k, 35))
        erbij_n(l, DEMO_KLANTPROFIEL, later(k, koppeling, 25, 55), 1);
    if (kans_procent(k, 30))
        erbij_n(l, DEMO_KLANTPROFIEL, later(k, koppeling, 56, 75), 2);
    struct date weg = later(k, koppeling, 76, 160);
    if (kans_procent(k, 25))
        erbij_n(l, DEMO_KLANTPROFIEL, weg, 3);
    erbij(l, DEMO_UITSTROOM, weg);
}

/* Returns the day of the outcome. */
static struct date toets(struct kans *k, struct demo_loop *l, struct date plicht) {
    struct date dag = later(k, plicht, 20, 45);
    bool planning = kans_procent(k, 60);
    if (planning) {
        erbij_n(l, DEMO_TOETS_KLAAR, later(k, plicht, 2, 6), 0);
        erbij(l, DEMO_TOETS_GEPLAND, date_add_days(dag, -kans_van_tot(k, 7, 13)));
    }
    if (kans_procent(k, 5)) {
        erbij(l, DEMO_TOETS_AFWEZIG, dag);
        if (planning)
            erbij_n(l, DEMO_TOETS_KLAAR, date_add_days(dag, 2), 1);
        dag = later(k, dag, 10, 15);
        if (planning)
            erbij(l, DEMO_TOETS_GEPLAND, date_add_days(dag, -5));
    }
    if (planning)
        erbij(l, DEMO_TOETS_VERLOOP, dag);
    dag = later(k, dag, 0, 2);
    erbij(l, DEMO_TOETS, dag);
    return dag;
}

/* Ten weeks is the law: most are in time, some weeks late, none years. */
static struct date dag_van_pip(struct kans *k, struct date plicht, struct date uitslag) {
    if (kans_procent(k, 10))
        return later(k, plicht, 72, 140);
    struct date dag = later(k, uitslag, 3, 12), uiterlijk = date_add_days(plicht, 69);
    return date_cmp(dag, uiterlijk) > 0 ? date_add_days(uitslag, 1) : dag;
}

/* ---- lessons, exams, hours ---- */

static void lessen(struct kans *k, struct demo_loop *l, bool asiel) {
    l->lessen = later(k, l->pip, 20, 60);
    l->lesuren = l->leerroute[0] == 'z' ? kans_van_tot(k, 9, 12) : kans_van_tot(k, 10, 15);
    l->participatie = kans_van_tot(k, 9, 12);
    if (!asiel && kans_procent(k, 80))
        erbij(l, DEMO_INSCHRIJVING, l->lessen);
    for (int half = 1; half <= 5; half++)
        if (kans_procent(k, 35))
            erbij(l, DEMO_UREN, date_add_days(l->lessen, (long)half * HALFJAAR));
}

/* Returns the day of the last part that was passed; *ret_klaar false: one never was. */
static struct date examens(struct kans *k, struct demo_loop *l, bool *ret_klaar) {
    struct date klaar = l->pip;
    *ret_klaar = true;
    for (int deel = 0; deel < EXAMENS; deel++) {
        struct date dag = later(k, l->pip, 260, 980);
        bool geslaagd = false;
        for (int poging = 1; poging <= 3 && !geslaagd; poging++, dag = later(k, dag, 60, 150)) {
            geslaagd = kans_procent(k, 70);
            erbij_n(l, DEMO_EXAMEN, dag, 100 * deel + 10 * poging + geslaagd);
            klaar = geslaagd ? laatste(klaar, dag) : klaar;
        }
        *ret_klaar = *ret_klaar && geslaagd;
    }
    return klaar;
}

/* Weeks until 800 hours are made. */
static struct date na_800_uur(struct kans *k, const struct demo_loop *l, long per_week) {
    return date_add_days(l->lessen, 7 * (800 / per_week + kans_van_tot(k, 2, 20)));
}

static struct date z_route(struct kans *k, struct demo_loop *l, bool asiel) {
    struct date klaar = na_800_uur(k, l, l->lesuren);
    erbij(l, DEMO_EINDGESPREK, klaar);
    if (!asiel)
        return klaar;
    struct date participatie = na_800_uur(k, l, l->participatie);
    erbij(l, DEMO_PARTICIPATIE, participatie);
    return laatste(klaar, participatie);
}

/* The leerroute, PVT and MAP; returns the day on which all is done, or one that never comes. */
static struct date onderdelen(struct kans *k, struct demo_loop *l, bool asiel) {
    const struct date nooit = date_add_months(l->pip, 1200);
    bool klaar = true;
    struct date dag = l->leerroute[0] == 'z'   ? z_route(k, l, asiel)
                      : l->leerroute[0] == 'b' ? examens(k, l, &klaar)
                                               : later(k, l->pip, 600, 1000);
    if (kans_procent(k, 8))
        erbij(l, DEMO_PVT_NIET, later(k, l->pip, 90, 150));
    if (kans_procent(k, 88)) {
        struct date pvt = later(k, l->pip, 151, 600);
        erbij(l, DEMO_PVT, pvt);
        dag = laatste(dag, pvt);
    } else {
        klaar = false;
    }
    if (l->leerroute[0] != 'o' && kans_procent(k, 80)) {
        struct date map = later(k, l->pip, 300, 900);
        erbij(l, DEMO_MAP, map);
        dag = laatste(dag, map);
    } else if (l->leerroute[0] != 'o') {
        klaar = false;
    }
    return klaar ? dag : nooit;
}

/* ---- the end of the termijn ---- */

static void verlenging(struct kans *k, struct demo_loop *l, struct date *einde) {
    struct date aanvraag = date_add_days(*einde, -kans_van_tot(k, 60, 150));
    struct date besluit = later(k, aanvraag, 30, 54);
    erbij(l, DEMO_AANVRAAG_VERLENGING, aanvraag);
    if (!kans_procent(k, 75)) {
        erbij(l, DEMO_NIET_VERLENGD, besluit);
        return;
    }
    erbij(l, DEMO_VERLENGD, besluit);
    *einde = date_add_months(*einde, 6);
}

static void einde_termijn(struct kans *k, struct demo_loop *l, bool asiel, struct date klaar) {
    struct date einde = l->termijn_einde;
    if (date_cmp(klaar, einde) <= 0)
        return;
    if (kans_procent(k, 55))
        verlenging(k, l, &einde);
    if (date_cmp(klaar, einde) <= 0)
        return;
    erbij(l, DEMO_VOOR_EINDE_TERMIJN, date_add_days(einde, -28));
    erbij(l, DEMO_UREN, later(k, einde, 1, 10));
    erbij(l, DEMO_NA_EINDE_TERMIJN, date_add_days(einde, 28));
    struct date aangekondigd = later(k, einde, 40, 70);
    if (asiel || date_cmp(klaar, date_add_days(aangekondigd, 60)) <= 0) /* njb.nl, HvJEU 4 February 2025 */
        return;
    erbij(l, DEMO_BOETE_AANGEKONDIGD, aangekondigd);
    erbij(l, DEMO_BOETE_VERZOEK, later(k, aangekondigd, 1, 4));
    erbij(l, DEMO_BOETE_OPGAVE, later(k, aangekondigd, 6, 20));
    erbij(l, DEMO_BOETE, later(k, aangekondigd, 30, 55));
}

/* ---- the rest of a life ---- */

static void verhuizing(struct kans *k, struct demo_loop *l, struct date plicht) {
    struct date dag = laatste(later(k, l->pip, 20, 900), date_add_days(plicht, 230));
    erbij(l, DEMO_VERHUIZING, dag);
    if (kans_procent(k, 70))
        erbij(l, DEMO_PIP_VERHUISD, later(k, dag, 20, 68));
    if (!kans_procent(k, 90) && !lang_geleden(l, dag, 60))
        return;
    struct date gevraagd = later(k, dag, 3, 10), bevestigd = later(k, dag, 19, 30);
    erbij(l, DEMO_OVERDRACHT_GEVRAAGD, gevraagd);
    erbij(l, DEMO_UREN_OUD, later(k, gevraagd, 2, 8));
    erbij(l, DEMO_OVERDRACHT_BEVESTIGD, bevestigd);
    erbij(l, DEMO_OVERDRACHT_AANVAARD, later(k, bevestigd, 2, 12));
}

static void na_de_pip(struct kans *k, struct demo_loop *l, const struct demo_mens *mens, struct date plicht) {
    if (kans_procent(k, 45))
        erbij(l, DEMO_UREN_INTAKE, later(k, l->pip, 0, 5));
    if (mens->asiel && (kans_procent(k, 92) || lang_geleden(l, l->pip, 200)))
        erbij(l, DEMO_AANBOD, kans_procent(k, 92) ? later(k, l->pip, 5, 55) : later(k, l->pip, 95, 130));
    lessen(k, l, mens->asiel);
    struct date klaar = onderdelen(k, l, mens->asiel);
    einde_termijn(k, l, mens->asiel, klaar);
    erbij(l, DEMO_VOLDAAN, later(k, klaar, 10, 30));
    if (l->leerroute[0] != 'z' && kans_procent(k, 8))
        erbij(l, DEMO_PIP_ANDERS, later(k, l->pip, 200, 255));
    if (kans_procent(k, 3))
        erbij_n(l, DEMO_ONTHEFFING, later(k, l->pip, 150, 900), (int)kans_tot(k, 3));
    if (kans_procent(k, 2))
        erbij_n(l, DEMO_VRIJSTELLING, later(k, l->pip, 30, 500), (int)kans_tot(k, 3));
    if (kans_procent(k, 6))
        verhuizing(k, l, plicht);
    else if (!mens->asiel && mens->doelgroep[0] == 'g' && kans_procent(k, 2)) {
        struct date dag = later(k, l->pip, 62, 100);
        erbij(l, DEMO_DOELGROEP, dag);
        erbij(l, DEMO_DOELGROEPKEUZE, later(k, dag, 20, 60));
    }
    if (kans_procent(k, 3))
        erbij(l, DEMO_EINDE, later(k, l->pip, 400, 1300));
}

/* Nothing comes after the plicht has ended, and nothing after today. */
static void kap_af(struct demo_loop *l) {
    qsort(l->rij, (size_t)l->aantal, sizeof l->rij[0], op_dag);
    int n = 0;
    while (n < l->aantal && date_cmp(l->rij[n].dag, l->vandaag) <= 0 &&
           (n == 0 || (l->rij[n - 1].soort != DEMO_EINDE && l->rij[n - 1].soort != DEMO_VOLDAAN)))
        n++;
    l->aantal = n;
}

void demo_loop_maak(struct kans *k, const struct demo_mens *mens, struct date plicht, struct date vandaag,
                    struct demo_loop *ret) {
    *ret = (struct demo_loop){.vandaag = vandaag, .uitkomst = kies_leerroute(k), .naar_a2 = kans_procent(k, 30)};
    ret->leerroute = kans_procent(k, 93) ? ret->uitkomst : kies_leerroute(k);
    ret->andere_leerroute = andere(ret->leerroute);
    bool alleen_koppeling = mens->asiel && !lang_geleden(ret, plicht, 60) && kans_procent(k, 40);
    if (mens->asiel && (alleen_koppeling || kans_procent(k, 70)))
        coa(k, ret, later(k, plicht, -20, 15));
    if (!alleen_koppeling) {
        if (kans_procent(k, 60))
            erbij(ret, DEMO_VERBLIJF, date_add_days(plicht, -kans_van_tot(k, 25, 60)));
        erbij(ret, DEMO_PLICHT, plicht);
        if (mens->asiel)
            erbij(ret, DEMO_BEGELEIDING, later(k, plicht, 1, 7));
        struct date uitslag = toets(k, ret, plicht);
        if (lang_geleden(ret, plicht, 200) || kans_procent(k, 96)) { /* who has no PIP yet, waits for it some weeks */
            ret->pip = dag_van_pip(k, plicht, uitslag);
            ret->termijn_einde = termijn_laatste_dag(date_add_days(ret->pip, 1), TERMIJN_MAANDEN);
            erbij(ret, DEMO_PIP, ret->pip);
            na_de_pip(k, ret, mens, plicht);
        }
    }
    kap_af(ret);
    if (ret->aantal == 0)
        erbij(ret, alleen_koppeling ? DEMO_KOPPELING : DEMO_PLICHT, date_cmp(plicht, vandaag) < 0 ? plicht : vandaag);
}
