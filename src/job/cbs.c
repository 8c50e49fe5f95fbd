/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "job/cbs.h"

#include "store/invoer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct rij {
    char pseudoniem[1 + KRYPTO_TOKEN_TEXT]; /* a letter first: a spreadsheet takes '-' for a sum */
    const char *waarden[UITVOER_KOLOMMEN_MAX];
};

struct loop {
    const struct cbs *o;
    const struct store *store;
    char doel[32]; /* of the pseudoniem: another one for every period */
    struct rij *rijen;
    size_t aantal, ruimte;
};

static struct rij *erbij(struct loop *l) {
    if (l->aantal == l->ruimte) {
        l->ruimte = l->ruimte == 0 ? 1024 : 2 * l->ruimte;
        l->rijen = talloc_realloc(l, l->rijen, struct rij, (unsigned)l->ruimte);
        if (l->rijen == NULL)
            abort();
    }
    return &l->rijen[l->aantal++];
}

static void neem(struct loop *l, const char *dossier, const struct historie *alles) {
    TALLOC_CTX *tmp = talloc_new(NULL);
    const struct uitvoer_kolom *kolommen = l->o->uitvoer->kolommen;
    struct historie toen = historie_op(tmp, alles, l->o->bekend_op, l->o->periode.tot);
    struct stand *st = talloc_zero(tmp, struct stand);
    if (st == NULL)
        abort();
    stelsel_stand(&toen, l->o->periode.tot, st);
    struct uitvoer_vraag v = {.historie = &toen, .stand = st, .periode = l->o->periode};
    if (l->o->uitvoer->telt_mee(&v)) {
        struct rij *rij = erbij(l);
        rij->pseudoniem[0] = 'p';
        krypto_mac_text(l->store->krypto, l->doel, dossier, rij->pseudoniem + 1);
        for (size_t i = 0; kolommen[i].naam != NULL; i++) {
            const char *waarde = kolommen[i].waarde(tmp, &v);
            rij->waarden[i] = waarde == NULL ? NULL : talloc_strdup(l, waarde);
        }
    }
    talloc_free(tmp);
}

static bool lees_alles(struct loop *l, struct invoer *in, struct err *err) {
    for (size_t n = 1; n > 0;) {
        if (!invoer_loop_door(in, &n, err))
            return false;
        for (size_t i = 0; i < n; i++) {
            struct historie h;
            const char *id = invoer_dossier(in, i, &h);
            neem(l, id, &h);
        }
    }
    return true;
}

/* ---- who would stand alone ---- */

static int op_tekst(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Empties this column where fewer than UITVOER_KLEIN people share what stands there. */
static void verberg_kleine(struct loop *l, size_t kolom) {
    const char **alle = talloc_array(NULL, const char *, (unsigned)l->aantal + 1);
    size_t n = 0;
    for (size_t i = 0; i < l->aantal; i++)
        if (l->rijen[i].waarden[kolom] != NULL)
            alle[n++] = l->rijen[i].waarden[kolom];
    qsort(alle, n, sizeof *alle, op_tekst);
    for (size_t i = 0; i < l->aantal; i++) {
        const char **waarde = &l->rijen[i].waarden[kolom];
        const char **hier = *waarde == NULL ? NULL : bsearch(waarde, alle, n, sizeof *alle, op_tekst);
        size_t samen = 0;
        if (hier == NULL)
            continue;
        while (hier > alle && strcmp(hier[-1], *waarde) == 0)
            hier--;
        while (hier + samen < alle + n && samen < UITVOER_KLEIN && strcmp(hier[samen], *waarde) == 0)
            samen++;
        if (samen < UITVOER_KLEIN)
            *waarde = NULL;
    }
    talloc_free(alle);
}

static int op_pseudoniem(const void *a, const void *b) {
    return strcmp(((const struct rij *)a)->pseudoniem, ((const struct rij *)b)->pseudoniem);
}

static bool schrijf(const struct loop *l, struct err *err) {
    const struct uitvoer_kolom *kolommen = l->o->uitvoer->kolommen;
    (void)fputs("pseudoniem", l->o->uit);
    for (size_t i = 0; kolommen[i].naam != NULL; i++)
        (void)fprintf(l->o->uit, ",%s", kolommen[i].naam);
    (void)fputs("\r\n", l->o->uit);
    for (size_t r = 0; r < l->aantal; r++) {
        (void)fputs(l->rijen[r].pseudoniem, l->o->uit);
        for (size_t i = 0; kolommen[i].naam != NULL; i++)
            (void)fprintf(l->o->uit, ",%s", l->rijen[r].waarden[i] != NULL ? l->rijen[r].waarden[i] : "");
        (void)fputs("\r\n", l->o->uit);
    }
    if (fflush(l->o->uit) != 0 || ferror(l->o->uit))
        return err_set(err, ERR_INTERNAL, "cbs-uitvoer", "het bestand kan niet worden geschreven: %s", strerror(errno));
    return true;
}

bool cbs_schrijf(TALLOC_CTX *ctx, const struct store *s, const struct cbs *o, size_t *ret_aantal, struct err *err) {
    struct loop *l = talloc_zero(ctx, struct loop);
    if (l == NULL)
        abort();
    l->o = o;
    l->store = s;
    (void)snprintf(l->doel, sizeof l->doel, "%s %s", o->uitvoer->code, o->naam);
    struct invoer *in = invoer_nieuw(l, s, o->naam, o->periode.tot);
    bool goed = lees_alles(l, in, err);
    if (goed) {
        qsort(l->rijen, l->aantal, sizeof *l->rijen, op_pseudoniem);
        for (size_t i = 0; o->uitvoer->kolommen[i].naam != NULL; i++)
            if (o->uitvoer->kolommen[i].gebied)
                verberg_kleine(l, i);
        const char *wat = talloc_asprintf(l, "%s %s: %zu personen", o->uitvoer->code, o->naam, l->aantal);
        goed = invoer_audit(in, "portaalctl cbs-uitvoer", wat, err) && schrijf(l, err);
        *ret_aantal = l->aantal;
    }
    talloc_free(l);
    return goed;
}
