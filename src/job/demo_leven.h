/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Inside the demo data only: the person at hand as she stands, and the lines that are written about her. One file for
 * each party that sends: demo_duo.c, demo_gemeente.c, demo_keten.c (COA, IND, instellingen).
 */
#ifndef JOB_DEMO_LEVEN_H
#define JOB_DEMO_LEVEN_H

#include "base/buf.h"
#include "job/demo_loop.h"
#include "json/json.h"

#include <stdio.h>

struct leven {
    struct kans *kans;
    struct demo_mens mens;
    struct demo_loop loop;
    const char *gemeente;  /* now */
    const char *vorige;    /* the one she moved away from; NULL none */
    const char *gekoppeld; /* the one COA coupled her to; NULL none */
    struct date plicht;
    struct date einde;     /* of the termijn as it stands */
    struct date gewijzigd; /* DUO treats her otherwise since then */
    const char *leerroute; /* of the last PIP; NULL none */
    bool a2;
    const char *pip_van; /* gemeente of the last PIP: the first one after a move is a PIP_VERHUISD */
    long pvt_en_map;     /* hours delivered so far */
    long lesuren;        /* delivered so far */
    const char *instelling;
    struct date uren_op; /* hours were delivered last */
};

/* ---- one line (demo_regel.c) ---- */
struct demo_regel {
    uint64_t zaad;
    long regels; /* written so far */
    struct buf *tekst;
    struct json_writer w;
    FILE *uit; /* ferror is asked once, at the end */
};
void demo_begin(struct demo_regel *r, const struct leven *l, const char *dienst, const char *afzender,
                const char *ontvanger, struct date dag);
void demo_einde(struct demo_regel *r);
void demo_tekst(struct demo_regel *r, const char *naam, const char *waarde); /* NULL: the field is left out */
void demo_datum(struct demo_regel *r, const char *naam, struct date d);
void demo_getal(struct demo_regel *r, const char *naam, long n);
void demo_janee(struct demo_regel *r, const char *naam, bool ja);
void demo_lijst(struct demo_regel *r, const char *naam, const char *const *codes); /* ends with NULL */

/* ---- what each party says about an event; false: it is not hers ---- */
bool demo_van_duo(struct demo_regel *r, struct leven *l, const struct demo_gebeurtenis *g);
bool demo_van_gemeente(struct demo_regel *r, struct leven *l, const struct demo_gebeurtenis *g);
bool demo_van_keten(struct demo_regel *r, struct leven *l, const struct demo_gebeurtenis *g);
/* Lessons so far, by the gemeente or the instelling, up to this day. */
void demo_inspanning(struct demo_regel *r, struct leven *l, const char *dienst, const char *afzender, struct date dag);

#endif
