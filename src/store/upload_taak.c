/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Uploads as the job sees them. The chunk itself goes through invoer: the same judging, the same writing.
 */
#include "store/upload.h"

#include "store/invoer_intern.h"

#include <stdlib.h>
#include <string.h>

#define MELDINGEN_MAX 12

/* One statement in a transaction of its own. */
static const struct pg_rows *een(TALLOC_CTX *ctx, const struct store *s, enum pg_query q, const struct pg_param *params,
                                 int n, struct err *err) {
    struct pg_batch *b = pg_batch_new(ctx, s->pg);
    pg_batch_add(b, PG_Q_BEGIN, NULL, 0);
    int nummer = pg_batch_add(b, q, params, n);
    pg_batch_add(b, PG_Q_COMMIT, NULL, 0);
    return pg_batch_run(b, err) ? pg_batch_rows(b, nummer) : NULL;
}

bool upload_beurt(const struct store *s, bool *ret, struct err *err) {
    TALLOC_CTX *ctx = talloc_new(NULL);
    const struct pg_rows *r = een(ctx, s, PG_Q_TAAK_BEURT, NULL, 0, err);
    bool goed = r != NULL;
    if (goed)
        *ret = pg_bool(r, 0, 0);
    talloc_free(ctx);
    return goed;
}

bool upload_werk_neem(TALLOC_CTX *ctx, const struct store *s, struct upload_werk *ret, struct err *err) {
    const struct pg_rows *r = een(ctx, s, PG_Q_UPLOAD_WERK, NULL, 0, err);
    *ret = (struct upload_werk){.id = NULL};
    if (r == NULL || pg_count(r) == 0)
        return r != NULL;
    *ret = (struct upload_werk){.id = rij_tekst(ctx, r, 0, 0),
                                .organisatie = rij_tekst(ctx, r, 0, 1),
                                .dienst = stelsel_vind(pg_text(r, 0, 2)),
                                .proef = strcmp(pg_text(r, 0, 3), "controleren") == 0,
                                .gedaan = (long)pg_int(r, 0, 4),
                                .hoog = pg_bool(r, 0, 6)};
    size_t len = 0;
    const unsigned char *dicht = pg_bytes(ctx, r, 0, 5, &len);
    char *tekst = NULL;
    struct err geheim = {0}; /* a text that does not open ends this upload, not the job */
    if (dicht != NULL && krypto_open_sealed(ctx, s->krypto, "upload", "inhoud", ret->id, dicht, len, &tekst, &geheim))
        ret->tekst = tekst;
    return true;
}

bool upload_werk_fouten(TALLOC_CTX *ctx, const struct store *s, const char *id, long **ret, size_t *ret_aantal,
                        struct err *err) {
    const struct pg_rows *r = een(ctx, s, PG_Q_UPLOAD_FOUTEN, (struct pg_param[]){PG_TEXT(id)}, 1, err);
    if (r == NULL)
        return false;
    *ret_aantal = (size_t)pg_count(r);
    *ret = talloc_zero_array(ctx, long, (unsigned)pg_count(r) + 1);
    for (int i = 0; i < pg_count(r); i++)
        (*ret)[i] = (long)pg_int(r, i, 0);
    return true;
}

bool upload_werk_klaar(const struct store *s, const char *id, bool mislukt, struct err *err) {
    TALLOC_CTX *ctx = talloc_new(NULL);
    bool goed = een(ctx, s, PG_Q_UPLOAD_KLAAR, (struct pg_param[]){PG_TEXT(id), PG_TEXT(mislukt ? "mislukt" : NULL)}, 2,
                    err) != NULL;
    talloc_free(ctx);
    return goed;
}

bool upload_ruim_op(const struct store *s, size_t *ret_aantal, struct err *err) {
    TALLOC_CTX *ctx = talloc_new(NULL);
    const struct pg_rows *r = een(ctx, s, PG_Q_UPLOAD_RUIM_OP, NULL, 0, err);
    *ret_aantal = r != NULL ? (size_t)pg_count(r) : 0;
    talloc_free(ctx);
    return r != NULL;
}

