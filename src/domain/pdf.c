/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "domain/pdf.h"

#include <stdbool.h>
#include <string.h>

#define KOP_LEN 8
#define STAART 2048
#define NAAM_MAX 16

static bool is_wit(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\0';
}

static bool is_cijfer(char c) {
    return c >= '0' && c <= '9';
}

static bool begint_met(const char *p, const char *einde, const char *tekst) {
    size_t n = strlen(tekst);
    return (size_t)(einde - p) >= n && memcmp(p, tekst, n) == 0;
}

static bool kop_goed(const char *b, size_t len) {
    if (len < KOP_LEN || memcmp(b, "%PDF-", 5) != 0 || b[6] != '.')
        return false;
    return (b[5] == '1' && b[7] >= '0' && b[7] <= '7') || (b[5] == '2' && b[7] == '0');
}

/* The last place of tekst in [b, einde); NULL when it is not there. */
static const char *laatste(const char *b, const char *einde, const char *tekst) {
    size_t n = strlen(tekst);
    if ((size_t)(einde - b) < n)
        return NULL;
    for (const char *p = einde - n; p >= b; p--)
        if (memcmp(p, tekst, n) == 0)
            return p;
    return NULL;
}

/* "12 0 obj" */
static bool is_object(const char *p, const char *einde) {
    for (int i = 0; i < 2; i++) {
        const char *begin = p;
        while (p < einde && is_cijfer(*p))
            p++;
        if (p == begin || p - begin > 10)
            return false;
        while (p < einde && is_wit(*p))
            p++;
    }
    return begint_met(p, einde, "obj");
}

static bool kruisverwijzing_goed(const char *b, const char *start, const char *einde) {
    const char *p = start + strlen("startxref");
    size_t plek = 0;
    while (p < einde && is_wit(*p))
        p++;
    const char *begin = p;
    for (; p < einde && is_cijfer(*p) && p - begin <= 9; p++)
        plek = plek * 10 + (size_t)(*p - '0');
    if (p == begin || plek >= (size_t)(start - b))
        return false;
    return begint_met(b + plek, einde, "xref") || is_object(b + plek, einde);
}

static bool staart_goed(const char *b, size_t len) {
    const char *einde = b + len;
    while (einde > b && is_wit(einde[-1]))
        einde--;
    if (einde - b < 5 || memcmp(einde - 5, "%%EOF", 5) != 0)
        return false;
    const char *van = einde - b > STAART ? einde - STAART : b;
    const char *start = laatste(van, einde - 5, "startxref");
    return start != NULL && kruisverwijzing_goed(b, start, einde);
}

/* ---- what a PDF may not do ---- */

static int hex(char c) {
    return is_cijfer(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The name that begins behind the slash at p, with #xx read as the letter it stands for; "" when it is too long to be
 * one of ours. */
static void lees_naam(const char *p, const char *einde, char ret[static NAAM_MAX + 1]) {
    size_t n = 0;
    ret[0] = '\0';
    while (p < einde && !is_wit(*p) && strchr("()<>[]{}/%", *p) == NULL) {
        char c = *p++;
        if (c == '#' && einde - p >= 2 && hex(p[0]) >= 0 && hex(p[1]) >= 0) {
            c = (char)(hex(p[0]) * 16 + hex(p[1]));
            p += 2;
        }
        if (n == NAAM_MAX) {
            ret[0] = '\0';
            return;
        }
        ret[n++] = c;
    }
    ret[n] = '\0';
}

static bool doet_iets(const char *naam) {
    static const char *const namen[] = {"JavaScript", "Launch",     "RichMedia",  "EmbeddedFile", "EmbeddedFiles",
                                        "XFA",        "SubmitForm", "ImportData", "GoToE"};
    for (size_t i = 0; i < sizeof namen / sizeof namen[0]; i++)
        if (strcmp(naam, namen[i]) == 0)
            return true;
    return false;
}

static const char *inhoud_fout(const char *b, size_t len) {
    const char *einde = b + len;
    for (const char *p = b; p < einde;) {
        if (*p++ != '/')
            continue;
        char naam[NAAM_MAX + 1];
        lees_naam(p, einde, naam);
        if (strcmp(naam, "Encrypt") == 0)
            return "dit bestand heeft een wachtwoord of andere beveiliging. Sla het op zonder beveiliging.";
        if (doet_iets(naam))
            return "in dit bestand zit iets dat uit zichzelf iets kan doen, zoals een script of een bijlage. Maak een "
                   "gewone PDF, "
                   "bijvoorbeeld met Afdrukken naar PDF.";
    }
    return NULL;
}

const char *pdf_fout(const char *bytes, size_t len) {
    if (len > (size_t)PDF_BYTES_MAX)
        return "dit bestand is te groot. Een PDF mag hoogstens 10 MB zijn.";
    if (!kop_goed(bytes, len))
        return "dit is geen PDF. Kies een bestand dat als PDF is opgeslagen.";
    if (!staart_goed(bytes, len))
        return "deze PDF is niet heel. Sla het bestand opnieuw op en kies het nog een keer.";
    return inhoud_fout(bytes, len);
}
