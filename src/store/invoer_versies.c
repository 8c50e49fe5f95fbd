/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Versions in a file: what is there already under a kenmerk, and which bericht a line corrects or withdraws.
 */
#include "store/invoer_intern.h"

#include <stdlib.h>
#include <string.h>

static int op_sleutel(const void *a, const void *b) {
    return strcmp(((const struct bekend *)a)->sleutel, ((const struct bekend *)b)->sleutel);
}

const char *invoer_bekend(const struct invoer *in, const struct invoer_regel *regels, size_t i, const char *kenmerk) {
    const char *afzender = regels[i].bericht.afzender;
    struct bekend zoek = {.sleutel = talloc_asprintf(in->stuk, "%s %s", afzender, kenmerk)};
    const struct bekend *hier =
        in->bekend_aantal > 0 ? bsearch(&zoek, in->bekend, in->bekend_aantal, sizeof zoek, op_sleutel) : NULL;
    if (hier != NULL)
        return hier->id;
    for (size_t j = 0; j < i; j++)
        if (regels[j].uitkomst == INVOER_GOED && strcmp(regels[j].kenmerk, kenmerk) == 0 &&
            strcmp(regels[j].bericht.afzender, afzender) == 0)
            return in->besluiten[j].bericht.id;
    return NULL;
}

bool invoer_vervangt(const struct invoer *in, const struct invoer_regel *regels, size_t i, struct besluit *b) {
    const struct invoer_regel *r = &regels[i];
    if (r->vervangt == NULL)
        return true;
    const struct historie h = {.berichten = b->mens->berichten, .aantal = b->mens->aantal};
    const struct bericht *oud = historie_bericht(&h, invoer_bekend(in, regels, i, r->vervangt));
    if (oud == NULL || oud->dienst != b->bericht.dienst)
        return false;
    b->bericht.vervangt = oud->id;
    if (b->bericht.intrekking) /* it repeats what it takes back */
        memcpy(b->bericht.waarden, oud->waarden, sizeof oud->waarden);
    if (date_is_empty(b->bericht.datum_gebeurtenis))
        b->bericht.datum_gebeurtenis = oud->datum_gebeurtenis;
    return true;
}

const struct bericht *invoer_persoon_volgens(const struct invoer *in, const struct besluit *b) {
    if (b->bericht.vervangt == NULL)
        return &b->bericht;
    const struct historie h = {.berichten = b->mens->berichten, .aantal = b->mens->aantal};
    struct historie straks = historie_met(in->stuk, &h, &b->bericht, NULL);
    return historie_laatste(&straks, b->bericht.dienst->code);
}

void invoer_telt_niet_meer(struct mens *m, const char *id) {
    for (size_t i = 0; id != NULL && i < m->aantal; i++)
        if (strcmp(m->berichten[i].id, id) == 0)
            m->berichten[i].ingetrokken = true;
}
