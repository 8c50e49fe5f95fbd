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

/* An organisation that does not work for this person any more is told nothing. */
static bool luistert(const struct signaal *s, const struct werkrelaties *w) {
    return strcmp(s->organisatie, "DUO") == 0 || werkrelatie_van(w, s->organisatie) != NULL;
}

/* Only the open ones: what is not among them is closed. */
static void signalen_voeg(TALLOC_CTX *ctx, struct pg_batch *batch, enum pg_query q, const char *id,
                          const struct stand *st, const struct werkrelaties *w) {
    const char *dossiers[] = {id, NULL};
    const char *dossier[SIGNALEN_MAX + 1] = {0}, *organisatie[SIGNALEN_MAX + 1] = {0}, *bericht[SIGNALEN_MAX + 1] = {0},
                                       *soort[SIGNALEN_MAX + 1] = {0};
    struct date ontstaan[SIGNALEN_MAX], uiterlijk[SIGNALEN_MAX];
    size_t n = 0;
    for (size_t i = 0; i < st->signalen_aantal; i++) {
        const struct signaal *s = &st->signalen[i];
        if (s->gesloten || !luistert(s, w))
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

/* ---- the row of the list, one for every open werkrelatie ---- */

struct lijst {
    const char *organisatie[WERKRELATIES_MAX + 1], *fase[WERKRELATIES_MAX + 1], *fase_nummer[WERKRELATIES_MAX + 1],
        *leerroute[WERKRELATIES_MAX + 1], *doelgroep[WERKRELATIES_MAX + 1], *termijn_datum[WERKRELATIES_MAX + 1],
        *termijn_titel[WERKRELATIES_MAX + 1];
    size_t aantal;
};

/* An afsluitende relatie shows how the person left, not how the next gemeente goes on. */
static struct stand *stand_bij_vertrek(TALLOC_CTX *ctx, const struct historie *h, struct date vandaag, long nummer) {
    struct historie toen = {.berichten = h->berichten, .aantal = 0};
    while (toen.aantal < h->aantal && h->berichten[toen.aantal].nummer < nummer)
        toen.aantal++;
    struct stand *st = talloc_zero(ctx, struct stand);
    if (st == NULL)
        abort();
    stelsel_stand(&toen, vandaag, st);
    return st;
}

/* What an afsluitende relatie still has to do. */
static const struct termijn *volgende_afsluitend(const struct stand *st) {
    for (size_t i = 0; i < st->termijnen_aantal; i++)
        if (!st->termijnen[i].voldaan && stelsel_termijn_dienst(st->termijnen[i].code)->afsluitend)
            return &st->termijnen[i];
    return NULL;
}

static const char *of_leeg(const char *tekst) {
    return tekst != NULL ? tekst : "";
}

static void lijst_rij(TALLOC_CTX *ctx, struct lijst *l, const struct werkrelatie *r, const struct stand *st,
                      const struct termijn *t) {
    size_t i = l->aantal++;
    l->organisatie[i] = r->organisatie;
    l->fase[i] = fase_code(st->fase);
    l->fase_nummer[i] = talloc_asprintf(ctx, "%d", (int)st->fase);
    l->leerroute[i] = of_leeg(st->leerroute);
    l->doelgroep[i] = of_leeg(st->doelgroep);
    l->termijn_datum[i] = of_leeg(t != NULL ? datum_param(ctx, t->datum) : NULL);
    l->termijn_titel[i] = of_leeg(t != NULL ? t->titel : NULL);
}

static void lijst_voeg(TALLOC_CTX *ctx, struct pg_batch *batch, const char *dossier, const struct historie *h,
                       struct date vandaag, const struct stand *st, const struct werkrelaties *w) {
    struct lijst l = {0};
    for (size_t i = 0; i < w->aantal; i++) {
        const struct werkrelatie *r = &w->rows[i];
        if (werkrelatie_open(r) && r->aard == RELATIE_VOLLEDIG)
            lijst_rij(ctx, &l, r, st, st->volgende);
        else if (werkrelatie_open(r))
            lijst_rij(ctx, &l, r, stand_bij_vertrek(ctx, h, vandaag, r->nummer), volgende_afsluitend(st));
    }
    pg_batch_add(batch, PG_Q_WERKVOORRAAD_ZET,
                 (struct pg_param[]){
                     PG_TEXT(dossier), PG_TEXT(pg_list_literal(ctx, l.organisatie)),
                     PG_TEXT(pg_list_literal(ctx, l.fase)), PG_TEXT(pg_list_literal(ctx, l.fase_nummer)),
                     PG_TEXT(pg_list_literal(ctx, l.leerroute)), PG_TEXT(pg_list_literal(ctx, l.doelgroep)),
                     PG_TEXT(pg_list_literal(ctx, l.termijn_datum)), PG_TEXT(pg_list_literal(ctx, l.termijn_titel))},
                 8);
}

void stand_voeg(struct pg_batch *batch, const char *dossier, const struct historie *h, struct date vandaag,
                enum stand_door wie) {
    TALLOC_CTX *tmp = talloc_new(NULL);
    struct stand *st = talloc_zero(tmp, struct stand);
    struct werkrelaties *w = talloc_zero(tmp, struct werkrelaties);
    if (st == NULL || w == NULL)
        abort();
    stelsel_stand(h, vandaag, st);
    stelsel_werkrelaties(h, w);
    dossier_voeg(tmp, batch, dossier, st);
    termijnen_voeg(tmp, batch, dossier, st);
    lijst_voeg(tmp, batch, dossier, h, vandaag, st, w);
    signalen_voeg(tmp, batch, wie == STAND_DOOR_TAAK ? PG_Q_STAND_SIGNALEN_ZET : PG_Q_STAND_SIGNALEN, dossier, st, w);
    talloc_free(tmp);
}

void werkrelaties_voeg(struct pg_batch *batch, const char *dossier, const struct historie *h, struct date vandaag) {
    TALLOC_CTX *tmp = talloc_new(NULL);
    const char *wie[WERKRELATIES_MAX + 1] = {0}, *organisatie[WERKRELATIES_MAX + 1] = {0},
                                       *aard[WERKRELATIES_MAX + 1] = {0}, *reden[WERKRELATIES_MAX + 1] = {0},
                                       *van[WERKRELATIES_MAX + 1] = {0}, *tot[WERKRELATIES_MAX + 1] = {0};
    struct werkrelaties *w = talloc_zero(tmp, struct werkrelaties);
    if (w == NULL)
        abort();
    stelsel_werkrelaties(h, w);
    for (size_t i = 0; i < w->aantal; i++) {
        const struct werkrelatie *r = &w->rows[i];
        wie[i] = dossier;
        organisatie[i] = r->organisatie;
        aard[i] = relatie_aard_code(r->aard);
        reden[i] = r->reden;
        van[i] = datum_param(tmp, r->van);
        tot[i] = of_leeg(datum_param(tmp, r->tot));
    }
    pg_batch_add(batch, PG_Q_WERKRELATIE_ZET,
                 (struct pg_param[]){PG_TEXT(pg_list_literal(tmp, (const char *const[]){dossier, NULL})),
                                     PG_TEXT(datum_param(tmp, vandaag)), PG_TEXT(pg_list_literal(tmp, wie)),
                                     PG_TEXT(pg_list_literal(tmp, organisatie)), PG_TEXT(pg_list_literal(tmp, aard)),
                                     PG_TEXT(pg_list_literal(tmp, reden)), PG_TEXT(pg_list_literal(tmp, van)),
                                     PG_TEXT(pg_list_literal(tmp, tot))},
                 8);
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
