-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- People of COA work with the portal too: they deliver what a gemeente needs to know before somebody moves there (Wi 2021, art. 35).
SET LOCAL ROLE portaal_eigenaar;

ALTER TABLE portaal.gebruiker
    DROP CONSTRAINT gebruiker_rol_check,
    DROP CONSTRAINT gebruiker_check,
    ADD CONSTRAINT gebruiker_rol_check CHECK (rol IN ('klantregisseur', 'raadpleger', 'duo_beheerder', 'coa_medewerker')),
    ADD CONSTRAINT gebruiker_rol_past CHECK ((rol = 'duo_beheerder') = (organisatie = 'DUO') AND (rol = 'coa_medewerker') = (organisatie = 'COA'));

CREATE OR REPLACE FUNCTION portaal.sessie_mag_leveren() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    uit boolean;
BEGIN
    SELECT s.rol IN ('klantregisseur', 'coa_medewerker') INTO uit FROM portaal.sessie s
     WHERE s.token_hash = (SELECT portaal.sessie_sleutel()) AND s.einde IS NULL AND now() < s.uiterlijk AND now() < s.laatst + s.stil;
    RETURN coalesce(uit, false);
END $$;
