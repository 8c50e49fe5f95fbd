/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * 25 Overdracht inburgeraar: after a verhuizing the new gemeente asks, the old one brings its hours up to date and
 * confirms with what the new one should know, and the new one accepts or asks back (Wi 2021, art. 35, lid 4;
 * Ketenproces 13.2). Accepted, the old one has nothing to do with the person any more (werkrelatie.h).
 */
#include "stelsel/dienst.h"
#include "stelsel/werkrelatie.h"

#include <string.h>

#define ARTIKEL WI "art. 35, lid 4"

/* Between which gemeenten, and how far they are. */
struct stand_overdracht {
    struct werkrelaties relaties;
    const struct werkrelatie *oud, *nieuw; /* NULL: none */
    const char *stap;                      /* the last one between these two; NULL: nothing was asked yet */
};

static bool is_van(const struct bericht *b, const char *organisatie) {
    return strcmp(b->afzender, organisatie) == 0 || strcmp(b->ontvanger, organisatie) == 0;
}

static const char *laatste_stap(const struct historie *h, const struct werkrelatie *oud) {
    const char *stap = NULL;
    for (size_t i = 0; i < h->aantal; i++) {
        const struct bericht *b = &h->berichten[i];
        if (!b->ingetrokken && strcmp(b->dienst->code, "overdracht") == 0 && b->nummer > oud->nummer &&
            is_van(b, oud->organisatie))
            stap = bericht_waarde(b, "stap_overdracht");
    }
    return stap;
}

/* afzender: an old gemeente hands over what is its own; the new one asks the gemeente that was left last. */
static void lees_stand(const struct historie *h, const char *afzender, struct stand_overdracht *ret) {
    *ret = (struct stand_overdracht){0};
    stelsel_werkrelaties(h, &ret->relaties);
    const struct werkrelatie *zelf = afzender == NULL ? NULL : werkrelatie_van(&ret->relaties, afzender);
    ret->oud = zelf != NULL && zelf->aard == RELATIE_AFSLUITEND ? zelf : werkrelatie_vorige(&ret->relaties);
    ret->nieuw = werkrelatie_gemeente(&ret->relaties);
    ret->stap = ret->oud == NULL ? NULL : laatste_stap(h, ret->oud);
}

static bool is_stap(const char *stap, const char *code) {
    return stap != NULL && strcmp(stap, code) == 0;
}

/* The one step that comes now; of two the first is offered. */
static const char *volgende_stap(const struct stand_overdracht *s) {
    if (s->stap == NULL)
        return "gevraagd";
    return is_stap(s->stap, "bevestigd") ? "aanvaard" : "bevestigd";
}

static const char *voorstel_stap(const struct vraag *v) {
    struct stand_overdracht s;
    lees_stand(v->historie, v->nieuw->afzender, &s);
    const char *stap = volgende_stap(&s);
    bool oud = s.oud != NULL && strcmp(s.oud->organisatie, v->nieuw->afzender) == 0;
    return oud == is_stap(stap, "bevestigd") ? stap : NULL;
}

static const char *telkens_nieuw(const struct vraag *v) {
    (void)v;
    return NULL;
}

static const char *ontvanger(const struct vraag *v) {
    struct stand_overdracht s;
    lees_stand(v->historie, v->nieuw->afzender, &s);
    if (s.oud == NULL || s.nieuw == NULL)
        return NULL;
    return strcmp(v->nieuw->afzender, s.oud->organisatie) == 0 ? s.nieuw->organisatie : s.oud->organisatie;
}

/* ---- fields ---- */

static const struct keuze stappen[] = {{"gevraagd", "Gevraagd door de nieuwe gemeente"},
                                       {"bevestigd", "Bevestigd door de vorige gemeente"},
                                       {"aanvaard", "Aanvaard door de nieuwe gemeente"},
                                       {"teruggevraagd", "Meer gevraagd door de nieuwe gemeente"},
                                       {0}};

