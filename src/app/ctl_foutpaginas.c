/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * portaalctl foutpaginas: the error pages that nginx serves by itself, when no worker answers or a request does not
 * reach one. They are the same pages as the workers', from the same texts and templates.
 */
#include "app/ctl.h"
#include "page/page.h"

#include <errno.h>

/* What nginx/portaal.conf.in names in its error_page lines. */
static const int statuses[] = {400, 404, 405, 413, 429, 500, 503};

static bool write_page(const char *folder, int status, const struct buf *body, struct err *err) {
    char name[16];
    (void)snprintf(name, sizeof name, "%d.html", status);
    char *path = talloc_asprintf(body, "%s/%s", folder, name);
    FILE *out = fopen(path, "we");
    bool good = out != NULL && fwrite(body->data, 1, body->len, out) == body->len;
    if (out != NULL && fclose(out) != 0)
        good = false;
    return good || err_set(err, ERR_INPUT, name, "niet te schrijven in %s: %s", folder, strerror(errno));
}

static bool write_all(const struct ctl *c, const struct page_house *house, const char *folder, struct err *err) {
    static const struct fcgi_request nobody = {.request_id = "", .path = "/", .raw_query = ""};
    for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++) {
        struct fcgi_reply reply = {.body = buf_new(c->ctx, 4096)};
        struct page p = {.mem = c->ctx, .house = house, .req = &nobody, .reply = &reply};
        page_fout(&p, statuses[i], FOUT_GEWOON);
        if (!write_page(folder, statuses[i], reply.body, err))
            return false;
    }
    return true;
}

int ctl_foutpaginas(struct ctl *c, int argc, char **argv) {
    struct err err = {0};
    if (argc != 2)
        return ctl_usage(c, "noem de map waarin de pagina's komen");
    struct page_house *house = talloc_zero(c->ctx, struct page_house);
    if (!ctl_settings(c, &err))
        return ctl_fail(c, &err);
    house->conf = c->conf;
    if (!page_templates_compile(house, html_embedded(house), house->templates, &err) ||
        !write_all(c, house, argv[1], &err))
        return ctl_fail(c, &err);
    return CTL_OK;
}
