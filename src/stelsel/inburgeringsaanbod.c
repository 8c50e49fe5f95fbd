/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 18 Inburgeringsaanbod: what the gemeente offers an asielstatushouder after the PIP. Other migrants buy their own
 * lessons.
 */
#include "stelsel/dienst.h"

static const struct keuze voldoende[] = {{"voldoende", "Voldoende"}, {"onvoldoende", "Onvoldoende"}, {0}};

#define TAALSCHAKEL                                                                                                    \
    { "taalschakeltraject", "ja" }

static const struct veld velden[] = {
    {.naam = "datum_aanbod",
     .label = "Datum van het inburgeringsaanbod",
     .hulp = "De dag waarop u de inburgeraar het aanbod deed. Is dat later dan 3 maanden na het PIP, dan kan het een "
             "reden zijn voor verlenging.",
     .soort = VELD_DATUM,
     .verplicht = true,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .ggm = "Inburgeringsaanbod.DatumInburgeringsAanbod",
     .bron = WI "art. 16"},
    {.naam = "cursusinstelling",
     .label = "Cursusinstelling",
     .hulp = "De naam van de instelling waar de inburgeraar les krijgt.",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 200,
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .ggm = "Inburgeringsaanbod.CursusInstelling",
     .bron = WI "art. 16"},
    {.naam = "taalschakeltraject",
     .label = "Is het een taalschakeltraject",
     .hulp = "Alleen in de onderwijsroute. Kies bij een andere leerroute nee.",
     .soort = VELD_JANEE,
     .verplicht = true,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .ggm = "Inburgeringsaanbod.TaalschakelTraject",
     .bron = WI "art. 8"},
    {.naam = "datum_aanvang",
     .label = "Eerste lesdag",
     .hulp = "De dag waarop de lessen of het taalschakeltraject beginnen. Nog niet bekend? Laat dit dan leeg.",
     .soort = VELD_DATUM,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .ggm = "Inburgeringsaanbod.DatumAanvangTaalschakelTraject",
     .bron = RI "art. 4.1"},
    {.naam = "datum_einde",
     .label = "Laatste lesdag",
     .hulp = "De dag waarop de lessen stoppen.",
     .soort = VELD_DATUM,
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .ggm = "Inburgeringsaanbod.DatumEindeCursus",
     .bron = BI "art. 9.1"},
    {.naam = "datum_taalschakeldiploma",
     .label = "Datum van het taalschakeldiploma",
     .hulp = "Alleen als het taalschakeltraject is gehaald.",
     .soort = VELD_DATUM,
     .alleen_als = TAALSCHAKEL,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .ggm = "Inburgeringsaanbod.DatumTaalschakelDiploma",
     .bron = WI "art. 8"},
    {.naam = "contractkenmerk",
     .label = "Kenmerk van het contract",
     .hulp = "Uw eigen kenmerk. DUO noemt het bij vragen over dit aanbod.",
     .soort = VELD_TEKST,
     .max = 60,
     .biv = BIV(LAAG, LAAG, LAAG),
     .ggm = "Inburgeringsaanbod.ContractId",
     .bron = BI "art. 9.1"},
    {.naam = "alfabetisering",
     .label = "Alfabetisering",
     .hulp = "Leert de inburgeraar eerst lezen en schrijven in ons schrift: gaat dat voldoende of onvoldoende?",
     .soort = VELD_KEUZE,
     .keuzes = voldoende,
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .ggm = "Inburgeringsaanbod.IndicatorAlfabetisering",
     .bron = RI "art. 4.1"},
    {.naam = "participatie_deelname",
     .label = "Deelname aan participatie",
     .hulp = "Doet de inburgeraar voldoende mee aan de participatie?",
     .soort = VELD_KEUZE,
     .keuzes = voldoende,
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .ggm = "Inburgeringsaanbod.ParticipatieDeelname",
     .bron = BI "art. 3.14"},
    {0}};

static bool asielstatushouder(const struct vraag *v, struct buf *melding) {
    if (historie_asiel(v->historie, NULL))
        return true;
    buf_add(melding,
            "Een inburgeringsaanbod is er alleen voor asielstatushouders. Deze persoon regelt zelf de lessen.");
    return false;
}

