/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * THE route table: all policy of every page, one row each.
 *
 * To add a page:
 *   1. write its handler in src/page/<audience>/x.c, its prototype in src/page/pages.h (see page/page.h);
 *   2. add a ROUTE here. Say for which purpose it is (domain/recht.def): whoever has that right may. A row without a
 *      purpose does not compile. .soorten when it only makes sense for some kinds of organisation;
 *   3. a POST says how it is protected: CSRF_EIS, or CSRF_OPNIEUW when people type much on it;
 *      .upload = bytes when it takes a file (multipart/form-data; page: fcgi_file), and its path in the upload
 *      location of nginx/portaal.conf.in;
 *   4. handeling and grond are what the audit log will say of it;
 *   5. PORTAAL_SCHRIJF=1 ./unit_rechten writes docs/rechten.md anew; tests/wire/walls_test.py walks the row as everybody.
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

/* The purpose itself, when there is one: without, the compiler refuses the row. */
#define DOEL_GENOEMD(d)                                                                                                \
    ((uint32_t)(d) + 0 * (uint32_t)sizeof(struct {                                                                     \
                         _Static_assert((d) != DOEL_GEEN, "a route says for which purpose it is");                     \
                         char c;                                                                                       \
                     }))
#define ROUTE(method_, pattern_, doel_, ...)                                                                           \
    {                                                                                                                  \
        .method = (method_), .pattern = (pattern_), .doel = DOEL_GENOEMD(doel_),                                       \
        .niveau = (doel_) == DOEL_OPENBAAR ? NIVEAU_GEEN : NIVEAU_EH3, __VA_ARGS__                                     \
    }

