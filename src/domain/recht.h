/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Rights: role x kind of organisation x purpose, all of them in recht.def. Who may what in a request is worked out by
 * the database (sessie_open) from its copy of that table; this is for naming a purpose in a route row or on a page, and
 * for whoever needs the table itself (portaalctl migreer, documentation, tests).
 */
#ifndef DOMAIN_RECHT_H
#define DOMAIN_RECHT_H

#include "domain/rol.h"

#include <stdint.h>

enum doel_plek {
#define DOEL(naam, code, uitleg) DOEL_PLEK_##naam,
#include "domain/recht.def"
    DOELEN
};
enum doel {
    DOEL_GEEN = 0,
#define DOEL(naam, code, uitleg) DOEL_##naam = 1 << DOEL_PLEK_##naam,
#include "domain/recht.def"
    DOEL_ALLE = (1 << DOELEN) - 1,
    DOEL_OPENBAAR = 1 << 30 /* no right: for a route that asks for no session */
};

struct doel_soort {
    enum doel doel;
    const char *code, *uitleg;
};
extern const struct doel_soort doel_soorten[DOELEN];

struct recht {
    const char *rol;  /* code of a role, "wachtend" or "toegelaten" */
    unsigned soorten; /* SOORT_... bits */
    uint32_t doelen;  /* DOEL_... bits */
};
extern const struct recht recht_tabel[]; /* ended by a row without a role */

/* What these roles (admitted) may at an organisation of that kind: the same answer as the database has. */
uint32_t recht_van(unsigned rollen, enum soort soort);

/* "inzien+hoog" to bits. */
uint32_t doelen_van_codes(const char *codes);
#define DOELEN_TEKST 256
/* A PostgreSQL array literal "{inzien,hoog}". */
const char *doelen_literal(uint32_t doelen, char ret[static DOELEN_TEKST]);

#endif
