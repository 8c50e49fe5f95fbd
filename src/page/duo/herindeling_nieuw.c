/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The form of a herindeling. What comes of it is a draft: a dry run that changes nothing.
 */
#include "page/duo/herindeling.h"
#include "page/gemeente/levering.h"
#include "page/organisatie_view.h"
#include "page/pages.h"
#include "json/json.h"

#include <stdlib.h>
#include <string.h>

#define VAN_MAX 20
#define VERDELING_MAX 500

static const struct keuze soorten[] = {{"samenvoeging", "Een of meer gemeenten gaan op in een andere"},
                                       {"splitsing", "Een gemeente wordt verdeeld over andere gemeenten"},
                                       {0}};

static const struct veld velden[] = {
    {.naam = "soort", .label = "Wat gebeurt er", .soort = VELD_KEUZE, .verplicht = true, .keuzes = soorten},
    {.naam = "datum",
     .label = "Datum",
     .hulp = "De eerste dag waarop de nieuwe indeling geldt. Is die dag vandaag of al voorbij? Dan gebeurt het zodra "
             "een collega het goedkeurt.",
     .soort = VELD_DATUM,
     .verplicht = true},
    {.naam = "van",
     .label = "Gemeenten die opgaan",
     .hulp = "De CBS-codes van 4 cijfers, met een komma ertussen. Bij een splitsing één gemeente.",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 200},
    {.naam = "naar",
     .label = "Naar welke gemeente",
     .hulp = "Kies een gemeente die er al is. Bij een splitsing: waar alles heen gaat wat u niet verdeelt. Komt er een "
             "nieuwe gemeente? Laat dit leeg en vul hieronder de nieuwe gemeente in.",
     .soort = VELD_GEMEENTE},
    {.naam = "code", .label = "CBS-code van de nieuwe gemeente", .hulp = "4 cijfers.", .soort = VELD_TEKST, .max = 4},
    {.naam = "naam", .label = "Naam van de nieuwe gemeente", .soort = VELD_TEKST, .max = 200},
    {.naam = "kvk", .label = "KvK-nummer van de nieuwe gemeente", .hulp = "8 cijfers.", .soort = VELD_TEKST, .max = 20},
    {.naam = "rsin", .label = "RSIN van de nieuwe gemeente", .hulp = "9 cijfers.", .soort = VELD_TEKST, .max = 20},
    {.naam = "oin", .label = "OIN van de nieuwe gemeente", .hulp = "20 cijfers.", .soort = VELD_TEKST, .max = 40},
    {.naam = "verdeling",
     .label = "Verdeling bij een splitsing",
     .hulp = "Op elke regel de eerste postcode, de laatste postcode en de CBS-code van de gemeente. Alleen de cijfers, "
             "bijvoorbeeld: 9160 9164 0072. Het portaal kijkt naar de postcode in het adres van de inburgeraar.",
     .soort = VELD_LANGETEKST,
     .max = 9000},
    {0}};

static const struct {
    const char *veld, *code, *melding;
} meldingen[] = {
    {"van", "geen", "Gemeenten die opgaan: dit is geen gemeente die nu bestaat. Controleer de CBS-codes."},
    {"van", "andere",
     "Gemeenten die opgaan: een van deze gemeenten zit al in een andere herindeling. Maak die eerst definitief, of "
     "draai "
     "die terug."},
    {"datum", "vroeg", "Datum: kies een dag vanaf 1 januari 2022."},
    {"datum", "laat", "Datum: kies een dag binnen twee jaar."},
    {"naar", "zelfde", "Naar welke gemeente: een gemeente kan niet opgaan in zichzelf."},
    {"naar", "geen", "Naar welke gemeente: deze gemeente bestaat niet op die datum. Kies een andere gemeente."},
    {"code", "bestaat", "CBS-code van de nieuwe gemeente: er is al een organisatie met deze code."},
    {"naam", "leeg", "Naam van de nieuwe gemeente: vul dit in."},
    {"kvk", "vorm", "KvK-nummer van de nieuwe gemeente: vul 8 cijfers in."},
    {"kvk", "dubbel", "KvK-nummer van de nieuwe gemeente: een andere organisatie heeft dit nummer al."},
    {"rsin", "vorm", "RSIN van de nieuwe gemeente: dit nummer klopt niet. Vul 9 cijfers in en controleer ze."},
    {"rsin", "dubbel", "RSIN van de nieuwe gemeente: een andere organisatie heeft dit nummer al."},
    {"oin", "vorm", "OIN van de nieuwe gemeente: vul 20 cijfers in."},
    {"oin", "dubbel", "OIN van de nieuwe gemeente: een andere organisatie heeft dit nummer al."},
    {"verdeling", "geen", "Verdeling bij een splitsing: vul ten minste één regel in."},
    {"verdeling", "gemeente", "Verdeling bij een splitsing: een van deze gemeenten bestaat niet op die datum."},
};

