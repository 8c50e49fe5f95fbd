/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 1 Inburgeringsplicht vastgesteld, gewijzigd of beëindigd: DUO tells gemeente and COA. With it a dossier begins and
 * ends.
 */
#include "stelsel/dienst.h"
#include "stelsel/werkrelatie.h"

static const struct keuze soorten[] = {
    {"vastgesteld", "Vastgesteld"}, {"gewijzigd", "Gewijzigd"}, {"beeindigd", "Beëindigd"}, {0}};

static const struct keuze geslachten[] = {{"man", "Man"}, {"vrouw", "Vrouw"}, {"onbekend", "Onbekend"}, {0}};

static const struct veld velden[] = {
    {.naam = "soort",
     .label = "Soort bericht",
     .hulp = "Is de inburgeringsplicht nieuw vastgesteld, gewijzigd of beëindigd?",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = soorten,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .bron = WI "art. 33, lid 1, onder a"},
    {.naam = "indicator",
     .label = "Inburgeringsplichtig",
     .hulp = "Is deze persoon inburgeringsplichtig?",
     .soort = VELD_JANEE,
     .verplicht = true,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .ggm = "Inburgeringsplicht.IndicatorInburgeringsplicht",
     .bron = WI "art. 3"},
    {.naam = "datum_kennisgeving",
     .label = "Datum kennisgeving",
     .hulp =
         "De datum op de brief van DUO aan de inburgeraar. Vanaf deze datum telt de termijn van 10 weken voor het PIP.",
     .soort = VELD_DATUM,
     .verplicht = true,
     .biv = BIV(HOOG, HOOG, MIDDEN),
     .bron = BI "art. 5.3"},
    {.naam = "datum_start",
     .label = "Begin van de inburgeringsplicht",
     .hulp = "Vanaf deze datum is deze persoon inburgeringsplichtig.",
     .soort = VELD_DATUM,
     .verplicht = true,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .ggm = "Inburgeringsplicht.DatumStart",
     .bron = WI "art. 3"},
    {.naam = "datum_eind",
     .label = "Einde van de inburgeringsplicht",
     .hulp = "Vanaf deze datum is deze persoon niet meer inburgeringsplichtig. Alleen bij een beëindiging.",
     .soort = VELD_DATUM,
     .verplicht_als = {"soort", "beeindigd"},
     .alleen_als = {"soort", "beeindigd"},
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .ggm = "Inburgeringsplicht.DatumEind",
     .bron = WI "art. 33, lid 1, onder a"},
    {.naam = "reden_geen_plicht",
     .label = "Reden waarom er geen plicht (meer) is",
     .hulp = "Vul dit in als de plicht eindigt of als deze persoon niet inburgeringsplichtig is.",
     .soort = VELD_TEKST,
     .verplicht_als = {"indicator", "nee"},
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .ggm = "Inburgeringsplicht.RedenGeenInburgeringsplicht",
     .bron = WI "art. 3 tot en met 5"},
    {.naam = "behandeld_als",
     .label = "Wordt behandeld als",
     .hulp = "De doelgroep bepaalt welke regels gelden, bijvoorbeeld of de gemeente een inburgeringsaanbod doet.",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = keuze_doelgroep,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .ggm = "Inburgeringsplicht.WordtBehandelsAls",
     .bron = KETEN "13.4"},
    {.naam = "datum_gewijzigd",
     .label = "Datum van de wijziging",
     .hulp = "Vanaf deze datum geldt de wijziging. Alleen bij een wijziging.",
     .soort = VELD_DATUM,
     .verplicht_als = {"soort", "gewijzigd"},
     .alleen_als = {"soort", "gewijzigd"},
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .ggm = "Inburgeringsplicht.DatumGewijzigdInburgeringsplicht",
     .bron = WI "art. 33, lid 1, onder a"},
    {.naam = "onderdelen",
     .label = "Onderdelen die deze persoon nog moet doen",
     .hulp = "Onderdelen met een vrijstelling of ontheffing staan er niet bij.",
     .soort = VELD_MEERKEUZE,
     .verplicht_als = {"indicator", "ja"},
     .keuzes = keuze_onderdeel,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .bron = WI "art. 6 tot en met 9"},
    {.naam = "v_nummer",
     .label = "V-nummer",
     .hulp = "Het vreemdelingennummer: 10 cijfers, ook de nullen vooraan.",
     .soort = VELD_VNUMMER,
     .verplicht = true,
     .biv = BIV(MIDDEN, HOOG, HOOG),
     .ggm = "Vreemdeling.v-nummer",
     .bron = BI "art. 9.1"},
    {.naam = "bsn",
     .label = "Burgerservicenummer (BSN)",
     .hulp = "9 cijfers.",
     .soort = VELD_BSN,
     .verplicht = true,
     .biv = BIV(HOOG, HOOG, HOOG),
     .ggm = "NatuurlijkPersoon",
     .bron = WI "art. 36"},
    {.naam = "geslachtsnaam",
     .label = "Achternaam",
     .hulp = "Zoals in de Basisregistratie Personen (BRP), zonder voorvoegsel.",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 200,
     .biv = BIV(MIDDEN, MIDDEN, MIDDEN),
     .ggm = "NatuurlijkPersoon",
     .bron = BI "art. 9.1"},
    {.naam = "voorvoegsel",
     .label = "Voorvoegsel",
     .hulp = "Bijvoorbeeld: van der, el, al.",
     .soort = VELD_TEKST,
     .max = 40,
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .ggm = "NatuurlijkPersoon",
     .bron = BI "art. 9.1"},
    {.naam = "voornamen",
     .label = "Voornamen",
     .hulp = "Alle voornamen, zoals in de BRP.",
     .soort = VELD_TEKST,
     .max = 200,
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .ggm = "NatuurlijkPersoon",
     .bron = BI "art. 9.1"},
    {.naam = "geboortedatum",
     .label = "Geboortedatum",
     .hulp = "Vul 00 in als de dag of de maand niet bekend is.",
     .soort = VELD_DATUM_ONVOLLEDIG,
     .verplicht = true,
     .biv = BIV(MIDDEN, MIDDEN, MIDDEN),
     .ggm = "NatuurlijkPersoon",
     .bron = BI "art. 9.1"},
    {.naam = "geslacht",
     .label = "Geslacht",
     .hulp = "Zoals in de BRP.",
     .soort = VELD_KEUZE,
     .keuzes = geslachten,
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .ggm = "NatuurlijkPersoon",
     .bron = BI "art. 9.1"},
    {.naam = "nationaliteit",
     .label = "Nationaliteit",
     .hulp = "Zoals in de BRP.",
     .soort = VELD_TEKST,
     .max = 80,
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .ggm = "NatuurlijkPersoon",
     .bron = BI "art. 9.1"},
    {.naam = "contacttaal",
     .label = "Taal voor contact",
     .hulp = "In deze taal kunt u de inburgeraar het beste bereiken.",
     .soort = VELD_TEKST,
     .max = 80,
     .biv = BIV(LAAG, LAAG, MIDDEN),
     .bron = BI "art. 9.1"},
    {.naam = "adres",
     .label = "Adres",
     .hulp = "Straat, huisnummer, postcode en woonplaats.",
     .soort = VELD_TEKST,
     .max = 200,
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .ggm = "NatuurlijkPersoon",
     .bron = BI "art. 9.1"},
    {.naam = "indicatie_geheim",
     .label = "Gegevens zijn geheim",
     .hulp = "Bij ja: geef het adres van deze persoon aan niemand door.",
     .soort = VELD_JANEE,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .ggm = "NatuurlijkPersoon",
     .bron = "Wet basisregistratie personen, art. 2.59"},
    {.naam = "buitenland",
     .label = "Verhuisd naar het buitenland",
     .hulp = "Bij ja: de plicht loopt nog niet af, omdat deze persoon terug kan komen. De gemeente werkt de uren en de "
             "inspanning bij. Alleen bij een wijziging.",
     .soort = VELD_JANEE,
     .alleen_als = {"soort", "gewijzigd"},
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .bron = KETEN "13.3"},
    {.naam = "overleden",
     .label = "Overleden",
     .hulp =
         "Bij ja: de plicht eindigt door overlijden. De gemeente stopt alle brieven en afspraken. De gegevens worden "
         "verwijderd. Alleen bij een beëindiging.",
     .soort = VELD_JANEE,
     .alleen_als = {"soort", "beeindigd"},
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .ggm = "NatuurlijkPersoon",
     .bron = BI "art. 9.9"},
    {0}};

