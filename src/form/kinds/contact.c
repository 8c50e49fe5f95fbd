/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * How to reach somebody: e-mail and telephone. Whether it works shows when it is used; here only what cannot work is
 * refused.
 */
#include "form/kind.h"

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define CIJFERS "0123456789"

/* Labels of letters, digits and inner hyphens, at least two of them. */
static bool domein_kan(const char *domein) {
    size_t labels = 0;
    for (const char *p = domein;; p++) {
        size_t len = strspn(p, LETTERS CIJFERS "-");
        if (len == 0 || len > 63 || p[0] == '-' || p[len - 1] == '-')
            return false;
        labels++;
        p += len;
        if (*p == '\0')
            return labels >= 2 && len >= 2;
        if (*p != '.')
            return false;
    }
}

static bool email_kan(const char *tekst) {
    size_t voor = strspn(tekst, LETTERS CIJFERS ".!#$%&'*+/=?^_`{|}~-");
    if (voor == 0 || voor > 64 || tekst[voor] != '@' || tekst[0] == '.' || tekst[voor - 1] == '.')
        return false;
    return strstr(tekst, "..") == NULL && domein_kan(tekst + voor + 1);
}

const char *kind_email(TALLOC_CTX *ctx, const struct veld *f, const char *tekst, const char **ret_fout) {
    (void)ctx;
    (void)f;
    if (email_kan(tekst))
        return tekst;
    *ret_fout = "dit is geen e-mailadres. Vul het in zoals naam@gemeente.nl.";
    return NULL;
}

/* A Dutch number has 10 digits from 0; one from abroad begins with + (or 00) and has 8 to 15. */
const char *kind_telefoon(TALLOC_CTX *ctx, const struct veld *f, const char *tekst, const char **ret_fout) {
    (void)f;
    const char *nummer = tekst_zonder(ctx, tekst, " .-()/");
    const char *cijfers = nummer[0] == '+' ? nummer + 1 : nummer;
    size_t len = strlen(cijfers);
    bool buitenland = nummer[0] == '+' || strncmp(nummer, "00", 2) == 0;
    bool lang_genoeg = buitenland ? len >= 8 && len <= 17 : len == 10 && cijfers[0] == '0';
    if (strspn(cijfers, CIJFERS) == len && lang_genoeg)
        return nummer;
    *ret_fout = "vul een telefoonnummer van 10 cijfers in, of begin met + en de landcode.";
    return NULL;
}
