/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Roles: what a person may be in her organisation. A route row names the roles that may use it as a set of bits.
 */
#ifndef DOMAIN_ROL_H
#define DOMAIN_ROL_H

enum rol {
    ROL_GEEN = 0,
    ROL_KLANTREGISSEUR = 1, /* gemeente: reads and delivers */
    ROL_RAADPLEGER = 2,     /* gemeente: reads, reveals nothing, delivers nothing */
    ROL_DUO_BEHEERDER = 4,  /* DUO: runs the portal */
    ROL_COA_MEDEWERKER = 8  /* COA: begins dossiers, reads and delivers */
};
#define ROL_GEMEENTE (ROL_KLANTREGISSEUR | ROL_RAADPLEGER)
#define ROL_DUO ROL_DUO_BEHEERDER
#define ROL_COA ROL_COA_MEDEWERKER
#define ROL_LEVERT (ROL_KLANTREGISSEUR | ROL_COA) /* types deliveries on behalf of her organisation */
#define ROL_IEDEREEN (ROL_GEMEENTE | ROL_DUO | ROL_COA)

enum rol rol_van_code(const char *code); /* ROL_GEEN when unknown */
const char *rol_code(enum rol rol);      /* "klantregisseur" */
const char *rol_naam(enum rol rol);      /* as people say it */
/* The codes in a set, as a PostgreSQL array literal "{klantregisseur,raadpleger}". Static text, valid until the next
 * call: none; caller gives 128 bytes. */
const char *rol_set_literal(unsigned rollen, char ret[static 128]);

#endif
