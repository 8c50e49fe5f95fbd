/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The views of the data dictionary. Names and meaning: templates/README.md.
 */
#ifndef PAGE_WOORDENBOEK_VIEW_H
#define PAGE_WOORDENBOEK_VIEW_H

#include "page/views.h"

struct woord_dienst_view {
    const char *url, *naam, *omschrijving, *van, *aan;
    long nummer, velden;
};
struct woord_wijzer_view {
    const char *url, *label, *dienst;
};
struct woordenboek_view {
    struct pagina pagina;
    struct woord_dienst_view *diensten;
    size_t diensten_aantal;
    struct woord_wijzer_view *velden; /* all fields of all services, by label */
    size_t velden_aantal;
};
struct woord_keuze_view {
    const char *code, *label;
};
struct woord_veld_view {
    const char *naam, *label, *betekenis, *soort, *verplicht, *b, *i, *v, *ggm, *grond;
    struct woord_keuze_view *keuzes;
    size_t keuzes_aantal;
};
struct woord_signaal_view {
    const char *titel, *voor, *waarom, *doen, *uiterlijk, *dicht;
};
struct woorden_view {
    struct pagina pagina;
    const char *naam, *omschrijving;
    struct deel_gegeven *gegevens;
    size_t gegevens_aantal;
    struct woord_veld_view *velden;
    size_t velden_aantal;
    struct woord_signaal_view *signalen;
    size_t signalen_aantal;
};

extern const struct html_field woordenboek_fields[], woorden_fields[];

#endif
