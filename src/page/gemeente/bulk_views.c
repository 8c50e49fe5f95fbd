/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "page/gemeente/bulk.h"

static const struct html_field dienst_fields[] = {HTML_FIELD_TEXT(struct bulk_dienst_view, code),
                                                  HTML_FIELD_TEXT(struct bulk_dienst_view, naam),
                                                  HTML_FIELD_TEXT(struct bulk_dienst_view, omschrijving),
                                                  HTML_FIELD_TEXT(struct bulk_dienst_view, sjabloon_url),
                                                  HTML_FIELD_TEXT(struct bulk_dienst_view, uitvoer_url),
                                                  HTML_FIELD_BOOL(struct bulk_dienst_view, gekozen),
                                                  {0}};

static const struct html_field upload_fields[] = {HTML_FIELD_TEXT(struct bulk_upload_view, url),
                                                  HTML_FIELD_TEXT(struct bulk_upload_view, bestandsnaam),
                                                  HTML_FIELD_TEXT(struct bulk_upload_view, dienst),
                                                  HTML_FIELD_TEXT(struct bulk_upload_view, gemaakt),
                                                  HTML_FIELD_TEXT(struct bulk_upload_view, gemaakt_iso),
                                                  HTML_FIELD_TEXT(struct bulk_upload_view, stand),
                                                  HTML_FIELD_TEXT(struct bulk_upload_view, door),
                                                  HTML_FIELD_INT(struct bulk_upload_view, regels),
                                                  HTML_FIELD_INT(struct bulk_upload_view, geleverd),
                                                  HTML_FIELD_INT(struct bulk_upload_view, fout),
                                                  {0}};

const struct html_field bulk_fields[] = {
    PAGE_FRAME(struct bulk_view),
    HTML_FIELD_LIST(struct bulk_view, diensten, dienst_fields, sizeof(struct bulk_dienst_view)),
    HTML_FIELD_TEXT(struct bulk_view, dienst_fout),
    HTML_FIELD_TEXT(struct bulk_view, bestand_fout),
    HTML_FIELD_LIST(struct bulk_view, fouten, deel_fout_fields, sizeof(struct deel_fout)),
    HTML_FIELD_LIST(struct bulk_view, uploads, upload_fields, sizeof(struct bulk_upload_view)),
    DEEL_BLAD_FIELDS(struct bulk_view),
    {0}};

static const struct html_field rij_fields[] = {HTML_FIELD_INT(struct bulk_rij_view, regel),
                                               HTML_FIELD_INT(struct bulk_rij_view, nummer),
                                               HTML_FIELD_TEXT(struct bulk_rij_view, uitkomst),
                                               HTML_FIELD_TEXT(struct bulk_rij_view, naam),
                                               HTML_FIELD_TEXT(struct bulk_rij_view, dossier_url),
                                               HTML_FIELD_TEXT(struct bulk_rij_view, ontvangst_url),
                                               HTML_FIELD_BOOL(struct bulk_rij_view, is_fout),
                                               HTML_FIELD_BOOL(struct bulk_rij_view, is_waarschuwing),
                                               HTML_FIELD_BOOL(struct bulk_rij_view, is_geleverd),
                                               HTML_FIELD_LIST_TEXT(struct bulk_rij_view, meldingen),
                                               {0}};

#define D struct bulk_upload_detail_view
const struct html_field bulk_upload_fields[] = {
    PAGE_FRAME(D),
    HTML_FIELD_TEXT(D, bestandsnaam),
    HTML_FIELD_TEXT(D, dienst),
    HTML_FIELD_TEXT(D, gemaakt),
    HTML_FIELD_TEXT(D, gemaakt_iso),
    HTML_FIELD_TEXT(D, actie),
    HTML_FIELD_TEXT(D, fouten_url),
    HTML_FIELD_TEXT(D, url),
    HTML_FIELD_TEXT(D, regels_tekst),
    HTML_FIELD_INT(D, regels),
    HTML_FIELD_INT(D, gedaan),
    HTML_FIELD_INT(D, goed),
    HTML_FIELD_INT(D, gewaarschuwd),
    HTML_FIELD_INT(D, fout),
    HTML_FIELD_INT(D, geleverd),
    HTML_FIELD_INT(D, te_leveren),
    HTML_FIELD_INT(D, procent),
    HTML_FIELD_BOOL(D, controleren),
    HTML_FIELD_BOOL(D, gecontroleerd),
    HTML_FIELD_BOOL(D, leveren),
    HTML_FIELD_BOOL(D, bezig),
    HTML_FIELD_BOOL(D, klaar),
    HTML_FIELD_BOOL(D, ingetrokken),
    HTML_FIELD_BOOL(D, mislukt),
    HTML_FIELD_BOOL(D, van_mij),
    HTML_FIELD_BOOL(D, mag_alles),
    HTML_FIELD_BOOL(D, mag_goede),
    HTML_FIELD_BOOL(D, windows),
    HTML_FIELD_BOOL(D, een),
    HTML_FIELD_BOOL(D, stil),
    HTML_FIELD_LIST(D, filters, deel_filter_fields, sizeof(struct deel_filter)),
    HTML_FIELD_BOOL(D, gefilterd),
    HTML_FIELD_LIST(D, rijen, rij_fields, sizeof(struct bulk_rij_view)),
    DEEL_BLAD_FIELDS(D),
    {0}};
#undef D
