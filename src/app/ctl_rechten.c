/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * portaalctl rechten: the table of rights and for which purpose every address is, as lines for a program to read. Needs
 * no settings and no database.
 */
#include "app/ctl.h"
#include "app/routes.h"
#include "domain/recht.h"

static void put_codes(struct buf *out, uint32_t doelen) {
    for (size_t i = 0, n = 0; i < DOELEN; i++)
        if ((doelen & (uint32_t)doel_soorten[i].doel) != 0)
            buf_addf(out, "%s%s", n++ > 0 ? "+" : "", doel_soorten[i].code);
}

static void put_kinds(struct buf *out, unsigned soorten) {
    size_t n = 0;
    for (unsigned bit = 1; bit <= SOORT_ALLE; bit <<= 1)
        if ((soorten & bit) != 0)
            buf_addf(out, "%s%s", n++ > 0 ? "+" : "", soort_code((enum soort)bit));
}

/* recht,rol,soort,doel */
static void put_rights(struct buf *out) {
    for (const struct recht *r = recht_tabel; r->rol != NULL; r++)
        for (unsigned bit = 1; bit <= SOORT_ALLE; bit <<= 1)
            for (size_t i = 0; i < DOELEN; i++)
                if ((r->soorten & bit) != 0 && (r->doelen & (uint32_t)doel_soorten[i].doel) != 0)
                    buf_addf(out, "recht,%s,%s,%s\n", r->rol, soort_code((enum soort)bit), doel_soorten[i].code);
}

/* route,method,pattern,purposes,kinds of organisation (none: all) */
static void put_routes(struct buf *out) {
    for (const struct route *r = routes_all(); r->pattern != NULL; r++) {
        buf_addf(out, "route,%s,%s,", r->method == FCGI_POST ? "POST" : "GET", r->pattern);
        if (r->doel == DOEL_OPENBAAR)
            buf_add(out, "openbaar");
        else
            put_codes(out, r->doel);
        buf_add(out, ",");
        put_kinds(out, r->soorten);
        buf_add(out, "\n");
    }
}

int ctl_rechten(struct ctl *c, int argc, char **argv) {
    (void)argv;
    if (argc != 1)
        return ctl_usage(c, "deze opdracht heeft geen argumenten");
    struct buf *out = buf_new(c->ctx, 32768);
    put_rights(out);
    put_routes(out);
    return fputs(out->data, stdout) < 0 ? CTL_REFUSED : CTL_OK;
}
