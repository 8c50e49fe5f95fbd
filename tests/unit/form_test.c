/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Reading, filling and drawing a whole form.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "form/form.h"

static const struct keuze kleuren[] = {{"rood", "Rood"}, {"geel", "Geel"}, {0}};
static const struct keuze lang[] = {{"a", "A"}, {"b", "B"}, {"c", "C"}, {"d", "D"}, {"e", "E"},
                                    {"f", "F"}, {"g", "G"}, {"h", "H"}, {0}};

static const struct veld velden[] = {
    {.naam = "dagtekening", .label = "Dagtekening", .hulp = "Hulp.", .soort = VELD_DATUM, .verplicht = true},
    {.naam = "geboren", .label = "Geboren", .soort = VELD_DATUM_ONVOLLEDIG},
    {.naam = "naam", .label = "Naam", .hulp = "Hulp.", .soort = VELD_TEKST, .max = 20, .verplicht = true},
    {.naam = "kleur", .label = "Kleur", .soort = VELD_KEUZE, .keuzes = kleuren, .verplicht_als = {"naam", "*"}},
    {.naam = "kleuren", .label = "Kleuren", .soort = VELD_MEERKEUZE, .keuzes = kleuren},
    {.naam = "lijst", .label = "Lijst", .soort = VELD_KEUZE, .keuzes = lang},
    {.naam = "akkoord", .label = "Akkoord", .soort = VELD_JANEE},
    {.naam = "uitleg", .label = "Uitleg", .soort = VELD_LANGETEKST},
    {.naam = "bedrag", .label = "Bedrag", .soort = VELD_BEDRAG, .max = 1000},
    {0}};

enum { DAGTEKENING, GEBOREN, NAAM, KLEUR, KLEUREN, LIJST, AKKOORD, UITLEG, BEDRAG };

static const char *const eigen[] = {"csrf", "stap", NULL};

static struct form *lees(TALLOC_CTX *ctx, const char *urlencoded) {
    struct fcgi_fields sent = {0};
    struct err err;
    if (!fcgi_parse_fields(ctx, urlencoded, strlen(urlencoded), &sent, &err))
        fail_msg("%s", err.reason);
    return form_lees(ctx, velden, &sent, eigen);
}

static void een_goed_formulier(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct form *f =
        lees(ctx, "csrf=x&dagtekening.dag=3&dagtekening.maand=04&dagtekening.jaar=2026&naam=+Haile+&kleur=geel&"
                  "kleuren=geel&kleuren=rood&akkoord=ja&uitleg=a%0D%0Ab&stap=controleer&geboren.jaar=1990");
    assert_int_equal(f->fouten, 0);
    assert_string_equal(f->antwoorden[DAGTEKENING].waarde, "2026-04-03");
    assert_string_equal(f->antwoorden[GEBOREN].waarde, "1990-00-00");
    assert_string_equal(f->antwoorden[NAAM].waarde, "Haile");
    assert_string_equal(f->antwoorden[KLEUR].waarde, "geel");
    assert_string_equal(f->antwoorden[KLEUREN].waarde, "rood,geel");
    assert_string_equal(f->antwoorden[UITLEG].waarde, "a\nb");
    assert_null(f->antwoorden[LIJST].waarde);
    assert_false(f->antwoorden[LIJST].ingevuld);
    talloc_free(ctx);
}

/* Presence is judged by the rules, not here: an empty form has no mistakes of its own. */
static void een_leeg_formulier(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct form *f = lees(ctx, "csrf=x&dagtekening.dag=&dagtekening.maand=+&dagtekening.jaar=&naam=&lijst=&kleuren=");
    assert_int_equal(f->fouten, 0);
    for (size_t i = 0; i < f->aantal; i++) {
        assert_null(f->antwoorden[i].waarde);
        assert_false(f->antwoorden[i].ingevuld);
    }
    talloc_free(ctx);
}

static const struct form_antwoord *datum(TALLOC_CTX *ctx, const char *dag, const char *maand, const char *jaar) {
    struct form *f = lees(
        ctx, talloc_asprintf(ctx, "dagtekening.dag=%s&dagtekening.maand=%s&dagtekening.jaar=%s", dag, maand, jaar));
    return &f->antwoorden[DAGTEKENING];
}

static void een_datum_zegt_welk_vak_fout_is(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    assert_string_equal(datum(ctx, "", "4", "2026")->fout, "Dagtekening: vul ook de dag in.");
    assert_string_equal(datum(ctx, "", "4", "2026")->fout_doel, "dagtekening-dag");
    assert_string_equal(datum(ctx, "3", "", "2026")->fout_doel, "dagtekening-maand");
    assert_string_equal(datum(ctx, "3", "4", "")->fout_doel, "dagtekening-jaar");
    assert_string_equal(datum(ctx, "3", "4", "26")->fout_doel, "dagtekening-jaar");
    assert_string_equal(datum(ctx, "3", "april", "2026")->fout_doel, "dagtekening-maand");
    assert_string_equal(datum(ctx, "3", "%01", "2026")->fout_doel, "dagtekening-maand");
    assert_string_equal(datum(ctx, "31", "4", "2026")->fout_doel, "dagtekening-dag");
    assert_null(datum(ctx, "31", "4", "2026")->waarde);
    assert_null(datum(ctx, "30", "4", "2026")->fout);
    talloc_free(ctx);
}

