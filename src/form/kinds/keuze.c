/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * One choice, ja or nee, and several choices.
 */
#include "form/kind.h"

static const char *code_in(const struct keuze *keuzes, const char *tekst, size_t len) {
    for (const struct keuze *k = keuzes; k->code != NULL; k++)
        if (strlen(k->code) == len && memcmp(k->code, tekst, len) == 0)
            return k->code;
    return NULL;
}

const char *kind_janee(TALLOC_CTX *ctx, const struct veld *f, const char *tekst, const char **ret_fout) {
    (void)ctx;
    const char *code = code_in(kind_keuzes(f), tekst, strlen(tekst));
    if (code == NULL)
        *ret_fout = "kies ja of nee.";
    return code;
}

const char *kind_keuze(TALLOC_CTX *ctx, const struct veld *f, const char *tekst, const char **ret_fout) {
    (void)ctx;
    const char *code = code_in(f->keuzes, tekst, strlen(tekst));
    if (code == NULL)
        *ret_fout = "kies een van de antwoorden uit de lijst.";
    return code;
}

static const char *volgende(const char *p) {
    p += strcspn(p, ",");
    return *p == ',' ? p + 1 : NULL;
}

/* Codes joined by ",", in any order and each once; the result has the order of the declaration. */
const char *kind_meerkeuze(TALLOC_CTX *ctx, const struct veld *f, const char *tekst, const char **ret_fout) {
    struct buf *uit = buf_new(ctx, 64);
    size_t genoemd = 0, gevonden = 0;
    for (const char *p = tekst; p != NULL; p = volgende(p))
        genoemd++;
    for (const struct keuze *k = f->keuzes; k->code != NULL; k++)
        for (const char *p = tekst; p != NULL; p = volgende(p)) {
            if (strlen(k->code) != strcspn(p, ",") || strncmp(p, k->code, strlen(k->code)) != 0)
                continue;
            buf_add(uit, gevonden > 0 ? "," : "");
            buf_add(uit, k->code);
            gevonden++;
            break;
        }
    if (genoemd == gevonden)
        return uit->data;
    *ret_fout = "kies alleen antwoorden uit de lijst, elk 1 keer.";
    return NULL;
}
