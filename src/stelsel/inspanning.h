/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 23 and 29 are the same fields and the same rules (inspanning_regels.c); they differ in who tells whom, and about whom.
 */
#ifndef STELSEL_INSPANNING_H
#define STELSEL_INSPANNING_H

#include "stelsel/uren_telling.h"

extern const struct veld inspanning_velden[];
extern const struct totaal inspanning_totalen[];

bool inspanning_periode(const struct vraag *v, struct buf *melding);
bool inspanning_loopt_op(const struct vraag *v, struct buf *melding);
/* Verzuim is not more than what was planned: the weeks of the period times the most hours a week that a PIP of this person
 * says (intensiteit_leerroute), or that a PIP can say when it says nothing. */
bool inspanning_verzuim(const struct vraag *v, struct buf *melding);
bool inspanning_overlapt_niet(const struct vraag *v, struct buf *melding);
bool inspanning_na_pip(const struct vraag *v, struct buf *melding);
bool inspanning_taalschakel(const struct vraag *v, struct buf *melding);
bool inspanning_afgerond_datum(const struct vraag *v, struct buf *melding);

#define INSPANNING_REGELS                                                                                              \
    {"periode", KETEN "14.2.1", ERNST_FOUT, "periode_van", inspanning_periode},                                        \
        {"datum_toekomst", KETEN "14.3", ERNST_FOUT, "peildatum", regel_datum_niet_na_vandaag},                        \
        {"datum_voor_plicht", WI "art. 3", ERNST_FOUT, "peildatum", regel_datum_niet_voor_plicht},                     \
        {"niet_lager", KETEN "14.2.1", ERNST_FOUT, NULL, inspanning_loopt_op},                                         \
        {"verzuim", BI "art. 5.5", ERNST_FOUT, "uren_ongeoorloofd_verzuim", inspanning_verzuim},                       \
        {"overlap", KETEN "14.2.1", ERNST_FOUT, "periode_van", inspanning_overlapt_niet},                              \
        {"R20", BI "art. 5.3, lid 5", ERNST_WAARSCHUWING, "periode_van", inspanning_na_pip},                           \
        {"R4", WI "art. 8", ERNST_WAARSCHUWING, "taalschakeltraject_afgerond", inspanning_taalschakel},                \
        {"afgerond_datum", WI "art. 8", ERNST_FOUT, "datum_afgerond", inspanning_afgerond_datum}, {                    \
        "pip_bekend", WI "art. 15", ERNST_WAARSCHUWING, NULL, regel_pip_bekend                                         \
    }

#endif
