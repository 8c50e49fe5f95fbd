/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The rows by which the templates are compiled against the views of views.h.
 */
#include "page/views.h"

#include "page/beheer/mensen_view.h"

const struct html_field kaal_fields[] = {PAGE_FRAME(struct kaal_view), {0}};

const struct html_field inloggen_fields[] = {PAGE_FRAME(struct inloggen_view),
                                             HTML_FIELD_TEXT(struct inloggen_view, titel),
                                             HTML_FIELD_BOOL(struct inloggen_view, eherkenning),
                                             HTML_FIELD_BOOL(struct inloggen_view, meer),
                                             HTML_FIELD_TEXT(struct inloggen_view, actie),
                                             HTML_FIELD_TEXT(struct inloggen_view, saml_request),
                                             HTML_FIELD_TEXT(struct inloggen_view, relay_state),
                                             HTML_FIELD_BOOL(struct inloggen_view, verlopen),
                                             HTML_FIELD_BOOL(struct inloggen_view, via_proxy),
                                             {0}};

static const struct html_field inloggen_keuze_fields[] = {HTML_FIELD_TEXT(struct inloggen_keuze, url),
                                                          HTML_FIELD_TEXT(struct inloggen_keuze, titel),
                                                          HTML_FIELD_TEXT(struct inloggen_keuze, uitleg),
                                                          {0}};
const struct html_field inloggen_kies_fields[] = {
    PAGE_FRAME(struct inloggen_kies_view),
    HTML_FIELD_LIST(struct inloggen_kies_view, keuzes, inloggen_keuze_fields, sizeof(struct inloggen_keuze)),
    HTML_FIELD_BOOL(struct inloggen_kies_view, verlopen),
    HTML_FIELD_BOOL(struct inloggen_kies_view, via_proxy),
    {0}};

const struct html_field niet_ingelogd_fields[] = {PAGE_FRAME(struct niet_ingelogd_view),
                                                  HTML_FIELD_TEXT(struct niet_ingelogd_view, kop),
                                                  HTML_FIELD_TEXT(struct niet_ingelogd_view, uitleg),
                                                  HTML_FIELD_TEXT(struct niet_ingelogd_view, doen),
                                                  HTML_FIELD_TEXT(struct niet_ingelogd_view, opnieuw_url),
                                                  HTML_FIELD_TEXT(struct niet_ingelogd_view, verzoek),
                                                  {0}};

const struct html_field mislukt_fields[] = {
    PAGE_FRAME(struct mislukt_view), HTML_FIELD_TEXT(struct mislukt_view, verzoek), {0}};

const struct html_field verlopen_fields[] = {
    PAGE_FRAME(struct verlopen_view),
    HTML_FIELD_BOOL(struct verlopen_view, concept),
    HTML_FIELD_TEXT(struct verlopen_view, actie),
    HTML_FIELD_LIST(struct verlopen_view, velden_verborgen, deel_verborgen_fields, sizeof(struct deel_verborgen)),
    {0}};

const struct html_field klok_fields[] = {PAGE_FRAME(struct klok_view),
                                         HTML_FIELD_TEXT(struct klok_view, kop),
                                         HTML_FIELD_TEXT(struct klok_view, uitleg),
                                         HTML_FIELD_BOOL(struct klok_view, bijna),
                                         HTML_FIELD_BOOL(struct klok_view, verlengen),
                                         HTML_FIELD_BOOL(struct klok_view, inloggen),
                                         {0}};
static const struct html_field sessie_fields[] = {
    HTML_FIELD_TEXT(struct sessie_view, gestart),   HTML_FIELD_TEXT(struct sessie_view, gestart_iso),
    HTML_FIELD_TEXT(struct sessie_view, laatst),    HTML_FIELD_TEXT(struct sessie_view, laatst_iso),
    HTML_FIELD_TEXT(struct sessie_view, uiterlijk), HTML_FIELD_TEXT(struct sessie_view, uiterlijk_iso),
    HTML_FIELD_TEXT(struct sessie_view, waarmee),   HTML_FIELD_TEXT(struct sessie_view, actie),
    HTML_FIELD_BOOL(struct sessie_view, deze),      {0}};
const struct html_field sessies_fields[] = {
    PAGE_FRAME(struct sessies_view),
    HTML_FIELD_LIST(struct sessies_view, rijen, sessie_fields, sizeof(struct sessie_view)),
    {0}};
const struct html_field fout_fields[] = {PAGE_FRAME(struct fout_view),
                                         HTML_FIELD_TEXT(struct fout_view, kop),
                                         HTML_FIELD_TEXT(struct fout_view, uitleg),
                                         HTML_FIELD_TEXT(struct fout_view, doen),
                                         HTML_FIELD_TEXT(struct fout_view, verzoek),
                                         HTML_FIELD_TEXT(struct fout_view, terug_url),
                                         HTML_FIELD_TEXT(struct fout_view, terug_tekst),
                                         {0}};

