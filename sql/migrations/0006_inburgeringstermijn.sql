-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 3 Inburgeringstermijn: the fields of src/stelsel/inburgeringstermijn.c, one column each (tests/sql compares them).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.bericht_inburgeringstermijn (
    bericht_id    uuid PRIMARY KEY REFERENCES portaal.bericht,
    soort         text CHECK (soort IN ('vastgesteld', 'verlengd', 'nieuwe_termijn')) NOT NULL,
    datum_aanvang date NOT NULL,
    datum_einde   date NOT NULL,
    reden         bytea,
    ambtshalve    boolean
);
COMMENT ON TABLE portaal.bericht_inburgeringstermijn IS 'Inburgeringstermijn: DUO laat weten binnen welke termijn de inburgeraar klaar moet zijn.';
COMMENT ON COLUMN portaal.bericht_inburgeringstermijn.soort IS 'BIV b=midden i=hoog v=midden; Soort bericht';
COMMENT ON COLUMN portaal.bericht_inburgeringstermijn.datum_aanvang IS 'BIV b=hoog i=hoog v=midden; Begin van de termijn';
COMMENT ON COLUMN portaal.bericht_inburgeringstermijn.datum_einde IS 'BIV b=hoog i=hoog v=midden; Laatste dag van de termijn';
COMMENT ON COLUMN portaal.bericht_inburgeringstermijn.reden IS 'BIV b=laag i=hoog v=hoog; Reden';
COMMENT ON COLUMN portaal.bericht_inburgeringstermijn.ambtshalve IS 'BIV b=laag i=midden v=midden; Ambtshalve';
SELECT portaal.richt_stelseldienst_in('inburgeringstermijn');
