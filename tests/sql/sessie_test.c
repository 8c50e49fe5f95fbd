/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Logging in and out, and what a request without a good session gets.
 */
#include "proef.h"

static bool log_in(const char *kvk, const char *acting, enum niveau niveau, const char *assertie, char *ret_token,
                   struct err *err) {
    struct sessie_begin b = {.assertie_id = assertie,
                             .assertie_tot = "2999-01-01T00:00:00Z",
                             .aanbieder = "eherkenning",
                             .legal_subject = kvk,
                             .acting_subject = acting,
                             .niveau = niveau,
                             .stil_s = 900,
                             .langst_s = 3600,
                             .request_id = "r",
                             .route = "/inloggen/proxy",
                             .herkomst = "127.0.0.1"};
    return sessie_start(mem, &app, &b, ret_token, err);
}

static void iedereen_logt_in(void **state) {
    (void)state;
    struct err err = {0};
    assert_true(log_in(KVK_A, "persoon-a", NIVEAU_EH3, "_a1", sessie_a, &err));
    assert_true(log_in(KVK_A, "persoon-lezer", NIVEAU_EH3, "_a2", sessie_lezer, &err));
    assert_true(log_in(KVK_B, "persoon-b", NIVEAU_EH4, "_a3", sessie_b, &err));
    assert_true(log_in(KVK_A, "persoon-admin", NIVEAU_EH3, "_a5", sessie_admin, &err));
    assert_true(log_in(KVK_DUO, "persoon-duo", NIVEAU_EH3, "_a4", sessie_duo, &err));
    struct store_wie w = wie(sessie_b, DOEL_EIGEN);
    struct store_tx *tx = store_begin(mem, &app, &w);
    voer_uit(tx, AUDIT_INZIEN, NULL);
    struct sessie_info s;
    sessie_lees(tx, &s);
    assert_string_equal("0060", s.organisatie);
    assert_string_equal("Ameland", s.organisatie_naam);
    assert_string_equal("N. Aam", s.naam);
    assert_int_equal(ROL_KLANTREGISSEUR, s.rollen);
    assert_int_equal(recht_van(ROL_KLANTREGISSEUR, SOORT_GEMEENTE), s.rechten);
    assert_int_equal(SOORT_GEMEENTE, s.soort);
    assert_true(s.toegelaten);
    assert_null(s.namens);
    assert_int_equal(NIVEAU_EH4, s.niveau);
    assert_in_range(s.stil_over_s, 880, 900);
    assert_true(store_is_uuid(s.id));
}

static void een_bewering_maakt_een_sessie(void **state) {
    (void)state;
    struct err err = {0};
    char token[KRYPTO_TOKEN_TEXT] = "onaangeroerd";
    assert_false(log_in(KVK_A, "persoon-a", NIVEAU_EH3, "_a1", token, &err));
    assert_int_equal(ERR_CONFLICT, err.kind);
    assert_string_equal("assertie-herhaald", err.reason);
    assert_string_equal("onaangeroerd", token);
}

static void wie_niet_bekend_is_komt_er_niet_in(void **state) {
    (void)state;
    struct err err = {0};
    char token[KRYPTO_TOKEN_TEXT];
    assert_false(log_in("90000009", "persoon-a", NIVEAU_EH3, "_b1", token, &err));
    assert_int_equal(ERR_DENIED, err.kind);
    assert_string_equal("organisatie-onbekend", err.reason);
    assert_false(log_in(KVK_A, "persoon-a", NIVEAU_GEEN, "_b3", token, &err));
    assert_int_equal(ERR_DENIED, err.kind);
}

