/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * This file knows the berichten by name with which a werkrelatie begins or ends: inburgeringsplicht, koppeling,
 * uitstroom, overdracht.
 */
#include "stelsel/werkrelatie.h"

#include "stelsel/dienst.h"

#include <string.h>

#define COA "COA"
#define DUO "DUO"

const char *relatie_aard_code(enum relatie_aard a) {
    return a == RELATIE_VOLLEDIG ? "volledig" : "afsluitend";
}

bool werkrelatie_open(const struct werkrelatie *r) {
    return date_is_empty(r->tot);
}

static bool is_gemeente(const char *organisatie) {
    return stelsel_partij(organisatie) == PARTIJ_GEMEENTE;
}

static struct werkrelatie *open_van(struct werkrelaties *w, const char *organisatie) {
    for (size_t i = 0; i < w->aantal; i++)
        if (werkrelatie_open(&w->rows[i]) && strcmp(w->rows[i].organisatie, organisatie) == 0)
            return &w->rows[i];
    return NULL;
}

static struct werkrelatie *huidige(struct werkrelaties *w) {
    for (size_t i = 0; i < w->aantal; i++)
        if (werkrelatie_open(&w->rows[i]) && w->rows[i].aard == RELATIE_VOLLEDIG && is_gemeente(w->rows[i].organisatie))
            return &w->rows[i];
    return NULL;
}

static struct date later_van(struct date a, struct date b) {
    return date_cmp(a, b) < 0 ? b : a;
}

/* ---- beginning and ending ---- */

static void vergeet_een(struct werkrelaties *w) {
    size_t weg = 0;
    while (weg < w->aantal && werkrelatie_open(&w->rows[weg]))
        weg++;
    for (size_t i = 0; weg == w->aantal; i++)
        if (w->rows[i].aard == RELATIE_AFSLUITEND)
            weg = i;
    memmove(&w->rows[weg], &w->rows[weg + 1], (w->aantal - weg - 1) * sizeof *w->rows);
    w->aantal--;
}

/* One that began on the same day takes the place of the earlier one: it lasted no day. */
static void begin(struct werkrelaties *w, struct werkrelatie nieuw) {
    for (size_t i = 0; i < w->aantal; i++)
        if (strcmp(w->rows[i].organisatie, nieuw.organisatie) == 0 && date_cmp(w->rows[i].van, nieuw.van) == 0) {
            w->rows[i] = nieuw;
            return;
        }
    if (w->aantal == WERKRELATIES_MAX)
        vergeet_een(w);
    w->rows[w->aantal++] = nieuw;
}

static void einde(struct werkrelatie *r, struct date dag) {
    if (r != NULL)
        r->tot = later_van(dag, r->van);
}

/* ---- the berichten ---- */

static bool heeft_geleverd(const struct historie *h, size_t tot, const char *organisatie) {
    for (size_t i = 0; i < tot; i++)
        if (!h->berichten[i].ingetrokken && strcmp(h->berichten[i].afzender, organisatie) == 0)
            return true;
    return false;
}

static void verlaat(struct werkrelaties *w, const struct historie *h, size_t i, struct date dag) {
    struct werkrelatie *oud = huidige(w);
    if (oud == NULL)
        return;
    struct werkrelatie afsluitend = {.organisatie = oud->organisatie,
                                     .aard = RELATIE_AFSLUITEND,
                                     .reden = "overdracht",
                                     .van = later_van(dag, oud->van),
                                     .nummer = h->berichten[i].nummer};
    bool iets_over_te_dragen = strcmp(oud->reden, "brp") == 0 || heeft_geleverd(h, i, oud->organisatie);
    einde(oud, dag);
    if (iets_over_te_dragen)
        begin(w, afsluitend);
}

static void naar(struct werkrelaties *w, const struct historie *h, size_t i, const char *gemeente, const char *reden,
                 struct date dag) {
    struct werkrelatie *nu = huidige(w);
    if (nu != NULL && strcmp(nu->organisatie, gemeente) == 0) {
        nu->reden = strcmp(reden, "brp") == 0 ? reden : nu->reden;
        return;
    }
    verlaat(w, h, i, dag);
    einde(open_van(w, gemeente), dag); /* it was afsluitend, and the person comes back */
    begin(w, (struct werkrelatie){.organisatie = gemeente,
                                  .aard = RELATIE_VOLLEDIG,
                                  .reden = reden,
                                  .van = dag,
                                  .nummer = h->berichten[i].nummer});
}