static void onbekend_en_dubbel_worden_geweigerd(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    assert_non_null(lees(ctx, "naam=a&admin=ja")->fout);
    assert_non_null(lees(ctx, "naam=a&naam=b")->fout);
    assert_non_null(lees(ctx, "csrf=a&csrf=b")->fout);
    assert_non_null(lees(ctx, "dagtekening=2026-04-03")->fout); /* a date has three boxes */
    assert_non_null(lees(ctx, "dagtekening.uur=3")->fout);
    assert_non_null(lees(ctx, "dagtekening.dag=3&dagtekening.dag=4&dagtekening.maand=4&dagtekening.jaar=2026")->fout);
    assert_null(lees(ctx, "kleuren=rood&kleuren=geel")->fout);
    assert_non_null(lees(ctx, "kleuren=rood&kleuren=rood")->antwoorden[KLEUREN].fout);
    talloc_free(ctx);
}

static void wat_getypt_is_blijft_staan(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct form *f = lees(
        ctx,
        "dagtekening.dag=31&dagtekening.maand=april&naam=%3Cb%3Eveel+te+lang+voor+twintig&kleur=paars&kleuren=rood");
    const struct form_view *v = form_view(ctx, f, NULL, NULL);
    assert_string_equal(v->velden[DAGTEKENING].dag, "31");
    assert_string_equal(v->velden[DAGTEKENING].maand, "april");
    assert_string_equal(v->velden[DAGTEKENING].jaar, "");
    assert_string_equal(v->velden[NAAM].waarde, "<b>veel te lang voor twintig");
    assert_true(v->velden[KLEUREN].keuzes[0].gekozen);
    assert_false(v->velden[KLEUREN].keuzes[1].gekozen);
    assert_int_equal(v->fouten_aantal, 3);
    assert_true(v->heeft_fouten);
    assert_string_equal(v->fouten[0].doel, "dagtekening-maand");
    assert_string_equal(v->fouten[1].doel, "naam");
    assert_string_equal(v->fouten[2].doel, "kleur-rood");
    talloc_free(ctx);
}

static void bevindingen_komen_bij_hun_veld(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct form *f = lees(ctx, "naam=a");
    form_meld(ctx, f, "naam", "Eerste.");
    form_meld(ctx, f, "naam", "Tweede.");
    form_meld(ctx, f, NULL, "Over alles.");
    form_meld(ctx, f, "weg", "Over een veld dat er niet is.");
    assert_string_equal(f->antwoorden[NAAM].fout, "Eerste.");
    assert_string_equal(f->fout, "Over alles. Over een veld dat er niet is.");
    const struct form_view *v = form_view(ctx, f, NULL, NULL);
    assert_int_equal(v->fouten_aantal, 2);
    assert_null(v->fouten[0].doel);
    talloc_free(ctx);
}

static void een_gevuld_formulier_leest_hetzelfde_terug(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    const char *const waarden[] = {"2026-04-03", "1990-05-00", "Öztürk", "geel",  "rood,geel",
                                   "h",          "nee",        "a\nb",   "340.50"};
    struct form *f = form_vul(ctx, velden, waarden);
    assert_string_equal(f->antwoorden[BEDRAG].getypt.rows[0].value, "340,50"); /* as people type it */
    struct fcgi_fields sent = {.rows = talloc_zero_size(ctx, 40 * sizeof(struct fcgi_field))};
    for (size_t i = 0; i < f->aantal; i++)
        for (size_t j = 0; j < f->antwoorden[i].getypt.count; j++)
            sent.rows[sent.count++] = f->antwoorden[i].getypt.rows[j];
    struct form *terug = form_lees(ctx, velden, &sent, NULL);
    assert_int_equal(terug->fouten, 0);
    for (size_t i = 0; i < f->aantal; i++)
        assert_string_equal(terug->antwoorden[i].waarde, waarden[i]);
    talloc_free(ctx);
}

static bool alleen_naam(const struct veld *f, void *arg) {
    (void)arg;
    return strcmp(f->naam, "naam") == 0;
}

static void niet_van_toepassing_blijft_weg_tenzij_ingevuld(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    const struct form_view *v = form_view(ctx, lees(ctx, "naam=a&kleur=rood&lijst="), alleen_naam, NULL);
    assert_int_equal(v->velden_aantal, 2);
    assert_string_equal(v->velden[1].naam, "kleur");
    talloc_free(ctx);
}

