-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 18 Inburgeringsaanbod: the fields of src/stelsel/inburgeringsaanbod.c, one column each (tests/sql compares them).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.bericht_inburgeringsaanbod (
    bericht_id               uuid PRIMARY KEY REFERENCES portaal.bericht,
    datum_aanbod             date NOT NULL,
    cursusinstelling         text NOT NULL,
    taalschakeltraject       boolean NOT NULL,
    datum_aanvang            date,
    datum_einde              date,
    datum_taalschakeldiploma date,
    contractkenmerk          text,
    alfabetisering           text CHECK (alfabetisering IN ('voldoende', 'onvoldoende')),
    participatie_deelname    text CHECK (participatie_deelname IN ('voldoende', 'onvoldoende'))
);
COMMENT ON TABLE portaal.bericht_inburgeringsaanbod IS 'Inburgeringsaanbod: U geeft door welk aanbod u een asielstatushouder deed: bij welke instelling en vanaf wanneer.';
COMMENT ON COLUMN portaal.bericht_inburgeringsaanbod.datum_aanbod IS 'BIV b=midden i=hoog v=midden; Datum van het inburgeringsaanbod';
COMMENT ON COLUMN portaal.bericht_inburgeringsaanbod.cursusinstelling IS 'BIV b=laag i=midden v=midden; Cursusinstelling';
COMMENT ON COLUMN portaal.bericht_inburgeringsaanbod.taalschakeltraject IS 'BIV b=midden i=hoog v=midden; Is het een taalschakeltraject';
COMMENT ON COLUMN portaal.bericht_inburgeringsaanbod.datum_aanvang IS 'BIV b=midden i=hoog v=midden; Eerste lesdag';
COMMENT ON COLUMN portaal.bericht_inburgeringsaanbod.datum_einde IS 'BIV b=laag i=midden v=midden; Laatste lesdag';
COMMENT ON COLUMN portaal.bericht_inburgeringsaanbod.datum_taalschakeldiploma IS 'BIV b=midden i=hoog v=midden; Datum van het taalschakeldiploma';
COMMENT ON COLUMN portaal.bericht_inburgeringsaanbod.contractkenmerk IS 'BIV b=laag i=laag v=laag; Kenmerk van het contract';
COMMENT ON COLUMN portaal.bericht_inburgeringsaanbod.alfabetisering IS 'BIV b=laag i=midden v=midden; Alfabetisering';
COMMENT ON COLUMN portaal.bericht_inburgeringsaanbod.participatie_deelname IS 'BIV b=laag i=midden v=midden; Deelname aan participatie';
SELECT portaal.richt_stelseldienst_in('inburgeringsaanbod');
