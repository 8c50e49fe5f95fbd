/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "store/aansluiting.h"

#include "store/intern.h"

#include <assert.h>
#include <string.h>

static const char *waar(bool b) {
    return b ? "true" : "false";
}

#define SOORTEN_MAX 200

/* The services in which DUO is a party, or the one that is asked; and their kinds of signalen. */
struct gevraagd {
    const char *diensten[STELSEL_DIENSTEN_MAX + 1], *soorten[SOORTEN_MAX + 1], *soort_dienst[SOORTEN_MAX + 1];
};

static void kies(const char *een, struct gevraagd *g) {
    size_t n = 0, s = 0;
    for (size_t i = 0; stelsel_register[i] != NULL; i++) {
        const struct stelseldienst *d = stelsel_register[i];
        bool gevraagd = een == NULL || strcmp(een, d->code) == 0;
        if (!gevraagd || ((d->afzenders | d->ontvangers) & PARTIJ_DUO) == 0)
            continue;
        assert(n < STELSEL_DIENSTEN_MAX);
        g->diensten[n++] = d->code;
        for (const struct signaal_soort *soort = d->signaal; soort != NULL && soort->code != NULL; soort++) {
            assert(s < SOORTEN_MAX);
            g->soorten[s] = soort->code;
            g->soort_dienst[s++] = d->code;
        }
    }
}

void aansluiting_vraag(struct store_tx *tx, const struct aansluiting_vraag *v) {
    struct gevraagd g = {0};
    kies(v->dienst, &g);
    tx_vraag(tx, VRAAG_LIJST, PG_Q_AANSLUITING,
             (struct pg_param[]){PG_TEXT(v->gemeente), PG_TEXT(pg_list_literal(tx, g.diensten)),
                                 PG_TEXT(pg_list_literal(tx, g.soorten)), PG_TEXT(pg_list_literal(tx, g.soort_dienst)),
                                 PG_TEXT(waar(v->per_dienst)), PG_TEXT(datum_param(tx, v->vandaag))},
             6);
}

void aansluiting_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct aansluiting *ret) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_LIJST);
    int n = pg_count(r);
    *ret = (struct aansluiting){.rijen = talloc_zero_array(ctx, struct aansluiting_rij, (unsigned)n + 1),
                                .aantal = (size_t)n};
    for (int i = 0; i < n; i++)
        ret->rijen[i] = (struct aansluiting_rij){.gemeente = rij_tekst(ctx, r, i, 0),
                                                 .gemeente_naam = rij_tekst(ctx, r, i, 1),
                                                 .dienst = stelsel_vind(pg_text(r, i, 2)),
                                                 .geleverd = (long)pg_int(r, i, 3),
                                                 .gezien = (long)pg_int(r, i, 4),
                                                 .ontvangen = (long)pg_int(r, i, 5),
                                                 .signalen = (long)pg_int(r, i, 6),
                                                 .gesloten = (long)pg_int(r, i, 7),
                                                 .te_laat = (long)pg_int(r, i, 8)};
}

void niet_geopend_vraag(struct store_tx *tx, const char *gemeente, int pagina, int rijen) {
    const char *aantal = talloc_asprintf(tx, "%d", AANSLUITING_BESTAND_MAX), *over = "0";
    if (rijen > 0) {
        lijst_pagina(tx, pagina, rijen, &aantal, &over);
    } else {
        limiet_vraag(tx, LIMIET_BESTAND);
        tx->rijen = AANSLUITING_BESTAND_MAX;
    }
    tx_vraag(tx, VRAAG_LIJST, PG_Q_NIET_GEOPEND, (struct pg_param[]){PG_TEXT(gemeente), PG_TEXT(aantal), PG_TEXT(over)},
             3);
}

