-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 25 Overdracht: the fields of src/stelsel/overdracht.c, one column each (tests/sql compares them).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.bericht_overdracht (
    bericht_id           uuid PRIMARY KEY REFERENCES portaal.bericht,
    stap_overdracht      text CHECK (stap_overdracht IN ('gevraagd', 'bevestigd', 'aanvaard', 'teruggevraagd')) NOT NULL,
    datum                date NOT NULL,
    voortgang            text,
    boetes               text,
    contactpersoon       text,
    email_contactpersoon text,
    vraag                text
);
COMMENT ON TABLE portaal.bericht_overdracht IS 'Overdracht: Na een verhuizing draagt de vorige gemeente de inburgeraar over aan de nieuwe gemeente.';
COMMENT ON COLUMN portaal.bericht_overdracht.stap_overdracht IS 'BIV b=midden i=hoog v=midden; Stap in de overdracht';
COMMENT ON COLUMN portaal.bericht_overdracht.datum IS 'BIV b=laag i=hoog v=midden; Datum';
COMMENT ON COLUMN portaal.bericht_overdracht.voortgang IS 'BIV b=laag i=midden v=midden; Voortgang';
COMMENT ON COLUMN portaal.bericht_overdracht.boetes IS 'BIV b=laag i=hoog v=midden; Boetes van uw gemeente';
COMMENT ON COLUMN portaal.bericht_overdracht.contactpersoon IS 'BIV b=laag i=laag v=laag; Contactpersoon';
COMMENT ON COLUMN portaal.bericht_overdracht.email_contactpersoon IS 'BIV b=laag i=laag v=laag; E-mailadres van de contactpersoon';
COMMENT ON COLUMN portaal.bericht_overdracht.vraag IS 'BIV b=laag i=midden v=midden; Wat wilt u nog weten';
SELECT portaal.richt_stelseldienst_in('overdracht');
