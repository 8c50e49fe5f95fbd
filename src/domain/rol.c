/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "domain/rol.h"

#include <stddef.h>
#include <string.h>

static const struct {
    enum rol rol;
    const char *code, *naam;
} rollen[] = {{ROL_KLANTREGISSEUR, "klantregisseur", "Klantregisseur"},
              {ROL_RAADPLEGER, "raadpleger", "Raadpleger"},
              {ROL_DUO_BEHEERDER, "duo_beheerder", "Beheerder DUO"},
              {ROL_COA_MEDEWERKER, "coa_medewerker", "Medewerker COA"}};
#define ROLLEN (sizeof rollen / sizeof rollen[0])

enum rol rol_van_code(const char *code) {
    for (size_t i = 0; code != NULL && i < ROLLEN; i++)
        if (strcmp(rollen[i].code, code) == 0)
            return rollen[i].rol;
    return ROL_GEEN;
}

const char *rol_code(enum rol rol) {
    for (size_t i = 0; i < ROLLEN; i++)
        if (rollen[i].rol == rol)
            return rollen[i].code;
    return "";
}

const char *rol_naam(enum rol rol) {
    for (size_t i = 0; i < ROLLEN; i++)
        if (rollen[i].rol == rol)
            return rollen[i].naam;
    return "";
}

const char *rol_set_literal(unsigned set, char ret[static 128]) {
    size_t len = 0;
    ret[len++] = '{';
    for (size_t i = 0; i < ROLLEN; i++) {
        if ((set & rollen[i].rol) == 0)
            continue;
        if (len > 1)
            ret[len++] = ',';
        size_t n = strlen(rollen[i].code);
        memcpy(ret + len, rollen[i].code, n);
        len += n;
    }
    ret[len++] = '}';
    ret[len] = '\0';
    return ret;
}
