/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * A cell of a spreadsheet as a person means it, kind by kind; and whole files (tests/data/csv).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "form/cel.h"
#include "form/tabel.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static const struct keuze kleuren[] = {{"rood", "Rood"}, {"licht_geel", "Geel, licht"}, {"blauw", "Bla\u00fcw"}, {0}};

static const struct veld velden[VELD_SOORTEN] = {
    [VELD_TEKST] = {.naam = "x", .label = "Naam", .soort = VELD_TEKST, .max = 10},
    [VELD_DATUM] = {.naam = "x", .label = "Datum", .soort = VELD_DATUM},
    [VELD_DATUM_ONVOLLEDIG] = {.naam = "x", .label = "Geboren", .soort = VELD_DATUM_ONVOLLEDIG},
    [VELD_JANEE] = {.naam = "x", .label = "Akkoord", .soort = VELD_JANEE},
    [VELD_KEUZE] = {.naam = "x", .label = "Kleur", .soort = VELD_KEUZE, .keuzes = kleuren},
    [VELD_MEERKEUZE] = {.naam = "x", .label = "Kleuren", .soort = VELD_MEERKEUZE, .keuzes = kleuren},
    [VELD_UREN] = {.naam = "x", .label = "Uren", .soort = VELD_UREN, .min = 0, .max = 5000},
    [VELD_BEDRAG] = {.naam = "x", .label = "Bedrag", .soort = VELD_BEDRAG, .min = 1, .max = 12500000},
    [VELD_BSN] = {.naam = "x", .label = "BSN", .soort = VELD_BSN},
    [VELD_VNUMMER] = {.naam = "x", .label = "V-nummer", .soort = VELD_VNUMMER},
    [VELD_TELEFOON] = {.naam = "x", .label = "Telefoon", .soort = VELD_TELEFOON},
    [VELD_DOCUMENT] = {.naam = "x", .label = "Bestand", .soort = VELD_DOCUMENT},
    [VELD_GEMEENTE] = {.naam = "x", .label = "Gemeente", .soort = VELD_GEMEENTE},
};

/* waarde NULL: refused; "": empty */
static const struct {
    enum veld_soort soort;
    const char *cel, *waarde;
} cellen[] = {
    {VELD_TEKST, "  Haile ", "Haile"},
    {VELD_TEKST, "'=som", "=som"}, /* as we wrote it ourselves */
    {VELD_TEKST, "'s-Hage", "'s-Hage"},
    {VELD_TEKST, "=1+1", NULL},
    {VELD_TEKST, "=\"a\"&\"b\"", NULL},
    {VELD_TEKST, "#REF!", NULL},
    {VELD_TEKST, "\xC2\xA0", ""},
    {VELD_DATUM, "3-4-2026", "2026-04-03"},
    {VELD_DATUM, "03/04/2026", "2026-04-03"},
    {VELD_DATUM, "2026-4-3", "2026-04-03"},
    {VELD_DATUM, "2026/04/03", "2026-04-03"},
    {VELD_DATUM, "3 APRIL 2026", "2026-04-03"},
    {VELD_DATUM, "3-apr.-2026", "2026-04-03"},
    {VELD_DATUM, "2026-04-03T00:00:00", "2026-04-03"},
    {VELD_DATUM, "3-4-2026 0:00", "2026-04-03"},
    {VELD_DATUM, "3-4-2026 14:30", NULL},
    {VELD_DATUM, "29-2-2025", NULL},
    {VELD_DATUM, "3-ma-2026", NULL},
    {VELD_DATUM, "0-0-2026", NULL},
    {VELD_DATUM, "2026", NULL},
    {VELD_DATUM, "3-4-2026-1", NULL},
    {VELD_DATUM, "46115", NULL},
    {VELD_DATUM, "-", NULL},
    {VELD_DATUM_ONVOLLEDIG, "1990", "1990-00-00"},
    {VELD_DATUM_ONVOLLEDIG, "5-1990", "1990-05-00"},
    {VELD_DATUM_ONVOLLEDIG, "mei 1990", "1990-05-00"},
    {VELD_DATUM_ONVOLLEDIG, "0-0-1990", "1990-00-00"},
    {VELD_DATUM_ONVOLLEDIG, "00-05-1990", "1990-05-00"},
    {VELD_DATUM_ONVOLLEDIG, "1990-05-00", "1990-05-00"},
    {VELD_DATUM_ONVOLLEDIG, "7-5-1990", "1990-05-07"},
    {VELD_JANEE, "J", "ja"},
    {VELD_JANEE, "onwaar", "nee"},
    {VELD_JANEE, "x", NULL},
    {VELD_KEUZE, "ROOD", "rood"},
    {VELD_KEUZE, "geel, Licht", "licht_geel"},
    {VELD_KEUZE, "Licht-geel", "licht_geel"},
    {VELD_KEUZE, "Blauw", "blauw"},
    {VELD_KEUZE, "groen", NULL},
    {VELD_MEERKEUZE, "blauw|Rood", "rood,blauw"},
    {VELD_MEERKEUZE, "blauw, rood", "rood,blauw"},
    {VELD_MEERKEUZE, "Geel, licht", "licht_geel"},
    {VELD_MEERKEUZE, "Geel, licht; Rood;", "rood,licht_geel"},
    {VELD_MEERKEUZE, "rood|groen", NULL},
    {VELD_UREN, "12", "12"},
    {VELD_UREN, "12,0", "12"},
    {VELD_UREN, "12.00", "12"},
    {VELD_UREN, "12 uur", "12"},
    {VELD_UREN, "12,5", NULL},
    {VELD_UREN, "1.000", NULL}, /* a thousand or one? */
    {VELD_UREN, "1E+3", NULL},
    {VELD_BEDRAG, "340", "340.00"},
    {VELD_BEDRAG, "340,5", "340.50"},
    {VELD_BEDRAG, "1.340,50", "1340.50"},
    {VELD_BEDRAG, "\u20ac 340", "340.00"},
    {VELD_BSN, "999990019", "999990019"},
    {VELD_BSN, "999990019,00", "999990019"},
    {VELD_BSN, "12345672", "012345672"},
    {VELD_BSN, "2345672", NULL},
    {VELD_BSN, "9,9999E+08", NULL},
    {VELD_BSN, "=\"012345672\"", "012345672"},
    {VELD_VNUMMER, "0123456789", "0123456789"},
    {VELD_VNUMMER, "123456789", NULL},
    {VELD_VNUMMER, "1,23457E+09", NULL},
    {VELD_TELEFOON, "612345678", "0612345678"},
    {VELD_TELEFOON, "06-12345678", "0612345678"},
    {VELD_TELEFOON, "'+31612345678", "+31612345678"},
    {VELD_DOCUMENT, "01890000-0000-7000-8000-00000000000a", NULL},
    {VELD_GEMEENTE, "363", "0363"},
    {VELD_GEMEENTE, "0363", "0363"},
};

