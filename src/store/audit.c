/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The audit row: its words, and how a request writes it.
 */
#include "store/intern.h"

#include <string.h>

/* To add a handeling: enum audit_handeling, a row here, the CHECK of portaal.audit.handeling. */
static const struct {
    const char *code;
    const char *label;
} handelingen[AUDIT_HANDELINGEN] = {
    [AUDIT_INLOGGEN] = {"inloggen", "Ingelogd"},
    [AUDIT_UITLOGGEN] = {"uitloggen", "Uitgelogd"},
    [AUDIT_INZIEN] = {"inzien", "Bekeken"},
    [AUDIT_LIJST] = {"lijst", "Lijst bekeken"},
    [AUDIT_ZOEKEN] = {"zoeken", "Gezocht"},
    [AUDIT_TONEN] = {"tonen", "Afgeschermde gegevens getoond"},
    [AUDIT_DOCUMENT] = {"document", "Document opgehaald"},
    [AUDIT_FORMULIER] = {"formulier", "Formulier geopend"},
    [AUDIT_LEVEREN] = {"leveren", "Aangeleverd"},
    [AUDIT_AFHANDELEN] = {"afhandelen", "Signaal afgehandeld"},
    [AUDIT_INVOER] = {"invoer", "Ingelezen"},
    [AUDIT_WEIGERING] = {"weigering", "Geweigerd"},
    [AUDIT_BEHEER] = {"beheer", "Beheerd"},
};

const char *audit_handeling_code(enum audit_handeling h) {
    return handelingen[h].code;
}

const char *audit_handeling_label(enum audit_handeling h) {
    return handelingen[h].label;
}

bool audit_handeling_van_code(const char *code, enum audit_handeling *ret) {
    for (int h = 0; code != NULL && h < AUDIT_HANDELINGEN; h++) {
        if (strcmp(handelingen[h].code, code) == 0) {
            *ret = (enum audit_handeling)h;
            return true;
        }
    }
    return false;
}

/* An id in the address that cannot be one is a dossier that was not found. */
static bool kan_niet_bestaan(const struct audit *a) {
    return (a->dossier != NULL && !store_is_uuid(a->dossier)) || (a->bericht != NULL && !store_is_uuid(a->bericht));
}

/* Who searches by number: whether somebody was found is looked up again in the row itself, by the index that the search
 * used. */
static void zoek_voeg(struct pg_batch *batch, const struct store_tx *tx, const struct audit *a, const char *gemist) {
    const struct store_wie *wie = tx->wie;
    bool bsn = strcmp(tx->gezocht.kolom, "bsn") == 0;
    const struct pg_param index = PG_BYTES(tx->gezocht.index, sizeof tx->gezocht.index);
    pg_batch_add(batch, PG_Q_AUDIT_ZOEK,
                 (struct pg_param[]){PG_TEXT(audit_handeling_code(a->handeling)), PG_TEXT(wie->route),
                                     PG_TEXT(a->grond != NULL ? a->grond : AUDIT_GROND_STANDAARD),
                                     PG_TEXT(wie->herkomst), PG_TEXT(wie->request_id), PG_TEXT(a->bijzonderheden),
                                     bsn ? index : PG_NULL, bsn ? PG_NULL : index, PG_TEXT(gemist)},
                 9);
}

void audit_voeg(struct pg_batch *batch, const struct store_tx *tx, const struct audit *a) {
    const struct store_wie *wie = tx->wie;
    const char *gemist = talloc_asprintf(batch, "%ld", tx->store->limieten.gemist);
    if (tx->gezocht.kolom != NULL) {
        zoek_voeg(batch, tx, a, gemist);
        return;
    }
    bool nooit = kan_niet_bestaan(a);
    const char *resultaat = nooit ? "niet gevonden" : a->resultaat != NULL ? a->resultaat : "ok";
    const char *hoog = a->velden_hoog != NULL && !nooit ? pg_list_literal(batch, a->velden_hoog) : NULL;
    pg_batch_add(batch, PG_Q_AUDIT,
                 (struct pg_param[]){PG_TEXT(audit_handeling_code(a->handeling)), PG_TEXT(wie->route),
                                     PG_TEXT(uuid_of_niets(a->dossier)), PG_TEXT(hoog),
                                     PG_TEXT(a->grond != NULL ? a->grond : AUDIT_GROND_STANDAARD), PG_TEXT(resultaat),
                                     PG_TEXT(wie->herkomst), PG_TEXT(wie->request_id), PG_TEXT(a->bijzonderheden),
                                     PG_TEXT(nooit ? NULL : uuid_of_niets(a->bericht)), PG_TEXT(gemist)},
                 11);
}
