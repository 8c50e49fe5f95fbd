-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 6 Beoordeling verlenging: the fields of src/stelsel/beoordeling_verlenging.c, one column each (tests/sql compares them).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.bericht_beoordeling_verlenging (
    bericht_id          uuid PRIMARY KEY REFERENCES portaal.bericht,
    beoordeling         text CHECK (beoordeling IN ('toegestaan', 'niet_toegestaan')) NOT NULL,
    datum_beoordeling   date NOT NULL,
    grond               bytea NOT NULL,
    datum_aanvang_grond bytea,
    datum_einde_grond   bytea,
    verlenging_weken    integer
);
COMMENT ON TABLE portaal.bericht_beoordeling_verlenging IS 'Beoordeling verlenging: DUO laat weten of de inburgeringstermijn wordt verlengd zoals de inburgeraar vroeg.';
COMMENT ON COLUMN portaal.bericht_beoordeling_verlenging.beoordeling IS 'BIV b=hoog i=hoog v=midden; Beoordeling';
COMMENT ON COLUMN portaal.bericht_beoordeling_verlenging.datum_beoordeling IS 'BIV b=hoog i=hoog v=midden; Datum van de beoordeling';
COMMENT ON COLUMN portaal.bericht_beoordeling_verlenging.grond IS 'BIV b=laag i=hoog v=hoog; Grond van de aanvraag';
COMMENT ON COLUMN portaal.bericht_beoordeling_verlenging.datum_aanvang_grond IS 'BIV b=laag i=hoog v=hoog; Begin van de omstandigheid';
COMMENT ON COLUMN portaal.bericht_beoordeling_verlenging.datum_einde_grond IS 'BIV b=laag i=hoog v=hoog; Einde van de omstandigheid';
COMMENT ON COLUMN portaal.bericht_beoordeling_verlenging.verlenging_weken IS 'BIV b=midden i=hoog v=midden; Verlenging in weken';
SELECT portaal.richt_stelseldienst_in('beoordeling_verlenging');
