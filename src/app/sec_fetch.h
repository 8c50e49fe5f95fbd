/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Where a request may come from, as a table by kind of route. A browser says with each request which site made it
 * (Sec-Fetch-Site), how (Sec-Fetch-Mode) and what the answer is for (Sec-Fetch-Dest); no page can forge that (W3C Fetch
 * Metadata). Each header that is there must be one that the table names. One that is absent is let through: older
 * browsers send none, and there the SameSite=Strict cookie, the csrf field and frame-ancestors stand.
 */
#ifndef APP_SEC_FETCH_H
#define APP_SEC_FETCH_H

#include "app/routes.h"

bool sec_fetch_allows(const struct route *route, const struct fcgi_request *req);

#endif
