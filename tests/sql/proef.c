/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "proef.h"

#include <unistd.h>

#define GEDULD_MS 20000

TALLOC_CTX *mem;
struct store app, taak;
char sessie_admin[KRYPTO_TOKEN_TEXT];
char sessie_a[KRYPTO_TOKEN_TEXT], sessie_lezer[KRYPTO_TOKEN_TEXT], sessie_b[KRYPTO_TOKEN_TEXT],
    sessie_duo[KRYPTO_TOKEN_TEXT];
char dossier_1[KRYPTO_UUID_TEXT], dossier_2[KRYPTO_UUID_TEXT], dossier_3[KRYPTO_UUID_TEXT];

struct store maak_store(const char *rol, const struct krypto *k) {
    const char *db = getenv("PORTAAL_SQL_DB");
    return (struct store){.pg = pg_new(mem, talloc_asprintf(mem, "%s user=%s", db, rol), GEDULD_MS), .krypto = k};
}

/* Setting up is not a test: without it there is nothing to test. */
static void stop(const struct err *err) {
    (void)fprintf(stderr, "%s: %s\n", err->place, err->reason);
    exit(1);
}

static void doe_taak(enum pg_query q, const struct pg_param *params, int n) {
    struct err err = {0};
    struct pg_batch *b = pg_batch_new(mem, taak.pg);
    int nummer = pg_batch_add(b, q, params, n);
    if (!pg_batch_run(b, &err))
        stop(&err);
    if (pg_count(pg_batch_rows(b, nummer)) != 1)
        abort();
}

static void maak_gebruiker(const char *organisatie, const char *kvk, const char *acting, const char *rol) {
    char id[KRYPTO_UUID_TEXT];
    krypto_uuid(id);
    doe_taak(PG_Q_ORGANISATIE_ZET, (struct pg_param[]){PG_TEXT(organisatie), PG_TEXT(kvk), PG_TEXT("")}, 3);
    doe_taak(PG_Q_GEBRUIKER_BEWAAR,
             (struct pg_param[]){PG_TEXT(id), PG_TEXT(organisatie), PG_TEXT(""), PG_TEXT(acting), PG_TEXT("N. Aam"),
                                 PG_TEXT(talloc_asprintf(mem, "{%s}", rol)), PG_NULL},
             7);
}

void proef_begin(void) {
    mem = talloc_new(NULL);
    struct err err = {0};
    const char *sleutel = talloc_asprintf(mem, "%s/hoofdsleutel", getenv("PORTAAL_WERK"));
    (void)unlink(sleutel);
    if (!krypto_new_key_file(sleutel, &err))
        stop(&err);
    struct krypto *k = krypto_open(mem, sleutel, &err);
    if (k == NULL)
        stop(&err);
    app = maak_store("portaal_app", k);
    taak = maak_store("portaal_taak", k);
    maak_gebruiker("0363", KVK_A, "persoon-a", "klantregisseur");
    maak_gebruiker("0363", KVK_A, "persoon-lezer", "raadpleger");
    maak_gebruiker("0363", KVK_A, "persoon-admin", "administratief_medewerker");
    maak_gebruiker("0060", KVK_B, "persoon-b", "klantregisseur");
    maak_gebruiker("0060", KVK_B, "persoon-weg", "klantregisseur");
    maak_gebruiker("DUO", KVK_DUO, "persoon-duo", "duo_beheerder");
}

void proef_einde(void) {
    talloc_free(mem);
}

struct store_wie wie(const char *token, uint32_t doel) {
    return (struct store_wie){.token = token,
                              .doel = doel,
                              .niveau_min = NIVEAU_EH3,
                              .request_id = "0123456789abcdef0123456789abcdef",
                              .route = "/proef",
                              .herkomst = "127.0.0.1"};
}

void voer_uit(struct store_tx *tx, enum audit_handeling h, const char *dossier) {
    struct err err = {0};
    struct audit a = {.handeling = h, .dossier = dossier};
    if (!store_voer_uit(tx, &a, &err))
        fail_msg("%s: %s", err.place, err.reason);
}

struct audit_lijst lees_audit(const struct audit_vraag *v) {
    static struct store_wie duo;
    duo = wie(sessie_duo, DOEL_AUDIT);
    struct store_tx *tx = store_begin(mem, &app, &duo);
    audit_lijst_vraag(tx, v);
    voer_uit(tx, AUDIT_LIJST, NULL);
    struct audit_lijst lijst;
    audit_lijst_lees(mem, tx, &lijst);
    return lijst;
}

void zet(struct bericht *b, const char *veld, const char *waarde) {
    int i = stelsel_veld_index(b->dienst, veld);
    assert_true(i >= 0);
    b->waarden[i] = waarde;
}

struct werkvoorraad lijst(const char *token, struct werkvoorraad_vraag v) {
    struct store_wie w = wie(token, DOEL_EIGEN);
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

bool zie(const char *token, const char *dossier, struct dossier *ret, bool toon, struct err *err) {
    struct store_wie w = wie(token, DOEL_EIGEN);
    struct store_tx *tx = store_begin(mem, &app, &w);
    dossier_vraag(tx, dossier, toon);
    struct audit a = {.handeling = toon ? AUDIT_TONEN : AUDIT_INZIEN,
                      .dossier = dossier,
                      .velden_hoog = toon ? dossier_velden_hoog : NULL};
    return store_voer_uit(tx, &a, err) && dossier_lees(mem, tx, ret, err);
}

struct bericht nieuw_pip(void) {
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

void verleng_termijn(const char *kenmerk) {
    struct err err = {0};
    struct invoer_regel r = {
        .kenmerk = kenmerk,
        .bericht = {.dienst = stelsel_vind("inburgeringstermijn"), .afzender = "DUO", .ontvanger = "0363"},
        .wie = {.bsn = BSN_1}};
    zet(&r.bericht, "soort", "verlengd");
    zet(&r.bericht, "datum_aanvang", "2026-11-21");
    zet(&r.bericht, "datum_einde", "2030-05-20");
    zet(&r.bericht, "reden", "alfabetisering");
    struct invoer *in = invoer_nieuw(mem, &taak, "proef.jsonl", VANDAAG);
    if (!invoer_stuk(in, &r, 1, &err))
        fail_msg("%s: %s", err.place, err.reason);
    if (r.uitkomst != INVOER_GOED)
        fail_msg("%s: %s", r.veld, r.reden);
}

size_t ververs(struct date dag) {
    struct err err = {0};
    struct invoer *in = invoer_nieuw(mem, &taak, "proef", dag);
    size_t samen = 0, stap = 1;
    while (stap > 0) {
        if (!invoer_ververs(in, VERVERS_VERLOPEN, &stap, &err))
            fail_msg("%s: %s", err.place, err.reason);
        samen += stap;
    }
    return samen;
}
