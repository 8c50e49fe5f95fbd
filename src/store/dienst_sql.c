/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The fields of a stelseldienst in its table: the insert derived from its field rows, and reading them back. Names come
 * from the declarations only, never from input. Every service has its own text under its own name, always the same, so
 * that it is prepared once.
 */
#include "store/intern.h"
#include "store/opvolging.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Columns of the queries historie and invoer_historie. */
enum historie_kolom {
    HISTORIE_ID,
    HISTORIE_NUMMER,
    HISTORIE_DOSSIER,
    HISTORIE_GEBEURTENIS,
    HISTORIE_GEREGISTREERD,
    HISTORIE_AFZENDER,
    HISTORIE_ONTVANGER,
    HISTORIE_INGETROKKEN,
    HISTORIE_VERVANGT,
    HISTORIE_REDEN,
    HISTORIE_INTREKKING,
    HISTORIE_GEVOLG_VAN,
    HISTORIE_DIENST,
    HISTORIE_NAMEN,
    HISTORIE_WAARDEN,
    HISTORIE_OPVOLGING
};

static bool verzegeld(const struct veld *f) {
    return f->biv.v == BIV_HOOG;
}

/* ---- writing ---- */

static const char *kolom_type(const struct veld *f) {
    if (verzegeld(f))
        return "bytea";
    switch (f->soort) {
    case VELD_DATUM:
        return "date";
    case VELD_JANEE:
        return "boolean";
    case VELD_GETAL:
    case VELD_UREN:
        return "integer";
    case VELD_BEDRAG:
        return "numeric";
    case VELD_DOCUMENT:
        return "uuid";
    case VELD_MEERKEUZE:
        return "text[]";
    default:
        return "text";
    }
}

/* INSERT … SELECT from one array of texts for each column. */
static const char *voeg_tekst(TALLOC_CTX *ctx, const struct stelseldienst *d) {
    struct buf *sql = buf_new(ctx, 1024);
    size_t aantal = stelsel_veld_aantal(d);
    buf_addf(sql, "INSERT INTO portaal.bericht_%s (bericht_id", d->code);
    for (size_t i = 0; i < aantal; i++)
        buf_addf(sql, ", %s", d->velden[i].naam);
    buf_add(sql, ") SELECT u.k0::uuid");
    for (size_t i = 0; i < aantal; i++)
        buf_addf(sql, ", u.k%zu::%s", i + 1, kolom_type(&d->velden[i]));
    buf_add(sql, " FROM unnest(");
    for (size_t i = 0; i <= aantal; i++)
        buf_addf(sql, "%s$%zu::text[]", i > 0 ? ", " : "", i + 1);
    buf_add(sql, ") u (");
    for (size_t i = 0; i <= aantal; i++)
        buf_addf(sql, "%sk%zu", i > 0 ? ", " : "", i);
    buf_add(sql, ")");
    return sql->data;
}

void dienst_voeg(struct pg_batch *batch, const struct stelseldienst *d, struct rijen *rijen) {
    TALLOC_CTX *tmp = talloc_new(NULL);
    struct pg_param params[RIJEN_KOLOMMEN_MAX];
    const char *naam = talloc_asprintf(tmp, "voeg_%s", d->code);
    if (naam == NULL)
        abort();
    rijen_params(rijen, params);
    pg_batch_add_text(batch, naam, voeg_tekst(tmp, d), params, rijen->kolommen);
    talloc_free(tmp);
}

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

bool dienst_rij(struct rijen *rijen, const struct krypto *k, const struct bericht *b, struct err *err) {
    const struct stelseldienst *d = b->dienst;
    const char *tabel = talloc_asprintf(rijen, "bericht_%s", d->code);
    const char **rij = rijen_erbij(rijen);
    rij[0] = b->id;
    for (int i = 0; d->velden[i].naam != NULL; i++) {
        const struct veld *f = &d->velden[i];
        unsigned char *dicht;
        size_t len;
        if (b->waarden[i] == NULL)
            continue;
        if (!verzegeld(f)) {
            rij[i + 1] = naar_kolom(rijen, f, b->waarden[i]);
            continue;
        }
        if (!krypto_seal(rijen, k, tabel, f->naam, b->id, b->waarden[i], &dicht, &len, err))
            return false;
        rij[i + 1] = pg_bytes_text(rijen, dicht, len);
    }
    return true;
}

/* ---- reading ---- */

static const char *van_kolom(TALLOC_CTX *ctx, const struct veld *f, const char *tekst) {
    size_t n = strlen(tekst);
    switch (f->soort) {
    case VELD_JANEE:
        return tekst[0] == 't' ? "ja" : "nee";
    case VELD_MEERKEUZE:
        return n <= 2 ? NULL : talloc_strndup(ctx, tekst + 1, n - 2);
    default:
        return tekst;
    }
}

