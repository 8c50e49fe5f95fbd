/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The store and the session room against a freshly migrated database: PORTAAL_SQL_DB is libpq's text without a user; the program logs in
 * as the roles that the portal uses (tests/sql/run). The tests build on each other's people and run in this order.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "session/session.h"
#include "store/invoer.h"
#include "store/lever.h"
#include "store/lijst.h"

#define GEDULD_MS 20000
#define KVK_A "90000001" /* Amsterdam */
#define KVK_B "90000002" /* Ameland */
#define KVK_DUO "90000003"
#define BSN_1 "999990007" /* of Amsterdam; toets done, waits for a PIP */
#define BSN_2 "999990019" /* of Ameland */
#define BSN_3 "999990020" /* was of Amsterdam, moved to Ameland */
#define V_1 "0000000001"

static struct store app, taak;
static const struct date VANDAAG = {2026, 11, 22};
static char sessie_a[KRYPTO_TOKEN_TEXT], sessie_lezer[KRYPTO_TOKEN_TEXT], sessie_b[KRYPTO_TOKEN_TEXT],
    sessie_duo[KRYPTO_TOKEN_TEXT];
static char dossier_1[KRYPTO_UUID_TEXT], dossier_2[KRYPTO_UUID_TEXT], dossier_3[KRYPTO_UUID_TEXT];
static TALLOC_CTX *mem;
static int teller;

/* ---- setting up ---- */

static struct store maak_store(const char *rol, const struct krypto *k) {
    const char *db = getenv("PORTAAL_SQL_DB");
    return (struct store){.pg = pg_new(mem, talloc_asprintf(mem, "%s user=%s", db, rol), GEDULD_MS), .krypto = k};
}

static void doe_taak(enum pg_query q, const struct pg_param *params, int n) {
    struct err err = {0};
    struct pg_batch *b = pg_batch_new(mem, taak.pg);
    int nummer = pg_batch_add(b, q, params, n);
    if (!pg_batch_run(b, &err))
        fail_msg("%s: %s", err.place, err.reason);
    assert_int_equal(1, pg_count(pg_batch_rows(b, nummer)));
}

static void maak_gebruiker(const char *organisatie, const char *kvk, const char *acting, const char *rol) {
    char id[KRYPTO_UUID_TEXT];
    krypto_uuid(id);
    doe_taak(PG_Q_ORGANISATIE_ZET, (struct pg_param[]){PG_TEXT(organisatie), PG_TEXT(kvk), PG_TEXT("")}, 3);
    doe_taak(PG_Q_GEBRUIKER_BEWAAR,
             (struct pg_param[]){PG_TEXT(id), PG_TEXT(organisatie), PG_TEXT(""), PG_TEXT(acting), PG_TEXT("N. Aam"), PG_TEXT(rol)},
             6);
}

static int begin(void **state) {
    (void)state;
    mem = talloc_new(NULL);
    struct err err = {0};
    const char *sleutel = talloc_asprintf(mem, "%s/hoofdsleutel", getenv("PORTAAL_WERK"));
    (void)unlink(sleutel);
    if (!krypto_new_key_file(sleutel, &err))
        fail_msg("%s", err.reason);
    struct krypto *k = krypto_open(mem, sleutel, &err);
    assert_non_null(k);
    app = maak_store("portaal_app", k);
    taak = maak_store("portaal_taak", k);
    maak_gebruiker("0363", KVK_A, "persoon-a", "klantregisseur");
    maak_gebruiker("0363", KVK_A, "persoon-lezer", "raadpleger");
    maak_gebruiker("0060", KVK_B, "persoon-b", "klantregisseur");
    maak_gebruiker("DUO", KVK_DUO, "persoon-duo", "duo_beheerder");
    return 0;
}

static int einde(void **state) {
    (void)state;
    talloc_free(mem);
    return 0;
}

static struct store_wie wie(const char *token, unsigned rollen) {
    return (struct store_wie){.token = token,
                              .rollen = rollen,
                              .niveau_min = NIVEAU_EH3,
                              .request_id = "0123456789abcdef0123456789abcdef",
                              .route = "/proef",
                              .herkomst = "127.0.0.1"};
}

/* Runs a batch with this audit row; fails the test when it fails. */
static void voer_uit(struct store_tx *tx, enum audit_handeling h, const char *dossier) {
    struct err err = {0};
    struct audit a = {.handeling = h, .dossier = dossier};
    if (!store_voer_uit(tx, &a, &err))
        fail_msg("%s: %s", err.place, err.reason);
}

/* The newest rows of the audit log, as DUO reads them. */
static struct audit_lijst lees_audit(const struct audit_vraag *v) {
    static struct store_wie duo;
    duo = wie(sessie_duo, ROL_DUO);
    struct store_tx *tx = store_begin(mem, &app, &duo);
    audit_lijst_vraag(tx, v);
    voer_uit(tx, AUDIT_LIJST, NULL);
    struct audit_lijst lijst;
    audit_lijst_lees(mem, tx, &lijst);
    return lijst;
}

/* ---- sessions ---- */

