/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * What a tester may choose about an answer. To add a choice: a value in its enum (sim.h), its row here, and what it
 * does in antwoord.c or near it. The first value of each is the usual one. (The words are those of the simulator's own
 * page.)
 */
#include "sim.h"

#include <stdlib.h>
#include <string.h>

struct option {
    const char *value, *words;
};

#define LOA "urn:etoegang:core:assurance-class:"

static const struct option binding[] = {[SIM_ZOALS_GEVRAAGD] = {"gevraagd", "zoals het portaal vraagt"},
                                        [SIM_POST] = {"post", "HTTP-POST"},
                                        [SIM_ARTIFACT] = {"artifact", "HTTP-Artifact"},
                                        {NULL, NULL}};
static const struct option signed_what[] = {[SIM_ASSERTIE] = {"assertie", "de Assertion"},
                                            [SIM_RESPONSE] = {"response", "de Response"},
                                            [SIM_BEIDE] = {"beide", "allebei"},
                                            [SIM_ARTIFACTRESPONSE] = {"artifactresponse", "alleen de ArtifactResponse"},
                                            [SIM_KAAL] = {"kaal", "alleen een Assertion, zonder Response"},
                                            {NULL, NULL}};
static const struct option key[] = {[SIM_HUIDIG] = {"huidig", "die van nu"},
                                    [SIM_VOLGEND] = {"volgend", "de volgende"},
                                    [SIM_VREEMD] = {"vreemd", "een vreemde (moet geweigerd worden)"},
                                    {NULL, NULL}};
static const struct option encrypted[] = {[SIM_CBC] = {"cbc", "versleuteld met AES-256-CBC"},
                                          [SIM_GCM] = {"gcm", "versleuteld met AES-256-GCM"},
                                          [SIM_LEESBAAR] = {"nee", "leesbaar"},
                                          {NULL, NULL}};
static const struct option decrypt[] = {
    {"huidig", "het certificaat van nu"}, {"volgend", "het volgende certificaat"}, {NULL, NULL}};
static const struct option attribute_names[] = {[SIM_GEWOON] = {"gewoon", "van het afsprakenstelsel"},
                                                [SIM_PLAT] = {"plat", "plat (soort kenmerk als naam)"},
                                                [SIM_GDI] = {"gdi", "van GDI"},
                                                {NULL, NULL}};
static const struct option legal[] = {[SIM_KVK] = {"kvk", "KvK-nummer"},
                                      [SIM_RSIN] = {"rsin", "RSIN"},
                                      [SIM_KVK_RSIN] = {"beide", "KvK-nummer en RSIN"},
                                      {NULL, NULL}};
static const struct option advice[] = {{"nee", "geen"}, {"ja", "van twee andere partijen"}, {NULL, NULL}};
static const struct option outcome[] = {
    [SIM_GELUKT] = {"gelukt", "gelukt"},
    [SIM_GEANNULEERD] = {"annuleren", "geannuleerd"},
    [SIM_MISLUKT] = {"authnfailed", "inloggen mislukt (AuthnFailed)"},
    [SIM_TE_LAAG] = {"noauthncontext", "niveau te laag (NoAuthnContext)"},
    [SIM_GEWEIGERD] = {"requestdenied", "geen machtiging (RequestDenied)"},
    [SIM_NIET_STIL] = {"nopassive", "niet stil mogelijk (NoPassive)"},
    [SIM_ONBEKEND] = {"unknownprincipal", "persoon onbekend (UnknownPrincipal)"},
    [SIM_NIET_ONDERSTEUND] = {"requestunsupported", "vraag niet ondersteund (RequestUnsupported)"},
    [SIM_FOUT_VERZOEK] = {"requester", "vraag onjuist (Requester)"},
    [SIM_FOUT_VERSIE] = {"versionmismatch", "versie onjuist (VersionMismatch)"},
    [SIM_STORING] = {"responder", "storing bij de aanbieder (Responder)"},
    {NULL, NULL}};
static const struct option broken[] = {[SIM_HEEL] = {"nee", "heel"},
                                       [SIM_AFGEKAPT] = {"afgekapt", "halverwege afgekapt"},
                                       [SIM_HANDTEKENING] = {"handtekening", "met een onjuiste handtekening"},
                                       [SIM_VERLOPEN] = {"verlopen", "verlopen"},
                                       [SIM_TE_VROEG] = {"te-vroeg", "nog niet geldig"},
                                       [SIM_LEEG] = {"leeg", "leeg"},
                                       [SIM_FOUT_500] = {"500", "fout 500"},
                                       {NULL, NULL}};
static const struct option level[] = {{"gewoon", "zoals ingesteld"}, {LOA "loa2", "EH2"}, {LOA "loa2plus", "EH2+"},
                                      {LOA "loa3", "EH3"},           {LOA "loa4", "EH4"}, {NULL, NULL}};

/* A choice of a list (options), or something typed (letters, longest). */
struct choice {
    const char *name, *question;
    size_t offset;
    const struct option *options;
    const char *letters;
    size_t longest;
    bool only_eherkenning;
};
#define LIST(n, list, ask, eh)                                                                                         \
    {                                                                                                                  \
        .name = #n, .question = (ask), .offset = offsetof(struct sim_keuzes, n), .options = (list),                    \
        .only_eherkenning = (eh)                                                                                       \
    }
