/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 4 Notificatie over inburgeringsplichtige om reden: DUO tells the gemeente that the termijn is about to end or has
 * ended, that a boete is coming, or that the person asked for a verlenging.
 */
#include "stelsel/dienst.h"

static const struct keuze redenen[] = {{"vier_weken_voor_einde", "4 weken voor het einde van de termijn"},
                                       {"vooraankondiging_boete", "Vooraankondiging van een boete"},
                                       {"vier_weken_na_einde", "4 weken na het einde van de termijn"},
                                       {"aanvraag_verlenging", "Verlenging aangevraagd"},
                                       {0}};

#define VOORAANKONDIGING                                                                                               \
    { "reden", "vooraankondiging_boete" }

static const struct veld velden[] = {
    {.naam = "reden",
     .label = "Reden van de notificatie",
     .hulp = "Waarom DUO de gemeente dit laat weten.",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = redenen,
     .biv = BIV(HOOG, HOOG, MIDDEN),
     .ggm = "Verlengingsgrond.AanwezigheidAanvraagVerlening",
     .bron = KETEN "9.3 en 14.3"},
    {.naam = "datum",
     .label = "Datum van de notificatie",
     .hulp = "Bij een vooraankondiging: de dagtekening. Bij een verlenging: de dag waarop de aanvraag volledig was.",
     .soort = VELD_DATUM,
     .verplicht = true,
     .biv = BIV(HOOG, HOOG, MIDDEN),
     .bron = KETEN "14.3"},
    {.naam = "voorgenomen_boete",
     .label = "Boete die DUO wil opleggen",
     .hulp = "In euro. Alleen bij een vooraankondiging. De boete staat nog niet vast.",
     .soort = VELD_BEDRAG,
     .alleen_als = VOORAANKONDIGING,
     .min = 0,
     .max = 10000,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .ggm = "Inburgeringstermijn.VooraankondigingBoete",
     .bron = WI "art. 24 tot en met 26"},
    {0}};

/* ---- rules: DUO decides when it tells, so they warn ---- */

static struct date einde(const struct vraag *v) {
    return bericht_datum(historie_laatste(v->historie, "inburgeringstermijn"), "datum_einde");
}

static bool op_moment(struct buf *melding, bool goed, const char *wat, struct date eerste, struct date laatste) {
    if (goed)
        return true;
    buf_addf(melding, "%s hoort bij de termijn van deze inburgeraar ", wat);
    buf_add(melding, date_is_empty(laatste) ? "vanaf " : "van ");
    melding_datum(melding, eerste);
    if (!date_is_empty(laatste)) {
        buf_add(melding, " tot en met ");
        melding_datum(melding, laatste);
    }
    buf_add(melding, ". Controleer de datum.");
    return false;
}

static bool vier_weken(const struct vraag *v, struct buf *melding) {
    struct date datum = bericht_datum(v->nieuw, "datum"), laatste = einde(v);
    if (date_is_empty(datum) || date_is_empty(laatste))
        return true;
    struct date ervoor = date_add_days(laatste, -28), erna = date_add_days(laatste, 28);
    if (bericht_waarde_is(v->nieuw, "reden", "vier_weken_voor_einde"))
        return op_moment(melding, date_cmp(datum, ervoor) >= 0 && date_cmp(datum, laatste) <= 0, "Dit bericht", ervoor,
                         laatste);
    if (bericht_waarde_is(v->nieuw, "reden", "vier_weken_na_einde"))
        return op_moment(melding, date_cmp(datum, erna) >= 0, "Dit bericht", erna, (struct date){0});
    return true;
}

static bool na_de_termijn(const struct vraag *v, struct buf *melding) {
    struct date datum = bericht_datum(v->nieuw, "datum"), laatste = einde(v);
    if (!bericht_waarde_is(v->nieuw, "reden", "vooraankondiging_boete") || date_is_empty(datum) ||
        date_is_empty(laatste))
        return true;
    return op_moment(melding, date_cmp(datum, laatste) > 0, "Een vooraankondiging", date_add_days(laatste, 1),
                     (struct date){0});
}

static bool zes_maanden_ervoor(const struct vraag *v, struct buf *melding) {
    struct date datum = bericht_datum(v->nieuw, "datum"), laatste = einde(v);
    if (!bericht_waarde_is(v->nieuw, "reden", "aanvraag_verlenging") || date_is_empty(datum) || date_is_empty(laatste))
        return true;
    struct date kan = date_add_months(laatste, -(int)wet_waarde("verlenging_aanvragen_maanden", datum));
    return op_moment(melding, date_cmp(datum, kan) >= 0, "Een aanvraag", kan, (struct date){0});
}

/* At most what the law has: the leerroute, PVT and MAP together. */
static bool hoogstens(const struct vraag *v, struct buf *melding) {
    struct date op = bericht_gebeurtenis(v->nieuw, v->vandaag);
    long norm = wet_waarde("boete_leerroute_euro", op) + 2 * wet_waarde("boete_pvt_map_euro", op);
    if (bericht_centen(v->nieuw, "voorgenomen_boete") <= 100 * norm)
        return true;
    buf_addf(melding, "Voor leerroute, PVT en MAP samen is de boete ten hoogste %ld euro. Controleer het bedrag.",
             norm);
    return false;
}