void niet_geopend_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct niet_geopend *ret) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_LIJST);
    bool meer;
    int n = lijst_rijen(tx, r, &meer);
    *ret = (struct niet_geopend){
        .rijen = talloc_zero_array(ctx, struct niet_geopend_rij, (unsigned)n + 1), .aantal = (size_t)n, .meer = meer};
    for (int i = 0; i < n; i++)
        ret->rijen[i] = (struct niet_geopend_rij){.dossier = rij_tekst(ctx, r, i, 0),
                                                  .naam = rij_tekst(ctx, r, i, 1),
                                                  .geboortedatum = pg_date(r, i, 2),
                                                  .gemeente = rij_tekst(ctx, r, i, 3),
                                                  .gemeente_naam = rij_tekst(ctx, r, i, 4),
                                                  .sinds = pg_date(r, i, 5),
                                                  .fase = fase_van_code(pg_text(r, i, 6))};
}

/* ---- for a gemeente ---- */

void bekend_vraag(struct store_tx *tx, const char *fase, int pagina, int rijen) {
    const char *aantal, *over;
    lijst_pagina(tx, pagina, rijen, &aantal, &over);
    tx_vraag(tx, VRAAG_LIJST, PG_Q_AANSLUITING_LIJST,
             (struct pg_param[]){PG_TEXT(fase), PG_TEXT(aantal), PG_TEXT(over)}, 3);
}

static struct bekend_rij bekend_rij(TALLOC_CTX *ctx, const struct pg_rows *r, int i) {
    return (struct bekend_rij){.dossier = rij_tekst(ctx, r, i, 0),
                               .naam = rij_tekst(ctx, r, i, 1),
                               .geboortedatum = pg_date(r, i, 2),
                               .fase = fase_van_code(pg_text(r, i, 3)),
                               .doelgroep = rij_tekst(ctx, r, i, 4),
                               .leerroute = rij_tekst(ctx, r, i, 5),
                               .datum_start = pg_date(r, i, 6),
                               .eerste_dagtekening = pg_date(r, i, 7),
                               .termijn_aanvang = pg_date(r, i, 8),
                               .termijn_einde = pg_date(r, i, 9),
                               .plicht_beeindigd = pg_bool(r, i, 10),
                               .open_signalen = (long)pg_int(r, i, 11)};
}

void bekend_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct bekend *ret) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_LIJST);
    bool meer;
    int n = lijst_rijen(tx, r, &meer);
    *ret = (struct bekend){
        .rijen = talloc_zero_array(ctx, struct bekend_rij, (unsigned)n + 1), .aantal = (size_t)n, .meer = meer};
    for (int i = 0; i < n; i++)
        ret->rijen[i] = bekend_rij(ctx, r, i);
}

void bekend_bestand_vraag(struct store_tx *tx, const char *fase, const char *grond) {
    const struct store_wie *wie = tx->wie;
    limiet_vraag(tx, LIMIET_BESTAND);
    tx_vraag(tx, VRAAG_LIJST, PG_Q_AANSLUITING_BESTAND,
             (struct pg_param[]){PG_TEXT(fase), PG_TEXT(wie->route),
                                 PG_TEXT(grond != NULL ? grond : AUDIT_GROND_STANDAARD), PG_TEXT(wie->herkomst),
                                 PG_TEXT(wie->request_id)},
             5);
}

bool bekend_bestand_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct bekend *ret, struct err *err) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_LIJST);
    int n = pg_count(r);
    if (!tx_mag(tx, DOEL_TONEN))
        return err_set(err, ERR_DENIED, "bekend_bestand", REDEN_HOOG);
    *ret = (struct bekend){.rijen = talloc_zero_array(ctx, struct bekend_rij, (unsigned)n + 1), .aantal = (size_t)n};
    for (int i = 0; i < n; i++) {
        size_t len;
        char *bsn = NULL;
        const unsigned char *verzegeld = pg_bytes(ctx, r, i, 12, &len);
        ret->rijen[i] = bekend_rij(ctx, r, i);
        if (!krypto_open_sealed(ctx, tx->store->krypto, "dossier", "bsn", ret->rijen[i].dossier, verzegeld, len, &bsn,
                                err))
            return false;
        ret->rijen[i].bsn = bsn;
    }
    return true;
}
