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
