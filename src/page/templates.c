/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "page/templates.h"

#include "page/aansluiting_view.h"
#include "page/beheer/mensen_view.h"
#include "page/gemeente/bulk.h"
#include "page/organisatie_view.h"
#include "page/signalen_view.h"
#include "page/views.h"
#include "page/voorstel_view.h"
#include "page/woordenboek_view.h"

struct template_row {
    const char *name;
    const struct html_field *fields;
};

static const struct template_row rows[PAGE_TEMPLATES] = {
    [TPL_INLOGGEN] = {"algemeen/inloggen", inloggen_fields},
    [TPL_INLOGGEN_KIES] = {"algemeen/inloggen_kies", inloggen_kies_fields},
    [TPL_INGELOGD] = {"algemeen/ingelogd", kaal_fields},
    [TPL_UITGELOGD] = {"algemeen/uitgelogd", kaal_fields},
    [TPL_NIET_INGELOGD] = {"algemeen/niet_ingelogd", niet_ingelogd_fields},
    [TPL_INLOGGEN_MISLUKT] = {"algemeen/inloggen_mislukt", mislukt_fields},
    [TPL_VERLOPEN] = {"algemeen/verlopen", verlopen_fields},
    [TPL_KLOK] = {"algemeen/klok", klok_fields},
    [TPL_SESSIES] = {"algemeen/sessies", sessies_fields},
    [TPL_FOUT] = {"algemeen/fout", fout_fields},
    [TPL_START] = {"algemeen/start", start_fields},
    [TPL_OPVALLEND] = {"algemeen/opvallend", opvallend_fields},
    [TPL_KIEZEN] = {"algemeen/kiezen", kiezen_fields},
    [TPL_MANDATEN] = {"duo/mandaten", mandaten_fields},
    [TPL_LIMIET] = {"algemeen/limiet", limiet_fields},
    [TPL_AANMELDEN] = {"algemeen/aanmelden", aanmelden_fields},
    [TPL_WACHT] = {"algemeen/wacht", aanmelden_fields},
    [TPL_GEBLOKKEERD] = {"algemeen/geblokkeerd", mislukt_fields},
    [TPL_MIJN_GEGEVENS] = {"algemeen/mijn_gegevens", mijn_gegevens_fields},
    [TPL_MENSEN] = {"beheer/mensen", mensen_fields},
    [TPL_MENS] = {"beheer/mens", mens_fields},
    [TPL_DAAD_FORMULIER] = {"beheer/formulier", daad_fields},
    [TPL_DAAD_CONTROLE] = {"beheer/controle", daad_fields},
    [TPL_HERZIEN] = {"beheer/herzien", herzien_fields},
    [TPL_UITNODIGINGEN] = {"duo/uitnodigingen", uitnodigingen_fields},
    [TPL_UITNODIGING_CODE] = {"duo/uitnodiging_code", uitnodiging_code_fields},
    [TPL_START_GEMEENTE] = {"gemeente/start", start_gemeente_fields},
    [TPL_WERKVOORRAAD] = {"gemeente/werkvoorraad", werkvoorraad_fields},
    [TPL_ZOEKEN] = {"gemeente/zoeken", zoeken_fields},
    [TPL_DOSSIER] = {"gemeente/dossier", dossier_fields},
    [TPL_BERICHT] = {"gemeente/bericht", bericht_fields},
    [TPL_LEVER_FORMULIER] = {"gemeente/lever_formulier", lever_formulier_fields},
    [TPL_LEVER_CONTROLE] = {"gemeente/lever_controle", lever_controle_fields},
    [TPL_LEVER_ONTVANGST] = {"gemeente/lever_ontvangst", lever_ontvangst_fields},
    [TPL_LEVER_GEWIJZIGD] = {"gemeente/lever_gewijzigd", lever_gewijzigd_fields},
    [TPL_STAND] = {"gemeente/stand", stand_fields},
    [TPL_OVERDRACHT] = {"gemeente/overdracht", overdracht_fields},
    [TPL_VERSIES] = {"gemeente/versies", versies_fields},
    [TPL_INTREKKEN] = {"gemeente/intrekken", intrekken_fields},
    [TPL_BULK] = {"gemeente/bulk", bulk_fields},
    [TPL_BULK_UPLOAD] = {"gemeente/bulk_upload", bulk_upload_fields},
    [TPL_START_DUO] = {"duo/start", start_duo_fields},
    [TPL_START_COA] = {"coa/start", start_coa_fields},
    [TPL_WOORDENBOEK] = {"algemeen/woordenboek", woordenboek_fields},
    [TPL_WOORDEN] = {"algemeen/woorden", woorden_fields},
    [TPL_INBURGERAARS] = {"coa/inburgeraars", inburgeraars_fields},
    [TPL_AANSLUITING] = {"duo/aansluiting", aansluiting_fields},
    [TPL_NIET_GEOPEND] = {"duo/niet_geopend", niet_geopend_fields},
    [TPL_BEKEND] = {"gemeente/bekend", bekend_fields},
    [TPL_SIGNALEN] = {"gemeente/signalen", signalen_fields},
    [TPL_VOORKEUREN] = {"gemeente/voorkeuren", voorkeuren_fields},
    [TPL_LEVERINGEN] = {"duo/leveringen", leveringen_fields},
    [TPL_AUDIT] = {"duo/audit", audit_fields},
    [TPL_VOORSTELLEN] = {"duo/voorstellen", voorstellen_fields},
    [TPL_VOORSTEL] = {"duo/voorstel", voorstel_fields},
    [TPL_ORGANISATIES] = {"duo/organisaties", organisatie_lijst_fields},
    [TPL_ORGANISATIE] = {"duo/organisatie", organisatie_fields},
    [TPL_HERINDELINGEN] = {"duo/herindelingen", herindelingen_fields},
    [TPL_HERINDELING_NIEUW] = {"duo/herindeling_nieuw", herindeling_nieuw_fields},
    [TPL_HERINDELING] = {"duo/herindeling", herindeling_fields},
    [TPL_HERINDELING_DOSSIERS] = {"duo/herindeling_dossiers", herindeling_dossiers_fields},
};

bool page_templates_compile(TALLOC_CTX *ctx, const struct html_templates *set,
                            struct html_template *ret[static PAGE_TEMPLATES], struct err *err) {
    for (size_t i = 0; i < PAGE_TEMPLATES; i++) {
        ret[i] = html_compile(ctx, set, rows[i].name, rows[i].fields, err);
        if (!ret[i])
            return false;
    }
    return true;
}
