-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- Who may see which bericht. Until here a gemeente with an open werkrelatie saw a whole dossier and DUO saw all; now also
--   * the party of the asker must be one of the senders or receivers of the stelseldienst (portaal.stelseldienst, which
--     portaalctl migreer fills from the register of the program, so that no service says it twice);
--   * an afsluitende werkrelatie (the gemeente that somebody moved away from, until the overdracht is done) shows the person without
--     the new address, and the berichten of that gemeente itself;
--   * the transaction that delivers on a dossier (portaal.levert, set by the query that locks it) sees and writes all of that one
--     dossier, because what follows from a history follows from the whole of it.
-- portaal.levert and portaal.duo are hints of the worker: each only counts after a look at the session row.
SET LOCAL ROLE portaal_eigenaar;

-- ---- the parties ---------------------------------------------------------------------------------------------------
ALTER TABLE portaal.organisatie DROP CONSTRAINT organisatie_soort_check,
    ADD CONSTRAINT organisatie_soort_check CHECK (soort IN ('gemeente', 'duo', 'coa', 'ind', 'instelling', 'cbs'));
COMMENT ON COLUMN portaal.organisatie.code IS 'BIV b=midden i=hoog v=laag; CBS code of a gemeente, or DUO, COA, IND, INS (the instellingen together), CBS';
COMMENT ON COLUMN portaal.organisatie.soort IS 'BIV b=midden i=hoog v=laag; gemeente, duo, coa, ind, instelling or cbs';
INSERT INTO portaal.organisatie (code, soort, naam) VALUES
    ('IND', 'ind', 'Immigratie- en Naturalisatiedienst'),
    ('INS', 'instelling', 'Instellingen voor cursus en onderwijs'),
    ('CBS', 'cbs', 'Centraal Bureau voor de Statistiek');

CREATE TABLE portaal.stelseldienst (
    code       text PRIMARY KEY CHECK (code ~ '^[a-z][a-z_]{1,39}$'),
    afzenders  text[] NOT NULL,
    partijen   text[] NOT NULL,
    gebonden   boolean NOT NULL,
    afsluitend boolean NOT NULL,
    termijnen  text[] NOT NULL
);
COMMENT ON TABLE portaal.stelseldienst IS 'The register of the program, as far as row level security needs it; filled by portaalctl migreer';
COMMENT ON COLUMN portaal.stelseldienst.code IS 'BIV b=midden i=hoog v=laag; which service of the chain';
COMMENT ON COLUMN portaal.stelseldienst.afzenders IS 'BIV b=midden i=hoog v=laag; who may send it: gemeente, or the code of an organisation';
COMMENT ON COLUMN portaal.stelseldienst.partijen IS 'BIV b=midden i=hoog v=laag; who may see it: senders and receivers';
COMMENT ON COLUMN portaal.stelseldienst.gebonden IS 'BIV b=midden i=hoog v=laag; only for the very organisation that sent or received it';
COMMENT ON COLUMN portaal.stelseldienst.afsluitend IS 'BIV b=midden i=hoog v=laag; also delivered in an afsluitende werkrelatie';
COMMENT ON COLUMN portaal.stelseldienst.termijnen IS 'BIV b=laag i=midden v=laag; codes of the termijnen that it has';
GRANT SELECT ON portaal.stelseldienst TO portaal_app, portaal_taak, portaal_migratie;
GRANT INSERT, UPDATE, DELETE ON portaal.stelseldienst TO portaal_migratie;

ALTER TABLE portaal.werkrelatie ADD COLUMN aard text NOT NULL DEFAULT 'volledig' CHECK (aard IN ('volledig', 'afsluitend'));
COMMENT ON COLUMN portaal.werkrelatie.aard IS 'BIV b=hoog i=hoog v=midden; volledig, or afsluitend: only to hand over';

-- a history is read service by service
DROP INDEX portaal.bericht_dossier;
CREATE INDEX bericht_dossier ON portaal.bericht (dossier, stelseldienst, nummer);

-- ---- who is asking ---------------------------------------------------------------------------------------------------
CREATE OR REPLACE FUNCTION portaal.sessie_mag_leveren() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    uit boolean;
BEGIN
    SELECT s.rol IN ('klantregisseur', 'coa_medewerker', 'duo_beheerder') INTO uit FROM portaal.sessie s
     WHERE s.token_hash = (SELECT portaal.sessie_sleutel()) AND s.einde IS NULL AND now() < s.uiterlijk AND now() < s.laatst + s.stil;
    RETURN coalesce(uit, false);
