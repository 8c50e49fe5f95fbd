/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * As what a person is treated. DUO says it with the inburgeringsplicht; when DUO changes it the gemeente may, with the
 * person, choose to go on as before (Ketenproces 13.4). The choice holds until DUO says something else again; DUO
 * confirming the choice is no new change.
 */
#include "stelsel/dienst.h"

#include <stdint.h>

static bool gaat_erover(const struct bericht *b) {
    return !b->ingetrokken &&
           (strcmp(b->dienst->code, "inburgeringsplicht") == 0 || strcmp(b->dienst->code, "doelgroepkeuze") == 0) &&
           bericht_waarde(b, "behandeld_als") != NULL;
}

/* The one that stands first of those from `vanaf` on: corrections stand where the first version stood. */
static const struct bericht *eerstvolgende(const struct historie *h, size_t *vanaf) {
    const struct bericht *gevonden = NULL;
    size_t waar = SIZE_MAX;
    for (size_t i = 0; i < h->aantal; i++) {
        size_t plaats = gaat_erover(&h->berichten[i]) ? historie_plaats(h, i) : SIZE_MAX;
        if (plaats >= *vanaf && plaats < waar) {
            gevonden = &h->berichten[i];
            waar = plaats;
        }
    }
    *vanaf = waar + 1;
    return gevonden;
}

static bool zelfde(const char *a, const char *b) {
    return a != NULL && b != NULL && strcmp(a, b) == 0;
}

/* DUO repeating itself, or confirming a choice, changes nothing. */
bool doelgroep_wijzigt(const struct doelgroep *d, const struct bericht *b) {
    const char *als = bericht_waarde(b, "behandeld_als");
    return d->duo != NULL && als != NULL && !zelfde(d->duo, als) && !zelfde(d->geldend, als);
}

static void plicht_zegt(struct doelgroep *d, const struct bericht *b) {
    const char *als = bericht_waarde(b, "behandeld_als");
    if (d->duo == NULL || bericht_waarde_is(b, "soort", "vastgesteld")) {
        *d = (struct doelgroep){.geldend = als};
    } else if (doelgroep_wijzigt(d, b)) {
        *d = (struct doelgroep){.geldend = als, .nieuwe = als, .vorige = d->geldend, .wijziging = b};
    }
    d->duo = als;
}

struct doelgroep historie_doelgroep(const struct historie *h) {
    struct doelgroep d = {0};
    size_t vanaf = 0;
    for (const struct bericht *b = eerstvolgende(h, &vanaf); b != NULL; b = eerstvolgende(h, &vanaf)) {
        if (strcmp(b->dienst->code, "inburgeringsplicht") == 0) {
            plicht_zegt(&d, b);
        } else {
            d.geldend = bericht_waarde(b, "behandeld_als");
            d.gekozen = true;
        }
        if (vanaf == 0)
            break;
    }
    return d;
}

const char *doelgroep_datum(const struct doelgroep *d) {
    const char *datum = bericht_waarde(d->wijziging, "datum_gewijzigd");
    return datum != NULL ? datum : bericht_waarde(d->wijziging, "datum_kennisgeving");
}

bool historie_asiel(const struct historie *h, const struct bericht *nieuw) {
    const char *als = nieuw != NULL && strcmp(nieuw->dienst->code, "inburgeringsplicht") == 0
                          ? bericht_waarde(nieuw, "behandeld_als")
                          : historie_doelgroep(h).geldend;
    return zelfde(als, "asielstatushouder");
}

/* Looks at the doelgroep before and after the last change, as far as the day may be on that side of it. */
static bool op_die_dag(const struct historie *h, struct date op, bool asiel) {
    struct doelgroep d = historie_doelgroep(h);
    struct date gewijzigd = {0};
    bool ervoor = d.wijziging != NULL && date_parse(doelgroep_datum(&d), &gewijzigd) &&
                  (date_is_empty(op) || date_cmp(op, gewijzigd) <= 0);
    bool erna = date_is_empty(gewijzigd) || date_is_empty(op) || date_cmp(op, gewijzigd) >= 0;
    return (ervoor && zelfde(d.vorige, "asielstatushouder") == asiel) ||
           (erna && zelfde(d.geldend, "asielstatushouder") == asiel);
}

bool historie_asiel_op(const struct historie *h, struct date op) {
    return op_die_dag(h, op, true);
}

bool historie_anders_dan_asiel_op(const struct historie *h, struct date op) {
    return op_die_dag(h, op, false);
}
