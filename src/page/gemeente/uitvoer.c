/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Files to take away: what a gemeente has of one service, and its werkvoorraad. Never with what is vertrouwelijk hoog,
 * nor with a secret address.
 */
#include "store/uitvoer.h"
#include "csv/csv.h"
#include "form/cel.h"
#include "page/gemeente/rijen.h"
#include "page/pages.h"

#include <string.h>

static const char te_veel[] = "# Niet alle regels passen in dit bestand: dit zijn de eerste 50.000.";

static void datum(struct page *p, struct buf *uit, struct date d) {
    csv_cel(uit, date_is_empty(d) ? "" : talloc_asprintf(p->mem, "%02d-%02d-%04d", d.day, d.month, d.year), false);
}

/* ---- one service ---- */

static const char *const vast[] = {"nummer", "naam",        "geboortedatum", "van",      "aan",
                                   "kanaal", "gebeurtenis", "geregistreerd", "telt_mee", "reden_bij_levering"};

static void write_head(const struct stelseldienst *d, struct buf *uit) {
    for (size_t i = 0; i < sizeof vast / sizeof vast[0]; i++)
        csv_cel(uit, vast[i], i == 0);
    for (const struct veld *f = d->velden; f->naam; f++)
        if (f->biv.v != BIV_HOOG)
            csv_cel(uit, f->naam, false);
    csv_einde_rij(uit);
}

/* A secret address is shown by 'Toon' of the dossier only, also when it was not secret yet in this bericht. */
static bool is_secret(const struct uitvoer_rij *r, const struct veld *f) {
    return strcmp(f->naam, "adres") == 0 && (r->geheim || bericht_waarde_is(&r->bericht, "indicatie_geheim", "ja"));
}

static const char *cell(struct page *p, const struct uitvoer_rij *r, size_t i) {
    const struct veld *f = &r->bericht.dienst->velden[i];
    const char *waarde = r->bericht.waarden[i];
    return waarde && is_secret(r, f) ? "•••••" : form_cel_van(p->mem, f, waarde);
}

static void write_row(struct page *p, const struct uitvoer_rij *r, struct buf *uit) {
    const struct bericht *b = &r->bericht;
    csv_cel(uit, talloc_asprintf(p->mem, "%ld", b->nummer), true);
    csv_cel(uit, r->naam, false);
    datum(p, uit, r->geboortedatum);
    csv_cel(uit, b->afzender, false);
    csv_cel(uit, b->ontvanger ? b->ontvanger : "", false);
    csv_cel(uit, r->kanaal, false);
    datum(p, uit, b->datum_gebeurtenis);
    datum(p, uit, b->geregistreerd_op);
    csv_cel(uit, b->ingetrokken ? "nee" : "ja", false);
    csv_cel(uit, b->reden ? b->reden : "", false);
    for (size_t i = 0; b->dienst->velden[i].naam; i++)
        if (b->dienst->velden[i].biv.v != BIV_HOOG)
            csv_cel(uit, cell(p, r, i), false);
    csv_einde_rij(uit);
}

static void write_cut(struct buf *uit) {
    csv_cel(uit, te_veel, true);
    csv_einde_rij(uit);
}

/* Those that a gemeente sends or receives. */
static const struct stelseldienst *dienst_van(const struct page *p, struct err *err) {
    const struct stelseldienst *d = stelsel_vind(page_param(p, "dienst"));
    if (d && ((d->afzenders | d->ontvangers) & PARTIJ_GEMEENTE))
        return d;
    err_set(err, ERR_NOT_FOUND, "dienst", "not a service of a gemeente");
    return NULL;
}

bool page_uitvoer(struct page *p, struct err *err) {
    const struct stelseldienst *d = dienst_van(p, err);
    if (!d)
        return false;
    struct store_tx *tx = page_begin(p);
    uitvoer_vraag(tx, d);
    struct audit audit = {
        .handeling = p->handeling, .grond = p->grond, .bijzonderheden = talloc_asprintf(p->mem, "uitvoer %s", d->code)};
    struct uitvoer u;
    if (!uitvoer_voer_uit(tx, &audit, err) || !uitvoer_lees(p->mem, tx, d, &u, err))
        return false;
    csv_begin(p->reply->body);
    write_head(d, p->reply->body);
    for (size_t i = 0; i < u.aantal; i++)
        write_row(p, &u.rijen[i], p->reply->body);
    if (u.meer)
        write_cut(p->reply->body);
    return page_csv(p, d->code);
}

/* ---- the werkvoorraad, with the filters of the page ---- */

bool uitvoer_werkvoorraad(struct page *p, const struct werkvoorraad_vraag *gevraagd, struct err *err) {
    static const char *const koppen[] = {"naam",      "geboortedatum", "fase",          "leerroute",
                                         "doelgroep", "termijn",       "termijn_datum", "open_signalen"};
    struct werkvoorraad_vraag vraag = *gevraagd;
    vraag.alles = true;
    struct store_tx *tx = page_begin(p);
    werkvoorraad_vraag(tx, &vraag);
    struct audit audit = {.handeling = p->handeling, .grond = p->grond, .bijzonderheden = "uitvoer werkvoorraad"};
    if (!uitvoer_voer_uit(tx, &audit, err))
        return false;
    struct werkvoorraad w;
    werkvoorraad_lees(p->mem, tx, &w);
    struct buf *uit = p->reply->body;
    csv_begin(uit);
    for (size_t i = 0; i < sizeof koppen / sizeof koppen[0]; i++)
        csv_cel(uit, koppen[i], i == 0);
    csv_einde_rij(uit);
    for (size_t i = 0; i < w.aantal; i++) {
        const struct werkvoorraad_rij *r = &w.rijen[i];
        const char *leerroute = r->leerroute ? deel_label("pip", "leerroute", r->leerroute) : NULL;
        const char *doelgroep = r->doelgroep ? deel_label("inburgeringsplicht", "behandeld_als", r->doelgroep) : NULL;
        csv_cel(uit, r->naam, true);
        datum(p, uit, r->geboortedatum);
        csv_cel(uit, fase_label(r->fase), false);
        csv_cel(uit, leerroute ? leerroute : "", false);
        csv_cel(uit, doelgroep ? doelgroep : "", false);
        csv_cel(uit, r->termijn_titel ? r->termijn_titel : "", false);
        datum(p, uit, r->termijn);
        csv_cel(uit, talloc_asprintf(p->mem, "%ld", r->open_signalen), false);
        csv_einde_rij(uit);
    }
    if (w.meer)
        write_cut(uit);
    return page_csv(p, "werkvoorraad");
}
