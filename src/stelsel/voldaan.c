/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 12 Beschikking voldaan inburgeringsplicht: DUO tells gemeente and IND. With it the plicht is fulfilled and the work
 * done; after the Z-route the gemeente still hands over the certificate.
 */
#include "stelsel/dienst.h"

static const struct keuze wijzen[] = {{"inburgeringsexamen", "Inburgeringsexamen (B1-route)"},
                                      {"onderwijsroute", "Onderwijsroute"},
                                      {"z_route", "Zelfredzaamheidsroute (Z-route)"},
                                      {"vrijstelling", "Vrijstelling"},
                                      {"ontheffing", "Ontheffing"},
                                      {0}};

static const struct keuze papieren[] = {
    {"diploma", "Inburgeringsdiploma"}, {"certificaat", "Inburgeringscertificaat"}, {0}};

static const struct veld velden[] = {
    {.naam = "datum_beschikking",
     .label = "Datum van de beschikking",
     .hulp = "De datum op de brief van DUO aan de inburgeraar.",
     .soort = VELD_DATUM,
     .verplicht = true,
     .biv = BIV(HOOG, HOOG, MIDDEN),
     .ggm = "Inburgeringsplicht.BeschikkingVoldaanInburgeringsplicht",
     .bron = WI "art. 6"},
    {.naam = "wijze",
     .label = "Hoe is voldaan",
     .hulp = "Waarmee de inburgeraar aan de plicht heeft voldaan.",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = wijzen,
     .biv = BIV(HOOG, HOOG, MIDDEN),
     .bron = WI "art. 4 tot en met 6"},
    {.naam = "waardepapier",
     .label = "Diploma of certificaat",
     .hulp = "Een diploma bij het examen en de onderwijsroute, een certificaat bij de Z-route, anders geen van beide.",
     .soort = VELD_KEUZE,
     .keuzes = papieren,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .bron = WI "art. 6, lid 2"},
    {.naam = "uitgereikt_op",
     .label = "Certificaat uitgereikt op",
     .hulp = "De dag waarop de gemeente het certificaat persoonlijk gaf. Leeg zolang dat niet is gebeurd.",
     .soort = VELD_DATUM,
     .alleen_als = {"waardepapier", "certificaat"},
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .bron = RI "art. 3.18, lid 2"},
    {0}};

/* ---- rules ---- */

static bool niet_dubbel(const struct vraag *v, struct buf *melding) {
    const struct bericht *einde = historie_plicht_einde(v->historie);
    if (einde == NULL || einde->dienst != v->nieuw->dienst)
        return true;
    buf_add(melding, "Er is al een beschikking dat aan de plicht is voldaan, van ");
    melding_datum(melding, historie_plicht_einddatum(v->historie));
    buf_add(melding, ". Corrigeer dat bericht.");
    return false;
}

static const char *papier_bij(const char *wijze) {
    if (strcmp(wijze, "z_route") == 0)
        return "certificaat";
    return een_van("inburgeringsexamen|onderwijsroute", wijze) ? "diploma" : NULL;
}

static bool papier_past(const struct vraag *v, struct buf *melding) {
    const char *wijze = bericht_waarde(v->nieuw, "wijze"), *papier = bericht_waarde(v->nieuw, "waardepapier");
    const char *hoort = wijze == NULL ? NULL : papier_bij(wijze);
    if (wijze == NULL || (hoort == NULL ? papier == NULL : papier != NULL && strcmp(papier, hoort) == 0))
        return true;
    if (hoort == NULL)
        buf_add(melding, "Bij een vrijstelling of ontheffing is er geen diploma of certificaat. Maak dit veld leeg.");
    else
        buf_addf(melding, "Hierbij hoort een %s. Kies dat.", hoort);
    return false;
}

/* R2: PVT and MAP too, whatever the leerroute. DUO knows more than the portal, so this warns. */
static bool pvt_en_map(const struct vraag *v, struct buf *melding) {
    const char *wijze = bericht_waarde(v->nieuw, "wijze");
    struct buf *namen = buf_new(melding, 32);
    size_t open = historie_tel_onderdelen(v->historie, "pvt|map", ONDERDEEL_OPEN, namen);
    if (wijze == NULL || papier_bij(wijze) == NULL || open == 0)
        return true;
    buf_addf(melding, "Volgens het portaal is nog niet klaar: %s. Controleer of dat zo is.", namen->data);
    return false;
}

static bool examen_gehaald(const struct vraag *v, struct buf *melding) {
    struct buf *namen = buf_new(melding, 64);
    if (!bericht_waarde_is(v->nieuw, "wijze", "inburgeringsexamen") ||
        historie_tel_onderdelen(v->historie, EXAMENONDERDELEN, ONDERDEEL_OPEN, namen) == 0)
        return true;
    buf_addf(melding, "Volgens het portaal is van het examen nog niet gehaald: %s. Controleer de examenresultaten.",
             namen->data);
    return false;
}

/* R4: the taalschakeltraject itself, as told with the effort or by its diploma. */
static bool onderwijsroute_klaar(const struct vraag *v, struct buf *melding) {
    if (!bericht_waarde_is(v->nieuw, "wijze", "onderwijsroute") ||
        bericht_waarde(historie_laatste(v->historie, "inburgeringsaanbod"), "datum_taalschakeldiploma") != NULL ||
        historie_tel_route(v->historie, "onderwijsroute", ONDERDEEL_OPEN, NULL) == 0)
        return true;
    buf_add(melding, "Volgens het portaal is het taalschakeltraject nog niet afgerond. Controleer of dat zo is.");
    return false;
}

