/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Runs the cases of tests/data/stelsel. Every case is a test of its own. Besides: every rule of every service must be
 * broken by at least one case and kept by another.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stelsel/werkrelatie.h"
#include "stelsel_gevallen.h"

#define TESTS_MAX 2000

static struct gevallen *alle;

static const char *ernst_naam(enum ernst e) {
    return e == ERNST_FOUT ? "fout" : "waarschuwing";
}

_Noreturn static void anders(const struct geval *g, int regel, const char *wat) {
    print_error("%s:%d: %s\n    %s\n", g->bestand, regel, g->naam, wat);
    fail();
    abort();
}

static bool past(const struct eis *e, const struct bevinding *b) {
    return e->woord[1] != NULL && strcmp(e->woord[1], b->code) == 0 && e->woord[2] != NULL &&
           strcmp(e->woord[2], ernst_naam(b->ernst)) == 0 &&
           strcmp(e->woord[3] == NULL ? "-" : e->woord[3], b->veld == NULL ? "-" : b->veld) == 0;
}

/* What the findings have that was not expected, or lack that was; NULL when they are as the case says. */
static const char *verschil(TALLOC_CTX *ctx, const struct geval *g, const struct bevindingen *b, int *ret_regel) {
    bool gezien[REGELS_MAX] = {0};
    int waar = g->regelnummer;
    const char *wat = NULL;
    for (size_t i = 0; i < b->aantal && wat == NULL; i++) {
        bool verwacht = false;
        for (size_t e = 0; e < g->eisen_aantal && !verwacht; e++) {
            verwacht = strcmp(g->eisen[e].woord[0], "verwacht") == 0 && !gezien[e] && past(&g->eisen[e], &b->rows[i]);
            gezien[e] = gezien[e] || verwacht;
        }
        if (!verwacht)
            wat = talloc_asprintf(ctx, "not expected: %s %s %s (%s)", b->rows[i].code, ernst_naam(b->rows[i].ernst),
                                  b->rows[i].veld == NULL ? "-" : b->rows[i].veld, b->rows[i].melding);
    }
    for (size_t e = 0; e < g->eisen_aantal && wat == NULL; e++)
        if (strcmp(g->eisen[e].woord[0], "verwacht") == 0 && strcmp(g->eisen[e].rest, "niets") != 0 && !gezien[e]) {
            wat = "this was expected and did not come";
            waar = g->eisen[e].regelnummer;
        }
    if (ret_regel != NULL)
        *ret_regel = waar;
    return wat;
}

static void vergelijk_bevindingen(TALLOC_CTX *ctx, const struct geval *g, const struct bevindingen *b) {
    int regel;
    const char *wat = verschil(ctx, g, b, &regel);
    for (size_t i = 0; i < b->aantal; i++)
        assert_true(strlen(b->rows[i].melding) > 10);
    if (wat != NULL)
        anders(g, regel, wat);
}

static void vergelijk_gevolg(TALLOC_CTX *ctx, const struct geval *g, const struct vraag *v) {
    struct bericht uit = {0};
    bool komt = stelsel_gevolg(ctx, v, &uit);
    if (!g->heeft_gevolg)
        return;
    if (komt != (g->gevolg.dienst != NULL) || (komt && uit.dienst != g->gevolg.dienst))
        anders(g, g->regelnummer, komt ? "another bericht follows" : "no bericht follows");
    for (size_t i = 0; komt && i < stelsel_veld_aantal(uit.dienst); i++)
        if (g->gevolg.waarden[i] != NULL &&
            (uit.waarden[i] == NULL || strcmp(uit.waarden[i], g->gevolg.waarden[i]) != 0))
            anders(g, g->regelnummer,
                   talloc_asprintf(ctx, "%s is %s", uit.dienst->velden[i].naam,
                                   uit.waarden[i] == NULL ? "-" : uit.waarden[i]));
}

/* ---- stand ---- */

static const char *datum_of_streep(TALLOC_CTX *ctx, struct date d) {
    char iso[11];
    date_iso(d, iso);
    return date_is_empty(d) ? "-" : talloc_strdup(ctx, iso);
}

