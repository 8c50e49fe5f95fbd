/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * A date: three boxes on a form, "2026-04-03" elsewhere. A birth date may lack its day, or day and month (00).
 */
#include "base/date.h"
#include "form/kind.h"

const char *const datum_vakken[3] = {"dag", "maand", "jaar"};

const char *kind_datum(TALLOC_CTX *ctx, const struct veld *f, const char *tekst, const char **ret_fout) {
    struct date d;
    (void)ctx;
    (void)f;
    if (date_parse(tekst, &d))
        return tekst;
    *ret_fout = "deze datum bestaat niet. Vul een dag, een maand en een jaar in, bijvoorbeeld 3 4 2026.";
    return NULL;
}

const char *kind_datum_onvolledig(TALLOC_CTX *ctx, const struct veld *f, const char *tekst, const char **ret_fout) {
    struct date d;
    (void)ctx;
    (void)f;
    if (date_parse_incomplete(tekst, &d))
        return tekst;
    *ret_fout = "deze datum bestaat niet. Vul 00 in voor een dag of maand die niet bekend is.";
    return NULL;
}

static bool cijfers(const char *tekst, size_t min, size_t max) {
    size_t len = strlen(tekst);
    return len >= min && len <= max && strspn(tekst, "0123456789") == len;
}

const char *datum_uit_vakken(TALLOC_CTX *ctx, const struct veld *f, const char *const vakken[3], const char **ret_vak,
                             const char **ret_fout) {
    static const char *const leeg[3] = {"vul ook de dag in.", "vul ook de maand in.", "vul ook het jaar in."};
    static const char *const fout[3] = {"vul voor de dag 1 of 2 cijfers in, bijvoorbeeld 3.",
                                        "vul voor de maand 1 of 2 cijfers in, bijvoorbeeld 4.",
                                        "vul voor het jaar 4 cijfers in, bijvoorbeeld 2026."};
    const char *waarden[3];
    for (int i = 0; i < 3; i++) {
        bool onbekend = i < 2 && f->soort == VELD_DATUM_ONVOLLEDIG && vakken[i][0] == '\0';
        waarden[i] = onbekend ? "00" : vakken[i];
        *ret_vak = datum_vakken[i];
        if (waarden[i][0] == '\0') {
            *ret_fout = leeg[i];
            return NULL;
        }
        if (!(i == 2 ? cijfers(waarden[i], 4, 4) : cijfers(waarden[i], 1, 2))) {
            *ret_fout = fout[i];
            return NULL;
        }
    }
    *ret_vak = datum_vakken[0];
    return talloc_asprintf(ctx, "%s-%s%s-%s%s", waarden[2], strlen(waarden[1]) == 1 ? "0" : "", waarden[1],
                           strlen(waarden[0]) == 1 ? "0" : "", waarden[0]);
}
