/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * What DUO sees: deliveries and the audit log.
 */
#include "proef.h"

static void duo_ziet_de_leveringen(void **state) {
    (void)state;
    struct store_wie w = wie(sessie_duo, DOEL_AUDIT), a = wie(sessie_a, DOEL_EIGEN);
    struct leveringen l;
    struct leveringen_vraag vragen[] = {{.pagina = 1, .rijen = 10},
                                        {.dienst = "pip", .gemeente = "0363", .pagina = 1, .rijen = 10},
                                        {.dienst = "pvt", .pagina = 1, .rijen = 10},
                                        {.van = {2999, 1, 1}, .pagina = 1, .rijen = 10}};
    size_t verwacht[] = {5, 4, 0, 0};
    for (size_t i = 0; i < 4; i++) {
        struct store_tx *tx = store_begin(mem, &app, &w);
        leveringen_vraag(tx, &vragen[i]);
        voer_uit(tx, AUDIT_LIJST, NULL);
        leveringen_lees(mem, tx, &l);
        assert_int_equal(verwacht[i], l.aantal);
    }
    struct store_tx *tx = store_begin(mem, &app, &a);
    leveringen_vraag(tx, &vragen[0]);
    voer_uit(tx, AUDIT_LIJST, NULL);
    leveringen_lees(mem, tx, &l);
    assert_int_equal(0, l.aantal); /* the list is DUO's, whatever the route says */
}

static void alleen_duo_leest_het_logboek(void **state) {
    (void)state;
    struct err err = {0};
    struct store_wie w = wie(sessie_a, DOEL_EIGEN);
    struct store_tx *tx = store_begin(mem, &app, &w);
    audit_lijst_vraag(tx, &(struct audit_vraag){.pagina = 1, .rijen = 10});
    struct audit a = {.handeling = AUDIT_LIJST};
    assert_false(store_voer_uit(tx, &a, &err));
    assert_int_equal(ERR_DENIED, err.kind);
}

static void een_weigering_wordt_geschreven(void **state) {
    (void)state;
    struct err err = {0};
    struct store_wie w = wie(sessie_a, DOEL_AUDIT), niemand = wie(NULL, DOEL_AUDIT);
    assert_true(audit_weigering(mem, &app, &w, "rol", dossier_2, &err));
    assert_true(audit_weigering(mem, &app, &niemand, "saml: handtekening", NULL, &err));
    struct audit_lijst l = lees_audit(&(struct audit_vraag){.handeling = "weigering", .pagina = 1, .rijen = 2});
    assert_string_equal("saml: handtekening", l.rijen[0].resultaat);
    assert_null(l.rijen[0].gebruiker);
    assert_null(l.rijen[0].rol);
    assert_string_equal("rol", l.rijen[1].resultaat);
    assert_string_equal("0363", l.rijen[1].organisatie);
    assert_string_equal(dossier_2, l.rijen[1].dossier);
}

static void elk_verzoek_is_een_rij(void **state) {
    (void)state;
    struct audit_lijst voor = lees_audit(&(struct audit_vraag){.pagina = 1, .rijen = 1});
    struct err err = {0};
    struct dossier d;
    for (int i = 0; i < 10; i++)
        (void)zie(i % 2 == 0 ? sessie_a : sessie_b, dossier_1, &d, false, &err);
    struct audit_lijst na = lees_audit(&(struct audit_vraag){.dossier = dossier_1, .pagina = 1, .rijen = 200});
    size_t nieuw = 0;
    for (size_t i = 0; i < na.aantal; i++)
        nieuw += na.rijen[i].nummer > voor.rijen[0].nummer;
    assert_int_equal(10, nieuw);
}

int duo_groep(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(duo_ziet_de_leveringen),
        cmocka_unit_test(alleen_duo_leest_het_logboek),
        cmocka_unit_test(een_weigering_wordt_geschreven),
        cmocka_unit_test(elk_verzoek_is_een_rij),
    };
    return cmocka_run_group_tests_name("duo", tests, NULL, NULL);
}
