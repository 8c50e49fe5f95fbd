/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Acts about a person: a form, a page on which she says that it is right, and then the act. An act without a form
 * begins with that page.
 */
#include "page/beheer/mensen_daad.h"

#include "domain/rol.h"
#include "page/pages.h"

#include <string.h>

#define VELDEN_MAX 4

struct daad {
    struct page *p;
    struct mens m;
    struct mens_rollen rollen;
    const struct mens_rol *rol;      /* that this is about; NULL: about the person */
    const struct veld *velden;       /* NULL: no form */
    const char *waarden[VELDEN_MAX]; /* with which it is opened */
    struct form *form;
    const char *kop, *uitleg, *knop, *waarom_niet;
};

struct daad_soort {
    const char *code; /* end of its address, and of the message afterwards */
    bool (*begin)(struct daad *d, struct err *err);
    void (*oordeel)(struct daad *d); /* what the fields do not say themselves */
    void (*vraag)(const struct daad *d, struct store_tx *tx);
};

/* ---- reading the person ---- */

bool mens_open(struct page *p, const char *id, struct mens *ret, struct mens_rollen *rollen, struct err *err) {
    struct store_tx *tx = page_begin(p);
    mens_vraag(tx, id, (int)p->house->conf->mensen_herzien);
    mens_rollen_vraag(tx, id);
    const struct audit audit = {.handeling = AUDIT_FORMULIER, .bijzonderheden = mens_pseudoniem(p->mem, id)};
    if (!page_voer_uit(p, tx, audit, err) || !mens_lees(p->mem, tx, ret, err))
        return false;
    if (rollen)
        mens_rollen_lees(p->mem, tx, rollen);
    return true;
}

bool mens_brengt_rollen(const struct page *p, const struct mens *m) {
    const struct aanbieder *a = m->aanbieder ? aanbieder_van(&p->house->aanbieders, m->aanbieder) : NULL;
    return a && a->met_rollen;
}

const char *mens_heet(const struct mens *m) {
    return m->naam ? m->naam : "Nog geen naam";
}

const char *mens_waarom_niet(const struct mens *m) {
    if (m->zelf)
        return "Dit bent u zelf. Uw eigen rechten kunt u niet veranderen, verlengen of controleren. Vraag het aan een "
               "andere beheerder.";
    if (strcmp(m->stand, "nieuw") == 0)
        return "Deze persoon heeft nog geen naam en e-mailadres opgegeven. Daarna kunt u toegang geven.";
    return NULL;
}

static const char waarom_laatste[] = "Dit is de enige beheerder van uw organisatie. Zonder beheerder kan niemand meer "
                                     "toegang geven. Maak eerst iemand anders beheerder, of vraag het aan DUO.";

/* ---- pages ---- */

static const char *adres(const struct daad *d) {
    return d->p->req->path;
}

static const char *mens_url(const struct daad *d) {
    return talloc_asprintf(d->p->mem, "/mensen/%s", d->m.id);
}

static struct daad_view view_van(const struct daad *d, bool fout) {
    const char *waarom = mens_waarom_niet(&d->m);
    return (struct daad_view){.pagina = {.titel = talloc_asprintf(d->p->mem, "%s, %s", d->kop, mens_heet(&d->m)),
                                         .in_mensen = true,
                                         .fout = fout},
                              .boven = mens_heet(&d->m),
                              .kop = d->kop,
                              .uitleg = d->uitleg,
                              .knop = d->knop,
                              .actie = adres(d),
                              .terug_url = mens_url(d),
                              .kruimel = mens_heet(&d->m),
                              .kruimel_url = mens_url(d),
                              .waarom_niet = d->m.zelf ? waarom : d->waarom_niet};
}

static bool toon_formulier(struct daad *d, int status) {
    struct daad_view v = view_van(d, status != 200);
    v.form = form_view(d->p->mem, d->form, NULL, NULL);
    return page_show(d->p, d->m.zelf ? 403 : status, TPL_DAAD_FORMULIER, &v.pagina);
}

