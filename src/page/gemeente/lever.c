/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "page/gemeente/levering.h"
#include "page/pages.h"

#include <stdlib.h>
#include <string.h>

#define REDEN_MIN 5
#define REDEN_MAX 1000

const char *const levering_eigen[] = {"csrf", "sleutel", "gezien", "stap", "reden", NULL};

static const struct stelseldienst *dienst_van(const struct page *p, struct err *err) {
    const struct stelseldienst *d = stelsel_vind(page_param(p, "dienst"));
    if (!d)
        err_set(err, ERR_NOT_FOUND, "dienst", "not a service");
    return d;
}

/* Only what her own organisation delivers has a form; anything else does not exist here. */
static bool is_afzender(const struct page *p, const struct stelseldienst *d, struct err *err) {
    return page_levert(p, d) || err_set(err, ERR_NOT_FOUND, "dienst", "not a service that the asker delivers");
}

static const char *new_key(TALLOC_CTX *ctx) {
    char *key = talloc_array(ctx, char, KRYPTO_TOKEN_TEXT);
    krypto_token(key);
    return key;
}

/* ---- GET: the form, filled with what was delivered last, or with what the declaration offers ---- */

static const char *offer(const struct vraag *v, size_t i) {
    const struct veld *f = &v->nieuw->dienst->velden[i];
    const struct bericht *last = historie_laatste(v->historie, v->nieuw->dienst->code);
    if (f->biv.v == BIV_HOOG) /* shown only when asked for, and then it is an audit event */
        return NULL;
    return f->voorstel ? f->voorstel(v) : last ? last->waarden[i] : NULL;
}

static struct form *form_offered(struct page *p, const struct stelseldienst *d, const struct historie *h) {
    const char *waarden[STELSEL_VELDEN_MAX] = {0};
    struct bericht nieuw = {.dienst = d, .afzender = p->sessie.organisatie, .ontvanger = p->sessie.organisatie};
    struct vraag vraag = {.historie = h, .nieuw = &nieuw, .vandaag = p->vandaag};
    for (size_t i = 0; i < stelsel_veld_aantal(d); i++)
        waarden[i] = offer(&vraag, i);
    return form_vul(p->mem, d->velden, waarden);
}

bool page_lever_open(struct page *p, struct err *err) {
    const char *id = page_param(p, "id");
    const struct stelseldienst *d = dienst_van(p, err);
    if (!d)
        return false;
    struct store_tx *tx = page_begin(p);
    struct dossier dossier;
    struct historie historie;
    dossier_vraag(tx, id, false);
    historie_vraag(tx, id);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling, .dossier = id}, err) ||
        !dossier_lees(p->mem, tx, &dossier, err) || !historie_lees(p->mem, tx, &historie, err) ||
        !is_afzender(p, d, err))
        return false;
    struct levering l = {.p = p,
                         .dienst = d,
                         .dossier = &dossier,
                         .historie = &historie,
                         .sleutel = new_key(p->mem),
                         .gezien = lever_laatste_nummer(&historie, d),
                         .form = form_offered(p, d, &historie),
                         .nieuw = {.dienst = d, .afzender = p->sessie.organisatie}};
    return levering_toon_formulier(&l, 200);
}

/* ---- POST: read what was sent ---- */

enum lever_stap { CONTROLEER, WIJZIG, BEVESTIG };

static bool read_stap(const struct page *p, enum lever_stap *ret, struct err *err) {
    static const char *const namen[] = {"controleer", "wijzig", "bevestig"};
    const char *text = fcgi_get(&p->req->body, "stap");
    for (size_t i = 0; text && fcgi_times(&p->req->body, "stap") == 1 && i < sizeof namen / sizeof namen[0]; i++)
        if (strcmp(text, namen[i]) == 0) {
            *ret = p->csrf_oud ? WIJZIG : (enum lever_stap)i;
            return true;
        }
    return err_set(err, ERR_INPUT, "stap", "absent, repeated or unknown");
}

