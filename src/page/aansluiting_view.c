/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "page/aansluiting_view.h"

static const struct html_field rij_fields[] = {
    HTML_FIELD_TEXT(struct aansluiting_rij_view, url),     HTML_FIELD_TEXT(struct aansluiting_rij_view, wie),
    HTML_FIELD_TEXT(struct aansluiting_rij_view, deel),    HTML_FIELD_INT(struct aansluiting_rij_view, geleverd),
    HTML_FIELD_INT(struct aansluiting_rij_view, gezien),   HTML_FIELD_INT(struct aansluiting_rij_view, ontvangen),
    HTML_FIELD_INT(struct aansluiting_rij_view, signalen), HTML_FIELD_INT(struct aansluiting_rij_view, gesloten),
    HTML_FIELD_INT(struct aansluiting_rij_view, te_laat),  {0}};

const struct html_field aansluiting_fields[] = {
    PAGE_FRAME(struct aansluiting_view),
    HTML_FIELD_LIST(struct aansluiting_view, filters, deel_filter_fields, sizeof(struct deel_filter)),
    HTML_FIELD_BOOL(struct aansluiting_view, gefilterd),
    HTML_FIELD_BOOL(struct aansluiting_view, per_dienst),
    HTML_FIELD_TEXT(struct aansluiting_view, csv_url),
    HTML_FIELD_TEXT(struct aansluiting_view, niet_geopend_url),
    HTML_FIELD_INT(struct aansluiting_view, rijen_aantal),
    HTML_FIELD_LIST(struct aansluiting_view, rijen, rij_fields, sizeof(struct aansluiting_rij_view)),
    HTML_FIELD_INLINE(struct aansluiting_view, samen, rij_fields),
    {0}};

static const struct html_field mens_fields[] = {HTML_FIELD_TEXT(struct niet_geopend_rij_view, url),
                                                HTML_FIELD_TEXT(struct niet_geopend_rij_view, naam),
                                                HTML_FIELD_TEXT(struct niet_geopend_rij_view, gemeente),
                                                HTML_FIELD_TEXT(struct niet_geopend_rij_view, geboortedatum),
                                                HTML_FIELD_TEXT(struct niet_geopend_rij_view, sinds),
                                                HTML_FIELD_TEXT(struct niet_geopend_rij_view, sinds_iso),
                                                HTML_FIELD_TEXT(struct niet_geopend_rij_view, dagen),
                                                HTML_FIELD_TEXT(struct niet_geopend_rij_view, fase),
                                                {0}};

const struct html_field niet_geopend_fields[] = {
    PAGE_FRAME(struct niet_geopend_view),
    HTML_FIELD_LIST(struct niet_geopend_view, filters, deel_filter_fields, sizeof(struct deel_filter)),
    HTML_FIELD_BOOL(struct niet_geopend_view, gefilterd),
    HTML_FIELD_TEXT(struct niet_geopend_view, csv_url),
    HTML_FIELD_LIST(struct niet_geopend_view, rijen, mens_fields, sizeof(struct niet_geopend_rij_view)),
    DEEL_BLAD_FIELDS(struct niet_geopend_view),
    {0}};

static const struct html_field bekend_rij_fields[] = {
    HTML_FIELD_TEXT(struct bekend_rij_view, url),       HTML_FIELD_TEXT(struct bekend_rij_view, naam),
    HTML_FIELD_TEXT(struct bekend_rij_view, fase),      HTML_FIELD_TEXT(struct bekend_rij_view, geboortedatum),
    HTML_FIELD_TEXT(struct bekend_rij_view, doelgroep), HTML_FIELD_TEXT(struct bekend_rij_view, leerroute),
    HTML_FIELD_TEXT(struct bekend_rij_view, start),     HTML_FIELD_TEXT(struct bekend_rij_view, pip),
    HTML_FIELD_TEXT(struct bekend_rij_view, termijn),   {0}};

const struct html_field bekend_fields[] = {
    PAGE_FRAME(struct bekend_view),
    HTML_FIELD_LIST(struct bekend_view, filters, deel_filter_fields, sizeof(struct deel_filter)),
    HTML_FIELD_BOOL(struct bekend_view, gefilterd),
    HTML_FIELD_BOOL(struct bekend_view, mag_bestand),
    HTML_FIELD_TEXT(struct bekend_view, fase),
    HTML_FIELD_LIST(struct bekend_view, rijen, bekend_rij_fields, sizeof(struct bekend_rij_view)),
    DEEL_BLAD_FIELDS(struct bekend_view),
    {0}};
