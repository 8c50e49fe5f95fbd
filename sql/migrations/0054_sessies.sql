-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- Sessions as people see them: until when hers lasts, the list of her own, ending them, and keeping what she typed when one ended
-- before she sent it. A session that ended by itself (idle, or at its longest) has no einde; one that somebody ended has.
SET LOCAL ROLE portaal_eigenaar;

-- ---- ending -----------------------------------------------------------------------------------------------------------------
-- Ends every session of a person; how many were alive. At the next request of any of them nobody is asking, whichever worker answers.
-- For no role: only functions call it that have judged whether the asker may.
CREATE FUNCTION portaal.sessie_beeindig(p_gebruiker uuid) RETURNS integer
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    uit integer;
BEGIN
    WITH weg AS (
        -- also what ended by itself: nothing is kept any more of what she typed in it
        UPDATE portaal.sessie s SET einde = now() WHERE s.gebruiker = p_gebruiker AND s.einde IS NULL
        RETURNING now() < s.uiterlijk AND now() < s.laatst + s.stil AS leefde
    )
    SELECT count(*) FILTER (WHERE w.leefde) INTO uit FROM weg w;
    RETURN uit;
END $$;

-- One session of the asker, or all of them. The audit row must be written before: afterwards perhaps nobody is asking.
CREATE FUNCTION portaal.sessie_eindig_eigen(p_id uuid) RETURNS integer
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    zij portaal.sessie := portaal.sessie_nu();
    uit integer;
BEGIN
    UPDATE portaal.sessie s SET einde = now() WHERE s.id = p_id AND s.gebruiker = zij.gebruiker AND s.einde IS NULL;
    GET DIAGNOSTICS uit = ROW_COUNT;
    RETURN uit;
END $$;

CREATE FUNCTION portaal.sessies_eindig_eigen() RETURNS integer
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    zij portaal.sessie := portaal.sessie_nu();
BEGIN
    RETURN portaal.sessie_beeindig(zij.gebruiker);
END $$;

-- A browser that logs in again leaves its old session behind: that ends with the answer that makes the new one.
ALTER TABLE portaal.login_verzoek ADD COLUMN sessie bytea CHECK (length(sessie) = 32);
COMMENT ON COLUMN portaal.login_verzoek.sessie IS 'BIV b=laag i=hoog v=midden; hash of the session cookie that the browser had when it asked; empty: it had none';

CREATE FUNCTION portaal.login_verzoek_sessie(p_id text, p_token_hash bytea) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE portaal.login_verzoek v SET sessie = p_token_hash WHERE v.id = p_id AND v.gebruikt IS NULL;
END $$;

CREATE FUNCTION portaal.login_verzoek_beantwoord() RETURNS trigger
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE portaal.sessie s SET einde = now()
     WHERE s.token_hash = NEW.sessie AND s.einde IS NULL AND now() < s.uiterlijk AND now() < s.laatst + s.stil;
    RETURN NULL;
END $$;
CREATE TRIGGER beantwoord AFTER UPDATE OF gebruikt ON portaal.login_verzoek FOR EACH ROW
    WHEN (OLD.gebruikt IS NULL AND NEW.gebruikt IS NOT NULL AND NEW.sessie IS NOT NULL)
    EXECUTE FUNCTION portaal.login_verzoek_beantwoord();

