/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * All that is made before the workers are forked: settings, keys, templates, whom we trust. The workers share its
 * memory and never change it. A mistake in any part refuses to start, so that it is found at a desk and not by a user.
 */
#ifndef APP_WORLD_H
#define APP_WORLD_H

#include "page/page.h"

struct world {
    const struct conf *conf;
    struct page_house house;
};

/* NULL and *err when something is wrong; nothing is then left behind. Free with talloc_free. */
struct world *world_load(const char *settings_file, struct err *err);

#endif
