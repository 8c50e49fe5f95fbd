/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * portaalctl organisatie and portaalctl gebruiker: who may log in, and by which numbers eHerkenning names them. Every
 * act has its audit row, without names.
 */
#include "app/ctl.h"
#include "domain/rol.h"
#include "krypto/krypto.h"

#include <errno.h>
#include <getopt.h>

#define LINE_MAX_BYTES 1024
#define FIELDS 5

static bool digits(const char *text, size_t len) {
    return strlen(text) == len && strspn(text, "0123456789") == len;
}

/* portaal_taak's connection, or NULL and *err. */
static struct pg *task_pg(struct ctl *c, struct err *err) {
    if (!ctl_settings(c, err))
        return NULL;
    return ctl_pg(c, c->conf->database_verbinding_taak, "verbinding_taak", CTL_TIMEOUT_MS, err);
}

/* ---- organisatie ---------------------------------------------------------------------------------------------- */

static bool set_organisation(struct ctl *c, struct pg *pg, const char *code, const char *kvk, const char *rsin,
                             bool tell, struct err *err) {
    if ((kvk[0] != '\0' && !digits(kvk, 8)) || (rsin[0] != '\0' && !digits(rsin, 9)))
        return err_set(err, ERR_INPUT, code, "een KvK-nummer heeft 8 cijfers, een RSIN 9");
    const struct pg_param params[] = {PG_TEXT(code), PG_TEXT(kvk), PG_TEXT(rsin)};
    const struct ctl_act act = {.query = PG_Q_ORGANISATIE_ZET,
                                .params = params,
                                .count = 3,
                                .place = code,
                                .not_found = "deze organisatie is er niet",
                                .remark = "nummers van een organisatie"};
    const struct pg_rows *r = ctl_act(c, pg, &act, err);
    if (r == NULL && err->kind == ERR_CONFLICT)
        return err_set(err, ERR_CONFLICT, code, "een andere organisatie heeft dit nummer al");
    if (r == NULL)
        return false;
    if (tell)
        printf("%s %s: KvK-nummer %s, RSIN %s\n", pg_text(r, 0, 0), pg_text(r, 0, 1),
               pg_text(r, 0, 2)[0] != '\0' ? pg_text(r, 0, 2) : "onbekend",
               pg_text(r, 0, 3)[0] != '\0' ? pg_text(r, 0, 3) : "onbekend");
    return true;
}

/* A samenwerkingsverband and the gemeenten (joined by +) for which it works from now on. */
static bool set_union(struct ctl *c, struct pg *pg, const char *code, const char *name, const char *kvk,
                      const char *mandates, struct err *err) {
    if (code[0] != 'S' || !digits(code + 1, 3) || (kvk[0] != '\0' && !digits(kvk, 8)))
        return err_set(err, ERR_INPUT, code,
                       "een samenwerkingsverband heet S en drie cijfers, een KvK-nummer heeft er 8");
    const struct pg_param params[] = {PG_TEXT(code), PG_TEXT(name), PG_TEXT(kvk)};
    const struct ctl_act act = {.query = PG_Q_VERBAND_BEWAAR,
                                .params = params,
                                .count = 3,
                                .place = code,
                                .not_found = "deze organisatie is geen samenwerkingsverband",
                                .remark = "samenwerkingsverband"};
    if (ctl_act(c, pg, &act, err) == NULL)
        return false;
    if (mandates == NULL)
        return true;
    const char *list = talloc_asprintf(c->ctx, "{%s}", mandates);
    for (char *at = strchr(list, '+'); at != NULL; at = strchr(at, '+'))
        *at = ',';
    if (strspn(mandates, "0123456789+") != strlen(mandates))
        return err_set(err, ERR_INPUT, "mandaten", "noem codes van gemeenten met + ertussen");
    const struct pg_param gemeenten[] = {PG_TEXT(code), PG_TEXT(list)};
    const struct ctl_act give = {.query = PG_Q_MANDAAT_BEWAAR,
                                 .params = gemeenten,
                                 .count = 2,
                                 .place = code,
                                 .not_found = "deze gemeenten zijn er niet",
                                 .remark = talloc_asprintf(c->ctx, "mandaten van %.10s: %.200s", code, mandates)};
    return ctl_act(c, pg, &give, err) != NULL;
}

