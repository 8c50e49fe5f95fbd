/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * portaal: the FastCGI server. Usage: portaal INSTELLINGEN
 */
#include "app/parent.h"
#include "base/date.h"
#include "base/log.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int usage(FILE *out, int status) {
    fputs("Gebruik: portaal INSTELLINGENBESTAND\n"
          "  HUP   leest alles opnieuw (instellingen, sjablonen, metadata van de makelaar)\n"
          "  TERM  maakt lopende verzoeken af en stopt\n",
          out);
    return status;
}

int main(int argc, char **argv) {
    if (argc == 2 && strcmp(argv[1], "--help") == 0)
        return usage(stdout, 0);
    if (argc == 2 && strcmp(argv[1], "--version") == 0)
        return puts("portaal " PORTAAL_VERSIE) < 0;
    if (argc != 2)
        return usage(stderr, 2);
    date_zone();
    struct err err = {0};
    struct world *world = world_load(argv[1], &err);
    if (!world) {
        log_err(LOG_FOUT, "start_geweigerd", &err);
        fprintf(stderr, "portaal: %s: %s\n", err.place, err.reason);
        return 1;
    }
    return parent_run(world, argv[1]);
}
