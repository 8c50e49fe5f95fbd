/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "form/tabel.h"

#include "form/cel.h"

#include <string.h>

#define REDEN_MIN 5
#define REDEN_MAX 1000
#define NAAM_GETOOND 60

static const struct veld veld_bsn = {.naam = "bsn", .label = "BSN", .soort = VELD_BSN};
static const struct veld veld_reden = {.naam = "reden",
                                       .label = "Reden bij een waarschuwing",
                                       .soort = VELD_LANGETEKST,
                                       .min = REDEN_MIN,
                                       .max = REDEN_MAX};

bool tabel_kan(const struct stelseldienst *d) {
    for (const struct veld *f = d->velden; f->naam != NULL; f++)
        if (f->soort == VELD_DOCUMENT)
            return false;
    return stelsel_veld(d, veld_bsn.naam) == NULL;
}

const char *tabel_kolom_reden(const struct stelseldienst *d) {
    return stelsel_veld(d, "reden") != NULL ? "reden_waarschuwing" : "reden";
}

/* ---- headers ---- */

/* Where this header belongs; NULL: nowhere. */
static int *plek(TALLOC_CTX *ctx, struct tabel *t, const char *kop) {
    for (size_t i = 0; t->dienst->velden[i].naam != NULL; i++)
        if (form_zelfde_naam(ctx, kop, t->dienst->velden[i].naam))
            return &t->velden[i];
    for (size_t i = 0; t->dienst->velden[i].naam != NULL; i++)
        if (form_zelfde_naam(ctx, kop, t->dienst->velden[i].label))
            return &t->velden[i];
    if (form_zelfde_naam(ctx, kop, veld_bsn.naam) || form_zelfde_naam(ctx, kop, "burgerservicenummer") ||
        form_zelfde_naam(ctx, kop, "burgerservicenummer (bsn)"))
        return &t->bsn;
    return form_zelfde_naam(ctx, kop, tabel_kolom_reden(t->dienst)) ? &t->reden : NULL;
}

static bool van_ons(TALLOC_CTX *ctx, const char *kop) {
    return form_zelfde_naam(ctx, kop, TABEL_KOLOM_MELDING) || form_zelfde_naam(ctx, kop, TABEL_KOLOM_REGEL);
}

static const char *namen(TALLOC_CTX *ctx, const struct stelseldienst *d) {
    struct buf *b = buf_new(ctx, 256);
    buf_add(b, veld_bsn.naam);
    for (const struct veld *f = d->velden; f->naam != NULL; f++)
        buf_addf(b, ", %s", f->naam);
    buf_addf(b, " en %s", tabel_kolom_reden(d));
    return b->data;
}

static bool is_gegeven(const char *kop) {
    return *kop != '\0' && strspn(kop, "0123456789-./ ") == strlen(kop);
}

/* The header is repeated only when it looks like a name: without headers it could be somebody's data. */
static const char *onbekend(TALLOC_CTX *ctx, const struct stelseldienst *d, const char *kop, size_t kolom) {
    if (is_gegeven(kop) || strlen(kop) > NAAM_GETOOND)
        return talloc_asprintf(
            ctx, "De eerste regel van het bestand moet de namen van de kolommen hebben. Bij %s zijn dat: %s.", d->naam,
            namen(ctx, d));
    if (*kop == '\0')
        return talloc_asprintf(ctx, "Kolom %zu heeft geen naam. Geef haar een naam of haal haar weg.", kolom + 1);
    return talloc_asprintf(ctx, "De kolom ‘%s’ hoort niet bij %s. Haal haar weg of gebruik een van deze namen: %s.",
                           kop, d->naam, namen(ctx, d));
}

static bool lees_kop(TALLOC_CTX *ctx, const struct csv *c, size_t i, struct tabel *t, const char **ret_fout) {
    int *waar = plek(ctx, t, c->koppen[i]);
    if (waar == NULL && *c->koppen[i] != '\0' && van_ons(ctx, c->koppen[i]))
        return true;
    if (waar == NULL && *c->koppen[i] == '\0') { /* a column without a name that nobody filled */
        bool gevuld = false;
        for (size_t r = 0; !gevuld && r < c->rijen_aantal; r++)
            gevuld = strspn(c->rijen[r].cellen[i], " \t\n") != strlen(c->rijen[r].cellen[i]);
        if (!gevuld)
            return true;
    }
    if (waar == NULL) {
        *ret_fout = onbekend(ctx, t->dienst, c->koppen[i], i);
        return false;
    }
    if (*waar >= 0) {
        *ret_fout = talloc_asprintf(ctx, "De kolom ‘%s’ staat er 2 keer in. Haal er een weg.", c->koppen[i]);
        return false;
    }
    *waar = (int)i;
    return true;
}

