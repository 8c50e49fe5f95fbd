/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The lists of DUO: deliveries and the audit log; and the choice list of gemeenten.
 */
#include "store/intern.h"
#include "store/lijst.h"

#include <stdlib.h>

void leveringen_vraag(struct store_tx *tx, const struct leveringen_vraag *v) {
    const char *aantal, *over;
    lijst_pagina(tx, v->pagina, v->rijen, &aantal, &over);
    tx_vraag(tx, VRAAG_LEVERINGEN, PG_Q_LEVERINGEN,
             (struct pg_param[]){PG_TEXT(v->dienst), PG_TEXT(v->gemeente), PG_TEXT(datum_param(tx, v->van)),
                                 PG_TEXT(datum_param(tx, v->tot)), PG_TEXT(aantal), PG_TEXT(over)},
             6);
}

void leveringen_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct leveringen *ret) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_LEVERINGEN);
    bool meer;
    int n = lijst_rijen(tx, r, &meer);
    *ret = (struct leveringen){.rijen = talloc_zero_array(ctx, struct levering_rij, (unsigned)n), .meer = meer};
    for (int i = 0; i < n; i++) {
        const struct stelseldienst *dienst = stelsel_vind(pg_text(r, i, 3));
        if (dienst == NULL)
            continue;
        ret->rijen[ret->aantal++] = (struct levering_rij){.bericht = rij_tekst(ctx, r, i, 0),
                                                          .dossier = rij_tekst(ctx, r, i, 1),
                                                          .nummer = (long)pg_int(r, i, 2),
                                                          .dienst = dienst,
                                                          .gemeente = rij_tekst(ctx, r, i, 4),
                                                          .gemeente_naam = rij_tekst(ctx, r, i, 5),
                                                          .naam = rij_tekst(ctx, r, i, 6),
                                                          .datum_gebeurtenis = pg_date(r, i, 7),
                                                          .geregistreerd = rij_tekst(ctx, r, i, 8),
                                                          .tekst = rij_tekst(ctx, r, i, 9)};
    }
}

/* A dossier that cannot be one: no row has it. */
static const char nooit[] = "00000000-0000-0000-0000-000000000000";

void audit_lijst_vraag(struct store_tx *tx, const struct audit_vraag *v) {
    const char *aantal, *over;
    lijst_pagina(tx, v->alles ? 1 : v->pagina, v->rijen, &aantal, &over);
    if (v->alles) {
        limiet_kijk(tx, LIMIET_BESTAND);
        tx->rijen = AUDIT_BESTAND_MAX;
        aantal = talloc_asprintf(tx, "%d", AUDIT_BESTAND_MAX + 1);
    }
    const char *dossier = v->dossier == NULL ? NULL : store_is_uuid(v->dossier) ? v->dossier : nooit;
    tx_vraag(tx, VRAAG_AUDIT_LIJST, PG_Q_AUDIT_LIJST,
             (struct pg_param[]){PG_TEXT(dossier), PG_TEXT(v->gebruiker), PG_TEXT(v->organisatie),
                                 PG_TEXT(v->handeling), PG_TEXT(datum_param(tx, v->van)),
                                 PG_TEXT(datum_param(tx, v->tot)), PG_TEXT(aantal), PG_TEXT(over)},
             8);
}

void audit_lijst_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct audit_lijst *ret) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_AUDIT_LIJST);
    bool meer;
    int n = lijst_rijen(tx, r, &meer);
    *ret = (struct audit_lijst){
        .rijen = talloc_zero_array(ctx, struct audit_rij, (unsigned)n), .aantal = (size_t)n, .meer = meer};
    for (int i = 0; i < n; i++) {
        struct audit_rij *rij = &ret->rijen[i];
        *rij = (struct audit_rij){.nummer = (long)pg_int(r, i, 0),
                                  .moment = rij_tekst(ctx, r, i, 1),
                                  .gebruiker = rij_tekst(ctx, r, i, 2),
                                  .rol = rij_tekst(ctx, r, i, 3),
                                  .organisatie = rij_tekst(ctx, r, i, 4),
                                  .organisatie_naam = rij_tekst(ctx, r, i, 5),
                                  .niveau = (enum niveau)pg_int(r, i, 6),
                                  .handeling = AUDIT_BEHEER,
                                  .route = rij_tekst(ctx, r, i, 8),
                                  .dossier = rij_tekst(ctx, r, i, 9),
                                  .velden_hoog = rij_tekst(ctx, r, i, 10),
                                  .grond = rij_tekst(ctx, r, i, 11),
                                  .resultaat = rij_tekst(ctx, r, i, 12),
                                  .herkomst = rij_tekst(ctx, r, i, 13),
                                  .request_id = rij_tekst(ctx, r, i, 14),
                                  .bijzonderheden = rij_tekst(ctx, r, i, 15),
                                  .namens = rij_tekst(ctx, r, i, 16),
                                  .namens_naam = rij_tekst(ctx, r, i, 17),
                                  .naam = rij_tekst(ctx, r, i, 18)};
        audit_handeling_van_code(pg_text(r, i, 7), &rij->handeling);
    }
}

void gemeenten_vraag(struct store_tx *tx) {
    tx_vraag(tx, VRAAG_GEMEENTEN, PG_Q_GEMEENTEN, NULL, 0);
}

static void lees_gemeenten(TALLOC_CTX *ctx, const struct pg_rows *r, struct organisaties *ret) {
    int n = pg_count(r);
    *ret = (struct organisaties){.rows = talloc_zero_array(ctx, struct organisatie, (unsigned)n), .aantal = (size_t)n};
    for (int i = 0; i < n; i++)
        ret->rows[i] = (struct organisatie){.code = rij_tekst(ctx, r, i, 0), .naam = rij_tekst(ctx, r, i, 1)};
}

void gemeenten_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct organisaties *ret) {
    lees_gemeenten(ctx, tx_rijen(tx, VRAAG_GEMEENTEN), ret);
}

bool gemeenten_alle(TALLOC_CTX *ctx, const struct store *s, struct organisaties *ret, struct err *err) {
    struct pg_batch *batch = pg_batch_new(ctx, s->pg);
    int n = pg_batch_add(batch, PG_Q_GEMEENTEN, NULL, 0);
    if (!pg_batch_run(batch, err))
        return false;
    lees_gemeenten(ctx, pg_batch_rows(batch, n), ret);
    return true;
}