static const struct regel regels[] = {
    {"datum_toekomst", KETEN "14.3", ERNST_FOUT, "datum", regel_datum_niet_na_vandaag},
    {"wi_26", WI "art. 26, lid 1", ERNST_FOUT, "voorgenomen_boete", hoogstens},
    {"keten_9_3_1", KETEN "9.3.1 en 14.2.1", ERNST_WAARSCHUWING, "datum", vier_weken},
    {"wi_24_25", WI "art. 24 en 25", ERNST_WAARSCHUWING, "datum", na_de_termijn},
    {"bi_4_5", BI "art. 4.5, lid 1", ERNST_WAARSCHUWING, "datum", zes_maanden_ervoor},
    {"asielstatushouder", WI "art. 24 en 25; Hof van Justitie EU, ECLI:EU:C:2025:52", ERNST_WAARSCHUWING,
     "voorgenomen_boete", regel_geen_boete_asiel},
    {0}};

/* ---- what it adds to the dossier ---- */

static const struct signaal_soort signalen[] = {
    {.code = "termijn_bijna_voorbij",
     .titel = "De inburgeringstermijn is over 4 weken voorbij",
     .waarom =
         "DUO beoordeelt na het einde of de inburgeraar genoeg heeft gedaan. Daarvoor zijn uw gegevens nodig (" KETEN
         "9.3.1 en 14.2.1).",
     .doen = "Ga na wat de stand is op alle onderdelen en geef uren en inspanning door.",
     .gesloten_door = BIJWERKEN,
     .termijn = "gegevens_bijwerken",
     .als = {"reden", "vier_weken_voor_einde"}},
    {.code = "termijn_voorbij",
     .titel = "De inburgeringstermijn is 4 weken voorbij",
     .waarom = "U had 10 werkdagen na het einde om de laatste gegevens door te geven (" KETEN "14.2.1).",
     .doen = "Ga na wat de stand is op alle onderdelen en geef uren en inspanning door.",
     .gesloten_door = BIJWERKEN,
     .termijn = "gegevens_bijwerken",
     .als = {"reden", "vier_weken_na_einde"}},
    {.code = "boete_aangekondigd",
     .titel = "DUO wil de inburgeraar een boete opleggen",
     .waarom = "Was het te laat zijn niet te verwijten, dan is er een verlenging of een lagere boete mogelijk (" WI
               "art. 12, 24 en 25).",
     .doen = "Help de inburgeraar om op te schrijven waarom het niet lukte. De inburgeraar stuurt dat zelf naar DUO.",
     .tot_volgende = true,
     .als = VOORAANKONDIGING},
    {.code = "verlenging_aangevraagd",
     .titel = "De inburgeraar vroeg verlenging van de termijn aan",
     .waarom = "De inburgeraar moet de aanvraag onderbouwen; DUO beslist binnen 8 weken (" BI "art. 4.5).",
     .doen = "Help de inburgeraar met de onderbouwing, bijvoorbeeld met een verklaring over het aanbod.",
     .gesloten_door = "beoordeling_verlenging",
     .termijn = "beslissing_verlenging",
     .als = {"reden", "aanvraag_verlenging"}},
    {0}};

static const struct bericht *aanvraag(const struct historie *h) {
    return historie_laatste_met(h, "notificatie", "reden", "aanvraag_verlenging");
}

static bool beslissing_verlenging(const struct historie *h, const struct stand *s, struct date *ret) {
    (void)s;
    struct date van = bericht_datum(aanvraag(h), "datum");
    if (date_is_empty(van))
        return false;
    *ret = termijn_weken(van, (int)wet_waarde("verlenging_beslissen_weken", van));
    return true;
}

/* By a beoordeling that came after this request, not after an earlier one. */
static bool beslist(const struct historie *h) {
    const struct bericht *vraag = aanvraag(h), *antwoord = historie_laatste(h, "beoordeling_verlenging");
    return antwoord != NULL &&
           historie_plaats(h, (size_t)(antwoord - h->berichten)) > historie_plaats(h, (size_t)(vraag - h->berichten));
}

static const struct termijn_soort termijnen[] = {{.code = "beslissing_verlenging",
                                                  .titel = "DUO beslist over de verlenging",
                                                  .regel = "binnen 8 weken na de aanvraag",
                                                  .bron = BI "art. 4.5, lid 1",
                                                  .voldaan_door = "beoordeling_verlenging",
                                                  .voldaan = beslist,
                                                  .datum = beslissing_verlenging},
                                                 {0}};

const struct stelseldienst dienst_notificatie = {
    .nummer = 4,
    .code = "notificatie",
    .naam = "Notificatie",
    .omschrijving = "DUO laat weten dat er iets aankomt: het einde van de termijn, een boete of een verlenging.",
    .gebruik = "De gemeente bespreekt met de inburgeraar wat er aankomt en brengt de gegevens bij DUO op tijd bij.",
    .afzenders = PARTIJ_DUO,
    .ontvangers = PARTIJ_GEMEENTE,
    .grond = WI "art. 33, lid 1, onder a",
    .termijn = "direct, per reden",
    .datum_veld = "datum",
    .per = "reden",
    .tijdlijn = "Notificatie: {reden}",
    .velden = velden,
    .regels = regels,
    .signaal = signalen,
    .termijnen = termijnen,
};
