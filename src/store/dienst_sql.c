/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The generic insert and select of a stelseldienst, derived from its field rows. Names come from the declarations only,
 * never from input. Every service has its own text under its own name, always the same, so that it is prepared once.
 */
#include "store/intern.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const char *const namen[] = {
    [DIENST_HISTORIE] = "historie", [DIENST_VELDEN] = "velden", [DIENST_VOEG] = "voeg", [DIENST_STUK] = "stuk"};

static bool verzegeld(const struct veld *f) {
    return f->biv.v == BIV_HOOG;
}

static void add_velden(struct buf *sql, const struct stelseldienst *d, const char *ervoor) {
    for (const struct veld *f = d->velden; f->naam != NULL; f++)
        buf_addf(sql, "%s%s", ervoor, f->naam);
}

/* The columns of DIENST_VASTE_KOLOMMEN, in the order that dienst_lees_bericht reads. */
static void add_historie(struct buf *sql, const struct stelseldienst *d) {
    buf_add(sql,
            "SELECT b.id, b.nummer, b.dossier, b.datum_gebeurtenis, b.geregistreerd_op::date, b.afzender, b.ontvanger, "
            "b.intrekking OR EXISTS (SELECT FROM portaal.bericht v WHERE v.vervangt = b.id), b.vervangt, b.reden, "
            "b.intrekking");
    add_velden(sql, d, ", x.");
    buf_addf(sql, " FROM portaal.bericht b JOIN portaal.bericht_%s x ON x.bericht_id = b.id WHERE ", d->code);
}

static const char *sql_tekst(TALLOC_CTX *ctx, const struct stelseldienst *d, enum dienst_sql soort) {
    struct buf *sql = buf_new(ctx, 1024);
    switch (soort) {
    case DIENST_HISTORIE:
        add_historie(sql, d);
        buf_add(sql, "b.dossier = $1::uuid ORDER BY b.nummer");
        break;
    case DIENST_STUK:
        add_historie(sql, d);
        buf_add(sql, "b.dossier IN (SELECT o.id FROM portaal.dossier o WHERE o.bsn_index = ANY ($1::bytea[])) ORDER BY "
                     "b.nummer");
        break;
    case DIENST_VELDEN:
        buf_add(sql, "SELECT x.bericht_id");
        add_velden(sql, d, ", x.");
        buf_addf(sql, " FROM portaal.bericht_%s x WHERE x.bericht_id = $1::uuid", d->code);
        break;
    case DIENST_VOEG:
        buf_addf(sql, "INSERT INTO portaal.bericht_%s (bericht_id", d->code);
        add_velden(sql, d, ", ");
        buf_add(sql, ") VALUES ($1");
        for (size_t i = 0; i < stelsel_veld_aantal(d); i++)
            buf_addf(sql, ", $%zu", i + 2);
        buf_add(sql, ")");
        break;
    }
    return sql->data;
}

int dienst_voeg(struct pg_batch *batch, const struct stelseldienst *d, enum dienst_sql soort,
                const struct pg_param *params, int n) {
    TALLOC_CTX *tmp = talloc_new(NULL);
    const char *naam = talloc_asprintf(tmp, "%s_%s", namen[soort], d->code);
    if (naam == NULL)
        abort();
    int nummer = pg_batch_add_text(batch, naam, sql_tekst(tmp, d, soort), params, n);
    talloc_free(tmp);
    return nummer;
}

/* ---- canonical value <-> column ---- */

static const char *naar_kolom(TALLOC_CTX *ctx, const struct veld *f, const char *waarde) {
    switch (f->soort) {
    case VELD_JANEE:
        return strcmp(waarde, "ja") == 0 ? "true" : "false";
    case VELD_MEERKEUZE:
        return talloc_asprintf(ctx, "{%s}", waarde); /* codes of the declaration: nothing to quote */
    default:
        return waarde;
    }
}

