/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Choices that several services share (GGM: LeerrouteType, WordtBehandeldAls, UitkomstLeerbaarheidstoets).
 */
#include "stelsel/dienst.h"

const struct keuze keuze_leerroute[] = {{"b1_route", "B1-route"},
                                        {"onderwijsroute", "Onderwijsroute"},
                                        {"z_route", "Zelfredzaamheidsroute (Z-route)"},
                                        {0}};

const struct keuze keuze_doelgroep[] = {{"asielstatushouder", "Asielstatushouder"},
                                        {"gezinsmigrant", "Gezinsmigrant"},
                                        {"overige_migrant", "Overige migrant"},
                                        {0}};

const struct keuze keuze_onderdeel[] = {{"lezen", "Lezen"},
                                        {"luisteren", "Luisteren"},
                                        {"schrijven", "Schrijven"},
                                        {"spreken", "Spreken"},
                                        {"knm", "Kennis van de Nederlandse maatschappij (KNM)"},
                                        {"pvt", "Participatieverklaringstraject (PVT)"},
                                        {"map", "Module Arbeidsmarkt en Participatie (MAP)"},
                                        {"participatie", "Participatie (Z-route)"},
                                        {0}};

const struct keuze keuze_resultaat[] = {{"voldaan", "Voldaan"}, {"niet_voldaan", "Niet voldaan"}, {0}};

/* Besluit 4.2 (onderbreking), 4.3 lid 2 (opleiding), 4.4 (inspanning); Regeling 4.1 lid 1, a to j (ziekte to
 * combinatie); a new termijn after a boete: Wi 24 and 25. */
const struct keuze keuze_termijnreden[] = {{"onderbreking", "Inburgering onderbroken"},
                                           {"opleiding", "Volgt een opleiding die geen vrijstelling geeft"},
                                           {"inspanning", "Genoeg gedaan, maar nog niet geslaagd"},
                                           {"ziekte", "Ziekte"},
                                           {"overlijden", "Overlijden van een familielid"},
                                           {"bevalling", "Zwangerschap of bevalling"},
                                           {"opvang", "Verblijf in de vrouwenopvang"},
                                           {"alfabetisering", "Alfabetisering"},
                                           {"dakloos", "Geen vaste woonplek"},
                                           {"aanbod", "Inburgeringsaanbod kwam of startte te laat"},
                                           {"aanbieder", "Cursusinstelling gestopt of overgestapt"},
                                           {"bijzonder", "Bijzondere omstandigheid"},
                                           {"combinatie", "Meer omstandigheden samen"},
                                           {"boete", "Nieuwe termijn na een boete"},
                                           {"anders", "Andere reden"},
                                           {0}};

const char *keuze_label(const struct keuze *keuzes, const char *code) {
    for (const struct keuze *k = keuzes; k != NULL && k->code != NULL && code != NULL; k++)
        if (strcmp(k->code, code) == 0)
            return k->label;
    return "";
}
