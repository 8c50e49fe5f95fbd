/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Start counts, werkvoorraad, search.
 */
#include "store/lijst.h"

#include "store/intern.h"
#include "store/uitvoer.h"

#include <stdlib.h>
#include <string.h>

#define RIJEN_MAX 200

void start_vraag(struct store_tx *tx, struct date vandaag) {
    const struct pg_param dag = PG_TEXT(datum_param(tx, vandaag));
    tx_vraag(tx, VRAAG_START_GEMEENTE, PG_Q_START_GEMEENTE, &dag, 1);
    tx_vraag(tx, VRAAG_START_DUO, PG_Q_START_DUO, &dag, 1);
    tx_vraag(tx, VRAAG_START_COA, PG_Q_START_COA,
             (struct pg_param[]){PG_TEXT(talloc_asprintf(tx, "%ld", coa_themas()))}, 1);
}

void start_lees(const struct store_tx *tx, struct start_tellingen *ret) {
    const struct pg_rows *g = tx_rijen(tx, VRAAG_START_GEMEENTE), *d = tx_rijen(tx, VRAAG_START_DUO);
    struct start_tellingen t = {.van_gemeente = pg_count(d) == 0};
    for (int i = 0; i < pg_count(g); i++) {
        long aantal = (long)pg_int(g, i, 1);
        t.per_fase[fase_van_code(pg_text(g, i, 0))] += aantal;
        t.dossiers += aantal;
        t.te_laat += (long)pg_int(g, i, 2);
        t.twee_weken += (long)pg_int(g, i, 3);
        t.open_signalen += (long)pg_int(g, i, 4);
    }
    if (!t.van_gemeente) {
        t.leveringen_vandaag = (long)pg_int(d, 0, 0);
        t.leveringen_week = (long)pg_int(d, 0, 1);
        t.weigeringen_vandaag = (long)pg_int(d, 0, 2);
        t.laatste_levering = pg_is_null(d, 0, 3) ? NULL : pg_text(d, 0, 3);
    }
    const struct pg_rows *c = tx_rijen(tx, VRAAG_START_COA);
    t.bij_coa = (long)pg_int(c, 0, 0);
    t.zonder_profiel = (long)pg_int(c, 0, 1);
    t.onvolledig = (long)pg_int(c, 0, 2);
    *ret = t;
}

/* ---- pages of a list ---- */

static int binnen(int waarde, int min, int max) {
    return waarde < min ? min : waarde > max ? max : waarde;
}

/* One row more than the page shows, so that it is known whether there is a next page. */
void lijst_pagina(struct store_tx *tx, int pagina, int rijen, const char **ret_aantal, const char **ret_over) {
    tx->rijen = binnen(rijen, 1, RIJEN_MAX);
    *ret_aantal = talloc_asprintf(tx, "%d", tx->rijen + 1);
    *ret_over = talloc_asprintf(tx, "%d", (binnen(pagina, 1, LIJST_PAGINA_MAX) - 1) * tx->rijen);
}

int lijst_rijen(const struct store_tx *tx, const struct pg_rows *r, bool *ret_meer) {
    *ret_meer = pg_count(r) > tx->rijen;
    return *ret_meer ? tx->rijen : pg_count(r);
}

static void lees_rijen(TALLOC_CTX *ctx, const struct store_tx *tx, struct werkvoorraad *ret) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_LIJST);
    bool meer;
    int n = lijst_rijen(tx, r, &meer);
    *ret = (struct werkvoorraad){
        .rijen = talloc_zero_array(ctx, struct werkvoorraad_rij, (unsigned)n), .aantal = (size_t)n, .meer = meer};
    for (int i = 0; i < n; i++)
        ret->rijen[i] = (struct werkvoorraad_rij){.dossier = rij_tekst(ctx, r, i, 0),
                                                  .naam = rij_tekst(ctx, r, i, 1),
                                                  .geboortedatum = pg_date(r, i, 2),
                                                  .fase = fase_van_code(pg_text(r, i, 3)),
                                                  .leerroute = rij_tekst(ctx, r, i, 4),
                                                  .doelgroep = rij_tekst(ctx, r, i, 5),
                                                  .termijn = pg_date(r, i, 6),
                                                  .termijn_titel = rij_tekst(ctx, r, i, 7),
                                                  .open_signalen = (long)pg_int(r, i, 8)};
}

/* ---- werkvoorraad ---- */

#define DAGEN_KORT 14
#define DAGEN_LANG 42

void termijn_grenzen(enum wv_termijn t, struct date vandaag, struct date *ret_van, struct date *ret_tot) {
    struct date morgen_na_kort = date_add_days(vandaag, DAGEN_KORT + 1);
    switch (t) {
    case WV_TERMIJN_TE_LAAT:
        *ret_tot = date_add_days(vandaag, -1);
        break;
    case WV_TERMIJN_2_WEKEN:
        *ret_van = vandaag;
        *ret_tot = date_add_days(vandaag, DAGEN_KORT);
        break;
    case WV_TERMIJN_6_WEKEN:
        *ret_van = morgen_na_kort;
        *ret_tot = date_add_days(vandaag, DAGEN_LANG);
        break;
    case WV_TERMIJN_LATER:
        *ret_van = date_add_days(vandaag, DAGEN_LANG + 1);
        break;
    case WV_TERMIJN_ALLE:
    case WV_TERMIJN_GEEN:
        break;
    }
}