static bool log_in(const char *kvk, const char *acting, enum niveau niveau, const char *assertie, char *ret_token, struct err *err) {
    struct sessie_begin b = {.assertie_id = assertie,
                             .assertie_tot = "2999-01-01T00:00:00Z",
                             .legal_subject = kvk,
                             .acting_subject = acting,
                             .niveau = niveau,
                             .stil_s = 900,
                             .langst_s = 3600,
                             .request_id = "r",
                             .route = "/inloggen/proxy",
                             .herkomst = "127.0.0.1"};
    return sessie_start(mem, &app, &b, ret_token, err);
}

static void iedereen_logt_in(void **state) {
    (void)state;
    struct err err = {0};
    assert_true(log_in(KVK_A, "persoon-a", NIVEAU_EH3, "_a1", sessie_a, &err));
    assert_true(log_in(KVK_A, "persoon-lezer", NIVEAU_EH3, "_a2", sessie_lezer, &err));
    assert_true(log_in(KVK_B, "persoon-b", NIVEAU_EH4, "_a3", sessie_b, &err));
    assert_true(log_in(KVK_DUO, "persoon-duo", NIVEAU_EH3, "_a4", sessie_duo, &err));
    struct store_wie w = wie(sessie_b, ROL_IEDEREEN);
    struct store_tx *tx = store_begin(mem, &app, &w);
    voer_uit(tx, AUDIT_INZIEN, NULL);
    struct sessie_info s;
    sessie_lees(tx, &s);
    assert_string_equal("0060", s.organisatie);
    assert_string_equal("Ameland", s.organisatie_naam);
    assert_string_equal("N. Aam", s.naam);
    assert_int_equal(ROL_KLANTREGISSEUR, s.rol);
    assert_int_equal(NIVEAU_EH4, s.niveau);
    assert_in_range(s.stil_over_s, 880, 900);
    assert_true(store_is_uuid(s.id));
}

static void een_bewering_maakt_een_sessie(void **state) {
    (void)state;
    struct err err = {0};
    char token[KRYPTO_TOKEN_TEXT] = "onaangeroerd";
    assert_false(log_in(KVK_A, "persoon-a", NIVEAU_EH3, "_a1", token, &err));
    assert_int_equal(ERR_CONFLICT, err.kind);
    assert_string_equal("assertie-herhaald", err.reason);
    assert_string_equal("onaangeroerd", token);
}

static void wie_niet_bekend_is_komt_er_niet_in(void **state) {
    (void)state;
    struct err err = {0};
    char token[KRYPTO_TOKEN_TEXT];
    assert_false(log_in("90000009", "persoon-a", NIVEAU_EH3, "_b1", token, &err));
    assert_int_equal(ERR_DENIED, err.kind);
    assert_string_equal("organisatie-onbekend", err.reason);
    assert_false(log_in(KVK_B, "persoon-a", NIVEAU_EH3, "_b2", token, &err));
    assert_string_equal("gebruiker-onbekend", err.reason);
    assert_false(log_in(KVK_A, "persoon-a", NIVEAU_GEEN, "_b3", token, &err));
    assert_int_equal(ERR_DENIED, err.kind);
}

static void een_verzoek_wordt_een_keer_beantwoord(void **state) {
    (void)state;
    struct err err = {0};
    char browser[KRYPTO_TOKEN_TEXT], ander[KRYPTO_TOKEN_TEXT], token[KRYPTO_TOKEN_TEXT];
    const char *verzoek;
    assert_true(login_verzoek_nieuw(mem, &app, "_verzoek-1", browser, &err));
    assert_true(login_verzoek_nieuw(mem, &app, "_verzoek-2", ander, &err));
    assert_true(login_verzoek_zoek(mem, &app, browser, &verzoek, &err));
    assert_string_equal("_verzoek-1", verzoek);
    assert_false(login_verzoek_zoek(mem, &app, "geheel-verzonnen", &verzoek, &err));
    assert_int_equal(ERR_NOT_FOUND, err.kind);
    struct sessie_begin b = {.verzoek_id = "_verzoek-1",
                             .browser = ander,
                             .assertie_id = "_c1",
                             .assertie_tot = "2999-01-01T00:00:00Z",
                             .legal_subject = KVK_A,
                             .acting_subject = "persoon-a",
                             .niveau = NIVEAU_EH3,
                             .stil_s = 900,
                             .langst_s = 3600,
                             .request_id = "r",
                             .route = "/saml/acs",
                             .herkomst = "127.0.0.1"};
    assert_false(sessie_start(mem, &app, &b, token, &err)); /* another browser's request */
    assert_int_equal(ERR_NOT_FOUND, err.kind);
    assert_string_equal("verzoek-andere-browser", err.reason);
    b.browser = NULL;
    assert_false(sessie_start(mem, &app, &b, token, &err));
    assert_string_equal("verzoek-andere-browser", err.reason);
    b.browser = browser;
    b.verzoek_id = "_verzoek-3";
    assert_false(sessie_start(mem, &app, &b, token, &err));
    assert_string_equal("verzoek-onbekend", err.reason);
    b.verzoek_id = "_verzoek-1";
    assert_true(sessie_start(mem, &app, &b, token, &err));
    b.assertie_id = "_c2";
    assert_false(sessie_start(mem, &app, &b, token, &err)); /* answered already */
    assert_int_equal(ERR_CONFLICT, err.kind);
    assert_string_equal("verzoek-gebruikt", err.reason);
    assert_false(login_verzoek_zoek(mem, &app, browser, &verzoek, &err));
}