/* A value as people read it. */
static const char *leesbaar(const struct daad *d, const struct form_antwoord *a) {
    TALLOC_CTX *m = d->p->mem;
    struct date dag;
    if (!a->waarde)
        return NULL;
    if (a->veld->soort == VELD_DATUM)
        return date_parse(a->waarde, &dag) ? deel_datum(m, dag) : a->waarde;
    const char *uit = "";
    for (const struct keuze *k = a->veld->keuzes; k && k->code; k++) {
        size_t len = strlen(k->code);
        for (const char *at = a->waarde; at; at = strchr(at, ',') ? strchr(at, ',') + 1 : NULL)
            if (strcspn(at, ",") == len && memcmp(at, k->code, len) == 0)
                uit = *uit ? talloc_asprintf(m, "%s, %s", uit, k->label) : k->label;
    }
    return a->veld->keuzes ? uit : a->waarde;
}

static bool toon_controle(struct daad *d) {
    static const char *const niet[] = {"csrf", "stap", NULL};
    struct daad_view v = view_van(d, false);
    v.wijzigbaar = d->form != NULL;
    if (d->form) {
        v.gegevens = talloc_zero_array(d->p->mem, struct deel_gegeven, (unsigned)d->form->aantal + 1);
        for (size_t i = 0; i < d->form->aantal; i++)
            if (d->form->antwoorden[i].waarde)
                v.gegevens[v.gegevens_aantal++] = (struct deel_gegeven){.label = d->form->antwoorden[i].veld->label,
                                                                        .waarde = leesbaar(d, &d->form->antwoorden[i])};
        v.velden_verborgen = deel_bewaar(d->p->mem, &d->p->req->body, niet, &v.velden_verborgen_aantal);
    }
    return page_show(d->p, d->m.zelf ? 403 : 200, TPL_DAAD_CONTROLE, &v.pagina);
}

bool mens_kan_nu_niet(struct page *p, const char *id, struct err *err) {
    static const struct keuze redenen[] = {
        {MENS_LAATSTE, waarom_laatste},
        {MENS_HEEFT_AL,
         "Deze persoon heeft deze rol al, op een deel van deze dagen. Verander dan het einde van die rol."},
        {MENS_VOORBIJ, "Deze rol is intussen al geëindigd."},
        {MENS_NIEUW, "Deze persoon heeft nog geen naam en e-mailadres opgegeven."},
        {MENS_GEBLOKKEERD, "Deze persoon is geblokkeerd. Hef eerst de blokkade op."},
        {0}};
    const char *tekst = NULL, *reden = talloc_strdup(p->mem, err->reason);
    for (size_t i = 0; redenen[i].code; i++)
        if (strcmp(reden, redenen[i].code) == 0)
            tekst = redenen[i].label;
    if (!tekst)
        return false; /* the page for whatever else got in between */
    *err = (struct err){0};
    struct daad d = {.p = p, .kop = "Dit kan nu niet", .waarom_niet = tekst};
    struct store_tx *tx = page_begin(p);
    mens_vraag(tx, id, (int)p->house->conf->mensen_herzien);
    const struct audit audit = {
        .handeling = p->handeling, .resultaat = reden, .bijzonderheden = mens_pseudoniem(p->mem, id)};
    if (!page_voer_uit(p, tx, audit, err) || !mens_lees(p->mem, tx, &d.m, err))
        return false;
    struct daad_view v = view_van(&d, true);
    return page_show(p, 409, TPL_DAAD_CONTROLE, &v.pagina);
}

/* ---- the steps ---- */

enum daad_stap { CONTROLEER, WIJZIG, BEVESTIG };

static bool read_stap(const struct page *p, enum daad_stap *ret, struct err *err) {
    static const char *const namen[] = {"controleer", "wijzig", "bevestig"};
    const char *tekst = fcgi_get(&p->req->body, "stap");
    for (size_t i = 0; tekst && fcgi_times(&p->req->body, "stap") == 1 && i < sizeof namen / sizeof namen[0]; i++)
        if (strcmp(tekst, namen[i]) == 0) {
            *ret = (enum daad_stap)i;
            return true;
        }
    return err_set(err, ERR_INPUT, "stap", "absent, repeated or unknown");
}