#define TYPED(n, set, max, ask, eh)                                                                                    \
    {                                                                                                                  \
        .name = #n, .question = (ask), .offset = offsetof(struct sim_keuzes, n), .letters = (set), .longest = (max),   \
        .only_eherkenning = (eh)                                                                                       \
    }
#define DIGITS "0123456789"
#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-"

static const struct choice choices[] = {
    LIST(uitkomst, outcome, "Uitkomst", false),
    LIST(binding, binding, "Hoe het antwoord komt", false),
    LIST(ondertekend, signed_what, "Wat is ondertekend", false),
    LIST(sleutel, key, "Met welke sleutel", false),
    LIST(versleuteld, encrypted, "Wie het is, staat er", true),
    LIST(ontcijfer, decrypt, "Versleuteld voor", true),
    LIST(namen, attribute_names, "Namen van de kenmerken", true),
    LIST(rechtspersoon, legal, "De organisatie staat er als", true),
    LIST(advies, advice, "Verklaringen in Advice", true),
    TYPED(vestiging, DIGITS, 12, "Alleen voor deze vestiging (12 cijfers)", true),
    TYPED(tussenpersoon, DIGITS, 8, "Via deze tussenpersoon (KvK-nummer)", true),
    LIST(niveau, level, "Betrouwbaarheidsniveau", true),
    LIST(kapot, broken, "Het antwoord is", false),
    TYPED(traag, DIGITS, 2, "Traag: zoveel seconden", false),
    TYPED(zaad, LETTERS DIGITS, 32, "Wie het portaal nog niet kent: altijd dezelfde bij dit woord", false),
};
#define CHOICES (sizeof choices / sizeof choices[0])

static bool is_text(const struct choice *c) {
    return c->options == NULL ? c->offset != offsetof(struct sim_keuzes, traag) : c->options == level;
}

static void put(struct sim_keuzes *k, const struct choice *c, const char *text, int number) {
    void *place = (char *)k + c->offset;
    if (is_text(c))
        *(const char **)place = text;
    else
        *(int *)place = number;
}

static bool choose(struct sim_keuzes *k, const struct choice *c, const char *value, struct err *err) {
    for (int i = 0; c->options[i].value != NULL; i++)
        if (strcmp(c->options[i].value, value) == 0) {
            put(k, c, i > 0 ? c->options[i].value : NULL, i);
            return true;
        }
    return err_set(err, ERR_INPUT, c->name, "deze keuze is er niet");
}

static bool type(TALLOC_CTX *ctx, struct sim_keuzes *k, const struct choice *c, const char *value, struct err *err) {
    size_t len = strlen(value);
    if (len > c->longest || strspn(value, c->letters) != len)
        return err_set(err, ERR_INPUT, c->name, "te lang, of met andere tekens dan daar mogen");
    long number = c->letters[0] == '0' ? strtol(value, NULL, 10) : 0;
    put(k, c, len > 0 ? talloc_strdup(ctx, value) : NULL, number > SIM_TRAAG_MAX ? SIM_TRAAG_MAX : (int)number);
    return true;
}

bool sim_kies(TALLOC_CTX *ctx, struct sim_keuzes *k, const char *naam, const char *waarde, struct err *err) {
    for (size_t i = 0; i < CHOICES; i++) {
        if (strcmp(choices[i].name, naam) != 0)
            continue;
        return choices[i].options != NULL ? choose(k, &choices[i], waarde, err)
                                          : type(ctx, k, &choices[i], waarde, err);
    }
    return err_set(err, ERR_INPUT, naam, "deze keuze is er niet");
}

static const char *now_of(TALLOC_CTX *ctx, const struct sim_keuzes *k, const struct choice *c) {
    const void *place = (const char *)k + c->offset;
    if (is_text(c))
        return *(const char *const *)place != NULL ? *(const char *const *)place : c->options != NULL ? "gewoon" : "";
    int number = *(const int *)place;
    if (c->options != NULL)
        return c->options[number].value;
    return number > 0 ? talloc_asprintf(ctx, "%d", number) : "";
}

static void draw(TALLOC_CTX *ctx, const struct sim_keuzes *k, const struct choice *c, struct sim_veld *ret) {
    const char *now = now_of(ctx, k, c);
    *ret = (struct sim_veld){.naam = c->name, .vraag = c->question};
    ret->typen = c->options == NULL;
    ret->tekst = now;
    for (size_t i = 0; c->options != NULL && c->options[i].value != NULL; i++) {
        ret->opties = talloc_realloc(ctx, ret->opties, struct sim_optie, (unsigned)i + 1);
        ret->opties[i] = (struct sim_optie){.waarde = c->options[i].value,
                                            .woorden = c->options[i].words,
                                            .gekozen = strcmp(c->options[i].value, now) == 0};
        ret->opties_aantal = i + 1;
    }
}

struct sim_veld *sim_velden(TALLOC_CTX *ctx, const struct sim_keuzes *k, enum sim_soort profiel, size_t *ret_aantal) {
    struct sim_veld *velden = talloc_zero_array(ctx, struct sim_veld, CHOICES);
    if (velden == NULL)
        abort();
    *ret_aantal = 0;
    for (size_t i = 0; i < CHOICES; i++)
        if (profiel == SIM_EHERKENNING || !choices[i].only_eherkenning)
            draw(velden, k, &choices[i], &velden[(*ret_aantal)++]);
    return velden;
}