static void geweigerd(const char *token, unsigned rollen, enum niveau min, enum err_kind kind) {
    struct err err = {0};
    struct store_wie w = wie(token, rollen);
    w.niveau_min = min;
    struct store_tx *tx = store_begin(mem, &app, &w);
    dossier_vraag(tx, dossier_1, false);
    struct audit a = {.handeling = AUDIT_INZIEN};
    assert_false(store_voer_uit(tx, &a, &err));
    assert_int_equal(kind, err.kind);
}

static void wie_niet_mag_leest_niets(void **state) {
    (void)state;
    char verzonnen[KRYPTO_TOKEN_TEXT];
    krypto_token(verzonnen);
    geweigerd(NULL, ROL_IEDEREEN, NIVEAU_EH3, ERR_NO_SESSION);
    geweigerd("", ROL_IEDEREEN, NIVEAU_EH3, ERR_NO_SESSION);
    geweigerd(verzonnen, ROL_IEDEREEN, NIVEAU_EH3, ERR_NO_SESSION);
    geweigerd(sessie_a, ROL_DUO, NIVEAU_EH3, ERR_DENIED);
    geweigerd(sessie_a, 0, NIVEAU_EH3, ERR_DENIED);
    geweigerd(sessie_a, ROL_IEDEREEN, NIVEAU_EH4, ERR_DENIED);
}

static void uitloggen_beeindigt(void **state) {
    (void)state;
    struct err err = {0};
    char token[KRYPTO_TOKEN_TEXT];
    assert_true(log_in(KVK_A, "persoon-a", NIVEAU_EH3, "_d1", token, &err));
    struct store_wie w = wie(token, ROL_IEDEREEN);
    assert_true(sessie_einde(mem, &app, &w, &err));
    geweigerd(token, ROL_IEDEREEN, NIVEAU_EH3, ERR_NO_SESSION);
    assert_true(sessie_einde(mem, &app, &w, &err)); /* twice is no error */
}

static void csrf_hoort_bij_de_sessie(void **state) {
    (void)state;
    char csrf[KRYPTO_TOKEN_TEXT];
    sessie_csrf(app.krypto, sessie_a, csrf);
    assert_true(sessie_csrf_klopt(app.krypto, sessie_a, csrf));
    assert_false(sessie_csrf_klopt(app.krypto, sessie_b, csrf));
    assert_false(sessie_csrf_klopt(app.krypto, sessie_a, NULL));
    assert_false(sessie_csrf_klopt(app.krypto, sessie_a, ""));
    assert_false(sessie_csrf_klopt(app.krypto, NULL, csrf));
}

/* ---- deliveries from outside ---- */

static void zet(struct bericht *b, const char *veld, const char *waarde) {
    int i = stelsel_veld_index(b->dienst, veld);
    assert_true(i >= 0);
    b->waarden[i] = waarde;
}

static struct invoer_regel regel(const char *dienst, const char *afzender, const char *ontvanger, const char *bsn) {
    struct invoer_regel r = {.kenmerk = talloc_asprintf(mem, "K-%d", ++teller),
                             .bericht = {.dienst = stelsel_vind(dienst), .afzender = afzender, .ontvanger = ontvanger},
                             .wie = {.bsn = bsn}};
    assert_non_null(r.bericht.dienst);
    return r;
}

static struct invoer_regel plicht(const char *gemeente, const char *bsn, const char *v, const char *naam, const char *soort) {
    struct invoer_regel r = regel("inburgeringsplicht", "DUO", gemeente, bsn);
    struct bericht *b = &r.bericht;
    zet(b, "soort", soort);
    zet(b, "indicator", "ja");
    zet(b, "datum_kennisgeving", "2026-09-28");
    zet(b, "datum_start", "2026-09-21");
    zet(b, "behandeld_als", "asielstatushouder");
    zet(b, "onderdelen", "lezen,luisteren,schrijven,spreken,knm,pvt,map");
    zet(b, "v_nummer", v);
    zet(b, "bsn", bsn);
    zet(b, "geslachtsnaam", naam);
    zet(b, "voornamen", "Amal");
    zet(b, "geboortedatum", "1990-00-00");
    if (strcmp(soort, "gewijzigd") == 0)
        zet(b, "datum_gewijzigd", "2026-10-01");
    return r;
}

static struct invoer_regel uitkomst(const char *gemeente, const char *bsn) {
    struct invoer_regel r = regel("leerbaarheidstoets_uitkomst", "DUO", gemeente, bsn);
    zet(&r.bericht, "datum_afname", "2026-10-12");
    zet(&r.bericht, "deelgenomen", "ja");
    zet(&r.bericht, "ordelijk_verloop", "ja");
    zet(&r.bericht, "uitkomst", "b1_route");
    return r;
}

static void stuk(struct invoer_regel *regels, size_t n) {
    struct err err = {0};
    struct invoer *in = invoer_nieuw(mem, &taak, "proef.jsonl", VANDAAG);
    unsigned long voor = pg_round_trips(taak.pg);
    if (!invoer_stuk(in, regels, n, &err))
        fail_msg("%s: %s", err.place, err.reason);
    assert_int_equal(2, pg_round_trips(taak.pg) - voor);
}

