-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- Who: organisations, people, sessions, and the functions that tell row level security who is asking. The roles are made by
-- sql/rollen.sql. Every column of every table carries a comment "BIV b=… i=… v=…; meaning" (tests/sql checks it): availability,
-- integrity, confidentiality; laag, midden, hoog. v=hoog means: sealed before it reaches PostgreSQL.
SET LOCAL ROLE portaal_eigenaar;

CREATE SCHEMA IF NOT EXISTS portaal;
REVOKE ALL ON SCHEMA portaal FROM PUBLIC;
GRANT USAGE ON SCHEMA portaal TO portaal_app, portaal_taak, portaal_audit, portaal_migratie;

-- What portaalctl migreer has done; it refuses a schema without this table.
CREATE TABLE portaal.migratie (
    nummer    integer PRIMARY KEY,
    naam      text NOT NULL,
    som       text NOT NULL CHECK (som ~ '^[0-9a-f]{64}$'),
    toegepast timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE portaal.migratie IS 'The migrations that made this schema';
COMMENT ON COLUMN portaal.migratie.nummer IS 'BIV b=midden i=hoog v=laag; number, from 1 without gaps';
COMMENT ON COLUMN portaal.migratie.naam IS 'BIV b=laag i=midden v=laag; name of its file';
COMMENT ON COLUMN portaal.migratie.som IS 'BIV b=midden i=hoog v=laag; BLAKE2b-256 of its text: a migration never changes afterwards';
COMMENT ON COLUMN portaal.migratie.toegepast IS 'BIV b=laag i=midden v=laag; moment';
GRANT SELECT ON portaal.migratie TO portaal_migratie, portaal_app, portaal_taak;
GRANT INSERT (nummer, naam, som) ON portaal.migratie TO portaal_migratie;
-- a function of ours is for nobody until it is granted
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA portaal;

-- ---- tables ----------------------------------------------------------------------------------------------------
CREATE TABLE portaal.organisatie (
    code       text PRIMARY KEY CHECK (code ~ '^([0-9]{4}|[A-Z]{3})$'),
    soort      text NOT NULL CHECK (soort IN ('gemeente', 'duo', 'coa')),
    naam       text NOT NULL,
    kvk        text UNIQUE CHECK (kvk ~ '^[0-9]{8}$'),
    rsin       text UNIQUE CHECK (rsin ~ '^[0-9]{9}$'),
    geldig_van date NOT NULL DEFAULT '2022-01-01',
    geldig_tot date,
    CHECK ((soort = 'gemeente') = (code ~ '^[0-9]'))
);
COMMENT ON TABLE portaal.organisatie IS 'A party of the chain that uses the portal; gemeenten by their CBS code';
COMMENT ON COLUMN portaal.organisatie.code IS 'BIV b=midden i=hoog v=laag; CBS code of a gemeente, or DUO, COA';
COMMENT ON COLUMN portaal.organisatie.soort IS 'BIV b=midden i=hoog v=laag; gemeente, duo or coa';
COMMENT ON COLUMN portaal.organisatie.naam IS 'BIV b=midden i=midden v=laag; official name';
COMMENT ON COLUMN portaal.organisatie.kvk IS 'BIV b=midden i=hoog v=laag; KvK number by which eHerkenning names the organisation';
COMMENT ON COLUMN portaal.organisatie.rsin IS 'BIV b=midden i=hoog v=laag; RSIN by which eHerkenning may name the organisation';
COMMENT ON COLUMN portaal.organisatie.geldig_van IS 'BIV b=laag i=midden v=laag; first day on which it exists';
COMMENT ON COLUMN portaal.organisatie.geldig_tot IS 'BIV b=laag i=midden v=laag; first day on which it exists no longer (herindeling)';

CREATE TABLE portaal.gebruiker (
    id             uuid PRIMARY KEY,
    pseudoniem     text NOT NULL UNIQUE GENERATED ALWAYS AS ('g-' || right(id::text, 12)) STORED,
    organisatie    text NOT NULL REFERENCES portaal.organisatie,
    legal_subject  text NOT NULL CHECK (legal_subject ~ '^[0-9]{8,9}$'),
    acting_subject text NOT NULL CHECK (length(acting_subject) BETWEEN 1 AND 256),
    naam           text NOT NULL CHECK (length(naam) BETWEEN 1 AND 200),
    rol            text NOT NULL CHECK (rol IN ('klantregisseur', 'raadpleger', 'duo_beheerder')),
    actief         boolean NOT NULL DEFAULT true,
    gemaakt        timestamptz NOT NULL DEFAULT now(),
    UNIQUE (legal_subject, acting_subject),
    CHECK ((rol = 'duo_beheerder') = (organisatie = 'DUO'))
);
COMMENT ON TABLE portaal.gebruiker IS 'A person who may log in on behalf of an organisation';
COMMENT ON COLUMN portaal.gebruiker.id IS 'BIV b=midden i=hoog v=laag; key';
COMMENT ON COLUMN portaal.gebruiker.pseudoniem IS 'BIV b=midden i=hoog v=laag; how the audit log names this person';
COMMENT ON COLUMN portaal.gebruiker.organisatie IS 'BIV b=midden i=hoog v=laag; works for';
COMMENT ON COLUMN portaal.gebruiker.legal_subject IS 'BIV b=midden i=hoog v=laag; KvK number or RSIN in the assertion';
COMMENT ON COLUMN portaal.gebruiker.acting_subject IS 'BIV b=midden i=hoog v=midden; eHerkenning pseudonym of the person';
COMMENT ON COLUMN portaal.gebruiker.naam IS 'BIV b=laag i=midden v=midden; name, shown to this person only';
COMMENT ON COLUMN portaal.gebruiker.rol IS 'BIV b=midden i=hoog v=laag; what this person may do';
COMMENT ON COLUMN portaal.gebruiker.actief IS 'BIV b=midden i=hoog v=laag; may log in';
COMMENT ON COLUMN portaal.gebruiker.gemaakt IS 'BIV b=laag i=midden v=laag; moment of admission';

CREATE TABLE portaal.login_verzoek (
    id           text PRIMARY KEY CHECK (length(id) BETWEEN 8 AND 128),
    browser_hash bytea NOT NULL UNIQUE CHECK (length(browser_hash) = 32),
    gemaakt      timestamptz NOT NULL DEFAULT now(),
    gebruikt     timestamptz
);
CREATE INDEX login_verzoek_gemaakt ON portaal.login_verzoek (gemaakt);
COMMENT ON TABLE portaal.login_verzoek IS 'An AuthnRequest that was sent: what an assertion may be the answer to';
COMMENT ON COLUMN portaal.login_verzoek.id IS 'BIV b=laag i=hoog v=laag; ID of the AuthnRequest';
COMMENT ON COLUMN portaal.login_verzoek.browser_hash IS 'BIV b=laag i=hoog v=midden; hash of the login cookie of the browser that asked';
COMMENT ON COLUMN portaal.login_verzoek.gemaakt IS 'BIV b=laag i=hoog v=laag; moment it was sent';
COMMENT ON COLUMN portaal.login_verzoek.gebruikt IS 'BIV b=laag i=hoog v=laag; moment it was answered; it is answered once';

CREATE TABLE portaal.assertie_gebruikt (
    id  text PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 256),
    tot timestamptz NOT NULL
);
CREATE INDEX assertie_gebruikt_tot ON portaal.assertie_gebruikt (tot);
COMMENT ON TABLE portaal.assertie_gebruikt IS 'Assertions that made a session: none makes a second one';
COMMENT ON COLUMN portaal.assertie_gebruikt.id IS 'BIV b=midden i=hoog v=laag; ID of the assertion';
COMMENT ON COLUMN portaal.assertie_gebruikt.tot IS 'BIV b=midden i=hoog v=laag; until when it could be offered again';

