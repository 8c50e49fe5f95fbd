-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 8 Leerbaarheidstoets: the fields of src/stelsel/leerbaarheidstoets_uitkomst.c, one column each (tests/sql compares them).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.bericht_leerbaarheidstoets_uitkomst (
    bericht_id       uuid PRIMARY KEY REFERENCES portaal.bericht,
    datum_afname     date NOT NULL,
    deelgenomen      boolean NOT NULL,
    ordelijk_verloop boolean,
    uitkomst         text CHECK (uitkomst IN ('b1_route', 'onderwijsroute', 'z_route'))
);
COMMENT ON TABLE portaal.bericht_leerbaarheidstoets_uitkomst IS 'Leerbaarheidstoets: DUO laat weten of de inburgeraar de leerbaarheidstoets heeft gedaan en wat de uitkomst is.';
COMMENT ON COLUMN portaal.bericht_leerbaarheidstoets_uitkomst.datum_afname IS 'BIV b=laag i=hoog v=midden; Datum van de toets';
COMMENT ON COLUMN portaal.bericht_leerbaarheidstoets_uitkomst.deelgenomen IS 'BIV b=laag i=hoog v=midden; Heeft deelgenomen';
COMMENT ON COLUMN portaal.bericht_leerbaarheidstoets_uitkomst.ordelijk_verloop IS 'BIV b=laag i=midden v=midden; Ordelijk verlopen';
COMMENT ON COLUMN portaal.bericht_leerbaarheidstoets_uitkomst.uitkomst IS 'BIV b=midden i=hoog v=midden; Uitkomst';
SELECT portaal.richt_stelseldienst_in('leerbaarheidstoets_uitkomst');
