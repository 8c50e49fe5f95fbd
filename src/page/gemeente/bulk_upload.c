/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * /bulk/{id}: how far the job is, what it found row by row, the choice, and the receipts.
 */
#include "page/gemeente/bulk.h"

#include "csv/csv.h"
#include "form/cel.h"
#include "form/tabel.h"
#include "page/pages.h"

#include <string.h>

#define VERVERS_SECONDEN "2"

static const struct keuze uitkomsten[] = {
    {"fout", "Fout"}, {"waarschuwing", "Waarschuwing, met reden"}, {"goed", "Goed"}, {"geleverd", "Verstuurd"}, {0}};

static const char *label_van(enum upload_uitkomst u) {
    for (const struct keuze *k = uitkomsten; k->code; k++)
        if (strcmp(k->code, upload_uitkomst_code(u)) == 0)
            return k->label;
    return "";
}

static void fill_rows(struct page *p, struct bulk_upload_detail_view *v, const struct upload_rijen *l) {
    v->rijen = talloc_zero_array(p->mem, struct bulk_rij_view, (unsigned)l->aantal + 1);
    v->rijen_aantal = l->aantal;
    for (size_t i = 0; i < l->aantal; i++) {
        const struct upload_rij *r = &l->rijen[i];
        struct bulk_rij_view *w = &v->rijen[i];
        *w = (struct bulk_rij_view){.regel = r->regel,
                                    .nummer = r->nummer,
                                    .uitkomst = label_van(r->uitkomst),
                                    .naam = r->naam,
                                    .is_fout = r->uitkomst == UPLOAD_FOUT,
                                    .is_waarschuwing = r->uitkomst == UPLOAD_WAARSCHUWING,
                                    .is_geleverd = r->uitkomst == UPLOAD_GELEVERD,
                                    .meldingen = r->meldingen};
        while (r->meldingen[w->meldingen_aantal])
            w->meldingen_aantal++;
        if (r->dossier)
            w->dossier_url = talloc_asprintf(p->mem, "/dossier/%s", r->dossier);
        if (r->dossier && r->bericht && r->nummer > 0)
            w->ontvangst_url = talloc_asprintf(p->mem, "/dossier/%s/ontvangst/%s", r->dossier, r->bericht);
    }
}

static void fill_stand(struct bulk_upload_detail_view *v, const struct upload *u) {
    v->controleren = u->stand == UPLOAD_CONTROLEREN;
    v->gecontroleerd = u->stand == UPLOAD_GECONTROLEERD;
    v->leveren = u->stand == UPLOAD_LEVEREN;
    v->klaar = u->stand == UPLOAD_KLAAR;
    v->ingetrokken = u->stand == UPLOAD_INGETROKKEN;
    v->mislukt = u->stand == UPLOAD_MISLUKT;
    v->bezig = v->controleren || v->leveren;
    v->regels = u->regels;
    v->gedaan = u->gedaan;
    v->goed = u->goed;
    v->gewaarschuwd = u->gewaarschuwd;
    v->fout = u->fout;
    v->geleverd = u->geleverd;
    v->te_leveren = u->goed + u->gewaarschuwd;
    v->procent = u->gedaan * 100 / u->regels;
    v->een = v->te_leveren == 1;
    v->van_mij = u->van_mij;
    v->mag_alles = v->gecontroleerd && u->van_mij && u->fout == 0;
    v->mag_goede = v->gecontroleerd && u->van_mij && u->fout > 0 && v->te_leveren > 0;
}

static struct bulk_upload_detail_view view_of(struct page *p, const struct upload *u) {
    struct bulk_upload_detail_view v = {
        .pagina = {.titel = u->bestandsnaam, .in_bulk = true},
        .bestandsnaam = u->bestandsnaam,
        .dienst = u->dienst->naam,
        .gemaakt = deel_moment(p->mem, u->gemaakt),
        .gemaakt_iso = deel_moment_iso(p->mem, u->gemaakt),
        .actie = talloc_asprintf(p->mem, "/bulk/%s/besluit", u->id),
        .url = talloc_asprintf(p->mem, "/bulk/%s", u->id),
        .regels_tekst = talloc_asprintf(p->mem, "%ld %s", u->regels, u->regels == 1 ? "regel" : "regels"),
        .windows = strcmp(u->codering, "windows") == 0};
    fill_stand(&v, u);
    if (u->fout > 0 && u->bewaard && !v.bezig)
        v.fouten_url = talloc_asprintf(p->mem, "/bulk/%s/fouten", u->id);
    return v;
}

