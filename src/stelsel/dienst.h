/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * For the declarations only (one file per stelseldienst): short forms, choices that several services share, and rules that
 * several services have. A rule that one service has is in that service's own file.
 */
#ifndef STELSEL_DIENST_H
#define STELSEL_DIENST_H

#include "domain/termijnen.h"
#include "domain/werkdagen.h"
#include "domain/wet.h"
#include "stelsel/stelsel.h"

#define BIV(b, i, v) {BIV_##b, BIV_##i, BIV_##v}

#define WI "Wet inburgering 2021, "
#define BI "Besluit inburgering 2021, "
#define RI "Regeling inburgering 2021, "
#define KETEN "Ketenproces en gegevensuitwisseling 1.3, "

extern const struct keuze keuze_leerroute[];   /* b1_route, onderwijsroute, z_route */
extern const struct keuze keuze_doelgroep[];   /* asielstatushouder, gezinsmigrant, overige_migrant */
extern const struct keuze keuze_onderdeel[];   /* lezen ... participatie */
extern const struct keuze keuze_resultaat[];   /* voldaan, niet_voldaan */

/* ---- shared rules ---- */
bool regel_datum_niet_na_vandaag(const struct vraag *v, struct buf *melding);     /* on datum_veld; empty: holds */
bool regel_datum_niet_voor_plicht(const struct vraag *v, struct buf *melding);    /* on datum_veld, against datum_start */
bool regel_pip_bekend(const struct vraag *v, struct buf *melding);                /* there is a PIP */
bool regel_onderdeel_nodig(const struct vraag *v, struct buf *melding);           /* this person has to do the part (dienst->onderdeel) */

/* ---- what rules ask of the history ---- */
const struct bericht *historie_laatste_behalve(const struct historie *h, const char *code, const struct bericht *nieuw); /* not the one nieuw corrects */
/* The value a choice field of the new bericht has, as people read it (static text); "" when absent. */
const char *keuze_label(const struct veld *f, const char *code);
bool historie_asiel(const struct historie *h, const struct bericht *nieuw);
/* The first dagtekening of a PIP: never moves (Wi 11). Empty when there is no PIP. */
struct date historie_eerste_dagtekening(const struct historie *h);
/* Start of the inburgeringstermijn: what DUO said, or the day after the first dagtekening. Empty when there is neither. */
struct date historie_termijn_aanvang(const struct historie *h);
/* Last day of a termijn of the register for this history; false when it does not run. */
bool historie_termijn(const struct historie *h, const char *code, struct date *ret);
/* Writes "3 april 2026" into a message. */
void melding_datum(struct buf *melding, struct date d);

#endif
