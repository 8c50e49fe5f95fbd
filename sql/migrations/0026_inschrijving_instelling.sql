-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 28 Inschrijving bij instelling: the fields of src/stelsel/inschrijving_instelling.c, one column each (tests/sql compares them).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.bericht_inschrijving_instelling (
    bericht_id          uuid PRIMARY KEY REFERENCES portaal.bericht,
    instelling          text NOT NULL,
    datum_inschrijving  date NOT NULL,
    datum_uitschrijving date,
    opleiding           text
);
COMMENT ON TABLE portaal.bericht_inschrijving_instelling IS 'Inschrijving bij instelling: Een instelling laat DUO weten dat iemand is ingeschreven of uitgeschreven.';
COMMENT ON COLUMN portaal.bericht_inschrijving_instelling.instelling IS 'BIV b=laag i=midden v=midden; Instelling';
COMMENT ON COLUMN portaal.bericht_inschrijving_instelling.datum_inschrijving IS 'BIV b=laag i=midden v=midden; Datum van inschrijving';
COMMENT ON COLUMN portaal.bericht_inschrijving_instelling.datum_uitschrijving IS 'BIV b=laag i=midden v=midden; Datum van uitschrijving';
COMMENT ON COLUMN portaal.bericht_inschrijving_instelling.opleiding IS 'BIV b=laag i=laag v=midden; Opleiding';
SELECT portaal.richt_stelseldienst_in('inschrijving_instelling');