static const struct html_field opvallend_rij_fields[] = {HTML_FIELD_TEXT(struct opvallend_rij_view, id),
                                                         HTML_FIELD_TEXT(struct opvallend_rij_view, kop),
                                                         HTML_FIELD_TEXT(struct opvallend_rij_view, tekst),
                                                         HTML_FIELD_TEXT(struct opvallend_rij_view, wie),
                                                         HTML_FIELD_TEXT(struct opvallend_rij_view, organisatie),
                                                         HTML_FIELD_TEXT(struct opvallend_rij_view, namens),
                                                         HTML_FIELD_TEXT(struct opvallend_rij_view, eerste),
                                                         HTML_FIELD_TEXT(struct opvallend_rij_view, eerste_iso),
                                                         HTML_FIELD_TEXT(struct opvallend_rij_view, laatste),
                                                         HTML_FIELD_TEXT(struct opvallend_rij_view, laatste_iso),
                                                         HTML_FIELD_TEXT(struct opvallend_rij_view, log_url),
                                                         HTML_FIELD_TEXT(struct opvallend_rij_view, gesloten),
                                                         HTML_FIELD_TEXT(struct opvallend_rij_view, gesloten_iso),
                                                         HTML_FIELD_TEXT(struct opvallend_rij_view, gesloten_door),
                                                         HTML_FIELD_TEXT(struct opvallend_rij_view, opmerking),
                                                         HTML_FIELD_TEXT(struct opvallend_rij_view, actie),
                                                         HTML_FIELD_TEXT(struct opvallend_rij_view, getypt),
                                                         HTML_FIELD_TEXT(struct opvallend_rij_view, fout),
                                                         {0}};

const struct html_field opvallend_fields[] = {
    PAGE_FRAME(struct opvallend_view),
    HTML_FIELD_TEXT(struct opvallend_view, log_url),
    HTML_FIELD_LIST(struct opvallend_view, fouten, deel_fout_fields, sizeof(struct deel_fout)),
    HTML_FIELD_LIST(struct opvallend_view, rijen, opvallend_rij_fields, sizeof(struct opvallend_rij_view)),
    DEEL_BLAD_FIELDS(struct opvallend_view),
    {0}};

const struct html_field start_fields[] = {PAGE_FRAME(struct start_view),
                                          HTML_FIELD_STRUCT(struct start_view, beheer, beheer_fields),
                                          HTML_FIELD_INT(struct start_view, opvallend),
                                          HTML_FIELD_BOOL(struct start_view, geen_rol),
                                          {0}};

static const struct html_field kiezen_rij_fields[] = {HTML_FIELD_TEXT(struct kiezen_rij_view, code),
                                                      HTML_FIELD_TEXT(struct kiezen_rij_view, naam),
                                                      HTML_FIELD_TEXT(struct kiezen_rij_view, tot),
                                                      HTML_FIELD_TEXT(struct kiezen_rij_view, tot_iso),
                                                      HTML_FIELD_TEXT(struct kiezen_rij_view, signalen),
                                                      HTML_FIELD_BOOL(struct kiezen_rij_view, nu),
                                                      {0}};

const struct html_field kiezen_fields[] = {
    PAGE_FRAME(struct kiezen_view),
    HTML_FIELD_TEXT(struct kiezen_view, verband),
    HTML_FIELD_TEXT(struct kiezen_view, terug_code),
    HTML_FIELD_INT(struct kiezen_view, rijen_aantal),
    HTML_FIELD_LIST(struct kiezen_view, rijen, kiezen_rij_fields, sizeof(struct kiezen_rij_view)),
    {0}};

static const struct html_field mandaat_rij_fields[] = {HTML_FIELD_TEXT(struct mandaat_rij_view, verband),
                                                       HTML_FIELD_TEXT(struct mandaat_rij_view, gemeente),
                                                       HTML_FIELD_TEXT(struct mandaat_rij_view, van),
                                                       HTML_FIELD_TEXT(struct mandaat_rij_view, van_iso),
                                                       HTML_FIELD_TEXT(struct mandaat_rij_view, tot),
                                                       HTML_FIELD_TEXT(struct mandaat_rij_view, tot_iso),
                                                       HTML_FIELD_TEXT(struct mandaat_rij_view, stand),
                                                       HTML_FIELD_TEXT(struct mandaat_rij_view, ingetrokken),
                                                       HTML_FIELD_TEXT(struct mandaat_rij_view, ingetrokken_iso),
                                                       HTML_FIELD_TEXT(struct mandaat_rij_view, door),
                                                       HTML_FIELD_TEXT(struct mandaat_rij_view, actie),
                                                       HTML_FIELD_BOOL(struct mandaat_rij_view, geldt),
                                                       {0}};

const struct html_field mandaten_fields[] = {
    PAGE_FRAME(struct mandaten_view),
    HTML_FIELD_BOOL(struct mandaten_view, mag_geven),
    HTML_FIELD_TEXT(struct mandaten_view, getypt_van),
    HTML_FIELD_TEXT(struct mandaten_view, getypt_tot),
    HTML_FIELD_TEXT(struct mandaten_view, verband_fout),
    HTML_FIELD_TEXT(struct mandaten_view, gemeente_fout),
    HTML_FIELD_TEXT(struct mandaten_view, van_fout),
    HTML_FIELD_TEXT(struct mandaten_view, tot_fout),
    HTML_FIELD_LIST(struct mandaten_view, verbanden, deel_keuze_fields, sizeof(struct deel_keuze)),
    HTML_FIELD_LIST(struct mandaten_view, gemeenten, deel_keuze_fields, sizeof(struct deel_keuze)),
    HTML_FIELD_LIST(struct mandaten_view, fouten, deel_fout_fields, sizeof(struct deel_fout)),
    HTML_FIELD_INT(struct mandaten_view, fouten_aantal),
    HTML_FIELD_LIST(struct mandaten_view, rijen, mandaat_rij_fields, sizeof(struct mandaat_rij_view)),
    DEEL_BLAD_FIELDS(struct mandaten_view),
    {0}};