/* What we write for people reads back to the same. */
static void out_and_in_again(void **state) {
    (void)state;
    static const struct {
        enum veld_soort soort;
        const char *waarde, *cel;
    } rijen[] = {{VELD_DATUM, "2026-04-03", "03-04-2026"},
                 {VELD_DATUM_ONVOLLEDIG, "1990-05-00", "00-05-1990"},
                 {VELD_JANEE, "nee", "nee"},
                 {VELD_KEUZE, "licht_geel", "Geel, licht"},
                 {VELD_MEERKEUZE, "rood,licht_geel", "Rood | Geel, licht"},
                 {VELD_UREN, "12", "12"},
                 {VELD_BEDRAG, "1340.50", "1340,50"},
                 {VELD_TELEFOON, "+31612345678", "+31612345678"},
                 {VELD_TEKST, "=som", "=som"}};
    TALLOC_CTX *ctx = talloc_new(NULL);
    for (size_t i = 0; i < sizeof rijen / sizeof rijen[0]; i++) {
        const char *fout = NULL, *cel = form_cel_van(ctx, &velden[rijen[i].soort], rijen[i].waarde);
        assert_string_equal(cel, rijen[i].cel);
        struct buf *b = buf_new(ctx, 40);
        csv_cel(b, "k", true);
        csv_einde_rij(b);
        csv_cel(b, cel, true);
        csv_einde_rij(b);
        struct csv *c = csv_lees(ctx, b->data, &fout);
        assert_string_equal(form_cel(ctx, &velden[rijen[i].soort], c->rijen[0].cellen[0], &fout), rijen[i].waarde);
    }
    assert_string_equal(form_cel_van(ctx, &velden[VELD_DATUM], NULL), "");
    talloc_free(ctx);
}

static void cells(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof cellen / sizeof cellen[0]; i++) {
        TALLOC_CTX *ctx = talloc_new(NULL);
        const char *fout = NULL, *waarde = form_cel(ctx, &velden[cellen[i].soort], cellen[i].cel, &fout);
        const char *moet = cellen[i].waarde;
        bool goed = moet == NULL    ? fout != NULL && waarde == NULL
                    : *moet == '\0' ? fout == NULL && waarde == NULL
                                    : fout == NULL && waarde != NULL && strcmp(waarde, moet) == 0;
        if (!goed)
            fail_msg("%s -> %s (%s)", cellen[i].cel, waarde != NULL ? waarde : "-", fout != NULL ? fout : "-");
        if (fout != NULL && strstr(fout, velden[cellen[i].soort].label) != fout)
            fail_msg("%s: does not begin with the label", fout);
        talloc_free(ctx);
    }
}

