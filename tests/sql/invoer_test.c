/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Deliveries from outside, by the chunk.
 */
#include "proef.h"

static int teller;

static struct invoer_regel regel(const char *dienst, const char *afzender, const char *ontvanger, const char *bsn) {
    struct invoer_regel r = {.kenmerk = talloc_asprintf(mem, "K-%d", ++teller),
                             .bericht = {.dienst = stelsel_vind(dienst), .afzender = afzender, .ontvanger = ontvanger},
                             .wie = {.bsn = bsn}};
    assert_non_null(r.bericht.dienst);
    return r;
}

static struct invoer_regel plicht(const char *gemeente, const char *bsn, const char *v, const char *naam,
                                  const char *soort) {
    struct invoer_regel r = regel("inburgeringsplicht", "DUO", gemeente, bsn);
    struct bericht *b = &r.bericht;
    zet(b, "soort", soort);
    zet(b, "indicator", "ja");
    zet(b, "datum_kennisgeving", "2026-09-28");
    zet(b, "datum_start", "2026-09-21");
    zet(b, "behandeld_als", "asielstatushouder");
    zet(b, "onderdelen", "lezen,luisteren,schrijven,spreken,knm,pvt,map");
    zet(b, "v_nummer", v);
    zet(b, "bsn", bsn);
    zet(b, "geslachtsnaam", naam);
    zet(b, "voornamen", "Amal");
    zet(b, "geboortedatum", "1990-00-00");
    if (strcmp(soort, "gewijzigd") == 0)
        zet(b, "datum_gewijzigd", "2026-10-01");
    return r;
}

static struct invoer_regel uitkomst(const char *gemeente, const char *bsn) {
    struct invoer_regel r = regel("leerbaarheidstoets_uitkomst", "DUO", gemeente, bsn);
    zet(&r.bericht, "datum_afname", "2026-10-12");
    zet(&r.bericht, "deelgenomen", "ja");
    zet(&r.bericht, "ordelijk_verloop", "ja");
    zet(&r.bericht, "uitkomst", "b1_route");
    return r;
}

static void stuk(struct invoer_regel *regels, size_t n) {
    struct err err = {0};
    struct invoer *in = invoer_nieuw(mem, &taak, "proef.jsonl", VANDAAG);
    unsigned long voor = pg_round_trips(taak.pg);
    if (!invoer_stuk(in, regels, n, &err))
        fail_msg("%s: %s", err.place, err.reason);
    assert_int_equal(2, pg_round_trips(taak.pg) - voor);
}

static void goed(const struct invoer_regel *r) {
    if (r->uitkomst != INVOER_GOED)
        fail_msg("%s: %s: %s", r->kenmerk, r->veld != NULL ? r->veld : "-", r->reden != NULL ? r->reden : "bekend");
}

static void leveringen_komen_binnen(void **state) {
    (void)state;
    struct invoer_regel r[] = {plicht("0363", BSN_1, V_1, "Haddâd", "vastgesteld"), uitkomst("0363", BSN_1),
                               plicht("0060", BSN_2, "0000000002", "Öztürk", "vastgesteld"),
                               plicht("0363", BSN_3, "0000000003", "Tesfay", "vastgesteld"),
                               plicht("0060", BSN_3, "0000000003", "Tesfay", "gewijzigd")};
    stuk(r, 5);
    for (size_t i = 0; i < 5; i++)
        goed(&r[i]);
    stuk(r, 5);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(INVOER_BEKEND, r[i].uitkomst);
}

static void weiger(struct invoer_regel r, const char *veld) {
    struct invoer_regel twee[] = {r, uitkomst("0060", BSN_2)};
    twee[1].kenmerk = "altijd-dezelfde";
    stuk(twee, 2);
    assert_int_equal(INVOER_GEWEIGERD, twee[0].uitkomst);
    assert_string_equal(veld, twee[0].veld);
    assert_non_null(twee[0].reden);
    assert_int_not_equal(INVOER_GEWEIGERD, twee[1].uitkomst); /* one bad line does not spoil another */
}

static void een_slechte_regel_bederft_niets(void **state) {
    (void)state;
    struct invoer_regel r = uitkomst("0363", "999990032");
    weiger(r, "betrokkene.geslachtsnaam"); /* nobody knows this person */
    r = plicht("0363", "999990032", V_1, "Ander", "vastgesteld");
    weiger(r, "v_nummer"); /* of somebody else */
    r = plicht("0363", "999990032", "0000000009", "Ander", "vastgesteld");
    zet(&r.bericht, "bsn", "999990044");
    weiger(r, "bsn");
    r = plicht("0363", "999990032", "0000000009", "Ander", "vastgesteld");
    r.bericht.afzender = "COA";
    weiger(r, "afzender");
    r = plicht("9999", "999990032", "0000000009", "Ander", "vastgesteld");
    weiger(r, "ontvanger");
    weiger(uitkomst("0060", BSN_1), "ontvanger"); /* not the gemeente of this dossier */
    r = plicht("0363", "999990032", "0000000009", "Ander", "vastgesteld");
    zet(&r.bericht, "datum_start", NULL);
    weiger(r, "datum_start"); /* judged by the declaration */
}

int invoer_groep(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leveringen_komen_binnen),
        cmocka_unit_test(een_slechte_regel_bederft_niets),
    };
    return cmocka_run_group_tests_name("invoer", tests, NULL, NULL);
}
