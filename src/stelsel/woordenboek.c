/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "stelsel/woordenboek.h"

#include "csv/csv.h"
#include "stelsel/dienst.h"
#include "stelsel/uitvoer.h"
#include "json/json.h"

#include <stdlib.h>
#include <string.h>

static const char *op(TALLOC_CTX *ctx, struct buf *b) {
    const char *uit = talloc_strdup(ctx, b->data);
    if (uit == NULL)
        abort();
    talloc_free(b);
    return uit;
}

static const char *namen(TALLOC_CTX *ctx, unsigned set) {
    struct buf *b = buf_new(ctx, 32);
    partij_namen(b, set);
    return op(ctx, b);
}

static const char *soort_tekst(TALLOC_CTX *ctx, const struct veld *f) {
    struct buf *b = buf_new(ctx, 64);
    buf_add(b, veld_soort_naam(f->soort));
    if (f->soort == VELD_GETAL || f->soort == VELD_UREN)
        buf_addf(b, ", %ld tot en met %ld", f->min, f->max);
    else if (f->soort == VELD_BEDRAG)
        buf_addf(b, ", %ld tot en met %ld euro", f->min, f->max);
    else if (f->max > 0)
        buf_addf(b, ", ten hoogste %ld tekens", f->max);
    return op(ctx, b);
}

/* The labels of "a|b", as the form shows them. */
static void waarden_toe(struct buf *b, const struct veld *f, const char *waarden) {
    const char *tussen = "";
    for (const char *p = waarden; *p != '\0';) {
        size_t len = strcspn(p, "|");
        const char *label = NULL;
        for (const struct keuze *k = f->keuzes; k != NULL && k->code != NULL; k++)
            if (strlen(k->code) == len && memcmp(k->code, p, len) == 0)
                label = k->label;
        buf_addf(b, "%s‘%.*s’", tussen, label != NULL ? (int)strlen(label) : (int)len, label != NULL ? label : p);
        tussen = " of ";
        p += len + (p[len] == '|' ? 1 : 0);
    }
}

static void voorwaarde_toe(struct buf *b, const struct stelseldienst *d, const char *wat, const struct voorwaarde *v) {
    if (v->veld == NULL)
        return;
    const struct veld *f = stelsel_veld(d, v->veld);
    buf_addf(b, "%s als ‘%s’ ", wat, f->label);
    if (strcmp(v->waarden, "*") == 0) {
        buf_add(b, "is ingevuld");
        return;
    }
    buf_add(b, "is ");
    waarden_toe(b, f, v->waarden);
}

static const char *verplicht_tekst(TALLOC_CTX *ctx, const struct stelseldienst *d, const struct veld *f) {
    struct buf *b = buf_new(ctx, 64);
    buf_add(b, f->verplicht ? "Ja" : f->verplicht_als.veld == NULL ? "Nee" : "");
    voorwaarde_toe(b, d, "Ja,", &f->verplicht_als);
    voorwaarde_toe(b, d, ". Mag alleen", &f->alleen_als);
    buf_add(b, f->alleen_als_asiel ? ". Mag alleen bij een asielstatushouder" : "");
    return op(ctx, b);
}

static struct woord_veld woord_veld(TALLOC_CTX *ctx, const struct stelseldienst *d, const struct veld *f) {
    return (struct woord_veld){.naam = f->naam,
                               .label = f->label,
                               .betekenis = f->hulp,
                               .soort = soort_tekst(ctx, f),
                               .keuzes = f->keuzes,
                               .verplicht = verplicht_tekst(ctx, d, f),
                               .b = biv_naam(f->biv.b),
                               .i = biv_naam(f->biv.i),
                               .v = biv_naam(f->biv.v),
                               .ggm = f->ggm,
                               .grond = f->bron};
}

