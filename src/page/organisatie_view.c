/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "page/organisatie_view.h"

static const struct html_field organisatie_rij_fields[] = {HTML_FIELD_TEXT(struct organisatie_rij_view, url),
                                                           HTML_FIELD_TEXT(struct organisatie_rij_view, naam),
                                                           HTML_FIELD_TEXT(struct organisatie_rij_view, code),
                                                           HTML_FIELD_TEXT(struct organisatie_rij_view, soort),
                                                           HTML_FIELD_TEXT(struct organisatie_rij_view, kvk),
                                                           HTML_FIELD_TEXT(struct organisatie_rij_view, stand),
                                                           HTML_FIELD_INT(struct organisatie_rij_view, mensen),
                                                           HTML_FIELD_BOOL(struct organisatie_rij_view, geldig),
                                                           {0}};

const struct html_field organisatie_lijst_fields[] = {
    PAGE_FRAME(struct organisatie_lijst_view),
    HTML_FIELD_LIST(struct organisatie_lijst_view, filters, deel_filter_fields, sizeof(struct deel_filter)),
    HTML_FIELD_INT(struct organisatie_lijst_view, filters_aantal),
    HTML_FIELD_BOOL(struct organisatie_lijst_view, gefilterd),
    HTML_FIELD_TEXT(struct organisatie_lijst_view, zoek),
    HTML_FIELD_LIST(struct organisatie_lijst_view, rijen, organisatie_rij_fields, sizeof(struct organisatie_rij_view)),
    HTML_FIELD_INT(struct organisatie_lijst_view, rijen_aantal),
    DEEL_BLAD_FIELDS(struct organisatie_lijst_view),
    {0}};

const struct html_field organisatie_fields[] = {
    PAGE_FRAME(struct organisatie_view),
    HTML_FIELD_TEXT(struct organisatie_view, naam),
    HTML_FIELD_TEXT(struct organisatie_view, soort),
    HTML_FIELD_TEXT(struct organisatie_view, actie),
    HTML_FIELD_LIST(struct organisatie_view, gegevens, deel_gegeven_fields, sizeof(struct deel_gegeven)),
    HTML_FIELD_INT(struct organisatie_view, gegevens_aantal),
    HTML_FIELD_LIST_TEXT(struct organisatie_view, mandaten),
    HTML_FIELD_INT(struct organisatie_view, mandaten_aantal),
    HTML_FIELD_TEXT(struct organisatie_view, herindeling_url),
    HTML_FIELD_STRUCT(struct organisatie_view, form, form_fields),
    {0}};

static const struct html_field herindeling_rij_fields[] = {HTML_FIELD_TEXT(struct herindeling_rij_view, url),
                                                           HTML_FIELD_TEXT(struct herindeling_rij_view, wat),
                                                           HTML_FIELD_TEXT(struct herindeling_rij_view, datum),
                                                           HTML_FIELD_TEXT(struct herindeling_rij_view, datum_iso),
                                                           HTML_FIELD_TEXT(struct herindeling_rij_view, stand),
                                                           HTML_FIELD_TEXT(struct herindeling_rij_view, door),
                                                           {0}};

const struct html_field herindelingen_fields[] = {
    PAGE_FRAME(struct herindelingen_view),
    HTML_FIELD_LIST(struct herindelingen_view, rijen, herindeling_rij_fields, sizeof(struct herindeling_rij_view)),
    HTML_FIELD_INT(struct herindelingen_view, rijen_aantal),
    {0}};

const struct html_field herindeling_nieuw_fields[] = {
    PAGE_FRAME(struct herindeling_nieuw_view),
    HTML_FIELD_STRUCT(struct herindeling_nieuw_view, form, form_fields),
    {0}};

static const struct html_field gaat_fields[] = {
    HTML_FIELD_TEXT(struct herindeling_gaat_view, wat),   HTML_FIELD_TEXT(struct herindeling_gaat_view, van),
    HTML_FIELD_TEXT(struct herindeling_gaat_view, naar),  HTML_FIELD_TEXT(struct herindeling_gaat_view, uitleg),
    HTML_FIELD_INT(struct herindeling_gaat_view, aantal), {0}};

const struct html_field herindeling_fields[] = {
    PAGE_FRAME(struct herindeling_view),
    HTML_FIELD_TEXT(struct herindeling_view, actie),
    HTML_FIELD_TEXT(struct herindeling_view, kop),
    HTML_FIELD_TEXT(struct herindeling_view, dossiers_url),
    HTML_FIELD_TEXT(struct herindeling_view, voorstel_url),
    HTML_FIELD_LIST(struct herindeling_view, gegevens, deel_gegeven_fields, sizeof(struct deel_gegeven)),
    HTML_FIELD_INT(struct herindeling_view, gegevens_aantal),
    HTML_FIELD_LIST(struct herindeling_view, gaat, gaat_fields, sizeof(struct herindeling_gaat_view)),
    HTML_FIELD_INT(struct herindeling_view, gaat_aantal),
    HTML_FIELD_LIST_TEXT(struct herindeling_view, bezwaren),
    HTML_FIELD_INT(struct herindeling_view, bezwaren_aantal),
    HTML_FIELD_BOOL(struct herindeling_view, proef),
    HTML_FIELD_BOOL(struct herindeling_view, mag_voorstellen),
    HTML_FIELD_BOOL(struct herindeling_view, mag_weggooien),
    HTML_FIELD_BOOL(struct herindeling_view, wacht),
    HTML_FIELD_BOOL(struct herindeling_view, gepland),
    HTML_FIELD_BOOL(struct herindeling_view, bezig),
    HTML_FIELD_BOOL(struct herindeling_view, mag_terug),
    HTML_FIELD_BOOL(struct herindeling_view, mag_definitief),
    HTML_FIELD_BOOL(struct herindeling_view, zelf_gemaakt),
    {0}};

static const struct html_field dossier_rij_fields[] = {HTML_FIELD_TEXT(struct herindeling_dossier_view, url),
                                                       HTML_FIELD_TEXT(struct herindeling_dossier_view, naam),
                                                       HTML_FIELD_TEXT(struct herindeling_dossier_view, geboortedatum),
                                                       HTML_FIELD_TEXT(struct herindeling_dossier_view, van),
                                                       HTML_FIELD_TEXT(struct herindeling_dossier_view, naar),
                                                       HTML_FIELD_TEXT(struct herindeling_dossier_view, aard),
                                                       {0}};

const struct html_field herindeling_dossiers_fields[] = {PAGE_FRAME(struct herindeling_dossiers_view),
                                                         HTML_FIELD_TEXT(struct herindeling_dossiers_view, terug_url),
                                                         HTML_FIELD_LIST(struct herindeling_dossiers_view, rijen,
                                                                         dossier_rij_fields,
                                                                         sizeof(struct herindeling_dossier_view)),
                                                         HTML_FIELD_INT(struct herindeling_dossiers_view, rijen_aantal),
                                                         DEEL_BLAD_FIELDS(struct herindeling_dossiers_view),
                                                         {0}};