static const struct veld velden[] = {
    {.naam = "stap_overdracht",
     .label = "Stap in de overdracht",
     .hulp = "De nieuwe gemeente vraagt, de vorige gemeente bevestigt, de nieuwe gemeente aanvaardt of vraagt meer. "
             "Na het aanvaarden ziet de vorige gemeente deze persoon niet meer.",
     .soort = VELD_KEUZE,
     .keuzes = stappen,
     .verplicht = true,
     .biv = BIV(MIDDEN, HOOG, MIDDEN),
     .voorstel = voorstel_stap,
     .bron = ARTIKEL},
    {.naam = "datum",
     .label = "Datum",
     .hulp = "De dag waarop u dit doet.",
     .soort = VELD_DATUM,
     .verplicht = true,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .voorstel = telkens_nieuw,
     .bron = ARTIKEL},
    {.naam = "voortgang",
     .label = "Voortgang",
     .hulp =
         "Alleen als u bevestigt: hoe ver is deze persoon, wat loopt goed en wat niet? De nieuwe gemeente ziet zelf "
         "het PIP en de geleverde resultaten. Schrijf geen medische gegevens op.",
     .soort = VELD_LANGETEKST,
     .verplicht_als = {"stap_overdracht", "bevestigd"},
     .alleen_als = {"stap_overdracht", "bevestigd"},
     .max = 2000,
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .voorstel = telkens_nieuw,
     .bron = ARTIKEL},
    {.naam = "boetes",
     .label = "Boetes van uw gemeente",
     .hulp = "Alleen als u bevestigt: welke boetes legde u op, wanneer en waarvoor? Geen boetes? Vul in: geen.",
     .soort = VELD_LANGETEKST,
     .verplicht_als = {"stap_overdracht", "bevestigd"},
     .alleen_als = {"stap_overdracht", "bevestigd"},
     .max = 1000,
     .biv = BIV(LAAG, HOOG, MIDDEN),
     .voorstel = telkens_nieuw,
     .bron = ARTIKEL},
    {.naam = "contactpersoon",
     .label = "Contactpersoon",
     .hulp = "Bij wie in uw gemeente kan de andere gemeente terecht?",
     .soort = VELD_TEKST,
     .verplicht_als = {"stap_overdracht", "gevraagd|bevestigd"},
     .max = 120,
     .biv = BIV(LAAG, LAAG, LAAG),
     .voorstel = telkens_nieuw,
     .bron = KETEN "13.2"},
    {.naam = "email_contactpersoon",
     .label = "E-mailadres van de contactpersoon",
     .hulp = "Bijvoorbeeld naam@gemeente.nl.",
     .soort = VELD_EMAIL,
     .biv = BIV(LAAG, LAAG, LAAG),
     .voorstel = telkens_nieuw,
     .bron = KETEN "13.2"},
    {.naam = "vraag",
     .label = "Wat wilt u nog weten",
     .hulp = "Alleen als u meer informatie vraagt: wat ontbreekt er, en waarom hebt u dat nodig?",
     .soort = VELD_LANGETEKST,
     .verplicht_als = {"stap_overdracht", "teruggevraagd"},
     .alleen_als = {"stap_overdracht", "teruggevraagd"},
     .max = 1000,
     .biv = BIV(LAAG, MIDDEN, MIDDEN),
     .voorstel = telkens_nieuw,
     .bron = ARTIKEL},
    {0}};

/* ---- rules ---- */

static bool verhuisd(const struct vraag *v, struct buf *melding) {
    struct stand_overdracht s;
    lees_stand(v->historie, v->nieuw->afzender, &s);
    if (s.oud != NULL || v->nieuw->vervangt != NULL)
        return true;
    buf_add(melding, "Er is geen vorige gemeente die nog iets moet overdragen.");
    return false;
}

static bool door_wie_het_moet(const struct vraag *v, struct buf *melding) {
    struct stand_overdracht s;
    lees_stand(v->historie, v->nieuw->afzender, &s);
    const char *stap = bericht_waarde(v->nieuw, "stap_overdracht");
    if (s.oud == NULL || s.nieuw == NULL || stap == NULL)
        return true;
    const struct werkrelatie *moet = is_stap(stap, "bevestigd") ? s.oud : s.nieuw;
    if (strcmp(moet->organisatie, v->nieuw->afzender) == 0)
        return true;
    buf_add(melding, is_stap(stap, "bevestigd")
                         ? "Alleen de vorige gemeente kan de overdracht bevestigen. Kies een andere stap."
                         : "U bent de vorige gemeente. U kunt de overdracht alleen bevestigen.");
    return false;
}

