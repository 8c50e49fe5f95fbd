/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Text: what may be in one at all, and how long it is.
 */
#include "form/kind.h"

#include <utf8proc.h>

/* Control characters, halves of pairs, private characters, line separators; and what turns the direction of text
 * around, with which one line can be made to look like another. A zero width (non-)joiner stays: Farsi is written with
 * it. */
static bool hoort_niet(utf8proc_int32_t teken, bool regels) {
    switch (utf8proc_category(teken)) {
    case UTF8PROC_CATEGORY_CC:
        return !(regels && teken == '\n');
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return true;
    default:
        return (teken >= 0x202A && teken <= 0x202E) || (teken >= 0x2066 && teken <= 0x2069) || teken == 0xFEFF ||
               (teken & 0xFFFE) == 0xFFFE;
    }
}

static bool wit(utf8proc_int32_t teken) {
    return teken == '\n' || utf8proc_category(teken) == UTF8PROC_CATEGORY_ZS;
}

/* Line ends of all systems become "\n"; a tab becomes a space. */
static char *regeleinden(TALLOC_CTX *ctx, const char *tekst) {
    char *uit = talloc_strdup(ctx, tekst), *naar = uit;
    for (const char *p = tekst; *p != '\0'; p++) {
        if (*p == '\r' && p[1] == '\n')
            continue;
        *naar++ = *p == '\r' ? '\n' : *p == '\t' ? ' ' : *p;
    }
    *naar = '\0';
    return uit;
}

/* The part between the first and the last character that is not white; false when there is one that does not belong. */
static bool grenzen(const char *tekst, bool regels, size_t *ret_van, size_t *ret_tot) {
    size_t van = 0, tot = 0, len = strlen(tekst);
    bool begonnen = false;
    for (size_t i = 0; i < len;) {
        utf8proc_int32_t teken;
        utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)tekst + i, (utf8proc_ssize_t)(len - i), &teken);
        if (n <= 0)
            return false;
        if (!wit(teken)) {
            if (hoort_niet(teken, regels))
                return false;
            van = begonnen ? van : i;
            tot = i + (size_t)n;
            begonnen = true;
        }
        i += (size_t)n;
    }
    *ret_van = van;
    *ret_tot = tot;
    return regels || memchr(tekst + van, '\n', tot - van) == NULL;
}

const char *tekst_schoon(TALLOC_CTX *ctx, const char *tekst, bool regels, const char **ret_fout) {
    char *glad = regeleinden(ctx, tekst);
    size_t van, tot;
    if (!grenzen(glad, regels, &van, &tot)) {
        *ret_fout = "er staat een teken in dat hier niet kan. Typ de tekst opnieuw.";
        return NULL;
    }
    glad[tot] = '\0';
    utf8proc_uint8_t *nfc = utf8proc_NFC((const utf8proc_uint8_t *)glad + van);
    if (nfc == NULL) {
        *ret_fout = "er staat een teken in dat hier niet kan. Typ de tekst opnieuw.";
        return NULL;
    }
    const char *uit = talloc_strdup(ctx, (const char *)nfc);
    free(nfc);
    return uit;
}

size_t tekst_lengte(const char *schoon) {
    size_t n = 0;
    for (const char *p = schoon; *p != '\0'; p++)
        n += ((unsigned char)*p & 0xC0) != 0x80;
    return n;
}

const char *tekst_zonder(TALLOC_CTX *ctx, const char *tekst, const char *weg) {
    char *uit = talloc_strdup(ctx, tekst), *naar = uit;
    for (const char *p = tekst; *p != '\0'; p++)
        if (strchr(weg, *p) == NULL)
            *naar++ = *p;
    *naar = '\0';
    return uit;
}

const char *kind_tekst(TALLOC_CTX *ctx, const struct veld *f, const char *tekst, const char **ret_fout) {
    (void)ctx;
    if (f->min > 0 && tekst_lengte(tekst) < (size_t)f->min) {
        *ret_fout = talloc_asprintf(ctx, "maak dit langer. Vul ten minste %ld tekens in.", f->min);
        return NULL;
    }
    return tekst;
}
