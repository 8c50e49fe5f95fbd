/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * One dossier, its history and one bericht.
 */
#include "proef.h"

static void een_dossier_is_een_rondgang(void **state) {
    (void)state;
    struct err err = {0};
    struct store_wie w = wie(sessie_a, DOEL_EIGEN);
    unsigned long voor = pg_round_trips(app.pg);
    struct store_tx *tx = store_begin(mem, &app, &w);
    dossier_vraag(tx, dossier_1, false);
    tijdlijn_vraag(tx, dossier_1);
    termijnen_vraag(tx, dossier_1);
    signalen_vraag(tx, dossier_1);
    voer_uit(tx, AUDIT_INZIEN, dossier_1);
    assert_int_equal(1, pg_round_trips(app.pg) - voor);
    struct dossier d;
    assert_true(dossier_lees(mem, tx, &d, &err));
    assert_string_equal("Amal Haddâd", d.naam);
    assert_string_equal("0363", d.gemeente);
    assert_string_equal("Amsterdam", d.gemeente_naam);
    assert_false(d.getoond);
    assert_null(strstr(d.bsn, BSN_1));
    assert_null(strstr(d.v_nummer, V_1));
    assert_true(d.stappen_aantal > 0);
    assert_string_equal("Lezen", d.onderdelen[0].naam);
    assert_int_equal(ONDERDEEL_OPEN, d.onderdelen[0].is);
    assert_true(date_is_empty(d.onderdelen[0].datum));
    struct tijdlijn t;
    tijdlijn_lees(mem, tx, &t);
    assert_int_equal(2, t.aantal);
    assert_string_equal("leerbaarheidstoets_uitkomst", t.regels[0].dienst->code);
    assert_string_equal("Dienst Uitvoering Onderwijs", t.regels[0].afzender_naam);
    struct termijnen n;
    termijnen_lees(mem, tx, &n);
    assert_true(n.aantal > 0);
    assert_string_equal("pip_10_weken", n.rows[0].code);
    struct open_signalen s;
    signalen_lees(mem, tx, &s);
    assert_true(s.aantal > 0);
    assert_non_null(s.rows[0].soort->titel);
}

static void tonen_opent_en_wordt_geschreven(void **state) {
    (void)state;
    struct err err = {0};
    struct dossier d;
    assert_true(zie(sessie_a, dossier_1, &d, true, &err));
    assert_string_equal(BSN_1, d.bsn);
    assert_string_equal(V_1, d.v_nummer);
    struct audit_lijst l =
        lees_audit(&(struct audit_vraag){.dossier = dossier_1, .handeling = "tonen", .pagina = 1, .rijen = 5});
    assert_int_equal(1, l.aantal);
    assert_string_equal("dossier.bsn, dossier.v_nummer", l.rijen[0].velden_hoog);
    assert_string_equal("klantregisseur", l.rijen[0].rol);
    assert_string_equal("0363", l.rijen[0].organisatie);
    assert_string_equal("ok", l.rijen[0].resultaat);
    assert_int_equal(NIVEAU_EH3, l.rijen[0].niveau);
}

/* A gemeente that somebody moved away from sees the person, not where she lives now or how she goes on. */
static void wie_vertrok_is_alleen_over_te_dragen(void **state) {
    (void)state;
    struct err err = {0};
    struct dossier oud, nieuw;
    assert_true(zie(sessie_a, dossier_3, &oud, false, &err));
    assert_true(zie(sessie_b, dossier_3, &nieuw, false, &err));
    assert_string_equal(nieuw.naam, oud.naam);
    assert_true(oud.afsluitend);
    assert_false(nieuw.afsluitend);
    assert_null(oud.adres);
    assert_string_equal(NIEUW_ADRES, nieuw.adres);
    assert_null(oud.gemeente);
    assert_string_equal("0060", nieuw.gemeente);
    assert_int_equal(0, oud.stappen_aantal);
    assert_true(nieuw.stappen_aantal > 0);
    assert_true(date_is_empty(oud.datum_start));
    struct store_wie w = wie(sessie_a, DOEL_EIGEN);
    struct store_tx *tx = store_begin(mem, &app, &w);
    tijdlijn_vraag(tx, dossier_3);
    termijnen_vraag(tx, dossier_3);
    voer_uit(tx, AUDIT_INZIEN, dossier_3);
    struct tijdlijn t;
    struct termijnen termijnen;
    tijdlijn_lees(mem, tx, &t);
    termijnen_lees(mem, tx, &termijnen);
    assert_int_equal(0, t.aantal); /* it delivered nothing itself */
    assert_int_equal(1, termijnen.aantal);
    assert_string_equal("overdracht", termijnen.rows[0].code);
}