const struct html_field limiet_fields[] = {PAGE_FRAME(struct limiet_view),
                                           HTML_FIELD_TEXT(struct limiet_view, kop),
                                           HTML_FIELD_TEXT(struct limiet_view, uitleg),
                                           HTML_FIELD_TEXT(struct limiet_view, wanneer),
                                           HTML_FIELD_TEXT(struct limiet_view, wie),
                                           HTML_FIELD_TEXT(struct limiet_view, verzoek),
                                           {0}};

static const struct html_field start_fase_fields[] = {HTML_FIELD_TEXT(struct start_fase, label),
                                                      HTML_FIELD_TEXT(struct start_fase, url),
                                                      HTML_FIELD_INT(struct start_fase, aantal),
                                                      {0}};

const struct html_field start_gemeente_fields[] = {
    PAGE_FRAME(struct start_gemeente_view),
    HTML_FIELD_STRUCT(struct start_gemeente_view, beheer, beheer_fields),
    HTML_FIELD_INT(struct start_gemeente_view, concepten_aantal),
    HTML_FIELD_LIST(struct start_gemeente_view, concepten, concept_view_fields, sizeof(struct concept_view)),
    HTML_FIELD_INT(struct start_gemeente_view, totaal),
    HTML_FIELD_INT(struct start_gemeente_view, signalen),
    HTML_FIELD_INT(struct start_gemeente_view, verlopen),
    HTML_FIELD_INT(struct start_gemeente_view, binnenkort),
    HTML_FIELD_TEXT(struct start_gemeente_view, totaal_url),
    HTML_FIELD_TEXT(struct start_gemeente_view, signalen_url),
    HTML_FIELD_TEXT(struct start_gemeente_view, verlopen_url),
    HTML_FIELD_TEXT(struct start_gemeente_view, binnenkort_url),
    HTML_FIELD_LIST(struct start_gemeente_view, fasen, start_fase_fields, sizeof(struct start_fase)),
    {0}};

static const struct html_field rij_view_fields[] = {
    HTML_FIELD_TEXT(struct rij_view, url),           HTML_FIELD_TEXT(struct rij_view, naam),
    HTML_FIELD_TEXT(struct rij_view, geboortedatum), HTML_FIELD_TEXT(struct rij_view, fase),
    HTML_FIELD_TEXT(struct rij_view, fase_code),     HTML_FIELD_TEXT(struct rij_view, leerroute),
    HTML_FIELD_TEXT(struct rij_view, doelgroep),     HTML_FIELD_TEXT(struct rij_view, termijn),
    HTML_FIELD_TEXT(struct rij_view, termijn_datum), HTML_FIELD_TEXT(struct rij_view, termijn_iso),
    HTML_FIELD_TEXT(struct rij_view, termijn_dagen), HTML_FIELD_TEXT(struct rij_view, gemeente),
    HTML_FIELD_BOOL(struct rij_view, termijn_laat),  HTML_FIELD_BOOL(struct rij_view, termijn_dringend),
    HTML_FIELD_INT(struct rij_view, signalen),       {0}};

static const struct html_field kolom_view_fields[] = {
    HTML_FIELD_TEXT(struct kolom_view, label),    HTML_FIELD_TEXT(struct kolom_view, url),
    HTML_FIELD_TEXT(struct kolom_view, aria),     HTML_FIELD_BOOL(struct kolom_view, oplopend),
    HTML_FIELD_BOOL(struct kolom_view, aflopend), {0}};

const struct html_field werkvoorraad_fields[] = {
    PAGE_FRAME(struct werkvoorraad_view),
    HTML_FIELD_LIST(struct werkvoorraad_view, filters, deel_filter_fields, sizeof(struct deel_filter)),
    HTML_FIELD_BOOL(struct werkvoorraad_view, gefilterd),
    HTML_FIELD_TEXT(struct werkvoorraad_view, sorteer),
    HTML_FIELD_TEXT(struct werkvoorraad_view, uitvoer_url),
    HTML_FIELD_LIST(struct werkvoorraad_view, kolommen, kolom_view_fields, sizeof(struct kolom_view)),
    HTML_FIELD_LIST(struct werkvoorraad_view, rijen, rij_view_fields, sizeof(struct rij_view)),
    DEEL_BLAD_FIELDS(struct werkvoorraad_view),
    {0}};

