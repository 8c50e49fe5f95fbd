/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "job/demodata.h"

#include "base/buf.h"
#include "domain/bsn.h"
#include "domain/termijnen.h"
#include "job/demo_gemeenten.h"
#include "job/demo_mens.h"
#include "json/json.h"

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
    long regels;
    struct buf *tekst;
    struct json_writer w;
    FILE *uit;
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

/* ---- one line ---- */

static void zet_tekst(struct maker *m, const char *naam, const char *waarde) {
    if (waarde == NULL)
        return;
    json_name(&m->w, naam);
    json_put_text(&m->w, waarde);
}

static void zet_datum(struct maker *m, const char *naam, struct date d) {
    char iso[11];
    date_iso(d, iso);
    zet_tekst(m, naam, iso);
}

static void zet_getal(struct maker *m, const char *naam, long n) {
    json_name(&m->w, naam);
    json_put_whole(&m->w, n);
}

static void zet_janee(struct maker *m, const char *naam, bool ja) {
    json_name(&m->w, naam);
    json_put_bool(&m->w, ja);
}

static void betrokkene(struct maker *m, const struct demo_mens *p) {
    json_name(&m->w, "betrokkene");
    json_open(&m->w, '{');
    zet_tekst(m, "bsn", p->bsn);
    zet_tekst(m, "v_nummer", p->v_nummer);
    zet_tekst(m, "geslachtsnaam", p->geslachtsnaam);
    zet_tekst(m, "voorvoegsel", p->voorvoegsel);
    zet_tekst(m, "voornamen", p->voornamen);
    zet_tekst(m, "geboortedatum", p->geboortedatum);
    json_close(&m->w, '}');
}

static void begin(struct maker *m, const struct demo_mens *p, const char *dienst, const char *afzender,
                  const char *ontvanger, struct date dag) {
    char kenmerk[64];
    buf_clear(m->tekst);
    m->w = json_writer(m->tekst);
    m->regels++;
    (void)snprintf(kenmerk, sizeof kenmerk, "demo-%llu-%08ld", (unsigned long long)m->opdracht->zaad, m->regels);
    json_open(&m->w, '{');
    json_name(&m->w, "kenmerk");
    json_put_text(&m->w, kenmerk);
    zet_tekst(m, "stelseldienst", dienst);
    zet_tekst(m, "afzender", afzender);
    zet_tekst(m, "ontvanger", ontvanger);
    zet_datum(m, "datum_gebeurtenis", dag);
    betrokkene(m, p);
    json_name(&m->w, "gegevens");
    json_open(&m->w, '{');
}

static void einde(struct maker *m) {
    json_close(&m->w, '}');
    json_close(&m->w, '}');
    buf_add_char(m->tekst, '\n');
    (void)fwrite(m->tekst->data, 1, m->tekst->len, m->uit); /* ferror is asked once, at the end */
}

/* ---- what each delivery says ---- */

struct leven {
    struct demo_mens mens;
    struct demo_loop loop;
    const char *gemeente; /* now */
    struct date plicht, dagtekening;
    const char *leerroute; /* of the last PIP; NULL none */
    bool a2;
    const char *pip_van; /* gemeente of the last PIP: the first one after a move is a PIP_VERHUISD */
};

static void koppeling(struct maker *m, const struct leven *l, struct date dag) {
    static const char *const locaties[] = {"azc Ter Apel", "azc Dronten", "azc Luttelgeest", "azc Gilze",
                                           "azc Overloon", "azc Zutphen", "azc Katwijk",     "azc Heerlen"};
    static const char *const scenarios[] = {"alles_in_azc", "intake_in_azc", "na_vestiging"};
    begin(m, &l->mens, "koppeling", "COA", l->gemeente, dag);
    zet_tekst(m, "gemeente", l->gemeente);
    zet_datum(m, "datum_koppeling", dag);
    zet_tekst(m, "opvanglocatie", locaties[kans_tot(&m->kans, 8)]);
    zet_tekst(m, "contactpersoon_coa", kans_procent(&m->kans, 50) ? "M. de Boer" : "S. Jansen");
    zet_tekst(m, "telefoon", "0885550100");
    zet_tekst(m, "email", "programma@coa.example");
    zet_tekst(m, "betrokkenheid", scenarios[kans_tot(&m->kans, 3)]);
    einde(m);
}

static void onderdelen(struct maker *m, const struct leven *l) {
    static const char *const alle[] = {"lezen", "luisteren", "schrijven", "spreken", "knm", "pvt", "map"};
    json_name(&m->w, "onderdelen");
    json_open(&m->w, '[');
    for (size_t i = 0; i < sizeof alle / sizeof alle[0]; i++)
        json_put_text(&m->w, alle[i]);
    if (l->mens.asiel && l->loop.uitkomst[0] == 'z')
        json_put_text(&m->w, "participatie");
    json_close(&m->w, ']');
}