static void woord_dienst(TALLOC_CTX *ctx, const struct stelseldienst *d, struct woord_dienst *ret) {
    size_t n = stelsel_veld_aantal(d);
    *ret = (struct woord_dienst){.nummer = d->nummer,
                                 .code = d->code,
                                 .naam = d->naam,
                                 .omschrijving = d->omschrijving,
                                 .gebruik = d->gebruik,
                                 .van = namen(ctx, d->afzenders),
                                 .aan = namen(ctx, d->ontvangers),
                                 .grond = d->grond,
                                 .termijn = d->termijn,
                                 .datum_veld = d->datum_veld,
                                 .velden = talloc_zero_array(ctx, struct woord_veld, (unsigned)n + 1),
                                 .velden_aantal = n,
                                 .dienst = d};
    for (size_t i = 0; i < n; i++)
        ret->velden[i] = woord_veld(ctx, d, &d->velden[i]);
}

/* A file about everybody: its columns are made from what was delivered, nobody fills them. */
static void woord_uitvoer(TALLOC_CTX *ctx, const struct stelseluitvoer *u, struct woord_dienst *ret) {
    size_t n = uitvoer_kolom_aantal(u);
    *ret = (struct woord_dienst){.nummer = u->nummer,
                                 .code = u->code,
                                 .naam = u->naam,
                                 .omschrijving = u->omschrijving,
                                 .gebruik = u->gebruik,
                                 .van = namen(ctx, u->afzenders),
                                 .aan = namen(ctx, u->ontvangers),
                                 .grond = u->grond,
                                 .termijn = u->termijn,
                                 .velden = talloc_zero_array(ctx, struct woord_veld, (unsigned)n + 1),
                                 .velden_aantal = n};
    for (size_t i = 0; i < n; i++)
        ret->velden[i] = (struct woord_veld){.naam = u->kolommen[i].naam,
                                             .label = u->kolommen[i].naam,
                                             .betekenis = u->kolommen[i].betekenis,
                                             .soort = u->kolommen[i].waarden,
                                             .verplicht = "Volgt uit de berichten",
                                             .b = "laag",
                                             .i = "midden",
                                             .v = "midden",
                                             .grond = u->kolommen[i].bron};
}

void woordenboek_maak(TALLOC_CTX *ctx, struct woordenboek *ret) {
    size_t n = 0, uitvoer = 0;
    while (stelsel_register[n] != NULL)
        n++;
    while (uitvoer_register[uitvoer] != NULL)
        uitvoer++;
    *ret = (struct woordenboek){.diensten = talloc_zero_array(ctx, struct woord_dienst, (unsigned)(n + uitvoer) + 1),
                                .aantal = n + uitvoer};
    for (size_t i = 0; i < n; i++)
        woord_dienst(ctx, stelsel_register[i], &ret->diensten[i]);
    for (size_t i = 0; i < uitvoer; i++)
        woord_uitvoer(ctx, uitvoer_register[i], &ret->diensten[n + i]);
}

/* ---- as files ---- */

static const char *keuzes_tekst(TALLOC_CTX *ctx, const struct keuze *keuzes) {
    struct buf *b = buf_new(ctx, 64);
    for (const struct keuze *k = keuzes; k != NULL && k->code != NULL; k++)
        buf_addf(b, "%s%s = %s", k == keuzes ? "" : "; ", k->code, k->label);
    return op(ctx, b);
}

static void csv_rij(TALLOC_CTX *ctx, struct buf *uit, const struct woord_dienst *d, const struct woord_veld *f) {
    const char *cellen[] = {talloc_asprintf(ctx, "%d", d->nummer),
                            d->code,
                            d->naam,
                            d->van,
                            d->aan,
                            d->grond,
                            d->termijn,
                            d->gebruik,
                            f->naam,
                            f->label,
                            f->betekenis,
                            f->soort,
                            keuzes_tekst(ctx, f->keuzes),
                            f->verplicht,
                            f->b,
                            f->i,
                            f->v,
                            f->ggm,
                            f->grond};
    for (size_t i = 0; i < sizeof cellen / sizeof cellen[0]; i++)
        csv_cel(uit, cellen[i] != NULL ? cellen[i] : "", i == 0);
    csv_einde_rij(uit);
}