/* Without filters the planner must not see any: only then does it read the rows in the order of an index, however many
 * there are. */
static const enum pg_query alles[] = {[WV_OP_TERMIJN] = PG_Q_WERKVOORRAAD_OP_TERMIJN,
                                      [WV_OP_NAAM] = PG_Q_WERKVOORRAAD_OP_NAAM,
                                      [WV_OP_FASE] = PG_Q_WERKVOORRAAD_OP_FASE};
static const enum pg_query gefilterd[] = {[WV_OP_TERMIJN] = PG_Q_WERKVOORRAAD_OP_TERMIJN_FILTER,
                                          [WV_OP_NAAM] = PG_Q_WERKVOORRAAD_OP_NAAM_FILTER,
                                          [WV_OP_FASE] = PG_Q_WERKVOORRAAD_OP_FASE_FILTER};

void werkvoorraad_vraag(struct store_tx *tx, const struct werkvoorraad_vraag *v) {
    const char *aantal, *over;
    lijst_pagina(tx, v->alles ? 1 : v->pagina, v->rijen, &aantal, &over);
    if (v->alles) {
        limiet_kijk(tx, LIMIET_BESTAND);
        tx->rijen = UITVOER_MAX;
        aantal = talloc_asprintf(tx, "%d", UITVOER_MAX + 1);
    }
    if (v->fase == NULL && v->leerroute == NULL && v->doelgroep == NULL && !v->alleen_signaal &&
        v->termijn == WV_TERMIJN_ALLE) {
        tx_vraag(tx, VRAAG_LIJST, alles[v->sorteer], (struct pg_param[]){PG_TEXT(aantal), PG_TEXT(over)}, 2);
        return;
    }
    struct date van = {0}, tot = {0};
    termijn_grenzen(v->termijn, v->vandaag, &van, &tot);
    tx_vraag(tx, VRAAG_LIJST, gefilterd[v->sorteer],
             (struct pg_param[]){PG_TEXT(v->fase), PG_TEXT(v->leerroute), PG_TEXT(v->doelgroep),
                                 PG_TEXT(v->alleen_signaal ? "true" : "false"), PG_TEXT(datum_param(tx, van)),
                                 PG_TEXT(datum_param(tx, tot)),
                                 PG_TEXT(v->termijn == WV_TERMIJN_GEEN ? "true" : "false"), PG_TEXT(aantal),
                                 PG_TEXT(over)},
             9);
}

void werkvoorraad_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct werkvoorraad *ret) {
    lees_rijen(ctx, tx, ret);
}

/* ---- the list of COA ---- */

long coa_themas(void) {
    return (long)stelsel_themas(stelsel_vind("klantprofiel"));
}

void coa_lijst_vraag(struct store_tx *tx, const char *profiel, int pagina, int rijen) {
    const char *aantal, *over, *themas = talloc_asprintf(tx, "%ld", coa_themas());
    lijst_pagina(tx, pagina, rijen, &aantal, &over);
    tx_vraag(tx, VRAAG_LIJST, PG_Q_COA_LIJST,
             (struct pg_param[]){PG_TEXT(profiel), PG_TEXT(themas), PG_TEXT(aantal), PG_TEXT(over)}, 4);
}

void coa_lijst_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct werkvoorraad *ret) {
    lees_rijen(ctx, tx, ret);
    const struct pg_rows *r = tx_rijen(tx, VRAAG_LIJST);
    for (int i = 0; i < (int)ret->aantal; i++) {
        ret->rijen[i].gemeente_naam = rij_tekst(ctx, r, i, 9);
        ret->rijen[i].themas = pg_is_null(r, i, 10) ? -1 : (long)pg_int(r, i, 10);
        ret->rijen[i].opvanglocatie = rij_tekst(ctx, r, i, 11);
    }
}

/* ---- search ---- */

static void zoek_index(struct store_tx *tx, enum pg_query q, const char *doel, const char *nummer) {
    unsigned char index[KRYPTO_INDEX_LEN];
    krypto_blind_index(tx->store->krypto, doel, nummer, index);
    tx->rijen = ZOEK_MAX;
    tx->gezocht.kolom = doel;
    memcpy(tx->gezocht.index, index, sizeof index);
    limiet_vraag(tx, LIMIET_ZOEKEN);
    tx_vraag(tx, VRAAG_LIJST, q, (struct pg_param[]){PG_BYTES(index, sizeof index)}, 1);
}

void zoek_bsn_vraag(struct store_tx *tx, const char *bsn) {
    zoek_index(tx, PG_Q_ZOEK_BSN, "bsn", bsn);
}

void zoek_v_nummer_vraag(struct store_tx *tx, const char *v_nummer) {
    zoek_index(tx, PG_Q_ZOEK_V_NUMMER, "v_nummer", v_nummer);
}

void zoek_naam_vraag(struct store_tx *tx, const char *naam) {
    const char *aantal, *over;
    lijst_pagina(tx, 1, ZOEK_MAX, &aantal, &over);
    tx_vraag(tx, VRAAG_LIJST, PG_Q_ZOEK_NAAM, (struct pg_param[]){PG_TEXT(naam), PG_TEXT(aantal)}, 2);
}

void zoek_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct werkvoorraad *ret) {
    lees_rijen(ctx, tx, ret);
    for (size_t i = 0; i < ret->aantal; i++)
        ret->rijen[i].gemeente_naam = rij_tekst(ctx, tx_rijen(tx, VRAAG_LIJST), (int)i, 9);
}
