/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Views of the pages about organisations and herindeling.
 */
#ifndef PAGE_ORGANISATIE_VIEW_H
#define PAGE_ORGANISATIE_VIEW_H

#include "form/form.h"
#include "page/frame.h"
#include "page/parts.h"

struct organisatie_rij_view {
    const char *url, *naam, *code, *soort, *kvk, *stand; /* kvk NULL: none */
    long mensen;
    bool geldig;
};
struct organisatie_lijst_view {
    struct pagina pagina;
    struct deel_filter *filters;
    size_t filters_aantal;
    bool gefilterd;
    const char *zoek;
    struct organisatie_rij_view *rijen;
    size_t rijen_aantal;
    DEEL_BLAD_LEDEN
};
struct organisatie_view {
    struct pagina pagina;
    const char *naam, *soort, *actie; /* naam NULL: a new one */
    struct deel_gegeven *gegevens;
    size_t gegevens_aantal;
    const char **mandaten;
    size_t mandaten_aantal;
    const char *herindeling_url; /* NULL: it is no gemeente that exists */
    const struct form_view *form;
};

struct herindeling_rij_view {
    const char *url, *wat, *datum, *datum_iso, *stand, *door;
};
struct herindelingen_view {
    struct pagina pagina;
    struct herindeling_rij_view *rijen;
    size_t rijen_aantal;
};
struct herindeling_nieuw_view {
    struct pagina pagina;
    const struct form_view *form;
};
/* What goes from one gemeente to another; or what happens to it otherwise. */
struct herindeling_gaat_view {
    const char *wat, *van, *naar, *uitleg;
    long aantal;
};
struct herindeling_view {
    struct pagina pagina;
    const char *actie, *kop, *dossiers_url, *voorstel_url;
    struct deel_gegeven *gegevens;
    size_t gegevens_aantal;
    struct herindeling_gaat_view *gaat;
    size_t gaat_aantal;
    const char **bezwaren;
    size_t bezwaren_aantal;
    bool proef, mag_voorstellen, mag_weggooien, wacht, gepland, bezig, mag_terug, mag_definitief, zelf_gemaakt;
};
struct herindeling_dossier_view {
    const char *url, *naam, *geboortedatum, *van, *naar, *aard;
};
struct herindeling_dossiers_view {
    struct pagina pagina;
    const char *terug_url;
    struct herindeling_dossier_view *rijen;
    size_t rijen_aantal;
    DEEL_BLAD_LEDEN
};
extern const struct html_field organisatie_lijst_fields[], organisatie_fields[], herindelingen_fields[],
    herindeling_nieuw_fields[], herindeling_fields[], herindeling_dossiers_fields[];

#endif