static void plicht(struct maker *m, const struct leven *l, const char *soort, struct date dag) {
    const struct demo_mens *p = &l->mens;
    begin(m, p, "inburgeringsplicht", "DUO", l->gemeente, dag);
    zet_tekst(m, "soort", soort);
    zet_janee(m, "indicator", true);
    zet_datum(m, "datum_kennisgeving", dag);
    zet_datum(m, "datum_start", l->plicht);
    if (strcmp(soort, "beeindigd") == 0)
        zet_datum(m, "datum_eind", dag);
    if (strcmp(soort, "gewijzigd") == 0)
        zet_datum(m, "datum_gewijzigd", dag);
    zet_tekst(m, "behandeld_als", p->doelgroep);
    onderdelen(m, l);
    zet_tekst(m, "v_nummer", p->v_nummer);
    zet_tekst(m, "bsn", p->bsn);
    zet_tekst(m, "geslachtsnaam", p->geslachtsnaam);
    zet_tekst(m, "voorvoegsel", p->voorvoegsel);
    zet_tekst(m, "voornamen", p->voornamen);
    zet_tekst(m, "geboortedatum", p->geboortedatum);
    zet_tekst(m, "geslacht", p->geslacht);
    zet_tekst(m, "nationaliteit", p->nationaliteit);
    zet_tekst(m, "contacttaal", p->contacttaal);
    zet_tekst(m, "adres", p->adres);
    zet_janee(m, "indicatie_geheim", p->geheim);
    einde(m);
}

static void toets(struct maker *m, const struct leven *l, bool deelgenomen, struct date dag) {
    begin(m, &l->mens, "leerbaarheidstoets_uitkomst", "DUO", l->gemeente, dag);
    zet_datum(m, "datum_afname", dag);
    zet_janee(m, "deelgenomen", deelgenomen);
    if (deelgenomen) {
        zet_janee(m, "ordelijk_verloop", true);
        zet_tekst(m, "uitkomst", l->loop.uitkomst);
    }
    einde(m);
}

static void pip(struct maker *m, const struct leven *l, const char *soort, const char *reden, struct date dag) {
    bool onderwijs = l->leerroute[0] == 'o', z = l->leerroute[0] == 'z';
    begin(m, &l->mens, "pip", l->gemeente, "DUO", dag);
    zet_datum(m, "dagtekening", dag);
    zet_tekst(m, "soort", soort);
    zet_tekst(m, "leerroute", l->leerroute);
    if (!z)
        zet_tekst(m, "niveau", l->a2 ? "a2" : "b1");
    if (!z && l->a2)
        zet_janee(m, "toestemming_examen_a2", true);
    zet_tekst(m, "reden_wijziging", reden);
    if (l->mens.asiel)
        zet_getal(m, "intensiteit_leerroute", kans_van_tot(&m->kans, 9, 20));
    zet_getal(m, "intensiteit_pvt", 12);
    if (!onderwijs)
        zet_getal(m, "intensiteit_map", 40);
    zet_getal(m, "aantal_voortgangsgesprekken", kans_van_tot(&m->kans, 2, 8));
    zet_janee(m, "alfabetisering", z && kans_procent(&m->kans, 40));
    if (strcmp(l->leerroute, l->loop.uitkomst) != 0)
        zet_tekst(m, "afwijking_van_toets_reden", "Past beter bij werk en opleiding, afgesproken in het gesprek.");
    zet_tekst(m, "contactpersoon", "Team Inburgering");
    zet_tekst(m, "email_contactpersoon", "inburgering@gemeente.example");
    einde(m);
}

static void pvt(struct maker *m, const struct leven *l, bool voldaan, struct date dag) {
    begin(m, &l->mens, "pvt", l->gemeente, "DUO", dag);
    zet_tekst(m, "resultaat", voldaan ? "voldaan" : "niet_voldaan");
    zet_getal(m, "uren", voldaan ? kans_van_tot(&m->kans, 12, 24) : kans_van_tot(&m->kans, 0, 11));
    zet_janee(m, "activiteit", voldaan);
    if (voldaan) {
        zet_datum(m, "datum_ondertekening", dag);
    } else {
        zet_tekst(m, "reden_niet_voldaan", "Niet op alle bijeenkomsten aanwezig geweest.");
        zet_janee(m, "verwijtbaar", kans_procent(&m->kans, 30));
    }
    einde(m);
}

