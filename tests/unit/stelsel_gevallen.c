/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "stelsel_gevallen.h"

#include "form/form.h"

#include <ftw.h>

#define BASIS_MAX 40

struct basis {
    char *naam;
    struct bericht bericht;
};

static struct lezer {
    struct gevallen *uit;
    struct basis basis[BASIS_MAX];
    size_t basis_aantal;
    struct geval *nu;
    struct bericht *open; /* indented lines fill this one */
    const char *bestand;
    int regelnummer;
} lezer; /* nftw has no argument for its callback */

_Noreturn static void mis(const char *wat, const char *tekst) {
    fprintf(stderr, "%s:%d: %s: %s\n", lezer.bestand, lezer.regelnummer, wat, tekst);
    exit(2);
}

static struct date datum(const char *tekst) {
    struct date d;
    if (!date_parse(tekst, &d))
        mis("not a date", tekst);
    return d;
}

static size_t splits(TALLOC_CTX *ctx, const char *regel, char **woord, size_t max) {
    size_t n = 0;
    for (const char *p = regel + strspn(regel, " "); *p != '\0' && n < max; n++) {
        woord[n] = talloc_strndup(ctx, p, strcspn(p, " "));
        p += strcspn(p, " ");
        p += strspn(p, " ");
    }
    return n;
}

/* A value in a case is what the house keeps, so it must be canonical. */
static void zet_veld(struct bericht *b, const char *naam, const char *waarde) {
    int i = stelsel_veld_index(b->dienst, naam);
    const char *fout = NULL;
    if (i < 0)
        mis("no such field", naam);
    b->waarden[i] = NULL;
    if (strcmp(waarde, "-") == 0)
        return;
    const char *canoniek = form_waarde(lezer.uit, &b->dienst->velden[i], waarde, &fout);
    if (canoniek == NULL || strcmp(canoniek, waarde) != 0)
        mis("not a canonical value", fout == NULL ? waarde : fout);
    b->waarden[i] = canoniek;
}

static void lees_veld(const char *regel) {
    char *woord[1] = {0};
    if (lezer.open == NULL || splits(lezer.uit, regel, woord, 1) < 1)
        mis("a value without a bericht", regel);
    const char *waarde = regel + strspn(regel, " ") + strlen(woord[0]);
    zet_veld(lezer.open, woord[0], waarde + strspn(waarde, " "));
}

static struct bericht begin(const char *naam) {
    for (size_t i = 0; i < lezer.basis_aantal; i++)
        if (strcmp(lezer.basis[i].naam, naam) == 0)
            return lezer.basis[i].bericht;
    const struct stelseldienst *d = stelsel_vind(naam);
    if (d == NULL)
        mis("no such basis or stelseldienst", naam);
    const char *van = (d->afzenders & PARTIJ_DUO) != 0 ? "DUO" : (d->afzenders & PARTIJ_COA) != 0 ? "COA" : "0363";
    return (struct bericht){.dienst = d, .afzender = van, .ontvanger = "0363"};
}

/* "van 0363 aan 0060 op 2026-01-02 vervangt b1 ingetrokken", in any order. */
static void lees_kop(struct bericht *b, char **woord, size_t aantal) {
    for (size_t i = 0; i < aantal; i++) {
        const char *volgende = i + 1 < aantal ? woord[i + 1] : "";
        if (strcmp(woord[i], "ingetrokken") == 0)
            b->ingetrokken = true;
        else if (strcmp(woord[i], "met_reden") == 0)
            b->reden = "reden";
        else if (strcmp(woord[i], "van") == 0)
            b->afzender = volgende, i++;
        else if (strcmp(woord[i], "aan") == 0)
            b->ontvanger = volgende, i++;
        else if (strcmp(woord[i], "op") == 0)
            b->geregistreerd_op = datum(volgende), i++;
        else if (strcmp(woord[i], "vervangt") == 0)
            b->vervangt = volgende, i++;
        else
            mis("unknown word", woord[i]);
    }
}

static void lees_basis(char **woord, size_t aantal) {
    if (aantal != 3 || lezer.basis_aantal == BASIS_MAX)
        mis("basis NAAM OUDER", aantal > 1 ? woord[1] : "");
    struct basis *b = &lezer.basis[lezer.basis_aantal];
    *b = (struct basis){.naam = woord[1], .bericht = begin(woord[2])};
    lezer.basis_aantal++;
    lezer.open = &b->bericht;
}

