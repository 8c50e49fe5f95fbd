/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "job/demodata.h"

#include "domain/bsn.h"
#include "job/demo_gemeenten.h"
#include "job/demo_leven.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

/* The Wet inburgering 2021 begins here: nobody has a plicht under it before. */
static const struct date wet_begint = {.year = 2022, .month = 1, .day = 1};
static const struct date vroegste_vandaag = {.year = 2023, .month = 1, .day = 1};

struct gemeente {
    char code[5];
    long mensen;
    bool groot;
};

struct maker {
    const struct demodata *opdracht;
    struct kans kans;
    struct gemeente gemeenten[DEMO_GEMEENTEN];
    size_t gemeenten_aantal;
    size_t bsn_reeks;
    long bsn_acht; /* the next one to try */
    long mens;     /* number of the person, from 1 */
    struct demo_regel regel;
};

/* ---- gemeenten ---- */

static void lees_gemeenten(struct maker *m) {
    for (const struct demo_klasse *k = demo_klassen; k->codes != NULL; k++)
        for (const char *c = k->codes; *c != '\0' && m->gemeenten_aantal < DEMO_GEMEENTEN; c += c[4] == ' ' ? 5 : 4) {
            struct gemeente *g = &m->gemeenten[m->gemeenten_aantal++];
            memcpy(g->code, c, 4);
            g->mensen = kans_van_tot(&m->kans, k->van, k->tot);
            g->groot = k->van > 500;
        }
}

/* Ameland and Amsterdam first, the other two largest last, the rest in an order by chance. */
static void zet_volgorde(struct maker *m) {
    for (size_t i = m->gemeenten_aantal - 1; i > 0; i--) {
        size_t j = (size_t)kans_tot(&m->kans, (long)i + 1);
        struct gemeente g = m->gemeenten[i];
        m->gemeenten[i] = m->gemeenten[j];
        m->gemeenten[j] = g;
    }
    size_t voor = 0;
    static const char *const eerst[] = {"0060", "0363"};
    for (size_t e = 0; e < sizeof eerst / sizeof eerst[0]; e++)
        for (size_t i = voor; i < m->gemeenten_aantal; i++)
            if (strcmp(m->gemeenten[i].code, eerst[e]) == 0) {
                struct gemeente g = m->gemeenten[i];
                m->gemeenten[i] = m->gemeenten[voor];
                m->gemeenten[voor++] = g;
            }
    size_t achter = m->gemeenten_aantal;
    for (size_t i = voor; i < achter;)
        if (m->gemeenten[i].groot) {
            struct gemeente g = m->gemeenten[i];
            m->gemeenten[i] = m->gemeenten[--achter];
            m->gemeenten[achter] = g;
        } else {
            i++;
        }
}

static void verdeel(struct maker *m) {
    long totaal = 0, over = m->opdracht->dossiers;
    for (size_t i = 0; i < m->gemeenten_aantal; i++)
        totaal += m->gemeenten[i].mensen;
    if (over < totaal) {
        for (size_t i = 0; i < m->gemeenten_aantal; i++) {
            long hoogstens = m->gemeenten[i].groot ? over / 3 : over;
            if (m->gemeenten[i].mensen > hoogstens)
                m->gemeenten[i].mensen = hoogstens;
            over -= m->gemeenten[i].mensen;
        }
    } else {
        for (size_t i = 0; i < m->gemeenten_aantal; i++) {
            m->gemeenten[i].mensen = m->gemeenten[i].mensen * m->opdracht->dossiers / totaal;
            over -= m->gemeenten[i].mensen;
        }
    }
    for (size_t i = 0; over > 0; i = (i + 1) % m->gemeenten_aantal, over--)
        m->gemeenten[i].mensen++;
}

/* ---- numbers ---- */

/* The first eight digits of the BSNs, in the order that the header names. */
static const struct {
    long van, tot;
} bsn_reeksen[] = {{99999000, 99999999}, {1, 9999},           {98000000, 98999999}, {97000000, 97999999},
                   {96000000, 96999999}, {95000000, 95999999}};

static void volgende_bsn(struct maker *m, char ret[static 10]) {
    int cijfer;
    char acht[9];
    do {
        if (m->bsn_acht > bsn_reeksen[m->bsn_reeks].tot)
            m->bsn_acht = bsn_reeksen[++m->bsn_reeks].van;
        (void)snprintf(acht, sizeof acht, "%08lu", (unsigned long)m->bsn_acht++ % 100000000u);
        cijfer = bsn_controlecijfer(acht);
    } while (cijfer < 0);
    (void)snprintf(ret, 10, "%.8s%u", acht, (unsigned)cijfer % 10);
}

