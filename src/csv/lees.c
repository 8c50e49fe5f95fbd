/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * From text to rows and cells.
 */
#include "csv/csv.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct cel {
    const char *tekst;
    bool laatste; /* of its row */
};

struct lezer {
    TALLOC_CTX *ctx;
    const char *p;
    long regel; /* of the file, at p */
    char scheiding;
    char *uit; /* where the next cell is written: a cell is never longer than what it was read from */
    const char *fout;
};

static bool fout(struct lezer *l, const char *tekst) {
    l->fout = tekst;
    return false;
}

/* A line end at p: how many bytes, 0 when there is none. */
static size_t regeleinde(const char *p) {
    return p[0] == '\r' ? (p[1] == '\n' ? 2 : 1) : p[0] == '\n' ? 1 : 0;
}

static bool op_grens(const struct lezer *l) {
    return *l->p == '\0' || *l->p == l->scheiding || regeleinde(l->p) > 0;
}

/* After the first quote, up to and with the last. */
static bool lees_aanhaling(struct lezer *l) {
    long begin = l->regel;
    for (l->p++; *l->p != '\0'; l->p++) {
        if (*l->p == '"' && l->p[1] != '"') {
            l->p++;
            return op_grens(l) ||
                   fout(l, talloc_asprintf(
                               l->ctx,
                               "Op regel %ld staat een aanhalingsteken midden in een cel. Zet de hele cel tussen "
                               "aanhalingstekens en schrijf een aanhalingsteken in de tekst dubbel.",
                               l->regel));
        }
        l->p += *l->p == '"';
        size_t einde = regeleinde(l->p);
        l->regel += einde > 0;
        *l->uit++ = einde > 0 ? '\n' : *l->p;
        l->p += einde == 2;
    }
    return fout(l, talloc_asprintf(l->ctx, "Het aanhalingsteken op regel %ld wordt nergens gesloten.", begin));
}

static bool lees_cel(struct lezer *l, struct cel *ret) {
    char *begin = l->uit;
    if (*l->p == '"') {
        if (!lees_aanhaling(l))
            return false;
    } else {
        for (; !op_grens(l); l->p++)
            *l->uit++ = *l->p;
    }
    if (l->uit - begin > CSV_CEL_MAX)
        return fout(l, talloc_asprintf(l->ctx, "Een cel op regel %ld is te lang. Gebruik hoogstens %d tekens.",
                                       l->regel, CSV_CEL_MAX));
    *l->uit++ = '\0';
    ret->tekst = begin;
    ret->laatste = *l->p != l->scheiding || *l->p == '\0';
    size_t einde = regeleinde(l->p);
    l->regel += einde > 0;
    l->p += *l->p == '\0' ? 0 : ret->laatste ? einde : 1;
    return true;
}

static bool wit(const char *tekst) {
    for (; *tekst != '\0'; tekst++)
        if (strncmp(tekst, "\xC2\xA0", 2) == 0)
            tekst++;
        else if (strchr(" \t\n", *tekst) == NULL)
            return false;
    return true;
}

/* ---- which separator ---- */

static size_t telt(const char *kop, char teken) {
    size_t n = 0;
    bool binnen = false;
    for (; *kop != '\0' && (binnen || regeleinde(kop) == 0); kop++) {
        binnen = *kop == '"' ? !binnen : binnen;
        n += *kop == teken && !binnen;
    }
    return n;
}

/* The first line with text is the header. */
static void kies_scheiding(struct lezer *l) {
    static const char kan[] = ";,\t";
    l->scheiding = kan[0];
    if (strncasecmp(l->p, "sep=", 4) == 0 && l->p[4] != '\0' && strchr(kan, l->p[4]) != NULL &&
        regeleinde(l->p + 5) > 0) {
        l->scheiding = l->p[4];
        l->p += 5 + regeleinde(l->p + 5);
        l->regel++;
        return;
    }
    const char *kop = l->p + strspn(l->p, "\r\n");
    for (size_t i = 1; kan[i] != '\0'; i++)
        if (telt(kop, kan[i]) > telt(kop, l->scheiding))
            l->scheiding = kan[i];
}

/* ---- rows ---- */

