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

/* "behaald:2027-03-01:Lezen"; the date is empty for what is open or never was asked. */
static const char *onderdelen_literal(TALLOC_CTX *ctx, const struct stand *st) {
    const char *lijst[ONDERDELEN_MAX + 1] = {0};
    for (size_t i = 0; i < st->onderdelen_aantal; i++) {
        const struct stand_onderdeel *o = &st->onderdelen[i];
        enum onderdeel_is is = onderdeel_is_getoond(o->is);
        char iso[11] = "";
        if (is != ONDERDEEL_NVT && !date_is_empty(o->datum))
            date_iso(o->datum, iso);
        lijst[i] = talloc_asprintf(ctx, "%s:%s:%s", onderdeel_is_code(is), iso, o->onderdeel->naam);
    }
    return pg_list_literal(ctx, lijst);
}

static const char *niet_voor_literal(TALLOC_CTX *ctx, const struct stand *st) {
    const char *lijst[STELSEL_DIENSTEN_MAX + 1] = {0};
    for (size_t i = 0; st->niet_voor[i] != NULL; i++)
        lijst[i] = st->niet_voor[i]->code;
    return pg_list_literal(ctx, lijst);
}

/* The columns of the queries, in their order. */
enum dossier_kolom {
    DOSSIER_ID,
    DOSSIER_FASE,
    DOSSIER_DOELGROEP,
    DOSSIER_LEERROUTE,
    DOSSIER_START,
    DOSSIER_DAGTEKENING,
    DOSSIER_AANVANG,
    DOSSIER_EINDE,
    DOSSIER_BEEINDIGD,
    DOSSIER_STAPPEN,
    DOSSIER_NIET_VOOR,
    DOSSIER_ONDERDELEN,
    DOSSIER_KOLOMMEN
};
enum termijn_kolom {
    TERMIJN_DOSSIER,
    TERMIJN_CODE,
    TERMIJN_TITEL,
    TERMIJN_REGEL,
    TERMIJN_BRON,
    TERMIJN_DATUM,
    TERMIJN_VOLDAAN,
    TERMIJN_KOLOMMEN
};
enum signaal_kolom {
    SIGNAAL_DOSSIER,
    SIGNAAL_ORGANISATIE,
    SIGNAAL_BERICHT,
    SIGNAAL_SOORT,
    SIGNAAL_ONTSTAAN,
    SIGNAAL_UITERLIJK,
    SIGNAAL_KOLOMMEN
};
enum lijst_kolom {
    LIJST_DOSSIER,
    LIJST_ORGANISATIE,
    LIJST_FASE,
    LIJST_FASE_NUMMER,
    LIJST_LEERROUTE,
    LIJST_DOELGROEP,
    LIJST_TERMIJN,
    LIJST_TERMIJN_TITEL,
    LIJST_THEMAS,
    LIJST_KOLOMMEN
};
enum relatie_kolom {
    RELATIE_DOSSIER,
    RELATIE_ORGANISATIE,
    RELATIE_AARD,
    RELATIE_REDEN,
    RELATIE_VAN,
    RELATIE_TOT,
    RELATIE_KOLOMMEN
};

struct standen {
    struct date vandaag;
    struct rijen *wie, *dossiers, *termijnen, *signalen, *lijst;
    struct rijen *wie_anders, *relaties; /* of whom who works for them changed */
};

struct standen *standen_nieuw(TALLOC_CTX *ctx, struct date vandaag) {
    struct standen *s = talloc_zero(ctx, struct standen);
    if (s == NULL)
        abort();
    *s = (struct standen){.vandaag = vandaag,
                          .wie = rijen_nieuw(s, 1),
                          .dossiers = rijen_nieuw(s, DOSSIER_KOLOMMEN),
                          .termijnen = rijen_nieuw(s, TERMIJN_KOLOMMEN),
                          .signalen = rijen_nieuw(s, SIGNAAL_KOLOMMEN),
                          .lijst = rijen_nieuw(s, LIJST_KOLOMMEN),
                          .wie_anders = rijen_nieuw(s, 1),
                          .relaties = rijen_nieuw(s, RELATIE_KOLOMMEN)};
    return s;
}

