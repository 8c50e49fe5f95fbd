/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The judgement of logins over the corpus: accepted what should be, every refusal for its own reason, and no clause
 * that could be missed: each is left out once, and then the corpus must notice.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "saml_corpus.h"
#include "saml_getuige.h"
#include "xml/base64.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct corpus *corpus;

static int make_corpus(void **state) {
    (void)state;
    corpus = corpus_maken(NULL, NULL);
    return 0;
}

static int drop_corpus(void **state) {
    (void)state;
    corpus_opruimen(corpus);
    xml_end();
    return 0;
}

static const struct geval *geval(const char *naam) {
    for (size_t i = 0; i < corpus->aantal; i++)
        if (strcmp(corpus->gevallen[i].naam, naam) == 0)
            return &corpus->gevallen[i];
    fail_msg("no case %s", naam);
    return NULL;
}

/* ---- The corpus ---- */

static enum saml_reden expected_of(const struct geval *g) {
    enum saml_reden reden = SAML_GOED;
    while (strcmp(saml_reden_code(reden), g->reden) != 0)
        reden++;
    return reden;
}

static bool as_expected(const struct saml_regels *regels, const struct geval *g, bool say) {
    struct saml_identiteit wie = {.soort = 0};
    const char *code = saml_reden_code(beoordeel(corpus, regels, g, &wie));
    bool right = strcmp(code, g->reden) == 0 &&
                 (strcmp(code, "goed") != 0 || strcmp(g->algemeen ? wie.pseudoniem : wie.nummer, g->nummer) == 0);
    if (!right && say)
        print_error("%s: expected %s, was %s %s\n", g->naam, g->reden, code, wie.nummer);
    return right;
}

static void every_case_ends_for_its_own_reason(void **state) {
    (void)state;
    const struct saml_regels all = saml_regels_alle();
    size_t wrong = 0, refused = 0;
    for (size_t i = 0; i < corpus->aantal; i++) {
        wrong += !as_expected(&all, &corpus->gevallen[i], true);
        refused += strcmp(corpus->gevallen[i].reden, "goed") != 0;
    }
    print_message("  %zu cases, %zu of them refused\n", corpus->aantal, refused);
    assert_int_equal(wrong, 0);
    assert_true(refused >= 60);
}

/* Refused although something in it is signed as it should be: those say most about the verifier. */
static void most_refused_cases_carry_a_good_signature(void **state) {
    (void)state;
    struct saml_regels signature_only = saml_regels_alle();
    signature_only.vormen_aantal = 0;
    signature_only.clausules_aantal = 0;
    size_t refused = 0, verified = 0;
    for (size_t i = 0; i < corpus->aantal; i++) {
        struct saml_identiteit wie;
        const struct geval *g = &corpus->gevallen[i];
        if (expected_of(g) == SAML_GOED || saml_reden_rustig(expected_of(g)))
            continue;
        refused++;
        verified += beoordeel(corpus, &signature_only, g, &wie) == SAML_GOED;
    }
    print_message("  %zu of %zu refused messages carry a signature that verifies\n", verified, refused);
    assert_true(refused >= 150);
    assert_true(verified * 3 >= refused * 2);
}

/* How many cases change, and whether one of the refused gets in. */
struct notice {
    size_t changed, let_in;
};

/* Only cases that a row of this list can refuse: those with a reason from `first` to `last` in the order of the enum.
 */
static struct notice notices(const struct saml_regels *regels, enum saml_reden first, enum saml_reden last) {
    struct notice seen = {.changed = 0};
    for (size_t i = 0; i < corpus->aantal; i++) {
        struct saml_identiteit wie;
        const struct geval *g = &corpus->gevallen[i];
        enum saml_reden reden = expected_of(g);
        bool concerned = (reden >= first && reden <= last) || reden == SAML_ASSERTIE_ONTBREEKT;
        if (!concerned || as_expected(regels, g, false))
            continue;
        seen.changed++;
        seen.let_in += beoordeel(corpus, regels, g, &wie) == SAML_GOED;
    }
    return seen;
}

static size_t report(const char *list, const char *naam, struct notice seen) {
    print_message("  without %s %s: %zu cases change, %zu get in\n", list, naam, seen.changed, seen.let_in);
    return seen.changed == 0;
}

