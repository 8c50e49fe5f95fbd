/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The only room that sees libcurl: one question to one address, and its answer. SOAP 1.1 by POST over https with our
 * own certificate, trusting one file of issuers and nothing of the machine; TLS 1.2 or later, the name in the
 * certificate checked, no redirect, no proxy (whatever the environment says), no cookie, no cache, IP addresses as the
 * resolver gives them. It connects within SOAP_CONNECT_MS and is over within SOAP_TOTAL_MS, whatever the other side
 * does; an answer is status 200, text/xml, at most SOAP_BYTES_MAX bytes.
 *
 * It is the one place besides pg/ and fcgi/ where a request waits.
 */
#ifndef SOAP_SOAP_H
#define SOAP_SOAP_H

#include <stddef.h>
#include <talloc.h>

#define SOAP_CONNECT_MS 2000L
#define SOAP_TOTAL_MS 5000L
#define SOAP_BYTES_MAX (256 * 1024)

/* Files in PEM. */
struct soap_lijn {
    const char *ca, *certificaat, *sleutel;
};

enum soap_uitkomst {
    SOAP_GOED = 0,
    SOAP_ADRES,      /* no https address */
    SOAP_VERBINDING, /* no connection, or it broke off */
    SOAP_TLS,        /* no trust: their certificate, ours, or the version */
    SOAP_TIJD,       /* too slow */
    SOAP_ANTWOORD,   /* another status than 200, or no text/xml */
    SOAP_TE_GROOT
};

/* ret_lijf (NUL-ended, talloc child of ctx) and ret_len are only filled by SOAP_GOED. */
enum soap_uitkomst soap_stuur(TALLOC_CTX *ctx, const struct soap_lijn *lijn, const char *url, const char *lijf,
                              size_t len, char **ret_lijf, size_t *ret_len);

#endif
