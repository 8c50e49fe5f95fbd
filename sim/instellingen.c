/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The simulator's settings, keys and people.
 */
#include "sim.h"

#include "krypto/krypto.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FILE_MAX (256 * 1024)

char *sim_lees_bestand(TALLOC_CTX *ctx, const char *file, struct err *err) {
    FILE *f = fopen(file, "rb");
    if (f == NULL) {
        (void)err_set(err, ERR_INPUT, file, "%s", strerror(errno));
        return NULL;
    }
    char *text = talloc_zero_size(ctx, FILE_MAX + 1);
    size_t len = text != NULL ? fread(text, 1, FILE_MAX + 1, f) : 0;
    (void)fclose(f);
    if (len == 0 || len > FILE_MAX || strlen(text) != len) {
        (void)err_set(err, ERR_INPUT, file, "leeg, te groot of geen tekst");
        TALLOC_FREE(text);
    }
    return text;
}

void sim_moment(time_t when, char ret[static 21]) {
    struct tm utc;
    if (gmtime_r(&when, &utc) == NULL || strftime(ret, 21, "%Y-%m-%dT%H:%M:%SZ", &utc) != 20)
        abort();
}

void sim_id(char ret[static SIM_ID_TEXT]) {
    unsigned char random[16];
    krypto_random(random, sizeof random);
    ret[0] = '_';
    for (size_t i = 0; i < sizeof random; i++)
        (void)snprintf(ret + 1 + 2 * i, 3, "%02x", random[i]);
}

static char *trim(char *text) {
    text += strspn(text, " \t");
    size_t len = strlen(text);
    while (len > 0 && strchr(" \t\r", text[len - 1]) != NULL)
        text[--len] = '\0';
    return text;
}

struct name {
    const char *name;
    size_t offset;
    bool is_file;
};
#define NAME(n, file)                                                                                                  \
    { .name = #n, .offset = offsetof(struct sim, n), .is_file = (file) }
static const struct name names[] = {
    NAME(socket, true),
    NAME(adres, false),
    NAME(entity_id, false),
    NAME(dienstverlener, false),
    NAME(dienstverlener_certificaat, true),
    NAME(acs, false),
    NAME(service_uuid, false),
    NAME(niveau, false),
    NAME(sleutel, true),
    NAME(certificaat, true),
    NAME(inloggers, true),
    NAME(sjablonen, true),
};
#define NAMES (sizeof names / sizeof names[0])

static const char **place_of(struct sim *sim, const struct name *name) {
    return (const char **)(void *)((char *)sim + name->offset);
}

static const char *beside(TALLOC_CTX *ctx, const char *ini, const char *value) {
    const char *slash = strrchr(ini, '/');
    if (value[0] == '/' || slash == NULL)
        return talloc_strdup(ctx, value);
    return talloc_asprintf(ctx, "%.*s/%s", (int)(slash - ini), ini, value);
}

static bool set(struct sim *sim, const char *ini, const char *name, const char *value, struct err *err) {
    for (size_t i = 0; i < NAMES; i++) {
        if (strcmp(names[i].name, name) != 0)
            continue;
        const char **place = place_of(sim, &names[i]);
        if (*place != NULL)
            return err_set(err, ERR_INPUT, name, "staat er twee keer");
        *place = names[i].is_file ? beside(sim, ini, value) : talloc_strdup(sim, value);
        return true;
    }
    return err_set(err, ERR_INPUT, name, "deze instelling bestaat niet");
}

static bool read_ini(struct sim *sim, const char *ini, struct err *err) {
    char *rest = sim_lees_bestand(sim, ini, err);
    if (rest == NULL)
        return false;
    while (rest != NULL) {
        char *line = trim(strsep(&rest, "\n")), *equals = strchr(line, '=');
        if (line[0] == '\0' || line[0] == ';' || line[0] == '#')
            continue;
        if (equals == NULL)
            return err_set(err, ERR_INPUT, ini, "een regel zonder '='");
        *equals = '\0';
        if (!set(sim, ini, trim(line), trim(equals + 1), err))
            return false;
    }
    for (size_t i = 0; i < NAMES; i++)
        if (*place_of(sim, &names[i]) == NULL)
            return err_set(err, ERR_INPUT, names[i].name, "ontbreekt");
    return true;
}

/* The base64 between the lines of a PEM certificate. */
static const char *pem_body(TALLOC_CTX *ctx, const char *file, struct err *err) {
    char *text = sim_lees_bestand(ctx, file, err);
    char *from = text != NULL ? strstr(text, "-----BEGIN CERTIFICATE-----\n") : NULL;
    char *to = from != NULL ? strstr(from, "-----END CERTIFICATE-----") : NULL;
    if (to == NULL) {
        if (text != NULL)
            (void)err_set(err, ERR_INPUT, file, "geen certificaat in PEM");
        return NULL;
    }
    from += strlen("-----BEGIN CERTIFICATE-----\n");
    return talloc_strndup(ctx, from, (size_t)(to - from));
}

static bool read_keys(struct sim *sim, struct err *err) {
    char *pem = sim_lees_bestand(sim, sim->sleutel, err);
    sim->key = pem != NULL ? xml_key_load(sim, pem, strlen(pem), err) : NULL;
    sim->certificaat_base64 = pem_body(sim, sim->certificaat, err);
    const char *portal = pem_body(sim, sim->dienstverlener_certificaat, err);
    sim->van_portaal = xml_certs_new(sim);
    return sim->key != NULL && sim->certificaat_base64 != NULL && portal != NULL &&
           xml_certs_add(sim->van_portaal, portal, NULL, err);
}

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

static bool read_people(struct sim *sim, struct err *err) {
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

struct sim *sim_laden(TALLOC_CTX *ctx, const char *ini, struct err *err) {
    struct sim *sim = talloc_zero(ctx, struct sim);
    if (sim == NULL)
        abort();
    if (!read_ini(sim, ini, err) || !read_keys(sim, err) || !read_people(sim, err))
        TALLOC_FREE(sim);
    return sim;
}