/* ---- rules ---- */

static bool eerst_vastgesteld(const struct vraag *v, struct buf *melding) {
    if (bericht_waarde_is(v->nieuw, "soort", "vastgesteld") || historie_plicht_loopt(v->historie))
        return true;
    buf_add(melding, "Er is nog geen inburgeringsplicht vastgesteld. Lever eerst de vaststelling aan.");
    return false;
}

static bool niet_dubbel(const struct vraag *v, struct buf *melding) {
    if (!bericht_waarde_is(v->nieuw, "soort", "vastgesteld") || !historie_plicht_loopt(v->historie))
        return true;
    buf_add(melding, "De inburgeringsplicht is al vastgesteld. Kies gewijzigd of beëindigd.");
    return false;
}

/* Besluit 2.1 lid 2: the plicht counts as never ended when somebody was no ingezetene for at most a year. After longer
 * there is a new one. */
static bool binnen_een_jaar_terug(const struct vraag *v, struct buf *melding) {
    const struct bericht *vorige = historie_laatste(v->historie, "inburgeringsplicht");
    struct date weg = bericht_datum(vorige, "datum_gewijzigd"), terug = bericht_datum(v->nieuw, "datum_gewijzigd");
    if (!bericht_waarde_is(vorige, "buitenland", "ja") || !bericht_waarde_is(v->nieuw, "buitenland", "nee") ||
        date_is_empty(weg) || date_is_empty(terug))
        return true;
    struct date uiterlijk = date_add_months(weg, (int)wet_waarde("onderbreking_maanden", weg));
    if (date_cmp(terug, uiterlijk) <= 0)
        return true;
    buf_add(melding, "Deze persoon was langer dan een jaar weg. Tot en met ");
    melding_datum(melding, uiterlijk);
    buf_add(melding, " ging de oude plicht verder; daarna is er een nieuwe. Controleer de datum.");
    return false;
}