/* Wi 8 lid 4: who did not get the onderwijsroute may pass the exam instead. */
static bool past_bij_leerroute(const struct vraag *v, struct buf *melding) {
    const struct bericht *pip = historie_laatste(v->historie, "pip");
    const char *wijze = bericht_waarde(v->nieuw, "wijze");
    if (pip == NULL || wijze == NULL || !een_van("onderwijsroute|z_route", wijze) ||
        bericht_waarde_is(pip, "leerroute", wijze))
        return true;
    buf_addf(melding, "In het PIP staat een andere leerroute: %s. Controleer hoe is voldaan.",
             keuze_label(keuze_leerroute, bericht_waarde(pip, "leerroute")));
    return false;
}

static bool z_deel_klaar(const struct historie *h, const char *deel) {
    return bericht_waarde_is(historie_laatste_met(h, "z_route", "onderdeel", deel), "resultaat", "voldaan");
}

static bool z_route_klaar(const struct vraag *v, struct buf *melding) {
    bool participatie = !historie_asiel(v->historie, NULL) || z_deel_klaar(v->historie, "participatie");
    if (!bericht_waarde_is(v->nieuw, "wijze", "z_route") ||
        (participatie && z_deel_klaar(v->historie, "eindgesprek_taal")))
        return true;
    buf_add(melding,
            "Volgens het portaal is de Z-route nog niet klaar: de gemeente gaf het eindgesprek of de participatie "
            "niet door. Controleer of dat zo is.");
    return false;
}

static bool uitgereikt_erna(const struct vraag *v, struct buf *melding) {
    struct date uitgereikt = bericht_datum(v->nieuw, "uitgereikt_op"),
                beschikking = bericht_datum(v->nieuw, "datum_beschikking");
    if (date_is_empty(uitgereikt) || date_is_empty(beschikking) || date_cmp(uitgereikt, beschikking) >= 0)
        return true;
    buf_add(melding, "Het certificaat kan niet zijn uitgereikt voor de beschikking. Vul een datum in op of na ");
    melding_datum(melding, beschikking);
    buf_add(melding, ".");
    return false;
}

static const struct regel regels[] = {
    {"datum_toekomst", KETEN "14.3", ERNST_FOUT, "datum_beschikking", regel_datum_niet_na_vandaag},
    {"niet_dubbel", WI "art. 6", ERNST_FOUT, NULL, niet_dubbel},
    {"wi_6_papier", WI "art. 6, lid 2", ERNST_FOUT, "waardepapier", papier_past},
    {"R17", RI "art. 3.18, lid 2", ERNST_FOUT, "uitgereikt_op", uitgereikt_erna},
    {"R2", WI "art. 6, lid 1", ERNST_WAARSCHUWING, "wijze", pvt_en_map},
    {"R3", WI "art. 7, lid 1", ERNST_WAARSCHUWING, "wijze", examen_gehaald},
    {"R14", BI "art. 3.14, lid 2 en 3", ERNST_WAARSCHUWING, "wijze", z_route_klaar},
    {"R4", WI "art. 8", ERNST_WAARSCHUWING, "wijze", onderwijsroute_klaar},
    {"wi_15", WI "art. 15, lid 1", ERNST_WAARSCHUWING, "wijze", past_bij_leerroute},
    {0}};

/* ---- what it adds to the dossier ---- */

static bool zonder_certificaat(const struct historie *ervoor, const struct bericht *b) {
    (void)ervoor;
    return !bericht_waarde_is(b, "wijze", "z_route");
}

static bool nog_uit_te_reiken(const struct historie *ervoor, const struct bericht *b) {
    (void)ervoor;
    return bericht_waarde(b, "uitgereikt_op") == NULL;
}

static const struct signaal_soort signalen[] = {
    {.code = "voldaan",
     .titel = "Voldaan aan de inburgeringsplicht",
     .waarom = "De inburgeraar is klaar. Na de beschikking hoort er geen begeleiding meer bij (" WI "art. 6).",
     .doen = "Rond de begeleiding af.",
     .tot_volgende = true,
     .geldt = zonder_certificaat},
    {.code = "certificaat_uitreiken",
     .titel = "Voldaan met de Z-route: reik het certificaat uit",
     .waarom = "De gemeente geeft het inburgeringscertificaat persoonlijk aan de inburgeraar (" RI "art. 3.18, lid 2).",
     .doen = "Reik het certificaat uit en rond de begeleiding af.",
     .tot_volgende = true,
     .als = {"wijze", "z_route"},
     .geldt = nog_uit_te_reiken},
    {0}};

const struct stelseldienst dienst_voldaan = {
    .nummer = 12,
    .code = "voldaan",
    .naam = "Voldaan",
    .omschrijving = "DUO laat weten dat de inburgeraar aan de inburgeringsplicht heeft voldaan, en waarmee.",
    .gebruik = "De gemeente rondt de begeleiding af. De IND gebruikt het bij een aanvraag voor verblijf of voor het "
               "Nederlanderschap.",
    .afzenders = PARTIJ_DUO,
    .ontvangers = PARTIJ_GEMEENTE | PARTIJ_IND,
    .grond = WI "art. 33, lid 1, onder a en b",
    .termijn = "direct",
    .datum_veld = "datum_beschikking",
    .tijdlijn = "Voldaan aan de inburgeringsplicht: {wijze}",
    .velden = velden,
    .regels = regels,
    .signaal = signalen,
    .beeindigt = {"wijze", "*"},
};
