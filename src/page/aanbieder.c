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
