/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * portaalctl controleer: would a worker start, and would it find the database it was built for?
 */
#include "app/ctl.h"
#include "app/world.h"

static int line(const char *what, bool ok, const char *remark) {
    printf("%-28s %s%s%s\n", what, ok ? "goed" : "FOUT", remark != NULL ? ": " : "", remark != NULL ? remark : "");
    return ok ? 0 : 1;
}

static int check(struct ctl *c, const char *what, bool ok, const struct err *err) {
    return line(what, ok, ok ? NULL : talloc_asprintf(c->ctx, "%s: %s", err->place, err->reason));
}

static int check_version(struct ctl *c, struct pg *pg) {
    struct err err = {0};
    int done = 0, count = ctl_migration_count();
    if (!ctl_schema_version(c, pg, &done, &err))
        return check(c, "versie van de database", false, &err);
    if (done < count)
        return line("versie van de database", false,
                    talloc_asprintf(c->ctx, "%d van de %d migraties; doe portaalctl migreer", done, count));
    return line("versie van de database", true, talloc_asprintf(c->ctx, "%d migraties", done));
}

/* What a worker does with its role: connect, and know every query. */
static int check_database(struct ctl *c) {
    struct err err = {0};
    struct pg *pg = pg_new(c->ctx, c->conf->database_verbinding, CTL_TIMEOUT_MS);
    int wrong = check_version(c, pg);
    return wrong + check(c, "opdrachten aan de database", pg_prepare_all(pg, &err), &err);
}

int ctl_controleer(struct ctl *c, int argc, char **argv) {
    struct err err = {0};
    (void)argv;
    if (argc != 1)
        return ctl_usage(c, "deze opdracht heeft geen argumenten");
    int wrong = check(c, "instellingen", ctl_settings(c, &err), &err);
    if (wrong > 0)
        return CTL_REFUSED;
    struct world *world = world_load(c->settings_file, &err);
    wrong += check(c, "sleutels, makelaar, sjablonen", world != NULL, &err);
    talloc_free(world);
    wrong += check_database(c);
    printf("%s\n", wrong == 0 ? "Alles is in orde." : "Het portaal kan zo niet goed werken.");
    return wrong == 0 ? CTL_OK : CTL_REFUSED;
}
