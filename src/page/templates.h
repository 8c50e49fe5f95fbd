/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Which template a page names, and the view struct that fills it. All are compiled at start: a template that asks for a
 * name that its view does not have refuses to start.
 *
 * To add a page's template: one line in the enum, one row in templates.c, the view's fields in the page's own file.
 */
#ifndef PAGE_TEMPLATES_H
#define PAGE_TEMPLATES_H

#include "base/err.h"
#include "html/html.h"

enum page_template {
    TPL_INLOGGEN,
    TPL_INLOGGEN_KIES,
    TPL_INGELOGD,
    TPL_UITGELOGD,
    TPL_NIET_INGELOGD,
    TPL_INLOGGEN_MISLUKT,
    TPL_VERLOPEN,
    TPL_KLOK,
    TPL_SESSIES,
    TPL_FOUT,
    TPL_START,
    TPL_LIMIET,
    TPL_KIEZEN,
    TPL_MANDATEN,
    TPL_OPVALLEND,
    TPL_AANMELDEN,
    TPL_WACHT,
    TPL_GEBLOKKEERD,
    TPL_MIJN_GEGEVENS,
    TPL_MENSEN,
    TPL_MENS,
    TPL_DAAD_FORMULIER,
    TPL_DAAD_CONTROLE,
    TPL_HERZIEN,
    TPL_UITNODIGINGEN,
    TPL_UITNODIGING_CODE,
    TPL_START_GEMEENTE,
    TPL_WERKVOORRAAD,
    TPL_ZOEKEN,
    TPL_DOSSIER,
    TPL_BERICHT,
    TPL_LEVER_FORMULIER,
    TPL_LEVER_CONTROLE,
    TPL_LEVER_ONTVANGST,
    TPL_LEVER_GEWIJZIGD,
    TPL_INTREKKEN,
    TPL_VERSIES,
    TPL_STAND,
    TPL_BULK,
    TPL_BULK_UPLOAD,
    TPL_OVERDRACHT,
    TPL_START_DUO,
    TPL_START_COA,
    TPL_WOORDENBOEK,
    TPL_WOORDEN,
    TPL_INBURGERAARS,
    TPL_AANSLUITING,
    TPL_NIET_GEOPEND,
    TPL_BEKEND,
    TPL_SIGNALEN,
    TPL_VOORKEUREN,
    TPL_LEVERINGEN,
    TPL_AUDIT,
    TPL_VOORSTELLEN,
    TPL_VOORSTEL,
    TPL_ORGANISATIES,
    TPL_ORGANISATIE,
    TPL_HERINDELINGEN,
    TPL_HERINDELING_NIEUW,
    TPL_HERINDELING,
    TPL_HERINDELING_DOSSIERS
};
#define PAGE_TEMPLATES (TPL_HERINDELING_DOSSIERS + 1)

bool page_templates_compile(TALLOC_CTX *ctx, const struct html_templates *set,
                            struct html_template *ret[static PAGE_TEMPLATES], struct err *err);

#endif
