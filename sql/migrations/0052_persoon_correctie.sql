-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- Who somebody is follows from the last inburgeringsplicht that counts. When DUO corrects or withdraws one through the portal, the
-- dossier says so at once; a worker may not write those columns itself, and nobody but DUO through this function. The BSN and the
-- V-nummer are not among them: with another one it would be another person.
SET LOCAL ROLE portaal_eigenaar;

CREATE FUNCTION portaal.persoon_na_correctie(p_dossier uuid, p_naam text, p_geslachtsnaam text, p_voorvoegsel text, p_voornamen text,
        p_geboortedatum text, p_geslacht text, p_nationaliteit text, p_contacttaal text, p_adres text, p_geheim boolean)
    RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT portaal.sessie_is_duo() OR portaal.levert() IS DISTINCT FROM p_dossier THEN
        RAISE EXCEPTION 'rol' USING ERRCODE = 'PT403';
    END IF;
    UPDATE portaal.dossier d
       SET naam = p_naam, geslachtsnaam = p_geslachtsnaam, voorvoegsel = p_voorvoegsel, voornamen = p_voornamen,
           geboortedatum = p_geboortedatum, geslacht = p_geslacht, nationaliteit = p_nationaliteit, contacttaal = p_contacttaal,
           adres = p_adres, geheim = p_geheim
     WHERE d.id = p_dossier;
END $$;
REVOKE EXECUTE ON FUNCTION portaal.persoon_na_correctie(uuid, text, text, text, text, text, text, text, text, text, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portaal.persoon_na_correctie(uuid, text, text, text, text, text, text, text, text, text, boolean) TO portaal_app;
