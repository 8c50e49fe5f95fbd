/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Who logs in for the first time says who she is, once; then she waits for who decides, or comes in by an invitation.
 * And everybody's own name and e-mail address.
 */
#include "page/beheer/mensen_view.h"
#include "page/pages.h"

#include <string.h>

static const char *const eigen_namen[] = {"csrf", NULL};

static const char code_onjuist[] = "Deze code klopt niet, is verlopen of is niet voor uw organisatie. Controleer alle "
                                   "tekens. Klopt alles? Vraag dan een nieuwe code.";
static const char code_te_veel[] = "U vulde te vaak een verkeerde code in. Probeer het over een uur opnieuw.";

static const char *uitkomst_tekst(enum aanmeld_uitkomst u) {
    return u == AANMELD_TE_VEEL ? code_te_veel : code_onjuist;
}

/* The code as it is hashed; a mistake on the form when it cannot be one. */
static const char *lees_code(struct page *p, struct form *f) {
    const char *getypt = form_gegeven(f, "code");
    const char *code = getypt ? uitnodiging_code_schoon(p->mem, getypt) : NULL;
    if (getypt && !code)
        form_meld(p->mem, f, "code", "Een code heeft 7 groepjes van 4 tekens. Controleer of u alles hebt overgenomen.");
    return code;
}

/* ---- the first time ---- */

/* Who decides, without naming anybody. */
static const char *wie_beslist(struct page *p, const struct eigen *e) {
    if (strcmp(e->soort, "duo") == 0)
        return "de beheerders van DUO";
    if (!e->heeft_beheerder)
        return "DUO, want uw organisatie heeft nog geen beheerder";
    return talloc_asprintf(p->mem, "de beheerders van %s",
                           strcmp(e->soort, "gemeente") == 0 ? "uw gemeente" : e->organisatie_naam);
}

static bool toon_aanmelden(struct page *p, int status, const struct eigen *e, struct form *f) {
    bool wacht = strcmp(e->stand, "wacht") == 0;
    struct aanmelden_view view = {
        .pagina = {.titel = wacht ? "U wacht op toegang" : "Welkom in het portaal", .fout = status != 200},
        .organisatie = organisatie_tekst(p->mem, e->organisatie, e->organisatie_naam),
        .beslist = wie_beslist(p, e),
        .form = over_mijzelf(p->mem, f),
        .sinds = wacht ? deel_moment(p->mem, e->aangemeld) : NULL,
        .sinds_iso = wacht ? deel_moment_iso(p->mem, e->aangemeld) : NULL};
    return page_show(p, status, wacht ? TPL_WACHT : TPL_AANMELDEN, &view.pagina);
}

static const struct veld *velden_van(const struct eigen *e) {
    return strcmp(e->stand, "wacht") == 0 ? code_velden : aanmeld_velden;
}

static bool lees_eigen(struct page *p, struct eigen *e, struct err *err) {
    struct store_tx *tx = page_begin(p);
    eigen_vraag(tx);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = AUDIT_FORMULIER}, err))
        return false;
    eigen_lees(p->mem, tx, e);
    return true;
}

bool page_aanmelden(struct page *p, struct err *err) {
    struct eigen e;
    if (!lees_eigen(p, &e, err))
        return false;
    const char *bekend[] = {e.naam, e.email, NULL};
    return toon_aanmelden(p, 200, &e, form_vul(p->mem, velden_van(&e), velden_van(&e) == code_velden ? NULL : bekend));
}

/* Which form it is depends on where she stands, so that is read first: a second round trip, once in a working life. */
bool page_aanmelden_stuur(struct page *p, struct err *err) {
    struct eigen e;
    if (!lees_eigen(p, &e, err))
        return false;
    struct form *f = form_lees(p->mem, velden_van(&e), &p->req->body, eigen_namen);
    form_vereis(p->mem, f, FORM_ALLES);
    const char *code = lees_code(p, f);
    if (velden_van(&e) == code_velden && !code && f->fouten == 0)
        form_meld(p->mem, f, "code", "Vul uw uitnodigingscode in, of wacht tot u toegang krijgt.");
    if (f->fouten > 0)
        return toon_aanmelden(p, 422, &e, f);
    struct store_tx *tx = page_begin(p);
    aanmelden_vraag(tx, form_gegeven(f, "naam"), form_gegeven(f, "email"), code);
    const struct audit audit = {.handeling = p->handeling, .bijzonderheden = code ? "met een uitnodiging" : NULL};
    if (!page_voer_uit(p, tx, audit, err))
        return false;
    enum aanmeld_uitkomst uit = aanmelden_lees(tx);
    if (uit == AANMELD_GOED)
        return page_see_other(p, code ? "/" : "/aanmelden");
    form_meld(p->mem, f, "code", uitkomst_tekst(uit));
    return toon_aanmelden(p, 422, &e, f);
}

