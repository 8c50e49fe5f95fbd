-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 24 Keuze doelgroep: the fields of src/stelsel/doelgroepkeuze.c, one column each (tests/sql compares them).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.bericht_doelgroepkeuze (
    bericht_id                  uuid PRIMARY KEY REFERENCES portaal.bericht,
    behandeld_als               text CHECK (behandeld_als IN ('asielstatushouder', 'gezinsmigrant', 'overige_migrant')) NOT NULL,
    datum_formulier_ondertekend date NOT NULL,
    datum_wijziging_doelgroep   date NOT NULL
);
COMMENT ON TABLE portaal.bericht_doelgroepkeuze IS 'Keuze doelgroep: U geeft door als wie de inburgeraar verder gaat nadat DUO de doelgroep wijzigde.';
COMMENT ON COLUMN portaal.bericht_doelgroepkeuze.behandeld_als IS 'BIV b=midden i=hoog v=midden; Wordt behandeld als';
COMMENT ON COLUMN portaal.bericht_doelgroepkeuze.datum_formulier_ondertekend IS 'BIV b=laag i=hoog v=midden; Datum van ondertekening';
COMMENT ON COLUMN portaal.bericht_doelgroepkeuze.datum_wijziging_doelgroep IS 'BIV b=midden i=hoog v=midden; Datum van de wijziging van de doelgroep';
SELECT portaal.richt_stelseldienst_in('doelgroepkeuze');
