/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * A whole number, and hours.
 */
#include "form/kind.h"

#define CIJFERS_MAX 9

const char *kind_getal(TALLOC_CTX *ctx, const struct veld *f, const char *tekst, const char **ret_fout) {
    if (strspn(tekst, "0123456789") != strlen(tekst)) {
        *ret_fout = strpbrk(tekst, ",.") != NULL ? "vul een heel getal in, zonder punt of komma."
                                                 : "vul alleen cijfers in, bijvoorbeeld 12.";
        return NULL;
    }
    while (tekst[0] == '0' && tekst[1] != '\0')
        tekst++;
    long n = strlen(tekst) > CIJFERS_MAX ? -1 : strtol(tekst, NULL, 10);
    if (n >= f->min && n <= f->max)
        return tekst;
    *ret_fout = talloc_asprintf(ctx, "vul een getal in van %ld tot en met %ld.", f->min, f->max);
    return NULL;
}
