/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 26 Boete door de gemeente. A gemeente does not tell DUO of its boetes, unless DUO asks (Ketenproces 9.2). The request
 * is the same service, so that it stands on the tijdlijn and nothing can be delivered without it.
 */
#include "stelsel/dienst.h"

static const struct keuze soorten[] = {
    {"verzoek", "Verzoek van DUO"}, {"opgave", "Opgelegde boete"}, {"geen", "Geen boete opgelegd"}, {0}};

static const struct keuze artikelen[] = {{"artikel_22", "Artikel 22: niet meewerken aan de brede intake"},
                                         {"artikel_23", "Artikel 23: te weinig meewerken aan de inburgering"},
                                         {0}};

#define OPGAVE                                                                                                         \
    { "soort", "opgave" }

static const char *telkens_nieuw(const struct vraag *v) {
    (void)v;
    return NULL;
}

static const struct veld velden[] = {
    {.naam = "soort",
     .label = "Soort bericht",
     .hulp = "DUO vraagt, de gemeente antwoordt. Zijn er meer boetes, geef ze dan na elkaar door.",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = soorten,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .voorstel = telkens_nieuw,
     .bron = KETEN "9.2"},
    {.naam = "datum",
     .label = "Datum",
     .hulp = "De dag van het verzoek, de dag waarop u de boete oplegde, of de dag waarop u keek of er boetes zijn.",
     .soort = VELD_DATUM,
     .verplicht = true,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .voorstel = telkens_nieuw,
     .bron = WI "art. 22 en 23"},
    {.naam = "artikel",
     .label = "Waarvoor is de boete",
     .hulp = "Alleen bij een opgelegde boete.",
     .soort = VELD_KEUZE,
     .verplicht_als = OPGAVE,
     .alleen_als = OPGAVE,
     .keuzes = artikelen,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .voorstel = telkens_nieuw,
     .bron = WI "art. 22 en 23"},
    {.naam = "bedrag",
     .label = "Bedrag van de boete",
     .hulp = "Alleen bij een opgelegde boete. Het bedrag in de beschikking, in euro.",
     .soort = VELD_BEDRAG,
     .verplicht_als = OPGAVE,
     .alleen_als = OPGAVE,
     .min = 0,
     .max = 10000,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .voorstel = telkens_nieuw,
     .bron = BI "art. 7.1"},
    {0}};

static bool is_opgave(const struct bericht *b) {
    return bericht_waarde_is(b, "soort", "opgave");
}

static const struct bericht *verzoek(const struct historie *h) {
    return historie_laatste_met(h, "boete_gemeente", "soort", "verzoek");
}

static bool op_verzoek(const struct vraag *v, struct buf *melding) {
    bool van_duo = stelsel_partij(v->nieuw->afzender) == PARTIJ_DUO;
    if (van_duo || verzoek(v->historie) != NULL)
        return true;
    buf_add(melding, "DUO heeft niet gevraagd naar boetes van uw gemeente. Zonder verzoek geeft u ze niet door.");
    return false;
}

static bool soort_van_afzender(const struct vraag *v, struct buf *melding) {
    bool van_duo = stelsel_partij(v->nieuw->afzender) == PARTIJ_DUO;
    if (bericht_waarde(v->nieuw, "soort") == NULL || van_duo == bericht_waarde_is(v->nieuw, "soort", "verzoek"))
        return true;
    buf_add(melding, van_duo ? "DUO doet een verzoek; de gemeente antwoordt. Kies verzoek van DUO."
                             : "Alleen DUO doet een verzoek. Kies opgelegde boete, of geen boete opgelegd.");
    return false;
}

/* A request is about what was there; later boetes are not asked for. */
static bool voor_het_verzoek(const struct vraag *v, struct buf *melding) {
    struct date gevraagd = bericht_datum(verzoek(v->historie), "datum"), datum = bericht_datum(v->nieuw, "datum");
    if (!is_opgave(v->nieuw) || date_is_empty(gevraagd) || date_is_empty(datum) || date_cmp(datum, gevraagd) <= 0)
        return true;
    buf_add(melding, "DUO vroeg naar de boetes tot en met ");
    melding_datum(melding, gevraagd);
    buf_add(melding, ". Deze boete is van later. Geef hem pas door als DUO er opnieuw naar vraagt.");
    return false;
}

static struct date dag(const struct vraag *v) {
    return bericht_gebeurtenis(v->nieuw, v->vandaag);
}

static bool boven(long centen, long euro, const char *wat, struct buf *melding) {
    if (centen <= euro * 100)
        return false;
    buf_addf(melding, "%s is ten hoogste %ld euro. Controleer het bedrag en het artikel.", wat, euro);
    return true;
}

static bool hoogte_22(const struct vraag *v, struct buf *melding) {
    return !bericht_waarde_is(v->nieuw, "artikel", "artikel_22") ||
           !boven(bericht_centen(v->nieuw, "bedrag"), wet_waarde("boete_intake_euro", dag(v)),
                  "Een boete voor niet meewerken aan de brede intake", melding);
}

static bool hoogte_23(const struct vraag *v, struct buf *melding) {
    return !bericht_waarde_is(v->nieuw, "artikel", "artikel_23") ||
           !boven(bericht_centen(v->nieuw, "bedrag"), wet_waarde("boete_inspanning_euro", dag(v)),
                  "Een boete voor te weinig meewerken", melding);
}