static bool begin(struct daad *d, const struct daad_soort *s, struct page *p, struct err *err) {
    *d = (struct daad){.p = p};
    return mens_open(p, page_param(p, "id"), &d->m, &d->rollen, err) && s->begin(d, err);
}

static bool daad_open(struct page *p, const struct daad_soort *s, struct err *err) {
    struct daad d;
    if (!begin(&d, s, p, err))
        return false;
    if (!d.velden)
        return toon_controle(&d);
    d.form = form_vul(p->mem, d.velden, d.waarden);
    return toon_formulier(&d, 200);
}

static bool voer_uit(struct daad *d, const struct daad_soort *s, struct err *err) {
    struct page *p = d->p;
    struct store_tx *tx = page_begin(p);
    s->vraag(d, tx);
    const char *wat = talloc_asprintf(p->mem, "%s %s%s%s", s->code, mens_pseudoniem(p->mem, d->m.id),
                                      d->rol ? ": " : "", d->rol ? d->rol->rol : "");
    if (page_voer_uit(p, tx, (struct audit){.handeling = p->handeling, .bijzonderheden = wat}, err))
        return page_see_other(p, "/mensen/%s?gedaan=%s", d->m.id, s->code);
    return err->kind == ERR_CONFLICT && mens_kan_nu_niet(p, d->m.id, err);
}

/* Known to be in vain: she is told why, as on the page that she came from. */
static bool toon_vergeefs(struct daad *d) {
    struct daad_view v = view_van(d, true);
    return page_show(d->p, 409, TPL_DAAD_CONTROLE, &v.pagina);
}

static bool daad_stap(struct page *p, const struct daad_soort *s, struct err *err) {
    static const char *const eigen[] = {"csrf", "stap", NULL};
    struct daad d;
    enum daad_stap stap = WIJZIG;
    if (!read_stap(p, &stap, err) || !begin(&d, s, p, err))
        return false;
    if (d.waarom_niet && !d.m.zelf)
        return toon_vergeefs(&d);
    if (!d.velden)
        return stap == BEVESTIG ? voer_uit(&d, s, err) : toon_controle(&d);
    d.form = form_lees(p->mem, d.velden, &p->req->body, eigen);
    if (stap == WIJZIG)
        return toon_formulier(&d, 200);
    form_vereis(p->mem, d.form, FORM_ALLES);
    if (s->oordeel)
        s->oordeel(&d);
    if (d.form->fouten > 0)
        return toon_formulier(&d, 422);
    /* also about herself: the database says no, and that is written down */
    return stap == BEVESTIG ? voer_uit(&d, s, err) : toon_controle(&d);
}

/* ---- giving roles ---- */

static struct date dag_van(const struct daad *d, const char *veld) {
    struct date dag = {0};
    const char *tekst = form_gegeven(d->form, veld);
    return tekst && date_parse(tekst, &dag) ? dag : (struct date){0};
}

/* "Tot en met" is what people say; the first day on which it no longer holds is what is kept. */
static struct date na(struct date laatste_dag) {
    return date_is_empty(laatste_dag) ? laatste_dag : date_add_days(laatste_dag, 1);
}

static void oordeel_dag(struct daad *d, const char *veld) {
    struct date dag = dag_van(d, veld);
    if (date_is_empty(dag))
        return;
    if (date_cmp(dag, d->p->vandaag) < 0)
        form_meld(d->p->mem, d->form, veld, "Kies een dag vanaf vandaag.");
    else if (date_days_between(d->p->vandaag, dag) > 3660)
        form_meld(d->p->mem, d->form, veld, "Kies een dag binnen 10 jaar, of laat de datum leeg.");
}

