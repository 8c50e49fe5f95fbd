/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "page/beheer/mensen_view.h"

#include "domain/rol.h"
#include "store/mandaat.h"

#include <ctype.h>
#include <string.h>

#define NAAM_MAX 200
#define EMAIL_MAX 254

/* ---- fields that several forms have ---- */

#define NAAM_VELD                                                                                                      \
    {                                                                                                                  \
        .naam = "naam", .label = "Uw naam", .hulp = "Voornaam en achternaam.", .soort = VELD_TEKST, .verplicht = true, \
        .max = NAAM_MAX, .min = 2                                                                                      \
    }
#define EMAIL_VELD                                                                                                     \
    {                                                                                                                  \
        .naam = "email", .label = "Uw e-mailadres", .hulp = "Het adres van uw werk.", .soort = VELD_EMAIL,             \
        .verplicht = true, .max = EMAIL_MAX                                                                            \
    }
#define CODE_VELD                                                                                                      \
    {                                                                                                                  \
        .naam = "code", .label = "Uitnodigingscode", .soort = VELD_TEKST, .max = 60,                                   \
        .hulp = "Kreeg u een code van DUO? Vul die dan in. De code heeft 7 groepjes van 4 tekens."                     \
    }
const struct veld persoon_velden[] = {NAAM_VELD, EMAIL_VELD, {0}};
const struct veld aanmeld_velden[] = {NAAM_VELD, EMAIL_VELD, CODE_VELD, {0}};
const struct veld code_velden[] = {CODE_VELD, {0}};

const struct form_view *over_mijzelf(TALLOC_CTX *ctx, struct form *f) {
    struct form_view *v = form_view(ctx, f, NULL, NULL);
    for (size_t i = 0; i < v->velden_aantal; i++) {
        if (strcmp(v->velden[i].naam, "naam") == 0)
            v->velden[i].autocomplete = "name";
        else if (strcmp(v->velden[i].naam, "email") == 0)
            v->velden[i].autocomplete = "email";
    }
    return v;
}

/* ---- words ---- */

const char *rollen_tekst(TALLOC_CTX *ctx, const char *const *codes) {
    char tekst[ROLLEN_TEKST];
    unsigned rollen = 0;
    for (; codes && *codes; codes++)
        rollen |= (unsigned)rol_van_code(*codes);
    return rollen ? talloc_strdup(ctx, rollen_namen(rollen, tekst)) : "Geen rol";
}

const char *mens_pseudoniem(TALLOC_CTX *ctx, const char *id) {
    size_t len = strlen(id);
    return len > 12 ? talloc_asprintf(ctx, "g-%s", id + len - 12) : "onbekend";
}

const char *organisatie_tekst(TALLOC_CTX *ctx, const char *code, const char *naam) {
    return isdigit((unsigned char)code[0]) ? talloc_asprintf(ctx, "Gemeente %s", naam) : naam;
}

struct keuze *organisatie_keuzes(struct page *p, const struct organisaties *gemeenten, struct err *err) {
    struct organisaties verbanden;
    if (!verbanden_alle(p->mem, p->store, &verbanden, err))
        return NULL;
    struct keuze *rows = talloc_zero_array(p->mem, struct keuze, (unsigned)(gemeenten->aantal + verbanden.aantal) + 2);
    size_t n = 0;
    rows[n++] = (struct keuze){"COA", "COA"};
    for (size_t i = 0; i < verbanden.aantal; i++)
        rows[n++] = (struct keuze){verbanden.rows[i].code, verbanden.rows[i].naam};
    for (size_t i = 0; i < gemeenten->aantal; i++)
        rows[n++] = (struct keuze){gemeenten->rows[i].code,
                                   organisatie_tekst(p->mem, gemeenten->rows[i].code, gemeenten->rows[i].naam)};
    return rows;
}

/* ---- the part of the start pages ---- */

