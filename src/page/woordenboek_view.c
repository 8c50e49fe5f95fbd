/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "page/woordenboek_view.h"

static const struct html_field dienst_fields[] = {
    HTML_FIELD_TEXT(struct woord_dienst_view, url),          HTML_FIELD_TEXT(struct woord_dienst_view, naam),
    HTML_FIELD_TEXT(struct woord_dienst_view, omschrijving), HTML_FIELD_TEXT(struct woord_dienst_view, van),
    HTML_FIELD_TEXT(struct woord_dienst_view, aan),          HTML_FIELD_INT(struct woord_dienst_view, nummer),
    HTML_FIELD_INT(struct woord_dienst_view, velden),        {0}};

static const struct html_field wijzer_fields[] = {HTML_FIELD_TEXT(struct woord_wijzer_view, url),
                                                  HTML_FIELD_TEXT(struct woord_wijzer_view, label),
                                                  HTML_FIELD_TEXT(struct woord_wijzer_view, dienst),
                                                  {0}};

const struct html_field woordenboek_fields[] = {
    PAGE_FRAME(struct woordenboek_view),
    HTML_FIELD_LIST(struct woordenboek_view, diensten, dienst_fields, sizeof(struct woord_dienst_view)),
    HTML_FIELD_LIST(struct woordenboek_view, velden, wijzer_fields, sizeof(struct woord_wijzer_view)),
    {0}};

static const struct html_field keuze_fields[] = {
    HTML_FIELD_TEXT(struct woord_keuze_view, code), HTML_FIELD_TEXT(struct woord_keuze_view, label), {0}};

static const struct html_field veld_fields[] = {
    HTML_FIELD_TEXT(struct woord_veld_view, naam),
    HTML_FIELD_TEXT(struct woord_veld_view, label),
    HTML_FIELD_TEXT(struct woord_veld_view, betekenis),
    HTML_FIELD_TEXT(struct woord_veld_view, soort),
    HTML_FIELD_TEXT(struct woord_veld_view, verplicht),
    HTML_FIELD_TEXT(struct woord_veld_view, b),
    HTML_FIELD_TEXT(struct woord_veld_view, i),
    HTML_FIELD_TEXT(struct woord_veld_view, v),
    HTML_FIELD_TEXT(struct woord_veld_view, ggm),
    HTML_FIELD_TEXT(struct woord_veld_view, grond),
    HTML_FIELD_INT(struct woord_veld_view, keuzes_aantal),
    HTML_FIELD_LIST(struct woord_veld_view, keuzes, keuze_fields, sizeof(struct woord_keuze_view)),
    {0}};

static const struct html_field signaal_fields[] = {HTML_FIELD_TEXT(struct woord_signaal_view, titel),
                                                   HTML_FIELD_TEXT(struct woord_signaal_view, voor),
                                                   HTML_FIELD_TEXT(struct woord_signaal_view, waarom),
                                                   HTML_FIELD_TEXT(struct woord_signaal_view, doen),
                                                   HTML_FIELD_TEXT(struct woord_signaal_view, uiterlijk),
                                                   HTML_FIELD_TEXT(struct woord_signaal_view, dicht),
                                                   {0}};

const struct html_field woorden_fields[] = {
    PAGE_FRAME(struct woorden_view),
    HTML_FIELD_TEXT(struct woorden_view, naam),
    HTML_FIELD_TEXT(struct woorden_view, omschrijving),
    HTML_FIELD_LIST(struct woorden_view, gegevens, deel_gegeven_fields, sizeof(struct deel_gegeven)),
    HTML_FIELD_LIST(struct woorden_view, velden, veld_fields, sizeof(struct woord_veld_view)),
    HTML_FIELD_INT(struct woorden_view, signalen_aantal),
    HTML_FIELD_LIST(struct woorden_view, signalen, signaal_fields, sizeof(struct woord_signaal_view)),
    {0}};
