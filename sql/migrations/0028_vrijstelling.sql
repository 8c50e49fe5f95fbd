-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 10 Vrijstelling: the fields of src/stelsel/vrijstelling.c, one column each (tests/sql compares them).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.bericht_vrijstelling (
    bericht_id        uuid PRIMARY KEY REFERENCES portaal.bericht,
    beslissing        text CHECK (beslissing IN ('toegekend', 'afgewezen')) NOT NULL,
    omvang            text CHECK (omvang IN ('geheel', 'gedeeltelijk')),
    duur              text CHECK (duur IN ('tijdelijk', 'definitief')),
    onderdelen        text[] CHECK (onderdelen <@ ARRAY['lezen', 'luisteren', 'schrijven', 'spreken', 'knm', 'pvt', 'map', 'participatie']),
    datum_beschikking date NOT NULL,
    reden             bytea
);
COMMENT ON TABLE portaal.bericht_vrijstelling IS 'Vrijstelling: DUO laat weten of de inburgeraar een vrijstelling krijgt, en waarvoor.';
COMMENT ON COLUMN portaal.bericht_vrijstelling.beslissing IS 'BIV b=midden i=hoog v=midden; Beslissing';
COMMENT ON COLUMN portaal.bericht_vrijstelling.omvang IS 'BIV b=midden i=hoog v=midden; Omvang';
COMMENT ON COLUMN portaal.bericht_vrijstelling.duur IS 'BIV b=midden i=hoog v=midden; Duur';
COMMENT ON COLUMN portaal.bericht_vrijstelling.onderdelen IS 'BIV b=midden i=hoog v=midden; Onderdelen die vervallen';
COMMENT ON COLUMN portaal.bericht_vrijstelling.datum_beschikking IS 'BIV b=midden i=hoog v=midden; Datum van de beschikking';
COMMENT ON COLUMN portaal.bericht_vrijstelling.reden IS 'BIV b=laag i=midden v=hoog; Reden';
SELECT portaal.richt_stelseldienst_in('vrijstelling');
