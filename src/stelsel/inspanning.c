/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 23 Inspanning inburgeraar bij instelling, of asielstatushouders: the instelling tells the gemeente, the gemeente
 * tells DUO. One service, so that what the instelling said is offered in the form of the gemeente and typed by nobody
 * twice.
 */
#include "stelsel/inspanning.h"

/* By the peildatum: after a change of doelgroep the gemeente still tells what was done before it. */
static bool asielstatushouder(const struct vraag *v, struct buf *melding) {
    if (historie_laatste(v->historie, "inburgeringsplicht") == NULL ||
        historie_asiel_op(v->historie, bericht_datum(v->nieuw, "peildatum")))
        return true;
    buf_add(melding,
            "De inspanning van gezinsmigranten en overige migranten geeft de instelling zelf aan DUO door. Deze "
            "persoon is geen asielstatushouder.");
    return false;
}

static const struct regel regels[] = {
    {"asielstatushouder", WI "art. 34, lid 3", ERNST_FOUT, NULL, asielstatushouder}, INSPANNING_REGELS, {0}};

static bool van_instelling(const struct historie *ervoor, const struct bericht *b) {
    (void)ervoor;
    return stelsel_partij(b->afzender) == PARTIJ_INSTELLING;
}

static const struct signaal_soort signalen[] = {
    {.code = "inspanning_ontvangen",
     .titel = "Inspanning binnen van de instelling",
     .waarom =
         "De instelling geeft de uren van een asielstatushouder aan de gemeente; de gemeente geeft ze aan DUO (" WI
         "art. 34, lid 1, en 35, lid 3).",
     .doen = "Controleer de uren en geef ze door aan DUO. Ze staan al voor u klaar.",
     .gesloten_door = "inspanning",
     .geldt = van_instelling},
    {0}};

static const struct onderdeel onderdelen[] = {{.naam = "Taalschakeltraject",
                                               .alleen_in = "onderwijsroute",
                                               .alleen_als_asiel = true,
                                               .aan_het_eind = true,
                                               .klaar = {"taalschakeltraject_afgerond", "ja"},
                                               .blijft = true},
                                              {0}};

static const char *const bij_de_hand[] = {"pip", "inburgeringsaanbod", NULL};

const struct stelseldienst dienst_inspanning = {
    .nummer = 23,
    .code = "inspanning",
    .naam = "Inspanning bij instelling",
    .omschrijving = "U geeft door hoeveel lessen een asielstatushouder bij een instelling volgde en miste.",
    .gebruik = "DUO weegt de inspanning bij een verlenging of een boete. De gemeente ziet of de inburgeraar meedoet.",
    .afzenders = PARTIJ_GEMEENTE | PARTIJ_INSTELLING,
    .ontvangers = PARTIJ_DUO | PARTIJ_GEMEENTE,
    .grond = WI "art. 34, lid 1, en 35, lid 3",
    .termijn =
        "bij het einde van de termijn, verhuizing, een andere leerroute of doelgroep, of een tijdelijke vrijstelling",
    .datum_veld = "peildatum",
    .tijdlijn = "Inspanning bij {instelling}: {uren_taal_en_knm} taal en KNM tot en met {peildatum}",
    .afsluitend = true,
    .per = "instelling",
    .voor_wie = asielstatushouder,
    .velden = inspanning_velden,
    .regels = regels,
    .signaal = signalen,
    .onderdeel = onderdelen,
    .totalen = inspanning_totalen,
    .bij_de_hand = bij_de_hand,
};
