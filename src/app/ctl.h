/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * portaalctl, the operator's command: what its subcommands share.
 *
 * To add a subcommand: a function in a file src/app/ctl_*.c, its prototype below, and one row in the table of
 * portaalctl.c.
 */
#ifndef APP_CTL_H
#define APP_CTL_H

#include "conf/conf.h"
#include "pg/pg.h"

/* Exit status of portaalctl. */
enum ctl_exit {
    CTL_OK = 0,
    CTL_REFUSED = 1,    /* it cannot be done; standard error says why */
    CTL_USAGE = 2,      /* the command line is wrong */
    CTL_UNAVAILABLE = 3 /* PostgreSQL does not answer; trying later helps */
};

struct ctl {
    TALLOC_CTX *ctx;
    const char *name; /* of the subcommand */
    const char *settings_file;
    const struct conf *conf; /* after ctl_settings */
};

/* Says on standard error what went wrong; returns the exit status that fits. */
int ctl_fail(const struct ctl *c, const struct err *err);
/* One line on standard error and CTL_USAGE. */
int ctl_usage(const struct ctl *c, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Reads the settings when that was not done yet. */
bool ctl_settings(struct ctl *c, struct err *err);
/* A connection by the settings' row `verbinding_...`; conninfo NULL says that the row is missing. */
struct pg *ctl_pg(struct ctl *c, const char *conninfo, const char *setting, int timeout_ms, struct err *err);
#define CTL_TIMEOUT_MS 60000
#define CTL_MIGRATION_TIMEOUT_MS 1800000

/* The act of an operator, in one transaction: the statement, and when it touched (or, to_list, could touch) a row, its
 * audit row with the remark and the first column of the first row. Zero rows: rolled back, ERR_NOT_FOUND at place. */
struct ctl_act {
    enum pg_query query;
    const struct pg_param *params;
    int count;
    const char *place, *not_found, *remark;
    bool to_list;
};
/* The rows live on c->ctx; NULL and *err when it did not happen. */
const struct pg_rows *ctl_act(struct ctl *c, struct pg *pg, const struct ctl_act *act, struct err *err);

/* Subcommands. argv[0] is the name of the subcommand; each returns an enum ctl_exit. */
int ctl_migreer(struct ctl *c, int argc, char **argv);
int ctl_sleutel(struct ctl *c, int argc, char **argv);
int ctl_instellingen(struct ctl *c, int argc, char **argv);
int ctl_organisatie(struct ctl *c, int argc, char **argv);
int ctl_gebruiker(struct ctl *c, int argc, char **argv);
int ctl_importeer(struct ctl *c, int argc, char **argv);
int ctl_bijwerken(struct ctl *c, int argc, char **argv);
int ctl_cbs_uitvoer(struct ctl *c, int argc, char **argv);
int ctl_demodata(struct ctl *c, int argc, char **argv);
int ctl_gegevenswoordenboek(struct ctl *c, int argc, char **argv);
int ctl_rechten(struct ctl *c, int argc, char **argv);
int ctl_controleer(struct ctl *c, int argc, char **argv);
int ctl_foutpaginas(struct ctl *c, int argc, char **argv);
int ctl_taken(struct ctl *c, int argc, char **argv);

/* Compares the database with the migrations of this program. ERR_CONFLICT: the schema is not one that we made, a
 * migration has changed, or the database is newer. *ret_done: how many of ours were applied. */
bool ctl_schema_version(struct ctl *c, struct pg *pg, int *ret_done, struct err *err);
int ctl_migration_count(void);

#endif
