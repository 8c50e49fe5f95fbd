/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "domain/rol.h"

#include <ctype.h>
#include <string.h>

static const struct {
    enum rol rol;
    unsigned soorten;
    const char *code, *naam;
} rollen[ROLLEN] = {
#define ROL(naam_, code_, soorten_, woorden_)                                                                          \
    {.rol = ROL_##naam_, .soorten = (unsigned)(soorten_), .code = (code_), .naam = (woorden_)},
#include "domain/rol.def"
#undef ROL
};

static const struct {
    enum soort soort;
    const char *code;
} soorten[] = {{SOORT_GEMEENTE, "gemeente"},
               {SOORT_DUO, "duo"},
               {SOORT_COA, "coa"},
               {SOORT_VERBAND, "samenwerkingsverband"},
               {SOORT_MANDAAT, "mandaat"}};
#define SOORTEN (sizeof soorten / sizeof soorten[0])

static enum rol rol_van_deel(const char *code, size_t len) {
    for (size_t i = 0; i < ROLLEN; i++)
        if (strlen(rollen[i].code) == len && memcmp(rollen[i].code, code, len) == 0)
            return rollen[i].rol;
    return ROL_GEEN;
}

enum rol rol_van_code(const char *code) {
    return code != NULL ? rol_van_deel(code, strlen(code)) : ROL_GEEN;
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

unsigned rol_soorten(enum rol rol) {
    for (size_t i = 0; i < ROLLEN; i++)
        if (rollen[i].rol == rol)
            return rollen[i].soorten;
    return 0;
}

unsigned rollen_van_codes(const char *codes) {
    unsigned ret = 0;
    while (codes != NULL && *codes != '\0') {
        size_t len = strcspn(codes, "+");
        ret |= (unsigned)rol_van_deel(codes, len);
        codes += len + (codes[len] == '+');
    }
    return ret;
}

/* Adds text while it fits; all roles together do (checked by a test). */
static size_t voeg(char *ret, size_t len, const char *tekst) {
    size_t n = strlen(tekst);
    if (len + n >= ROLLEN_TEKST)
        return len;
    memcpy(ret + len, tekst, n + 1);
    return len + n;
}

const char *rollen_namen(unsigned set, char ret[static ROLLEN_TEKST]) {
    size_t len = 0;
    ret[0] = '\0';
    for (size_t i = 0; i < ROLLEN; i++) {
        unsigned rol = (unsigned)rollen[i].rol;
        if ((set & rol) == 0)
            continue;
        bool eerste = len == 0, laatste = (set >> i) == 1;
        if (!eerste)
            len = voeg(ret, len, laatste ? " en " : ", ");
        size_t begin = len;
        len = voeg(ret, len, rollen[i].naam);
        if (!eerste)
            ret[begin] = (char)tolower((unsigned char)ret[begin]);
    }
    return ret;
}

const char *rollen_literal(unsigned set, char ret[static ROLLEN_TEKST]) {
    size_t len = voeg(ret, 0, "{");
    for (size_t i = 0; i < ROLLEN; i++) {
        if ((set & (unsigned)rollen[i].rol) == 0)
            continue;
        if (len > 1)
            len = voeg(ret, len, ",");
        len = voeg(ret, len, rollen[i].code);
    }
    (void)voeg(ret, len, "}");
    return ret;
}

enum soort soort_van_code(const char *code) {
    for (size_t i = 0; code != NULL && i < SOORTEN; i++)
        if (strcmp(soorten[i].code, code) == 0)
            return soorten[i].soort;
    return SOORT_GEEN;
}

const char *soort_code(enum soort soort) {
    for (size_t i = 0; i < SOORTEN; i++)
        if (soorten[i].soort == soort)
            return soorten[i].code;
    return "";
}
