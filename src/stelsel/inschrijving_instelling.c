/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 28 Inschrijving inburgeraar bij instelling: the instelling tells DUO, for the loan and the allowance for childcare
 * (Ketenproces 15.5). A gemeente does not see it.
 */
#include "stelsel/dienst.h"

static const struct veld velden[] = {{.naam = "instelling",
                                      .label = "Instelling",
                                      .hulp = "De taalschool of taalschakelinstelling.",
                                      .soort = VELD_TEKST,
                                      .verplicht = true,
                                      .max = 200,
                                      .biv = BIV(LAAG, MIDDEN, MIDDEN),
                                      .ggm = "Inburgeringsaanbod.CursusInstelling",
                                      .bron = WI "art. 34, lid 3"},
                                     {.naam = "datum_inschrijving",
                                      .label = "Datum van inschrijving",
                                      .hulp = "Vanaf deze dag kan DUO facturen uit de lening betalen.",
                                      .soort = VELD_DATUM,
                                      .verplicht = true,
                                      .biv = BIV(LAAG, MIDDEN, MIDDEN),
                                      .bron = KETEN "15.5"},
                                     {.naam = "datum_uitschrijving",
                                      .label = "Datum van uitschrijving",
                                      .hulp = "De laatste dag. Leeg: nog ingeschreven.",
                                      .soort = VELD_DATUM,
                                      .biv = BIV(LAAG, MIDDEN, MIDDEN),
                                      .bron = KETEN "15.5"},
                                     {.naam = "opleiding",
                                      .label = "Opleiding",
                                      .hulp = "De cursus of het taalschakeltraject.",
                                      .soort = VELD_TEKST,
                                      .max = 120,
                                      .biv = BIV(LAAG, LAAG, MIDDEN),
                                      .bron = KETEN "15.5"},
                                     {0}};

static bool uitschrijving_na_inschrijving(const struct vraag *v, struct buf *melding) {
    struct date in = bericht_datum(v->nieuw, "datum_inschrijving"),
                uit = bericht_datum(v->nieuw, "datum_uitschrijving");
    if (date_is_empty(in) || date_is_empty(uit) || date_cmp(uit, in) >= 0)
        return true;
    buf_add(melding, "De uitschrijving is van voor de inschrijving. Controleer beide datums.");
    return false;
}

static bool plicht_loopt(const struct vraag *v, struct buf *melding) {
    if (historie_plicht_loopt(v->historie))
        return true;
    buf_add(melding,
            "Voor deze persoon loopt geen inburgeringsplicht. Controleer of dit bericht over deze persoon gaat.");
    return false;
}

static const struct regel regels[] = {
    {"datum_toekomst", KETEN "14.3", ERNST_FOUT, "datum_inschrijving", regel_datum_niet_na_vandaag},
    {"uitschrijving", WI "art. 34, lid 3", ERNST_FOUT, "datum_uitschrijving", uitschrijving_na_inschrijving},
    {"plicht_loopt", WI "art. 34, lid 3", ERNST_WAARSCHUWING, NULL, plicht_loopt},
    {0}};

const struct stelseldienst dienst_inschrijving_instelling = {
    .nummer = 28,
    .code = "inschrijving_instelling",
    .naam = "Inschrijving bij instelling",
    .omschrijving = "Een instelling laat DUO weten dat iemand is ingeschreven of uitgeschreven.",
    .gebruik = "DUO weet waar iemand lessen volgt en of een lening daarvoor mag worden gebruikt.",
    .afzenders = PARTIJ_INSTELLING,
    .ontvangers = PARTIJ_DUO,
    .grond = WI "art. 34, lid 3",
    .termijn = "zonder vaste termijn",
    .datum_veld = "datum_inschrijving",
    .per = "instelling",
    .tijdlijn = "Ingeschreven bij {instelling} vanaf {datum_inschrijving}",
    .velden = velden,
    .regels = regels,
};
