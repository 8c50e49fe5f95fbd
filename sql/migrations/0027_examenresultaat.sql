-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 13 Examenresultaat: the fields of src/stelsel/examenresultaat.c, one column each (tests/sql compares them).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.bericht_examenresultaat (
    bericht_id    uuid PRIMARY KEY REFERENCES portaal.bericht,
    onderdeel     text CHECK (onderdeel IN ('lezen', 'luisteren', 'schrijven', 'spreken', 'knm')) NOT NULL,
    niveau        text CHECK (niveau IN ('a2', 'b1', 'b2')),
    datum_examen  date NOT NULL,
    datum_uitslag date NOT NULL,
    poging        integer NOT NULL,
    resultaat     text CHECK (resultaat IN ('geslaagd', 'gezakt', 'niet_verschenen')) NOT NULL,
    score         integer
);
COMMENT ON TABLE portaal.bericht_examenresultaat IS 'Examenresultaat: DUO laat de uitslag weten van een onderdeel van het inburgeringsexamen.';
COMMENT ON COLUMN portaal.bericht_examenresultaat.onderdeel IS 'BIV b=midden i=hoog v=midden; Onderdeel';
COMMENT ON COLUMN portaal.bericht_examenresultaat.niveau IS 'BIV b=midden i=hoog v=midden; Taalniveau van het examen';
COMMENT ON COLUMN portaal.bericht_examenresultaat.datum_examen IS 'BIV b=laag i=hoog v=midden; Datum van het examen';
COMMENT ON COLUMN portaal.bericht_examenresultaat.datum_uitslag IS 'BIV b=midden i=hoog v=midden; Datum van de uitslag';
COMMENT ON COLUMN portaal.bericht_examenresultaat.poging IS 'BIV b=midden i=hoog v=midden; Poging';
COMMENT ON COLUMN portaal.bericht_examenresultaat.resultaat IS 'BIV b=hoog i=hoog v=midden; Resultaat';
COMMENT ON COLUMN portaal.bericht_examenresultaat.score IS 'BIV b=laag i=hoog v=midden; Score';
SELECT portaal.richt_stelseldienst_in('examenresultaat');
