/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * An amount in euro, as people and systems write it: "340", "340,00", "340.00", "€ 1.250,00". Canonical "1250.00".
 * Cents are always two digits and thousands always groups of three, so that a point never has two meanings.
 */
#include "form/kind.h"

#define CIJFERS "0123456789"
#define EUROS_MAX 8 /* digits: numeric(10,2) */
#define EURO "\u20ac"
#define VASTE_SPATIE "\u00a0"

/* Where the cents begin (after the mark), NULL when there are none. */
static const char *centen_van(const char *tekst) {
    const char *teken = strrchr(tekst, ',');
    teken = teken == NULL ? strrchr(tekst, '.') : teken;
    return teken != NULL && strspn(teken + 1, CIJFERS) == 2 && teken[3] == '\0' ? teken + 1 : NULL;
}

/* The digits of the euros, without the points between groups of three; NULL when it is no number. */
static const char *euros_van(TALLOC_CTX *ctx, const char *tekst) {
    size_t eerste = strspn(tekst, CIJFERS);
    if (eerste == 0 || (tekst[eerste] == '.' && eerste > 3))
        return NULL;
    for (const char *p = tekst + eerste; *p != '\0'; p += 4)
        if (*p != '.' || strspn(p + 1, CIJFERS) < 3 || (p[4] != '\0' && p[4] != '.'))
            return NULL;
    const char *cijfers = tekst_zonder(ctx, tekst, ".");
    cijfers += strspn(cijfers, "0");
    return cijfers[0] == '\0' ? "0" : cijfers;
}

/* The sign may be in front, with a space that breaks or one that does not (as the portal itself shows it). */
static const char *zonder_teken(const char *tekst) {
    if (strncmp(tekst, EURO, strlen(EURO)) != 0)
        return tekst;
    tekst += strlen(EURO);
    tekst += strspn(tekst, " ");
    return strncmp(tekst, VASTE_SPATIE, strlen(VASTE_SPATIE)) == 0 ? tekst + strlen(VASTE_SPATIE) : tekst;
}

const char *kind_bedrag(TALLOC_CTX *ctx, const struct veld *f, const char *tekst, const char **ret_fout) {
    tekst = zonder_teken(tekst);
    const char *centen = centen_van(tekst);
    size_t len = centen == NULL ? strlen(tekst) : (size_t)(centen - tekst) - 1;
    const char *euros = euros_van(ctx, talloc_strndup(ctx, tekst, len));
    if (euros == NULL) {
        *ret_fout = "vul een bedrag in euro in, bijvoorbeeld 340 of 340,50.";
        return NULL;
    }
    centen = centen == NULL ? "00" : centen;
    long n = strlen(euros) > EUROS_MAX ? -1 : strtol(euros, NULL, 10);
    if (n >= f->min && (n < f->max || (n == f->max && strcmp(centen, "00") == 0)))
        return talloc_asprintf(ctx, "%s.%s", euros, centen);
    *ret_fout = talloc_asprintf(ctx, "vul een bedrag in van %ld tot en met %ld euro.", f->min, f->max);
    return NULL;
}
