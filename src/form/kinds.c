/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The table of field kinds.
 */
#include "form/kind.h"

#define GETAL_TEKENS 12
#define BEDRAG_TEKENS 20

static const struct kind kinds[VELD_SOORTEN] = {
    [VELD_TEKST] = {VORM_TEKST, NULL, "text", "off", "lang", 200, false, kind_tekst},
    [VELD_LANGETEKST] = {VORM_LANGETEKST, NULL, NULL, "off", "lang", 2000, true, kind_tekst},
    [VELD_DATUM] = {VORM_DATUM, "numeric", "text", "off", "kort", 10, false, kind_datum},
    [VELD_DATUM_ONVOLLEDIG] = {VORM_DATUM, "numeric", "text", "off", "kort", 10, false, kind_datum_onvolledig},
    [VELD_JANEE] = {VORM_KEUZE, NULL, NULL, NULL, NULL, 3, false, kind_janee},
    [VELD_KEUZE] = {VORM_KEUZE, NULL, NULL, NULL, "midden", 40, false, kind_keuze},
    [VELD_MEERKEUZE] = {VORM_MEERKEUZE, NULL, NULL, NULL, NULL, 1000, false, kind_meerkeuze},
    [VELD_GETAL] = {VORM_TEKST, "numeric", "text", "off", "kort", GETAL_TEKENS, false, kind_getal},
    [VELD_UREN] = {VORM_TEKST, "numeric", "text", "off", "kort", GETAL_TEKENS, false, kind_getal},
    [VELD_BEDRAG] = {VORM_TEKST, "decimal", "text", "off", "kort", BEDRAG_TEKENS, false, kind_bedrag},
    [VELD_BSN] = {VORM_TEKST, "numeric", "text", "off", "kort", 20, false, kind_bsn},
    [VELD_VNUMMER] = {VORM_TEKST, "numeric", "text", "off", "kort", 20, false, kind_vnummer},
    [VELD_EMAIL] = {VORM_TEKST, "email", "email", "off", "midden", 254, false, kind_email},
    [VELD_TELEFOON] = {VORM_TEKST, "tel", "tel", "off", "midden", 30, false, kind_telefoon},
    [VELD_GEMEENTE] = {VORM_TEKST, "numeric", "text", "off", "kort", 4, false, kind_gemeente},
    [VELD_DOCUMENT] = {VORM_DOCUMENT, NULL, "file", "off", "lang", 36, false, kind_document},
};

static const struct keuze janee[] = {{"ja", "Ja"}, {"nee", "Nee"}, {0}};

const struct kind *kind_van(const struct veld *f) {
    return &kinds[f->soort];
}

const struct keuze *kind_keuzes(const struct veld *f) {
    return f->soort == VELD_JANEE ? janee : f->keuzes;
}

long kind_max(const struct veld *f) {
    bool tekst = f->soort == VELD_TEKST || f->soort == VELD_LANGETEKST;
    return tekst && f->max > 0 ? f->max : kinds[f->soort].max;
}

const char *form_waarde(TALLOC_CTX *ctx, const struct veld *f, const char *tekst, const char **ret_fout) {
    const struct kind *k = kind_van(f);
    const char *fout = NULL, *waarde = NULL;
    const char *schoon = tekst_schoon(ctx, tekst, k->regels, &fout);
    if (schoon != NULL && schoon[0] != '\0') {
        if (tekst_lengte(schoon) > (size_t)kind_max(f))
            fout = talloc_asprintf(ctx, "maak dit korter. Er passen %ld tekens, u hebt er %zu.", kind_max(f),
                                   tekst_lengte(schoon));
        else
            waarde = k->lees(ctx, f, schoon, &fout);
    }
    *ret_fout = fout == NULL ? NULL : talloc_asprintf(ctx, "%s: %s", f->label, fout);
    return fout == NULL ? waarde : NULL;
}
