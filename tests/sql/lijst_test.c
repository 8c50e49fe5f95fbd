/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Search, werkvoorraad and start counts.
 */
#include "proef.h"

static size_t zoek(const char *token, void (*vraag)(struct store_tx *, const char *), const char *wat,
                   char *ret_dossier) {
    struct store_wie w = wie(token, DOEL_EIGEN);
    struct store_tx *tx = store_begin(mem, &app, &w);
    vraag(tx, wat);
    voer_uit(tx, AUDIT_ZOEKEN, NULL);
    struct werkvoorraad l;
    zoek_lees(mem, tx, &l);
    if (l.aantal > 0 && ret_dossier != NULL)
        memcpy(ret_dossier, l.rijen[0].dossier, KRYPTO_UUID_TEXT);
    return l.aantal;
}

static void zoeken_vindt_wie_men_mag_zien(void **state) {
    (void)state;
    assert_int_equal(1, zoek(sessie_a, zoek_bsn_vraag, BSN_1, dossier_1));
    assert_int_equal(1, zoek(sessie_b, zoek_bsn_vraag, BSN_2, dossier_2));
    assert_int_equal(1, zoek(sessie_b, zoek_bsn_vraag, BSN_3, dossier_3));
    assert_int_equal(0, zoek(sessie_a, zoek_bsn_vraag, BSN_2, NULL));
    assert_int_equal(1, zoek(sessie_a, zoek_bsn_vraag, BSN_3, NULL)); /* moved away, and not yet handed over */
    assert_int_equal(1, zoek(sessie_duo, zoek_bsn_vraag, BSN_2, NULL));
    assert_int_equal(1, zoek(sessie_a, zoek_v_nummer_vraag, V_1, NULL));
    assert_int_equal(0, zoek(sessie_b, zoek_v_nummer_vraag, V_1, NULL));
    assert_int_equal(1, zoek(sessie_a, zoek_naam_vraag, "HADD", NULL));
    assert_int_equal(1, zoek(sessie_a, zoek_naam_vraag, "amal haddad", NULL));
    assert_int_equal(1, zoek(sessie_b, zoek_naam_vraag, "ozturk", NULL));
    assert_int_equal(0, zoek(sessie_a, zoek_naam_vraag, "ozturk", NULL));
    assert_int_equal(1, zoek(sessie_duo, zoek_naam_vraag, "Özt", NULL));
    assert_int_equal(0, zoek(sessie_duo, zoek_naam_vraag, "zturk", NULL));
    assert_int_equal(0, zoek(sessie_a, zoek_naam_vraag, "%", NULL));
    assert_int_equal(0, zoek(sessie_a, zoek_naam_vraag, ",", NULL));
}

static void de_werkvoorraad_is_van_een_gemeente(void **state) {
    (void)state;
    struct werkvoorraad a = lijst(sessie_a, (struct werkvoorraad_vraag){0});
    assert_int_equal(2, a.aantal);
    /* Moved away, so her overdracht is the first thing to do; the rest is as it was then. */
    assert_string_equal(dossier_3, a.rijen[0].dossier);
    assert_int_equal(FASE_INTAKE, a.rijen[0].fase);
    assert_string_equal("Overdracht afronden", a.rijen[0].termijn_titel);
    a.rijen++;
    assert_string_equal(dossier_1, a.rijen[0].dossier);
    assert_string_equal("Haddâd, Amal", a.rijen[0].naam);
    assert_int_equal(FASE_PIP, a.rijen[0].fase);
    assert_string_equal("asielstatushouder", a.rijen[0].doelgroep);
    assert_int_equal(1990, a.rijen[0].geboortedatum.year);
    assert_false(date_is_empty(a.rijen[0].termijn));
    struct werkvoorraad b = lijst(sessie_b, (struct werkvoorraad_vraag){.sorteer = WV_OP_NAAM});
    assert_int_equal(2, b.aantal);
    assert_string_equal("Öztürk, Amal", b.rijen[0].naam);
    b = lijst(sessie_b, (struct werkvoorraad_vraag){.sorteer = WV_OP_FASE, .rijen = 1});
    assert_true(b.meer);
    assert_int_equal(1, b.aantal);
    b = lijst(sessie_b, (struct werkvoorraad_vraag){.rijen = 1, .pagina = 2});
    assert_false(b.meer);
    assert_int_equal(1, b.aantal);
    assert_int_equal(0, lijst(sessie_duo, (struct werkvoorraad_vraag){0}).aantal);
}

static void filters_laten_over_wat_klopt(void **state) {
    (void)state;
    assert_int_equal(1, lijst(sessie_a, (struct werkvoorraad_vraag){.fase = "pip"}).aantal);
    assert_int_equal(1, lijst(sessie_a, (struct werkvoorraad_vraag){.fase = "intake"}).aantal);
    assert_int_equal(0, lijst(sessie_a, (struct werkvoorraad_vraag){.doelgroep = "gezinsmigrant"}).aantal);
    assert_int_equal(0, lijst(sessie_a, (struct werkvoorraad_vraag){.termijn = WV_TERMIJN_GEEN}).aantal);
    size_t samen = 0;
    for (int t = WV_TERMIJN_TE_LAAT; t <= WV_TERMIJN_GEEN; t++)
        samen += lijst(sessie_a, (struct werkvoorraad_vraag){.termijn = (enum wv_termijn)t}).aantal;
    assert_int_equal(2, samen); /* every row is in one bucket */
    struct werkvoorraad s = lijst(sessie_a, (struct werkvoorraad_vraag){.alleen_signaal = true});
    assert_int_equal(1, s.aantal);
    assert_true(s.rijen[0].open_signalen > 0);
}

static void start_telt(void **state) {
    (void)state;
    struct store_wie w = wie(sessie_b, DOEL_EIGEN), d = wie(sessie_duo, DOEL_EIGEN);
    struct start_tellingen t;
    struct store_tx *tx = store_begin(mem, &app, &w);
    start_vraag(tx, VANDAAG);
    voer_uit(tx, AUDIT_INZIEN, NULL);
    start_lees(tx, &t);
    assert_true(t.van_gemeente);
    assert_int_equal(2, t.dossiers);
    long samen = 0;
    for (int f = 0; f < FASEN; f++)
        samen += t.per_fase[f];
    assert_int_equal(2, samen);
    tx = store_begin(mem, &app, &d);
    start_vraag(tx, VANDAAG);
    voer_uit(tx, AUDIT_INZIEN, NULL);
    start_lees(tx, &t);
    assert_false(t.van_gemeente);
    assert_int_equal(0, t.dossiers);
}

int lijst_groep(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(zoeken_vindt_wie_men_mag_zien),
        cmocka_unit_test(de_werkvoorraad_is_van_een_gemeente),
        cmocka_unit_test(filters_laten_over_wat_klopt),
        cmocka_unit_test(start_telt),
    };
    return cmocka_run_group_tests_name("lijst", tests, NULL, NULL);
}