static void no_form_can_be_missed(void **state) {
    (void)state;
    size_t unnoticed = 0;
    for (size_t leave_out = 0; leave_out < saml_vormen_aantal; leave_out++) {
        struct saml_vorm less[32];
        struct saml_regels regels = saml_regels_alle();
        regels.vormen_aantal = 0;
        for (size_t i = 0; i < saml_vormen_aantal; i++)
            if (i != leave_out)
                less[regels.vormen_aantal++] = saml_vormen[i];
        regels.vormen = less;
        unnoticed +=
            report("vorm", saml_vormen[leave_out].naam, notices(&regels, SAML_WORTEL, SAML_HANDTEKENING_MISPLAATST));
    }
    assert_int_equal(unnoticed, 0);
}

static void no_signature_rule_can_be_missed(void **state) {
    (void)state;
    size_t unnoticed = 0;
    for (size_t leave_out = 0; leave_out < xml_rules_count; leave_out++) {
        struct xml_rule less[32];
        struct saml_regels regels = saml_regels_alle();
        regels.handtekening_aantal = 0;
        for (size_t i = 0; i < xml_rules_count; i++)
            if (i != leave_out)
                less[regels.handtekening_aantal++] = xml_rules[i];
        regels.handtekening = less;
        unnoticed +=
            report("rule", xml_rules[leave_out].name, notices(&regels, SAML_ID_ONGELDIG, SAML_SLEUTEL_VERLOPEN));
    }
    assert_int_equal(unnoticed, 0);
}

static void no_clause_can_be_missed(void **state) {
    (void)state;
    size_t unnoticed = 0;
    for (size_t leave_out = 0; leave_out < saml_clausules_aantal; leave_out++) {
        struct saml_clausule less[64];
        struct saml_regels regels = saml_regels_alle();
        regels.clausules_aantal = 0;
        for (size_t i = 0; i < saml_clausules_aantal; i++)
            if (i != leave_out)
                less[regels.clausules_aantal++] = saml_clausules[i];
        regels.clausules = less;
        unnoticed += report("clausule", saml_clausules[leave_out].naam,
                            notices(&regels, SAML_VERTROUWEN_VERLOPEN, SAML_RELAYSTATE));
    }
    assert_int_equal(unnoticed, 0);
}

static void no_rule_of_encryption_can_be_missed(void **state) {
    (void)state;
    size_t unnoticed = 0;
    for (size_t leave_out = 0; leave_out < xml_sealed_rules_count; leave_out++) {
        struct xml_sealed_rule less[16];
        struct saml_regels regels = saml_regels_alle();
        regels.ontcijferen_aantal = 0;
        for (size_t i = 0; i < xml_sealed_rules_count; i++)
            if (i != leave_out)
                less[regels.ontcijferen_aantal++] = xml_sealed_rules[i];
        regels.ontcijferen = less;
        unnoticed += report("sealed", xml_sealed_rules[leave_out].name,
                            notices(&regels, SAML_VERSLEUTELD_VORM, SAML_VERSLEUTELD_ONJUIST));
    }
    assert_int_equal(unnoticed, 0);
}

/* ---- The promise, seen from outside ---- */

static void what_is_read_is_what_was_hashed(void **state) {
    (void)state;
    const char *wrong = NULL;
    struct saml_regels watched = saml_regels_alle();
    watched.getuige = saml_getuige;
    watched.getuige_arg = &wrong;
    size_t accepted = 0;
    for (size_t i = 0; i < corpus->aantal; i++) {
        struct saml_identiteit wie;
        wrong = "was not asked";
        if (beoordeel(corpus, &watched, &corpus->gevallen[i], &wie) != SAML_GOED)
            continue;
        accepted++;
        if (wrong != NULL)
            fail_msg("%s: %s", corpus->gevallen[i].naam, wrong);
    }
    print_message("  %zu accepted messages seen\n", accepted);
    assert_true(accepted >= 40);
}