static void goed(const struct invoer_regel *r) {
    if (r->uitkomst != INVOER_GOED)
        fail_msg("%s: %s: %s", r->kenmerk, r->veld != NULL ? r->veld : "-", r->reden != NULL ? r->reden : "bekend");
}

static void leveringen_komen_binnen(void **state) {
    (void)state;
    struct invoer_regel r[] = {plicht("0363", BSN_1, V_1, "Haddâd", "vastgesteld"),
                               uitkomst("0363", BSN_1),
                               plicht("0060", BSN_2, "0000000002", "Öztürk", "vastgesteld"),
                               plicht("0363", BSN_3, "0000000003", "Tesfay", "vastgesteld"),
                               plicht("0060", BSN_3, "0000000003", "Tesfay", "gewijzigd")};
    stuk(r, 5);
    for (size_t i = 0; i < 5; i++)
        goed(&r[i]);
    stuk(r, 5);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(INVOER_BEKEND, r[i].uitkomst);
}

static void weiger(struct invoer_regel r, const char *veld) {
    struct invoer_regel twee[] = {r, uitkomst("0060", BSN_2)};
    twee[1].kenmerk = "altijd-dezelfde";
    stuk(twee, 2);
    assert_int_equal(INVOER_GEWEIGERD, twee[0].uitkomst);
    assert_string_equal(veld, twee[0].veld);
    assert_non_null(twee[0].reden);
    assert_int_not_equal(INVOER_GEWEIGERD, twee[1].uitkomst); /* one bad line does not spoil another */
}

static void een_slechte_regel_bederft_niets(void **state) {
    (void)state;
    struct invoer_regel r = uitkomst("0363", "999990032");
    weiger(r, "betrokkene.geslachtsnaam"); /* nobody knows this person */
    r = plicht("0363", "999990032", V_1, "Ander", "vastgesteld");
    weiger(r, "v_nummer"); /* of somebody else */
    r = plicht("0363", "999990032", "0000000009", "Ander", "vastgesteld");
    zet(&r.bericht, "bsn", "999990044");
    weiger(r, "bsn");
    r = plicht("0363", "999990032", "0000000009", "Ander", "vastgesteld");
    r.bericht.afzender = "COA";
    weiger(r, "afzender");
    r = plicht("9999", "999990032", "0000000009", "Ander", "vastgesteld");
    weiger(r, "ontvanger");
    weiger(uitkomst("0060", BSN_1), "ontvanger"); /* not the gemeente of this dossier */
    r = plicht("0363", "999990032", "0000000009", "Ander", "vastgesteld");
    zet(&r.bericht, "datum_start", NULL);
    weiger(r, "datum_start"); /* judged by the declaration */
}

/* ---- search and lists ---- */

static size_t zoek(const char *token, void (*vraag)(struct store_tx *, const char *), const char *wat, char *ret_dossier) {
    struct store_wie w = wie(token, ROL_IEDEREEN);
    struct store_tx *tx = store_begin(mem, &app, &w);
    vraag(tx, wat);
    voer_uit(tx, AUDIT_ZOEKEN, NULL);
    struct werkvoorraad l;
    zoek_lees(mem, tx, &l);
    if (l.aantal > 0 && ret_dossier != NULL)
        memcpy(ret_dossier, l.rijen[0].dossier, KRYPTO_UUID_TEXT);
    return l.aantal;
}

static void zoeken_vindt_wie_men_mag_zien(void **state) {
    (void)state;
    assert_int_equal(1, zoek(sessie_a, zoek_bsn_vraag, BSN_1, dossier_1));
    assert_int_equal(1, zoek(sessie_b, zoek_bsn_vraag, BSN_2, dossier_2));
    assert_int_equal(1, zoek(sessie_b, zoek_bsn_vraag, BSN_3, dossier_3));
    assert_int_equal(0, zoek(sessie_a, zoek_bsn_vraag, BSN_2, NULL));
    assert_int_equal(0, zoek(sessie_a, zoek_bsn_vraag, BSN_3, NULL)); /* moved away */
    assert_int_equal(1, zoek(sessie_duo, zoek_bsn_vraag, BSN_2, NULL));
    assert_int_equal(1, zoek(sessie_a, zoek_v_nummer_vraag, V_1, NULL));
    assert_int_equal(0, zoek(sessie_b, zoek_v_nummer_vraag, V_1, NULL));
    assert_int_equal(1, zoek(sessie_a, zoek_naam_vraag, "HADD", NULL));
    assert_int_equal(1, zoek(sessie_a, zoek_naam_vraag, "amal haddad", NULL));
    assert_int_equal(1, zoek(sessie_b, zoek_naam_vraag, "ozturk", NULL));
    assert_int_equal(0, zoek(sessie_a, zoek_naam_vraag, "ozturk", NULL));
    assert_int_equal(1, zoek(sessie_duo, zoek_naam_vraag, "Özt", NULL));
    assert_int_equal(0, zoek(sessie_duo, zoek_naam_vraag, "zturk", NULL));
    assert_int_equal(0, zoek(sessie_a, zoek_naam_vraag, "%", NULL));
    assert_int_equal(0, zoek(sessie_a, zoek_naam_vraag, ",", NULL));
}

