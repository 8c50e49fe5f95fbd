/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * For who watches over privacy: somebody did something very often. The page says what, links to the log of it, and asks
 * for one sentence before the signal is closed.
 */
#include "page/pages.h"
#include "page/views.h"
#include "store/misbruik.h"

#include <string.h>

/* Before and behind the number: of one person, and of all of an organisation. */
struct zin {
    const char *voor, *na;
};
static const struct {
    const char *soort, *kop;
    struct zin persoon, samen;
} teksten[] = {
    {"zoeken",
     "Vaak gezocht op BSN of V-nummer",
     {"zocht", "keer in een uur op BSN of V-nummer. Meer mag niet. Daarna weigerde het portaal."},
     {"Uw organisatie zocht samen", "keer op een dag op BSN of V-nummer. Meer mag niet. Daarna weigerde het portaal."}},
    {"tonen",
     "Vaak afgeschermde gegevens getoond",
     {"liet",
      "keer in een uur afgeschermde gegevens tonen, zoals een BSN. Meer mag niet. Daarna weigerde het portaal."},
     {"Uw organisatie liet samen",
      "keer op een dag afgeschermde gegevens tonen. Meer mag niet. Daarna weigerde het portaal."}},
    {"bestand",
     "Vaak een bestand opgehaald",
     {"haalde", "keer in een uur een bestand met persoonsgegevens op. Meer mag niet. Daarna weigerde het portaal."},
     {"Uw organisatie haalde samen",
      "keer op een dag een bestand met persoonsgegevens op. Meer mag niet. Daarna weigerde het portaal."}},
    {"gemist",
     "Vaak niets gevonden",
     {"vroeg", "keer in een uur naar een dossier of nummer dat er voor deze persoon niet is. Misschien raadt iemand."},
     {"Uw organisatie vroeg samen", "keer naar een dossier of nummer dat er niet is."}},
};

static void fill_text(struct page *p, const struct misbruik_rij *r, struct opvallend_rij_view *v) {
    size_t i = 0;
    while (i + 1 < sizeof teksten / sizeof teksten[0] && strcmp(teksten[i].soort, r->soort) != 0)
        i++;
    v->kop = teksten[i].kop;
    v->tekst = r->samen ? talloc_asprintf(p->mem, "%s %ld %s", teksten[i].samen.voor, r->grens, teksten[i].samen.na)
                        : talloc_asprintf(p->mem, "%s %s %ld %s", r->naam ? r->naam : "Deze persoon",
                                          teksten[i].persoon.voor, r->grens, teksten[i].persoon.na);
}

/* What she did on the days of it; of all of the organisation: what was refused. */
static const char *log_of(struct page *p, const char *log, const struct misbruik_rij *r) {
    const char *wie = r->samen ? "handeling=weigering" : talloc_asprintf(p->mem, "gebruiker=%s", r->gebruiker);
    return talloc_asprintf(p->mem, "%s?%s&van=%.10s&tot=%.10s", log, wie, r->eerste, r->laatste);
}

/* What was typed about one of them and was not good. */
struct poging {
    const char *id, *getypt, *fout;
};

static void fill_rij(struct page *p, const char *log, const struct misbruik_rij *r, const struct poging *poging,
                     struct opvallend_rij_view *v) {
    *v = (struct opvallend_rij_view){.id = r->id,
                                     .wie = r->gebruiker,
                                     .organisatie = r->organisatie,
                                     .namens = r->namens,
                                     .eerste = deel_moment(p->mem, r->eerste),
                                     .eerste_iso = deel_moment_iso(p->mem, r->eerste),
                                     .laatste = deel_moment(p->mem, r->laatste),
                                     .laatste_iso = deel_moment_iso(p->mem, r->laatste),
                                     .log_url = log_of(p, log, r),
                                     .gesloten = r->gesloten ? deel_moment(p->mem, r->gesloten) : NULL,
                                     .gesloten_iso = r->gesloten ? deel_moment_iso(p->mem, r->gesloten) : NULL,
                                     .gesloten_door = r->gesloten_door,
                                     .opmerking = r->opmerking,
                                     .actie =
                                         r->sluitbaar ? talloc_asprintf(p->mem, "/logboek/opvallend/%s", r->id) : NULL};
    fill_text(p, r, v);
    if (poging && strcmp(poging->id, r->id) == 0) {
        v->getypt = poging->getypt;
        v->fout = poging->fout;
    }
}

