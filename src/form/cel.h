/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * A value as it stands in a cell of a spreadsheet, read as a person means it: Dutch dates, ja/nee in many forms, labels
 * or codes of choices, decimal commas, zeros that Excel dropped. What cannot be known for sure (a number in scientific
 * notation, a formula, a date as a number, a year of two digits) is refused with the sentence that says how to mend it.
 * Behind it form_waarde judges, so a cell is never allowed more than a form.
 */
#ifndef FORM_CEL_H
#define FORM_CEL_H

#include "csv/csv.h"
#include "form/form.h"

/* Canonical value; NULL without *ret_fout: empty. NULL with *ret_fout: a sentence that begins with the label and holds
 * nothing of what was in the cell. */
const char *form_cel(TALLOC_CTX *ctx, const struct veld *f, const char *cel, const char **ret_fout);
/* The other way around, as people write it in a spreadsheet; form_cel reads it back to the same. "" for NULL. */
const char *form_cel_van(TALLOC_CTX *ctx, const struct veld *f, const char *waarde);
/* Two names are the same: without regard to case, accents, and spaces, hyphens or underscores. */
bool form_zelfde_naam(TALLOC_CTX *ctx, const char *a, const char *b);
/* How to fill a cell of this field, for a template: "dag-maand-jaar", "ja of nee", the codes of the choices. */
const char *form_cel_uitleg(TALLOC_CTX *ctx, const struct veld *f);

#endif
