/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "page/voorstel_view.h"

static const struct html_field rij_fields[] = {
    HTML_FIELD_TEXT(struct voorstel_rij_view, url),         HTML_FIELD_TEXT(struct voorstel_rij_view, soort),
    HTML_FIELD_TEXT(struct voorstel_rij_view, onderwerp),   HTML_FIELD_TEXT(struct voorstel_rij_view, door),
    HTML_FIELD_TEXT(struct voorstel_rij_view, op),          HTML_FIELD_TEXT(struct voorstel_rij_view, op_iso),
    HTML_FIELD_TEXT(struct voorstel_rij_view, besluit),     HTML_FIELD_TEXT(struct voorstel_rij_view, besloten_door),
    HTML_FIELD_TEXT(struct voorstel_rij_view, besloten_op), HTML_FIELD_TEXT(struct voorstel_rij_view, besloten_iso),
    HTML_FIELD_BOOL(struct voorstel_rij_view, van_mij),     {0}};

const struct html_field voorstellen_fields[] = {
    PAGE_FRAME(struct voorstellen_view),
    HTML_FIELD_INT(struct voorstellen_view, wachten_aantal),
    HTML_FIELD_LIST(struct voorstellen_view, wachten, rij_fields, sizeof(struct voorstel_rij_view)),
    HTML_FIELD_LIST(struct voorstellen_view, rijen, rij_fields, sizeof(struct voorstel_rij_view)),
    DEEL_BLAD_FIELDS(struct voorstellen_view),
    {0}};

const struct html_field voorstel_fields[] = {PAGE_FRAME(struct voorstel_view),
                                             HTML_FIELD_INLINE(struct voorstel_view, v, rij_fields),
                                             HTML_FIELD_LIST_TEXT(struct voorstel_view, uitleg),
                                             HTML_FIELD_TEXT(struct voorstel_view, reden),
                                             HTML_FIELD_TEXT(struct voorstel_view, reden_fout),
                                             HTML_FIELD_TEXT(struct voorstel_view, bekijk_url),
                                             HTML_FIELD_BOOL(struct voorstel_view, mag_besluiten),
                                             HTML_FIELD_BOOL(struct voorstel_view, mag_intrekken),
                                             {0}};