static void einde_plicht(struct werkrelaties *w, struct date dag) {
    for (size_t i = 0; i < w->aantal; i++)
        if (werkrelatie_open(&w->rows[i]) && w->rows[i].aard == RELATIE_AFSLUITEND)
            einde(&w->rows[i], dag);
}

static void plicht(struct werkrelaties *w, const struct historie *h, size_t i, struct date dag) {
    const struct bericht *b = &h->berichten[i];
    const struct werkrelatie *nu = huidige(w);
    struct date gewijzigd = bericht_datum(b, "datum_gewijzigd");
    /* Who still lives with COA is not registered: DUO writes to the gemeente that the person is coupled to
     * (Ketenproces 15.3). */
    bool in_opvang = open_van(w, COA) != NULL && nu != NULL && is_gemeente(b->ontvanger) &&
                     strcmp(nu->organisatie, b->ontvanger) == 0;
    if (!bericht_waarde_is(b, "soort", "beeindigd") && is_gemeente(b->ontvanger))
        naar(w, h, i, b->ontvanger, in_opvang ? "coa_koppeling" : "brp", date_is_empty(gewijzigd) ? dag : gewijzigd);
}

/* COA couples somebody who lives nowhere yet: an inschrijving weighs more. */
static void koppeling(struct werkrelaties *w, const struct historie *h, size_t i, struct date dag) {
    const struct bericht *b = &h->berichten[i];
    const struct werkrelatie *nu = huidige(w);
    const char *gemeente = bericht_waarde(b, "gemeente");
    if (gemeente == NULL)
        gemeente = b->ontvanger;
    if (is_gemeente(gemeente) && (nu == NULL || strcmp(nu->reden, "brp") != 0))
        naar(w, h, i, gemeente, "coa_koppeling", dag);
}

static bool had_coa(const struct werkrelaties *w) {
    for (size_t i = 0; i < w->aantal; i++)
        if (strcmp(w->rows[i].organisatie, COA) == 0)
            return true;
    return false;
}

/* From the azc to the gemeente of the koppeling: there somebody is registered from now on. */
static void vertrek(struct werkrelaties *w, const struct bericht *b, struct date dag) {
    struct werkrelatie *nu = huidige(w);
    const char *gemeente = bericht_waarde(b, "gemeente");
    if (nu != NULL && gemeente != NULL && strcmp(nu->organisatie, gemeente) == 0)
        nu->reden = "brp";
    einde(open_van(w, COA), dag);
}

/* After the uitstroom only a new koppeling makes COA work for somebody again. */
static void van_coa(struct werkrelaties *w, const struct bericht *b, struct date dag) {
    bool koppelt = strcmp(b->dienst->code, "koppeling") == 0;
    if (strcmp(b->dienst->code, "uitstroom") == 0)
        vertrek(w, b, dag);
    else if (open_van(w, COA) == NULL && (koppelt || !had_coa(w)))
        begin(w, (struct werkrelatie){.organisatie = COA,
                                      .aard = RELATIE_VOLLEDIG,
                                      .reden = "coa_koppeling",
                                      .van = dag,
                                      .nummer = b->nummer});
}

static void overdracht(struct werkrelaties *w, const struct bericht *b, struct date dag) {
    struct werkrelatie *oud = b->ontvanger == NULL ? NULL : open_van(w, b->ontvanger);
    const struct werkrelatie *nu = huidige(w);
    if (bericht_waarde_is(b, "stap_overdracht", "aanvaard") && oud != NULL && oud->aard == RELATIE_AFSLUITEND &&
        nu != NULL && strcmp(nu->organisatie, b->afzender) == 0)
        einde(oud, dag);
}

