/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "domain/bsn.h"

#include <stddef.h>
#include <string.h>

static bool cijfers(const char *text, size_t count) {
    bool nonzero = false;
    if (text == NULL || strlen(text) != count)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        nonzero = nonzero || text[i] != '0';
    }
    return nonzero;
}

static int gewogen_som(const char *acht) {
    int som = 0;
    for (int i = 0; i < 8; i++)
        som += (acht[i] - '0') * (9 - i);
    return som;
}

bool bsn_geldig(const char *bsn) {
    return cijfers(bsn, 9) && (gewogen_som(bsn) - (bsn[8] - '0')) % 11 == 0;
}

bool rsin_geldig(const char *rsin) {
    return bsn_geldig(rsin);
}

int bsn_controlecijfer(const char acht[static 8]) {
    int cijfer = gewogen_som(acht) % 11;
    return cijfer == 10 ? -1 : cijfer;
}

bool vnummer_geldig(const char *v_nummer) {
    return cijfers(v_nummer, 10);
}

bool gemeentecode_geldig(const char *cbs_code) {
    return cijfers(cbs_code, 4);
}

bool kvk_geldig(const char *kvk) {
    return cijfers(kvk, 8);
}

void nummer_masker(const char *nummer, char ret[static 64]) {
    size_t len = strlen(nummer), uit = 0, open = len > 4 ? len - 4 : len;
    for (size_t i = 0; i < len && uit < 60; i++) {
        if (i < open) {
            memcpy(ret + uit, "\u2022", 3);
            uit += 3;
        } else {
            ret[uit++] = nummer[i];
        }
    }
    ret[uit] = '\0';
}
