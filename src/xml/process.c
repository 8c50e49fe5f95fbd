/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * libxml2 and xmlsec keep process-global state: it is started and ended here and nowhere else.
 */
#include "xml/intern.h"

#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <stdlib.h>
#include <xmlsec/app.h>
#include <xmlsec/crypto.h>
#include <xmlsec/errors.h>
#include <xmlsec/io.h>
#include <xmlsec/xmlsec.h>

static bool started; /* the one writable global of this room: whether the libraries' own globals are there */

/* What a document says must not reach standard error: it may hold personal data. */
static void silent(void *arg, const char *message, ...) {
    (void)arg;
    (void)message;
}

void xml_begin(void) {
    if (started)
        return;
    xmlInitParser();
    xmlSetGenericErrorFunc(NULL, silent);
    if (xmlSecInit() < 0 || xmlSecCheckVersion() != 1 || xmlSecCryptoAppInit(NULL) < 0 || xmlSecCryptoInit() < 0)
        abort();
    xmlSecErrorsDefaultCallbackEnableOutput(0);
    /* No file, no http, no ftp: a reference can only point into the document itself. */
    xmlSecIOCleanupCallbacks();
    started = true;
}

void xml_end(void) {
    if (!started)
        return;
    (void)xmlSecCryptoShutdown();
    (void)xmlSecCryptoAppShutdown();
    (void)xmlSecShutdown();
    xmlCleanupParser();
    started = false;
}
