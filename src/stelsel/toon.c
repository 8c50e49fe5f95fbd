/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Values as people read them, and the line on the tijdlijn.
 */
#include "stelsel/dienst.h"

static const char *toon_meerkeuze(TALLOC_CTX *ctx, const struct veld *f, const char *waarde) {
    struct buf *uit = buf_new(ctx, 128);
    for (const struct keuze *k = f->keuzes; k->code != NULL; k++) {
        size_t len = strlen(k->code);
        for (const char *p = waarde; p != NULL; p = strchr(p, ',')) {
            p += *p == ',' ? 1 : 0;
            if (strncmp(p, k->code, len) != 0 || (p[len] != ',' && p[len] != '\0'))
                continue;
            buf_add(uit, uit->len > 0 ? ", " : "");
            buf_add(uit, k->label);
            break;
        }
    }
    return uit->data;
}

static const char *toon_datum(TALLOC_CTX *ctx, const char *waarde) {
    struct date d;
    return date_parse_incomplete(waarde, &d) ? date_nl(ctx, d) : waarde;
}

/* "1250.00" is read as "€ 1.250,00"; the space does not break. */
static const char *toon_bedrag(TALLOC_CTX *ctx, const char *waarde) {
    struct buf *uit = buf_new(ctx, 24);
    size_t euros = strcspn(waarde, ".");
    buf_add(uit, "\u20ac\u00a0");
    for (size_t i = 0; i < euros; i++) {
        buf_add(uit, i > 0 && (euros - i) % 3 == 0 ? "." : "");
        buf_add_char(uit, waarde[i]);
    }
    buf_addf(uit, ",%s", waarde[euros] == '\0' ? "00" : waarde + euros + 1);
    return uit->data;
}

const char *veld_toon(TALLOC_CTX *ctx, const struct veld *f, const char *waarde) {
    if (waarde == NULL)
        return "";
    switch (f->soort) {
    case VELD_DATUM:
    case VELD_DATUM_ONVOLLEDIG:
        return toon_datum(ctx, waarde);
    case VELD_JANEE:
        return strcmp(waarde, "ja") == 0 ? "Ja" : "Nee";
    case VELD_KEUZE:
        return keuze_label(f->keuzes, waarde);
    case VELD_MEERKEUZE:
        return toon_meerkeuze(ctx, f, waarde);
    case VELD_BEDRAG:
        return toon_bedrag(ctx, waarde);
    case VELD_DOCUMENT:
        return "PDF-bestand";
    case VELD_UREN:
        return talloc_asprintf(ctx, "%s uur", waarde);
    default:
        return waarde;
    }
}

static bool kleine_letter(char c) {
    return c >= 'a' && c <= 'z';
}

/* In the middle of a line "Voldaan" becomes "voldaan"; "B1-route" and "KNM" keep their capitals. */
static void voeg_waarde_toe(struct buf *uit, const struct veld *f, const char *tekst) {
    bool woord = (f->soort == VELD_KEUZE || f->soort == VELD_JANEE) && tekst[0] >= 'A' && tekst[0] <= 'Z' &&
                 kleine_letter(tekst[1]);
    if (uit->len == 0 || !woord) {
        buf_add(uit, tekst);
        return;
    }
    buf_add_char(uit, (char)(tekst[0] - 'A' + 'a'));
    buf_add(uit, tekst + 1);
}

/* ---- themes ---- */

size_t stelsel_themas(const struct stelseldienst *d) {
    size_t n = 0;
    while (d->themas != NULL && d->themas[n].code != NULL)
        n++;
    return n;
}

bool stelsel_thema_ingevuld(const struct bericht *b, const char *thema) {
    for (size_t i = 0; b->dienst->velden[i].naam != NULL; i++)
        if (b->waarden[i] != NULL && b->dienst->velden[i].thema != NULL &&
            strcmp(b->dienst->velden[i].thema, thema) == 0)
            return true;
    return false;
}

