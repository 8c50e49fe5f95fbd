/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * portaalctl sleutel and portaalctl instellingen: what is needed before there is a database.
 */
#include "app/ctl.h"
#include "krypto/krypto.h"

int ctl_sleutel(struct ctl *c, int argc, char **argv) {
    struct err err = {0};
    if (argc > 2)
        return ctl_usage(c, "hoogstens één bestand");
    if (argc == 1 && !ctl_settings(c, &err))
        return ctl_fail(c, &err);
    const char *file = argc == 2 ? argv[1] : c->conf->portaal_sleutelbestand;
    if (!krypto_new_key_file(file, &err))
        return ctl_fail(c, &err);
    printf(
        "Nieuwe hoofdsleutel in %s.\n"
        "Bewaar een kopie op een veilige plek, los van de database: zonder deze sleutel is geen BSN meer te lezen.\n",
        file);
    return CTL_OK;
}

int ctl_instellingen(struct ctl *c, int argc, char **argv) {
    (void)argv;
    if (argc != 1)
        return ctl_usage(c, "deze opdracht heeft geen argumenten");
    conf_print_help();
    return CTL_OK;
}