static void een_verzoek_wordt_een_keer_beantwoord(void **state) {
    (void)state;
    struct err err = {0};
    char browser[KRYPTO_TOKEN_TEXT], ander[KRYPTO_TOKEN_TEXT], token[KRYPTO_TOKEN_TEXT];
    struct login_verzoek verzoek;
    assert_true(login_verzoek_nieuw(mem, &app, "_verzoek-1", "eherkenning", NULL, browser, &err));
    assert_true(login_verzoek_nieuw(mem, &app, "_verzoek-2", "duo", NULL, ander, &err));
    assert_true(login_verzoek_van(mem, &app, browser, &verzoek, &err));
    assert_string_equal("_verzoek-1", verzoek.id);
    assert_string_equal("eherkenning", verzoek.aanbieder);
    assert_true(login_verzoek_van(mem, &app, ander, &verzoek, &err));
    assert_string_equal("duo", verzoek.aanbieder);
    assert_false(login_verzoek_van(mem, &app, "geheel-verzonnen", &verzoek, &err));
    assert_int_equal(ERR_NOT_FOUND, err.kind);
    struct sessie_begin b = {.verzoek_id = "_verzoek-1",
                             .browser = ander,
                             .assertie_id = "_c1",
                             .assertie_tot = "2999-01-01T00:00:00Z",
                             .aanbieder = "eherkenning",
                             .legal_subject = KVK_A,
                             .acting_subject = "persoon-a",
                             .niveau = NIVEAU_EH3,
                             .stil_s = 900,
                             .langst_s = 3600,
                             .request_id = "r",
                             .route = "/saml/acs",
                             .herkomst = "127.0.0.1"};
    assert_false(sessie_start(mem, &app, &b, token, &err)); /* another browser's request */
    assert_int_equal(ERR_NOT_FOUND, err.kind);
    assert_string_equal("verzoek-andere-browser", err.reason);
    b.browser = NULL;
    assert_false(sessie_start(mem, &app, &b, token, &err));
    assert_string_equal("verzoek-andere-browser", err.reason);
    b.browser = ander;
    b.verzoek_id = "_verzoek-2"; /* another provider was asked */
    assert_false(sessie_start(mem, &app, &b, token, &err));
    assert_string_equal("verzoek-onbekend", err.reason);
    b.browser = browser;
    b.verzoek_id = "_verzoek-3";
    assert_false(sessie_start(mem, &app, &b, token, &err));
    assert_string_equal("verzoek-onbekend", err.reason);
    b.verzoek_id = "_verzoek-1";
    assert_true(sessie_start(mem, &app, &b, token, &err));
    b.assertie_id = "_c2";
    assert_false(sessie_start(mem, &app, &b, token, &err)); /* answered already */
    assert_int_equal(ERR_CONFLICT, err.kind);
    assert_string_equal("verzoek-gebruikt", err.reason);
    assert_true(login_verzoek_van(mem, &app, browser, &verzoek, &err)); /* which provider to judge a second answer by */
}

static void een_verzoek_is_een_artifact_waard(void **state) {
    (void)state;
    struct err err = {0};
    char browser[KRYPTO_TOKEN_TEXT];
    assert_false(login_verzoek_ophalen(mem, &app, "geheel-verzonnen", &err));
    assert_int_equal(ERR_NOT_FOUND, err.kind);
    assert_string_equal("artifact-niet-gevraagd", err.reason);
    assert_true(login_verzoek_nieuw(mem, &app, "_verzoek-a", "duo", NULL, browser, &err));
    assert_true(login_verzoek_ophalen(mem, &app, browser, &err));
    assert_false(login_verzoek_ophalen(mem, &app, browser, &err));
    assert_int_equal(ERR_CONFLICT, err.kind);
    assert_string_equal("artifact-gebruikt", err.reason);
}

static void geweigerd(const char *token, uint32_t doel, enum niveau min, enum err_kind kind) {
    struct err err = {0};
    struct store_wie w = wie(token, doel);
    w.niveau_min = min;
    struct store_tx *tx = store_begin(mem, &app, &w);
    dossier_vraag(tx, dossier_1, false);
    struct audit a = {.handeling = AUDIT_INZIEN};
    assert_false(store_voer_uit(tx, &a, &err));
    assert_int_equal(kind, err.kind);
}

static void wie_niet_mag_leest_niets(void **state) {
    (void)state;
    char verzonnen[KRYPTO_TOKEN_TEXT];
    krypto_token(verzonnen);
    geweigerd(NULL, DOEL_EIGEN, NIVEAU_EH3, ERR_NO_SESSION);
    geweigerd("", DOEL_EIGEN, NIVEAU_EH3, ERR_NO_SESSION);
    geweigerd(verzonnen, DOEL_EIGEN, NIVEAU_EH3, ERR_NO_SESSION);
    geweigerd(sessie_a, DOEL_AUDIT, NIVEAU_EH3, ERR_DENIED);
    geweigerd(sessie_a, 0, NIVEAU_EH3, ERR_DENIED);
    geweigerd(sessie_a, DOEL_EIGEN, NIVEAU_EH4, ERR_DENIED);
}

static void uitloggen_beeindigt(void **state) {
    (void)state;
    struct err err = {0};
    char token[KRYPTO_TOKEN_TEXT];
    assert_true(log_in(KVK_A, "persoon-a", NIVEAU_EH3, "_d1", token, &err));
    struct store_wie w = wie(token, DOEL_EIGEN);
    assert_true(sessie_einde(mem, &app, &w, &err));
    geweigerd(token, DOEL_EIGEN, NIVEAU_EH3, ERR_NO_SESSION);
    assert_true(sessie_einde(mem, &app, &w, &err)); /* twice is no error */
}

