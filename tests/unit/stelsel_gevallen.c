/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "stelsel_gevallen.h"

#include "stelsel_tekst.h"

#include <ftw.h>

static struct lezer {
    struct gevallen *uit;
    struct geval *nu;
    struct bericht *open; /* indented lines fill this one */
} lezer;                  /* nftw has no argument for its callback */

static void lees_geval(const char *naam) {
    struct gevallen *g = lezer.uit;
    if (strspn(naam, " ") == strlen(naam))
        tekst_mis("a case without a name", naam);
    g->rows = talloc_realloc_size(g, g->rows, (g->aantal + 1) * sizeof *g->rows);
    lezer.nu = &g->rows[g->aantal++];
    *lezer.nu = (struct geval){.naam = talloc_strdup(g, naam + strspn(naam, " "))};
    lezer.nu->bestand = tekst_waar(&lezer.nu->regelnummer);
    lezer.open = NULL;
}

static void lees_eerder(char **woord, size_t aantal) {
    struct geval *g = lezer.nu;
    if (aantal < 2 || g->eerder_aantal == BERICHTEN_MAX)
        tekst_mis("eerder NAAM", "");
    struct bericht *b = &g->eerder[g->eerder_aantal++];
    *b = tekst_bericht(woord[1]);
    b->nummer = (long)g->eerder_aantal;
    b->id = talloc_asprintf(lezer.uit, "b%zu", g->eerder_aantal);
    tekst_kop(b, woord + 2, aantal - 2);
    lezer.open = b;
}

static void lees_eis(const char *regel, char **woord, size_t aantal) {
    struct geval *g = lezer.nu;
    if (g->eisen_aantal == REGELS_MAX)
        tekst_mis("too many lines", regel);
    struct eis *e = &g->eisen[g->eisen_aantal++];
    *e = (struct eis){0};
    tekst_waar(&e->regelnummer);
    for (size_t i = 0; i < aantal && i < 5; i++)
        e->woord[i] = woord[i];
    e->rest = talloc_strdup(lezer.uit, regel + strlen(woord[0]) + strspn(regel + strlen(woord[0]), " "));
}

static void lees_regel(const char *regel, char **woord, size_t aantal) {
    if (regel[0] == ' ') {
        tekst_veld(lezer.open, regel);
    } else if (strcmp(woord[0], "geval") == 0) {
        lees_geval(regel + strlen("geval"));
    } else if (lezer.nu == NULL) {
        tekst_mis("before the first case", regel);
    } else if (strcmp(woord[0], "vandaag") == 0 && aantal == 2) {
        lezer.nu->vandaag = tekst_datum(woord[1]);
    } else if (strcmp(woord[0], "bekend") == 0 && aantal == 2) {
        lezer.nu->bekend = tekst_datum(woord[1]);
    } else if (strcmp(woord[0], "geldig") == 0 && aantal == 2) {
        lezer.nu->geldig = tekst_datum(woord[1]);
    } else if (strcmp(woord[0], "eerder") == 0) {
        lees_eerder(woord, aantal);
    } else if (strcmp(woord[0], "nieuw") == 0 && aantal >= 2) {
        lezer.nu->nieuw = tekst_bericht(woord[1]);
        lezer.nu->heeft_nieuw = true;
        tekst_kop(&lezer.nu->nieuw, woord + 2, aantal - 2);
        lezer.open = &lezer.nu->nieuw;
    } else if (strcmp(woord[0], "gevolg") == 0 && aantal == 2) {
        lezer.nu->heeft_gevolg = true;
        lezer.nu->gevolg = strcmp(woord[1], "geen") == 0 ? (struct bericht){0} : tekst_bericht(woord[1]);
        lezer.open = &lezer.nu->gevolg;
    } else {
        lees_eis(regel, woord, aantal);
    }
}

static void lees_bestand(const char *pad) {
    lezer.nu = NULL;
    lezer.open = NULL;
    tekst_bestand(lezer.uit, pad, lees_regel);
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
    tekst_basis(lezer.uit, map);
    if (nftw(map, bezoek, 8, FTW_PHYS) != 0)
        tekst_mis("cannot be walked", map);
    return lezer.uit;
}
