/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "domain/recht.h"

#include <string.h>

const struct doel_soort doel_soorten[DOELEN] = {
#define DOEL(naam_, code_, uitleg_) {.doel = DOEL_##naam_, .code = (code_), .uitleg = (uitleg_)},
#include "domain/recht.def"
};

const struct recht recht_tabel[] = {
#define RECHT(rol_, soorten_, doelen_) {.rol = (rol_), .soorten = (soorten_), .doelen = (doelen_)},
#include "domain/recht.def"
    {0}};

uint32_t recht_van(unsigned rollen, enum soort soort) {
    uint32_t ret = 0;
    for (const struct recht *r = recht_tabel; r->rol != NULL; r++) {
        bool van_haar = strcmp(r->rol, "toegelaten") == 0 || (rollen & (unsigned)rol_van_code(r->rol)) != 0;
        if (van_haar && (r->soorten & (unsigned)soort) != 0)
            ret |= r->doelen;
    }
    return ret;
}

static uint32_t doel_van_deel(const char *code, size_t len) {
    for (size_t i = 0; i < DOELEN; i++)
        if (strlen(doel_soorten[i].code) == len && memcmp(doel_soorten[i].code, code, len) == 0)
            return (uint32_t)doel_soorten[i].doel;
    return 0;
}

uint32_t doelen_van_codes(const char *codes) {
    uint32_t ret = 0;
    while (codes != NULL && *codes != '\0') {
        size_t len = strcspn(codes, "+");
        ret |= doel_van_deel(codes, len);
        codes += len + (codes[len] == '+');
    }
    return ret;
}

const char *doelen_literal(uint32_t doelen, char ret[static DOELEN_TEKST]) {
    size_t len = 0;
    ret[len++] = '{';
    for (size_t i = 0; i < DOELEN; i++) {
        size_t n = strlen(doel_soorten[i].code);
        if ((doelen & (uint32_t)doel_soorten[i].doel) == 0 || len + n + 3 > DOELEN_TEKST)
            continue;
        if (len > 1)
            ret[len++] = ',';
        memcpy(ret + len, doel_soorten[i].code, n);
        len += n;
    }
    ret[len++] = '}';
    ret[len] = '\0';
    return ret;
}
