/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The two round trips of a chunk. The judging between them is in invoer_oordeel.c.
 */
#include "store/invoer.h"

#include "store/document.h"
#include "store/invoer_intern.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define BERICHTEN_EERST 8

struct invoer *invoer_nieuw(TALLOC_CTX *ctx, const struct store *s, const char *naam, struct date vandaag) {
    struct invoer *in = talloc_zero(ctx, struct invoer);
    if (in == NULL)
        abort();
    *in = (struct invoer){.store = *s, .naam = talloc_strdup(in, naam), .vandaag = vandaag};
    return in;
}

void invoer_hex(const unsigned char *bytes, size_t n, char *ret) {
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < n; i++) {
        ret[2 * i] = digits[bytes[i] >> 4];
        ret[2 * i + 1] = digits[bytes[i] & 15];
    }
    ret[2 * n] = '\0';
}

/* ---- the people of the chunk ---- */

static int op_index(const void *a, const void *b) {
    return memcmp(((const struct mens *)a)->index, ((const struct mens *)b)->index, KRYPTO_INDEX_LEN);
}

static struct mens *mens_op_index(const struct invoer *in, const unsigned char *index) {
    struct mens zoek = {0};
    memcpy(zoek.index, index, KRYPTO_INDEX_LEN);
    return bsearch(&zoek, in->mensen, in->mensen_aantal, sizeof *in->mensen, op_index);
}

struct mens *invoer_mens(const struct invoer *in, const char *bsn) {
    unsigned char index[KRYPTO_INDEX_LEN];
    krypto_blind_index(in->store.krypto, "bsn", bsn, index);
    struct mens *m = mens_op_index(in, index);
    assert(m != NULL); /* every line's person was put there by maak_mensen */
    return m;
}

static void maak_mensen(struct invoer *in, const struct invoer_regel *regels, size_t aantal) {
    in->mensen = talloc_zero_array(in->stuk, struct mens, (unsigned)aantal);
    if (in->mensen == NULL)
        abort();
    for (size_t i = 0; i < aantal; i++) {
        in->mensen[i].bsn = regels[i].wie.bsn;
        krypto_blind_index(in->store.krypto, "bsn", regels[i].wie.bsn, in->mensen[i].index);
    }
    qsort(in->mensen, aantal, sizeof *in->mensen, op_index);
    size_t n = 0;
    for (size_t i = 0; i < aantal; i++)
        if (n == 0 || op_index(&in->mensen[n - 1], &in->mensen[i]) != 0)
            in->mensen[n++] = in->mensen[i];
    in->mensen_aantal = n;
}

void mens_voeg_bericht(struct mens *m, TALLOC_CTX *ctx, const struct bericht *b) {
    if (m->aantal == m->ruimte) {
        m->ruimte = m->ruimte == 0 ? BERICHTEN_EERST : m->ruimte * 2;
        m->berichten = talloc_realloc(ctx, m->berichten, struct bericht, (unsigned)m->ruimte);
        if (m->berichten == NULL)
            abort();
    }
    m->berichten[m->aantal] = *b;
    if (b->nummer == 0) /* not yet in the database: it will come after all that is */
        m->berichten[m->aantal].nummer = m->aantal > 0 ? m->berichten[m->aantal - 1].nummer + 1 : 1;
    m->aantal++;
}

/* ---- first round trip: what is there ---- */

const char *invoer_index_literal(TALLOC_CTX *ctx, const char *const *hex, size_t n) {
    struct buf *b = buf_new(ctx, n * (2 * KRYPTO_INDEX_LEN + 8) + 3);
    buf_add_char(b, '{');
    for (size_t i = 0; i < n; i++)
        buf_addf(b, "%s\"\\\\x%s\"", i > 0 ? "," : "", hex[i]);
    buf_add_char(b, '}');
    return b->data;
}

static const char *bsn_literal(struct invoer *in) {
    const char **hex = talloc_array(in->stuk, const char *, (unsigned)in->mensen_aantal + 1);
    for (size_t i = 0; i < in->mensen_aantal; i++) {
        char *h = talloc_array(in->stuk, char, 2 * KRYPTO_INDEX_LEN + 1);
        invoer_hex(in->mensen[i].index, KRYPTO_INDEX_LEN, h);
        hex[i] = h;
    }
    return invoer_index_literal(in->stuk, hex, in->mensen_aantal);
}

