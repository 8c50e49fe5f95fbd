-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- COA couples people of whom the portal may know nothing yet, or of whom only DUO spoke. A worker can't add a dossier or a werkrelatie
-- for another one than it delivers on; this function can, for COA alone, for somebody whose BSN and date of birth COA knows.
SET LOCAL ROLE portaal_eigenaar;

CREATE POLICY functies_toevoegen ON portaal.dossier FOR INSERT TO portaal_eigenaar WITH CHECK (true);
CREATE POLICY functies_slot ON portaal.dossier FOR UPDATE TO portaal_eigenaar USING (true);
CREATE POLICY functies_toevoegen ON portaal.werkrelatie FOR INSERT TO portaal_eigenaar WITH CHECK (true);
CREATE POLICY functies_bijwerken ON portaal.werkrelatie FOR UPDATE TO portaal_eigenaar USING (true);

-- uitkomst: nieuw (the dossier begins here), bekend (it was there; COA works for it from now on), van_coa (COA did already), anders (there
-- is somebody else behind this BSN), v_nummer (somebody else has this V-nummer). Nothing is changed by the last three.
CREATE FUNCTION portaal.coa_begin_dossier(p_id uuid, p_bsn bytea, p_bsn_index bytea, p_v_nummer bytea, p_v_nummer_index bytea,
        p_naam text, p_geslachtsnaam text, p_voorvoegsel text, p_voornamen text, p_geboortedatum text, p_geslacht text,
        p_nationaliteit text, p_contacttaal text, p_van date)
    RETURNS TABLE (dossier uuid, uitkomst text)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    d portaal.dossier;
    wat text := 'bekend';
BEGIN
    IF portaal.sessie_organisatie() IS DISTINCT FROM 'COA' OR NOT portaal.sessie_mag_leveren() THEN
        RAISE EXCEPTION 'rol' USING ERRCODE = 'PT403';
    END IF;
    PERFORM FROM portaal.dossier x WHERE x.v_nummer_index = p_v_nummer_index AND x.bsn_index <> p_bsn_index;
    IF FOUND THEN
        RETURN QUERY SELECT NULL::uuid, 'v_nummer';
        RETURN;
    END IF;
    INSERT INTO portaal.dossier (id, bsn, bsn_index, v_nummer, v_nummer_index, naam, geslachtsnaam, voorvoegsel, voornamen,
                                 geboortedatum, geslacht, nationaliteit, contacttaal, fase)
    VALUES (p_id, p_bsn, p_bsn_index, p_v_nummer, p_v_nummer_index, p_naam, p_geslachtsnaam, p_voorvoegsel, p_voornamen,
            p_geboortedatum, p_geslacht, p_nationaliteit, p_contacttaal, 'aangemeld')
        ON CONFLICT (bsn_index) DO NOTHING;
    IF FOUND THEN
        wat := 'nieuw';
    END IF;
    SELECT x.* INTO d FROM portaal.dossier x WHERE x.bsn_index = p_bsn_index FOR NO KEY UPDATE;
    IF wat = 'bekend' AND (d.geboortedatum <> p_geboortedatum OR d.v_nummer_index <> p_v_nummer_index) THEN
        RETURN QUERY SELECT NULL::uuid, 'anders';
        RETURN;
    END IF;
    IF EXISTS (SELECT FROM portaal.werkrelatie w WHERE w.dossier = d.id AND w.organisatie = 'COA' AND w.tot IS NULL) THEN
        RETURN QUERY SELECT d.id, 'van_coa';
        RETURN;
    END IF;
    INSERT INTO portaal.werkrelatie (dossier, organisatie, van, reden, aard) VALUES (d.id, 'COA', p_van, 'coa_koppeling', 'volledig')
        ON CONFLICT ON CONSTRAINT werkrelatie_pkey DO UPDATE SET tot = NULL;
    RETURN QUERY SELECT d.id, wat;
END $$;
REVOKE EXECUTE ON FUNCTION portaal.coa_begin_dossier(uuid, bytea, bytea, bytea, bytea, text, text, text, text, text, text, text, text, date)
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portaal.coa_begin_dossier(uuid, bytea, bytea, bytea, bytea, text, text, text, text, text, text, text, text, date)
    TO portaal_app;

-- The list of COA shows first of whom the klantprofiel is not there, and then of whom it is not whole.
ALTER TABLE portaal.werkvoorraad ADD COLUMN themas smallint CHECK (themas >= 0);
COMMENT ON COLUMN portaal.werkvoorraad.themas IS 'BIV b=laag i=laag v=midden; of the last delivery with themes that this organisation sees (klantprofiel): how many are filled in; empty: there is none';
CREATE INDEX werkvoorraad_coa ON portaal.werkvoorraad (themas NULLS FIRST, naam_zoek, dossier) WHERE organisatie = 'COA';
GRANT INSERT (themas), UPDATE (themas) ON portaal.werkvoorraad TO portaal_app;

-- always without one, as the policy says; the import brings both at once, with the same statement
GRANT INSERT (bericht) ON portaal.document TO portaal_app;
