/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The parts of the plicht (Wi 6): which are done, which were taken away by a decision, and which are left.
 */
#include "stelsel/dienst.h"

#include <assert.h>

static size_t plaats(const struct historie *h, const struct bericht *b) {
    return historie_plaats(h, (size_t)(b - h->berichten));
}

/* The delivery that says it is done. */
static const struct bericht *behaald_door(const struct historie *h, const struct stelseldienst *d,
                                          const struct onderdeel *o) {
    const struct bericht *laatste = NULL;
    bool klaar = false;
    for (size_t i = 0; i < h->aantal; i++) {
        const struct bericht *b = &h->berichten[i];
        if (b->dienst != d || b->ingetrokken || !bericht_voldoet(b, &o->over))
            continue;
        bool deze = bericht_voldoet(b, &o->klaar) && (o->telt == NULL || o->telt(h, b));
        if ((o->blijft && !deze) || (laatste != NULL && plaats(h, b) < plaats(h, laatste)))
            continue;
        laatste = b;
        klaar = deze;
    }
    return klaar ? laatste : NULL;
}

/* A decision that holds for a while gives way to what DUO says later that this person has to do. */
static bool neemt_weg(const struct historie *h, const struct bericht *b, const struct onderdeel *o) {
    const struct wegneming *w = b->dienst->neemt_weg;
    if (w == NULL || b->ingetrokken || !bericht_voldoet(b, &w->als))
        return false;
    if (!bericht_voldoet(b, &w->geheel) && (o->code == NULL || !bericht_waarde_is(b, w->veld, o->code)))
        return false;
    const struct bericht *plicht = historie_laatste(h, "inburgeringsplicht");
    return w->tijdelijk.veld == NULL || !bericht_voldoet(b, &w->tijdelijk) || plicht == NULL ||
           plaats(h, b) > plaats(h, plicht);
}

static const struct bericht *weggenomen_door(const struct historie *h, const struct onderdeel *o) {
    for (size_t i = h->aantal; i > 0; i--)
        if (neemt_weg(h, &h->berichten[i - 1], o))
            return &h->berichten[i - 1];
    return NULL;
}

/* Before DUO has told, everything is still to be done, as far as the portal knows; but what belongs to one leerroute is
 * only asked when that one was chosen. */
static bool is_nodig(const struct historie *h, const struct onderdeel *o) {
    const struct bericht *plicht = historie_laatste(h, "inburgeringsplicht"), *pip = historie_laatste(h, "pip");
    const struct voorwaarde buiten = {"leerroute", o->niet_in}, binnen = {"leerroute", o->alleen_in};
    if (o->code != NULL && plicht != NULL && !bericht_waarde_is(plicht, "onderdelen", o->code))
        return false;
    if ((o->alleen_als_asiel && !historie_asiel(h, NULL)) || (o->niet_als_asiel && historie_asiel(h, NULL)))
        return false;
    if (o->alleen_in != NULL && (pip == NULL || !bericht_voldoet(pip, &binnen)))
        return false;
    return o->niet_in == NULL || pip == NULL || !bericht_voldoet(pip, &buiten);
}

struct stand_onderdeel historie_onderdeel(const struct historie *h, const struct stelseldienst *d,
                                          const struct onderdeel *o) {
    const struct bericht *door = behaald_door(h, d, o);
    struct stand_onderdeel s = {.onderdeel = o, .is = ONDERDEEL_BEHAALD};
    bool gevraagd = o->alleen_in == NULL || is_nodig(h, o); /* a part of another leerroute cannot be taken away */
    if (door == NULL && gevraagd && (door = weggenomen_door(h, o)) != NULL)
        s.is = door->dienst->neemt_weg->wordt;
    else if (door == NULL)
        s.is = is_nodig(h, o) ? ONDERDEEL_OPEN : ONDERDEEL_NVT;
    if (door != NULL) {
        s.bericht_id = door->id;
        s.datum = bericht_gebeurtenis(door, door->geregistreerd_op);
    }
    return s;
}

