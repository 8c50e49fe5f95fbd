/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Who a dossier is about follows from the last bericht that says it: after a correction or a withdrawal that may be
 * another version.
 */
#include "store/intern.h"

#include <string.h>

/* "Haddad, Amal van der": as lists show and sort it. */
static const char *lijstnaam(TALLOC_CTX *ctx, const struct bericht *b) {
    const char *voor = bericht_waarde(b, "voornamen"), *tussen = bericht_waarde(b, "voorvoegsel");
    return talloc_asprintf(ctx, "%s%s%s%s%s", bericht_waarde(b, "geslachtsnaam"),
                           voor != NULL || tussen != NULL ? ", " : "", voor != NULL ? voor : "",
                           voor != NULL && tussen != NULL ? " " : "", tussen != NULL ? tussen : "");
}

void persoon_voeg(struct pg_batch *batch, const char *dossier, const struct historie *h, const struct bericht *nieuw) {
    const struct bericht *b = historie_laatste(h, nieuw->dienst->code);
    if (nieuw->vervangt == NULL || bericht_waarde(b, "geslachtsnaam") == NULL)
        return;
    bool geheim = bericht_waarde_is(b, "indicatie_geheim", "ja");
    pg_batch_add(
        batch, PG_Q_PERSOON_CORRECTIE,
        (struct pg_param[]){PG_TEXT(dossier), PG_TEXT(lijstnaam(batch, b)), PG_TEXT(bericht_waarde(b, "geslachtsnaam")),
                            PG_TEXT(bericht_waarde(b, "voorvoegsel")), PG_TEXT(bericht_waarde(b, "voornamen")),
                            PG_TEXT(bericht_waarde(b, "geboortedatum")), PG_TEXT(bericht_waarde(b, "geslacht")),
                            PG_TEXT(bericht_waarde(b, "nationaliteit")), PG_TEXT(bericht_waarde(b, "contacttaal")),
                            PG_TEXT(bericht_waarde(b, "adres")), PG_TEXT(geheim ? "true" : "false")},
        11);
}