static void verwerk(struct werkrelaties *w, const struct historie *h, size_t i) {
    const struct bericht *b = &h->berichten[i];
    struct date dag =
        date_is_empty(b->datum_gebeurtenis) ? bericht_gebeurtenis(b, b->geregistreerd_op) : b->datum_gebeurtenis;
    if (strcmp(b->afzender, COA) == 0)
        van_coa(w, b, dag);
    if (b->dienst->beeindigt.veld != NULL && bericht_voldoet(b, &b->dienst->beeindigt))
        einde_plicht(w, dag);
    if (strcmp(b->dienst->code, "inburgeringsplicht") == 0)
        plicht(w, h, i, dag);
    else if (strcmp(b->dienst->code, "koppeling") == 0)
        koppeling(w, h, i, dag);
    else if (strcmp(b->dienst->code, "overdracht") == 0)
        overdracht(w, b, dag);
}

/* A correction is read where what it corrects stood: a corrected koppeling does not undo the verhuizing after it. */
void stelsel_werkrelaties(const struct historie *h, struct werkrelaties *ret) {
    *ret = (struct werkrelaties){0};
    for (size_t plek = 0; plek < h->aantal; plek++) {
        if (!h->berichten[plek].ingetrokken) {
            if (h->berichten[plek].vervangt == NULL || historie_plaats(h, plek) == plek)
                verwerk(ret, h, plek);
            continue;
        }
        for (size_t i = plek + 1; i < h->aantal; i++)
            if (!h->berichten[i].ingetrokken && h->berichten[i].vervangt != NULL && historie_plaats(h, i) == plek)
                verwerk(ret, h, i);
    }
}

/* ---- asking ---- */

static bool gelijk(const struct werkrelatie *a, const struct werkrelatie *b) {
    return strcmp(a->organisatie, b->organisatie) == 0 && a->aard == b->aard && strcmp(a->reden, b->reden) == 0 &&
           date_cmp(a->van, b->van) == 0 && date_cmp(a->tot, b->tot) == 0;
}

bool werkrelaties_gelijk(const struct werkrelaties *a, const struct werkrelaties *b) {
    if (a->aantal != b->aantal)
        return false;
    for (size_t i = 0; i < a->aantal; i++)
        if (!gelijk(&a->rows[i], &b->rows[i]))
            return false;
    return true;
}

const struct werkrelatie *werkrelatie_van(const struct werkrelaties *w, const char *organisatie) {
    for (size_t i = 0; i < w->aantal; i++)
        if (werkrelatie_open(&w->rows[i]) && strcmp(w->rows[i].organisatie, organisatie) == 0)
            return &w->rows[i];
    return NULL;
}

const struct werkrelatie *werkrelatie_gemeente(const struct werkrelaties *w) {
    for (size_t i = 0; i < w->aantal; i++)
        if (werkrelatie_open(&w->rows[i]) && w->rows[i].aard == RELATIE_VOLLEDIG && is_gemeente(w->rows[i].organisatie))
            return &w->rows[i];
    return NULL;
}

const struct werkrelatie *werkrelatie_vorige(const struct werkrelaties *w) {
    const struct werkrelatie *vorige = NULL;
    for (size_t i = 0; i < w->aantal; i++)
        if (werkrelatie_open(&w->rows[i]) && w->rows[i].aard == RELATIE_AFSLUITEND &&
            (vorige == NULL || w->rows[i].nummer >= vorige->nummer))
            vorige = &w->rows[i];
    return vorige;
}

static bool is_partij(const struct bericht *b, const char *organisatie) {
    return strcmp(b->afzender, organisatie) == 0 || (b->ontvanger != NULL && strcmp(b->ontvanger, organisatie) == 0);
}

bool stelsel_ziet(const struct bericht *b, const char *organisatie, const struct werkrelatie *r) {
    const struct stelseldienst *d = b->dienst;
    if (((d->afzenders | d->ontvangers) & stelsel_partij(organisatie)) == 0)
        return false;
    if (strcmp(organisatie, DUO) == 0)
        return true;
    if (r == NULL)
        return false;
    if (r->aard == RELATIE_AFSLUITEND)
        return strcmp(b->afzender, organisatie) == 0 || (d->afsluitend && is_partij(b, organisatie));
    return !d->gebonden || is_partij(b, organisatie);
}

bool stelsel_mag_leveren(const struct stelseldienst *d, const char *organisatie, const struct werkrelatie *r) {
    if ((d->afzenders & stelsel_partij(organisatie)) == 0)
        return false;
    return strcmp(organisatie, DUO) == 0 || (r != NULL && (r->aard == RELATIE_VOLLEDIG || d->afsluitend));
}
