/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "store/signaal.h"

#include "store/intern.h"

#include <assert.h>
#include <string.h>

#define SOORTEN_MAX 200

/* The kinds that a person may close: no delivery closes them. */
static const char *met_de_hand(TALLOC_CTX *ctx) {
    const char *codes[SOORTEN_MAX + 1] = {0};
    size_t n = 0;
    for (size_t i = 0; stelsel_register[i] != NULL; i++)
        for (const struct signaal_soort *s = stelsel_register[i]->signaal; s != NULL && s->code != NULL; s++)
            if (s->gesloten_door == NULL) {
                assert(n < SOORTEN_MAX);
                codes[n++] = s->code;
            }
    return pg_list_literal(ctx, codes);
}

static const char *waar(bool b) {
    return b ? "true" : "false";
}

void signalen_lijst_vraag(struct store_tx *tx, const struct signalen_vraag *v, bool tel) {
    static const enum pg_query volgorde[] = {[SIGNAAL_OP_UITERLIJK] = PG_Q_SIGNALEN_OP_UITERLIJK,
                                             [SIGNAAL_OP_ONTSTAAN] = PG_Q_SIGNALEN_OP_ONTSTAAN,
                                             [SIGNAAL_OP_NAAM] = PG_Q_SIGNALEN_OP_NAAM};
    struct date van = {0}, tot = {0};
    const char *aantal, *over;
    termijn_grenzen(v->uiterlijk, v->vandaag, &van, &tot);
    lijst_pagina(tx, v->pagina, v->rijen, &aantal, &over);
    const struct pg_param vanaf = PG_TEXT(datum_param(tx, van)), tot_en_met = PG_TEXT(datum_param(tx, tot)),
                          geen = PG_TEXT(waar(v->uiterlijk == WV_TERMIJN_GEEN));
    tx_vraag(tx, VRAAG_LIJST, volgorde[v->sorteer],
             (struct pg_param[]){PG_TEXT(v->soort), PG_TEXT(v->met_de_hand ? met_de_hand(tx) : NULL), vanaf, tot_en_met,
                                 geen, PG_TEXT(aantal), PG_TEXT(over)},
             7);
    if (tel)
        tx_vraag(tx, VRAAG_SIGNALEN_TEL, PG_Q_SIGNALEN_TEL,
                 (struct pg_param[]){PG_TEXT(v->soort), vanaf, tot_en_met, geen}, 4);
}

void signalen_lijst_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct signalen_lijst *ret) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_LIJST);
    bool meer;
    int n = lijst_rijen(tx, r, &meer);
    *ret = (struct signalen_lijst){
        .rijen = talloc_zero_array(ctx, struct signaal_rij, (unsigned)n + 1), .meer = meer, .samen = -1};
    for (int i = 0; i < n; i++) {
        const struct stelseldienst *dienst = NULL;
        const struct signaal_soort *soort = stelsel_signaal(pg_text(r, i, 3), &dienst);
        if (soort == NULL)
            continue; /* a kind that this version no longer knows */
        ret->rijen[ret->aantal++] = (struct signaal_rij){.id = rij_tekst(ctx, r, i, 0),
                                                         .dossier = rij_tekst(ctx, r, i, 1),
                                                         .bericht = rij_tekst(ctx, r, i, 2),
                                                         .soort = soort,
                                                         .dienst = dienst,
                                                         .ontstaan = pg_date(r, i, 4),
                                                         .uiterlijk = pg_date(r, i, 5),
                                                         .naam = rij_tekst(ctx, r, i, 6),
                                                         .niet_voor = pg_list(ctx, r, i, 7)};
    }
    if (tx->nummer[VRAAG_SIGNALEN_TEL] >= 0)
        ret->samen = (long)pg_int(tx_rijen(tx, VRAAG_SIGNALEN_TEL), 0, 0);
}

/* ---- closing: the statement waits for its audit, so it is added by store_voer_uit ---- */

