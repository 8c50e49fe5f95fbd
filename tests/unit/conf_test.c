/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "conf/conf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

struct fixture {
    char dir[32];
    char *file;
};

static int start(void **state) {
    struct fixture *f = talloc_zero(NULL, struct fixture);
    (void)snprintf(f->dir, sizeof f->dir, "/tmp/conf_XXXXXX");
    if (mkdtemp(f->dir) == NULL)
        return -1;
    f->file = talloc_asprintf(f, "%s/portaal.ini", f->dir);
    *state = f;
    return 0;
}

static int stop(void **state) {
    struct fixture *f = *state;
    (void)unlink(f->file);
    (void)rmdir(f->dir);
    talloc_free(f);
    return 0;
}

/* Everything that is required, so that only what a case adds can be wrong. Ends in the section [lijst]. */
#define REQUIRED                                                                                                       \
    "[portaal]\nadres = https://portaal.example\n[database]\nverbinding = dbname=portaal\n"                            \
    "[saml]\nentity_id = urn:x\nservice_uuid = u\nondertekensleutel = /etc/s.pem\nondertekencertificaat = s.crt\n"     \
    "[aanbieder een]\nsoort = eherkenning\ntitel = Gemeente\nmetadata = makelaar.xml\norganisaties = gemeente\n"       \
    "[lijst]\n"
#define REQUIRED_LINES 15

static struct conf *load(struct fixture *f, const char *text, struct err *err) {
    FILE *out = fopen(f->file, "w");
    assert_non_null(out);
    assert_true(fputs(text, out) >= 0);
    assert_int_equal(fclose(out), 0);
    return conf_load(f, f->file, err);
}

static void what_is_given_is_read_and_the_rest_has_defaults(void **state) {
    struct fixture *f = *state;
    struct err err = {0};
    struct conf *c = load(f, "# uitleg\n" REQUIRED "rijen = 50\n[portaal]\ndemo = ja\n", &err);
    if (c == NULL)
        fail_msg("%s: %s", err.place, err.reason);
    assert_string_equal(c->portaal_adres, "https://portaal.example");
    assert_string_equal(c->database_verbinding, "dbname=portaal");
    assert_null(c->database_verbinding_migratie);
    assert_int_equal(c->lijst_rijen, 50);
    assert_true(c->portaal_demo);
    assert_int_equal(c->portaal_workers, 8);
    assert_int_equal(c->database_wachttijd, 1500);
}

static void a_file_is_found_beside_the_settings(void **state) {
    struct fixture *f = *state;
    struct conf *c = load(f, REQUIRED, NULL);
    assert_non_null(c);
    assert_int_equal(c->aanbieders[0].metadata.aantal, 1);
    assert_string_equal(c->aanbieders[0].metadata.rijen[0], talloc_asprintf(f, "%s/makelaar.xml", f->dir));
    assert_string_equal(c->portaal_sleutelbestand, talloc_asprintf(f, "%s/hoofdsleutel", f->dir));
    assert_string_equal(c->saml_ondertekensleutel, "/etc/s.pem");
}

static void every_mistake_is_refused_with_its_line(void **state) {
    struct fixture *f = *state;
    char long_line[400];
    memset(long_line, 'x', sizeof long_line);
    memcpy(long_line, "a = ", 4);
    long_line[sizeof long_line - 1] = '\0';
    const struct {
        const char *added;
        int line;
        const char *says;
    } cases[] = {
        {"rijen = 4\n", 1, "van 5 tot en met 200"},
        {"rijen = 201\n", 1, "van 5 tot en met 200"},
        {"rijen = 25x\n", 1, "geheel getal"},
        {"rijen = 99999999999999999999\n", 1, "geheel getal"},
        {"rijen =\n", 1, "leeg"},
        {"rijen = 25\nrijen = 25\n", 2, "twee keer"},
        {"onbekend = 1\n", 1, "onbekende instelling: [lijst] onbekend"},
        {"Rijen = 25\n", 1, "onbekende instelling"},
        {"[nergens]\nrijen = 25\n", 2, "onbekende instelling: [nergens] rijen"},
        {"[portaal]\ndemo = true\n", 2, "ja of nee"},
        {"[aanbieder een]\nsoort = saml\n", 2, "soort staat er twee keer"},
        {"[aanbieder een]\nbinding = soap\n", 2, "een van deze wordt verwacht: post artifact"},
        {"[aanbieder een]\nbinding = pos\n", 2, "een van deze"},
        {"[aanbieder een]\nacs_index = 65536\n", 2, "van -1 tot en met 65535"},
        {"[aanbieder een]\nforce_authn = soms\n", 2, "ja of nee"},
        {"[aanbieder een]\nentity_id = x\n", 2, "onbekende instelling: [aanbieder een] entity_id"},
        {"[aanbieder een]\norganisaties = DUO gemeente\n", 2, "twee keer"},
        {"[aanbieder een]\nmetadata = makelaar.xml\n", 2, "twee keer"},
        {"[aanbieder Een]\nsoort = saml\n", 2, "2 tot en met 16 letters"},
        {"[aanbieder e]\nsoort = saml\n", 2, "2 tot en met 16 letters"},
        {"[aanbieder eenentwintigletters]\nsoort = saml\n", 2, "2 tot en met 16 letters"},
        {"[aanbieder proxy]\nsoort = saml\n", 2, "voorportaal"},
        {"[aanbieder]\nsoort = saml\n", 2, "onbekende instelling: [aanbieder] soort"},
        {"[aanbieder twee]\nsoort = saml\n", 2, "[aanbieder twee] titel ontbreekt"},
        {"dit is geen instelling\n", 1, "geen instelling"},
        {"[dit ook niet\n", 1, "geen instelling"},
        {long_line, 1, "te lang"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct err err = {0};
        assert_null(load(f, talloc_asprintf(f, REQUIRED "%s", cases[i].added), &err));
        assert_int_equal(err.kind, ERR_INPUT);
        assert_string_equal(err.place, talloc_asprintf(f, "portaal.ini:%d", REQUIRED_LINES + cases[i].line));
        if (strstr(err.reason, cases[i].says) == NULL)
            fail_msg("\"%s\" does not say \"%s\"", err.reason, cases[i].says);
    }
}

static void a_missing_required_setting_is_named(void **state) {
    struct fixture *f = *state;
    static const char *const needed[] = {
        "adres", "verbinding", "entity_id", "service_uuid", "ondertekensleutel", "ondertekencertificaat",
        "soort", "titel",      "metadata",  "organisaties"};
    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++) {
        char *text = talloc_strdup(f, REQUIRED);
        char *line = strstr(text, talloc_asprintf(f, "\n%s = ", needed[i])) + 1;
        *line = '#';
        struct err err = {0};
        assert_null(load(f, text, &err));
        assert_non_null(strstr(err.reason, talloc_asprintf(f, "%s ontbreekt", needed[i])));
    }
}

