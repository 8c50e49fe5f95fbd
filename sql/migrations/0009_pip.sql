-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 17 PIP: the fields of src/stelsel/pip.c, one column each (tests/sql compares them).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.bericht_pip (
    bericht_id                  uuid PRIMARY KEY REFERENCES portaal.bericht,
    dagtekening                 date NOT NULL,
    soort                       text CHECK (soort IN ('eerste', 'wijziging', 'wijziging_na_verhuizing')) NOT NULL,
    leerroute                   text CHECK (leerroute IN ('b1_route', 'onderwijsroute', 'z_route')) NOT NULL,
    niveau                      text CHECK (niveau IN ('a2', 'b1', 'b2')),
    reden_wijziging             text CHECK (reden_wijziging IN ('wisselen_leerroute', 'afschalen', 'opschalen', 'vrijstelling_ontheffing', 'doelgroep', 'overig')),
    intensiteit_leerroute       integer,
    intensiteit_pvt             integer NOT NULL,
    intensiteit_map             integer,
    aantal_voortgangsgesprekken integer NOT NULL,
    alfabetisering              boolean NOT NULL,
    toestemming_examen_a2       boolean,
    mag_opleiding_afmaken       boolean,
    geen_toets_zintuiglijk      bytea,
    voorschoolse_educatie       boolean,
    eenzijdig_vastgesteld       boolean,
    afwijking_van_toets_reden   text,
    contactpersoon              text NOT NULL,
    email_contactpersoon        text NOT NULL
);
COMMENT ON TABLE portaal.bericht_pip IS 'PIP: U geeft de vastgestelde gegevens uit het Persoonlijk plan Inburgering en Participatie (PIP) door aan DUO.';
COMMENT ON COLUMN portaal.bericht_pip.dagtekening IS 'BIV b=hoog i=hoog v=midden; Dagtekening van het PIP';
COMMENT ON COLUMN portaal.bericht_pip.soort IS 'BIV b=midden i=hoog v=midden; Soort PIP';
COMMENT ON COLUMN portaal.bericht_pip.leerroute IS 'BIV b=hoog i=hoog v=midden; Leerroute';
COMMENT ON COLUMN portaal.bericht_pip.niveau IS 'BIV b=midden i=hoog v=midden; Taalniveau';
COMMENT ON COLUMN portaal.bericht_pip.reden_wijziging IS 'BIV b=laag i=hoog v=midden; Reden van de wijziging';
COMMENT ON COLUMN portaal.bericht_pip.intensiteit_leerroute IS 'BIV b=laag i=midden v=midden; Intensiteit van de leerroute';
COMMENT ON COLUMN portaal.bericht_pip.intensiteit_pvt IS 'BIV b=laag i=midden v=midden; Intensiteit van het PVT';
COMMENT ON COLUMN portaal.bericht_pip.intensiteit_map IS 'BIV b=laag i=midden v=midden; Intensiteit van de MAP';
COMMENT ON COLUMN portaal.bericht_pip.aantal_voortgangsgesprekken IS 'BIV b=laag i=laag v=midden; Aantal voortgangsgesprekken';
COMMENT ON COLUMN portaal.bericht_pip.alfabetisering IS 'BIV b=laag i=midden v=midden; Alfabetisering';
COMMENT ON COLUMN portaal.bericht_pip.toestemming_examen_a2 IS 'BIV b=midden i=hoog v=midden; Toestemming voor examen op niveau A2';
COMMENT ON COLUMN portaal.bericht_pip.mag_opleiding_afmaken IS 'BIV b=laag i=midden v=midden; Mag een opleiding afmaken';
COMMENT ON COLUMN portaal.bericht_pip.geen_toets_zintuiglijk IS 'BIV b=laag i=midden v=hoog; Geen leerbaarheidstoets door een beperking in horen of zien';
COMMENT ON COLUMN portaal.bericht_pip.voorschoolse_educatie IS 'BIV b=laag i=laag v=midden; Afspraken over voorschoolse educatie';
COMMENT ON COLUMN portaal.bericht_pip.eenzijdig_vastgesteld IS 'BIV b=laag i=midden v=midden; PIP vastgesteld zonder de inburgeraar';
COMMENT ON COLUMN portaal.bericht_pip.afwijking_van_toets_reden IS 'BIV b=laag i=midden v=midden; Reden voor een andere leerroute dan de toets';
COMMENT ON COLUMN portaal.bericht_pip.contactpersoon IS 'BIV b=laag i=laag v=laag; Contactpersoon bij de gemeente';
COMMENT ON COLUMN portaal.bericht_pip.email_contactpersoon IS 'BIV b=laag i=laag v=laag; E-mailadres van de contactpersoon';
SELECT portaal.richt_stelseldienst_in('pip');