static bool heeft_zonder_einde(const struct daad *d, const char *rol) {
    for (size_t i = 0; i < d->rollen.aantal; i++) {
        const struct mens_rol *r = &d->rollen.rijen[i];
        if ((r->nu || r->straks) && date_is_empty(r->tot) && strcmp(r->rol, rol) == 0)
            return true;
    }
    return false;
}

static const struct keuze *te_geven(const struct daad *d) {
    struct keuze *k = talloc_zero_array(d->p->mem, struct keuze, ROLLEN + 1);
    size_t n = 0;
    for (int plek = 0; plek < ROLLEN; plek++) {
        const char *code = rol_code((enum rol)(1 << plek));
        for (const char **c = d->m.te_geven; *c; c++)
            if (strcmp(*c, code) == 0 && !heeft_zonder_einde(d, code))
                k[n++] = (struct keuze){code, rol_naam((enum rol)(1 << plek))};
    }
    return n ? k : NULL;
}

static bool begin_rollen(struct daad *d, struct err *err) {
    (void)err;
    bool wacht = strcmp(d->m.stand, "wacht") == 0;
    struct veld *v = talloc_zero_array(d->p->mem, struct veld, 3);
    v[0] = (struct veld){.naam = "rollen",
                         .label = "Welke rollen krijgt deze persoon?",
                         .hulp = "Kies alleen wat iemand nodig heeft voor het werk.",
                         .soort = VELD_MEERKEUZE,
                         .verplicht = true,
                         .keuzes = te_geven(d)};
    v[1] = (struct veld){.naam = "laatste_dag",
                         .label = "Laatste dag",
                         .hulp = "Tot en met deze dag gelden de rollen. Laat dit leeg als er geen einde bekend is.",
                         .soort = VELD_DATUM};
    d->kop = wacht ? "Toegang geven" : "Rol geven";
    d->uitleg = "De rollen gelden meteen, zonder opnieuw inloggen.";
    d->knop = wacht ? "Toegang geven" : "Rollen geven";
    if (!v[0].keuzes)
        d->waarom_niet = "Deze persoon heeft alle rollen al die u kunt geven.";
    else if (mens_brengt_rollen(d->p, &d->m))
        d->waarom_niet = "De inlogdienst van de organisatie bepaalt welke rollen deze persoon heeft. U kunt haar hier "
                         "alleen blokkeren.";
    else if (strcmp(d->m.stand, "nieuw") == 0 || strcmp(d->m.stand, "geblokkeerd") == 0)
        d->waarom_niet = "Deze persoon heeft nu geen toegang en kan geen rol krijgen.";
    d->velden = d->waarom_niet ? NULL : v;
    return true;
}

static void oordeel_rollen(struct daad *d) {
    oordeel_dag(d, "laatste_dag");
}

static void vraag_rollen(const struct daad *d, struct store_tx *tx) {
    const char *codes[ROLLEN + 1] = {0};
    const char *waarde = d->form ? form_gegeven(d->form, "rollen") : NULL;
    size_t n = 0;
    for (const char *at = waarde; at && n < ROLLEN; at = strchr(at, ',') ? strchr(at, ',') + 1 : NULL)
        codes[n++] = talloc_strndup(d->p->mem, at, strcspn(at, ","));
    mens_geef_vraag(tx, d->m.id, codes, (struct date){0}, d->form ? na(dag_van(d, "laatste_dag")) : (struct date){0});
}

static const struct daad_soort soort_rollen = {
    .code = "rollen", .begin = begin_rollen, .oordeel = oordeel_rollen, .vraag = vraag_rollen};

bool page_mens_rollen(struct page *p, struct err *err) {
    return daad_open(p, &soort_rollen, err);
}

bool page_mens_rollen_stap(struct page *p, struct err *err) {
    return daad_stap(p, &soort_rollen, err);
}

/* ---- when a role ends ---- */

static const struct keuze wanneer[] = {
    {"nu", "Nu meteen"}, {"datum", "Na een dag die ik kies"}, {"nooit", "Geen einddatum"}, {0}};