/* And who looks would see it: with the rules of signatures left out, messages come in that break the promise. */
static void a_broken_promise_is_seen(void **state) {
    (void)state;
    static const struct {
        const char *naam, *wrong;
    } cases[] = {{"niets-ondertekend", "not one signature"},
                 {"handtekening-twee", "not one signature"},
                 {"vreemde-sleutel", "no pinned key"},
                 {"inhoud-gewijzigd", "read something else than was hashed"},
                 {"verwijzing-naar-genest", "the signature is about something else"},
                 {"id-dubbel-elders-zelfde", "the signature is about something else"},
                 {"xsw-advice-handtekening-buiten", "the signature is about something else"}};
    const char *wrong = NULL;
    struct saml_regels open = saml_regels_alle();
    open.handtekening_aantal = 0;
    open.getuige = saml_getuige;
    open.getuige_arg = &wrong;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct saml_identiteit wie;
        wrong = NULL;
        enum saml_reden reden = beoordeel(corpus, &open, geval(cases[i].naam), &wie);
        if (reden != SAML_GOED || wrong == NULL || strcmp(wrong, cases[i].wrong) != 0)
            fail_msg("%s: %s, %s", cases[i].naam, saml_reden_code(reden), wrong != NULL ? wrong : "nothing wrong");
    }
}

static void all_of_an_identity_is_read(void **state) {
    (void)state;
    struct saml_identiteit wie;
    const struct geval *g = geval("vestiging");
    assert_int_equal(
        saml_beoordeel_response(NULL, g->vertrouwen, &corpus->verwacht, g->base64, g->relay_state, g->nu, &wie),
        SAML_GOED);
    assert_int_equal(wie.soort, SAML_KVK);
    assert_string_equal(wie.nummer, "99990003");
    assert_string_equal(wie.vestigingsnummer, "000012345678");
    assert_int_equal(strlen(wie.pseudoniem), 97);
    assert_string_equal(wie.niveau, "urn:etoegang:core:assurance-class:loa3");
    assert_string_equal(wie.dienst, corpus->verwacht.service_uuid);
    assert_string_equal(wie.assertie_id, "_a551");
    assert_string_equal(wie.antwoord_op, "_c0ffee00c0ffee00c0ffee00c0ffee00");
    assert_int_equal(wie.geldig_tot, corpus->nu + 300 + 60);
    assert_false(wie.via_proxy);
    g = geval("proxy");
    assert_int_equal(saml_beoordeel_assertie(NULL, g->vertrouwen, &corpus->verwacht, g->base64, g->nu, &wie),
                     SAML_GOED);
    assert_true(wie.via_proxy);
    assert_string_equal(wie.vestigingsnummer, "");
}

static enum saml_reden judge(const char *naam, struct saml_identiteit *ret) {
    const struct saml_regels all = saml_regels_alle();
    return beoordeel(corpus, &all, geval(naam), ret);
}

static void intermediary_and_session_are_passed_on(void **state) {
    (void)state;
    struct saml_identiteit wie;
    assert_int_equal(judge("tussenpersoon-kvk", &wie), SAML_GOED);
    assert_string_equal(wie.tussenpersoon, "99990099");
    assert_string_equal(wie.nummer, "99990003");
    assert_int_equal(judge("tussenpersoon-rsin", &wie), SAML_GOED);
    assert_string_equal(wie.tussenpersoon, "999990019");
    assert_int_equal(judge("versleuteld-tussenpersoon", &wie), SAML_GOED);
    assert_string_equal(wie.tussenpersoon, "99990099");
    assert_int_equal(judge("sessie-gebonden", &wie), SAML_GOED);
    assert_string_equal(wie.sessie_index, "_sessie-1");
    assert_int_equal(wie.sessie_tot, corpus->nu + 300);
    assert_string_equal(wie.tussenpersoon, "");
}