CREATE TABLE portaal.sessie (
    token_hash  bytea PRIMARY KEY CHECK (length(token_hash) = 32),
    id          uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    gebruiker   uuid NOT NULL REFERENCES portaal.gebruiker,
    pseudoniem  text NOT NULL,
    organisatie text NOT NULL REFERENCES portaal.organisatie,
    rol         text NOT NULL,
    niveau      integer NOT NULL CHECK (niveau BETWEEN 10 AND 40),
    gestart     timestamptz NOT NULL DEFAULT now(),
    laatst      timestamptz NOT NULL DEFAULT now(),
    stil        interval NOT NULL CHECK (stil > interval '0'),
    uiterlijk   timestamptz NOT NULL,
    einde       timestamptz
) WITH (fillfactor = 70);
CREATE INDEX sessie_uiterlijk ON portaal.sessie (uiterlijk);
COMMENT ON TABLE portaal.sessie IS 'Who is logged in: the row that row level security looks at';
COMMENT ON COLUMN portaal.sessie.token_hash IS 'BIV b=midden i=hoog v=midden; hash of the token in the cookie; the token is kept nowhere';
COMMENT ON COLUMN portaal.sessie.id IS 'BIV b=laag i=hoog v=laag; name of the session in the audit log';
COMMENT ON COLUMN portaal.sessie.gebruiker IS 'BIV b=midden i=hoog v=laag; who';
COMMENT ON COLUMN portaal.sessie.pseudoniem IS 'BIV b=midden i=hoog v=laag; who, as the audit log names her';
COMMENT ON COLUMN portaal.sessie.organisatie IS 'BIV b=midden i=hoog v=laag; on behalf of';
COMMENT ON COLUMN portaal.sessie.rol IS 'BIV b=midden i=hoog v=laag; role at the start of the session';
COMMENT ON COLUMN portaal.sessie.niveau IS 'BIV b=midden i=hoog v=laag; assurance level: 20 EH2, 25 EH2+, 30 EH3, 40 EH4';
COMMENT ON COLUMN portaal.sessie.gestart IS 'BIV b=laag i=hoog v=laag; moment of logging in';
COMMENT ON COLUMN portaal.sessie.laatst IS 'BIV b=laag i=midden v=laag; last request, to within half a minute';
COMMENT ON COLUMN portaal.sessie.stil IS 'BIV b=laag i=hoog v=laag; ends after so long without a request';
COMMENT ON COLUMN portaal.sessie.uiterlijk IS 'BIV b=laag i=hoog v=laag; ends at this moment whatever happens';
COMMENT ON COLUMN portaal.sessie.einde IS 'BIV b=laag i=hoog v=laag; moment of logging out';

