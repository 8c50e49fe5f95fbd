/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "app/world.h"

#include "app/aanbieders.h"
#include "app/routes.h"
#include "stelsel/stelsel.h"

static bool load_templates(struct world *w, struct page_house *h, struct err *err) {
    struct html_templates *set = html_embedded(w);
    return page_templates_compile(w, set, h->templates, err);
}

static bool check_stelsel(struct world *w, struct err *err) {
    struct buf *why = buf_new(w, 128);
    bool good = true;
    for (size_t i = 0; good && stelsel_register[i]; i++)
        if (!stelsel_keur(stelsel_register[i], why))
            good = err_set(err, ERR_INTERNAL, stelsel_register[i]->code, "%s", why->data);
    talloc_free(why);
    return good;
}

static bool load(struct world *w, const char *settings_file, struct err *err) {
    w->conf = conf_load(w, settings_file, err);
    if (!w->conf)
        return false;
    w->house.conf = w->conf;
    w->house.krypto = krypto_open(w, w->conf->portaal_sleutelbestand, err);
    return w->house.krypto && aanbieders_laden(w, &w->house, err) && load_templates(w, &w->house, err) &&
           check_stelsel(w, err) && routes_check(err);
}

struct world *world_load(const char *settings_file, struct err *err) {
    struct world *w = talloc_zero(NULL, struct world);
    if (load(w, settings_file, err))
        return w;
    talloc_free(w);
    return NULL;
}
