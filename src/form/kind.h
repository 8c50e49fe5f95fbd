/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * A field kind: how it is drawn, and how one text becomes a canonical value. To add one: kinds/x.c, one row in
 * kinds.c, a template in templates/fields when it is drawn in a new way, its rows in tests/unit/form_kinds_test.c.
 */
#ifndef FORM_KIND_H
#define FORM_KIND_H

#include "form/form.h"

enum kind_vorm { VORM_TEKST, VORM_LANGETEKST, VORM_DATUM, VORM_KEUZE, VORM_MEERKEUZE, VORM_DOCUMENT };

/* Canonical value of a text that is UTF-8, NFC, trimmed, without control characters and not empty. NULL when it is
 * wrong; then *ret_fout says what to do, as the rest of a sentence that begins with the label ("kies ja of nee"). */
typedef const char *kind_lees(TALLOC_CTX *ctx, const struct veld *f, const char *tekst, const char **ret_fout);

struct kind {
    enum kind_vorm vorm;
    const char *inputmode;    /* keyboard on a phone; NULL: text */
    const char *type;         /* of the input */
    const char *autocomplete; /* fields are about somebody else, so mostly "off" */
    const char *breedte;      /* "kort", "midden", "lang" */
    long max;                 /* characters when the field row says none */
    bool regels;              /* may have more than one line */
    kind_lees *lees;
};

const struct kind *kind_van(const struct veld *f);
const struct keuze *kind_keuzes(const struct veld *f); /* of a field that is drawn with choices (ja and nee too) */
bool form_uitklap(const struct veld *f);               /* too many choices for buttons: a <select> */
long kind_max(const struct veld *f);                   /* characters */

kind_lees kind_tekst, kind_datum, kind_datum_onvolledig, kind_janee, kind_keuze, kind_meerkeuze, kind_getal, kind_bedrag, kind_bsn,
    kind_vnummer, kind_email, kind_telefoon, kind_gemeente, kind_document;

/* The three boxes of a date, as typed and trimmed, to the text that kind_datum reads. NULL when a box is empty or no
 * number; *ret_vak is then the box to jump to ("dag", "maand", "jaar"). */
const char *datum_uit_vakken(TALLOC_CTX *ctx, const struct veld *f, const char *const vakken[3], const char **ret_vak,
                             const char **ret_fout);
extern const char *const datum_vakken[3];

/* Any text as it may be kept: UTF-8, NFC, trimmed, line ends "\n" (only with `regels`). NULL and *ret_fout when it has
 * characters that do not belong in a text. "" when nothing is left. */
const char *tekst_schoon(TALLOC_CTX *ctx, const char *tekst, bool regels, const char **ret_fout);
size_t tekst_lengte(const char *schoon);                                       /* in characters */
const char *tekst_zonder(TALLOC_CTX *ctx, const char *tekst, const char *weg); /* without those ASCII characters */

#endif
