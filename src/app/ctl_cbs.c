/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * portaalctl cbs-uitvoer: the file of a quarter for the CBS on standard output.
 */
#include "app/ctl.h"
#include "job/cbs.h"
#include "krypto/krypto.h"

#include <string.h>

static int describe(struct ctl *c, const struct stelseluitvoer *u) {
    struct buf *text = buf_new(c->ctx, 8192);
    uitvoer_beschrijf(u, text);
    return fputs(text->data, stdout) < 0 ? CTL_REFUSED : CTL_OK;
}

static bool open_store(struct ctl *c, struct store *ret, struct err *err) {
    if (!ctl_settings(c, err) || (ret->krypto = krypto_open(c->ctx, c->conf->portaal_sleutelbestand, err)) == NULL)
        return false;
    ret->pg = ctl_pg(c, c->conf->database_verbinding_taak, "verbinding_taak", CTL_TIMEOUT_MS, err);
    return ret->pg != NULL;
}

int ctl_cbs_uitvoer(struct ctl *c, int argc, char **argv) {
    struct cbs job = {.uitvoer = uitvoer_vind("monitoring"), .uit = stdout};
    struct err err = {0};
    struct store store = {0};
    size_t count = 0;
    if (argc == 2 && strcmp(argv[1], "--beschrijf") == 0)
        return describe(c, job.uitvoer);
    for (int i = 1; i < argc; i += 2) {
        const char *value = i + 1 < argc ? argv[i + 1] : "";
        if (strcmp(argv[i], "--periode") == 0 && periode_lees(value, &job.periode))
            job.naam = value;
        else if (strcmp(argv[i], "--bekend-op") != 0 || !date_parse(value, &job.bekend_op))
            return ctl_usage(c, "ik begrijp niet: %s %s", argv[i], value);
    }
    if (job.naam == NULL)
        return ctl_usage(c, "noem een kwartaal, zoals --periode 2026-3");
    if (date_is_empty(job.bekend_op)) /* the parties have a month to bring what happened */
        job.bekend_op = date_add_days(date_add_months(date_add_days(job.periode.tot, 1), 1), -1);
    if (date_cmp(job.bekend_op, job.periode.tot) < 0 || date_cmp(job.bekend_op, date_today()) > 0) {
        (void)err_set(&err, ERR_INPUT, "bekend-op",
                      "kies een dag na de periode, en niet na vandaag: anders geeft dezelfde opdracht later een ander "
                      "bestand");
        return ctl_fail(c, &err);
    }
    if (!open_store(c, &store, &err) || !cbs_schrijf(c->ctx, &store, &job, &count, &err))
        return ctl_fail(c, &err);
    (void)fprintf(stderr, "%zu personen.\n", count);
    return CTL_OK;
}
