-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 16 Uitstroom: the fields of src/stelsel/uitstroom.c, one column each (tests/sql compares them).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.bericht_uitstroom (
    bericht_id uuid PRIMARY KEY REFERENCES portaal.bericht,
    datum      date NOT NULL,
    gemeente   text NOT NULL,
    adres      text
);
COMMENT ON TABLE portaal.bericht_uitstroom IS 'Uitstroom: COA laat de gemeente en DUO weten dat deze persoon bij COA is vertrokken en in de gemeente woont.';
COMMENT ON COLUMN portaal.bericht_uitstroom.datum IS 'BIV b=midden i=hoog v=midden; Datum van het vertrek bij COA';
COMMENT ON COLUMN portaal.bericht_uitstroom.gemeente IS 'BIV b=midden i=hoog v=midden; Gemeente';
COMMENT ON COLUMN portaal.bericht_uitstroom.adres IS 'BIV b=laag i=midden v=midden; Nieuw adres';
SELECT portaal.richt_stelseldienst_in('uitstroom');
