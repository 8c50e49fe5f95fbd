/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "form/cel.h"

#include "base/date.h"
#include "domain/bsn.h"
#include "form/kind.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#define CIJFERS "0123456789"
#define ALS_TEKST "Maak in Excel eerst de kolom op als Tekst en vul het nummer dan opnieuw in."

/* ---- names ---- */

static char *gevouwen(TALLOC_CTX *ctx, const char *tekst) {
    utf8proc_uint8_t *plat = NULL;
    utf8proc_option_t hoe =
        UTF8PROC_NULLTERM | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK;
    if (utf8proc_map((const utf8proc_uint8_t *)tekst, 0, &plat, hoe) < 0)
        return talloc_strdup(ctx, tekst);
    char *uit = talloc_strdup(ctx, (const char *)plat), *naar = uit;
    free(plat);
    for (const char *p = uit; *p != '\0'; p++)
        if (strchr(" -_\t\n", *p) == NULL)
            *naar++ = *p;
    *naar = '\0';
    return uit;
}

bool form_zelfde_naam(TALLOC_CTX *ctx, const char *a, const char *b) {
    return strcmp(gevouwen(ctx, a), gevouwen(ctx, b)) == 0;
}

/* ---- numbers ---- */

static bool alleen_cijfers(const char *t) {
    return *t != '\0' && strspn(t, CIJFERS) == strlen(t);
}

/* "9,9999E+08": Excel has thrown digits away. */
static bool wetenschappelijk(const char *t) {
    t += *t == '-' || *t == '+';
    size_t n = strspn(t, CIJFERS);
    const char *p = t + n;
    if (n > 0 && (*p == ',' || *p == '.'))
        p += 1 + strspn(p + 1, CIJFERS);
    if (n == 0 || (*p != 'E' && *p != 'e'))
        return false;
    p++;
    p += *p == '-' || *p == '+';
    return alleen_cijfers(p);
}

/* "12,0" and "12.00" are 12: a spreadsheet shows whole numbers with decimals when the column asks for it. */
static const char *zonder_nullen(TALLOC_CTX *ctx, const char *t) {
    size_t n = strspn(t, CIJFERS);
    bool komma = t[n] == ',' || (t[n] == '.' && strlen(t + n) <= 3);
    if (n == 0 || !komma || t[n + 1] == '\0' || strspn(t + n + 1, "0") != strlen(t + n + 1))
        return t;
    return talloc_strndup(ctx, t, n);
}

static const char *met_nullen(TALLOC_CTX *ctx, const char *t, size_t lengte) {
    static const char nullen[] = "0000000000";
    size_t n = strlen(t);
    return n < lengte ? talloc_asprintf(ctx, "%.*s%s", (int)(lengte - n), nullen, t) : t;
}

/* A BSN that begins with 0 has lost it in Excel; the elfproef tells whether that is so. */
static const char *cel_bsn(TALLOC_CTX *ctx, const char *t) {
    t = zonder_nullen(ctx, tekst_zonder(ctx, t, " ."));
    const char *heel = alleen_cijfers(t) && strlen(t) == 8 ? met_nullen(ctx, t, 9) : t;
    return bsn_geldig(heel) ? heel : t;
}

static const char *cel_getal(TALLOC_CTX *ctx, const char *t) {
    static const char *const eenheden[] = {" uur", " uren", " u"};
    size_t n = strlen(t);
    for (size_t i = 0; i < sizeof eenheden / sizeof eenheden[0]; i++) {
        size_t e = strlen(eenheden[i]);
        if (n > e && strcmp(t + n - e, eenheden[i]) == 0)
            return zonder_nullen(ctx, talloc_strndup(ctx, t, n - e));
    }
    return zonder_nullen(ctx, t);
}

/* "340,5" is 340,50. */
static const char *cel_bedrag(TALLOC_CTX *ctx, const char *t) {
    size_t n = strlen(t);
    bool een_cijfer = n > 2 && (t[n - 2] == ',' || t[n - 2] == '.') && strchr(CIJFERS, t[n - 1]) != NULL;
    return een_cijfer ? talloc_asprintf(ctx, "%s0", t) : t;
}

static const char *cel_telefoon(TALLOC_CTX *ctx, const char *t) {
    return alleen_cijfers(t) && strlen(t) == 9 && *t != '0' ? talloc_asprintf(ctx, "0%s", t) : t;
}

/* ---- dates ---- */

static const char *const maanden[12] = {"januari", "februari", "maart",     "april",   "mei",      "juni",
                                        "juli",    "augustus", "september", "oktober", "november", "december"};

