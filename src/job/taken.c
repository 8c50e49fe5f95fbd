/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "job/taken.h"

#include "base/log.h"
#include "csv/csv.h"
#include "form/tabel.h"
#include "store/herindeling.h"
#include "store/upload.h"

#include <stdlib.h>
#include <string.h>

/* One upload while it is worked on. */
struct werk {
    const struct store *store;
    struct upload_werk w;
    struct invoer *invoer;
    struct csv *csv;
    struct tabel tabel;
    size_t *volgorde; /* rows, all of one person together, so that a chunk holds whole persons */
    long *fouten;     /* lines that were wrong in the trial: not delivered */
    size_t fouten_aantal;
    TALLOC_CTX *stuk;
};

/* ---- the order of the rows ---- */

struct plek {
    const char *bsn;
    size_t rij;
    size_t eerste; /* first row of this person */
};

static int op_bsn(const void *a, const void *b) {
    const struct plek *x = a, *y = b;
    int c = strcmp(x->bsn, y->bsn);
    return c != 0 ? c : (x->rij > y->rij) - (x->rij < y->rij);
}

static int op_eerste(const void *a, const void *b) {
    const struct plek *x = a, *y = b;
    return x->eerste != y->eerste ? (x->eerste > y->eerste) - (x->eerste < y->eerste)
                                  : (x->rij > y->rij) - (x->rij < y->rij);
}

/* The same for the same file, always: that is what makes `gedaan` mean something after a restart. */
static void orden(struct werk *k) {
    size_t n = k->csv->rijen_aantal;
    struct plek *p = talloc_zero_array(k->csv, struct plek, (unsigned)n);
    k->volgorde = talloc_zero_array(k->csv, size_t, (unsigned)n);
    if (p == NULL || k->volgorde == NULL)
        abort();
    for (size_t i = 0; i < n; i++) {
        TALLOC_CTX *even = talloc_new(NULL);
        struct tabel_rij rij;
        tabel_lees_rij(even, &k->tabel, &k->csv->rijen[i], &rij);
        p[i] = (struct plek){.bsn = rij.bsn != NULL ? talloc_strdup(p, rij.bsn) : "", .rij = i};
        talloc_free(even);
    }
    qsort(p, n, sizeof *p, op_bsn);
    for (size_t i = 0; i < n; i++)
        p[i].eerste = i > 0 && *p[i].bsn != '\0' && strcmp(p[i].bsn, p[i - 1].bsn) == 0 ? p[i - 1].eerste : p[i].rij;
    qsort(p, n, sizeof *p, op_eerste);
    for (size_t i = 0; i < n; i++)
        k->volgorde[i] = p[i].rij;
    talloc_free(p);
}

/* ---- one row ---- */

static const char *samen(TALLOC_CTX *ctx, const struct tabel_rij *rij) {
    struct buf *b = buf_new(ctx, 200);
    for (size_t i = 0; i < rij->fouten_aantal; i++)
        buf_addf(b, "%s%s", i > 0 ? "\n" : "", rij->fouten[i]);
    return b->data;
}

static void lees_rij(struct werk *k, const struct csv_rij *bron, struct upload_stuk *s, struct upload_kapot *kapot) {
    struct tabel_rij rij;
    tabel_lees_rij(k->stuk, &k->tabel, bron, &rij);
    if (rij.fouten_aantal > 0) {
        kapot[s->kapot_aantal++] = (struct upload_kapot){.regel = bron->regel, .meldingen = samen(k->stuk, &rij)};
        return;
    }
    struct invoer_regel *r = &s->regels[s->aantal++];
    *r = (struct invoer_regel){.kenmerk = talloc_asprintf(k->stuk, "%s:%ld", k->w.id, bron->regel),
                               .bericht = {.dienst = k->w.dienst, .reden = rij.reden},
                               .wie = {.bsn = rij.bsn},
                               .regel = bron->regel};
    memcpy(r->bericht.waarden, rij.waarden, sizeof rij.waarden);
}

static int op_long(const void *a, const void *b) {
    long x = *(const long *)a, y = *(const long *)b;
    return (x > y) - (x < y);
}

static bool was_fout(const struct werk *k, long regel) {
    return !k->w.proef && k->fouten_aantal > 0 &&
           bsearch(&regel, k->fouten, k->fouten_aantal, sizeof regel, op_long) != NULL;
}

/* ---- chunks ---- */

static bool zelfde_mens(struct werk *k, size_t a, size_t b) {
    struct tabel_rij x, y;
    tabel_lees_rij(k->stuk, &k->tabel, &k->csv->rijen[a], &x);
    tabel_lees_rij(k->stuk, &k->tabel, &k->csv->rijen[b], &y);
    return x.bsn != NULL && y.bsn != NULL && strcmp(x.bsn, y.bsn) == 0;
}

/* Where the chunk that begins at `van` ends: at most INVOER_STUK_MAX rows, and not in the middle of a person. */
static size_t tot(struct werk *k, size_t van) {
    size_t n = k->csv->rijen_aantal, einde = van + INVOER_STUK_MAX;
    if (einde >= n)
        return n;
    size_t terug = einde;
    while (terug > van + 1 && zelfde_mens(k, k->volgorde[terug - 1], k->volgorde[terug]))
        terug--;
    return terug > van + 1 ? terug : einde; /* somebody with more rows than a chunk is cut after all */
}

/* A chunk that the database refuses as a whole is given row by row, so that what is wrong with one does not stop the
 * others. */
