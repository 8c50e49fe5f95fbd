/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "soap/soap.h"

#include <curl/curl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct antwoord {
    char *lijf;
    size_t len;
    bool te_groot;
};

/* curl calls this with each piece of the answer; a count that is not `n` ends the exchange. */
static size_t on_piece(char *piece, size_t size, size_t n, void *arg) {
    struct antwoord *a = arg;
    (void)size; /* always 1 */
    if (n > SOAP_BYTES_MAX - a->len) {
        a->te_groot = true;
        return 0;
    }
    memcpy(a->lijf + a->len, piece, n);
    a->len += n;
    return n;
}

static bool set_line(CURL *c, const struct soap_lijn *lijn, const char *url) {
    return curl_easy_setopt(c, CURLOPT_URL, url) == CURLE_OK &&
           curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "https") == CURLE_OK &&
           curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L) == CURLE_OK &&
           curl_easy_setopt(c, CURLOPT_PROXY, "") == CURLE_OK &&
           curl_easy_setopt(c, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED) == CURLE_OK &&
           curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L) == CURLE_OK &&
           curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT_MS, SOAP_CONNECT_MS) == CURLE_OK &&
           curl_easy_setopt(c, CURLOPT_TIMEOUT_MS, SOAP_TOTAL_MS) == CURLE_OK &&
           curl_easy_setopt(c, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2) == CURLE_OK &&
           curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 1L) == CURLE_OK &&
           curl_easy_setopt(c, CURLOPT_SSL_VERIFYHOST, 2L) == CURLE_OK &&
           curl_easy_setopt(c, CURLOPT_CAINFO, lijn->ca) == CURLE_OK &&
           curl_easy_setopt(c, CURLOPT_CAPATH, NULL) == CURLE_OK &&
           curl_easy_setopt(c, CURLOPT_SSLCERT, lijn->certificaat) == CURLE_OK &&
           curl_easy_setopt(c, CURLOPT_SSLKEY, lijn->sleutel) == CURLE_OK;
}

static bool set_body(CURL *c, const struct curl_slist *headers, const char *lijf, size_t len, struct antwoord *ret) {
    return headers != NULL && curl_easy_setopt(c, CURLOPT_HTTPHEADER, headers) == CURLE_OK &&
           curl_easy_setopt(c, CURLOPT_POST, 1L) == CURLE_OK &&
           curl_easy_setopt(c, CURLOPT_POSTFIELDS, lijf) == CURLE_OK &&
           curl_easy_setopt(c, CURLOPT_POSTFIELDSIZE, (long)len) == CURLE_OK &&
           curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, on_piece) == CURLE_OK &&
           curl_easy_setopt(c, CURLOPT_WRITEDATA, ret) == CURLE_OK;
}

static enum soap_uitkomst outcome_of(CURLcode code) {
    switch (code) {
    case CURLE_OK:
        return SOAP_GOED;
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
        return SOAP_ADRES;
    case CURLE_OPERATION_TIMEDOUT:
        return SOAP_TIJD;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_USE_SSL_FAILED:
        return SOAP_TLS;
    default:
        return SOAP_VERBINDING;
    }
}

/* "text/xml", with or without a charset. */
static bool is_text_xml(const char *type) {
    size_t len = strlen("text/xml");
    return type != NULL && strncasecmp(type, "text/xml", len) == 0 &&
           (type[len] == '\0' || type[len] == ';' || type[len] == ' ');
}

static enum soap_uitkomst judge(CURL *c) {
    long status = 0;
    const char *type = NULL;
    bool good = curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &status) == CURLE_OK &&
                curl_easy_getinfo(c, CURLINFO_CONTENT_TYPE, &type) == CURLE_OK;
    return good && status == 200 && is_text_xml(type) ? SOAP_GOED : SOAP_ANTWOORD;
}

/* "Expect:" is taken out: some servers let one wait a second for it. */
static struct curl_slist *headers_of(void) {
    static const char *const lines[] = {"Content-Type: text/xml; charset=utf-8",
                                        "SOAPAction: \"http://www.oasis-open.org/committees/security\"",
                                        "Accept: text/xml", "Expect:"};
    struct curl_slist *list = NULL;
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        struct curl_slist *longer = curl_slist_append(list, lines[i]);
        if (longer == NULL)
            abort();
        list = longer;
    }
    return list;
}

enum soap_uitkomst soap_stuur(TALLOC_CTX *ctx, const struct soap_lijn *lijn, const char *url, const char *lijf,
                              size_t len, char **ret_lijf, size_t *ret_len) {
    struct antwoord a = {.lijf = talloc_zero_size(ctx, SOAP_BYTES_MAX + 1)};
    struct curl_slist *headers = headers_of();
    CURL *c = curl_easy_init();
    if (a.lijf == NULL || c == NULL)
        abort();
    enum soap_uitkomst u = SOAP_ADRES;
    if (set_line(c, lijn, url) && set_body(c, headers, lijf, len, &a))
        u = outcome_of(curl_easy_perform(c));
    if (a.te_groot)
        u = SOAP_TE_GROOT;
    else if (u == SOAP_GOED)
        u = judge(c);
    curl_easy_cleanup(c);
    curl_slist_free_all(headers);
    if (u == SOAP_GOED) {
        *ret_lijf = a.lijf;
        *ret_len = a.len;
    } else {
        talloc_free(a.lijf);
    }
    return u;
}
