-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 20 MAP: the fields of src/stelsel/map.c, one column each (tests/sql compares them).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.bericht_map (
    bericht_id          uuid PRIMARY KEY REFERENCES portaal.bericht,
    resultaat           text CHECK (resultaat IN ('voldaan', 'niet_voldaan')) NOT NULL,
    uren                integer NOT NULL,
    datum_eindgesprek   date,
    reden_niet_voltooid text,
    verwijtbaar         boolean
);
COMMENT ON TABLE portaal.bericht_map IS 'MAP: U geeft het resultaat van de Module Arbeidsmarkt en Participatie (MAP) door aan DUO.';
COMMENT ON COLUMN portaal.bericht_map.resultaat IS 'BIV b=midden i=hoog v=midden; Resultaat van de MAP';
COMMENT ON COLUMN portaal.bericht_map.uren IS 'BIV b=laag i=hoog v=midden; Gevolgde uren';
COMMENT ON COLUMN portaal.bericht_map.datum_eindgesprek IS 'BIV b=midden i=hoog v=midden; Datum van het eindgesprek';
COMMENT ON COLUMN portaal.bericht_map.reden_niet_voltooid IS 'BIV b=laag i=midden v=midden; Reden waarom de MAP niet is voltooid';
COMMENT ON COLUMN portaal.bericht_map.verwijtbaar IS 'BIV b=laag i=hoog v=midden; Is dit de inburgeraar te verwijten';
SELECT portaal.richt_stelseldienst_in('map');
