/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Judging one line of a chunk, in memory. A refusal changes nothing of what is known about the person.
 */
#include "store/invoer_intern.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* To add a column of the person: enum persoon, a row here, the queries dossier_voeg, dossier_persoon and
 * invoer_dossiers. */
static const char *const velden_van_persoon[PERSOON_KOLOMMEN] = {
    [PERSOON_GESLACHTSNAAM] = "geslachtsnaam", [PERSOON_VOORVOEGSEL] = "voorvoegsel",
    [PERSOON_VOORNAMEN] = "voornamen",         [PERSOON_GEBOORTEDATUM] = "geboortedatum",
    [PERSOON_GESLACHT] = "geslacht",           [PERSOON_NATIONALITEIT] = "nationaliteit",
    [PERSOON_CONTACTTAAL] = "contacttaal",     [PERSOON_ADRES] = "adres",
    [PERSOON_GEHEIM] = "indicatie_geheim"};

static bool weiger(struct invoer_regel *r, const char *veld, const char *reden) {
    r->uitkomst = INVOER_GEWEIGERD;
    r->veld = veld;
    r->reden = reden;
    return false;
}

static int tekst_cmp(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool staat_in(const char *const *lijst, size_t n, const char *tekst) {
    return n > 0 && bsearch(&tekst, lijst, n, sizeof *lijst, tekst_cmp) != NULL;
}

/* ---- parties ---- */

static bool partijen(struct invoer *in, struct invoer_regel *r) {
    const struct bericht *b = &r->bericht;
    if ((b->dienst->afzenders & stelsel_partij(b->afzender)) == 0 ||
        !staat_in(in->organisaties, in->organisaties_aantal, b->afzender))
        return weiger(r, "afzender", "Deze organisatie levert deze dienst niet.");
    if (b->ontvanger == NULL || (b->dienst->ontvangers & stelsel_partij(b->ontvanger)) == 0 ||
        !staat_in(in->organisaties, in->organisaties_aantal, b->ontvanger))
        return weiger(r, "ontvanger", "Deze organisatie bestaat niet of ontvangt deze dienst niet.");
    return true;
}

/* The gemeente that a line is about: the one that sends it, or the one that it is for. NULL: none. */
static const char *gemeente_van(const struct bericht *b) {
    if (stelsel_partij(b->afzender) == PARTIJ_GEMEENTE)
        return b->afzender;
    return stelsel_partij(b->ontvanger) == PARTIJ_GEMEENTE ? b->ontvanger : NULL;
}

/* ---- the person ---- */

static const char *van_betrokkene(const struct invoer_betrokkene *w, enum persoon p) {
    switch (p) {
    case PERSOON_GESLACHTSNAAM:
        return w->geslachtsnaam;
    case PERSOON_VOORVOEGSEL:
        return w->voorvoegsel;
    case PERSOON_VOORNAMEN:
        return w->voornamen;
    case PERSOON_GEBOORTEDATUM:
        return w->geboortedatum;
    case PERSOON_GESLACHT:
        return w->geslacht;
    case PERSOON_NATIONALITEIT:
        return w->nationaliteit;
    case PERSOON_CONTACTTAAL:
        return w->contacttaal;
    case PERSOON_ADRES:
        return w->adres;
    case PERSOON_GEHEIM:
        return w->geheim ? "ja" : NULL;
    }
    return NULL;
}

/* The fields of the bericht are what DUO says now; betrokkene only helps a dossier to begin. volgens may be NULL. */
static void nieuwe_persoon(const struct invoer_regel *r, const struct mens *m, const struct bericht *volgens,
                           const char *ret[static PERSOON_KOLOMMEN]) {
    for (int p = 0; p < PERSOON_KOLOMMEN; p++) {
        const char *gegeven = bericht_waarde(volgens, velden_van_persoon[p]);
        ret[p] = gegeven != NULL ? gegeven : m->persoon[p];
        if (ret[p] == NULL)
            ret[p] = van_betrokkene(&r->wie, (enum persoon)p);
    }
}

static bool persoon_goed(struct invoer_regel *r, const struct mens *m,
                         const char *const persoon[static PERSOON_KOLOMMEN]) {
    const char *bsn = bericht_waarde(&r->bericht, "bsn");
    if (bsn != NULL && strcmp(bsn, r->wie.bsn) != 0)
        return weiger(r, "bsn", "Dit BSN is een ander dan dat van de betrokkene.");
    if (m->id != NULL)
        return true;
    if (persoon[PERSOON_GESLACHTSNAAM] == NULL)
        return weiger(r, "betrokkene.geslachtsnaam", "Deze persoon is nog niet bekend. Lever de achternaam mee.");
    if (persoon[PERSOON_GEBOORTEDATUM] == NULL)
        return weiger(r, "betrokkene.geboortedatum", "Deze persoon is nog niet bekend. Lever de geboortedatum mee.");
    return true;
}

/* A V-nummer belongs to one person. */
static bool v_nummer_goed(struct invoer *in, struct invoer_regel *r, const struct mens *m, const char *v_nummer,
                          unsigned char ret_index[static KRYPTO_INDEX_LEN]) {
    krypto_blind_index(in->store.krypto, "v_nummer", v_nummer, ret_index);
    char hex[2 * KRYPTO_INDEX_LEN + 1];
    invoer_hex(ret_index, KRYPTO_INDEX_LEN, hex);
    for (size_t i = 0; i < in->v_bezet_aantal; i++)
        if (strncmp(in->v_bezet[i], hex, sizeof hex - 1) == 0 &&
            (m->id == NULL || strcmp(in->v_bezet[i] + sizeof hex, m->id) != 0))
            return weiger(r, "v_nummer", "Dit V-nummer hoort bij een ander dossier.");
    for (size_t i = 0; i < in->mensen_aantal; i++)
        if (&in->mensen[i] != m && in->mensen[i].v_nummer != NULL &&
            memcmp(in->mensen[i].v_index, ret_index, KRYPTO_INDEX_LEN) == 0)
            return weiger(r, "v_nummer", "Dit V-nummer hoort bij een ander dossier.");
    return true;
}

/* ---- werkrelatie ---- */

static const struct werkrelatie *relatie(struct invoer *in, const struct historie *h, const char *organisatie) {
    struct werkrelaties *w = talloc(in->stuk, struct werkrelaties);
    if (w == NULL)
        abort();
    stelsel_werkrelaties(h, w);
    return werkrelatie_van(w, organisatie);
}

static bool mag_ontvangen(const struct stelseldienst *d, const struct werkrelatie *r) {
    return r != NULL && (r->aard == RELATIE_VOLLEDIG || d->afsluitend);
}

/* The gemeente that sends it works for this person, and so does the one it is for: that may be because of this very
 * bericht. */
static bool werkrelatie(struct invoer *in, struct invoer_regel *r, const struct bericht *b, const struct mens *m) {
    const struct historie h = {.berichten = m->berichten, .aantal = m->aantal};
    if (stelsel_partij(b->afzender) == PARTIJ_GEMEENTE &&
        !stelsel_mag_leveren(b->dienst, b->afzender, relatie(in, &h, b->afzender)))
        return weiger(r, "afzender", "Dit dossier hoort niet bij deze gemeente.");
    if (stelsel_partij(b->ontvanger) != PARTIJ_GEMEENTE || mag_ontvangen(b->dienst, relatie(in, &h, b->ontvanger)))
        return true;
    const struct historie straks = historie_met(in->stuk, &h, b, NULL);
    if (mag_ontvangen(b->dienst, relatie(in, &straks, b->ontvanger)))
        return true;
    return weiger(r, "ontvanger",
                  strcmp(b->dienst->code, "koppeling") == 0
                      ? "Deze persoon staat al ingeschreven bij een andere gemeente."
                      : "Dit dossier hoort niet bij deze gemeente.");
}

/* ---- fields and rules ---- */

static bool regels_goed(struct invoer *in, struct invoer_regel *r, struct besluit *b) {
    struct historie h = {.berichten = b->mens->berichten, .aantal = b->mens->aantal};
    struct vraag v = {.historie = &h, .nieuw = &b->bericht, .vandaag = in->vandaag};
    struct bevindingen *gevonden = stelsel_oordeel(in->stuk, &v);
    if (in->upload != NULL && !upload_oordeel(in, r, gevonden))
        return weiger(r, NULL, "Deze regel kan zo niet worden geleverd.");
    for (size_t i = 0; i < gevonden->aantal; i++)
        if (gevonden->rows[i].ernst == ERNST_FOUT)
            return weiger(r, gevonden->rows[i].veld, gevonden->rows[i].melding);
    b->heeft_gevolg = gevolg_maak(in->stuk, &v, gemeente_van(&b->bericht), &b->gevolg);
    return true;
}

/* ---- the whole ---- */

static const char *nieuw_id(TALLOC_CTX *ctx) {
    char *id = talloc_array(ctx, char, KRYPTO_UUID_TEXT);
    if (id == NULL)
        abort();
    krypto_uuid(id);
    return id;
}

static struct werkrelaties *relaties_nu(struct invoer *in, const struct mens *m) {
    struct werkrelaties *w = talloc(in->stuk, struct werkrelaties);
    if (w == NULL)
        abort();
    stelsel_werkrelaties(&(struct historie){.berichten = m->berichten, .aantal = m->aantal}, w);
    return w;
}

static void neem_aan(struct invoer *in, struct invoer_regel *r, struct besluit *b,
                     const char *const persoon[static PERSOON_KOLOMMEN], const char *v_nummer,
                     const unsigned char *v_index) {
    struct mens *m = b->mens;
    if (m->id == NULL) {
        m->id = nieuw_id(in->stuk);
        m->nieuw = true;
    }
    for (int p = 0; p < PERSOON_KOLOMMEN; p++) {
        bool zelfde = m->persoon[p] != NULL && persoon[p] != NULL ? strcmp(m->persoon[p], persoon[p]) == 0
                                                                  : m->persoon[p] == persoon[p];
        m->persoon_anders = m->persoon_anders || !zelfde;
        m->persoon[p] = persoon[p];
    }
    if (v_nummer != NULL && !(m->heeft_v && memcmp(m->v_index, v_index, KRYPTO_INDEX_LEN) == 0)) {
        m->v_nummer = v_nummer;
        m->heeft_v = m->persoon_anders = true;
        memcpy(m->v_index, v_index, KRYPTO_INDEX_LEN);
    }
    if (!m->geraakt)
        m->relaties = relaties_nu(in, m);
    m->geraakt = true;
    invoer_telt_niet_meer(m, b->bericht.vervangt);
    mens_voeg_bericht(m, in->stuk, &b->bericht);
    if (b->heeft_gevolg)
        mens_voeg_bericht(m, in->stuk, &b->gevolg);
    r->uitkomst = INVOER_GOED;
}

/* Of an upload: about somebody that this gemeente may see (others do not exist now), to whom it belongs. */
static bool van_upload(struct invoer *in, struct invoer_regel *r) {
    const struct mens *m = invoer_mens(in, r->wie.bsn);
    if (m->id == NULL)
        return weiger(r, "bsn", UPLOAD_NIET_GEVONDEN);
    struct historie h = {.berichten = m->berichten, .aantal = m->aantal};
    struct vraag v = {.historie = &h, .nieuw = &r->bericht, .vandaag = in->vandaag};
    r->bericht.ontvanger = stelsel_ontvanger(&v);
    return true;
}

void invoer_oordeel(struct invoer *in, struct invoer_regel *regels, size_t i) {
    struct invoer_regel *r = &regels[i];
    struct besluit *b = &in->besluiten[i];
    r->veld = r->reden = NULL;
    r->uitkomst = INVOER_BEKEND;
    if (in->upload != NULL && !van_upload(in, r))
        return;
    if (invoer_bekend(in, regels, i, r->kenmerk) != NULL || !partijen(in, r))
        return;
    b->mens = invoer_mens(in, r->wie.bsn);
    b->bericht = r->bericht;
    opvolging_bericht(&b->mens->opvolging, &b->bericht, LONG_MAX);
    if (staat_in(in->gesplitst, in->gesplitst_aantal, b->bericht.ontvanger)) {
        weiger(r, "ontvanger", "Deze gemeente is opgesplitst. Noem de gemeente waar deze persoon nu bij hoort.");
        return;
    }
    if (!invoer_vervangt(in, regels, i, b)) {
        weiger(r, "vervangt", "Het bericht dat dit vervangt is er niet: niet van deze afzender, persoon en dienst.");
        return;
    }
    const struct bericht *volgens = invoer_persoon_volgens(in, b);
    const char *persoon[PERSOON_KOLOMMEN];
    nieuwe_persoon(r, b->mens, volgens, persoon);
    if (!persoon_goed(r, b->mens, persoon))
        return;
    const char *v_nummer = bericht_waarde(volgens, "v_nummer");
    if (v_nummer == NULL && !b->mens->heeft_v)
        v_nummer = r->wie.v_nummer;
    unsigned char v_index[KRYPTO_INDEX_LEN] = {0};
    if ((v_nummer != NULL && !v_nummer_goed(in, r, b->mens, v_nummer, v_index)) || !werkrelatie(in, r, &b->bericht, b->mens))
        return;
    b->bericht.id = nieuw_id(in->stuk);
    b->bericht.geregistreerd_op = in->vandaag;
    b->bericht.ingetrokken = b->bericht.intrekking;
    b->bericht.datum_gebeurtenis = bericht_gebeurtenis(&b->bericht, b->bericht.datum_gebeurtenis);
    if (regels_goed(in, r, b))
        neem_aan(in, r, b, persoon, v_nummer, v_index);
}
