/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * portaalctl bijwerken: the lists as they should be today, and no documents that nobody sent. For a timer, once a day;
 * with --alles after a new version.
 */
#include "app/ctl.h"
#include "krypto/krypto.h"
#include "store/concept.h"
#include "store/document.h"
#include "store/invoer.h"

#include <string.h>

static bool open_store(struct ctl *c, struct store *ret, struct err *err) {
    if (!ctl_settings(c, err) || (ret->krypto = krypto_open(c->ctx, c->conf->portaal_sleutelbestand, err)) == NULL)
        return false;
    ret->pg = ctl_pg(c, c->conf->database_verbinding_taak, "verbinding_taak", CTL_TIMEOUT_MS, err);
    return ret->pg != NULL;
}

int ctl_bijwerken(struct ctl *c, int argc, char **argv) {
    struct err err = {0};
    struct store store = {0};
    bool alles = argc == 2 && strcmp(argv[1], "--alles") == 0;
    if (argc != 1 && !alles)
        return ctl_usage(c, "deze opdracht kent alleen --alles");
    if (!open_store(c, &store, &err))
        return ctl_fail(c, &err);
    struct invoer *in = invoer_nieuw(c->ctx, &store, "bijwerken", date_today());
    size_t samen = 0, stuk = 1;
    while (stuk > 0) {
        if (!invoer_ververs(in, alles ? VERVERS_ALLES : VERVERS_VERLOPEN, &stuk, &err))
            return ctl_fail(c, &err);
        samen += stuk;
    }
    printf("%zu dossiers bijgewerkt.\n", samen);
    long weg = 1, opgeruimd = 0;
    for (; weg > 0; opgeruimd += weg)
        if (!document_ruim_op(c->ctx, store.pg, &weg, &err))
            return ctl_fail(c, &err);
    if (opgeruimd > 0)
        printf("%ld documenten opgeruimd die nooit zijn verstuurd.\n", opgeruimd);
    for (weg = 1, opgeruimd = 0; weg > 0; opgeruimd += weg)
        if (!concept_ruim_op(c->ctx, store.pg, &weg, &err))
            return ctl_fail(c, &err);
    if (opgeruimd > 0)
        printf("%ld concepten opgeruimd die langer dan 90 dagen bleven liggen.\n", opgeruimd);
    return CTL_OK;
}
