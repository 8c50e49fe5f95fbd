/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Gives a target every file of its corpus, and each file again cut off at several lengths. Says so in TAP, one line for
 * the target. Usage: fuzz_NAME [FILE…]; without files: PORTAAL_BRON/tests/fuzz/corpus/NAME/.
 */
#include "target.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FILE_MAX (256 * 1024)
#define CUTS 16

/* The input is given in memory of exactly its size, so that a sanitizer sees a read behind it. */
static void give(const uint8_t *data, size_t size) {
    uint8_t *exact = malloc(size > 0 ? size : 1);
    if (exact == NULL)
        abort();
    if (size > 0)
        memcpy(exact, data, size);
    (void)LLVMFuzzerTestOneInput(exact, size);
    free(exact);
}

static int give_file(const char *path) {
    static uint8_t data[FILE_MAX];
    FILE *f = fopen(path, "rb");
    if (f == NULL)
        return 0;
    size_t size = fread(data, 1, sizeof data, f);
    (void)fclose(f);
    for (size_t cut = 0; cut <= CUTS; cut++)
        give(data, size * cut / CUTS);
    return 1;
}

static int give_folder(const char *path) {
    DIR *dir = opendir(path);
    int count = 0;
    if (dir == NULL)
        return 0;
    for (struct dirent *e; (e = readdir(dir)) != NULL;) {
        char file[2048];
        if (e->d_name[0] == '.')
            continue;
        (void)snprintf(file, sizeof file, "%s/%s", path, e->d_name);
        count += give_file(file);
    }
    (void)closedir(dir);
    return count;
}

int main(int argc, char **argv) {
    const char *source = getenv("PORTAAL_BRON"), *name = strrchr(argv[0], '/');
    char folder[1024];
    int count = 0;
    name = name != NULL ? name + 1 : argv[0];
    if (strncmp(name, "fuzz_", 5) == 0)
        name += 5;
    (void)snprintf(folder, sizeof folder, "%s/tests/fuzz/corpus/%s", source != NULL ? source : ".", name);
    for (int i = 1; i < argc; i++)
        count += give_file(argv[i]);
    if (argc == 1)
        count = give_folder(folder);
    printf("%s 1 - %s: %d inputs replayed\n1..1\n", count > 0 ? "ok" : "not ok", name, count);
    return count > 0 ? 0 : 1;
}
