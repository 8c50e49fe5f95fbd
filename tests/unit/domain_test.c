/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/bsn.h"
#include "domain/pdf.h"
#include "domain/recht.h"
#include "domain/termijnen.h"
#include "domain/werkdagen.h"
#include "domain/wet.h"

static struct date dag(const char *iso) {
    struct date d;
    assert_true(date_parse(iso, &d));
    return d;
}

static void assert_iso(struct date d, const char *verwacht) {
    char iso[11];
    date_iso(d, iso);
    assert_string_equal(iso, verwacht);
}

/* ---- feestdagen ---- */

/* Every day of twenty years against the table, so a feestdag too many is found as well. */
static void feestdagen_2021_tot_2040(void **state) {
    (void)state;
    const char *bron = getenv("PORTAAL_BRON");
    TALLOC_CTX *ctx = talloc_new(NULL);
    FILE *f = fopen(talloc_asprintf(ctx, "%s/tests/data/domein/feestdagen.txt", bron == NULL ? "." : bron), "r");
    struct date d = dag("2021-01-01");
    char regel[200];
    size_t gelezen = 0;
    assert_non_null(f);
    while (fgets(regel, sizeof regel, f) != NULL) {
        if (regel[0] == '#')
            continue;
        regel[strcspn(regel, "\n")] = '\0';
        regel[10] = '\0';
        for (; date_cmp(d, dag(regel)) < 0; d = date_add_days(d, 1))
            assert_null(feestdag(d));
        assert_non_null(feestdag(d));
        assert_string_equal(feestdag(d), regel + 11);
        d = date_add_days(d, 1);
        gelezen++;
    }
    for (; d.year <= 2040; d = date_add_days(d, 1))
        assert_null(feestdag(d));
    assert_int_equal(gelezen, 20 * 9);
    fclose(f);
    talloc_free(ctx);
}

static void pasen_op_de_uitersten(void **state) {
    (void)state;
    assert_iso(pasen(1961), "1961-04-02");
    assert_iso(pasen(2285), "2285-03-22"); /* earliest possible */
    assert_iso(pasen(2038), "2038-04-25"); /* latest possible */
}

static void koningsdag_op_zondag_is_een_dag_eerder(void **state) {
    (void)state;
    assert_iso(koningsdag(2025), "2025-04-26");
    assert_iso(koningsdag(2026), "2026-04-27");
    assert_iso(koningsdag(2031), "2031-04-26");
}

static void werkdagen_slaan_weekend_en_feestdagen_over(void **state) {
    (void)state;
    assert_iso(werkdagen_erbij(dag("2026-04-02"), 1), "2026-04-07"); /* Goede Vrijdag, weekend, Tweede Paasdag */
    assert_iso(werkdagen_erbij(dag("2026-04-20"), 10), "2026-05-06");
    assert_iso(werkdagen_erbij(dag("2026-03-07"), 1), "2026-03-09"); /* from a Saturday */
    assert_iso(eerstvolgende_werkdag(dag("2026-12-25")), "2026-12-28");
    assert_iso(eerstvolgende_werkdag(dag("2026-12-24")), "2026-12-24");
    assert_true(is_werkdag(dag("2026-05-04")));
    assert_false(is_werkdag(dag("2026-05-05")));
}

/* ---- termijnen ---- */

static void termijn_tot_12_weken_schuift_door(void **state) {
    (void)state;
    assert_iso(termijn_weken(dag("2026-01-05"), 10), "2026-03-16");
    assert_iso(termijn_weken(dag("2026-01-23"), 10), "2026-04-07"); /* ends on Goede Vrijdag */
    assert_iso(termijn_weken(dag("2026-01-10"), 12), "2026-04-07"); /* ends on Saturday before Pasen */
    assert_iso(termijn_weken(dag("2026-01-03"), 13), "2026-04-04"); /* longer than 12 weken: not extended */
    assert_iso(termijn_weken(dag("2026-02-03"), 12), "2026-04-28"); /* a Tuesday after Koningsdag */
    assert_iso(termijn_weken(dag("2026-02-02"), 12), "2026-04-28"); /* ends on Koningsdag */
}

static void termijn_tot_3_maanden_schuift_door(void **state) {
    (void)state;
    assert_iso(termijn_maanden(dag("2026-01-31"), 1), "2026-03-02"); /* 28 February is a Saturday */
    assert_iso(termijn_maanden(dag("2026-01-04"), 3), "2026-04-07");
    assert_iso(termijn_maanden(dag("2026-01-04"), 6), "2026-07-04"); /* a Saturday, but longer than 3 maanden */
}

