/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Every declaration of src/stelsel against the catalogue of a freshly migrated database: its table, its columns in the
 * order of the field rows, their types, choices and BIV classes. PORTAAL_SQL_DB as in store_test.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pg/pg.h"
#include "stelsel/stelsel.h"

#define GEDULD_MS 20000

static struct pg *pg;
static TALLOC_CTX *mem;

static int begin(void **state) {
    (void)state;
    mem = talloc_new(NULL);
    pg = pg_new(mem, talloc_asprintf(mem, "%s user=portaal_app", getenv("PORTAAL_SQL_DB")), GEDULD_MS);
    return 0;
}

static int einde(void **state) {
    (void)state;
    talloc_free(mem);
    return 0;
}

static const struct pg_rows *kolommen_van(const char *tabel) {
    static const char sql[] =
        "SELECT a.attname, format_type(a.atttypid, a.atttypmod), col_description(a.attrelid, a.attnum), a.attnotnull, "
        "coalesce((SELECT string_agg(pg_get_constraintdef(c.oid), ' ') FROM pg_constraint c WHERE c.conrelid = "
        "a.attrelid AND c.contype = 'c' AND a.attnum = ANY (c.conkey)), '') FROM pg_attribute a WHERE a.attrelid = "
        "to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum";
    struct err err = {0};
    struct pg_batch *b = pg_batch_new(mem, pg);
    int n = pg_batch_add_text(b, "kolommen", sql,
                              (struct pg_param[]){PG_TEXT(talloc_asprintf(mem, "portaal.%s", tabel))}, 1);
    if (!pg_batch_run(b, &err))
        fail_msg("%s", err.reason);
    return pg_batch_rows(b, n);
}

static const char *type_van(const struct veld *f) {
    if (f->biv.v == BIV_HOOG)
        return "bytea";
    switch (f->soort) {
    case VELD_DATUM:
        return "date";
    case VELD_JANEE:
        return "boolean";
    case VELD_GETAL:
    case VELD_UREN:
        return "integer";
    case VELD_BEDRAG:
        return "numeric(10,2)";
    case VELD_DOCUMENT:
        return "uuid";
    case VELD_MEERKEUZE:
        return "text[]";
    default:
        return "text";
    }
}

/* Each choice of the declaration is in the CHECK, and there are as many of them there. */
static void keuzes_kloppen(const struct stelseldienst *d, const struct veld *f, const char *check) {
    size_t aantal = 0, gevonden = 0;
    for (const struct keuze *k = f->keuzes; k->code != NULL; k++, aantal++)
        if (strstr(check, talloc_asprintf(mem, "'%s'::text", k->code)) == NULL)
            fail_msg("bericht_%s.%s: choice %s is not in the CHECK", d->code, f->naam, k->code);
    for (const char *p = strstr(check, "::text"); p != NULL; p = strstr(p + 1, "::text"))
        gevonden += p > check && p[-1] == '\'';
    if (aantal != gevonden)
        fail_msg("bericht_%s.%s: %zu choices declared, %zu in the CHECK", d->code, f->naam, aantal, gevonden);
}

static void kolom_klopt(const struct stelseldienst *d, const struct veld *f, const struct pg_rows *r, int rij) {
    static const char *const klassen[] = {[BIV_LAAG] = "laag", [BIV_MIDDEN] = "midden", [BIV_HOOG] = "hoog"};
    const char *biv =
        talloc_asprintf(mem, "BIV b=%s i=%s v=%s; ", klassen[f->biv.b], klassen[f->biv.i], klassen[f->biv.v]);
    if (rij >= pg_count(r) || strcmp(f->naam, pg_text(r, rij, 0)) != 0)
        fail_msg("bericht_%s: column %d is not %s", d->code, rij, f->naam);
    if (strcmp(type_van(f), pg_text(r, rij, 1)) != 0)
        fail_msg("bericht_%s.%s: type %s, declared %s", d->code, f->naam, pg_text(r, rij, 1), type_van(f));
    if (strncmp(biv, pg_text(r, rij, 2), strlen(biv)) != 0 || strlen(pg_text(r, rij, 2)) == strlen(biv))
        fail_msg("bericht_%s.%s: comment \"%s\", declared \"%s\"", d->code, f->naam, pg_text(r, rij, 2), biv);
    if (pg_bool(r, rij, 3) && !f->verplicht)
        fail_msg("bericht_%s.%s: NOT NULL, but the declaration lets it be absent", d->code, f->naam);
    if (f->keuzes != NULL && f->biv.v != BIV_HOOG)
        keuzes_kloppen(d, f, pg_text(r, rij, 4));
}

static void dienst_klopt(void **state) {
    const struct stelseldienst *d = *state;
    const struct pg_rows *r = kolommen_van(talloc_asprintf(mem, "bericht_%s", d->code));
    if (pg_count(r) == 0)
        fail_msg("there is no table bericht_%s", d->code);
    assert_string_equal("bericht_id", pg_text(r, 0, 0));
    int n = 1;
    for (const struct veld *f = d->velden; f->naam != NULL; f++, n++)
        kolom_klopt(d, f, r, n);
    assert_int_equal(n, pg_count(r));
}

static void elke_query_is_te_bereiden(void **state) {
    (void)state;
    struct err err = {0};
    if (!pg_prepare_all(pg, &err))
        fail_msg("%s: %s", err.place, err.reason);
}

int main(void) {
    if (getenv("PORTAAL_SQL_DB") == NULL)
        return 77;
    static struct CMUnitTest tests[STELSEL_DIENSTEN_MAX + 1];
    size_t n = 0;
    for (; stelsel_register[n] != NULL && n < STELSEL_DIENSTEN_MAX; n++)
        tests[n] = (struct CMUnitTest){.name = stelsel_register[n]->code,
                                       .test_func = dienst_klopt,
                                       .initial_state = (void *)(uintptr_t)stelsel_register[n]};
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(elke_query_is_te_bereiden);
    return _cmocka_run_group_tests("catalogus", tests, n, begin, einde);
}
