/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The views of the list of signalen and of what is wanted of them. Names and meaning: templates/README.md.
 */
#ifndef PAGE_SIGNALEN_VIEW_H
#define PAGE_SIGNALEN_VIEW_H

#include "page/views.h"

struct signaal_rij_view {
    const char *id, *titel, *waarom, *doen, *dienst, *naam, *url, *ontstaan, *ontstaan_iso, *uiterlijk, *uiterlijk_iso,
        *dagen;
    bool laat, dringend, kiesbaar;
    struct leveren_view *formulieren;
    size_t formulieren_aantal;
};
struct signalen_view {
    struct pagina pagina;
    struct deel_filter *filters;
    size_t filters_aantal;
    bool gefilterd, kiezen, mag_voorkeuren;
    long alles; /* how many of this kind may be closed at once; 0: not offered */
    const char *sorteer, *soort;
    struct kolom_view *kolommen;
    size_t kolommen_aantal;
    struct signaal_rij_view *rijen;
    size_t rijen_aantal;
    struct deel_verborgen *velden_verborgen; /* the filters, to come back to */
    size_t velden_verborgen_aantal;
    DEEL_BLAD_LEDEN
};

struct voorkeur_view {
    const char *code, *id, *titel, *doen, *uitleg;
    bool gewenst, vast;
};
struct voorkeur_dienst_view {
    const char *naam, *id;
    struct voorkeur_view *soorten;
    size_t soorten_aantal;
};
struct voorkeuren_view {
    struct pagina pagina;
    struct voorkeur_dienst_view *diensten;
    size_t diensten_aantal;
};

extern const struct html_field signalen_fields[], voorkeuren_fields[];

#endif
