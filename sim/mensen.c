/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Whom the simulator knows: the people of the list, and for every organisation somebody whom the portal has never seen.
 */
#include "sim.h"

#include "krypto/krypto.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool read_person(struct sim *sim, char *line, struct err *err) {
    const char *column[5];
    for (size_t i = 0; i < 5; i++)
        if ((column[i] = strsep(&line, "\t")) == NULL)
            return err_set(err, ERR_INPUT, sim->inloggers, "een regel met minder dan 5 kolommen");
    if (line != NULL || sim->aantal == SIM_MENSEN_MAX)
        return err_set(err, ERR_INPUT, sim->inloggers, "te veel kolommen of te veel mensen");
    sim->mensen[sim->aantal++] = (struct sim_mens){
        .organisatie = column[0], .kvk = column[1], .pseudoniem = column[2], .naam = column[3], .rol = column[4]};
    return true;
}

bool sim_mensen_lezen(struct sim *sim, struct err *err) {
    char *rest = sim_lees_bestand(sim, sim->inloggers, err);
    if (rest == NULL)
        return false;
    while (rest != NULL) {
        char *line = strsep(&rest, "\n");
        if (line[0] != '\0' && line[0] != '#' && !read_person(sim, line, err))
            return false;
    }
    return sim->aantal > 0 ? true : err_set(err, ERR_INPUT, sim->inloggers, "niemand");
}

const struct sim_mens *sim_mens(const struct sim *sim, const struct sim_aanbieder *a, const char *wie) {
    for (size_t i = 0; wie != NULL && i < sim->aantal; i++) {
        const struct sim_mens *m = &sim->mensen[i];
        if (sim_brengt(a, m->organisatie) && (strcmp(m->naam, wie) == 0 || strcmp(m->pseudoniem, wie) == 0))
            return m;
    }
    return NULL;
}

const struct sim_aanbieder *sim_aanbieder(const struct sim *sim, const char *naam) {
    for (size_t i = 0; i < sim->aanbieders_aantal; i++)
        if (naam == NULL || strcmp(sim->aanbieders[i].naam, naam) == 0)
            return &sim->aanbieders[i];
    return NULL;
}

static const char *kind_of(const char *organisatie) {
    if (isdigit((unsigned char)organisatie[0]))
        return "gemeente";
    return organisatie[0] == 'S' && isdigit((unsigned char)organisatie[1]) ? "samenwerkingsverband" : organisatie;
}

bool sim_brengt(const struct sim_aanbieder *a, const char *organisatie) {
    const char *kind = kind_of(organisatie);
    size_t len = strlen(kind);
    for (const char *at = strstr(a->organisaties, kind); at != NULL; at = strstr(at + 1, kind))
        if ((at == a->organisaties || at[-1] == ' ') && (at[len] == ' ' || at[len] == '\0'))
            return true;
    return false;
}

static void put_hex(char *to, const unsigned char *bytes, size_t count) {
    for (size_t i = 0; i < count; i++)
        (void)snprintf(to + 2 * i, 3, "%02x", bytes[i]);
}

/* As the scheme makes them: 32 bytes, "@", 16 bytes. The same seed gives the same person of that organisation. */
static const char *pseudonym(TALLOC_CTX *ctx, const char *organisatie, const char *zaad) {
    unsigned char who[KRYPTO_HASH_LEN], where[KRYPTO_HASH_LEN];
    char *text = talloc_array(ctx, char, SIM_PSEUDONIEM_TEXT);
    char *seed = zaad != NULL ? talloc_asprintf(ctx, "%s:%s", organisatie, zaad) : NULL;
    if (text == NULL)
        abort();
    krypto_hash(organisatie, strlen(organisatie), where);
    if (seed != NULL)
        krypto_hash(seed, strlen(seed), who);
    else
        krypto_random(who, sizeof who);
    put_hex(text, who, 32);
    text[64] = '@';
    put_hex(text + 65, where, 16);
    return text;
}

struct sim_mens *sim_onbekende(TALLOC_CTX *ctx, const struct sim *sim, const char *organisatie, const char *zaad) {
    struct sim_mens *m = talloc_zero(ctx, struct sim_mens);
    if (m == NULL)
        abort();
    for (size_t i = sim->aantal; i-- > 0;)
        if (strcmp(sim->mensen[i].organisatie, organisatie) == 0)
            *m = sim->mensen[i]; /* her colleague's organisation, and what a provider of its own would say she does */
    m->naam = SIM_NIEMAND;
    m->pseudoniem = pseudonym(ctx, organisatie, zaad);
    return m->kvk != NULL ? m : NULL;
}
