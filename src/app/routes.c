/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * THE route table: all policy of every page, one row each.
 *
 * To add a page:
 *   1. write its handler in src/page/<audience>/x.c, its prototype in src/page/pages.h (see page/page.h);
 *   2. add a row here. Say who may: toegang, rollen (domain/rol.h) and niveau. What is not said is not allowed;
 *   3. a POST says how it is protected: CSRF_EIS, or CSRF_OPNIEUW when people type much on it;
 *      .upload = bytes when it takes a file (multipart/form-data; page: fcgi_file), and its path in the upload
 *      location of nginx/portaal.conf.in;
 *   4. handeling and grond are what the audit log will say of it;
 *   5. add the row to the table of who may in tests/wire/walls_test.py: it fails until you do.
 */
#include "app/routes.h"

#include "page/pages.h"

#include <string.h>

#define GROND_DOSSIER "Wi 2021, art. 33"
#define GROND_OVERDRACHT "Wi 2021, art. 35 lid 4"
#define GROND_LEVEREN "Wi 2021, art. 34 lid 1"
#define GROND_COA "Wi 2021, art. 35 lid 2"
#define GROND_BEHEER "AVG, art. 32"
#define GROND_UITLEG "AVG, art. 5 lid 2"

#define OPENBAAR .toegang = TOEGANG_OPENBAAR
#define VOOR(r) .toegang = TOEGANG_SESSIE, .rollen = (r), .niveau = NIVEAU_EH3

