/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 24 Keuze na wijziging van doelgroep: DUO changed the doelgroep; the gemeente tells within 10 weken as what the person
 * goes on. What that does to the other rules is in doelgroep.c.
 */
#include "stelsel/dienst.h"

static const char *datum_voorstel(const struct vraag *v) {
    struct doelgroep d = historie_doelgroep(v->historie);
    return doelgroep_datum(&d);
}

static const char *telkens_nieuw(const struct vraag *v) {
    (void)v;
    return NULL;
}

static const struct veld velden[] = {
    {.naam = "behandeld_als",
     .label = "Wordt behandeld als",
     .hulp =
         "De keuze op het formulier: de nieuwe doelgroep, of verder als de oude. De regels van die doelgroep gelden "
         "daarna, bijvoorbeeld voor het inburgeringsaanbod en de Z-route.",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = keuze_doelgroep,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .voorstel = telkens_nieuw,
     .ggm = "Inburgeringsplicht.WordtBehandelsAls",
     .bron = KETEN "13.4"},
    {.naam = "datum_formulier_ondertekend",
     .label = "Datum van ondertekening",
     .hulp = "De dag waarop de inburgeraar en de gemeente het formulier met de keuze ondertekenden.",
     .soort = VELD_DATUM,
     .verplicht = true,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .voorstel = telkens_nieuw,
     .bron = KETEN "13.4"},
    {.naam = "datum_wijziging_doelgroep",
     .label = "Datum van de wijziging van de doelgroep",
     .hulp = "De datum die DUO doorgaf. U kunt die niet veranderen.",
     .soort = VELD_DATUM,
     .verplicht = true,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .voorstel = datum_voorstel,
     .vast = true,
     .ggm = "Inburgeringsplicht.DatumGewijzigdWordtBehandeldAls",
     .bron = KETEN "13.4"},
    {0}};

static bool doelgroep_gewijzigd(const struct vraag *v, struct buf *melding) {
    if (historie_doelgroep(v->historie).wijziging != NULL)
        return true;
    buf_add(melding, "DUO heeft de doelgroep van deze persoon niet gewijzigd. Er is dus geen keuze om door te geven.");
    return false;
}

static bool uit_twee(const struct vraag *v, struct buf *melding) {
    struct doelgroep d = historie_doelgroep(v->historie);
    const char *keuze = bericht_waarde(v->nieuw, "behandeld_als");
    if (keuze == NULL || d.wijziging == NULL || strcmp(keuze, d.vorige) == 0 || strcmp(keuze, d.nieuwe) == 0)
        return true;
    buf_addf(melding, "Kies de nieuwe doelgroep (%s) of de oude (%s).", keuze_label(keuze_doelgroep, d.nieuwe),
             keuze_label(keuze_doelgroep, d.vorige));
    return false;
}

static bool datum_van_duo(const struct vraag *v, struct buf *melding) {
    struct doelgroep d = historie_doelgroep(v->historie);
    const char *typt = bericht_waarde(v->nieuw, "datum_wijziging_doelgroep");
    if (typt == NULL || d.wijziging == NULL || strcmp(typt, doelgroep_datum(&d)) == 0)
        return true;
    buf_add(melding, "Volgens DUO is de doelgroep gewijzigd op ");
    melding_datum(melding, bericht_datum(d.wijziging, "datum_gewijzigd"));
    buf_add(melding, ". Vul die datum in.");
    return false;
}

static bool na_de_wijziging(const struct vraag *v, struct buf *melding) {
    struct date getekend = bericht_datum(v->nieuw, "datum_formulier_ondertekend");
    struct date gewijzigd = bericht_datum(v->nieuw, "datum_wijziging_doelgroep");
    if (date_is_empty(getekend) || date_is_empty(gewijzigd) || date_cmp(getekend, gewijzigd) >= 0)
        return true;
    buf_add(melding, "Het formulier is ondertekend voordat de doelgroep wijzigde. Vul een datum in op of na ");
    melding_datum(melding, gewijzigd);
    buf_add(melding, ".");
    return false;
}

static struct date uiterste_dag(struct date gewijzigd) {
    return termijn_weken(gewijzigd, (int)wet_waarde("doelgroepkeuze_weken", gewijzigd));
}

