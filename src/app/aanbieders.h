/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * From the settings to the identity providers and to our own metadata. What a block says must make sense as a whole;
 * when it does not, err names its place in the settings file.
 */
#ifndef APP_AANBIEDERS_H
#define APP_AANBIEDERS_H

#include "page/page.h"

/* Fills h->aanbieders, h->sleutel and h->eigen from h->conf; all of it lives as long as ctx. */
bool aanbieders_laden(TALLOC_CTX *ctx, struct page_house *h, struct err *err);

#endif
