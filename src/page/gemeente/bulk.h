/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Many deliveries in one file: the views of templates/gemeente/bulk*.html, and what the pages share.
 */
#ifndef PAGE_GEMEENTE_BULK_H
#define PAGE_GEMEENTE_BULK_H

#include "page/page.h"
#include "page/parts.h"
#include "store/upload.h"

struct bulk_dienst_view {
    const char *code, *naam, *omschrijving, *sjabloon_url, *uitvoer_url;
    bool gekozen;
};
struct bulk_upload_view {
    const char *url, *bestandsnaam, *dienst, *gemaakt, *gemaakt_iso, *stand, *door;
    long regels, geleverd, fout;
};
struct bulk_view {
    struct pagina pagina;
    struct bulk_dienst_view *diensten;
    size_t diensten_aantal;
    const char *dienst_fout, *bestand_fout;
    struct deel_fout *fouten;
    size_t fouten_aantal;
    struct bulk_upload_view *uploads;
    size_t uploads_aantal;
    DEEL_BLAD_LEDEN
};

struct bulk_rij_view {
    long regel, nummer;
    const char *uitkomst, *naam, *dossier_url, *ontvangst_url;
    bool is_fout, is_waarschuwing, is_geleverd;
    const char **meldingen;
    size_t meldingen_aantal;
};
struct bulk_upload_detail_view {
    struct pagina pagina;
    const char *bestandsnaam, *dienst, *gemaakt, *gemaakt_iso, *actie, *fouten_url, *url, *regels_tekst;
    long regels, gedaan, goed, gewaarschuwd, fout, geleverd, te_leveren, procent;
    bool controleren, gecontroleerd, leveren, bezig, klaar, ingetrokken, mislukt;
    bool van_mij, mag_alles, mag_goede, windows, een, stil; /* een: one row can be delivered */
    struct deel_filter *filters;
    size_t filters_aantal;
    bool gefilterd;
    struct bulk_rij_view *rijen;
    size_t rijen_aantal;
    DEEL_BLAD_LEDEN
};

extern const struct html_field bulk_fields[], bulk_upload_fields[];

/* The services that this asker's organisation delivers by file: NULL-terminated. */
const struct stelseldienst **bulk_diensten(const struct page *p);

#endif
