/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * docs/stelsel.md: what there is of every stelseldienst, made from the register, the cases and the stories. The test
 * fails when the file says something else, or when something is missing. PORTAAL_SCHRIJF=1 writes the file.
 *
 * Every bericht of the cases also goes through an import line and back, and must come out the same.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "form/form.h"
#include "job/leverregel.h"
#include "stelsel/dienst.h"
#include "stelsel_gevallen.h"
#include "verhalen.h"
#include "json/json.h"

#include <stdlib.h>
#include <string.h>

#define DIENSTEN_VAN_DE_KETEN 30

static struct gevallen *gevallen;
static struct verhalen *verhalen;
static const char *bron;

/* ---- through an import line ---- */

static void schrijf_waarde(struct json_writer *w, const struct veld *f, const char *waarde) {
    json_name(w, f->naam);
    switch (f->soort) {
    case VELD_JANEE:
        json_put_bool(w, strcmp(waarde, "ja") == 0);
        break;
    case VELD_GETAL:
    case VELD_UREN:
        json_put_whole(w, strtoll(waarde, NULL, 10));
        break;
    case VELD_MEERKEUZE: {
        TALLOC_CTX *ctx = talloc_new(NULL);
        char *rest = talloc_strdup(ctx, waarde), *houd = NULL;
        json_open(w, '[');
        for (char *code = strtok_r(rest, ",", &houd); code != NULL; code = strtok_r(NULL, ",", &houd))
            json_put_text(w, code);
        json_close(w, ']');
        talloc_free(ctx);
        break;
    }
    default:
        json_put_text(w, waarde);
    }
}

static const char *als_regel(TALLOC_CTX *ctx, const struct bericht *b) {
    struct buf *uit = buf_new(ctx, 1024);
    struct json_writer w = json_writer(uit);
    const char *vast[][2] = {{"kenmerk", "k-1"},
                             {"stelseldienst", b->dienst->code},
                             {"afzender", b->afzender},
                             {"ontvanger", b->ontvanger},
                             {"datum_gebeurtenis", "2026-01-02"}};
    json_open(&w, '{');
    for (size_t i = 0; i < sizeof vast / sizeof vast[0]; i++) {
        json_name(&w, vast[i][0]);
        json_put_text(&w, vast[i][1]);
    }
    json_name(&w, "betrokkene");
    json_open(&w, '{');
    json_name(&w, "bsn");
    json_put_text(&w, "999990019");
    json_close(&w, '}');
    json_name(&w, "gegevens");
    json_open(&w, '{');
    for (size_t i = 0; i < stelsel_veld_aantal(b->dienst); i++)
        if (b->waarden[i] != NULL)
            schrijf_waarde(&w, &b->dienst->velden[i], b->waarden[i]);
    json_close(&w, '}');
    json_close(&w, '}');
    return uit->data;
}

static bool heen_en_terug(const struct bericht *b) {
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct invoer_regel r;
    const char *tekst = als_regel(ctx, b);
    bool goed = leverregel_lees(ctx, tekst, strlen(tekst), &r) && r.bericht.dienst == b->dienst;
    for (size_t i = 0; goed && i < stelsel_veld_aantal(b->dienst); i++)
        goed = (r.bericht.waarden[i] == NULL) == (b->waarden[i] == NULL) &&
               (b->waarden[i] == NULL || strcmp(r.bericht.waarden[i], b->waarden[i]) == 0);
    if (!goed)
        print_error("%s\n", tekst);
    talloc_free(ctx);
    return goed;
}

static size_t door_de_invoer(const struct stelseldienst *d) {
    size_t n = 0;
    for (size_t i = 0; i < gevallen->aantal; i++) {
        const struct geval *g = &gevallen->rows[i];
        if (!g->heeft_nieuw || g->nieuw.dienst != d || (d->afzenders & stelsel_partij(g->nieuw.afzender)) == 0)
            continue;
        if (!heen_en_terug(&g->nieuw))
            fail_msg("%s:%d: %s", g->bestand, g->regelnummer, "another bericht came out of its import line");
        n++;
    }
    return n;
}

/* ---- through the form ---- */