static void an_own_provider_brings_person_roles_and_name(void **state) {
    (void)state;
    struct saml_identiteit wie;
    assert_int_equal(judge("eigen-rollen", &wie), SAML_GOED);
    assert_string_equal(wie.pseudoniem, "m.jansen@organisatie.example");
    assert_string_equal(wie.naam, "M. Jansen");
    assert_int_equal(wie.rollen_aantal, 2);
    assert_string_equal(wie.rollen[0], "medewerker");
    assert_string_equal(wie.rollen[1], "auditor");
    assert_string_equal(wie.niveau, "urn:etoegang:core:assurance-class:loa3");
    assert_int_equal(wie.soort, 0);
    assert_string_equal(wie.nummer, "");
    assert_string_equal(wie.dienst, "");
    assert_int_equal(judge("eigen-zonder-naam", &wie), SAML_GOED);
    assert_string_equal(wie.naam, "");
    assert_int_equal(wie.rollen_aantal, 1);

    /* The person in an attribute, and no roles asked: as the settings say. */
    struct corpus other = *corpus;
    const struct saml_regels all = saml_regels_alle();
    other.algemeen.profiel.persoon_attribuut = "naam";
    other.algemeen.profiel.rol_attribuut = other.algemeen.profiel.naam_attribuut = NULL;
    assert_int_equal(beoordeel(&other, &all, geval("eigen"), &wie), SAML_PERSOON);
    other.algemeen.profiel.persoon_attribuut = "rol";
    assert_int_equal(beoordeel(&other, &all, geval("eigen"), &wie), SAML_GOED);
    assert_string_equal(wie.pseudoniem, "medewerker");
    assert_int_equal(wie.rollen_aantal, 0);
    assert_string_equal(wie.naam, "");
    other.algemeen.profiel.klassen_aantal = 0;
    assert_int_equal(beoordeel(&other, &all, geval("eigen"), &wie), SAML_NIVEAU);
}

static void without_our_keys_nothing_is_opened(void **state) {
    (void)state;
    struct saml_identiteit wie;
    struct corpus other = *corpus;
    const struct saml_regels all = saml_regels_alle();
    other.verwacht.ontcijfersleutels = NULL;
    assert_int_equal(beoordeel(&other, &all, geval("versleuteld-aes256-gcm"), &wie), SAML_VERSLEUTELD_SLEUTEL);
    other.verwacht.ontcijfersleutels = saml_ontcijfersleutels_nieuw(NULL);
    assert_int_equal(beoordeel(&other, &all, geval("versleuteld-aes256-gcm"), &wie), SAML_VERSLEUTELD_SLEUTEL);
    talloc_free((void *)(size_t)other.verwacht.ontcijfersleutels);
}

static void an_artifact_is_judged_through_its_door(void **state) {
    (void)state;
    struct saml_identiteit wie;
    const struct geval *g = geval("artifact-ondertekend");
    assert_int_equal(saml_beoordeel_artifact(NULL, g->vertrouwen, &corpus->verwacht, g->document, g->len, g->resolve_id,
                                             g->relay_state, g->nu, &wie),
                     SAML_GOED);
    assert_string_equal(wie.nummer, "99990003");
    assert_int_equal(saml_beoordeel_artifact(NULL, g->vertrouwen, &corpus->verwacht, g->document, g->len, NULL,
                                             g->relay_state, g->nu, &wie),
                     SAML_ARTIFACT);
    assert_int_equal(saml_beoordeel_artifact(NULL, g->vertrouwen, &corpus->verwacht, NULL, 0, g->resolve_id,
                                             g->relay_state, g->nu, &wie),
                     SAML_XML_ONGELDIG);
    assert_int_equal(judge("artifact-status-niveau", &wie), SAML_NIVEAU_TE_LAAG);
    assert_string_equal(wie.antwoord_op, "_c0ffee00c0ffee00c0ffee00c0ffee00");
    assert_string_equal(wie.nummer, "");
}

static void a_refusal_leaves_the_identity_alone(void **state) {
    (void)state;
    struct saml_identiteit wie, before;
    memset(&wie, 0x5a, sizeof wie);
    before = wie;
    const struct geval *g = geval("handelende-ontbreekt");
    const struct saml_regels all = saml_regels_alle();
    assert_int_equal(beoordeel(corpus, &all, g, &wie), SAML_HANDELENDE);
    assert_memory_equal(&wie, &before, sizeof wie);
    assert_int_equal(beoordeel(corpus, &all, geval("geannuleerd"), &wie), SAML_GEANNULEERD);
    assert_string_equal(wie.antwoord_op, "_c0ffee00c0ffee00c0ffee00c0ffee00");
    assert_string_equal(wie.nummer, "");
    assert_int_equal(saml_beoordeel_response(NULL, g->vertrouwen, &corpus->verwacht, NULL, NULL, g->nu, &wie),
                     SAML_BASE64);
    assert_int_equal(saml_beoordeel_response(NULL, g->vertrouwen, &corpus->verwacht, "%%%", NULL, g->nu, &wie),
                     SAML_BASE64);
}

