/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The data dictionary: what is exchanged, field by field, as the declarations say it. As pages and as files.
 */
#include "stelsel/woordenboek.h"
#include "page/pages.h"
#include "page/woordenboek_view.h"

#include <stdlib.h>
#include <string.h>

/* These pages show nothing of anybody, but only who works with the portal sees them. */
static bool wie(struct page *p, struct err *err) {
    return page_voer_uit(p, page_begin(p), (struct audit){.handeling = p->handeling}, err);
}

/* ---- all services, and all fields by their names ---- */

static int op_label(const void *a, const void *b) {
    const struct woord_wijzer_view *x = a, *y = b;
    int label = strcmp(x->label, y->label);
    return label != 0 ? label : strcmp(x->dienst, y->dienst);
}

static void fill_wijzer(struct page *p, const struct woordenboek *w, struct woordenboek_view *v) {
    size_t n = 0;
    for (size_t d = 0; d < w->aantal; d++)
        n += w->diensten[d].velden_aantal;
    v->velden = talloc_zero_array(p->mem, struct woord_wijzer_view, (unsigned)n + 1);
    for (size_t d = 0; d < w->aantal; d++)
        for (size_t f = 0; f < w->diensten[d].velden_aantal; f++)
            v->velden[v->velden_aantal++] =
                (struct woord_wijzer_view){.url = talloc_asprintf(p->mem, "/gegevenswoordenboek/%s#%s",
                                                                  w->diensten[d].code, w->diensten[d].velden[f].naam),
                                           .label = w->diensten[d].velden[f].label,
                                           .dienst = w->diensten[d].naam};
    qsort(v->velden, n, sizeof *v->velden, op_label);
}

bool page_woordenboek(struct page *p, struct err *err) {
    if (!wie(p, err))
        return false;
    struct woordenboek w;
    woordenboek_maak(p->mem, &w);
    struct woordenboek_view view = {.pagina = {.titel = "Gegevenswoordenboek"},
                                    .diensten =
                                        talloc_zero_array(p->mem, struct woord_dienst_view, (unsigned)w.aantal + 1),
                                    .diensten_aantal = w.aantal};
    for (size_t i = 0; i < w.aantal; i++)
        view.diensten[i] =
            (struct woord_dienst_view){.url = talloc_asprintf(p->mem, "/gegevenswoordenboek/%s", w.diensten[i].code),
                                       .naam = w.diensten[i].naam,
                                       .omschrijving = w.diensten[i].omschrijving,
                                       .van = w.diensten[i].van,
                                       .aan = w.diensten[i].aan,
                                       .nummer = w.diensten[i].nummer,
                                       .velden = (long)w.diensten[i].velden_aantal};
    fill_wijzer(p, &w, &view);
    return page_show(p, 200, TPL_WOORDENBOEK, &view.pagina);
}

/* ---- one service ---- */

static void fill_keuzes(struct page *p, const struct keuze *keuzes, struct woord_veld_view *v) {
    while (keuzes && keuzes[v->keuzes_aantal].code)
        v->keuzes_aantal++;
    v->keuzes = talloc_zero_array(p->mem, struct woord_keuze_view, (unsigned)v->keuzes_aantal + 1);
    for (size_t i = 0; i < v->keuzes_aantal; i++)
        v->keuzes[i] = (struct woord_keuze_view){.code = keuzes[i].code, .label = keuzes[i].label};
}

static void fill_velden(struct page *p, const struct woord_dienst *d, struct woorden_view *v) {
    v->velden = talloc_zero_array(p->mem, struct woord_veld_view, (unsigned)d->velden_aantal + 1);
    v->velden_aantal = d->velden_aantal;
    for (size_t i = 0; i < d->velden_aantal; i++) {
        const struct woord_veld *f = &d->velden[i];
        v->velden[i] = (struct woord_veld_view){.naam = f->naam,
                                                .label = f->label,
                                                .betekenis = f->betekenis,
                                                .soort = f->soort,
                                                .verplicht = f->verplicht,
                                                .b = f->b,
                                                .i = f->i,
                                                .v = f->v,
                                                .ggm = f->ggm,
                                                .grond = f->grond};
        fill_keuzes(p, f->keuzes, &v->velden[i]);
    }
}

