-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 12 Voldaan: the fields of src/stelsel/voldaan.c, one column each (tests/sql compares them).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.bericht_voldaan (
    bericht_id        uuid PRIMARY KEY REFERENCES portaal.bericht,
    datum_beschikking date NOT NULL,
    wijze             text CHECK (wijze IN ('inburgeringsexamen', 'onderwijsroute', 'z_route', 'vrijstelling', 'ontheffing')) NOT NULL,
    waardepapier      text CHECK (waardepapier IN ('diploma', 'certificaat')),
    uitgereikt_op     date
);
COMMENT ON TABLE portaal.bericht_voldaan IS 'Voldaan: DUO laat weten dat de inburgeraar aan de inburgeringsplicht heeft voldaan, en waarmee.';
COMMENT ON COLUMN portaal.bericht_voldaan.datum_beschikking IS 'BIV b=hoog i=hoog v=midden; Datum van de beschikking';
COMMENT ON COLUMN portaal.bericht_voldaan.wijze IS 'BIV b=hoog i=hoog v=midden; Hoe is voldaan';
COMMENT ON COLUMN portaal.bericht_voldaan.waardepapier IS 'BIV b=midden i=hoog v=midden; Diploma of certificaat';
COMMENT ON COLUMN portaal.bericht_voldaan.uitgereikt_op IS 'BIV b=laag i=hoog v=midden; Certificaat uitgereikt op';
SELECT portaal.richt_stelseldienst_in('voldaan');
