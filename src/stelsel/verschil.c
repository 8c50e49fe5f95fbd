/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * What a correction or a withdrawal does to a dossier, in sentences for the person who is about to send it.
 */
#include "stelsel/dienst.h"

#include <stdlib.h>
#include <string.h>

#define ZINNEN_MAX 40

struct verschil {
    TALLOC_CTX *ctx;
    const char **zinnen;
    size_t aantal;
};

static void zeg(struct verschil *v, const char *zin) {
    if (v->aantal < ZINNEN_MAX)
        v->zinnen[v->aantal++] = zin;
}

static bool gelijk(const char *a, const char *b) {
    return (a == NULL) == (b == NULL) && (a == NULL || strcmp(a, b) == 0);
}

static const char *dag(const struct verschil *v, struct date d) {
    return date_nl(v->ctx, d);
}

static void wordt(struct verschil *v, const char *wat, const char *voor, const char *na) {
    if (gelijk(voor, na))
        return;
    if (na == NULL)
        zeg(v, talloc_asprintf(v->ctx, "%s is niet meer bekend. Nu is dat nog: %s.", wat, voor));
    else if (voor == NULL)
        zeg(v, talloc_asprintf(v->ctx, "%s wordt bekend: %s.", wat, na));
    else
        zeg(v, talloc_asprintf(v->ctx, "%s wordt: %s. Nu is dat nog: %s.", wat, na, voor));
}

static const char *datum_of_niets(const struct verschil *v, struct date d) {
    return date_is_empty(d) ? NULL : dag(v, d);
}

static const char *label_of_niets(const struct keuze *keuzes, const char *code) {
    return code == NULL ? NULL : keuze_label(keuzes, code);
}

static void ankers(struct verschil *v, const struct stand *voor, const struct stand *na) {
    wordt(v, "De fase", fase_label(voor->fase), fase_label(na->fase));
    if (voor->plicht_beeindigd != na->plicht_beeindigd)
        zeg(v,
            na->plicht_beeindigd ? "De inburgeringsplicht is dan beëindigd." : "De inburgeringsplicht loopt dan weer.");
    wordt(v, "De doelgroep", label_of_niets(keuze_doelgroep, voor->doelgroep),
          label_of_niets(keuze_doelgroep, na->doelgroep));
    wordt(v, "De leerroute", label_of_niets(keuze_leerroute, voor->leerroute),
          label_of_niets(keuze_leerroute, na->leerroute));
    wordt(v, "De start van de inburgeringsplicht", datum_of_niets(v, voor->datum_start),
          datum_of_niets(v, na->datum_start));
    wordt(v, "De dagtekening van het eerste PIP", datum_of_niets(v, voor->eerste_dagtekening),
          datum_of_niets(v, na->eerste_dagtekening));
    wordt(v, "Het begin van de inburgeringstermijn", datum_of_niets(v, voor->termijn_aanvang),
          datum_of_niets(v, na->termijn_aanvang));
    wordt(v, "Het einde van de inburgeringstermijn", datum_of_niets(v, voor->termijn_einde),
          datum_of_niets(v, na->termijn_einde));
}

static const struct termijn *zoek_termijn(const struct stand *s, const char *code) {
    for (size_t i = 0; i < s->termijnen_aantal; i++)
        if (strcmp(s->termijnen[i].code, code) == 0)
            return &s->termijnen[i];
    return NULL;
}

static void een_termijn(struct verschil *v, const struct termijn *oud, const struct termijn *nieuw) {
    if (oud == NULL)
        zeg(v, talloc_asprintf(v->ctx, "Er komt een termijn bij: %s, %s.", nieuw->titel, dag(v, nieuw->datum)));
    else if (oud->voldaan && !nieuw->voldaan)
        zeg(v, talloc_asprintf(v->ctx, "Deze termijn staat weer open: %s, %s.", nieuw->titel, dag(v, nieuw->datum)));
    else if (!oud->voldaan && nieuw->voldaan)
        zeg(v, talloc_asprintf(v->ctx, "Deze termijn loopt niet meer: %s.", nieuw->titel));
    else if (date_cmp(oud->datum, nieuw->datum) != 0)
        zeg(v, talloc_asprintf(v->ctx, "Deze termijn verandert: %s, van %s naar %s.", nieuw->titel, dag(v, oud->datum),
                               dag(v, nieuw->datum)));
}

static void termijnen(struct verschil *v, const struct stand *voor, const struct stand *na) {
    for (size_t i = 0; i < na->termijnen_aantal; i++)
        een_termijn(v, zoek_termijn(voor, na->termijnen[i].code), &na->termijnen[i]);
    for (size_t i = 0; i < voor->termijnen_aantal; i++)
        if (zoek_termijn(na, voor->termijnen[i].code) == NULL)
            zeg(v, talloc_asprintf(v->ctx, "Deze termijn vervalt: %s.", voor->termijnen[i].titel));
}

static const struct signaal *zoek_open(const struct stand *s, const struct signaal *als) {
    for (size_t i = 0; i < s->signalen_aantal; i++)
        if (!s->signalen[i].gesloten && s->signalen[i].soort == als->soort &&
            gelijk(s->signalen[i].bericht_id, als->bericht_id))
            return &s->signalen[i];
    return NULL;
}

static void signalen(struct verschil *v, const struct stand *voor, const struct stand *na) {
    for (size_t i = 0; i < na->signalen_aantal; i++)
        if (!na->signalen[i].gesloten && zoek_open(voor, &na->signalen[i]) == NULL)
            zeg(v, talloc_asprintf(v->ctx, "Dit signaal gaat open: %s.", na->signalen[i].soort->titel));
    for (size_t i = 0; i < voor->signalen_aantal; i++)
        if (!voor->signalen[i].gesloten && zoek_open(na, &voor->signalen[i]) == NULL)
            zeg(v, talloc_asprintf(v->ctx, "Dit signaal sluit: %s.", voor->signalen[i].soort->titel));
}

const char **stelsel_verschil(TALLOC_CTX *ctx, const struct historie *voor, const struct historie *na,
                              struct date vandaag) {
    struct stand *oud = talloc_zero(ctx, struct stand), *nieuw = talloc_zero(ctx, struct stand);
    struct verschil v = {.ctx = ctx, .zinnen = talloc_zero_array(ctx, const char *, ZINNEN_MAX + 1)};
    if (oud == NULL || nieuw == NULL || v.zinnen == NULL)
        abort();
    stelsel_stand(voor, vandaag, oud);
    stelsel_stand(na, vandaag, nieuw);
    ankers(&v, oud, nieuw);
    termijnen(&v, oud, nieuw);
    signalen(&v, oud, nieuw);
    return v.zinnen;
}
