/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Who sees and who delivers what, by the table of which the database is asked the same (tests/data/muren.tsv,
 * tests/sql/partijen.sql); and the werkrelaties of many moves.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stelsel/werkrelatie.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define KOLOMMEN 5
#define REGEL_MAX 1024

static const struct vrager {
    const char *naam, *organisatie;
    struct werkrelatie relatie;
    bool heeft; /* an open werkrelatie */
} vragers[] = {{"nieuw", "0060", {.organisatie = "0060", .aard = RELATIE_VOLLEDIG}, true},
               {"oud", "0363", {.organisatie = "0363", .aard = RELATIE_AFSLUITEND}, true},
               {"vroeger", "0014", {0}, false},
               {"ander", "0034", {0}, false},
               {"COA", "COA", {.organisatie = "COA", .aard = RELATIE_VOLLEDIG}, true},
               {"DUO", "DUO", {0}, false}};
#define VRAGERS (sizeof vragers / sizeof vragers[0])

/* Is the name one of the words? */
static bool genoemd(const char *woorden, const char *naam) {
    size_t n = strlen(naam);
    for (const char *p = woorden; *p != '\0'; p += strspn(p, " ")) {
        size_t len = strcspn(p, " ");
        if (len == n && memcmp(p, naam, n) == 0)
            return true;
        p += len;
    }
    return false;
}

static bool splits(char *regel, char *ret[static KOLOMMEN]) {
    size_t n = 0;
    regel[strcspn(regel, "\n")] = '\0';
    for (char *p = regel; n < KOLOMMEN; n++) {
        ret[n] = p;
        p += strcspn(p, "\t");
        if (*p == '\0')
            return n == KOLOMMEN - 1;
        *p++ = '\0';
    }
    return false;
}

static void keur_regel(char *const kolom[static KOLOMMEN]) {
    struct bericht b = {.dienst = stelsel_vind(kolom[0]), .afzender = kolom[1], .ontvanger = kolom[2]};
    if (b.dienst == NULL)
        fail_msg("%s is not in the register", kolom[0]);
    for (size_t i = 0; i < VRAGERS; i++) {
        const struct vrager *v = &vragers[i];
        const struct werkrelatie *r = v->heeft ? &v->relatie : NULL;
        if (stelsel_ziet(&b, v->organisatie, r) != genoemd(kolom[3], v->naam))
            fail_msg("%s of %s for %s, asked by %s", kolom[0], kolom[1], kolom[2], v->naam);
        /* DUO only types what replaces something of its own, of which this function says nothing */
        if (strcmp(v->naam, "DUO") != 0 &&
            stelsel_mag_leveren(b.dienst, v->organisatie, r) != genoemd(kolom[4], v->naam))
            fail_msg("%s delivers %s", v->naam, kolom[0]);
    }
}

static void wie_ziet_en_levert_wat(void **state) {
    (void)state;
    const char *bron = getenv("PORTAAL_BRON");
    char pad[REGEL_MAX], regel[REGEL_MAX], *kolom[KOLOMMEN];
    (void)snprintf(pad, sizeof pad, "%s/tests/data/muren.tsv",
                   bron != NULL               ? bron
                   : getenv("srcdir") != NULL ? getenv("srcdir")
                                              : ".");
    FILE *f = fopen(pad, "r");
    size_t n = 0;
    assert_non_null(f);
    while (fgets(regel, sizeof regel, f) != NULL) {
        if (regel[0] == '#')
            continue;
        assert_true(splits(regel, kolom));
        keur_regel(kolom);
        n++;
    }
    (void)fclose(f);
    assert_true(n >= 30);
}

/* Fifty moves without an overdracht: the one who works for her now is never forgotten, and there is one. */
static void wie_veel_verhuist_is_ergens(void **state) {
    (void)state;
    static char codes[50][5];
    static struct bericht berichten[50];
    const struct stelseldienst *plicht = stelsel_vind("inburgeringsplicht");
    for (size_t i = 0; i < 50; i++) {
        (void)snprintf(codes[i], sizeof codes[i], "%04zu", i + 100);
        berichten[i] =
            (struct bericht){.dienst = plicht, .nummer = (long)i + 1, .afzender = "DUO", .ontvanger = codes[i]};
        berichten[i].datum_gebeurtenis = date_add_days((struct date){2026, 1, 1}, (long)i);
    }
    for (size_t n = 1; n <= 50; n++) {
        struct werkrelaties w;
        stelsel_werkrelaties(&(struct historie){.berichten = berichten, .aantal = n}, &w);
        assert_non_null(werkrelatie_gemeente(&w));
        assert_string_equal(codes[n - 1], werkrelatie_gemeente(&w)->organisatie);
        assert_true(w.aantal <= WERKRELATIES_MAX);
        if (n > 1)
            assert_string_equal(codes[n - 2], werkrelatie_vorige(&w)->organisatie);
        size_t volledig = 0;
        for (size_t i = 0; i < w.aantal; i++)
            volledig += werkrelatie_open(&w.rows[i]) && w.rows[i].aard == RELATIE_VOLLEDIG;
        assert_int_equal(1, volledig);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wie_ziet_en_levert_wat),
        cmocka_unit_test(wie_veel_verhuist_is_ergens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