int ctl_organisatie(struct ctl *c, int argc, char **argv) {
    static const struct option options[] = {{"kvk", required_argument, NULL, 'k'},
                                            {"rsin", required_argument, NULL, 'r'},
                                            {"naam", required_argument, NULL, 'n'},
                                            {"mandaten", required_argument, NULL, 'm'},
                                            {NULL, 0, NULL, 0}};
    const char *kvk = "", *rsin = "", *name = NULL, *mandates = NULL;
    struct err err = {0};
    for (int o; (o = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        if (o == 'k')
            kvk = optarg;
        else if (o == 'r')
            rsin = optarg;
        else if (o == 'n')
            name = optarg;
        else if (o == 'm')
            mandates = optarg;
        else
            return ctl_usage(c, "onbekende optie");
    }
    if (optind + 1 != argc || (kvk[0] == '\0' && rsin[0] == '\0' && name == NULL) || (name == NULL && mandates != NULL))
        return ctl_usage(
            c, "noem de code van één organisatie, en --kvk of --rsin, of --naam van een samenwerkingsverband");
    struct pg *pg = task_pg(c, &err);
    if (pg != NULL && name != NULL)
        return set_union(c, pg, argv[optind], name, kvk, mandates, &err) ? CTL_OK : ctl_fail(c, &err);
    if (pg == NULL || !set_organisation(c, pg, argv[optind], kvk, rsin, true, &err))
        return ctl_fail(c, &err);
    return CTL_OK;
}

/* ---- gebruiker ------------------------------------------------------------------------------------------------- */

struct person {
    const char *organisation, *kvk, *acting, *name, *roles /* joined by + */, *until /* NULL: no end */;
};

static enum soort kind_of(const char *organisation) {
    if (strcmp(organisation, "DUO") == 0)
        return SOORT_DUO;
    if (strcmp(organisation, "COA") == 0)
        return SOORT_COA;
    return organisation[0] == 'S' ? SOORT_VERBAND : SOORT_GEMEENTE;
}

/* Every part of "a+b" is a role of that kind of organisation. */
static bool read_roles(TALLOC_CTX *ctx, const struct person *p, unsigned *ret, struct err *err) {
    *ret = 0;
    for (const char *at = p->roles; *at != '\0';) {
        size_t len = strcspn(at, "+");
        const char *code = talloc_strndup(ctx, at, len);
        enum rol rol = rol_van_code(code);
        if (rol == ROL_GEEN)
            return err_set(err, ERR_INPUT, code, "deze rol is er niet; portaalctl --help gebruiker noemt de rollen");
        if ((rol_soorten(rol) & (unsigned)kind_of(p->organisation)) == 0)
            return err_set(err, ERR_INPUT, code, "deze rol hoort niet bij organisatie %s", p->organisation);
        *ret |= (unsigned)rol;
        at += len + (at[len] == '+');
    }
    return *ret != 0 || err_set(err, ERR_INPUT, "rol", "noem ten minste één rol");
}

static bool save_person(struct ctl *c, struct pg *pg, const struct person *p, bool *ret_new, const char **ret_pseudonym,
                        struct err *err) {
    char id[KRYPTO_UUID_TEXT];
    unsigned roles = 0;
    char literal[ROLLEN_TEKST];
    struct date until;
    if (!read_roles(c->ctx, p, &roles, err))
        return false;
    if (p->until != NULL && !date_parse(p->until, &until))
        return err_set(err, ERR_INPUT, "tot", "schrijf de datum als 2027-01-31");
    if (p->acting[0] == '\0' || p->name[0] == '\0')
        return err_set(err, ERR_INPUT, "gebruiker", "pseudoniem en naam mogen niet leeg zijn");
    krypto_uuid(id);
    const struct pg_param params[] = {PG_TEXT(id),      PG_TEXT(p->organisation),
                                      PG_TEXT(p->kvk),  PG_TEXT(p->acting),
                                      PG_TEXT(p->name), PG_TEXT(rollen_literal(roles, literal)),
                                      PG_TEXT(p->until)};
    const char *remark = talloc_asprintf(c->ctx, "toevoegen, organisatie %.10s, rol %s", p->organisation, p->roles);
    const struct ctl_act act = {
        .query = PG_Q_GEBRUIKER_BEWAAR,
        .params = params,
        .count = 7,
        .place = p->organisation,
        .not_found = "deze organisatie is er niet, of heeft nog geen KvK-nummer (portaalctl organisatie)",
        .remark = remark};
    const struct pg_rows *r = ctl_act(c, pg, &act, err);
    if (r == NULL)
        return false;
    *ret_pseudonym = pg_text(r, 0, 0);
    *ret_new = pg_bool(r, 0, 1);
    return true;
}

/* Splits a line at its tabs; false unless there are exactly FIELDS. */
static bool split_line(char *line, char *fields[static FIELDS]) {
    line[strcspn(line, "\r\n")] = '\0';
    for (int i = 0; i < FIELDS; i++) {
        fields[i] = line;
        line = strchr(line, '\t');
        if ((line == NULL) != (i == FIELDS - 1))
            return false;
        if (line != NULL)
            *line++ = '\0';
    }
    return true;
}

static bool take_line(struct ctl *c, struct pg *pg, char *line, struct err *err) {
    char *f[FIELDS];
    bool is_new = false;
    const char *pseudonym = NULL;
    if (!split_line(line, f))
        return err_set(err, ERR_INPUT, "regel", "verwacht zijn %d velden met tabs ertussen", FIELDS);
    const struct person p = {.organisation = f[0], .kvk = f[1], .acting = f[2], .name = f[3], .roles = f[4]};
    return set_organisation(c, pg, p.organisation, p.kvk, "", false, err) &&
           save_person(c, pg, &p, &is_new, &pseudonym, err);
}

/* organisatie, KvK-nummer, pseudoniem, naam, rollen joined by +; # begins a comment. Stops at the first wrong line. */
static int take_file(struct ctl *c, struct pg *pg, const char *file) {
    char line[LINE_MAX_BYTES];
    struct err err = {0};
    int number = 0, taken = 0;
    FILE *in = fopen(file, "re");
    if (in == NULL) {
        (void)err_set(&err, ERR_INPUT, file, "niet te openen: %s", strerror(errno));
        return ctl_fail(c, &err);
    }
    while (err.kind == ERR_NONE && fgets(line, sizeof line, in) != NULL) {
        number++;
        if (line[0] == '#' || line[0] == '\n')
            continue;
        if (take_line(c, pg, line, &err))
            taken++;
    }
    (void)fclose(in);
    printf("%d gebruikers uit %s opgenomen.\n", taken, file);
    if (err.kind == ERR_NONE)
        return CTL_OK;
    (void)fprintf(stderr, "Regel %d:\n", number);
    return ctl_fail(c, &err);
}

static int add_person(struct ctl *c, int argc, char **argv) {
    static const struct option options[] = {
        {"organisatie", required_argument, NULL, 'o'}, {"kvk", required_argument, NULL, 'k'},
        {"pseudoniem", required_argument, NULL, 'p'},  {"naam", required_argument, NULL, 'n'},
        {"rol", required_argument, NULL, 'r'},         {"tot", required_argument, NULL, 't'},
        {"bestand", required_argument, NULL, 'b'},     {NULL, 0, NULL, 0}};
    struct person p = {.kvk = ""};
    const char *file = NULL, *pseudonym = NULL;
    struct err err = {0};
    bool is_new = false;
    for (int o; (o = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        const char **to = o == 'o'   ? &p.organisation
                          : o == 'k' ? &p.kvk
                          : o == 'p' ? &p.acting
                          : o == 'n' ? &p.name
                          : o == 'r' ? &p.roles
                          : o == 't' ? &p.until
                          : o == 'b' ? &file
                                     : NULL;
        if (to == NULL)
            return ctl_usage(c, "onbekende optie");
        *to = optarg;
    }
    bool complete = p.organisation != NULL && p.acting != NULL && p.name != NULL && p.roles != NULL;
    if (optind != argc || complete == (file != NULL))
        return ctl_usage(c, "geef --organisatie, --pseudoniem, --naam en --rol, of --bestand");
    struct pg *pg = task_pg(c, &err);
    if (pg == NULL)
        return ctl_fail(c, &err);
    if (file != NULL)
        return take_file(c, pg, file);
    if (p.kvk[0] != '\0' && !set_organisation(c, pg, p.organisation, p.kvk, "", false, &err))
        return ctl_fail(c, &err);
    if (!save_person(c, pg, &p, &is_new, &pseudonym, &err))
        return ctl_fail(c, &err);
    printf("%s: %s.\n", pseudonym, is_new ? "toegevoegd" : "was er al; naam, rollen en organisatie zijn bijgewerkt");
    return CTL_OK;
}

static int block_person(struct ctl *c, int argc, char **argv) {
    struct err err = {0};
    if (argc != 2)
        return ctl_usage(c, "noem het pseudoniem uit de auditlog, zoals g-0123456789ab");
    struct pg *pg = task_pg(c, &err);
    if (pg == NULL)
        return ctl_fail(c, &err);
    const struct pg_param params[] = {PG_TEXT(argv[1])};
    const struct ctl_act act = {.query = PG_Q_GEBRUIKER_BLOKKEER,
                                .params = params,
                                .count = 1,
                                .place = argv[1],
                                .not_found = "deze gebruiker is er niet",
                                .remark = "blokkeren"};
    if (ctl_act(c, pg, &act, &err) == NULL)
        return ctl_fail(c, &err);
    printf("%s kan niet meer inloggen; lopende sessies zijn beëindigd.\n", argv[1]);
    return CTL_OK;
}

static int list_people(struct ctl *c, int argc, char **argv) {
    struct err err = {0};
    if (argc > 2)
        return ctl_usage(c, "noem hoogstens één organisatie");
    struct pg *pg = task_pg(c, &err);
    if (pg == NULL)
        return ctl_fail(c, &err);
    const struct pg_param params[] = {PG_TEXT(argc == 2 ? argv[1] : "")};
    const struct ctl_act act = {
        .query = PG_Q_GEBRUIKER_LIJST, .params = params, .count = 1, .remark = "lijst van gebruikers", .to_list = true};
    const struct pg_rows *r = ctl_act(c, pg, &act, &err);
    if (r == NULL)
        return ctl_fail(c, &err);
    for (int row = 0; row < pg_count(r); row++)
        printf("%s\t%s\t%s\t%s\t%s\t%s\n", pg_text(r, row, 0), pg_text(r, row, 1), pg_text(r, row, 2),
               pg_text(r, row, 3), pg_text(r, row, 4), pg_text(r, row, 5));
    return CTL_OK;
}

int ctl_gebruiker(struct ctl *c, int argc, char **argv) {
    static const struct {
        const char *name;
        int (*run)(struct ctl *, int, char **);
    } acts[] = {{"toevoegen", add_person}, {"blokkeren", block_person}, {"lijst", list_people}};
    for (size_t i = 0; argc > 1 && i < sizeof acts / sizeof acts[0]; i++)
        if (strcmp(argv[1], acts[i].name) == 0)
            return acts[i].run(c, argc - 1, argv + 1);
    return ctl_usage(c, "kies toevoegen, blokkeren of lijst");
}
