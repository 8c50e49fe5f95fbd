/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "job/leverregel.h"
#include "krypto/krypto.h"
#include "xml/base64.h"
#include "json/json.h"

#include <string.h>

#define KOP "\"kenmerk\":\"COA-2026-1\",\"stelseldienst\":\"koppeling\",\"afzender\":\"COA\",\"ontvanger\":\"0363\""
#define WIE "\"betrokkene\":{\"bsn\":\"999990019\"}"
#define PVT_KOP "\"kenmerk\":\"g1\",\"stelseldienst\":\"pvt\",\"afzender\":\"0363\",\"ontvanger\":\"DUO\""

static void a_delivery_is_read(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct invoer_regel r;
    const char *text = "{\"kenmerk\":\"DUO-2026-1\",\"stelseldienst\":\"inburgeringsplicht\",\"afzender\":\"DUO\","
                       "\"ontvanger\":\"0060\","
                       "\"datum_gebeurtenis\":\"2026-01-02\",\"reden\":null,"
                       "\"betrokkene\":{\"bsn\":\"999990019\",\"v_nummer\":\"0123456789\",\"geslachtsnaam\":"
                       "\"S\\u0327ahin\",\"voorvoegsel\":null,"
                       "\"geboortedatum\":\"1990-00-00\",\"indicatie_geheim\":true},"
                       "\"gegevens\":{\"soort\":\"vastgesteld\",\"indicator\":true,\"onderdelen\":[\"map\",\"pvt\"],"
                       "\"datum_start\":\"2026-01-01\"}}";
    if (!leverregel_lees(ctx, text, strlen(text), &r))
        fail_msg("%s: %s", r.veld, r.reden);
    assert_string_equal(r.kenmerk, "DUO-2026-1");
    assert_string_equal(r.bericht.dienst->code, "inburgeringsplicht");
    assert_string_equal(r.bericht.ontvanger, "0060");
    assert_int_equal(r.bericht.datum_gebeurtenis.year, 2026);
    assert_null(r.bericht.reden);
    assert_string_equal(r.wie.bsn, "999990019");
    assert_string_equal(r.wie.geslachtsnaam, "\xC5\x9E"
                                             "ahin"); /* NFC */
    assert_null(r.wie.voorvoegsel);
    assert_string_equal(r.wie.geboortedatum, "1990-00-00");
    assert_true(r.wie.geheim);
    assert_string_equal(bericht_waarde(&r.bericht, "indicator"), "ja");
    assert_string_equal(bericht_waarde(&r.bericht, "onderdelen"), "pvt,map"); /* order of the declaration */
    talloc_free(ctx);
}

static void numbers_are_numbers(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct invoer_regel r;
    const char *text = "{" PVT_KOP "," WIE ",\"gegevens\":{\"uren\":12,\"activiteit\":false}}";
    assert_true(leverregel_lees(ctx, text, strlen(text), &r));
    assert_string_equal(bericht_waarde(&r.bericht, "uren"), "12");
    assert_string_equal(bericht_waarde(&r.bericht, "activiteit"), "nee");
    talloc_free(ctx);
}

static void versions_are_named_by_kenmerk(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct invoer_regel r;
    const char *correctie = "{" KOP ",\"vervangt\":\"COA-2026-0\",\"reden\":\"Fout.\"," WIE ",\"gegevens\":{}}";
    assert_true(leverregel_lees(ctx, correctie, strlen(correctie), &r));
    assert_string_equal(r.vervangt, "COA-2026-0");
    assert_false(r.bericht.intrekking);
    const char *weg = "{" KOP ",\"vervangt\":\"COA-2026-0\",\"intrekken\":true,\"reden\":\"Fout.\"," WIE "}";
    assert_true(leverregel_lees(ctx, weg, strlen(weg), &r));
    assert_true(r.bericht.intrekking);
    talloc_free(ctx);
}

#define PROFIEL                                                                                                        \
    "{\"kenmerk\":\"p1\",\"stelseldienst\":\"klantprofiel\",\"afzender\":\"COA\",\"ontvanger\":\"0363\"," WIE ","