-- ---- looking ----------------------------------------------------------------------------------------------------------------
-- How long this session still lasts. Touches nothing: looking at the clock is not being active.
CREATE FUNCTION portaal.sessie_klok(p_token_hash bytea) RETURNS TABLE (over integer, uiterlijk_over integer, eindigt text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT extract(epoch FROM least(s.laatst + s.stil, s.uiterlijk) - now())::integer, extract(epoch FROM s.uiterlijk - now())::integer,
           to_char(least(s.laatst + s.stil, s.uiterlijk) AT TIME ZONE 'Europe/Amsterdam', 'HH24:MI')
      FROM portaal.sessie s
     WHERE s.token_hash = p_token_hash AND s.einde IS NULL AND now() < s.uiterlijk AND now() < s.laatst + s.stil
$$;

-- The living sessions of the asker.
CREATE FUNCTION portaal.sessies_eigen()
    RETURNS TABLE (id uuid, gestart text, laatst text, uiterlijk text, aanbieder text, niveau integer, deze boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT s.id, to_char(s.gestart AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI'),
           to_char(s.laatst AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI'),
           to_char(s.uiterlijk AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI'), s.aanbieder, s.niveau, s.id = zij.id
      FROM portaal.sessie_nu() zij JOIN portaal.sessie s ON s.gebruiker = zij.gebruiker
     WHERE s.einde IS NULL AND now() < s.uiterlijk AND now() < s.laatst + s.stil
     ORDER BY s.laatst DESC, s.gestart DESC LIMIT 100
$$;

-- ---- what was typed in a session that ended by itself -----------------------------------------------------------------------
-- Whose session it was, when it ended by itself: no longer ago than a weekend. For the audit log, and for keeping a concept.
CREATE FUNCTION portaal.sessie_verlopen() RETURNS portaal.sessie
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    uit portaal.sessie;
BEGIN
    SELECT s.* INTO uit FROM portaal.sessie s
     WHERE s.token_hash = (SELECT portaal.sessie_sleutel()) AND s.einde IS NULL
       AND least(s.uiterlijk, s.laatst + s.stil) BETWEEN now() - interval '3 days' AND now();
    RETURN uit;
END $$;

-- Keeps what she typed as her concept, when she still may deliver on this dossier: false, and nothing is kept, when she may not, or when
-- a colleague kept something after her last request. Says so in portaal.bewaard, for the audit row behind it.
CREATE FUNCTION portaal.sessie_concept(p_id uuid, p_dossier uuid, p_dienst text, p_inhoud bytea) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    zij portaal.sessie := portaal.sessie_verlopen();
    mag boolean;
BEGIN
    SELECT 'leveren' = ANY (r.rechten) INTO mag
      FROM portaal.gebruiker g
      JOIN portaal.organisatie o ON o.code = zij.organisatie
     CROSS JOIN LATERAL portaal.rechten_van(g.id, g.stand, g.organisatie, CASE WHEN zij.namens IS NULL THEN o.soort ELSE 'mandaat' END) r
     WHERE g.id = zij.gebruiker AND g.stand = 'actief' AND g.organisatie = coalesce(zij.namens, zij.organisatie)
       AND (zij.namens IS NULL OR EXISTS (
            SELECT FROM portaal.mandaat m
             WHERE m.samenwerkingsverband = zij.namens AND m.gemeente = zij.organisatie AND m.ingetrokken_op IS NULL
               AND m.van <= portaal.vandaag() AND (m.tot IS NULL OR portaal.vandaag() < m.tot)));
    IF NOT coalesce(mag, false)
       OR NOT EXISTS (SELECT FROM portaal.werkrelatie w WHERE w.dossier = p_dossier AND w.organisatie = zij.organisatie AND w.tot IS NULL)
       OR NOT EXISTS (SELECT FROM portaal.stelseldienst d
                       WHERE d.code = p_dienst AND CASE WHEN zij.organisatie < 'A' THEN 'gemeente' ELSE zij.organisatie END = ANY (d.afzenders)) THEN
        RETURN false;
    END IF;
    INSERT INTO portaal.concept AS c (id, dossier, stelseldienst, organisatie, inhoud, door, bijgewerkt)
    VALUES (p_id, p_dossier, p_dienst, zij.organisatie, p_inhoud, zij.pseudoniem, now())
        ON CONFLICT (organisatie, dossier, stelseldienst)
        DO UPDATE SET id = excluded.id, inhoud = excluded.inhoud, door = excluded.door, bijgewerkt = excluded.bijgewerkt
        WHERE c.door = excluded.door OR c.bijgewerkt <= zij.laatst;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    PERFORM set_config('portaal.bewaard', 'ja', true);
    RETURN true;
END $$;

CREATE POLICY functies ON portaal.concept TO portaal_eigenaar USING (true) WITH CHECK (true);
-- as before, but for the function above, which knows better
CREATE OR REPLACE FUNCTION portaal.concept_wie() RETURNS trigger
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF current_user <> 'portaal_eigenaar' THEN
        NEW.organisatie := portaal.sessie_organisatie();
        NEW.door := portaal.sessie_pseudoniem();
        NEW.bijgewerkt := now();
    END IF;
    RETURN NEW;
END $$;

-- As before; a refusal after a session ended by itself now says whose it was.
CREATE OR REPLACE FUNCTION portaal.audit_wie() RETURNS trigger
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie;
    u portaal.upload;
BEGIN
    IF coalesce(current_setting('portaal.sessie', true), '') <> '' THEN
        s := portaal.sessie_nu();
        IF s.id IS NULL AND NEW.handeling = 'weigering' THEN
            s := portaal.sessie_verlopen();
        END IF;
    ELSIF session_user = 'portaal_taak' AND coalesce(current_setting('portaal.upload', true), '') <> '' THEN
        u := portaal.upload_nu();
    END IF;
    NEW.moment := now();
    NEW.sessie := coalesce(s.id, u.sessie);
    NEW.gebruiker := coalesce(s.pseudoniem, u.gebruiker);
    NEW.rol := coalesce(array_to_string(s.rollen, '+'), u.rol, nullif(session_user::text, 'portaal_app'));
    NEW.organisatie := coalesce(s.organisatie, u.organisatie);
    NEW.namens := coalesce(s.namens, u.namens);
    NEW.niveau := coalesce(s.niveau, u.niveau);
    RETURN NEW;
END $$;

GRANT EXECUTE ON FUNCTION portaal.sessie_eindig_eigen(uuid), portaal.sessies_eindig_eigen(), portaal.login_verzoek_sessie(text, bytea),
    portaal.sessie_klok(bytea), portaal.sessies_eigen(), portaal.sessie_concept(uuid, uuid, text, bytea) TO portaal_app;