static void without_a_provider_nobody_can_log_in(void **state) {
    struct fixture *f = *state;
    struct err err = {0};
    char *text = talloc_strdup(f, REQUIRED);
    char *from = strstr(text, "[aanbieder een]"), *to = strstr(text, "[lijst]");
    memmove(from, to, strlen(to) + 1);
    assert_null(load(f, text, &err));
    assert_non_null(strstr(err.reason, "[aanbieder NAAM]"));
}

static void every_provider_is_a_block_of_its_own(void **state) {
    struct fixture *f = *state;
    struct err err = {0};
    struct conf *c = load(f,
                          REQUIRED "[aanbieder duo]\nsoort = saml\ntitel = DUO\nmetadata = duo.xml\n"
                                   "metadata = /etc/duo-nieuw.xml\norganisaties = DUO\nbinding = artifact\n"
                                   "force_authn = nee\nrol = duo_beheerder Portaal Beheer\nrol = duo_auditor CN=x,O=y\n"
                                   "[aanbieder een]\norganisaties = samenwerkingsverband  0363\n",
                          &err);
    if (c == NULL)
        fail_msg("%s: %s", err.place, err.reason);
    assert_int_equal(c->aanbieders_aantal, 2);
    const struct conf_aanbieder *een = &c->aanbieders[0], *duo = &c->aanbieders[1];
    assert_string_equal(een->naam, "een");
    assert_string_equal(een->plaats, "portaal.ini:11");
    assert_string_equal(een->binding, "post");
    assert_true(een->force_authn);
    assert_int_equal(een->acs_index, -1);
    assert_null(een->tls_ca);
    assert_int_equal(een->organisaties.aantal, 3);
    assert_string_equal(een->organisaties.rijen[2], "0363");
    assert_string_equal(duo->naam, "duo");
    assert_string_equal(duo->soort, "saml");
    assert_string_equal(duo->binding, "artifact");
    assert_false(duo->force_authn);
    assert_string_equal(duo->metadata.rijen[0], talloc_asprintf(f, "%s/duo.xml", f->dir));
    assert_string_equal(duo->metadata.rijen[1], "/etc/duo-nieuw.xml");
    assert_int_equal(duo->rol.aantal, 2);
    assert_string_equal(duo->rol.rijen[0], "duo_beheerder Portaal Beheer");
    assert_string_equal(duo->rol.rijen[1], "duo_auditor CN=x,O=y");
}

static void more_providers_than_there_is_room_for_are_refused(void **state) {
    struct fixture *f = *state;
    struct err err = {0};
    char *text = talloc_strdup(f, REQUIRED);
    for (int i = 1; i <= CONF_AANBIEDERS_MAX; i++)
        text = talloc_asprintf(f, "%s[aanbieder x%c]\nsoort = saml\ntitel = x\nmetadata = x\norganisaties = DUO\n",
                               text, 'a' + i);
    assert_null(load(f, text, &err));
    assert_non_null(strstr(err.reason, "hoogstens 8 blokken"));
}

static void no_file_is_refused(void **state) {
    struct fixture *f = *state;
    struct err err = {0};
    assert_null(conf_load(f, "/nergens/portaal.ini", &err));
    assert_int_equal(err.kind, ERR_INPUT);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, start, stop)

int main(void) {
    const struct CMUnitTest tests[] = {
        CASE(what_is_given_is_read_and_the_rest_has_defaults),
        CASE(a_file_is_found_beside_the_settings),
        CASE(every_mistake_is_refused_with_its_line),
        CASE(a_missing_required_setting_is_named),
        CASE(without_a_provider_nobody_can_log_in),
        CASE(every_provider_is_a_block_of_its_own),
        CASE(more_providers_than_there_is_room_for_are_refused),
        CASE(no_file_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