const struct html_field zoeken_fields[] = {
    PAGE_FRAME(struct zoeken_view),
    HTML_FIELD_TEXT(struct zoeken_view, bsn),
    HTML_FIELD_TEXT(struct zoeken_view, v_nummer),
    HTML_FIELD_TEXT(struct zoeken_view, naam),
    HTML_FIELD_TEXT(struct zoeken_view, bsn_fout),
    HTML_FIELD_TEXT(struct zoeken_view, v_nummer_fout),
    HTML_FIELD_TEXT(struct zoeken_view, naam_fout),
    HTML_FIELD_LIST(struct zoeken_view, fouten, deel_fout_fields, sizeof(struct deel_fout)),
    HTML_FIELD_BOOL(struct zoeken_view, gezocht),
    HTML_FIELD_BOOL(struct zoeken_view, te_veel),
    HTML_FIELD_INT(struct zoeken_view, aantal),
    HTML_FIELD_LIST(struct zoeken_view, rijen, rij_view_fields, sizeof(struct rij_view)),
    {0}};

const struct html_field onderdeel_view_fields[] = {
    HTML_FIELD_TEXT(struct deel_onderdeel, naam),    HTML_FIELD_TEXT(struct deel_onderdeel, stand),
    HTML_FIELD_TEXT(struct deel_onderdeel, datum),   HTML_FIELD_TEXT(struct deel_onderdeel, datum_iso),
    HTML_FIELD_BOOL(struct deel_onderdeel, behaald), {0}};
const struct html_field stap_view_fields[] = {
    HTML_FIELD_TEXT(struct stap_view, naam),  HTML_FIELD_TEXT(struct stap_view, stand),
    HTML_FIELD_BOOL(struct stap_view, klaar), HTML_FIELD_BOOL(struct stap_view, bezig),
    HTML_FIELD_BOOL(struct stap_view, nvt),   {0}};

const struct html_field termijn_view_fields[] = {HTML_FIELD_TEXT(struct termijn_view, titel),
                                                 HTML_FIELD_TEXT(struct termijn_view, regel),
                                                 HTML_FIELD_TEXT(struct termijn_view, bron),
                                                 HTML_FIELD_TEXT(struct termijn_view, datum),
                                                 HTML_FIELD_TEXT(struct termijn_view, datum_iso),
                                                 HTML_FIELD_TEXT(struct termijn_view, dagen),
                                                 HTML_FIELD_BOOL(struct termijn_view, voldaan),
                                                 HTML_FIELD_BOOL(struct termijn_view, laat),
                                                 HTML_FIELD_BOOL(struct termijn_view, dringend),
                                                 HTML_FIELD_BOOL(struct termijn_view, gedaan),
                                                 {0}};

static const struct html_field leveren_view_fields[] = {HTML_FIELD_TEXT(struct leveren_view, url),
                                                        HTML_FIELD_TEXT(struct leveren_view, naam),
                                                        HTML_FIELD_TEXT(struct leveren_view, omschrijving),
                                                        HTML_FIELD_TEXT(struct leveren_view, termijn),
                                                        {0}};

const struct html_field signaal_view_fields[] = {
    HTML_FIELD_TEXT(struct signaal_view, titel),
    HTML_FIELD_TEXT(struct signaal_view, waarom),
    HTML_FIELD_TEXT(struct signaal_view, doen),
    HTML_FIELD_TEXT(struct signaal_view, ontstaan),
    HTML_FIELD_TEXT(struct signaal_view, ontstaan_iso),
    HTML_FIELD_TEXT(struct signaal_view, uiterlijk),
    HTML_FIELD_TEXT(struct signaal_view, uiterlijk_iso),
    HTML_FIELD_TEXT(struct signaal_view, dagen),
    HTML_FIELD_TEXT(struct signaal_view, afhandel_url),
    HTML_FIELD_LIST(struct signaal_view, formulieren, leveren_view_fields, sizeof(struct leveren_view)),
    HTML_FIELD_BOOL(struct signaal_view, laat),
    {0}};

const struct html_field tijdlijn_view_fields[] = {HTML_FIELD_TEXT(struct tijdlijn_view, url),
                                                  HTML_FIELD_TEXT(struct tijdlijn_view, tekst),
                                                  HTML_FIELD_TEXT(struct tijdlijn_view, dienst),
                                                  HTML_FIELD_TEXT(struct tijdlijn_view, van),
                                                  HTML_FIELD_TEXT(struct tijdlijn_view, datum),
                                                  HTML_FIELD_TEXT(struct tijdlijn_view, datum_iso),
                                                  HTML_FIELD_BOOL(struct tijdlijn_view, ingetrokken),
                                                  HTML_FIELD_BOOL(struct tijdlijn_view, teruggenomen),
                                                  HTML_FIELD_BOOL(struct tijdlijn_view, correctie),
                                                  HTML_FIELD_BOOL(struct tijdlijn_view, intrekking),
                                                  {0}};

