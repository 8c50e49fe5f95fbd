/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Replays the stories of tests/data/verhalen on a clock of their own: one test each. After every step all that changed
 * is compared with what the story says: findings, tijdlijn, who may read the new bericht, who works with the dossier,
 * fase, termijnen, signalen, steps. What a story does not say must not happen.
 *
 * PORTAAL_SCHRIJF=1 writes what happens into the stories instead; then read it as the law would.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stelsel/werkrelatie.h"
#include "verhalen.h"

#include <stdlib.h>

#define VERHALEN_MIN 20
#define BERICHTEN_VAN_VERHAAL 120

/* ---- replaying ---- */

/* What is known so far, and what was said about it last. */
struct spel {
    TALLOC_CTX *ctx;
    struct bericht berichten[BERICHTEN_VAN_VERHAAL];
    size_t aantal;
    struct date vandaag;
    char *beeld; /* the picture after the last step, one fact a line, sorted as made */
};

static struct historie historie(const struct spel *s) {
    return (struct historie){.berichten = s->berichten, .aantal = s->aantal};
}

static const char *iso(TALLOC_CTX *ctx, struct date d) {
    char tekst[11];
    date_iso(d, tekst);
    return date_is_empty(d) ? "-" : talloc_strdup(ctx, tekst);
}

static void beeld_stand(TALLOC_CTX *ctx, const struct stand *st, struct buf *uit) {
    static const char *const standen[] = {"klaar", "bezig", "later", "nvt"};
    buf_addf(uit, "fase|%s\n", fase_code(st->fase));
    buf_addf(uit, "doelgroep|%s\n", st->doelgroep ? st->doelgroep : "-");
    buf_addf(uit, "leerroute|%s\n", st->leerroute ? st->leerroute : "-");
    buf_addf(uit, "volgende|%s\n", st->volgende ? st->volgende->code : "-");
    for (size_t i = 0; i < st->termijnen_aantal; i++)
        buf_addf(uit, "termijn %s|%s %s\n", st->termijnen[i].code, iso(ctx, st->termijnen[i].datum),
                 st->termijnen[i].voldaan ? "voorbij" : "loopt");
    for (size_t i = 0; i < st->onderdelen_aantal; i++)
        if (st->onderdelen[i].is != ONDERDEEL_OPEN && st->onderdelen[i].is != ONDERDEEL_NVT)
            buf_addf(uit, "onderdeel %s|%s\n", st->onderdelen[i].onderdeel->naam,
                     onderdeel_is_code(st->onderdelen[i].is));
    for (size_t i = 0; i < st->stappen_aantal; i++)
        buf_addf(uit, "stap %s|%s\n", st->stappen[i].naam, standen[st->stappen[i].stand]);
    for (size_t i = 0; i < st->signalen_aantal; i++) {
        const struct signaal *s = &st->signalen[i];
        buf_addf(uit, "signaal %s %s|%s", s->soort->code, s->bericht_id, s->gesloten ? "gesloten" : "open");
        buf_addf(uit, "%s%s", date_is_empty(s->uiterlijk) ? "" : " uiterlijk ",
                 date_is_empty(s->uiterlijk) ? "" : iso(ctx, s->uiterlijk));
        buf_addf(uit, "%s%s\n", s->soort->voor == VOOR_GEMEENTE ? "" : " voor ",
                 s->soort->voor == VOOR_GEMEENTE ? "" : s->organisatie);
    }
}

/* "b1-b3 b5": the berichten that this organisation may read. */
static void beeld_leest(const struct historie *h, const char *organisatie, const struct werkrelatie *r,
                        struct buf *uit) {
    struct buf *lijst = buf_new(uit, 64);
    for (size_t i = 0; i < h->aantal; i++) {
        size_t tot = i;
        if (!stelsel_ziet(&h->berichten[i], organisatie, r))
            continue;
        while (tot + 1 < h->aantal && stelsel_ziet(&h->berichten[tot + 1], organisatie, r))
            tot++;
        buf_addf(lijst, " b%zu", i + 1);
        if (tot > i)
            buf_addf(lijst, "-b%zu", tot + 1);
        i = tot;
    }
    buf_addf(uit, "leest %s|%s\n", organisatie, lijst->len > 0 ? lijst->data + 1 : "-");
}

