/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 29 Inspanning inburgeraar bij instelling, of gezinsmigranten and overige migranten: the instelling tells DUO. The
 * gemeente does not see it.
 */
#include "stelsel/inspanning.h"

static bool geen_asielstatushouder(const struct vraag *v, struct buf *melding) {
    if (historie_anders_dan_asiel_op(v->historie, bericht_datum(v->nieuw, "peildatum")))
        return true;
    buf_add(melding, "De inspanning van een asielstatushouder gaat naar de gemeente, niet naar DUO. Lever een bericht "
                     "over inspanning aan de gemeente.");
    return false;
}

static const struct regel regels[] = {
    {"geen_asielstatushouder", WI "art. 34, lid 3", ERNST_FOUT, NULL, geen_asielstatushouder}, INSPANNING_REGELS, {0}};

static const struct onderdeel onderdelen[] = {{.naam = "Taalschakeltraject",
                                               .alleen_in = "onderwijsroute",
                                               .niet_als_asiel = true,
                                               .aan_het_eind = true,
                                               .klaar = {"taalschakeltraject_afgerond", "ja"},
                                               .blijft = true},
                                              {0}};

const struct stelseldienst dienst_inspanning_instelling = {
    .nummer = 29,
    .code = "inspanning_instelling",
    .naam = "Inspanning van instelling aan DUO",
    .omschrijving = "De instelling geeft door hoeveel lessen een gezinsmigrant of overige migrant volgde en miste.",
    .gebruik = "DUO weegt de inspanning bij een verlenging of een boete van een gezinsmigrant of overige migrant.",
    .afzenders = PARTIJ_INSTELLING,
    .ontvangers = PARTIJ_DUO,
    .grond = WI "art. 34, lid 3",
    .termijn =
        "bij het einde van de termijn, verhuizing, een andere leerroute of doelgroep, of een tijdelijke vrijstelling",
    .datum_veld = "peildatum",
    .tijdlijn = "Inspanning bij {instelling}: {uren_taal_en_knm} taal en KNM tot en met {peildatum}",
    .per = "instelling",
    .voor_wie = geen_asielstatushouder,
    .velden = inspanning_velden,
    .regels = regels,
    .onderdeel = onderdelen,
    .totalen = inspanning_totalen,
};