static const char *v_literal(struct invoer *in, const struct invoer_regel *regels, size_t aantal) {
    const char **hex = talloc_array(in->stuk, const char *, (unsigned)(2 * aantal + 1));
    size_t n = 0;
    for (size_t i = 0; i < aantal; i++) {
        const char *nummers[] = {bericht_waarde(&regels[i].bericht, "v_nummer"), regels[i].wie.v_nummer};
        for (size_t j = 0; j < 2; j++) {
            if (nummers[j] == NULL || (j == 1 && nummers[0] != NULL && strcmp(nummers[0], nummers[1]) == 0))
                continue;
            unsigned char index[KRYPTO_INDEX_LEN];
            char *h = talloc_array(in->stuk, char, 2 * KRYPTO_INDEX_LEN + 1);
            krypto_blind_index(in->store.krypto, "v_nummer", nummers[j], index);
            invoer_hex(index, sizeof index, h);
            hex[n++] = h;
        }
    }
    return invoer_index_literal(in->stuk, hex, n);
}

struct eerste {
    int organisaties, gesplitst, bekend, dossiers, v_nummers, opvolging, historie;
};

static struct eerste vraag_wat_er_is(struct invoer *in, struct pg_batch *b, const struct invoer_regel *regels,
                                     size_t aantal) {
    struct rijen *kenmerken = rijen_nieuw(in->stuk, 2);
    for (size_t i = 0; i < aantal; i++) {
        const char *van_regel[] = {regels[i].kenmerk, regels[i].vervangt};
        for (size_t k = 0; k < 2 && van_regel[k] != NULL; k++) {
            const char **rij = rijen_erbij(kenmerken);
            rij[0] = regels[i].bericht.afzender;
            rij[1] = van_regel[k];
        }
    }
    const struct pg_param mensen = PG_TEXT(bsn_literal(in));
    struct eerste e;
    pg_batch_add(b, PG_Q_BEGIN, NULL, 0);
    if (in->upload != NULL)
        upload_stuk_begin(in, b);
    pg_batch_add(b, PG_Q_INVOER_SLOT, NULL, 0);
    e.organisaties = pg_batch_add(b, PG_Q_ORGANISATIES, NULL, 0);
    e.gesplitst = pg_batch_add(b, PG_Q_GESPLITST, NULL, 0);
    e.bekend = rijen_voeg(kenmerken, b, PG_Q_INVOER_BEKEND);
    e.dossiers = pg_batch_add(b, PG_Q_INVOER_DOSSIERS, &mensen, 1);
    e.v_nummers =
        pg_batch_add(b, PG_Q_INVOER_V_NUMMERS, (struct pg_param[]){PG_TEXT(v_literal(in, regels, aantal))}, 1);
    e.opvolging = pg_batch_add(b, PG_Q_INVOER_OPVOLGING, &mensen, 1);
    e.historie = pg_batch_add(b, PG_Q_INVOER_HISTORIE, &mensen, 1);
    return e;
}

static const char **lees_lijst(TALLOC_CTX *ctx, const struct pg_rows *r, size_t *ret_n) {
    int n = pg_count(r);
    const char **lijst = talloc_zero_array(ctx, const char *, (unsigned)n + 1);
    for (int i = 0; i < n; i++)
        lijst[i] = rij_tekst(ctx, r, i, 0);
    *ret_n = (size_t)n;
    return lijst;
}

static void lees_bekend(struct invoer *in, const struct pg_rows *r) {
    in->bekend_aantal = (size_t)pg_count(r);
    in->bekend = talloc_zero_array(in->stuk, struct bekend, (unsigned)in->bekend_aantal);
    if (in->bekend == NULL)
        abort();
    for (int i = 0; i < pg_count(r); i++)
        in->bekend[i] = (struct bekend){.sleutel = rij_tekst(in->stuk, r, i, 0), .id = rij_tekst(in->stuk, r, i, 1)};
}

static void lees_dossiers(struct invoer *in, const struct pg_rows *r) {
    for (int i = 0; i < pg_count(r); i++) {
        size_t len;
        const unsigned char *index = pg_bytes(in->stuk, r, i, 1, &len);
        struct mens *m = len == KRYPTO_INDEX_LEN ? mens_op_index(in, index) : NULL;
        if (m == NULL)
            continue;
        m->id = rij_tekst(in->stuk, r, i, 0);
        const unsigned char *v_index = pg_bytes(in->stuk, r, i, 2, &len);
        m->heeft_v = len == KRYPTO_INDEX_LEN;
        if (m->heeft_v)
            memcpy(m->v_index, v_index, len);
        for (int p = 0; p < PERSOON_GEHEIM; p++)
            m->persoon[p] = rij_tekst(in->stuk, r, i, 3 + p);
        m->persoon[PERSOON_GEHEIM] = pg_bool(r, i, 3 + PERSOON_GEHEIM) ? "ja" : "nee";
    }
}