static void termijn_in_jaren_telt_de_eerste_dag_mee(void **state) {
    (void)state;
    assert_iso(termijn_laatste_dag(dag("2026-03-03"), 36), "2029-03-02");
    assert_iso(termijn_laatste_dag(dag("2025-03-01"), 36), "2028-02-29");
    assert_iso(termijn_laatste_dag(dag("2028-02-29"), 36), "2031-02-27");
    assert_iso(termijn_laatste_dag(dag("2026-03-03"), 18), "2027-09-02");
    assert_iso(termijn_laatste_dag(dag("2026-01-01"), 36), "2028-12-31");
}

/* ---- wet ---- */

static void wet_tabel_sluit_aan(void **state) {
    (void)state;
    for (const struct wet_regel *w = wet_tabel; w->code != NULL; w++) {
        assert_true(date_valid(w->van));
        assert_non_null(w->eenheid);
        assert_non_null(w->artikel);
        assert_true(w->waarde >= 0); /* 0: no longer allowed */
        const struct wet_regel *volgende = w + 1;
        bool zelfde = volgende->code != NULL && strcmp(w->code, volgende->code) == 0;
        assert_true(date_is_empty(w->tot) == !zelfde);
        if (zelfde)
            assert_int_equal(date_cmp(w->tot, volgende->van), 0);
        for (const struct wet_regel *ander = wet_tabel; !zelfde && ander < w; ander++)
            assert_true(strcmp(ander->code, w->code) != 0 || ander + 1 == w || strcmp(ander[1].code, w->code) == 0);
    }
}

static void wet_regel_hangt_af_van_de_datum(void **state) {
    (void)state;
    assert_true(wet_vind("pip_weken", dag("2026-04-01")) != wet_vind("pip_weken", dag("2026-04-02")));
    assert_true(wet_vind("pip_weken", dag("2030-01-01")) == wet_vind("pip_weken", dag("2026-04-02")));
    assert_true(wet_vind("pip_weken", dag("2019-01-01")) == wet_vind("pip_weken", dag("2022-01-01")));
    assert_int_equal(wet_waarde("pip_weken", dag("2026-03-01")), 10);
    assert_int_equal(wet_waarde("pvt_uren", dag("2026-03-01")), 12);
    assert_int_equal(wet_waarde("boete_asielstatushouder", dag("2025-02-03")), 1);
    assert_int_equal(wet_waarde("boete_asielstatushouder", dag("2025-02-04")), 0);
    assert_int_equal(wet_waarde("boete_pvt_map_euro", dag("2026-03-01")), 340);
    assert_null(wet_vind("bestaat_niet", dag("2026-03-01")));
}

/* ---- nummers ---- */

static void bsn_elfproef(void **state) {
    (void)state;
    static const char *const goed[] = {"999990007", "999990019", "999990020", "999993653", "123456782", "111222333"};
    static const char *const fout[] = {"000000000", "999990018", "99999001", "9999900190",
                                       "99999001a", "",          " 99990019"};
    for (size_t i = 0; i < sizeof goed / sizeof goed[0]; i++)
        assert_true(bsn_geldig(goed[i]) && rsin_geldig(goed[i]));
    for (size_t i = 0; i < sizeof fout / sizeof fout[0]; i++)
        assert_false(bsn_geldig(fout[i]));
    assert_false(bsn_geldig(NULL));
}

static void bsn_controlecijfer_maakt_geldig(void **state) {
    (void)state;
    int zonder = 0;
    for (int n = 99999000; n < 99999400; n++) {
        char bsn[10];
        (void)snprintf(bsn, sizeof bsn, "%08d", n);
        int cijfer = bsn_controlecijfer(bsn);
        zonder += cijfer < 0;
        if (cijfer >= 0) {
            bsn[8] = (char)('0' + cijfer);
            bsn[9] = '\0';
            assert_true(bsn_geldig(bsn));
        }
    }
    assert_true(zonder > 20 && zonder < 60); /* one in eleven */
}

static void andere_nummers(void **state) {
    (void)state;
    assert_true(vnummer_geldig("0012345678"));
    assert_false(vnummer_geldig("012345678"));
    assert_false(vnummer_geldig("0000000000"));
    assert_true(gemeentecode_geldig("0014"));
    assert_false(gemeentecode_geldig("14"));
    assert_false(gemeentecode_geldig("GM14"));
    assert_true(kvk_geldig("12345678"));
    assert_false(kvk_geldig("1234567"));
}

/* ---- rollen ---- */

static void rollen_heen_en_terug(void **state) {
    (void)state;
    assert_int_equal(ROLLEN, 10);
    for (size_t i = 0; i < ROLLEN; i++) {
        enum rol rol = (enum rol)(1 << i);
        assert_int_equal(rol_van_code(rol_code(rol)), rol);
        assert_true(rol_naam(rol)[0] != '\0');
        assert_int_not_equal(rol_soorten(rol), 0);
    }
    assert_int_equal(rol_van_code("koning"), ROL_GEEN);
    assert_int_equal(rol_van_code(NULL), ROL_GEEN);
    assert_string_equal(rol_code(ROL_GEEN), "");
}

