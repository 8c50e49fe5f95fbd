/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Four eyes: what waits for a second person, what it does, and her decision. Who asked sees it here too, and can only
 * take it back; the database refuses her the rest.
 */
#include "page/pages.h"
#include "page/voorstel_view.h"
#include "store/voorstel.h"

#include <string.h>

#define REDEN_MAX 1000

static const char *besluit_label(const char *besluit) {
    if (!besluit)
        return NULL;
    return strcmp(besluit, "goedgekeurd") == 0 ? "Goedgekeurd"
           : strcmp(besluit, "afgewezen") == 0 ? "Afgewezen"
                                               : "Ingetrokken";
}

static struct voorstel_rij_view rij_view(struct page *p, const struct voorstel *v) {
    return (struct voorstel_rij_view){.url = talloc_asprintf(p->mem, "/duo/voorstellen/%s", v->id),
                                      .soort = voorstel_soort_label(v->soort),
                                      .onderwerp = v->onderwerp,
                                      .door = v->gemaakt_door,
                                      .op = deel_moment(p->mem, v->gemaakt_op),
                                      .op_iso = deel_moment_iso(p->mem, v->gemaakt_op),
                                      .besluit = besluit_label(v->besluit),
                                      .besloten_door = v->besloten_door,
                                      .besloten_op = v->besloten_op ? deel_moment(p->mem, v->besloten_op) : NULL,
                                      .besloten_iso = v->besloten_op ? deel_moment_iso(p->mem, v->besloten_op) : NULL,
                                      .van_mij = v->van_mij};
}

static struct voorstel_rij_view *rijen(struct page *p, const struct voorstel *v, size_t aantal) {
    struct voorstel_rij_view *uit = talloc_zero_array(p->mem, struct voorstel_rij_view, (unsigned)aantal + 1);
    for (size_t i = 0; i < aantal; i++)
        uit[i] = rij_view(p, &v[i]);
    return uit;
}

static const char *melding(const char *gedaan) {
    if (!gedaan)
        return NULL;
    return strcmp(gedaan, "voorgesteld") == 0 ? "Uw voorstel is bewaard. Een collega moet erover besluiten."
                                              : "Uw besluit is vastgelegd.";
}

bool page_voorstellen(struct page *p, struct err *err) {
    static const char *const namen[] = {"pagina", "gedaan", NULL};
    if (!deel_query_goed(&p->req->query, namen, err))
        return false;
    int pagina = (int)deel_pagina(&p->req->query), per_blad = (int)p->house->conf->lijst_rijen;
    struct store_tx *tx = page_begin(p);
    voorstellen_vraag(tx, pagina, per_blad);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling}, err))
        return false;
    struct voorstellen v;
    voorstellen_lees(p->mem, tx, &v);
    if (v.besloten_aantal == 0 && pagina > 1)
        return page_eerste_blad(p);
    struct voorstellen_view view = {.pagina = {.titel = "Voorstellen",
                                               .in_organisaties = true,
                                               .melding = melding(fcgi_get(&p->req->query, "gedaan"))},
                                    .wachten = rijen(p, v.open, v.open_aantal),
                                    .wachten_aantal = v.open_aantal,
                                    .rijen = rijen(p, v.besloten, v.besloten_aantal),
                                    .rijen_aantal = v.besloten_aantal};
    DEEL_BLAD_VUL(view, deel_blad(p->mem, p->req, per_blad, v.besloten_aantal, v.meer));
    return page_show(p, 200, TPL_VOORSTELLEN, &view.pagina);
}

/* ---- one of them ---- */

static const char **zinnen(struct page *p, const char *tekst, size_t *ret) {
    const char **uit = talloc_zero_array(p->mem, const char *, 1);
    *ret = 0;
    while (*tekst) {
        size_t n = strcspn(tekst, "\n");
        uit = talloc_realloc(p->mem, uit, const char *, (unsigned)*ret + 1);
        uit[(*ret)++] = talloc_strndup(p->mem, tekst, n);
        tekst += n + (tekst[n] == '\n');
    }
    return uit;
}

static bool toon(struct page *p, const struct voorstel *v, int status, const char *reden_fout) {
    struct voorstel_view view = {.pagina = {.titel = "Voorstel", .in_organisaties = true, .fout = reden_fout != NULL},
                                 .v = rij_view(p, v),
                                 .reden = reden_fout ? fcgi_get(&p->req->body, "reden") : v->reden,
                                 .reden_fout = reden_fout,
                                 .mag_besluiten = !v->besluit && !v->van_mij,
                                 .mag_intrekken = !v->besluit && v->van_mij};
    if (strcmp(v->soort, "herindeling") == 0)
        view.bekijk_url = talloc_asprintf(p->mem, "/duo/herindelingen/%s", v->id);
    view.uitleg = zinnen(p, v->uitleg, &view.uitleg_aantal);
    return page_show(p, status, TPL_VOORSTEL, &view.pagina);
}

static bool open_voorstel(struct page *p, struct voorstel *ret, struct err *err) {
    struct store_tx *tx = page_begin(p);
    voorstel_vraag(tx, page_param(p, "id"));
    return page_voer_uit(p, tx, (struct audit){.handeling = p->handeling}, err) && voorstel_lees(p->mem, tx, ret, err);
}

bool page_voorstel(struct page *p, struct err *err) {
    struct voorstel v;
    return open_voorstel(p, &v, err) && toon(p, &v, 200, NULL);
}

static bool lees_besluit(const struct page *p, enum voorstel_besluit *ret, struct err *err) {
    static const char *const namen[] = {"goedkeuren", "afwijzen", "intrekken"};
    const char *tekst = fcgi_get(&p->req->body, "besluit");
    for (size_t i = 0; tekst && fcgi_times(&p->req->body, "besluit") == 1 && i < sizeof namen / sizeof namen[0]; i++)
        if (strcmp(tekst, namen[i]) == 0) {
            *ret = (enum voorstel_besluit)i;
            return true;
        }
    return err_set(err, ERR_INPUT, "besluit", "absent, repeated or unknown");
}

static const char *judge_reden(enum voorstel_besluit b, const char *reden) {
    size_t len = reden ? strlen(reden) : 0;
    if (len > REDEN_MAX)
        return "Uw reden is te lang. Gebruik hoogstens 1000 tekens.";
    if (b == VOORSTEL_AFGEWEZEN && (!reden || reden[strspn(reden, " \t\r\n")] == '\0'))
        return "Schrijf op waarom u het voorstel afwijst. Uw collega leest dat.";
    return NULL;
}

bool page_voorstel_besluit(struct page *p, struct err *err) {
    enum voorstel_besluit besluit = VOORSTEL_INGETROKKEN;
    if (!lees_besluit(p, &besluit, err))
        return false;
    const char *reden = fcgi_get(&p->req->body, "reden"), *fout = judge_reden(besluit, reden);
    if (fout) {
        struct voorstel v;
        return open_voorstel(p, &v, err) && toon(p, &v, 422, fout);
    }
    struct store_tx *tx = page_begin(p);
    voorstel_besluit_vraag(tx, page_param(p, "id"), besluit, reden);
    struct audit audit = {.handeling = p->handeling,
                          .bijzonderheden = talloc_asprintf(p->mem, "voorstel %s %s", page_param(p, "id"),
                                                            voorstel_besluit_code(besluit))};
    return page_voer_uit(p, tx, audit, err) && page_see_other(p, "/duo/voorstellen?gedaan=ja");
}
