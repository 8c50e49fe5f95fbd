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
    "[saml]\nentity_id = urn:x\nservice_uuid = u\nmakelaar_metadata = makelaar.xml\nondertekensleutel = /etc/s.pem\n"  \
    "[lijst]\n"
#define REQUIRED_LINES 10

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
    assert_string_equal(c->saml_makelaar_metadata, talloc_asprintf(f, "%s/makelaar.xml", f->dir));
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
    static const char *const needed[] = {"adres",        "verbinding",        "entity_id",
                                         "service_uuid", "makelaar_metadata", "ondertekensleutel"};
    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++) {
        char *text = talloc_strdup(f, REQUIRED);
        char *line = strstr(text, talloc_asprintf(f, "\n%s = ", needed[i])) + 1;
        *line = '#';
        struct err err = {0};
        assert_null(load(f, text, &err));
        assert_non_null(strstr(err.reason, talloc_asprintf(f, "%s ontbreekt", needed[i])));
    }
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
        CASE(no_file_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