static void rollen_als_lijst(void **state) {
    (void)state;
    char uit[ROLLEN_TEKST];
    unsigned twee = ROL_RAADPLEGER | ROL_KLANTREGISSEUR;
    assert_string_equal(rollen_literal(twee, uit), "{klantregisseur,raadpleger}");
    assert_string_equal(rollen_literal(0, uit), "{}");
    assert_int_equal(rollen_van_codes("raadpleger+klantregisseur"), twee);
    assert_int_equal(rollen_van_codes("koning+raadpleger+"), ROL_RAADPLEGER);
    assert_int_equal(rollen_van_codes(NULL), 0);
    assert_string_equal(rollen_namen(twee, uit), "Klantregisseur en raadpleger");
    assert_string_equal(rollen_namen(twee | ROL_PRIVACY_OFFICER, uit), "Klantregisseur, raadpleger en privacy officer");
    assert_string_equal(rollen_namen(0, uit), "");
    /* none is cut off */
    unsigned alle = (1U << ROLLEN) - 1;
    assert_non_null(strstr(rollen_namen(alle, uit), "beheerder COA"));
    assert_non_null(strstr(rollen_literal(alle, uit), "coa_beheerder}"));
}

static void rechten_tellen_op(void **state) {
    (void)state;
    char uit[DOELEN_TEKST];
    assert_string_equal(doelen_literal(DOEL_INZIEN | DOEL_UITLEG, uit), "{uitleg,inzien}");
    assert_int_equal(doelen_van_codes("inzien+uitleg+niets"), DOEL_INZIEN | DOEL_UITLEG);
    assert_string_equal(doelen_literal(0, uit), "{}");
    assert_non_null(strstr(doelen_literal(DOEL_ALLE, uit), "kiezen}"));
    assert_int_equal(recht_van(0, SOORT_GEMEENTE), DOEL_EIGEN | DOEL_UITLEG);
    assert_int_equal(recht_van(ROL_RAADPLEGER, SOORT_GEMEENTE), DOEL_EIGEN | DOEL_UITLEG | DOEL_INZIEN);
    assert_int_equal(recht_van(ROL_RAADPLEGER | ROL_PRIVACY_OFFICER, SOORT_GEMEENTE),
                     DOEL_EIGEN | DOEL_UITLEG | DOEL_INZIEN | DOEL_AUDIT_EIGEN);
    /* a role means nothing at an organisation that does not have it */
    assert_int_equal(recht_van(ROL_DUO_BEHEERDER, SOORT_GEMEENTE), DOEL_EIGEN | DOEL_UITLEG);
    /* under a mandaat the work, not the administration */
    uint32_t mandaat = recht_van(ROL_KLANTREGISSEUR | ROL_GEMEENTEBEHEERDER | ROL_PRIVACY_OFFICER, SOORT_MANDAAT);
    assert_int_equal(mandaat & (DOEL_MENSEN | DOEL_VOORKEUREN | DOEL_AUDIT_EIGEN), 0);
    assert_int_equal(mandaat & DOEL_LEVEREN, DOEL_LEVEREN);
    for (const struct recht *r = recht_tabel; r->rol != NULL; r++)
        assert_true(rol_van_code(r->rol) != ROL_GEEN || strcmp(r->rol, "wachtend") == 0 ||
                    strcmp(r->rol, "toegelaten") == 0);
}

/* ---- PDF ---- */

#define PDF_KOP "%PDF-1.7\n"
#define PDF_INHOUD "1 0 obj\n<< /Type /Catalog >>\nendobj\n"
#define PDF_STAART "xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R >>\nstartxref\n"

/* A PDF with this between the first object and its table; the place of the table is filled in. */
static char *pdf(TALLOC_CTX *ctx, const char *kop, const char *erin, const char *na) {
    return talloc_asprintf(ctx, "%s" PDF_INHOUD "%s" PDF_STAART "%zu\n%%%%EOF%s", kop, erin,
                           strlen(kop) + strlen(PDF_INHOUD) + strlen(erin), na);
}

