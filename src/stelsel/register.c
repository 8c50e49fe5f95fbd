/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The table of all stelseldiensten. register.def is made by the build from register.mk: that is where a service is
 * added.
 */
#include "stelsel/stelsel.h"

#define DIENST(d) extern const struct stelseldienst d;
#include "stelsel/register.def"
#undef DIENST

#define DIENST(d) &d,
const struct stelseldienst *const stelsel_register[] = {
#include "stelsel/register.def"
    NULL};
#undef DIENST

const struct stelseldienst *stelsel_vind(const char *code) {
    for (size_t i = 0; code != NULL && stelsel_register[i] != NULL; i++)
        if (strcmp(stelsel_register[i]->code, code) == 0)
            return stelsel_register[i];
    return NULL;
}

const struct termijn_soort *stelsel_termijn(const char *code) {
    for (size_t i = 0; stelsel_register[i] != NULL; i++)
        for (const struct termijn_soort *t = stelsel_register[i]->termijnen; t != NULL && t->code != NULL; t++)
            if (strcmp(t->code, code) == 0)
                return t;
    return NULL;
}

const struct stelseldienst *stelsel_termijn_dienst(const char *code) {
    for (size_t i = 0; stelsel_register[i] != NULL; i++)
        for (const struct termijn_soort *t = stelsel_register[i]->termijnen; t != NULL && t->code != NULL; t++)
            if (strcmp(t->code, code) == 0)
                return stelsel_register[i];
    return NULL;
}

bool stelsel_eist_hoog(const struct stelseldienst *d, enum partij afzender) {
    for (const struct veld *f = d->velden; f->naam != NULL; f++) {
        bool altijd = f->verplicht && f->alleen_als.veld == NULL && !f->alleen_als_asiel;
        bool zijn = f->alleen_afzender == 0 || (f->alleen_afzender & (unsigned)afzender) != 0;
        if (f->biv.v == BIV_HOOG && altijd && zijn)
            return true;
    }
    return false;
}

bool bericht_heeft_hoog(const struct bericht *b) {
    for (size_t i = 0; b->dienst->velden[i].naam != NULL; i++)
        if (b->dienst->velden[i].biv.v == BIV_HOOG && b->waarden[i] != NULL)
            return true;
    return false;
}

size_t stelsel_veld_aantal(const struct stelseldienst *d) {
    size_t n = 0;
    while (d->velden[n].naam != NULL)
        n++;
    return n;
}

int stelsel_veld_index(const struct stelseldienst *d, const char *veld) {
    for (int i = 0; veld != NULL && d->velden[i].naam != NULL; i++)
        if (strcmp(d->velden[i].naam, veld) == 0)
            return i;
    return -1;
}

const struct veld *stelsel_veld(const struct stelseldienst *d, const char *veld) {
    int i = stelsel_veld_index(d, veld);
    return i < 0 ? NULL : &d->velden[i];
}
