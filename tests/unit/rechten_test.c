/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The table of rights: the same as tests/data/rechten.tsv, which a person read, and as docs/rechten.md, which is made
 * of it and of the routes. PORTAAL_SCHRIJF=1 ./unit_rechten writes docs/rechten.md anew.
 */
#include "app/routes.h"
#include "domain/recht.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *bron;

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

/* What one role gives by itself at a kind of organisation. */
static uint32_t gegeven(const char *rol, enum soort soort) {
    uint32_t ret = 0;
    for (const struct recht *r = recht_tabel; r->rol != NULL; r++)
        if (strcmp(r->rol, rol) == 0 && (r->soorten & (unsigned)soort) != 0)
            ret |= r->doelen;
    return ret;
}

/* ---- the pinned table ---- */

static uint32_t gepind(TALLOC_CTX *ctx, const char *tekst, const char *rol, enum soort soort) {
    const char *begin = talloc_asprintf(ctx, "\n%s\t%s\t", rol, soort_code(soort));
    const char *regel = strstr(tekst, begin);
    if (regel == NULL)
        return 0;
    regel += strlen(begin);
    char *doelen = talloc_strndup(ctx, regel, strcspn(regel, "\n"));
    for (char *c = doelen; *c != '\0'; c++)
        *c = *c == ' ' ? '+' : *c;
    size_t n = 1;
    for (const char *c = doelen; *c != '\0'; c++)
        n += *c == '+';
    uint32_t ret = doelen_van_codes(doelen);
    assert_int_equal(__builtin_popcount(ret), n); /* every word is a purpose, once */
    return ret;
}

static void vergelijk(TALLOC_CTX *ctx, const char *tekst, const char *rol) {
    for (unsigned soort = 1; soort <= SOORT_ALLE; soort <<= 1) {
        uint32_t is = gegeven(rol, (enum soort)soort), hoort = gepind(ctx, tekst, rol, (enum soort)soort);
        char a[DOELEN_TEKST], b[DOELEN_TEKST];
        if (is != hoort)
            fail_msg("%s at %s: recht.def says %s, tests/data/rechten.tsv %s", rol, soort_code((enum soort)soort),
                     doelen_literal(is, a), doelen_literal(hoort, b));
    }
}

static void de_tabel_is_die_van_de_wet(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    const char *tekst = lees_bestand(ctx, talloc_asprintf(ctx, "%s/tests/data/rechten.tsv", bron));
    for (size_t i = 0; i < ROLLEN; i++)
        vergelijk(ctx, tekst, rol_code((enum rol)(1 << i)));
    vergelijk(ctx, tekst, "toegelaten");
    vergelijk(ctx, tekst, "wachtend");
    size_t regels = 0;
    for (const char *c = tekst; (c = strchr(c, '\n')) != NULL && c[1] != '\0'; c++)
        regels += c[1] != '#';
    assert_int_equal(regels, 29);
    talloc_free(ctx);
}

static void een_rol_hoort_waar_zij_iets_geeft(void **state) {
    (void)state;
    for (size_t i = 0; i < ROLLEN; i++) {
        enum rol rol = (enum rol)(1 << i);
        for (unsigned soort = 1; soort <= SOORT_VERBAND; soort <<= 1)
            assert_int_equal((rol_soorten(rol) & soort) != 0, gegeven(rol_code(rol), (enum soort)soort) != 0);
    }
}

/* ---- the document ---- */

static void kop(struct buf *uit) {
    buf_add(uit,
            "<!-- SPDX-"
            "License-Identifier: EUPL-1.2 -->\n"
            "<!-- SPDX-"
            "FileCopyrightText: Portaal Inburgering contributors -->\n"
            "# Rights: who may what, and for which purpose every page is\n\n"
            "Made from `src/domain/recht.def` and `src/app/routes.c` by `tests/unit/rechten_test.c`, which fails when "
            "this file says something else.\n"
            "`PORTAAL_SCHRIJF=1 ./unit_rechten` writes it anew; `portaalctl rechten` prints the same for a program. A "
            "right is role x kind of organisation x\n"
            "purpose. `portaalctl migreer` copies the table to `portaal.recht`, where `sessie_open` looks at every "
            "request; the result is in the session row, and\n"
            "row level security asks that row. A person may have several roles; her rights add up.\n\n"
            "## Purposes\n\n| purpose | what for |\n|---|---|\n");
    for (size_t i = 0; i < DOELEN; i++)
        buf_addf(uit, "| %s | %s |\n", doel_soorten[i].code, doel_soorten[i].uitleg);
}

