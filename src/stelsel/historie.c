/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Reading berichten and the history of a dossier.
 */
#include "stelsel/dienst.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

const char *bericht_waarde(const struct bericht *b, const char *veld) {
    int i = b == NULL ? -1 : stelsel_veld_index(b->dienst, veld);
    return i < 0 ? NULL : b->waarden[i];
}

/* Is `code` one of the codes in `lijst`, which are separated by `scheiding`? */
static bool in_lijst(const char *lijst, char scheiding, const char *code, size_t len) {
    for (const char *p = lijst; *p != '\0';) {
        const char *eind = strchr(p, scheiding);
        size_t n = eind == NULL ? strlen(p) : (size_t)(eind - p);
        if (n == len && memcmp(p, code, len) == 0)
            return true;
        p += eind == NULL ? n : n + 1;
    }
    return false;
}

bool een_van(const char *lijst, const char *code) {
    return in_lijst(lijst, '|', code, strlen(code));
}

bool bericht_waarde_is(const struct bericht *b, const char *veld, const char *code) {
    const char *waarde = bericht_waarde(b, veld);
    if (waarde == NULL)
        return false;
    if (stelsel_veld(b->dienst, veld)->soort == VELD_MEERKEUZE)
        return in_lijst(waarde, ',', code, strlen(code));
    return strcmp(waarde, code) == 0;
}

bool bericht_voldoet(const struct bericht *b, const struct voorwaarde *v) {
    if (v->veld == NULL)
        return true;
    const char *waarde = bericht_waarde(b, v->veld);
    if (waarde == NULL)
        return false;
    return strcmp(v->waarden, "*") == 0 || in_lijst(v->waarden, '|', waarde, strlen(waarde));
}

struct date bericht_datum(const struct bericht *b, const char *veld) {
    const char *waarde = bericht_waarde(b, veld);
    struct date d = {0};
    (void)(waarde != NULL && date_parse(waarde, &d));
    return d;
}

long bericht_getal(const struct bericht *b, const char *veld) {
    const char *waarde = bericht_waarde(b, veld);
    return waarde == NULL ? 0 : strtol(waarde, NULL, 10);
}

long bericht_centen(const struct bericht *b, const char *veld) {
    const char *waarde = bericht_waarde(b, veld), *punt = waarde == NULL ? NULL : strchr(waarde, '.');
    return punt == NULL ? 0 : 100 * strtol(waarde, NULL, 10) + strtol(punt + 1, NULL, 10);
}

struct date bericht_gebeurtenis(const struct bericht *b, struct date anders) {
    struct date d = bericht_datum(b, b->dienst->datum_veld);
    return date_is_empty(d) ? anders : d;
}

struct date stelsel_leveren_voor(const struct stelseldienst *d, struct date gebeurtenis) {
    if (d->werkdagen == 0 || date_is_empty(gebeurtenis))
        return (struct date){0};
    return werkdagen_erbij(gebeurtenis, d->werkdagen);
}

enum partij stelsel_partij(const char *organisatie) {
    static const struct {
        const char *code;
        enum partij partij;
    } partijen[] = {
        {"DUO", PARTIJ_DUO}, {"COA", PARTIJ_COA}, {"IND", PARTIJ_IND}, {"INS", PARTIJ_INSTELLING}, {"CBS", PARTIJ_CBS}};
    if (organisatie == NULL)
        return (enum partij)0;
    for (size_t i = 0; i < sizeof partijen / sizeof partijen[0]; i++)
        if (strcmp(organisatie, partijen[i].code) == 0)
            return partijen[i].partij;
    if (strlen(organisatie) == 4 && strspn(organisatie, "0123456789") == 4)
        return PARTIJ_GEMEENTE;
    return (enum partij)0;
}

/* ---- order: a correction takes the place of what it corrects ---- */

size_t historie_plaats(const struct historie *h, size_t i) {
    for (size_t stappen = 0; h->berichten[i].vervangt != NULL && stappen < h->aantal; stappen++) {
        size_t j = 0;
        while (j < h->aantal &&
               (h->berichten[j].id == NULL || strcmp(h->berichten[j].id, h->berichten[i].vervangt) != 0))
            j++;
        if (j == h->aantal)
            break;
        i = j;
    }
    return i;
}

