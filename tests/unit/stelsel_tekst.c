/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "stelsel_tekst.h"

#include <glob.h>

#include "form/form.h"

#define BASIS_MAX 400

static struct {
    TALLOC_CTX *ctx;
    struct {
        char *naam;
        struct bericht bericht;
    } basis[BASIS_MAX];
    size_t basis_aantal;
    const char *bestand;
    int regelnummer;
} lezer; /* nftw has no argument for its callback, and a mistake names its place */

_Noreturn void tekst_mis(const char *wat, const char *tekst) {
    fprintf(stderr, "%s:%d: %s: %s\n", lezer.bestand, lezer.regelnummer, wat, tekst);
    exit(2);
}

struct date tekst_datum(const char *tekst) {
    struct date d;
    if (!date_parse(tekst, &d))
        tekst_mis("not a date", tekst);
    return d;
}

size_t tekst_splits(TALLOC_CTX *ctx, const char *regel, char **woord, size_t max) {
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
        tekst_mis("no such field", naam);
    b->waarden[i] = NULL;
    if (strcmp(waarde, "-") == 0)
        return;
    const char *canoniek = form_waarde(lezer.ctx, &b->dienst->velden[i], waarde, &fout);
    if (canoniek == NULL || strcmp(canoniek, waarde) != 0)
        tekst_mis("not a canonical value", fout == NULL ? waarde : fout);
    b->waarden[i] = canoniek;
}

void tekst_veld(struct bericht *b, const char *regel) {
    char *woord[1] = {0};
    if (b == NULL || tekst_splits(lezer.ctx, regel, woord, 1) < 1)
        tekst_mis("a value without a bericht", regel);
    const char *waarde = regel + strspn(regel, " ") + strlen(woord[0]);
    zet_veld(b, woord[0], waarde + strspn(waarde, " "));
}

struct bericht tekst_bericht(const char *naam) {
    for (size_t i = 0; i < lezer.basis_aantal; i++)
        if (strcmp(lezer.basis[i].naam, naam) == 0)
            return lezer.basis[i].bericht;
    const struct stelseldienst *d = stelsel_vind(naam);
    if (d == NULL)
        tekst_mis("no such basis or stelseldienst", naam);
    static const struct {
        unsigned partij;
        const char *code;
    } namen[] = {{PARTIJ_DUO, "DUO"},
                 {PARTIJ_COA, "COA"},
                 {PARTIJ_GEMEENTE, "0363"},
                 {PARTIJ_IND, "IND"},
                 {PARTIJ_INSTELLING, "INS"}};
    const char *van = "",
               *aan = (d->ontvangers & PARTIJ_GEMEENTE) != 0 || (d->afzenders & PARTIJ_GEMEENTE) != 0 ? "0363" : "DUO";
    for (size_t i = sizeof namen / sizeof namen[0]; i > 0; i--)
        if ((d->afzenders & namen[i - 1].partij) != 0)
            van = namen[i - 1].code;
    return (struct bericht){.dienst = d, .afzender = van, .ontvanger = aan};
}

/* "van 0363 aan 0060 op 2026-01-02 vervangt b1 ingetrokken", in any order. */
void tekst_kop(struct bericht *b, char **woord, size_t aantal) {
    for (size_t i = 0; i < aantal; i++) {
        const char *volgende = i + 1 < aantal ? woord[i + 1] : "";
        if (strcmp(woord[i], "ingetrokken") == 0)
            b->ingetrokken = true;
        else if (strcmp(woord[i], "intrekking") == 0)
            b->intrekking = b->ingetrokken = true;
        else if (strcmp(woord[i], "met_reden") == 0)
            b->reden = "reden";
        else if (strcmp(woord[i], "van") == 0)
            b->afzender = volgende, i++;
        else if (strcmp(woord[i], "aan") == 0)
            b->ontvanger = volgende, i++;
        else if (strcmp(woord[i], "op") == 0)
            b->geregistreerd_op = tekst_datum(volgende), i++;
        else if (strcmp(woord[i], "vervangt") == 0)
            b->vervangt = volgende, i++;
        else
            tekst_mis("unknown word", woord[i]);
    }
}

void tekst_bestand(TALLOC_CTX *ctx, const char *pad, void (*regel)(const char *regel, char **woord, size_t aantal)) {
    char *tekst = NULL;
    size_t ruimte = 0;
    ssize_t len;
    FILE *f = fopen(pad, "r");
    lezer.ctx = ctx;
    lezer.bestand = talloc_strdup(ctx, pad);
    lezer.regelnummer = 0;
    if (f == NULL)
        tekst_mis("cannot be read", pad);
    while ((len = getline(&tekst, &ruimte, f)) > 0) {
        char *woord[TEKST_WOORDEN] = {0};
        lezer.regelnummer++;
        while (len > 0 && (tekst[len - 1] == '\n' || tekst[len - 1] == ' '))
            tekst[--len] = '\0';
        size_t aantal = tekst_splits(ctx, tekst, woord, TEKST_WOORDEN);
        if (aantal > 0 && woord[0][0] != '#')
            regel(tekst, woord, aantal);
    }
    free(tekst);
    fclose(f);
}

const char *tekst_waar(int *ret_regelnummer) {
    *ret_regelnummer = lezer.regelnummer;
    return lezer.bestand;
}

static struct bericht *open_basis;

static void basis_regel(const char *regel, char **woord, size_t aantal) {
    if (regel[0] == ' ') {
        tekst_veld(open_basis, regel);
        return;
    }
    if (strcmp(woord[0], "basis") != 0 || aantal != 3 || lezer.basis_aantal == BASIS_MAX)
        tekst_mis("basis NAAM OUDER", regel);
    open_basis = &lezer.basis[lezer.basis_aantal].bericht;
    *open_basis = tekst_bericht(woord[2]);
    lezer.basis[lezer.basis_aantal++].naam = woord[1];
}

void tekst_basis(TALLOC_CTX *ctx, const char *map) {
    glob_t eigen;
    lezer.basis_aantal = 0;
    tekst_bestand(ctx, talloc_asprintf(ctx, "%s/basis.txt", map), basis_regel);
    if (glob(talloc_asprintf(ctx, "%s/*/basis.txt", map), 0, NULL, &eigen) != 0)
        return;
    for (size_t i = 0; i < eigen.gl_pathc; i++)
        tekst_bestand(ctx, talloc_strdup(ctx, eigen.gl_pathv[i]), basis_regel);
    globfree(&eigen);
}
