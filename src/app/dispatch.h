/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * One request, one way: refusals of fcgi, route row, where it comes from, CSRF, page, headers. Always gives a reply;
 * every error is a page that says what to do.
 */
#ifndef APP_DISPATCH_H
#define APP_DISPATCH_H

#include "page/page.h"

struct dispatch;

/* One per worker: has its own connection to PostgreSQL, made when first needed. */
struct dispatch *dispatch_new(TALLOC_CTX *ctx, const struct page_house *house);
struct fcgi_reply *dispatch_request(struct dispatch *d, TALLOC_CTX *mem, const struct fcgi_request *req);

#endif
