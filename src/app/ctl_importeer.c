/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * portaalctl importeer: takes in a file of deliveries. The report goes to standard output, the progress to standard
 * error.
 */
#include "app/ctl.h"
#include "job/importeer.h"
#include "job/leverregel.h"
#include "krypto/krypto.h"

#include <errno.h>

static int explain(struct ctl *c) {
    struct buf *text = buf_new(c->ctx, 8192);
    leverregel_uitleg(text);
    return fputs(text->data, stdout) < 0 ? CTL_REFUSED : CTL_OK;
}

static bool open_store(struct ctl *c, struct store *ret, struct err *err) {
    if (!ctl_settings(c, err))
        return false;
    ret->krypto = krypto_open(c->ctx, c->conf->portaal_sleutelbestand, err);
    if (ret->krypto == NULL)
        return false;
    ret->pg = ctl_pg(c, c->conf->database_verbinding_taak, "verbinding_taak", CTL_TIMEOUT_MS, err);
    return ret->pg != NULL;
}

int ctl_importeer(struct ctl *c, int argc, char **argv) {
    struct err err = {0};
    struct store store;
    if (argc == 2 && strcmp(argv[1], "--uitleg") == 0)
        return explain(c);
    if (argc != 2)
        return ctl_usage(c, "noem één bestand, of - voor standaardinvoer");
    bool from_stdin = strcmp(argv[1], "-") == 0;
    FILE *in = from_stdin ? stdin : fopen(argv[1], "re");
    if (in == NULL) {
        (void)err_set(&err, ERR_INPUT, argv[1], "het bestand is niet te openen: %s", strerror(errno));
        return ctl_fail(c, &err);
    }
    const char *slash = strrchr(argv[1], '/');
    struct importeer job = {.in = in,
                            .naam = from_stdin      ? "standaardinvoer"
                                    : slash != NULL ? slash + 1
                                                    : argv[1],
                            .vandaag = date_today(),
                            .verslag = stdout,
                            .voortgang = stderr};
    struct importeer_telling telling = {0};
    bool done = open_store(c, &store, &err) && importeer_bestand(c->ctx, &store, &job, &telling, &err);
    if (!from_stdin)
        (void)fclose(in);
    if (!done)
        return ctl_fail(c, &err);
    return telling.geweigerd > 0 ? CTL_REFUSED : CTL_OK;
}
