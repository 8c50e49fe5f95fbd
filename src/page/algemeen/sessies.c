/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Her sessions: the clock in the frame at the foot of a page, and the list of which there are.
 */
#include "store/sessies.h"
#include "page/pages.h"
#include "page/views.h"
#include "store/dossier.h"

#include <string.h>

/* ---- the clock ---- */

#define BIJNA_S (PAGE_KLOK_VOORAF_S + 65) /* the page around it counts in whole minutes, and may be that much early */
#define WEER_KIJKEN_S 20                  /* she may have been active in another tab */
#define EVEN_ONGEVEER_S 60 /* when both ends are this close together, saying that she is there helps nothing */

static void klok_over(struct klok_view *v) {
    v->kop = "U bent uitgelogd";
    v->uitleg = "Wat u op deze pagina invulde, staat er nog. Log in en kom hier terug.";
    v->inloggen = true;
}

static void klok_loopt(struct page *p, const struct sessie_klok *k, struct klok_view *v) {
    bool langst = k->uiterlijk_over_s - k->over_s < EVEN_ONGEVEER_S;
    v->bijna = k->over_s <= BIJNA_S;
    v->kop = talloc_asprintf(p->mem, v->bijna ? "Uw sessie eindigt om %s" : "U bent ingelogd tot %s", k->eindigt);
    v->verlengen = v->bijna && !langst;
    if (langst)
        v->uitleg = "Langer kan een sessie niet duren. Verstuur of bewaar wat u invulde. Bent u te laat? Dan bewaart "
                    "het portaal wat u verstuurt, en logt u opnieuw in.";
    else if (v->bijna)
        v->uitleg = "U deed een tijd niets. Wat u invulde, blijft staan.";
    else
        v->uitleg = "Zolang u werkt, schuift dat moment op.";
    long ververs = v->bijna ? WEER_KIJKEN_S : k->over_s - BIJNA_S + 1;
    if (ververs > k->over_s + 1)
        ververs = k->over_s + 1;
    fcgi_header(p->mem, p->reply, "Refresh", talloc_asprintf(p->mem, "%ld;url=/sessie/klok", ververs));
}

/* Not activity, and without an audit row: it says nothing of anybody but until when she is logged in. */
bool page_klok(struct page *p, struct err *err) {
    struct sessie_klok k;
    struct klok_view view = {.pagina = {.titel = "Uw sessie"}};
    if (!sessie_klok(p->mem, p->store, p->wie.token, &k, err))
        return false;
    if (k.er) {
        view.pagina.csrf = page_csrf(p);
        klok_loopt(p, &k, &view);
    } else {
        klok_over(&view);
    }
    return page_show(p, 200, TPL_KLOK, &view.pagina);
}

void page_klok_over(struct page *p) {
    struct klok_view view = {.pagina = {.titel = "Uw sessie"}};
    klok_over(&view);
    page_show(p, 403, TPL_KLOK, &view.pagina);
}

bool page_klok_verleng(struct page *p, struct err *err) {
    struct audit audit = {.handeling = p->handeling, .bijzonderheden = "nog aanwezig"};
    return page_voer_uit(p, page_begin(p), audit, err) && page_see_other(p, "/sessie/klok");
}

/* ---- the list ---- */

static const char *waarmee(TALLOC_CTX *ctx, const struct sessie_rij *s) {
    bool eh = !s->aanbieder || strcmp(s->aanbieder, "eherkenning") == 0;
    return eh ? talloc_asprintf(ctx, "eHerkenning, niveau %s", niveau_label(s->niveau))
              : talloc_asprintf(ctx, "het account van uw organisatie (%s)", s->aanbieder);
}

bool page_sessies(struct page *p, struct err *err) {
    struct store_tx *tx = page_begin(p);
    struct sessies s;
    sessies_vraag(tx);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling, .bijzonderheden = "eigen sessies"}, err))
        return false;
    sessies_lees(p->mem, tx, &s);
    struct sessies_view view = {.pagina = {.titel = "Uw sessies", .in_sessies = true},
                                .rijen = talloc_zero_array(p->mem, struct sessie_view, (unsigned)s.aantal + 1),
                                .rijen_aantal = s.aantal};
    for (size_t i = 0; i < s.aantal; i++) {
        const struct sessie_rij *r = &s.rows[i];
        view.rijen[i] = (struct sessie_view){.gestart = deel_moment(p->mem, r->gestart),
                                             .gestart_iso = deel_moment_iso(p->mem, r->gestart),
                                             .laatst = deel_moment(p->mem, r->laatst),
                                             .laatst_iso = deel_moment_iso(p->mem, r->laatst),
                                             .uiterlijk = deel_moment(p->mem, r->uiterlijk),
                                             .uiterlijk_iso = deel_moment_iso(p->mem, r->uiterlijk),
                                             .waarmee = waarmee(p->mem, r),
                                             .actie = talloc_asprintf(p->mem, "/sessies/%s/uitloggen", r->id),
                                             .deze = r->deze};
    }
    return page_show(p, 200, TPL_SESSIES, &view.pagina);
}

static bool eindig(struct page *p, const char *id, const char *wat, struct err *err) {
    struct audit audit = {.handeling = p->handeling, .grond = p->grond, .bijzonderheden = wat};
    bool deze = false;
    if (!sessies_eindig(p->mem, p->store, &p->wie, id, &audit, &deze, err))
        return false;
    return deze ? page_vergeet_sessie(p) : page_see_other(p, "/sessies");
}

bool page_sessie_uitloggen(struct page *p, struct err *err) {
    const char *id = page_param(p, "id");
    if (!store_is_uuid(id))
        return err_set(err, ERR_NOT_FOUND, "sessie", "no id");
    return eindig(p, id, "één sessie", err);
}

bool page_sessies_uitloggen(struct page *p, struct err *err) {
    return eindig(p, NULL, "alle sessies", err);
}
