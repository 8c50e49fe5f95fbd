/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The other parts of the saml room: messages made by software that is not ours, our own AuthnRequest, the makelaar's
 * metadata, moments. At the end the speed is printed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "saml_corpus.h"
#include "xml/base64.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct corpus *corpus;

static int make_corpus(void **state) {
    (void)state;
    corpus = corpus_maken(NULL, "accept");
    return 0;
}

static int drop_corpus(void **state) {
    (void)state;
    corpus_opruimen(corpus);
    xml_end();
    return 0;
}

/* ---- Foreign software ---- */

static enum saml_reden judge_text(const char *document, size_t len, struct saml_identiteit *ret) {
    const struct geval *g = &corpus->gevallen[0];
    char *base64 = base64_encode(NULL, document, len);
    enum saml_reden reden = saml_beoordeel_response(NULL, g->vertrouwen, &corpus->verwacht, base64,
                                                    "_c0ffee00c0ffee00c0ffee00c0ffee00", time(NULL), ret);
    talloc_free(base64);
    return reden;
}

static char *made_by_pysaml2(TALLOC_CTX *ctx, const char *what, size_t *ret_len) {
    const char *line =
        talloc_asprintf(ctx, "exec /usr/bin/python3 -B \"$1\" \"$2\" %s >\"$2/pysaml2.xml\" 2>/dev/null", what);
    const char *const command[] = {"sh",        "-c", line, "sh", bron(ctx, "tests/data/saml/pysaml2-antwoord"),
                                   corpus->map, NULL};
    if (draai(command) != 0)
        fail_msg("pysaml2 made no Response (needs python3-pysaml2 and xmlsec1)");
    return lees(ctx, corpus->map, "pysaml2.xml", ret_len);
}

static void what_pysaml2_signs_is_accepted(void **state) {
    (void)state;
    static const char *const signs[] = {"assertie", "response", "beide"};
    TALLOC_CTX *ctx = talloc_new(NULL);
    for (size_t i = 0; i < 3; i++) {
        size_t len;
        struct saml_identiteit wie = {.soort = 0};
        char *document = made_by_pysaml2(ctx, signs[i], &len);
        assert_string_equal(saml_reden_code(judge_text(document, len, &wie)), "goed");
        assert_string_equal(wie.nummer, "99990003");
        char *number = strstr(document, ">99990003<");
        assert_non_null(number);
        number[8] = '4';
        assert_string_equal(saml_reden_code(judge_text(document, len, &wie)), "handtekening-onjuist");
    }
    talloc_free(ctx);
}

/* ---- Our question ---- */

static struct saml_sleutel *our_key(TALLOC_CTX *ctx, const char *name, struct err *err) {
    return saml_sleutel_lezen(ctx, talloc_asprintf(ctx, "%s/%s", corpus->map, name), err);
}

static void our_request_is_signed_and_says_what_it_must(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct err err = {.kind = ERR_NONE};
    const struct geval *g = &corpus->gevallen[0];
    struct saml_sleutel *key = our_key(ctx, "makelaar.key", &err);
    struct saml_verzoek first, second;
    const struct saml_vraagvorm vorm = {.force_authn = true, .acs_index = SAML_ACS_ARTIFACT, .attribuut_index = 7};
    assert_non_null(key);
    assert_true(saml_verzoek_maken(ctx, key, g->vertrouwen, &corpus->verwacht, &vorm, corpus->nu, &first, &err));
    assert_true(saml_verzoek_maken(ctx, key, g->vertrouwen, &corpus->verwacht, &vorm, corpus->nu, &second, &err));
    assert_string_not_equal(first.id, second.id);
    assert_string_equal(first.id, first.relay_state);
    assert_true(strlen(first.relay_state) <= 80);

    unsigned char bytes[16384];
    size_t len;
    struct xml_doc *doc = NULL;
    const struct xml_node *root = NULL;
    assert_true(base64_decode(first.saml_request, bytes, sizeof bytes, &len));
    assert_int_equal(xml_parse(ctx, (const char *)bytes, len, &doc), XML_FINE);
    assert_int_equal(xml_verify(doc, XML_ROOT, g->vertrouwen->certs, corpus->nu, &root), XML_FINE);
    assert_true(xml_is(root, SAML_NAAM_P("AuthnRequest")));
    assert_string_equal(xml_attr(ctx, root, "ID"), first.id);
    assert_string_equal(xml_attr(ctx, root, "Destination"), "https://makelaar.example/sso");
    assert_string_equal(xml_attr(ctx, root, "ForceAuthn"), "true");
    assert_string_equal(xml_attr(ctx, root, "AssertionConsumerServiceIndex"), "1");
    assert_string_equal(xml_attr(ctx, root, "AttributeConsumingServiceIndex"), "7");
    assert_int_equal(xml_count(root, SAML_NAAM_P("NameIDPolicy")), 0);
    assert_string_equal(xml_text(ctx, xml_only(root, SAML_NAAM("Issuer"))), corpus->verwacht.entity_id);
    const struct xml_node *context = xml_only(root, SAML_NAAM_P("RequestedAuthnContext"));
    assert_string_equal(xml_attr(ctx, context, "Comparison"), "minimum");
    assert_string_equal(xml_text(ctx, xml_only(context, SAML_NAAM("AuthnContextClassRef"))),
                        corpus->verwacht.minimum_niveau);
    assert_null(xml_only(root, SAML_NAAM_P("NameIDPolicy")));

    /* And xmlsec1, that is not ours, thinks so too. */
    const char *file = talloc_asprintf(ctx, "%s/verzoek.xml", corpus->map);
    FILE *f = fopen(file, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, len, f), len);
    assert_int_equal(fclose(f), 0);
    const char *const command[] = {
        "sh",
        "-c",
        "exec xmlsec1 --verify --pubkey-cert-pem \"$1\" --id-attr:ID AuthnRequest \"$2\" >/dev/null 2>&1",
        "sh",
        talloc_asprintf(ctx, "%s/makelaar.crt", corpus->map),
        file,
        NULL};
    assert_int_equal(draai(command), 0);
    talloc_free(ctx);
}