static void een_pdf_is_heel_en_doet_niets(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    const struct {
        const char *kop, *erin, *na;
        const char *fout; /* a word of the message; NULL: good */
    } rijen[] = {
        {PDF_KOP, "", "", NULL},
        {"%PDF-1.0\n", "", "\r\n", NULL},
        {"%PDF-2.0\n", "", "\n\n", NULL},
        {PDF_KOP, "2 0 obj <</OpenAction [1 0 R /Fit] /URI (x)>> endobj ", "", NULL},
        {PDF_KOP, "(JavaScript) /JavaScriptje /XFAB", "", NULL}, /* no such name */
        {"%PDF-1.8\n", "", "", "geen PDF"},
        {"%PDF-2.1\n", "", "", "geen PDF"},
        {" %PDF-1.7\n", "", "", "geen PDF"},
        {"<html>", "", "", "geen PDF"},
        {PDF_KOP, "", "en nog wat", "niet heel"},
        {PDF_KOP, "2 0 obj <</S /JavaScript /JS (x)>> endobj", "", "uit zichzelf"},
        {PDF_KOP, "<</S /Java#53cript>>", "", "uit zichzelf"},
        {PDF_KOP, "<</S/#4Aava#53#63ript>>", "", "uit zichzelf"},
        {PDF_KOP, "<</S/Launch/F(x)>>", "", "uit zichzelf"},
        {PDF_KOP, "<</Type /EmbeddedFile>>", "", "uit zichzelf"},
        {PDF_KOP, "<</AcroForm <</XFA 3 0 R>>>>", "", "uit zichzelf"},
        {PDF_KOP, "<</Encrypt 9 0 R>>", "", "beveiliging"},
    };
    for (size_t i = 0; i < sizeof rijen / sizeof rijen[0]; i++) {
        const char *p = pdf(ctx, rijen[i].kop, rijen[i].erin, rijen[i].na);
        const char *fout = pdf_fout(p, strlen(p));
        if (rijen[i].fout == NULL ? fout != NULL : fout == NULL || strstr(fout, rijen[i].fout) == NULL)
            fail_msg("row %zu: %s", i, fout == NULL ? "good" : fout);
    }
    talloc_free(ctx);
}

static void een_pdf_die_is_afgebroken(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    const char *p = pdf(ctx, PDF_KOP, "", "");
    for (size_t n = 0; n < strlen(p); n++)
        assert_non_null(pdf_fout(talloc_memdup(ctx, p, n), n)); /* its own block: reading past it shows */
    assert_null(pdf_fout(p, strlen(p)));
    const char *wijst_mis = PDF_KOP PDF_INHOUD PDF_STAART "3\n%%EOF";
    assert_non_null(strstr(pdf_fout(wijst_mis, strlen(wijst_mis)), "niet heel"));
    const char *wijst_eruit = PDF_KOP PDF_INHOUD PDF_STAART "999999\n%%EOF";
    assert_non_null(strstr(pdf_fout(wijst_eruit, strlen(wijst_eruit)), "niet heel"));
    const char *stroom = PDF_KOP "1 0 obj\n<< /Type /XRef >>\nendobj\nstartxref\n9\n%%EOF";
    assert_null(pdf_fout(stroom, strlen(stroom)));
    talloc_free(ctx);
}

static void een_pdf_van_hoogstens_10_mb(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    const char *klein = pdf(ctx, PDF_KOP, "", "");
    size_t len = (size_t)PDF_BYTES_MAX;
    char *groot = talloc_zero_size(ctx, len + 1);
    memset(groot, ' ', len + 1);
    memcpy(groot, klein, strlen(klein));
    assert_null(pdf_fout(groot, len)); /* white space behind the end */
    assert_non_null(strstr(pdf_fout(groot, len + 1), "te groot"));
    talloc_free(ctx);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(feestdagen_2021_tot_2040),
        cmocka_unit_test(pasen_op_de_uitersten),
        cmocka_unit_test(koningsdag_op_zondag_is_een_dag_eerder),
        cmocka_unit_test(werkdagen_slaan_weekend_en_feestdagen_over),
        cmocka_unit_test(termijn_tot_12_weken_schuift_door),
        cmocka_unit_test(termijn_tot_3_maanden_schuift_door),
        cmocka_unit_test(termijn_in_jaren_telt_de_eerste_dag_mee),
        cmocka_unit_test(wet_tabel_sluit_aan),
        cmocka_unit_test(wet_regel_hangt_af_van_de_datum),
        cmocka_unit_test(bsn_elfproef),
        cmocka_unit_test(bsn_controlecijfer_maakt_geldig),
        cmocka_unit_test(andere_nummers),
        cmocka_unit_test(een_pdf_is_heel_en_doet_niets),
        cmocka_unit_test(een_pdf_die_is_afgebroken),
        cmocka_unit_test(een_pdf_van_hoogstens_10_mb),
        cmocka_unit_test(rollen_heen_en_terug),
        cmocka_unit_test(rollen_als_lijst),
        cmocka_unit_test(rechten_tellen_op),
    };
    return cmocka_run_group_tests_name("domain", tests, NULL, NULL);
}
