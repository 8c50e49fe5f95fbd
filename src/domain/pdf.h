/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Is a file that somebody hands in really a PDF, of a kind that only shows itself? Nothing of it is drawn or run here.
 *
 * Good is: at most PDF_BYTES_MAX; begins with "%PDF-1.0" to "%PDF-1.7" or "%PDF-2.0"; ends with "%%EOF" (behind it only
 * white space); before that "startxref" and a place inside the file where a cross-reference table ("xref") or stream
 * ("n n obj") begins. So a page of HTML, an image, a ZIP or a PDF that was cut off is refused.
 *
 * Refused because it does something, or hides something: the names JavaScript, Launch, RichMedia, EmbeddedFile(s), XFA,
 * SubmitForm, ImportData, GoToE and Encrypt, also when letters of them are written as #4A. All bytes are looked at, but
 * what is compressed is not unpacked, and a PDF may keep its objects so: so this stops what a mail filter would stop,
 * and is no promise that a reader with a fault is safe. That is why the portal only hands a document out as a file to
 * save, never as a page.
 */
#ifndef DOMAIN_PDF_H
#define DOMAIN_PDF_H

#include <stddef.h>

#define PDF_BYTES_MAX (10L * 1024 * 1024)

/* NULL: good. Otherwise the rest of a sentence that says what is wrong and what to do. */
const char *pdf_fout(const char *bytes, size_t len);

#endif
