-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 26 Boete door de gemeente: the fields of src/stelsel/boete_gemeente.c, one column each (tests/sql compares them).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.bericht_boete_gemeente (
    bericht_id uuid PRIMARY KEY REFERENCES portaal.bericht,
    soort      text CHECK (soort IN ('verzoek', 'opgave', 'geen')) NOT NULL,
    datum      date NOT NULL,
    artikel    text CHECK (artikel IN ('artikel_22', 'artikel_23')),
    bedrag     numeric(10,2)
);
COMMENT ON TABLE portaal.bericht_boete_gemeente IS 'Boete door de gemeente: DUO vraagt of de gemeente een boete oplegde. U geeft de boetes door, of dat er geen boete is.';
COMMENT ON COLUMN portaal.bericht_boete_gemeente.soort IS 'BIV b=laag i=hoog v=midden; Soort bericht';
COMMENT ON COLUMN portaal.bericht_boete_gemeente.datum IS 'BIV b=laag i=hoog v=midden; Datum';
COMMENT ON COLUMN portaal.bericht_boete_gemeente.artikel IS 'BIV b=laag i=hoog v=midden; Waarvoor is de boete';
COMMENT ON COLUMN portaal.bericht_boete_gemeente.bedrag IS 'BIV b=laag i=hoog v=midden; Bedrag van de boete';
SELECT portaal.richt_stelseldienst_in('boete_gemeente');
