/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */

#include "fcgi/decode.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What we read of a request. Each may be there once: libfcgi hands out the first of duplicates and nginx passes both of
 * a client's. */
enum param {
    P_METHOD,
    P_URI,
    P_TYPE,
    P_LENGTH,
    P_COOKIE,
    P_HOST,
    P_ORIGIN,
    P_SITE,
    P_MODE,
    P_DEST,
    P_AGENT,
    P_ADDR,
    P_ID,
    P_SAML,
    P_COUNT
};

static const char *const param_names[P_COUNT] = {[P_METHOD] = "REQUEST_METHOD",
                                                 [P_URI] = "REQUEST_URI",
                                                 [P_TYPE] = "CONTENT_TYPE",
                                                 [P_LENGTH] = "CONTENT_LENGTH",
                                                 [P_COOKIE] = "HTTP_COOKIE",
                                                 [P_HOST] = "HTTP_HOST",
                                                 [P_ORIGIN] = "HTTP_ORIGIN",
                                                 [P_SITE] = "HTTP_SEC_FETCH_SITE",
                                                 [P_MODE] = "HTTP_SEC_FETCH_MODE",
                                                 [P_DEST] = "HTTP_SEC_FETCH_DEST",
                                                 [P_AGENT] = "HTTP_USER_AGENT",
                                                 [P_ADDR] = "REMOTE_ADDR",
                                                 [P_ID] = "REQUEST_ID",
                                                 [P_SAML] = "SAML_ASSERTION"};

struct params {
    const char *value[P_COUNT]; /* NULL when absent or empty */
    const char *mistake;
};

static struct params read_params(const char *const *env) {
    struct params p = {.mistake = NULL};
    bool seen[P_COUNT] = {false};
    for (; *env != NULL; env++) {
        const char *equals = strchr(*env, '=');
        if (equals == NULL) { /* libfcgi writes the '=' itself, so the name had a NUL */
            p.mistake = "a parameter name with a NUL";
            continue;
        }
        size_t len = (size_t)(equals - *env);
        for (int i = 0; i < P_COUNT; i++) {
            if (strncmp(*env, param_names[i], len) != 0 || param_names[i][len] != '\0')
                continue;
            if (seen[i])
                p.mistake = "a parameter is there twice";
            seen[i] = true;
            p.value[i] = equals[1] != '\0' ? equals + 1 : NULL;
            if (!fcgi_utf8_ok(equals + 1, strlen(equals + 1)))
                p.mistake = "a parameter is not UTF-8";
        }
    }
    return p;
}

static void refuse(struct fcgi_request *req, int status, const char *reason) {
    if (req->refused_status != 0)
        return; /* the first reason stands */
    req->refused_status = status;
    req->refused_reason = reason;
}

long fcgi_content_length(const char *const *env) {
    struct params p = read_params(env);
    const char *text = p.value[P_LENGTH];
    if (p.mistake != NULL)
        return -1;
    if (text == NULL)
        return 0;
    long n = 0;
    for (; *text >= '0' && *text <= '9'; text++)
        if (n <= FCGI_UPLOAD_MAX)
            n = n * 10 + (*text - '0');
    return *text == '\0' ? n : -1;
}

static void judge_method(struct fcgi_request *req, const char *method) {
    if (method != NULL && strcmp(method, "GET") == 0)
        req->method = FCGI_GET;
    else if (method != NULL && strcmp(method, "HEAD") == 0)
        req->method = FCGI_HEAD;
    else if (method != NULL && strcmp(method, "POST") == 0)
        req->method = FCGI_POST;
    else
        refuse(req, 405, "method");
}

static void judge_url(struct fcgi_request *req, const char *uri) {
    if (uri == NULL) {
        refuse(req, 400, "no address");
        return;
    }
    if (strlen(uri) > FCGI_URL_MAX) {
        refuse(req, 414, "address too long");
        return;
    }
    size_t path_len = strcspn(uri, "?");
    const char *path = fcgi_decode_path(req, uri, path_len);
    if (path == NULL) {
        refuse(req, 400, "path");
        return;
    }
    req->path = path;
    req->raw_query = talloc_strdup(req, uri + path_len + (uri[path_len] == '?'));
    int status = fcgi_decode_fields(req, req->raw_query, strlen(req->raw_query), &req->query);
    if (status != 0)
        refuse(req, status, "query");
}

static bool is_type(const char *type, const char *wanted) {
    size_t len = strlen(wanted);
    return type != NULL && strncasecmp(type, wanted, len) == 0 &&
           (type[len] == '\0' || type[len] == ';' || type[len] == ' ');
}

