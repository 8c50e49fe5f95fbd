/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * One person: what she may do, since and until when, who says so, and what was changed.
 */
#include "domain/rol.h"
#include "page/beheer/mensen_daad.h"
#include "page/pages.h"

#include <ctype.h>
#include <string.h>

static bool stand_is(const struct mens *m, const char *stand) {
    return strcmp(m->stand, stand) == 0;
}

static const char *url(const struct page *p, const struct mens *m, const char *daad) {
    return talloc_asprintf(p->mem, "/mensen/%s/%s", m->id, daad);
}

/* ---- roles ---- */

static const char *door(const struct page *p, const struct mens *m, const char *wie) {
    if (wie)
        return wie;
    return mens_brengt_rollen(p, m) ? "de inlogdienst van de organisatie" : "de beheerder van het portaal";
}

/* How it came to an end. */
static const char *afgelopen(const struct page *p, const struct mens *m, const struct mens_rol *r) {
    if (r->ingetrokken_op)
        return talloc_asprintf(p->mem, "Weggehaald op %s door %s", deel_moment(p->mem, r->ingetrokken_op),
                               door(p, m, r->ingetrokken_door));
    return talloc_asprintf(p->mem, "Gold tot en met %s", deel_datum(p->mem, date_add_days(r->tot, -1)));
}

static struct mens_rol_view rol_view(const struct page *p, const struct mens *m, const struct mens_rol *r, bool mag) {
    TALLOC_CTX *c = p->mem;
    bool eindigt = !date_is_empty(r->tot);
    struct date laatste = eindigt ? date_add_days(r->tot, -1) : r->tot;
    return (struct mens_rol_view){.rol = rol_naam(rol_van_code(r->rol)),
                                  .url = mag ? talloc_asprintf(c, "/mensen/%s/rol/%s", m->id, r->id) : NULL,
                                  .van = deel_datum(c, r->van),
                                  .van_iso = deel_iso(c, r->van),
                                  .tot = deel_datum(c, laatste),
                                  .tot_iso = deel_iso(c, laatste),
                                  .tot_dagen = eindigt ? deel_dagen(c, laatste, p->vandaag) : NULL,
                                  .gegeven = deel_moment(c, r->gegeven_op),
                                  .gegeven_iso = deel_moment_iso(c, r->gegeven_op),
                                  .door = door(p, m, r->gegeven_door),
                                  .herzien = deel_datum(c, r->herzien_op),
                                  .herzien_iso = deel_iso(c, r->herzien_op),
                                  .einde = r->nu || r->straks ? NULL : afgelopen(p, m, r),
                                  .straks = r->straks,
                                  .verloopt = eindigt &&
                                              date_days_between(p->vandaag, r->tot) <= p->house->conf->mensen_verloopt};
}

static void fill_rollen(const struct page *p, const struct mens *m, const struct mens_rollen *rollen,
                        struct mens_view *v) {
    bool mag = !m->zelf && !mens_brengt_rollen(p, m);
    v->rollen = talloc_zero_array(p->mem, struct mens_rol_view, (unsigned)rollen->aantal + 1);
    v->eerder = talloc_zero_array(p->mem, struct mens_rol_view, (unsigned)rollen->aantal + 1);
    for (size_t i = 0; i < rollen->aantal; i++) {
        const struct mens_rol *r = &rollen->rijen[i];
        if (r->nu || r->straks)
            v->rollen[v->rollen_aantal++] = rol_view(p, m, r, mag);
        else
            v->eerder[v->eerder_aantal++] = rol_view(p, m, r, false);
    }
}

/* ---- history ---- */

static const struct {
    const char *wat, *tekst;
} woorden[] = {{"aangemeld", "Meldde zich aan"},
               {"uitgenodigd", "Kwam binnen met een uitnodiging"},
               {"toegelaten", "Kreeg toegang"},
               {"rol_gegeven", "Kreeg een rol"},
               {"rol_einde", "Einde van een rol gewijzigd"},
               {"rol_beeindigd", "Rol weggehaald"},
               {"geblokkeerd", "Geblokkeerd"},
               {"gedeblokkeerd", "Blokkade opgeheven"},
               {"sessies", "Sessies beëindigd"},
               {"gegevens", "Naam of e-mailadres gewijzigd"},
               {"herzien", "Rollen gecontroleerd: ze kloppen"}};

static const char *wijziging_tekst(const struct page *p, const struct mens_wijziging *w) {
    const char *tekst = w->wat;
    for (size_t i = 0; i < sizeof woorden / sizeof woorden[0]; i++)
        if (strcmp(woorden[i].wat, w->wat) == 0)
            tekst = woorden[i].tekst;
    if (w->rol)
        tekst = talloc_asprintf(p->mem, "%s: %s", tekst, rol_naam(rol_van_code(w->rol)));
    if (!date_is_empty(w->per))
        tekst = talloc_asprintf(p->mem, "%s, tot en met %s", tekst, deel_datum(p->mem, date_add_days(w->per, -1)));
    else if (strcmp(w->wat, "rol_einde") == 0)
        tekst = talloc_asprintf(p->mem, "%s, geen einddatum meer", tekst);
    return tekst;
}