static struct werkvoorraad lijst(const char *token, struct werkvoorraad_vraag v) {
    struct store_wie w = wie(token, ROL_IEDEREEN);
    v.vandaag = VANDAAG;
    v.rijen = v.rijen > 0 ? v.rijen : 25;
    v.pagina = v.pagina > 0 ? v.pagina : 1;
    struct store_tx *tx = store_begin(mem, &app, &w);
    werkvoorraad_vraag(tx, &v);
    voer_uit(tx, AUDIT_LIJST, NULL);
    struct werkvoorraad l;
    werkvoorraad_lees(mem, tx, &l);
    return l;
}

static void de_werkvoorraad_is_van_een_gemeente(void **state) {
    (void)state;
    struct werkvoorraad a = lijst(sessie_a, (struct werkvoorraad_vraag){0});
    assert_int_equal(1, a.aantal);
    assert_string_equal(dossier_1, a.rijen[0].dossier);
    assert_string_equal("Haddâd, Amal", a.rijen[0].naam);
    assert_int_equal(FASE_PIP, a.rijen[0].fase);
    assert_string_equal("asielstatushouder", a.rijen[0].doelgroep);
    assert_int_equal(1990, a.rijen[0].geboortedatum.year);
    assert_false(date_is_empty(a.rijen[0].termijn));
    struct werkvoorraad b = lijst(sessie_b, (struct werkvoorraad_vraag){.sorteer = WV_OP_NAAM});
    assert_int_equal(2, b.aantal);
    assert_string_equal("Öztürk, Amal", b.rijen[0].naam);
    b = lijst(sessie_b, (struct werkvoorraad_vraag){.sorteer = WV_OP_FASE, .rijen = 1});
    assert_true(b.meer);
    assert_int_equal(1, b.aantal);
    b = lijst(sessie_b, (struct werkvoorraad_vraag){.rijen = 1, .pagina = 2});
    assert_false(b.meer);
    assert_int_equal(1, b.aantal);
    assert_int_equal(0, lijst(sessie_duo, (struct werkvoorraad_vraag){0}).aantal);
}

static void filters_laten_over_wat_klopt(void **state) {
    (void)state;
    assert_int_equal(1, lijst(sessie_a, (struct werkvoorraad_vraag){.fase = "pip"}).aantal);
    assert_int_equal(0, lijst(sessie_a, (struct werkvoorraad_vraag){.fase = "intake"}).aantal);
    assert_int_equal(0, lijst(sessie_a, (struct werkvoorraad_vraag){.doelgroep = "gezinsmigrant"}).aantal);
    assert_int_equal(0, lijst(sessie_a, (struct werkvoorraad_vraag){.termijn = WV_TERMIJN_GEEN}).aantal);
    size_t samen = 0;
    for (int t = WV_TERMIJN_TE_LAAT; t <= WV_TERMIJN_GEEN; t++)
        samen += lijst(sessie_a, (struct werkvoorraad_vraag){.termijn = (enum wv_termijn)t}).aantal;
    assert_int_equal(1, samen); /* every row is in one bucket */
    struct werkvoorraad s = lijst(sessie_a, (struct werkvoorraad_vraag){.alleen_signaal = true});
    assert_int_equal(1, s.aantal);
    assert_true(s.rijen[0].open_signalen > 0);
}

static void start_telt(void **state) {
    (void)state;
    struct store_wie w = wie(sessie_b, ROL_IEDEREEN), d = wie(sessie_duo, ROL_IEDEREEN);
    struct start_tellingen t;
    struct store_tx *tx = store_begin(mem, &app, &w);
    start_vraag(tx, VANDAAG);
    voer_uit(tx, AUDIT_INZIEN, NULL);
    start_lees(tx, &t);
    assert_true(t.van_gemeente);
    assert_int_equal(2, t.dossiers);
    long samen = 0;
    for (int f = 0; f < FASEN; f++)
        samen += t.per_fase[f];
    assert_int_equal(2, samen);
    tx = store_begin(mem, &app, &d);
    start_vraag(tx, VANDAAG);
    voer_uit(tx, AUDIT_INZIEN, NULL);
    start_lees(tx, &t);
    assert_false(t.van_gemeente);
    assert_int_equal(0, t.dossiers);
}

/* ---- one dossier ---- */

static void een_dossier_is_een_rondgang(void **state) {
    (void)state;
    struct err err = {0};
    struct store_wie w = wie(sessie_a, ROL_IEDEREEN);
    unsigned long voor = pg_round_trips(app.pg);
    struct store_tx *tx = store_begin(mem, &app, &w);
    dossier_vraag(tx, dossier_1, false);
    tijdlijn_vraag(tx, dossier_1);
    termijnen_vraag(tx, dossier_1);
    signalen_vraag(tx, dossier_1);
    voer_uit(tx, AUDIT_INZIEN, dossier_1);
    assert_int_equal(1, pg_round_trips(app.pg) - voor);
    struct dossier d;
    assert_true(dossier_lees(mem, tx, &d, &err));
    assert_string_equal("Amal Haddâd", d.naam);
    assert_string_equal("0363", d.gemeente);
    assert_string_equal("Amsterdam", d.gemeente_naam);
    assert_false(d.getoond);
    assert_null(strstr(d.bsn, BSN_1));
    assert_null(strstr(d.v_nummer, V_1));
    assert_true(d.stappen_aantal > 0);
    struct tijdlijn t;
    tijdlijn_lees(mem, tx, &t);
    assert_int_equal(2, t.aantal);
    assert_string_equal("leerbaarheidstoets_uitkomst", t.regels[0].dienst->code);
    assert_string_equal("Dienst Uitvoering Onderwijs", t.regels[0].afzender_naam);
    struct termijnen n;
    termijnen_lees(mem, tx, &n);
    assert_true(n.aantal > 0);
    assert_string_equal("pip_10_weken", n.rows[0].code);
    struct open_signalen s;
    signalen_lees(mem, tx, &s);
    assert_true(s.aantal > 0);
    assert_non_null(s.rows[0].soort->titel);
}