static const struct route table[] = {
    {FCGI_GET, "/", VOOR(ROL_IEDEREEN), .handeling = AUDIT_INZIEN, .grond = GROND_DOSSIER, .handler = page_start},
    {FCGI_GET, "/inloggen", OPENBAAR, .handeling = AUDIT_INLOGGEN, .grond = GROND_BEHEER, .handler = page_inloggen},
    {FCGI_GET, "/inloggen/proxy", OPENBAAR, .handeling = AUDIT_INLOGGEN, .grond = GROND_BEHEER, .handler = page_proxy},
    {FCGI_POST, "/saml/acs", OPENBAAR, .csrf = CSRF_MAKELAAR, .handeling = AUDIT_INLOGGEN, .grond = GROND_BEHEER,
     .handler = page_acs},
    {FCGI_POST, "/uitloggen", VOOR(ROL_IEDEREEN), .csrf = CSRF_EIS, .handeling = AUDIT_UITLOGGEN, .grond = GROND_BEHEER,
     .handler = page_uitloggen},
    {FCGI_GET, "/uitgelogd", OPENBAAR, .handler = page_uitgelogd},
    {FCGI_GET, "/geannuleerd", OPENBAAR, .handler = page_geannuleerd},

    {FCGI_GET, "/werkvoorraad", VOOR(ROL_GEMEENTE), .handeling = AUDIT_LIJST, .grond = GROND_DOSSIER,
     .handler = page_werkvoorraad},
    {FCGI_GET, "/zoeken", VOOR(ROL_IEDEREEN), .handeling = AUDIT_ZOEKEN, .grond = GROND_DOSSIER,
     .handler = page_zoeken},
    {FCGI_POST, "/zoeken", VOOR(ROL_IEDEREEN), .csrf = CSRF_EIS, .handeling = AUDIT_ZOEKEN, .grond = GROND_DOSSIER,
     .handler = page_zoeken},
    {FCGI_GET, "/dossier/{id}", VOOR(ROL_IEDEREEN), .handeling = AUDIT_INZIEN, .grond = GROND_DOSSIER,
     .handler = page_dossier},
    {FCGI_POST, "/dossier/{id}/toon", VOOR(ROL_LEVERT | ROL_DUO), .csrf = CSRF_EIS, .handeling = AUDIT_TONEN,
     .grond = GROND_DOSSIER, .handler = page_toon},
    {FCGI_GET, "/dossier/{id}/bericht/{bid}", VOOR(ROL_IEDEREEN), .handeling = AUDIT_INZIEN, .grond = GROND_DOSSIER,
     .handler = page_bericht},
    {FCGI_GET, "/dossier/{id}/stand", VOOR(ROL_IEDEREEN), .handeling = AUDIT_INZIEN, .grond = GROND_DOSSIER,
     .handler = page_stand},
    {FCGI_GET, "/dossier/{id}/overdracht", VOOR(ROL_GEMEENTE), .handeling = AUDIT_INZIEN, .grond = GROND_OVERDRACHT,
     .handler = page_overdracht},
    {FCGI_GET, "/dossier/{id}/bericht/{bid}/corrigeer", VOOR(ROL_LEVERT | ROL_DUO), .handeling = AUDIT_FORMULIER,
     .grond = GROND_LEVEREN, .handler = page_corrigeer_open},
    {FCGI_POST, "/dossier/{id}/bericht/{bid}/corrigeer", VOOR(ROL_LEVERT | ROL_DUO), .csrf = CSRF_OPNIEUW,
     .upload = FCGI_UPLOAD_MAX, .handeling = AUDIT_LEVEREN, .grond = GROND_LEVEREN, .handler = page_corrigeer_stap},
    {FCGI_GET, "/dossier/{id}/bericht/{bid}/versies", VOOR(ROL_IEDEREEN), .handeling = AUDIT_INZIEN,
     .grond = GROND_DOSSIER, .handler = page_versies},
    {FCGI_GET, "/dossier/{id}/bericht/{bid}/intrekken", VOOR(ROL_LEVERT | ROL_DUO), .handeling = AUDIT_FORMULIER,
     .grond = GROND_LEVEREN, .handler = page_intrekken_open},
    {FCGI_POST, "/dossier/{id}/bericht/{bid}/intrekken", VOOR(ROL_LEVERT | ROL_DUO), .csrf = CSRF_OPNIEUW,
     .handeling = AUDIT_LEVEREN, .grond = GROND_LEVEREN, .handler = page_intrekken},
    {FCGI_POST, "/dossier/{id}/bericht/{bid}/toon", VOOR(ROL_LEVERT | ROL_DUO), .csrf = CSRF_EIS,
     .handeling = AUDIT_TONEN, .grond = GROND_DOSSIER, .handler = page_bericht_toon},
    {FCGI_GET, "/dossier/{id}/document/{did}", VOOR(ROL_LEVERT), .handeling = AUDIT_DOCUMENT, .grond = GROND_DOSSIER,
     .handler = page_document},
    {FCGI_GET, "/dossier/{id}/lever/{dienst}", VOOR(ROL_LEVERT), .handeling = AUDIT_FORMULIER, .grond = GROND_LEVEREN,
     .handler = page_lever_open},
    {FCGI_POST, "/dossier/{id}/lever/{dienst}", VOOR(ROL_LEVERT), .csrf = CSRF_OPNIEUW, .upload = FCGI_UPLOAD_MAX,
     .handeling = AUDIT_LEVEREN, .grond = GROND_LEVEREN, .handler = page_lever_stap},
    {FCGI_GET, "/dossier/{id}/ontvangst/{bid}", VOOR(ROL_LEVERT | ROL_DUO), .handeling = AUDIT_INZIEN,
     .grond = GROND_LEVEREN, .handler = page_ontvangst},
    {FCGI_POST, "/signaal/{id}/afhandelen", VOOR(ROL_LEVERT | ROL_DUO), .csrf = CSRF_EIS, .handeling = AUDIT_AFHANDELEN,
     .grond = GROND_DOSSIER, .handler = page_afhandelen},
    {FCGI_GET, "/gegevenswoordenboek", VOOR(ROL_IEDEREEN), .handeling = AUDIT_INZIEN, .grond = GROND_UITLEG,
     .handler = page_woordenboek},
    {FCGI_GET, "/gegevenswoordenboek.csv", VOOR(ROL_IEDEREEN), .handeling = AUDIT_INZIEN, .grond = GROND_UITLEG,
     .handler = page_woordenboek_csv},
    {FCGI_GET, "/gegevenswoordenboek.json", VOOR(ROL_IEDEREEN), .handeling = AUDIT_INZIEN, .grond = GROND_UITLEG,
     .handler = page_woordenboek_json},
    {FCGI_GET, "/gegevenswoordenboek/{dienst}", VOOR(ROL_IEDEREEN), .handeling = AUDIT_INZIEN, .grond = GROND_UITLEG,
     .handler = page_woorden},
    {FCGI_GET, "/signalen", VOOR(ROL_IEDEREEN), .handeling = AUDIT_LIJST, .grond = GROND_DOSSIER,
     .handler = page_signalen},
    {FCGI_POST, "/signalen/afhandelen", VOOR(ROL_LEVERT | ROL_DUO), .csrf = CSRF_EIS, .handeling = AUDIT_AFHANDELEN,
     .grond = GROND_DOSSIER, .handler = page_signalen_afhandelen},
    {FCGI_GET, "/signalen/voorkeuren", VOOR(ROL_KLANTREGISSEUR), .handeling = AUDIT_BEHEER, .grond = GROND_DOSSIER,
     .handler = page_voorkeuren},
    {FCGI_POST, "/signalen/voorkeuren", VOOR(ROL_KLANTREGISSEUR), .csrf = CSRF_EIS, .handeling = AUDIT_BEHEER,
     .grond = GROND_DOSSIER, .handler = page_voorkeuren_zet},

    {FCGI_GET, "/coa/inburgeraars", VOOR(ROL_COA), .handeling = AUDIT_LIJST, .grond = GROND_COA,
     .handler = page_inburgeraars},
    {FCGI_GET, "/coa/nieuw", VOOR(ROL_COA), .handeling = AUDIT_FORMULIER, .grond = GROND_COA,
     .handler = page_coa_nieuw},
    {FCGI_POST, "/coa/nieuw", VOOR(ROL_COA), .csrf = CSRF_OPNIEUW, .handeling = AUDIT_LEVEREN, .grond = GROND_COA,
     .handler = page_coa_nieuw_stap},

    {FCGI_GET, "/bulk", VOOR(ROL_KLANTREGISSEUR), .handeling = AUDIT_LIJST, .grond = GROND_LEVEREN,
     .handler = page_bulk},
    {FCGI_POST, "/bulk", VOOR(ROL_KLANTREGISSEUR), .csrf = CSRF_EIS, .upload = FCGI_UPLOAD_MAX,
     .handeling = AUDIT_LEVEREN, .grond = GROND_LEVEREN, .handler = page_bulk_stuur},
    {FCGI_GET, "/bulk/sjabloon/{dienst}", VOOR(ROL_KLANTREGISSEUR), .handeling = AUDIT_FORMULIER,
     .grond = GROND_LEVEREN, .handler = page_bulk_sjabloon},
    {FCGI_GET, "/bulk/uitvoer/{dienst}", VOOR(ROL_KLANTREGISSEUR), .handeling = AUDIT_LIJST, .grond = GROND_DOSSIER,
     .handler = page_uitvoer},
    {FCGI_GET, "/werkvoorraad/uitvoer", VOOR(ROL_KLANTREGISSEUR), .handeling = AUDIT_LIJST, .grond = GROND_DOSSIER,
     .handler = page_werkvoorraad_uitvoer},
    {FCGI_GET, "/bulk/{id}", VOOR(ROL_KLANTREGISSEUR), .handeling = AUDIT_LIJST, .grond = GROND_LEVEREN,
     .handler = page_bulk_upload},
    {FCGI_POST, "/bulk/{id}/besluit", VOOR(ROL_KLANTREGISSEUR), .csrf = CSRF_EIS, .handeling = AUDIT_LEVEREN,
     .grond = GROND_LEVEREN, .handler = page_bulk_besluit},
    {FCGI_GET, "/bulk/{id}/fouten", VOOR(ROL_KLANTREGISSEUR), .handeling = AUDIT_LIJST, .grond = GROND_LEVEREN,
     .handler = page_bulk_fouten},

    {FCGI_GET, "/duo/leveringen", VOOR(ROL_DUO), .handeling = AUDIT_LIJST, .grond = GROND_DOSSIER,
     .handler = page_leveringen},
    {FCGI_GET, "/duo/aansluiting", VOOR(ROL_DUO), .handeling = AUDIT_LIJST, .grond = GROND_DOSSIER,
     .handler = page_aansluiting},
    {FCGI_GET, "/duo/aansluiting.csv", VOOR(ROL_DUO), .handeling = AUDIT_LIJST, .grond = GROND_DOSSIER,
     .handler = page_aansluiting_csv},
    {FCGI_GET, "/duo/niet-geopend", VOOR(ROL_DUO), .handeling = AUDIT_LIJST, .grond = GROND_DOSSIER,
     .handler = page_niet_geopend},
    {FCGI_GET, "/duo/niet-geopend.csv", VOOR(ROL_DUO), .handeling = AUDIT_LIJST, .grond = GROND_DOSSIER,
     .handler = page_niet_geopend_csv},
    {FCGI_GET, "/aansluiting", VOOR(ROL_GEMEENTE), .handeling = AUDIT_LIJST, .grond = GROND_DOSSIER,
     .handler = page_bekend},
    {FCGI_POST, "/aansluiting/bestand", VOOR(ROL_KLANTREGISSEUR), .csrf = CSRF_EIS, .handeling = AUDIT_TONEN,
     .grond = GROND_DOSSIER, .handler = page_bekend_bestand},
    {FCGI_GET, "/duo/audit", VOOR(ROL_DUO), .handeling = AUDIT_BEHEER, .grond = GROND_BEHEER, .handler = page_audit},
    {0}};