static const struct veld einde_velden[] = {
    {.naam = "wanneer", .label = "Wanneer eindigt de rol?", .soort = VELD_KEUZE, .verplicht = true, .keuzes = wanneer},
    {.naam = "laatste_dag",
     .label = "Laatste dag",
     .hulp = "Alleen als u een dag kiest. Tot en met deze dag geldt de rol.",
     .soort = VELD_DATUM},
    {0}};

static bool begin_einde(struct daad *d, struct err *err) {
    for (size_t i = 0; i < d->rollen.aantal; i++)
        if (strcmp(d->rollen.rijen[i].id, page_param(d->p, "rid")) == 0)
            d->rol = &d->rollen.rijen[i];
    if (!d->rol)
        return err_set(err, ERR_NOT_FOUND, "rolgeving", "not of this person");
    d->kop = talloc_asprintf(d->p->mem, "Einde van de rol %s", rol_naam(rol_van_code(d->rol->rol)));
    d->uitleg = "Haalt u de rol nu weg, dan kan deze persoon er bij de volgende klik al niets meer mee.";
    d->knop = "Einde bewaren";
    d->velden = einde_velden;
    if (!date_is_empty(d->rol->tot)) {
        d->waarden[0] = "datum";
        d->waarden[1] = deel_iso(d->p->mem, date_add_days(d->rol->tot, -1));
    }
    if (!d->rol->nu && !d->rol->straks)
        d->waarom_niet = "Deze rol is al geëindigd.";
    else if (mens_brengt_rollen(d->p, &d->m))
        d->waarom_niet = "De inlogdienst van de organisatie bepaalt welke rollen deze persoon heeft.";
    else if (d->rol->beheerrol && d->rol->nu && d->m.laatste_beheerder)
        d->waarom_niet = waarom_laatste;
    return true;
}

static void oordeel_einde(struct daad *d) {
    const char *keuze = form_gegeven(d->form, "wanneer");
    bool datum = keuze && strcmp(keuze, "datum") == 0;
    if (datum && !form_gegeven(d->form, "laatste_dag") && d->form->fouten == 0)
        form_meld(d->p->mem, d->form, "laatste_dag", "Laatste dag: vul dit in, of kies iets anders.");
    else if (keuze && !datum && form_gegeven(d->form, "laatste_dag"))
        form_meld(
            d->p->mem, d->form, "laatste_dag",
            "U vult een dag in, maar koos niet voor een dag. Kies ‘Na een dag die ik kies’, of maak de dag leeg.");
    else
        oordeel_dag(d, "laatste_dag");
    if (datum && d->rol && date_cmp(dag_van(d, "laatste_dag"), d->rol->van) < 0 && d->form->fouten == 0)
        form_meld(d->p->mem, d->form, "laatste_dag", "De rol begint later dan deze dag. Haal haar dan nu weg.");
}

static void vraag_einde(const struct daad *d, struct store_tx *tx) {
    const char *keuze = form_gegeven(d->form, "wanneer");
    struct date tot = strcmp(keuze, "nu") == 0 ? d->p->vandaag : na(dag_van(d, "laatste_dag"));
    mens_einde_vraag(tx, d->m.id, d->rol->id, tot);
}

static const struct daad_soort soort_einde = {
    .code = "einde", .begin = begin_einde, .oordeel = oordeel_einde, .vraag = vraag_einde};

bool page_mens_rol(struct page *p, struct err *err) {
    return daad_open(p, &soort_einde, err);
}

bool page_mens_rol_stap(struct page *p, struct err *err) {
    return daad_stap(p, &soort_einde, err);
}

/* ---- name and e-mail address ---- */

