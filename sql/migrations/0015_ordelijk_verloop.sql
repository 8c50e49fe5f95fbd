-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 9 Verloop leerbaarheidstoets: the fields of src/stelsel/ordelijk_verloop.c, one column each (tests/sql compares them).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.bericht_ordelijk_verloop (
    bericht_id  uuid PRIMARY KEY REFERENCES portaal.bericht,
    datum       date NOT NULL,
    voltooid    boolean NOT NULL,
    ordelijk    boolean NOT NULL,
    toelichting text
);
COMMENT ON TABLE portaal.bericht_ordelijk_verloop IS 'Verloop leerbaarheidstoets: U laat DUO weten of de leerbaarheidstoets is afgemaakt en ordelijk is verlopen.';
COMMENT ON COLUMN portaal.bericht_ordelijk_verloop.datum IS 'BIV b=laag i=hoog v=midden; Datum van de toets';
COMMENT ON COLUMN portaal.bericht_ordelijk_verloop.voltooid IS 'BIV b=laag i=hoog v=midden; Is de toets afgemaakt';
COMMENT ON COLUMN portaal.bericht_ordelijk_verloop.ordelijk IS 'BIV b=laag i=hoog v=midden; Is de toets ordelijk verlopen';
COMMENT ON COLUMN portaal.bericht_ordelijk_verloop.toelichting IS 'BIV b=laag i=midden v=midden; Toelichting';
SELECT portaal.richt_stelseldienst_in('ordelijk_verloop');