const struct route *routes_all(void) {
    return table;
}

/* Takes one segment from *at: its length, and *at moves to the next "/" or the end. */
static size_t segment(const char **at) {
    size_t len = strcspn(*at, "/");
    *at += len;
    return len;
}

static bool take_param(struct page_param *ret, const char *name, size_t name_len, const char *value, size_t value_len) {
    if (value_len == 0 || value_len >= PAGE_PARAM_LEN || name_len >= PAGE_PARAM_LEN)
        return false;
    *ret = (struct page_param){0};
    memcpy(ret->naam, name, name_len);
    memcpy(ret->waarde, value, value_len);
    return true;
}

static bool match_path(const char *pattern, const char *path, struct page_param params[static PAGE_PARAMS_MAX]) {
    size_t n = 0;
    while (*pattern == '/' && *path == '/') {
        const char *want = ++pattern;
        const char *have = ++path;
        size_t want_len = segment(&pattern);
        size_t have_len = segment(&path);
        if (want_len > 2 && want[0] == '{') {
            if (n == PAGE_PARAMS_MAX || !take_param(&params[n++], want + 1, want_len - 2, have, have_len))
                return false;
        } else if (want_len != have_len || memcmp(want, have, want_len) != 0) {
            return false;
        }
    }
    return *pattern == '\0' && *path == '\0';
}