static bool van_dienst(const struct bericht *b, const char *code) {
    return strcmp(b->dienst->code, code) == 0;
}

const struct bericht *historie_laatste_zo(const struct historie *h,
                                          bool (*past)(const struct bericht *b, const struct bericht *nieuw),
                                          const struct bericht *nieuw) {
    const struct bericht *gevonden = NULL;
    size_t waar = 0;
    for (size_t i = 0; i < h->aantal; i++) {
        const struct bericht *b = &h->berichten[i];
        if (b->ingetrokken || !past(b, nieuw))
            continue;
        if (gevonden == NULL || historie_plaats(h, i) >= waar) {
            gevonden = b;
            waar = historie_plaats(h, i);
        }
    }
    return gevonden;
}

const struct bericht *historie_laatste_met(const struct historie *h, const char *code, const char *veld,
                                           const char *waarde) {
    const struct bericht *gevonden = NULL;
    size_t waar = 0;
    for (size_t i = 0; i < h->aantal; i++) {
        const struct bericht *b = &h->berichten[i];
        if (b->ingetrokken || !van_dienst(b, code) || (veld != NULL && !bericht_waarde_is(b, veld, waarde)))
            continue;
        if (gevonden == NULL || historie_plaats(h, i) >= waar) {
            gevonden = b;
            waar = historie_plaats(h, i);
        }
    }
    return gevonden;
}

const struct bericht *historie_laatste(const struct historie *h, const char *code) {
    return historie_laatste_met(h, code, NULL, NULL);
}

const struct bericht *historie_bericht(const struct historie *h, const char *id) {
    for (size_t i = 0; id != NULL && i < h->aantal; i++)
        if (h->berichten[i].id != NULL && strcmp(h->berichten[i].id, id) == 0)
            return &h->berichten[i];
    return NULL;
}

const struct bericht *historie_geldende(const struct historie *h, const struct bericht *b) {
    for (size_t i = 0; b != NULL && i < h->aantal; i++) {
        const struct bericht *later = &h->berichten[i]; /* by nummer, so a chain of versions comes by in order */
        if (later->vervangt != NULL && b->id != NULL && strcmp(later->vervangt, b->id) == 0)
            b = later;
    }
    return b == NULL || b->ingetrokken ? NULL : b;
}

struct historie historie_zonder(TALLOC_CTX *ctx, const struct historie *h, const char *id) {
    const struct bericht *weg = historie_bericht(h, id);
    if (weg == NULL)
        return *h;
    struct bericht *kopie = talloc_memdup(ctx, h->berichten, h->aantal * sizeof *kopie);
    if (kopie == NULL)
        abort();
    kopie[weg - h->berichten].ingetrokken = true;
    return (struct historie){.berichten = kopie, .aantal = h->aantal};
}

struct historie historie_met(TALLOC_CTX *ctx, const struct historie *h, const struct bericht *nieuw,
                             const struct bericht *gevolg) {
    size_t n = h->aantal;
    struct bericht *alle = talloc_array(ctx, struct bericht, (unsigned)(n + 2));
    if (alle == NULL)
        abort();
    if (n > 0)
        memcpy(alle, h->berichten, n * sizeof *alle);
    long nummer = n > 0 ? alle[n - 1].nummer : 0;
    const struct bericht *oud = historie_bericht(h, nieuw->vervangt);
    if (oud != NULL)
        alle[oud - h->berichten].ingetrokken = true;
    alle[n] = *nieuw;
    alle[n].ingetrokken = nieuw->intrekking;
    alle[n++].nummer = nummer + 1;
    if (gevolg != NULL) {
        alle[n] = *gevolg;
        alle[n++].nummer = nummer + 2;
    }
    return (struct historie){.berichten = alle, .aantal = n};
}

/* ---- who serves the person ---- */

