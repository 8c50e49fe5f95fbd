/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * For the programs that test the store and the session room against a freshly migrated database: PORTAAL_SQL_DB is
 * libpq's text without a user, PORTAAL_WERK a folder for a key; they log in as the roles that the portal uses
 * (tests/sql/run). The groups build on each other's people and run in the order of store_test.c.
 */
#ifndef TESTS_SQL_PROEF_H
#define TESTS_SQL_PROEF_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "session/session.h"
#include "store/invoer.h"
#include "store/lever.h"
#include "store/lijst.h"
#include "store/signaal.h"

#define KVK_A "90000001" /* Amsterdam */
#define KVK_B "90000002" /* Ameland */
#define KVK_DUO "90000003"
#define NIEUW_ADRES "Nieuwstraat 1, Ameland"
#define BSN_1 "999990007" /* of Amsterdam; toets done, waits for a PIP */
#define BSN_2 "999990019" /* of Ameland */
#define BSN_3 "999990020" /* was of Amsterdam, moved to Ameland */
#define V_1 "0000000001"
#define VANDAAG ((struct date){2026, 11, 22})

extern TALLOC_CTX *mem;
extern struct store app, taak;
/* Filled by the first group: a klantregisseur of Amsterdam, a raadpleger there, a klantregisseur of Ameland, DUO. */
extern char sessie_admin[KRYPTO_TOKEN_TEXT]; /* an administratief medewerker of Amsterdam */
extern char sessie_a[KRYPTO_TOKEN_TEXT], sessie_lezer[KRYPTO_TOKEN_TEXT], sessie_b[KRYPTO_TOKEN_TEXT],
    sessie_duo[KRYPTO_TOKEN_TEXT];
/* Filled by the group of the lists. */
extern char dossier_1[KRYPTO_UUID_TEXT], dossier_2[KRYPTO_UUID_TEXT], dossier_3[KRYPTO_UUID_TEXT];

/* A store of its own connection, logged in as that role. */
struct store maak_store(const char *rol, const struct krypto *k);
void proef_begin(void);
void proef_einde(void);
/* A route row that wants these roles and EH3. */
struct store_wie wie(const char *token, uint32_t doel); /* DOEL_... */
/* Runs a batch with this audit row; fails the test when it fails. */
void voer_uit(struct store_tx *tx, enum audit_handeling h, const char *dossier);
/* Rows of the audit log, as DUO reads them. */
struct audit_lijst lees_audit(const struct audit_vraag *v);
/* Sets a field by name; an unknown one fails the test. */
void zet(struct bericht *b, const char *veld, const char *waarde);
/* One page of the werkvoorraad of this session's gemeente. */
struct werkvoorraad lijst(const char *token, struct werkvoorraad_vraag v);
/* One dossier, with its audit row. */
bool zie(const char *token, const char *dossier, struct dossier *ret, bool toon, struct err *err);
/* A first PIP of 20 november 2026 that passes all rules. */
struct bericht nieuw_pip(void);
/* DUO gives the person of BSN_1 more time: a signaal that is closed by hand. */
void verleng_termijn(const char *kenmerk);
/* Brings the state of all dossiers up to that day; says of how many. */
size_t ververs(struct date dag);

int sessie_groep(void);
int invoer_groep(void);
int lijst_groep(void);
int dossier_groep(void);
int lever_groep(void);
int duo_groep(void);

#endif
