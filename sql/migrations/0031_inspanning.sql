-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 23 Inspanning bij instelling: the fields of src/stelsel/inspanning.c, one column each (tests/sql compares them).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.bericht_inspanning (
    bericht_id                    uuid PRIMARY KEY REFERENCES portaal.bericht,
    instelling                    text NOT NULL,
    keurmerk                      boolean,
    periode_van                   date NOT NULL,
    peildatum                     date NOT NULL,
    uren_taal_en_knm              integer NOT NULL,
    uren_alfabetisering           integer NOT NULL,
    uren_geoorloofd_verzuim       integer NOT NULL,
    uren_ongeoorloofd_verzuim     integer NOT NULL,
    uren_participatie_als_taalles integer,
    taalschakeltraject_afgerond   boolean,
    datum_afgerond                date
);
COMMENT ON TABLE portaal.bericht_inspanning IS 'Inspanning bij instelling: U geeft door hoeveel lessen een asielstatushouder bij een instelling volgde en miste.';
COMMENT ON COLUMN portaal.bericht_inspanning.instelling IS 'BIV b=laag i=hoog v=midden; Instelling';
COMMENT ON COLUMN portaal.bericht_inspanning.keurmerk IS 'BIV b=laag i=hoog v=laag; Heeft de instelling een keurmerk';
COMMENT ON COLUMN portaal.bericht_inspanning.periode_van IS 'BIV b=laag i=hoog v=midden; Eerste dag van de lessen';
COMMENT ON COLUMN portaal.bericht_inspanning.peildatum IS 'BIV b=laag i=hoog v=midden; Peildatum';
COMMENT ON COLUMN portaal.bericht_inspanning.uren_taal_en_knm IS 'BIV b=laag i=hoog v=midden; Uren taal en KNM';
COMMENT ON COLUMN portaal.bericht_inspanning.uren_alfabetisering IS 'BIV b=laag i=hoog v=midden; Uren alfabetisering';
COMMENT ON COLUMN portaal.bericht_inspanning.uren_geoorloofd_verzuim IS 'BIV b=laag i=hoog v=midden; Uren geoorloofd verzuim';
COMMENT ON COLUMN portaal.bericht_inspanning.uren_ongeoorloofd_verzuim IS 'BIV b=laag i=hoog v=midden; Uren ongeoorloofd verzuim';
COMMENT ON COLUMN portaal.bericht_inspanning.uren_participatie_als_taalles IS 'BIV b=laag i=hoog v=midden; Uren participatie die tellen als taalles';
COMMENT ON COLUMN portaal.bericht_inspanning.taalschakeltraject_afgerond IS 'BIV b=midden i=hoog v=midden; Taalschakeltraject afgerond';
COMMENT ON COLUMN portaal.bericht_inspanning.datum_afgerond IS 'BIV b=midden i=hoog v=midden; Datum waarop het taalschakeltraject is afgerond';
SELECT portaal.richt_stelseldienst_in('inspanning');
