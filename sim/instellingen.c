/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The simulator's settings, keys and people.
 */
#include "sim.h"

#include "krypto/krypto.h"

#include <ctype.h>
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

/* ---- Names and values ---- */

struct name {
    const char *name;
    size_t offset;
    bool is_file;
};
#define NAME(T, n, file)                                                                                               \
    { .name = #n, .offset = offsetof(struct T, n), .is_file = (file) }
static const struct name names[] = {
    NAME(sim, socket, true),
    NAME(sim, adres, false),
    NAME(sim, adres_artifact, false),
    NAME(sim, portaal, true),
    NAME(sim, dienstverlener, false),
    NAME(sim, dienstverlener_certificaat, true),
    NAME(sim, ontcijferen, true),
    NAME(sim, ontcijferen_volgende, true),
    NAME(sim, acs, false),
    NAME(sim, service_uuid, false),
    NAME(sim, service_id, false),
    NAME(sim, vreemde_sleutel, true),
    NAME(sim, inloggers, true),
    NAME(sim, sjablonen, true),
    {.name = NULL},
};
static const struct name block_names[] = {
    NAME(sim_aanbieder, soort, false),
    NAME(sim_aanbieder, entity_id, false),
    NAME(sim_aanbieder, niveau, false),
    NAME(sim_aanbieder, sleutel, true),
    NAME(sim_aanbieder, sleutel_volgende, true),
    NAME(sim_aanbieder, organisaties, false),
    NAME(sim_aanbieder, rol_attribuut, false),
    NAME(sim_aanbieder, naam_attribuut, false),
    NAME(sim_aanbieder, persoon_attribuut, false),
    {.name = NULL},
};

static const char **place_of(void *in, const struct name *name) {
    return (const char **)(void *)((char *)in + name->offset);
}

static const char *beside(TALLOC_CTX *ctx, const char *ini, const char *value) {
    const char *slash = strrchr(ini, '/');
    if (value[0] == '/' || strcmp(value, "-") == 0 || slash == NULL)
        return talloc_strdup(ctx, value);
    return talloc_asprintf(ctx, "%.*s/%s", (int)(slash - ini), ini, value);
}

struct reading {
    struct sim *sim;
    const char *ini;
};

/* The block of that name, a new one when it was not there yet. */
static struct sim_aanbieder *block(struct sim *sim, const char *section) {
    struct sim_aanbieder *last = &sim->aanbieders[sim->aanbieders_aantal];
    for (size_t i = 0; i < sim->aanbieders_aantal; i++)
        if (strcmp(sim->aanbieders[i].naam, section) == 0)
            return &sim->aanbieders[i];
    if (sim->aanbieders_aantal == SIM_AANBIEDERS_MAX)
        return NULL;
    last->naam = talloc_strdup(sim, section);
    sim->aanbieders_aantal++;
    return last;
}

static bool set(void *arg, const char *section, const char *name, const char *value, struct err *err) {
    const struct reading *r = arg;
    bool top = section[0] == '\0';
    void *in = top ? (void *)r->sim : (void *)block(r->sim, section);
    if (in == NULL)
        return err_set(err, ERR_INPUT, section, "te veel blokken");
    for (const struct name *n = top ? names : block_names; n->name != NULL; n++) {
        if (strcmp(n->name, name) != 0)
            continue;
        const char **place = place_of(in, n);
        if (*place != NULL)
            return err_set(err, ERR_INPUT, name, "staat er twee keer");
        *place = n->is_file ? beside(r->sim, r->ini, value) : talloc_strdup(r->sim, value);
        return true;
    }
    return err_set(err, ERR_INPUT, name, "deze instelling bestaat niet");
}

static bool complete(void *in, const struct name *names_of, struct err *err) {
    for (const struct name *n = names_of; n->name != NULL; n++)
        if (*place_of(in, n) == NULL)
            return err_set(err, ERR_INPUT, n->name, "ontbreekt");
    return true;
}

/* What is "-" is not there. */
static void clear(const char **setting) {
    if (strcmp(*setting, "-") == 0)
        *setting = NULL;
}

static bool judge_block(struct sim_aanbieder *a, struct err *err) {
    if (!complete(a, block_names, err))
        return false;
    clear(&a->rol_attribuut);
    clear(&a->naam_attribuut);
    clear(&a->persoon_attribuut);
    a->profiel = strcmp(a->soort, "saml") == 0 ? SIM_ALGEMEEN : SIM_EHERKENNING;
    if (a->profiel == SIM_EHERKENNING && strcmp(a->soort, "eherkenning") != 0)
        return err_set(err, ERR_INPUT, a->naam, "soort is eherkenning of saml");
    return true;
}

static bool read_ini(struct sim *sim, const char *ini, struct err *err) {
    struct reading reading = {.sim = sim, .ini = ini};
    char *text = sim_lees_bestand(sim, ini, err);
    if (text == NULL || !sim_ini(ini, text, set, &reading, err) || !complete(sim, names, err))
        return false;
    clear(&sim->ontcijferen);
    clear(&sim->ontcijferen_volgende);
    for (size_t i = 0; i < sim->aanbieders_aantal; i++)
        if (!judge_block(&sim->aanbieders[i], err))
            return false;
    return sim->aanbieders_aantal > 0 ? true : err_set(err, ERR_INPUT, ini, "geen enkel blok");
}

/* ---- Keys ---- */

/* The base64 between the lines of a PEM certificate, in one piece. */
static char *pem_body(TALLOC_CTX *ctx, const char *file, struct err *err) {
    char *text = sim_lees_bestand(ctx, file, err);
    char *from = text != NULL ? strstr(text, "-----BEGIN CERTIFICATE-----\n") : NULL;
    char *to = from != NULL ? strstr(from, "-----END CERTIFICATE-----") : NULL;
    if (to == NULL) {
        if (text != NULL)
            (void)err_set(err, ERR_INPUT, file, "geen certificaat in PEM");
        return NULL;
    }
    from += strlen("-----BEGIN CERTIFICATE-----\n");
    char *body = talloc_strndup(ctx, from, (size_t)(to - from)), *out = body;
    for (const char *in = body; *in != '\0'; in++)
        if (!isspace((unsigned char)*in))
            *out++ = *in;
    *out = '\0';
    return body;
}

static bool read_key(struct sim *sim, const char *file, struct sim_sleutel *ret, struct err *err) {
    char *pem = sim_lees_bestand(sim, talloc_asprintf(sim, "%s.pem", file), err);
    ret->key = pem != NULL ? xml_key_load(sim, pem, strlen(pem), err) : NULL;
    ret->certificaat = ret->key != NULL ? pem_body(sim, talloc_asprintf(sim, "%s.crt", file), err) : NULL;
    ret->naam = ret->certificaat != NULL ? sim_vingerafdruk(sim, ret->certificaat) : NULL;
    return ret->naam != NULL;
}

static bool read_recipient(struct sim *sim, const char *file, const char **ret, struct err *err) {
    if (file == NULL)
        return true;
    *ret = sim_lees_bestand(sim, file, err);
    return *ret != NULL && sim_versleutel_past(*ret, err);
}

static bool read_keys(struct sim *sim, struct err *err) {
    const char *portal = pem_body(sim, sim->dienstverlener_certificaat, err);
    sim->van_portaal = xml_certs_new(sim);
    bool good = portal != NULL && xml_certs_add(sim->van_portaal, portal, NULL, err) &&
                read_key(sim, sim->vreemde_sleutel, &sim->vreemd, err) &&
                read_recipient(sim, sim->ontcijferen, &sim->versleutel[0], err) &&
                read_recipient(sim, sim->ontcijferen_volgende, &sim->versleutel[1], err);
    for (size_t i = 0; good && i < sim->aanbieders_aantal; i++) {
        struct sim_aanbieder *a = &sim->aanbieders[i];
        good = read_key(sim, a->sleutel, &a->huidig, err) && read_key(sim, a->sleutel_volgende, &a->volgend, err);
    }
    return good;
}

struct sim *sim_laden(TALLOC_CTX *ctx, const char *ini, struct err *err) {
    struct sim *sim = talloc_zero(ctx, struct sim);
    if (sim == NULL)
        abort();
    if (!read_ini(sim, ini, err) || !sim_is_demo(sim, sim->portaal, err) || !read_keys(sim, err) ||
        !sim_mensen_lezen(sim, err))
        TALLOC_FREE(sim);
    return sim;
}
