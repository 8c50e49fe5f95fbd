/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Delivering through the portal.
 */
#include "proef.h"

#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void een_pip_zet_de_termijn(void **state) {
    (void)state;
    struct err err = {0};
    struct store_wie w = wie(sessie_a, DOEL_LEVEREN);
    unsigned long voor = pg_round_trips(app.pg);
    struct lever *l = lever_begin(mem, &app, &w, dossier_1, "kenmerk-pip-1", &err);
    if (l == NULL)
        fail_msg("%s: %s", err.place, err.reason);
    assert_null(l->bestaand_id);
    assert_string_equal("0363", l->wie.organisatie);
    assert_int_equal(2, l->historie.aantal);
    assert_int_equal(0, lever_laatste_nummer(&l->historie, stelsel_vind("pip")));
    struct bericht pip = nieuw_pip();
    struct lever_uitkomst uit;
    if (!lever_schrijf(l, &pip, VANDAAG, &uit, &err))
        fail_msg("%s: %s", err.place, err.reason);
    assert_int_equal(2, pg_round_trips(app.pg) - voor);
    assert_false(uit.bestond_al);
    assert_true(uit.nummer > 0);
    talloc_free(l);

    struct store_tx *tx = store_begin(mem, &app, &w);
    dossier_vraag(tx, dossier_1, false);
    historie_vraag(tx, dossier_1);
    bericht_vraag(tx, dossier_1, uit.bericht, false);
    signalen_vraag(tx, dossier_1);
    voer_uit(tx, AUDIT_INZIEN, dossier_1);
    struct dossier d;
    struct historie h;
    struct bericht_inzage b;
    assert_true(dossier_lees(mem, tx, &d, &err) && historie_lees(mem, tx, &h, &err) && bericht_lees(mem, tx, &b, &err));
    assert_int_equal(FASE_TRAJECT, d.fase);
    assert_string_equal("b1_route", d.leerroute);
    assert_int_equal(4, h.aantal);
    const struct bericht *termijn = historie_laatste(&h, "inburgeringstermijn");
    assert_string_equal("DUO", termijn->afzender);
    assert_string_equal("2026-11-21", bericht_waarde(termijn, "datum_aanvang"));
    assert_int_equal(2029, d.termijn_einde.year);
    assert_string_equal(termijn->id, b.gevolg);
    assert_string_equal("portaal", b.kanaal);
    struct open_signalen s;
    signalen_lees(mem, tx, &s);
    bool van_termijn = false;
    for (size_t i = 0; i < s.aantal; i++)
        van_termijn = van_termijn || strcmp(s.rows[i].bericht, termijn->id) == 0;
    assert_false(van_termijn); /* the termijn that follows from the PIP asks nothing of anybody */
    struct werkvoorraad wv = lijst(sessie_a, (struct werkvoorraad_vraag){.fase = "traject"});
    assert_int_equal(1, wv.aantal);
    assert_int_equal(s.aantal, wv.rijen[0].open_signalen);
}

static void twee_keer_klikken_is_een_bericht(void **state) {
    (void)state;
    struct err err = {0};
    struct store_wie w = wie(sessie_a, DOEL_LEVEREN);
    struct lever *l = lever_begin(mem, &app, &w, dossier_1, "kenmerk-pip-1", &err);
    assert_non_null(l);
    assert_non_null(l->bestaand_id);
    struct bericht pip = nieuw_pip();
    struct lever_uitkomst uit;
    assert_true(lever_schrijf(l, &pip, VANDAAG, &uit, &err));
    assert_true(uit.bestond_al);
    assert_int_equal(lever_laatste_nummer(&l->historie, stelsel_vind("pip")), uit.nummer);
    assert_int_equal(4, l->historie.aantal);
}

static void alleen_lezen_schrijft_een_rij(void **state) {
    (void)state;
    struct err err = {0};
    struct store_wie w = wie(sessie_a, DOEL_LEVEREN);
    struct lever *l = lever_begin(mem, &app, &w, dossier_1, "kenmerk-pip-2", &err);
    assert_non_null(l);
    struct audit a = {.handeling = AUDIT_FORMULIER, .dossier = dossier_1, .bijzonderheden = "alleen-lezen-proef"};
    assert_true(lever_alleen_gelezen(l, &a, &err));
    assert_false(pg_in_transaction(app.pg));
    struct audit_lijst al = lees_audit(&(struct audit_vraag){.handeling = "formulier", .pagina = 1, .rijen = 1});
    assert_string_equal("alleen-lezen-proef", al.rijen[0].bijzonderheden);
}

