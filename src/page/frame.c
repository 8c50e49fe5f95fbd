/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "page/frame.h"

const struct html_field pagina_fields[] = {HTML_FIELD_TEXT(struct pagina, titel),
                                           HTML_FIELD_BOOL(struct pagina, fout),
                                           HTML_FIELD_BOOL(struct pagina, ingelogd),
                                           HTML_FIELD_BOOL(struct pagina, is_gemeente),
                                           HTML_FIELD_BOOL(struct pagina, is_duo),
                                           HTML_FIELD_BOOL(struct pagina, is_coa),
                                           HTML_FIELD_TEXT(struct pagina, gebruiker),
                                           HTML_FIELD_TEXT(struct pagina, organisatie),
                                           HTML_FIELD_TEXT(struct pagina, rol),
                                           HTML_FIELD_BY_FORM(struct pagina, csrf),
                                           HTML_FIELD_BOOL(struct pagina, in_start),
                                           HTML_FIELD_BOOL(struct pagina, in_werkvoorraad),
                                           HTML_FIELD_BOOL(struct pagina, in_zoeken),
                                           HTML_FIELD_BOOL(struct pagina, in_leveringen),
                                           HTML_FIELD_BOOL(struct pagina, in_audit),
                                           HTML_FIELD_BOOL(struct pagina, in_signalen),
                                           HTML_FIELD_BOOL(struct pagina, in_aansluiting),
                                           HTML_FIELD_BOOL(struct pagina, demo),
                                           HTML_FIELD_TEXT(struct pagina, melding),
                                           HTML_FIELD_TEXT(struct pagina, verder),
                                           HTML_FIELD_BOOL(struct pagina, in_bulk),
                                           HTML_FIELD_BOOL(struct pagina, mag_bulk),
                                           HTML_FIELD_INT(struct pagina, sessie_minuten),
                                           {0}};
