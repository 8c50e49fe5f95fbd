-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 1 Inburgeringsplicht: the fields of src/stelsel/inburgeringsplicht.c, one column each (tests/sql compares them).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.bericht_inburgeringsplicht (
    bericht_id         uuid PRIMARY KEY REFERENCES portaal.bericht,
    soort              text CHECK (soort IN ('vastgesteld', 'gewijzigd', 'beeindigd')) NOT NULL,
    indicator          boolean NOT NULL,
    datum_kennisgeving date NOT NULL,
    datum_start        date NOT NULL,
    datum_eind         date,
    reden_geen_plicht  text,
    behandeld_als      text CHECK (behandeld_als IN ('asielstatushouder', 'gezinsmigrant', 'overige_migrant')) NOT NULL,
    datum_gewijzigd    date,
    onderdelen         text[] CHECK (onderdelen <@ ARRAY['lezen', 'luisteren', 'schrijven', 'spreken', 'knm', 'pvt', 'map', 'participatie']),
    v_nummer           bytea NOT NULL,
    bsn                bytea NOT NULL,
    geslachtsnaam      text NOT NULL,
    voorvoegsel        text,
    voornamen          text,
    geboortedatum      text CHECK (geboortedatum ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$') NOT NULL,
    geslacht           text CHECK (geslacht IN ('man', 'vrouw', 'onbekend')),
    nationaliteit      text,
    contacttaal        text,
    adres              text,
    indicatie_geheim   boolean
);
COMMENT ON TABLE portaal.bericht_inburgeringsplicht IS 'Inburgeringsplicht: DUO laat weten dat de inburgeringsplicht is vastgesteld, gewijzigd of beëindigd.';
COMMENT ON COLUMN portaal.bericht_inburgeringsplicht.soort IS 'BIV b=midden i=hoog v=midden; Soort bericht';
COMMENT ON COLUMN portaal.bericht_inburgeringsplicht.indicator IS 'BIV b=midden i=hoog v=midden; Inburgeringsplichtig';
COMMENT ON COLUMN portaal.bericht_inburgeringsplicht.datum_kennisgeving IS 'BIV b=hoog i=hoog v=midden; Datum kennisgeving';
COMMENT ON COLUMN portaal.bericht_inburgeringsplicht.datum_start IS 'BIV b=midden i=hoog v=midden; Begin van de inburgeringsplicht';
COMMENT ON COLUMN portaal.bericht_inburgeringsplicht.datum_eind IS 'BIV b=midden i=hoog v=midden; Einde van de inburgeringsplicht';
COMMENT ON COLUMN portaal.bericht_inburgeringsplicht.reden_geen_plicht IS 'BIV b=laag i=midden v=midden; Reden waarom er geen plicht (meer) is';
COMMENT ON COLUMN portaal.bericht_inburgeringsplicht.behandeld_als IS 'BIV b=midden i=hoog v=midden; Wordt behandeld als';
COMMENT ON COLUMN portaal.bericht_inburgeringsplicht.datum_gewijzigd IS 'BIV b=midden i=hoog v=midden; Datum van de wijziging';
COMMENT ON COLUMN portaal.bericht_inburgeringsplicht.onderdelen IS 'BIV b=midden i=hoog v=midden; Onderdelen die deze persoon nog moet doen';
COMMENT ON COLUMN portaal.bericht_inburgeringsplicht.v_nummer IS 'BIV b=midden i=hoog v=hoog; V-nummer';
COMMENT ON COLUMN portaal.bericht_inburgeringsplicht.bsn IS 'BIV b=hoog i=hoog v=hoog; Burgerservicenummer (BSN)';
COMMENT ON COLUMN portaal.bericht_inburgeringsplicht.geslachtsnaam IS 'BIV b=midden i=midden v=midden; Achternaam';
COMMENT ON COLUMN portaal.bericht_inburgeringsplicht.voorvoegsel IS 'BIV b=laag i=midden v=midden; Voorvoegsel';
COMMENT ON COLUMN portaal.bericht_inburgeringsplicht.voornamen IS 'BIV b=laag i=midden v=midden; Voornamen';
COMMENT ON COLUMN portaal.bericht_inburgeringsplicht.geboortedatum IS 'BIV b=midden i=midden v=midden; Geboortedatum';
COMMENT ON COLUMN portaal.bericht_inburgeringsplicht.geslacht IS 'BIV b=laag i=midden v=midden; Geslacht';
COMMENT ON COLUMN portaal.bericht_inburgeringsplicht.nationaliteit IS 'BIV b=laag i=midden v=midden; Nationaliteit';
COMMENT ON COLUMN portaal.bericht_inburgeringsplicht.contacttaal IS 'BIV b=laag i=laag v=midden; Taal voor contact';
COMMENT ON COLUMN portaal.bericht_inburgeringsplicht.adres IS 'BIV b=laag i=midden v=midden; Adres';
COMMENT ON COLUMN portaal.bericht_inburgeringsplicht.indicatie_geheim IS 'BIV b=midden i=hoog v=midden; Gegevens zijn geheim';
SELECT portaal.richt_stelseldienst_in('inburgeringsplicht');