static void beeld_wie(const struct historie *h, struct buf *uit) {
    struct werkrelaties w;
    stelsel_werkrelaties(h, &w);
    beeld_leest(h, "DUO", NULL, uit);
    for (size_t i = 0; i < w.aantal; i++) {
        const struct werkrelatie *r = &w.rows[i];
        bool laatste = true; /* one of an organisation: the open one, or the last that ended */
        for (size_t j = 0; j < w.aantal; j++)
            if (j != i && strcmp(w.rows[j].organisatie, r->organisatie) == 0 &&
                (werkrelatie_open(&w.rows[j]) || (j > i && !werkrelatie_open(r))))
                laatste = false;
        if (!laatste)
            continue;
        if (werkrelatie_open(r))
            buf_addf(uit, "ziet %s|%s, %s\n", r->organisatie, relatie_aard_code(r->aard), r->reden);
        beeld_leest(h, r->organisatie, werkrelatie_open(r) ? r : NULL, uit);
    }
}

static char *beeld(const struct spel *s) {
    struct historie h = historie(s);
    struct buf *uit = buf_new(s->ctx, 1024);
    beeld_wie(&h, uit);
    struct stand *st = talloc_zero(s->ctx, struct stand);
    stelsel_stand(&h, s->vandaag, st);
    beeld_stand(s->ctx, st, uit);
    return uit->data;
}

/* The value of a fact in a picture; NULL when it is not there. */
static char *waarde(TALLOC_CTX *ctx, const char *beeld_toen, const char *feit, size_t len) {
    for (const char *p = beeld_toen; p != NULL && *p != '\0'; p = strchr(p, '\n') + 1)
        if (strncmp(p, feit, len) == 0 && p[len] == '|')
            return talloc_strndup(ctx, p + len + 1, strcspn(p + len + 1, "\n"));
    return NULL;
}

static void verschil(TALLOC_CTX *ctx, const char *toen, const char *nu_is, struct buf *uit) {
    for (const char *p = nu_is; *p != '\0'; p = strchr(p, '\n') + 1) {
        size_t len = strcspn(p, "|");
        char *is = talloc_strndup(ctx, p + len + 1, strcspn(p + len + 1, "\n")), *was = waarde(ctx, toen, p, len);
        if (was == NULL ? strcmp(is, "-") != 0 : strcmp(was, is) != 0)
            buf_addf(uit, "= %.*s: %s\n", (int)len, p, is);
    }
    for (const char *p = toen; p != NULL && *p != '\0'; p = strchr(p, '\n') + 1) {
        size_t len = strcspn(p, "|");
        if (waarde(ctx, nu_is, p, len) == NULL)
            buf_addf(uit, "= %.*s: -\n", (int)len, p);
    }
}

static struct bericht *op_id(struct spel *s, const char *id) {
    for (size_t i = 0; id != NULL && i < s->aantal; i++)
        if (strcmp(s->berichten[i].id, id) == 0)
            return &s->berichten[i];
    return NULL;
}

static struct bericht *voeg_toe(struct spel *s, struct bericht b, struct buf *uit) {
    assert_true(s->aantal < BERICHTEN_VAN_VERHAAL);
    struct bericht *plek = &s->berichten[s->aantal++];
    b.id = talloc_asprintf(s->ctx, "b%zu", s->aantal);
    b.nummer = (long)s->aantal;
    b.geregistreerd_op = s->vandaag;
    b.datum_gebeurtenis = bericht_gebeurtenis(&b, s->vandaag);
    *plek = b;
    buf_addf(uit, "= %s %s: %s\n", b.id, b.dienst->code, stelsel_tijdlijn(s->ctx, plek));
    return plek;
}

static void lever(struct spel *s, const struct stap_verhaal *stap, struct buf *uit) {
    struct bericht nieuw = stap->nieuw, *oud = op_id(s, nieuw.vervangt);
    struct historie h = historie(s);
    struct vraag v = {.historie = &h, .nieuw = &nieuw, .vandaag = s->vandaag};
    struct bevindingen *b = stelsel_oordeel(s->ctx, &v);
    for (size_t i = 0; i < b->aantal; i++)
        buf_addf(uit, "= %s %s%s%s\n", b->rows[i].ernst == ERNST_FOUT ? "fout" : "waarschuwing", b->rows[i].code,
                 b->rows[i].veld ? " " : "", b->rows[i].veld ? b->rows[i].veld : "");
    if (b->fouten > 0)
        return;
    if (b->waarschuwingen > 0 && nieuw.reden == NULL)
        nieuw.reden = "Uitleg";
    struct bericht gevolg = {0};
    bool volgt = nieuw.dienst->gevolg != NULL && nieuw.dienst->gevolg(s->ctx, &v, &gevolg);
    if (oud != NULL)
        oud->ingetrokken = true;
    voeg_toe(s, nieuw, uit);
    if (volgt) {
        gevolg.afzender = "DUO";
        gevolg.ontvanger = nieuw.afzender;
        voeg_toe(s, gevolg, uit);
    }
}

