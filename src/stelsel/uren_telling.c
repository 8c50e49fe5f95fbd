/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "stelsel/uren_telling.h"

#include <strings.h>

bool is_inspanning(const struct bericht *b) {
    return strcmp(b->dienst->code, "inspanning") == 0 || strcmp(b->dienst->code, "inspanning_instelling") == 0;
}

bool zelfde_inspanning(const struct bericht *a, const struct bericht *b) {
    const char *van = bericht_waarde(a, "periode_van"), *ook = bericht_waarde(b, "periode_van");
    const char *bij = bericht_waarde(a, "instelling"), *daar = bericht_waarde(b, "instelling");
    return van != NULL && ook != NULL && bij != NULL && daar != NULL && strcmp(van, ook) == 0 &&
           strcasecmp(bij, daar) == 0;
}

static bool met_keurmerk(const struct bericht *b) {
    return !bericht_waarde_is(b, "keurmerk", "nee") || bericht_waarde(b, "taalschakeltraject_afgerond") != NULL;
}

long inspanning_lesuren(const struct bericht *b) {
    if (!met_keurmerk(b))
        return 0;
    return bericht_getal(b, "uren_taal_en_knm") + bericht_getal(b, "uren_alfabetisering");
}

/* Is there one about the same line that says more recent things? */
static bool ingehaald(const struct historie *h, size_t i) {
    const struct bericht *b = &h->berichten[i];
    for (size_t j = 0; j < h->aantal; j++) {
        const struct bericht *ander = &h->berichten[j];
        if (j == i || ander->ingetrokken || !is_inspanning(ander) || !zelfde_inspanning(b, ander))
            continue;
        int verschil = date_cmp(bericht_datum(ander, "peildatum"), bericht_datum(b, "peildatum"));
        if (verschil > 0 || (verschil == 0 && historie_plaats(h, j) > historie_plaats(h, i)))
            return true;
    }
    return false;
}

/* Participatie that counts as taalles is reported by the instelling and by the gemeente, about the same hours: so not
 * both, but the larger of the two. */
static long participatie_als_taalles(const struct historie *h, long bij_instellingen) {
    const struct bericht *b = historie_laatste_met(h, "uren", "soort", "participatie_als_taalles");
    long bij_gemeente = bericht_waarde_is(b, "telt_mee", "ja") ? bericht_getal(b, "uren") : 0;
    return bij_gemeente > bij_instellingen ? bij_gemeente : bij_instellingen;
}

long telling_lesuren(const struct historie *h, const struct bericht *zonder) {
    long lessen = 0, participatie = 0;
    for (size_t i = 0; i < h->aantal; i++) {
        const struct bericht *b = &h->berichten[i];
        if (b->ingetrokken || !is_inspanning(b) || (zonder != NULL && zelfde_inspanning(b, zonder)) || ingehaald(h, i))
            continue;
        lessen += inspanning_lesuren(b);
        participatie += met_keurmerk(b) ? bericht_getal(b, "uren_participatie_als_taalles") : 0;
    }
    return lessen + participatie_als_taalles(h, participatie);
}

long telling_intake(const struct historie *h) {
    const struct bericht *b = historie_laatste_met(h, "uren", "soort", "brede_intake");
    return bericht_waarde_is(b, "telt_mee", "ja") ? bericht_getal(b, "uren") : 0;
}

long telling_lessen_en_intake(const struct historie *h) {
    return telling_lesuren(h, NULL) + telling_intake(h);
}

long telling_pvt_en_map(const struct historie *h) {
    return bericht_getal(historie_laatste(h, "pvt"), "uren") + bericht_getal(historie_laatste(h, "map"), "uren");
}