static bool eind_na_start(const struct vraag *v, struct buf *melding) {
    struct date start = bericht_datum(v->nieuw, "datum_start"), eind = bericht_datum(v->nieuw, "datum_eind");
    if (date_is_empty(start) || date_is_empty(eind) || date_cmp(eind, start) >= 0)
        return true;
    buf_add(melding, "De plicht eindigt voordat zij begint. Vul een einddatum in op of na ");
    melding_datum(melding, start);
    buf_add(melding, ".");
    return false;
}

/* Born on the earliest day that the (incomplete) birth date allows: only a person who is surely too young is named. */
static bool leeftijd(const struct vraag *v, struct buf *melding) {
    struct date geboren, start = bericht_datum(v->nieuw, "datum_start");
    const char *tekst = bericht_waarde(v->nieuw, "geboortedatum");
    if (tekst == NULL || date_is_empty(start) || !date_parse_incomplete(tekst, &geboren))
        return true;
    geboren.month = geboren.month == 0 ? 1 : geboren.month;
    geboren.day = geboren.day == 0 ? 1 : geboren.day;
    long jaren = wet_waarde("plicht_leeftijd", start);
    if (date_cmp(date_add_months(geboren, (int)jaren * 12), start) <= 0)
        return true;
    buf_addf(melding, "Deze persoon is bij het begin van de plicht jonger dan %ld jaar. Controleer de geboortedatum.",
             jaren);
    return false;
}

static const struct regel regels[] = {
    {"eerst_vastgesteld", WI "art. 33, lid 1, onder a", ERNST_FOUT, "soort", eerst_vastgesteld},
    {"niet_dubbel", WI "art. 33, lid 1, onder a", ERNST_FOUT, "soort", niet_dubbel},
    {"datum_toekomst", KETEN "14.3", ERNST_FOUT, "datum_kennisgeving", regel_datum_niet_na_vandaag},
    {"bi_2_1", BI "art. 2.1, lid 2", ERNST_WAARSCHUWING, "datum_gewijzigd", binnen_een_jaar_terug},
    {"eind_na_start", WI "art. 3", ERNST_FOUT, "datum_eind", eind_na_start},
    {"R1", WI "art. 3", ERNST_WAARSCHUWING, "geboortedatum", leeftijd},
    {0}};

/* ---- what it adds to the dossier ---- */

static bool andere_doelgroep(const struct historie *ervoor, const struct bericht *b) {
    struct doelgroep was = historie_doelgroep(ervoor);
    return doelgroep_wijzigt(&was, b);
}

