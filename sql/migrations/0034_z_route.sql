-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 21 Z-route: the fields of src/stelsel/z_route.c, one column each (tests/sql compares them).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.bericht_z_route (
    bericht_id            uuid PRIMARY KEY REFERENCES portaal.bericht,
    onderdeel             text CHECK (onderdeel IN ('eindgesprek_taal', 'participatie')) NOT NULL,
    resultaat             text CHECK (resultaat IN ('voldaan', 'niet_voldaan')) NOT NULL,
    uren                  integer NOT NULL,
    uren_eerder_onderwijs integer,
    datum                 date NOT NULL,
    reden_geen_resultaat  text
);
COMMENT ON TABLE portaal.bericht_z_route IS 'Z-route: U geeft het resultaat van het eindgesprek taal of van de participatie in de Z-route door aan DUO.';
COMMENT ON COLUMN portaal.bericht_z_route.onderdeel IS 'BIV b=midden i=hoog v=midden; Onderdeel van de Z-route';
COMMENT ON COLUMN portaal.bericht_z_route.resultaat IS 'BIV b=midden i=hoog v=midden; Resultaat';
COMMENT ON COLUMN portaal.bericht_z_route.uren IS 'BIV b=laag i=hoog v=midden; Gevolgde uren';
COMMENT ON COLUMN portaal.bericht_z_route.uren_eerder_onderwijs IS 'BIV b=laag i=hoog v=midden; Uren eerder onderwijs die meetellen';
COMMENT ON COLUMN portaal.bericht_z_route.datum IS 'BIV b=midden i=hoog v=midden; Datum';
COMMENT ON COLUMN portaal.bericht_z_route.reden_geen_resultaat IS 'BIV b=laag i=midden v=midden; Reden waarom niet is voldaan';
SELECT portaal.richt_stelseldienst_in('z_route');
