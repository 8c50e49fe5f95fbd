/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The signalen of an organisation as one list, closing them by hand, and which kinds it wants to see. What it does not
 * want is not shown and not counted; the default is that it does.
 */
#ifndef STORE_SIGNAAL_H
#define STORE_SIGNAAL_H

#include "store/lijst.h"

enum signaal_sorteer { SIGNAAL_OP_UITERLIJK, SIGNAAL_OP_ONTSTAAN, SIGNAAL_OP_NAAM };

struct signalen_vraag {
    const char *soort; /* code; NULL all */
    bool met_de_hand;  /* only what no delivery closes */
    enum wv_termijn uiterlijk;
    enum signaal_sorteer sorteer; /* by name: only for who has a werkvoorraad */
    struct date vandaag;
    int pagina, rijen;
};
struct signaal_rij {
    const char *id, *dossier, *bericht; /* uuids */
    const struct signaal_soort *soort;
    const struct stelseldienst *dienst; /* that raised it */
    struct date ontstaan, uiterlijk;
    const char *naam;       /* of the person */
    const char **niet_voor; /* see struct dossier */
};
struct signalen_lijst {
    struct signaal_rij *rijen;
    size_t aantal;
    bool meer;
    long samen; /* of that one kind, with these filters; -1: not asked */
};
/* tel: also count them all; only for one kind. */
void signalen_lijst_vraag(struct store_tx *tx, const struct signalen_vraag *v, bool tel);
void signalen_lijst_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct signalen_lijst *ret);

/* Closing by hand, of kinds that no delivery closes; what is not open or not of this organisation stays. Use with
 * AUDIT_AFHANDELEN: these write the audit themselves, one row for each dossier. */
void signalen_afhandelen_vraag(struct store_tx *tx, const char *const *ids); /* NULL-terminated */
/* All of one kind that the list shows with these filters, if there are still as many as `samen`. */
void signalen_afhandelen_alles_vraag(struct store_tx *tx, const struct signalen_vraag *v, long samen);
/* One; lees gives the dossier's uuid, or ERR_NOT_FOUND when there is no such open signaal for this asker. */
void signaal_afhandelen_vraag(struct store_tx *tx, const char *signaal);
bool signaal_afhandelen_lees(TALLOC_CTX *ctx, const struct store_tx *tx, const char **ret_dossier, struct err *err);
/* How many were closed; the dossier of the first of them (NULL: none). */
size_t signalen_afhandelen_lees(TALLOC_CTX *ctx, const struct store_tx *tx, const char **ret_dossier);

/* What the organisation does not want. */
void voorkeuren_vraag(struct store_tx *tx);
const char **voorkeuren_lees(TALLOC_CTX *ctx, const struct store_tx *tx); /* codes, NULL-terminated */
void voorkeuren_zet_vraag(struct store_tx *tx, const char *const *niet);  /* these, and no others */

#endif