-- ---- row level security: only the functions below (and portaalctl, for gebruiker) get at these ---------------------
ALTER TABLE portaal.gebruiker ENABLE ROW LEVEL SECURITY;
ALTER TABLE portaal.gebruiker FORCE ROW LEVEL SECURITY;
ALTER TABLE portaal.sessie ENABLE ROW LEVEL SECURITY;
ALTER TABLE portaal.sessie FORCE ROW LEVEL SECURITY;
CREATE POLICY functies ON portaal.gebruiker TO portaal_eigenaar USING (true) WITH CHECK (true);
CREATE POLICY taak ON portaal.gebruiker TO portaal_taak USING (true) WITH CHECK (true);
CREATE POLICY functies ON portaal.sessie TO portaal_eigenaar USING (true) WITH CHECK (true);

GRANT SELECT ON portaal.organisatie TO portaal_app, portaal_taak, portaal_audit;
GRANT UPDATE (kvk, rsin) ON portaal.organisatie TO portaal_taak;
GRANT SELECT, INSERT (id, organisatie, legal_subject, acting_subject, naam, rol, actief),
      UPDATE (organisatie, naam, rol, actief) ON portaal.gebruiker TO portaal_taak;

-- ---- who is asking ---------------------------------------------------------------------------------------------
-- What row level security knows of the asker: from the living session that portaal.sessie names, nothing without one. Only
-- sessie_open sets it; setting it by hand helps nobody who does not know the hash of a living token. Each function looks by itself:
-- they run some fifteen times for a page, and one that calls another costs three times as much. (SELECT …): the key is worked out
-- once, not once for every row when the table is small enough to be read as a whole.
CREATE FUNCTION portaal.sessie_sleutel() RETURNS bytea
    LANGUAGE sql STABLE RETURN decode(CASE WHEN length(current_setting('portaal.sessie', true)) = 64
                                            AND translate(current_setting('portaal.sessie', true), '0123456789abcdef', '') = ''
                                           THEN current_setting('portaal.sessie', true) END, 'hex');

CREATE FUNCTION portaal.sessie_nu() RETURNS portaal.sessie
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    uit portaal.sessie;
BEGIN
    SELECT s.* INTO uit FROM portaal.sessie s
     WHERE s.token_hash = (SELECT portaal.sessie_sleutel()) AND s.einde IS NULL AND now() < s.uiterlijk AND now() < s.laatst + s.stil;
    RETURN uit;