static const struct route table[] = {
    ROUTE(FCGI_GET, "/", DOEL_EIGEN, .handeling = AUDIT_INZIEN, .grond = GROND_DOSSIER, .handler = page_start),
    ROUTE(FCGI_GET, "/inloggen", DOEL_OPENBAAR, .handeling = AUDIT_INLOGGEN, .grond = GROND_BEHEER,
          .handler = page_inloggen),
    ROUTE(FCGI_GET, "/inloggen/proxy", DOEL_OPENBAAR, .handeling = AUDIT_INLOGGEN, .grond = GROND_BEHEER,
          .handler = page_proxy),
    ROUTE(FCGI_GET, "/inloggen/{aanbieder}", DOEL_OPENBAAR, .handeling = AUDIT_INLOGGEN, .grond = GROND_BEHEER,
          .handler = page_inloggen_bij),
    ROUTE(FCGI_GET, "/saml/acs", DOEL_OPENBAAR, .komst = KOMST_ELDERS, .handeling = AUDIT_INLOGGEN,
          .grond = GROND_BEHEER, .handler = page_acs_artifact),
    ROUTE(FCGI_GET, "/saml/metadata", DOEL_OPENBAAR, .handler = page_metadata),
    ROUTE(FCGI_POST, "/saml/acs", DOEL_OPENBAAR, .csrf = CSRF_MAKELAAR, .handeling = AUDIT_INLOGGEN,
          .grond = GROND_BEHEER, .handler = page_acs),
    ROUTE(FCGI_POST, "/uitloggen", DOEL_EIGEN | DOEL_AANMELDEN, .csrf = CSRF_EIS, .handeling = AUDIT_UITLOGGEN,
          .grond = GROND_BEHEER, .handler = page_uitloggen),
    ROUTE(FCGI_GET, "/aanmelden", DOEL_AANMELDEN, .handeling = AUDIT_FORMULIER, .grond = GROND_BEHEER,
          .handler = page_aanmelden),
    ROUTE(FCGI_POST, "/aanmelden", DOEL_AANMELDEN, .csrf = CSRF_EIS, .handeling = AUDIT_BEHEER, .grond = GROND_BEHEER,
          .handler = page_aanmelden_stuur),
    ROUTE(FCGI_GET, "/mijn-gegevens", DOEL_EIGEN, .handeling = AUDIT_FORMULIER, .grond = GROND_BEHEER,
          .handler = page_mijn_gegevens),
    ROUTE(FCGI_POST, "/mijn-gegevens", DOEL_EIGEN, .csrf = CSRF_EIS, .handeling = AUDIT_BEHEER, .grond = GROND_BEHEER,
          .handler = page_mijn_gegevens_zet),
    ROUTE(FCGI_POST, "/mijn-gegevens/code", DOEL_EIGEN, .csrf = CSRF_EIS, .handeling = AUDIT_BEHEER,
          .grond = GROND_BEHEER, .handler = page_mijn_code),
    ROUTE(FCGI_GET, "/mensen", DOEL_MENSEN, .handeling = AUDIT_LIJST, .grond = GROND_BEHEER, .handler = page_mensen),
    ROUTE(FCGI_GET, "/mensen/herzien", DOEL_MENSEN, .handeling = AUDIT_LIJST, .grond = GROND_BEHEER,
          .handler = page_herzien),
    ROUTE(FCGI_GET, "/mensen/{id}", DOEL_MENSEN, .handeling = AUDIT_INZIEN, .grond = GROND_BEHEER,
          .handler = page_mens),
    ROUTE(FCGI_POST, "/mensen/{id}/herzien", DOEL_MENSEN, .csrf = CSRF_EIS, .handeling = AUDIT_BEHEER,
          .grond = GROND_BEHEER, .handler = page_mens_herzien),
    ROUTE(FCGI_GET, "/mensen/{id}/rollen", DOEL_MENSEN, .handeling = AUDIT_FORMULIER, .grond = GROND_BEHEER,
          .handler = page_mens_rollen),
    ROUTE(FCGI_POST, "/mensen/{id}/rollen", DOEL_MENSEN, .csrf = CSRF_EIS, .handeling = AUDIT_BEHEER,
          .grond = GROND_BEHEER, .handler = page_mens_rollen_stap),
    ROUTE(FCGI_GET, "/mensen/{id}/rol/{rid}", DOEL_MENSEN, .handeling = AUDIT_FORMULIER, .grond = GROND_BEHEER,
          .handler = page_mens_rol),
    ROUTE(FCGI_POST, "/mensen/{id}/rol/{rid}", DOEL_MENSEN, .csrf = CSRF_EIS, .handeling = AUDIT_BEHEER,
          .grond = GROND_BEHEER, .handler = page_mens_rol_stap),
    ROUTE(FCGI_GET, "/mensen/{id}/gegevens", DOEL_MENSEN, .handeling = AUDIT_FORMULIER, .grond = GROND_BEHEER,
          .handler = page_mens_gegevens),
    ROUTE(FCGI_POST, "/mensen/{id}/gegevens", DOEL_MENSEN, .csrf = CSRF_EIS, .handeling = AUDIT_BEHEER,
          .grond = GROND_BEHEER, .handler = page_mens_gegevens_stap),
    ROUTE(FCGI_GET, "/mensen/{id}/{daad}", DOEL_MENSEN, .handeling = AUDIT_FORMULIER, .grond = GROND_BEHEER,
          .handler = page_mens_daad),
    ROUTE(FCGI_POST, "/mensen/{id}/{daad}", DOEL_MENSEN, .csrf = CSRF_EIS, .handeling = AUDIT_BEHEER,
          .grond = GROND_BEHEER, .handler = page_mens_daad_stap),
    ROUTE(FCGI_GET, "/sessie/klok", DOEL_OPENBAAR, .komst = KOMST_KADER, .handler = page_klok),
    ROUTE(FCGI_POST, "/sessie/klok", DOEL_EIGEN | DOEL_AANMELDEN, .csrf = CSRF_EIS, .komst = KOMST_KADER,
          .handeling = AUDIT_INZIEN, .grond = GROND_BEHEER, .handler = page_klok_verleng),
    ROUTE(FCGI_GET, "/sessies", DOEL_EIGEN | DOEL_AANMELDEN, .handeling = AUDIT_INZIEN, .grond = GROND_BEHEER,
          .handler = page_sessies),
    ROUTE(FCGI_POST, "/sessies/uitloggen", DOEL_EIGEN | DOEL_AANMELDEN, .csrf = CSRF_EIS, .handeling = AUDIT_UITLOGGEN,
          .grond = GROND_BEHEER, .handler = page_sessies_uitloggen),
    ROUTE(FCGI_POST, "/sessies/{id}/uitloggen", DOEL_EIGEN | DOEL_AANMELDEN, .csrf = CSRF_EIS,
          .handeling = AUDIT_UITLOGGEN, .grond = GROND_BEHEER, .handler = page_sessie_uitloggen),
    ROUTE(FCGI_GET, "/uitgelogd", DOEL_OPENBAAR, .handler = page_uitgelogd),
    ROUTE(FCGI_GET, "/geannuleerd", DOEL_OPENBAAR, .handler = page_geannuleerd),

    ROUTE(FCGI_GET, "/werkvoorraad", DOEL_INZIEN, .soorten = SOORT_GEMEENTE, .handeling = AUDIT_LIJST,
          .grond = GROND_DOSSIER, .handler = page_werkvoorraad),
    ROUTE(FCGI_GET, "/zoeken", DOEL_INZIEN, .handeling = AUDIT_ZOEKEN, .grond = GROND_DOSSIER, .handler = page_zoeken),
    ROUTE(FCGI_POST, "/zoeken", DOEL_INZIEN, .csrf = CSRF_EIS, .handeling = AUDIT_ZOEKEN, .grond = GROND_DOSSIER,
          .handler = page_zoeken),
    ROUTE(FCGI_GET, "/dossier/{id}", DOEL_INZIEN, .handeling = AUDIT_INZIEN, .grond = GROND_DOSSIER,
          .handler = page_dossier),
    ROUTE(FCGI_POST, "/dossier/{id}/toon", DOEL_TONEN, .csrf = CSRF_EIS, .handeling = AUDIT_TONEN,
          .grond = GROND_DOSSIER, .handler = page_toon),
    ROUTE(FCGI_GET, "/dossier/{id}/bericht/{bid}", DOEL_INZIEN, .handeling = AUDIT_INZIEN, .grond = GROND_DOSSIER,
          .handler = page_bericht),
    ROUTE(FCGI_GET, "/dossier/{id}/stand", DOEL_INZIEN, .handeling = AUDIT_INZIEN, .grond = GROND_DOSSIER,
          .handler = page_stand),
    ROUTE(FCGI_GET, "/dossier/{id}/overdracht", DOEL_INZIEN, .soorten = SOORT_GEMEENTE, .handeling = AUDIT_INZIEN,
          .grond = GROND_OVERDRACHT, .handler = page_overdracht),
    ROUTE(FCGI_GET, "/dossier/{id}/bericht/{bid}/corrigeer", DOEL_LEVEREN, .handeling = AUDIT_FORMULIER,
          .grond = GROND_LEVEREN, .handler = page_corrigeer_open),
    ROUTE(FCGI_POST, "/dossier/{id}/bericht/{bid}/corrigeer", DOEL_LEVEREN, .csrf = CSRF_OPNIEUW,
          .upload = FCGI_UPLOAD_MAX, .handeling = AUDIT_LEVEREN, .grond = GROND_LEVEREN,
          .handler = page_corrigeer_stap),
    ROUTE(FCGI_GET, "/dossier/{id}/bericht/{bid}/versies", DOEL_INZIEN, .handeling = AUDIT_INZIEN,
          .grond = GROND_DOSSIER, .handler = page_versies),
    ROUTE(FCGI_GET, "/dossier/{id}/bericht/{bid}/intrekken", DOEL_LEVEREN, .handeling = AUDIT_FORMULIER,
          .grond = GROND_LEVEREN, .handler = page_intrekken_open),
    ROUTE(FCGI_POST, "/dossier/{id}/bericht/{bid}/intrekken", DOEL_LEVEREN, .csrf = CSRF_OPNIEUW,
          .handeling = AUDIT_LEVEREN, .grond = GROND_LEVEREN, .handler = page_intrekken),
    ROUTE(FCGI_POST, "/dossier/{id}/bericht/{bid}/toon", DOEL_HOOG, .csrf = CSRF_EIS, .handeling = AUDIT_TONEN,
          .grond = GROND_DOSSIER, .handler = page_bericht_toon),
    ROUTE(FCGI_GET, "/dossier/{id}/document/{did}", DOEL_HOOG, .soorten = SOORT_GEMEENTE | SOORT_COA,
          .handeling = AUDIT_DOCUMENT, .grond = GROND_DOSSIER, .komst = KOMST_BESTAND, .handler = page_document),
    ROUTE(FCGI_GET, "/dossier/{id}/lever/{dienst}", DOEL_LEVEREN, .soorten = SOORT_GEMEENTE | SOORT_COA,
          .handeling = AUDIT_FORMULIER, .grond = GROND_LEVEREN, .handler = page_lever_open),
    ROUTE(FCGI_POST, "/dossier/{id}/lever/{dienst}", DOEL_LEVEREN, .soorten = SOORT_GEMEENTE | SOORT_COA,
          .csrf = CSRF_OPNIEUW, .upload = FCGI_UPLOAD_MAX, .handeling = AUDIT_LEVEREN, .grond = GROND_LEVEREN,
          .handler = page_lever_stap, .bewaar = page_lever_bewaar),
    ROUTE(FCGI_GET, "/dossier/{id}/ontvangst/{bid}", DOEL_LEVEREN, .handeling = AUDIT_INZIEN, .grond = GROND_LEVEREN,
          .handler = page_ontvangst),
    ROUTE(FCGI_POST, "/signaal/{id}/afhandelen", DOEL_LEVEREN, .csrf = CSRF_EIS, .handeling = AUDIT_AFHANDELEN,
          .grond = GROND_DOSSIER, .handler = page_afhandelen),
    ROUTE(FCGI_GET, "/gegevenswoordenboek", DOEL_UITLEG, .handeling = AUDIT_INZIEN, .grond = GROND_UITLEG,
          .handler = page_woordenboek),
    ROUTE(FCGI_GET, "/gegevenswoordenboek.csv", DOEL_UITLEG, .handeling = AUDIT_INZIEN, .grond = GROND_UITLEG,
          .komst = KOMST_BESTAND, .handler = page_woordenboek_csv),
    ROUTE(FCGI_GET, "/gegevenswoordenboek.json", DOEL_UITLEG, .handeling = AUDIT_INZIEN, .grond = GROND_UITLEG,
          .komst = KOMST_BESTAND, .handler = page_woordenboek_json),
    ROUTE(FCGI_GET, "/gegevenswoordenboek/{dienst}", DOEL_UITLEG, .handeling = AUDIT_INZIEN, .grond = GROND_UITLEG,
          .handler = page_woorden),
    ROUTE(FCGI_GET, "/signalen", DOEL_INZIEN, .handeling = AUDIT_LIJST, .grond = GROND_DOSSIER,
          .handler = page_signalen),
    ROUTE(FCGI_POST, "/signalen/afhandelen", DOEL_LEVEREN, .csrf = CSRF_EIS, .handeling = AUDIT_AFHANDELEN,
          .grond = GROND_DOSSIER, .handler = page_signalen_afhandelen),
    ROUTE(FCGI_GET, "/signalen/voorkeuren", DOEL_VOORKEUREN, .handeling = AUDIT_BEHEER, .grond = GROND_DOSSIER,
          .handler = page_voorkeuren),
    ROUTE(FCGI_POST, "/signalen/voorkeuren", DOEL_VOORKEUREN, .csrf = CSRF_EIS, .handeling = AUDIT_BEHEER,
          .grond = GROND_DOSSIER, .handler = page_voorkeuren_zet),

    ROUTE(FCGI_GET, "/coa/inburgeraars", DOEL_INZIEN, .soorten = SOORT_COA, .handeling = AUDIT_LIJST,
          .grond = GROND_COA, .handler = page_inburgeraars),
    ROUTE(FCGI_GET, "/coa/nieuw", DOEL_BEGINNEN, .handeling = AUDIT_FORMULIER, .grond = GROND_COA,
          .handler = page_coa_nieuw),
    ROUTE(FCGI_POST, "/coa/nieuw", DOEL_BEGINNEN, .csrf = CSRF_OPNIEUW, .handeling = AUDIT_LEVEREN, .grond = GROND_COA,
          .handler = page_coa_nieuw_stap),

    ROUTE(FCGI_GET, "/bulk", DOEL_BULK, .handeling = AUDIT_LIJST, .grond = GROND_LEVEREN, .handler = page_bulk),
    ROUTE(FCGI_POST, "/bulk", DOEL_BULK, .csrf = CSRF_EIS, .upload = FCGI_UPLOAD_MAX, .handeling = AUDIT_LEVEREN,
          .grond = GROND_LEVEREN, .handler = page_bulk_stuur),
    ROUTE(FCGI_GET, "/bulk/sjabloon/{dienst}", DOEL_BULK, .handeling = AUDIT_FORMULIER, .grond = GROND_LEVEREN,
          .komst = KOMST_BESTAND, .handler = page_bulk_sjabloon),
    ROUTE(FCGI_GET, "/bulk/uitvoer/{dienst}", DOEL_UITVOER, .handeling = AUDIT_LIJST, .grond = GROND_DOSSIER,
          .komst = KOMST_BESTAND, .handler = page_uitvoer),
    ROUTE(FCGI_GET, "/werkvoorraad/uitvoer", DOEL_UITVOER, .handeling = AUDIT_LIJST, .grond = GROND_DOSSIER,
          .komst = KOMST_BESTAND, .handler = page_werkvoorraad_uitvoer),
    ROUTE(FCGI_GET, "/bulk/{id}", DOEL_BULK, .handeling = AUDIT_LIJST, .grond = GROND_LEVEREN,
          .handler = page_bulk_upload),
    ROUTE(FCGI_POST, "/bulk/{id}/besluit", DOEL_BULK, .csrf = CSRF_EIS, .handeling = AUDIT_LEVEREN,
          .grond = GROND_LEVEREN, .handler = page_bulk_besluit),
    ROUTE(FCGI_GET, "/bulk/{id}/fouten", DOEL_BULK, .handeling = AUDIT_LIJST, .grond = GROND_LEVEREN,
          .komst = KOMST_BESTAND, .handler = page_bulk_fouten),

    ROUTE(FCGI_GET, "/duo/organisaties", DOEL_ORGANISATIES, .handeling = AUDIT_BEHEER, .grond = GROND_BEHEER,
          .handler = page_organisaties),
    ROUTE(FCGI_GET, "/duo/organisaties/nieuw", DOEL_ORGANISATIES, .handeling = AUDIT_BEHEER, .grond = GROND_BEHEER,
          .handler = page_organisatie_nieuw),
    ROUTE(FCGI_POST, "/duo/organisaties/nieuw", DOEL_ORGANISATIES, .csrf = CSRF_EIS, .handeling = AUDIT_BEHEER,
          .grond = GROND_BEHEER, .handler = page_organisatie_maak),
    ROUTE(FCGI_GET, "/duo/organisaties/{code}", DOEL_ORGANISATIES, .handeling = AUDIT_BEHEER, .grond = GROND_BEHEER,
          .handler = page_organisatie),
    ROUTE(FCGI_POST, "/duo/organisaties/{code}", DOEL_ORGANISATIES, .csrf = CSRF_EIS, .handeling = AUDIT_BEHEER,
          .grond = GROND_BEHEER, .handler = page_organisatie_bewaar),
    ROUTE(FCGI_GET, "/duo/herindelingen", DOEL_ORGANISATIES, .handeling = AUDIT_BEHEER, .grond = GROND_BEHEER,
          .handler = page_herindelingen),
    ROUTE(FCGI_GET, "/duo/herindelingen/nieuw", DOEL_ORGANISATIES, .handeling = AUDIT_BEHEER, .grond = GROND_BEHEER,
          .handler = page_herindeling_nieuw),
    ROUTE(FCGI_POST, "/duo/herindelingen/nieuw", DOEL_ORGANISATIES, .csrf = CSRF_EIS, .handeling = AUDIT_BEHEER,
          .grond = GROND_BEHEER, .handler = page_herindeling_maak),
    ROUTE(FCGI_GET, "/duo/herindelingen/{id}", DOEL_ORGANISATIES, .handeling = AUDIT_BEHEER, .grond = GROND_BEHEER,
          .handler = page_herindeling),
    ROUTE(FCGI_POST, "/duo/herindelingen/{id}", DOEL_ORGANISATIES, .csrf = CSRF_EIS, .handeling = AUDIT_BEHEER,
          .grond = GROND_BEHEER, .handler = page_herindeling_stap),
    ROUTE(FCGI_GET, "/duo/herindelingen/{id}/dossiers", DOEL_ORGANISATIES, .handeling = AUDIT_BEHEER,
          .grond = GROND_BEHEER, .handler = page_herindeling_dossiers),
    ROUTE(FCGI_GET, "/duo/voorstellen", DOEL_ORGANISATIES, .handeling = AUDIT_BEHEER, .grond = GROND_BEHEER,
          .handler = page_voorstellen),
    ROUTE(FCGI_GET, "/duo/voorstellen/{id}", DOEL_ORGANISATIES, .handeling = AUDIT_BEHEER, .grond = GROND_BEHEER,
          .handler = page_voorstel),
    ROUTE(FCGI_POST, "/duo/voorstellen/{id}", DOEL_ORGANISATIES, .csrf = CSRF_EIS, .handeling = AUDIT_BEHEER,
          .grond = GROND_BEHEER, .handler = page_voorstel_besluit),
    ROUTE(FCGI_GET, "/duo/leveringen", DOEL_KETEN, .handeling = AUDIT_LIJST, .grond = GROND_DOSSIER,
          .handler = page_leveringen),
    ROUTE(FCGI_GET, "/duo/aansluiting", DOEL_KETEN, .handeling = AUDIT_LIJST, .grond = GROND_DOSSIER,
          .handler = page_aansluiting),
    ROUTE(FCGI_GET, "/duo/aansluiting.csv", DOEL_KETEN, .handeling = AUDIT_LIJST, .grond = GROND_DOSSIER,
          .komst = KOMST_BESTAND, .handler = page_aansluiting_csv),
    ROUTE(FCGI_GET, "/duo/niet-geopend", DOEL_KETEN, .handeling = AUDIT_LIJST, .grond = GROND_DOSSIER,
          .handler = page_niet_geopend),
    ROUTE(FCGI_GET, "/duo/niet-geopend.csv", DOEL_KETEN, .handeling = AUDIT_LIJST, .grond = GROND_DOSSIER,
          .komst = KOMST_BESTAND, .handler = page_niet_geopend_csv),
    ROUTE(FCGI_GET, "/aansluiting", DOEL_INZIEN, .soorten = SOORT_GEMEENTE, .handeling = AUDIT_LIJST,
          .grond = GROND_DOSSIER, .handler = page_bekend),
    ROUTE(FCGI_POST, "/aansluiting/bestand", DOEL_TONEN, .soorten = SOORT_GEMEENTE, .csrf = CSRF_EIS,
          .handeling = AUDIT_TONEN, .grond = GROND_DOSSIER, .handler = page_bekend_bestand),
    ROUTE(FCGI_GET, "/kiezen", DOEL_KIEZEN, .handeling = AUDIT_BEHEER, .grond = GROND_BEHEER, .handler = page_kiezen),
    ROUTE(FCGI_POST, "/kiezen", DOEL_KIEZEN, .csrf = CSRF_EIS, .handeling = AUDIT_INLOGGEN, .grond = GROND_BEHEER,
          .handler = page_kies),
    ROUTE(FCGI_GET, "/mandaten", DOEL_MENSEN | DOEL_AUDIT_EIGEN, .soorten = SOORT_GEMEENTE | SOORT_VERBAND,
          .handeling = AUDIT_BEHEER, .grond = GROND_BEHEER, .handler = page_mandaten),
    ROUTE(FCGI_GET, "/duo/mandaten", DOEL_ORGANISATIES, .handeling = AUDIT_BEHEER, .grond = GROND_BEHEER,
          .handler = page_mandaten),
    ROUTE(FCGI_POST, "/duo/mandaten", DOEL_ORGANISATIES, .csrf = CSRF_EIS, .handeling = AUDIT_BEHEER,
          .grond = GROND_BEHEER, .handler = page_mandaat_nieuw),
    ROUTE(FCGI_POST, "/duo/mandaten/{id}/intrekken", DOEL_ORGANISATIES, .csrf = CSRF_EIS, .handeling = AUDIT_BEHEER,
          .grond = GROND_BEHEER, .handler = page_mandaat_intrek),
    ROUTE(FCGI_GET, "/logboek", DOEL_AUDIT_EIGEN, .handeling = AUDIT_BEHEER, .grond = GROND_BEHEER,
          .handler = page_audit),
    ROUTE(FCGI_GET, "/logboek.csv", DOEL_AUDIT_EIGEN, .handeling = AUDIT_BEHEER, .grond = GROND_BEHEER,
          .komst = KOMST_BESTAND, .handler = page_audit_csv),
    ROUTE(FCGI_GET, "/logboek/opvallend", DOEL_AUDIT_EIGEN | DOEL_AUDIT, .handeling = AUDIT_BEHEER,
          .grond = GROND_BEHEER, .handler = page_opvallend),
    ROUTE(FCGI_POST, "/logboek/opvallend/{id}", DOEL_AUDIT_EIGEN | DOEL_AUDIT, .csrf = CSRF_EIS,
          .handeling = AUDIT_BEHEER, .grond = GROND_BEHEER, .handler = page_opvallend_sluit),
    ROUTE(FCGI_GET, "/duo/audit.csv", DOEL_AUDIT, .handeling = AUDIT_BEHEER, .grond = GROND_BEHEER,
          .komst = KOMST_BESTAND, .handler = page_audit_csv),
    ROUTE(FCGI_GET, "/duo/uitnodigingen", DOEL_ORGANISATIES, .handeling = AUDIT_LIJST, .grond = GROND_BEHEER,
          .handler = page_uitnodigingen),
    ROUTE(FCGI_GET, "/duo/uitnodigingen/nieuw", DOEL_ORGANISATIES, .handeling = AUDIT_FORMULIER, .grond = GROND_BEHEER,
          .handler = page_uitnodiging_nieuw),
    ROUTE(FCGI_POST, "/duo/uitnodigingen/nieuw", DOEL_ORGANISATIES, .csrf = CSRF_EIS, .handeling = AUDIT_BEHEER,
          .grond = GROND_BEHEER, .handler = page_uitnodiging_stap),
    ROUTE(FCGI_POST, "/duo/uitnodigingen/{id}/intrekken", DOEL_ORGANISATIES, .csrf = CSRF_EIS,
          .handeling = AUDIT_BEHEER, .grond = GROND_BEHEER, .handler = page_uitnodiging_intrekken),
    ROUTE(FCGI_GET, "/duo/audit", DOEL_AUDIT, .handeling = AUDIT_BEHEER, .grond = GROND_BEHEER, .handler = page_audit),
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
    bool openbaar = r->doel == DOEL_OPENBAAR;
    if (r->doel == DOEL_GEEN)
        return "allows nobody";
    if (!openbaar && ((r->doel & ~(uint32_t)DOEL_ALLE) != 0 || r->niveau == NIVEAU_GEEN))
        return "a session without a purpose or a level of assurance";
    if ((r->method == FCGI_POST) != (r->csrf != CSRF_GEEN))
        return "a POST must be protected, and only a POST";
    if (!openbaar && r->csrf == CSRF_MAKELAAR)
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
