/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 22 Uren: brede intake, participatie, and participatie that counts as taalles: the gemeente tells DUO. Not within 10
 * werkdagen, but at the events of Ketenproces 14.2.1. Each soort is a line of its own.
 */
#include "stelsel/uren_telling.h"

static const struct keuze soorten[] = {{"brede_intake", "Brede intake"},
                                       {"participatie", "Participatie"},
                                       {"participatie_als_taalles", "Participatie die telt als taalles"},
                                       {0}};

static const char *telkens_nieuw(const struct vraag *v) {
    (void)v;
    return NULL;
}

static const struct veld velden[] = {
    {.naam = "soort",
     .label = "Soort uren",
     .hulp = "Geef elke soort apart door. DUO telt de uren bij handhaving en bij een examen op niveau A2.",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = soorten,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .voorstel = telkens_nieuw,
     .bron = KETEN "14.2.1"},
    {.naam = "uren",
     .label = "Gevolgde uren",
     .hulp = "Het totaal van deze soort tot en met de peildatum. Tel de uren die u eerder doorgaf dus mee.",
     .soort = VELD_UREN,
     .verplicht = true,
     .min = 0,
     .max = 5000,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .voorstel = telkens_nieuw,
     .ggm = "Z-route.GevolgdeUrenParticipatieActiviteiten",
     .bron = BI "art. 3.14 en 5.5"},
    {.naam = "peildatum",
     .label = "Peildatum",
     .hulp = "Tot en met deze dag zijn de uren geteld.",
     .soort = VELD_DATUM,
     .verplicht = true,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .voorstel = telkens_nieuw,
     .ggm = "Brede Intake.DatumTot",
     .bron = KETEN "14.2.1"},
    {.naam = "telt_mee",
     .label = "Tellen deze uren mee",
     .hulp = "Kies ja als de uren meetellen voor de inspanning van de inburgeraar. Inspanning van voor het PIP telt "
             "alleen mee als het Besluit dat zegt.",
     .soort = VELD_JANEE,
     .verplicht = true,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .voorstel = telkens_nieuw,
     .bron = BI "art. 5.3, lid 5"},
    {0}};

static bool is_participatie(const struct bericht *b) {
    return bericht_waarde_is(b, "soort", "participatie");
}

static bool zelfde_soort(const struct bericht *a, const struct bericht *b) {
    const char *soort = bericht_waarde(b, "soort");
    return a->dienst == b->dienst && soort != NULL && bericht_waarde_is(a, "soort", soort);
}

static bool niet_lager(const struct vraag *v, struct buf *melding) {
    static const char *const uren[] = {"uren", NULL};
    return uren_lopen_op(v, zelfde_soort, uren, melding);
}

/* R20: what somebody did before the PIP counts only where the Besluit says so: the intake. */
static bool niet_voor_pip(const struct vraag *v, struct buf *melding) {
    struct date eerste = historie_eerste_dagtekening(v->historie), peil = bericht_datum(v->nieuw, "peildatum");
    if (bericht_waarde_is(v->nieuw, "soort", "brede_intake") || !bericht_waarde_is(v->nieuw, "telt_mee", "ja") ||
        date_is_empty(eerste) || date_is_empty(peil) || date_cmp(peil, eerste) > 0)
        return true;
    buf_add(melding, "Deze uren zijn van voor het eerste PIP, van ");
    melding_datum(melding, eerste);
    buf_add(melding, ". Die tellen niet mee. Kies nee, of schrijf op waarom ze wel meetellen.");
    return false;
}

static bool pip_bekend(const struct vraag *v, struct buf *melding) {
    return bericht_waarde_is(v->nieuw, "soort", "brede_intake") || regel_pip_bekend(v, melding);
}

static bool participatie_gevraagd(const struct vraag *v, struct buf *melding) {
    const char *leerroute = bericht_waarde(historie_laatste(v->historie, "pip"), "leerroute");
    if (!is_participatie(v->nieuw) || leerroute == NULL ||
        (strcmp(leerroute, "z_route") == 0 && historie_asiel(v->historie, NULL)))
        return true;
    buf_add(melding, "Uren participatie worden alleen gevraagd van asielstatushouders in de Z-route. Deze persoon is "
                     "dat niet. Controleer het dossier, of schrijf op waarom u ze doorgeeft.");
    return false;
}

static const struct regel regels[] = {
    {"datum_toekomst", KETEN "14.3", ERNST_FOUT, "peildatum", regel_datum_niet_na_vandaag},
    {"datum_voor_plicht", WI "art. 3", ERNST_FOUT, "peildatum", regel_datum_niet_voor_plicht},
    {"niet_lager", KETEN "14.2.1", ERNST_FOUT, "uren", niet_lager},
    {"R20", BI "art. 5.3, lid 5", ERNST_WAARSCHUWING, "telt_mee", niet_voor_pip},
    {"R15", BI "art. 3.14", ERNST_WAARSCHUWING, "soort", participatie_gevraagd},
    {"pip_bekend", WI "art. 15", ERNST_WAARSCHUWING, NULL, pip_bekend},
    {0}};

static bool asiel_in_z_route(const struct vraag *v) {
    return historie_asiel(v->historie, NULL) &&
           bericht_waarde_is(historie_laatste(v->historie, "pip"), "leerroute", "z_route");
}

static long pvt_en_map(const struct vraag *v) {
    return telling_pvt_en_map(v->historie);
}

static const struct totaal totalen[] = {{.veld = "uren",
                                         .label = "Uren participatie (PVT en MAP tellen mee)",
                                         .norm = "z_participatie_uren",
                                         .als = {"soort", "participatie"},
                                         .geldt = asiel_in_z_route,
                                         .telt_mee = pvt_en_map},
                                        {0}};

const struct stelseldienst dienst_uren = {
    .nummer = 22,
    .code = "uren",
    .naam = "Uren",
    .omschrijving = "U geeft de uren door van de brede intake of van de participatie.",
    .gebruik = "DUO telt de uren mee bij de norm van de leerroute en weegt ze bij een verlenging of een boete.",
    .afzenders = PARTIJ_GEMEENTE,
    .ontvangers = PARTIJ_DUO,
    .grond = WI "art. 34, lid 1",
    .termijn =
        "bij het einde van de termijn, verhuizing, een andere leerroute of doelgroep, of een tijdelijke vrijstelling",
    .datum_veld = "peildatum",
    .tijdlijn = "Uren {soort}: {uren} tot en met {peildatum}",
    .afsluitend = true,
    .per = "soort",
    .velden = velden,
    .regels = regels,
    .totalen = totalen,
};
