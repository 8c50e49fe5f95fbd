/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "verhalen.h"

#include "stelsel_tekst.h"

#include <ftw.h>
#include <stdlib.h>

static struct verhalen *alle;
static struct verhaal *nu;

static struct stap_verhaal *nieuwe_stap(void) {
    if (nu->aantal == STAPPEN_VAN_VERHAAL)
        tekst_mis("too many steps", nu->naam);
    struct stap_verhaal *s = &nu->stappen[nu->aantal++];
    *s = (struct stap_verhaal){.verwacht = buf_new(alle, 256)};
    tekst_waar(&s->regelnummer);
    return s;
}

static void lees_regel(const char *regel, char **woord, size_t aantal) {
    struct stap_verhaal *open = nu->aantal > 0 ? &nu->stappen[nu->aantal - 1] : NULL;
    if (strcmp(woord[0], "verhaal") == 0 && aantal > 1) {
        nu->naam = talloc_strdup(alle, regel + strlen("verhaal "));
    } else if (strcmp(woord[0], "bron") == 0 && aantal > 1) {
        nu->bron = true;
    } else if (strcmp(woord[0], "dag") == 0 && aantal == 2) {
        nieuwe_stap()->dag = tekst_datum(woord[1]);
    } else if (strcmp(woord[0], "lever") == 0 && aantal > 1) {
        struct stap_verhaal *s = nieuwe_stap();
        s->lever = true;
        s->nieuw = tekst_bericht(woord[1]);
        tekst_kop(&s->nieuw, woord + 2, aantal - 2);
    } else if (strcmp(woord[0], "uitvoer") == 0 && aantal == 3) {
        struct stap_verhaal *s = nieuwe_stap();
        s->uitvoer = uitvoer_vind(woord[1]);
        if (s->uitvoer == NULL || !periode_lees(woord[2], &s->periode))
            tekst_mis("uitvoer CODE PERIODE", regel);
    } else if (regel[0] == ' ' && open != NULL && open->lever) {
        tekst_veld(&open->nieuw, regel);
    } else if (strcmp(woord[0], "=") == 0 && open != NULL) {
        buf_addf(open->verwacht, "%s\n", regel);
    } else {
        tekst_mis("not a line of a story", regel);
    }
}

static int bezoek(const char *pad, const struct stat *st, int soort, struct FTW *ftw) {
    (void)st;
    (void)ftw;
    size_t len = strlen(pad);
    if (soort != FTW_F || len < 4 || strcmp(pad + len - 4, ".txt") != 0)
        return 0;
    if (alle->aantal == VERHALEN_MAX)
        return -1;
    nu = talloc_zero(alle, struct verhaal);
    nu->pad = talloc_strdup(nu, pad);
    alle->rows[alle->aantal++] = nu;
    tekst_bestand(alle, pad, lees_regel);
    return 0;
}

static int op_pad(const void *a, const void *b) {
    return strcmp((*(struct verhaal *const *)a)->pad, (*(struct verhaal *const *)b)->pad);
}

struct verhalen *verhalen_lees(TALLOC_CTX *ctx, const char *bron) {
    alle = talloc_zero(ctx, struct verhalen);
    tekst_basis(alle, talloc_asprintf(alle, "%s/tests/data/stelsel", bron));
    if (nftw(talloc_asprintf(alle, "%s/tests/data/verhalen", bron), bezoek, 8, FTW_PHYS) != 0)
        tekst_mis("cannot be walked, or too many stories", bron);
    qsort(alle->rows, alle->aantal, sizeof alle->rows[0], op_pad);
    return alle;
}
