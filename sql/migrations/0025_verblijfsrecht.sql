-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 27 Verblijfsrecht: the fields of src/stelsel/verblijfsrecht.c, one column each (tests/sql compares them).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.bericht_verblijfsrecht (
    bericht_id    uuid PRIMARY KEY REFERENCES portaal.bericht,
    soort         text NOT NULL CHECK (soort IN ('verleend', 'verlengd', 'gewijzigd', 'ingetrokken', 'verlopen', 'nederlander')),
    verblijfsdoel text NOT NULL CHECK (verblijfsdoel IN ('asiel', 'nareis', 'gezin', 'humanitair_niet_tijdelijk',
                      'economisch_niet_tijdelijk', 'geestelijk_bedienaar', 'arbeid_tijdelijk', 'studie', 'uitwisseling', 'medisch',
                      'humanitair_tijdelijk')),
    datum_ingang  date NOT NULL,
    datum_einde   date,
    v_nummer      bytea NOT NULL
);
COMMENT ON TABLE portaal.bericht_verblijfsrecht IS 'Verblijfsrecht: De IND laat weten welk verblijfsdoel iemand heeft en of het verblijfsrecht verandert.';
COMMENT ON COLUMN portaal.bericht_verblijfsrecht.soort IS 'BIV b=midden i=hoog v=midden; Wat is er gebeurd';
COMMENT ON COLUMN portaal.bericht_verblijfsrecht.verblijfsdoel IS 'BIV b=midden i=hoog v=midden; Verblijfsdoel';
COMMENT ON COLUMN portaal.bericht_verblijfsrecht.datum_ingang IS 'BIV b=midden i=hoog v=midden; Ingangsdatum';
COMMENT ON COLUMN portaal.bericht_verblijfsrecht.datum_einde IS 'BIV b=laag i=hoog v=midden; Einddatum';
COMMENT ON COLUMN portaal.bericht_verblijfsrecht.v_nummer IS 'BIV b=midden i=hoog v=hoog; V-nummer';
SELECT portaal.richt_stelseldienst_in('verblijfsrecht');