const char *herindeling_melding(const char *veld, const char *code) {
    for (size_t i = 0; i < sizeof meldingen / sizeof meldingen[0]; i++)
        if (strcmp(meldingen[i].veld, veld) == 0 && strcmp(meldingen[i].code, code) == 0)
            return meldingen[i].melding;
    return "Deze herindeling kan zo niet. Controleer de gegevens.";
}

/* ---- what was typed ---- */

static bool is_code(const char *tekst) {
    return strlen(tekst) == 4 && strspn(tekst, "0123456789") == 4;
}

static const char *const *lees_van(struct page *p, struct form *f) {
    const char **uit = talloc_zero_array(p->mem, const char *, VAN_MAX + 1);
    const char *at = form_gegeven(f, "van");
    size_t n = 0;
    while (at && *(at += strspn(at, " ,;\t")) != '\0') {
        size_t len = strcspn(at, " ,;\t");
        const char *code = talloc_strndup(p->mem, at, len);
        if (!is_code(code) || n == VAN_MAX) {
            form_meld(p->mem, f, "van", "Gemeenten die opgaan: vul hoogstens 20 CBS-codes van 4 cijfers in.");
            break;
        }
        uit[n++] = code;
        at += len;
    }
    const char *soort = form_gegeven(f, "soort");
    if (n > 1 && soort && strcmp(soort, "splitsing") == 0)
        form_meld(p->mem, f, "van", "Gemeenten die opgaan: bij een splitsing vult u één gemeente in.");
    return uit;
}

/* The new gemeente as JSON, or NULL: one that is there takes over. */
static const char *lees_nieuw(struct page *p, struct form *f, const char **ret_naar) {
    static const char *const namen[] = {"naam", "kvk", "rsin", "oin"};
    const char *naar = form_gegeven(f, "naar"), *code = form_gegeven(f, "code");
    *ret_naar = naar ? naar : code;
    if (naar && code)
        form_meld(p->mem, f, "code",
                  "CBS-code van de nieuwe gemeente: u koos hierboven al een gemeente. Laat een van de twee leeg.");
    else if (!naar && (!code || !is_code(code)))
        form_meld(p->mem, f, code ? "code" : "naar",
                  code ? "CBS-code van de nieuwe gemeente: vul 4 cijfers in."
                       : "Naar welke gemeente: kies een gemeente, of vul hieronder een nieuwe gemeente in.");
    if (naar || !code)
        return NULL;
    struct buf *uit = buf_new(p->mem, 200);
    struct json_writer w = json_writer(uit);
    json_open(&w, '{');
    for (size_t i = 0; i < sizeof namen / sizeof namen[0]; i++) {
        const char *typed = form_gegeven(f, namen[i]);
        json_name(&w, namen[i]);
        json_put_text(&w, i == 0 ? typed : form_cijfers(p->mem, typed));
    }
    json_close(&w, '}');
    return uit->data;
}

static bool lees_regel(const char *regel, long ret[2], char naar[static 5]) {
    char einde;
    return sscanf(regel, " %4ld %*1[ -] %4ld %4[0-9] %c", &ret[0], &ret[1], naar, &einde) == 3 ||
           sscanf(regel, " %4ld %4ld %4[0-9] %c", &ret[0], &ret[1], naar, &einde) == 3;
}

static bool regel_goed(const long g[2], const char *naar) {
    return g[0] >= 1000 && g[1] >= g[0] && g[1] <= 9999 && is_code(naar);
}