static bool in_volgorde(const struct vraag *v, struct buf *melding) {
    struct stand_overdracht s;
    lees_stand(v->historie, v->nieuw->afzender, &s);
    const char *stap = bericht_waarde(v->nieuw, "stap_overdracht");
    if (s.oud == NULL || stap == NULL || v->nieuw->vervangt != NULL || strcmp(stap, volgende_stap(&s)) == 0 ||
        (is_stap(stap, "teruggevraagd") && is_stap(s.stap, "bevestigd")))
        return true;
    buf_add(melding, s.stap == NULL ? "De overdracht is nog niet gevraagd. Eerst vraagt de nieuwe gemeente haar."
                     : is_stap(s.stap, "bevestigd")
                         ? "De vorige gemeente heeft bevestigd. De nieuwe gemeente kan nu aanvaarden of meer vragen."
                         : "De overdracht is gevraagd. Wacht tot de vorige gemeente bevestigt.");
    return false;
}

static bool na_verhuizing(const struct vraag *v, struct buf *melding) {
    struct stand_overdracht s;
    lees_stand(v->historie, v->nieuw->afzender, &s);
    struct date datum = bericht_datum(v->nieuw, "datum");
    if (s.oud == NULL || date_is_empty(datum) || date_cmp(datum, s.oud->van) >= 0)
        return true;
    buf_add(melding, "De datum is vóór de verhuizing van ");
    melding_datum(melding, s.oud->van);
    buf_add(melding, ". Controleer de datum.");
    return false;
}

/* Did the old gemeente deliver one of these after the verhuizing? */
static bool geleverd_sinds(const struct historie *h, const struct werkrelatie *oud, const char *codes) {
    for (size_t i = 0; i < h->aantal; i++) {
        const struct bericht *b = &h->berichten[i];
        if (!b->ingetrokken && b->nummer > oud->nummer && strcmp(b->afzender, oud->organisatie) == 0 &&
            een_van(codes, b->dienst->code))
            return true;
    }
    return false;
}

/* 13.2: hours change all the time, so a verhuizing is the moment to bring them up to date. Without a PIP there are
 * none. */
static bool bijgewerkt(const struct vraag *v, struct buf *melding) {
    struct stand_overdracht s;
    const struct bericht *pip = historie_laatste(v->historie, "pip");
    lees_stand(v->historie, v->nieuw->afzender, &s);
    if (s.oud == NULL || pip == NULL || !bericht_waarde_is(v->nieuw, "stap_overdracht", "bevestigd"))
        return true;
    if (historie_asiel(v->historie, NULL) && !geleverd_sinds(v->historie, s.oud, "inspanning")) {
        buf_add(melding,
                "Werk eerst de inspanning bij de cursusinstelling bij, tot en met de verhuizing. Bevestig daarna "
                "de overdracht.");
        return false;
    }
    if (bericht_waarde_is(pip, "leerroute", "z_route") && !geleverd_sinds(v->historie, s.oud, "uren|z_route")) {
        buf_add(melding,
                "Werk eerst de uren van de Z-route bij, tot en met de verhuizing. Bevestig daarna de overdracht.");
        return false;
    }
    return true;
}

static const struct regel regels[] = {
    {"verhuisd", ARTIKEL, ERNST_FOUT, NULL, verhuisd},
    {"door_wie", ARTIKEL, ERNST_FOUT, "stap_overdracht", door_wie_het_moet},
    {"volgorde", ARTIKEL, ERNST_FOUT, "stap_overdracht", in_volgorde},
    {"bijgewerkt", ARTIKEL, ERNST_FOUT, "stap_overdracht", bijgewerkt},
    {"datum_toekomst", KETEN "14.3", ERNST_FOUT, "datum", regel_datum_niet_na_vandaag},
    {"na_verhuizing", ARTIKEL, ERNST_FOUT, "datum", na_verhuizing},
    {0}};

/* ---- what it adds to the dossier ---- */