/* "PIP of Uren": the services whose delivery closes it. */
static const char *gaat_dicht(struct page *p, const struct signaal_soort *s) {
    if (!s->gesloten_door)
        return "Als u het zelf afhandelt";
    struct buf *uit = buf_new(p->mem, 64);
    for (size_t i = 0; stelsel_register[i]; i++)
        if (een_van(s->gesloten_door, stelsel_register[i]->code))
            buf_addf(uit, "%s%s", uit->len > 0 ? " of " : "Bij de levering: ", stelsel_register[i]->naam);
    return uit->data;
}

static const char *laatste_dag(struct page *p, const struct signaal_soort *s) {
    const struct termijn_soort *t = s->termijn ? stelsel_termijn(s->termijn) : NULL;
    if (t)
        return talloc_asprintf(p->mem, "%s: %s", t->titel, t->regel);
    return s->werkdagen > 0 ? talloc_asprintf(p->mem, "%d werkdagen na de gebeurtenis", s->werkdagen) : NULL;
}

static void fill_signalen(struct page *p, const struct stelseldienst *d, struct woorden_view *v) {
    for (const struct signaal_soort *s = d ? d->signaal : NULL; s && s->code; s++) {
        v->signalen = talloc_realloc(p->mem, v->signalen, struct woord_signaal_view, (unsigned)v->signalen_aantal + 1);
        v->signalen[v->signalen_aantal++] = (struct woord_signaal_view){.titel = s->titel,
                                                                        .voor = voor_naam(s->voor),
                                                                        .waarom = s->waarom,
                                                                        .doen = s->doen,
                                                                        .uiterlijk = laatste_dag(p, s),
                                                                        .dicht = gaat_dicht(p, s)};
    }
}

static void fill_gegevens(struct page *p, const struct woord_dienst *d, struct woorden_view *v) {
    const struct deel_gegeven rows[] = {{.label = "Van", .waarde = d->van},
                                        {.label = "Aan", .waarde = d->aan},
                                        {.label = "Wat de ontvanger ermee doet", .waarde = d->gebruik},
                                        {.label = "Grondslag", .waarde = d->grond},
                                        {.label = "Termijn", .waarde = d->termijn},
                                        {.label = "Code", .waarde = d->code}};
    v->gegevens = talloc_memdup(p->mem, rows, sizeof rows);
    v->gegevens_aantal = sizeof rows / sizeof rows[0];
}

bool page_woorden(struct page *p, struct err *err) {
    if (!wie(p, err))
        return false;
    struct woordenboek w;
    woordenboek_maak(p->mem, &w);
    for (size_t i = 0; i < w.aantal; i++) {
        const struct woord_dienst *d = &w.diensten[i];
        if (strcmp(d->code, page_param(p, "dienst")) != 0)
            continue;
        struct woorden_view view = {
            .pagina = {.titel = talloc_asprintf(p->mem, "%s in het gegevenswoordenboek", d->naam)},
            .naam = talloc_asprintf(p->mem, "%d. %s", d->nummer, d->naam),
            .omschrijving = d->omschrijving};
        fill_gegevens(p, d, &view);
        fill_velden(p, d, &view);
        fill_signalen(p, d->dienst, &view);
        return page_show(p, 200, TPL_WOORDEN, &view.pagina);
    }
    return err_set(err, ERR_NOT_FOUND, "dienst", "no such service");
}

/* ---- as files ---- */

static bool bestand(struct page *p, const char *soort, const char *naam, void (*maak)(struct buf *), struct err *err) {
    if (!wie(p, err))
        return false;
    p->reply->status = 200;
    p->reply->content_type = soort;
    fcgi_header(p->mem, p->reply, "Content-Disposition", talloc_asprintf(p->mem, "attachment; filename=\"%s\"", naam));
    maak(p->reply->body);
    return true;
}

bool page_woordenboek_csv(struct page *p, struct err *err) {
    return bestand(p, "text/csv; charset=utf-8", "gegevenswoordenboek.csv", woordenboek_csv, err);
}

bool page_woordenboek_json(struct page *p, struct err *err) {
    return bestand(p, "application/json", "gegevenswoordenboek.json", woordenboek_json, err);
}