static bool taalschakel_in_onderwijsroute(const struct vraag *v, struct buf *melding) {
    const char *leerroute = bericht_waarde(historie_laatste(v->historie, "pip"), "leerroute");
    if (!bericht_waarde_is(v->nieuw, "taalschakeltraject", "ja") || leerroute == NULL ||
        strcmp(leerroute, "onderwijsroute") == 0)
        return true;
    buf_add(melding,
            "Een taalschakeltraject hoort bij de onderwijsroute. Kies nee, of wijzig eerst de leerroute in het "
            "PIP.");
    return false;
}

static bool op_volgorde(const struct vraag *v, const char *eerder, const char *later, const char *zin,
                        struct buf *melding) {
    struct date a = bericht_datum(v->nieuw, eerder), b = bericht_datum(v->nieuw, later);
    if (date_is_empty(a) || date_is_empty(b) || date_cmp(a, b) <= 0)
        return true;
    buf_add(melding, zin);
    return false;
}

static bool einde_na_aanvang(const struct vraag *v, struct buf *melding) {
    return op_volgorde(v, "datum_aanvang", "datum_einde",
                       "De lessen stoppen voordat ze beginnen. Controleer beide datums.", melding);
}

static bool diploma_na_aanvang(const struct vraag *v, struct buf *melding) {
    return op_volgorde(v, "datum_aanvang", "datum_taalschakeldiploma",
                       "Het diploma is van voor de eerste lesdag. Controleer beide datums.", melding);
}

static bool diploma_niet_in_toekomst(const struct vraag *v, struct buf *melding) {
    struct date diploma = bericht_datum(v->nieuw, "datum_taalschakeldiploma");
    if (date_is_empty(diploma) || date_cmp(diploma, v->vandaag) <= 0)
        return true;
    buf_add(melding, "De datum van het diploma ligt in de toekomst. Vul deze datum pas in als het diploma er is.");
    return false;
}

/* Besluit and Regeling speak of extension when it is later: so it can be, and somebody has to say why. */
static bool voor(const struct vraag *v, const char *veld, const char *termijn, const char *wat, struct buf *melding) {
    struct date uiterlijk, datum = bericht_datum(v->nieuw, veld);
    if (date_is_empty(datum) || !historie_termijn(v->historie, termijn, &uiterlijk) || date_cmp(datum, uiterlijk) <= 0)
        return true;
    buf_addf(melding, "%s was uiterlijk ", wat);
    melding_datum(melding, uiterlijk);
    buf_add(melding, ". Later kan een reden zijn voor verlenging van de inburgeringstermijn. Schrijf op waarom het "
                     "later is.");
    return false;
}

static bool aanbod_op_tijd(const struct vraag *v, struct buf *melding) {
    bool eerste = v->nieuw->vervangt == NULL && historie_laatste(v->historie, "inburgeringsaanbod") == NULL;
    return !eerste || voor(v, "datum_aanbod", "inburgeringsaanbod", "Het inburgeringsaanbod", melding);
}

static bool taalschakel_op_tijd(const struct vraag *v, struct buf *melding) {
    return !bericht_waarde_is(v->nieuw, "taalschakeltraject", "ja") ||
           voor(v, "datum_aanvang", "taalschakeltraject", "Het begin van het taalschakeltraject", melding);
}

static const struct regel regels[] = {
    {"R21", WI "art. 16", ERNST_FOUT, NULL, asielstatushouder},
    {"R21_drie_maanden", RI "art. 4.1", ERNST_WAARSCHUWING, "datum_aanbod", aanbod_op_tijd},
    {"R21_zes_maanden", RI "art. 4.1", ERNST_WAARSCHUWING, "datum_aanvang", taalschakel_op_tijd},
    {"R4", WI "art. 8", ERNST_FOUT, "taalschakeltraject", taalschakel_in_onderwijsroute},
    {"datum_toekomst", KETEN "14.3", ERNST_FOUT, "datum_aanbod", regel_datum_niet_na_vandaag},
    {"datum_voor_plicht", WI "art. 3", ERNST_FOUT, "datum_aanbod", regel_datum_niet_voor_plicht},
    {"einde_na_aanvang", WI "art. 16", ERNST_FOUT, "datum_einde", einde_na_aanvang},
    {"diploma_na_aanvang", WI "art. 8", ERNST_FOUT, "datum_taalschakeldiploma", diploma_na_aanvang},
    {"diploma_toekomst", KETEN "14.3", ERNST_FOUT, "datum_taalschakeldiploma", diploma_niet_in_toekomst},
    {"pip_bekend", WI "art. 15 en 16", ERNST_WAARSCHUWING, NULL, regel_pip_bekend},
    {0}};

