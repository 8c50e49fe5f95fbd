-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 4 Notificatie: the fields of src/stelsel/notificatie.c, one column each (tests/sql compares them).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.bericht_notificatie (
    bericht_id        uuid PRIMARY KEY REFERENCES portaal.bericht,
    reden             text CHECK (reden IN ('vier_weken_voor_einde', 'vooraankondiging_boete', 'vier_weken_na_einde', 'aanvraag_verlenging')) NOT NULL,
    datum             date NOT NULL,
    voorgenomen_boete numeric(10,2)
);
COMMENT ON TABLE portaal.bericht_notificatie IS 'Notificatie: DUO laat weten dat er iets aankomt: het einde van de termijn, een boete of een verlenging.';
COMMENT ON COLUMN portaal.bericht_notificatie.reden IS 'BIV b=hoog i=hoog v=midden; Reden van de notificatie';
COMMENT ON COLUMN portaal.bericht_notificatie.datum IS 'BIV b=hoog i=hoog v=midden; Datum van de notificatie';
COMMENT ON COLUMN portaal.bericht_notificatie.voorgenomen_boete IS 'BIV b=midden i=hoog v=midden; Boete die DUO wil opleggen';
SELECT portaal.richt_stelseldienst_in('notificatie');
