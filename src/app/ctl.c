/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "app/ctl.h"

#include "krypto/krypto.h"

#include <stdarg.h>
#include <unistd.h>

/* On which ground an operator acts: keeping the processing secure. */
#define GROND_BEHEER "AVG, art. 32"

int ctl_fail(const struct ctl *c, const struct err *err) {
    (void)fprintf(stderr, "portaalctl %s: %s: %s\n", c->name, err->place, err->reason);
    if (err->kind != ERR_UNAVAILABLE)
        return CTL_REFUSED;
    (void)fprintf(stderr, "De database is niet bereikbaar. Kijk of PostgreSQL draait en probeer het opnieuw.\n");
    return CTL_UNAVAILABLE;
}

int ctl_usage(const struct ctl *c, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    (void)fprintf(stderr, "portaalctl %s: ", c->name);
    (void)vfprintf(stderr, fmt, args);
    (void)fprintf(stderr, "\nUitleg: portaalctl %s --help\n", c->name);
    va_end(args);
    return CTL_USAGE;
}

bool ctl_settings(struct ctl *c, struct err *err) {
    if (c->conf == NULL)
        c->conf = conf_load(c->ctx, c->settings_file, err);
    return c->conf != NULL;
}

struct pg *ctl_pg(struct ctl *c, const char *conninfo, const char *setting, int timeout_ms, struct err *err) {
    if (conninfo == NULL) {
        (void)err_set(err, ERR_INPUT, c->settings_file, "[database] %s ontbreekt; deze opdracht heeft die nodig",
                      setting);
        return NULL;
    }
    return pg_new(c->ctx, conninfo, timeout_ms);
}

static bool write_audit(struct ctl *c, struct pg *pg, const char *remark, struct err *err) {
    char request_id[KRYPTO_UUID_TEXT], from[40], route[80];
    krypto_uuid(request_id);
    (void)snprintf(from, sizeof from, "lokaal, uid %u", (unsigned)getuid());
    (void)snprintf(route, sizeof route, "portaalctl %s", c->name);
    const struct pg_param params[] = {PG_TEXT(route), PG_TEXT(GROND_BEHEER), PG_TEXT(from), PG_TEXT(request_id),
                                      PG_TEXT(remark)};
    struct pg_batch *b = pg_batch_new(c->ctx, pg);
    (void)pg_batch_add(b, PG_Q_TAAK_AUDIT, params, 5);
    (void)pg_batch_add(b, PG_Q_COMMIT, NULL, 0);
    bool ok = pg_batch_run(b, err);
    talloc_free(b);
    return ok;
}

const struct pg_rows *ctl_act(struct ctl *c, struct pg *pg, const struct ctl_act *act, struct err *err) {
    struct pg_batch *b = pg_batch_new(c->ctx, pg);
    (void)pg_batch_add(b, PG_Q_BEGIN, NULL, 0);
    int i = pg_batch_add(b, act->query, act->params, act->count);
    if (!pg_batch_run(b, err))
        return NULL;
    const struct pg_rows *rows = pg_batch_rows(b, i);
    if (pg_count(rows) == 0 && !act->to_list) {
        pg_rollback(pg);
        (void)err_set(err, ERR_NOT_FOUND, act->place, "%s", act->not_found);
        return NULL;
    }
    const char *remark = act->remark;
    if (!act->to_list)
        remark = talloc_asprintf(b, "%s: %s", act->remark, pg_text(rows, 0, 0));
    return write_audit(c, pg, remark, err) ? rows : NULL;
}