static void dossier_erbij(struct standen *s, const char *dossier, const struct stand *st) {
    const char **rij = rijen_erbij(s->dossiers);
    rij[DOSSIER_ID] = dossier;
    rij[DOSSIER_FASE] = fase_code(st->fase);
    rij[DOSSIER_DOELGROEP] = st->doelgroep;
    rij[DOSSIER_LEERROUTE] = st->leerroute;
    rij[DOSSIER_START] = datum_param(s, st->datum_start);
    rij[DOSSIER_DAGTEKENING] = datum_param(s, st->eerste_dagtekening);
    rij[DOSSIER_AANVANG] = datum_param(s, st->termijn_aanvang);
    rij[DOSSIER_EINDE] = datum_param(s, st->termijn_einde);
    rij[DOSSIER_BEEINDIGD] = waar(st->plicht_beeindigd);
    rij[DOSSIER_STAPPEN] = stappen_literal(s, st);
    rij[DOSSIER_NIET_VOOR] = niet_voor_literal(s, st);
    rij[DOSSIER_ONDERDELEN] = onderdelen_literal(s, st);
}

static void termijnen_erbij(struct standen *s, const char *dossier, const struct stand *st) {
    for (size_t i = 0; i < st->termijnen_aantal; i++) {
        const struct termijn *t = &st->termijnen[i];
        const char **rij = rijen_erbij(s->termijnen);
        rij[TERMIJN_DOSSIER] = dossier;
        rij[TERMIJN_CODE] = t->code;
        rij[TERMIJN_TITEL] = t->titel;
        rij[TERMIJN_REGEL] = t->regel;
        rij[TERMIJN_BRON] = t->bron;
        rij[TERMIJN_DATUM] = datum_param(s, t->datum);
        rij[TERMIJN_VOLDAAN] = waar(t->voldaan);
    }
}

/* An organisation that does not work for this person any more is told nothing. */
static bool luistert(const struct signaal *s, const struct werkrelaties *w) {
    return strcmp(s->organisatie, "DUO") == 0 || werkrelatie_van(w, s->organisatie) != NULL;
}

/* Only the open ones: what is not among them is closed. */
static void signalen_erbij(struct standen *s, const char *dossier, const struct stand *st,
                           const struct werkrelaties *w) {
    for (size_t i = 0; i < st->signalen_aantal; i++) {
        const struct signaal *g = &st->signalen[i];
        if (g->gesloten || !luistert(g, w))
            continue;
        const char **rij = rijen_erbij(s->signalen);
        rij[SIGNAAL_DOSSIER] = dossier;
        rij[SIGNAAL_ORGANISATIE] = g->organisatie;
        rij[SIGNAAL_BERICHT] = g->bericht_id;
        rij[SIGNAAL_SOORT] = g->soort->code;
        rij[SIGNAAL_ONTSTAAN] = datum_param(s, g->ontstaan);
        rij[SIGNAAL_UITERLIJK] = datum_param(s, g->uiterlijk);
    }
}

/* ---- the row of the list, one for every open werkrelatie ---- */

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

/* How whole the last delivery with themes is, of those that this organisation sees; NULL: there is none. */
static const char *themas_van(TALLOC_CTX *ctx, const struct historie *h, const struct werkrelatie *r) {
    for (size_t i = h->aantal; i > 0; i--) {
        const struct bericht *b = &h->berichten[i - 1];
        if (b->dienst->themas != NULL && !b->ingetrokken && stelsel_ziet(b, r->organisatie, r))
            return talloc_asprintf(ctx, "%zu", stelsel_themas_ingevuld(b));
    }
    return NULL;
}

/* Is this organisation a party of what this service tells? COA, for one, is not told of the PIP. */
static bool is_partij(const struct stelseldienst *d, const char *organisatie) {
    return ((d->afzenders | d->ontvangers) & stelsel_partij(organisatie)) != 0;
}

static void lijst_rij(struct standen *s, const char *dossier, const struct historie *h, const struct werkrelatie *r,
                      const struct stand *st, const struct termijn *t) {
    const char **rij = rijen_erbij(s->lijst);
    if (t != NULL && !is_partij(stelsel_termijn_dienst(t->code), r->organisatie))
        t = NULL;
    rij[LIJST_DOSSIER] = dossier;
    rij[LIJST_ORGANISATIE] = r->organisatie;
    rij[LIJST_FASE] = fase_code(st->fase);
    rij[LIJST_FASE_NUMMER] = talloc_asprintf(s, "%d", (int)st->fase);
    rij[LIJST_LEERROUTE] = is_partij(stelsel_vind("pip"), r->organisatie) ? st->leerroute : NULL;
    rij[LIJST_DOELGROEP] = st->doelgroep;
    rij[LIJST_TERMIJN] = t != NULL ? datum_param(s, t->datum) : NULL;
    rij[LIJST_TERMIJN_TITEL] = t != NULL ? t->titel : NULL;
    rij[LIJST_THEMAS] = themas_van(s, h, r);
}