static void wie_niet_mag_levert_niet(void **state) {
    (void)state;
    struct err err = {0};
    struct store_wie w = wie(sessie_lezer, DOEL_LEVEREN);
    assert_null(lever_begin(mem, &app, &w, dossier_1, "kenmerk-pip-3", &err));
    assert_int_equal(ERR_DENIED, err.kind);
    w = wie(sessie_a, DOEL_LEVEREN);
    assert_null(lever_begin(mem, &app, &w, dossier_2, "kenmerk-pip-3", &err));
    assert_int_equal(ERR_NOT_FOUND, err.kind);
    assert_false(pg_in_transaction(app.pg));
    struct audit_lijst l =
        lees_audit(&(struct audit_vraag){.dossier = dossier_2, .handeling = "leveren", .pagina = 1, .rijen = 1});
    assert_string_equal("niet gevonden", l.rijen[0].resultaat);
    assert_null(lever_begin(mem, &app, &w, dossier_1, "kort", &err));
    assert_int_equal(ERR_INPUT, err.kind);
    /* with the page's own check switched off: the role may open the dossier, the database refuses the bericht */
    w = wie(sessie_lezer, DOEL_EIGEN);
    struct lever *stiekem = lever_begin(mem, &app, &w, dossier_1, "kenmerk-pip-4", &err);
    assert_non_null(stiekem);
    struct bericht pip = nieuw_pip();
    struct lever_uitkomst uit;
    assert_false(lever_schrijf(stiekem, &pip, VANDAAG, &uit, &err));
    talloc_free(stiekem);
    assert_false(pg_in_transaction(app.pg));
}

static void een_fout_laat_niets_achter(void **state) {
    (void)state;
    struct err err = {0};
    struct store_wie w = wie(sessie_a, DOEL_LEVEREN);
    struct lever *l = lever_begin(mem, &app, &w, dossier_1, "kenmerk-pip-5", &err);
    assert_non_null(l);
    struct bericht pip = nieuw_pip();
    zet(&pip, "leerroute", "bestaat_niet");
    struct lever_uitkomst uit;
    assert_false(lever_schrijf(l, &pip, VANDAAG, &uit, &err));
    talloc_free(l);
    l = lever_begin(mem, &app, &w, dossier_1, "kenmerk-pip-5", &err);
    assert_non_null(l);
    assert_null(l->bestaand_id);
    assert_int_equal(4, l->historie.aantal);
    struct bericht vals = nieuw_pip();
    vals.vervangt = l->historie.berichten[0].id; /* what DUO said is not ours to replace */
    assert_false(lever_schrijf(l, &vals, VANDAAG, &uit, &err));
    assert_int_equal(ERR_INPUT, err.kind);
    talloc_free(l);
    assert_false(pg_in_transaction(app.pg));
}

static void een_correctie_vervangt(void **state) {
    (void)state;
    struct err err = {0};
    struct store_wie w = wie(sessie_a, DOEL_LEVEREN);
    struct lever *l = lever_begin(mem, &app, &w, dossier_1, "kenmerk-pip-6", &err);
    assert_non_null(l);
    struct bericht pip = nieuw_pip();
    zet(&pip, "intensiteit_pvt", "16");
    pip.vervangt = historie_laatste(&l->historie, "pip")->id;
    pip.reden = "typfout";
    struct lever_uitkomst uit;
    if (!lever_schrijf(l, &pip, VANDAAG, &uit, &err))
        fail_msg("%s: %s", err.place, err.reason);
    struct store_tx *tx = store_begin(mem, &app, &w);
    historie_vraag(tx, dossier_1);
    tijdlijn_vraag(tx, dossier_1);
    voer_uit(tx, AUDIT_INZIEN, dossier_1);
    struct historie h;
    struct tijdlijn t;
    assert_true(historie_lees(mem, tx, &h, &err));
    tijdlijn_lees(mem, tx, &t);
    const struct bericht *laatste = historie_laatste(&h, "pip");
    assert_string_equal(uit.bericht, laatste->id);
    assert_string_equal("16", bericht_waarde(laatste, "intensiteit_pvt"));
    size_t ingetrokken = 0;
    for (size_t i = 0; i < t.aantal; i++)
        ingetrokken += t.regels[i].ingetrokken;
    assert_int_equal(1, ingetrokken); /* what was is still to be seen */
}

/* The second of two people at the same PIP, in a process with its own connection: says which PIP it saw last. */
static void tweede_persoon(int uit) {
    struct err err = {0};
    struct store ander = maak_store("portaal_app", app.krypto);
    struct store_wie w = wie(sessie_b, DOEL_LEVEREN);
    struct lever *l = lever_begin(mem, &ander, &w, dossier_2, "kenmerk-tweede", &err);
    long nummer = l != NULL ? lever_laatste_nummer(&l->historie, stelsel_vind("pip")) : -1;
    (void)!write(uit, &nummer, sizeof nummer);
    _exit(0); /* its connection goes with it; the parent's is not touched */
}

