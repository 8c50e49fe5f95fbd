/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Roles: what a person may be in her organisation (rol.def). A person may have several at once: a set of bits. What
 * roles may do is in domain/recht.h; nothing but administration of people should ask for a role.
 */
#ifndef DOMAIN_ROL_H
#define DOMAIN_ROL_H

#include <stdbool.h>
#include <stddef.h>

/* Kinds of organisation, as bits. MANDAAT: a gemeente for which a samenwerkingsverband works. */
enum soort {
    SOORT_GEEN = 0,
    SOORT_GEMEENTE = 1,
    SOORT_DUO = 2,
    SOORT_COA = 4,
    SOORT_VERBAND = 8,
    SOORT_MANDAAT = 16,
    SOORT_ALLE = 31
};

enum rol_plek {
#define ROL(naam, code, soorten, woorden) ROL_PLEK_##naam,
#include "domain/rol.def"
#undef ROL
    ROLLEN
};
enum rol {
    ROL_GEEN = 0,
#define ROL(naam, code, soorten, woorden) ROL_##naam = 1 << ROL_PLEK_##naam,
#include "domain/rol.def"
#undef ROL
};

enum rol rol_van_code(const char *code); /* ROL_GEEN when unknown */
const char *rol_code(enum rol rol);      /* "klantregisseur" */
const char *rol_naam(enum rol rol);      /* as people say it */
unsigned rol_soorten(enum rol rol);      /* SOORT_... bits of the organisations whose people can have it */

/* "raadpleger+privacy_officer" to bits; what is unknown or empty is left out. */
unsigned rollen_van_codes(const char *codes);
#define ROLLEN_TEKST 320
/* "Klantregisseur en gemeentebeheerder"; "" for none. */
const char *rollen_namen(unsigned rollen, char ret[static ROLLEN_TEKST]);
/* A PostgreSQL array literal "{klantregisseur,raadpleger}". */
const char *rollen_literal(unsigned rollen, char ret[static ROLLEN_TEKST]);

enum soort soort_van_code(const char *code); /* "gemeente", "duo", "coa", "samenwerkingsverband", "mandaat" */
const char *soort_code(enum soort soort);

#endif
