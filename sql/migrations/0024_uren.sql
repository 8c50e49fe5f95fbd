-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 22 Uren: the fields of src/stelsel/uren.c, one column each (tests/sql compares them).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.bericht_uren (
    bericht_id uuid PRIMARY KEY REFERENCES portaal.bericht,
    soort      text CHECK (soort IN ('brede_intake', 'participatie', 'participatie_als_taalles')) NOT NULL,
    uren       integer NOT NULL,
    peildatum  date NOT NULL,
    telt_mee   boolean NOT NULL
);
COMMENT ON TABLE portaal.bericht_uren IS 'Uren: U geeft de uren door van de brede intake of van de participatie.';
COMMENT ON COLUMN portaal.bericht_uren.soort IS 'BIV b=laag i=hoog v=midden; Soort uren';
COMMENT ON COLUMN portaal.bericht_uren.uren IS 'BIV b=laag i=hoog v=midden; Gevolgde uren';
COMMENT ON COLUMN portaal.bericht_uren.peildatum IS 'BIV b=laag i=hoog v=midden; Peildatum';
COMMENT ON COLUMN portaal.bericht_uren.telt_mee IS 'BIV b=laag i=hoog v=midden; Tellen deze uren mee';
SELECT portaal.richt_stelseldienst_in('uren');