/* The berichten of one dossier come together: vorige is the one of the row before. */
static struct mens *mens_op_dossier(const struct invoer *in, const char *id, struct mens *vorige) {
    if (vorige != NULL && strcmp(vorige->id, id) == 0)
        return vorige;
    for (size_t i = 0; i < in->mensen_aantal; i++)
        if (in->mensen[i].id != NULL && strcmp(in->mensen[i].id, id) == 0)
            return &in->mensen[i];
    return NULL;
}

bool invoer_lees_historie(struct invoer *in, const struct pg_rows *r, struct err *err) {
    struct mens *m = NULL;
    for (int rij = 0; rij < pg_count(r); rij++) {
        struct bericht b;
        m = mens_op_dossier(in, historie_dossier(r, rij), m);
        if (m == NULL)
            continue;
        if (!dienst_lees_bericht(in->stuk, in->store.krypto, r, rij, &b, err))
            return false;
        if (b.dienst != NULL)
            mens_voeg_bericht(m, in->stuk, &b);
    }
    return true;
}

/* Row by row a dossier; the one without is for everybody who has none of her own. */
static bool lees_opvolging(struct invoer *in, const struct pg_rows *r, struct err *err) {
    for (int i = 0; i < pg_count(r); i++) {
        struct opvolging o;
        size_t n;
        const char **teksten = pg_texts(in->stuk, r, i, 1, &n);
        if (!opvolging_lees(in->stuk, teksten, n, &o, err))
            return false;
        for (size_t m = 0; m < in->mensen_aantal; m++) {
            const char *id = in->mensen[m].id;
            if (pg_is_null(r, i, 0) ? id == NULL : id != NULL && strcmp(id, pg_text(r, i, 0)) == 0)
                in->mensen[m].opvolging = o;
        }
    }
    return true;
}

static bool lees_wat_er_is(struct invoer *in, const struct invoer_regel *regels, size_t aantal, struct err *err) {
    struct pg_batch *b = pg_batch_new(in->stuk, in->store.pg);
    struct eerste e = vraag_wat_er_is(in, b, regels, aantal);
    if (!pg_batch_run(b, err) || (in->upload != NULL && !upload_stuk_mag(in, b, err)))
        return false;
    if (in->organisaties == NULL)
        in->organisaties = lees_lijst(in, pg_batch_rows(b, e.organisaties), &in->organisaties_aantal);
    if (e.bekend >= 0) /* otherwise a chunk of an upload in which no row can be read */
        lees_bekend(in, pg_batch_rows(b, e.bekend));
    in->v_bezet = lees_lijst(in->stuk, pg_batch_rows(b, e.v_nummers), &in->v_bezet_aantal);
    in->gesplitst = lees_lijst(in->stuk, pg_batch_rows(b, e.gesplitst), &in->gesplitst_aantal);
    lees_dossiers(in, pg_batch_rows(b, e.dossiers));
    return lees_opvolging(in, pg_batch_rows(b, e.opvolging), err) && invoer_lees_historie(in, pg_batch_rows(b, e.historie), err);
}

/* ---- second round trip: what was decided ---- */

/* "Haddad, Amal van der": as lists show and sort it. */
static const char *lijstnaam(TALLOC_CTX *ctx, const struct mens *m) {
    const char *voor = m->persoon[PERSOON_VOORNAMEN], *tussen = m->persoon[PERSOON_VOORVOEGSEL];
    return talloc_asprintf(ctx, "%s%s%s%s%s", m->persoon[PERSOON_GESLACHTSNAAM],
                           voor != NULL || tussen != NULL ? ", " : "", voor != NULL ? voor : "",
                           voor != NULL && tussen != NULL ? " " : "", tussen != NULL ? tussen : "");
}

/* The columns of the queries dossier_persoon and dossier_voeg; the last two only of the second. */
enum dossier_kolom {
    DOSSIER_ID,
    DOSSIER_V_NUMMER,
    DOSSIER_V_INDEX,
    DOSSIER_NAAM,
    DOSSIER_PERSOON, /* enum persoon from here on */
    DOSSIER_BSN = DOSSIER_PERSOON + PERSOON_KOLOMMEN,
    DOSSIER_BSN_INDEX
};