/* ---- her own name, later ---- */

static bool toon_mijn(struct page *p, int status, const struct eigen *e, struct form *f, struct form *code) {
    const struct deel_gegeven rijen[] = {
        {.label = "Organisatie", .waarde = organisatie_tekst(p->mem, e->organisatie, e->organisatie_naam)},
        {.label = "Uw rollen", .waarde = rollen_tekst(p->mem, e->rollen)},
        {.label = "Tot", .waarde = date_is_empty(e->einde) ? "Geen einddatum" : deel_datum(p->mem, e->einde)}};
    bool bewaard = fcgi_get(&p->req->query, "gedaan") != NULL;
    const char *bekend[] = {e->naam, e->email, NULL};
    struct mijn_gegevens_view view = {.pagina = {.titel = "Mijn gegevens",
                                                 .fout = status != 200,
                                                 .melding = bewaard ? "Uw gegevens zijn bewaard." : NULL},
                                      .form = over_mijzelf(p->mem, f ? f : form_vul(p->mem, persoon_velden, bekend)),
                                      .code = over_mijzelf(p->mem, code ? code : form_vul(p->mem, code_velden, NULL)),
                                      .gegevens = talloc_memdup(p->mem, rijen, sizeof rijen),
                                      .gegevens_aantal = sizeof rijen / sizeof rijen[0]};
    return page_show(p, status, TPL_MIJN_GEGEVENS, &view.pagina);
}

bool page_mijn_gegevens(struct page *p, struct err *err) {
    static const char *const namen[] = {"gedaan", NULL};
    struct eigen e;
    if (!deel_query_goed(&p->req->query, namen, err) || !lees_eigen(p, &e, err))
        return false;
    return toon_mijn(p, 200, &e, NULL, NULL);
}

bool page_mijn_gegevens_zet(struct page *p, struct err *err) {
    struct form *f = form_lees(p->mem, persoon_velden, &p->req->body, eigen_namen);
    struct eigen e;
    form_vereis(p->mem, f, FORM_ALLES);
    if (f->fouten > 0)
        return lees_eigen(p, &e, err) && toon_mijn(p, 422, &e, f, NULL);
    struct store_tx *tx = page_begin(p);
    eigen_zet_vraag(tx, form_gegeven(f, "naam"), form_gegeven(f, "email"));
    return page_voer_uit(p, tx, (struct audit){.handeling = p->handeling, .bijzonderheden = "eigen gegevens"}, err) &&
           page_see_other(p, "/mijn-gegevens?gedaan=ja");
}

/* An invitation for somebody who is in already: she gets the roles with those she has. */
bool page_mijn_code(struct page *p, struct err *err) {
    struct form *f = form_lees(p->mem, code_velden, &p->req->body, eigen_namen);
    const char *code = lees_code(p, f);
    struct eigen e;
    if (!code && f->fouten == 0)
        form_meld(p->mem, f, "code", "Uitnodigingscode: vul dit in.");
    if (f->fouten > 0)
        return lees_eigen(p, &e, err) && toon_mijn(p, 422, &e, NULL, f);
    struct store_tx *tx = page_begin(p);
    aanmelden_vraag(tx, NULL, NULL, code);
    eigen_vraag(tx);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling, .bijzonderheden = "met een uitnodiging"}, err))
        return false;
    enum aanmeld_uitkomst uit = aanmelden_lees(tx);
    if (uit == AANMELD_GOED)
        return page_see_other(p, "/");
    eigen_lees(p->mem, tx, &e);
    form_meld(p->mem, f, "code", uitkomst_tekst(uit));
    return toon_mijn(p, 422, &e, NULL, f);
}