size_t stelsel_themas_ingevuld(const struct bericht *b) {
    size_t n = 0;
    for (size_t i = 0; i < stelsel_themas(b->dienst); i++)
        n += stelsel_thema_ingevuld(b, b->dienst->themas[i].code);
    return n;
}

static void voeg_themas_toe(struct buf *uit, const struct bericht *b) {
    buf_addf(uit, "%zu van %zu onderwerpen ingevuld", stelsel_themas_ingevuld(b), stelsel_themas(b->dienst));
}

/* ---- the line on the tijdlijn ---- */

const char *stelsel_tijdlijn(TALLOC_CTX *ctx, const struct bericht *b) {
    struct buf *uit = buf_new(ctx, 128);
    const char *p = b->dienst->tijdlijn;
    buf_add(uit, b->intrekking ? "Ingetrokken: " : "");
    for (const char *open = strchr(p, '{'); open != NULL; open = strchr(p, '{')) {
        const char *dicht = strchr(open, '}');
        if (dicht == NULL)
            break;
        const char *naam = talloc_strndup(uit, open + 1, (size_t)(dicht - open - 1));
        const struct veld *f = stelsel_veld(b->dienst, naam);
        const char *waarde = bericht_waarde(b, naam);
        buf_add_n(uit, p, (size_t)(open - p));
        if (strcmp(naam, "themas") == 0)
            voeg_themas_toe(uit, b);
        else if (f != NULL)
            voeg_waarde_toe(uit, f, waarde == NULL ? "geen" : veld_toon(uit, f, waarde));
        p = dicht + 1;
    }
    buf_add(uit, p);
    return uit->data;
}

/* ---- names that the dictionary in all its forms has in common ---- */

static const struct {
    enum partij partij;
    const char *naam;
} partijen[] = {{PARTIJ_DUO, "DUO"},
                {PARTIJ_COA, "COA"},
                {PARTIJ_GEMEENTE, "gemeente"},
                {PARTIJ_IND, "IND"},
                {PARTIJ_INSTELLING, "instelling"},
                {PARTIJ_CBS, "CBS"}};

static const char *const soorten[VELD_SOORTEN] = {
    [VELD_TEKST] = "Tekst",
    [VELD_LANGETEKST] = "Tekst van meer regels",
    [VELD_DATUM] = "Datum (2026-04-03)",
    [VELD_DATUM_ONVOLLEDIG] = "Datum waarvan dag of maand 00 mag zijn (1990-05-00)",
    [VELD_JANEE] = "Ja of nee",
    [VELD_KEUZE] = "Een keuze uit een lijst",
    [VELD_MEERKEUZE] = "Een of meer keuzes uit een lijst",
    [VELD_GETAL] = "Heel getal",
    [VELD_UREN] = "Heel aantal uren",
    [VELD_BEDRAG] = "Bedrag in euro (340.00)",
    [VELD_BSN] = "Burgerservicenummer van 9 cijfers",
    [VELD_VNUMMER] = "V-nummer van 10 cijfers",
    [VELD_EMAIL] = "E-mailadres",
    [VELD_TELEFOON] = "Telefoonnummer",
    [VELD_GEMEENTE] = "Gemeente, CBS-code van 4 cijfers",
    [VELD_DOCUMENT] = "Document (PDF)",
};

void partij_namen(struct buf *uit, unsigned set) {
    const char *tussen = "";
    for (size_t i = 0; i < sizeof partijen / sizeof partijen[0]; i++)
        if ((set & partijen[i].partij) != 0) {
            buf_addf(uit, "%s%s", tussen, partijen[i].naam);
            tussen = ", ";
        }
}

const char *veld_soort_naam(enum veld_soort soort) {
    return soorten[soort];
}

const char *biv_naam(enum biv_klasse k) {
    return k == BIV_HOOG ? "hoog" : k == BIV_MIDDEN ? "midden" : "laag";
}