static const char *of_streep(const char *tekst) {
    return tekst == NULL ? "-" : tekst;
}

/* What the stand says to the question in an eis, written as the eis would be. */
static const char *antwoord_termijn(TALLOC_CTX *ctx, const struct stand *s, const char *code) {
    for (size_t i = 0; i < s->termijnen_aantal; i++)
        if (strcmp(s->termijnen[i].code, code) == 0)
            return talloc_asprintf(ctx, "%s %s %s", code, datum_of_streep(ctx, s->termijnen[i].datum),
                                   s->termijnen[i].voldaan ? "voldaan" : "open");
    return talloc_asprintf(ctx, "%s -", code);
}

/* "CODE b2 open 2026-03-16", and for whom when it is not simply the gemeente. */
static const char *antwoord_signaal(TALLOC_CTX *ctx, const struct stand *s, const char *code, const char *bericht) {
    for (size_t i = 0; i < s->signalen_aantal; i++) {
        const struct signaal *sig = &s->signalen[i];
        if (strcmp(sig->soort->code, code) != 0 || strcmp(sig->bericht_id, bericht) != 0)
            continue;
        bool gewoon = sig->soort->voor == VOOR_GEMEENTE;
        return talloc_asprintf(ctx, "%s %s %s %s%s%s", code, bericht, sig->gesloten ? "gesloten" : "open",
                               datum_of_streep(ctx, sig->uiterlijk), gewoon ? "" : " voor ",
                               gewoon ? "" : sig->organisatie);
    }
    return talloc_asprintf(ctx, "%s %s -", code, bericht);
}

static const char *antwoord_stap(TALLOC_CTX *ctx, const struct stand *s, const char *rest) {
    static const char *const namen[] = {"klaar", "bezig", "later", "nvt"};
    size_t len = strcspn(rest, ":");
    for (size_t i = 0; i < s->stappen_aantal; i++)
        if (strlen(s->stappen[i].naam) == len && strncmp(s->stappen[i].naam, rest, len) == 0)
            return talloc_asprintf(ctx, "%s: %s", s->stappen[i].naam, namen[s->stappen[i].stand]);
    return "-";
}

/* The berichten that are there, or of those the ones that count: "b1 b3". */
static const char *antwoord_berichten(TALLOC_CTX *ctx, const struct historie *h, bool alle_) {
    char *uit = talloc_strdup(ctx, "");
    for (size_t i = 0; i < h->aantal; i++)
        if (alle_ || !h->berichten[i].ingetrokken)
            uit = talloc_asprintf_append(uit, "%s%s", *uit == '\0' ? "" : " ", h->berichten[i].id);
    return *uit == '\0' ? "-" : uit;
}

/* The sentence itself when the delivery brings it about, otherwise all that it does. */
static const char *antwoord_verschil(TALLOC_CTX *ctx, const struct geval *g, const struct historie *h,
                                     const char *zin) {
    const struct historie na = historie_met(ctx, h, &g->nieuw, NULL);
    const char **zinnen = stelsel_verschil(ctx, h, &na, g->vandaag);
    char *uit = talloc_strdup(ctx, "");
    for (; *zinnen != NULL; zinnen++) {
        if (strcmp(*zinnen, zin) == 0)
            return zin;
        uit = talloc_asprintf_append(uit, "%s | ", *zinnen);
    }
    return *uit == '\0' ? "-" : uit;
}

static const char *antwoord_onderdeel(TALLOC_CTX *ctx, const struct stand *s, const char *code) {
    for (size_t i = 0; i < s->onderdelen_aantal; i++)
        if (strcmp(of_streep(s->onderdelen[i].onderdeel->code), code) == 0)
            return talloc_asprintf(ctx, "%s %s", code, onderdeel_is_code(s->onderdelen[i].is));
    return "-";
}

