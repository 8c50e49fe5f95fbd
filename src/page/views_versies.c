/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The rows of the pages about versions of a bericht, and of a dossier as it was.
 */
#include "page/views.h"

const struct html_field concept_view_fields[] = {HTML_FIELD_TEXT(struct concept_view, url),
                                                 HTML_FIELD_TEXT(struct concept_view, dienst),
                                                 HTML_FIELD_TEXT(struct concept_view, naam),
                                                 HTML_FIELD_TEXT(struct concept_view, wanneer),
                                                 HTML_FIELD_TEXT(struct concept_view, wanneer_iso),
                                                 HTML_FIELD_BOOL(struct concept_view, collega),
                                                 {0}};

const struct html_field intrekken_fields[] = {
    PAGE_FRAME(struct intrekken_view),
    HTML_FIELD_TEXT(struct intrekken_view, dossier_url),
    HTML_FIELD_TEXT(struct intrekken_view, terug_url),
    HTML_FIELD_TEXT(struct intrekken_view, actie),
    HTML_FIELD_TEXT(struct intrekken_view, naam),
    HTML_FIELD_TEXT(struct intrekken_view, dienst),
    HTML_FIELD_TEXT(struct intrekken_view, tekst),
    HTML_FIELD_TEXT(struct intrekken_view, datum),
    HTML_FIELD_TEXT(struct intrekken_view, datum_iso),
    HTML_FIELD_TEXT(struct intrekken_view, geregistreerd),
    HTML_FIELD_TEXT(struct intrekken_view, geregistreerd_iso),
    HTML_FIELD_TEXT(struct intrekken_view, daarna),
    HTML_FIELD_TEXT(struct intrekken_view, reden),
    HTML_FIELD_TEXT(struct intrekken_view, reden_fout),
    HTML_FIELD_TEXT(struct intrekken_view, sleutel),
    HTML_FIELD_TEXT(struct intrekken_view, gezien),
    HTML_FIELD_INT(struct intrekken_view, nummer),
    HTML_FIELD_BOOL(struct intrekken_view, veranderd),
    HTML_FIELD_INT(struct intrekken_view, gevolgen_aantal),
    HTML_FIELD_LIST(struct intrekken_view, gevolgen, gevolg_view_fields, sizeof(struct gevolg_view)),
    {0}};

const struct html_field stand_fields[] = {
    PAGE_FRAME(struct stand_view),
    HTML_FIELD_TEXT(struct stand_view, dossier_url),
    HTML_FIELD_TEXT(struct stand_view, dienst),
    HTML_FIELD_TEXT(struct stand_view, naam),
    HTML_FIELD_TEXT(struct stand_view, actie),
    HTML_FIELD_TEXT(struct stand_view, bekend),
    HTML_FIELD_TEXT(struct stand_view, geldig),
    HTML_FIELD_TEXT(struct stand_view, bekend_tekst),
    HTML_FIELD_TEXT(struct stand_view, geldig_tekst),
    HTML_FIELD_TEXT(struct stand_view, bekend_fout),
    HTML_FIELD_TEXT(struct stand_view, geldig_fout),
    HTML_FIELD_BOOL(struct stand_view, getoond),
    HTML_FIELD_BOOL(struct stand_view, zelfde_dag),
    HTML_FIELD_BOOL(struct stand_view, afsluitend),
    HTML_FIELD_BOOL(struct stand_view, meer_bladen),
    HTML_FIELD_LIST(struct stand_view, fouten, deel_fout_fields, sizeof(struct deel_fout)),
    HTML_FIELD_LIST(struct stand_view, gegevens, deel_gegeven_fields, sizeof(struct deel_gegeven)),
    HTML_FIELD_LIST(struct stand_view, stappen, stap_view_fields, sizeof(struct stap_view)),
    HTML_FIELD_INT(struct stand_view, onderdelen_aantal),
    HTML_FIELD_LIST(struct stand_view, onderdelen, onderdeel_view_fields, sizeof(struct deel_onderdeel)),
    HTML_FIELD_LIST(struct stand_view, termijnen, termijn_view_fields, sizeof(struct termijn_view)),
    HTML_FIELD_LIST(struct stand_view, signalen, signaal_view_fields, sizeof(struct signaal_view)),
    HTML_FIELD_LIST(struct stand_view, tijdlijn, tijdlijn_view_fields, sizeof(struct tijdlijn_view)),
    HTML_FIELD_INT(struct stand_view, signalen_aantal),
    DEEL_BLAD_FIELDS(struct stand_view),
    {0}};

static const struct html_field versie_view_fields[] = {
    HTML_FIELD_TEXT(struct versie_view, nummer),        HTML_FIELD_TEXT(struct versie_view, url),
    HTML_FIELD_TEXT(struct versie_view, geregistreerd), HTML_FIELD_TEXT(struct versie_view, geregistreerd_iso),
    HTML_FIELD_TEXT(struct versie_view, reden),         HTML_FIELD_BOOL(struct versie_view, geldt),
    HTML_FIELD_BOOL(struct versie_view, intrekking),    {0}};

const struct html_field versies_fields[] = {
    PAGE_FRAME(struct versies_view),
    HTML_FIELD_TEXT(struct versies_view, dossier_url),
    HTML_FIELD_TEXT(struct versies_view, bericht_url),
    HTML_FIELD_TEXT(struct versies_view, naam),
    HTML_FIELD_TEXT(struct versies_view, dienst),
    HTML_FIELD_TEXT(struct versies_view, actie),
    HTML_FIELD_TEXT(struct versies_view, kop_oud),
    HTML_FIELD_TEXT(struct versies_view, kop_nieuw),
    HTML_FIELD_TEXT(struct versies_view, samenvatting),
    HTML_FIELD_BOOL(struct versies_view, een),
    HTML_FIELD_LIST(struct versies_view, versies, versie_view_fields, sizeof(struct versie_view)),
    HTML_FIELD_LIST(struct versies_view, oude, deel_keuze_fields, sizeof(struct deel_keuze)),
    HTML_FIELD_LIST(struct versies_view, nieuwe, deel_keuze_fields, sizeof(struct deel_keuze)),
    HTML_FIELD_LIST(struct versies_view, verschillen, verschil_view_fields, sizeof(struct verschil_view)),
    {0}};