static void a_bad_key_file_refuses_to_start(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct err err;
    assert_null(our_key(ctx, "bestaat-niet.key", &err));
    assert_null(our_key(ctx, "makelaar.crt", &err));
    assert_null(our_key(ctx, "klein.key", &err));
    const char *const open_up[] = {"chmod", "644", talloc_asprintf(ctx, "%s/vreemd.key", corpus->map), NULL};
    assert_int_equal(draai(open_up), 0);
    assert_null(our_key(ctx, "vreemd.key", &err));
    assert_int_equal(err.kind, ERR_INPUT);
    talloc_free(ctx);
}

/* ---- Metadata ---- */

static void good_metadata_says_whom_we_trust(void **state) {
    (void)state;
    const struct saml_vertrouwen *v = corpus->gevallen[0].vertrouwen;
    assert_string_equal(saml_vertrouwen_entity_id(v), "urn:etoegang:HM:00000003271247010000:entities:9001");
    assert_string_equal(saml_vertrouwen_sso_url(v), "https://makelaar.example/sso");
    assert_string_equal(saml_vertrouwen_sso_oorsprong(v), "https://makelaar.example");
    assert_int_equal(v->geldig_tot, corpus->nu + 9 * 86400);
}

/* The good file with one piece replaced. */
static struct saml_vertrouwen *changed(TALLOC_CTX *ctx, const char *from, const char *to, struct err *err) {
    size_t len;
    char *text = lees(ctx, corpus->map, "metadata.xml", &len);
    char *at = strstr(text, from);
    if (at == NULL)
        fail_msg("%s is not in the metadata", from);
    *at = '\0';
    text = talloc_asprintf(ctx, "%s%s%s", text, to, at + strlen(from));
    return saml_vertrouwen_van(ctx, text, strlen(text), err);
}

static void bad_metadata_refuses_to_start(void **state) {
    (void)state;
    static const struct {
        const char *from, *to;
    } cases[] = {
        {"entityID=", "x="},
        {"urn:etoegang:HM:00000003271247010000:entities:9001", ""},
        {"use=\"signing\"", "use=\"encryption\""},
        {"https://makelaar", "http://makelaar"},
        {"https://makelaar.example/sso", "javascript:alert(1)"},
        {"https://makelaar.example/sso", "https://makelaar.example' 'unsafe-inline/sso"},
        {"https://makelaar.example/sso", "https://makelaar.example;x/sso"},
        {"https://makelaar.example/sso", "https://"},
        {"bindings:HTTP-POST", "bindings:HTTP-Redirect"},
        {"<md:IDPSSODescriptor", "<md:IDPSSODescriptor/><md:IDPSSODescriptor"},
        {"<md:EntityDescriptor", "<!DOCTYPE x><md:EntityDescriptor"},
        {"<ds:X509Certificate>", "<ds:X509Certificate>AAAA"},
        {"<ds:X509Certificate>", "<ds:X509Certificate><!-- -->"},
        {"validUntil=\"", "validUntil=\"morgen"},
    };
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct err err;
    assert_non_null(changed(ctx, "validUntil", "anders", &err));
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        err.kind = ERR_NONE;
        if (changed(ctx, cases[i].from, cases[i].to, &err) != NULL || err.kind != ERR_INPUT)
            fail_msg("metadata case %zu accepted", i);
    }
    assert_null(saml_vertrouwen_lezen(ctx, "/bestaat/niet", &err));
    assert_null(saml_vertrouwen_lezen(ctx, talloc_asprintf(ctx, "%s/metadata-klein.xml", corpus->map), &err));
    assert_null(saml_vertrouwen_lezen(ctx, corpus->map, &err));
    talloc_free(ctx);
}