static void map(struct maker *m, const struct leven *l, struct date dag) {
    begin(m, &l->mens, "map", l->gemeente, "DUO", dag);
    zet_tekst(m, "resultaat", "voldaan");
    zet_getal(m, "uren", kans_van_tot(&m->kans, 40, 64));
    zet_datum(m, "datum_eindgesprek", dag);
    einde(m);
}

static void verlengd(struct maker *m, const struct leven *l, struct date dag) {
    struct date aanvang = date_add_days(l->dagtekening, 1);
    begin(m, &l->mens, "inburgeringstermijn", "DUO", l->gemeente, dag);
    zet_tekst(m, "soort", "verlengd");
    zet_datum(m, "datum_aanvang", aanvang);
    zet_datum(m, "datum_einde", termijn_laatste_dag(aanvang, 42));
    zet_tekst(m, "reden", kans_procent(&m->kans, 60) ? "inspanning" : "alfabetisering");
    zet_janee(m, "ambtshalve", false);
    einde(m);
}

static void pip_anders(struct maker *m, struct leven *l, struct date dag) {
    bool afschalen = l->loop.naar_a2 && l->leerroute[0] == 'b' && !l->a2;
    if (afschalen) {
        l->a2 = true;
    } else {
        l->leerroute = l->loop.andere_leerroute;
        l->a2 = false;
    }
    pip(m, l, "wijziging", afschalen ? "afschalen" : "wisselen_leerroute", dag);
}

static void verhuis(struct maker *m, struct leven *l, struct date dag) {
    const char *oud = l->gemeente;
    while (l->gemeente == oud)
        l->gemeente = m->gemeenten[kans_tot(&m->kans, (long)m->gemeenten_aantal)].code;
    plicht(m, l, "gewijzigd", dag);
}

static void gebeurt(struct maker *m, struct leven *l, const struct demo_gebeurtenis *g) {
    switch (g->soort) {
    case DEMO_KOPPELING:
        koppeling(m, l, g->dag);
        break;
    case DEMO_PLICHT:
        plicht(m, l, "vastgesteld", g->dag);
        break;
    case DEMO_TOETS_AFWEZIG:
        toets(m, l, false, g->dag);
        break;
    case DEMO_TOETS:
        toets(m, l, true, g->dag);
        break;
    case DEMO_PIP:
        l->leerroute = l->loop.leerroute;
        l->dagtekening = g->dag;
        l->pip_van = l->gemeente;
        pip(m, l, "eerste", NULL, g->dag);
        break;
    case DEMO_PIP_ANDERS:
        if (l->pip_van == l->gemeente)
            pip_anders(m, l, g->dag);
        break;
    case DEMO_PVT_NIET:
        pvt(m, l, false, g->dag);
        break;
    case DEMO_PVT:
        pvt(m, l, true, g->dag);
        break;
    case DEMO_MAP:
        if (l->leerroute[0] != 'o') /* not in the onderwijsroute (Wi 8, lid 3) */
            map(m, l, g->dag);
        break;
    case DEMO_VERHUIZING:
        verhuis(m, l, g->dag);
        break;
    case DEMO_PIP_VERHUISD:
        pip(m, l, "wijziging_na_verhuizing", "overig", g->dag);
        l->pip_van = l->gemeente;
        break;
    case DEMO_VERLENGD:
        verlengd(m, l, g->dag);
        break;
    case DEMO_EINDE:
        plicht(m, l, "beeindigd", g->dag);
        break;
    }
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

static void schrijf_mens(struct maker *m, const char *gemeente) {
    TALLOC_CTX *tmp = talloc_new(NULL);
    struct leven l = {.gemeente = gemeente};
    m->mens++;
    l.plicht = dag_van_plicht(m);
    demo_mens_maak(tmp, &m->kans, l.plicht, &l.mens);
    volgende_bsn(m, l.mens.bsn);
    v_nummer(m, l.mens.v_nummer);
    demo_loop_maak(&m->kans, l.mens.asiel, l.plicht, m->opdracht->vandaag, &l.loop);
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
    m->tekst = buf_new(m, 2048);
    m->uit = uit;
    lees_gemeenten(m);
    zet_volgorde(m);
    verdeel(m);
    for (size_t i = 0; i < m->gemeenten_aantal && !ferror(uit); i++)
        for (long n = 0; n < m->gemeenten[i].mensen; n++)
            schrijf_mens(m, m->gemeenten[i].code);
    long regels = m->regels;
    talloc_free(m);
    if (fflush(uit) != 0 || ferror(uit))
        return err_set(err, ERR_INTERNAL, "demodata", "het bestand kan niet worden geschreven: %s", strerror(errno));
    if (ret_berichten != NULL)
        *ret_berichten = regels;
    return true;
}
