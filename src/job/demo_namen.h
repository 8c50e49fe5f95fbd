/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Names of the language groups that most newcomers speak, in Latin script with the diacritics of the usual
 * romanisation. Any combination is a coincidence.
 */
#ifndef JOB_DEMO_NAMEN_H
#define JOB_DEMO_NAMEN_H

#include <stddef.h>

#define DEMO_NAMEN 24 /* in every list */

struct demo_taalgroep {
    const char *contacttaal;
    const char *nationaliteiten[4];
    int aandeel_asiel, aandeel_gezin; /* per cent of the doelgroep */
    const char *man[DEMO_NAMEN];
    const char *vrouw[DEMO_NAMEN];
    const char *achternaam[DEMO_NAMEN];
    const char *voorvoegsel[4]; /* NULL: none; used now and then */
};
#define DEMO_TAALGROEPEN 5
extern const struct demo_taalgroep demo_taalgroepen[DEMO_TAALGROEPEN];

#endif