static void a_document_is_a_pdf(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct invoer_regel r;
    static const char pdf[] = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\nstartxref\n9\n%%EOF\n";
    const char *goed =
        talloc_asprintf(ctx, PROFIEL "\"gegevens\":{\"document\":\"%s\"}}", base64_encode(ctx, pdf, sizeof pdf - 1));
    if (!leverregel_lees(ctx, goed, strlen(goed), &r))
        fail_msg("%s: %s", r.veld, r.reden);
    assert_int_equal(r.document_len, sizeof pdf - 1);
    assert_memory_equal(r.document, pdf, sizeof pdf - 1);
    assert_int_equal(strlen(bericht_waarde(&r.bericht, "document")), KRYPTO_UUID_TEXT - 1);
    /* not the name of somebody else's document, and nothing else than a PDF */
    static const char *const fout[] = {"01890000-0000-7000-8000-000000000000", "bmlldCBlZW4gUERG", "%%%", ""};
    for (size_t i = 0; i < sizeof fout / sizeof fout[0]; i++) {
        const char *tekst = talloc_asprintf(ctx, PROFIEL "\"gegevens\":{\"document\":\"%s\"}}", fout[i]);
        assert_false(leverregel_lees(ctx, tekst, strlen(tekst), &r));
        assert_string_equal(r.veld, "document");
    }
    talloc_free(ctx);
}