/* The last werkrelatie of that organisation: "0363 volledig brp 2026-01-05 -". */
static const char *antwoord_relatie(TALLOC_CTX *ctx, const struct historie *h, const char *organisatie) {
    struct werkrelaties w;
    const struct werkrelatie *r = NULL;
    stelsel_werkrelaties(h, &w);
    for (size_t i = 0; i < w.aantal; i++)
        if (strcmp(w.rows[i].organisatie, organisatie) == 0)
            r = &w.rows[i];
    if (r == NULL)
        return talloc_asprintf(ctx, "%s -", organisatie);
    return talloc_asprintf(ctx, "%s %s %s %s %s", organisatie, relatie_aard_code(r->aard), r->reden,
                           datum_of_streep(ctx, r->van), datum_of_streep(ctx, r->tot));
}

/* The berichten that this organisation may see: "0363 b1 b2". */
static const char *antwoord_ziet(TALLOC_CTX *ctx, const struct historie *h, const char *organisatie) {
    struct werkrelaties w;
    char *uit = talloc_strdup(ctx, organisatie);
    stelsel_werkrelaties(h, &w);
    for (size_t i = 0; i < h->aantal; i++)
        if (stelsel_ziet(&h->berichten[i], organisatie, werkrelatie_van(&w, organisatie)))
            uit = talloc_asprintf_append(uit, " %s", h->berichten[i].id);
    return strcmp(uit, organisatie) == 0 ? talloc_asprintf(ctx, "%s -", organisatie) : uit;
}

static const char *antwoord(TALLOC_CTX *ctx, const struct eis *e, const struct geval *g, const struct historie *h,
                            const struct stand *s) {
    const char *vraag = e->woord[0], *eerste = e->woord[1] == NULL ? "" : e->woord[1];
    if (strcmp(vraag, "fase") == 0)
        return fase_code(s->fase);
    if (strcmp(vraag, "doelgroep") == 0)
        return of_streep(s->doelgroep);
    if (strcmp(vraag, "leerroute") == 0)
        return of_streep(s->leerroute);
    if (strcmp(vraag, "dagtekening") == 0)
        return datum_of_streep(ctx, s->eerste_dagtekening);
    if (strcmp(vraag, "volgende") == 0)
        return s->volgende == NULL ? "-" : s->volgende->code;
    if (strcmp(vraag, "termijn") == 0)
        return antwoord_termijn(ctx, s, eerste);
    if (strcmp(vraag, "signaal") == 0)
        return antwoord_signaal(ctx, s, eerste, e->woord[2] == NULL ? "" : e->woord[2]);
    if (strcmp(vraag, "stap") == 0)
        return antwoord_stap(ctx, s, e->rest);
    if (strcmp(vraag, "onderdeel") == 0)
        return antwoord_onderdeel(ctx, s, eerste);
    if (strcmp(vraag, "relatie") == 0)
        return antwoord_relatie(ctx, h, eerste);
    if (strcmp(vraag, "ziet") == 0)
        return antwoord_ziet(ctx, h, eerste);
    if (strcmp(vraag, "tijdlijn") == 0)
        return g->eerder_aantal == 0 ? "-" : stelsel_tijdlijn(ctx, &g->eerder[g->eerder_aantal - 1]);
    if (strcmp(vraag, "bekende_berichten") == 0)
        return antwoord_berichten(ctx, h, true);
    if (strcmp(vraag, "geldende_berichten") == 0)
        return antwoord_berichten(ctx, h, false);
    if (strcmp(vraag, "verschil") == 0)
        return antwoord_verschil(ctx, g, h, e->rest);
    anders(g, e->regelnummer, "an unknown word");
}