static const char *lees_verdeling(struct page *p, struct form *f) {
    const char *at = form_gegeven(f, "verdeling"), *soort = form_gegeven(f, "soort");
    struct buf *uit = buf_new(p->mem, 500);
    struct json_writer w = json_writer(uit);
    size_t n = 0;
    if (!soort || strcmp(soort, "splitsing") != 0) {
        if (at)
            form_meld(p->mem, f, "verdeling", "Verdeling bij een splitsing: laat dit leeg als gemeenten samengaan.");
        return NULL;
    }
    json_open(&w, '[');
    for (; at && *at; at += strspn(at, "\r\n")) {
        size_t len = strcspn(at, "\r\n");
        long grens[2];
        char naar[5] = "";
        if (n++ == VERDELING_MAX || !lees_regel(talloc_strndup(p->mem, at, len), grens, naar) ||
            !regel_goed(grens, naar)) {
            form_meld(p->mem, f, "verdeling",
                      talloc_asprintf(p->mem,
                                      "Verdeling bij een splitsing, regel %zu: schrijf de eerste postcode, de laatste "
                                      "postcode en de CBS-code, bijvoorbeeld 9160 9164 0072.",
                                      n));
            return NULL;
        }
        json_open(&w, '{');
        json_name(&w, "van");
        json_put_whole(&w, grens[0]);
        json_name(&w, "tot");
        json_put_whole(&w, grens[1]);
        json_name(&w, "naar");
        json_put_text(&w, naar);
        json_close(&w, '}');
        at += len;
    }
    json_close(&w, ']');
    return uit->data;
}

/* ---- the pages ---- */

static bool toon(struct page *p, const struct form *f, int status) {
    struct form_view *form = form_view(p->mem, f, NULL, NULL);
    const struct keuze *gemeenten = levering_gemeenten(p, f);
    if (gemeenten)
        form_gemeenten(form, f, gemeenten);
    struct herindeling_nieuw_view view = {
        .pagina = {.titel = "Nieuwe herindeling", .in_organisaties = true, .fout = f->fouten > 0 || f->fout},
        .form = form};
    return page_show(p, status, TPL_HERINDELING_NIEUW, &view.pagina);
}

bool page_herindeling_nieuw(struct page *p, struct err *err) {
    static const char *const namen[] = {"van", NULL};
    const char *van = fcgi_get(&p->req->query, "van");
    const char *waarden[sizeof velden / sizeof velden[0]] = {"samenvoeging", NULL, van && is_code(van) ? van : NULL};
    return deel_query_goed(&p->req->query, namen, err) &&
           page_voer_uit(p, page_begin(p), (struct audit){.handeling = p->handeling}, err) &&
           toon(p, form_vul(p->mem, velden, waarden), 200);
}

bool page_herindeling_maak(struct page *p, struct err *err) {
    static const char *const eigen[] = {"csrf", NULL};
    struct form *f = form_lees(p->mem, velden, &p->req->body, eigen);
    char id[KRYPTO_UUID_TEXT];
    krypto_uuid(id);
    struct herindeling_ontwerp h = {.id = id, .soort = form_gegeven(f, "soort"), .van = lees_van(p, f)};
    form_vereis(p->mem, f, FORM_ALLES);
    h.nieuw = lees_nieuw(p, f, &h.naar);
    h.verdeling = lees_verdeling(p, f);
    if (form_gegeven(f, "datum"))
        (void)date_parse(form_gegeven(f, "datum"), &h.datum);
    bool goed = f->fouten == 0 && !f->fout;
    struct store_tx *tx = page_begin(p);
    if (goed)
        herindeling_maak_vraag(tx, &h);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling}, err))
        return false;
    if (!goed)
        return toon(p, f, 422);
    struct organisatie_uitkomst u;
    herindeling_maak_lees(p->mem, tx, &u);
    for (size_t i = 0; i < u.fouten_aantal; i++)
        form_meld(p->mem, f, u.fouten[i].veld, herindeling_melding(u.fouten[i].veld, u.fouten[i].code));
    return u.fouten_aantal > 0 ? toon(p, f, 422) : page_see_other(p, "/duo/herindelingen/%s?gedaan=ontwerp", id);
}
