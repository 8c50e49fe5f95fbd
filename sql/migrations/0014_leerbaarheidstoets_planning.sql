-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 7 Leerbaarheidstoets inplannen: the fields of src/stelsel/leerbaarheidstoets_planning.c, one column each (tests/sql compares them).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.bericht_leerbaarheidstoets_planning (
    bericht_id      uuid PRIMARY KEY REFERENCES portaal.bericht,
    status          text CHECK (status IN ('klaargezet', 'gepland', 'opnieuw_klaargezet')) NOT NULL,
    datum           date NOT NULL,
    datum_gepland   date,
    locatie         text,
    toetsbegeleider text
);
COMMENT ON TABLE portaal.bericht_leerbaarheidstoets_planning IS 'Leerbaarheidstoets inplannen: DUO zet een leerbaarheidstoets klaar. U plant de toets in en geeft de datum door aan DUO.';
COMMENT ON COLUMN portaal.bericht_leerbaarheidstoets_planning.status IS 'BIV b=midden i=midden v=midden; Status van de leerbaarheidstoets';
COMMENT ON COLUMN portaal.bericht_leerbaarheidstoets_planning.datum IS 'BIV b=laag i=midden v=midden; Datum van dit bericht';
COMMENT ON COLUMN portaal.bericht_leerbaarheidstoets_planning.datum_gepland IS 'BIV b=midden i=midden v=midden; Dag van de toets';
COMMENT ON COLUMN portaal.bericht_leerbaarheidstoets_planning.locatie IS 'BIV b=laag i=laag v=midden; Locatie van de toets';
COMMENT ON COLUMN portaal.bericht_leerbaarheidstoets_planning.toetsbegeleider IS 'BIV b=laag i=laag v=laag; Toetsbegeleider';
SELECT portaal.richt_stelseldienst_in('leerbaarheidstoets_planning');
