/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Documents: taking one in with a form, and handing it out. It is kept as soon as it is good, so that it need not be
 * chosen again when something else on the form is wrong; the form and the review page carry its id in a hidden field.
 */
#include "store/document.h"
#include "domain/pdf.h"
#include "page/gemeente/levering.h"
#include "page/pages.h"

#include <string.h>

/* ---- with a form ---- */

/* The body as if the id had been sent in the hidden field: so the review page and the form keep it. */
static void send_along(struct page *p, const char *naam, const char *id) {
    struct fcgi_request *req = talloc_memdup(p->mem, p->req, sizeof *p->req);
    struct fcgi_field *rows = talloc_zero_array(p->mem, struct fcgi_field, (unsigned)req->body.count + 1);
    size_t n = 0;
    for (size_t i = 0; i < req->body.count; i++)
        if (strcmp(req->body.rows[i].name, naam) != 0)
            rows[n++] = req->body.rows[i];
    rows[n++] = (struct fcgi_field){.name = naam, .value = id};
    req->body = (struct fcgi_fields){.rows = rows, .count = n};
    p->req = req;
}

static void refuse(struct levering *l, const struct veld *f, const char *what) {
    form_meld(l->p->mem, l->form, f->naam, talloc_asprintf(l->p->mem, "%s: %s", f->label, what));
}

static bool take_in(struct levering *l, struct lever *known, size_t i, const struct fcgi_file *file, struct err *err) {
    const struct veld *f = &l->dienst->velden[i];
    const char *what = pdf_fout(file->data, file->len);
    if (what) {
        refuse(l, f, what);
        return true;
    }
    char *id = talloc_array(l->p->mem, char, KRYPTO_UUID_TEXT);
    krypto_uuid(id);
    if (!lever_document(known, id, file->data, file->len, err))
        return false;
    form_zet(l->form, f->naam, id);
    l->nieuw.waarden[i] = id;
    send_along(l->p, f->naam, id);
    return true;
}

/* An id that came back must be one that we gave out for this dossier to this organisation. */
static bool look_up(struct levering *l, struct lever *known, size_t i, struct err *err) {
    bool bekend = false;
    if (!lever_document_bekend(known, l->nieuw.waarden[i], &bekend, err))
        return false;
    if (!bekend) {
        refuse(l, &l->dienst->velden[i], "het portaal heeft dit bestand niet meer. Kies het opnieuw.");
        form_zet(l->form, l->dienst->velden[i].naam, "");
        l->nieuw.waarden[i] = NULL;
    }
    return true;
}

bool levering_documenten(struct levering *l, struct lever *known, struct err *err) {
    for (size_t i = 0; i < l->form->aantal; i++) {
        const struct veld *f = &l->dienst->velden[i];
        if (f->soort != VELD_DOCUMENT)
            continue;
        const struct fcgi_file *file = fcgi_file(l->p->req, talloc_asprintf(l->p->mem, "%s" LEVERING_BESTAND, f->naam));
        bool goed = file ? take_in(l, known, i, file, err) : l->nieuw.waarden[i] ? look_up(l, known, i, err) : true;
        if (!goed)
            return false;
    }
    return true;
}

bool levering_met_bestand(const struct stelseldienst *d) {
    for (const struct veld *f = d->velden; f->naam; f++)
        if (f->soort == VELD_DOCUMENT)
            return true;
    return false;
}

/* ---- handing out ---- */

bool page_document(struct page *p, struct err *err) {
    const char *dossier = page_param(p, "id");
    struct store_tx *tx = page_begin(p);
    struct document d;
    document_vraag(tx, dossier, page_param(p, "did"));
    struct audit audit = {.handeling = p->handeling, .dossier = dossier, .velden_hoog = document_velden_hoog};
    if (!page_voer_uit(p, tx, audit, err) || !document_lees(p->mem, tx, &d, err))
        return false;
    p->reply->status = 200;
    p->reply->content_type = "application/pdf";
    fcgi_header(p->mem, p->reply, "Content-Disposition", "attachment; filename=\"document.pdf\"");
    buf_add_n(p->reply->body, d.bytes, d.len);
    return true;
}
