/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Views of the pages about voorstellen (four eyes).
 */
#ifndef PAGE_VOORSTEL_VIEW_H
#define PAGE_VOORSTEL_VIEW_H

#include "page/frame.h"
#include "page/parts.h"

struct voorstel_rij_view {
    const char *url, *soort, *onderwerp, *door, *op, *op_iso;
    const char *besluit, *besloten_door, *besloten_op, *besloten_iso; /* NULL: it waits */
    bool van_mij;
};
struct voorstellen_view {
    struct pagina pagina;
    struct voorstel_rij_view *wachten; /* all of them */
    size_t wachten_aantal;
    struct voorstel_rij_view *rijen; /* what was decided, a sheet of it */
    size_t rijen_aantal;
    DEEL_BLAD_LEDEN
};
struct voorstel_view {
    struct pagina pagina;
    struct voorstel_rij_view v;
    const char **uitleg; /* sentences */
    size_t uitleg_aantal;
    const char *reden;      /* of the decision; or as typed */
    const char *reden_fout; /* NULL: none */
    const char *bekijk_url; /* what it does, in full; NULL: this page says all */
    bool mag_besluiten, mag_intrekken;
};
extern const struct html_field voorstellen_fields[], voorstel_fields[];

#endif
