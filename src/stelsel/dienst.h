/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * For the declarations only (one file per stelseldienst): short forms, choices that several services share, and rules
 * that several services have. A rule that one service has is in that service's own file.
 */
#ifndef STELSEL_DIENST_H
#define STELSEL_DIENST_H

#include "domain/termijnen.h"
#include "domain/werkdagen.h"
#include "domain/wet.h"
#include "stelsel/stelsel.h"

#define BIV(b, i, v)                                                                                                   \
    { BIV_##b, BIV_##i, BIV_##v }

#define WI "Wet inburgering 2021, "
#define BI "Besluit inburgering 2021, "
#define RI "Regeling inburgering 2021, "
#define KETEN "Ketenproces en gegevensuitwisseling 1.3, "

extern const struct keuze keuze_leerroute[]; /* b1_route, onderwijsroute, z_route */
extern const struct keuze keuze_doelgroep[]; /* asielstatushouder, gezinsmigrant, overige_migrant */
extern const struct keuze keuze_onderdeel[]; /* lezen ... participatie */
extern const struct keuze keuze_resultaat[]; /* voldaan, niet_voldaan */
/* Why a termijn is longer: the grounds of a verlenging, and boete (which is none: a new termijn). */
extern const struct keuze keuze_termijnreden[];

/* ---- shared rules ---- */
bool regel_datum_niet_na_vandaag(const struct vraag *v, struct buf *melding);  /* on datum_veld; empty: holds */
bool regel_datum_niet_voor_plicht(const struct vraag *v, struct buf *melding); /* on datum_veld, against datum_start */
bool regel_pip_bekend(const struct vraag *v, struct buf *melding);             /* there is a PIP */
bool regel_onderdeel_nodig(const struct vraag *v,
                           struct buf *melding); /* this person has to do the part (dienst->onderdeel) */

/* Totals so far never go down: not below what was delivered with an earlier peildatum, nor above what was delivered
 * with a later one, of the same line and by the same kind of party. The fields are numbers. */
bool uren_lopen_op(const struct vraag *v, bool (*zelfde)(const struct bericht *a, const struct bericht *b),
                   const char *const *velden, struct buf *melding);
/* A boete of DUO for an asielstatushouder: since 2025 only in exceptional cases (wet: boete_asielstatushouder). On the
 * day of the event. */
bool regel_geen_boete_asiel(const struct vraag *v, struct buf *melding);

/* The deliveries with which a gemeente brings hours and effort up to date when an event asks for it (14.2.1). */
#define BIJWERKEN "uren|inspanning|z_route"

bool regel_binnen_termijn(const struct vraag *v, struct buf *melding); /* datum_veld is not after the termijn */
bool regel_blijft_voldaan(const struct vraag *v, struct buf *melding); /* resultaat does not go back from voldaan */
bool regel_toets_zonder_uitkomst(const struct vraag *v,
                                 struct buf *melding); /* the leerbaarheidstoets is still to come */

/* ---- what rules ask of the history ---- */
/* Rules see a history in which the bericht that nieuw corrects is withdrawn already. */
const char *keuze_label(const struct keuze *keuzes, const char *code); /* "" when absent */
/* Where bericht i stands: a correction takes the place of what it corrects. */
size_t historie_plaats(const struct historie *h, size_t i);
/* The last one of that service that counts and has that value; NULL when none. */
const struct bericht *historie_laatste_met(const struct historie *h, const char *code, const char *veld,
                                           const char *waarde);
/* The last one that counts for which past() holds; NULL when none. */
const struct bericht *historie_laatste_zo(const struct historie *h,
                                          bool (*past)(const struct bericht *b, const struct bericht *nieuw),
                                          const struct bericht *nieuw);
/* As what the person is treated (doelgroep.c). wijziging: the inburgeringsplicht by which DUO last changed it from
 * `vorige` to `nieuwe`; NULL: never changed. gekozen: after that the gemeente delivered its choice. */
struct doelgroep {
    const char *geldend, *duo, *nieuwe, *vorige; /* duo: what DUO said last */
    const struct bericht *wijziging;
    bool gekozen;
};
struct doelgroep historie_doelgroep(const struct historie *h);
bool doelgroep_wijzigt(const struct doelgroep *d, const struct bericht *plicht); /* would this next one change it? */
const char *doelgroep_datum(const struct doelgroep *d); /* of the change, "2026-05-01"; NULL: never changed */
/* Behandeld als asielstatushouder, by the inburgeringsplicht and the doelgroepkeuze (nieuw itself when it is a plicht).
 */
bool historie_asiel(const struct historie *h, const struct bericht *nieuw);
/* Was she that on this day? On the day of a change both hold, so that what was done before it can be told. An empty
 * day: is she, or was she before the last change? */
bool historie_asiel_op(const struct historie *h, struct date op);
bool historie_anders_dan_asiel_op(const struct historie *h, struct date op);
bool historie_plicht_loopt(const struct historie *h); /* there is one and it has not ended */
/* What ended it (beeindigt of its service); NULL when nothing did, or it was set anew since. And from which day. */
const struct bericht *historie_plicht_einde(const struct historie *h);
struct date historie_plicht_einddatum(const struct historie *h);
/* Where this person stands with a part; by code NVT when no service reports on it. */
struct stand_onderdeel historie_onderdeel(const struct historie *h, const struct stelseldienst *d,
                                          const struct onderdeel *o);
enum onderdeel_is historie_onderdeel_is(const struct historie *h, const char *code);
/* How many of the parts "a|b" are so; their names "Lezen, PVT" go to namen when it is not NULL. */
size_t historie_tel_onderdelen(const struct historie *h, const char *codes, enum onderdeel_is is, struct buf *namen);
/* The same for the parts that belong to one leerroute only. */
size_t historie_tel_route(const struct historie *h, const char *leerroute, enum onderdeel_is is, struct buf *namen);
#define TAALONDERDELEN "lezen|luisteren|schrijven|spreken"
#define EXAMENONDERDELEN TAALONDERDELEN "|knm"
void stand_onderdelen(const struct historie *h, struct stand *s);
bool stand_onderdelen_klaar(const struct stand *s);
/* The first dagtekening of a PIP: never moves (Wi 11). Empty when there is no PIP. */
struct date historie_eerste_dagtekening(const struct historie *h);
/* The part of the stand that termijnen are computed from: doelgroep, leerroute, plicht, dagtekening,
 * inburgeringstermijn. */
void stand_ankers(const struct historie *h, struct stand *s);
void stand_signalen(const struct historie *h, struct stand *s); /* s has its termijnen already */
/* Last day of a termijn of the register for this history; false when it does not run. */
bool historie_termijn(const struct historie *h, const char *code, struct date *ret);
/* Writes "3 april 2026" into a message. */
void melding_datum(struct buf *melding, struct date d);

/* ---- names, as the dictionary in all its forms has them ---- */
void partij_namen(struct buf *uit, unsigned set); /* "DUO, gemeente" */
const char *veld_soort_naam(enum veld_soort soort);
const char *biv_naam(enum biv_klasse k); /* "hoog" */

#endif
