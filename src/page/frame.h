/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The part of a view that every page has: the frame of templates/layout. The first member of every view struct.
 * Names and meaning: templates/README.md.
 */
#ifndef PAGE_FRAME_H
#define PAGE_FRAME_H

#include "html/html.h"

struct pagina {
    const char *titel;
    bool fout;
    bool ingelogd, is_gemeente, is_duo, is_coa;
    const char *gebruiker, *organisatie, *rol;
    const struct html_by_form *csrf;
    bool in_start, in_werkvoorraad, in_signalen, in_zoeken, in_leveringen, in_audit, in_bulk, in_aansluiting,
        in_organisaties, in_mensen, in_sessies;
    bool mag_inzien, mag_keten, mag_bulk, mag_audit, mag_audit_eigen, mag_voorkeuren, mag_mensen, mag_organisaties,
        mag_kiezen, mag_eigen;
    const char *namens;
    bool demo;
    const char *melding;
    const char *verder;
    long sessie_minuten;
    bool klok; /* the clock of the session comes in view, after so many minutes: 10 x tien + een */
    long klok_tien, klok_een;
};

extern const struct html_field pagina_fields[];

/* The first row of every view's list of fields. */
#define PAGE_FRAME(T) HTML_FIELD_INLINE(T, pagina, pagina_fields)

#endif