const struct html_field dossier_fields[] = {
    PAGE_FRAME(struct dossier_view),
    HTML_FIELD_TEXT(struct dossier_view, naam),
    HTML_FIELD_TEXT(struct dossier_view, stand_url),
    HTML_FIELD_TEXT(struct dossier_view, nieuwer_url),
    HTML_FIELD_TEXT(struct dossier_view, ouder_url),
    HTML_FIELD_TEXT(struct dossier_view, tijdlijn_blad),
    HTML_FIELD_TEXT(struct dossier_view, overdracht_url),
    HTML_FIELD_BOOL(struct dossier_view, afsluitend),
    HTML_FIELD_INT(struct dossier_view, concepten_aantal),
    HTML_FIELD_LIST(struct dossier_view, concepten, concept_view_fields, sizeof(struct concept_view)),
    HTML_FIELD_TEXT(struct dossier_view, bsn),
    HTML_FIELD_TEXT(struct dossier_view, v_nummer),
    HTML_FIELD_TEXT(struct dossier_view, toon_url),
    HTML_FIELD_TEXT(struct dossier_view, logboek_url),
    HTML_FIELD_BOOL(struct dossier_view, getoond),
    HTML_FIELD_BOOL(struct dossier_view, mag_tonen),
    HTML_FIELD_BOOL(struct dossier_view, alleen_lezen),
    HTML_FIELD_LIST(struct dossier_view, gegevens, deel_gegeven_fields, sizeof(struct deel_gegeven)),
    HTML_FIELD_LIST(struct dossier_view, stappen, stap_view_fields, sizeof(struct stap_view)),
    HTML_FIELD_LIST(struct dossier_view, onderdelen, onderdeel_view_fields, sizeof(struct deel_onderdeel)),
    HTML_FIELD_LIST(struct dossier_view, termijnen, termijn_view_fields, sizeof(struct termijn_view)),
    HTML_FIELD_INT(struct dossier_view, signalen_aantal),
    HTML_FIELD_LIST(struct dossier_view, signalen, signaal_view_fields, sizeof(struct signaal_view)),
    HTML_FIELD_LIST(struct dossier_view, tijdlijn, tijdlijn_view_fields, sizeof(struct tijdlijn_view)),
    HTML_FIELD_INT(struct dossier_view, leveren_aantal),
    HTML_FIELD_INT(struct dossier_view, onderdelen_aantal),
    HTML_FIELD_LIST(struct dossier_view, leveren, leveren_view_fields, sizeof(struct leveren_view)),
    {0}};

static const struct html_field overdracht_deel_fields[] = {HTML_FIELD_TEXT(struct overdracht_deel, kop),
                                                           HTML_FIELD_TEXT(struct overdracht_deel, tekst),
                                                           HTML_FIELD_TEXT(struct overdracht_deel, van),
                                                           HTML_FIELD_TEXT(struct overdracht_deel, datum),
                                                           HTML_FIELD_TEXT(struct overdracht_deel, datum_iso),
                                                           HTML_FIELD_TEXT(struct overdracht_deel, url),
                                                           {0}};

const struct html_field overdracht_fields[] = {
    PAGE_FRAME(struct overdracht_view),
    HTML_FIELD_TEXT(struct overdracht_view, dossier_url),
    HTML_FIELD_TEXT(struct overdracht_view, dienst),
    HTML_FIELD_TEXT(struct overdracht_view, naam),
    HTML_FIELD_TEXT(struct overdracht_view, van),
    HTML_FIELD_TEXT(struct overdracht_view, naar),
    HTML_FIELD_TEXT(struct overdracht_view, wat_nu),
    HTML_FIELD_TEXT(struct overdracht_view, uiterlijk),
    HTML_FIELD_TEXT(struct overdracht_view, uiterlijk_iso),
    HTML_FIELD_TEXT(struct overdracht_view, dagen),
    HTML_FIELD_TEXT(struct overdracht_view, lever_url),
    HTML_FIELD_BOOL(struct overdracht_view, afsluitend),
    HTML_FIELD_INT(struct overdracht_view, gegevens_aantal),
    HTML_FIELD_LIST(struct overdracht_view, gegevens, deel_gegeven_fields, sizeof(struct deel_gegeven)),
    HTML_FIELD_INT(struct overdracht_view, delen_aantal),
    HTML_FIELD_LIST(struct overdracht_view, delen, overdracht_deel_fields, sizeof(struct overdracht_deel)),
    HTML_FIELD_INT(struct overdracht_view, stappen_aantal),
    HTML_FIELD_LIST(struct overdracht_view, stappen, overdracht_deel_fields, sizeof(struct overdracht_deel)),
    {0}};

const struct html_field bericht_fields[] = {
    PAGE_FRAME(struct bericht_view),
    HTML_FIELD_TEXT(struct bericht_view, dossier_url),
    HTML_FIELD_TEXT(struct bericht_view, naam),
    HTML_FIELD_TEXT(struct bericht_view, dienst),
    HTML_FIELD_TEXT(struct bericht_view, omschrijving),
    HTML_FIELD_TEXT(struct bericht_view, van),
    HTML_FIELD_TEXT(struct bericht_view, aan),
    HTML_FIELD_TEXT(struct bericht_view, datum),
    HTML_FIELD_TEXT(struct bericht_view, datum_iso),
    HTML_FIELD_TEXT(struct bericht_view, geregistreerd),
    HTML_FIELD_TEXT(struct bericht_view, geregistreerd_iso),
    HTML_FIELD_TEXT(struct bericht_view, kanaal),
    HTML_FIELD_TEXT(struct bericht_view, kenmerk),
    HTML_FIELD_TEXT(struct bericht_view, grond),
    HTML_FIELD_TEXT(struct bericht_view, reden),
    HTML_FIELD_TEXT(struct bericht_view, gevolg_van_url),
    HTML_FIELD_TEXT(struct bericht_view, corrigeer_url),
    HTML_FIELD_TEXT(struct bericht_view, intrek_url),
    HTML_FIELD_TEXT(struct bericht_view, versies_url),
    HTML_FIELD_TEXT(struct bericht_view, vervangt_url),
    HTML_FIELD_TEXT(struct bericht_view, nieuwer_url),
    HTML_FIELD_TEXT(struct bericht_view, toon_url),
    HTML_FIELD_BOOL(struct bericht_view, teruggenomen),
    HTML_FIELD_BOOL(struct bericht_view, intrekking),
    HTML_FIELD_BOOL(struct bericht_view, correctie),
    HTML_FIELD_BOOL(struct bericht_view, getoond),
    HTML_FIELD_TEXT(struct bericht_view, code),
    HTML_FIELD_TEXT(struct bericht_view, lever_url),
    HTML_FIELD_INT(struct bericht_view, nummer),
    HTML_FIELD_BOOL(struct bericht_view, ingetrokken),
    HTML_FIELD_LIST(struct bericht_view, gegevens, deel_gegeven_fields, sizeof(struct deel_gegeven)),
    {0}};

