/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "saml_corpus.h"

#include "xml/base64.h"

#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define CASES_MAX 1000
#define COLUMNS 10

extern char **environ;

static void must(bool good, const char *what) {
    if (good)
        return;
    (void)fprintf(stderr, "saml corpus: %s\n", what);
    exit(99);
}

int draai(const char *const *argv) {
    pid_t pid;
    int status;
    if (posix_spawnp(&pid, argv[0], NULL, NULL, (char *const *)(void *)(size_t)argv, environ) != 0 ||
        waitpid(pid, &status, 0) != pid || !WIFEXITED(status))
        return -1;
    return WEXITSTATUS(status);
}

const char *bron(TALLOC_CTX *ctx, const char *pad) {
    const char *root = getenv("PORTAAL_BRON");
    return talloc_asprintf(ctx, "%s/%s", root != NULL ? root : ".", pad);
}

char *lees(TALLOC_CTX *ctx, const char *map, const char *naam, size_t *ret_len) {
    char *path = talloc_asprintf(ctx, "%s/%s", map, naam);
    FILE *f = fopen(path, "rb");
    must(f != NULL, path);
    must(fseek(f, 0, SEEK_END) == 0, path);
    long len = ftell(f);
    must(len >= 0 && fseek(f, 0, SEEK_SET) == 0, path);
    char *bytes = talloc_zero_size(ctx, (size_t)len + 1);
    must(fread(bytes, 1, (size_t)len, f) == (size_t)len, path);
    (void)fclose(f);
    *ret_len = (size_t)len;
    return bytes;
}

/* Metadata files are few and shared by many cases. */
static struct saml_vertrouwen *trust(struct corpus *c, const char *file) {
    static const char *names[8];
    static struct saml_vertrouwen *made[8];
    static const struct corpus *owner;
    if (owner != c)
        memset(names, 0, sizeof names);
    owner = c;
    size_t i = 0;
    for (; i < 8 && names[i] != NULL; i++)
        if (strcmp(names[i], file) == 0)
            return made[i];
    must(i < 8, "too many metadata files");
    struct err err = {.kind = ERR_NONE};
    names[i] = talloc_strdup(c, file);
    made[i] = saml_vertrouwen_lezen(c, talloc_asprintf(c, "%s/%s", c->map, file), &err);
    must(made[i] != NULL, err.reason);
    return made[i];
}

static enum saml_weg way(const char *name) {
    if (strcmp(name, "artifact") == 0)
        return SAML_WEG_ARTIFACT;
    return strcmp(name, "proxy") == 0 ? SAML_WEG_PROXY : SAML_WEG_POST;
}

static void read_row(struct corpus *c, char *line) {
    char *column[COLUMNS], *rest = line;
    size_t n = 0;
    while (n < COLUMNS && rest != NULL)
        column[n++] = strsep(&rest, "\t");
    must(n == COLUMNS && rest == NULL, line);
    size_t len;
    char *document = lees(c, c->map, column[1], &len);
    c->gevallen[c->aantal++] = (struct geval){.naam = column[0],
                                              .weg = way(column[2]),
                                              .vertrouwen = trust(c, column[3]),
                                              .nu = (time_t)strtoll(column[4], NULL, 10),
                                              .relay_state = strcmp(column[5], "-") == 0 ? NULL : column[5],
                                              .reden = column[6],
                                              .nummer = column[7],
                                              .algemeen = strcmp(column[8], "algemeen") == 0,
                                              .resolve_id = column[9],
                                              .document = document,
                                              .len = len,
                                              .base64 = base64_encode(c, document, len)};
}

static void read_rows(struct corpus *c) {
    size_t len;
    char *rest = lees(c, c->map, "gevallen.tsv", &len);
    c->gevallen = talloc_zero_array(c, struct geval, CASES_MAX);
    while (rest != NULL && *rest != '\0') {
        must(c->aantal < CASES_MAX, "too many cases");
        read_row(c, strsep(&rest, "\n"));
    }
}

/* The current key by its certificate, the next one by a name of its own as well. */
static struct saml_ontcijfersleutels *keys(struct corpus *c) {
    struct err err = {.kind = ERR_NONE};
    struct saml_ontcijfersleutels *made = saml_ontcijfersleutels_nieuw(c);
    must(saml_ontcijfersleutel_erbij(made, talloc_asprintf(c, "%s/ontcijfer.pem", c->map), NULL, &err) &&
             saml_ontcijfersleutel_erbij(made, talloc_asprintf(c, "%s/volgende.pem", c->map), "volgende-sleutel", &err),
         err.reason);
    return made;
}

static struct saml_verwacht general(struct saml_verwacht verwacht) {
    static const struct saml_klasse classes[] = {
        {.klasse = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
         .niveau = "urn:etoegang:core:assurance-class:loa2"},
        {.klasse = "https://refeds.org/profile/mfa", .niveau = "urn:etoegang:core:assurance-class:loa3"}};
    verwacht.service_uuid = NULL;
    verwacht.profiel = (struct saml_profiel){.soort = SAML_ALGEMEEN,
                                             .klassen = classes,
                                             .klassen_aantal = sizeof classes / sizeof classes[0],
                                             .rol_attribuut = "rol",
                                             .naam_attribuut = "naam"};
    return verwacht;
}

struct corpus *corpus_maken(TALLOC_CTX *ctx, const char *deel) {
    struct corpus *c = talloc_zero(ctx, struct corpus);
    const char *tmp = getenv("TMPDIR");
    char *folder = talloc_asprintf(c, "%s/portaal-saml-XXXXXX", tmp != NULL ? tmp : "/tmp");
    must(mkdtemp(folder) != NULL, "no folder for the corpus");
    c->map = folder;
    const char *const command[] = {
        "/usr/bin/python3", "-B", bron(c, "tests/data/saml/maak-corpus"), folder, deel, NULL};
    must(draai(command) == 0, "maak-corpus failed (needs python3, openssl and xmlsec1)");
    c->verwacht = (struct saml_verwacht){.entity_id = "urn:etoegang:DV:00000004000000149000:entities:0001",
                                         .acs_url = "https://portaal.example/saml/acs",
                                         .service_uuid = "7a8f2c1e-5b3d-4e6f-9a0b-1c2d3e4f5a6b",
                                         .minimum_niveau = "urn:etoegang:core:assurance-class:loa3",
                                         .klokverschil = 60,
                                         .ontcijfersleutels = keys(c)};
    c->algemeen = general(c->verwacht);
    read_rows(c);
    must(c->aantal > 0, "no cases");
    c->nu = c->gevallen[0].nu;
    return c;
}

void corpus_opruimen(struct corpus *c) {
    const char *const command[] = {"rm", "-rf", c->map, NULL};
    (void)draai(command);
    talloc_free(c);
}

enum saml_reden beoordeel(const struct corpus *c, const struct saml_regels *regels, const struct geval *g,
                          struct saml_identiteit *ret) {
    const struct saml_bericht bericht = {.weg = g->weg,
                                         .base64 = g->base64,
                                         .bytes = g->weg == SAML_WEG_ARTIFACT ? g->document : NULL,
                                         .len = g->len,
                                         .resolve_id = g->resolve_id,
                                         .relay_state = g->relay_state};
    return saml_beoordeel_met(NULL, regels, g->vertrouwen, g->algemeen ? &c->algemeen : &c->verwacht, &bericht, g->nu,
                              ret);
}
