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
        zet(b, "datum_gewijzigd", "2026-10-01"), zet(b, "adres", NIEUW_ADRES);
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

/* ---- versions ---- */

#define BSN_4 "999990056" /* of the gemeente Leeuwarden, whose lists no other test counts */

static struct invoer_regel toets(const char *kenmerk, const char *vervangt, const char *welke) {
    struct invoer_regel r = uitkomst("0080", BSN_4);
    r.kenmerk = kenmerk;
    r.vervangt = vervangt;
    r.bericht.reden = vervangt != NULL ? "De uitslag is opnieuw bekeken." : NULL;
    zet(&r.bericht, "uitkomst", welke);
    return r;
}

static struct invoer_regel ingetrokken(const char *kenmerk, const char *vervangt, const char *reden) {
    struct invoer_regel r = regel("leerbaarheidstoets_uitkomst", "DUO", "0080", BSN_4);
    r.kenmerk = kenmerk;
    r.vervangt = vervangt;
    r.bericht.intrekking = true;
    r.bericht.reden = reden;
    return r;
}

/* What follows from the history: an outcome that stands, or none. */
static void fase_is(const char *verwacht) {
    struct err err = {0};
    struct pg_batch *b = pg_batch_new(mem, taak.pg);
    unsigned char index[KRYPTO_INDEX_LEN];
    krypto_blind_index(taak.krypto, "bsn", BSN_4, index);
    int n = pg_batch_add_text(b, "fase", "SELECT d.fase FROM portaal.dossier d WHERE d.bsn_index = $1",
                              (struct pg_param[]){PG_BYTES(index, sizeof index)}, 1);
    assert_true(pg_batch_run(b, &err));
    const struct pg_rows *r = pg_batch_rows(b, n);
    assert_int_equal(1, pg_count(r));
    assert_string_equal(verwacht, pg_text(r, 0, 0));
}

static void een_is_geweigerd(struct invoer_regel r, const char *veld) {
    stuk(&r, 1);
    assert_int_equal(INVOER_GEWEIGERD, r.uitkomst);
    assert_string_equal(veld, r.veld != NULL ? r.veld : "-");
}

static void versies_vervangen_elkaar(void **state) {
    (void)state;
    struct invoer_regel te_vroeg = toets("T-2", "T-1", "z_route");
    struct invoer_regel begin[] = {plicht("0080", BSN_4, "0000000004", "Osman", "vastgesteld"), te_vroeg};
    stuk(begin, 2);
    goed(&begin[0]);
    assert_int_equal(INVOER_GEWEIGERD, begin[1].uitkomst); /* its first version is not here yet */
    assert_string_equal("vervangt", begin[1].veld);
    struct invoer_regel samen[] = {toets("T-1", NULL, "b1_route"), te_vroeg, te_vroeg};
    stuk(samen, 3);
    goed(&samen[0]);
    goed(&samen[1]); /* given again, behind what it replaces in the same chunk */
    assert_int_equal(INVOER_BEKEND, samen[2].uitkomst);
    fase_is("pip");
    een_is_geweigerd(toets("T-3", "T-1", "onderwijsroute"), "-"); /* it was replaced already */
    struct invoer_regel derde = toets("T-3", "T-2", "onderwijsroute");
    stuk(&derde, 1);
    goed(&derde);
    fase_is("pip");
}

static void intrekken_laat_niets_staan(void **state) {
    (void)state;
    een_is_geweigerd(ingetrokken("T-4", "T-3", NULL), "-"); /* without a reason */
    een_is_geweigerd(ingetrokken("T-4", "bestaat-niet", "Verkeerde persoon."), "vervangt");
    struct invoer_regel ander = ingetrokken("T-4", "T-3", "Verkeerde persoon.");
    ander.wie.bsn = BSN_1;
    ander.bericht.ontvanger = "0363";
    een_is_geweigerd(ander, "vervangt"); /* of somebody else */
    struct invoer_regel weg = ingetrokken("T-4", "T-3", "Verkeerde persoon.");
    stuk(&weg, 1);
    goed(&weg);
    fase_is("intake"); /* also T-1 and T-2 do not come back */
    stuk(&weg, 1);
    assert_int_equal(INVOER_BEKEND, weg.uitkomst);
    een_is_geweigerd(ingetrokken("T-5", "T-4", "Toch niet."), "-"); /* a withdrawal is not withdrawn */
}

static void een_correctie_zegt_wie_het_is(void **state) {
    (void)state;
    struct invoer_regel eerst = plicht("0080", BSN_4, "0000000004", "Usman", "gewijzigd");
    eerst.kenmerk = "P-1";
    stuk(&eerst, 1);
    goed(&eerst);
    struct invoer_regel weg = regel("inburgeringsplicht", "DUO", "0080", BSN_4);
    weg.vervangt = "P-1";
    weg.bericht.intrekking = true;
    weg.bericht.reden = "De naam was toch goed.";
    stuk(&weg, 1);
    goed(&weg);
    struct err err = {0};
    struct pg_batch *b = pg_batch_new(mem, taak.pg);
    int n = pg_batch_add_text(b, "achternaam", "SELECT count(*) FROM portaal.dossier d WHERE d.geslachtsnaam = 'Osman'",
                              NULL, 0);
    assert_true(pg_batch_run(b, &err));
    assert_int_equal(1, pg_int(pg_batch_rows(b, n), 0, 0));
}

int invoer_groep(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leveringen_komen_binnen),       cmocka_unit_test(een_slechte_regel_bederft_niets),
        cmocka_unit_test(versies_vervangen_elkaar),      cmocka_unit_test(intrekken_laat_niets_staan),
        cmocka_unit_test(een_correctie_zegt_wie_het_is),
    };
    return cmocka_run_group_tests_name("invoer", tests, NULL, NULL);
}
