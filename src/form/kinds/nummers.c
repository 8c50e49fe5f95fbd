/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Numbers of persons and gemeenten. Spaces and dots are how people write them, so they are taken out.
 */
#include "domain/bsn.h"
#include "form/kind.h"

static const char *alleen_cijfers(TALLOC_CTX *ctx, const char *tekst) {
    return tekst_zonder(ctx, tekst, " .");
}

const char *kind_bsn(TALLOC_CTX *ctx, const struct veld *f, const char *tekst, const char **ret_fout) {
    (void)f;
    const char *bsn = alleen_cijfers(ctx, tekst);
    if (bsn_geldig(bsn))
        return bsn;
    *ret_fout = strlen(bsn) == 9 && strspn(bsn, "0123456789") == 9 ? "dit nummer bestaat niet. Controleer de cijfers."
                                                                   : "vul 9 cijfers in.";
    return NULL;
}

const char *kind_vnummer(TALLOC_CTX *ctx, const struct veld *f, const char *tekst, const char **ret_fout) {
    (void)f;
    const char *v_nummer = alleen_cijfers(ctx, tekst);
    if (vnummer_geldig(v_nummer))
        return v_nummer;
    *ret_fout = "vul 10 cijfers in, ook de nullen vooraan.";
    return NULL;
}

const char *kind_gemeente(TALLOC_CTX *ctx, const struct veld *f, const char *tekst, const char **ret_fout) {
    (void)ctx;
    (void)f;
    if (gemeentecode_geldig(tekst))
        return tekst;
    *ret_fout = "vul de CBS-code van de gemeente in: 4 cijfers, bijvoorbeeld 0363.";
    return NULL;
}

/* Only the page that took the file in makes such a value; whether it is one of this dossier, the store says. */
const char *kind_document(TALLOC_CTX *ctx, const struct veld *f, const char *tekst, const char **ret_fout) {
    (void)f;
    static const char vorm[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    bool goed = strlen(tekst) == sizeof vorm - 1;
    for (size_t i = 0; goed && vorm[i] != '\0'; i++)
        goed = vorm[i] == '-' ? tekst[i] == '-' : strchr("0123456789abcdef", tekst[i]) != NULL;
    if (goed)
        return talloc_strdup(ctx, tekst);
    *ret_fout = "kies het bestand opnieuw.";
    return NULL;
}
