/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "session/session.h"

#include "store/mandaat.h"

#include <string.h>

/* ---- assurance levels (eToegang) ---- */

static const struct {
    const char *urn;
    const char *label;
    enum niveau niveau;
} klassen[] = {{"urn:etoegang:core:assurance-class:loa2", "EH2", NIVEAU_EH2},
               {"urn:etoegang:core:assurance-class:loa2plus", "EH2+", NIVEAU_EH2PLUS},
               {"urn:etoegang:core:assurance-class:loa3", "EH3", NIVEAU_EH3},
               {"urn:etoegang:core:assurance-class:loa4", "EH4", NIVEAU_EH4}};
#define KLASSEN (sizeof klassen / sizeof klassen[0])

enum niveau niveau_van_klasse(const char *urn) {
    for (size_t i = 0; urn != NULL && i < KLASSEN; i++)
        if (strcmp(klassen[i].urn, urn) == 0)
            return klassen[i].niveau;
    return NIVEAU_GEEN;
}

const char *niveau_label(enum niveau n) {
    for (size_t i = 0; i < KLASSEN; i++)
        if (klassen[i].niveau == n)
            return klassen[i].label;
    return "";
}

/* ---- login requests ---- */

static void hash_van(const char *token, unsigned char ret[static KRYPTO_HASH_LEN]) {
    krypto_hash(token, strlen(token), ret);
}

bool login_verzoek_nieuw(TALLOC_CTX *ctx, const struct store *s, const char *verzoek_id, const char *aanbieder,
                         const char *sessie, char ret_browser[static KRYPTO_TOKEN_TEXT], struct err *err) {
    char browser[KRYPTO_TOKEN_TEXT];
    unsigned char hash[KRYPTO_HASH_LEN];
    krypto_token(browser);
    hash_van(browser, hash);
    struct pg_batch *b = pg_batch_new(ctx, s->pg);
    pg_batch_add(b, PG_Q_LOGIN_VERZOEK_NIEUW,
                 (struct pg_param[]){PG_TEXT(verzoek_id), PG_BYTES(hash, sizeof hash), PG_TEXT(aanbieder)}, 3);
    if (sessie != NULL && sessie[0] != '\0') {
        unsigned char oud[KRYPTO_HASH_LEN];
        hash_van(sessie, oud);
        pg_batch_add(b, PG_Q_LOGIN_VERZOEK_SESSIE, (struct pg_param[]){PG_TEXT(verzoek_id), PG_BYTES(oud, sizeof oud)},
                     2);
    }
    bool goed = pg_batch_run(b, err);
    talloc_free(b);
    if (goed)
        memcpy(ret_browser, browser, sizeof browser);
    krypto_wipe(browser, sizeof browser);
    return goed;
}

bool login_verzoek_van(TALLOC_CTX *ctx, const struct store *s, const char *browser, struct login_verzoek *ret,
                       struct err *err) {
    unsigned char hash[KRYPTO_HASH_LEN];
    hash_van(browser, hash);
    struct pg_batch *b = pg_batch_new(ctx, s->pg);
    int n = pg_batch_add(b, PG_Q_LOGIN_VERZOEK_VAN, (struct pg_param[]){PG_BYTES(hash, sizeof hash)}, 1);
    if (!pg_batch_run(b, err))
        return false;
    const struct pg_rows *rows = pg_batch_rows(b, n);
    if (pg_count(rows) == 0)
        return err_set(err, ERR_NOT_FOUND, "login_verzoek_van", "no request of this browser");
    *ret = (struct login_verzoek){.id = talloc_strdup(ctx, pg_text(rows, 0, 0)),
                                  .aanbieder = talloc_strdup(ctx, pg_text(rows, 0, 1))};
    return true;
}

bool login_verzoek_ophalen(TALLOC_CTX *ctx, const struct store *s, const char *browser, struct err *err) {
    unsigned char hash[KRYPTO_HASH_LEN];
    hash_van(browser, hash);
    const char *geldig = talloc_asprintf(ctx, "%d", LOGIN_GELDIG_S);
    struct pg_batch *b = pg_batch_new(ctx, s->pg);
    pg_batch_add(b, PG_Q_LOGIN_VERZOEK_OPHALEN, (struct pg_param[]){PG_BYTES(hash, sizeof hash), PG_TEXT(geldig)}, 2);
    return pg_batch_run(b, err);
}

/* ---- begin and end ---- */

static void audit_zonder_dossier(struct pg_batch *b, enum audit_handeling handeling, const char *route,
                                 const char *herkomst, const char *request_id) {
    pg_batch_add(b, PG_Q_AUDIT,
                 (struct pg_param[]){PG_TEXT(audit_handeling_code(handeling)), PG_TEXT(route), PG_NULL, PG_NULL,
                                     PG_TEXT(AUDIT_GROND_STANDAARD), PG_TEXT("ok"), PG_TEXT(herkomst),
                                     PG_TEXT(request_id), PG_NULL, PG_NULL, PG_NULL},
                 11);
}