/* 1-12 for "4", "04", "april" or "apr"; 0 when it is no month; -1 for "0". */
static int maand_van(TALLOC_CTX *ctx, const char *t) {
    if (alleen_cijfers(t) && strlen(t) <= 2) {
        long n = strtol(t, NULL, 10);
        return n == 0 ? -1 : n <= 12 ? (int)n : 0;
    }
    const char *plat = gevouwen(ctx, t);
    size_t len = strcspn(plat, ".");
    for (int i = 0; i < 12; i++)
        if (len >= 3 && (strncmp(maanden[i], plat, len) == 0 || (i == 2 && len == 3 && strncmp(plat, "mrt", 3) == 0)))
            return i + 1;
    return 0;
}

/* The date without a time of midnight, which a spreadsheet adds. */
static const char *zonder_tijd(TALLOC_CTX *ctx, const char *t) {
    size_t n = strcspn(t, ":");
    if (t[n] == '\0')
        return t;
    while (n > 0 && strchr(CIJFERS, t[n - 1]) != NULL)
        n--;
    if (strspn(t + n, "0:.") != strlen(t + n) || n == 0 || (t[n - 1] != ' ' && t[n - 1] != 'T'))
        return t;
    return talloc_strndup(ctx, t, n - 1);
}

struct delen {
    const char *deel[3];
    size_t aantal;
};

static struct delen splits(TALLOC_CTX *ctx, const char *t) {
    struct delen d = {.aantal = 0};
    while (*t != '\0') {
        size_t n = strcspn(t, "-/. ");
        if (n > 0) {
            if (d.aantal == 3)
                return (struct delen){.aantal = 0};
            d.deel[d.aantal++] = talloc_strndup(ctx, t, n);
        }
        t += n;
        t += strspn(t, "-/. ");
    }
    return d;
}

static bool jaartal(const char *t) {
    return alleen_cijfers(t) && strlen(t) == 4;
}

/* "2026-04-03" of what people write; NULL and the rest of a sentence when it is no date. */
static const char *cel_datum(TALLOC_CTX *ctx, const struct veld *f, const char *t, const char **ret_fout) {
    bool half = f->soort == VELD_DATUM_ONVOLLEDIG;
    t = zonder_tijd(ctx, t);
    struct delen d = splits(ctx, t);
    if (half && d.aantal == 1 && jaartal(t))
        return talloc_asprintf(ctx, "%s-00-00", t);
    if (alleen_cijfers(t)) {
        *ret_fout = "dit is een getal en geen datum. Maak de kolom in Excel op als Datum, of schrijf dag-maand-jaar, "
                    "zoals 3-4-2026.";
        return NULL;
    }
    const char *jaar = NULL, *maand = NULL, *dag = half ? "0" : NULL;
    if (d.aantal == 3 && jaartal(d.deel[0]))
        jaar = d.deel[0], maand = d.deel[1], dag = d.deel[2];
    else if (d.aantal == 3 && jaartal(d.deel[2]))
        dag = d.deel[0], maand = d.deel[1], jaar = d.deel[2];
    else if (half && d.aantal == 2 && jaartal(d.deel[1]))
        maand = d.deel[0], jaar = d.deel[1];
    else if (d.aantal == 3 && alleen_cijfers(d.deel[0]) && strlen(d.deel[2]) == 2) {
        *ret_fout = "schrijf het jaar met 4 cijfers, zoals 3-4-2026.";
        return NULL;
    }
    int m = maand != NULL ? maand_van(ctx, maand) : 0;
    if (dag == NULL || jaar == NULL || m == 0 || !alleen_cijfers(dag) || strlen(dag) > 2) {
        *ret_fout = "dit is geen datum die wij kennen. Schrijf dag-maand-jaar, zoals 3-4-2026.";
        return NULL;
    }
    return talloc_asprintf(ctx, "%s-%02d-%s", jaar, m < 0 ? 0 : m, met_nullen(ctx, dag, 2));
}

/* ---- choices ---- */

static const char *codes(TALLOC_CTX *ctx, const struct keuze *keuzes, const char *tussen) {
    struct buf *b = buf_new(ctx, 128);
    for (const struct keuze *k = keuzes; k->code != NULL; k++)
        buf_addf(b, "%s%s", k == keuzes ? "" : tussen, k->code);
    return b->data;
}