/* Reads one row into cellen (at most max; what is beyond is only looked at). */
static bool lees_rij(struct lezer *l, const char **cellen, size_t max, size_t *ret_aantal, bool *ret_te_veel) {
    struct cel c = {.laatste = false};
    *ret_aantal = 0;
    *ret_te_veel = false;
    while (!c.laatste) {
        if (!lees_cel(l, &c))
            return false;
        if (*ret_aantal < max)
            cellen[(*ret_aantal)++] = c.tekst;
        else
            *ret_te_veel = *ret_te_veel || !wit(c.tekst);
    }
    return true;
}

static bool leeg(const char *const *cellen, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (!wit(cellen[i]))
            return false;
    return true;
}

static const char *schone_kop(TALLOC_CTX *ctx, const char *tekst) {
    while (*tekst != '\0' && (strchr(" \t\n", *tekst) != NULL || strncmp(tekst, "\xC2\xA0", 2) == 0))
        tekst += *tekst == '\xC2' ? 2 : 1;
    size_t n = strlen(tekst);
    while (n > 0 && (strchr(" \t\n", tekst[n - 1]) != NULL || (n > 1 && memcmp(tekst + n - 2, "\xC2\xA0", 2) == 0)))
        n -= strchr(" \t\n", tekst[n - 1]) != NULL ? 1 : 2;
    return talloc_strndup(ctx, tekst, n);
}

static bool lees_kop(struct lezer *l, struct csv *ret) {
    const char **kop = talloc_zero_array(l->ctx, const char *, CSV_KOLOMMEN_MAX);
    bool te_veel = false;
    do {
        if (*l->p == '\0')
            return fout(l, "Dit bestand is leeg. Vul het sjabloon en sla het op.");
        if (!lees_rij(l, kop, CSV_KOLOMMEN_MAX, &ret->kolommen, &te_veel))
            return false;
    } while (leeg(kop, ret->kolommen) && !te_veel);
    if (te_veel)
        return fout(l, talloc_asprintf(
                           l->ctx, "De eerste regel heeft meer dan %d kolommen. Gebruik de kolommen van het sjabloon.",
                           CSV_KOLOMMEN_MAX));
    while (ret->kolommen > 0 && wit(kop[ret->kolommen - 1]))
        ret->kolommen--;
    for (size_t i = 0; i < ret->kolommen; i++)
        kop[i] = schone_kop(l->ctx, kop[i]);
    ret->koppen = kop;
    return true;
}

static bool lees_rijen(struct lezer *l, struct csv *ret) {
    size_t ruimte = 0, n;
    const char *cellen[CSV_KOLOMMEN_MAX];
    bool te_veel;
    while (*l->p != '\0') {
        long regel = l->regel;
        if (!lees_rij(l, cellen, ret->kolommen, &n, &te_veel))
            return false;
        if ((leeg(cellen, n) && !te_veel) || strncmp(cellen[0], "# ", 2) == 0)
            continue;
        if (ret->rijen_aantal == CSV_RIJEN_MAX || (ret->rijen_aantal + 1) * ret->kolommen > CSV_CELLEN_MAX)
            return fout(l, "Dit bestand is te groot. Verdeel het over meer bestanden van hoogstens 50.000 regels.");
        if (ret->rijen_aantal == ruimte) {
            ruimte = ruimte == 0 ? 64 : ruimte * 2;
            ret->rijen = talloc_realloc(ret, ret->rijen, struct csv_rij, (unsigned)ruimte);
        }
        const char **eigen = talloc_zero_array(l->ctx, const char *, (unsigned)ret->kolommen);
        if (ret->rijen == NULL || eigen == NULL)
            abort();
        for (size_t i = 0; i < ret->kolommen; i++)
            eigen[i] = i < n ? cellen[i] : "";
        ret->rijen[ret->rijen_aantal++] = (struct csv_rij){.regel = regel, .cellen = eigen, .te_veel = te_veel};
    }
    return true;
}

struct csv *csv_lees(TALLOC_CTX *ctx, const char *tekst, const char **ret_fout) {
    struct csv *c = talloc_zero(ctx, struct csv);
    if (c == NULL)
        abort();
    struct lezer l = {.ctx = c, .p = tekst, .regel = 1, .uit = talloc_size(c, strlen(tekst) + 2)};
    if (l.uit == NULL)
        abort();
    kies_scheiding(&l);
    c->scheiding = l.scheiding;
    if (!lees_kop(&l, c) || !lees_rijen(&l, c)) {
        *ret_fout = talloc_strdup(ctx, l.fout);
        talloc_free(c);
        return NULL;
    }
    return c;
}
