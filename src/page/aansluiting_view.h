/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The views of the reconciliation pages. Names and meaning: templates/README.md.
 */
#ifndef PAGE_AANSLUITING_VIEW_H
#define PAGE_AANSLUITING_VIEW_H

#include "page/views.h"

struct aansluiting_rij_view {
    const char *url, *wie, *deel; /* share that was seen: "83%" */
    long geleverd, gezien, ontvangen, signalen, gesloten, te_laat;
};
struct aansluiting_view {
    struct pagina pagina;
    struct deel_filter *filters;
    size_t filters_aantal;
    bool gefilterd, per_dienst;
    const char *csv_url, *niet_geopend_url;
    struct aansluiting_rij_view *rijen;
    size_t rijen_aantal;
    struct aansluiting_rij_view samen;
};
struct niet_geopend_rij_view {
    const char *url, *naam, *geboortedatum, *gemeente, *sinds, *sinds_iso, *dagen, *fase;
};
struct niet_geopend_view {
    struct pagina pagina;
    struct deel_filter *filters;
    size_t filters_aantal;
    bool gefilterd;
    const char *csv_url;
    struct niet_geopend_rij_view *rijen;
    size_t rijen_aantal;
    DEEL_BLAD_LEDEN
};
struct bekend_rij_view {
    const char *url, *naam, *geboortedatum, *fase, *doelgroep, *leerroute, *start, *pip, *termijn;
};
struct bekend_view {
    struct pagina pagina;
    struct deel_filter *filters;
    size_t filters_aantal;
    bool gefilterd, mag_bestand;
    const char *fase;
    struct bekend_rij_view *rijen;
    size_t rijen_aantal;
    DEEL_BLAD_LEDEN
};

extern const struct html_field aansluiting_fields[], niet_geopend_fields[], bekend_fields[];

#endif
