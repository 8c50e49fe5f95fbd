-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 11 Ontheffing: the fields of src/stelsel/ontheffing.c, one column each (tests/sql compares them).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.bericht_ontheffing (
    bericht_id        uuid PRIMARY KEY REFERENCES portaal.bericht,
    soort             bytea NOT NULL,
    beslissing        bytea NOT NULL,
    omvang            bytea,
    onderdelen        bytea,
    datum_beschikking date NOT NULL
);
COMMENT ON TABLE portaal.bericht_ontheffing IS 'Ontheffing: DUO laat weten wat er is beslist op een aanvraag om ontheffing of om een aangepast examen.';
COMMENT ON COLUMN portaal.bericht_ontheffing.soort IS 'BIV b=midden i=hoog v=hoog; Soort ontheffing';
COMMENT ON COLUMN portaal.bericht_ontheffing.beslissing IS 'BIV b=midden i=hoog v=hoog; Beslissing';
COMMENT ON COLUMN portaal.bericht_ontheffing.omvang IS 'BIV b=midden i=hoog v=hoog; Omvang';
COMMENT ON COLUMN portaal.bericht_ontheffing.onderdelen IS 'BIV b=midden i=hoog v=hoog; Onderdelen';
COMMENT ON COLUMN portaal.bericht_ontheffing.datum_beschikking IS 'BIV b=midden i=hoog v=midden; Datum van de beschikking';
SELECT portaal.richt_stelseldienst_in('ontheffing');
