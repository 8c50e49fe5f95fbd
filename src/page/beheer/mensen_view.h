/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Views of the pages about people who use the portal. Names and meaning: templates/README.md.
 */
#ifndef PAGE_BEHEER_MENSEN_VIEW_H
#define PAGE_BEHEER_MENSEN_VIEW_H

#include "page/page.h"
#include "page/views.h"
#include "store/mensen.h"

/* What waits for who manages people; a part of the start pages. */
struct beheer_view {
    long wachten, verloopt, herzien, mensen, uitnodigingen;
    bool is_duo;
};
extern const struct html_field beheer_fields[];
/* NULL for who manages nobody. */
const struct beheer_view *beheer_view(const struct page *p, const struct store_tx *tx);
struct mens_rij_view {
    const char *url, *naam, *email, *organisatie, *rollen, *einde, *einde_iso, *einde_dagen, *laatst, *laatst_iso,
        *gemaakt, *gemaakt_iso, *id;
    bool wacht, nieuw, geblokkeerd, herzien, zelf, verloopt, geen_rol;
};
struct mensen_view {
    struct pagina pagina;
    struct deel_filter *filters;
    size_t filters_aantal;
    bool gefilterd, is_duo;
    struct mens_rij_view *rijen;
    size_t rijen_aantal;
    DEEL_BLAD_LEDEN
};
extern const struct html_field mensen_fields[];

struct mens_rol_view {
    const char *rol, *url, *van, *van_iso, *tot, *tot_iso, *tot_dagen, *gegeven, *gegeven_iso, *door, *herzien,
        *herzien_iso, *einde;
    bool verloopt, straks;
};
struct mens_wijziging_view {
    const char *moment, *moment_iso, *tekst, *door;
};
struct mens_view {
    struct pagina pagina;
    const char *naam, *waarom_niet, *rollen_url, *gegevens_url, *blokkeren_url, *deblokkeren_url, *sessies_url,
        *herzien_url;
    bool wacht, nieuw, geblokkeerd, zelf, van_aanbieder, herzien;
    long sessies;
    struct deel_gegeven *gegevens;
    size_t gegevens_aantal;
    struct mens_rol_view *rollen, *eerder;
    size_t rollen_aantal, eerder_aantal;
    struct mens_wijziging_view *wijzigingen;
    size_t wijzigingen_aantal;
};
extern const struct html_field mens_fields[];

/* One act: its form, or the page on which she says that it is right. */
struct daad_view {
    struct pagina pagina;
    const char *boven, *kop, *uitleg, *actie, *knop, *terug_url, *kruimel, *kruimel_url, *waarom_niet, *id;
    const struct form_view *form;
    bool wijzigbaar; /* there is a form to go back to */
    struct deel_gegeven *gegevens;
    size_t gegevens_aantal;
    struct deel_verborgen *velden_verborgen;
    size_t velden_verborgen_aantal;
};
extern const struct html_field daad_fields[];

struct herzien_view {
    struct pagina pagina;
    long gedaan, totaal, over, procent;
    bool is_duo;
    struct mens_rij_view *rijen;
    size_t rijen_aantal;
    DEEL_BLAD_LEDEN
};
extern const struct html_field herzien_fields[];

struct uitnodiging_view {
    const char *organisatie, *rollen, *gemaakt, *gemaakt_iso, *door, *tot, *tot_iso, *stand, *intrek_url, *mens_url;
};
struct uitnodigingen_view {
    struct pagina pagina;
    struct uitnodiging_view *open, *eerder;
    size_t open_aantal, eerder_aantal;
};
extern const struct html_field uitnodigingen_fields[];
/* The code, shown once. */
struct uitnodiging_code_view {
    struct pagina pagina;
    const char *code, *organisatie, *rollen, *tot;
};
extern const struct html_field uitnodiging_code_fields[];

/* ---- algemeen ---- */
struct aanmelden_view {
    struct pagina pagina;
    const char *organisatie, *beslist;
    const struct form_view *form;
    const char *sinds, *sinds_iso; /* waits since */
};
extern const struct html_field aanmelden_fields[];
struct mijn_gegevens_view {
    struct pagina pagina;
    const struct form_view *form, *code;
    struct deel_gegeven *gegevens;
    size_t gegevens_aantal;
};
extern const struct html_field mijn_gegevens_fields[];

/* ---- shared ---- */
extern const struct veld persoon_velden[];                    /* name and e-mail address */
extern const struct veld aanmeld_velden[];                    /* and a code */
extern const struct veld code_velden[];                       /* a code alone */
/* The form as it is drawn about the one who types: a browser may fill in what it knows of her. */
const struct form_view *over_mijzelf(TALLOC_CTX *ctx, struct form *f);
/* "Klantregisseur en gemeentebeheerder", "Geen rol". */
const char *rollen_tekst(TALLOC_CTX *ctx, const char *const *codes);
const char *mens_pseudoniem(TALLOC_CTX *ctx, const char *id); /* "g-0123456789ab": what the audit log calls her */
/* All that use the portal, DUO itself apart: COA, samenwerkingsverbanden (asked for here), these gemeenten. NULL: err.
 */
struct keuze *organisatie_keuzes(struct page *p, const struct organisaties *gemeenten, struct err *err);
const char *organisatie_tekst(TALLOC_CTX *ctx, const char *code, const char *naam); /* "Gemeente Ameland", "DUO" */

#endif
