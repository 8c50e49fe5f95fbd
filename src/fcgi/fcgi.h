/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The only room that sees libfcgi: a request judged and bounded, a reply buffered and written once.
 *
 * Refused before any page sees it (fcgi_judge gives the status): a method other than GET, HEAD and POST (405); a body
 * shorter than its Content-Length (400) or longer than it says (400); longer than FCGI_BODY_MAX (413); an address
 * longer than FCGI_URL_MAX (414); another type than application/x-www-form-urlencoded (415); a path with "//", "/.." or
 * an encoded slash (400); a name or value with a NUL or that is not UTF-8 (400); more than FCGI_FIELDS_MAX fields
 * (413);
 *
 * Where the route says so (fcgi_uploads_fn) a POST may also be multipart/form-data, as long as that route takes. Its
 * fields together stay within FCGI_BODY_MAX, its files within FCGI_FILES_MAX; a part without a name, with another
 * header than a browser sends or with headers that have no end: 400. A file is bytes: nothing of it has been judged,
 * its type as the browser says it is thrown away, its name is only for people to read.
 *
 * A path for which fcgi_uploads_fn says FCGI_TAKES_XML takes a POST of text/xml (SOAP): kept as it is, not parsed; a NUL
 * or bytes that are not UTF-8: 400.
 *
 * Also refused: a duplicate of a FastCGI parameter that matters (CONTENT_LENGTH, REQUEST_METHOD, HTTP_COOKIE,
 * HTTP_HOST, SAML_ASSERTION) (400). A refused request still has path, request_id, remote_addr, host (never NULL) so
 * that the refusal can be shown and audited. Fields keep their order; a repeated field is kept as such, and the form
 * room refuses it where it may not repeat.
 */
#ifndef FCGI_FCGI_H
#define FCGI_FCGI_H

#include "base/buf.h"
#include "base/err.h"

#include <stddef.h>
#include <talloc.h>

#define FCGI_BODY_MAX (256 * 1024)
#define FCGI_UPLOAD_MAX (11L * 1024 * 1024) /* no route takes more; nginx/portaal.conf.in says the same */
#define FCGI_FILES_MAX 4
#define FCGI_FIELDS_MAX 300
#define FCGI_URL_MAX 2048
#define FCGI_COOKIES_MAX 8192

enum fcgi_method { FCGI_GET, FCGI_HEAD, FCGI_POST };

struct fcgi_field {
    const char *name;
    const char *value;
};

struct fcgi_fields {
    struct fcgi_field *rows;
    size_t count;
};

struct fcgi_file {
    const char *name; /* of the form field */
    const char
        *shown_name;  /* what the browser calls it, without folders, at most 100 bytes of UTF-8; "" when no file */
    const char *data; /* not ended with a NUL */
    size_t len;
};

struct fcgi_files {
    struct fcgi_file *rows;
    size_t count;
};

/* The longest multipart/form-data body that may be posted to this path (decoded), in bytes; 0: none. */
#define FCGI_TAKES_XML (-1L) /* or: text/xml of at most FCGI_BODY_MAX */
typedef long fcgi_uploads_fn(const char *path);

struct fcgi_request {
    enum fcgi_method method;
    const char *path;      /* decoded once, starts with '/', no "//", no "/../" */
    const char *raw_query; /* as sent, "" when none */
    struct fcgi_fields query;
    struct fcgi_fields body;
    struct fcgi_files files;
    const char *xml; /* the body when it is text/xml, else NULL */
    struct fcgi_fields cookies;
    const char *request_id; /* from nginx (REQUEST_ID), 32 hex digits; "" when it is not */
    const char *remote_addr;
    const char *host;
    const char *origin;         /* header Origin, NULL when absent */
    const char *sec_fetch_site; /* NULL when absent, as the next two */
    const char *sec_fetch_mode;
    const char *sec_fetch_dest;
    const char *user_agent;
    const char *saml_assertion; /* FastCGI parameter SAML_ASSERTION that only nginx can set; NULL when absent */
    int refused_status;         /* 0, or the status with which to refuse */
    const char *refused_reason; /* for the log */
};

struct fcgi_reply {
    int status;
    struct fcgi_fields headers; /* by fcgi_header; Content-Type and Content-Length are set by the writer */
    const char *content_type;   /* default text/html; charset=utf-8 */
    struct buf *body;
};

/* The value of the field, NULL when absent; the first when repeated. */
const char *fcgi_get(const struct fcgi_fields *fields, const char *name);
/* The file of that form field; NULL when absent, when there are several, or when nothing was chosen. */
const struct fcgi_file *fcgi_file(const struct fcgi_request *req, const char *name);
size_t fcgi_times(const struct fcgi_fields *fields, const char *name);
/* Bounded percent-decoding of an urlencoded text into fields; false (ERR_INPUT) on NUL, bad UTF-8, too many. */
bool fcgi_parse_fields(TALLOC_CTX *ctx, const char *text, size_t len, struct fcgi_fields *ret, struct err *err);
/* Cookies that are not name=value in plain ASCII are left out (other software on this host may set them); false when
 * too long or too many. */
bool fcgi_parse_cookies(TALLOC_CTX *ctx, const char *header, struct fcgi_fields *ret, struct err *err);
void fcgi_urlencode(struct buf *out, const char *text);

/* A name or value with a control character ends the process: it would become two headers. */
void fcgi_header(TALLOC_CTX *ctx, struct fcgi_reply *reply, const char *name, const char *value);
void fcgi_redirect(TALLOC_CTX *ctx, struct fcgi_reply *reply, const char *local_path); /* 303; "/" when not local */

/* What fcgi_accept and fcgi_answer do between the wire and the page; apart, so that tests and fuzzing reach it without
 * a socket. env: "NAME=value" lines, NULL-terminated. body NULL: it broke off; otherwise it must live as long as the
 * request. uploads NULL: nowhere. */
struct fcgi_request *fcgi_judge(TALLOC_CTX *ctx, const char *const *env, fcgi_uploads_fn *uploads, const char *body,
                                size_t len);
/* -1 when broken; 0 when absent; stops counting above FCGI_UPLOAD_MAX. */
long fcgi_content_length(const char *const *env);
/* The longest body that this request may have, of those types that its path takes. */
long fcgi_body_limit(const char *const *env, fcgi_uploads_fn *uploads);
void fcgi_reply_head(const struct fcgi_reply *reply, struct buf *out); /* status and headers up to the empty line */

/* The server side. fd is a listening unix socket; it becomes non-blocking, and several workers may share it. */
struct fcgi_server;
struct fcgi_server *fcgi_server_new(TALLOC_CTX *ctx, int fd, fcgi_uploads_fn *uploads, struct err *err);
/* Waits for a request; NULL when asked to stop (fcgi_server_stop, safe in a signal handler; the request that is
 * being answered is finished first). Never fails on what a client sent:
 * that gives a request with refused_status. */
struct fcgi_request *fcgi_accept(TALLOC_CTX *ctx, struct fcgi_server *s);
void fcgi_server_stop(struct fcgi_server *s);
bool fcgi_answer(struct fcgi_server *s, const struct fcgi_request *req, const struct fcgi_reply *reply,
                 struct err *err);

#endif