static const char *cel_janee(TALLOC_CTX *ctx, const char *t, const char **ret_fout) {
    static const char *const ja[] = {"ja", "j", "1", "waar", "true", "yes", "y"};
    static const char *const nee[] = {"nee", "n", "0", "onwaar", "false", "no"};
    const char *plat = gevouwen(ctx, t);
    for (size_t i = 0; i < sizeof ja / sizeof ja[0]; i++)
        if (strcmp(plat, ja[i]) == 0)
            return "ja";
    for (size_t i = 0; i < sizeof nee / sizeof nee[0]; i++)
        if (strcmp(plat, nee[i]) == 0)
            return "nee";
    *ret_fout = "kies ja of nee.";
    return NULL;
}

static const char *cel_keuze(TALLOC_CTX *ctx, const struct veld *f, const char *t) {
    for (const struct keuze *k = f->keuzes; k->code != NULL; k++)
        if (form_zelfde_naam(ctx, k->code, t))
            return k->code;
    for (const struct keuze *k = f->keuzes; k->code != NULL; k++)
        if (form_zelfde_naam(ctx, k->label, t))
            return k->code;
    return t;
}

static bool is_keuze(const struct veld *f, const char *t) {
    for (const struct keuze *k = f->keuzes; k->code != NULL; k++)
        if (strcmp(k->code, t) == 0)
            return true;
    return false;
}

/* Codes or labels with | ; or a line end between them, or a comma. */
static const char *cel_meerkeuze(TALLOC_CTX *ctx, const struct veld *f, const char *t) {
    const char *heel = cel_keuze(ctx, f, t);
    if (is_keuze(f, heel))
        return heel;
    const char *tussen = strpbrk(t, "|;\n") != NULL ? "|;\n" : ",";
    struct buf *uit = buf_new(ctx, 64);
    while (*t != '\0') {
        size_t n = strcspn(t, tussen);
        const char *fout = NULL, *deel = tekst_schoon(ctx, talloc_strndup(ctx, t, n), false, &fout);
        if (deel != NULL && *deel != '\0') {
            buf_add(uit, uit->len > 0 ? "," : "");
            buf_add(uit, cel_keuze(ctx, f, deel));
        }
        t += n + (t[n] != '\0');
    }
    return uit->data;
}

/* ---- the whole ---- */

/* What no field can use: a formula, a mistake of the spreadsheet. ="012345678" is how people keep zeros. */
static const char *zonder_formule(TALLOC_CTX *ctx, const char *t, const char **ret_fout) {
    static const char *const excel[] = {"#N/B",   "#N/A",     "#VERW!",  "#REF!",   "#WAARDE!", "#VALUE!",   "#NAAM?",
                                        "#NAME?", "#DEEL/0!", "#DIV/0!", "#GETAL!", "#NUM!",    "#OVERLOOP!"};
    size_t n = strlen(t);
    if (n > 3 && strncmp(t, "=\"", 2) == 0 && t[n - 1] == '"' && memchr(t + 2, '"', n - 3) == NULL)
        return talloc_strndup(ctx, t + 2, n - 3);
    if (*t == '=') {
        *ret_fout = "hier staat een formule. Kopieer de kolom en plak haar terug als Waarden.";
        return NULL;
    }
    bool kapot = strncmp(t, "###", 3) == 0;
    for (size_t i = 0; !kapot && i < sizeof excel / sizeof excel[0]; i++)
        kapot = strcmp(t, excel[i]) == 0;
    if (kapot) {
        *ret_fout = "hier staat een foutmelding van Excel. Vul de waarde zelf in.";
        return NULL;
    }
    return t;
}

static bool is_nummer(const struct veld *f) {
    return f->soort == VELD_BSN || f->soort == VELD_VNUMMER || f->soort == VELD_GETAL || f->soort == VELD_UREN ||
           f->soort == VELD_TELEFOON || f->soort == VELD_GEMEENTE || f->soort == VELD_BEDRAG;
}

static const char *bedoeld(TALLOC_CTX *ctx, const struct veld *f, const char *t, const char **ret_fout) {
    if (is_nummer(f) && wetenschappelijk(t)) {
        *ret_fout = "Excel heeft dit nummer ingekort (met een E erin), waardoor er cijfers weg zijn. " ALS_TEKST;
        return NULL;
    }
    switch (f->soort) {
    case VELD_BSN:
        return cel_bsn(ctx, t);
    case VELD_VNUMMER:
        return zonder_nullen(ctx, t);
    case VELD_GETAL:
    case VELD_UREN:
        return cel_getal(ctx, t);
    case VELD_BEDRAG:
        return cel_bedrag(ctx, t);
    case VELD_TELEFOON:
        return cel_telefoon(ctx, t);
    case VELD_DOCUMENT:
        *ret_fout = "een bestand kan niet in een tabel. Laat dit leeg en stuur het bestand met het formulier mee.";
        return NULL;
    case VELD_GEMEENTE:
        return alleen_cijfers(t) ? met_nullen(ctx, t, 4) : t;
    case VELD_DATUM:
    case VELD_DATUM_ONVOLLEDIG:
        return cel_datum(ctx, f, t, ret_fout);
    case VELD_JANEE:
        return cel_janee(ctx, t, ret_fout);
    case VELD_KEUZE:
        t = cel_keuze(ctx, f, t);
        if (is_keuze(f, t))
            return t;
        *ret_fout = talloc_asprintf(ctx, "kies een van de antwoorden uit de lijst: %s.", codes(ctx, f->keuzes, ", "));
        return NULL;
    case VELD_MEERKEUZE:
        return cel_meerkeuze(ctx, f, t);
    default:
        return t;
    }
}

