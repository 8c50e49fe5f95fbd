/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Concepts of a delivery: what was typed is kept as the fields that the form sent, so that also what is not right yet
 * comes back.
 */
#include "page/gemeente/levering.h"

#include <string.h>

static bool own_name(const char *naam) {
    for (const char *const *n = levering_eigen; *n; n++)
        if (strcmp(*n, naam) == 0)
            return true;
    return false;
}

const char *levering_concept_tekst(const struct levering *l) {
    const struct fcgi_fields *body = &l->p->req->body;
    struct buf *out = buf_new(l->p->mem, 1024);
    for (size_t i = 0; i < body->count; i++) {
        if (own_name(body->rows[i].name) || !*body->rows[i].value)
            continue;
        buf_add(out, out->len > 0 ? "&" : "");
        fcgi_urlencode(out, body->rows[i].name);
        buf_add_char(out, '=');
        fcgi_urlencode(out, body->rows[i].value);
    }
    return out->len <= (size_t)CONCEPT_BYTES_MAX ? out->data : NULL;
}

struct form *levering_concept_form(const struct levering *l, struct err *err) {
    struct fcgi_fields velden = {0};
    const char *inhoud = l->concept.inhoud;
    if (!fcgi_parse_fields(l->p->mem, inhoud, strlen(inhoud), &velden, err))
        return NULL;
    struct form *f = form_lees(l->p->mem, l->dienst->velden, &velden, levering_eigen);
    for (size_t i = 0; i < f->aantal; i++)
        f->antwoorden[i].fout = NULL; /* judged when she asks for it */
    f->fout = NULL;
    f->fouten = 0;
    return f;
}

void levering_concept_toon(struct levering *l, struct lever_formulier_view *v) {
    TALLOC_CTX *m = l->p->mem;
    v->mag_bewaren = !l->oud;
    if (!l->concept.bijgewerkt)
        return;
    v->concept_wanneer = deel_moment(m, l->concept.bijgewerkt);
    v->concept_iso = deel_moment_iso(m, l->concept.bijgewerkt);
    v->concept_collega = !l->concept.eigen;
    v->concept_open = l->met_concept;
    v->concept_url = talloc_asprintf(m, "/dossier/%s/lever/%s?concept=ja", l->dossier->id, l->dienst->code);
}
