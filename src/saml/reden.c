/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "saml/saml.h"

bool saml_reden_rustig(enum saml_reden reden) {
    return reden == SAML_GEANNULEERD || reden == SAML_GEEN_BEVOEGDHEID || reden == SAML_NIVEAU_TE_LAAG ||
           reden == SAML_MAKELAAR_STORING;
}

const char *saml_reden_code(enum saml_reden reden) {
    static const char *const codes[] = {
#define SAML_REDEN_CODE(name, code) [name] = code,
        SAML_REDENEN(SAML_REDEN_CODE)
#undef SAML_REDEN_CODE
    };
    return (unsigned)reden < SAML_REDENEN_AANTAL ? codes[reden] : "onbekend";
}
