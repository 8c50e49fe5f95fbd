/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * From bytes to text: which encoding a spreadsheet used.
 */
#include "csv/csv.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define HOE_BEWAREN "Sla het bestand in Excel op met Opslaan als, en kies het type CSV UTF-8."

static const char geen_tekst[] = "Dit bestand is geen CSV-bestand. " HOE_BEWAREN;

/* What people send by mistake, by its first bytes. */
static const struct {
    const char *begin;
    size_t len;
    const char *fout;
} herkend[] = {
    {"PK\3\4", 4, "Dit is een Excel-bestand (xlsx) en geen CSV-bestand. " HOE_BEWAREN},
    {"\xD0\xCF\x11\xE0", 4, "Dit is een oud Excel-bestand (xls) en geen CSV-bestand. " HOE_BEWAREN},
    {"%PDF", 4, "Dit is een PDF en geen CSV-bestand. " HOE_BEWAREN},
};

static bool begint(const char *bytes, size_t len, const char *met, size_t met_len) {
    return len >= met_len && memcmp(bytes, met, met_len) == 0;
}

static void voeg_teken(struct buf *uit, uint32_t c) {
    if (c < 0x80) {
        buf_add_char(uit, (char)c);
    } else if (c < 0x800) {
        buf_add_char(uit, (char)(0xC0 | (c >> 6)));
        buf_add_char(uit, (char)(0x80 | (c & 0x3F)));
    } else if (c < 0x10000) {
        buf_add_char(uit, (char)(0xE0 | (c >> 12)));
        buf_add_char(uit, (char)(0x80 | ((c >> 6) & 0x3F)));
        buf_add_char(uit, (char)(0x80 | (c & 0x3F)));
    } else {
        buf_add_char(uit, (char)(0xF0 | (c >> 18)));
        buf_add_char(uit, (char)(0x80 | ((c >> 12) & 0x3F)));
        buf_add_char(uit, (char)(0x80 | ((c >> 6) & 0x3F)));
        buf_add_char(uit, (char)(0x80 | (c & 0x3F)));
    }
}

/* ---- UTF-8 ---- */

/* Length of the character at p, 0 when it is none (RFC 3629). */
static size_t teken_lengte(const unsigned char *p, size_t over) {
    if (p[0] < 0x80)
        return 1;
    size_t n = p[0] >= 0xF0 ? 4 : p[0] >= 0xE0 ? 3 : 2;
    if (p[0] < 0xC2 || p[0] > 0xF4 || over < n)
        return 0;
    for (size_t i = 1; i < n; i++)
        if ((p[i] & 0xC0) != 0x80)
            return 0;
    bool fout = (p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F) || (p[0] == 0xF0 && p[1] < 0x90) ||
                (p[0] == 0xF4 && p[1] > 0x8F);
    return fout ? 0 : n;
}

static bool is_utf8(const char *bytes, size_t len) {
    const unsigned char *p = (const unsigned char *)bytes;
    while (len > 0) {
        size_t n = teken_lengte(p, len);
        if (n == 0)
            return false;
        p += n;
        len -= n;
    }
    return true;
}

/* ---- UTF-16 ---- */

static const char *uit_utf16(TALLOC_CTX *ctx, const char *bytes, size_t len, bool groot) {
    const unsigned char *p = (const unsigned char *)bytes;
    struct buf *uit = buf_new(ctx, len);
    if (len % 2 != 0)
        return NULL;
    for (size_t i = 0; i < len; i += 2) {
        uint32_t c = groot ? (uint32_t)p[i] << 8 | p[i + 1] : (uint32_t)p[i + 1] << 8 | p[i];
        if (c >= 0xD800 && c <= 0xDBFF && i + 3 < len) {
            uint32_t laag = groot ? (uint32_t)p[i + 2] << 8 | p[i + 3] : (uint32_t)p[i + 3] << 8 | p[i + 2];
            if (laag < 0xDC00 || laag > 0xDFFF)
                return NULL;
            c = 0x10000 + ((c - 0xD800) << 10) + (laag - 0xDC00);
            i += 2;
        } else if (c == 0 || (c >= 0xD800 && c <= 0xDFFF)) {
            return NULL;
        }
        voeg_teken(uit, c);
    }
    return uit->data;
}

/* ---- Windows-1252: what "CSV" without UTF-8 is on a Dutch or English Windows ---- */

static const uint16_t windows_80[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                        0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

static const char *uit_windows(TALLOC_CTX *ctx, const char *bytes, size_t len) {
    struct buf *uit = buf_new(ctx, len + len / 8 + 1);
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)bytes[i];
        uint32_t teken = c >= 0x80 && c < 0xA0 ? windows_80[c - 0x80] : c;
        if (teken == 0)
            return NULL;
        voeg_teken(uit, teken);
    }
    return uit->data;
}

/* ---- which ---- */

/* A table has line ends and tabs, and no other control character. */
static bool leesbaar(const char *tekst) {
    for (const unsigned char *p = (const unsigned char *)tekst; *p != '\0'; p++)
        if (*p < ' ' && *p != '\n' && *p != '\r' && *p != '\t')
            return false;
    return true;
}

static const char *lees(TALLOC_CTX *ctx, const char *bytes, size_t len, enum csv_codering *ret_codering) {
    bool groot = begint(bytes, len, "\xFE\xFF", 2);
    if (groot || begint(bytes, len, "\xFF\xFE", 2)) {
        *ret_codering = CSV_UTF16;
        return uit_utf16(ctx, bytes + 2, len - 2, groot);
    }
    bool bom = begint(bytes, len, "\xEF\xBB\xBF", 3);
    bytes += bom ? 3 : 0;
    len -= bom ? 3 : 0;
    if (memchr(bytes, '\0', len) != NULL)
        return NULL;
    *ret_codering = is_utf8(bytes, len) ? CSV_UTF8 : CSV_WINDOWS;
    if (*ret_codering == CSV_WINDOWS)
        return bom ? NULL : uit_windows(ctx, bytes, len);
    char *eigen = talloc_strndup(ctx, bytes, len);
    if (eigen == NULL)
        abort();
    return eigen;
}

const char *csv_tekst(TALLOC_CTX *ctx, const char *bytes, size_t len, enum csv_codering *ret_codering,
                      const char **ret_fout) {
    for (size_t i = 0; i < sizeof herkend / sizeof herkend[0]; i++)
        if (begint(bytes, len, herkend[i].begin, herkend[i].len)) {
            *ret_fout = herkend[i].fout;
            return NULL;
        }
    const char *tekst = lees(ctx, bytes, len, ret_codering);
    if (tekst == NULL || !leesbaar(tekst)) {
        *ret_fout = geen_tekst;
        return NULL;
    }
    return tekst;
}