#define RESOLVER(index, url)                                                                                           \
    "<md:ArtifactResolutionService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:SOAP\" " index " Location=\"" url    \
    "\"/><md:SingleSignOnService"

static void where_to_fetch_is_an_index_and_an_address(void **state) {
    (void)state;
    static const char *const wrong[] = {RESOLVER("", "https://m.example/a"),
                                        RESOLVER("index=\"\"", "https://m.example/a"),
                                        RESOLVER("index=\"-1\"", "https://m.example/a"),
                                        RESOLVER("index=\"65536\"", "https://m.example/a"),
                                        RESOLVER("index=\"0\"", "http://m.example/a"),
                                        RESOLVER("index=\"0\"", "file:///etc/passwd")};
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct err err;
    assert_false(saml_vertrouwen_artifact(corpus->gevallen[0].vertrouwen));
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        if (changed(ctx, "<md:SingleSignOnService", wrong[i], &err) != NULL)
            fail_msg("resolver %zu accepted", i);
    assert_true(saml_vertrouwen_artifact(
        changed(ctx, "<md:SingleSignOnService", RESOLVER("index=\"65535\"", "https://m.example/a"), &err)));
    talloc_free(ctx);
}

static void the_simulator_is_known_by_its_mark(void **state) {
    (void)state;
    static const char mark[] = "<md:Extensions><s:Simulator xmlns:s=\"urn:portaal-inburgering:simulator\"/>"
                               "</md:Extensions><md:IDPSSODescriptor";
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct err err;
    assert_false(saml_vertrouwen_simulator(corpus->gevallen[0].vertrouwen));
    assert_true(saml_vertrouwen_simulator(changed(ctx, "<md:IDPSSODescriptor", mark, &err)));
    talloc_free(ctx);
}

/* Type 4, endpoint 3, SHA-1 of the EntityID, 20 bytes. */
static const char *artifact(TALLOC_CTX *ctx, unsigned char type, unsigned char index, const char *entity_id) {
    unsigned char bytes[44] = {0, type, 0, index};
    xml_sha1(entity_id, bytes + 4);
    return base64_encode(ctx, bytes, sizeof bytes);
}