const struct beheer_view *beheer_view(const struct page *p, const struct store_tx *tx) {
    struct mensen_telling t;
    mensen_tel_lees(tx, &t);
    if (!t.beheert)
        return NULL;
    struct beheer_view *v = talloc_zero(p->mem, struct beheer_view);
    *v = (struct beheer_view){.wachten = t.wachten,
                              .verloopt = t.verloopt,
                              .herzien = t.herzien,
                              .mensen = t.mensen,
                              .uitnodigingen = t.uitnodigingen,
                              .is_duo = strcmp(p->sessie.organisatie, "DUO") == 0};
    return v;
}

/* ---- rows by which the templates are compiled ---- */

#define T(S, f) HTML_FIELD_TEXT(struct S, f)
#define B(S, f) HTML_FIELD_BOOL(struct S, f)
#define I(S, f) HTML_FIELD_INT(struct S, f)
#define L(S, f, rows, E) HTML_FIELD_LIST(struct S, f, rows, sizeof(struct E))

const struct html_field beheer_fields[] = {I(beheer_view, wachten),
                                           I(beheer_view, verloopt),
                                           I(beheer_view, herzien),
                                           I(beheer_view, mensen),
                                           B(beheer_view, is_duo),
                                           I(beheer_view, uitnodigingen),
                                           {0}};

static const struct html_field mens_rij_fields[] = {
    T(mens_rij_view, url),         T(mens_rij_view, naam),        T(mens_rij_view, email),
    T(mens_rij_view, organisatie), T(mens_rij_view, rollen),      T(mens_rij_view, einde),
    T(mens_rij_view, einde_iso),   T(mens_rij_view, einde_dagen), T(mens_rij_view, laatst),
    T(mens_rij_view, laatst_iso),  T(mens_rij_view, gemaakt),     T(mens_rij_view, gemaakt_iso),
    T(mens_rij_view, id),          B(mens_rij_view, wacht),       B(mens_rij_view, nieuw),
    B(mens_rij_view, geblokkeerd), B(mens_rij_view, herzien),     B(mens_rij_view, zelf),
    B(mens_rij_view, verloopt),    B(mens_rij_view, geen_rol),    {0}};
const struct html_field mensen_fields[] = {PAGE_FRAME(struct mensen_view),
                                           L(mensen_view, filters, deel_filter_fields, deel_filter),
                                           B(mensen_view, gefilterd),
                                           B(mensen_view, is_duo),
                                           L(mensen_view, rijen, mens_rij_fields, mens_rij_view),
                                           DEEL_BLAD_FIELDS(struct mensen_view),
                                           {0}};

static const struct html_field mens_rol_fields[] = {T(mens_rol_view, rol),         T(mens_rol_view, url),
                                                    T(mens_rol_view, van),         T(mens_rol_view, van_iso),
                                                    T(mens_rol_view, tot),         T(mens_rol_view, tot_iso),
                                                    T(mens_rol_view, tot_dagen),   T(mens_rol_view, gegeven),
                                                    T(mens_rol_view, gegeven_iso), T(mens_rol_view, door),
                                                    T(mens_rol_view, herzien),     T(mens_rol_view, herzien_iso),
                                                    T(mens_rol_view, einde),       B(mens_rol_view, verloopt),
                                                    B(mens_rol_view, straks),      {0}};
static const struct html_field mens_wijziging_fields[] = {T(mens_wijziging_view, moment),
                                                          T(mens_wijziging_view, moment_iso),
                                                          T(mens_wijziging_view, tekst),
                                                          T(mens_wijziging_view, door),
                                                          {0}};
const struct html_field mens_fields[] = {PAGE_FRAME(struct mens_view),
                                         T(mens_view, naam),
                                         T(mens_view, waarom_niet),
                                         T(mens_view, rollen_url),
                                         T(mens_view, gegevens_url),
                                         T(mens_view, blokkeren_url),
                                         T(mens_view, deblokkeren_url),
                                         T(mens_view, sessies_url),
                                         T(mens_view, herzien_url),
                                         B(mens_view, wacht),
                                         B(mens_view, nieuw),
                                         B(mens_view, geblokkeerd),
                                         B(mens_view, zelf),
                                         B(mens_view, van_aanbieder),
                                         B(mens_view, herzien),
                                         I(mens_view, sessies),
                                         L(mens_view, gegevens, deel_gegeven_fields, deel_gegeven),
                                         L(mens_view, rollen, mens_rol_fields, mens_rol_view),
                                         I(mens_view, rollen_aantal),
                                         L(mens_view, eerder, mens_rol_fields, mens_rol_view),
                                         I(mens_view, eerder_aantal),
                                         L(mens_view, wijzigingen, mens_wijziging_fields, mens_wijziging_view),
                                         I(mens_view, wijzigingen_aantal),
                                         {0}};