/* All fields are drawn; the number of them. */
static size_t op_het_formulier(const struct stelseldienst *d) {
    TALLOC_CTX *ctx = talloc_new(NULL);
    const char *leeg[STELSEL_VELDEN_MAX + 1] = {0};
    struct form_view *v = form_view(ctx, form_vul(ctx, d->velden, leeg), NULL, NULL);
    size_t n = v->velden_aantal;
    talloc_free(ctx);
    return n;
}

/* ---- the table ---- */

static size_t tel_gevallen(const struct stelseldienst *d) {
    size_t n = 0;
    for (size_t i = 0; i < gevallen->aantal; i++)
        if (gevallen->rows[i].heeft_nieuw && gevallen->rows[i].nieuw.dienst == d)
            n++;
    return n;
}

/* One of both: a service of berichten, or a file. */
static bool komt_voor(const struct verhaal *v, const struct stelseldienst *d, const struct stelseluitvoer *u) {
    for (size_t i = 0; i < v->aantal; i++)
        if (u != NULL ? v->stappen[i].uitvoer == u : v->stappen[i].lever && v->stappen[i].nieuw.dienst == d)
            return true;
    return false;
}

static size_t noem_verhalen(struct buf *uit, const struct stelseldienst *d, const struct stelseluitvoer *u) {
    size_t n = 0;
    for (size_t i = 0; i < verhalen->aantal; i++) {
        const char *naam = strrchr(verhalen->rows[i]->pad, '/') + 1;
        if (komt_voor(verhalen->rows[i], d, u))
            buf_addf(uit, "%s%.*s", n++ > 0 ? ", " : "", (int)strcspn(naam, "_."), naam);
    }
    return n;
}

static size_t tel_regels(const struct stelseldienst *d) {
    size_t n = 0;
    for (const struct regel *r = d->regels; r != NULL && r->code != NULL; r++)
        n++;
    return n;
}

/* One row; false when one of its cells is empty. */
static bool rij(struct buf *uit, const struct stelseldienst *d) {
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct buf *in_verhalen = buf_new(ctx, 64);
    size_t velden = op_het_formulier(d), invoer = door_de_invoer(d), regels = tel_regels(d), n = tel_gevallen(d);
    size_t in = noem_verhalen(in_verhalen, d, NULL);
    bool getypt = (d->afzenders & (PARTIJ_GEMEENTE | PARTIJ_COA)) != 0;
    bool verbeterd = (d->afzenders & PARTIJ_DUO) != 0;
    buf_addf(uit, "| %d | %s | ", d->nummer, d->naam);
    partij_namen(uit, d->afzenders);
    buf_add(uit, " → ");
    partij_namen(uit, d->ontvangers);
    buf_addf(uit, " | `src/stelsel/%s.c` | %s, %zu fields | %zu berichten | %zu | %zu | %s |\n", d->code,
             getypt      ? "typed"
             : verbeterd ? "corrections"
                         : "not typed: shown",
             velden, invoer, regels, n, in_verhalen->data);
    bool vol = velden > 0 && invoer > 0 && regels > 0 && n > 0 && in > 0;
    if (!vol)
        print_error("%s: %zu fields, %zu through import, %zu rules, %zu cases, %zu stories\n", d->code, velden, invoer,
                    regels, n, in);
    talloc_free(ctx);
    return vol;
}

static const char *lees_bestand(TALLOC_CTX *ctx, const char *pad);

/* The cases of a file are in tests/data/uitvoer; tests/unit/uitvoer_test.c runs them. */
static size_t tel_uitvoer(TALLOC_CTX *ctx, const struct stelseluitvoer *u) {
    size_t n = 0;
    const char *p = lees_bestand(ctx, talloc_asprintf(ctx, "%s/tests/data/uitvoer/%s.txt", bron, u->code));
    while ((p = strstr(p, "\ngeval ")) != NULL) {
        n++;
        p++;
    }
    return n;
}