END $$;

CREATE FUNCTION portaal.sessie_organisatie() RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    uit text;
BEGIN
    SELECT s.organisatie INTO uit FROM portaal.sessie s
     WHERE s.token_hash = (SELECT portaal.sessie_sleutel()) AND s.einde IS NULL AND now() < s.uiterlijk AND now() < s.laatst + s.stil;
    RETURN uit;
END $$;

CREATE FUNCTION portaal.sessie_is_duo() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    uit boolean;
BEGIN
    SELECT s.rol = 'duo_beheerder' INTO uit FROM portaal.sessie s
     WHERE s.token_hash = (SELECT portaal.sessie_sleutel()) AND s.einde IS NULL AND now() < s.uiterlijk AND now() < s.laatst + s.stil;
    RETURN coalesce(uit, false);
END $$;

CREATE FUNCTION portaal.sessie_mag_leveren() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    uit boolean;
BEGIN
    SELECT s.rol = 'klantregisseur' INTO uit FROM portaal.sessie s
     WHERE s.token_hash = (SELECT portaal.sessie_sleutel()) AND s.einde IS NULL AND now() < s.uiterlijk AND now() < s.laatst + s.stil;
    RETURN coalesce(uit, false);
END $$;

CREATE FUNCTION portaal.sessie_pseudoniem() RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    uit text;
BEGIN
    SELECT s.pseudoniem INTO uit FROM portaal.sessie s
     WHERE s.token_hash = (SELECT portaal.sessie_sleutel()) AND s.einde IS NULL AND now() < s.uiterlijk AND now() < s.laatst + s.stil;
    RETURN uit;
END $$;