static void van_een_ander_is_niet_gevonden(void **state) {
    (void)state;
    struct err err = {0};
    struct dossier d;
    const char *geen = "0192f0c1-0000-7000-8000-000000000000";
    assert_false(zie(sessie_a, dossier_2, &d, true, &err));
    assert_int_equal(ERR_NOT_FOUND, err.kind);
    struct err bestaat_niet = {0};
    assert_false(zie(sessie_a, geen, &d, true, &bestaat_niet));
    assert_string_equal(err.reason, bestaat_niet.reason);
    assert_false(zie(sessie_a, "geen-uuid", &d, false, &err));
    assert_int_equal(ERR_NOT_FOUND, err.kind);
    struct audit_lijst l =
        lees_audit(&(struct audit_vraag){.dossier = dossier_2, .handeling = "tonen", .pagina = 1, .rijen = 5});
    assert_int_equal(1, l.aantal);
    assert_string_equal("niet gevonden", l.rijen[0].resultaat);
    assert_null(l.rijen[0].velden_hoog); /* nothing was shown */
}

static void de_historie_is_wat_er_kwam(void **state) {
    (void)state;
    struct err err = {0};
    struct store_wie w = wie(sessie_a, DOEL_EIGEN);
    struct store_tx *tx = store_begin(mem, &app, &w);
    historie_vraag(tx, dossier_1);
    voer_uit(tx, AUDIT_FORMULIER, dossier_1);
    struct historie h;
    assert_true(historie_lees(mem, tx, &h, &err));
    assert_int_equal(2, h.aantal);
    const struct bericht *b = &h.berichten[0];
    assert_string_equal("inburgeringsplicht", b->dienst->code);
    assert_string_equal(BSN_1, bericht_waarde(b, "bsn"));
    assert_string_equal("lezen,luisteren,schrijven,spreken,knm,pvt,map", bericht_waarde(b, "onderdelen"));
    assert_string_equal("ja", bericht_waarde(b, "indicator"));
    assert_string_equal("2026-09-28", bericht_waarde(b, "datum_kennisgeving"));
    assert_string_equal("1990-00-00", bericht_waarde(b, "geboortedatum"));
    assert_null(bericht_waarde(b, "datum_eind"));
    assert_string_equal("DUO", b->afzender);
    assert_string_equal("0363", b->ontvanger);
    assert_int_equal(28, b->datum_gebeurtenis.day);
    assert_true(b->nummer < h.berichten[1].nummer);
}

static void een_bericht_is_afgeschermd(void **state) {
    (void)state;
    struct err err = {0};
    struct store_wie w = wie(sessie_a, DOEL_EIGEN);
    struct store_tx *tx = store_begin(mem, &app, &w);
    tijdlijn_vraag(tx, dossier_1);
    voer_uit(tx, AUDIT_INZIEN, dossier_1);
    struct tijdlijn t;
    tijdlijn_lees(mem, tx, &t);
    const char *plicht_id = t.regels[1].bericht;
    for (int toon = 0; toon < 2; toon++) {
        tx = store_begin(mem, &app, &w);
        bericht_vraag(tx, dossier_1, plicht_id, toon != 0);
        voer_uit(tx, AUDIT_INZIEN, dossier_1);
        struct bericht_inzage b;
        assert_true(bericht_lees(mem, tx, &b, &err));
        assert_true(b.heeft_hoog);
        assert_int_equal(toon != 0, strcmp(BSN_1, bericht_waarde(&b.bericht, "bsn")) == 0);
        assert_string_equal("invoer", b.kanaal);
        assert_string_equal("Haddâd", bericht_waarde(&b.bericht, "geslachtsnaam"));
    }
    tx = store_begin(mem, &app, &w);
    bericht_vraag(tx, dossier_2, plicht_id, false); /* not of that dossier */
    voer_uit(tx, AUDIT_INZIEN, dossier_1);
    struct bericht_inzage b;
    assert_false(bericht_lees(mem, tx, &b, &err));
}

int dossier_groep(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(een_dossier_is_een_rondgang),          cmocka_unit_test(tonen_opent_en_wordt_geschreven),
        cmocka_unit_test(wie_vertrok_is_alleen_over_te_dragen), cmocka_unit_test(van_een_ander_is_niet_gevonden),
        cmocka_unit_test(de_historie_is_wat_er_kwam),           cmocka_unit_test(een_bericht_is_afgeschermd),
    };
    return cmocka_run_group_tests_name("dossier", tests, NULL, NULL);
}
