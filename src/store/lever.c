/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "store/lever.h"

#include "store/concept.h"
#include "store/document.h"
#include "store/intern.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct lever_innerlijk {
    struct store_tx *tx;
    const char *kenmerk;
    bool open;                                  /* the transaction waits for its second half */
    const struct stelseldienst *concept_dienst; /* NULL: nothing to keep or throw away */
    const char *concept;
};

static int lever_destroy(struct lever *l) {
    lever_laat(l);
    return 0;
}

static bool kenmerk_goed(const char *k) {
    size_t n = k != NULL ? strlen(k) : 0;
    return n >= 8 && n <= LEVER_KENMERK_MAX &&
           strspn(k, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-") == n;
}

struct zicht *zicht_van(TALLOC_CTX *ctx, const struct historie *h, const char *organisatie) {
    struct zicht *z = talloc_zero(ctx, struct zicht);
    struct bericht *berichten = talloc_array(z, struct bericht, (unsigned)h->aantal + 1);
    if (z == NULL || berichten == NULL)
        abort();
    stelsel_werkrelaties(h, &z->relaties);
    z->relatie = werkrelatie_van(&z->relaties, organisatie);
    z->historie = (struct historie){.berichten = berichten};
    for (size_t i = 0; i < h->aantal; i++)
        if (stelsel_ziet(&h->berichten[i], organisatie, z->relatie))
            berichten[z->historie.aantal++] = h->berichten[i];
    return z;
}

void lever_historie_vraag(struct store_tx *tx, const char *dossier) {
    pg_batch_add(tx->batch, PG_Q_DOSSIER_LEVERT, (struct pg_param[]){PG_TEXT(uuid_of_niets(dossier))}, 1);
    historie_vraag(tx, dossier);
}

/* Lock, person, history; behind what is in the batch already. */
static bool eerste_helft(struct lever *l, const char *dossier, struct err *err) {
    struct store_tx *tx = l->in->tx;
    const char *id = uuid_of_niets(dossier);
    pg_batch_add(tx->batch, PG_Q_DOSSIER_SLOT, (struct pg_param[]){PG_TEXT(id)}, 1);
    dossier_vraag(tx, id, false);
    historie_vraag(tx, id);
    tx_vraag(tx, VRAAG_KENMERK, PG_Q_BERICHT_OP_KENMERK, (struct pg_param[]){PG_TEXT(l->in->kenmerk), PG_TEXT(id)}, 2);
    if (tx->wie->token == NULL || tx->wie->token[0] == '\0')
        return err_set(err, ERR_NO_SESSION, "lever_begin", "geen sessie");
    tx->gelukt = pg_batch_run(tx->batch, err);
    l->in->open = tx->gelukt;
    return tx->gelukt;
}

static bool lees_eerste_helft(struct lever *l, struct err *err) {
    struct store_tx *tx = l->in->tx;
    if (!dossier_lees(l, tx, &l->dossier, err) || !historie_lees(l, tx, &l->historie, err))
        return false;
    l->zicht = zicht_van(l, &l->historie, l->wie.organisatie);
    l->dossier.afsluitend = l->zicht->relatie != NULL && l->zicht->relatie->aard == RELATIE_AFSLUITEND;
    const struct pg_rows *r = tx_rijen(tx, VRAAG_KENMERK);
    l->bestaand_id = pg_count(r) > 0 ? rij_tekst(l, r, 0, 0) : NULL;
    return true;
}

static struct lever *lever_maak(TALLOC_CTX *ctx, const struct store *s, const struct store_wie *wie,
                                const char *kenmerk, struct err *err) {
    if (!kenmerk_goed(kenmerk)) {
        err_set(err, ERR_INPUT, "kenmerk", "not a form key");
        return NULL;
    }
    struct lever *l = talloc_zero(ctx, struct lever);
    if (l == NULL || (l->in = talloc_zero(l, struct lever_innerlijk)) == NULL)
        abort();
    *l->in = (struct lever_innerlijk){.tx = store_begin(l, s, wie), .kenmerk = talloc_strdup(l, kenmerk)};
    talloc_set_destructor(l, lever_destroy);
    return l;
}

struct lever *lever_begin(TALLOC_CTX *ctx, const struct store *s, const struct store_wie *wie, const char *dossier,
                          const char *kenmerk, struct err *err) {
    struct lever *l = lever_maak(ctx, s, wie, kenmerk, err);
    if (l == NULL)
        return NULL;
    struct err waarom = {0};
    if (eerste_helft(l, dossier, &waarom)) {
        sessie_lees(l->in->tx, &l->wie);
        if (lees_eerste_helft(l, &waarom))
            return l;
    }
    /* that somebody asked for a dossier which is not there for her is written down as well */
    struct audit a = {.handeling = AUDIT_LEVEREN, .dossier = dossier};
    if (waarom.kind == ERR_NOT_FOUND && l->in->open && !lever_alleen_gelezen(l, &a, err)) {
        talloc_free(l);
        return NULL;
    }
    if (err != NULL)
        *err = waarom;
    talloc_free(l);
    return NULL;
}

/* ---- a person of whom COA makes a delivery for the first time ---- */

/* "Haddad, Amal van der": as lists show and sort it. */
static const char *lijstnaam(TALLOC_CTX *ctx, const struct nieuwe_persoon *p) {
    const char *voor = p->voornamen, *tussen = p->voorvoegsel;
    return talloc_asprintf(ctx, "%s%s%s%s%s", p->geslachtsnaam, voor != NULL || tussen != NULL ? ", " : "",
                           voor != NULL ? voor : "", voor != NULL && tussen != NULL ? " " : "",
                           tussen != NULL ? tussen : "");
}

static bool begin_voeg(struct lever *l, const struct nieuwe_persoon *p, struct date van, int *ret, struct err *err) {
    const struct krypto *k = l->in->tx->store->krypto;
    unsigned char *bsn, *v_nummer = NULL, bsn_index[KRYPTO_INDEX_LEN], v_index[KRYPTO_INDEX_LEN];
    size_t bsn_len, v_len = 0;
    char id[KRYPTO_UUID_TEXT];
    krypto_uuid(id);
    krypto_blind_index(k, "bsn", p->bsn, bsn_index);
    if (p->v_nummer != NULL)
        krypto_blind_index(k, "v_nummer", p->v_nummer, v_index);
    if (!krypto_seal(l, k, "dossier", "bsn", id, p->bsn, &bsn, &bsn_len, err) ||
        (p->v_nummer != NULL && !krypto_seal(l, k, "dossier", "v_nummer", id, p->v_nummer, &v_nummer, &v_len, err)))
        return false;
    const struct pg_param params[] = {PG_TEXT(id),
                                      PG_BYTES(bsn, bsn_len),
                                      PG_BYTES(bsn_index, sizeof bsn_index),
                                      v_nummer != NULL ? PG_BYTES(v_nummer, v_len) : PG_NULL,
                                      v_nummer != NULL ? PG_BYTES(v_index, sizeof v_index) : PG_NULL,
                                      PG_TEXT(lijstnaam(l, p)),
                                      PG_TEXT(p->geslachtsnaam),
                                      PG_TEXT(p->voorvoegsel),
                                      PG_TEXT(p->voornamen),
                                      PG_TEXT(p->geboortedatum),
                                      PG_TEXT(p->geslacht),
                                      PG_TEXT(p->nationaliteit),
                                      PG_TEXT(p->contacttaal),
                                      PG_TEXT(datum_param(l, van))};
    *ret = pg_batch_add(l->in->tx->batch, PG_Q_COA_BEGIN_DOSSIER, params, sizeof params / sizeof params[0]);
    return true;
}

static enum nieuw_uitkomst uitkomst_van(const char *code) {
    return strcmp(code, "anders") == 0     ? NIEUW_ANDERS
           : strcmp(code, "v_nummer") == 0 ? NIEUW_V_NUMMER
           : strcmp(code, "van_coa") == 0  ? NIEUW_VAN_COA
                                           : NIEUW_BEGONNEN;
}

/* One round trip more than a delivery on a dossier that is known: which dossier it is, the database says. */
static bool begin_dossier(struct lever *l, const struct nieuwe_persoon *p, struct date van, enum nieuw_uitkomst *ret,
                          const char **ret_dossier, struct err *err) {
    struct store_tx *tx = l->in->tx;
    int n;
    if (tx->wie->token == NULL || tx->wie->token[0] == '\0')
        return err_set(err, ERR_NO_SESSION, "lever_begin_nieuw", "geen sessie");
    if (!begin_voeg(l, p, van, &n, err) || !pg_batch_run(tx->batch, err))
        return false;
    tx->gelukt = l->in->open = true;
    sessie_lees(tx, &l->wie);
    const struct pg_rows *r = pg_batch_rows(tx->batch, n);
    *ret = uitkomst_van(pg_text(r, 0, 1));
    *ret_dossier = rij_tekst(l, r, 0, 0);
    /* the rest of the first half goes in a batch of its own, in the same transaction */
    tx->batch = pg_batch_new(tx, tx->store->pg);
    for (int i = 0; i < VRAAG_SOORTEN; i++)
        tx->nummer[i] = -1;
    return true;
}

struct lever *lever_begin_nieuw(TALLOC_CTX *ctx, const struct store *s, const struct store_wie *wie,
                                const struct nieuwe_persoon *persoon, struct date van, const char *kenmerk,
                                enum nieuw_uitkomst *ret, struct err *err) {
    const char *dossier = NULL;
    struct lever *l = lever_maak(ctx, s, wie, kenmerk, err);
    if (l == NULL)
        return NULL;
    bool goed = begin_dossier(l, persoon, van, ret, &dossier, err);
    if (goed && dossier != NULL && eerste_helft(l, dossier, err) && lees_eerste_helft(l, err))
        return l;
    talloc_free(l);
    return NULL;
}

long lever_laatste_nummer(const struct historie *h, const struct stelseldienst *d) {
    long nummer = 0;
    for (size_t i = 0; i < h->aantal; i++)
        if (h->berichten[i].dienst == d && h->berichten[i].nummer > nummer)
            nummer = h->berichten[i].nummer;
    return nummer;
}

/* A correction replaces a bericht of the same service by the same sender, and once; a withdrawal always takes one back.
 */
static bool vervangt_goed(const struct lever *l, const struct bericht *nieuw) {
    const struct bericht *oud = historie_bericht(&l->historie, nieuw->vervangt);
    if (nieuw->vervangt == NULL)
        return !nieuw->intrekking;
    return oud != NULL && oud->dienst == nieuw->dienst && strcmp(oud->afzender, l->wie.organisatie) == 0 &&
           !oud->ingetrokken;
}

/* A later version goes to whom the earlier one went. */
static const char *ontvanger(const struct lever *l, const struct bericht *nieuw) {
    const struct bericht *oud = historie_bericht(&l->historie, nieuw->vervangt);
    struct vraag v = {.historie = &l->historie, .nieuw = nieuw, .vandaag = nieuw->geregistreerd_op};
    return oud != NULL ? oud->ontvanger : stelsel_ontvanger(&v);
}

/* A withdrawal repeats what it takes back, whatever the caller filled in. */
static void herhaal(const struct lever *l, struct bericht *b) {
    const struct bericht *oud = historie_bericht(&l->historie, b->vervangt);
    if (b->intrekking)
        memcpy(b->waarden, oud->waarden, sizeof b->waarden);
}

static const char *wat(TALLOC_CTX *ctx, const struct bericht *b) {
    return b->intrekking ? talloc_asprintf(ctx, "%s, intrekking", b->dienst->code)
           : b->vervangt ? talloc_asprintf(ctx, "%s, correctie", b->dienst->code)
                         : b->dienst->code;
}

/* The documents that come with it are no longer waiting. */
static void bind_documenten(struct pg_batch *batch, const struct bericht *b) {
    for (size_t i = 0; b->dienst->velden[i].naam != NULL; i++)
        if (b->dienst->velden[i].soort == VELD_DOCUMENT && b->waarden[i] != NULL)
            pg_batch_add(batch, PG_Q_DOCUMENT_BIND, (struct pg_param[]){PG_TEXT(b->waarden[i]), PG_TEXT(b->id)}, 2);
}

static bool tweede_helft(struct lever *l, const struct bericht *nieuw, struct date vandaag, int *ret_nummer,
                         struct pg_batch *batch, struct err *err) {
    const struct krypto *k = l->in->tx->store->krypto;
    struct bericht_vast vast = {.dossier = l->dossier.id, .kanaal = "portaal", .kenmerk = l->in->kenmerk};
    if ((*ret_nummer = bericht_voeg(batch, k, nieuw, &vast, err)) < 0)
        return false;
    bind_documenten(batch, nieuw);
    struct vraag v = {.historie = &l->historie, .nieuw = nieuw, .vandaag = vandaag};
    struct bericht gevolg;
    bool volgt = gevolg_maak(l, &v, l->wie.organisatie, &gevolg);
    if (volgt) {
        vast = (struct bericht_vast){.dossier = l->dossier.id,
                                     .kanaal = "stelsel",
                                     .kenmerk = talloc_asprintf(l, "%s" GEVOLG_KENMERK, nieuw->id),
                                     .gevolg_van = nieuw->id};
        if (bericht_voeg(batch, k, &gevolg, &vast, err) < 0)
            return false;
    }
    struct historie h = historie_met(l, &l->historie, nieuw, volgt ? &gevolg : NULL);
    persoon_voeg(batch, l->dossier.id, &h, nieuw);
    stand_voeg(batch, l->dossier.id, &h, vandaag, STAND_DOOR_LEVERING);
    struct audit a = {.handeling = AUDIT_LEVEREN,
                      .dossier = l->dossier.id,
                      .grond = nieuw->dienst->grond,
                      .bijzonderheden = wat(l, nieuw)};
    if (nieuw->vervangt == NULL)
        concept_weg(batch, l->dossier.id, nieuw->dienst);
    audit_voeg(batch, l->in->tx, &a);
    struct werkrelaties straks;
    stelsel_werkrelaties(&h, &straks);
    if (!werkrelaties_gelijk(&l->zicht->relaties, &straks))
        werkrelaties_voeg(batch, l->dossier.id, &h, vandaag);
    pg_batch_add(batch, PG_Q_COMMIT, NULL, 0);
    return pg_batch_run(batch, err);
}

/* Who may not see what is of class V hoog types none, and corrects no bericht that has it: what she left out would be
 * lost, and what she left in she would have said. To withdraw it is no statement about it. */
static bool hoog_goed(const struct lever *l, const struct bericht *nieuw, struct err *err) {
    const struct bericht *oud = historie_bericht(&l->historie, nieuw->vervangt);
    if ((l->wie.rechten & DOEL_HOOG) != 0 || nieuw->intrekking)
        return true;
    if (!bericht_heeft_hoog(nieuw) && (oud == NULL || !bericht_heeft_hoog(oud)))
        return true;
    return err_set(err, ERR_DENIED, "lever", REDEN_HOOG);
}

bool lever_schrijf(struct lever *l, const struct bericht *nieuw, struct date vandaag, struct lever_uitkomst *ret,
                   struct err *err) {
    assert(l->in->open && nieuw->dienst != NULL);
    struct lever_uitkomst uit = {.bestond_al = l->bestaand_id != NULL};
    if (uit.bestond_al) {
        struct audit a = {.handeling = AUDIT_LEVEREN,
                          .dossier = l->dossier.id,
                          .resultaat = "al geleverd",
                          .bijzonderheden = nieuw->dienst->code};
        uit.nummer = (long)pg_int(tx_rijen(l->in->tx, VRAAG_KENMERK), 0, 1);
        memcpy(uit.bericht, l->bestaand_id, sizeof uit.bericht);
        if (!lever_alleen_gelezen(l, &a, err))
            return false;
        *ret = uit;
        return true;
    }
    if (!vervangt_goed(l, nieuw))
        return err_set(err, ERR_INPUT, "vervangt", "not an own, standing bericht of this service");
    if (!hoog_goed(l, nieuw, err))
        return false;
    struct bericht b = *nieuw;
    krypto_uuid(uit.bericht);
    b.id = uit.bericht;
    b.afzender = l->wie.organisatie;
    b.ontvanger = ontvanger(l, nieuw);
    herhaal(l, &b);
    b.geregistreerd_op = vandaag;
    b.datum_gebeurtenis = bericht_gebeurtenis(&b, vandaag);
    struct pg_batch *batch = pg_batch_new(l, l->in->tx->store->pg);
    int nummer;
    bool goed = tweede_helft(l, &b, vandaag, &nummer, batch, err);
    l->in->open = goed ? false : pg_in_transaction(l->in->tx->store->pg);
    if (!goed)
        return false;
    uit.nummer = (long)pg_int(pg_batch_rows(batch, nummer), 0, 0);
    *ret = uit;
    return true;
}

void lever_concept(struct lever *l, const struct stelseldienst *d, const char *inhoud) {
    l->in->concept_dienst = d;
    l->in->concept = inhoud;
}

static bool concept_voeg(struct lever *l, struct pg_batch *batch, struct err *err) {
    const struct lever_innerlijk *in = l->in;
    if (in->concept_dienst != NULL && in->concept != NULL)
        return concept_bewaar(batch, in->tx->store->krypto, l->dossier.id, in->concept_dienst, in->concept, err);
    if (in->concept_dienst != NULL)
        concept_weg(batch, l->dossier.id, in->concept_dienst);
    return true;
}

bool lever_alleen_gelezen(struct lever *l, const struct audit *a, struct err *err) {
    assert(l->in->open);
    struct pg_batch *batch = pg_batch_new(l, l->in->tx->store->pg);
    if (!concept_voeg(l, batch, err))
        return false;
    audit_voeg(batch, l->in->tx, a);
    pg_batch_add(batch, PG_Q_COMMIT, NULL, 0);
    bool goed = pg_batch_run(batch, err);
    l->in->open = goed ? false : pg_in_transaction(l->in->tx->store->pg);
    return goed;
}

void lever_laat(struct lever *l) {
    if (l->in->open)
        pg_rollback(l->in->tx->store->pg);
    l->in->open = false;
}

/* ---- documents that come with it, kept while the form goes back and forth ---- */

static bool draai(struct lever *l, struct pg_batch *batch, struct err *err) {
    bool goed = pg_batch_run(batch, err);
    l->in->open = goed || pg_in_transaction(l->in->tx->store->pg);
    return goed;
}

bool lever_document(struct lever *l, const char *id, const char *bytes, size_t len, struct err *err) {
    struct pg_batch *batch = pg_batch_new(l, l->in->tx->store->pg);
    struct document d = {
        .id = id, .dossier = l->dossier.id, .organisatie = l->wie.organisatie, .bytes = bytes, .len = len};
    return document_voeg(batch, l->in->tx->store->krypto, &d, err) && draai(l, batch, err);
}

bool lever_document_bekend(struct lever *l, const char *id, bool *ret, struct err *err) {
    struct pg_batch *batch = pg_batch_new(l, l->in->tx->store->pg);
    int n = pg_batch_add(batch, PG_Q_DOCUMENT_BEKEND,
                         (struct pg_param[]){PG_TEXT(l->dossier.id), PG_TEXT(uuid_of_niets(id))}, 2);
    if (!draai(l, batch, err))
        return false;
    *ret = pg_count(pg_batch_rows(batch, n)) > 0;
    return true;
}