const struct html_field daad_fields[] = {PAGE_FRAME(struct daad_view),
                                         T(daad_view, boven),
                                         T(daad_view, kop),
                                         T(daad_view, uitleg),
                                         T(daad_view, actie),
                                         T(daad_view, knop),
                                         T(daad_view, terug_url),
                                         T(daad_view, kruimel),
                                         T(daad_view, kruimel_url),
                                         T(daad_view, waarom_niet),
                                         T(daad_view, id),
                                         HTML_FIELD_STRUCT(struct daad_view, form, form_fields),
                                         B(daad_view, wijzigbaar),
                                         L(daad_view, gegevens, deel_gegeven_fields, deel_gegeven),
                                         I(daad_view, gegevens_aantal),
                                         L(daad_view, velden_verborgen, deel_verborgen_fields, deel_verborgen),
                                         {0}};

const struct html_field herzien_fields[] = {PAGE_FRAME(struct herzien_view),
                                            I(herzien_view, gedaan),
                                            I(herzien_view, totaal),
                                            I(herzien_view, over),
                                            I(herzien_view, procent),
                                            B(herzien_view, is_duo),
                                            L(herzien_view, rijen, mens_rij_fields, mens_rij_view),
                                            DEEL_BLAD_FIELDS(struct herzien_view),
                                            {0}};

static const struct html_field uitnodiging_rij_fields[] = {T(uitnodiging_view, organisatie),
                                                           T(uitnodiging_view, rollen),
                                                           T(uitnodiging_view, gemaakt),
                                                           T(uitnodiging_view, gemaakt_iso),
                                                           T(uitnodiging_view, door),
                                                           T(uitnodiging_view, tot),
                                                           T(uitnodiging_view, tot_iso),
                                                           T(uitnodiging_view, stand),
                                                           T(uitnodiging_view, intrek_url),
                                                           T(uitnodiging_view, mens_url),
                                                           {0}};
const struct html_field uitnodigingen_fields[] = {
    PAGE_FRAME(struct uitnodigingen_view), L(uitnodigingen_view, open, uitnodiging_rij_fields, uitnodiging_view),
    I(uitnodigingen_view, open_aantal),    L(uitnodigingen_view, eerder, uitnodiging_rij_fields, uitnodiging_view),
    I(uitnodigingen_view, eerder_aantal),  {0}};
const struct html_field uitnodiging_code_fields[] = {
    PAGE_FRAME(struct uitnodiging_code_view), T(uitnodiging_code_view, code), T(uitnodiging_code_view, organisatie),
    T(uitnodiging_code_view, rollen),         T(uitnodiging_code_view, tot),  {0}};

const struct html_field aanmelden_fields[] = {PAGE_FRAME(struct aanmelden_view),
                                              T(aanmelden_view, organisatie),
                                              T(aanmelden_view, beslist),
                                              HTML_FIELD_STRUCT(struct aanmelden_view, form, form_fields),
                                              T(aanmelden_view, sinds),
                                              T(aanmelden_view, sinds_iso),
                                              {0}};
const struct html_field mijn_gegevens_fields[] = {PAGE_FRAME(struct mijn_gegevens_view),
                                                  HTML_FIELD_STRUCT(struct mijn_gegevens_view, form, form_fields),
                                                  HTML_FIELD_STRUCT(struct mijn_gegevens_view, code, form_fields),
                                                  L(mijn_gegevens_view, gegevens, deel_gegeven_fields, deel_gegeven),
                                                  {0}};