END $$;

-- The dossier that this transaction delivers on: what portaal.levert says, when this asker may deliver and has an open werkrelatie
-- with it (DUO needs none).
CREATE FUNCTION portaal.levert() RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    gezegd text := current_setting('portaal.levert', true);
    zij portaal.sessie;
BEGIN
    IF gezegd IS NULL OR gezegd !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN
        RETURN NULL;
    END IF;
    SELECT s.* INTO zij FROM portaal.sessie s
     WHERE s.token_hash = (SELECT portaal.sessie_sleutel()) AND s.einde IS NULL AND now() < s.uiterlijk AND now() < s.laatst + s.stil;
    IF zij.rol = 'duo_beheerder' OR zij.rol IN ('klantregisseur', 'coa_medewerker') AND EXISTS (
        SELECT FROM portaal.werkrelatie w WHERE w.dossier = gezegd::uuid AND w.organisatie = zij.organisatie AND w.tot IS NULL) THEN
        RETURN gezegd;
    END IF;
    RETURN NULL;
END $$;

-- The address, for who works for this person: not for a gemeente that somebody moved away from.
CREATE FUNCTION portaal.dossier_adres(p_dossier uuid) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    uit text;
BEGIN
    SELECT d.adres INTO uit FROM portaal.dossier d, portaal.sessie s
     WHERE d.id = p_dossier
       AND s.token_hash = (SELECT portaal.sessie_sleutel()) AND s.einde IS NULL AND now() < s.uiterlijk AND now() < s.laatst + s.stil
       AND (s.organisatie = 'DUO' OR EXISTS (
            SELECT FROM portaal.werkrelatie w
             WHERE w.dossier = d.id AND w.organisatie = s.organisatie AND w.tot IS NULL AND w.aard = 'volledig'));
    RETURN uit;
END $$;
CREATE POLICY functies ON portaal.dossier FOR SELECT TO portaal_eigenaar USING (true);
CREATE POLICY functies ON portaal.werkrelatie FOR SELECT TO portaal_eigenaar USING (true);

-- As before, and says for the policies below whether a look for DUO makes sense: a lie gains nothing.
CREATE OR REPLACE FUNCTION portaal.sessie_open(p_token_hash bytea, p_rollen text[], p_niveau integer)
    RETURNS TABLE (id uuid, naam text, organisatie text, organisatie_naam text, rol text, niveau integer,
                   gestart text, stil_over integer)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    s portaal.sessie;
    g_naam text;
    o_naam text;
