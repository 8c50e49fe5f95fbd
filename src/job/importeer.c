/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */

#include "job/importeer.h"

#include "job/leverregel.h"
#include "json/json.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define VOORTGANG_S 5

/* One line of the chunk at hand: refused when it was read, or the delivery with this index. */
struct gelezen {
    long nummer;
    bool leverbaar;
    size_t index;
    const char *veld, *reden; /* when not leverbaar */
};

struct loop {
    const struct importeer *o;
    struct invoer *invoer;
    struct importeer_telling *telling;
    TALLOC_CTX *stuk; /* all texts of the chunk at hand */
    struct buf *tekst;
    long nummer; /* of the line that was read last, from 1 */
    struct gelezen gelezen[INVOER_STUK_MAX];
    size_t gelezen_aantal;
    struct invoer_regel regels[INVOER_STUK_MAX];
    size_t regels_aantal;
    time_t begin, gemeld;
};

/* Reads up to the end of the line; what is longer than any line may be is read and left out. False at the end of the
 * file. */
static bool lees_tekst(struct loop *l) {
    buf_clear(l->tekst);
    int c;
    bool iets = false;
    while ((c = getc_unlocked(l->o->in)) != EOF && c != '\n') {
        iets = true;
        if (l->tekst->len <= JSON_BYTES_MAX)
            buf_add_char(l->tekst, (char)c);
    }
    l->nummer++;
    return iets || c == '\n';
}

static bool leeg(const struct buf *b) {
    return strspn(b->data, " \t\r") == b->len;
}

static void neem_regel(struct loop *l) {
    struct gelezen *g = &l->gelezen[l->gelezen_aantal++];
    struct invoer_regel *r = &l->regels[l->regels_aantal];
    *g = (struct gelezen){.nummer = l->nummer, .index = l->regels_aantal};
    g->leverbaar = leverregel_lees(l->stuk, l->tekst->data, l->tekst->len, r);
    if (g->leverbaar) {
        l->regels_aantal++;
        return;
    }
    g->veld = r->veld;
    g->reden = r->reden;
}

static void meld_geweigerd(struct loop *l, long nummer, const char *veld, const char *reden) {
    l->telling->geweigerd++;
    (void)fprintf(l->o->verslag, "regel %ld geweigerd: %s%s%s\n", nummer, veld != NULL ? veld : "",
                  veld != NULL ? ": " : "", reden);
}

static void meld(struct loop *l, const struct gelezen *g) {
    const struct invoer_regel *r = g->leverbaar ? &l->regels[g->index] : NULL;
    l->telling->regels++;
    if (r == NULL)
        meld_geweigerd(l, g->nummer, g->veld, g->reden);
    else if (r->uitkomst == INVOER_GEWEIGERD)
        meld_geweigerd(l, g->nummer, r->veld, r->reden);
    else if (r->uitkomst == INVOER_BEKEND)
        l->telling->bekend++;
    else
        l->telling->aangenomen++;
}

static void meld_voortgang(struct loop *l) {
    time_t nu = time(NULL);
    if (l->o->voortgang == NULL || nu - l->gemeld < VOORTGANG_S)
        return;
    l->gemeld = nu;
    (void)fprintf(l->o->voortgang, "%ld regels, %ld per seconde\n", l->telling->regels,
                  l->telling->regels / (long)(nu - l->begin));
    (void)fflush(l->o->voortgang);
}

/* A chunk that the database refuses as a whole is given line by line, so that what is wrong with one does not stop the
 * others. */
static bool lever_los(struct loop *l, struct err *err) {
    for (size_t i = 0; i < l->regels_aantal; i++) {
        struct invoer_regel *r = &l->regels[i];
        struct err waarom = {0};
        if (!invoer_stuk(l->invoer, r, 1, &waarom)) {
            if (waarom.kind == ERR_UNAVAILABLE)
                return err_set(err, waarom.kind, waarom.place, "%s", waarom.reason);
            r->uitkomst = INVOER_GEWEIGERD;
            r->veld = NULL;
            r->reden = "De database nam dit bericht niet aan.";
        }
        /* these texts live until the next chunk only */
        r->veld = r->veld != NULL ? talloc_strdup(l->stuk, r->veld) : NULL;
        r->reden = r->reden != NULL ? talloc_strdup(l->stuk, r->reden) : NULL;
    }
    return true;
}

static bool lever_stuk(struct loop *l, struct err *err) {
    struct err waarom = {0};
    if (l->regels_aantal == 0 || invoer_stuk(l->invoer, l->regels, l->regels_aantal, &waarom))
        return true;
    if (waarom.kind != ERR_UNAVAILABLE)
        return lever_los(l, err);
    return err_set(err, waarom.kind, waarom.place, "%s", waarom.reason);
}

static bool verwerk_stuk(struct loop *l, struct err *err) {
    if (!lever_stuk(l, err))
        return false;
    for (size_t i = 0; i < l->gelezen_aantal; i++)
        meld(l, &l->gelezen[i]);
    l->gelezen_aantal = l->regels_aantal = 0;
    talloc_free_children(l->stuk);
    meld_voortgang(l);
    return true;
}

static bool loop_door(struct loop *l, struct err *err) {
    while (lees_tekst(l)) {
        if (leeg(l->tekst))
            continue;
        neem_regel(l);
        if (l->gelezen_aantal == INVOER_STUK_MAX && !verwerk_stuk(l, err))
            return false;
    }
    if (ferror(l->o->in))
        return err_set(err, ERR_INPUT, l->o->naam, "het bestand is niet te lezen: %s", strerror(errno));
    return verwerk_stuk(l, err);
}

bool importeer_bestand(TALLOC_CTX *ctx, const struct store *s, const struct importeer *o, struct importeer_telling *ret,
                       struct err *err) {
    *ret = (struct importeer_telling){0};
    struct loop *l = talloc_zero(ctx, struct loop);
    if (l == NULL)
        abort();
    l->o = o;
    l->telling = ret;
    l->invoer = invoer_nieuw(l, s, o->naam, o->vandaag);
    l->stuk = talloc_new(l);
    l->tekst = buf_new(l, 4096);
    l->begin = l->gemeld = time(NULL);
    bool goed = loop_door(l, err);
    (void)fprintf(o->verslag, "%ld aangenomen, %ld al bekend, %ld geweigerd\n", ret->aangenomen, ret->bekend,
                  ret->geweigerd);
    talloc_free(l);
    return goed;
}
