/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 16 Notificeren uitstroom vanuit COA: the person has left for the gemeente. COA's part ends here, and for who was not
 * registered in the gemeente yet the 10 weken of the PIP begin (see inburgeringsplicht.c).
 */
#include "stelsel/dienst.h"

static const struct veld velden[] = {
    {.naam = "datum",
     .label = "Datum van het vertrek bij COA",
     .hulp = "Vanaf deze dag woont deze persoon in de gemeente. De termijn voor het PIP gaat dan lopen.",
     .soort = VELD_DATUM,
     .verplicht = true,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .bron = WI "art. 35, lid 2"},
    {.naam = "gemeente",
     .label = "Gemeente",
     .hulp = "De gemeente waar deze persoon nu woont.",
     .soort = VELD_GEMEENTE,
     .verplicht = true,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .ggm = "Asielstatushouder.Is gekoppeld aan",
     .bron = WI "art. 35, lid 2"},
    {.naam = "adres",
     .label = "Nieuw adres",
     .hulp = "Straat, huisnummer, postcode en plaats, als COA dat weet. De gemeente kan dan een uitnodiging sturen.",
     .soort = VELD_TEKST,
     .max = 200,
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .bron = WI "art. 35, lid 2"},
    {0}};

static bool gekoppeld(const struct vraag *v, struct buf *melding) {
    const struct bericht *koppeling = historie_laatste(v->historie, "koppeling");
    const char *gemeente = bericht_waarde(v->nieuw, "gemeente");
    const char *eerder = koppeling == NULL ? NULL : bericht_waarde(koppeling, "gemeente");
    if (gemeente == NULL || (eerder != NULL && strcmp(gemeente, eerder) == 0))
        return true;
    buf_add(melding,
            eerder == NULL
                ? "Deze persoon is nog niet aan een gemeente gekoppeld. Geef eerst de koppeling door."
                : "Deze persoon is aan een andere gemeente gekoppeld. Controleer de gemeente, of geef eerst de "
                  "nieuwe koppeling door.");
    return false;
}

static bool na_koppeling(const struct vraag *v, struct buf *melding) {
    const struct bericht *koppeling = historie_laatste(v->historie, "koppeling");
    struct date gekoppeld_op = koppeling == NULL ? (struct date){0} : bericht_datum(koppeling, "datum_koppeling");
    struct date weg = bericht_datum(v->nieuw, "datum");
    if (date_is_empty(gekoppeld_op) || date_is_empty(weg) || date_cmp(weg, gekoppeld_op) >= 0)
        return true;
    buf_add(melding, "Het vertrek is vóór de koppeling van ");
    melding_datum(melding, gekoppeld_op);
    buf_add(melding, ". Controleer de datum.");
    return false;
}

static const struct regel regels[] = {
    {"datum_toekomst", KETEN "14.3", ERNST_FOUT, "datum", regel_datum_niet_na_vandaag},
    {"gekoppeld", WI "art. 35, lid 2", ERNST_FOUT, "gemeente", gekoppeld},
    {"na_koppeling", WI "art. 35, lid 2", ERNST_FOUT, "datum", na_koppeling},
    {0}};

static bool zonder_pip(const struct historie *ervoor, const struct bericht *b) {
    (void)b;
    return historie_laatste(ervoor, "pip") == NULL;
}

/* Who has a PIP already follows it; then there is nothing to do. */
static const struct signaal_soort signalen[] = {
    {.code = "uitgestroomd",
     .titel = "Inburgeraar vertrok bij COA en woont nu in uw gemeente",
     .waarom = "Is er nog geen PIP, dan begint nu de termijn van 10 weken (" BI "art. 5.3).",
     .doen = "Nodig de inburgeraar uit voor de brede intake en stel het PIP vast.",
     .gesloten_door = "pip",
     .termijn = "pip_10_weken",
     .geldt = zonder_pip},
    {0}};

static const char *const bij_de_hand[] = {"koppeling", "klantprofiel", NULL};

const struct stelseldienst dienst_uitstroom = {
    .nummer = 16,
    .code = "uitstroom",
    .naam = "Uitstroom",
    .omschrijving = "COA laat de gemeente en DUO weten dat deze persoon bij COA is vertrokken en in de gemeente woont.",
    .gebruik = "De gemeente begint met wat na de verhuizing hoort. DUO weet waar de inburgeraar woont.",
    .afzenders = PARTIJ_COA,
    .ontvangers = PARTIJ_DUO | PARTIJ_GEMEENTE,
    .grond = WI "art. 35, lid 2",
    .termijn = "zonder vaste termijn",
    .datum_veld = "datum",
    .tijdlijn = "Vertrokken bij COA",
    .velden = velden,
    .regels = regels,
    .signaal = signalen,
    .bij_de_hand = bij_de_hand,
};