static bool zie(const char *token, const char *dossier, struct dossier *ret, bool toon, struct err *err) {
    struct store_wie w = wie(token, ROL_IEDEREEN);
    struct store_tx *tx = store_begin(mem, &app, &w);
    dossier_vraag(tx, dossier, toon);
    struct audit a = {.handeling = toon ? AUDIT_TONEN : AUDIT_INZIEN,
                      .dossier = dossier,
                      .velden_hoog = toon ? dossier_velden_hoog : NULL};
    return store_voer_uit(tx, &a, err) && dossier_lees(mem, tx, ret, err);
}

static void tonen_opent_en_wordt_geschreven(void **state) {
    (void)state;
    struct err err = {0};
    struct dossier d;
    assert_true(zie(sessie_a, dossier_1, &d, true, &err));
    assert_string_equal(BSN_1, d.bsn);
    assert_string_equal(V_1, d.v_nummer);
    struct audit_lijst l = lees_audit(&(struct audit_vraag){.dossier = dossier_1, .handeling = "tonen", .pagina = 1, .rijen = 5});
    assert_int_equal(1, l.aantal);
    assert_string_equal("dossier.bsn, dossier.v_nummer", l.rijen[0].velden_hoog);
    assert_string_equal("klantregisseur", l.rijen[0].rol);
    assert_string_equal("0363", l.rijen[0].organisatie);
    assert_string_equal("ok", l.rijen[0].resultaat);
    assert_int_equal(NIVEAU_EH3, l.rijen[0].niveau);
}

static void van_een_ander_is_niet_gevonden(void **state) {
    (void)state;
    struct err err = {0};
    struct dossier d;
    const char *geen = "0192f0c1-0000-7000-8000-000000000000";
    assert_false(zie(sessie_a, dossier_2, &d, true, &err));
    assert_int_equal(ERR_NOT_FOUND, err.kind);
    struct err bestaat_niet = {0};
    assert_false(zie(sessie_a, geen, &d, true, &bestaat_niet));
    assert_string_equal(err.reason, bestaat_niet.reason);
    assert_false(zie(sessie_a, dossier_3, &d, false, &err)); /* was ours once */
    assert_false(zie(sessie_a, "geen-uuid", &d, false, &err));
    assert_int_equal(ERR_NOT_FOUND, err.kind);
    struct audit_lijst l = lees_audit(&(struct audit_vraag){.dossier = dossier_2, .handeling = "tonen", .pagina = 1, .rijen = 5});
    assert_int_equal(1, l.aantal);
    assert_string_equal("niet gevonden", l.rijen[0].resultaat);
    assert_null(l.rijen[0].velden_hoog); /* nothing was shown */
}

static void de_historie_is_wat_er_kwam(void **state) {
    (void)state;
    struct err err = {0};
    struct store_wie w = wie(sessie_a, ROL_IEDEREEN);
    struct store_tx *tx = store_begin(mem, &app, &w);
    historie_vraag(tx, dossier_1);
    voer_uit(tx, AUDIT_FORMULIER, dossier_1);
    struct historie h;
    assert_true(historie_lees(mem, tx, &h, &err));
    assert_int_equal(2, h.aantal);
    const struct bericht *b = &h.berichten[0];
    assert_string_equal("inburgeringsplicht", b->dienst->code);
    assert_string_equal(BSN_1, bericht_waarde(b, "bsn"));
    assert_string_equal("lezen,luisteren,schrijven,spreken,knm,pvt,map", bericht_waarde(b, "onderdelen"));
    assert_string_equal("ja", bericht_waarde(b, "indicator"));
    assert_string_equal("2026-09-28", bericht_waarde(b, "datum_kennisgeving"));
    assert_string_equal("1990-00-00", bericht_waarde(b, "geboortedatum"));
    assert_null(bericht_waarde(b, "datum_eind"));
    assert_string_equal("DUO", b->afzender);
    assert_string_equal("0363", b->ontvanger);
    assert_int_equal(28, b->datum_gebeurtenis.day);
    assert_true(b->nummer < h.berichten[1].nummer);
}