static void voer_uit(struct spel *s, const struct stap_verhaal *stap, struct buf *uit) {
    struct historie h = historie(s);
    struct stand *st = talloc_zero(s->ctx, struct stand);
    stelsel_stand(&h, stap->periode.tot, st);
    struct uitvoer_vraag v = {.historie = &h, .stand = st, .periode = stap->periode};
    for (const struct uitvoer_kolom *k = stap->uitvoer->kolommen; k->naam != NULL && stap->uitvoer->telt_mee(&v); k++) {
        const char *waarde_kolom = k->waarde(s->ctx, &v);
        if (waarde_kolom != NULL)
            buf_addf(uit, "= %s %s: %s\n", stap->uitvoer->code, k->naam, waarde_kolom);
    }
}

static char *speel(struct spel *s, const struct stap_verhaal *stap) {
    struct buf *uit = buf_new(s->ctx, 512);
    if (stap->uitvoer != NULL)
        voer_uit(s, stap, uit);
    else if (stap->lever)
        lever(s, stap, uit);
    else
        s->vandaag = stap->dag;
    char *is = beeld(s);
    if (s->aantal > 0) {
        verschil(s->ctx, s->beeld, is, uit);
        s->beeld = is;
    }
    return uit->data;
}

static void een_verhaal(void **state) {
    const struct verhaal *v = *state;
    struct spel *s = talloc_zero(NULL, struct spel);
    s->ctx = s;
    assert_true(v->naam != NULL && v->bron && v->aantal > 1);
    for (size_t i = 0; i < v->aantal; i++) {
        const char *is = speel(s, &v->stappen[i]);
        if (strcmp(is, v->stappen[i].verwacht->data) != 0) {
            print_error("%s:%d: expected\n%s    and this is\n%s", v->pad, v->stappen[i].regelnummer,
                        v->stappen[i].verwacht->data, is);
            fail();
        }
    }
    talloc_free(s);
}

/* ---- writing ---- */

/* Every line of the story but the expectations; those are made anew after the last line of each step. */
static void schrijf(const struct verhaal *v) {
    struct spel *s = talloc_zero(NULL, struct spel);
    struct buf *uit = buf_new(s, 4096);
    char *regel = NULL, *klaar = NULL;
    size_t ruimte = 0, stap = 0;
    int nummer = 0;
    FILE *f = fopen(v->pad, "r");
    assert_non_null(f);
    s->ctx = s;
    while (getline(&regel, &ruimte, f) > 0) {
        nummer++;
        bool begint = stap < v->aantal && v->stappen[stap].regelnummer == nummer;
        if (regel[0] == '=')
            continue;
        if (regel[0] != ' ' && klaar != NULL) {
            buf_add(uit, klaar);
            klaar = NULL;
        }
        buf_add(uit, regel);
        if (begint)
            klaar = speel(s, &v->stappen[stap++]);
    }
    buf_add(uit, klaar != NULL ? klaar : "");
    free(regel);
    fclose(f);
    f = fopen(v->pad, "w");
    assert_non_null(f);
    fputs(uit->data, f);
    fclose(f);
    talloc_free(s);
}

int main(void) {
    static struct CMUnitTest tests[VERHALEN_MAX];
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct verhalen *alle = verhalen_lees(ctx, getenv("PORTAAL_BRON") ? getenv("PORTAAL_BRON") : ".");
    bool schrijven = getenv("PORTAAL_SCHRIJF") != NULL;
    if (alle->aantal < VERHALEN_MIN) {
        fprintf(stderr, "%zu stories: too few\n", alle->aantal);
        return 2;
    }
    for (size_t i = 0; i < alle->aantal; i++) {
        if (schrijven)
            schrijf(alle->rows[i]);
        tests[i] =
            (struct CMUnitTest){.name = alle->rows[i]->naam, .test_func = een_verhaal, .initial_state = alle->rows[i]};
    }
    int rc = schrijven ? 0 : _cmocka_run_group_tests("verhalen", tests, alle->aantal, NULL, NULL);
    talloc_free(ctx);
    return rc;
}
