-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 29 Inspanning van instelling aan DUO: the fields of src/stelsel/inspanning_instelling.c, one column each (tests/sql compares them).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.bericht_inspanning_instelling (
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
COMMENT ON TABLE portaal.bericht_inspanning_instelling IS 'Inspanning van instelling aan DUO: De instelling geeft door hoeveel lessen een gezinsmigrant of overige migrant volgde en miste.';
COMMENT ON COLUMN portaal.bericht_inspanning_instelling.instelling IS 'BIV b=laag i=hoog v=midden; Instelling';
COMMENT ON COLUMN portaal.bericht_inspanning_instelling.keurmerk IS 'BIV b=laag i=hoog v=laag; Heeft de instelling een keurmerk';
COMMENT ON COLUMN portaal.bericht_inspanning_instelling.periode_van IS 'BIV b=laag i=hoog v=midden; Eerste dag van de lessen';
COMMENT ON COLUMN portaal.bericht_inspanning_instelling.peildatum IS 'BIV b=laag i=hoog v=midden; Peildatum';
COMMENT ON COLUMN portaal.bericht_inspanning_instelling.uren_taal_en_knm IS 'BIV b=laag i=hoog v=midden; Uren taal en KNM';
COMMENT ON COLUMN portaal.bericht_inspanning_instelling.uren_alfabetisering IS 'BIV b=laag i=hoog v=midden; Uren alfabetisering';
COMMENT ON COLUMN portaal.bericht_inspanning_instelling.uren_geoorloofd_verzuim IS 'BIV b=laag i=hoog v=midden; Uren geoorloofd verzuim';
COMMENT ON COLUMN portaal.bericht_inspanning_instelling.uren_ongeoorloofd_verzuim IS 'BIV b=laag i=hoog v=midden; Uren ongeoorloofd verzuim';
COMMENT ON COLUMN portaal.bericht_inspanning_instelling.uren_participatie_als_taalles IS 'BIV b=laag i=hoog v=midden; Uren participatie die tellen als taalles';
COMMENT ON COLUMN portaal.bericht_inspanning_instelling.taalschakeltraject_afgerond IS 'BIV b=midden i=hoog v=midden; Taalschakeltraject afgerond';
COMMENT ON COLUMN portaal.bericht_inspanning_instelling.datum_afgerond IS 'BIV b=midden i=hoog v=midden; Datum waarop het taalschakeltraject is afgerond';
SELECT portaal.richt_stelseldienst_in('inspanning_instelling');