static bool los(struct werk *k, const struct upload_stuk *s, struct err *err) {
    for (size_t i = 0; i < s->aantal; i++) {
        struct err waarom = {0};
        struct upload_stuk een = {.regels = &s->regels[i], .aantal = 1, .gedaan = k->w.gedaan};
        if (upload_werk_stuk(k->invoer, &k->w, &een, &waarom))
            continue;
        if (waarom.kind == ERR_UNAVAILABLE || waarom.kind == ERR_CONFLICT)
            return err_set(err, waarom.kind, waarom.place, "%s", waarom.reason);
        log_err(LOG_FOUT, "upload_regel", &waarom);
        struct upload_kapot kapot = {.regel = s->regels[i].regel,
                                     .meldingen = "Deze regel kon niet worden opgeslagen. Probeer het later opnieuw."};
        struct upload_stuk alleen = {.kapot = &kapot, .kapot_aantal = 1, .gedaan = k->w.gedaan};
        if (!upload_werk_stuk(k->invoer, &k->w, &alleen, err))
            return false;
    }
    struct upload_stuk rest = {.kapot = s->kapot, .kapot_aantal = s->kapot_aantal, .gedaan = s->gedaan};
    return upload_werk_stuk(k->invoer, &k->w, &rest, err);
}

static bool doe_stuk(struct werk *k, size_t van, size_t einde, struct err *err) {
    struct upload_kapot *kapot = talloc_zero_array(k->stuk, struct upload_kapot, INVOER_STUK_MAX);
    struct upload_stuk s = {.regels = talloc_zero_array(k->stuk, struct invoer_regel, INVOER_STUK_MAX),
                            .kapot = kapot,
                            .gedaan = (long)einde};
    if (kapot == NULL || s.regels == NULL)
        abort();
    for (size_t i = van; i < einde; i++) {
        const struct csv_rij *rij = &k->csv->rijen[k->volgorde[i]];
        if (!was_fout(k, rij->regel))
            lees_rij(k, rij, &s, kapot);
    }
    struct err waarom = {0};
    bool goed = upload_werk_stuk(k->invoer, &k->w, &s, &waarom);
    if (!goed && waarom.kind != ERR_UNAVAILABLE && waarom.kind != ERR_CONFLICT) {
        log_err(LOG_LET_OP, "upload_stuk", &waarom);
        goed = los(k, &s, err);
    } else if (!goed) {
        err_set(err, waarom.kind, waarom.place, "%s", waarom.reason);
    }
    k->w.gedaan = (long)einde;
    return goed;
}

/* ---- one upload ---- */

/* False: it cannot be read any more (a later program knows other columns). */
static bool open_bestand(struct werk *k) {
    const char *fout = NULL;
    k->csv = k->w.tekst != NULL && k->w.dienst != NULL ? csv_lees(k->stuk, k->w.tekst, &fout) : NULL;
    if (k->csv == NULL || !tabel_koppen(k->csv, k->w.dienst, k->csv, &k->tabel, &fout))
        return false;
    k->tabel.zonder_hoog = !k->w.hoog;
    orden(k);
    return true;
}

static bool doe_upload(struct werk *k, bool (*stoppen)(void), struct err *err) {
    if (!open_bestand(k))
        return upload_werk_klaar(k->store, k->w.id, true, err);
    if (!k->w.proef && !upload_werk_fouten(k->csv, k->store, k->w.id, &k->fouten, &k->fouten_aantal, err))
        return false;
    TALLOC_CTX *bestand = k->stuk;
    bool goed = true;
    while (goed && (size_t)k->w.gedaan < k->csv->rijen_aantal) {
        if (stoppen != NULL && stoppen())
            return true;
        k->stuk = talloc_new(bestand);
        goed = doe_stuk(k, (size_t)k->w.gedaan, tot(k, (size_t)k->w.gedaan), err);
        talloc_free(k->stuk);
    }
    k->stuk = bestand;
    return goed && upload_werk_klaar(k->store, k->w.id, false, err);
}

/* Before the uploads: what they deliver is judged as it is from today on. One that fails does not stop them; it waits for
 * the next round. */
static bool herindelingen(TALLOC_CTX *ctx, const struct store *s, struct date vandaag, bool *ret_gedaan,
                          struct err *err) {
    TALLOC_CTX *even = talloc_new(ctx);
    struct invoer *in = invoer_nieuw(even, s, "herindeling", vandaag);
    struct err waarom = {0};
    bool gedaan = false, goed;
    do {
        goed = herindeling_doe(in, &gedaan, &waarom);
        *ret_gedaan = *ret_gedaan || gedaan;
    } while (goed && gedaan);
    talloc_free(even);
    if (goed || waarom.kind == ERR_UNAVAILABLE)
        return goed || err_set(err, waarom.kind, waarom.place, "%s", waarom.reason);
    log_err(LOG_FOUT, "herindeling", &waarom);
    return true;
}

bool taken_ronde(TALLOC_CTX *ctx, const struct store *s, struct date vandaag, bool (*stoppen)(void), bool *ret_gedaan,
                 struct err *err) {
    *ret_gedaan = false;
    if (!herindelingen(ctx, s, vandaag, ret_gedaan, err))
        return false;
    for (;;) {
        if (stoppen != NULL && stoppen())
            return true;
        TALLOC_CTX *een = talloc_new(ctx);
        struct werk k = {.store = s, .stuk = een, .invoer = invoer_nieuw(een, s, "upload", vandaag)};
        struct err waarom = {0};
        bool goed = upload_werk_neem(een, s, &k.w, &waarom) && (k.w.id == NULL || doe_upload(&k, stoppen, &waarom));
        bool werk = k.w.id != NULL;
        talloc_free(een);
        *ret_gedaan = *ret_gedaan || werk;
        if (!goed && waarom.kind != ERR_CONFLICT) /* conflict: it was withdrawn meanwhile; look again */
            return err_set(err, waarom.kind, waarom.place, "%s", waarom.reason);
        if (goed && !werk)
            return true;
    }
}