-- Opens the request: refuses (PT401 no session, PT403 not allowed on this route), or sets portaal.sessie for this transaction
-- and says who is asking. Nothing behind it in the batch happens for somebody who may not.
CREATE FUNCTION portaal.sessie_open(p_token_hash bytea, p_rollen text[], p_niveau integer)
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
    PERFORM set_config('portaal.sessie', encode(p_token_hash, 'hex'), true);
    RETURN QUERY SELECT s.id, g_naam, s.organisatie, o_naam, s.rol, s.niveau,
        to_char(s.gestart AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI'),
        greatest(0, extract(epoch FROM least(s.laatst + s.stil, s.uiterlijk) - now()))::integer;
END $$;

-- ---- logging in and out ----------------------------------------------------------------------------------------
CREATE FUNCTION portaal.login_verzoek_nieuw(p_id text, p_browser_hash bytea) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO portaal.login_verzoek (id, browser_hash) VALUES (p_id, p_browser_hash);
    -- what nobody answered goes away a few at a time, so that no job has to
    DELETE FROM portaal.login_verzoek v WHERE v.id IN
        (SELECT w.id FROM portaal.login_verzoek w WHERE w.gemaakt < now() - interval '1 day'
          ORDER BY w.gemaakt LIMIT 10 FOR UPDATE SKIP LOCKED);
END $$;

CREATE FUNCTION portaal.login_verzoek_zoek(p_browser_hash bytea, p_geldig integer) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (SELECT v.id FROM portaal.login_verzoek v
             WHERE v.browser_hash = p_browser_hash AND v.gebruikt IS NULL
               AND v.gemaakt > now() - make_interval(secs => p_geldig));
END $$;

-- Everything that makes a session, or nothing. p_verzoek NULL: the way in through a front proxy, without an AuthnRequest.
-- Each refusal has its own reason, one of the codes of src/saml/saml.h: what only the database can know is judged here, in the
-- transaction that makes the session.
CREATE FUNCTION portaal.sessie_begin(p_token_hash bytea, p_verzoek text, p_browser_hash bytea, p_geldig integer,
                                     p_assertie text, p_assertie_tot timestamptz, p_legal text, p_acting text,
                                     p_niveau integer, p_stil integer, p_langst integer) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    g portaal.gebruiker;
    v portaal.login_verzoek;
BEGIN
    IF p_verzoek IS NOT NULL THEN
        -- locked, so that of two answers at once the second sees that the first was there
        SELECT x.* INTO v FROM portaal.login_verzoek x WHERE x.id = p_verzoek FOR UPDATE;
        IF v.id IS NULL THEN
            RAISE EXCEPTION 'verzoek-onbekend' USING ERRCODE = 'PT404';
        ELSIF p_browser_hash IS NULL OR v.browser_hash <> p_browser_hash THEN
            RAISE EXCEPTION 'verzoek-andere-browser' USING ERRCODE = 'PT404';
        ELSIF v.gebruikt IS NOT NULL THEN
            RAISE EXCEPTION 'verzoek-gebruikt' USING ERRCODE = 'PT409';
        ELSIF v.gemaakt <= now() - make_interval(secs => p_geldig) THEN
            RAISE EXCEPTION 'verzoek-verlopen' USING ERRCODE = 'PT404';
        END IF;
        UPDATE portaal.login_verzoek x SET gebruikt = now() WHERE x.id = p_verzoek;
    END IF;
    INSERT INTO portaal.assertie_gebruikt (id, tot) VALUES (p_assertie, p_assertie_tot) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'assertie-herhaald' USING ERRCODE = 'PT409';
    END IF;
    PERFORM FROM portaal.organisatie o
      WHERE (o.kvk = p_legal OR o.rsin = p_legal) AND o.geldig_van <= current_date
        AND (o.geldig_tot IS NULL OR o.geldig_tot > current_date);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'organisatie-onbekend' USING ERRCODE = 'PT403';
    END IF;
    SELECT x.* INTO g FROM portaal.gebruiker x JOIN portaal.organisatie o ON o.code = x.organisatie
     WHERE x.legal_subject = p_legal AND x.acting_subject = p_acting AND x.actief
       AND (o.kvk = p_legal OR o.rsin = p_legal);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'gebruiker-onbekend' USING ERRCODE = 'PT403';
    END IF;
    INSERT INTO portaal.sessie (token_hash, gebruiker, pseudoniem, organisatie, rol, niveau, stil, uiterlijk)
    VALUES (p_token_hash, g.id, g.pseudoniem, g.organisatie, g.rol, p_niveau, make_interval(secs => p_stil),
            now() + make_interval(secs => p_langst));
    PERFORM set_config('portaal.sessie', encode(p_token_hash, 'hex'), true);
    -- what is long past goes away a few at a time; the audit log keeps what was done in it
    DELETE FROM portaal.assertie_gebruikt a WHERE a.id IN
        (SELECT b.id FROM portaal.assertie_gebruikt b WHERE b.tot < now() - interval '1 day'
          ORDER BY b.tot LIMIT 10 FOR UPDATE SKIP LOCKED);
    DELETE FROM portaal.sessie s WHERE s.token_hash IN
        (SELECT t.token_hash FROM portaal.sessie t WHERE t.uiterlijk < now() - interval '7 days'
          ORDER BY t.uiterlijk LIMIT 10 FOR UPDATE SKIP LOCKED);
END $$;

-- Ends the session of this transaction. The audit row must be written before: afterwards nobody is asking.
CREATE FUNCTION portaal.sessie_sluit(p_token_hash bytea) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE portaal.sessie s SET einde = now() WHERE s.token_hash = p_token_hash AND s.einde IS NULL;
END $$;

-- A name as it is searched: without case, without diacritics, a schwa as e, without the signs of the romanisation that nobody
-- types. Immutable because the dictionary never changes under it.
CREATE FUNCTION portaal.naam_zoek(p_naam text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN translate(lower(portaal.unaccent('portaal.unaccent', p_naam)), 'əǝʾʿʼ''`', 'ee');

GRANT EXECUTE ON FUNCTION portaal.sessie_organisatie(), portaal.sessie_is_duo(), portaal.sessie_mag_leveren(),
    portaal.sessie_pseudoniem() TO portaal_app, portaal_taak, portaal_audit;
GRANT EXECUTE ON FUNCTION portaal.sessie_open(bytea, text[], integer), portaal.login_verzoek_nieuw(text, bytea),
    portaal.login_verzoek_zoek(bytea, integer), portaal.sessie_sluit(bytea),
    portaal.sessie_begin(bytea, text, bytea, integer, text, timestamptz, text, text, integer, integer, integer)
    TO portaal_app;
GRANT EXECUTE ON FUNCTION portaal.naam_zoek(text) TO portaal_app, portaal_taak;