static void een_bericht_is_afgeschermd(void **state) {
    (void)state;
    struct err err = {0};
    struct store_wie w = wie(sessie_a, ROL_IEDEREEN);
    struct store_tx *tx = store_begin(mem, &app, &w);
    tijdlijn_vraag(tx, dossier_1);
    voer_uit(tx, AUDIT_INZIEN, dossier_1);
    struct tijdlijn t;
    tijdlijn_lees(mem, tx, &t);
    const char *plicht_id = t.regels[1].bericht;
    for (int toon = 0; toon < 2; toon++) {
        tx = store_begin(mem, &app, &w);
        bericht_vraag(tx, dossier_1, plicht_id, toon != 0);
        voer_uit(tx, AUDIT_INZIEN, dossier_1);
        struct bericht_inzage b;
        assert_true(bericht_lees(mem, tx, &b, &err));
        assert_true(b.heeft_hoog);
        assert_int_equal(toon != 0, strcmp(BSN_1, bericht_waarde(&b.bericht, "bsn")) == 0);
        assert_string_equal("invoer", b.kanaal);
        assert_string_equal("Haddâd", bericht_waarde(&b.bericht, "geslachtsnaam"));
    }
    tx = store_begin(mem, &app, &w);
    bericht_vraag(tx, dossier_2, plicht_id, false); /* not of that dossier */
    voer_uit(tx, AUDIT_INZIEN, dossier_1);
    struct bericht_inzage b;
    assert_false(bericht_lees(mem, tx, &b, &err));
}

/* ---- a delivery ---- */

static struct bericht nieuw_pip(void) {
    struct bericht b = {.dienst = stelsel_vind("pip")};
    zet(&b, "dagtekening", "2026-11-20");
    zet(&b, "soort", "eerste");
    zet(&b, "leerroute", "b1_route");
    zet(&b, "niveau", "b1");
    zet(&b, "intensiteit_leerroute", "20");
    zet(&b, "intensiteit_pvt", "12");
    zet(&b, "intensiteit_map", "40");
    zet(&b, "aantal_voortgangsgesprekken", "4");
    zet(&b, "alfabetisering", "nee");
    zet(&b, "geen_toets_zintuiglijk", "nee");
    zet(&b, "contactpersoon", "K. Regie");
    zet(&b, "email_contactpersoon", "k.regie@example.nl");
    return b;
}

static void een_pip_zet_de_termijn(void **state) {
    (void)state;
    struct err err = {0};
    struct store_wie w = wie(sessie_a, ROL_KLANTREGISSEUR);
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
    assert_true(van_termijn); /* the termijn comes back to the gemeente as a signaal */
    struct werkvoorraad wv = lijst(sessie_a, (struct werkvoorraad_vraag){.fase = "traject"});
    assert_int_equal(1, wv.aantal);
    assert_int_equal(s.aantal, wv.rijen[0].open_signalen);
}

