/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * What happened to one fictitious person, in the order of the days, by the terms of the law: the toets, the PIP (late
 * now and then, never years), lessons, exams or hours, an extension, a boete for who is not an asielstatushouder, a
 * verhuizing with its overdracht, the end.
 */
#ifndef JOB_DEMO_LOOP_H
#define JOB_DEMO_LOOP_H

#include "job/demo_mens.h"

/* On one day they come in this order. */
enum demo_soort {
    DEMO_VERBLIJF,
    DEMO_PLICHT,
    DEMO_KOPPELING,
    DEMO_KLANTPROFIEL, /* n: which of the four moments */
    DEMO_UITSTROOM,
    DEMO_BEGELEIDING,
    DEMO_TOETS_KLAAR, /* n 1: once more */
    DEMO_TOETS_GEPLAND,
    DEMO_TOETS_AFWEZIG,
    DEMO_TOETS_VERLOOP,
    DEMO_TOETS,
    DEMO_PIP,
    DEMO_UREN_INTAKE,
    DEMO_AANBOD,
    DEMO_INSCHRIJVING,
    DEMO_VERHUIZING,
    DEMO_DOELGROEP, /* DUO treats somebody otherwise */
    DEMO_DOELGROEPKEUZE,
    DEMO_OVERDRACHT_GEVRAAGD,
    DEMO_UREN_OUD, /* the old gemeente brings hours up to date */
    DEMO_OVERDRACHT_BEVESTIGD,
    DEMO_OVERDRACHT_AANVAARD,
    DEMO_PIP_VERHUISD,
    DEMO_PIP_ANDERS, /* changed: leerroute, or down to A2 */
    DEMO_UREN,       /* lessons, and hours in the Z-route, so far */
    DEMO_VRIJSTELLING,
    DEMO_ONTHEFFING, /* n: which */
    DEMO_PVT_NIET,
    DEMO_PVT,
    DEMO_MAP,
    DEMO_EXAMEN, /* n: 100 * part + 10 * attempt + passed */
    DEMO_EINDGESPREK,
    DEMO_PARTICIPATIE,
    DEMO_AANVRAAG_VERLENGING,
    DEMO_NIET_VERLENGD,
    DEMO_VERLENGD,
    DEMO_VOOR_EINDE_TERMIJN,
    DEMO_NA_EINDE_TERMIJN,
    DEMO_BOETE_AANGEKONDIGD,
    DEMO_BOETE_VERZOEK, /* DUO asks for those of the gemeente */
    DEMO_BOETE_OPGAVE,
    DEMO_BOETE,
    DEMO_VOLDAAN,
    DEMO_EINDE
};
struct demo_gebeurtenis {
    enum demo_soort soort;
    struct date dag;
    int n;
};
#define DEMO_GEBEURTENISSEN_MAX 96

struct demo_loop {
    struct date vandaag;
    struct demo_gebeurtenis rij[DEMO_GEBEURTENISSEN_MAX];
    int aantal;
    const char *uitkomst, *leerroute, *andere_leerroute; /* codes of the leerroutes */
    bool naar_a2;               /* DEMO_PIP_ANDERS lowers the level instead of changing the leerroute */
    struct date pip, lessen;    /* first days */
    struct date termijn_einde;  /* the three years after the PIP */
    long lesuren, participatie; /* hours in a week */
};
/* Nothing happens after vandaag. */
void demo_loop_maak(struct kans *k, const struct demo_mens *mens, struct date plicht, struct date vandaag,
                    struct demo_loop *ret);

#endif
