/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "page/signalen_view.h"

static const struct html_field formulier_fields[] = {
    HTML_FIELD_TEXT(struct leveren_view, url), HTML_FIELD_TEXT(struct leveren_view, naam), {0}};

static const struct html_field rij_fields[] = {
    HTML_FIELD_TEXT(struct signaal_rij_view, id),
    HTML_FIELD_TEXT(struct signaal_rij_view, titel),
    HTML_FIELD_TEXT(struct signaal_rij_view, waarom),
    HTML_FIELD_TEXT(struct signaal_rij_view, doen),
    HTML_FIELD_TEXT(struct signaal_rij_view, dienst),
    HTML_FIELD_TEXT(struct signaal_rij_view, naam),
    HTML_FIELD_TEXT(struct signaal_rij_view, url),
    HTML_FIELD_TEXT(struct signaal_rij_view, ontstaan),
    HTML_FIELD_TEXT(struct signaal_rij_view, ontstaan_iso),
    HTML_FIELD_TEXT(struct signaal_rij_view, uiterlijk),
    HTML_FIELD_TEXT(struct signaal_rij_view, uiterlijk_iso),
    HTML_FIELD_TEXT(struct signaal_rij_view, dagen),
    HTML_FIELD_BOOL(struct signaal_rij_view, laat),
    HTML_FIELD_BOOL(struct signaal_rij_view, dringend),
    HTML_FIELD_BOOL(struct signaal_rij_view, kiesbaar),
    HTML_FIELD_LIST(struct signaal_rij_view, formulieren, formulier_fields, sizeof(struct leveren_view)),
    {0}};

static const struct html_field kolom_fields[] = {
    HTML_FIELD_TEXT(struct kolom_view, label),    HTML_FIELD_TEXT(struct kolom_view, url),
    HTML_FIELD_TEXT(struct kolom_view, aria),     HTML_FIELD_BOOL(struct kolom_view, oplopend),
    HTML_FIELD_BOOL(struct kolom_view, aflopend), {0}};

const struct html_field signalen_fields[] = {
    PAGE_FRAME(struct signalen_view),
    HTML_FIELD_LIST(struct signalen_view, filters, deel_filter_fields, sizeof(struct deel_filter)),
    HTML_FIELD_BOOL(struct signalen_view, gefilterd),
    HTML_FIELD_BOOL(struct signalen_view, kiezen),
    HTML_FIELD_BOOL(struct signalen_view, mag_voorkeuren),
    HTML_FIELD_INT(struct signalen_view, alles),
    HTML_FIELD_TEXT(struct signalen_view, sorteer),
    HTML_FIELD_TEXT(struct signalen_view, soort),
    HTML_FIELD_LIST(struct signalen_view, kolommen, kolom_fields, sizeof(struct kolom_view)),
    HTML_FIELD_LIST(struct signalen_view, rijen, rij_fields, sizeof(struct signaal_rij_view)),
    HTML_FIELD_LIST(struct signalen_view, velden_verborgen, deel_verborgen_fields, sizeof(struct deel_verborgen)),
    DEEL_BLAD_FIELDS(struct signalen_view),
    {0}};

static const struct html_field voorkeur_fields[] = {
    HTML_FIELD_TEXT(struct voorkeur_view, code),    HTML_FIELD_TEXT(struct voorkeur_view, id),
    HTML_FIELD_TEXT(struct voorkeur_view, titel),   HTML_FIELD_TEXT(struct voorkeur_view, doen),
    HTML_FIELD_TEXT(struct voorkeur_view, uitleg),  HTML_FIELD_BOOL(struct voorkeur_view, vast),
    HTML_FIELD_BOOL(struct voorkeur_view, gewenst), {0}};

static const struct html_field voorkeur_dienst_fields[] = {
    HTML_FIELD_TEXT(struct voorkeur_dienst_view, naam),
    HTML_FIELD_TEXT(struct voorkeur_dienst_view, id),
    HTML_FIELD_LIST(struct voorkeur_dienst_view, soorten, voorkeur_fields, sizeof(struct voorkeur_view)),
    {0}};

const struct html_field voorkeuren_fields[] = {
    PAGE_FRAME(struct voorkeuren_view),
    HTML_FIELD_LIST(struct voorkeuren_view, diensten, voorkeur_dienst_fields, sizeof(struct voorkeur_dienst_view)),
    {0}};