/* ---- whole files ---- */

static char *bestand(TALLOC_CTX *ctx, const char *map, const char *naam, const char *eind, size_t *ret_len) {
    FILE *f = fopen(talloc_asprintf(ctx, "%s/%s%s", map, naam, eind), "re");
    if (f == NULL)
        fail_msg("%s%s is not there", naam, eind);
    struct buf *b = buf_new(ctx, 4096);
    for (int c; (c = getc(f)) != EOF;)
        buf_add_char(b, (char)c);
    fclose(f);
    *ret_len = b->len;
    return b->data;
}

struct gelezen {
    struct csv *csv;
    struct tabel tabel;
    const char *fout;
};

static struct gelezen lees(TALLOC_CTX *ctx, const char *bytes, size_t len) {
    struct gelezen g = {.fout = NULL};
    enum csv_codering codering;
    const char *tekst = csv_tekst(ctx, bytes, len, &codering, &g.fout);
    g.csv = tekst != NULL ? csv_lees(ctx, tekst, &g.fout) : NULL;
    if (g.csv != NULL && !tabel_koppen(ctx, stelsel_vind("map"), g.csv, &g.tabel, &g.fout))
        g.csv = NULL;
    return g;
}

static const struct csv_rij *rij_op(const struct gelezen *g, long regel) {
    for (size_t i = 0; i < g->csv->rijen_aantal; i++)
        if (g->csv->rijen[i].regel == regel)
            return &g->csv->rijen[i];
    return NULL;
}

static const char *waarde_van(const struct gelezen *g, const struct tabel_rij *r, const char *naam) {
    if (strcmp(naam, "bsn") == 0)
        return r->bsn;
    if (strcmp(naam, "reden") == 0)
        return r->reden;
    int i = stelsel_veld_index(g->tabel.dienst, naam);
    return i >= 0 ? r->waarden[i] : NULL;
}

static void goed(TALLOC_CTX *ctx, const char *naam, const struct gelezen *g, const struct tabel_rij *r, char *paren) {
    if (r->fouten_aantal > 0)
        fail_msg("%s: %s", naam, r->fouten[0]);
    while (*paren != '\0') {
        char *is = strchr(paren, '='), *eind = is;
        assert_non_null(is);
        /* a value ends where " name=" begins */
        for (char *p = is; (p = strchr(p + 1, ' ')) != NULL;) {
            size_t n = strspn(p + 1, "abcdefghijklmnopqrstuvwxyz_");
            if (n > 0 && p[n + 1] == '=') {
                eind = p;
                break;
            }
        }
        const char *moet = eind == is ? is + 1 : talloc_strndup(ctx, is + 1, (size_t)(eind - is - 1));
        const char *was = waarde_van(g, r, talloc_strndup(ctx, paren, (size_t)(is - paren)));
        if (was == NULL || strcmp(was, moet) != 0)
            fail_msg("%s: %s, but it is %s", naam, paren, was != NULL ? was : "empty");
        paren = eind == is ? paren + strlen(paren) : eind + 1;
    }
}

static void controleer_regel(TALLOC_CTX *ctx, const char *naam, const struct gelezen *g, char *regel) {
    if (strncmp(regel, "bestand ", 8) == 0) {
        if (g->csv != NULL || strstr(g->fout, regel + 8) == NULL)
            fail_msg("%s: %s", naam, g->csv != NULL ? "was accepted" : g->fout);
        return;
    }
    if (g->csv == NULL)
        fail_msg("%s: %s", naam, g->fout);
    char *wat;
    assert_int_equal(strncmp(regel, "rij ", 4), 0);
    const struct csv_rij *rij = rij_op(g, strtol(regel + 4, &wat, 10));
    if (rij == NULL)
        fail_msg("%s: no such row: %s", naam, regel);
    struct tabel_rij r;
    tabel_lees_rij(ctx, &g->tabel, rij, &r);
    if (strncmp(wat, " goed ", 6) == 0) {
        goed(ctx, naam, g, &r, wat + 6);
        return;
    }
    assert_int_equal(strncmp(wat, " fout ", 6), 0);
    bool gevonden = false;
    for (size_t i = 0; i < r.fouten_aantal; i++)
        gevonden = gevonden || strstr(r.fouten[i], wat + 6) != NULL;
    if (!gevonden)
        fail_msg("%s: %s, but: %s", naam, regel, r.fouten_aantal > 0 ? r.fouten[0] : "no mistake");
}