static void wie_geblokkeerd_wordt_is_meteen_weg(void **state) {
    (void)state;
    struct err err = {0};
    char token[KRYPTO_TOKEN_TEXT];
    assert_true(log_in(KVK_B, "persoon-weg", NIVEAU_EH3, "_e1", token, &err));
    struct pg_batch *b = pg_batch_new(mem, taak.pg);
    int nummer = pg_batch_add_text(
        b, "blokkeer",
        "SELECT portaal.gebruiker_blokkeer(g.pseudoniem) FROM portaal.gebruiker g WHERE acting_subject = 'persoon-weg'",
        NULL, 0);
    assert_true(pg_batch_run(b, &err));
    assert_int_equal(1, pg_count(pg_batch_rows(b, nummer)));
    geweigerd(token, DOEL_EIGEN, NIVEAU_EH3, ERR_NO_SESSION);
    assert_false(log_in(KVK_B, "persoon-weg", NIVEAU_EH3, "_e2", token, &err));
    assert_string_equal("gebruiker-geblokkeerd", err.reason);
}

static void geef_coa_nummer(const char *kvk) {
    struct err err = {0};
    struct pg_batch *b = pg_batch_new(mem, taak.pg);
    pg_batch_add(b, PG_Q_ORGANISATIE_ZET, (struct pg_param[]){PG_TEXT("COA"), PG_TEXT(kvk), PG_TEXT("")}, 3);
    assert_true(pg_batch_run(b, &err));
}

/* Her organisation's own provider names her; its number is ours to look up, and not a part of who she is. */
static void een_ander_nummer_maakt_geen_ander_mens(void **state) {
    (void)state;
    struct err err = {0};
    char token[KRYPTO_TOKEN_TEXT];
    struct sessie_begin b = {.assertie_id = "_f1",
                             .assertie_tot = "2999-01-01T00:00:00Z",
                             .aanbieder = "coa",
                             .organisatie = "COA",
                             .acting_subject = "persoon-coa",
                             .met_rollen = true,
                             .rollen = ROL_COA_MEDEWERKER,
                             .naam = "C. Oa",
                             .niveau = NIVEAU_EH3,
                             .stil_s = 900,
                             .langst_s = 3600,
                             .request_id = "r",
                             .route = "/inloggen/proxy",
                             .herkomst = "127.0.0.1"};
    geef_coa_nummer("90000011");
    assert_true(sessie_start(mem, &app, &b, token, &err));
    struct pg_batch *blokkeer = pg_batch_new(mem, taak.pg);
    pg_batch_add_text(
        blokkeer, "blokkeer_coa",
        "SELECT portaal.gebruiker_blokkeer(g.pseudoniem) FROM portaal.gebruiker g WHERE acting_subject = 'persoon-coa'",
        NULL, 0);
    assert_true(pg_batch_run(blokkeer, &err));
    geef_coa_nummer("90000012");
    b.assertie_id = "_f2";
    assert_false(sessie_start(mem, &app, &b, token, &err));
    assert_string_equal("gebruiker-geblokkeerd", err.reason);
}

static void csrf_hoort_bij_de_sessie(void **state) {
    (void)state;
    char csrf[KRYPTO_TOKEN_TEXT];
    sessie_csrf(app.krypto, sessie_a, "/zoeken", csrf);
    assert_true(sessie_csrf_klopt(app.krypto, sessie_a, "/zoeken", csrf));
    assert_false(sessie_csrf_klopt(app.krypto, sessie_b, "/zoeken", csrf));
    assert_false(sessie_csrf_klopt(app.krypto, sessie_a, "/zoeken", NULL));
    assert_false(sessie_csrf_klopt(app.krypto, sessie_a, "/zoeken", ""));
    assert_false(sessie_csrf_klopt(app.krypto, NULL, "/zoeken", csrf));
}

static void csrf_hoort_bij_het_formulier(void **state) {
    (void)state;
    char csrf[KRYPTO_TOKEN_TEXT];
    sessie_csrf(app.krypto, sessie_a, "/zoeken", csrf);
    assert_false(sessie_csrf_klopt(app.krypto, sessie_a, "/uitloggen", csrf));
    assert_false(sessie_csrf_klopt(app.krypto, sessie_a, "/zoeken/", csrf));
    assert_false(sessie_csrf_klopt(app.krypto, sessie_a, "", csrf));
}

int sessie_groep(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(iedereen_logt_in),
        cmocka_unit_test(een_bewering_maakt_een_sessie),
        cmocka_unit_test(wie_niet_bekend_is_komt_er_niet_in),
        cmocka_unit_test(een_verzoek_wordt_een_keer_beantwoord),
        cmocka_unit_test(een_verzoek_is_een_artifact_waard),
        cmocka_unit_test(wie_niet_mag_leest_niets),
        cmocka_unit_test(uitloggen_beeindigt),
        cmocka_unit_test(wie_geblokkeerd_wordt_is_meteen_weg),
        cmocka_unit_test(een_ander_nummer_maakt_geen_ander_mens),
        cmocka_unit_test(csrf_hoort_bij_de_sessie),
        cmocka_unit_test(csrf_hoort_bij_het_formulier),
    };
    return cmocka_run_group_tests_name("sessie", tests, NULL, NULL);
}