static bool rij_uitvoer(struct buf *uit, const struct stelseluitvoer *u) {
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct buf *in_verhalen = buf_new(ctx, 64);
    size_t in = noem_verhalen(in_verhalen, NULL, u), n = tel_uitvoer(ctx, u);
    buf_addf(uit, "| %d | %s | ", u->nummer, u->naam);
    partij_namen(uit, u->afzenders);
    buf_add(uit, " → ");
    partij_namen(uit, u->ontvangers);
    buf_addf(uit,
             " | `src/stelsel/%s.c` | not typed: a file, %zu columns | made from all berichten | small groups | %zu | "
             "%s |\n",
             u->code, uitvoer_kolom_aantal(u), n, in_verhalen->data);
    talloc_free(ctx);
    return in > 0 && n > 0;
}

static size_t tabel(struct buf *uit) {
    size_t leeg = 0;
    buf_add(uit,
            "<!-- SPDX-"
            "License-Identifier: EUPL-1.2 -->\n"
            "<!-- SPDX-"
            "FileCopyrightText: Portaal Inburgering contributors -->\n"
            "# The stelsel: what there is of every stelseldienst\n\n"
            "Made from the register, the cases (`tests/data/stelsel`) and the stories (`tests/data/verhalen`) by "
            "`tests/unit/stelsel_tabel_test.c`, which fails when this\n"
            "file says something else or when a cell is empty. `PORTAAL_SCHRIJF=1 ./unit_stelsel_tabel` writes it "
            "anew. How a declaration works: `stelseldiensten.md`.\n\n"
            "- form: typed by people of the sender, with review and receipt; what a system of DUO sends, DUO can only "
            "correct or withdraw by form; what is never typed is shown to who may see it.\n"
            "- import: berichten of the cases that went through an import line and came out the same.\n"
            "- rules: of this service alone; those for all are in `src/stelsel/oordeel.c`. Each one is taken out in a "
            "test, and then a case must fail.\n"
            "- stories: the numbers of the files.\n\n"
            "| # | stelseldienst | from → to | declaration | form | import | rules | cases | stories |\n"
            "|---|---|---|---|---|---|---|---|---|\n");
    for (size_t i = 0; stelsel_register[i] != NULL; i++)
        leeg += rij(uit, stelsel_register[i]) ? 0 : 1;
    for (size_t i = 0; uitvoer_register[i] != NULL; i++)
        leeg += rij_uitvoer(uit, uitvoer_register[i]) ? 0 : 1;
    return leeg;
}

static const char *lees_bestand(TALLOC_CTX *ctx, const char *pad) {
    struct buf *b = buf_new(ctx, 8192);
    char stuk[4096];
    size_t n;
    FILE *f = fopen(pad, "r");
    while (f != NULL && (n = fread(stuk, 1, sizeof stuk, f)) > 0)
        buf_add_n(b, stuk, n);
    if (f != NULL)
        fclose(f);
    return b->data;
}

static void de_tabel_klopt_en_is_vol(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct buf *uit = buf_new(ctx, 8192);
    const char *pad = talloc_asprintf(ctx, "%s/docs/stelsel.md", bron);
    size_t leeg = tabel(uit);
    bool gezien[100] = {0};
    if (getenv("PORTAAL_SCHRIJF") != NULL) {
        FILE *f = fopen(pad, "w");
        assert_non_null(f);
        fputs(uit->data, f);
        fclose(f);
    }
    assert_string_equal(lees_bestand(ctx, pad), uit->data);
    assert_int_equal(leeg, 0);
    for (size_t i = 0; stelsel_register[i] != NULL; i++)
        gezien[stelsel_register[i]->nummer] = true;
    for (size_t i = 0; uitvoer_register[i] != NULL; i++)
        gezien[uitvoer_register[i]->nummer] = true;
    for (size_t i = 1; i <= DIENSTEN_VAN_DE_KETEN; i++)
        if (!gezien[i])
            fail_msg("no service %zu", i);
    talloc_free(ctx);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(de_tabel_klopt_en_is_vol)};
    TALLOC_CTX *ctx = talloc_new(NULL);
    bron = getenv("PORTAAL_BRON") ? getenv("PORTAAL_BRON") : ".";
    gevallen = gevallen_lees(ctx, talloc_asprintf(ctx, "%s/tests/data/stelsel", bron));
    verhalen = verhalen_lees(ctx, bron);
    int rc = cmocka_run_group_tests_name("stelsel_tabel", tests, NULL, NULL);
    talloc_free(ctx);
    return rc;
}