static bool drie_maanden(const struct historie *h, const struct stand *s, struct date *ret) {
    if (date_is_empty(s->eerste_dagtekening) || !historie_asiel(h, NULL))
        return false;
    *ret = termijn_maanden(s->eerste_dagtekening, (int)wet_waarde("aanbod_maanden", s->eerste_dagtekening));
    return true;
}

/* The dagtekening of the PIP by which the person came in the onderwijsroute that she is in now. */
static struct date onderwijsroute_sinds(const struct historie *h) {
    struct date sinds = {0};
    for (size_t i = 0; i < h->aantal; i++) {
        const struct bericht *b = &h->berichten[i];
        if (b->ingetrokken || strcmp(b->dienst->code, "pip") != 0)
            continue;
        if (!bericht_waarde_is(b, "leerroute", "onderwijsroute"))
            sinds = (struct date){0};
        else if (date_is_empty(sinds))
            sinds = bericht_datum(b, "dagtekening");
    }
    return sinds;
}

static bool zes_maanden(const struct historie *h, const struct stand *s, struct date *ret) {
    struct date sinds = onderwijsroute_sinds(h);
    (void)s;
    if (date_is_empty(sinds) || !historie_asiel(h, NULL))
        return false;
    *ret = termijn_maanden(sinds, (int)wet_waarde("taalschakel_maanden", sinds));
    return true;
}

static bool taalschakel_begonnen(const struct historie *h) {
    const struct bericht *b = historie_laatste_met(h, "inburgeringsaanbod", "taalschakeltraject", "ja");
    return bericht_waarde(b, "datum_aanvang") != NULL;
}

static const struct termijn_soort termijnen[] = {
    {.code = "inburgeringsaanbod",
     .titel = "Inburgeringsaanbod doen",
     .regel = "binnen 3 maanden na de dagtekening van het eerste PIP, alleen voor asielstatushouders",
     .bron = RI "art. 4.1",
     .voldaan_door = "inburgeringsaanbod",
     .datum = drie_maanden},
    {.code = "taalschakeltraject",
     .titel = "Taalschakeltraject laten beginnen",
     .regel = "binnen 6 maanden na het PIP met de onderwijsroute, alleen voor asielstatushouders",
     .bron = RI "art. 4.1",
     .voldaan_door = "inburgeringsaanbod",
     .voldaan = taalschakel_begonnen,
     .datum = zes_maanden},
    {0}};

static const char *const bij_de_hand[] = {"pip", NULL};

const struct stelseldienst dienst_inburgeringsaanbod = {
    .nummer = 18,
    .code = "inburgeringsaanbod",
    .naam = "Inburgeringsaanbod",
    .omschrijving = "U geeft door welk aanbod u een asielstatushouder deed: bij welke instelling en vanaf wanneer.",
    .gebruik = "DUO weet dat de asielstatushouder een aanbod kreeg en houdt daar rekening mee bij een verlenging of "
               "een boete.",
    .afzenders = PARTIJ_GEMEENTE,
    .ontvangers = PARTIJ_DUO,
    .grond = WI "art. 34, lid 1",
    .termijn = "binnen 10 werkdagen na het aanbod",
    .werkdagen = 10,
    .datum_veld = "datum_aanbod",
    .tijdlijn = "Inburgeringsaanbod van {datum_aanbod} bij {cursusinstelling}",
    .voor_wie = asielstatushouder,
    .velden = velden,
    .regels = regels,
    .termijnen = termijnen,
    .bij_de_hand = bij_de_hand,
};