static bool begin_gegevens(struct daad *d, struct err *err) {
    (void)err;
    struct veld *v = talloc_zero_array(d->p->mem, struct veld, 3);
    v[0] = persoon_velden[0];
    v[0].label = "Naam";
    v[1] = persoon_velden[1];
    v[1].label = "E-mailadres";
    v[1].hulp = "Het adres van het werk.";
    d->velden = v;
    d->waarden[0] = d->m.naam;
    d->waarden[1] = d->m.email;
    d->kop = "Naam en e-mailadres wijzigen";
    d->uitleg = "Wijzig alleen wat niet klopt. Deze persoon kan het ook zelf, bij ‘Mijn gegevens’.";
    d->knop = "Gegevens bewaren";
    if (!d->m.naam)
        d->waarom_niet = "Deze persoon heeft nog geen naam opgegeven.";
    return true;
}

static void vraag_gegevens(const struct daad *d, struct store_tx *tx) {
    mens_gegevens_vraag(tx, d->m.id, form_gegeven(d->form, "naam"), form_gegeven(d->form, "email"));
}

static const struct daad_soort soort_gegevens = {.code = "gegevens", .begin = begin_gegevens, .vraag = vraag_gegevens};

bool page_mens_gegevens(struct page *p, struct err *err) {
    return daad_open(p, &soort_gegevens, err);
}

bool page_mens_gegevens_stap(struct page *p, struct err *err) {
    return daad_stap(p, &soort_gegevens, err);
}

/* ---- acts without a form ---- */

static bool begin_blokkeren(struct daad *d, struct err *err) {
    (void)err;
    d->kop = "Blokkeren";
    d->uitleg = "Deze persoon wordt meteen uitgelogd en kan niet meer inloggen, tot u de blokkade opheft. De rollen "
                "blijven staan.";
    d->knop = "Blokkeren";
    if (d->m.laatste_beheerder)
        d->waarom_niet = waarom_laatste;
    return true;
}

static void vraag_blokkeren(const struct daad *d, struct store_tx *tx) {
    mens_blokkeer_vraag(tx, d->m.id, true);
}

static bool begin_deblokkeren(struct daad *d, struct err *err) {
    (void)err;
    d->kop = "Blokkade opheffen";
    d->uitleg = "Deze persoon kan weer inloggen, met de rollen die nu bij haar staan.";
    d->knop = "Blokkade opheffen";
    return true;
}

static void vraag_deblokkeren(const struct daad *d, struct store_tx *tx) {
    mens_blokkeer_vraag(tx, d->m.id, false);
}

static bool begin_sessies(struct daad *d, struct err *err) {
    (void)err;
    d->kop = "Sessies beëindigen";
    d->uitleg = talloc_asprintf(d->p->mem,
                                "Deze persoon is nu %ld keer ingelogd. Alle sessies eindigen meteen, op elke computer. "
                                "Opnieuw inloggen kan wel. Wilt u dat niet? Blokkeer deze persoon dan.",
                                d->m.sessies);
    d->knop = "Sessies beëindigen";
    return true;
}

static void vraag_sessies(const struct daad *d, struct store_tx *tx) {
    mens_sessies_vraag(tx, d->m.id);
}

static const struct daad_soort zonder_formulier[] = {
    {.code = "blokkeren", .begin = begin_blokkeren, .vraag = vraag_blokkeren},
    {.code = "deblokkeren", .begin = begin_deblokkeren, .vraag = vraag_deblokkeren},
    {.code = "sessies", .begin = begin_sessies, .vraag = vraag_sessies}};

static const struct daad_soort *soort_van(const struct page *p, struct err *err) {
    for (size_t i = 0; i < sizeof zonder_formulier / sizeof zonder_formulier[0]; i++)
        if (strcmp(page_param(p, "daad"), zonder_formulier[i].code) == 0)
            return &zonder_formulier[i];
    (void)err_set(err, ERR_NOT_FOUND, "daad", "no such act");
    return NULL;
}

bool page_mens_daad(struct page *p, struct err *err) {
    const struct daad_soort *s = soort_van(p, err);
    return s && daad_open(p, s, err);
}

bool page_mens_daad_stap(struct page *p, struct err *err) {
    const struct daad_soort *s = soort_van(p, err);
    return s && daad_stap(p, s, err);
}
