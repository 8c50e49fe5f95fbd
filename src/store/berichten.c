/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Writing berichten: one statement for what all have in common, and one for the fields of each service that occurs,
 * however many there are.
 */
#include "store/document.h"
#include "store/intern.h"

#include <stdlib.h>

enum kolom {
    KOLOM_ID,
    KOLOM_DOSSIER,
    KOLOM_DIENST,
    KOLOM_AFZENDER,
    KOLOM_ONTVANGER,
    KOLOM_KANAAL,
    KOLOM_KENMERK,
    KOLOM_GEBEURTENIS,
    KOLOM_VERVANGT,
    KOLOM_REDEN,
    KOLOM_GEVOLG_VAN,
    KOLOM_TIJDLIJN,
    KOLOM_INTREKKING
};
#define KOLOMMEN (KOLOM_INTREKKING + 1)

struct berichten_rijen {
    struct rijen *berichten;
    struct document *documenten;
    size_t documenten_aantal;
    struct rijen *velden[STELSEL_DIENSTEN_MAX]; /* by the order of the register; NULL: none of this service */
};

struct berichten_rijen *berichten_nieuw(TALLOC_CTX *ctx) {
    struct berichten_rijen *w = talloc_zero(ctx, struct berichten_rijen);
    if (w == NULL)
        abort();
    w->berichten = rijen_nieuw(w, KOLOMMEN);
    return w;
}

static struct rijen *velden_van(struct berichten_rijen *w, const struct stelseldienst *d) {
    size_t i = 0;
    while (stelsel_register[i] != d)
        i++;
    if (w->velden[i] == NULL)
        w->velden[i] = rijen_nieuw(w, 1 + (int)stelsel_veld_aantal(d));
    return w->velden[i];
}

bool berichten_erbij(struct berichten_rijen *w, const struct krypto *k, const struct bericht *b,
                     const struct bericht_vast *vast, struct err *err) {
    const char **rij = rijen_erbij(w->berichten);
    rij[KOLOM_ID] = b->id;
    rij[KOLOM_DOSSIER] = vast->dossier;
    rij[KOLOM_DIENST] = b->dienst->code;
    rij[KOLOM_AFZENDER] = b->afzender;
    rij[KOLOM_ONTVANGER] = b->ontvanger != NULL && b->ontvanger[0] != '\0' ? b->ontvanger : NULL;
    rij[KOLOM_KANAAL] = vast->kanaal;
    rij[KOLOM_KENMERK] = vast->kenmerk;
    rij[KOLOM_GEBEURTENIS] = datum_param(w, b->datum_gebeurtenis);
    rij[KOLOM_VERVANGT] = b->vervangt;
    rij[KOLOM_REDEN] = b->reden;
    rij[KOLOM_GEVOLG_VAN] = vast->gevolg_van;
    rij[KOLOM_TIJDLIJN] = stelsel_tijdlijn(w, b);
    rij[KOLOM_INTREKKING] = b->intrekking ? "true" : "false";
    return dienst_rij(velden_van(w, b->dienst), k, b, err);
}

void berichten_document(struct berichten_rijen *w, const struct document *d) {
    w->documenten = talloc_realloc(w, w->documenten, struct document, (unsigned)w->documenten_aantal + 1);
    if (w->documenten == NULL)
        abort();
    w->documenten[w->documenten_aantal++] = *d;
}

int berichten_voeg(struct berichten_rijen *w, const struct krypto *k, struct pg_batch *batch, struct err *err) {
    int nummer = rijen_voeg(w->berichten, batch, PG_Q_BERICHT_VOEG);
    for (size_t i = 0; i < w->documenten_aantal; i++) /* behind its bericht, before the field that names it */
        if (!document_voeg(batch, k, &w->documenten[i], err))
            return -1;
    for (size_t i = 0; stelsel_register[i] != NULL; i++)
        if (w->velden[i] != NULL)
            dienst_voeg(batch, stelsel_register[i], w->velden[i]);
    return nummer;
}

int bericht_voeg(struct pg_batch *batch, const struct krypto *k, const struct bericht *b,
                 const struct bericht_vast *vast, struct err *err) {
    struct berichten_rijen *w = berichten_nieuw(NULL);
    int nummer = berichten_erbij(w, k, b, vast, err) ? berichten_voeg(w, k, batch, err) : -1;
    talloc_free(w);
    return nummer;
}