BEGIN
    SELECT t.* INTO s FROM portaal.sessie t
     WHERE t.token_hash = p_token_hash
       AND t.einde IS NULL AND now() < t.uiterlijk AND now() < t.laatst + t.stil;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'geen sessie' USING ERRCODE = 'PT401';
    END IF;
    SELECT g.naam, o.naam INTO g_naam, o_naam
      FROM portaal.gebruiker g JOIN portaal.organisatie o ON o.code = s.organisatie
     WHERE g.id = s.gebruiker AND g.actief AND g.rol = s.rol AND g.organisatie = s.organisatie;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'geen sessie' USING ERRCODE = 'PT401';
    END IF;
    IF s.rol <> ALL (p_rollen) THEN
        RAISE EXCEPTION 'rol' USING ERRCODE = 'PT403';
    END IF;
    IF s.niveau < p_niveau THEN
        RAISE EXCEPTION 'niveau' USING ERRCODE = 'PT403';
    END IF;
    -- a page stays read-only as long as the moment of the last request is fresh enough
    IF s.laatst < now() - interval '30 seconds' THEN
        UPDATE portaal.sessie t SET laatst = now() WHERE t.token_hash = p_token_hash AND t.laatst < now();
        s.laatst := now();
    END IF;
    PERFORM set_config('portaal.sessie', encode(p_token_hash, 'hex'), true),
            set_config('portaal.duo', CASE s.organisatie WHEN 'DUO' THEN 'ja' ELSE '' END, true);
    RETURN QUERY SELECT s.id, g_naam, s.organisatie, o_naam, s.rol, s.niveau,
        to_char(s.gestart AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI'),
        greatest(0, extract(epoch FROM least(s.laatst + s.stil, s.uiterlijk) - now()))::integer;
END $$;
GRANT EXECUTE ON FUNCTION portaal.levert(), portaal.dossier_adres(uuid) TO portaal_app;

-- ---- row level security ----------------------------------------------------------------------------------------------
-- The one place that names the asker's organisation is the policy of werkrelatie: the policies of what hangs on a dossier look there,
-- and see only what she may see there. That is one look at the session for a table, and none for a table that has no rows for her.
-- The settings stand before the function behind them: it runs only for who says so.
DROP POLICY zien ON portaal.werkrelatie;
CREATE POLICY zien ON portaal.werkrelatie FOR SELECT TO portaal_app
    USING (organisatie = (SELECT portaal.sessie_organisatie()) AND tot IS NULL
        OR current_setting('portaal.duo', true) = 'ja' AND (SELECT portaal.sessie_is_duo())
        OR current_setting('portaal.levert', true) <> '' AND dossier = (SELECT portaal.levert()));
CREATE POLICY toevoegen ON portaal.werkrelatie FOR INSERT TO portaal_app WITH CHECK (dossier = (SELECT portaal.levert()));
CREATE POLICY bijwerken ON portaal.werkrelatie FOR UPDATE TO portaal_app USING (dossier = (SELECT portaal.levert()));

DROP POLICY zien ON portaal.dossier;
DROP POLICY bijwerken ON portaal.dossier;
CREATE POLICY zien ON portaal.dossier FOR SELECT TO portaal_app
    USING (current_setting('portaal.duo', true) = 'ja' AND (SELECT portaal.sessie_is_duo())
        OR EXISTS (SELECT FROM portaal.werkrelatie w WHERE w.dossier = dossier.id AND w.tot IS NULL));
CREATE POLICY bijwerken ON portaal.dossier FOR UPDATE TO portaal_app
    USING ((SELECT portaal.sessie_mag_leveren())
        AND (current_setting('portaal.duo', true) = 'ja' AND (SELECT portaal.sessie_is_duo())
          OR EXISTS (SELECT FROM portaal.werkrelatie w WHERE w.dossier = dossier.id AND w.tot IS NULL)))
    WITH CHECK (id = (SELECT portaal.levert())); -- to lock it is not to change it

-- w.organisatie < 'A': the code of a gemeente is a number
DROP POLICY zien ON portaal.bericht;
DROP POLICY leveren ON portaal.bericht;
CREATE POLICY zien ON portaal.bericht FOR SELECT TO portaal_app
    USING (current_setting('portaal.levert', true) <> '' AND dossier = (SELECT portaal.levert())
        OR current_setting('portaal.duo', true) = 'ja' AND (SELECT portaal.sessie_is_duo())
           AND stelseldienst IN (SELECT d.code FROM portaal.stelseldienst d WHERE 'DUO' = ANY (d.partijen))
        OR current_setting('portaal.duo', true) IS DISTINCT FROM 'ja' AND EXISTS (
        SELECT FROM portaal.werkrelatie w, portaal.stelseldienst d
         WHERE w.dossier = bericht.dossier AND w.tot IS NULL AND d.code = bericht.stelseldienst
           AND CASE WHEN w.organisatie < 'A' THEN 'gemeente' ELSE w.organisatie END = ANY (d.partijen)
           AND CASE WHEN w.aard = 'volledig' THEN NOT d.gebonden OR w.organisatie IN (bericht.afzender, bericht.ontvanger)
                    ELSE bericht.afzender = w.organisatie OR d.afsluitend AND bericht.ontvanger = w.organisatie END));
-- a gemeente or COA in its own name, a service that it may send; DUO only what corrects or withdraws; and what follows by law
CREATE POLICY leveren ON portaal.bericht FOR INSERT TO portaal_app
    WITH CHECK (dossier = (SELECT portaal.levert())
        AND CASE WHEN kanaal = 'stelsel' THEN afzender = 'DUO'
                 ELSE kanaal = 'portaal' AND afzender = (SELECT portaal.sessie_organisatie()) AND (afzender <> 'DUO' OR vervangt IS NOT NULL) END
        AND EXISTS (
        SELECT FROM portaal.stelseldienst d
         WHERE d.code = stelseldienst AND CASE WHEN afzender < 'A' THEN 'gemeente' ELSE afzender END = ANY (d.afzenders)
           AND (afzender = 'DUO' OR EXISTS (
                SELECT FROM portaal.werkrelatie w
                 WHERE w.dossier = bericht.dossier AND w.organisatie = afzender AND w.tot IS NULL AND (w.aard = 'volledig' OR d.afsluitend)))));

DROP POLICY zien ON portaal.werkvoorraad;
DROP POLICY bijwerken ON portaal.werkvoorraad;
CREATE POLICY zien ON portaal.werkvoorraad FOR SELECT TO portaal_app
    USING (organisatie = (SELECT portaal.sessie_organisatie())
        OR current_setting('portaal.duo', true) = 'ja' AND (SELECT portaal.sessie_is_duo())
        OR current_setting('portaal.levert', true) <> '' AND dossier = (SELECT portaal.levert()));
CREATE POLICY toevoegen ON portaal.werkvoorraad FOR INSERT TO portaal_app WITH CHECK (dossier = (SELECT portaal.levert()));
CREATE POLICY bijwerken ON portaal.werkvoorraad FOR UPDATE TO portaal_app
    USING (organisatie = (SELECT portaal.sessie_organisatie()) AND (SELECT portaal.sessie_mag_leveren())
        OR current_setting('portaal.levert', true) <> '' AND dossier = (SELECT portaal.levert()));
CREATE POLICY wissen ON portaal.werkvoorraad FOR DELETE TO portaal_app USING (dossier = (SELECT portaal.levert()));

DROP POLICY zien ON portaal.termijn;
DROP POLICY toevoegen ON portaal.termijn;
DROP POLICY bijwerken ON portaal.termijn;
DROP POLICY wissen ON portaal.termijn;
CREATE POLICY zien ON portaal.termijn FOR SELECT TO portaal_app
    USING (current_setting('portaal.duo', true) = 'ja' AND (SELECT portaal.sessie_is_duo())
        OR EXISTS (
        SELECT FROM portaal.werkrelatie w
         WHERE w.dossier = termijn.dossier AND w.tot IS NULL
           AND (w.aard = 'volledig' OR EXISTS (
                SELECT FROM portaal.stelseldienst d WHERE d.afsluitend AND termijn.code = ANY (d.termijnen)))));
CREATE POLICY toevoegen ON portaal.termijn FOR INSERT TO portaal_app WITH CHECK (dossier = (SELECT portaal.levert()));
CREATE POLICY bijwerken ON portaal.termijn FOR UPDATE TO portaal_app USING (dossier = (SELECT portaal.levert()));
CREATE POLICY wissen ON portaal.termijn FOR DELETE TO portaal_app USING (dossier = (SELECT portaal.levert()));

-- one signaal is for one organisation: the werkrelatie must be that of the signaal
DROP POLICY zien ON portaal.signaal;
CREATE POLICY zien ON portaal.signaal FOR SELECT TO portaal_app
    USING (current_setting('portaal.duo', true) = 'ja' AND (SELECT portaal.sessie_is_duo())
        OR EXISTS (
        SELECT FROM portaal.werkrelatie w
         WHERE w.dossier = signaal.dossier AND w.organisatie = signaal.organisatie AND w.tot IS NULL));

-- ---- what each role may do at all --------------------------------------------------------------------------------------
GRANT INSERT (dossier, organisatie, van, tot, reden, aard), UPDATE (tot, reden, aard) ON portaal.werkrelatie TO portaal_app;
GRANT INSERT (organisatie, dossier, naam, geboortedatum, fase, fase_nummer, leerroute, doelgroep, termijn_datum, termijn_titel),
      UPDATE (naam, geboortedatum), DELETE ON portaal.werkvoorraad TO portaal_app;
-- all of a dossier but the address
REVOKE SELECT ON portaal.dossier FROM portaal_app;
GRANT SELECT (id, bsn, bsn_index, v_nummer, v_nummer_index, geslachtsnaam, voorvoegsel, voornamen, naam, naam_zoek, geboortedatum,
              geslacht, nationaliteit, contacttaal, geheim, fase, doelgroep, leerroute, datum_start, eerste_dagtekening,
              termijn_aanvang, termijn_einde, plicht_beeindigd, stappen, bijgewerkt) ON portaal.dossier TO portaal_app;
