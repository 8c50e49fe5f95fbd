-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 14 Koppeling: the fields of src/stelsel/koppeling.c, one column each (tests/sql compares them).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.bericht_koppeling (
    bericht_id         uuid PRIMARY KEY REFERENCES portaal.bericht,
    gemeente           text NOT NULL,
    datum_koppeling    date NOT NULL,
    opvanglocatie      text NOT NULL,
    contactpersoon_coa text NOT NULL,
    telefoon           text NOT NULL,
    email              text,
    betrokkenheid      text CHECK (betrokkenheid IN ('alles_in_azc', 'intake_in_azc', 'na_vestiging'))
);
COMMENT ON TABLE portaal.bericht_koppeling IS 'Koppeling: COA laat weten dat een asielstatushouder in uw gemeente gaat wonen.';
COMMENT ON COLUMN portaal.bericht_koppeling.gemeente IS 'BIV b=midden i=hoog v=midden; Gemeente';
COMMENT ON COLUMN portaal.bericht_koppeling.datum_koppeling IS 'BIV b=laag i=hoog v=midden; Datum van de koppeling';
COMMENT ON COLUMN portaal.bericht_koppeling.opvanglocatie IS 'BIV b=laag i=midden v=midden; Opvanglocatie';
COMMENT ON COLUMN portaal.bericht_koppeling.contactpersoon_coa IS 'BIV b=laag i=laag v=laag; Contactpersoon bij COA';
COMMENT ON COLUMN portaal.bericht_koppeling.telefoon IS 'BIV b=laag i=laag v=laag; Telefoonnummer van de contactpersoon';
COMMENT ON COLUMN portaal.bericht_koppeling.email IS 'BIV b=laag i=laag v=laag; E-mailadres van de contactpersoon';
COMMENT ON COLUMN portaal.bericht_koppeling.betrokkenheid IS 'BIV b=laag i=laag v=laag; Betrokkenheid van de gemeente';
SELECT portaal.richt_stelseldienst_in('koppeling');