static void lijst_erbij(struct standen *s, const char *dossier, const struct historie *h, const struct stand *st,
                        const struct werkrelaties *w) {
    for (size_t i = 0; i < w->aantal; i++) {
        const struct werkrelatie *r = &w->rows[i];
        if (werkrelatie_open(r) && r->aard == RELATIE_VOLLEDIG)
            lijst_rij(s, dossier, h, r, st, st->volgende);
        else if (werkrelatie_open(r))
            lijst_rij(s, dossier, h, r, stand_bij_vertrek(s, h, s->vandaag, r->nummer), volgende_afsluitend(st));
    }
}

/* ---- all of it ---- */

void standen_erbij(struct standen *s, const char *dossier, const struct historie *h) {
    struct stand *st = talloc_zero(NULL, struct stand);
    struct werkrelaties *w = talloc_zero(st, struct werkrelaties);
    if (st == NULL || w == NULL)
        abort();
    stelsel_stand(h, s->vandaag, st);
    stelsel_werkrelaties(h, w);
    rijen_erbij(s->wie)[0] = dossier;
    dossier_erbij(s, dossier, st);
    termijnen_erbij(s, dossier, st);
    lijst_erbij(s, dossier, h, st, w);
    signalen_erbij(s, dossier, st, w);
    talloc_free(st);
}

/* A statement that is told of all dossiers also when there are no rows for them: then what was there goes. */
static void voeg_met_wie(struct rijen *wie, struct pg_batch *batch, enum pg_query q, struct rijen *rijen) {
    struct pg_param params[RIJEN_KOLOMMEN_MAX + 1];
    rijen_params(wie, params);
    rijen_params(rijen, params + 1);
    pg_batch_add(batch, q, params, 1 + rijen->kolommen);
}

void standen_voeg(struct standen *s, struct pg_batch *batch, enum stand_door wie) {
    if (s->wie->aantal == 0)
        return;
    rijen_voeg(s->dossiers, batch, PG_Q_STAND_DOSSIER);
    voeg_met_wie(s->wie, batch, PG_Q_STAND_TERMIJNEN, s->termijnen);
    voeg_met_wie(s->wie, batch, PG_Q_WERKVOORRAAD_ZET, s->lijst);
    voeg_met_wie(s->wie, batch, wie == STAND_DOOR_TAAK ? PG_Q_STAND_SIGNALEN_ZET : PG_Q_STAND_SIGNALEN, s->signalen);
}

void stand_voeg(struct pg_batch *batch, const char *dossier, const struct historie *h, struct date vandaag,
                enum stand_door wie) {
    struct standen *s = standen_nieuw(NULL, vandaag);
    standen_erbij(s, dossier, h);
    standen_voeg(s, batch, wie);
    talloc_free(s);
}

/* ---- who works for somebody ---- */

void relaties_erbij(struct standen *s, const char *dossier, const struct werkrelaties *w) {
    rijen_erbij(s->wie_anders)[0] = dossier;
    for (size_t i = 0; i < w->aantal; i++) {
        const struct werkrelatie *r = &w->rows[i];
        const char **rij = rijen_erbij(s->relaties);
        rij[RELATIE_DOSSIER] = dossier;
        rij[RELATIE_ORGANISATIE] = r->organisatie;
        rij[RELATIE_AARD] = relatie_aard_code(r->aard);
        rij[RELATIE_REDEN] = r->reden;
        rij[RELATIE_VAN] = datum_param(s, r->van);
        rij[RELATIE_TOT] = datum_param(s, r->tot);
    }
}

void relaties_voeg(struct standen *s, struct pg_batch *batch) {
    struct pg_param params[2 + RELATIE_KOLOMMEN];
    if (s->wie_anders->aantal == 0)
        return;
    rijen_params(s->wie_anders, params);
    params[1] = PG_TEXT(datum_param(s, s->vandaag));
    rijen_params(s->relaties, params + 2);
    pg_batch_add(batch, PG_Q_WERKRELATIE_ZET, params, 2 + RELATIE_KOLOMMEN);
}

void werkrelaties_voeg(struct pg_batch *batch, const char *dossier, const struct historie *h, struct date vandaag) {
    struct standen *s = standen_nieuw(NULL, vandaag);
    struct werkrelaties w;
    stelsel_werkrelaties(h, &w);
    relaties_erbij(s, dossier, &w);
    relaties_voeg(s, batch);
    talloc_free(s);
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