/* Another gemeente had this person until here, and still has something to hand over. */
static bool verhuizing(const struct historie *ervoor, const struct bericht *b) {
    struct werkrelaties w;
    stelsel_werkrelaties(ervoor, &w);
    const struct werkrelatie *oud = werkrelatie_gemeente(&w);
    return oud != NULL && strcmp(oud->reden, "brp") == 0 && b->ontvanger != NULL &&
           strcmp(oud->organisatie, b->ontvanger) != 0 && !bericht_waarde_is(b, "soort", "beeindigd");
}

/* Before the PIP there are no hours to bring up to date. */
static bool doelgroep_na_pip(const struct historie *ervoor, const struct bericht *b) {
    return historie_laatste(ervoor, "pip") != NULL && andere_doelgroep(ervoor, b);
}

static bool verhuizing_na_pip(const struct historie *ervoor, const struct bericht *b) {
    return historie_laatste(ervoor, "pip") != NULL && verhuizing(ervoor, b);
}

static bool na_pip(const struct historie *ervoor, const struct bericht *b) {
    (void)b;
    return historie_laatste(ervoor, "pip") != NULL;
}

static bool is_terug(const struct historie *ervoor, const struct bericht *b) {
    return bericht_waarde_is(b, "buitenland", "nee") &&
           bericht_waarde_is(historie_laatste(ervoor, "inburgeringsplicht"), "buitenland", "ja");
}

/* After a vrijstelling or ontheffing DUO tells which parts are left: the decision itself said what to do already. */
static bool door_beslissing(const struct historie *ervoor, const struct bericht *b) {
    const char *was = bericht_waarde(historie_laatste(ervoor, "inburgeringsplicht"), "onderdelen"),
               *wordt = bericht_waarde(b, "onderdelen");
    bool beslist = historie_laatste(ervoor, "vrijstelling") != NULL || historie_laatste(ervoor, "ontheffing") != NULL;
    return beslist && was != NULL && wordt != NULL && strcmp(was, wordt) != 0;
}

/* What has a signaal of its own is not said twice. */
static bool iets_anders(const struct historie *ervoor, const struct bericht *b) {
    return !andere_doelgroep(ervoor, b) && !verhuizing(ervoor, b) && !door_beslissing(ervoor, b) &&
           !is_terug(ervoor, b) && !bericht_waarde_is(b, "buitenland", "ja");
}

#define BIJWERKEN_WAAROM                                                                                               \
    "Dan werkt de gemeente de uren en de inspanning bij die nog niet bij DUO bekend zijn (" KETEN "14.2.1)."