static void settings_that_say_nothing_accept_nothing(void **state) {
    (void)state;
    struct saml_identiteit wie;
    const struct geval *g = geval("assertie-ondertekend");
    const struct {
        struct saml_verwacht verwacht;
        enum saml_reden reden;
    } cases[] = {{{.entity_id = "", .acs_url = corpus->verwacht.acs_url}, SAML_DOELGROEP},
                 {{.entity_id = corpus->verwacht.entity_id, .acs_url = ""}, SAML_ONTVANGER},
                 {{.entity_id = corpus->verwacht.entity_id, .acs_url = corpus->verwacht.acs_url}, SAML_NIVEAU}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(
            saml_beoordeel_response(NULL, g->vertrouwen, &cases[i].verwacht, g->base64, g->relay_state, g->nu, &wie),
            cases[i].reden);
    assert_true(saml_niveau_bekend("urn:etoegang:core:assurance-class:loa2plus"));
    assert_false(saml_niveau_bekend("loa3"));
    assert_false(saml_niveau_bekend(NULL));
}

/* Whatever one changes in an accepted message: it is refused, or it still says exactly the same. */
static void no_changed_byte_changes_who_is_asking(void **state) {
    (void)state;
    const struct saml_regels all = saml_regels_alle();
    static const char *const of[] = {"assertie-ondertekend", "response-ondertekend", "advice-in-assertie"};
    uint32_t seed = 20260403;
    size_t accepted = 0;
    for (size_t round = 0; round < 1500; round++) {
        const struct geval *g = geval(of[round % 3]);
        unsigned char bytes[32768];
        size_t len;
        assert_true(base64_decode(g->base64, bytes, sizeof bytes, &len));
        seed = seed * 1664525 + 1013904223;
        size_t at = seed % len;
        seed = seed * 1664525 + 1013904223;
        bytes[at] ^= (unsigned char)(1 + (seed >> 16) % 255);
        char *changed = base64_encode(NULL, bytes, len);
        struct geval mutant = *g;
        mutant.base64 = changed;
        struct saml_identiteit wie, original;
        assert_int_equal(beoordeel(corpus, &all, g, &original), SAML_GOED);
        if (beoordeel(corpus, &all, &mutant, &wie) == SAML_GOED) {
            accepted++;
            assert_string_equal(wie.nummer, original.nummer);
            assert_string_equal(wie.pseudoniem, original.pseudoniem);
            assert_string_equal(wie.assertie_id, original.assertie_id);
            assert_string_equal(wie.niveau, original.niveau);
            assert_int_equal(wie.geldig_tot, original.geldig_tot);
        }
        talloc_free(changed);
    }
    print_message("  1500 changed bytes, %zu of them without meaning\n", accepted);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_case_ends_for_its_own_reason),
        cmocka_unit_test(most_refused_cases_carry_a_good_signature),
        cmocka_unit_test(no_form_can_be_missed),
        cmocka_unit_test(no_signature_rule_can_be_missed),
        cmocka_unit_test(no_clause_can_be_missed),
        cmocka_unit_test(no_rule_of_encryption_can_be_missed),
        cmocka_unit_test(what_is_read_is_what_was_hashed),
        cmocka_unit_test(a_broken_promise_is_seen),
        cmocka_unit_test(all_of_an_identity_is_read),
        cmocka_unit_test(intermediary_and_session_are_passed_on),
        cmocka_unit_test(an_own_provider_brings_person_roles_and_name),
        cmocka_unit_test(without_our_keys_nothing_is_opened),
        cmocka_unit_test(an_artifact_is_judged_through_its_door),
        cmocka_unit_test(a_refusal_leaves_the_identity_alone),
        cmocka_unit_test(settings_that_say_nothing_accept_nothing),
        cmocka_unit_test(no_changed_byte_changes_who_is_asking),
    };
    return cmocka_run_group_tests_name("saml", tests, make_corpus, drop_corpus);
}
