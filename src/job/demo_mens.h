/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * One fictitious person. Chance comes from a struct kans alone, so the same seed gives the same people.
 */
#ifndef JOB_DEMO_MENS_H
#define JOB_DEMO_MENS_H

#include "base/date.h"

#include <stdbool.h>
#include <stdint.h>
#include <talloc.h>

struct kans {
    uint64_t stand;
};
long kans_tot(struct kans *k, long n);                 /* 0 to n - 1 */
long kans_van_tot(struct kans *k, long van, long tot); /* both included */
bool kans_procent(struct kans *k, long procent);

struct demo_mens {
    char bsn[10], v_nummer[11];
    const char *geslachtsnaam, *voorvoegsel, *voornamen; /* voorvoegsel NULL: none */
    char geboortedatum[11];
    const char *geslacht, *nationaliteit, *contacttaal, *adres;
    bool geheim, asiel;
    const char *doelgroep;
};
/* bsn and v_nummer are the caller's; plicht: the day on which the plicht begins (a person is 16 or older then). */
void demo_mens_maak(TALLOC_CTX *ctx, struct kans *k, struct date plicht, struct demo_mens *ret);

#endif