bool sessie_start(TALLOC_CTX *ctx, const struct store *s, const struct sessie_begin *n,
                  char ret_token[static KRYPTO_TOKEN_TEXT], struct err *err) {
    if (n->niveau == NIVEAU_GEEN)
        return err_set(err, ERR_DENIED, "sessie_start", "niveau");
    TALLOC_CTX *tmp = talloc_new(ctx);
    char token[KRYPTO_TOKEN_TEXT];
    unsigned char hash[KRYPTO_HASH_LEN], browser[KRYPTO_HASH_LEN];
    krypto_token(token);
    hash_van(token, hash);
    hash_van(n->browser != NULL ? n->browser : "", browser);
    struct pg_batch *b = pg_batch_new(tmp, s->pg);
    pg_batch_add(b, PG_Q_BEGIN, NULL, 0);
    char rollen[ROLLEN_TEKST];
    const char *organisaties = n->organisaties != NULL ? pg_list_literal(tmp, n->organisaties) : NULL;
    const struct pg_param params[] = {PG_BYTES(hash, sizeof hash),
                                      PG_TEXT(n->verzoek_id),
                                      PG_BYTES(browser, sizeof browser),
                                      PG_TEXT(talloc_asprintf(tmp, "%d", LOGIN_GELDIG_S)),
                                      PG_TEXT(n->assertie_id),
                                      PG_TEXT(n->assertie_tot),
                                      PG_TEXT(n->aanbieder),
                                      PG_TEXT(organisaties),
                                      PG_TEXT(n->organisatie),
                                      PG_TEXT(n->legal_subject),
                                      PG_TEXT(n->acting_subject),
                                      PG_TEXT(n->vestiging),
                                      PG_TEXT(n->tussenpersoon),
                                      PG_TEXT(n->met_rollen ? rollen_literal(n->rollen, rollen) : NULL),
                                      PG_TEXT(n->naam),
                                      PG_TEXT(talloc_asprintf(tmp, "%d", (int)n->niveau)),
                                      PG_TEXT(talloc_asprintf(tmp, "%ld", n->stil_s)),
                                      PG_TEXT(talloc_asprintf(tmp, "%ld", n->langst_s)),
                                      PG_TEXT(n->idp_sessie),
                                      PG_TEXT(n->idp_tot)};
    pg_batch_add(b, PG_Q_SESSIE_BEGIN, params, (int)(sizeof params / sizeof params[0]));
    if (n->oud != NULL && n->oud[0] != '\0') {
        unsigned char oud[KRYPTO_HASH_LEN];
        hash_van(n->oud, oud);
        pg_batch_add(b, PG_Q_SESSIE_SLUIT, (struct pg_param[]){PG_BYTES(oud, sizeof oud)}, 1);
    }
    audit_zonder_dossier(b, AUDIT_INLOGGEN, n->route, n->herkomst, n->request_id);
    pg_batch_add(b, PG_Q_COMMIT, NULL, 0);
    bool goed = pg_batch_run(b, err);
    if (goed)
        memcpy(ret_token, token, sizeof token);
    krypto_wipe(token, sizeof token);
    talloc_free(tmp);
    return goed;
}

bool sessie_einde(TALLOC_CTX *ctx, const struct store *s, const struct store_wie *wie, struct err *err) {
    unsigned char hash[KRYPTO_HASH_LEN];
    char doelen[DOELEN_TEKST];
    hash_van(wie->token != NULL ? wie->token : "", hash);
    struct pg_batch *b = pg_batch_new(ctx, s->pg);
    pg_batch_add(b, PG_Q_BEGIN, NULL, 0);
    /* whoever is logged in may log out: any right, any level */
    pg_batch_add(b, PG_Q_SESSIE_OPEN,
                 (struct pg_param[]){PG_BYTES(hash, sizeof hash), PG_TEXT(doelen_literal(DOEL_ALLE, doelen)),
                                     PG_TEXT("0"), PG_TEXT("{}")},
                 4);
    audit_zonder_dossier(b, AUDIT_UITLOGGEN, wie->route, wie->herkomst, wie->request_id);
    pg_batch_add(b, PG_Q_SESSIE_SLUIT, (struct pg_param[]){PG_BYTES(hash, sizeof hash)}, 1);
    pg_batch_add(b, PG_Q_COMMIT, NULL, 0);
    struct err waarom = {0};
    bool goed = pg_batch_run(b, &waarom) || waarom.kind == ERR_NO_SESSION;
    talloc_free(b);
    if (!goed && err != NULL)
        *err = waarom;
    return goed;
}

bool sessie_kies(TALLOC_CTX *ctx, const struct store *s, const struct store_wie *wie, const char *organisatie,
                 char ret_token[static KRYPTO_TOKEN_TEXT], struct err *err) {
    char token[KRYPTO_TOKEN_TEXT];
    unsigned char nieuw[KRYPTO_HASH_LEN];
    krypto_token(token);
    hash_van(token, nieuw);
    struct store_tx *tx = store_begin(ctx, s, wie);
    sessie_kies_vraag(tx, nieuw, organisatie);
    const struct audit audit = {.handeling = AUDIT_INLOGGEN,
                                .bijzonderheden = talloc_asprintf(tx, "werkt nu voor %.8s", organisatie)};
    bool goed = store_voer_uit(tx, &audit, err);
    if (goed)
        memcpy(ret_token, token, sizeof token);
    krypto_wipe(token, sizeof token);
    talloc_free(tx);
    return goed;
}

/* ---- csrf ---- */

void sessie_csrf(const struct krypto *k, const char *token, const char *pad, char ret[static KRYPTO_TOKEN_TEXT]) {
    char *wat = talloc_asprintf(NULL, "%s\n%s", token, pad); /* neither has a newline in it */
    krypto_mac_text(k, "csrf", wat, ret);
    krypto_wipe(wat, strlen(wat));
    talloc_free(wat);
}

bool sessie_csrf_klopt(const struct krypto *k, const char *token, const char *pad, const char *gegeven) {
    if (token == NULL || gegeven == NULL)
        return false;
    char goed[KRYPTO_TOKEN_TEXT];
    sessie_csrf(k, token, pad, goed);
    return krypto_same(goed, gegeven);
}
