/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Files of settings, read by a few lines of our own: the simulator needs no table of what may be in them. One of them
 * is the portal's, for the one word that lets the simulator run.
 */
#include "sim.h"

#include <string.h>

static char *trim(char *text) {
    text += strspn(text, " \t");
    size_t len = strlen(text);
    while (len > 0 && strchr(" \t\r", text[len - 1]) != NULL)
        text[--len] = '\0';
    return text;
}

bool sim_ini(const char *file, char *text, sim_regel *each, void *arg, struct err *err) {
    const char *section = "";
    while (text != NULL) {
        char *line = trim(strsep(&text, "\n")), *equals = strchr(line, '=');
        size_t len = strlen(line);
        if (len == 0 || line[0] == ';' || line[0] == '#')
            continue;
        if (line[0] == '[' && line[len - 1] == ']') {
            line[len - 1] = '\0';
            section = trim(line + 1);
            continue;
        }
        if (equals == NULL)
            return err_set(err, ERR_INPUT, file, "een regel zonder '='");
        *equals = '\0';
        if (!each(arg, section, trim(line), trim(equals + 1), err))
            return false;
    }
    return true;
}

static bool look_for_demo(void *arg, const char *section, const char *name, const char *value, struct err *err) {
    (void)err;
    bool *demo = arg;
    if (strcmp(section, "portaal") == 0 && strcmp(name, "demo") == 0)
        *demo = strcmp(value, "ja") == 0;
    return true;
}

bool sim_is_demo(TALLOC_CTX *ctx, const char *ini, struct err *err) {
    bool demo = false;
    char *text = sim_lees_bestand(ctx, ini, err);
    if (text == NULL || !sim_ini(ini, text, look_for_demo, &demo, err))
        return false;
    return demo ? true : err_set(err, ERR_DENIED, ini, "dit portaal is geen demo: in [portaal] staat niet demo = ja");
}
