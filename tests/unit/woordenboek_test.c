/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The data dictionary has every service and every field, whole, and its table is one that a spreadsheet reads.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "csv/csv.h"
#include "stelsel/uitvoer.h"
#include "stelsel/woordenboek.h"

static bool gevuld(const char *tekst) {
    return tekst != NULL && tekst[0] != '\0';
}

static void elk_veld_zegt_alles(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct woordenboek w;
    woordenboek_maak(ctx, &w);
    for (size_t i = 0; i < w.aantal; i++) {
        const struct woord_dienst *d = &w.diensten[i];
        if (!gevuld(d->naam) || !gevuld(d->omschrijving) || !gevuld(d->gebruik) || !gevuld(d->van) || !gevuld(d->aan) ||
            !gevuld(d->grond) || !gevuld(d->termijn))
            fail_msg("%s: no name, description, use, sender, receiver, ground or term", d->code);
        for (size_t f = 0; f < d->velden_aantal; f++) {
            const struct woord_veld *v = &d->velden[f];
            if (!gevuld(v->label) || !gevuld(v->betekenis) || !gevuld(v->soort) || !gevuld(v->verplicht) ||
                !gevuld(v->grond) || !gevuld(v->b) || !gevuld(v->i) || !gevuld(v->v))
                fail_msg("%s.%s: something is not said", d->code, v->naam);
        }
    }
    talloc_free(ctx);
}

static bool staat_in(const struct csv *c, const char *dienst, const char *veld) {
    for (size_t i = 0; i < c->rijen_aantal; i++)
        if (strcmp(c->rijen[i].cellen[1], dienst) == 0 && strcmp(c->rijen[i].cellen[8], veld) == 0)
            return true;
    return false;
}

static void de_tabel_heeft_elke_dienst_en_elk_veld(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct buf *uit = buf_new(ctx, 1024);
    enum csv_codering codering;
    const char *fout = NULL;
    woordenboek_csv(uit);
    struct csv *c = csv_lees(ctx, csv_tekst(ctx, uit->data, uit->len, &codering, &fout), &fout);
    if (c == NULL)
        fail_msg("%s", fout);
    size_t velden = 0;
    for (size_t i = 0; stelsel_register[i] != NULL; i++)
        for (const struct veld *f = stelsel_register[i]->velden; f->naam != NULL; f++, velden++)
            if (!staat_in(c, stelsel_register[i]->code, f->naam))
                fail_msg("%s.%s is not in the table", stelsel_register[i]->code, f->naam);
    for (size_t i = 0; uitvoer_register[i] != NULL; i++)
        for (const struct uitvoer_kolom *k = uitvoer_register[i]->kolommen; k->naam != NULL; k++, velden++)
            if (!staat_in(c, uitvoer_register[i]->code, k->naam))
                fail_msg("%s.%s is not in the table", uitvoer_register[i]->code, k->naam);
    assert_int_equal(velden, c->rijen_aantal);
    talloc_free(ctx);
}

/* The list of the chain has thirty rows. */
static void de_dertig_staan_er_in(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct woordenboek w;
    woordenboek_maak(ctx, &w);
    assert_int_equal(30, w.aantal);
    for (int i = 0; i < 30; i++)
        assert_int_equal(i + 1, w.diensten[i].nummer);
    talloc_free(ctx);
}

static void voorwaarden_in_woorden(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct woordenboek w;
    woordenboek_maak(ctx, &w);
    for (size_t i = 0; i < w.aantal; i++)
        for (size_t f = 0; f < w.diensten[i].velden_aantal; f++)
            if (strcmp(w.diensten[i].code, "map") == 0 &&
                strcmp(w.diensten[i].velden[f].naam, "datum_eindgesprek") == 0) {
                assert_string_equal(
                    "Ja, als ‘Resultaat van de MAP’ is ‘Voldaan’. Mag alleen als ‘Resultaat van de MAP’ "
                    "is ‘Voldaan’",
                    w.diensten[i].velden[f].verplicht);
                talloc_free(ctx);
                return;
            }
    fail_msg("the MAP has no datum_eindgesprek");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elk_veld_zegt_alles),
        cmocka_unit_test(de_tabel_heeft_elke_dienst_en_elk_veld),
        cmocka_unit_test(de_dertig_staan_er_in),
        cmocka_unit_test(voorwaarden_in_woorden),
    };
    return cmocka_run_group_tests_name("woordenboek", tests, NULL, NULL);
}
