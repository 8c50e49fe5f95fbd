/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Documents that come with a bericht (VELD_DOCUMENT): a PDF, sealed, in portaal.document. The value of the field is its
 * id.
 *
 * By form: lever_document keeps it in the transaction that shows the form or the review page again; lever_schrijf binds
 * it to its bericht. By a job (import): document_voeg in the same batch as the bericht, after it, with the bericht's
 * id; the caller decodes base64 and asks pdf_fout (domain/pdf.h) before, and puts the id that it made (krypto_uuid) in
 * the waarden:
 *
 *     document_voeg(batch, krypto, &(struct document){.id = id, .dossier = …, .organisatie = "COA", .bericht = …,
 *                                                     .bytes = pdf, .len = n}, err)
 *
 * The row of portaal.document must be there before the row of bericht_x that refers to it, and bericht before both: for
 * a job that is bericht, document, bericht_x.
 */
#ifndef STORE_DOCUMENT_H
#define STORE_DOCUMENT_H

#include "store/lever.h"

#include "pg/pg.h"

struct document {
    const char *id, *dossier, *organisatie;
    const char *bericht; /* NULL: not sent yet */
    const char *bytes;
    size_t len; /* 1 to PDF_BYTES_MAX */
};
bool document_voeg(struct pg_batch *batch, const struct krypto *k, const struct document *d, struct err *err);

/* Handing it out: use with AUDIT_DOCUMENT and velden_hoog document_velden_hoog. ERR_NOT_FOUND when it is not there for
 * this asker, or not of this dossier. bytes has a destructor that wipes it. */
extern const char *const document_velden_hoog[]; /* "document.inhoud", NULL */
void document_vraag(struct store_tx *tx, const char *dossier, const char *document);
bool document_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct document *ret, struct err *err);

/* In the open transaction of a delivery: keeps a document for the dossier that is being delivered on. */
bool lever_document(struct lever *l, const char *id, const char *bytes, size_t len, struct err *err);
/* Is there such a document of this dossier, of this organisation? *ret says so; false only when the database fails. */
bool lever_document_bekend(struct lever *l, const char *id, bool *ret, struct err *err);

/* Takes away the documents that waited longer than a day for their delivery (portaalctl bijwerken); *ret_aantal: how
 * many. */
bool document_ruim_op(TALLOC_CTX *ctx, struct pg *pg, long *ret_aantal, struct err *err);

#endif
