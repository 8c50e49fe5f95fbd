/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "page/aanbieder.h"

#include <string.h>

const struct aanbieder *aanbieder_van(const struct aanbieders *alle, const char *naam) {
    for (size_t i = 0; naam != NULL && i < alle->aantal; i++)
        if (strcmp(alle->rijen[i].naam, naam) == 0)
            return &alle->rijen[i];
    return NULL;
}

unsigned aanbieder_rollen(const struct aanbieder *a, const struct saml_identiteit *wie) {
    unsigned rollen = 0;
    for (size_t i = 0; i < wie->rollen_aantal; i++)
        for (size_t j = 0; j < a->rollen_aantal; j++)
            if (strcmp(a->rollen[j].waarde, wie->rollen[i]) == 0)
                rollen |= a->rollen[j].rol;
    return rollen;
}