static bool read_key(const struct page *p, const char **ret, struct err *err) {
    static const char allowed[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-";
    const char *text = fcgi_get(&p->req->body, "sleutel");
    size_t len = text ? strlen(text) : 0;
    if (fcgi_times(&p->req->body, "sleutel") != 1 || len < 8 || len > LEVER_KENMERK_MAX || strspn(text, allowed) != len)
        return err_set(err, ERR_INPUT, "sleutel", "absent, repeated or not of our making");
    *ret = text;
    return true;
}

static bool read_gezien(const struct page *p, long *ret, struct err *err) {
    const char *text = fcgi_get(&p->req->body, "gezien");
    size_t len = text ? strlen(text) : 0;
    if (fcgi_times(&p->req->body, "gezien") != 1 || len == 0 || len > 15 || strspn(text, "0123456789") != len)
        return err_set(err, ERR_INPUT, "gezien", "absent, repeated or not a number");
    *ret = strtol(text, NULL, 10);
    return true;
}

static const char *read_reden(struct page *p) {
    const char *text = fcgi_get(&p->req->body, "reden");
    if (!text)
        return NULL;
    text += strspn(text, " \t\r\n");
    size_t len = strlen(text);
    while (len > 0 && strchr(" \t\r\n", text[len - 1]))
        len--;
    return len > 0 ? talloc_strndup(p->mem, text, len) : NULL;
}

static void read_form(struct levering *l, const struct lever *known) {
    struct page *p = l->p;
    l->form = form_lees(p->mem, l->dienst->velden, &p->req->body, levering_eigen);
    l->nieuw = (struct bericht){.dienst = l->dienst, .afzender = known->wie.organisatie, .reden = l->reden};
    for (size_t i = 0; i < l->form->aantal; i++)
        l->nieuw.waarden[i] = l->form->antwoorden[i].waarde;
    l->nieuw.datum_gebeurtenis = bericht_gebeurtenis(&l->nieuw, p->vandaag);
    struct vraag vraag = {.historie = l->historie, .nieuw = &l->nieuw, .vandaag = p->vandaag};
    l->nieuw.ontvanger = stelsel_ontvanger(&vraag);
}

/* ---- judge ---- */

static bool has_mistake(const struct form *f, const char *veld) {
    for (size_t i = 0; veld && i < f->aantal; i++)
        if (strcmp(f->antwoorden[i].veld->naam, veld) == 0)
            return f->antwoorden[i].fout != NULL;
    return false;
}

/* A rule names where it stands; a field that is not filled does not need to. */
static const char *with_article(TALLOC_CTX *ctx, const struct bevinding *b) {
    return b->artikel ? talloc_asprintf(ctx, "%s (%s)", b->melding, b->artikel) : b->melding;
}

static void judge(struct levering *l) {
    struct page *p = l->p;
    struct vraag vraag = {.historie = l->historie, .nieuw = &l->nieuw, .vandaag = p->vandaag};
    l->oordeel = stelsel_oordeel(p->mem, &vraag);
    for (size_t i = 0; i < l->oordeel->aantal; i++) {
        const struct bevinding *b = &l->oordeel->rows[i];
        if (strcmp(b->code, "ongewijzigd") == 0)                           /* said kindly by the page itself */
            l->ongewijzigd = l->form->fouten == 0;                         /* no other finding follows */
        else if (b->ernst == ERNST_FOUT && !has_mistake(l->form, b->veld)) /* one mistake a field is enough */
            form_meld(p->mem, l->form, b->veld, with_article(p->mem, b));
    }
}

/* A warning does not stop a delivery; leaving it without a word does. */
static void judge_reden(struct levering *l) {
    size_t len = l->reden ? strlen(l->reden) : 0;
    if (len > REDEN_MAX)
        l->reden_fout = "Uw uitleg is te lang. Gebruik hoogstens 1000 tekens.";
    else if (l->oordeel->waarschuwingen > 0 && len < REDEN_MIN)
        l->reden_fout = "Leg uit waarom het toch klopt. Zonder uitleg kunt u dit niet versturen.";
}

/* ---- decide ---- */

static bool show_read_only(struct levering *l, struct lever *known, bool (*toon)(struct levering *, int), int status,
                           struct err *err) {
    struct audit audit = {.handeling = AUDIT_FORMULIER,
                          .dossier = l->dossier->id,
                          .grond = l->p->grond,
                          .bijzonderheden = l->p->csrf_oud ? "csrf" : NULL};
    return lever_alleen_gelezen(known, &audit, err) && toon(l, status);
}

static bool toon_gewijzigd(struct levering *l, int status) {
    (void)status;
    return levering_toon_gewijzigd(l);
}

static bool to_receipt(struct page *p, const char *bericht) {
    return page_see_other(p, "/dossier/%s/ontvangst/%s", page_param(p, "id"), bericht);
}

/* The lock on the dossier is let go first, so that impatient clicks need not wait for each other's audit row. */
static bool delivered_before(struct page *p, struct lever *known, const struct stelseldienst *d, struct err *err) {
    lever_laat(known);
    struct audit audit = {
        .handeling = p->handeling, .dossier = known->dossier.id, .resultaat = "al geleverd", .bijzonderheden = d->code};
    return page_voer_uit(p, page_begin(p), audit, err) && to_receipt(p, known->bestaand_id);
}

static bool write_it(struct levering *l, struct lever *known, struct err *err) {
    struct lever_uitkomst uit;
    return lever_schrijf(known, &l->nieuw, l->p->vandaag, &uit, err) && to_receipt(l->p, uit.bericht);
}

static bool decide(struct levering *l, struct lever *known, enum lever_stap stap, struct err *err) {
    long last = lever_laatste_nummer(l->historie, l->dienst);
    read_form(l, known);
    if (l->p->csrf_oud)
        form_meld(l->p->mem, l->form, NULL,
                  "U logde opnieuw in. Uw antwoorden zijn bewaard, maar nog niet verstuurd. Kies nog een keer.");
    if (stap == WIJZIG) {
        l->gezien = last;
        return show_read_only(l, known, levering_toon_formulier, l->p->csrf_oud ? 409 : 200, err);
    }
    judge(l);
    if (l->gezien != last)
        return show_read_only(l, known, toon_gewijzigd, 409, err);
    if (l->form->fouten > 0 || l->ongewijzigd)
        return show_read_only(l, known, levering_toon_formulier, 422, err);
    if (stap == CONTROLEER)
        return show_read_only(l, known, levering_toon_controle, 200, err);
    judge_reden(l);
    return l->reden_fout ? show_read_only(l, known, levering_toon_controle, 422, err) : write_it(l, known, err);
}

bool page_lever_stap(struct page *p, struct err *err) {
    struct levering l = {.p = p, .dienst = dienst_van(p, err), .reden = read_reden(p)};
    enum lever_stap stap = CONTROLEER;
    if (!l.dienst || !read_stap(p, &stap, err) || !read_key(p, &l.sleutel, err) || !read_gezien(p, &l.gezien, err))
        return false;
    struct lever *known = lever_begin(p->mem, p->store, &p->wie, page_param(p, "id"), l.sleutel, err);
    if (!known)
        return false;
    page_ken(p, &known->wie);
    if (!is_afzender(p, l.dienst, err)) {
        lever_laat(known);
        return false;
    }
    if (known->bestaand_id && stap == BEVESTIG) /* the same form again: the same receipt */
        return delivered_before(p, known, l.dienst, err);
    if (known->bestaand_id) /* back in the browser after a delivery: what comes now is another one */
        l.sleutel = new_key(p->mem);
    l.dossier = &known->dossier;
    l.historie = &known->historie;
    return decide(&l, known, stap, err);
}
