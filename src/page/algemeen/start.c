/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "page/beheer/mensen_view.h"
#include "page/duo/leveringen_rijen.h"
#include "page/gemeente/concepten.h"
#include "page/pages.h"
#include "page/views.h"
#include "store/concept.h"
#include "store/misbruik.h"

#define LAATSTE_LEVERINGEN 10

static bool show_gemeente(struct page *p, const struct start_tellingen *t, const struct store_tx *tx) {
    struct start_fase *fasen = talloc_zero_array(p->mem, struct start_fase, FASEN);
    for (int f = 0; f < FASEN; f++)
        fasen[f] =
            (struct start_fase){.label = fase_label((enum fase)f),
                                .aantal = t->per_fase[f],
                                .url = talloc_asprintf(p->mem, "/werkvoorraad?fase=%s", fase_code((enum fase)f))};
    struct start_gemeente_view view = {.pagina = {.titel = "Start", .in_start = true},
                                       .totaal = t->dossiers,
                                       .totaal_url = "/werkvoorraad",
                                       .signalen = t->open_signalen,
                                       .signalen_url = "/signalen",
                                       .verlopen = t->te_laat,
                                       .verlopen_url = "/werkvoorraad?termijn=te_laat",
                                       .binnenkort = t->twee_weken,
                                       .binnenkort_url = "/werkvoorraad?termijn=2_weken",
                                       .fasen = fasen,
                                       .fasen_aantal = FASEN};
    view.concepten = concepten_rijen(p, tx, &view.concepten_aantal);
    view.beheer = beheer_view(p, tx);
    return page_show(p, 200, TPL_START_GEMEENTE, &view.pagina);
}

static bool show_duo(struct page *p, const struct start_tellingen *t, const struct leveringen *l,
                     const struct store_tx *tx) {
    char vandaag[11];
    date_iso(p->vandaag, vandaag);
    struct start_duo_view view = {
        .pagina = {.titel = "Start", .in_start = true},
        .vandaag = t->leveringen_vandaag,
        .week = t->leveringen_week,
        .geweigerd = t->weigeringen_vandaag,
        .geweigerd_url =
            page_mag(p, DOEL_AUDIT) ? talloc_asprintf(p->mem, "/duo/audit?handeling=weigering&van=%s", vandaag) : NULL,
        .rijen = leveringen_rijen(p, l),
        .rijen_aantal = l->aantal,
        .beheer = beheer_view(p, tx)};
    return page_show(p, 200, TPL_START_DUO, &view.pagina);
}

static bool show_coa(struct page *p, const struct start_tellingen *t, const struct store_tx *tx) {
    struct start_coa_view view = {.pagina = {.titel = "Start", .in_start = true},
                                  .totaal = t->bij_coa,
                                  .zonder = t->zonder_profiel,
                                  .onvolledig = t->onvolledig};
    view.concepten = concepten_rijen(p, tx, &view.concepten_aantal);
    view.beheer = beheer_view(p, tx);
    return page_show(p, 200, TPL_START_COA, &view.pagina);
}

/* For who has other work than that with people's dossiers: where that work is. */
static bool show_zonder(struct page *p, const struct store_tx *tx) {
    struct start_view view = {.pagina = {.titel = "Start", .in_start = true},
                              .opvallend = misbruik_open_lees(tx),
                              .beheer = beheer_view(p, tx),
                              .geen_rol = p->sessie.rollen == 0};
    return page_show(p, 200, TPL_START, &view.pagina);
}

/* Which of these is known only when the database has answered, so both are asked: what is not for this asker is
 * empty. */
bool page_start(struct page *p, struct err *err) {
    struct store_tx *tx = page_begin(p);
    start_vraag(tx, p->vandaag);
    leveringen_vraag(tx, &(struct leveringen_vraag){.pagina = 1, .rijen = LAATSTE_LEVERINGEN});
    concepten_vraag(tx, NULL);
    misbruik_open_vraag(tx);
    mensen_tel_vraag(tx, (int)p->house->conf->mensen_verloopt, (int)p->house->conf->mensen_herzien);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling}, err))
        return false;
    struct start_tellingen tellingen;
    struct leveringen leveringen;
    start_lees(tx, &tellingen);
    leveringen_lees(p->mem, tx, &leveringen);
    /* at a samenwerkingsverband nothing else is to be done than choosing a gemeente, but for who admits people there */
    if (page_bij(p, SOORT_VERBAND) && page_mag(p, DOEL_KIEZEN) && !page_mag(p, DOEL_MENSEN))
        return page_see_other(p, "/kiezen");
    if (!page_mag(p, DOEL_INZIEN))
        return show_zonder(p, tx);
    if (page_bij(p, SOORT_COA))
        return show_coa(p, &tellingen, tx);
    return page_bij(p, SOORT_GEMEENTE) ? show_gemeente(p, &tellingen, tx) : show_duo(p, &tellingen, &leveringen, tx);
}
