/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * What follows from a history, and from a bericht that is added to it.
 */
#include "store/intern.h"

#include <stdlib.h>
#include <string.h>

static const char *waar(bool b) {
    return b ? "true" : "false";
}

static const char *stappen_literal(TALLOC_CTX *ctx, const struct stand *st) {
    static const char *const standen[] = {
        [STAP_KLAAR] = "klaar", [STAP_BEZIG] = "bezig", [STAP_LATER] = "later", [STAP_NVT] = "nvt"};
    const char *lijst[STAPPEN_MAX + 1] = {0};
    for (size_t i = 0; i < st->stappen_aantal; i++)
        lijst[i] = talloc_asprintf(ctx, "%s:%s", standen[st->stappen[i].stand], st->stappen[i].naam);
    return pg_list_literal(ctx, lijst);
}

static void dossier_voeg(TALLOC_CTX *ctx, struct pg_batch *batch, const char *dossier, const struct stand *st) {
    pg_batch_add(batch, PG_Q_STAND_DOSSIER,
                 (struct pg_param[]){
                     PG_TEXT(dossier), PG_TEXT(fase_code(st->fase)), PG_TEXT(st->doelgroep), PG_TEXT(st->leerroute),
                     PG_TEXT(datum_param(ctx, st->datum_start)), PG_TEXT(datum_param(ctx, st->eerste_dagtekening)),
                     PG_TEXT(datum_param(ctx, st->termijn_aanvang)), PG_TEXT(datum_param(ctx, st->termijn_einde)),
                     PG_TEXT(waar(st->plicht_beeindigd)), PG_TEXT(stappen_literal(ctx, st))},
                 10);
}

static void termijnen_voeg(TALLOC_CTX *ctx, struct pg_batch *batch, const char *dossier, const struct stand *st) {
    const char *code[TERMIJNEN_MAX + 1] = {0}, *titel[TERMIJNEN_MAX + 1] = {0}, *regel[TERMIJNEN_MAX + 1] = {0},
                                     *bron[TERMIJNEN_MAX + 1] = {0}, *datum[TERMIJNEN_MAX + 1] = {0},
                                     *voldaan[TERMIJNEN_MAX + 1] = {0};
    for (size_t i = 0; i < st->termijnen_aantal; i++) {
        const struct termijn *t = &st->termijnen[i];
        code[i] = t->code;
        titel[i] = t->titel;
        regel[i] = t->regel;
        bron[i] = t->bron;
        datum[i] = datum_param(ctx, t->datum);
        voldaan[i] = waar(t->voldaan);
    }
    pg_batch_add(batch, PG_Q_STAND_TERMIJNEN,
                 (struct pg_param[]){PG_TEXT(dossier), PG_TEXT(pg_list_literal(ctx, code)),
                                     PG_TEXT(pg_list_literal(ctx, titel)), PG_TEXT(pg_list_literal(ctx, regel)),
                                     PG_TEXT(pg_list_literal(ctx, bron)), PG_TEXT(pg_list_literal(ctx, datum)),
                                     PG_TEXT(pg_list_literal(ctx, voldaan))},
                 7);
}

/* An array of dates in which an empty one is NULL: pg_list_literal has no NULL. */
static const char *datums_literal(TALLOC_CTX *ctx, const struct date *datums, size_t n) {
    struct buf *b = buf_new(ctx, 64);
    buf_add_char(b, '{');
    for (size_t i = 0; i < n; i++) {
        const char *datum = datum_param(ctx, datums[i]);
        buf_addf(b, "%s%s", i > 0 ? "," : "", datum != NULL ? datum : "NULL");
    }
    buf_add_char(b, '}');
    return b->data;
}

/* Only the open ones: what is not among them is closed. */
static void signalen_voeg(TALLOC_CTX *ctx, struct pg_batch *batch, enum pg_query q, const char *id,
                          const struct stand *st) {
    const char *dossiers[] = {id, NULL};
    const char *dossier[SIGNALEN_MAX + 1] = {0}, *organisatie[SIGNALEN_MAX + 1] = {0}, *bericht[SIGNALEN_MAX + 1] = {0},
                                       *soort[SIGNALEN_MAX + 1] = {0};
    struct date ontstaan[SIGNALEN_MAX], uiterlijk[SIGNALEN_MAX];
    size_t n = 0;
    for (size_t i = 0; i < st->signalen_aantal; i++) {
        const struct signaal *s = &st->signalen[i];
        if (s->gesloten)
            continue;
        dossier[n] = id;
        organisatie[n] = s->organisatie;
        bericht[n] = s->bericht_id;
        soort[n] = s->soort->code;
        ontstaan[n] = s->ontstaan;
        uiterlijk[n++] = s->uiterlijk;
    }
    pg_batch_add(batch, q,
                 (struct pg_param[]){PG_TEXT(pg_list_literal(ctx, dossiers)), PG_TEXT(pg_list_literal(ctx, dossier)),
                                     PG_TEXT(pg_list_literal(ctx, organisatie)), PG_TEXT(pg_list_literal(ctx, bericht)),
                                     PG_TEXT(pg_list_literal(ctx, soort)), PG_TEXT(datums_literal(ctx, ontstaan, n)),
                                     PG_TEXT(datums_literal(ctx, uiterlijk, n))},
                 7);
}

static void lijst_voeg(TALLOC_CTX *ctx, struct pg_batch *batch, enum pg_query q, const char *dossier,
                       const struct stand *st) {
    const char *fase_nummer = talloc_asprintf(ctx, "%d", (int)st->fase);
    const struct termijn *t = st->volgende;
    pg_batch_add(batch, q,
                 (struct pg_param[]){PG_TEXT(dossier), PG_TEXT(fase_code(st->fase)), PG_TEXT(fase_nummer),
                                     PG_TEXT(st->leerroute), PG_TEXT(st->doelgroep),
                                     PG_TEXT(t != NULL ? datum_param(ctx, t->datum) : NULL),
                                     PG_TEXT(t != NULL ? t->titel : NULL)},
                 7);
}

void stand_voeg(struct pg_batch *batch, const char *dossier, const struct stand *st, enum stand_lijst lijst) {
    TALLOC_CTX *tmp = talloc_new(NULL);
    dossier_voeg(tmp, batch, dossier, st);
    termijnen_voeg(tmp, batch, dossier, st);
    bool taak = lijst == STAND_LIJST_ZET;
    lijst_voeg(tmp, batch, taak ? PG_Q_WERKVOORRAAD_ZET : PG_Q_STAND_WERKVOORRAAD, dossier, st);
    signalen_voeg(tmp, batch, taak ? PG_Q_STAND_SIGNALEN_ZET : PG_Q_STAND_SIGNALEN, dossier, st);
    talloc_free(tmp);
}

bool gevolg_maak(TALLOC_CTX *ctx, const struct vraag *v, const char *gemeente, struct bericht *ret) {
    struct bericht b = {0};
    if (!stelsel_gevolg(ctx, v, &b))
        return false;
    char *id = talloc_array(ctx, char, KRYPTO_UUID_TEXT);
    if (id == NULL)
        abort();
    krypto_uuid(id);
    b.id = id;
    b.afzender = "DUO"; /* what follows by law is said by the Minister, whom DUO stands for (Wi 2021, art. 11 and 33) */
    b.ontvanger = gemeente;
    b.geregistreerd_op = v->vandaag;
    b.datum_gebeurtenis = bericht_gebeurtenis(&b, v->vandaag);
    *ret = b;
    return true;
}
