/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The store and the session room against a freshly migrated database; see proef.h.
 */
#include "proef.h"

int main(void) {
    if (getenv("PORTAAL_SQL_DB") == NULL)
        return 77;
    proef_begin();
    int fouten = sessie_groep() + invoer_groep() + lijst_groep() + dossier_groep() + lever_groep() + duo_groep();
    proef_einde();
    return fouten > 0 ? 1 : 0;
}
