/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The promise of the verifier, checked from outside on every message that it accepts: the bytes read are the bytes
 * hashed, one root signature, pinned key. It uses nothing of the code that it checks but the parser and the clauses:
 * canonicalisation straight from libxml2, digest and signature straight from OpenSSL.
 */
#ifndef SAML_GETUIGE_H
#define SAML_GETUIGE_H

#include "saml/clausules.h"

/* For saml_regels.getuige; arg: a const char * that is set to what was broken, NULL when all is well. */
void saml_getuige(const struct saml_toets *t, struct xml_doc *doc, void *arg);

#endif