static void twee_keer_klikken_is_een_bericht(void **state) {
    (void)state;
    struct err err = {0};
    struct store_wie w = wie(sessie_a, ROL_KLANTREGISSEUR);
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
    struct store_wie w = wie(sessie_a, ROL_KLANTREGISSEUR);
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
    struct store_wie w = wie(sessie_lezer, ROL_KLANTREGISSEUR);
    assert_null(lever_begin(mem, &app, &w, dossier_1, "kenmerk-pip-3", &err));
    assert_int_equal(ERR_DENIED, err.kind);
    w = wie(sessie_a, ROL_KLANTREGISSEUR);
    assert_null(lever_begin(mem, &app, &w, dossier_2, "kenmerk-pip-3", &err));
    assert_int_equal(ERR_NOT_FOUND, err.kind);
    assert_false(pg_in_transaction(app.pg));
    struct audit_lijst l = lees_audit(&(struct audit_vraag){.dossier = dossier_2, .handeling = "leveren", .pagina = 1, .rijen = 1});
    assert_string_equal("niet gevonden", l.rijen[0].resultaat);
    assert_null(lever_begin(mem, &app, &w, dossier_1, "kort", &err));
    assert_int_equal(ERR_INPUT, err.kind);
    /* with the page's own check switched off: the role may open the dossier, the database refuses the bericht */
    w = wie(sessie_lezer, ROL_IEDEREEN);
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
    struct store_wie w = wie(sessie_a, ROL_KLANTREGISSEUR);
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
    struct store_wie w = wie(sessie_a, ROL_KLANTREGISSEUR);
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
    struct store_wie w = wie(sessie_b, ROL_KLANTREGISSEUR);
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
    struct store_wie w = wie(sessie_b, ROL_KLANTREGISSEUR);
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
    struct store_wie w = wie(sessie_b, ROL_KLANTREGISSEUR);
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
    struct store_wie w = wie(sessie_a, ROL_KLANTREGISSEUR), b = wie(sessie_b, ROL_KLANTREGISSEUR);
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

/* ---- what DUO sees ---- */

static void duo_ziet_de_leveringen(void **state) {
    (void)state;
    struct store_wie w = wie(sessie_duo, ROL_DUO), a = wie(sessie_a, ROL_IEDEREEN);
    struct leveringen l;
    struct leveringen_vraag vragen[] = {{.pagina = 1, .rijen = 10},
                                        {.dienst = "pip", .gemeente = "0363", .pagina = 1, .rijen = 10},
                                        {.dienst = "pvt", .pagina = 1, .rijen = 10},
                                        {.van = {2999, 1, 1}, .pagina = 1, .rijen = 10}};
    size_t verwacht[] = {3, 2, 0, 0};
    for (size_t i = 0; i < 4; i++) {
        struct store_tx *tx = store_begin(mem, &app, &w);
        leveringen_vraag(tx, &vragen[i]);
        voer_uit(tx, AUDIT_LIJST, NULL);
        leveringen_lees(mem, tx, &l);
        assert_int_equal(verwacht[i], l.aantal);
    }
    struct store_tx *tx = store_begin(mem, &app, &a);
    leveringen_vraag(tx, &vragen[0]);
    voer_uit(tx, AUDIT_LIJST, NULL);
    leveringen_lees(mem, tx, &l);
    assert_int_equal(0, l.aantal); /* the list is DUO's, whatever the route says */
}

static void alleen_duo_leest_het_logboek(void **state) {
    (void)state;
    struct err err = {0};
    struct store_wie w = wie(sessie_a, ROL_IEDEREEN);
    struct store_tx *tx = store_begin(mem, &app, &w);
    audit_lijst_vraag(tx, &(struct audit_vraag){.pagina = 1, .rijen = 10});
    struct audit a = {.handeling = AUDIT_LIJST};
    assert_false(store_voer_uit(tx, &a, &err));
    assert_int_equal(ERR_DENIED, err.kind);
}

static void een_weigering_wordt_geschreven(void **state) {
    (void)state;
    struct err err = {0};
    struct store_wie w = wie(sessie_a, ROL_DUO), niemand = wie(NULL, ROL_DUO);
    assert_true(audit_weigering(mem, &app, &w, "rol", dossier_2, &err));
    assert_true(audit_weigering(mem, &app, &niemand, "saml: handtekening", NULL, &err));
    struct audit_lijst l = lees_audit(&(struct audit_vraag){.handeling = "weigering", .pagina = 1, .rijen = 2});
    assert_string_equal("saml: handtekening", l.rijen[0].resultaat);
    assert_null(l.rijen[0].gebruiker);
    assert_null(l.rijen[0].rol);
    assert_string_equal("rol", l.rijen[1].resultaat);
    assert_string_equal("0363", l.rijen[1].organisatie);
    assert_string_equal(dossier_2, l.rijen[1].dossier);
}

static void elk_verzoek_is_een_rij(void **state) {
    (void)state;
    struct audit_lijst voor = lees_audit(&(struct audit_vraag){.pagina = 1, .rijen = 1});
    struct err err = {0};
    struct dossier d;
    for (int i = 0; i < 10; i++)
        (void)zie(i % 2 == 0 ? sessie_a : sessie_b, dossier_1, &d, false, &err);
    struct audit_lijst na = lees_audit(&(struct audit_vraag){.dossier = dossier_1, .pagina = 1, .rijen = 200});
    size_t nieuw = 0;
    for (size_t i = 0; i < na.aantal; i++)
        nieuw += na.rijen[i].nummer > voor.rijen[0].nummer;
    assert_int_equal(10, nieuw);
}

int main(void) {
    if (getenv("PORTAAL_SQL_DB") == NULL)
        return 77;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(iedereen_logt_in),
        cmocka_unit_test(een_bewering_maakt_een_sessie),
        cmocka_unit_test(wie_niet_bekend_is_komt_er_niet_in),
        cmocka_unit_test(een_verzoek_wordt_een_keer_beantwoord),
        cmocka_unit_test(wie_niet_mag_leest_niets),
        cmocka_unit_test(uitloggen_beeindigt),
        cmocka_unit_test(csrf_hoort_bij_de_sessie),
        cmocka_unit_test(leveringen_komen_binnen),
        cmocka_unit_test(een_slechte_regel_bederft_niets),
        cmocka_unit_test(zoeken_vindt_wie_men_mag_zien),
        cmocka_unit_test(de_werkvoorraad_is_van_een_gemeente),
        cmocka_unit_test(filters_laten_over_wat_klopt),
        cmocka_unit_test(start_telt),
        cmocka_unit_test(een_dossier_is_een_rondgang),
        cmocka_unit_test(tonen_opent_en_wordt_geschreven),
        cmocka_unit_test(van_een_ander_is_niet_gevonden),
        cmocka_unit_test(de_historie_is_wat_er_kwam),
        cmocka_unit_test(een_bericht_is_afgeschermd),
        cmocka_unit_test(een_pip_zet_de_termijn),
        cmocka_unit_test(twee_keer_klikken_is_een_bericht),
        cmocka_unit_test(alleen_lezen_schrijft_een_rij),
        cmocka_unit_test(wie_niet_mag_levert_niet),
        cmocka_unit_test(een_fout_laat_niets_achter),
        cmocka_unit_test(een_correctie_vervangt),
        cmocka_unit_test(een_signaal_wordt_een_keer_afgehandeld),
        cmocka_unit_test(de_tweede_ziet_wat_de_eerste_schreef),
        cmocka_unit_test(een_halve_levering_is_geen_levering),
        cmocka_unit_test(duo_ziet_de_leveringen),
        cmocka_unit_test(alleen_duo_leest_het_logboek),
        cmocka_unit_test(een_weigering_wordt_geschreven),
        cmocka_unit_test(elk_verzoek_is_een_rij),
    };
    return cmocka_run_group_tests(tests, begin, einde);
}