/* What the body is, and how long it may be. */
struct body_kind {
    char boundary[FCGI_BOUNDARY_SIZE];
    bool form, multipart, xml;
    long longest;
};

static struct body_kind body_kind(const char *type, const char *path, fcgi_uploads_fn *uploads) {
    struct body_kind k = {.form = is_type(type, "application/x-www-form-urlencoded"), .longest = FCGI_BODY_MAX};
    long upload = uploads != NULL && path != NULL ? uploads(path) : 0;
    k.xml = upload == FCGI_TAKES_XML && is_type(type, "text/xml");
    k.multipart = upload > 0 && fcgi_multipart_boundary(type, k.boundary);
    if (k.multipart)
        k.longest = upload < FCGI_UPLOAD_MAX ? upload : FCGI_UPLOAD_MAX;
    return k;
}

long fcgi_body_limit(const char *const *env, fcgi_uploads_fn *uploads) {
    struct params p = read_params(env);
    const char *uri = p.value[P_URI];
    if (uri == NULL || strlen(uri) > FCGI_URL_MAX)
        return FCGI_BODY_MAX;
    char *path = fcgi_decode_path(NULL, uri, strcspn(uri, "?"));
    long limit = body_kind(p.value[P_TYPE], path, uploads).longest;
    talloc_free(path);
    return limit;
}

static int take_xml(struct fcgi_request *req, const char *body, size_t len) {
    if (memchr(body, '\0', len) != NULL || !fcgi_utf8_ok(body, len))
        return 400;
    req->xml = talloc_strndup(req, body, len);
    return 0;
}

static void judge_body(struct fcgi_request *req, const struct body_kind *kind, long declared, const char *body,
                       size_t len) {
    if (declared < 0)
        refuse(req, 400, "content length");
    else if (declared > kind->longest || len > (size_t)kind->longest)
        refuse(req, 413, "body too long");
    else if (body == NULL)
        refuse(req, 400, "body broke off");
    else if ((size_t)declared != len)
        refuse(req, 400, "body is not as long as its content length");
    else if (len > 0 && req->method != FCGI_POST)
        refuse(req, 400, "body without POST");
    else if (len > 0 && !kind->form && !kind->multipart && !kind->xml)
        refuse(req, 415, "content type");
    if (req->refused_status != 0)
        return;
    int status = 0;
    if (kind->xml && len > 0)
        status = take_xml(req, body, len);
    else if (kind->multipart && len > 0)
        status = fcgi_decode_multipart(req, kind->boundary, body, len, &req->body, &req->files);
    else
        status = fcgi_decode_fields(req, body, len, &req->body);
    if (status != 0)
        refuse(req, status, "body");
}

static bool is_request_id(const char *id) {
    return id != NULL && strlen(id) == 32 && strspn(id, "0123456789abcdef") == 32;
}

static const char *keep(TALLOC_CTX *ctx, const char *text) {
    return text != NULL ? talloc_strdup(ctx, text) : NULL;
}

struct fcgi_request *fcgi_judge(TALLOC_CTX *ctx, const char *const *env, fcgi_uploads_fn *uploads, const char *body,
                                size_t len) {
    struct fcgi_request *req = talloc_zero(ctx, struct fcgi_request);
    if (req == NULL)
        abort();
    struct params p = read_params(env);
    req->path = "/";
    req->raw_query = "";
    req->request_id = is_request_id(p.value[P_ID]) ? keep(req, p.value[P_ID]) : "";
    req->remote_addr = p.value[P_ADDR] != NULL ? keep(req, p.value[P_ADDR]) : "";
    req->host = p.value[P_HOST] != NULL ? keep(req, p.value[P_HOST]) : "";
    if (p.mistake != NULL) {
        refuse(req, 400, p.mistake);
        return req;
    }
    req->origin = keep(req, p.value[P_ORIGIN]);
    req->sec_fetch_site = keep(req, p.value[P_SITE]);
    req->sec_fetch_mode = keep(req, p.value[P_MODE]);
    req->sec_fetch_dest = keep(req, p.value[P_DEST]);
    req->user_agent = p.value[P_AGENT] != NULL ? keep(req, p.value[P_AGENT]) : "";
    req->saml_assertion = keep(req, p.value[P_SAML]);
    judge_method(req, p.value[P_METHOD]);
    judge_url(req, p.value[P_URI]);
    if (p.value[P_COOKIE] != NULL && !fcgi_parse_cookies(req, p.value[P_COOKIE], &req->cookies, NULL))
        refuse(req, 400, "cookies");
    struct body_kind kind = body_kind(p.value[P_TYPE], req->path, uploads);
    judge_body(req, &kind, fcgi_content_length(env), body, len);
    return req;
}
