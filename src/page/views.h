/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * One plain struct per template: what the page says, without HTML. Names and meaning: templates/README.md.
 */
#ifndef PAGE_VIEWS_H
#define PAGE_VIEWS_H

#include "form/form.h"
#include "page/frame.h"
#include "page/parts.h"

struct beheer_view;

/* ---- algemeen ---- */

struct kaal_view {
    struct pagina pagina;
};
struct inloggen_view {
    struct pagina pagina;
    const char *titel; /* of the provider */
    const char *actie, *saml_request, *relay_state;
    bool eherkenning, verlopen, via_proxy;
    bool meer; /* there are other providers to choose from */
};
struct inloggen_keuze {
    const char *url, *titel, *uitleg;
};
struct inloggen_kies_view {
    struct pagina pagina;
    struct inloggen_keuze *keuzes;
    size_t keuzes_aantal;
    bool verlopen, via_proxy;
};
/* Not logged in, and nothing wrong with what was sent: she stopped, or her provider cannot help her now. */
struct niet_ingelogd_view {
    struct pagina pagina;
    const char *kop, *uitleg, *doen, *opnieuw_url;
    const char *verzoek; /* NULL: no number to name */
};
struct mislukt_view {
    struct pagina pagina;
    const char *verzoek;
};
/* A POST without a session any more: all that was typed comes back, to be sent again after logging in. */
struct verlopen_view {
    struct pagina pagina;
    bool concept;      /* it was kept as a concept */
    const char *actie; /* NULL: nothing worth keeping was sent */
    struct deel_verborgen *velden_verborgen;
    size_t velden_verborgen_aantal;
};
struct klok_view {
    struct pagina pagina;
    const char *kop, *uitleg;
    bool bijna, verlengen, inloggen;
};
struct sessie_view {
    const char *gestart, *gestart_iso, *laatst, *laatst_iso, *uiterlijk, *uiterlijk_iso, *waarmee, *actie;
    bool deze;
};
struct sessies_view {
    struct pagina pagina;
    struct sessie_view *rijen;
    size_t rijen_aantal;
};
struct fout_view {
    struct pagina pagina;
    const char *kop, *uitleg, *doen, *verzoek, *terug_url, *terug_tekst;
};

struct opvallend_rij_view {
    const char *id, *kop, *tekst, *wie, *organisatie, *namens, *eerste, *eerste_iso, *laatste, *laatste_iso, *log_url;
    const char *gesloten, *gesloten_iso, *gesloten_door, *opmerking, *actie; /* actie NULL: not hers to close */
    const char *getypt, *fout;
};
struct opvallend_view {
    struct pagina pagina;
    const char *log_url;
    struct deel_fout *fouten;
    size_t fouten_aantal;
    struct opvallend_rij_view *rijen;
    size_t rijen_aantal;
    DEEL_BLAD_LEDEN
};
struct start_view {
    struct pagina pagina;
    const struct beheer_view *beheer; /* page/beheer/mensen_view.h; NULL: manages nobody */
    long opvallend;                   /* signals that wait for somebody to look */
    bool geen_rol;
};
struct kiezen_rij_view {
    const char *code, *naam, *tot, *tot_iso, *signalen; /* signalen NULL: not for her */
    bool nu;
};
struct kiezen_view {
    struct pagina pagina;
    const char *verband;    /* name of her samenwerkingsverband */
    const char *terug_code; /* to work for no gemeente again; NULL: she does */
    struct kiezen_rij_view *rijen;
    size_t rijen_aantal;
};
struct mandaat_rij_view {
    const char *verband, *gemeente, *van, *van_iso, *tot, *tot_iso, *stand, *ingetrokken, *ingetrokken_iso, *door,
        *actie;
    bool geldt;
};
struct mandaten_view {
    struct pagina pagina;
    bool mag_geven; /* DUO: the form, and taking back */
    struct deel_keuze *verbanden, *gemeenten;
    size_t verbanden_aantal, gemeenten_aantal;
    const char *getypt_van, *getypt_tot, *verband_fout, *gemeente_fout, *van_fout, *tot_fout;
    struct deel_fout *fouten;
    size_t fouten_aantal;
    struct mandaat_rij_view *rijen;
    size_t rijen_aantal;
    DEEL_BLAD_LEDEN
};
struct limiet_view {
    struct pagina pagina;
    const char *kop, *uitleg, *wanneer, *wie, *verzoek;
};