/* A bijection on 0..99,999,999, so that V-nummers do not follow the order of the people. */
static void v_nummer(const struct maker *m, char ret[static 11]) {
    unsigned long n = (unsigned long)m->mens * 39916801ul % 100000000ul;
    (void)snprintf(ret, 11, "28%08lu", n);
}

/* ---- one person ---- */

static void verhuist(struct maker *m, struct leven *l) {
    l->vorige = l->gemeente;
    while (l->gemeente == l->vorige)
        l->gemeente = m->gemeenten[kans_tot(&m->kans, (long)m->gemeenten_aantal)].code;
}

static void gebeurt(struct maker *m, struct leven *l, const struct demo_gebeurtenis *g) {
    if (g->soort == DEMO_VERHUIZING)
        verhuist(m, l);
    bool gezegd =
        demo_van_duo(&m->regel, l, g) || demo_van_gemeente(&m->regel, l, g) || demo_van_keten(&m->regel, l, g);
    assert(gezegd); /* every event is somebody's */
    (void)gezegd;
}

/* Years ago after the cohorts of 2017-2021 in DUO's table: 5,092, 10,398, 15,886, 24,529; the oldest two together. */
static struct date dag_van_plicht(struct maker *m) {
    static const long jaren[] = {24529, 15886, 10398, 5092, 2211};
    long worp = kans_tot(&m->kans, 24529 + 15886 + 10398 + 5092 + 2211), jaar = 0;
    while (worp >= jaren[jaar])
        worp -= jaren[jaar++];
    struct date d = date_add_days(m->opdracht->vandaag, -(jaar * 365 + kans_tot(&m->kans, 365)));
    if (date_cmp(d, wet_begint) >= 0)
        return d;
    return date_add_days(wet_begint, kans_tot(&m->kans, date_days_between(wet_begint, m->opdracht->vandaag) + 1));
}

static const char *const instellingen[] = {"Taalhuis Noord", "ROC De Brug", "Taalschool Delta", "Inburgering Plus",
                                           "Het Leerhuis"};

static void schrijf_mens(struct maker *m, const char *gemeente) {
    TALLOC_CTX *tmp = talloc_new(NULL);
    struct leven l = {.kans = &m->kans, .gemeente = gemeente};
    m->mens++;
    l.plicht = dag_van_plicht(m);
    demo_mens_maak(tmp, &m->kans, l.plicht, &l.mens);
    volgende_bsn(m, l.mens.bsn);
    v_nummer(m, l.mens.v_nummer);
    l.instelling = instellingen[kans_tot(&m->kans, sizeof instellingen / sizeof instellingen[0])];
    demo_loop_maak(&m->kans, &l.mens, l.plicht, m->opdracht->vandaag, &l.loop);
    for (int i = 0; i < l.loop.aantal; i++)
        gebeurt(m, &l, &l.loop.rij[i]);
    talloc_free(tmp);
}

bool demodata_schrijf(const struct demodata *d, FILE *uit, long *ret_berichten, struct err *err) {
    if (d->dossiers < 1 || d->dossiers > DEMODATA_MAX)
        return err_set(err, ERR_INPUT, "dossiers", "kies 1 tot en met %d dossiers", DEMODATA_MAX);
    if (!date_valid(d->vandaag) || date_cmp(d->vandaag, vroegste_vandaag) < 0)
        return err_set(err, ERR_INPUT, "vandaag", "kies een dag vanaf 2023-01-01");
    struct maker *m = talloc_zero(NULL, struct maker);
    m->opdracht = d;
    m->kans.stand = d->zaad;
    m->bsn_acht = bsn_reeksen[0].van;
    m->regel = (struct demo_regel){.zaad = d->zaad, .tekst = buf_new(m, 2048), .uit = uit};
    lees_gemeenten(m);
    zet_volgorde(m);
    verdeel(m);
    for (size_t i = 0; i < m->gemeenten_aantal && !ferror(uit); i++)
        for (long n = 0; n < m->gemeenten[i].mensen; n++)
            schrijf_mens(m, m->gemeenten[i].code);
    long regels = m->regel.regels;
    talloc_free(m);
    if (fflush(uit) != 0 || ferror(uit))
        return err_set(err, ERR_INTERNAL, "demodata", "het bestand kan niet worden geschreven: %s", strerror(errno));
    if (ret_berichten != NULL)
        *ret_berichten = regels;
    return true;
}