/* What the answer depends on the delivery to come: asked beside the findings. */
static const char *antwoord_levering(TALLOC_CTX *ctx, const struct eis *e, const struct vraag *v) {
    const struct stelseldienst *d = v->nieuw->dienst;
    const char *eerste = e->woord[1] == NULL ? "" : e->woord[1];
    if (strcmp(e->woord[0], "voorstel") == 0) {
        const struct veld *f = stelsel_veld(d, eerste);
        return f == NULL || f->voorstel == NULL ? "?"
                                                : talloc_asprintf(ctx, "%s %s", eerste, of_streep(f->voorstel(v)));
    }
    for (const struct totaal *t = d->totalen; t != NULL && t->veld != NULL; t++) {
        struct totaal_stand s;
        if (strcmp(t->veld, eerste) == 0 && stelsel_totaal(t, v, &s))
            return talloc_asprintf(ctx, "%s norm %ld eerder %ld nu %ld mee %ld over %ld", eerste, s.norm, s.eerder,
                                   s.nu, s.telt_mee, s.over);
    }
    return talloc_asprintf(ctx, "%s -", eerste);
}

static bool over_levering(const struct eis *e) {
    return strcmp(e->woord[0], "voorstel") == 0 || strcmp(e->woord[0], "totaal") == 0;
}

static void vergelijk_levering(TALLOC_CTX *ctx, const struct geval *g, const struct vraag *v) {
    for (size_t i = 0; i < g->eisen_aantal; i++) {
        const struct eis *e = &g->eisen[i];
        if (!over_levering(e))
            continue;
        const char *is = antwoord_levering(ctx, e, v);
        if (strcmp(is, e->rest) != 0)
            anders(g, e->regelnummer, talloc_asprintf(ctx, "expected %s, is %s", e->rest, is));
    }
}

static const char *antwoord_voor(TALLOC_CTX *ctx, const struct historie *h, const char *code) {
    const struct stelseldienst *d = stelsel_vind(code);
    return d == NULL ? "?" : talloc_asprintf(ctx, "%s %s", code, stelsel_is_voor(d, h) ? "ja" : "nee");
}

static void vergelijk_stand(TALLOC_CTX *ctx, const struct geval *g, const struct historie *h) {
    struct stand s;
    stelsel_stand(h, date_is_empty(g->geldig) ? g->vandaag : g->geldig, &s);
    for (size_t i = 0; i < g->eisen_aantal; i++) {
        const struct eis *e = &g->eisen[i];
        if (strcmp(e->woord[0], "verwacht") == 0 || (g->heeft_nieuw && over_levering(e)))
            continue;
        const char *is =
            strcmp(e->woord[0], "voor") == 0 ? antwoord_voor(ctx, h, e->woord[1]) : antwoord(ctx, e, g, h, &s);
        if (strcmp(is, e->rest) != 0)
            anders(g, e->regelnummer, talloc_asprintf(ctx, "expected %s, is %s", e->rest, is));
    }
}

static void een_geval(void **state) {
    const struct geval *g = *state;
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct historie h = {.berichten = g->eerder, .aantal = g->eerder_aantal};
    struct vraag v = {.historie = &h, .nieuw = &g->nieuw, .vandaag = g->vandaag};
    if (!g->heeft_nieuw && g->eisen_aantal == 0)
        anders(g, g->regelnummer, "a case that asks nothing");
    if (g->heeft_nieuw) {
        vergelijk_bevindingen(ctx, g, stelsel_oordeel(ctx, &v));
        vergelijk_gevolg(ctx, g, &v);
        vergelijk_levering(ctx, g, &v);
    }
    struct historie toen = h;
    if (!date_is_empty(g->bekend) || !date_is_empty(g->geldig))
        toen = historie_op(ctx, &h, date_is_empty(g->bekend) ? g->vandaag : g->bekend,
                           date_is_empty(g->geldig) ? g->vandaag : g->geldig);
    vergelijk_stand(ctx, g, &toen);
    talloc_free(ctx);
}

/* ---- is every rule tried? ---- */

static bool eist(const struct geval *g, const char *code) {
    for (size_t i = 0; i < g->eisen_aantal; i++)
        if (strcmp(g->eisen[i].woord[0], "verwacht") == 0 && g->eisen[i].woord[1] != NULL &&
            strcmp(g->eisen[i].woord[1], code) == 0)
            return true;
    return false;
}