static const struct signaal_soort signalen[] = {
    {.code = "overdracht_gevraagd",
     .titel = "Overdracht gevraagd",
     .waarom = "De inburgeraar is verhuisd. De nieuwe gemeente vraagt u om de gegevens die u hebt (" ARTIKEL ").",
     .doen = "Werk de uren en de inspanning bij en bevestig de overdracht.",
     .voor = VOOR_VORIGE_GEMEENTE,
     .gesloten_door = "overdracht",
     .termijn = "overdracht",
     .als = {"stap_overdracht", "gevraagd"}},
    {.code = "overdracht_teruggevraagd",
     .titel = "Nieuwe gemeente vraagt meer over de overdracht",
     .waarom = "De nieuwe gemeente mist iets in uw overdracht (" ARTIKEL ").",
     .doen = "Lees wat er gevraagd wordt en bevestig de overdracht opnieuw, met het antwoord.",
     .voor = VOOR_VORIGE_GEMEENTE,
     .gesloten_door = "overdracht",
     .termijn = "overdracht",
     .als = {"stap_overdracht", "teruggevraagd"}},
    {.code = "overdracht_bevestigd",
     .titel = "Overdracht bevestigd door de vorige gemeente",
     .waarom = "De vorige gemeente droeg haar gegevens aan u over (" ARTIKEL ").",
     .doen = "Lees de overdracht. Aanvaard haar, of vraag meer informatie.",
     .voor = VOOR_GEMEENTE,
     .gesloten_door = "overdracht",
     .termijn = "overdracht",
     .als = {"stap_overdracht", "bevestigd"}},
    {0}};

static const struct werkrelatie *laatst_verlaten(const struct werkrelaties *w) {
    const struct werkrelatie *laatst = NULL;
    for (size_t i = 0; i < w->aantal; i++)
        if (w->rows[i].aard == RELATIE_AFSLUITEND && (laatst == NULL || w->rows[i].nummer >= laatst->nummer))
            laatst = &w->rows[i];
    return laatst;
}

static bool een_maand(const struct historie *h, const struct stand *s, struct date *ret) {
    struct werkrelaties w;
    (void)s;
    stelsel_werkrelaties(h, &w);
    const struct werkrelatie *oud = laatst_verlaten(&w);
    if (oud == NULL)
        return false;
    *ret = termijn_maanden(oud->van, (int)wet_waarde("overdracht_maanden", oud->van));
    return true;
}

static bool is_overgedragen(const struct historie *h) {
    struct werkrelaties w;
    stelsel_werkrelaties(h, &w);
    const struct werkrelatie *oud = laatst_verlaten(&w);
    return oud == NULL || !werkrelatie_open(oud);
}

static const struct termijn_soort termijnen[] = {{.code = "overdracht",
                                                  .titel = "Overdracht afronden",
                                                  .regel = "binnen 1 maand na de verhuizing",
                                                  .bron = ARTIKEL,
                                                  .voldaan_door = "overdracht",
                                                  .voldaan = is_overgedragen,
                                                  .datum = een_maand},
                                                 {0}};

static const char *const bij_de_hand[] = {"overdracht", "pip", "pvt", "map", NULL};

const struct stelseldienst dienst_overdracht = {
    .nummer = 25,
    .code = "overdracht",
    .naam = "Overdracht",
    .omschrijving = "Na een verhuizing draagt de vorige gemeente de inburgeraar over aan de nieuwe gemeente.",
    .gebruik = "De nieuwe gemeente gaat verder met het plan van de vorige gemeente en hoeft niet opnieuw te beginnen.",
    .afzenders = PARTIJ_GEMEENTE,
    .ontvangers = PARTIJ_GEMEENTE,
    .grond = ARTIKEL,
    .termijn = "binnen 1 maand na de verhuizing",
    .datum_veld = "datum",
    .voor_wie = verhuisd,
    .tijdlijn = "Overdracht: {stap_overdracht}",
    .velden = velden,
    .regels = regels,
    .signaal = signalen,
    .termijnen = termijnen,
    .ontvanger = ontvanger,
    .gebonden = true,
    .afsluitend = true,
    .bij_de_hand = bij_de_hand,
};
