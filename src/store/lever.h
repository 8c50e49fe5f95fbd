/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * A delivery through the portal: two round trips, one transaction.
 *
 *     struct lever *l = lever_begin(ctx, store, &wie, dossier, kenmerk, err);   locks the dossier, reads its history
 *     decide: l->bestaand_id (already delivered), l->historie with stelsel_oordeel, the `gezien` number
 *     lever_schrijf(l, ...)          writes the bericht, what follows by law, the new state, the audit row; COMMIT
 *  or lever_alleen_gelezen(l, ...)   nothing is written but the audit row of what was read; COMMIT (form again)
 *  or lever_laat(l)                  ROLLBACK, no row: only when nothing of the dossier is shown
 *
 * A struct lever that is freed without any of these rolls back.
 */
#ifndef STORE_LEVER_H
#define STORE_LEVER_H

#include "stelsel/werkrelatie.h"
#include "store/dossier.h"

#define LEVER_KENMERK_MAX 64

/* What of a history its asker may be shown (stelsel_ziet), and as who: her werkrelatie, NULL for DUO. Rules and state
 * go by the whole history, whoever delivers; what a page shows comes from here. */
struct zicht {
    struct historie historie;
    struct werkrelaties relaties;
    const struct werkrelatie *relatie;
};
struct zicht *zicht_van(TALLOC_CTX *ctx, const struct historie *h, const char *organisatie);

/* For a form that is only opened: the whole history, as lever_begin reads it, without the lock. Read with
 * historie_lees. */
void lever_historie_vraag(struct store_tx *tx, const char *dossier);

struct lever {
    struct sessie_info wie;
    struct dossier dossier;   /* masked */
    struct historie historie; /* ordered by nummer; all of it, also what the asker may not be shown */
    struct zicht *zicht;
    const char *bestaand_id;    /* uuid of the bericht that already has this kenmerk; NULL: new */
    struct lever_innerlijk *in; /* of store/ alone */
};

/* kenmerk: the hidden key of the form, [0-9A-Za-z_-]{8,64}, kept per sending organisation. ERR_NOT_FOUND: not a dossier
 * of this asker. */
struct lever *lever_begin(TALLOC_CTX *ctx, const struct store *s, const struct store_wie *wie, const char *dossier,
                          const char *kenmerk, struct err *err);

/* A person of whom COA makes a delivery for the first time: the dossier with this BSN, or a new one, in the transaction
 * of the delivery; when that is not written (lever_laat), nothing of it stays. All texts canonical, NULL unknown. */
struct nieuwe_persoon {
    const char *bsn, *v_nummer, *geslachtsnaam, *voorvoegsel, *voornamen, *geboortedatum, *geslacht, *nationaliteit,
        *contacttaal;
};
enum nieuw_uitkomst {
    NIEUW_BEGONNEN, /* a struct lever is returned: nobody knew this person, or others did and COA now does too */
    NIEUW_VAN_COA,  /* likewise; COA worked for this person already */
    NIEUW_ANDERS, /* this BSN is of somebody with another date of birth or V-nummer; NULL is returned, *err is untouched
                   */
    NIEUW_V_NUMMER /* this V-nummer is of somebody else; likewise */
};
/* van: from which day COA works for the person. For a session of COA only: ERR_DENIED. */
struct lever *lever_begin_nieuw(TALLOC_CTX *ctx, const struct store *s, const struct store_wie *wie,
                                const struct nieuwe_persoon *persoon, struct date van, const char *kenmerk,
                                enum nieuw_uitkomst *ret, struct err *err);

/* nummer of the last bericht of this service in the history, 0 when none: what the form hides as `gezien`. */
long lever_laatste_nummer(const struct historie *h, const struct stelseldienst *d);

struct lever_uitkomst {
    char bericht[KRYPTO_UUID_TEXT];
    long nummer;
    bool bestond_al; /* the kenmerk was known: bericht is the earlier one, nothing was written */
};
/* nieuw: dienst, datum_gebeurtenis, waarden, reden (may be NULL); the rest is filled in here. The caller has judged it.
 * grond and handeling of the audit row are those of a delivery. ERR_DENIED with REDEN_HOOG: it has a value of class V
 * hoog, or corrects one that has, and she may not type those. */
bool lever_schrijf(struct lever *l, const struct bericht *nieuw, struct date vandaag, struct lever_uitkomst *ret,
                   struct err *err);
/* What was typed is kept as a concept (inhoud NULL: thrown away) by the lever_alleen_gelezen that follows; a delivery
 * throws it away by itself. */
void lever_concept(struct lever *l, const struct stelseldienst *d, const char *inhoud);
bool lever_alleen_gelezen(struct lever *l, const struct audit *a, struct err *err);
void lever_laat(struct lever *l);

#endif