static void files(void **state) {
    (void)state;
    const char *bron = getenv("PORTAAL_BRON");
    TALLOC_CTX *ctx = talloc_new(NULL);
    const char *map = talloc_asprintf(ctx, "%s/tests/data/csv", bron != NULL ? bron : ".");
    DIR *d = opendir(map);
    if (d == NULL)
        fail_msg("%s is not there", map);
    size_t aantal = 0;
    for (struct dirent *e; (e = readdir(d)) != NULL;) {
        size_t n = strlen(e->d_name), len;
        if (n < 5 || strcmp(e->d_name + n - 4, ".csv") != 0)
            continue;
        const char *naam = talloc_strndup(ctx, e->d_name, n - 4);
        const char *bytes = bestand(ctx, map, naam, ".csv", &len);
        struct gelezen g = lees(ctx, bytes, len);
        char *regel = bestand(ctx, map, naam, ".verwacht", &len), *rest;
        size_t regels = 0;
        for (; regel != NULL && *regel != '\0'; regel = rest) {
            rest = strchr(regel, '\n');
            if (rest != NULL)
                *rest++ = '\0';
            controleer_regel(ctx, naam, &g, regel);
            regels++;
        }
        if (regels == 0 || (g.csv != NULL && g.csv->rijen_aantal != regels))
            fail_msg("%s: not every row is expected", naam);
        aantal++;
    }
    closedir(d);
    assert_true(aantal >= 30);
    talloc_free(ctx);
}

/* The template of every service is a file that we read ourselves, without a row. */
static void templates(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    for (size_t i = 0; stelsel_register[i] != NULL; i++) {
        const struct stelseldienst *d = stelsel_register[i];
        if ((d->afzenders & PARTIJ_GEMEENTE) == 0 || !tabel_kan(d))
            continue;
        struct buf *b = buf_new(ctx, 1000);
        tabel_sjabloon(ctx, d, true, b);
        enum csv_codering codering;
        const char *fout = NULL;
        struct csv *c = csv_lees(ctx, csv_tekst(ctx, b->data, b->len, &codering, &fout), &fout);
        assert_non_null(c);
        assert_int_equal(c->kolommen, stelsel_veld_aantal(d) + 2);
        assert_int_equal(c->rijen_aantal, 0);
        struct tabel t;
        assert_false(tabel_koppen(ctx, d, c, &t, &fout));
        assert_non_null(strstr(fout, "nog niets")); /* all columns were known */
    }
    talloc_free(ctx);
}

/* Who may not type what is of class V hoog gets no column for it, and a value in one all the same is a mistake. */
static void without_hoog(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    const struct stelseldienst *d = stelsel_vind("pip");
    size_t hoog = 0;
    struct buf *b = buf_new(ctx, 1000);
    tabel_sjabloon(ctx, d, false, b);
    for (const struct veld *f = d->velden; f->naam != NULL; f++) {
        bool is = f->biv.v == BIV_HOOG;
        assert_int_equal(tabel_kop_hoog(ctx, d, f->naam), is);
        assert_int_equal(tabel_kop_hoog(ctx, d, f->label), is);
        assert_int_equal(strstr(b->data, f->naam) == NULL, is);
        hoog += is;
    }
    assert_true(hoog > 0);
    assert_false(tabel_kop_hoog(ctx, d, "bsn"));
    assert_false(tabel_kop_hoog(ctx, d, "niets"));
    const char *fout = NULL;
    struct tabel t;
    struct csv *c = csv_lees(ctx, "bsn;geen_toets_zintuiglijk\n999990019;ja\n", &fout);
    assert_non_null(c);
    size_t plaats = (size_t)stelsel_veld_index(d, "geen_toets_zintuiglijk");
    t = (struct tabel){.dienst = d, .reden = -1};
    for (size_t i = 0; i < STELSEL_VELDEN_MAX; i++)
        t.velden[i] = -1;
    t.velden[plaats] = 1;
    for (int zonder = 0; zonder < 2; zonder++) {
        struct tabel_rij r;
        t.zonder_hoog = zonder == 1;
        tabel_lees_rij(ctx, &t, &c->rijen[0], &r);
        assert_int_equal(r.waarden[plaats] == NULL, zonder == 1);
        assert_int_equal(r.fouten_aantal, zonder);
    }
    talloc_free(ctx);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(cells), cmocka_unit_test(out_and_in_again),
                                       cmocka_unit_test(files), cmocka_unit_test(templates),
                                       cmocka_unit_test(without_hoog)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
