/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Inviting the first beheerder of an organisation: a code that is shown once, to be handed over outside the portal.
 */
#include "domain/rol.h"
#include "page/beheer/mensen_view.h"
#include "page/pages.h"
#include "store/dossier.h"

#include <string.h>

struct nieuw {
    struct page *p;
    struct veld velden[3];
    struct form *form;
    struct keuze *organisaties;
    const char *id; /* of the invitation: a form that is sent twice makes one */
};

/* ---- the list ---- */

static struct uitnodiging_view rij(const struct page *p, const struct uitnodiging *u) {
    TALLOC_CTX *m = p->mem;
    return (struct uitnodiging_view){
        .organisatie = organisatie_tekst(m, u->organisatie, u->organisatie_naam),
        .rollen = rollen_tekst(m, u->rollen),
        .gemaakt = deel_moment(m, u->gemaakt_op),
        .gemaakt_iso = deel_moment_iso(m, u->gemaakt_op),
        .door = u->gemaakt_door,
        .tot = deel_moment(m, u->geldig_tot),
        .tot_iso = deel_moment_iso(m, u->geldig_tot),
        .stand = u->gebruikt_op      ? talloc_asprintf(m, "Gebruikt op %s", deel_moment(m, u->gebruikt_op))
                 : u->ingetrokken_op ? talloc_asprintf(m, "Ingetrokken op %s", deel_moment(m, u->ingetrokken_op))
                                     : "Verlopen",
        .mens_url = u->gebruikt_door ? talloc_asprintf(m, "/mensen/%s", u->gebruikt_door) : NULL,
        .intrek_url = u->open ? talloc_asprintf(m, "/duo/uitnodigingen/%s/intrekken", u->id) : NULL};
}

bool page_uitnodigingen(struct page *p, struct err *err) {
    static const char *const namen[] = {"gedaan", NULL};
    if (!deel_query_goed(&p->req->query, namen, err))
        return false;
    struct store_tx *tx = page_begin(p);
    uitnodigingen_vraag(tx);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling}, err))
        return false;
    struct uitnodigingen u;
    uitnodigingen_lees(p->mem, tx, &u);
    bool gedaan = fcgi_get(&p->req->query, "gedaan") != NULL;
    struct uitnodigingen_view v = {.pagina = {.titel = "Uitnodigingen",
                                              .in_mensen = true,
                                              .melding = gedaan ? "De uitnodiging is ingetrokken." : NULL},
                                   .open = talloc_zero_array(p->mem, struct uitnodiging_view, (unsigned)u.aantal + 1),
                                   .eerder =
                                       talloc_zero_array(p->mem, struct uitnodiging_view, (unsigned)u.aantal + 1)};
    for (size_t i = 0; i < u.aantal; i++)
        if (u.rijen[i].open)
            v.open[v.open_aantal++] = rij(p, &u.rijen[i]);
        else
            v.eerder[v.eerder_aantal++] = rij(p, &u.rijen[i]);
    return page_show(p, 200, TPL_UITNODIGINGEN, &v.pagina);
}

bool page_uitnodiging_intrekken(struct page *p, struct err *err) {
    struct store_tx *tx = page_begin(p);
    uitnodiging_trek_in_vraag(tx, page_param(p, "id"));
    const struct audit audit = {.handeling = p->handeling, .bijzonderheden = "uitnodiging ingetrokken"};
    return page_voer_uit(p, tx, audit, err) && page_see_other(p, "/duo/uitnodigingen?gedaan=ja");
}

/* ---- a new one ---- */

#define UITGENODIGD (SOORT_GEMEENTE | SOORT_COA | SOORT_VERBAND)

static const struct keuze *rollen(TALLOC_CTX *ctx) {
    struct keuze *k = talloc_zero_array(ctx, struct keuze, ROLLEN + 1);
    size_t n = 0;
    for (int plek = 0; plek < ROLLEN; plek++) {
        enum rol rol = (enum rol)(1 << plek);
        if ((rol_soorten(rol) & UITGENODIGD) != 0)
            k[n++] = (struct keuze){rol_code(rol), rol_naam(rol)};
    }
    return k;
}