static void elk_veld_wordt_op_zijn_manier_getekend(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    const struct form_view *v = form_view(ctx, form_vul(ctx, velden, NULL), NULL, NULL);
    assert_int_equal(v->velden_aantal, 9);
    for (size_t i = 0; i < v->velden_aantal; i++) {
        const struct form_veld_view *x = &v->velden[i];
        assert_int_equal(x->is_tekst + x->is_langetekst + x->is_datum + x->is_keuze + x->is_meerkeuze + x->is_uitklap,
                         1);
    }
    assert_true(v->velden[LIJST].is_uitklap);
    assert_true(v->velden[AKKOORD].is_keuze);
    assert_int_equal(v->velden[AKKOORD].keuzes_aantal, 3); /* and to leave it open */
    assert_false(v->velden[NAAM].optioneel);
    assert_false(v->velden[KLEUR].optioneel);
    assert_true(v->velden[UITLEG].optioneel);
    assert_string_equal(v->velden[NAAM].beschreven_door, "naam-hulp");
    assert_null(v->velden[KLEUR].beschreven_door);
    talloc_free(ctx);
}

/* What was delivered before is offered; when it no longer fits it must be possible to take it out, without script. */
static void een_keuze_kan_weer_leeg(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    static const struct veld moet[] = {
        {.naam = "kleur", .label = "Kleur", .soort = VELD_KEUZE, .keuzes = kleuren, .verplicht = true}, {0}};
    const struct form_veld_view *kleur = &form_view(ctx, lees(ctx, "naam=a&kleur=geel"), NULL, NULL)->velden[KLEUR];
    assert_int_equal(kleur->keuzes_aantal, 3);
    assert_string_equal(kleur->keuzes[2].code, "");
    assert_true(kleur->keuzes[1].gekozen);
    assert_false(kleur->keuzes[2].gekozen);
    const struct form *leeg = lees(ctx, "naam=a&kleur=");
    assert_int_equal(leeg->fouten, 0);
    assert_null(leeg->antwoorden[KLEUR].waarde);
    assert_false(leeg->antwoorden[KLEUR].ingevuld);
    assert_true(form_view(ctx, leeg, NULL, NULL)->velden[KLEUR].keuzes[2].gekozen);
    assert_int_equal(form_view(ctx, form_vul(ctx, moet, NULL), NULL, NULL)->velden[0].keuzes_aantal, 2);
    talloc_free(ctx);
}

static bool komt_voor(const char *html, const char *stuk) {
    return strstr(html, stuk) != NULL;
}

/* The templates compile against the view, escape, and name their help and mistake. */
static void de_templates_tekenen_het_formulier(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct err err;
    struct html_templates *set = html_embedded(ctx);
    html_templates_add(set, "proef", "{{#velden}}{{>fields/veld}}{{/velden}}");
    const struct html_template *t = html_compile(ctx, set, "proef", form_fields, &err);
    if (t == NULL)
        fail_msg("%s: %s", err.place, err.reason);
    struct form *f = lees(ctx, "naam=%22%3E%3Cscript%3E&dagtekening.dag=3&kleuren=geel&akkoord=nee");
    struct buf *uit = buf_new(ctx, 4096);
    form_meld(ctx, f, "kleur", "Maak een keuze.");
    html_render(t, form_view(ctx, f, NULL, NULL), uit);
    assert_true(komt_voor(uit->data, "value=\"&quot;&gt;&lt;script&gt;\"") ||
                komt_voor(uit->data, "value=\"&#34;&gt;&lt;script&gt;\""));
    assert_false(komt_voor(uit->data, "<script>"));
    assert_true(komt_voor(
        uit->data, "name=\"dagtekening.dag\" type=\"text\" inputmode=\"numeric\" autocomplete=\"off\" maxlength=\"2\" "
                   "size=\"2\" value=\"3\" aria-invalid=\"true\""));
    assert_true(komt_voor(uit->data, "aria-describedby=\"dagtekening-hulp dagtekening-fout\""));
    assert_true(komt_voor(uit->data, "id=\"dagtekening-fout\""));
    assert_true(
        komt_voor(uit->data, "role=\"radiogroup\" aria-labelledby=\"kleur-legenda\" aria-describedby=\"kleur-fout\""));
    assert_true(komt_voor(uit->data, "id=\"akkoord-nee\" name=\"akkoord\" value=\"nee\" checked"));
    assert_true(komt_voor(uit->data, "id=\"kleuren-geel\" name=\"kleuren\" value=\"geel\" checked"));
    assert_true(komt_voor(uit->data, "<option value=\"h\">H</option>"));
    talloc_free(ctx);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(een_goed_formulier),
        cmocka_unit_test(een_leeg_formulier),
        cmocka_unit_test(een_datum_zegt_welk_vak_fout_is),
        cmocka_unit_test(onbekend_en_dubbel_worden_geweigerd),
        cmocka_unit_test(wat_getypt_is_blijft_staan),
        cmocka_unit_test(bevindingen_komen_bij_hun_veld),
        cmocka_unit_test(een_gevuld_formulier_leest_hetzelfde_terug),
        cmocka_unit_test(niet_van_toepassing_blijft_weg_tenzij_ingevuld),
        cmocka_unit_test(elk_veld_wordt_op_zijn_manier_getekend),
        cmocka_unit_test(een_keuze_kan_weer_leeg),
        cmocka_unit_test(de_templates_tekenen_het_formulier),
    };
    return cmocka_run_group_tests_name("form", tests, NULL, NULL);
}
