-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- A person is bound to the identity provider that named her first. Who changes provider with her whole organisation is let in again by
-- portaalctl: what an operator says of her by hand also lets go of the old provider.
SET LOCAL ROLE portaal_eigenaar;

CREATE OR REPLACE FUNCTION portaal.gebruiker_bewaar(p_id uuid, p_organisatie text, p_kvk text, p_acting text, p_naam text, p_rollen text[], p_tot date)
    RETURNS TABLE (pseudoniem text, nieuw boolean)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    g portaal.gebruiker;
BEGIN
    INSERT INTO portaal.gebruiker AS x (id, organisatie, legal_subject, acting_subject, naam, stand)
    SELECT p_id, o.code, coalesce(nullif(p_kvk, ''), o.kvk), p_acting, p_naam, 'actief'
      FROM portaal.organisatie o
     WHERE o.code = p_organisatie AND coalesce(nullif(p_kvk, ''), o.kvk) IS NOT NULL
        ON CONFLICT (legal_subject, acting_subject) DO UPDATE
       SET organisatie = excluded.organisatie, naam = excluded.naam, stand = 'actief', aanbieder = NULL
    RETURNING x.* INTO g;
    IF FOUND THEN
        PERFORM portaal.rollen_gelijk(g.id, g.organisatie, p_rollen, p_tot);
        RETURN QUERY SELECT g.pseudoniem, g.id = p_id;
    END IF;
END $$;