/* Which organisations there are is read in the transaction that opens the page. */
static bool begin(struct nieuw *n, struct page *p, struct err *err) {
    struct store_tx *tx = page_begin(p);
    struct organisaties g;
    gemeenten_vraag(tx);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = AUDIT_FORMULIER}, err))
        return false;
    gemeenten_lees(p->mem, tx, &g);
    *n = (struct nieuw){.p = p};
    if (!(n->organisaties = organisatie_keuzes(p, &g, err)))
        return false;
    n->velden[0] = (struct veld){.naam = "organisatie",
                                 .label = "Organisatie",
                                 .hulp = "Alleen iemand die namens deze organisatie inlogt, kan de code gebruiken.",
                                 .soort = VELD_KEUZE,
                                 .verplicht = true,
                                 .keuzes = n->organisaties};
    n->velden[1] = (struct veld){.naam = "rollen",
                                 .label = "Rollen",
                                 .hulp = "Kies ten minste de beheerder. Bij een kleine gemeente kan iemand meer rollen "
                                         "hebben.",
                                 .soort = VELD_MEERKEUZE,
                                 .verplicht = true,
                                 .keuzes = rollen(p->mem)};
    return true;
}

static bool has(const char *codes, const char *code) {
    size_t len = strlen(code);
    for (const char *at = codes; at; at = strchr(at, ',') ? strchr(at, ',') + 1 : NULL)
        if (strcspn(at, ",") == len && memcmp(at, code, len) == 0)
            return true;
    return false;
}

static const char **gekozen(const struct nieuw *n) {
    const char **codes = talloc_zero_array(n->p->mem, const char *, ROLLEN + 1);
    size_t i = 0;
    for (const struct keuze *k = n->velden[1].keuzes; k->code; k++)
        if (has(form_gegeven(n->form, "rollen"), k->code))
            codes[i++] = k->code;
    return codes;
}

static enum soort soort_van(const char *organisatie) {
    return strcmp(organisatie, "COA") == 0 ? SOORT_COA : organisatie[0] == 'S' ? SOORT_VERBAND : SOORT_GEMEENTE;
}

static void oordeel(struct nieuw *n) {
    const char *organisatie = form_gegeven(n->form, "organisatie");
    form_vereis(n->p->mem, n->form, FORM_ALLES);
    if (n->form->fouten > 0)
        return;
    enum soort soort = soort_van(organisatie);
    unsigned set = 0;
    for (const char **c = gekozen(n); *c; c++) {
        set |= (unsigned)rol_van_code(*c);
        if ((rol_soorten(rol_van_code(*c)) & (unsigned)soort) == 0)
            form_meld(n->p->mem, n->form, "rollen",
                      talloc_asprintf(n->p->mem, "%s past niet bij deze organisatie. Haal het vinkje weg.",
                                      rol_naam(rol_van_code(*c))));
    }
    if ((recht_van(set, soort) & DOEL_MENSEN) == 0)
        form_meld(n->p->mem, n->form, "rollen", "Kies in elk geval de beheerder. Die geeft daarna anderen toegang.");
}

static struct daad_view view_van(const struct nieuw *n, bool fout) {
    return (struct daad_view){.pagina = {.titel = "Nieuwe uitnodiging", .in_mensen = true, .fout = fout},
                              .kop = "Nieuwe uitnodiging",
                              .uitleg =
                                  "U maakt een code waarmee één persoon één keer binnenkomt. Geef de code zelf aan "
                                  "die persoon, niet met e-mail.",
                              .knop = "Uitnodiging maken",
                              .actie = "/duo/uitnodigingen/nieuw",
                              .terug_url = "/duo/uitnodigingen",
                              .kruimel = "Uitnodigingen",
                              .kruimel_url = "/duo/uitnodigingen",
                              .id = n->id};
}

static bool toon_formulier(struct nieuw *n, int status) {
    struct daad_view v = view_van(n, status != 200);
    v.form = form_view(n->p->mem, n->form, NULL, NULL);
    return page_show(n->p, status, TPL_DAAD_FORMULIER, &v.pagina);
}