const struct html_field lever_formulier_fields[] = {
    PAGE_FRAME(struct lever_formulier_view),
    HTML_FIELD_TEXT(struct lever_formulier_view, dossier_url),
    HTML_FIELD_TEXT(struct lever_formulier_view, terug_url),
    HTML_FIELD_TEXT(struct lever_formulier_view, concept_wanneer),
    HTML_FIELD_TEXT(struct lever_formulier_view, concept_iso),
    HTML_FIELD_TEXT(struct lever_formulier_view, concept_url),
    HTML_FIELD_BOOL(struct lever_formulier_view, concept_collega),
    HTML_FIELD_BOOL(struct lever_formulier_view, concept_open),
    HTML_FIELD_BOOL(struct lever_formulier_view, mag_bewaren),
    HTML_FIELD_TEXT(struct lever_formulier_view, reden),
    HTML_FIELD_TEXT(struct lever_formulier_view, reden_fout),
    HTML_FIELD_BOOL(struct lever_formulier_view, correctie),
    HTML_FIELD_BOOL(struct lever_formulier_view, afgeschermd),
    HTML_FIELD_TEXT(struct lever_formulier_view, actie),
    HTML_FIELD_TEXT(struct lever_formulier_view, naam),
    HTML_FIELD_TEXT(struct lever_formulier_view, dienst),
    HTML_FIELD_TEXT(struct lever_formulier_view, omschrijving),
    HTML_FIELD_TEXT(struct lever_formulier_view, grond),
    HTML_FIELD_TEXT(struct lever_formulier_view, termijn),
    HTML_FIELD_TEXT(struct lever_formulier_view, eerder),
    HTML_FIELD_TEXT(struct lever_formulier_view, sleutel),
    HTML_FIELD_TEXT(struct lever_formulier_view, gezien),
    HTML_FIELD_BOOL(struct lever_formulier_view, ongewijzigd),
    HTML_FIELD_BOOL(struct lever_formulier_view, bekend),
    HTML_FIELD_BOOL(struct lever_formulier_view, met_bestand),
    HTML_FIELD_TEXT(struct lever_formulier_view, themas),
    HTML_FIELD_LIST(struct lever_formulier_view, gegevens, deel_gegeven_fields, sizeof(struct deel_gegeven)),
    HTML_FIELD_STRUCT(struct lever_formulier_view, form, form_fields),
    {0}};

static const struct html_field totaal_view_fields[] = {HTML_FIELD_TEXT(struct totaal_view, label),
                                                       HTML_FIELD_TEXT(struct totaal_view, norm),
                                                       HTML_FIELD_TEXT(struct totaal_view, eerder),
                                                       HTML_FIELD_TEXT(struct totaal_view, nu),
                                                       HTML_FIELD_TEXT(struct totaal_view, telt_mee),
                                                       HTML_FIELD_TEXT(struct totaal_view, over),
                                                       {0}};

static const struct html_field waarschuwing_view_fields[] = {
    HTML_FIELD_TEXT(struct waarschuwing_view, melding), HTML_FIELD_TEXT(struct waarschuwing_view, artikel), {0}};

const struct html_field gevolg_view_fields[] = {
    HTML_FIELD_TEXT(struct gevolg_view, tekst), HTML_FIELD_TEXT(struct gevolg_view, url), {0}};

const struct html_field verschil_view_fields[] = {HTML_FIELD_TEXT(struct verschil_view, label),
                                                  HTML_FIELD_TEXT(struct verschil_view, nu),
                                                  HTML_FIELD_TEXT(struct verschil_view, uw),
                                                  HTML_FIELD_BOOL(struct verschil_view, anders),
                                                  {0}};