static const char *wijst_aan(const struct bericht *b) {
    bool plicht_of_koppeling = van_dienst(b, "inburgeringsplicht") || van_dienst(b, "koppeling");
    bool gemeente = !b->ingetrokken && stelsel_partij(b->ontvanger) == PARTIJ_GEMEENTE;
    return plicht_of_koppeling && gemeente ? b->ontvanger : NULL;
}

/* The last one that is not `niet`. */
static const char *gemeente_buiten(const struct historie *h, const char *niet) {
    for (size_t i = h->aantal; i > 0; i--) {
        const char *gemeente = wijst_aan(&h->berichten[i - 1]);
        if (gemeente != NULL && (niet == NULL || strcmp(gemeente, niet) != 0))
            return gemeente;
    }
    return NULL;
}

const char *historie_gemeente(const struct historie *h) {
    return gemeente_buiten(h, NULL);
}

const char *historie_vorige_gemeente(const struct historie *h) {
    const char *nu = historie_gemeente(h);
    return nu == NULL ? NULL : gemeente_buiten(h, nu);
}

/* ---- what rules ask ---- */

static bool beeindigt(const struct bericht *b) {
    const struct voorwaarde *v = &b->dienst->beeindigt;
    return v->veld != NULL && !b->ingetrokken && bericht_voldoet(b, v);
}

/* DUO may still tell something about a plicht that was fulfilled; only a new vaststelling makes it run again. */
const struct bericht *historie_plicht_einde(const struct historie *h) {
    const struct bericht *plicht = historie_laatste(h, "inburgeringsplicht");
    const struct bericht *begin = historie_laatste_met(h, "inburgeringsplicht", "soort", "vastgesteld");
    size_t vanaf = begin == NULL ? 0 : historie_plaats(h, (size_t)(begin - h->berichten));
    if (plicht != NULL && beeindigt(plicht))
        return plicht;
    for (size_t i = 0; i < h->aantal; i++)
        if (!van_dienst(&h->berichten[i], "inburgeringsplicht") && beeindigt(&h->berichten[i]) &&
            historie_plaats(h, i) >= vanaf)
            return &h->berichten[i];
    return NULL;
}

struct date historie_plicht_einddatum(const struct historie *h) {
    const struct bericht *einde = historie_plicht_einde(h);
    if (einde == NULL)
        return (struct date){0};
    struct date eind = bericht_datum(einde, "datum_eind");
    return date_is_empty(eind) ? bericht_gebeurtenis(einde, einde->geregistreerd_op) : eind;
}

bool historie_plicht_loopt(const struct historie *h) {
    return historie_laatste(h, "inburgeringsplicht") != NULL && historie_plicht_einde(h) == NULL;
}

/* Wi 11: withdrawing the first PIP does not move the start, so the first one ever counts, in its last version. Only
 * when nothing stands any more (no PIP and no inburgeringstermijn: it was a mistake) there is none. */
struct date historie_eerste_dagtekening(const struct historie *h) {
    const struct bericht *eerste = NULL;
    size_t waar = SIZE_MAX;
    if (historie_laatste(h, "pip") == NULL && historie_laatste(h, "inburgeringstermijn") == NULL)
        return (struct date){0};
    for (size_t i = 0; i < h->aantal; i++) {
        if (!van_dienst(&h->berichten[i], "pip") || historie_plaats(h, i) > waar)
            continue;
        eerste = &h->berichten[i];
        waar = historie_plaats(h, i);
    }
    return eerste == NULL ? (struct date){0} : bericht_datum(eerste, "dagtekening");
}

const char *stelsel_ontvanger(const struct vraag *v) {
    const struct stelseldienst *d = v->nieuw->dienst;
    if (d->ontvanger != NULL)
        return d->ontvanger(v);
    for (size_t i = 0; (d->ontvangers & PARTIJ_GEMEENTE) != 0 && d->velden[i].naam != NULL; i++)
        if (d->velden[i].soort == VELD_GEMEENTE && v->nieuw->waarden[i] != NULL)
            return v->nieuw->waarden[i];
    return (d->ontvangers & PARTIJ_DUO) != 0 ? "DUO" : historie_gemeente(v->historie);
}