/* New: the row. Known: who it is now. */
static bool persoon_rij(struct invoer *in, struct rijen *rijen, const struct mens *m, struct err *err) {
    unsigned char *dicht = NULL;
    size_t len = 0;
    const struct krypto *k = in->store.krypto;
    const char **rij = rijen_erbij(rijen);
    const char *geheim = m->persoon[PERSOON_GEHEIM];
    rij[DOSSIER_ID] = m->id;
    rij[DOSSIER_NAAM] = lijstnaam(in->stuk, m);
    for (int p = 0; p < PERSOON_GEHEIM; p++)
        rij[DOSSIER_PERSOON + p] = m->persoon[p];
    rij[DOSSIER_PERSOON + PERSOON_GEHEIM] = geheim != NULL && strcmp(geheim, "ja") == 0 ? "true" : "false";
    if (m->v_nummer != NULL) {
        if (!krypto_seal(rijen, k, "dossier", "v_nummer", m->id, m->v_nummer, &dicht, &len, err))
            return false;
        rij[DOSSIER_V_NUMMER] = pg_bytes_text(rijen, dicht, len);
        rij[DOSSIER_V_INDEX] = pg_bytes_text(rijen, m->v_index, KRYPTO_INDEX_LEN);
    }
    if (!m->nieuw)
        return true;
    if (!krypto_seal(rijen, k, "dossier", "bsn", m->id, m->bsn, &dicht, &len, err))
        return false;
    rij[DOSSIER_BSN] = pg_bytes_text(rijen, dicht, len);
    rij[DOSSIER_BSN_INDEX] = pg_bytes_text(rijen, m->index, KRYPTO_INDEX_LEN);
    return true;
}

static bool schrijf_mensen(struct invoer *in, struct pg_batch *b, struct err *err) {
    struct rijen *nieuw = rijen_nieuw(in->stuk, DOSSIER_BSN_INDEX + 1);
    struct rijen *anders = rijen_nieuw(in->stuk, DOSSIER_BSN);
    for (size_t i = 0; i < in->mensen_aantal; i++) {
        const struct mens *m = &in->mensen[i];
        if (m->geraakt && (m->nieuw || m->persoon_anders) && !persoon_rij(in, m->nieuw ? nieuw : anders, m, err))
            return false;
    }
    rijen_voeg(nieuw, b, PG_Q_DOSSIER_VOEG);
    rijen_voeg(anders, b, PG_Q_DOSSIER_PERSOON);
    return true;
}

static const char *document_id(const struct bericht *b) {
    for (size_t i = 0; b->dienst->velden[i].naam != NULL; i++)
        if (b->dienst->velden[i].soort == VELD_DOCUMENT)
            return b->waarden[i];
    return NULL;
}

/* What is kept is what the sender said: who stands in that place is worked out when it is read. */
static struct bericht zoals_genoemd(const struct invoer_regel *r, const struct besluit *s) {
    struct bericht b = s->bericht;
    b.afzender = r->bericht.afzender;
    b.ontvanger = r->bericht.ontvanger;
    for (size_t i = 0; !b.intrekking && b.dienst->velden[i].naam != NULL; i++)
        if (b.dienst->velden[i].soort == VELD_GEMEENTE)
            b.waarden[i] = r->bericht.waarden[i];
    return b;
}

static bool schrijf_regel(struct invoer *in, struct berichten_rijen *berichten, const struct invoer_regel *r,
                          const struct besluit *s, struct err *err) {
    const struct krypto *k = in->store.krypto;
    const char *kanaal = in->upload != NULL ? "csv" : "invoer";
    struct bericht_vast vast = {.dossier = s->mens->id, .kanaal = kanaal, .kenmerk = r->kenmerk};
    const struct bericht genoemd = zoals_genoemd(r, s);
    if (!berichten_erbij(berichten, k, &genoemd, &vast, err))
        return false;
    if (r->document != NULL)
        berichten_document(berichten, &(struct document){.id = document_id(&s->bericht),
                                                         .dossier = s->mens->id,
                                                         .organisatie = s->bericht.afzender,
                                                         .bericht = s->bericht.id,
                                                         .bytes = r->document,
                                                         .len = r->document_len});
    if (!s->heeft_gevolg)
        return true;
    vast = (struct bericht_vast){.dossier = s->mens->id,
                                 .kanaal = "stelsel",
                                 .kenmerk = talloc_asprintf(in->stuk, "%s" GEVOLG_KENMERK, s->bericht.id),
                                 .gevolg_van = s->bericht.id};
    return berichten_erbij(berichten, k, &s->gevolg, &vast, err);
}