static void fill_wijzigingen(const struct page *p, const struct store_tx *tx, struct mens_view *v) {
    struct mens_wijzigingen w;
    mens_wijzigingen_lees(p->mem, tx, &w);
    v->wijzigingen = talloc_zero_array(p->mem, struct mens_wijziging_view, (unsigned)w.aantal + 1);
    v->wijzigingen_aantal = w.aantal;
    for (size_t i = 0; i < w.aantal; i++)
        v->wijzigingen[i] = (struct mens_wijziging_view){.moment = deel_moment(p->mem, w.rijen[i].moment),
                                                         .moment_iso = deel_moment_iso(p->mem, w.rijen[i].moment),
                                                         .tekst = wijziging_tekst(p, &w.rijen[i]),
                                                         .door = w.rijen[i].door};
}

/* ---- the page ---- */

static void fill_gegevens(const struct page *p, const struct mens *m, struct mens_view *v) {
    const struct deel_gegeven rows[] = {
        {.label = "Naam", .waarde = m->naam},
        {.label = "E-mailadres", .waarde = m->email},
        {.label = "Organisatie", .waarde = organisatie_tekst(p->mem, m->organisatie, m->organisatie_naam)},
        {.label = "Bekend sinds", .waarde = deel_moment(p->mem, m->gemaakt)},
        {.label = "Laatst ingelogd", .waarde = m->laatst ? deel_moment(p->mem, m->laatst) : "Nog nooit"},
        {.label = "Nu open sessies", .waarde = talloc_asprintf(p->mem, "%ld", m->sessies)},
        {.label = "In het logboek", .waarde = m->pseudoniem}};
    v->gegevens = talloc_memdup(p->mem, rows, sizeof rows);
    v->gegevens_aantal = sizeof rows / sizeof rows[0];
}

/* What she may do about this person; what she may not has no address. */
static void fill_daden(const struct page *p, const struct mens *m, struct mens_view *v) {
    v->waarom_niet = mens_waarom_niet(m);
    if (m->zelf)
        return;
    bool geblokkeerd = stand_is(m, "geblokkeerd"), nieuw = stand_is(m, "nieuw");
    v->blokkeren_url = geblokkeerd ? NULL : url(p, m, "blokkeren");
    v->deblokkeren_url = geblokkeerd ? url(p, m, "deblokkeren") : NULL;
    v->sessies_url = m->sessies > 0 ? url(p, m, "sessies") : NULL;
    v->gegevens_url = m->naam && !nieuw ? url(p, m, "gegevens") : NULL;
    v->rollen_url = geblokkeerd || nieuw || v->van_aanbieder ? NULL : url(p, m, "rollen");
    v->herzien_url = stand_is(m, "actief") && v->herzien ? url(p, m, "herzien") : NULL;
}

bool page_mens(struct page *p, struct err *err) {
    static const char *const namen[] = {"gedaan", NULL};
    static const struct keuze gedaan[] = {
        {"rollen", "De rol is gegeven. Zij geldt vanaf de volgende klik."},
        {"einde", "Het einde van de rol is aangepast."},
        {"blokkeren", "Deze persoon kan niet meer inloggen. Alle sessies zijn beëindigd."},
        {"deblokkeren", "Deze persoon kan weer inloggen."},
        {"sessies", "Alle sessies van deze persoon zijn beëindigd."},
        {"gegevens", "De gegevens zijn bewaard."},
        {0}};
    const char *wat = NULL, *id = page_param(p, "id");
    if (!deel_query_goed(&p->req->query, namen, err) || !deel_query_keuze(&p->req->query, "gedaan", gedaan, &wat, err))
        return false;
    struct store_tx *tx = page_begin(p);
    mens_vraag(tx, id, (int)p->house->conf->mensen_herzien);
    mens_rollen_vraag(tx, id);
    mens_wijzigingen_vraag(tx, id);
    const char *wie = mens_pseudoniem(p->mem, id);
    struct mens m;
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling, .bijzonderheden = wie}, err) ||
        !mens_lees(p->mem, tx, &m, err))
        return false;
    struct mens_rollen rollen;
    mens_rollen_lees(p->mem, tx, &rollen);
    struct mens_view view = {.pagina = {.titel = mens_heet(&m), .in_mensen = true},
                             .naam = mens_heet(&m),
                             .wacht = stand_is(&m, "wacht"),
                             .nieuw = stand_is(&m, "nieuw"),
                             .geblokkeerd = stand_is(&m, "geblokkeerd"),
                             .zelf = m.zelf,
                             .van_aanbieder = mens_brengt_rollen(p, &m),
                             .herzien = m.herzien,
                             .sessies = m.sessies};
    for (size_t i = 0; wat && gedaan[i].code; i++)
        if (strcmp(gedaan[i].code, wat) == 0)
            view.pagina.melding = gedaan[i].label;
    fill_gegevens(p, &m, &view);
    fill_rollen(p, &m, &rollen, &view);
    fill_wijzigingen(p, tx, &view);
    fill_daden(p, &m, &view);
    return page_show(p, 200, TPL_MENS, &view.pagina);
}
