/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 15 Klantprofiel: what COA knows of a person, for the gemeente where she will live, at four moments (Ketenproces 3.3).
 * A theme may be empty; how many are filled in is said wherever the klantprofiel is shown. Only COA and that very
 * gemeente see it.
 */
#include "stelsel/klantprofiel.h"

static const struct thema themas[] = {{"gezin", "Gezin"},
                                      {"taalvaardigheid", "Taal en leren"},
                                      {"educatie", "Opleiding"},
                                      {"werk", "Werk"},
                                      {"training", "Training"},
                                      {"diplomawaardering", "Diplomawaardering"},
                                      {"ict", "Computer en telefoon"},
                                      {"voorinburgering", "Voorinburgering"},
                                      {"bijzonderheden", "Bijzonderheden"},
                                      {"contactpersoon", "Contactpersoon bij COA"},
                                      {0}};

/* Without a koppeling there is no gemeente that may know any of this. */
static bool gekoppeld(const struct vraag *v, struct buf *melding) {
    if (historie_laatste(v->historie, "koppeling") != NULL)
        return true;
    buf_add(melding, "Deze persoon is nog niet aan een gemeente gekoppeld. Geef eerst de koppeling door.");
    return false;
}

static bool taalles_volgorde(const struct vraag *v, struct buf *melding) {
    struct date van = bericht_datum(v->nieuw, "start_taalles"), tot = bericht_datum(v->nieuw, "einde_taalles");
    if (date_is_empty(van) || date_is_empty(tot) || date_cmp(van, tot) <= 0)
        return true;
    buf_add(melding, "De taalles eindigt voordat hij begint. Verbeter één van de datums.");
    return false;
}

/* 3.3.1: who follows the lessons of the PIP at COA does not get the voorinburgering. */
static bool voorinburgering_past(const struct vraag *v, struct buf *melding) {
    const struct bericht *koppeling = historie_laatste(v->historie, "koppeling");
    bool doet_mee = bericht_waarde_is(v->nieuw, "vi_instemming", "ja");
    if (!doet_mee || koppeling == NULL || !bericht_waarde_is(koppeling, "betrokkenheid", "alles_in_azc"))
        return true;
    buf_add(
        melding,
        "De gemeente geeft de lessen al in het azc. Dan is er geen voorinburgering van COA. Controleer het antwoord.");
    return false;
}

/* At the last two moments the gemeente begins; what is missing then, it has to find out by itself. */
static bool volledig(const struct vraag *v, struct buf *melding) {
    bool bijna_weg = bericht_waarde_is(v->nieuw, "moment", "warme_overdracht") ||
                     bericht_waarde_is(v->nieuw, "moment", "inschrijving");
    if (!bijna_weg || stelsel_themas_ingevuld(v->nieuw) == stelsel_themas(v->nieuw->dienst))
        return true;
    buf_add(melding, "Deze onderwerpen zijn nog leeg:");
    const char *ervoor = " ";
    for (const struct thema *t = themas; t->code != NULL; t++) {
        if (stelsel_thema_ingevuld(v->nieuw, t->code))
            continue;
        buf_addf(melding, "%s%s", ervoor, t->naam);
        ervoor = ", ";
    }
    buf_add(melding,
            ". De gemeente heeft ze nu nodig voor de brede intake. Vul ze aan, of leg uit waarom dat niet kan.");
    return false;
}

static const struct regel regels[] = {
    {"gekoppeld", WI "art. 35, lid 2", ERNST_FOUT, NULL, gekoppeld},
    {"datum_toekomst", KETEN "14.3", ERNST_FOUT, "datum", regel_datum_niet_na_vandaag},
    {"taalles_volgorde", KETEN "3.3", ERNST_FOUT, "einde_taalles", taalles_volgorde},
    {"voorinburgering_past", KETEN "3.3.1", ERNST_WAARSCHUWING, "vi_instemming", voorinburgering_past},
    {"volledig", KETEN "3.3", ERNST_WAARSCHUWING, NULL, volledig},
    {0}};

#define WAAROM "COA geeft op 4 momenten door wat het van deze persoon weet (" WI "art. 35, lid 2)."

static const struct signaal_soort signalen[] = {
    {.code = "klantprofiel_koppeling",
     .titel = "Klantprofiel van een nieuwe inburgeraar",
     .waarom = WAAROM,
     .doen = "Lees het klantprofiel en bereid de brede intake voor.",
     .als = {"moment", "koppeling"}},
    {.code = "klantprofiel_bijgewerkt",
     .titel = "Klantprofiel bijgewerkt",
     .waarom = WAAROM,
     .doen = "Kijk wat er is veranderd en of uw plan nog past.",
     .als = {"moment", "bijgewerkt"}},
    {.code = "klantprofiel_warme_overdracht",
     .titel = "Klantprofiel voor de warme overdracht",
     .waarom = WAAROM,
     .doen = "Lees het klantprofiel vóór het gesprek met COA en de inburgeraar. U maakt de afspraak voor dat gesprek.",
     .als = {"moment", "warme_overdracht"}},
    {.code = "klantprofiel_inschrijving",
     .titel = "Klantprofiel bij de inschrijving",
     .waarom = WAAROM,
     .doen = "Gebruik dit laatste klantprofiel bij de brede intake en het PIP.",
     .als = {"moment", "inschrijving"}},
    {0}};

static const char *const bij_de_hand[] = {"koppeling", "inburgeringsplicht", NULL};

const struct stelseldienst dienst_klantprofiel = {
    .nummer = 15,
    .code = "klantprofiel",
    .naam = "Klantprofiel",
    .omschrijving = "COA vertelt de gemeente wat het van deze persoon weet, zodat de gemeente goed kan beginnen.",
    .gebruik = "De gemeente bereidt de brede intake voor en hoeft niet opnieuw te vragen wat COA al weet.",
    .afzenders = PARTIJ_COA,
    .ontvangers = PARTIJ_GEMEENTE,
    .gebonden = true,
    .grond = WI "art. 35, lid 2",
    .termijn = "bij de koppeling, tijdens de voorinburgering, bij de warme overdracht en bij de inschrijving",
    .datum_veld = "datum",
    .tijdlijn = "Klantprofiel {moment}: {themas}",
    .velden = klantprofiel_velden,
    .regels = regels,
    .signaal = signalen,
    .themas = themas,
    .bij_de_hand = bij_de_hand,
};