void signalen_afhandelen_vraag(struct store_tx *tx, const char *const *ids) {
    assert(tx->sluit.soort == SLUIT_NIETS);
    size_t n = 0;
    for (size_t i = 0; ids[i] != NULL; i++)
        n++;
    const char **goed = talloc_zero_array(tx, const char *, (unsigned)n + 1);
    size_t g = 0;
    for (size_t i = 0; i < n; i++)
        if (store_is_uuid(ids[i]))
            goed[g++] = ids[i];
    tx->sluit.soort = SLUIT_GEKOZEN;
    tx->sluit.params[0] = (struct pg_param)PG_TEXT(pg_list_literal(tx, goed));
    tx->sluit.params[1] = (struct pg_param)PG_TEXT(met_de_hand(tx));
}

void signalen_afhandelen_alles_vraag(struct store_tx *tx, const struct signalen_vraag *v, long samen) {
    assert(tx->sluit.soort == SLUIT_NIETS && v->soort != NULL);
    const struct signaal_soort *soort = stelsel_signaal(v->soort, NULL);
    assert(soort != NULL && soort->gesloten_door == NULL);
    struct date van = {0}, tot = {0};
    termijn_grenzen(v->uiterlijk, v->vandaag, &van, &tot);
    tx->sluit.soort = SLUIT_ALLES;
    tx->sluit.params[0] = (struct pg_param)PG_TEXT(v->soort);
    tx->sluit.params[1] = (struct pg_param)PG_TEXT(datum_param(tx, van));
    tx->sluit.params[2] = (struct pg_param)PG_TEXT(datum_param(tx, tot));
    tx->sluit.params[3] = (struct pg_param)PG_TEXT(waar(v->uiterlijk == WV_TERMIJN_GEEN));
    tx->sluit.params[4] = (struct pg_param)PG_TEXT(talloc_asprintf(tx, "%ld", samen));
}

void sluit_voeg(struct store_tx *tx, const struct audit *a) {
    const struct store_wie *wie = tx->wie;
    bool alles = tx->sluit.soort == SLUIT_ALLES;
    int n = alles ? 5 : 2;
    struct pg_param params[5 + SLUIT_PARAMS] = {PG_TEXT(audit_handeling_code(a->handeling)), PG_TEXT(wie->route),
                                                PG_TEXT(a->grond != NULL ? a->grond : AUDIT_GROND_STANDAARD),
                                                PG_TEXT(wie->herkomst), PG_TEXT(wie->request_id)};
    memcpy(params + 5, tx->sluit.params, (size_t)n * sizeof *params);
    tx_vraag(tx, VRAAG_SIGNAAL_SLUIT, alles ? PG_Q_SIGNALEN_SLUIT : PG_Q_SIGNAAL_SLUIT, params, 5 + n);
}

size_t signalen_afhandelen_lees(TALLOC_CTX *ctx, const struct store_tx *tx, const char **ret_dossier) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_SIGNAAL_SLUIT);
    *ret_dossier = pg_count(r) > 0 ? rij_tekst(ctx, r, 0, 0) : NULL;
    return (size_t)pg_count(r);
}

void signaal_afhandelen_vraag(struct store_tx *tx, const char *signaal) {
    signalen_afhandelen_vraag(tx, (const char *const[]){signaal, NULL});
}

bool signaal_afhandelen_lees(TALLOC_CTX *ctx, const struct store_tx *tx, const char **ret_dossier, struct err *err) {
    return signalen_afhandelen_lees(ctx, tx, ret_dossier) > 0 ||
           err_set(err, ERR_NOT_FOUND, "signaal", "niet gevonden, of al afgehandeld");
}

/* ---- what is wanted ---- */

void voorkeuren_vraag(struct store_tx *tx) {
    tx_vraag(tx, VRAAG_VOORKEUREN, PG_Q_VOORKEUREN, NULL, 0);
}

const char **voorkeuren_lees(TALLOC_CTX *ctx, const struct store_tx *tx) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_VOORKEUREN);
    const char **codes = talloc_zero_array(ctx, const char *, (unsigned)pg_count(r) + 1);
    for (int i = 0; i < pg_count(r); i++)
        codes[i] = rij_tekst(ctx, r, i, 0);
    return codes;
}

void voorkeuren_zet_vraag(struct store_tx *tx, const char *const *niet) {
    tx_vraag(tx, VRAAG_VOORKEUREN, PG_Q_VOORKEUREN_ZET, (struct pg_param[]){PG_TEXT(pg_list_literal(tx, niet))}, 1);
    pg_batch_add(tx->batch, PG_Q_VOORKEUREN_TEL, NULL, 0);
}