const char *form_cel(TALLOC_CTX *ctx, const struct veld *f, const char *cel, const char **ret_fout) {
    const char *fout = NULL;
    *ret_fout = NULL;
    const char *kaal = csv_zonder_apostrof(cel);
    const char *t = tekst_schoon(ctx, kaal, kind_van(f)->regels, &fout);
    if (t != NULL && *t == '\0')
        return NULL;
    t = t != NULL && kaal == cel ? zonder_formule(ctx, t, &fout) : t;
    t = t != NULL ? bedoeld(ctx, f, t, &fout) : NULL;
    if (t != NULL)
        return form_waarde(ctx, f, t, ret_fout);
    *ret_fout = talloc_asprintf(ctx, "%s: %s", f->label, fout);
    return NULL;
}

/* ---- out ---- */

static const char *label(const struct veld *f, const char *code, size_t len) {
    for (const struct keuze *k = kind_keuzes(f); k->code != NULL; k++)
        if (strlen(k->code) == len && memcmp(k->code, code, len) == 0)
            return k->label;
    return "";
}

static const char *labels(TALLOC_CTX *ctx, const struct veld *f, const char *waarde) {
    struct buf *b = buf_new(ctx, 64);
    while (*waarde != '\0') {
        size_t n = strcspn(waarde, ",");
        buf_addf(b, "%s%s", b->len > 0 ? " | " : "", label(f, waarde, n));
        waarde += n + (waarde[n] == ',');
    }
    return b->data;
}

const char *form_cel_van(TALLOC_CTX *ctx, const struct veld *f, const char *waarde) {
    if (waarde == NULL)
        return "";
    size_t n = strlen(waarde);
    switch (f->soort) {
    case VELD_DATUM:
    case VELD_DATUM_ONVOLLEDIG:
        return n == 10 ? talloc_asprintf(ctx, "%.2s-%.2s-%.4s", waarde + 8, waarde + 5, waarde) : waarde;
    case VELD_JANEE:
        return waarde;
    case VELD_KEUZE:
        return label(f, waarde, n);
    case VELD_MEERKEUZE:
        return labels(ctx, f, waarde);
    case VELD_BEDRAG:
        return n > 3 ? talloc_asprintf(ctx, "%.*s,%s", (int)(n - 3), waarde, waarde + n - 2) : waarde;
    default:
        return waarde;
    }
}

/* ---- how to fill it ---- */

const char *form_cel_uitleg(TALLOC_CTX *ctx, const struct veld *f) {
    switch (f->soort) {
    case VELD_DATUM:
        return "datum, zoals 3-4-2026";
    case VELD_DATUM_ONVOLLEDIG:
        return "datum, zoals 3-4-1990; alleen jaar of maand-jaar mag";
    case VELD_JANEE:
        return "ja of nee";
    case VELD_KEUZE:
        return talloc_asprintf(ctx, "een van: %s", codes(ctx, f->keuzes, " / "));
    case VELD_MEERKEUZE:
        return talloc_asprintf(ctx, "een of meer, met | ertussen: %s", codes(ctx, f->keuzes, " | "));
    case VELD_GETAL:
    case VELD_UREN:
        return talloc_asprintf(ctx, "heel getal van %ld tot en met %ld", f->min, f->max);
    case VELD_BEDRAG:
        return "bedrag in euro, zoals 340,50";
    case VELD_BSN:
        return "9 cijfers";
    case VELD_VNUMMER:
        return "10 cijfers";
    case VELD_EMAIL:
        return "e-mailadres";
    case VELD_TELEFOON:
        return "telefoonnummer";
    case VELD_GEMEENTE:
        return "CBS-code van 4 cijfers";
    case VELD_DOCUMENT:
        return "laat leeg: een bestand stuurt u met het formulier mee";
    default:
        return talloc_asprintf(ctx, "tekst, hoogstens %ld tekens", kind_max(f));
    }
}