static void tel_regel(const struct stelseldienst *d, const char *code) {
    size_t gebroken = 0, gehouden = 0;
    for (size_t i = 0; i < alle->aantal; i++)
        if (alle->rows[i].heeft_nieuw && alle->rows[i].nieuw.dienst == d)
            *(eist(&alle->rows[i], code) ? &gebroken : &gehouden) += 1;
    if (gebroken == 0 || gehouden == 0) {
        print_error("%s, rule %s: broken by %zu cases, kept by %zu\n", d->code, code, gebroken, gehouden);
        fail();
    }
}

static void elke_regel_heeft_gevallen(void **state) {
    (void)state;
    for (size_t i = 0; stelsel_register[i] != NULL; i++)
        for (const struct regel *r = stelsel_register[i]->regels; r != NULL && r->code != NULL; r++)
            tel_regel(stelsel_register[i], r->code);
}

static size_t signaal_gevallen(const char *code, const char *stand) {
    size_t aantal = 0;
    for (size_t g = 0; g < alle->aantal; g++)
        for (size_t e = 0; e < alle->rows[g].eisen_aantal; e++) {
            const char *const *woord = (const char *const *)alle->rows[g].eisen[e].woord;
            aantal += strcmp(woord[0], "signaal") == 0 && strcmp(of_streep(woord[1]), code) == 0 &&
                      strcmp(of_streep(woord[3]), stand) == 0;
        }
    return aantal;
}

/* It must come; close by what it asks for; and stay away when it has a condition. */
static void tel_signaal(const struct signaal_soort *s) {
    if (signaal_gevallen(s->code, "open") == 0)
        fail_msg("no case in which signaal %s comes", s->code);
    if (s->gesloten_door != NULL && signaal_gevallen(s->code, "gesloten") == 0)
        fail_msg("no case in which signaal %s closes", s->code);
    if (s->geldt != NULL && signaal_gevallen(s->code, "-") == 0)
        fail_msg("no case in which signaal %s does not come", s->code);
}

static void elk_signaal_en_elke_termijn_heeft_een_geval(void **state) {
    (void)state;
    for (size_t i = 0; stelsel_register[i] != NULL; i++) {
        const struct stelseldienst *d = stelsel_register[i];
        for (const struct termijn_soort *t = d->termijnen; t != NULL && t->code != NULL; t++) {
            bool genoemd = false;
            for (size_t g = 0; g < alle->aantal; g++)
                for (size_t e = 0; e < alle->rows[g].eisen_aantal; e++)
                    genoemd = genoemd || (strcmp(alle->rows[g].eisen[e].woord[0], "termijn") == 0 &&
                                          strcmp(of_streep(alle->rows[g].eisen[e].woord[1]), t->code) == 0);
            if (!genoemd)
                fail_msg("no case about termijn %s", t->code);
        }
        for (const struct signaal_soort *s = d->signaal; s != NULL && s->code != NULL; s++)
            tel_signaal(s);
    }
}

/* ---- does a case notice when a rule is taken out? ---- */

/* The case, with another declaration in the place of d. */
static bool merkt(const struct geval *g, const struct stelseldienst *d, const struct stelseldienst *zonder) {
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct geval kopie = *g;
    for (size_t i = 0; i < kopie.eerder_aantal; i++)
        if (kopie.eerder[i].dienst == d)
            kopie.eerder[i].dienst = zonder;
    kopie.nieuw.dienst = zonder;
    struct historie h = {.berichten = kopie.eerder, .aantal = kopie.eerder_aantal};
    struct vraag v = {.historie = &h, .nieuw = &kopie.nieuw, .vandaag = g->vandaag};
    bool anders_dan_verwacht = verschil(ctx, &kopie, stelsel_oordeel(ctx, &v), NULL) != NULL;
    talloc_free(ctx);
    return anders_dan_verwacht;
}

static bool iemand_merkt(const struct stelseldienst *d, const struct stelseldienst *zonder) {
    for (size_t i = 0; i < alle->aantal; i++)
        if (alle->rows[i].heeft_nieuw && alle->rows[i].nieuw.dienst == d && merkt(&alle->rows[i], d, zonder))
            return true;
    return false;
}

