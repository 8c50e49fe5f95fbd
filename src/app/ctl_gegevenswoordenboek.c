/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * portaalctl gegevenswoordenboek: what is kept per stelseldienst, from the declarations. Needs no settings and no
 * database.
 */
#include "app/ctl.h"
#include "stelsel/stelsel.h"

int ctl_gegevenswoordenboek(struct ctl *c, int argc, char **argv) {
    (void)argv;
    if (argc != 1)
        return ctl_usage(c, "deze opdracht heeft geen argumenten");
    struct buf *uit = buf_new(c->ctx, 32768);
    stelsel_beschrijf(uit);
    return fputs(uit->data, stdout) < 0 ? CTL_REFUSED : CTL_OK;
}