enum onderdeel_is historie_onderdeel_is(const struct historie *h, const char *code) {
    for (size_t i = 0; stelsel_register[i] != NULL; i++)
        for (const struct onderdeel *o = stelsel_register[i]->onderdeel; o != NULL && o->naam != NULL; o++)
            if (o->code != NULL && strcmp(o->code, code) == 0)
                return historie_onderdeel(h, stelsel_register[i], o).is;
    return ONDERDEEL_NVT;
}

static bool met_code(const struct onderdeel *o, const char *codes) {
    return o->code != NULL && een_van(codes, o->code);
}

static bool van_route(const struct onderdeel *o, const char *leerroute) {
    return o->alleen_in != NULL && een_van(o->alleen_in, leerroute);
}

static size_t tel(const struct historie *h, bool (*bedoeld)(const struct onderdeel *o, const char *arg),
                  const char *arg, enum onderdeel_is is, struct buf *namen) {
    size_t n = 0;
    for (size_t i = 0; stelsel_register[i] != NULL; i++)
        for (const struct onderdeel *o = stelsel_register[i]->onderdeel; o != NULL && o->naam != NULL; o++) {
            if (!bedoeld(o, arg) || historie_onderdeel(h, stelsel_register[i], o).is != is)
                continue;
            if (namen != NULL)
                buf_addf(namen, "%s%s", n > 0 ? ", " : "", o->naam);
            n++;
        }
    return n;
}

size_t historie_tel_onderdelen(const struct historie *h, const char *codes, enum onderdeel_is is, struct buf *namen) {
    return tel(h, met_code, codes, is, namen);
}

size_t historie_tel_route(const struct historie *h, const char *leerroute, enum onderdeel_is is, struct buf *namen) {
    return tel(h, van_route, leerroute, is, namen);
}

/* A part of another leerroute is not named at all. */
void stand_onderdelen(const struct historie *h, struct stand *s) {
    for (size_t i = 0; stelsel_register[i] != NULL; i++)
        for (const struct onderdeel *o = stelsel_register[i]->onderdeel; o != NULL && o->naam != NULL; o++) {
            const struct stand_onderdeel dit = historie_onderdeel(h, stelsel_register[i], o);
            assert(s->onderdelen_aantal < ONDERDELEN_MAX);
            if (dit.is != ONDERDEEL_NVT || o->alleen_in == NULL)
                s->onderdelen[s->onderdelen_aantal++] = dit;
        }
}

/* There are parts that the afronding waits for, and they are all done. */
bool stand_onderdelen_klaar(const struct stand *s) {
    size_t klaar = 0;
    for (size_t i = 0; i < s->onderdelen_aantal; i++) {
        if (s->onderdelen[i].onderdeel->aan_het_eind)
            continue;
        if (s->onderdelen[i].is == ONDERDEEL_OPEN)
            return false;
        klaar += s->onderdelen[i].is == ONDERDEEL_BEHAALD;
    }
    return klaar > 0;
}

static const struct {
    const char *code, *label;
} namen[] = {[ONDERDEEL_OPEN] = {"open", "Nog te doen"},
             [ONDERDEEL_BEHAALD] = {"behaald", "Behaald"},
             [ONDERDEEL_VRIJGESTELD] = {"vrijgesteld", "Vrijgesteld"},
             [ONDERDEEL_ONTHEVEN] = {"ontheven", "Ontheven"},
             [ONDERDEEL_NVT] = {"nvt", "Hoeft niet"}};

const char *onderdeel_is_code(enum onderdeel_is is) {
    return namen[is].code;
}

enum onderdeel_is onderdeel_is_getoond(enum onderdeel_is is) {
    return is == ONDERDEEL_ONTHEVEN ? ONDERDEEL_NVT : is;
}

enum onderdeel_is onderdeel_is_van(const char *code, size_t len) {
    for (size_t i = 0; i < sizeof namen / sizeof namen[0]; i++)
        if (strlen(namen[i].code) == len && memcmp(namen[i].code, code, len) == 0)
            return (enum onderdeel_is)i;
    return ONDERDEEL_NVT;
}

const char *onderdeel_is_label(enum onderdeel_is is) {
    return namen[is].label;
}
