/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The SAML corpus for tests: made anew, with fresh keys, by tests/data/saml/maak-corpus in a folder of its own.
 */
#ifndef SAML_CORPUS_H
#define SAML_CORPUS_H

#include "saml/clausules.h"

struct geval {
    const char *naam;
    enum saml_weg weg;
    bool algemeen; /* judged as the provider of an organisation of its own */
    struct saml_vertrouwen *vertrouwen;
    time_t nu;
    const char *relay_state; /* NULL: absent */
    const char *reden;       /* code expected */
    const char *nummer;      /* of the organisation, or the person at a provider of its own, when accepted */
    const char *resolve_id;  /* of our ArtifactResolve */
    const char *document;
    size_t len;
    const char *base64;
};

struct corpus {
    const char *map;
    time_t nu;
    struct geval *gevallen;
    size_t aantal;
    struct saml_verwacht verwacht, algemeen;
};

/* Runs the generator; ends the test program with its message when that fails. deel: NULL for all cases, "accept" for
 * the ones that are right. */
struct corpus *corpus_maken(TALLOC_CTX *ctx, const char *deel);
void corpus_opruimen(struct corpus *c);
/* Runs a program found in PATH or by path, without a shell; its exit status, -1 when it did not start. */
int draai(const char *const *argv);
/* The file under tests/ of the source tree. */
const char *bron(TALLOC_CTX *ctx, const char *pad);
char *lees(TALLOC_CTX *ctx, const char *map, const char *naam, size_t *ret_len);

enum saml_reden beoordeel(const struct corpus *c, const struct saml_regels *regels, const struct geval *g,
                          struct saml_identiteit *ret);

#endif
