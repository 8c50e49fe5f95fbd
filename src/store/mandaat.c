/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "store/mandaat.h"

#include "krypto/krypto.h"
#include "store/intern.h"
#include "store/voorstel.h"

void mandaten_vraag(struct store_tx *tx, int pagina, int rijen) {
    const char *aantal, *over;
    lijst_pagina(tx, pagina, rijen, &aantal, &over);
    tx_vraag(tx, VRAAG_MANDATEN, PG_Q_MANDATEN, (struct pg_param[]){PG_TEXT(aantal), PG_TEXT(over)}, 2);
}

void mandaten_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct mandaten *ret) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_MANDATEN);
    int n = lijst_rijen(tx, r, &ret->meer);
    ret->rijen = talloc_zero_array(ctx, struct mandaat_rij, (unsigned)n + 1);
    ret->aantal = (size_t)n;
    for (int i = 0; i < n; i++)
        ret->rijen[i] = (struct mandaat_rij){.id = rij_tekst(ctx, r, i, 0),
                                             .verband = rij_tekst(ctx, r, i, 1),
                                             .gemeente = rij_tekst(ctx, r, i, 2),
                                             .van = pg_date(r, i, 3),
                                             .tot = pg_date(r, i, 4),
                                             .stand = rij_tekst(ctx, r, i, 5),
                                             .ingetrokken = rij_tekst(ctx, r, i, 6),
                                             .gevraagd_door = rij_tekst(ctx, r, i, 7),
                                             .goedgekeurd_door = rij_tekst(ctx, r, i, 8)};
}

/* Codes have letters and digits only, so they need no escaping. */
static const char *inhoud(struct store_tx *tx, const struct mandaat_nieuw *m) {
    const char *tot = datum_param(tx, m->tot);
    return talloc_asprintf(tx, "{\"verband\":\"%s\",\"gemeente\":\"%s\",\"van\":\"%s\"%s%s%s}", m->verband->code,
                           m->gemeente->code, datum_param(tx, m->van), tot != NULL ? ",\"tot\":\"" : "",
                           tot != NULL ? tot : "", tot != NULL ? "\"" : "");
}

void mandaat_voorstel_vraag(struct store_tx *tx, const struct mandaat_nieuw *m, const char *van_tekst) {
    char *id = talloc_array(tx, char, KRYPTO_UUID_TEXT);
    krypto_uuid(id);
    tx_vraag(tx, VRAAG_MANDAAT_KAN, PG_Q_MANDAAT_KAN,
             (struct pg_param[]){PG_TEXT(m->verband->code), PG_TEXT(m->gemeente->code),
                                 PG_TEXT(datum_param(tx, m->van)), PG_TEXT(datum_param(tx, m->tot))},
             4);
    const char *tot = m->tot_tekst != NULL ? talloc_asprintf(tx, "De laatste dag is %s.", m->tot_tekst)
                                           : "Het mandaat heeft geen einddatum.";
    voorstel_maak_vraag(
        tx, &(struct voorstel_nieuw){
                .id = id,
                .soort = "mandaat",
                .onderwerp = talloc_asprintf(tx, "%s werkt voor gemeente %s", m->verband->naam, m->gemeente->naam),
                .uitleg = talloc_asprintf(tx,
                                          "Medewerkers van %s zien de dossiers van gemeente %s en leveren namens die "
                                          "gemeente aan.\nDe eerste dag is %s.\n%s",
                                          m->verband->naam, m->gemeente->naam, van_tekst, tot),
                .inhoud = inhoud(tx, m)});
}

void mandaat_intrek_vraag(struct store_tx *tx, const char *id) {
    tx_vraag(tx, VRAAG_MANDATEN, PG_Q_MANDAAT_INTREK, (struct pg_param[]){PG_TEXT(uuid_of_niets(id))}, 1);
}

bool verbanden_alle(TALLOC_CTX *ctx, const struct store *s, struct organisaties *ret, struct err *err) {
    struct pg_batch *batch = pg_batch_new(ctx, s->pg);
    int n = pg_batch_add(batch, PG_Q_VERBANDEN, NULL, 0);
    if (!pg_batch_run(batch, err))
        return false;
    const struct pg_rows *r = pg_batch_rows(batch, n);
    *ret = (struct organisaties){.rows = talloc_zero_array(ctx, struct organisatie, (unsigned)pg_count(r) + 1),
                                 .aantal = (size_t)pg_count(r)};
    for (int i = 0; i < pg_count(r); i++)
        ret->rows[i] = (struct organisatie){.code = rij_tekst(ctx, r, i, 0), .naam = rij_tekst(ctx, r, i, 1)};
    return true;
}

void kiezen_vraag(struct store_tx *tx) {
    tx_vraag(tx, VRAAG_KIEZEN, PG_Q_KIEZEN, NULL, 0);
}

void kiezen_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct kiezen *ret) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_KIEZEN);
    int n = pg_count(r);
    *ret = (struct kiezen){.rijen = talloc_zero_array(ctx, struct kiezen_rij, (unsigned)n + 1), .aantal = (size_t)n};
    for (int i = 0; i < n; i++)
        ret->rijen[i] = (struct kiezen_rij){.gemeente = rij_tekst(ctx, r, i, 0),
                                            .naam = rij_tekst(ctx, r, i, 1),
                                            .tot = pg_date(r, i, 2),
                                            .signalen = pg_is_null(r, i, 3) ? -1 : (long)pg_int(r, i, 3),
                                            .nu = pg_bool(r, i, 4)};
}

void sessie_kies_vraag(struct store_tx *tx, const unsigned char nieuw[static KRYPTO_HASH_LEN],
                       const char *organisatie) {
    pg_batch_add(tx->batch, PG_Q_SESSIE_KIES,
                 (struct pg_param[]){PG_BYTES(nieuw, KRYPTO_HASH_LEN), PG_TEXT(organisatie)}, 2);
}
