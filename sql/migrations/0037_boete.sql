-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 5 Boete: the fields of src/stelsel/boete.c, one column each (tests/sql compares them).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.bericht_boete (
    bericht_id         uuid PRIMARY KEY REFERENCES portaal.bericht,
    datum_beschikking  date NOT NULL,
    bedrag             numeric(10,2) NOT NULL,
    onderdeel          text CHECK (onderdeel IN ('pvt', 'map', 'leerroute')) NOT NULL,
    nieuwe_termijn_tot date
);
COMMENT ON TABLE portaal.bericht_boete IS 'Boete: DUO laat weten dat de inburgeraar een boete heeft gekregen.';
COMMENT ON COLUMN portaal.bericht_boete.datum_beschikking IS 'BIV b=hoog i=hoog v=midden; Datum van de beschikking';
COMMENT ON COLUMN portaal.bericht_boete.bedrag IS 'BIV b=midden i=hoog v=midden; Bedrag';
COMMENT ON COLUMN portaal.bericht_boete.onderdeel IS 'BIV b=midden i=hoog v=midden; Onderdeel';
COMMENT ON COLUMN portaal.bericht_boete.nieuwe_termijn_tot IS 'BIV b=hoog i=hoog v=midden; Nieuwe termijn tot en met';
SELECT portaal.richt_stelseldienst_in('boete');