void woordenboek_csv(struct buf *uit) {
    static const char *const koppen[] = {"nummer",
                                         "stelseldienst",
                                         "naam",
                                         "van",
                                         "aan",
                                         "grondslag",
                                         "termijn",
                                         "gebruik",
                                         "veld",
                                         "label",
                                         "betekenis",
                                         "soort",
                                         "keuzes",
                                         "verplicht",
                                         "beschikbaarheid",
                                         "integriteit",
                                         "vertrouwelijkheid",
                                         "ggm",
                                         "bron"};
    TALLOC_CTX *tmp = talloc_new(NULL);
    struct woordenboek w;
    woordenboek_maak(tmp, &w);
    csv_begin(uit);
    for (size_t i = 0; i < sizeof koppen / sizeof koppen[0]; i++)
        csv_cel(uit, koppen[i], i == 0);
    csv_einde_rij(uit);
    for (size_t d = 0; d < w.aantal; d++)
        for (size_t f = 0; f < w.diensten[d].velden_aantal; f++)
            csv_rij(tmp, uit, &w.diensten[d], &w.diensten[d].velden[f]);
    talloc_free(tmp);
}

static void json_paar(struct json_writer *w, const char *naam, const char *waarde) {
    json_name(w, naam);
    json_put_text(w, waarde);
}

static void json_veld(struct json_writer *w, const struct woord_veld *f) {
    json_open(w, '{');
    json_paar(w, "naam", f->naam);
    json_paar(w, "label", f->label);
    json_paar(w, "betekenis", f->betekenis);
    json_paar(w, "soort", f->soort);
    json_name(w, "keuzes");
    json_open(w, '[');
    for (const struct keuze *k = f->keuzes; k != NULL && k->code != NULL; k++) {
        json_open(w, '{');
        json_paar(w, "code", k->code);
        json_paar(w, "label", k->label);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_paar(w, "verplicht", f->verplicht);
    json_paar(w, "beschikbaarheid", f->b);
    json_paar(w, "integriteit", f->i);
    json_paar(w, "vertrouwelijkheid", f->v);
    json_paar(w, "ggm", f->ggm);
    json_paar(w, "bron", f->grond);
    json_close(w, '}');
}

static void json_dienst(struct json_writer *w, const struct woord_dienst *d) {
    json_open(w, '{');
    json_name(w, "nummer");
    json_put_whole(w, d->nummer);
    json_paar(w, "code", d->code);
    json_paar(w, "naam", d->naam);
    json_paar(w, "omschrijving", d->omschrijving);
    json_paar(w, "gebruik", d->gebruik);
    json_paar(w, "van", d->van);
    json_paar(w, "aan", d->aan);
    json_paar(w, "grondslag", d->grond);
    json_paar(w, "termijn", d->termijn);
    json_paar(w, "datum_gebeurtenis", d->datum_veld);
    json_name(w, "velden");
    json_open(w, '[');
    for (size_t f = 0; f < d->velden_aantal; f++)
        json_veld(w, &d->velden[f]);
    json_close(w, ']');
    json_close(w, '}');
}

void woordenboek_json(struct buf *uit) {
    TALLOC_CTX *tmp = talloc_new(NULL);
    struct woordenboek boek;
    woordenboek_maak(tmp, &boek);
    struct json_writer w = json_writer(uit);
    json_open(&w, '{');
    json_name(&w, "stelseldiensten");
    json_open(&w, '[');
    for (size_t d = 0; d < boek.aantal; d++)
        json_dienst(&w, &boek.diensten[d]);
    json_close(&w, ']');
    json_close(&w, '}');
    talloc_free(tmp);
}