void routes_find(enum fcgi_method method, const char *path, struct route_match *ret) {
    *ret = (struct route_match){0};
    enum fcgi_method wanted = method == FCGI_HEAD ? FCGI_GET : method;
    for (const struct route *r = table; r->pattern; r++) {
        struct page_param params[PAGE_PARAMS_MAX] = {0};
        if (!match_path(r->pattern, path, params))
            continue;
        ret->pad_bekend = true;
        ret->get = ret->get || r->method == FCGI_GET;
        ret->post = ret->post || r->method == FCGI_POST;
        if (r->method != wanted || ret->route)
            continue;
        ret->route = r;
        memcpy(ret->params, params, sizeof params);
    }
}

long routes_upload(const char *path) {
    struct route_match m;
    routes_find(FCGI_POST, path, &m);
    return m.route != NULL ? m.route->upload : 0;
}

static const char *row_mistake(const struct route *r) {
    if (!r->handler)
        return "no handler";
    if (r->toegang == TOEGANG_NIEMAND)
        return "allows nobody";
    if (r->toegang == TOEGANG_SESSIE && (r->rollen == 0 || r->niveau == NIVEAU_GEEN))
        return "a session without roles or level of assurance";
    if ((r->method == FCGI_POST) != (r->csrf != CSRF_GEEN))
        return "a POST must be protected, and only a POST";
    if (r->toegang == TOEGANG_SESSIE && r->csrf == CSRF_MAKELAAR)
        return "another site may not act for a session";
    if (r->upload < 0 || r->upload > FCGI_UPLOAD_MAX || (r->upload > 0 && r->method != FCGI_POST))
        return "only a POST takes an upload, and none longer than all others";
    return NULL;
}

bool routes_check(struct err *err) {
    for (const struct route *r = table; r->pattern; r++) {
        const char *mistake = row_mistake(r);
        if (mistake)
            return err_set(err, ERR_INTERNAL, r->pattern, "%s", mistake);
    }
    return true;
}