static const char *organisatie_label(const struct nieuw *n) {
    for (const struct keuze *k = n->organisaties; k->code; k++)
        if (strcmp(k->code, form_gegeven(n->form, "organisatie")) == 0)
            return k->label;
    return "";
}

static bool toon_controle(struct nieuw *n) {
    static const char *const niet[] = {"csrf", "stap", "id", NULL};
    char id[KRYPTO_UUID_TEXT];
    krypto_uuid(id);
    n->id = talloc_strdup(n->p->mem, id);
    const struct deel_gegeven rows[] = {
        {.label = "Organisatie", .waarde = organisatie_label(n)},
        {.label = "Rollen", .waarde = rollen_tekst(n->p->mem, gekozen(n))},
        {.label = "Geldig", .waarde = talloc_asprintf(n->p->mem, "%ld dagen", n->p->house->conf->mensen_uitnodiging)}};
    struct daad_view v = view_van(n, false);
    v.wijzigbaar = true;
    v.gegevens = talloc_memdup(n->p->mem, rows, sizeof rows);
    v.gegevens_aantal = sizeof rows / sizeof rows[0];
    v.velden_verborgen = deel_bewaar(n->p->mem, &n->p->req->body, niet, &v.velden_verborgen_aantal);
    return page_show(n->p, 200, TPL_DAAD_CONTROLE, &v.pagina);
}

/* The one time that the code is there to be read. */
static bool maak(struct nieuw *n, struct err *err) {
    struct page *p = n->p;
    char code[UITNODIGING_CODE_TEKST];
    const char *id = fcgi_get(&p->req->body, "id");
    int dagen = (int)p->house->conf->mensen_uitnodiging;
    if (!store_is_uuid(id) || fcgi_times(&p->req->body, "id") != 1)
        return err_set(err, ERR_INPUT, "id", "no uuid");
    uitnodiging_nieuwe_code(code);
    struct store_tx *tx = page_begin(p);
    uitnodiging_maak_vraag(tx, id, form_gegeven(n->form, "organisatie"), gekozen(n),
                           uitnodiging_code_schoon(p->mem, code), dagen);
    const char *wat = talloc_asprintf(p->mem, "uitnodiging voor %s: %s", form_gegeven(n->form, "organisatie"),
                                      form_gegeven(n->form, "rollen"));
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling, .bijzonderheden = wat}, err))
        return false;
    struct uitnodiging_code_view v = {.pagina = {.titel = "De uitnodiging is gemaakt", .in_mensen = true},
                                      .code = talloc_strdup(p->mem, code),
                                      .organisatie = organisatie_label(n),
                                      .rollen = rollen_tekst(p->mem, gekozen(n)),
                                      .tot = deel_datum(p->mem, date_add_days(p->vandaag, dagen))};
    krypto_wipe(code, sizeof code);
    return page_show(p, 200, TPL_UITNODIGING_CODE, &v.pagina);
}

bool page_uitnodiging_nieuw(struct page *p, struct err *err) {
    struct nieuw n;
    if (!begin(&n, p, err))
        return false;
    const char *waarden[] = {NULL, rol_code(ROL_GEMEENTEBEHEERDER)};
    n.form = form_vul(p->mem, n.velden, waarden);
    return toon_formulier(&n, 200);
}

bool page_uitnodiging_stap(struct page *p, struct err *err) {
    static const char *const eigen[] = {"csrf", "stap", "id", NULL};
    const char *stap = fcgi_get(&p->req->body, "stap");
    if (!stap || fcgi_times(&p->req->body, "stap") != 1)
        return err_set(err, ERR_INPUT, "stap", "absent or repeated");
    struct nieuw n;
    if (!begin(&n, p, err))
        return false;
    n.form = form_lees(p->mem, n.velden, &p->req->body, eigen);
    if (strcmp(stap, "wijzig") == 0)
        return toon_formulier(&n, 200);
    oordeel(&n);
    if (n.form->fouten > 0)
        return toon_formulier(&n, 422);
    return strcmp(stap, "bevestig") == 0 ? maak(&n, err) : toon_controle(&n);
}
