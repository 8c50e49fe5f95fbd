/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "page/page.h"

#include "page/parts.h"

#include <stdarg.h>
#include <string.h>

const char *page_param(const struct page *p, const char *naam) {
    for (size_t i = 0; i < PAGE_PARAMS_MAX; i++)
        if (strcmp(p->params[i].naam, naam) == 0)
            return p->params[i].waarde;
    return "";
}

struct store_tx *page_begin(struct page *p) {
    return store_begin(p->mem, p->store, &p->wie);
}

bool page_voer_uit(struct page *p, struct store_tx *tx, struct audit audit, struct err *err) {
    if (!audit.grond)
        audit.grond = p->grond;
    if (!store_voer_uit(tx, &audit, err))
        return false;
    struct sessie_info sessie;
    sessie_lees(tx, &sessie);
    page_ken(p, &sessie);
    return true;
}

void page_ken(struct page *p, const struct sessie_info *sessie) {
    p->sessie = *sessie;
    p->bekend = true;
}

bool page_mag(const struct page *p, uint32_t doelen) {
    return p->bekend && (p->sessie.rechten & doelen) != 0;
}

bool page_bij(const struct page *p, unsigned soorten) {
    return p->bekend && ((unsigned)p->sessie.soort & soorten) != 0;
}

bool page_levert(const struct page *p, const struct stelseldienst *d) {
    enum partij zij = stelsel_partij(p->bekend ? p->sessie.organisatie : "");
    return page_mag(p, DOEL_LEVEREN) && !page_bij(p, SOORT_DUO) && d && (d->afzenders & (unsigned)zij) != 0 &&
           (page_mag(p, DOEL_HOOG) || !stelsel_eist_hoog(d, zij));
}

/* The hidden field of each form on the page, made from where that form is sent to. */
struct form_csrf {
    struct html_by_form by_form;
    const struct page *page;
};

static void make_csrf(const struct html_by_form *self, const char *action, size_t len, struct buf *out) {
    const struct page *p = ((const struct form_csrf *)(const void *)self)->page;
    char *path = talloc_strndup(out, action, len);
    char text[KRYPTO_TOKEN_TEXT];
    sessie_csrf(p->house->krypto, p->wie.token, path, text);
    buf_add(out, text);
    talloc_free(path);
}

const struct html_by_form *page_csrf(const struct page *p) {
    struct form_csrf *c = talloc(p->mem, struct form_csrf);
    *c = (struct form_csrf){.by_form = {.make = make_csrf}, .page = p};
    return &c->by_form;
}

static const char *rol(const struct page *p) {
    if (!p->sessie.toegelaten)
        return "Nog niet toegelaten";
    return p->sessie.rollen != 0 ? rollen_namen(p->sessie.rollen, talloc_array(p->mem, char, ROLLEN_TEKST))
                                 : "Nog geen rol";
}

/* What of the menu is for her. */
static void fill_menu(const struct page *p, struct pagina *f) {
    f->mag_inzien = page_mag(p, DOEL_INZIEN);
    f->mag_keten = page_mag(p, DOEL_KETEN);
    f->mag_bulk = page_mag(p, DOEL_BULK);
    f->mag_audit = page_mag(p, DOEL_AUDIT);
    f->mag_audit_eigen = page_mag(p, DOEL_AUDIT_EIGEN);
    f->mag_voorkeuren = page_mag(p, DOEL_VOORKEUREN);
    f->mag_mensen = page_mag(p, DOEL_MENSEN);
    f->mag_organisaties = page_mag(p, DOEL_ORGANISATIES);
    f->mag_kiezen = page_mag(p, DOEL_KIEZEN);
    f->mag_eigen = page_mag(p, DOEL_EIGEN);
}

/* When the session is about to end, as far as this page can know: more in assets/css/klok.css. */
static void fill_klok(const struct page *p, struct pagina *f) {
    long minuten = (p->sessie.stil_over_s - PAGE_KLOK_VOORAF_S) / 60;
    minuten = minuten < 0 ? 0 : minuten > PAGE_KLOK_MINUTEN_MAX ? PAGE_KLOK_MINUTEN_MAX : minuten;
    f->klok = true;
    f->klok_tien = minuten / 10;
    f->klok_een = minuten % 10;
}

static void fill_frame(const struct page *p, struct pagina *f) {
    f->demo = p->house->conf->portaal_demo;
    if (!p->bekend)
        return;
    f->ingelogd = true;
    f->is_gemeente = page_bij(p, SOORT_GEMEENTE);
    f->is_duo = page_bij(p, SOORT_DUO);
    f->is_coa = page_bij(p, SOORT_COA);
    fill_menu(p, f);
    f->gebruiker = p->sessie.naam ? p->sessie.naam : "Nieuwe gebruiker";
    f->organisatie = f->is_gemeente ? talloc_asprintf(p->mem, "Gemeente %s", p->sessie.organisatie_naam)
                                    : p->sessie.organisatie_naam;
    f->namens = p->sessie.namens_naam;
    f->rol = rol(p);
    f->csrf = page_csrf(p);
    fill_klok(p, f);
}

bool page_show(struct page *p, int status, enum page_template which, struct pagina *view) {
    fill_frame(p, view);
    p->reply->status = status;
    html_render(p->house->templates[which], view, p->reply->body);
    return true;
}

bool page_csv(struct page *p, const char *naam) {
    char dag[11];
    date_iso(p->vandaag, dag);
    p->reply->status = 200;
    p->reply->content_type = "text/csv; charset=utf-8";
    fcgi_header(p->mem, p->reply, "Content-Disposition",
                talloc_asprintf(p->mem, "attachment; filename=\"%s-%s.csv\"", naam, dag));
    return true;
}

bool page_see_other(struct page *p, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    fcgi_redirect(p->mem, p->reply, talloc_vasprintf(p->mem, fmt, args));
    va_end(args);
    return true;
}

bool page_eerste_blad(struct page *p) {
    return page_see_other(p, "%s", deel_url(p->mem, p->req->path, &p->req->query, "pagina", NULL));
}

void page_sessie_koekje(struct page *p, const char *token) {
    fcgi_header(p->mem, p->reply, "Set-Cookie",
                talloc_asprintf(p->mem, "%s=%s; Path=/; Secure; HttpOnly; SameSite=Strict", SESSIE_KOEKJE, token));
}