/* ---- gemeente ---- */

/* A delivery that was kept and not sent. */
struct concept_view {
    const char *url, *dienst, *naam, *wanneer, *wanneer_iso;
    bool collega;
};
struct start_fase {
    const char *label, *url;
    long aantal;
};
struct start_gemeente_view {
    struct pagina pagina;
    const struct beheer_view *beheer; /* page/beheer/mensen_view.h; NULL: manages nobody */
    long totaal, signalen, verlopen, binnenkort;
    const char *totaal_url, *signalen_url, *verlopen_url, *binnenkort_url;
    struct start_fase *fasen;
    size_t fasen_aantal;
    struct concept_view *concepten;
    size_t concepten_aantal;
};
struct rij_view { /* one person in a list */
    const char *url, *naam, *geboortedatum, *fase, *fase_code, *leerroute, *doelgroep, *termijn, *termijn_datum,
        *termijn_iso, *termijn_dagen, *gemeente;
    bool termijn_laat, termijn_dringend;
    long signalen;
};
struct kolom_view {
    const char *label, *url, *aria;
    bool oplopend, aflopend;
};
struct werkvoorraad_view {
    struct pagina pagina;
    struct deel_filter *filters;
    size_t filters_aantal;
    bool gefilterd;
    const char *sorteer, *uitvoer_url;
    struct kolom_view *kolommen;
    size_t kolommen_aantal;
    struct rij_view *rijen;
    size_t rijen_aantal;
    DEEL_BLAD_LEDEN
};
struct zoeken_view {
    struct pagina pagina;
    const char *bsn, *v_nummer, *naam, *bsn_fout, *v_nummer_fout, *naam_fout;
    struct deel_fout *fouten;
    size_t fouten_aantal;
    bool gezocht, te_veel;
    long aantal;
    struct rij_view *rijen;
    size_t rijen_aantal;
};
struct stap_view {
    const char *naam, *stand;
    bool klaar, bezig, nvt;
};
struct termijn_view {
    const char *titel, *regel, *bron, *datum, *datum_iso, *dagen;
    bool voldaan, gedaan, laat, dringend;
};
struct leveren_view {
    const char *url, *naam, *omschrijving, *termijn;
};
struct signaal_view {
    const char *titel, *waarom, *doen, *ontstaan, *ontstaan_iso, *uiterlijk, *uiterlijk_iso, *dagen, *afhandel_url;
    struct leveren_view *formulieren; /* of which a delivery closes it */
    size_t formulieren_aantal;
    bool laat;
};
struct tijdlijn_view {
    const char *url, *tekst, *dienst, *van, *datum, *datum_iso;
    bool ingetrokken, teruggenomen, correctie, intrekking;
};
struct dossier_view {
    struct pagina pagina;
    const char *naam, *bsn, *v_nummer, *toon_url, *logboek_url, *stand_url, *nieuwer_url, *ouder_url, *tijdlijn_blad,
        *overdracht_url;
    bool getoond, mag_tonen, alleen_lezen, afsluitend;
    struct deel_gegeven *gegevens;
    size_t gegevens_aantal;
    struct stap_view *stappen;
    size_t stappen_aantal;
    struct deel_onderdeel *onderdelen;
    size_t onderdelen_aantal;
    struct termijn_view *termijnen;
    size_t termijnen_aantal;
    struct signaal_view *signalen;
    size_t signalen_aantal;
    struct tijdlijn_view *tijdlijn;
    size_t tijdlijn_aantal;
    struct leveren_view *leveren;
    size_t leveren_aantal;
    struct concept_view *concepten;
    size_t concepten_aantal;
};
/* One thing that was said, on the page of an overdracht. */
struct overdracht_deel {
    const char *kop, *tekst, *van, *datum, *datum_iso, *url;
};
struct overdracht_view {
    struct pagina pagina;
    const char *dossier_url, *dienst, *naam, *van, *naar, *wat_nu, *uiterlijk, *uiterlijk_iso, *dagen, *lever_url;
    bool afsluitend; /* the asker is the previous gemeente */
    struct deel_gegeven *gegevens;
    size_t gegevens_aantal;
    struct overdracht_deel *delen, *stappen;
    size_t delen_aantal, stappen_aantal;
};
struct bericht_view {
    struct pagina pagina;
    const char *dossier_url, *naam, *dienst, *omschrijving, *van, *aan, *datum, *datum_iso, *geregistreerd,
        *geregistreerd_iso, *kanaal, *kenmerk, *grond, *reden, *gevolg_van_url, *lever_url, *corrigeer_url, *intrek_url,
        *versies_url, *vervangt_url, *nieuwer_url, *toon_url, *code;
    long nummer;
    bool ingetrokken, teruggenomen, intrekking, correctie, getoond;
    struct deel_gegeven *gegevens;
    size_t gegevens_aantal;
};
struct lever_formulier_view {
    struct pagina pagina;
    const char *dossier_url, *terug_url, *actie, *naam, *dienst, *omschrijving, *grond, *termijn, *eerder, *sleutel,
        *gezien, *reden, *reden_fout, *concept_wanneer, *concept_iso, *concept_url;
    bool concept_collega, concept_open, mag_bewaren, ongewijzigd, bekend, correctie, afgeschermd, met_bestand;
    const char *themas; /* how many are filled in; NULL: the service has none */
    struct deel_gegeven *gegevens;
    size_t gegevens_aantal;
    const struct form_view *form;
};
struct totaal_view {
    const char *label, *norm, *eerder, *nu, *telt_mee, *over;
};
struct waarschuwing_view {
    const char *melding, *artikel;
};
struct gevolg_view {
    const char *tekst, *url;
};
struct verschil_view {
    const char *label, *nu, *uw;
    bool anders;
};
struct lever_controle_view {
    struct pagina pagina;
    const char *dossier_url, *terug_url, *actie, *naam, *dienst, *reden, *reden_fout, *sleutel, *gezien;
    bool correctie, reden_vragen;
    struct deel_gegeven *gegevens;
    size_t gegevens_aantal;
    struct verschil_view *verschillen;
    size_t verschillen_aantal;
    struct gevolg_view *gevolgen;
    size_t gevolgen_aantal;
    struct totaal_view *totalen;
    size_t totalen_aantal;
    struct waarschuwing_view *waarschuwingen;
    size_t waarschuwingen_aantal;
    struct deel_verborgen *velden_verborgen;
    size_t velden_verborgen_aantal;
    const char *themas;
};
struct lever_ontvangst_view {
    struct pagina pagina;
    const char *dossier_url, *bericht_url, *naam, *dienst, *wanneer, *wanneer_iso, *reden, *vervangt_url;
    bool correctie, intrekking;
    long nummer;
    struct deel_gegeven *gegevens;
    size_t gegevens_aantal;
    struct gevolg_view *gevolgen;
    size_t gevolgen_aantal;
};
struct versie_view {
    const char *nummer, *url, *geregistreerd, *geregistreerd_iso, *reden;
    bool geldt, intrekking;
};
/* Two versions of a bericht side by side. */
struct versies_view {
    struct pagina pagina;
    const char *dossier_url, *bericht_url, *naam, *dienst, *actie, *kop_oud, *kop_nieuw, *samenvatting;
    bool een; /* there is only one version */
    struct versie_view *versies;
    size_t versies_aantal;
    struct deel_keuze *oude, *nieuwe;
    size_t oude_aantal, nieuwe_aantal;
    struct verschil_view *verschillen;
    size_t verschillen_aantal;
};
/* A dossier as it was. */
struct stand_view {
    struct pagina pagina;
    const char *dossier_url, *dienst, *naam, *actie, *bekend, *geldig, *bekend_tekst, *geldig_tekst, *bekend_fout,
        *geldig_fout;
    bool getoond, zelfde_dag, afsluitend, meer_bladen;
    struct deel_fout *fouten;
    size_t fouten_aantal;
    struct deel_gegeven *gegevens;
    size_t gegevens_aantal;
    struct stap_view *stappen;
    size_t stappen_aantal;
    struct deel_onderdeel *onderdelen;
    size_t onderdelen_aantal;
    struct termijn_view *termijnen;
    size_t termijnen_aantal;
    struct signaal_view *signalen;
    size_t signalen_aantal;
    struct tijdlijn_view *tijdlijn;
    size_t tijdlijn_aantal;
    DEEL_BLAD_LEDEN
};
/* The page that asks whether a bericht must be withdrawn. */
struct intrekken_view {
    struct pagina pagina;
    const char *dossier_url, *terug_url, *actie, *naam, *dienst, *tekst, *datum, *datum_iso, *geregistreerd,
        *geregistreerd_iso, *daarna, *reden, *reden_fout, *sleutel, *gezien;
    long nummer;
    bool veranderd;
    struct gevolg_view *gevolgen;
    size_t gevolgen_aantal;
};
struct lever_gewijzigd_view {
    struct pagina pagina;
    const char *dossier_url, *actie, *naam, *dienst, *van, *wanneer, *wanneer_iso, *reden, *sleutel, *gezien;
    struct verschil_view *verschillen;
    size_t verschillen_aantal;
    struct deel_verborgen *velden_verborgen;
    size_t velden_verborgen_aantal;
};

