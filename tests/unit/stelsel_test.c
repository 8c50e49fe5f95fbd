/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The register and what is derived from a declaration. The rules themselves are tried by stelsel_gevallen_test.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/wet.h"
#include "stelsel/stelsel.h"

static void elke_declaratie_is_heel(void **state) {
    (void)state;
    struct buf *waarom = buf_new(NULL, 100);
    for (size_t i = 0; stelsel_register[i] != NULL; i++)
        if (!stelsel_keur(stelsel_register[i], waarom))
            fail_msg("%s", waarom->data);
    talloc_free(waarom);
}

static void register_loopt_op_en_vindt(void **state) {
    (void)state;
    size_t n = 0;
    for (; stelsel_register[n] != NULL; n++) {
        assert_true(n == 0 || stelsel_register[n - 1]->nummer < stelsel_register[n]->nummer);
        assert_ptr_equal(stelsel_vind(stelsel_register[n]->code), stelsel_register[n]);
    }
    assert_true(n >= 6 && n <= STELSEL_DIENSTEN_MAX);
    assert_null(stelsel_vind("bestaat_niet"));
    assert_null(stelsel_vind(NULL));
}

/* ---- a declaration that is not whole is refused: one change to a good one at a time ---- */

static bool houdt_altijd(const struct vraag *v, struct buf *melding) {
    (void)v;
    (void)melding;
    return true;
}

static const struct keuze soorten[] = {{"een", "Een"}, {"twee", "Twee"}, {0}};
#define BIV_GOED                                                                                                       \
    { BIV_LAAG, BIV_LAAG, BIV_LAAG }

struct proef {
    struct veld velden[5];
    struct regel regels[3];
    struct signaal_soort signaal[2];
    struct termijn_soort termijnen[2];
    struct totaal totalen[2];
    struct onderdeel onderdeel[2];
    struct wegneming neemt_weg;
    struct stelseldienst dienst;
};

static bool nooit(const struct historie *h, const struct stand *s, struct date *ret) {
    (void)h;
    (void)s;
    (void)ret;
    return false;
}

static void maak(struct proef *p) {
    *p = (struct proef){
        .velden = {{.naam = "datum",
                    .label = "Datum",
                    .hulp = "Hulp",
                    .soort = VELD_DATUM,
                    .biv = BIV_GOED,
                    .bron = "art. 1"},
                   {.naam = "soort",
                    .label = "Soort",
                    .hulp = "Hulp",
                    .soort = VELD_KEUZE,
                    .keuzes = soorten,
                    .biv = BIV_GOED,
                    .bron = "art. 1"},
                   {.naam = "uren",
                    .label = "Uren",
                    .hulp = "Hulp",
                    .soort = VELD_UREN,
                    .max = 9,
                    .biv = BIV_GOED,
                    .bron = "art. 1"},
                   {.naam = "delen",
                    .label = "Delen",
                    .hulp = "Hulp",
                    .soort = VELD_MEERKEUZE,
                    .keuzes = soorten,
                    .biv = BIV_GOED,
                    .bron = "art. 1"}},
        .regels = {{"r", "art. 1", ERNST_FOUT, "datum", houdt_altijd}, {"q", "art. 1", ERNST_FOUT, NULL, houdt_altijd}},
        .signaal = {{.code = "s", .titel = "Titel", .waarom = "Waarom", .doen = "Doen", .als = {"soort", "een|twee"}}},
        .termijnen = {{.code = "t", .titel = "Titel", .regel = "regel", .bron = "art. 1", .datum = nooit}},
        .totalen = {{.veld = "uren", .label = "Uren", .norm = "pvt_uren"}},
        .onderdeel = {{.code = "o", .naam = "O", .klaar = {"soort", "een"}}},
        .neemt_weg = {.als = {"soort", "een"},
                      .veld = "delen",
                      .geheel = {"soort", "twee"},
                      .wordt = ONDERDEEL_ONTHEVEN},
    };
    p->dienst = (struct stelseldienst){.nummer = 99,
                                       .code = "proef",
                                       .naam = "Proef",
                                       .omschrijving = "Een proef.",
                                       .gebruik = "Gebruik",
                                       .afzenders = PARTIJ_GEMEENTE,
                                       .ontvangers = PARTIJ_DUO,
                                       .grond = "art. 1",
                                       .termijn = "direct",
                                       .datum_veld = "datum",
                                       .tijdlijn = "Proef {soort}",
                                       .velden = p->velden,
                                       .regels = p->regels,
                                       .signaal = p->signaal,
                                       .termijnen = p->termijnen,
                                       .totalen = p->totalen,
                                       .onderdeel = p->onderdeel,
                                       .neemt_weg = &p->neemt_weg,
                                       .beeindigt = {"soort", "twee"}};
}