static const struct signaal_soort signalen[] = {
    {.code = "uren_na_doelgroep",
     .titel = "Doelgroep gewijzigd: uren en inspanning bijwerken",
     .waarom = "DUO wijzigde de doelgroep. " BIJWERKEN_WAAROM,
     .doen = "Geef de uren en de inspanning tot de dag van de wijziging door.",
     .gesloten_door = BIJWERKEN,
     .werkdagen = 10,
     .als = {"soort", "gewijzigd"},
     .geldt = doelgroep_na_pip},
    {.code = "uren_na_verhuizing",
     .titel = "Inburgeraar verhuisde: uren en inspanning bijwerken",
     .waarom = "De inburgeraar woont nu in een andere gemeente. " BIJWERKEN_WAAROM,
     .doen = "Geef de uren en de inspanning tot de verhuizing door, voor de overdracht.",
     .voor = VOOR_VORIGE_GEMEENTE,
     .gesloten_door = BIJWERKEN,
     .werkdagen = 10,
     .geldt = verhuizing_na_pip},
    {.code = "uren_na_vertrek",
     .titel = "Inburgeraar vertrok naar het buitenland: uren en inspanning bijwerken",
     .waarom = "De inburgeraar is verhuisd naar het buitenland. " BIJWERKEN_WAAROM,
     .doen = "Geef de uren en de inspanning tot het vertrek door.",
     .gesloten_door = BIJWERKEN,
     .werkdagen = 10,
     .als = {"buitenland", "ja"},
     .geldt = na_pip},
    {.code = "doelgroep_gewijzigd",
     .titel = "Doelgroep gewijzigd",
     .waarom = "Na een wijziging van de doelgroep kiest de inburgeraar met de gemeente als wie hij verder gaat "
               "(" KETEN "13.4).",
     .doen = "Bespreek de gevolgen, onderteken samen het formulier en geef de keuze door.",
     .gesloten_door = "doelgroepkeuze",
     .termijn = "doelgroepkeuze",
     .als = {"soort", "gewijzigd"},
     .geldt = andere_doelgroep},
    {.code = "plicht_vastgesteld",
     .titel = "Inburgeringsplicht vastgesteld",
     .waarom = "De inburgeraar woont in uw gemeente. Het PIP moet er binnen 10 weken zijn (" BI "art. 5.3).",
     .doen = "Roep de inburgeraar op voor de brede intake en stel het PIP vast.",
     .gesloten_door = "pip",
     .termijn = "pip_10_weken",
     .als = {"soort", "vastgesteld"}},
    {.code = "verhuisd_naar_u",
     .titel = "Inburgeraar verhuisde naar uw gemeente",
     .waarom = "De vorige gemeente draagt over wat zij weet, als u daarom vraagt (" WI "art. 35, lid 4).",
     .doen = "Vraag de overdracht aan de vorige gemeente.",
     .gesloten_door = "overdracht",
     .termijn = "overdracht",
     .geldt = verhuizing},
    {.code = "verhuisd_pip",
     .titel = "Stel het PIP vast voor de inburgeraar die naar u verhuisde",
     .waarom = "Na een verhuizing stelt de nieuwe gemeente het PIP vast, met dezelfde leerroute (" WI
               "art. 15, lid 4; " BI "art. 5.3, lid 3).",
     .doen = "Neem de leerroute over en geef uw PIP door.",
     .gesloten_door = "pip",
     .termijn = "pip_na_verhuizing",
     .geldt = verhuizing_na_pip},
    {.code = "teruggekomen",
     .titel = "Inburgeraar is terug in Nederland",
     .waarom = "De plicht gaat verder waar zij was. DUO verlengt de termijn met de tijd dat de inburgeraar weg was (" BI
               "art. 2.1, lid 2, en 4.2).",
     .doen = "Nodig de inburgeraar uit en kijk of het PIP nog klopt.",
     .als = {"buitenland", "nee"},
     .geldt = is_terug},
    {.code = "plicht_gewijzigd",
     .titel = "Inburgeringsplicht gewijzigd",
     .waarom = "DUO heeft iets gewijzigd waar uw begeleiding en het PIP van afhangen (" WI "art. 33).",
     .doen = "Kijk wat er is gewijzigd en of het PIP nog klopt.",
     .als = {"soort", "gewijzigd"},
     .geldt = iets_anders},
    {.code = "plicht_beeindigd",
     .titel = "Inburgeringsplicht beëindigd",
     .waarom = "Na het einde van de plicht hoort er geen begeleiding meer bij (" WI "art. 33).",
     .doen = "Rond de begeleiding af.",
     .als = {"soort", "beeindigd"}},
    {0}};

/* R7, and the three ways of chapter 3.3. Who lives at COA (from koppeling until uitstroom) is not registered in her
 * gemeente yet: the term then begins at that inschrijving, and no day runs before. Unless the gemeente makes the PIP
 * while she is at COA: then it counts from the kennisgeving, as for everybody else, and so it does once the PIP is
 * there. The portal does not know the BRP; uitstroom is when she moves. */
static struct date pip_vanaf(const struct historie *h, const struct bericht *plicht) {
    struct date van = bericht_datum(plicht, "datum_kennisgeving");
    const struct bericht *koppeling = historie_laatste(h, "koppeling"), *uitstroom = historie_laatste(h, "uitstroom");
    if (koppeling == NULL || !historie_asiel(h, NULL) || bericht_waarde_is(koppeling, "betrokkenheid", "alles_in_azc"))
        return van;
    struct date weg = uitstroom == NULL ? (struct date){0} : bericht_datum(uitstroom, "datum");
    if (date_is_empty(weg) || date_cmp(weg, bericht_datum(koppeling, "datum_koppeling")) < 0)
        return historie_laatste(h, "pip") != NULL ? van : (struct date){0};
    return date_cmp(weg, van) > 0 ? weg : van;
}

static bool pip_10_weken(const struct historie *h, const struct stand *s, struct date *ret) {
    (void)s;
    /* The last vaststelling: a plicht may begin anew after it ended. */
    const struct bericht *plicht = historie_laatste_met(h, "inburgeringsplicht", "soort", "vastgesteld");
    struct date van = plicht == NULL ? (struct date){0} : pip_vanaf(h, plicht);
    if (date_is_empty(van))
        return false;
    *ret = termijn_weken(van, (int)wet_waarde("pip_weken", van));
    return true;
}