/* ---- a chunk: what invoer calls while it has an upload at hand ---- */

void upload_stuk_begin(struct invoer *in, struct pg_batch *b) {
    const struct upload_werk *w = in->upload;
    in->upload_slot = pg_batch_add(b, PG_Q_UPLOAD_STUK,
                                   (struct pg_param[]){PG_TEXT(w->id), PG_TEXT(w->proef ? "controleren" : "leveren"),
                                                       PG_TEXT(talloc_asprintf(in->stuk, "%ld", w->gedaan))},
                                   3);
}

bool upload_stuk_mag(const struct invoer *in, const struct pg_batch *b, struct err *err) {
    return pg_count(pg_batch_rows(b, in->upload_slot)) == 1 ||
           err_set(err, ERR_CONFLICT, "upload", "it is not where it was, or may no longer go on");
}

bool upload_oordeel(struct invoer *in, struct invoer_regel *r, const struct bevindingen *gevonden) {
    struct buf *b = buf_new(in->stuk, 200);
    bool kan = true;
    for (size_t i = 0; i < gevonden->aantal && i < MELDINGEN_MAX; i++) {
        const struct bevinding *f = &gevonden->rows[i];
        bool zonder_reden = f->ernst == ERNST_WAARSCHUWING && r->bericht.reden == NULL;
        buf_addf(b, "%s%s%s", b->len > 0 ? "\n" : "", f->ernst == ERNST_WAARSCHUWING ? "Let op: " : "", f->melding);
        if (f->artikel != NULL)
            buf_addf(b, " (%s)", f->artikel);
        kan = kan && f->ernst != ERNST_FOUT && !zonder_reden;
    }
    if (gevonden->waarschuwingen > 0 && r->bericht.reden == NULL)
        buf_add(b,
                "\nLeg in de kolom met de reden uit waarom het toch klopt. Zonder uitleg kunt u dit niet versturen.");
    r->meldingen = b->len > 0 ? b->data : NULL;
    r->gewaarschuwd = gevonden->waarschuwingen > 0;
    return kan;
}

enum kolom { K_REGEL, K_UITKOMST, K_MELDINGEN, K_DOSSIER, K_BERICHT, KOLOMMEN };

struct uitslag {
    const char *cellen[2 * INVOER_STUK_MAX][KOLOMMEN];
    size_t aantal;
    long van[UPLOAD_UITKOMSTEN];
};

static const char **erbij(struct uitslag *u, TALLOC_CTX *ctx, long regel, enum upload_uitkomst uitkomst) {
    const char **rij = u->cellen[u->aantal++];
    rij[K_REGEL] = talloc_asprintf(ctx, "%ld", regel);
    rij[K_UITKOMST] = upload_uitkomst_code(uitkomst);
    u->van[uitkomst]++;
    return rij;
}

static void regel_uitslag(const struct invoer *in, struct uitslag *u, const struct invoer_regel *regels, size_t i) {
    const struct invoer_regel *r = &regels[i];
    const struct besluit *s = &in->besluiten[i];
    bool kan = r->uitkomst != INVOER_GEWEIGERD;
    enum upload_uitkomst uitkomst = !kan                 ? UPLOAD_FOUT
                                    : !in->upload->proef ? UPLOAD_GELEVERD
                                    : r->gewaarschuwd    ? UPLOAD_WAARSCHUWING
                                                         : UPLOAD_GOED;
    const char **rij = erbij(u, in->stuk, r->regel, uitkomst);
    rij[K_MELDINGEN] = kan || r->meldingen != NULL ? r->meldingen : r->reden;
    rij[K_DOSSIER] = invoer_mens(in, r->wie.bsn)->id;
    if (uitkomst == UPLOAD_GELEVERD) /* known already: delivered before this job was broken off */
        rij[K_BERICHT] = r->uitkomst == INVOER_GOED ? s->bericht.id : invoer_bekend(in, regels, i, r->kenmerk);
}