const struct html_field lever_controle_fields[] = {
    PAGE_FRAME(struct lever_controle_view),
    HTML_FIELD_TEXT(struct lever_controle_view, dossier_url),
    HTML_FIELD_TEXT(struct lever_controle_view, terug_url),
    HTML_FIELD_BOOL(struct lever_controle_view, correctie),
    HTML_FIELD_BOOL(struct lever_controle_view, reden_vragen),
    HTML_FIELD_LIST(struct lever_controle_view, verschillen, verschil_view_fields, sizeof(struct verschil_view)),
    HTML_FIELD_INT(struct lever_controle_view, gevolgen_aantal),
    HTML_FIELD_LIST(struct lever_controle_view, gevolgen, gevolg_view_fields, sizeof(struct gevolg_view)),
    HTML_FIELD_TEXT(struct lever_controle_view, actie),
    HTML_FIELD_TEXT(struct lever_controle_view, naam),
    HTML_FIELD_TEXT(struct lever_controle_view, dienst),
    HTML_FIELD_TEXT(struct lever_controle_view, reden),
    HTML_FIELD_TEXT(struct lever_controle_view, themas),
    HTML_FIELD_TEXT(struct lever_controle_view, reden_fout),
    HTML_FIELD_TEXT(struct lever_controle_view, sleutel),
    HTML_FIELD_TEXT(struct lever_controle_view, gezien),
    HTML_FIELD_LIST(struct lever_controle_view, gegevens, deel_gegeven_fields, sizeof(struct deel_gegeven)),
    HTML_FIELD_INT(struct lever_controle_view, totalen_aantal),
    HTML_FIELD_INT(struct lever_controle_view, waarschuwingen_aantal),
    HTML_FIELD_LIST(struct lever_controle_view, totalen, totaal_view_fields, sizeof(struct totaal_view)),
    HTML_FIELD_LIST(struct lever_controle_view, waarschuwingen, waarschuwing_view_fields,
                    sizeof(struct waarschuwing_view)),
    HTML_FIELD_LIST(struct lever_controle_view, velden_verborgen, deel_verborgen_fields, sizeof(struct deel_verborgen)),
    {0}};

const struct html_field lever_ontvangst_fields[] = {
    PAGE_FRAME(struct lever_ontvangst_view),
    HTML_FIELD_TEXT(struct lever_ontvangst_view, dossier_url),
    HTML_FIELD_TEXT(struct lever_ontvangst_view, reden),
    HTML_FIELD_TEXT(struct lever_ontvangst_view, vervangt_url),
    HTML_FIELD_BOOL(struct lever_ontvangst_view, correctie),
    HTML_FIELD_BOOL(struct lever_ontvangst_view, intrekking),
    HTML_FIELD_TEXT(struct lever_ontvangst_view, bericht_url),
    HTML_FIELD_TEXT(struct lever_ontvangst_view, naam),
    HTML_FIELD_TEXT(struct lever_ontvangst_view, dienst),
    HTML_FIELD_TEXT(struct lever_ontvangst_view, wanneer),
    HTML_FIELD_TEXT(struct lever_ontvangst_view, wanneer_iso),
    HTML_FIELD_INT(struct lever_ontvangst_view, nummer),
    HTML_FIELD_LIST(struct lever_ontvangst_view, gegevens, deel_gegeven_fields, sizeof(struct deel_gegeven)),
    HTML_FIELD_INT(struct lever_ontvangst_view, gevolgen_aantal),
    HTML_FIELD_LIST(struct lever_ontvangst_view, gevolgen, gevolg_view_fields, sizeof(struct gevolg_view)),
    {0}};

const struct html_field lever_gewijzigd_fields[] = {
    PAGE_FRAME(struct lever_gewijzigd_view),
    HTML_FIELD_TEXT(struct lever_gewijzigd_view, dossier_url),
    HTML_FIELD_TEXT(struct lever_gewijzigd_view, actie),
    HTML_FIELD_TEXT(struct lever_gewijzigd_view, naam),
    HTML_FIELD_TEXT(struct lever_gewijzigd_view, dienst),
    HTML_FIELD_TEXT(struct lever_gewijzigd_view, van),
    HTML_FIELD_TEXT(struct lever_gewijzigd_view, wanneer),
    HTML_FIELD_TEXT(struct lever_gewijzigd_view, wanneer_iso),
    HTML_FIELD_TEXT(struct lever_gewijzigd_view, reden),
    HTML_FIELD_TEXT(struct lever_gewijzigd_view, sleutel),
    HTML_FIELD_TEXT(struct lever_gewijzigd_view, gezien),
    HTML_FIELD_LIST(struct lever_gewijzigd_view, verschillen, verschil_view_fields, sizeof(struct verschil_view)),
    HTML_FIELD_LIST(struct lever_gewijzigd_view, velden_verborgen, deel_verborgen_fields,
                    sizeof(struct deel_verborgen)),
    {0}};

static const struct html_field levering_view_fields[] = {HTML_FIELD_TEXT(struct levering_view, url),
                                                         HTML_FIELD_TEXT(struct levering_view, dienst),
                                                         HTML_FIELD_TEXT(struct levering_view, van),
                                                         HTML_FIELD_TEXT(struct levering_view, naam),
                                                         HTML_FIELD_TEXT(struct levering_view, datum),
                                                         HTML_FIELD_TEXT(struct levering_view, datum_iso),
                                                         HTML_FIELD_TEXT(struct levering_view, geregistreerd),
                                                         HTML_FIELD_TEXT(struct levering_view, geregistreerd_iso),
                                                         HTML_FIELD_INT(struct levering_view, nummer),
                                                         HTML_FIELD_BOOL(struct levering_view, ingetrokken),
                                                         {0}};