static bool binnen_tien_weken(const struct vraag *v, struct buf *melding) {
    struct date gewijzigd = bericht_datum(v->nieuw, "datum_wijziging_doelgroep");
    if (v->nieuw->vervangt != NULL || date_is_empty(gewijzigd) || date_cmp(v->vandaag, uiterste_dag(gewijzigd)) <= 0)
        return true;
    buf_addf(melding, "De keuze moest binnen %ld weken bij DUO zijn, tot en met ",
             wet_waarde("doelgroepkeuze_weken", gewijzigd));
    melding_datum(melding, uiterste_dag(gewijzigd));
    buf_add(melding, ". Schrijf op waarom u de keuze later doorgeeft.");
    return false;
}

static const struct regel regels[] = {
    {"doelgroep_gewijzigd", KETEN "13.4", ERNST_FOUT, NULL, doelgroep_gewijzigd},
    {"uit_twee", KETEN "13.4", ERNST_FOUT, "behandeld_als", uit_twee},
    {"datum_van_duo", KETEN "13.4", ERNST_FOUT, "datum_wijziging_doelgroep", datum_van_duo},
    {"datum_toekomst", KETEN "14.3", ERNST_FOUT, "datum_formulier_ondertekend", regel_datum_niet_na_vandaag},
    {"na_de_wijziging", KETEN "13.4", ERNST_FOUT, "datum_formulier_ondertekend", na_de_wijziging},
    {"tien_weken", KETEN "13.4", ERNST_WAARSCHUWING, NULL, binnen_tien_weken},
    {0}};

static const struct signaal_soort signalen[] = {
    {.code = "doelgroep_gekozen",
     .titel = "Keuze van de doelgroep is binnen",
     .waarom = "De gemeente en de inburgeraar kozen als wie de inburgeraar verder gaat (" KETEN "13.4).",
     .doen = "Bevestig de keuze aan de gemeente met een bericht over de inburgeringsplicht.",
     .voor = VOOR_DUO,
     .gesloten_door = "inburgeringsplicht"},
    {0}};

static bool keuze_uiterlijk(const struct historie *h, const struct stand *s, struct date *ret) {
    (void)s;
    struct doelgroep d = historie_doelgroep(h);
    struct date gewijzigd;
    if (d.wijziging == NULL || !date_parse(doelgroep_datum(&d), &gewijzigd))
        return false;
    *ret = uiterste_dag(gewijzigd);
    return true;
}

/* By the choice itself, or by a PIP that is made for the new doelgroep. */
static bool keuze_er(const struct historie *h) {
    struct doelgroep d = historie_doelgroep(h);
    const struct bericht *pip = historie_laatste(h, "pip");
    struct date gewijzigd = {0};
    bool bekend = d.wijziging != NULL && date_parse(doelgroep_datum(&d), &gewijzigd);
    return d.gekozen || (bekend && bericht_waarde_is(pip, "reden_wijziging", "doelgroep") &&
                         date_cmp(bericht_datum(pip, "dagtekening"), gewijzigd) >= 0);
}

static const struct termijn_soort termijnen[] = {{.code = "doelgroepkeuze",
                                                  .titel = "Keuze van de doelgroep doorgeven",
                                                  .regel = "binnen 10 weken na de wijziging van de doelgroep",
                                                  .bron = KETEN "13.4",
                                                  .voldaan_door = "doelgroepkeuze",
                                                  .voldaan = keuze_er,
                                                  .datum = keuze_uiterlijk},
                                                 {0}};

static const char *const bij_de_hand[] = {"inburgeringsplicht", "pip", NULL};

const struct stelseldienst dienst_doelgroepkeuze = {
    .nummer = 24,
    .code = "doelgroepkeuze",
    .naam = "Keuze doelgroep",
    .omschrijving = "U geeft door als wie de inburgeraar verder gaat nadat DUO de doelgroep wijzigde.",
    .gebruik = "DUO gaat verder met de regels van de gekozen doelgroep.",
    .afzenders = PARTIJ_GEMEENTE,
    .ontvangers = PARTIJ_DUO,
    .grond = WI "art. 34, lid 1",
    .termijn = "binnen 10 weken na de wijziging van de doelgroep",
    .datum_veld = "datum_formulier_ondertekend",
    .tijdlijn = "Keuze na wijziging van doelgroep: wordt behandeld als {behandeld_als}",
    .voor_wie = doelgroep_gewijzigd,
    .velden = velden,
    .regels = regels,
    .signaal = signalen,
    .termijnen = termijnen,
    .bij_de_hand = bij_de_hand,
};