/* ---- duo ---- */

struct levering_view {
    const char *url, *dienst, *van, *naam, *datum, *datum_iso, *geregistreerd, *geregistreerd_iso;
    long nummer;
    bool ingetrokken;
};
struct start_duo_view {
    struct pagina pagina;
    const struct beheer_view *beheer; /* page/beheer/mensen_view.h; NULL: manages nobody */
    long vandaag, week, geweigerd;
    const char *geweigerd_url;
    struct levering_view *rijen;
    size_t rijen_aantal;
};
struct leveringen_view {
    struct pagina pagina;
    struct deel_filter *filters;
    size_t filters_aantal;
    bool gefilterd;
    struct levering_view *rijen;
    size_t rijen_aantal;
    DEEL_BLAD_LEDEN
};
struct audit_rij_view {
    const char *moment, *moment_iso, *wie, *naam, *wie_url, *rol, *organisatie, *namens, *niveau, *handeling, *route,
        *dossier, *dossier_url, *velden, *grond, *resultaat, *herkomst, *verzoek;
    bool geweigerd;
};
struct audit_view {
    struct pagina pagina;
    const char *actie, *bestand_url; /* of the page itself; the same as a file */
    bool eigen;                      /* of the own organisation */
    long opvallend;                  /* signals that wait for somebody to look */
    struct deel_filter *filters;
    size_t filters_aantal;
    bool gefilterd;
    struct audit_rij_view *rijen;
    size_t rijen_aantal;
    DEEL_BLAD_LEDEN
};

