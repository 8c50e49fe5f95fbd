-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 15 Klantprofiel: the fields of src/stelsel/klantprofiel_velden.c, one column each (tests/sql compares them).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.bericht_klantprofiel (
    bericht_id               uuid PRIMARY KEY REFERENCES portaal.bericht,
    moment                   text NOT NULL CHECK (moment IN ('koppeling', 'bijgewerkt', 'warme_overdracht', 'inschrijving')),
    datum                    date NOT NULL,
    document                 uuid, -- of portaal.document, which a later migration makes
    gezin_samenstelling      text CHECK (gezin_samenstelling IN ('alleenstaand', 'alleenstaand_met_kinderen', 'paar', 'paar_met_kinderen')),
    gezin_kinderen           integer,
    gezin_nareis             boolean,
    opleidingsniveau_geschat text CHECK (opleidingsniveau_geschat IN ('nvt', 'geen', 'basis', 'lbo_mavo', 'mbo_havo_vwo', 'hbo', 'wo')),
    toets_taalleerbaarheid   text CHECK (toets_taalleerbaarheid IN ('arm', 'middelmatig', 'voldoende', 'goed', 'uitstekend')),
    score_taalleerbaarheid   integer,
    toets_spreekvaardigheid  text CHECK (toets_spreekvaardigheid IN ('arm', 'middelmatig', 'voldoende', 'goed', 'uitstekend')),
    score_spreekvaardigheid  integer,
    taalles_activiteit       boolean,
    start_taalles            date,
    einde_taalles            date,
    resultaat_taalles        text CHECK (resultaat_taalles IN ('arm', 'middelmatig', 'voldoende', 'goed', 'uitstekend')),
    presentie_taalles        text CHECK (presentie_taalles IN ('nooit', 'soms', 'altijd')),
    taal_overall             text CHECK (taal_overall IN ('arm', 'middelmatig', 'voldoende', 'goed', 'uitstekend')),
    taal_mondeling           text CHECK (taal_mondeling IN ('arm', 'middelmatig', 'voldoende', 'goed', 'uitstekend')),
    taal_schriftelijk        text CHECK (taal_schriftelijk IN ('arm', 'middelmatig', 'voldoende', 'goed', 'uitstekend')),
    educatie_opleiding       text CHECK (educatie_opleiding IN ('basisonderwijs', 'vmbo', 'mbo', 'havo_vwo', 'hbo', 'wo')),
    educatie_van             text CHECK (educatie_van ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
    educatie_tot             text CHECK (educatie_tot ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
    educatie_land            text,
    educatie_diploma         text CHECK (educatie_diploma IN ('nvt', 'geen', 'basis', 'lbo_mavo', 'mbo_havo_vwo', 'hbo', 'wo')),
    educatie_in_bezit        boolean,
    werk_cv                  boolean,
    werk_beroep              text CHECK (werk_beroep IN ('agrarisch', 'productie', 'bouw', 'techniek', 'ict', 'ontwerp', 'boekhouding', 'administratie', 'advies', 'diensten_detailhandel', 'zorg', 'horeca', 'juridisch', 'klantenservice', 'communicatie', 'onderwijs', 'onderzoek', 'personeel', 'verzorging', 'journalistiek', 'verkoop', 'schoonmaak', 'sport', 'beveiliging', 'cultuur', 'overheid')),
    werk_van                 text CHECK (werk_van ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
    werk_tot                 text CHECK (werk_tot ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
    werk_taak                text,
    werk_soort               text CHECK (werk_soort IN ('aanpakken', 'helpen', 'maken', 'verkopen', 'vervoeren')),
    werk_ambitie             text,
    werk_uaf                 boolean,
    training_gevolgd         boolean,
    training_periode         text,
    training_resultaat       text CHECK (training_resultaat IN ('arm', 'middelmatig', 'voldoende', 'goed', 'uitstekend')),
    waardering_aangevraagd   boolean,
    waardering_voor          text CHECK (waardering_voor IN ('nvt', 'geen', 'basis', 'lbo_mavo', 'mbo_havo_vwo', 'hbo', 'wo')),
    waardering_richting      text CHECK (waardering_richting IN ('nvt', 'geen', 'basis', 'lbo_mavo', 'mbo_havo_vwo', 'hbo', 'wo')),
    waardering_nederlands    boolean,
    niveau_competentie       text CHECK (niveau_competentie IN ('arm', 'middelmatig', 'voldoende', 'goed', 'uitstekend')),
    ict_vaardigheid          boolean,
    ict_niveau               text CHECK (ict_niveau IN ('arm', 'middelmatig', 'voldoende', 'goed', 'uitstekend')),
    vi_instemming            boolean,
    vi_datum_instemming      date,
    vi_reden                 text,
    vi_modules               text[] CHECK (vi_modules <@ ARRAY['nt2', 'knm', 'arbeidsmarkt', 'begeleiding', 'vrijwilligerswerk']),
    vi_presentie             text CHECK (vi_presentie IN ('nooit', 'soms', 'altijd')),
    bijzonderheden           bytea,
    contactpersoon_coa       text,
    telefoon                 text,
    email                    text
);
COMMENT ON TABLE portaal.bericht_klantprofiel IS 'Klantprofiel: COA vertelt de gemeente wat het van deze persoon weet, zodat de gemeente goed kan beginnen.';
COMMENT ON COLUMN portaal.bericht_klantprofiel.moment IS 'BIV b=laag i=midden v=laag; Moment van dit klantprofiel';
COMMENT ON COLUMN portaal.bericht_klantprofiel.datum IS 'BIV b=laag i=hoog v=midden; Datum van het klantprofiel';
COMMENT ON COLUMN portaal.bericht_klantprofiel.document IS 'BIV b=laag i=midden v=midden; Klantprofiel als PDF';
COMMENT ON COLUMN portaal.bericht_klantprofiel.gezin_samenstelling IS 'BIV b=laag i=laag v=midden; Samenstelling van het gezin';
COMMENT ON COLUMN portaal.bericht_klantprofiel.gezin_kinderen IS 'BIV b=laag i=laag v=midden; Aantal kinderen jonger dan 18';
COMMENT ON COLUMN portaal.bericht_klantprofiel.gezin_nareis IS 'BIV b=laag i=laag v=midden; Wacht deze persoon op gezinsleden die nakomen';
COMMENT ON COLUMN portaal.bericht_klantprofiel.opleidingsniveau_geschat IS 'BIV b=laag i=laag v=midden; Geschat opleidingsniveau';
COMMENT ON COLUMN portaal.bericht_klantprofiel.toets_taalleerbaarheid IS 'BIV b=laag i=laag v=midden; Toets taalleerbaarheid';
COMMENT ON COLUMN portaal.bericht_klantprofiel.score_taalleerbaarheid IS 'BIV b=laag i=laag v=midden; Score van de toets taalleerbaarheid';
COMMENT ON COLUMN portaal.bericht_klantprofiel.toets_spreekvaardigheid IS 'BIV b=laag i=laag v=midden; Toets spreekvaardigheid';
COMMENT ON COLUMN portaal.bericht_klantprofiel.score_spreekvaardigheid IS 'BIV b=laag i=laag v=midden; Score van de toets spreekvaardigheid';
COMMENT ON COLUMN portaal.bericht_klantprofiel.taalles_activiteit IS 'BIV b=laag i=laag v=midden; Volgt of volgde deze persoon taalles bij COA';
COMMENT ON COLUMN portaal.bericht_klantprofiel.start_taalles IS 'BIV b=laag i=laag v=midden; Begin van de taalles';
COMMENT ON COLUMN portaal.bericht_klantprofiel.einde_taalles IS 'BIV b=laag i=laag v=midden; Einde van de taalles';
COMMENT ON COLUMN portaal.bericht_klantprofiel.resultaat_taalles IS 'BIV b=laag i=laag v=midden; Resultaat van de taalles';
COMMENT ON COLUMN portaal.bericht_klantprofiel.presentie_taalles IS 'BIV b=laag i=laag v=midden; Aanwezigheid bij de taalles';
COMMENT ON COLUMN portaal.bericht_klantprofiel.taal_overall IS 'BIV b=laag i=laag v=midden; Nederlands: alles bij elkaar';
COMMENT ON COLUMN portaal.bericht_klantprofiel.taal_mondeling IS 'BIV b=laag i=laag v=midden; Nederlands: spreken en luisteren';
COMMENT ON COLUMN portaal.bericht_klantprofiel.taal_schriftelijk IS 'BIV b=laag i=laag v=midden; Nederlands: lezen en schrijven';
COMMENT ON COLUMN portaal.bericht_klantprofiel.educatie_opleiding IS 'BIV b=laag i=laag v=midden; Hoogste opleiding';
COMMENT ON COLUMN portaal.bericht_klantprofiel.educatie_van IS 'BIV b=laag i=laag v=midden; Opleiding van';
COMMENT ON COLUMN portaal.bericht_klantprofiel.educatie_tot IS 'BIV b=laag i=laag v=midden; Opleiding tot';
COMMENT ON COLUMN portaal.bericht_klantprofiel.educatie_land IS 'BIV b=laag i=laag v=midden; Land van de opleiding';
COMMENT ON COLUMN portaal.bericht_klantprofiel.educatie_diploma IS 'BIV b=laag i=laag v=midden; Niveau van het diploma';
COMMENT ON COLUMN portaal.bericht_klantprofiel.educatie_in_bezit IS 'BIV b=laag i=laag v=midden; Heeft deze persoon het diploma bij zich';
COMMENT ON COLUMN portaal.bericht_klantprofiel.werk_cv IS 'BIV b=laag i=laag v=midden; Is er een cv gemaakt';
COMMENT ON COLUMN portaal.bericht_klantprofiel.werk_beroep IS 'BIV b=laag i=laag v=midden; Laatste of belangrijkste beroep';
COMMENT ON COLUMN portaal.bericht_klantprofiel.werk_van IS 'BIV b=laag i=laag v=midden; Werkte in dit beroep van';
COMMENT ON COLUMN portaal.bericht_klantprofiel.werk_tot IS 'BIV b=laag i=laag v=midden; Werkte in dit beroep tot';
COMMENT ON COLUMN portaal.bericht_klantprofiel.werk_taak IS 'BIV b=laag i=laag v=midden; Belangrijkste taak';
COMMENT ON COLUMN portaal.bericht_klantprofiel.werk_soort IS 'BIV b=laag i=laag v=midden; Wat voor werk past';
COMMENT ON COLUMN portaal.bericht_klantprofiel.werk_ambitie IS 'BIV b=laag i=laag v=midden; Wens voor werk of opleiding';
COMMENT ON COLUMN portaal.bericht_klantprofiel.werk_uaf IS 'BIV b=laag i=laag v=midden; Contact met UAF';
COMMENT ON COLUMN portaal.bericht_klantprofiel.training_gevolgd IS 'BIV b=laag i=laag v=midden; Volgde deze persoon een training bij COA';
COMMENT ON COLUMN portaal.bericht_klantprofiel.training_periode IS 'BIV b=laag i=laag v=midden; Welke training, en wanneer';
COMMENT ON COLUMN portaal.bericht_klantprofiel.training_resultaat IS 'BIV b=laag i=laag v=midden; Resultaat van de training';
COMMENT ON COLUMN portaal.bericht_klantprofiel.waardering_aangevraagd IS 'BIV b=laag i=laag v=midden; Is er een diplomawaardering aangevraagd';
COMMENT ON COLUMN portaal.bericht_klantprofiel.waardering_voor IS 'BIV b=laag i=laag v=midden; Gevraagd voor een opleiding op niveau';
COMMENT ON COLUMN portaal.bericht_klantprofiel.waardering_richting IS 'BIV b=laag i=laag v=midden; Uitkomst: niveau in Nederland';
COMMENT ON COLUMN portaal.bericht_klantprofiel.waardering_nederlands IS 'BIV b=laag i=laag v=midden; Is het diploma gelijk aan een Nederlands diploma';
COMMENT ON COLUMN portaal.bericht_klantprofiel.niveau_competentie IS 'BIV b=laag i=laag v=midden; Niveau van de vaardigheden voor werk';
COMMENT ON COLUMN portaal.bericht_klantprofiel.ict_vaardigheid IS 'BIV b=laag i=laag v=midden; Kan deze persoon met een computer of telefoon werken';
COMMENT ON COLUMN portaal.bericht_klantprofiel.ict_niveau IS 'BIV b=laag i=laag v=midden; Hoe goed gaat dat';
COMMENT ON COLUMN portaal.bericht_klantprofiel.vi_instemming IS 'BIV b=laag i=midden v=midden; Doet deze persoon mee aan de voorinburgering';
COMMENT ON COLUMN portaal.bericht_klantprofiel.vi_datum_instemming IS 'BIV b=laag i=midden v=midden; Datum van de instemming';
COMMENT ON COLUMN portaal.bericht_klantprofiel.vi_reden IS 'BIV b=laag i=laag v=midden; Reden om niet mee te doen';
COMMENT ON COLUMN portaal.bericht_klantprofiel.vi_modules IS 'BIV b=laag i=laag v=midden; Modules die deze persoon volgt of volgde';
COMMENT ON COLUMN portaal.bericht_klantprofiel.vi_presentie IS 'BIV b=laag i=laag v=midden; Aanwezigheid bij de voorinburgering';
COMMENT ON COLUMN portaal.bericht_klantprofiel.bijzonderheden IS 'BIV b=laag i=midden v=hoog; Bijzonderheden';
COMMENT ON COLUMN portaal.bericht_klantprofiel.contactpersoon_coa IS 'BIV b=laag i=laag v=laag; Contactpersoon bij COA';
COMMENT ON COLUMN portaal.bericht_klantprofiel.telefoon IS 'BIV b=laag i=laag v=laag; Telefoonnummer van de contactpersoon';
COMMENT ON COLUMN portaal.bericht_klantprofiel.email IS 'BIV b=laag i=laag v=laag; E-mailadres van de contactpersoon';
SELECT portaal.richt_stelseldienst_in('klantprofiel');
