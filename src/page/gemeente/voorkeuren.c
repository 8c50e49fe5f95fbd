/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Which kinds of signalen a gemeente wants to see. Those with a last day by law it always sees.
 */
#include "page/pages.h"
#include "page/signalen_view.h"
#include "store/signaal.h"

#include <string.h>

static bool voor_gemeente(const struct signaal_soort *s) {
    return s->voor == VOOR_GEMEENTE || s->voor == VOOR_VORIGE_GEMEENTE;
}

static bool in_lijst(const char *const *lijst, const char *code) {
    for (; lijst && *lijst; lijst++)
        if (strcmp(*lijst, code) == 0)
            return true;
    return false;
}

static struct voorkeur_view soort_view(struct page *p, const struct signaal_soort *s, const char *const *niet) {
    bool vast = signaal_is_wettelijk(s);
    return (struct voorkeur_view){.code = s->code,
                                  .id = talloc_asprintf(p->mem, "soort-%s", s->code),
                                  .titel = s->titel,
                                  .doen = s->doen,
                                  .uitleg = s->waarom,
                                  .vast = vast,
                                  .gewenst = vast || !in_lijst(niet, s->code)};
}

static void fill_diensten(struct page *p, const char *const *niet, struct voorkeuren_view *v) {
    v->diensten = talloc_zero_array(p->mem, struct voorkeur_dienst_view, STELSEL_DIENSTEN_MAX);
    for (size_t i = 0; stelsel_register[i]; i++) {
        const struct stelseldienst *d = stelsel_register[i];
        struct voorkeur_dienst_view *rij = &v->diensten[v->diensten_aantal];
        *rij = (struct voorkeur_dienst_view){.naam = d->naam, .id = talloc_asprintf(p->mem, "dienst-%s", d->code)};
        rij->soorten = talloc_zero_array(p->mem, struct voorkeur_view, 1);
        for (const struct signaal_soort *s = d->signaal; s && s->code; s++)
            if (voor_gemeente(s)) {
                rij->soorten =
                    talloc_realloc(p->mem, rij->soorten, struct voorkeur_view, (unsigned)rij->soorten_aantal + 1);
                rij->soorten[rij->soorten_aantal++] = soort_view(p, s, niet);
            }
        v->diensten_aantal += rij->soorten_aantal > 0;
    }
}

bool page_voorkeuren(struct page *p, struct err *err) {
    static const char *const namen[] = {"gedaan", NULL};
    if (!deel_query_goed(&p->req->query, namen, err))
        return false;
    struct store_tx *tx = page_begin(p);
    voorkeuren_vraag(tx);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling}, err))
        return false;
    bool bewaard = fcgi_get(&p->req->query, "gedaan") != NULL;
    struct voorkeuren_view view = {.pagina = {.titel = "Welke signalen wilt u zien?",
                                              .in_signalen = true,
                                              .melding = bewaard ? "Uw keuze is bewaard." : NULL}};
    fill_diensten(p, voorkeuren_lees(p->mem, tx), &view);
    return page_show(p, 200, TPL_VOORKEUREN, &view.pagina);
}

static bool aangevinkt(const struct fcgi_fields *body, const char *code) {
    for (size_t i = 0; i < body->count; i++)
        if (strcmp(body->rows[i].name, "soort") == 0 && strcmp(body->rows[i].value, code) == 0)
            return true;
    return false;
}

/* What could be ticked off, and was. */
static const char **niet_gewenst(struct page *p, size_t *ret_aantal) {
    const char **codes = talloc_zero_array(p->mem, const char *, 1);
    size_t n = 0;
    for (size_t i = 0; stelsel_register[i]; i++)
        for (const struct signaal_soort *s = stelsel_register[i]->signaal; s && s->code; s++)
            if (voor_gemeente(s) && !signaal_is_wettelijk(s) && !aangevinkt(&p->req->body, s->code)) {
                codes = talloc_realloc(p->mem, codes, const char *, (unsigned)n + 2);
                codes[n++] = s->code;
                codes[n] = NULL;
            }
    *ret_aantal = n;
    return codes;
}

bool page_voorkeuren_zet(struct page *p, struct err *err) {
    size_t n;
    const char **niet = niet_gewenst(p, &n);
    struct store_tx *tx = page_begin(p);
    voorkeuren_zet_vraag(tx, niet);
    const struct audit audit = {.handeling = p->handeling,
                                .bijzonderheden = talloc_asprintf(p->mem, "signalen: %zu soorten uit", n)};
    return page_voer_uit(p, tx, audit, err) && page_see_other(p, "/signalen/voorkeuren?gedaan=ja");
}