static void de_tweede_ziet_wat_de_eerste_schreef(void **state) {
    (void)state;
    struct err err = {0};
    int pijp[2];
    assert_int_equal(0, pipe(pijp));
    struct store_wie w = wie(sessie_b, DOEL_LEVEREN);
    struct lever *l = lever_begin(mem, &app, &w, dossier_2, "kenmerk-eerste", &err);
    assert_non_null(l);
    pid_t kind = fork();
    if (kind == 0)
        tweede_persoon(pijp[1]);
    nanosleep(&(struct timespec){.tv_nsec = 400000000}, NULL); /* time enough for the second to get at the lock */
    struct bericht pip = nieuw_pip();
    struct lever_uitkomst uit;
    if (!lever_schrijf(l, &pip, VANDAAG, &uit, &err))
        fail_msg("%s: %s", err.place, err.reason);
    long gezien = 0;
    assert_int_equal(sizeof gezien, read(pijp[0], &gezien, sizeof gezien));
    assert_int_equal(uit.nummer, gezien);
    assert_int_equal(kind, waitpid(kind, NULL, 0));
    (void)close(pijp[0]);
    (void)close(pijp[1]);
}

/* The worker dies, or PostgreSQL goes, between the two halves: nothing of the delivery is there. */
static void een_halve_levering_is_geen_levering(void **state) {
    (void)state;
    struct err err = {0};
    struct store ander = maak_store("portaal_app", app.krypto);
    struct store_wie w = wie(sessie_b, DOEL_LEVEREN);
    struct lever *l = lever_begin(mem, &ander, &w, dossier_3, "kenmerk-half", &err);
    assert_non_null(l);
    size_t was = l->historie.aantal;
    struct pg_batch *b = pg_batch_new(mem, app.pg);
    pg_batch_add_text(b, "einde_ander",
                      "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = current_user AND "
                      "pid <> pg_backend_pid() AND datname = current_database()",
                      NULL, 0);
    assert_true(pg_batch_run(b, &err));
    struct bericht pip = nieuw_pip();
    struct lever_uitkomst uit = {.nummer = -7};
    assert_false(lever_schrijf(l, &pip, VANDAAG, &uit, &err));
    assert_int_equal(ERR_UNAVAILABLE, err.kind);
    assert_int_equal(-7, uit.nummer);
    talloc_free(l);
    l = lever_begin(mem, &ander, &w, dossier_3, "kenmerk-half", &err); /* the connection heals by itself */
    assert_non_null(l);
    assert_null(l->bestaand_id);
    assert_int_equal(was, l->historie.aantal);
    lever_laat(l);
}

static void een_signaal_wordt_een_keer_afgehandeld(void **state) {
    (void)state;
    struct err err = {0};
    struct store_wie w = wie(sessie_a, DOEL_LEVEREN), b = wie(sessie_b, DOEL_LEVEREN);
    verleng_termijn("K-verlengd-1");
    struct store_tx *tx = store_begin(mem, &app, &w);
    signalen_vraag(tx, dossier_1);
    voer_uit(tx, AUDIT_INZIEN, dossier_1);
    struct open_signalen s;
    signalen_lees(mem, tx, &s);
    assert_true(s.aantal > 0);
    size_t over = s.aantal - 1;
    const char *dossier = NULL;
    tx = store_begin(mem, &app, &b);
    signaal_afhandelen_vraag(tx, s.rows[0].id);
    voer_uit(tx, AUDIT_AFHANDELEN, NULL);
    assert_false(signaal_afhandelen_lees(mem, tx, &dossier, &err)); /* not theirs */
    tx = store_begin(mem, &app, &w);
    signaal_afhandelen_vraag(tx, s.rows[0].id);
    voer_uit(tx, AUDIT_AFHANDELEN, NULL);
    assert_true(signaal_afhandelen_lees(mem, tx, &dossier, &err));
    assert_string_equal(dossier_1, dossier);
    tx = store_begin(mem, &app, &w);
    signaal_afhandelen_vraag(tx, s.rows[0].id);
    voer_uit(tx, AUDIT_AFHANDELEN, NULL);
    assert_false(signaal_afhandelen_lees(mem, tx, &dossier, &err));
    assert_int_equal(over, lijst(sessie_a, (struct werkvoorraad_vraag){0}).rijen[0].open_signalen);
    struct audit_lijst l = lees_audit(&(struct audit_vraag){.handeling = "afhandelen", .pagina = 1, .rijen = 3});
    assert_string_equal("niet gevonden", l.rijen[0].resultaat);
    assert_string_equal("ok", l.rijen[1].resultaat);
    assert_string_equal(dossier_1, l.rijen[1].dossier);
    assert_string_equal("niet gevonden", l.rijen[2].resultaat);
}

