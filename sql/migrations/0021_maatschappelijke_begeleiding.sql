-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 2 Maatschappelijke begeleiding: the fields of src/stelsel/maatschappelijke_begeleiding.c, one column each (tests/sql compares them).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.bericht_maatschappelijke_begeleiding (
    bericht_id uuid PRIMARY KEY REFERENCES portaal.bericht,
    recht      boolean NOT NULL,
    datum      date NOT NULL
);
COMMENT ON TABLE portaal.bericht_maatschappelijke_begeleiding IS 'Maatschappelijke begeleiding: DUO laat weten of de inburgeraar recht heeft op maatschappelijke begeleiding door de gemeente.';
COMMENT ON COLUMN portaal.bericht_maatschappelijke_begeleiding.recht IS 'BIV b=midden i=hoog v=midden; Recht op maatschappelijke begeleiding';
COMMENT ON COLUMN portaal.bericht_maatschappelijke_begeleiding.datum IS 'BIV b=midden i=hoog v=midden; Datum van de vaststelling';
SELECT portaal.richt_stelseldienst_in('maatschappelijke_begeleiding');