const struct html_field start_duo_fields[] = {
    PAGE_FRAME(struct start_duo_view),
    HTML_FIELD_STRUCT(struct start_duo_view, beheer, beheer_fields),
    HTML_FIELD_INT(struct start_duo_view, vandaag),
    HTML_FIELD_INT(struct start_duo_view, week),
    HTML_FIELD_INT(struct start_duo_view, geweigerd),
    HTML_FIELD_TEXT(struct start_duo_view, geweigerd_url),
    HTML_FIELD_INT(struct start_duo_view, rijen_aantal),
    HTML_FIELD_LIST(struct start_duo_view, rijen, levering_view_fields, sizeof(struct levering_view)),
    {0}};

const struct html_field leveringen_fields[] = {
    PAGE_FRAME(struct leveringen_view),
    HTML_FIELD_LIST(struct leveringen_view, filters, deel_filter_fields, sizeof(struct deel_filter)),
    HTML_FIELD_BOOL(struct leveringen_view, gefilterd),
    HTML_FIELD_LIST(struct leveringen_view, rijen, levering_view_fields, sizeof(struct levering_view)),
    DEEL_BLAD_FIELDS(struct leveringen_view),
    {0}};

static const struct html_field audit_rij_view_fields[] = {
    HTML_FIELD_TEXT(struct audit_rij_view, moment),      HTML_FIELD_TEXT(struct audit_rij_view, moment_iso),
    HTML_FIELD_TEXT(struct audit_rij_view, wie),         HTML_FIELD_TEXT(struct audit_rij_view, rol),
    HTML_FIELD_TEXT(struct audit_rij_view, organisatie), HTML_FIELD_TEXT(struct audit_rij_view, namens),
    HTML_FIELD_TEXT(struct audit_rij_view, niveau),      HTML_FIELD_TEXT(struct audit_rij_view, handeling),
    HTML_FIELD_TEXT(struct audit_rij_view, route),       HTML_FIELD_TEXT(struct audit_rij_view, dossier),
    HTML_FIELD_TEXT(struct audit_rij_view, velden),      HTML_FIELD_TEXT(struct audit_rij_view, grond),
    HTML_FIELD_TEXT(struct audit_rij_view, resultaat),   HTML_FIELD_TEXT(struct audit_rij_view, herkomst),
    HTML_FIELD_TEXT(struct audit_rij_view, verzoek),     HTML_FIELD_TEXT(struct audit_rij_view, naam),
    HTML_FIELD_TEXT(struct audit_rij_view, wie_url),     HTML_FIELD_TEXT(struct audit_rij_view, dossier_url),
    HTML_FIELD_BOOL(struct audit_rij_view, geweigerd),   {0}};

const struct html_field audit_fields[] = {
    PAGE_FRAME(struct audit_view),
    HTML_FIELD_TEXT(struct audit_view, actie),
    HTML_FIELD_TEXT(struct audit_view, bestand_url),
    HTML_FIELD_BOOL(struct audit_view, eigen),
    HTML_FIELD_INT(struct audit_view, opvallend),
    HTML_FIELD_LIST(struct audit_view, filters, deel_filter_fields, sizeof(struct deel_filter)),
    HTML_FIELD_BOOL(struct audit_view, gefilterd),
    HTML_FIELD_LIST(struct audit_view, rijen, audit_rij_view_fields, sizeof(struct audit_rij_view)),
    DEEL_BLAD_FIELDS(struct audit_view),
    {0}};

/* ---- coa ---- */

const struct html_field start_coa_fields[] = {
    PAGE_FRAME(struct start_coa_view),
    HTML_FIELD_STRUCT(struct start_coa_view, beheer, beheer_fields),
    HTML_FIELD_INT(struct start_coa_view, totaal),
    HTML_FIELD_INT(struct start_coa_view, zonder),
    HTML_FIELD_INT(struct start_coa_view, onvolledig),
    HTML_FIELD_INT(struct start_coa_view, concepten_aantal),
    HTML_FIELD_LIST(struct start_coa_view, concepten, concept_view_fields, sizeof(struct concept_view)),
    {0}};

static const struct html_field inburgeraar_fields[] = {
    HTML_FIELD_TEXT(struct inburgeraar_view, url),           HTML_FIELD_TEXT(struct inburgeraar_view, naam),
    HTML_FIELD_TEXT(struct inburgeraar_view, geboortedatum), HTML_FIELD_TEXT(struct inburgeraar_view, opvanglocatie),
    HTML_FIELD_TEXT(struct inburgeraar_view, gemeente),      HTML_FIELD_TEXT(struct inburgeraar_view, profiel),
    HTML_FIELD_TEXT(struct inburgeraar_view, profiel_url),   HTML_FIELD_TEXT(struct inburgeraar_view, uitstroom_url),
    HTML_FIELD_BOOL(struct inburgeraar_view, volledig),      {0}};

const struct html_field inburgeraars_fields[] = {
    PAGE_FRAME(struct inburgeraars_view),
    HTML_FIELD_LIST(struct inburgeraars_view, filters, deel_filter_fields, sizeof(struct deel_filter)),
    HTML_FIELD_BOOL(struct inburgeraars_view, gefilterd),
    HTML_FIELD_LIST(struct inburgeraars_view, rijen, inburgeraar_fields, sizeof(struct inburgeraar_view)),
    DEEL_BLAD_FIELDS(struct inburgeraars_view),
    {0}};