bool page_bulk_upload(struct page *p, struct err *err) {
    static const char *const namen[] = {"uitkomst", "pagina", "stil", NULL};
    static const struct keuze ja[] = {{"ja", "Ja"}, {0}};
    const char *id = page_param(p, "id"), *uitkomst = NULL, *stil = NULL;
    if (!deel_query_goed(&p->req->query, namen, err) ||
        !deel_query_keuze(&p->req->query, "uitkomst", uitkomsten, &uitkomst, err) ||
        !deel_query_keuze(&p->req->query, "stil", ja, &stil, err))
        return false;
    long blad = deel_pagina(&p->req->query);
    struct store_tx *tx = page_begin(p);
    struct upload u;
    upload_vraag(tx, id);
    upload_rijen_vraag(tx, id, uitkomst, (int)blad, UPLOAD_REGELS_BLAD);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling, .bijzonderheden = "csv"}, err) ||
        !upload_lees(p->mem, tx, &u, err))
        return false;
    struct upload_rijen l;
    upload_rijen_lees(p->mem, tx, &l);
    if (l.aantal == 0 && blad > 1)
        return page_eerste_blad(p);
    struct bulk_upload_detail_view v = view_of(p, &u);
    v.stil = stil != NULL;
    if (!v.bezig)
        fill_rows(p, &v, &l);
    else if (!v.stil) /* whom a page that changes by itself is in the way can stop it */
        fcgi_header(p->mem, p->reply, "Refresh", VERVERS_SECONDEN);
    struct deel_filter filter = deel_filter_keuze(p->mem, "uitkomst", "Toon", uitkomsten, uitkomst);
    v.filters = talloc_memdup(p->mem, &filter, sizeof filter);
    v.filters_aantal = 1;
    v.gefilterd = uitkomst != NULL;
    DEEL_BLAD_VUL(v, deel_blad(p->mem, p->req, UPLOAD_REGELS_BLAD, v.rijen_aantal, l.meer));
    return page_show(p, 200, TPL_BULK_UPLOAD, &v.pagina);
}

/* Two clicks, or a colleague in between: the second does nothing, and both see what is so. */
bool page_bulk_besluit(struct page *p, struct err *err) {
    const char *id = page_param(p, "id"), *keuze = fcgi_get(&p->req->body, "keuze");
    bool alles = keuze && strcmp(keuze, "alles") == 0, goede = keuze && strcmp(keuze, "goede") == 0;
    bool niet = keuze && strcmp(keuze, "niet") == 0;
    if ((!alles && !goede && !niet) || fcgi_times(&p->req->body, "keuze") != 1)
        return err_set(err, ERR_INPUT, "keuze", "absent, repeated or unknown");
    struct store_tx *tx = page_begin(p);
    struct upload u;
    upload_besluit(tx, id, !niet, alles);
    upload_vraag(tx, id);
    struct audit audit = {.handeling = p->handeling, .bijzonderheden = talloc_asprintf(p->mem, "csv: %s", keuze)};
    return page_voer_uit(p, tx, audit, err) && upload_lees(p->mem, tx, &u, err) && page_see_other(p, "/bulk/%s", u.id);
}

/* ---- the wrong rows, to be mended and sent again as they are ---- */

static bool van_ons(struct page *p, const char *kop) {
    return form_zelfde_naam(p->mem, kop, TABEL_KOLOM_MELDING) || form_zelfde_naam(p->mem, kop, TABEL_KOLOM_REGEL);
}

/* What of a colleague's file is not for her either: the BSN, too, is shown to her by nobody else. */
static bool niet_voor_haar(struct page *p, const struct upload *u, const char *kop) {
    return (!page_mag(p, DOEL_HOOG) && tabel_kop_hoog(p->mem, u->dienst, kop)) ||
           (!page_mag(p, DOEL_TONEN) && !u->van_mij && tabel_kop_bsn(p->mem, u->dienst, kop));
}

static void write_row(struct page *p, const struct upload *u, const struct csv *c, const char *const *cellen,
                      const char *melding) {
    bool eerste = true;
    for (size_t i = 0; i < c->kolommen; i++) {
        if (van_ons(p, c->koppen[i]) || niet_voor_haar(p, u, c->koppen[i]))
            continue;
        csv_cel(p->reply->body, csv_zonder_apostrof(cellen[i]), eerste);
        eerste = false;
    }
    csv_cel(p->reply->body, melding, eerste);
    csv_einde_rij(p->reply->body);
}

static const char *joined(struct page *p, const char *const *meldingen) {
    struct buf *b = buf_new(p->mem, 200);
    for (size_t i = 0; meldingen[i]; i++)
        buf_addf(b, "%s%s", i > 0 ? " " : "", meldingen[i]);
    return b->data;
}

bool page_bulk_fouten(struct page *p, struct err *err) {
    const char *id = page_param(p, "id"), *tekst, *fout;
    struct store_tx *tx = page_begin(p);
    struct upload u;
    struct upload_rijen l;
    upload_vraag(tx, id);
    upload_fouten_vraag(tx, id);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling, .bijzonderheden = "csv, foute regels"}, err) ||
        !upload_lees(p->mem, tx, &u, err) || !upload_fouten_lees(p->mem, tx, id, &tekst, &l, err))
        return false;
    struct csv *c = csv_lees(p->mem, tekst, &fout);
    if (!c)
        return err_set(err, ERR_INTERNAL, "upload", "a kept file does not read any more");
    csv_begin(p->reply->body);
    write_row(p, &u, c, c->koppen, TABEL_KOLOM_MELDING);
    for (size_t i = 0, j = 0; i < c->rijen_aantal && j < l.aantal; i++)
        if (c->rijen[i].regel == l.rijen[j].regel)
            write_row(p, &u, c, c->rijen[i].cellen, joined(p, l.rijen[j++].meldingen));
    return page_csv(p, talloc_asprintf(p->mem, "%s-te-verbeteren", u.dienst->code));
}