/* R7: after a verhuizing the new gemeente makes a PIP of its own, for who had one. The portal knows from when DUO
 * counts her as living there. */
static const struct werkrelatie *nieuwe_gemeente(const struct historie *h, struct werkrelaties *w) {
    stelsel_werkrelaties(h, w);
    const struct werkrelatie *nu = werkrelatie_gemeente(w);
    for (size_t i = 0; nu != NULL && i < h->aantal; i++) {
        const struct bericht *b = &h->berichten[i];
        if (!b->ingetrokken && b->nummer < nu->nummer && strcmp(b->dienst->code, "pip") == 0 &&
            strcmp(b->afzender, nu->organisatie) != 0)
            return nu;
    }
    return NULL;
}

static bool pip_na_verhuizing(const struct historie *h, const struct stand *s, struct date *ret) {
    (void)s;
    struct werkrelaties w;
    const struct werkrelatie *nu = nieuwe_gemeente(h, &w);
    if (nu == NULL || date_is_empty(nu->van))
        return false;
    *ret = termijn_weken(nu->van, (int)wet_waarde("pip_weken", nu->van));
    return true;
}

static bool heeft_eigen_pip(const struct historie *h) {
    struct werkrelaties w;
    const struct werkrelatie *nu = nieuwe_gemeente(h, &w);
    const struct bericht *pip = historie_laatste(h, "pip");
    return nu != NULL && pip != NULL && strcmp(pip->afzender, nu->organisatie) == 0;
}

static bool bewaren_tot(const struct historie *h, const struct stand *s, struct date *ret) {
    struct date eind = historie_plicht_einddatum(h);
    if (!s->plicht_beeindigd || date_is_empty(eind))
        return false;
    bool overleden = bericht_waarde_is(historie_laatste(h, "inburgeringsplicht"), "overleden", "ja");
    *ret = overleden ? eind
                     : termijn_laatste_dag(date_add_days(eind, 1), 12 * (int)wet_waarde("bewaartermijn_jaren", eind));
    return true;
}

static const struct termijn_soort termijnen[] = {
    {.code = "pip_10_weken",
     .titel = "PIP vaststellen",
     .regel = "binnen 10 weken na de kennisgeving van DUO; staat een "
              "asielstatushouder nog niet bij u ingeschreven, dan binnen 10 "
              "weken na de inschrijving",
     .bron = BI "art. 5.3",
     .voldaan_door = "pip",
     .datum = pip_10_weken},
    {.code = "pip_na_verhuizing",
     .titel = "PIP vaststellen na de verhuizing",
     .regel = "binnen 10 weken na de inschrijving in uw gemeente",
     .bron = BI "art. 5.3, lid 3",
     .voldaan_door = "pip",
     .voldaan = heeft_eigen_pip,
     .datum = pip_na_verhuizing},
    {.code = "bewaartermijn",
     .titel = "Gegevens verwijderen",
     .regel = "5 jaar na het einde van de inburgeringsplicht; na overlijden meteen",
     .bron = BI "art. 9.9",
     .na_plicht = true,
     .datum = bewaren_tot},
    {0}};

const struct stelseldienst dienst_inburgeringsplicht = {
    .nummer = 1,
    .code = "inburgeringsplicht",
    .naam = "Inburgeringsplicht",
    .omschrijving = "DUO laat weten dat de inburgeringsplicht is vastgesteld, gewijzigd of beëindigd.",
    .gebruik = "De gemeente begint met de brede intake en het PIP, of past die aan. COA weet wie aan de "
               "voorinburgering kan meedoen.",
    .afzenders = PARTIJ_DUO,
    .ontvangers = PARTIJ_GEMEENTE | PARTIJ_COA,
    .grond = WI "art. 33, lid 1, onder a en d",
    .termijn = "binnen 1 werkdag",
    .werkdagen = 1,
    .datum_veld = "datum_kennisgeving",
    .tijdlijn = "Inburgeringsplicht {soort}: wordt behandeld als {behandeld_als}",
    .velden = velden,
    .regels = regels,
    .signaal = signalen,
    .termijnen = termijnen,
    .bereikt = {.fase = FASE_INTAKE},
    .beeindigt = {"soort", "beeindigd"},
};