static bool show_list(struct page *p, int status, const struct poging *poging, struct err *err) {
    static const char *const namen[] = {"gedaan", "pagina", NULL};
    if (!deel_query_goed(&p->req->query, namen, err))
        return false;
    int pagina = (int)deel_pagina(&p->req->query), rijen = (int)p->house->conf->lijst_rijen;
    struct store_tx *tx = page_begin(p);
    misbruik_vraag(tx, pagina, rijen);
    if (!page_voer_uit(p, tx, (struct audit){.handeling = p->handeling, .bijzonderheden = "opvallend gebruik"}, err))
        return false;
    struct misbruik m;
    misbruik_lees(p->mem, tx, &m);
    if (m.aantal == 0 && pagina > 1)
        return page_eerste_blad(p);
    bool gedaan = fcgi_get(&p->req->query, "gedaan") != NULL;
    struct opvallend_view view = {.pagina = {.titel = "Opvallend gebruik",
                                             .in_audit = true,
                                             .fout = poging != NULL,
                                             .melding = gedaan ? "Het signaal is afgesloten." : NULL},
                                  .log_url = page_mag(p, DOEL_AUDIT) ? "/duo/audit" : "/logboek",
                                  .rijen = talloc_zero_array(p->mem, struct opvallend_rij_view, (unsigned)m.aantal + 1),
                                  .rijen_aantal = m.aantal};
    struct deel_fout fout = {0};
    if (poging) {
        fout = (struct deel_fout){.doel = talloc_asprintf(p->mem, "opmerking-%s", poging->id), .melding = poging->fout};
        view.fouten = &fout;
        view.fouten_aantal = 1;
    }
    for (size_t i = 0; i < m.aantal; i++)
        fill_rij(p, view.log_url, &m.rijen[i], poging, &view.rijen[i]);
    DEEL_BLAD_VUL(view, deel_blad(p->mem, p->req, rijen, m.aantal, m.meer));
    return page_show(p, status, TPL_OPVALLEND, &view.pagina);
}

bool page_opvallend(struct page *p, struct err *err) {
    return show_list(p, 200, NULL, err);
}

static size_t characters(const char *utf8) {
    size_t n = 0;
    for (; *utf8; utf8++)
        n += ((unsigned char)*utf8 & 0xC0) != 0x80;
    return n;
}

bool page_opvallend_sluit(struct page *p, struct err *err) {
    static const char *const namen[] = {"csrf", "opmerking", NULL};
    if (!deel_query_goed(&p->req->body, namen, err))
        return false;
    const char *opmerking = fcgi_get(&p->req->body, "opmerking");
    struct poging poging = {.id = page_param(p, "id"), .getypt = opmerking ? opmerking : ""};
    if (poging.getypt[strspn(poging.getypt, " \t\r\n")] == '\0')
        poging.fout = "Vul in wat u hebt uitgezocht. Eén zin is genoeg.";
    else if (characters(poging.getypt) > MISBRUIK_OPMERKING_MAX)
        poging.fout = "Dit is te lang. Gebruik hoogstens 1.000 tekens.";
    if (poging.fout)
        return show_list(p, 422, &poging, err);
    struct store_tx *tx = page_begin(p);
    misbruik_sluit_vraag(tx, poging.id, poging.getypt);
    const struct audit audit = {.handeling = p->handeling, .bijzonderheden = "opvallend gebruik afgesloten"};
    return page_voer_uit(p, tx, audit, err) && page_see_other(p, "/logboek/opvallend?gedaan=ja");
}
