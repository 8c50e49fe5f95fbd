-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 19 PVT: the fields of src/stelsel/pvt.c, one column each (tests/sql compares them).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.bericht_pvt (
    bericht_id          uuid PRIMARY KEY REFERENCES portaal.bericht,
    resultaat           text CHECK (resultaat IN ('voldaan', 'niet_voldaan')) NOT NULL,
    uren                integer NOT NULL,
    activiteit          boolean NOT NULL,
    datum_ondertekening date,
    reden_niet_voldaan  text,
    verwijtbaar         boolean
);
COMMENT ON TABLE portaal.bericht_pvt IS 'PVT: U geeft het resultaat van het participatieverklaringstraject (PVT) door aan DUO.';
COMMENT ON COLUMN portaal.bericht_pvt.resultaat IS 'BIV b=midden i=hoog v=midden; Resultaat van het PVT';
COMMENT ON COLUMN portaal.bericht_pvt.uren IS 'BIV b=laag i=hoog v=midden; Gevolgde uren';
COMMENT ON COLUMN portaal.bericht_pvt.activiteit IS 'BIV b=laag i=midden v=midden; Deed mee aan een activiteit of excursie';
COMMENT ON COLUMN portaal.bericht_pvt.datum_ondertekening IS 'BIV b=midden i=hoog v=midden; Datum van ondertekening';
COMMENT ON COLUMN portaal.bericht_pvt.reden_niet_voldaan IS 'BIV b=laag i=midden v=midden; Reden waarom niet is voldaan';
COMMENT ON COLUMN portaal.bericht_pvt.verwijtbaar IS 'BIV b=laag i=hoog v=midden; Is dit de inburgeraar te verwijten';
SELECT portaal.richt_stelseldienst_in('pvt');