static void lees_geval(const char *naam) {
    struct gevallen *g = lezer.uit;
    if (strspn(naam, " ") == strlen(naam))
        mis("a case without a name", naam);
    g->rows = talloc_realloc_size(g, g->rows, (g->aantal + 1) * sizeof *g->rows);
    lezer.nu = &g->rows[g->aantal++];
    *lezer.nu = (struct geval){
        .bestand = lezer.bestand, .regelnummer = lezer.regelnummer, .naam = talloc_strdup(g, naam + strspn(naam, " "))};
    lezer.open = NULL;
}

static void lees_eerder(char **woord, size_t aantal) {
    struct geval *g = lezer.nu;
    if (aantal < 2 || g->eerder_aantal == BERICHTEN_MAX)
        mis("eerder NAAM", "");
    struct bericht *b = &g->eerder[g->eerder_aantal++];
    *b = begin(woord[1]);
    b->nummer = (long)g->eerder_aantal;
    b->id = talloc_asprintf(lezer.uit, "b%zu", g->eerder_aantal);
    lees_kop(b, woord + 2, aantal - 2);
    lezer.open = b;
}

static void lees_eis(const char *regel, char **woord, size_t aantal) {
    struct geval *g = lezer.nu;
    if (g->eisen_aantal == REGELS_MAX)
        mis("too many lines", regel);
    struct eis *e = &g->eisen[g->eisen_aantal++];
    *e = (struct eis){.regelnummer = lezer.regelnummer};
    for (size_t i = 0; i < aantal && i < 5; i++)
        e->woord[i] = woord[i];
    e->rest = talloc_strdup(lezer.uit, regel + strlen(woord[0]) + strspn(regel + strlen(woord[0]), " "));
}

static void lees_regel(const char *regel) {
    char *woord[12] = {0};
    size_t aantal = splits(lezer.uit, regel, woord, 12);
    if (aantal == 0 || woord[0][0] == '#')
        return;
    if (regel[0] == ' ') {
        lees_veld(regel);
    } else if (strcmp(woord[0], "basis") == 0) {
        lees_basis(woord, aantal);
    } else if (strcmp(woord[0], "geval") == 0) {
        lees_geval(regel + strlen("geval"));
    } else if (lezer.nu == NULL) {
        mis("before the first case", regel);
    } else if (strcmp(woord[0], "vandaag") == 0 && aantal == 2) {
        lezer.nu->vandaag = datum(woord[1]);
    } else if (strcmp(woord[0], "eerder") == 0) {
        lees_eerder(woord, aantal);
    } else if (strcmp(woord[0], "nieuw") == 0 && aantal >= 2) {
        lezer.nu->nieuw = begin(woord[1]);
        lezer.nu->heeft_nieuw = true;
        lees_kop(&lezer.nu->nieuw, woord + 2, aantal - 2);
        lezer.open = &lezer.nu->nieuw;
    } else if (strcmp(woord[0], "gevolg") == 0 && aantal == 2) {
        lezer.nu->heeft_gevolg = true;
        lezer.nu->gevolg = strcmp(woord[1], "geen") == 0 ? (struct bericht){0} : begin(woord[1]);
        lezer.open = &lezer.nu->gevolg;
    } else {
        lees_eis(regel, woord, aantal);
    }
}

static void lees_bestand(const char *pad) {
    char *regel = NULL;
    size_t ruimte = 0;
    ssize_t len;
    FILE *f = fopen(pad, "r");
    lezer.bestand = talloc_strdup(lezer.uit, pad);
    lezer.regelnummer = 0;
    lezer.nu = NULL;
    lezer.open = NULL;
    if (f == NULL)
        mis("cannot be read", pad);
    while ((len = getline(&regel, &ruimte, f)) > 0) {
        lezer.regelnummer++;
        while (len > 0 && (regel[len - 1] == '\n' || regel[len - 1] == ' '))
            regel[--len] = '\0';
        lees_regel(regel);
    }
    free(regel);
    fclose(f);
}

static int bezoek(const char *pad, const struct stat *st, int soort, struct FTW *ftw) {
    (void)st;
    size_t len = strlen(pad);
    if (soort == FTW_F && len > 4 && strcmp(pad + len - 4, ".txt") == 0 && strcmp(pad + ftw->base, "basis.txt") != 0)
        lees_bestand(pad);
    return 0;
}

struct gevallen *gevallen_lees(TALLOC_CTX *ctx, const char *map) {
    lezer = (struct lezer){.uit = talloc_zero(ctx, struct gevallen)};
    lees_bestand(talloc_asprintf(lezer.uit, "%s/basis.txt", map));
    if (nftw(map, bezoek, 8, FTW_PHYS) != 0)
        mis("cannot be walked", map);
    return lezer.uit;
}