static void rij(struct buf *uit, const char *rol, enum soort soort) {
    uint32_t doelen = gegeven(rol, soort);
    if (doelen == 0)
        return;
    buf_addf(uit, "| %s |", rol);
    for (size_t i = 0; i < DOELEN; i++)
        buf_add(uit, (doelen & (uint32_t)doel_soorten[i].doel) != 0 ? " x |" : "  |");
    buf_add(uit, "\n");
}

static void rechten(struct buf *uit) {
    static const char *const namen[] = {"a gemeente", "DUO", "the COA", "a samenwerkingsverband itself",
                                        "a gemeente for which a samenwerkingsverband works (mandaat)"};
    for (unsigned n = 0, soort = 1; soort <= SOORT_ALLE; soort <<= 1, n++) {
        buf_addf(uit, "\n## At %s\n\n| role |", namen[n]);
        for (size_t i = 0; i < DOELEN; i++)
            buf_addf(uit, " %s |", doel_soorten[i].code);
        buf_add(uit, "\n|---|");
        for (size_t i = 0; i < DOELEN; i++)
            buf_add(uit, "---|");
        buf_add(uit, "\n");
        rij(uit, "wachtend", (enum soort)soort);
        rij(uit, "toegelaten", (enum soort)soort);
        for (size_t i = 0; i < ROLLEN; i++)
            rij(uit, rol_code((enum rol)(1 << i)), (enum soort)soort);
    }
}

static void routes(struct buf *uit) {
    buf_add(uit, "\n## Pages\n\nOne of these purposes is enough. Without a kind of organisation: for all.\n\n"
                 "| address | purpose | only at |\n|---|---|---|\n");
    for (const struct route *r = routes_all(); r->pattern != NULL; r++) {
        buf_addf(uit, "| %s %s | ", r->method == FCGI_POST ? "POST" : "GET", r->pattern);
        for (size_t i = 0, n = 0; i < DOELEN; i++)
            if ((r->doel & (uint32_t)doel_soorten[i].doel) != 0)
                buf_addf(uit, "%s%s", n++ > 0 ? ", " : "", doel_soorten[i].code);
        buf_add(uit, r->doel == DOEL_OPENBAAR ? "everybody |" : " |");
        for (unsigned n = 0, soort = 1; soort <= SOORT_ALLE; soort <<= 1)
            if ((r->soorten & soort) != 0)
                buf_addf(uit, "%s%s", n++ > 0 ? ", " : " ", soort_code((enum soort)soort));
        buf_add(uit, " |\n");
    }
}

static void het_document_klopt(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct buf *uit = buf_new(ctx, 16384);
    const char *pad = talloc_asprintf(ctx, "%s/docs/rechten.md", bron);
    kop(uit);
    rechten(uit);
    routes(uit);
    if (getenv("PORTAAL_SCHRIJF") != NULL) {
        FILE *f = fopen(pad, "w");
        assert_non_null(f);
        fputs(uit->data, f);
        fclose(f);
    }
    assert_string_equal(lees_bestand(ctx, pad), uit->data);
    talloc_free(ctx);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(de_tabel_is_die_van_de_wet),
                                       cmocka_unit_test(een_rol_hoort_waar_zij_iets_geeft),
                                       cmocka_unit_test(het_document_klopt)};
    bron = getenv("PORTAAL_BRON") ? getenv("PORTAAL_BRON") : ".";
    return cmocka_run_group_tests_name("rechten", tests, NULL, NULL);
}
