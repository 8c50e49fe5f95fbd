/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * portaalctl demodata: a delivery file of fictitious people on standard output, for importeer.
 */
#include "app/ctl.h"
#include "job/demodata.h"

#include <errno.h>
#include <limits.h>

static bool whole(const char *text, unsigned long max, unsigned long *ret) {
    char *end;
    errno = 0;
    unsigned long n = strtoul(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end != '\0' || errno != 0 || n > max)
        return false;
    *ret = n;
    return true;
}

int ctl_demodata(struct ctl *c, int argc, char **argv) {
    struct demodata d = {.dossiers = 2000, .zaad = 1, .vandaag = date_today()};
    struct err err = {0};
    long berichten = 0;
    for (int i = 1; i < argc; i += 2) {
        unsigned long n;
        const char *value = i + 1 < argc ? argv[i + 1] : "";
        if (strcmp(argv[i], "--dossiers") == 0 && whole(value, DEMODATA_MAX, &n))
            d.dossiers = (long)n;
        else if (strcmp(argv[i], "--zaad") == 0 && whole(value, ULONG_MAX, &n))
            d.zaad = n;
        else if (strcmp(argv[i], "--vandaag") != 0 || !date_parse(value, &d.vandaag))
            return ctl_usage(c, "ik begrijp niet: %s %s", argv[i], value);
    }
    if (!demodata_schrijf(&d, stdout, &berichten, &err))
        return ctl_fail(c, &err);
    (void)fprintf(stderr, "%ld berichten over %ld verzonnen mensen.\n", berichten, d.dossiers);
    return CTL_OK;
}