struct standen *invoer_schrijf_standen(struct invoer *in, struct pg_batch *b) {
    struct standen *s = standen_nieuw(in->stuk, in->vandaag);
    for (size_t i = 0; i < in->mensen_aantal; i++) {
        const struct mens *m = &in->mensen[i];
        if (m->geraakt)
            standen_erbij(s, m->id, &(struct historie){.berichten = m->berichten, .aantal = m->aantal});
    }
    standen_voeg(s, b, STAND_DOOR_TAAK);
    return s;
}

static void schrijf_relaties(struct invoer *in, struct pg_batch *b, struct standen *s) {
    for (size_t i = 0; i < in->mensen_aantal; i++) {
        const struct mens *m = &in->mensen[i];
        struct werkrelaties nu;
        if (!m->geraakt)
            continue;
        stelsel_werkrelaties(&(struct historie){.berichten = m->berichten, .aantal = m->aantal}, &nu);
        if (!werkrelaties_gelijk(m->relaties, &nu))
            relaties_erbij(s, m->id, &nu);
    }
    relaties_voeg(s, b);
}

static void schrijf_audit(struct invoer *in, struct pg_batch *b, const struct invoer_regel *regels, size_t aantal) {
    const char **dossiers = talloc_zero_array(in->stuk, const char *, (unsigned)aantal + 1);
    const char **diensten = talloc_zero_array(in->stuk, const char *, (unsigned)aantal + 1);
    size_t n = 0, bekend = 0;
    for (size_t i = 0; i < aantal; i++) {
        bekend += regels[i].uitkomst == INVOER_BEKEND;
        if (regels[i].uitkomst != INVOER_GOED)
            continue;
        dossiers[n] = in->besluiten[i].mens->id;
        diensten[n++] = regels[i].bericht.dienst->code;
    }
    const char *rest =
        talloc_asprintf(in->stuk, "%zu aangenomen, %zu al bekend, %zu geweigerd", n, bekend, aantal - n - bekend);
    pg_batch_add(b, PG_Q_AUDIT_INVOER,
                 (struct pg_param[]){PG_TEXT(pg_list_literal(in->stuk, dossiers)),
                                     PG_TEXT(pg_list_literal(in->stuk, diensten)), PG_TEXT(AUDIT_GROND_STANDAARD),
                                     PG_TEXT(in->naam), PG_TEXT(rest)},
                 5);
}

static bool schrijf_regels(struct invoer *in, struct pg_batch *b, const struct invoer_regel *regels, size_t aantal,
                           struct err *err) {
    struct berichten_rijen *berichten = berichten_nieuw(in->stuk);
    struct err geen = {.kind = ERR_NONE};
    if (!schrijf_mensen(in, b, err))
        return false;
    for (size_t i = 0; i < aantal; i++)
        if (regels[i].uitkomst == INVOER_GOED && !schrijf_regel(in, berichten, &regels[i], &in->besluiten[i], err))
            return false;
    if (berichten_voeg(berichten, in->store.krypto, b, &geen) < 0 && geen.kind != ERR_NONE)
        return err_set(err, geen.kind, geen.place, "%s", geen.reason);
    return true;
}

static bool schrijf(struct invoer *in, const struct invoer_regel *regels, size_t aantal, struct err *err) {
    struct pg_batch *b = pg_batch_new(in->stuk, in->store.pg);
    bool proef = in->upload != NULL && in->upload->proef;
    if (!proef && !schrijf_regels(in, b, regels, aantal, err))
        return false;
    struct standen *standen = proef ? NULL : invoer_schrijf_standen(in, b);
    if (in->upload != NULL)
        upload_stuk_schrijf(in, b, regels, aantal);
    else
        schrijf_audit(in, b, regels, aantal);
    if (!proef)
        schrijf_relaties(in, b, standen);
    pg_batch_add(b, PG_Q_COMMIT, NULL, 0);
    return pg_batch_run(b, err);
}

bool invoer_stuk(struct invoer *in, struct invoer_regel *regels, size_t aantal, struct err *err) {
    assert(aantal <= INVOER_STUK_MAX);
    talloc_free(in->stuk);
    in->stuk = talloc_new(in);
    if (aantal == 0 && in->upload == NULL)
        return true;
    in->besluiten = talloc_zero_array(in->stuk, struct besluit, (unsigned)aantal);
    maak_mensen(in, regels, aantal);
    bool goed = lees_wat_er_is(in, regels, aantal, err);
    for (size_t i = 0; goed && i < aantal; i++)
        invoer_oordeel(in, regels, i);
    goed = goed && schrijf(in, regels, aantal, err);
    if (!goed && pg_in_transaction(in->store.pg))
        pg_rollback(in->store.pg);
    return goed;
}