static const char *van_kolom(TALLOC_CTX *ctx, const struct veld *f, const struct pg_rows *r, int rij, int kolom) {
    const char *tekst = pg_text(r, rij, kolom);
    size_t n = strlen(tekst);
    switch (f->soort) {
    case VELD_JANEE:
        return pg_bool(r, rij, kolom) ? "ja" : "nee";
    case VELD_MEERKEUZE:
        return n <= 2 ? NULL : talloc_strndup(ctx, tekst + 1, n - 2);
    default:
        return talloc_strdup(ctx, tekst);
    }
}

bool dienst_voeg_bericht(struct pg_batch *batch, const struct krypto *k, const struct bericht *b, struct err *err) {
    const struct stelseldienst *d = b->dienst;
    TALLOC_CTX *tmp = talloc_new(NULL);
    struct pg_param params[STELSEL_VELDEN_MAX + 1] = {PG_TEXT(b->id)};
    const char *tabel = talloc_asprintf(tmp, "bericht_%s", d->code);
    int n = 1;
    bool goed = true;
    for (const struct veld *f = d->velden; goed && f->naam != NULL; f++, n++) {
        const char *waarde = b->waarden[n - 1];
        unsigned char *dicht;
        size_t len;
        if (waarde == NULL)
            continue;
        if (!verzegeld(f))
            params[n] = PG_TEXT(naar_kolom(tmp, f, waarde));
        else if ((goed = krypto_seal(tmp, k, tabel, f->naam, b->id, waarde, &dicht, &len, err)))
            params[n] = PG_BYTES(dicht, len);
    }
    if (goed)
        dienst_voeg(batch, d, DIENST_VOEG, params, n);
    talloc_free(tmp);
    return goed;
}

bool dienst_lees_velden(TALLOC_CTX *ctx, const struct krypto *k, const struct pg_rows *r, int rij, int eerste,
                        bool open, struct bericht *b, struct err *err) {
    const char *tabel = talloc_asprintf(ctx, "bericht_%s", b->dienst->code);
    for (int i = 0; b->dienst->velden[i].naam != NULL; i++) {
        const struct veld *f = &b->dienst->velden[i];
        if (pg_is_null(r, rij, eerste + i))
            continue;
        if (!verzegeld(f)) {
            b->waarden[i] = van_kolom(ctx, f, r, rij, eerste + i);
        } else if (!open) {
            b->waarden[i] = masker;
        } else {
            size_t len;
            char *tekst;
            const unsigned char *dicht = pg_bytes(ctx, r, rij, eerste + i, &len);
            if (!krypto_open_sealed(ctx, k, tabel, f->naam, b->id, dicht, len, &tekst, err))
                return false;
            b->waarden[i] = tekst;
        }
    }
    return true;
}

bool dienst_lees_bericht(TALLOC_CTX *ctx, const struct krypto *k, const struct pg_rows *r, int rij, struct bericht *ret,
                         struct err *err) {
    const char *ontvanger = rij_tekst(ctx, r, rij, 6);
    struct bericht b = {.dienst = ret->dienst,
                        .id = rij_tekst(ctx, r, rij, 0),
                        .nummer = (long)pg_int(r, rij, 1),
                        .datum_gebeurtenis = pg_date(r, rij, 3),
                        .geregistreerd_op = pg_date(r, rij, 4),
                        .afzender = rij_tekst(ctx, r, rij, 5),
                        .ontvanger = ontvanger != NULL ? ontvanger : "",
                        .ingetrokken = pg_bool(r, rij, 7),
                        .vervangt = rij_tekst(ctx, r, rij, 8),
                        .reden = rij_tekst(ctx, r, rij, 9),
                        .intrekking = pg_bool(r, rij, 10)};
    if (!dienst_lees_velden(ctx, k, r, rij, DIENST_VASTE_KOLOMMEN, true, &b, err))
        return false;
    *ret = b;
    return true;
}