bool tabel_koppen(TALLOC_CTX *ctx, const struct stelseldienst *d, const struct csv *c, struct tabel *ret,
                  const char **ret_fout) {
    *ret = (struct tabel){.dienst = d, .bsn = -1, .reden = -1};
    for (size_t i = 0; i < STELSEL_VELDEN_MAX; i++)
        ret->velden[i] = -1;
    for (size_t i = 0; i < c->kolommen; i++)
        if (!lees_kop(ctx, c, i, ret, ret_fout))
            return false;
    const char *mist = ret->bsn < 0 ? veld_bsn.naam : NULL;
    for (size_t i = 0; mist == NULL && d->velden[i].naam != NULL; i++)
        if (d->velden[i].verplicht && ret->velden[i] < 0)
            mist = d->velden[i].naam;
    if (mist != NULL)
        *ret_fout = talloc_asprintf(ctx, "De kolom ‘%s’ ontbreekt. Bij %s horen deze kolommen: %s.", mist, d->naam,
                                    namen(ctx, d));
    else if (c->rijen_aantal == 0)
        *ret_fout = "Onder de namen van de kolommen staat nog niets. Vul voor elke persoon een regel in.";
    return mist == NULL && c->rijen_aantal > 0;
}

/* ---- rows ---- */

static void meld(struct tabel_rij *rij, const char *fout) {
    if (rij->fouten_aantal < sizeof rij->fouten / sizeof rij->fouten[0])
        rij->fouten[rij->fouten_aantal++] = fout;
}

static const char *lees_cel(TALLOC_CTX *ctx, const struct veld *f, const struct csv_rij *rij, int kolom,
                            struct tabel_rij *ret) {
    const char *fout = NULL;
    const char *waarde = kolom >= 0 ? form_cel(ctx, f, rij->cellen[kolom], &fout) : NULL;
    if (fout != NULL)
        meld(ret, fout);
    return waarde;
}

static void lees_veld(TALLOC_CTX *ctx, const struct tabel *t, const struct csv_rij *rij, size_t i,
                      struct tabel_rij *ret) {
    const struct veld *f = &t->dienst->velden[i];
    ret->waarden[i] = lees_cel(ctx, f, rij, t->velden[i], ret);
    if (ret->waarden[i] == NULL || !t->zonder_hoog || f->biv.v != BIV_HOOG)
        return;
    ret->waarden[i] = NULL;
    meld(ret, talloc_asprintf(ctx,
                              "%s: dit gegeven is extra beschermd. Met uw rol kunt u het niet aanleveren. Maak de cel "
                              "leeg, of vraag een klantregisseur van uw gemeente om dit te doen.",
                              f->label));
}

void tabel_lees_rij(TALLOC_CTX *ctx, const struct tabel *t, const struct csv_rij *rij, struct tabel_rij *ret) {
    *ret = (struct tabel_rij){.bsn = NULL};
    if (rij->te_veel)
        meld(ret,
             "Deze regel heeft meer cellen dan er kolommen zijn. Staat er een puntkomma of komma in een tekst? Zet "
             "die tekst dan tussen aanhalingstekens.");
    ret->bsn = lees_cel(ctx, &veld_bsn, rij, t->bsn, ret);
    if (ret->bsn == NULL && ret->fouten_aantal == 0)
        meld(ret, "BSN: vul het BSN in.");
    for (size_t i = 0; t->dienst->velden[i].naam != NULL; i++)
        lees_veld(ctx, t, rij, i, ret);
    ret->reden = lees_cel(ctx, &veld_reden, rij, t->reden, ret);
}

/* ---- the template ---- */

static const char *wanneer(const struct veld *f) {
    return f->verplicht ? "verplicht" : f->verplicht_als.veld != NULL ? "soms verplicht" : "mag leeg";
}

bool tabel_kop_bsn(TALLOC_CTX *ctx, const struct stelseldienst *d, const char *kop) {
    struct tabel t = {.dienst = d};
    return plek(ctx, &t, kop) == &t.bsn;
}

bool tabel_kop_hoog(TALLOC_CTX *ctx, const struct stelseldienst *d, const char *kop) {
    struct tabel t = {.dienst = d};
    const int *waar = plek(ctx, &t, kop);
    for (size_t i = 0; d->velden[i].naam != NULL; i++)
        if (waar == &t.velden[i])
            return d->velden[i].biv.v == BIV_HOOG;
    return false;
}

void tabel_sjabloon(TALLOC_CTX *ctx, const struct stelseldienst *d, bool hoog, struct buf *uit) {
    csv_begin(uit);
    csv_cel(uit, veld_bsn.naam, true);
    for (const struct veld *f = d->velden; f->naam != NULL; f++)
        if (hoog || f->biv.v != BIV_HOOG)
            csv_cel(uit, f->naam, false);
    csv_cel(uit, tabel_kolom_reden(d), false);
    csv_einde_rij(uit);
    csv_cel(uit, "# Uitleg, deze regels mogen blijven staan. BSN", true);
    for (const struct veld *f = d->velden; f->naam != NULL; f++)
        if (hoog || f->biv.v != BIV_HOOG)
            csv_cel(uit, f->label, false);
    csv_cel(uit, veld_reden.label, false);
    csv_einde_rij(uit);
    csv_cel(uit, "# verplicht: 9 cijfers", true);
    for (const struct veld *f = d->velden; f->naam != NULL; f++)
        if (hoog || f->biv.v != BIV_HOOG)
            csv_cel(uit, talloc_asprintf(ctx, "%s: %s", wanneer(f), form_cel_uitleg(ctx, f)), false);
    csv_cel(uit, "alleen bij een waarschuwing: waarom het toch klopt", false);
    csv_einde_rij(uit);
}