static const char *lijst(const struct uitslag *u, TALLOC_CTX *ctx, enum kolom k) {
    return pg_texts_literal(ctx, &u->cellen[0][k], u->aantal, KOLOMMEN);
}

static void schrijf_audit(struct invoer *in, struct pg_batch *b, const struct uitslag *u) {
    const char **dossiers = talloc_zero_array(in->stuk, const char *, (unsigned)u->aantal + 1);
    const char **diensten = talloc_zero_array(in->stuk, const char *, (unsigned)u->aantal + 1);
    bool proef = in->upload->proef;
    size_t n = 0;
    for (size_t i = 0; i < u->aantal; i++)
        if (u->cellen[i][K_DOSSIER] != NULL && (proef || u->cellen[i][K_BERICHT] != NULL)) {
            dossiers[n] = u->cellen[i][K_DOSSIER];
            diensten[n++] = in->upload->dienst->code;
        }
    pg_batch_add(b, PG_Q_AUDIT_UPLOAD,
                 (struct pg_param[]){PG_TEXT(audit_handeling_code(proef ? AUDIT_FORMULIER : AUDIT_LEVEREN)),
                                     PG_TEXT(pg_list_literal(in->stuk, dossiers)),
                                     PG_TEXT(pg_list_literal(in->stuk, diensten)), PG_TEXT(in->upload->dienst->grond),
                                     PG_TEXT(proef ? "csv, gecontroleerd" : "csv, geleverd"), PG_TEXT(in->upload->id)},
                 6);
}

void upload_stuk_schrijf(struct invoer *in, struct pg_batch *b, const struct invoer_regel *regels, size_t aantal) {
    struct uitslag *u = talloc_zero(in->stuk, struct uitslag);
    if (u == NULL)
        abort();
    for (size_t i = 0; i < aantal; i++)
        regel_uitslag(in, u, regels, i);
    for (size_t i = 0; i < in->upload_stuk->kapot_aantal; i++) {
        const struct upload_kapot *k = &in->upload_stuk->kapot[i];
        erbij(u, in->stuk, k->regel, UPLOAD_FOUT)[K_MELDINGEN] = k->meldingen;
    }
    pg_batch_add(b, PG_Q_UPLOAD_REGELS_ZET,
                 (struct pg_param[]){PG_TEXT(in->upload->id), PG_TEXT(lijst(u, in->stuk, K_REGEL)),
                                     PG_TEXT(lijst(u, in->stuk, K_UITKOMST)), PG_TEXT(lijst(u, in->stuk, K_MELDINGEN)),
                                     PG_TEXT(lijst(u, in->stuk, K_DOSSIER)), PG_TEXT(lijst(u, in->stuk, K_BERICHT))},
                 6);
    schrijf_audit(in, b, u);
    long geteld[] = {in->upload_stuk->gedaan, u->van[UPLOAD_GOED], u->van[UPLOAD_WAARSCHUWING], u->van[UPLOAD_FOUT],
                     u->van[UPLOAD_GELEVERD]};
    struct pg_param params[6] = {PG_TEXT(in->upload->id)};
    for (size_t i = 0; i < 5; i++)
        params[i + 1] = PG_TEXT(talloc_asprintf(in->stuk, "%ld", geteld[i]));
    pg_batch_add(b, PG_Q_UPLOAD_VOORTGANG, params, 6);
}

bool upload_werk_stuk(struct invoer *in, const struct upload_werk *w, const struct upload_stuk *stuk, struct err *err) {
    for (size_t i = 0; i < stuk->aantal; i++) {
        if (!w->hoog && bericht_heeft_hoog(&stuk->regels[i].bericht))
            return err_set(err, ERR_DENIED, "upload", REDEN_HOOG);
        stuk->regels[i].bericht.afzender = w->organisatie;
        stuk->regels[i].bericht.datum_gebeurtenis = in->vandaag; /* unless a field says otherwise */
    }
    in->upload = w;
    in->upload_stuk = stuk;
    bool goed = invoer_stuk(in, stuk->regels, stuk->aantal, err);
    in->upload = NULL;
    in->upload_stuk = NULL;
    return goed;
}