static size_t regels_weg(const struct stelseldienst *d) {
    size_t ongemerkt = 0, n = 0;
    while (d->regels != NULL && d->regels[n].code != NULL)
        n++;
    for (size_t weg = 0; weg < n; weg++) {
        struct regel over[REGELS_MAX] = {0};
        memcpy(over, d->regels, weg * sizeof *over);
        memcpy(over + weg, d->regels + weg + 1, (n - weg) * sizeof *over);
        struct stelseldienst zonder = *d;
        zonder.regels = over;
        if (!iemand_merkt(d, &zonder)) {
            print_error("%s: no case fails without rule %s\n", d->code, d->regels[weg].code);
            ongemerkt++;
        }
    }
    return ongemerkt;
}

/* A field that need not be filled any more, or may be filled always. */
static size_t velden_los(const struct stelseldienst *d) {
    size_t ongemerkt = 0, n = stelsel_veld_aantal(d);
    struct veld velden[STELSEL_VELDEN_MAX + 1];
    struct stelseldienst zonder = *d;
    zonder.velden = velden;
    for (size_t i = 0; i < 2 * n; i++) {
        memcpy(velden, d->velden, (n + 1) * sizeof *velden);
        struct veld *f = &velden[i / 2];
        bool voorwaardelijk = f->verplicht_als.veld != NULL;
        if (i % 2 == 0 ? !voorwaardelijk : f->alleen_als.veld == NULL && !f->alleen_als_asiel)
            continue;
        if (i % 2 == 0)
            f->verplicht_als.veld = NULL;
        else
            f->alleen_als.veld = NULL, f->alleen_als_asiel = false;
        if (!iemand_merkt(d, &zonder)) {
            print_error("%s: no case fails when %s %s\n", d->code, f->naam,
                        i % 2 == 0 ? "need not be filled (verplicht_als)" : "may always be filled (alleen_als)");
            ongemerkt++;
        }
    }
    return ongemerkt;
}

static void zonder_een_regel_faalt_een_geval(void **state) {
    (void)state;
    size_t ongemerkt = 0;
    for (size_t i = 0; stelsel_register[i] != NULL; i++)
        ongemerkt += regels_weg(stelsel_register[i]) + velden_los(stelsel_register[i]);
    assert_int_equal(ongemerkt, 0);
}

/* "gevallen": only the cases, for a build from which a rule was taken (tests/house/regels_weg). */
int main(int argc, char **argv) {
    bool alleen_gevallen = argc > 1 && strcmp(argv[1], "gevallen") == 0;
    static struct CMUnitTest tests[TESTS_MAX];
    size_t n = 0;
    const char *bron = getenv("PORTAAL_BRON");
    TALLOC_CTX *ctx = talloc_new(NULL);
    alle = gevallen_lees(ctx, talloc_asprintf(ctx, "%s/tests/data/stelsel", bron == NULL ? "." : bron));
    if (alle->aantal < 50 || alle->aantal > TESTS_MAX - 2) {
        fprintf(stderr, "%zu cases: too few or too many\n", alle->aantal);
        return 2;
    }
    for (size_t i = 0; i < alle->aantal; i++)
        tests[n++] = (struct CMUnitTest){
            .name = talloc_asprintf(ctx, "%s: %s", strstr(alle->rows[i].bestand, "stelsel/"), alle->rows[i].naam),
            .test_func = een_geval,
            .initial_state = &alle->rows[i]};
    const struct CMUnitTest over_alle[] = {cmocka_unit_test(elke_regel_heeft_gevallen),
                                           cmocka_unit_test(zonder_een_regel_faalt_een_geval),
                                           cmocka_unit_test(elk_signaal_en_elke_termijn_heeft_een_geval)};
    for (size_t i = 0; i < sizeof over_alle / sizeof over_alle[0] && !alleen_gevallen; i++)
        tests[n++] = over_alle[i];
    int rc = _cmocka_run_group_tests("stelsel", tests, n, NULL, NULL);
    talloc_free(ctx);
    return rc;
}
