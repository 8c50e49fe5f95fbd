/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Mandaten: DUO asks for one (a colleague decides, page/duo/voorstellen.c) and takes one back; a gemeente and a
 * samenwerkingsverband see their own.
 */
#include "page/pages.h"
#include "page/views.h"
#include "store/mandaat.h"

#include <string.h>

/* What was typed for a new one, and what the lists offer. */
struct invoer {
    struct organisaties verbanden, gemeenten;
    const char *verband, *gemeente, *van, *tot;
    struct mandaat_nieuw nieuw;
};

static const char *typed(const struct page *p, const char *naam) {
    const char *v = fcgi_get(&p->req->body, naam);
    return v ? v : "";
}

static const struct organisatie *find(const struct organisaties *o, const char *code) {
    for (size_t i = 0; i < o->aantal; i++)
        if (strcmp(o->rows[i].code, code) == 0)
            return &o->rows[i];
    return NULL;
}

static struct deel_keuze *choices(struct page *p, const struct organisaties *o, const char *gekozen, size_t *ret) {
    struct deel_keuze *rows = talloc_zero_array(p->mem, struct deel_keuze, (unsigned)o->aantal + 1);
    rows[0] = (struct deel_keuze){.code = "", .label = "Kies"};
    for (size_t i = 0; i < o->aantal; i++)
        rows[i + 1] = (struct deel_keuze){
            .code = o->rows[i].code, .label = o->rows[i].naam, .gekozen = strcmp(o->rows[i].code, gekozen) == 0};
    *ret = o->aantal + 1;
    return rows;
}

static const char *stand_label(const char *stand) {
    return strcmp(stand, "geldt") == 0     ? "Geldt"
           : strcmp(stand, "straks") == 0  ? "Geldt nog niet"
           : strcmp(stand, "voorbij") == 0 ? "Voorbij"
                                           : "Ingetrokken";
}

static const char *door(struct page *p, const struct mandaat_rij *r) {
    if (!r->gevraagd_door)
        return NULL;
    return talloc_asprintf(p->mem, "Voorgesteld door %s, goedgekeurd door %s", r->gevraagd_door,
                           r->goedgekeurd_door ? r->goedgekeurd_door : "een collega");
}

/* People think of the last day that it holds, not of the first that it does not. */
static void fill_rij(struct page *p, const struct mandaat_rij *r, bool duo, struct mandaat_rij_view *v) {
    struct date laatste = date_is_empty(r->tot) ? r->tot : date_add_days(r->tot, -1);
    bool leeft = strcmp(r->stand, "geldt") == 0 || strcmp(r->stand, "straks") == 0;
    *v = (struct mandaat_rij_view){.verband = r->verband,
                                   .gemeente = r->gemeente,
                                   .van = deel_datum(p->mem, r->van),
                                   .van_iso = deel_iso(p->mem, r->van),
                                   .tot = deel_datum(p->mem, laatste),
                                   .tot_iso = deel_iso(p->mem, laatste),
                                   .stand = stand_label(r->stand),
                                   .geldt = strcmp(r->stand, "geldt") == 0,
                                   .ingetrokken = r->ingetrokken ? deel_moment(p->mem, r->ingetrokken) : NULL,
                                   .ingetrokken_iso = r->ingetrokken ? deel_moment_iso(p->mem, r->ingetrokken) : NULL,
                                   .door = door(p, r),
                                   .actie = duo && leeft ? talloc_asprintf(p->mem, "/duo/mandaten/%s/intrekken", r->id)
                                                         : NULL};
}

static bool show(struct page *p, int status, const struct invoer *in, struct mandaten_view *view, struct err *err) {
    static const char *const namen[] = {"gedaan", "pagina", NULL};
    if (!deel_query_goed(&p->req->query, namen, err))
        return false;
    int pagina = (int)deel_pagina(&p->req->query), rijen = (int)p->house->conf->lijst_rijen;
    struct store_tx *tx = page_begin(p);
    mandaten_vraag(tx, pagina, rijen);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling, .bijzonderheden = "mandaten"}, err))
        return false;
    struct mandaten m;
    mandaten_lees(p->mem, tx, &m);
    if (m.aantal == 0 && pagina > 1)
        return page_eerste_blad(p);
    view->pagina.titel = "Mandaten";
    view->pagina.in_organisaties = true;
    view->pagina.fout = view->fouten_aantal > 0;
    view->pagina.melding = fcgi_get(&p->req->query, "gedaan") ? "Het mandaat is ingetrokken." : NULL;
    view->mag_geven = page_mag(p, DOEL_ORGANISATIES);
    view->getypt_van = in->van;
    view->getypt_tot = in->tot;
    view->verbanden = choices(p, &in->verbanden, in->verband, &view->verbanden_aantal);
    view->gemeenten = choices(p, &in->gemeenten, in->gemeente, &view->gemeenten_aantal);
    view->rijen = talloc_zero_array(p->mem, struct mandaat_rij_view, (unsigned)m.aantal + 1);
    view->rijen_aantal = m.aantal;
    for (size_t i = 0; i < m.aantal; i++)
        fill_rij(p, &m.rijen[i], view->mag_geven, &view->rijen[i]);
    DEEL_BLAD_VUL(*view, deel_blad(p->mem, p->req, rijen, m.aantal, m.meer));
    return page_show(p, status, TPL_MANDATEN, &view->pagina);
}