static void what_is_wrong_is_named(void **state) {
    (void)state;
    static const struct {
        const char *text, *field;
    } cases[] = {
        {"", NULL},
        {"[]", NULL},
        {"{" KOP "," WIE ",\"gegevens\":{}", NULL},
        {"{" KOP "," KOP "," WIE ",\"gegevens\":{}}", NULL},
        {"{" KOP "," WIE ",\"gegevens\":{},\"extra\":1}", "extra"},
        {"{" KOP "," WIE ",\"gegevens\":{},\"Jan Jansen\":1}", NULL},
        {"{" WIE ",\"gegevens\":{}}", "kenmerk"},
        {"{\"kenmerk\":\"met spatie\"," WIE ",\"gegevens\":{}}", "kenmerk"},
        {"{\"kenmerk\":17," WIE ",\"gegevens\":{}}", "kenmerk"},
        {"{\"kenmerk\":\"a\",\"stelseldienst\":\"pipp\"," WIE ",\"gegevens\":{}}", "stelseldienst"},
        {"{\"kenmerk\":\"a\",\"stelseldienst\":\"pip\",\"afzender\":\"XYZ\"," WIE ",\"gegevens\":{}}", "afzender"},
        {"{\"kenmerk\":\"a\",\"stelseldienst\":\"pip\",\"afzender\":\"0363\"," WIE ",\"gegevens\":{}}", "ontvanger"},
        {"{" KOP ",\"datum_gebeurtenis\":\"2026-02-30\"," WIE ",\"gegevens\":{}}", "datum_gebeurtenis"},
        {"{" KOP ",\"datum_gebeurtenis\":20260203," WIE ",\"gegevens\":{}}", "datum_gebeurtenis"},
        {"{" KOP ",\"reden\":5," WIE ",\"gegevens\":{}}", "reden"},
        {"{" KOP ",\"gegevens\":{}}", "betrokkene"},
        {"{" KOP ",\"vervangt\":7," WIE ",\"gegevens\":{}}", "vervangt"},
        {"{" KOP ",\"vervangt\":\"\"," WIE ",\"gegevens\":{}}", "vervangt"},
        {"{" KOP ",\"intrekken\":true," WIE "}", "vervangt"},
        {"{" KOP ",\"vervangt\":\"a\",\"intrekken\":\"ja\"," WIE "}", "intrekken"},
        {"{" KOP ",\"vervangt\":\"a\",\"intrekken\":true," WIE ",\"gegevens\":{}}", "gegevens"},
        {"{" KOP ",\"vervangt\":\"a\",\"intrekken\":false," WIE "}", "gegevens"},
        {"{" KOP ",\"betrokkene\":\"999990019\",\"gegevens\":{}}", "betrokkene"},
        {"{" KOP ",\"betrokkene\":{},\"gegevens\":{}}", "betrokkene.bsn"},
        {"{" KOP ",\"betrokkene\":{\"bsn\":\"999990018\"},\"gegevens\":{}}", "betrokkene.bsn"},
        {"{" KOP ",\"betrokkene\":{\"bsn\":999990019},\"gegevens\":{}}", "betrokkene.bsn"},
        {"{" KOP ",\"betrokkene\":{\"bsn\":\"999990019\",\"soort\":\"x\"},\"gegevens\":{}}", "betrokkene.soort"},
        {"{" KOP ",\"betrokkene\":{\"bsn\":\"999990019\",\"geboortedatum\":\"1990-13-01\"},\"gegevens\":{}}",
         "betrokkene.geboortedatum"},
        {"{" KOP "," WIE "}", "gegevens"},
        {"{" KOP "," WIE ",\"gegevens\":{\"leerroute\":\"b1_route\"}}", "gegevens.leerroute"},
        {"{" KOP "," WIE ",\"gegevens\":{\"Van der Berg\":\"x\"}}", "gegevens"},
        {"{" KOP "," WIE ",\"gegevens\":{\"gemeente\":363}}", "gemeente"},
        {"{" KOP "," WIE ",\"gegevens\":{\"betrokkenheid\":\"misschien\"}}", "betrokkenheid"},
        {"{" PVT_KOP "," WIE ",\"gegevens\":{\"uren\":\"12\"}}", "uren"},
        {"{" PVT_KOP "," WIE ",\"gegevens\":{\"uren\":-1}}", "uren"},
        {"{" PVT_KOP "," WIE ",\"gegevens\":{\"activiteit\":\"ja\"}}", "activiteit"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        TALLOC_CTX *ctx = talloc_new(NULL);
        struct invoer_regel r;
        if (leverregel_lees(ctx, cases[i].text, strlen(cases[i].text), &r))
            fail_msg("accepted: %s", cases[i].text);
        assert_int_equal(r.uitkomst, INVOER_GEWEIGERD);
        if (cases[i].field == NULL ? r.veld != NULL : r.veld == NULL || strcmp(r.veld, cases[i].field) != 0)
            fail_msg("%s: field %s (%s)", cases[i].text, r.veld, r.reden);
        assert_non_null(r.reden);
        assert_null(strstr(r.reden, "99999")); /* nothing of the line is repeated */
        talloc_free(ctx);
    }
}

static void a_long_line_is_refused(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    char *text = talloc_zero_size(ctx, JSON_BYTES_MAX + 1);
    memset(text, ' ', JSON_BYTES_MAX + 1);
    struct invoer_regel r;
    assert_false(leverregel_lees(ctx, text, JSON_BYTES_MAX + 1, &r));
    assert_string_equal(r.reden, "Deze regel is te lang.");
    talloc_free(ctx);
}

static void every_service_is_explained(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct buf *b = buf_new(ctx, 64);
    leverregel_uitleg(b);
    for (size_t i = 0; stelsel_register[i] != NULL; i++) {
        assert_non_null(strstr(b->data, stelsel_register[i]->code));
        for (const struct veld *f = stelsel_register[i]->velden; f->naam != NULL; f++)
            assert_non_null(strstr(b->data, f->naam));
    }
    talloc_free(ctx);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_delivery_is_read),
        cmocka_unit_test(numbers_are_numbers),
        cmocka_unit_test(versions_are_named_by_kenmerk),
        cmocka_unit_test(a_document_is_a_pdf),
        cmocka_unit_test(what_is_wrong_is_named),
        cmocka_unit_test(a_long_line_is_refused),
        cmocka_unit_test(every_service_is_explained),
    };
    return cmocka_run_group_tests_name("leverregel", tests, NULL, NULL);
}