static size_t open_en_voorbij(struct date dag) {
    struct store_wie w = wie(sessie_a, DOEL_EIGEN);
    struct store_tx *tx = store_begin(mem, &app, &w);
    termijnen_vraag(tx, dossier_1);
    voer_uit(tx, AUDIT_INZIEN, dossier_1);
    struct termijnen t;
    termijnen_lees(mem, tx, &t);
    size_t n = 0;
    for (size_t i = 0; i < t.aantal; i++)
        n += !t.rows[i].voldaan && date_cmp(t.rows[i].datum, dag) < 0;
    return n;
}

/* A moment of the law that passes by itself must not stay in the list as something that is too late. */
static void de_dag_verandert_wat_nog_moet(void **state) {
    (void)state;
    struct date later = {2028, 7, 1}; /* the time to change the leerroute has passed, the termijn has not */
    size_t voor = open_en_voorbij(later);
    assert_true(voor > 0);
    assert_true(ververs(later) > 0);
    assert_true(open_en_voorbij(later) < voor);
}

/* The store itself refuses, whatever a page lets through. */
static bool admin_levert(struct bericht *pip, const char *vervangt, const char *kenmerk, struct err *err) {
    struct store_wie w = wie(sessie_admin, DOEL_LEVEREN);
    struct lever *l = lever_begin(mem, &app, &w, dossier_1, kenmerk, err);
    assert_non_null(l);
    struct lever_uitkomst uit;
    pip->vervangt = vervangt;
    pip->reden = "proef met klasse hoog";
    bool goed = lever_schrijf(l, pip, VANDAAG, &uit, err);
    talloc_free(l);
    return goed;
}

static void wie_hoog_niet_mag_ziet_en_levert_het_niet(void **state) {
    (void)state;
    struct err err = {0};
    struct dossier d;
    assert_false(zie(sessie_admin, dossier_1, &d, true, &err));
    assert_int_equal(ERR_DENIED, err.kind);
    assert_string_equal(REDEN_HOOG, err.reason);
    assert_true(zie(sessie_admin, dossier_1, &d, false, &err));
    struct bericht met = nieuw_pip(), zonder = nieuw_pip();
    assert_true(bericht_heeft_hoog(&met));
    zet(&zonder, "geen_toets_zintuiglijk", NULL);
    assert_false(admin_levert(&met, NULL, "kenmerk-hoog-1", &err));
    assert_string_equal(REDEN_HOOG, err.reason);
    /* what a klantregisseur said with it, she does not correct, also not by leaving it out */
    struct store_wie w = wie(sessie_a, DOEL_LEVEREN);
    struct lever *l = lever_begin(mem, &app, &w, dossier_1, "kenmerk-hoog-2", &err);
    struct lever_uitkomst uit;
    assert_true(lever_schrijf(l, &met, VANDAAG, &uit, &err));
    talloc_free(l);
    assert_false(admin_levert(&zonder, uit.bericht, "kenmerk-hoog-3", &err));
    assert_string_equal(REDEN_HOOG, err.reason);
    w = wie(sessie_admin, DOEL_LEVEREN);
    struct store_tx *tx = store_begin(mem, &app, &w);
    bericht_vraag(tx, dossier_1, uit.bericht, true);
    voer_uit(tx, AUDIT_TONEN, dossier_1);
    struct bericht_inzage b;
    assert_false(bericht_lees(mem, tx, &b, &err));
    assert_string_equal(REDEN_HOOG, err.reason);
    /* all else of the same service she delivers */
    zet(&zonder, "intensiteit_map", "41");
    if (!admin_levert(&zonder, NULL, "kenmerk-hoog-4", &err))
        fail_msg("%s: %s", err.place, err.reason);
}

int lever_groep(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(een_pip_zet_de_termijn),
        cmocka_unit_test(twee_keer_klikken_is_een_bericht),
        cmocka_unit_test(alleen_lezen_schrijft_een_rij),
        cmocka_unit_test(wie_niet_mag_levert_niet),
        cmocka_unit_test(een_fout_laat_niets_achter),
        cmocka_unit_test(een_correctie_vervangt),
        cmocka_unit_test(een_signaal_wordt_een_keer_afgehandeld),
        cmocka_unit_test(de_tweede_ziet_wat_de_eerste_schreef),
        cmocka_unit_test(een_halve_levering_is_geen_levering),
        cmocka_unit_test(de_dag_verandert_wat_nog_moet),
        cmocka_unit_test(wie_hoog_niet_mag_ziet_en_levert_het_niet),
    };
    return cmocka_run_group_tests_name("lever", tests, NULL, NULL);
}
