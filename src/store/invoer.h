/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Deliveries from outside (DUO, COA), by role portaal_taak. They come in chunks, and a chunk is two round trips and one
 * transaction whatever its size:
 *
 *     struct invoer *in = invoer_nieuw(ctx, store, "2026-11-22 import", vandaag);
 *     for each chunk:  invoer_stuk(in, regels, n, err)   fills uitkomst of every line
 *
 * Inside a chunk lines are judged one after another in memory (several lines may be of the same person; the second sees
 * the first), all before anything is written, so a refused line never spoils another. What is written together, commits
 * together: when the machine fails nothing of the chunk is there and sending it again is harmless (kenmerk).
 *
 * Judging a line, in this order: known kenmerk of this afzender -> INVOER_BEKEND · the service may be sent by this
 * afzender · ontvanger is a gemeente that exists · what it corrects or withdraws is there already (so a version that
 * comes before the one it replaces is refused, and accepted when the file is given again) · the person is known, or the
 * line brings all that a new dossier needs · werkrelatie (below) · the fields and rules (stelsel_oordeel: a fout
 * refuses, a waarschuwing does not).
 *
 * What follows by law from a bericht (pip: the inburgeringstermijn) is added in the same transaction, as with a
 * delivery through the portal; a file must not bring it as well.
 *
 * Werkrelatie: see stelsel/werkrelatie.h. A gemeente that sends something has one, and a gemeente that receives
 * something has one or gets it by this very bericht.
 */
#ifndef STORE_INVOER_H
#define STORE_INVOER_H

#include "stelsel/stelsel.h"
#include "store/store.h"

#define INVOER_STUK_MAX 500 /* lines in one chunk */

struct invoer_betrokkene {
    const char *bsn;                                            /* nine digits, elfproef done by the caller; required */
    const char *v_nummer;                                       /* NULL unknown */
    const char *geslachtsnaam, *voorvoegsel, *voornamen;        /* NULL unknown */
    const char *geboortedatum;                                  /* "1990-00-00"; NULL unknown */
    const char *geslacht, *nationaliteit, *contacttaal, *adres; /* NULL unknown */
    bool geheim;
};

enum invoer_soort { INVOER_GOED, INVOER_BEKEND, INVOER_GEWEIGERD };

struct invoer_regel {
    /* in: all texts live until invoer_stuk returns */
    const char *kenmerk; /* 1-64 printable characters */
    /* dienst, afzender, ontvanger, datum_gebeurtenis, waarden (canonical; none for a withdrawal), reden, intrekking */
    struct bericht bericht;
    const char *document; /* bytes of the PDF of its VELD_DOCUMENT, whose value is the id that it gets; NULL: none */
    size_t document_len;
    const char
        *vervangt; /* kenmerk of the bericht of the same sender that this one corrects or withdraws; NULL: none */
    struct invoer_betrokkene wie;
    long regel; /* of an uploaded file (store/upload.h); elsewhere 0 */
    /* out: texts live on the invoer until the next chunk */
    enum invoer_soort uitkomst;
    const char *veld;  /* of a refusal: field or "ontvanger", "betrokkene.bsn", ...; NULL: the line as a whole */
    const char *reden; /* of a refusal: sentence, no personal data */
    /* only of an upload: all that the rules found, with line ends between the sentences; NULL: nothing */
    const char *meldingen;
    bool gewaarschuwd;
};

struct invoer;
/* naam: what the audit rows call this run (file name without folder); at most 100 characters. */
struct invoer *invoer_nieuw(TALLOC_CTX *ctx, const struct store *s, const char *naam, struct date vandaag);
/* false: the chunk could not be written at all (err); all its lines count as not done. */
bool invoer_stuk(struct invoer *in, struct invoer_regel *regels, size_t aantal, struct err *err);

/* What follows from a history also depends on the day: a moment of the law passes without any bericht. To be run every
 * day. VERVERS_ALLES is for after a new version, which may draw other things from the same history. */
enum ververs {
    VERVERS_VERLOPEN, /* dossiers of which a termijn has passed that nothing has met */
    VERVERS_ALLES
};
/* Brings the next (at most) INVOER_STUK_MAX of those dossiers up to date with `vandaag`, in one transaction;
 * *ret_aantal 0: all were done. */
bool invoer_ververs(struct invoer *in, enum ververs wat, size_t *ret_aantal, struct err *err);

/* Reads all dossiers with their histories, INVOER_STUK_MAX at a time, without locking anything; *ret_aantal 0: that was
 * the last. Then, for each of them, its id and history; both live until the next chunk. */
bool invoer_loop_door(struct invoer *in, size_t *ret_aantal, struct err *err);
const char *invoer_dossier(const struct invoer *in, size_t i, struct historie *ret);
/* Writes down what an operator's command did, before anything it read is given away. */
bool invoer_audit(struct invoer *in, const char *opdracht, const char *bijzonderheden, struct err *err);

#endif