/* In a new termijn after a boete of DUO less is possible, by its length. */
static long hoogste_totaal(const struct bericht *termijn, struct date op) {
    static const struct {
        int maanden;
        const char *code;
    } trappen[] = {{6, "boete_totaal_6_maanden_euro"},
                   {12, "boete_totaal_12_maanden_euro"},
                   {18, "boete_totaal_18_maanden_euro"},
                   {24, "boete_totaal_24_maanden_euro"}};
    struct date van = bericht_datum(termijn, "datum_aanvang"), tot = bericht_datum(termijn, "datum_einde");
    for (size_t i = 0; termijn != NULL && i < sizeof trappen / sizeof trappen[0]; i++)
        if (date_cmp(tot, termijn_laatste_dag(van, trappen[i].maanden)) <= 0)
            return wet_waarde(trappen[i].code, op);
    return wet_waarde("boete_totaal_euro", op);
}

/* The new termijn that this day is in; NULL: none. */
static const struct bericht *nieuwe_termijn(const struct historie *h, struct date op) {
    const struct bericht *b = historie_laatste(h, "inburgeringstermijn");
    bool erin = bericht_waarde_is(b, "soort", "nieuwe_termijn") && date_cmp(bericht_datum(b, "datum_aanvang"), op) <= 0;
    return erin ? b : NULL;
}

static bool totaal(const struct vraag *v, struct buf *melding) {
    const struct bericht *termijn = nieuwe_termijn(v->historie, dag(v));
    long som = bericht_centen(v->nieuw, "bedrag"), ten_hoogste = hoogste_totaal(termijn, dag(v));
    for (size_t i = 0; i < v->historie->aantal; i++) {
        const struct bericht *b = &v->historie->berichten[i];
        if (!b->ingetrokken && b->dienst == v->nieuw->dienst && is_opgave(b) &&
            (termijn == NULL || date_cmp(bericht_datum(b, "datum"), bericht_datum(termijn, "datum_aanvang")) >= 0))
            som += bericht_centen(b, "bedrag");
    }
    if (!is_opgave(v->nieuw) || som <= ten_hoogste * 100)
        return true;
    buf_addf(melding,
             "Samen met de eerdere boetes is dit meer dan %ld euro, het hoogste totaal in deze termijn. "
             "Controleer de bedragen, of schrijf op waarom het klopt.",
             ten_hoogste);
    return false;
}

static bool niet_van_asielstatushouder(const struct vraag *v, struct buf *melding) {
    if (!is_opgave(v->nieuw) || !historie_asiel(v->historie, NULL) ||
        wet_waarde("boete_asielstatushouder", dag(v)) != 0)
        return true;
    buf_add(melding,
            "Een boete voor een asielstatushouder kan alleen nog in uitzonderlijke gevallen. Schrijf op waarom "
            "deze boete kon.");
    return false;
}

static const struct regel regels[] = {
    {"op_verzoek", KETEN "9.2", ERNST_FOUT, NULL, op_verzoek},
    {"soort_afzender", KETEN "9.2", ERNST_FOUT, "soort", soort_van_afzender},
    {"datum_toekomst", KETEN "14.3", ERNST_FOUT, "datum", regel_datum_niet_na_vandaag},
    {"datum_voor_plicht", WI "art. 3", ERNST_FOUT, "datum", regel_datum_niet_voor_plicht},
    {"voor_het_verzoek", KETEN "9.2", ERNST_FOUT, "datum", voor_het_verzoek},
    {"hoogte_22", BI "art. 7.1, lid 1", ERNST_FOUT, "bedrag", hoogte_22},
    {"hoogte_23", BI "art. 7.1, lid 2 en 3", ERNST_FOUT, "bedrag", hoogte_23},
    {"totaal", BI "art. 7.1, lid 5", ERNST_WAARSCHUWING, "bedrag", totaal},
    {"asielstatushouder", "Hof van Justitie EU, ECLI:EU:C:2025:52", ERNST_WAARSCHUWING, NULL,
     niet_van_asielstatushouder},
    {0}};

static const struct signaal_soort signalen[] = {
    {.code = "boete_gevraagd",
     .titel = "DUO vraagt naar boetes",
     .waarom = "DUO heeft de boetes van uw gemeente nodig voor een besluit (" KETEN "9.2; " WI "art. 34, lid 1).",
     .doen = "Geef elke boete door die u oplegde, of geef door dat er geen boete is.",
     .gesloten_door = "boete_gemeente",
     .werkdagen = 10,
     .als = {"soort", "verzoek"}},
    {0}};

const struct stelseldienst dienst_boete_gemeente = {
    .nummer = 26,
    .code = "boete_gemeente",
    .naam = "Boete door de gemeente",
    .omschrijving = "DUO vraagt of de gemeente een boete oplegde. U geeft de boetes door, of dat er geen boete is.",
    .gebruik = "DUO houdt bij welke boetes de gemeente oplegde en telt ze mee bij een volgende boete.",
    .afzenders = PARTIJ_DUO | PARTIJ_GEMEENTE,
    .ontvangers = PARTIJ_DUO | PARTIJ_GEMEENTE,
    .grond = WI "art. 34, lid 1",
    .termijn = "alleen na een verzoek van DUO",
    .datum_veld = "datum",
    .tijdlijn = "Boete door de gemeente: {soort}, {bedrag}",
    .voor_wie = op_verzoek,
    .velden = velden,
    .regels = regels,
    .signaal = signalen,
};