static void an_artifact_is_judged_before_anything_is_fetched(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct err err;
    struct saml_ophalen o;
    struct saml_sleutel *key = our_key(ctx, "makelaar.key", &err);
    struct saml_vertrouwen *v =
        changed(ctx, "<md:SingleSignOnService", RESOLVER("index=\"3\"", "https://m.example/a"), &err);
    const char *const us = saml_vertrouwen_entity_id(v), *good = artifact(ctx, 4, 3, us);
    const struct {
        const char *art;
        enum saml_reden reden;
    } cases[] = {{good, SAML_GOED},
                 {NULL, SAML_ARTIFACT_VORM},
                 {"", SAML_ARTIFACT_VORM},
                 {talloc_strndup(ctx, good, 56), SAML_ARTIFACT_VORM},
                 {talloc_asprintf(ctx, "%sAAAA", good), SAML_ARTIFACT_VORM},
                 {talloc_asprintf(ctx, " %.59s", good), SAML_ARTIFACT_VORM},
                 {artifact(ctx, 1, 3, us), SAML_ARTIFACT_VORM},
                 {artifact(ctx, 4, 4, us), SAML_ARTIFACT_EINDPUNT},
                 {artifact(ctx, 4, 3, "urn:ander"), SAML_ARTIFACT_AFZENDER}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (saml_ophalen_maken(ctx, key, v, &corpus->verwacht, cases[i].art, corpus->nu, &o) != cases[i].reden)
            fail_msg("artifact %zu", i);
    assert_int_equal(saml_ophalen_maken(ctx, key, v, &corpus->verwacht, good, corpus->nu, &o), SAML_GOED);
    assert_string_equal(o.url, "https://m.example/a");
    assert_non_null(strstr(o.soap, good));
    assert_non_null(strstr(o.soap, o.id));
    assert_int_equal(o.soap_len, strlen(o.soap));
    talloc_free(ctx);
}

/* ---- Moments and reasons ---- */

static void only_utc_moments_are_moments(void **state) {
    (void)state;
    static const char *const wrong[] = {"",
                                        "2026-04-03",
                                        "2026-04-03T12:00:00",
                                        "2026-04-03T12:00:00z",
                                        "2026-04-03T12:00:00+00:00",
                                        "2026-04-03T12:00:00.Z",
                                        "2026-04-03T12:00:00.1234567890Z",
                                        "2026-04-03T24:00:00Z",
                                        "2026-04-03T12:60:00Z",
                                        "2026-04-03T12:00:60Z",
                                        "2026-02-30T12:00:00Z",
                                        "2026-04-03 12:00:00Z",
                                        "2026-04-03T12:00:00ZZ",
                                        " 2026-04-03T12:00:00Z"};
    time_t when = 1, again;
    char text[21];
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        if (saml_moment(wrong[i], &when))
            fail_msg("read as a moment: %s", wrong[i]);
    assert_false(saml_moment(NULL, &when));
    assert_int_equal(when, 1);
    assert_true(saml_moment("1970-01-01T00:00:00Z", &when));
    assert_int_equal(when, 0);
    assert_true(saml_moment("2026-04-03T12:34:56.789Z", &when));
    assert_int_equal(when, 1775219696);
    saml_moment_text(when, text);
    assert_string_equal(text, "2026-04-03T12:34:56Z");
    assert_true(saml_moment(text, &again));
    assert_int_equal(when, again);
}

static void every_reason_has_its_own_code(void **state) {
    (void)state;
    for (unsigned i = 0; i < SAML_REDENEN_AANTAL; i++) {
        assert_true(strlen(saml_reden_code((enum saml_reden)i)) > 3);
        for (unsigned j = 0; j < i; j++)
            assert_string_not_equal(saml_reden_code((enum saml_reden)i), saml_reden_code((enum saml_reden)j));
    }
    assert_string_equal(saml_reden_code(SAML_REDENEN_AANTAL), "onbekend");
}

/* ---- What only the database can know ---- */

/* sessie_begin refuses with codes of our list: each of these stands in it once, between quotes. */
static void the_database_speaks_our_reasons(void **state) {
    (void)state;
    static const enum saml_reden reasons[] = {SAML_VERZOEK_ONBEKEND,  SAML_VERZOEK_BROWSER,  SAML_VERZOEK_GEBRUIKT,
                                              SAML_VERZOEK_VERLOPEN,  SAML_HERHAALD,         SAML_ORGANISATIE,
                                              SAML_ORGANISATIE_ANDER, SAML_GEBRUIKER,        SAML_GEBLOKKEERD,
                                              SAML_TUSSENPERSOON,     SAML_VESTIGING_BEPERKT};
    TALLOC_CTX *ctx = talloc_new(NULL);
    size_t len;
    const char *sql = lees(ctx, bron(ctx, "sql/migrations"), "0053_rechten.sql", &len);
    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++)
        if (strstr(sql, talloc_asprintf(ctx, "RAISE EXCEPTION '%s'", saml_reden_code(reasons[i]))) == NULL)
            fail_msg("sessie_begin does not say %s", saml_reden_code(reasons[i]));
    talloc_free(ctx);
}

/* ---- Speed, printed only ---- */

static void speed_is_printed(void **state) {
    (void)state;
    const struct saml_regels all = saml_regels_alle();
    static const char *const naam = "assertie-ondertekend";
    const struct geval *g = NULL;
    for (size_t i = 0; i < corpus->aantal; i++)
        if (strcmp(corpus->gevallen[i].naam, naam) == 0)
            g = &corpus->gevallen[i];
    assert_non_null(g);
    struct timespec from, to;
    struct saml_identiteit wie;
    const int rounds = 300;
    (void)clock_gettime(CLOCK_MONOTONIC, &from);
    for (int i = 0; i < rounds; i++)
        assert_int_equal(beoordeel(corpus, &all, g, &wie), SAML_GOED);
    (void)clock_gettime(CLOCK_MONOTONIC, &to);
    double seconds = (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
    print_message("  %.0f verifications/s of a Response of %zu bytes\n", rounds / seconds, strlen(g->base64) / 4 * 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_pysaml2_signs_is_accepted),
        cmocka_unit_test(our_request_is_signed_and_says_what_it_must),
        cmocka_unit_test(a_bad_key_file_refuses_to_start),
        cmocka_unit_test(good_metadata_says_whom_we_trust),
        cmocka_unit_test(bad_metadata_refuses_to_start),
        cmocka_unit_test(where_to_fetch_is_an_index_and_an_address),
        cmocka_unit_test(the_simulator_is_known_by_its_mark),
        cmocka_unit_test(an_artifact_is_judged_before_anything_is_fetched),
        cmocka_unit_test(only_utc_moments_are_moments),
        cmocka_unit_test(every_reason_has_its_own_code),
        cmocka_unit_test(the_database_speaks_our_reasons),
        cmocka_unit_test(speed_is_printed),
    };
    return cmocka_run_group_tests_name("saml parts", tests, make_corpus, drop_corpus);
}