#define WORDT_GEWEIGERD(wijziging)                                                                                     \
    do {                                                                                                               \
        struct proef p;                                                                                                \
        maak(&p);                                                                                                      \
        wijziging;                                                                                                     \
        struct buf *waarom = buf_new(NULL, 100);                                                                       \
        if (stelsel_keur(&p.dienst, waarom) || waarom->len == 0)                                                       \
            fail_msg("accepted: %s", #wijziging);                                                                      \
        talloc_free(waarom);                                                                                           \
    } while (0)

static void de_proef_zelf_is_goed(void **state) {
    (void)state;
    struct proef p;
    struct buf *waarom = buf_new(NULL, 100);
    maak(&p);
    if (!stelsel_keur(&p.dienst, waarom))
        fail_msg("%s", waarom->data);
    talloc_free(waarom);
}

static void een_halve_kop_wordt_geweigerd(void **state) {
    (void)state;
    WORDT_GEWEIGERD(p.dienst.nummer = 0);
    WORDT_GEWEIGERD(p.dienst.code = "Proef");
    WORDT_GEWEIGERD(p.dienst.naam = "");
    WORDT_GEWEIGERD(p.dienst.omschrijving = NULL);
    WORDT_GEWEIGERD(p.dienst.gebruik = NULL);
    WORDT_GEWEIGERD(p.dienst.afzenders = 0);
    WORDT_GEWEIGERD(p.dienst.ontvangers = 0);
    WORDT_GEWEIGERD(p.dienst.grond = NULL);
    WORDT_GEWEIGERD(p.dienst.termijn = NULL);
    WORDT_GEWEIGERD(p.dienst.datum_veld = "soort");
    WORDT_GEWEIGERD(p.dienst.datum_veld = "weg");
    WORDT_GEWEIGERD(p.dienst.tijdlijn = "Proef {weg}");
    WORDT_GEWEIGERD(p.velden[1].biv.v = BIV_HOOG);
    WORDT_GEWEIGERD(p.velden[0].naam = NULL);
}

static void een_half_veld_wordt_geweigerd(void **state) {
    (void)state;
    static const struct keuze dubbel[] = {{"een", "Een"}, {"een", "Twee"}, {0}};
    WORDT_GEWEIGERD(p.velden[0].naam = "de datum");
    WORDT_GEWEIGERD(p.velden[2].naam = "datum");
    WORDT_GEWEIGERD(p.velden[0].label = NULL);
    WORDT_GEWEIGERD(p.velden[0].hulp = "");
    WORDT_GEWEIGERD(p.velden[0].bron = NULL);
    WORDT_GEWEIGERD(p.velden[0].biv.b = 0);
    WORDT_GEWEIGERD(p.velden[0].keuzes = soorten);
    WORDT_GEWEIGERD(p.velden[1].keuzes = NULL);
    WORDT_GEWEIGERD(p.velden[1].keuzes = dubbel);
    WORDT_GEWEIGERD(p.velden[2].max = 0);
    WORDT_GEWEIGERD(p.velden[2].verplicht_als = ((struct voorwaarde){"weg", "een"}));
    WORDT_GEWEIGERD(p.velden[2].verplicht_als = ((struct voorwaarde){"soort", "een|drie"}));
    WORDT_GEWEIGERD(p.velden[2].alleen_als = ((struct voorwaarde){"soort", NULL}));
    WORDT_GEWEIGERD((p.velden[2].verplicht = true, p.velden[2].verplicht_als = (struct voorwaarde){"soort", "een"}));
}

static void een_halve_regel_wordt_geweigerd(void **state) {
    (void)state;
    WORDT_GEWEIGERD(p.regels[0].artikel = NULL);
    WORDT_GEWEIGERD(p.regels[0].houdt = NULL);
    WORDT_GEWEIGERD(p.regels[0].veld = "weg");
    WORDT_GEWEIGERD(p.regels[1].code = "r");
    WORDT_GEWEIGERD(p.signaal[0].doen = NULL);
    WORDT_GEWEIGERD(p.signaal[0].waarom = NULL);
    WORDT_GEWEIGERD(p.signaal[0].code = "plicht_gewijzigd");
    WORDT_GEWEIGERD(p.signaal[0].voor = (enum voor)VOOR_AANTAL);
    WORDT_GEWEIGERD(p.signaal[0].werkdagen = -1);
    WORDT_GEWEIGERD((p.signaal[0].werkdagen = 10, p.signaal[0].termijn = "pip_10_weken"));
    WORDT_GEWEIGERD(p.signaal[0].gesloten_door = "weg");
    WORDT_GEWEIGERD(p.signaal[0].gesloten_door = "");
    WORDT_GEWEIGERD(p.signaal[0].gesloten_door = "pip|weg");
    WORDT_GEWEIGERD(p.signaal[0].termijn = "weg");
    WORDT_GEWEIGERD(p.signaal[0].als.waarden = "drie");
    WORDT_GEWEIGERD(p.termijnen[0].datum = NULL);
    WORDT_GEWEIGERD(p.termijnen[0].bron = NULL);
    WORDT_GEWEIGERD(p.termijnen[0].voldaan_door = "weg");
    WORDT_GEWEIGERD(p.totalen[0].veld = "soort");
    WORDT_GEWEIGERD(p.totalen[0].norm = "weg");
    WORDT_GEWEIGERD(p.velden[0].vast = true);
    WORDT_GEWEIGERD(p.dienst.per = "weg");
    WORDT_GEWEIGERD(p.dienst.per = "soort"); /* may be empty */
    WORDT_GEWEIGERD(p.onderdeel[0].code = NULL);
    WORDT_GEWEIGERD(p.onderdeel[0].over = ((struct voorwaarde){"weg", "een"}));
    WORDT_GEWEIGERD(p.onderdeel[0].naam = NULL);
    WORDT_GEWEIGERD(p.onderdeel[0].klaar.waarden = "drie");
    WORDT_GEWEIGERD(p.onderdeel[0].klaar.veld = NULL);
    WORDT_GEWEIGERD(p.neemt_weg.veld = "soort");
    WORDT_GEWEIGERD(p.neemt_weg.als.veld = NULL);
    WORDT_GEWEIGERD(p.neemt_weg.geheel.veld = NULL);
    WORDT_GEWEIGERD(p.neemt_weg.tijdelijk = ((struct voorwaarde){"soort", "drie"}));
    WORDT_GEWEIGERD(p.neemt_weg.wordt = ONDERDEEL_BEHAALD);
    WORDT_GEWEIGERD(p.dienst.beeindigt.waarden = "drie");
    WORDT_GEWEIGERD(p.dienst.bereikt.als = ((struct voorwaarde){"weg", "een"}));
}

/* Who is ontheven is not told apart from who never had to do it: it is about health. */
static void een_onderdeel_wordt_getoond_zonder_ontheffing(void **state) {
    (void)state;
    for (enum onderdeel_is is = ONDERDEEL_OPEN; is <= ONDERDEEL_NVT; is++) {
        const char *code = onderdeel_is_code(is);
        assert_int_equal(onderdeel_is_van(code, strlen(code)), is);
        assert_int_equal(onderdeel_is_getoond(is), is == ONDERDEEL_ONTHEVEN ? ONDERDEEL_NVT : is);
    }
    assert_int_equal(onderdeel_is_van("behaal", 6), ONDERDEEL_NVT);
}

/* ---- values ---- */

static struct bericht plicht(void) {
    struct bericht b = {.dienst = stelsel_vind("inburgeringsplicht"), .afzender = "DUO", .ontvanger = "0363"};
    b.waarden[stelsel_veld_index(b.dienst, "soort")] = "vastgesteld";
    b.waarden[stelsel_veld_index(b.dienst, "datum_kennisgeving")] = "2026-01-05";
    b.waarden[stelsel_veld_index(b.dienst, "onderdelen")] = "lezen,pvt";
    b.waarden[stelsel_veld_index(b.dienst, "indicator")] = "ja";
    return b;
}

static void waarden_worden_gelezen(void **state) {
    (void)state;
    struct bericht b = plicht();
    assert_true(bericht_waarde_is(&b, "soort", "vastgesteld"));
    assert_false(bericht_waarde_is(&b, "soort", "vast"));
    assert_true(bericht_waarde_is(&b, "onderdelen", "pvt"));
    assert_false(bericht_waarde_is(&b, "onderdelen", "lez"));
    assert_false(bericht_waarde_is(&b, "onderdelen", "map"));
    assert_null(bericht_waarde(&b, "weg"));
    assert_null(bericht_waarde(NULL, "soort"));
    assert_int_equal(bericht_datum(&b, "datum_kennisgeving").month, 1);
    assert_true(date_is_empty(bericht_datum(&b, "datum_eind")));
    struct voorwaarde v = {"soort", "gewijzigd|vastgesteld"}, w = {"soort", "gewijzigd"}, x = {"datum_eind", "*"},
                      geen = {0};
    assert_true(bericht_voldoet(&b, &v));
    assert_false(bericht_voldoet(&b, &w));
    assert_false(bericht_voldoet(&b, &x));
    assert_true(bericht_voldoet(&b, &geen));
}

static void waarden_worden_getoond(void **state) {
    (void)state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    const struct stelseldienst *d = stelsel_vind("inburgeringsplicht");
    assert_string_equal(veld_toon(ctx, stelsel_veld(d, "datum_kennisgeving"), "2026-04-03"), "3 april 2026");
    assert_string_equal(veld_toon(ctx, stelsel_veld(d, "geboortedatum"), "1990-00-00"), "1990");
    assert_string_equal(veld_toon(ctx, stelsel_veld(d, "geboortedatum"), "1990-05-00"), "mei 1990");
    assert_string_equal(veld_toon(ctx, stelsel_veld(d, "indicator"), "nee"), "Nee");
    assert_string_equal(veld_toon(ctx, stelsel_veld(d, "onderdelen"), "lezen,spreken"), "Lezen, Spreken");
    assert_string_equal(veld_toon(ctx, stelsel_veld(d, "soort"), "beeindigd"), "Beëindigd");
    assert_string_equal(veld_toon(ctx, stelsel_veld(stelsel_vind("pvt"), "uren"), "12"), "12 uur");
    assert_string_equal(veld_toon(ctx, stelsel_veld(d, "adres"), NULL), "");
    const struct veld bedrag = {.naam = "bedrag", .soort = VELD_BEDRAG};
    assert_string_equal(veld_toon(ctx, &bedrag, "340.00"), "\u20ac\u00a0340,00");
    assert_string_equal(veld_toon(ctx, &bedrag, "12500000.05"), "\u20ac\u00a012.500.000,05");
    talloc_free(ctx);
}

static void partijen_worden_herkend(void **state) {
    (void)state;
    assert_int_equal(stelsel_partij("DUO"), PARTIJ_DUO);
    assert_int_equal(stelsel_partij("COA"), PARTIJ_COA);
    assert_int_equal(stelsel_partij("0363"), PARTIJ_GEMEENTE);
    assert_int_equal(stelsel_partij("036"), 0);
    assert_int_equal(stelsel_partij("03a3"), 0);
    assert_int_equal(stelsel_partij(""), 0);
    assert_int_equal(stelsel_partij(NULL), 0);
}

static void veel_berichten_passen(void **state) {
    (void)state;
    enum { VEEL = 3 * SIGNALEN_MAX };
    static struct bericht rows[VEEL];
    struct stand s;
    for (size_t i = 0; i < VEEL; i++) {
        rows[i] = plicht();
        rows[i].id = "x";
        rows[i].nummer = (long)i + 1;
    }
    struct historie h = {.berichten = rows, .aantal = VEEL}, leeg = {0};
    stelsel_stand(&h, (struct date){2026, 2, 2}, &s);
    assert_int_equal(s.signalen_aantal, SIGNALEN_MAX);
    stelsel_stand(&leeg, (struct date){2026, 2, 2}, &s);
    assert_int_equal(s.fase, FASE_AANGEMELD);
    assert_int_equal(s.signalen_aantal, 0);
    assert_null(s.volgende);
}

static const char *voorstel(const struct bericht *vorige, const char *veld) {
    const struct stelseldienst *pip = stelsel_vind("pip");
    const struct bericht nieuw = {.dienst = pip, .afzender = "0060"};
    const struct historie h = {.berichten = vorige, .aantal = vorige == NULL ? 0 : 1};
    const struct vraag v = {.historie = &h, .nieuw = &nieuw, .vandaag = {2026, 2, 2}};
    return stelsel_veld(pip, veld)->voorstel(&v);
}

static void een_nieuw_pip_stelt_zijn_soort_voor(void **state) {
    (void)state;
    const struct stelseldienst *pip = stelsel_vind("pip");
    struct bericht eigen = {.dienst = pip, .nummer = 1, .afzender = "0060"}, ander = eigen, weg = eigen;
    ander.afzender = "0363";
    weg.ingetrokken = true;
    eigen.waarden[stelsel_veld_index(pip, "dagtekening")] = "2026-01-02";
    assert_string_equal(voorstel(NULL, "soort"), "eerste");
    assert_string_equal(voorstel(&weg, "soort"), "eerste");
    assert_string_equal(voorstel(&eigen, "soort"), "wijziging");
    assert_string_equal(voorstel(&ander, "soort"), "wijziging_na_verhuizing");
    assert_null(voorstel(&eigen, "dagtekening"));
}

/* Every row of every declaration is in the dictionary, and no row of its tables breaks off. */
static void het_woordenboek_noemt_alles(void **state) {
    (void)state;
    struct buf *uit = buf_new(NULL, 4096);
    stelsel_beschrijf(uit);
    for (size_t i = 0; stelsel_register[i] != NULL; i++) {
        const struct stelseldienst *d = stelsel_register[i];
        assert_non_null(strstr(uit->data, d->omschrijving));
        for (const struct veld *f = d->velden; f->naam != NULL; f++) {
            assert_non_null(strstr(uit->data, talloc_asprintf(uit, "| `%s` | **%s**. ", f->naam, f->label)));
            for (const struct keuze *k = f->keuzes; k != NULL && k->code != NULL; k++)
                assert_non_null(strstr(uit->data, talloc_asprintf(uit, "`%s` %s", k->code, k->label)));
        }
        for (const struct regel *r = d->regels; r != NULL && r->code != NULL; r++)
            assert_non_null(strstr(uit->data, talloc_asprintf(uit, "| `%s` | ", r->code)));
    }
    for (const char *p = uit->data; p != NULL; p = strchr(p + 1, '\n')) {
        const char *rij = p + (*p == '\n' ? 1 : 0);
        size_t len = strcspn(rij, "\n");
        if (rij[0] == '|' && rij[len - 1] != '|')
            fail_msg("%.*s", (int)len, rij);
    }
    talloc_free(uit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elke_declaratie_is_heel),
        cmocka_unit_test(register_loopt_op_en_vindt),
        cmocka_unit_test(de_proef_zelf_is_goed),
        cmocka_unit_test(een_halve_kop_wordt_geweigerd),
        cmocka_unit_test(een_half_veld_wordt_geweigerd),
        cmocka_unit_test(een_onderdeel_wordt_getoond_zonder_ontheffing),
        cmocka_unit_test(een_halve_regel_wordt_geweigerd),
        cmocka_unit_test(waarden_worden_gelezen),
        cmocka_unit_test(waarden_worden_getoond),
        cmocka_unit_test(partijen_worden_herkend),
        cmocka_unit_test(veel_berichten_passen),
        cmocka_unit_test(het_woordenboek_noemt_alles),
        cmocka_unit_test(een_nieuw_pip_stelt_zijn_soort_voor),
    };
    return cmocka_run_group_tests_name("stelsel declarations", tests, NULL, NULL);
}