static bool open_waarde(TALLOC_CTX *ctx, const struct krypto *k, const struct bericht *b, const struct veld *f,
                        const char *tekst, const char **ret, struct err *err) {
    size_t len;
    char *open;
    const unsigned char *dicht = pg_bytes_of(ctx, tekst, &len);
    const char *tabel = talloc_asprintf(ctx, "bericht_%s", b->dienst->code);
    if (!krypto_open_sealed(ctx, k, tabel, f->naam, b->id, dicht, len, &open, err))
        return false;
    *ret = open;
    return true;
}

/* The text of a field; they mostly come in the order of the declaration. False: it is not among them. */
static bool vind_tekst(const char *const *namen, const char *const *teksten, size_t n, size_t verwacht,
                       const char *naam, const char **ret) {
    for (size_t i = 0; i < n; i++) {
        size_t plek = (verwacht + i) % n;
        if (namen[plek] != NULL && strcmp(namen[plek], naam) == 0) {
            *ret = teksten[plek];
            return true;
        }
    }
    return false;
}

bool dienst_lees_velden(TALLOC_CTX *ctx, const struct krypto *k, const struct pg_rows *r, int rij, int kolom, bool open,
                        struct bericht *b, struct err *err) {
    size_t n, aantal;
    const char **namen = pg_texts(ctx, r, rij, kolom, &n), **teksten = pg_texts(ctx, r, rij, kolom + 1, &aantal);
    for (size_t i = 0; b->dienst->velden[i].naam != NULL; i++) {
        const struct veld *f = &b->dienst->velden[i];
        const char *tekst = NULL;
        if (n != aantal || !vind_tekst(namen, teksten, n, i, f->naam, &tekst))
            return err_set(err, ERR_INTERNAL, b->dienst->code, "a bericht without its fields");
        if (tekst == NULL)
            continue;
        if (!verzegeld(f))
            b->waarden[i] = van_kolom(ctx, f, tekst);
        else if (!open)
            b->waarden[i] = masker;
        else if (!open_waarde(ctx, k, b, f, tekst, &b->waarden[i], err))
            return false;
    }
    return true;
}

/* Who stands there now, instead of who is named. */
static bool volg_op(TALLOC_CTX *ctx, const struct pg_rows *r, int rij, struct bericht *b, struct err *err) {
    struct opvolging o;
    size_t n = 0;
    if (pg_is_null(r, rij, HISTORIE_OPVOLGING))
        return true;
    const char **teksten = pg_texts(ctx, r, rij, HISTORIE_OPVOLGING, &n);
    if (!opvolging_lees(ctx, teksten, n, &o, err))
        return false;
    opvolging_bericht(&o, b, b->nummer);
    return true;
}

bool dienst_lees_bericht(TALLOC_CTX *ctx, const struct krypto *k, const struct pg_rows *r, int rij, struct bericht *ret,
                         struct err *err) {
    const char *ontvanger = rij_tekst(ctx, r, rij, HISTORIE_ONTVANGER);
    struct bericht b = {.dienst = stelsel_vind(pg_text(r, rij, HISTORIE_DIENST)),
                        .id = rij_tekst(ctx, r, rij, HISTORIE_ID),
                        .nummer = (long)pg_int(r, rij, HISTORIE_NUMMER),
                        .datum_gebeurtenis = pg_date(r, rij, HISTORIE_GEBEURTENIS),
                        .geregistreerd_op = pg_date(r, rij, HISTORIE_GEREGISTREERD),
                        .afzender = rij_tekst(ctx, r, rij, HISTORIE_AFZENDER),
                        .ontvanger = ontvanger != NULL ? ontvanger : "",
                        .ingetrokken = pg_bool(r, rij, HISTORIE_INGETROKKEN),
                        .vervangt = rij_tekst(ctx, r, rij, HISTORIE_VERVANGT),
                        .reden = rij_tekst(ctx, r, rij, HISTORIE_REDEN),
                        .intrekking = pg_bool(r, rij, HISTORIE_INTREKKING),
                        .gevolg_van = rij_tekst(ctx, r, rij, HISTORIE_GEVOLG_VAN)};
    if (b.dienst != NULL && !dienst_lees_velden(ctx, k, r, rij, HISTORIE_NAMEN, true, &b, err))
        return false;
    if (!volg_op(ctx, r, rij, &b, err))
        return false;
    *ret = b;
    return true;
}

const char *historie_dossier(const struct pg_rows *r, int rij) {
    return pg_text(r, rij, HISTORIE_DOSSIER);
}