/* ---- coa ---- */

struct start_coa_view {
    struct pagina pagina;
    const struct beheer_view *beheer; /* page/beheer/mensen_view.h; NULL: manages nobody */
    long totaal, zonder, onvolledig;
    struct concept_view *concepten;
    size_t concepten_aantal;
};
struct inburgeraar_view {
    const char *url, *naam, *geboortedatum, *opvanglocatie, *gemeente, *profiel, *profiel_url, *uitstroom_url;
    bool volledig;
};
struct inburgeraars_view {
    struct pagina pagina;
    struct deel_filter *filters;
    size_t filters_aantal;
    bool gefilterd;
    struct inburgeraar_view *rijen;
    size_t rijen_aantal;
    DEEL_BLAD_LEDEN
};

extern const struct html_field concept_view_fields[], gevolg_view_fields[], verschil_view_fields[], stap_view_fields[],
    onderdeel_view_fields[], termijn_view_fields[], signaal_view_fields[], tijdlijn_view_fields[];
extern const struct html_field inburgeraars_fields[];
extern const struct html_field kaal_fields[], inloggen_fields[], inloggen_kies_fields[], niet_ingelogd_fields[],
    mislukt_fields[], verlopen_fields[], fout_fields[], limiet_fields[], kiezen_fields[], mandaten_fields[],
    klok_fields[], sessies_fields[], opvallend_fields[], start_fields[], start_gemeente_fields[], werkvoorraad_fields[],
    zoeken_fields[], dossier_fields[], overdracht_fields[], bericht_fields[], lever_formulier_fields[],
    lever_controle_fields[], lever_ontvangst_fields[], lever_gewijzigd_fields[], intrekken_fields[], stand_fields[],
    versies_fields[], start_duo_fields[], start_coa_fields[], leveringen_fields[], audit_fields[];

#endif