bool page_mandaten(struct page *p, struct err *err) {
    struct invoer in = {.verband = "", .gemeente = "", .van = deel_iso(p->mem, p->vandaag), .tot = ""};
    struct mandaten_view view = {0};
    bool duo = p->wie.doel == DOEL_ORGANISATIES;
    if (duo && (!verbanden_alle(p->mem, p->store, &in.verbanden, err) ||
                !gemeenten_alle(p->mem, p->store, &in.gemeenten, err)))
        return false;
    return show(p, 200, &in, &view, err);
}

/* ---- a new one ---- */

static void mistake(struct mandaten_view *v, const char **where, const char *doel, const char *melding) {
    *where = melding;
    v->fouten[v->fouten_aantal++] = (struct deel_fout){.doel = doel, .melding = melding};
}

static void judge(struct page *p, struct invoer *in, struct mandaten_view *v) {
    struct date laatste = {0};
    in->nieuw.verband = find(&in->verbanden, in->verband);
    in->nieuw.gemeente = find(&in->gemeenten, in->gemeente);
    if (!in->nieuw.verband)
        mistake(v, &v->verband_fout, "verband", "Kies het samenwerkingsverband dat het werk gaat doen.");
    if (!in->nieuw.gemeente)
        mistake(v, &v->gemeente_fout, "gemeente", "Kies de gemeente die het mandaat geeft.");
    if (!date_parse(in->van, &in->nieuw.van))
        mistake(v, &v->van_fout, "van", "Vul de eerste dag in als datum, zoals 1-2-2027.");
    else if (date_cmp(in->nieuw.van, p->vandaag) < 0)
        mistake(v, &v->van_fout, "van", "De eerste dag is al voorbij. Kies vandaag of later.");
    if (!*in->tot)
        return;
    if (!date_parse(in->tot, &laatste))
        mistake(v, &v->tot_fout, "tot", "Vul de laatste dag in als datum, of laat het veld leeg.");
    else if (!v->van_fout && date_cmp(laatste, in->nieuw.van) < 0)
        mistake(v, &v->tot_fout, "tot", "De laatste dag komt voor de eerste dag. Verander één van de twee.");
    else {
        in->nieuw.tot = date_add_days(laatste, 1);
        in->nieuw.tot_tekst = deel_datum(p->mem, laatste);
    }
}

/* What only the database knows. */
static void conflict(const char *reden, struct mandaten_view *v) {
    if (strcmp(reden, "mandaat-bestaat") == 0)
        mistake(v, &v->gemeente_fout, "gemeente",
                "Dit samenwerkingsverband heeft in deze periode al een mandaat van deze gemeente.");
    else if (strcmp(reden, "mandaat-organisatie") == 0)
        mistake(v, &v->van_fout, "van", "Op de eerste dag bestaat één van de twee organisaties niet.");
    else
        mistake(v, &v->tot_fout, "tot", "De laatste dag is al voorbij. Kies een latere dag.");
}

bool page_mandaat_nieuw(struct page *p, struct err *err) {
    static const char *const namen[] = {"csrf", "verband", "gemeente", "van", "tot", NULL};
    struct deel_fout fouten[4];
    struct mandaten_view view = {.fouten = fouten};
    struct invoer in = {.verband = typed(p, "verband"),
                        .gemeente = typed(p, "gemeente"),
                        .van = typed(p, "van"),
                        .tot = typed(p, "tot")};
    struct err why = {0};
    if (!deel_query_goed(&p->req->body, namen, err) || !verbanden_alle(p->mem, p->store, &in.verbanden, err) ||
        !gemeenten_alle(p->mem, p->store, &in.gemeenten, err))
        return false;
    judge(p, &in, &view);
    if (view.fouten_aantal > 0)
        return show(p, 422, &in, &view, err);
    struct store_tx *tx = page_begin(p);
    mandaat_voorstel_vraag(tx, &in.nieuw, deel_datum(p->mem, in.nieuw.van));
    const struct audit audit = {
        .handeling = p->handeling,
        .bijzonderheden = talloc_asprintf(p->mem, "mandaat voorgesteld: %.8s voor %.8s", in.verband, in.gemeente)};
    if (page_voer_uit(p, tx, audit, &why))
        return page_see_other(p, "/duo/voorstellen?gedaan=voorgesteld");
    if (why.kind != ERR_CONFLICT)
        return err_set(err, why.kind, why.place, "%s", why.reason);
    conflict(why.reason, &view);
    return show(p, 422, &in, &view, err);
}

bool page_mandaat_intrek(struct page *p, struct err *err) {
    static const char *const namen[] = {"csrf", NULL};
    if (!deel_query_goed(&p->req->body, namen, err))
        return false;
    struct store_tx *tx = page_begin(p);
    mandaat_intrek_vraag(tx, page_param(p, "id"));
    const struct audit audit = {.handeling = p->handeling,
                                .bijzonderheden =
                                    talloc_asprintf(p->mem, "mandaat ingetrokken: %.36s", page_param(p, "id"))};
    return page_voer_uit(p, tx, audit, err) && page_see_other(p, "/duo/mandaten?gedaan=ingetrokken");
}
