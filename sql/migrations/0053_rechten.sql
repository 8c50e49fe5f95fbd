-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- Who may what: rights are role x kind of organisation x purpose (portaal.recht, which portaalctl migreer fills from src/domain/recht.def).
-- Roles are given for a time (rolgeving), also several at once. sessie_open works out the roles and rights of the asker again at every
-- request and keeps them in the session row, where row level security looks. No policy and no function below names a role.
SET LOCAL ROLE portaal_eigenaar;

-- ---- the table of rights -------------------------------------------------------------------------------------------------
CREATE TABLE portaal.recht (
    rol   text NOT NULL CHECK (rol ~ '^[a-z][a-z_]{1,39}$'),
    soort text NOT NULL CHECK (soort ~ '^[a-z][a-z_]{1,39}$'),
    doel  text NOT NULL CHECK (doel ~ '^[a-z][a-z_]{1,39}$'),
    PRIMARY KEY (rol, soort, doel)
);
COMMENT ON TABLE portaal.recht IS 'The rights of the program: what a role may do at a kind of organisation; filled by portaalctl migreer';
COMMENT ON COLUMN portaal.recht.rol IS 'BIV b=midden i=hoog v=laag; role; toegelaten: everybody who is admitted, wachtend: everybody who is not yet';
COMMENT ON COLUMN portaal.recht.soort IS 'BIV b=midden i=hoog v=laag; kind of organisation; mandaat: a gemeente for which a samenwerkingsverband works';
COMMENT ON COLUMN portaal.recht.doel IS 'BIV b=midden i=hoog v=laag; purpose';
GRANT SELECT ON portaal.recht TO portaal_app, portaal_taak, portaal_audit, portaal_migratie;
GRANT INSERT, DELETE ON portaal.recht TO portaal_migratie;

CREATE FUNCTION portaal.vandaag() RETURNS date
    LANGUAGE sql STABLE RETURN (now() AT TIME ZONE 'Europe/Amsterdam')::date;
GRANT EXECUTE ON FUNCTION portaal.vandaag() TO portaal_app, portaal_taak, portaal_audit;

-- ---- organisations -------------------------------------------------------------------------------------------------------
ALTER TABLE portaal.organisatie
    DROP CONSTRAINT organisatie_code_check,
    DROP CONSTRAINT organisatie_soort_check,
    ADD CONSTRAINT organisatie_code_check CHECK (code ~ '^([0-9]{4}|[A-Z]{3}|S[0-9]{3})$'),
    ADD CONSTRAINT organisatie_soort_check CHECK (soort IN ('gemeente', 'duo', 'coa', 'ind', 'instelling', 'cbs', 'samenwerkingsverband')),
    ADD CONSTRAINT organisatie_verband CHECK ((soort = 'samenwerkingsverband') = (code ~ '^S[0-9]')),
    ADD COLUMN oin text UNIQUE CHECK (oin ~ '^[0-9]{20}$'),
    ADD COLUMN opvolger text REFERENCES portaal.organisatie CHECK (opvolger <> code);
COMMENT ON COLUMN portaal.organisatie.code IS 'BIV b=midden i=hoog v=laag; CBS code of a gemeente, or DUO, COA, IND, INS (the instellingen together), CBS; S and three digits: a samenwerkingsverband';
COMMENT ON COLUMN portaal.organisatie.soort IS 'BIV b=midden i=hoog v=laag; gemeente, samenwerkingsverband, duo, coa, ind, instelling or cbs';
COMMENT ON COLUMN portaal.organisatie.oin IS 'BIV b=midden i=hoog v=laag; OIN by which systems of the government name it';
COMMENT ON COLUMN portaal.organisatie.opvolger IS 'BIV b=midden i=hoog v=laag; the organisation that took over its work (herindeling)';
GRANT INSERT (code, soort, naam, kvk, rsin), UPDATE (naam, oin) ON portaal.organisatie TO portaal_taak;

CREATE TABLE portaal.organisatie_vestiging (
    organisatie      text NOT NULL REFERENCES portaal.organisatie,
    vestigingsnummer text NOT NULL CHECK (vestigingsnummer ~ '^[0-9]{12}$'),
    PRIMARY KEY (organisatie, vestigingsnummer)
);
COMMENT ON TABLE portaal.organisatie_vestiging IS 'Branches of an organisation whose people may come in; without a row nobody who may act for a branch only';
COMMENT ON COLUMN portaal.organisatie_vestiging.organisatie IS 'BIV b=midden i=hoog v=laag; whose branch';
COMMENT ON COLUMN portaal.organisatie_vestiging.vestigingsnummer IS 'BIV b=midden i=hoog v=laag; number of the branch in the Handelsregister';

CREATE TABLE portaal.intermediair (
    organisatie text NOT NULL REFERENCES portaal.organisatie,
    kvk         text NOT NULL CHECK (kvk ~ '^[0-9]{8,9}$'),
    van         date NOT NULL,
    tot         date CHECK (tot > van),
    PRIMARY KEY (organisatie, kvk, van)
);
COMMENT ON TABLE portaal.intermediair IS 'Who may act for an organisation by ketenmachtiging';
COMMENT ON COLUMN portaal.intermediair.organisatie IS 'BIV b=midden i=hoog v=laag; on behalf of whom';
COMMENT ON COLUMN portaal.intermediair.kvk IS 'BIV b=midden i=hoog v=laag; KvK number or RSIN of the intermediary';
COMMENT ON COLUMN portaal.intermediair.van IS 'BIV b=midden i=hoog v=laag; first day';
COMMENT ON COLUMN portaal.intermediair.tot IS 'BIV b=midden i=hoog v=laag; first day on which it may no longer';

CREATE TABLE portaal.mandaat (
    id                   uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    samenwerkingsverband text NOT NULL REFERENCES portaal.organisatie CHECK (samenwerkingsverband ~ '^S'),
    gemeente             text NOT NULL REFERENCES portaal.organisatie CHECK (gemeente ~ '^[0-9]'),
    van                  date NOT NULL,
    tot                  date CHECK (tot > van),
    voorstel             uuid,
    ingetrokken_op       timestamptz
);
CREATE INDEX mandaat_verband ON portaal.mandaat (samenwerkingsverband, gemeente) WHERE ingetrokken_op IS NULL;
COMMENT ON TABLE portaal.mandaat IS 'A samenwerkingsverband may work for a gemeente';
COMMENT ON COLUMN portaal.mandaat.id IS 'BIV b=laag i=hoog v=laag; key';
COMMENT ON COLUMN portaal.mandaat.samenwerkingsverband IS 'BIV b=midden i=hoog v=laag; who works';
COMMENT ON COLUMN portaal.mandaat.gemeente IS 'BIV b=midden i=hoog v=laag; for whom';
COMMENT ON COLUMN portaal.mandaat.van IS 'BIV b=midden i=hoog v=laag; first day';
COMMENT ON COLUMN portaal.mandaat.tot IS 'BIV b=midden i=hoog v=laag; first day on which it may no longer';
COMMENT ON COLUMN portaal.mandaat.voorstel IS 'BIV b=laag i=hoog v=laag; the proposal that a second person decided on; empty: portaalctl';
COMMENT ON COLUMN portaal.mandaat.ingetrokken_op IS 'BIV b=midden i=hoog v=laag; moment it was withdrawn';

-- ---- people and their roles ----------------------------------------------------------------------------------------------
CREATE TABLE portaal.rolgeving (
    id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    gebruiker        uuid NOT NULL REFERENCES portaal.gebruiker,
    organisatie      text NOT NULL REFERENCES portaal.organisatie,
    rol              text NOT NULL CHECK (rol ~ '^[a-z][a-z_]{1,39}$'),
    van              date NOT NULL DEFAULT portaal.vandaag(),
    tot              date CHECK (tot > van),
    gegeven_door     uuid REFERENCES portaal.gebruiker,
    gegeven_op       timestamptz NOT NULL DEFAULT now(),
    ingetrokken_op   timestamptz,
    ingetrokken_door uuid REFERENCES portaal.gebruiker,
    herzien_op       date,
    CONSTRAINT rolgeving_niet_aan_zichzelf CHECK (gegeven_door <> gebruiker)
);
CREATE INDEX rolgeving_gebruiker ON portaal.rolgeving (gebruiker) WHERE ingetrokken_op IS NULL;
CREATE INDEX rolgeving_organisatie ON portaal.rolgeving (organisatie) WHERE ingetrokken_op IS NULL;
COMMENT ON TABLE portaal.rolgeving IS 'A role that a person has at an organisation, from and until when; in force: not withdrawn, and today is a day of it';
COMMENT ON COLUMN portaal.rolgeving.id IS 'BIV b=laag i=hoog v=laag; key';
COMMENT ON COLUMN portaal.rolgeving.gebruiker IS 'BIV b=midden i=hoog v=laag; who';
COMMENT ON COLUMN portaal.rolgeving.organisatie IS 'BIV b=midden i=hoog v=laag; where';
COMMENT ON COLUMN portaal.rolgeving.rol IS 'BIV b=midden i=hoog v=laag; role';
COMMENT ON COLUMN portaal.rolgeving.van IS 'BIV b=midden i=hoog v=laag; first day';
COMMENT ON COLUMN portaal.rolgeving.tot IS 'BIV b=midden i=hoog v=laag; first day on which it no longer holds; empty: no end';
COMMENT ON COLUMN portaal.rolgeving.gegeven_door IS 'BIV b=laag i=hoog v=laag; who gave it, never that person; empty: portaalctl or the identity provider';
COMMENT ON COLUMN portaal.rolgeving.gegeven_op IS 'BIV b=laag i=hoog v=laag; moment it was given';
COMMENT ON COLUMN portaal.rolgeving.ingetrokken_op IS 'BIV b=midden i=hoog v=laag; moment it was taken away';
COMMENT ON COLUMN portaal.rolgeving.ingetrokken_door IS 'BIV b=laag i=hoog v=laag; who took it away; empty: portaalctl or the identity provider';
COMMENT ON COLUMN portaal.rolgeving.herzien_op IS 'BIV b=laag i=midden v=laag; last day on which somebody said that it is still needed';

INSERT INTO portaal.rolgeving (gebruiker, organisatie, rol, van, gegeven_op)
SELECT g.id, g.organisatie, g.rol, (g.gemaakt AT TIME ZONE 'Europe/Amsterdam')::date, g.gemaakt FROM portaal.gebruiker g;

ALTER TABLE portaal.gebruiker
    ADD COLUMN stand text NOT NULL DEFAULT 'nieuw' CHECK (stand IN ('nieuw', 'wacht', 'actief', 'geblokkeerd')),
    ADD COLUMN email text CHECK (length(email) BETWEEN 3 AND 254),
    ADD COLUMN aanbieder text CHECK (aanbieder ~ '^[a-z]{2,16}$'),
    ALTER COLUMN naam DROP NOT NULL;
UPDATE portaal.gebruiker SET stand = CASE WHEN actief THEN 'actief' ELSE 'geblokkeerd' END;
ALTER TABLE portaal.gebruiker
    DROP COLUMN rol,
    DROP COLUMN actief,
    ADD CONSTRAINT gebruiker_heeft_naam CHECK (stand IN ('nieuw', 'geblokkeerd') OR naam IS NOT NULL);
CREATE INDEX gebruiker_organisatie ON portaal.gebruiker (organisatie);
COMMENT ON COLUMN portaal.gebruiker.stand IS 'BIV b=midden i=hoog v=laag; nieuw (has not said her name yet), wacht (for the beheerder), actief or geblokkeerd';
COMMENT ON COLUMN portaal.gebruiker.email IS 'BIV b=laag i=midden v=midden; where to reach her; empty: not said';
COMMENT ON COLUMN portaal.gebruiker.aanbieder IS 'BIV b=midden i=hoog v=laag; the identity provider that names her, since her first login';
COMMENT ON COLUMN portaal.gebruiker.naam IS 'BIV b=laag i=midden v=midden; name, shown to herself and to the beheerder; empty: not said yet';
COMMENT ON COLUMN portaal.gebruiker.gemaakt IS 'BIV b=laag i=midden v=laag; moment of becoming known';

-- ---- the session -----------------------------------------------------------------------------------------------------------
ALTER TABLE portaal.sessie
    ADD COLUMN rollen text[] NOT NULL DEFAULT '{}',
    ADD COLUMN rechten text[] NOT NULL DEFAULT '{}',
    ADD COLUMN namens text REFERENCES portaal.organisatie,
    ADD COLUMN aanbieder text,
    ADD COLUMN idp_sessie text CHECK (length(idp_sessie) <= 256);
UPDATE portaal.sessie SET rollen = ARRAY[rol];
ALTER TABLE portaal.sessie DROP COLUMN rol;
CREATE INDEX sessie_gebruiker ON portaal.sessie (gebruiker) WHERE einde IS NULL;
COMMENT ON COLUMN portaal.sessie.organisatie IS 'BIV b=midden i=hoog v=laag; on behalf of';
COMMENT ON COLUMN portaal.sessie.rollen IS 'BIV b=midden i=hoog v=laag; her roles at the last request';
COMMENT ON COLUMN portaal.sessie.rechten IS 'BIV b=midden i=hoog v=laag; the purposes that these roles open: what row level security looks at';
COMMENT ON COLUMN portaal.sessie.namens IS 'BIV b=midden i=hoog v=laag; her samenwerkingsverband, when she works for a gemeente under a mandaat';
COMMENT ON COLUMN portaal.sessie.aanbieder IS 'BIV b=laag i=hoog v=laag; the identity provider that said who she is';
COMMENT ON COLUMN portaal.sessie.idp_sessie IS 'BIV b=laag i=hoog v=laag; name of the session at the identity provider (SessionIndex)';

-- ---- row level security of the new tables: only functions, portaalctl, and nobody else ---------------------------------------
DO $$
DECLARE
    tabel text;
BEGIN
    FOREACH tabel IN ARRAY ARRAY['rolgeving', 'mandaat', 'organisatie_vestiging', 'intermediair'] LOOP
        EXECUTE format('ALTER TABLE portaal.%I ENABLE ROW LEVEL SECURITY', tabel);
        EXECUTE format('ALTER TABLE portaal.%I FORCE ROW LEVEL SECURITY', tabel);
        EXECUTE format('CREATE POLICY functies ON portaal.%I TO portaal_eigenaar USING (true) WITH CHECK (true)', tabel);
        EXECUTE format('CREATE POLICY taak ON portaal.%I TO portaal_taak USING (true) WITH CHECK (true)', tabel);
    END LOOP;
END $$;
REVOKE ALL ON portaal.gebruiker FROM portaal_taak;
GRANT SELECT ON portaal.gebruiker, portaal.rolgeving, portaal.mandaat, portaal.organisatie_vestiging, portaal.intermediair TO portaal_taak;
GRANT INSERT (samenwerkingsverband, gemeente, van, tot), UPDATE (ingetrokken_op) ON portaal.mandaat TO portaal_taak;

-- ---- who may what ------------------------------------------------------------------------------------------------------------
-- Roles in force and the rights they give at that kind of organisation. Plain SQL, so that it becomes part of the query that asks.
CREATE FUNCTION portaal.rechten_van(p_gebruiker uuid, p_stand text, p_bij text, p_soort text)
    RETURNS TABLE (rollen text[], rechten text[])
    LANGUAGE sql STABLE AS $$
    SELECT coalesce(array_agg(DISTINCT x.rol) FILTER (WHERE x.rol NOT IN ('toegelaten', 'wachtend')), '{}'),
           coalesce(array_agg(DISTINCT r.doel) FILTER (WHERE r.doel IS NOT NULL), '{}')
      FROM (SELECT v.rol FROM portaal.rolgeving v
             WHERE v.gebruiker = p_gebruiker AND v.organisatie = p_bij AND v.ingetrokken_op IS NULL AND p_stand = 'actief'
               AND v.van <= portaal.vandaag() AND (v.tot IS NULL OR portaal.vandaag() < v.tot)
             UNION ALL
            SELECT CASE p_stand WHEN 'actief' THEN 'toegelaten' ELSE 'wachtend' END) x
      LEFT JOIN portaal.recht r ON r.rol = x.rol AND r.soort = p_soort
$$;

-- The living session has this right.
CREATE FUNCTION portaal.sessie_mag(p_doel text) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    uit boolean;
BEGIN
    SELECT p_doel = ANY (s.rechten) INTO uit FROM portaal.sessie s
     WHERE s.token_hash = (SELECT portaal.sessie_sleutel()) AND s.einde IS NULL AND now() < s.uiterlijk AND now() < s.laatst + s.stil;
    RETURN coalesce(uit, false);
END $$;

-- The organisation whose people she may look at.
CREATE FUNCTION portaal.sessie_inzien() RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    uit text;
BEGIN
    SELECT s.organisatie INTO uit FROM portaal.sessie s
     WHERE s.token_hash = (SELECT portaal.sessie_sleutel()) AND s.einde IS NULL AND now() < s.uiterlijk AND now() < s.laatst + s.stil
       AND 'inzien' = ANY (s.rechten);
    RETURN uit;
END $$;

-- She may look at everybody.
CREATE OR REPLACE FUNCTION portaal.sessie_is_duo() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    uit boolean;
BEGIN
    SELECT s.organisatie = 'DUO' AND 'inzien' = ANY (s.rechten) INTO uit FROM portaal.sessie s
     WHERE s.token_hash = (SELECT portaal.sessie_sleutel()) AND s.einde IS NULL AND now() < s.uiterlijk AND now() < s.laatst + s.stil;
    RETURN coalesce(uit, false);
END $$;

CREATE OR REPLACE FUNCTION portaal.sessie_mag_leveren() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    uit boolean;
BEGIN
    SELECT 'leveren' = ANY (s.rechten) INTO uit FROM portaal.sessie s
     WHERE s.token_hash = (SELECT portaal.sessie_sleutel()) AND s.einde IS NULL AND now() < s.uiterlijk AND now() < s.laatst + s.stil;
    RETURN coalesce(uit, false);
END $$;

CREATE OR REPLACE FUNCTION portaal.levert() RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    gezegd text := current_setting('portaal.levert', true);
    zij portaal.sessie;
BEGIN
    IF gezegd IS NULL OR gezegd !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN
        RETURN NULL;
    END IF;
    SELECT s.* INTO zij FROM portaal.sessie s
     WHERE s.token_hash = (SELECT portaal.sessie_sleutel()) AND s.einde IS NULL AND now() < s.uiterlijk AND now() < s.laatst + s.stil
       AND 'leveren' = ANY (s.rechten);
    IF zij.organisatie = 'DUO' OR EXISTS (
        SELECT FROM portaal.werkrelatie w WHERE w.dossier = gezegd::uuid AND w.organisatie = zij.organisatie AND w.tot IS NULL) THEN
        RETURN gezegd;
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION portaal.dossier_adres(p_dossier uuid) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    uit text;
BEGIN
    SELECT d.adres INTO uit FROM portaal.dossier d, portaal.sessie s
     WHERE d.id = p_dossier
       AND s.token_hash = (SELECT portaal.sessie_sleutel()) AND s.einde IS NULL AND now() < s.uiterlijk AND now() < s.laatst + s.stil
       AND 'inzien' = ANY (s.rechten)
       AND (s.organisatie = 'DUO' OR EXISTS (
            SELECT FROM portaal.werkrelatie w
             WHERE w.dossier = d.id AND w.organisatie = s.organisatie AND w.tot IS NULL AND w.aard = 'volledig'));
    RETURN uit;
END $$;

-- Opens the request: refuses (PT401 no session, PT403 none of these purposes, not this kind of organisation, or a level too low), or sets
-- portaal.sessie for this transaction and says who is asking. Roles and rights are worked out again, so one that was taken away is gone;
-- the row is written only when something changed. A mandaat that is over brings her back to her samenwerkingsverband.
DROP FUNCTION portaal.sessie_open(bytea, text[], integer);
CREATE FUNCTION portaal.sessie_open(p_token_hash bytea, p_doelen text[], p_niveau integer, p_soorten text[] DEFAULT NULL)
    RETURNS TABLE (id uuid, naam text, organisatie text, organisatie_naam text, soort text, rollen text, rechten text, namens text,
                   namens_naam text, stand text, niveau integer, gestart text, stil_over integer, uiterlijk_over integer)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    s portaal.sessie;
    zij record;
    nu record;
    terug boolean := false;
BEGIN
    SELECT t.* INTO s FROM portaal.sessie t
     WHERE t.token_hash = p_token_hash
       AND t.einde IS NULL AND now() < t.uiterlijk AND now() < t.laatst + t.stil;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'geen sessie' USING ERRCODE = 'PT401';
    END IF;
    IF s.namens IS NOT NULL AND NOT EXISTS (
        SELECT FROM portaal.mandaat m
         WHERE m.samenwerkingsverband = s.namens AND m.gemeente = s.organisatie AND m.ingetrokken_op IS NULL
           AND m.van <= portaal.vandaag() AND (m.tot IS NULL OR portaal.vandaag() < m.tot)) THEN
        terug := true;
        s.organisatie := s.namens;
        s.namens := NULL;
    END IF;
    SELECT g.naam, g.stand, o.naam AS organisatie_naam, o.soort,
           CASE WHEN s.namens IS NOT NULL THEN (SELECT n.naam FROM portaal.organisatie n WHERE n.code = s.namens) END AS namens_naam INTO zij
      FROM portaal.gebruiker g JOIN portaal.organisatie o ON o.code = s.organisatie
     WHERE g.id = s.gebruiker AND g.stand <> 'geblokkeerd' AND g.organisatie = coalesce(s.namens, s.organisatie);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'geen sessie' USING ERRCODE = 'PT401';
    END IF;
    SELECT r.rollen, r.rechten INTO nu
      FROM portaal.rechten_van(s.gebruiker, zij.stand, coalesce(s.namens, s.organisatie),
                               CASE WHEN s.namens IS NULL THEN zij.soort ELSE 'mandaat' END) r;
    -- a page stays read-only as long as nothing changed and the moment of the last request is fresh enough
    IF terug OR nu.rollen <> s.rollen OR nu.rechten <> s.rechten THEN
        UPDATE portaal.sessie t
           SET laatst = now(), rollen = nu.rollen, rechten = nu.rechten, organisatie = s.organisatie, namens = s.namens
         WHERE t.token_hash = p_token_hash;
        s.laatst := now();
    ELSIF s.laatst < now() - interval '30 seconds' THEN
        UPDATE portaal.sessie t SET laatst = now() WHERE t.token_hash = p_token_hash AND t.laatst < now();
        s.laatst := now();
    END IF;
    IF NOT nu.rechten && p_doelen OR zij.soort <> ALL (p_soorten) THEN
        RAISE EXCEPTION 'rol' USING ERRCODE = 'PT403';
    END IF;
    IF s.niveau < p_niveau THEN
        RAISE EXCEPTION 'niveau' USING ERRCODE = 'PT403';
    END IF;
    PERFORM set_config('portaal.sessie', encode(p_token_hash, 'hex'), true),
            set_config('portaal.duo', CASE s.organisatie WHEN 'DUO' THEN 'ja' ELSE '' END, true);
    RETURN QUERY SELECT s.id, zij.naam, s.organisatie, zij.organisatie_naam, zij.soort, array_to_string(nu.rollen, '+'),
        array_to_string(nu.rechten, '+'), s.namens, zij.namens_naam, zij.stand, s.niveau,
        to_char(s.gestart AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI'),
        greatest(0, extract(epoch FROM least(s.laatst + s.stil, s.uiterlijk) - now()))::integer,
        greatest(0, extract(epoch FROM s.uiterlijk - now()))::integer;
END $$;

-- ---- giving roles from outside: portaalctl, or an identity provider that says which ----------------------------------------------
-- From now on she has these roles at that organisation, and no others; a role that this kind of organisation does not have is left out.
CREATE FUNCTION portaal.rollen_gelijk(p_gebruiker uuid, p_organisatie text, p_rollen text[], p_tot date) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE portaal.rolgeving v SET ingetrokken_op = now(), ingetrokken_door = NULL
     WHERE v.gebruiker = p_gebruiker AND v.ingetrokken_op IS NULL
       AND (v.organisatie <> p_organisatie OR v.rol <> ALL (p_rollen) OR v.tot IS DISTINCT FROM p_tot OR v.van > portaal.vandaag());
    INSERT INTO portaal.rolgeving (gebruiker, organisatie, rol, tot)
    SELECT DISTINCT p_gebruiker, p_organisatie, u.rol, p_tot
      FROM unnest(p_rollen) u (rol)
     WHERE EXISTS (SELECT FROM portaal.recht r JOIN portaal.organisatie o ON o.soort = r.soort
                    WHERE r.rol = u.rol AND o.code = p_organisatie AND u.rol NOT IN ('toegelaten', 'wachtend'))
       AND NOT EXISTS (SELECT FROM portaal.rolgeving v
                        WHERE v.gebruiker = p_gebruiker AND v.organisatie = p_organisatie AND v.rol = u.rol AND v.ingetrokken_op IS NULL);
END $$;

-- For portaalctl: lets a person in with these roles, or changes name, organisation and roles of who was in. Nothing: that organisation is
-- not there, or has no KvK number.
CREATE FUNCTION portaal.gebruiker_bewaar(p_id uuid, p_organisatie text, p_kvk text, p_acting text, p_naam text, p_rollen text[], p_tot date)
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
       SET organisatie = excluded.organisatie, naam = excluded.naam, stand = 'actief'
    RETURNING x.* INTO g;
    IF FOUND THEN
        PERFORM portaal.rollen_gelijk(g.id, g.organisatie, p_rollen, p_tot);
        RETURN QUERY SELECT g.pseudoniem, g.id = p_id;
    END IF;
END $$;

-- For portaalctl: this person is not let in any more, and her sessions are over.
CREATE FUNCTION portaal.gebruiker_blokkeer(p_pseudoniem text) RETURNS TABLE (pseudoniem text)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    UPDATE portaal.sessie s SET einde = now()
      FROM portaal.gebruiker g WHERE g.pseudoniem = p_pseudoniem AND s.gebruiker = g.id AND s.einde IS NULL;
    RETURN QUERY UPDATE portaal.gebruiker g SET stand = 'geblokkeerd' WHERE g.pseudoniem = p_pseudoniem RETURNING g.pseudoniem;
END $$;

-- ---- logging in ----------------------------------------------------------------------------------------------------------------
-- Everything that makes a session, or nothing. Each refusal has its own reason, one of the codes of src/saml/saml.h: what only the
-- database can know is judged here, in the transaction that makes the session.
--   p_verzoek        the AuthnRequest that this answers; NULL: the way in through a front proxy
--   p_aanbieder      who says so; p_organisaties: the codes or kinds of organisation that this provider may bring (NULL: all)
--   p_organisatie    the organisation, when the provider is of one organisation; NULL: whose number p_legal is
--   p_vestiging      she may act for this branch only; p_tussenpersoon: number of an intermediary that acts for the organisation
--   p_rollen, p_naam what the provider says; NULL: as granted here, and as she said herself
--   p_idp_sessie, p_idp_tot   the session at the provider, which bounds ours
-- Somebody unknown of a known organisation comes in as 'nieuw', and may say who she is and no more.
DROP FUNCTION portaal.sessie_begin(bytea, text, bytea, integer, text, timestamptz, text, text, integer, integer, integer);
CREATE FUNCTION portaal.sessie_begin(p_token_hash bytea, p_verzoek text, p_browser_hash bytea, p_geldig integer, p_assertie text,
        p_assertie_tot timestamptz, p_aanbieder text, p_organisaties text[], p_organisatie text, p_legal text, p_acting text,
        p_vestiging text, p_tussenpersoon text, p_rollen text[], p_naam text, p_niveau integer, p_stil integer, p_langst integer,
        p_idp_sessie text, p_idp_tot timestamptz) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    g portaal.gebruiker;
    o portaal.organisatie;
    v portaal.login_verzoek;
    legal text;
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
    SELECT x.* INTO o FROM portaal.organisatie x
     WHERE CASE WHEN p_organisatie IS NULL THEN x.kvk = p_legal OR x.rsin = p_legal ELSE x.code = p_organisatie END
       AND x.geldig_van <= portaal.vandaag() AND (x.geldig_tot IS NULL OR x.geldig_tot > portaal.vandaag());
    IF NOT FOUND THEN
        RAISE EXCEPTION 'organisatie-onbekend' USING ERRCODE = 'PT403';
    END IF;
    IF p_organisaties IS NOT NULL AND o.code <> ALL (p_organisaties) AND o.soort <> ALL (p_organisaties) THEN
        RAISE EXCEPTION 'organisatie-van-ander' USING ERRCODE = 'PT403';
    END IF;
    IF p_vestiging IS NOT NULL AND NOT EXISTS (
        SELECT FROM portaal.organisatie_vestiging x WHERE x.organisatie = o.code AND x.vestigingsnummer = p_vestiging) THEN
        RAISE EXCEPTION 'vestiging-beperkt' USING ERRCODE = 'PT403';
    END IF;
    IF p_tussenpersoon IS NOT NULL AND NOT EXISTS (
        SELECT FROM portaal.intermediair x
         WHERE x.organisatie = o.code AND x.kvk = p_tussenpersoon
           AND x.van <= portaal.vandaag() AND (x.tot IS NULL OR portaal.vandaag() < x.tot)) THEN
        RAISE EXCEPTION 'tussenpersoon' USING ERRCODE = 'PT403';
    END IF;
    legal := coalesce(p_legal, o.kvk, o.rsin);
    INSERT INTO portaal.gebruiker (id, organisatie, legal_subject, acting_subject, naam, stand, aanbieder)
    VALUES (gen_random_uuid(), o.code, legal, p_acting, p_naam,
            CASE WHEN p_rollen IS NOT NULL AND p_naam IS NOT NULL THEN 'actief' ELSE 'nieuw' END, p_aanbieder)
        ON CONFLICT (legal_subject, acting_subject) DO NOTHING;
    SELECT x.* INTO g FROM portaal.gebruiker x WHERE x.legal_subject = legal AND x.acting_subject = p_acting FOR NO KEY UPDATE;
    -- known by another organisation, or named by another provider before: not the same person as far as we can tell
    IF g.organisatie <> o.code OR g.aanbieder <> p_aanbieder THEN
        RAISE EXCEPTION 'gebruiker-onbekend' USING ERRCODE = 'PT403';
    ELSIF g.stand = 'geblokkeerd' THEN
        RAISE EXCEPTION 'gebruiker-geblokkeerd' USING ERRCODE = 'PT403';
    END IF;
    IF p_rollen IS NOT NULL THEN
        PERFORM portaal.rollen_gelijk(g.id, o.code, p_rollen, NULL);
    END IF;
    UPDATE portaal.gebruiker x
       SET naam = coalesce(p_naam, x.naam), aanbieder = coalesce(p_aanbieder, x.aanbieder),
           stand = CASE WHEN p_rollen IS NOT NULL AND coalesce(p_naam, x.naam) IS NOT NULL THEN 'actief' ELSE x.stand END
     WHERE x.id = g.id RETURNING x.* INTO g;
    INSERT INTO portaal.sessie (token_hash, gebruiker, pseudoniem, organisatie, rollen, rechten, niveau, stil, uiterlijk, aanbieder, idp_sessie)
    SELECT p_token_hash, g.id, g.pseudoniem, o.code, r.rollen, r.rechten, p_niveau, make_interval(secs => p_stil),
           least(now() + make_interval(secs => p_langst), p_idp_tot), p_aanbieder, p_idp_sessie
      FROM portaal.rechten_van(g.id, g.stand, o.code, o.soort) r;
    PERFORM set_config('portaal.sessie', encode(p_token_hash, 'hex'), true);
    -- what is long past goes away a few at a time; the audit log keeps what was done in it
    DELETE FROM portaal.assertie_gebruikt a WHERE a.id IN
        (SELECT b.id FROM portaal.assertie_gebruikt b WHERE b.tot < now() - interval '1 day'
          ORDER BY b.tot LIMIT 10 FOR UPDATE SKIP LOCKED);
    DELETE FROM portaal.sessie s WHERE s.token_hash IN
        (SELECT t.token_hash FROM portaal.sessie t WHERE t.uiterlijk < now() - interval '7 days'
          ORDER BY t.uiterlijk LIMIT 10 FOR UPDATE SKIP LOCKED);
END $$;

GRANT EXECUTE ON FUNCTION portaal.sessie_mag(text), portaal.sessie_inzien() TO portaal_app, portaal_taak, portaal_audit;
GRANT EXECUTE ON FUNCTION portaal.sessie_open(bytea, text[], integer, text[]),
    portaal.sessie_begin(bytea, text, bytea, integer, text, timestamptz, text, text[], text, text, text, text, text, text[], text, integer,
                         integer, integer, text, timestamptz) TO portaal_app;
GRANT EXECUTE ON FUNCTION portaal.gebruiker_bewaar(uuid, text, text, text, text, text[], date), portaal.gebruiker_blokkeer(text) TO portaal_taak;

-- ---- row level security asks for rights --------------------------------------------------------------------------------------------
DROP POLICY zien ON portaal.werkrelatie;
CREATE POLICY zien ON portaal.werkrelatie FOR SELECT TO portaal_app
    USING (organisatie = (SELECT portaal.sessie_inzien()) AND tot IS NULL
        OR current_setting('portaal.duo', true) = 'ja' AND (SELECT portaal.sessie_is_duo())
        OR current_setting('portaal.levert', true) <> '' AND dossier = (SELECT portaal.levert()));

DROP POLICY zien ON portaal.werkvoorraad;
DROP POLICY bijwerken ON portaal.werkvoorraad;
CREATE POLICY zien ON portaal.werkvoorraad FOR SELECT TO portaal_app
    USING (organisatie = (SELECT portaal.sessie_inzien())
        OR current_setting('portaal.duo', true) = 'ja' AND (SELECT portaal.sessie_is_duo())
        OR current_setting('portaal.levert', true) <> '' AND dossier = (SELECT portaal.levert()));
CREATE POLICY bijwerken ON portaal.werkvoorraad FOR UPDATE TO portaal_app
    USING (organisatie = (SELECT portaal.sessie_inzien()) AND (SELECT portaal.sessie_mag_leveren())
        OR current_setting('portaal.levert', true) <> '' AND dossier = (SELECT portaal.levert()));

DROP POLICY sluiten ON portaal.signaal;
CREATE POLICY sluiten ON portaal.signaal FOR UPDATE TO portaal_app
    USING (organisatie = (SELECT portaal.sessie_inzien()) AND (SELECT portaal.sessie_mag_leveren())
       AND ((SELECT portaal.sessie_is_duo()) OR EXISTS (
        SELECT FROM portaal.werkrelatie w
         WHERE w.dossier = signaal.dossier AND w.organisatie = signaal.organisatie AND w.tot IS NULL)));

DROP POLICY zetten ON portaal.signaalvoorkeur;
DROP POLICY wissen ON portaal.signaalvoorkeur;
CREATE POLICY zetten ON portaal.signaalvoorkeur FOR INSERT TO portaal_app
    WITH CHECK (organisatie = (SELECT portaal.sessie_organisatie()) AND (SELECT portaal.sessie_mag('voorkeuren')));
CREATE POLICY wissen ON portaal.signaalvoorkeur FOR DELETE TO portaal_app
    USING (organisatie = (SELECT portaal.sessie_organisatie()) AND (SELECT portaal.sessie_mag('voorkeuren')));

-- Counts the open signalen in the list of her gemeente again, also for who may choose which count and sees none of them.
CREATE FUNCTION portaal.voorkeuren_tel() RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT portaal.sessie_mag('voorkeuren') THEN
        RAISE EXCEPTION 'rol' USING ERRCODE = 'PT403';
    END IF;
    UPDATE portaal.werkvoorraad w SET open_signalen = t.aantal
      FROM (SELECT v.dossier, count(s.id) AS aantal
              FROM portaal.werkvoorraad v
              LEFT JOIN portaal.signaal s ON s.dossier = v.dossier AND s.organisatie = v.organisatie AND s.gesloten_op IS NULL
               AND s.soort NOT IN (SELECT k.soort FROM portaal.signaalvoorkeur k WHERE k.organisatie = (SELECT portaal.sessie_organisatie()))
             WHERE v.organisatie = (SELECT portaal.sessie_organisatie()) GROUP BY v.dossier) t
     WHERE w.organisatie = (SELECT portaal.sessie_organisatie()) AND w.dossier = t.dossier AND w.open_signalen <> t.aantal;
END $$;
GRANT EXECUTE ON FUNCTION portaal.voorkeuren_tel() TO portaal_app;

DROP POLICY zien ON portaal.upload;
DROP POLICY toevoegen ON portaal.upload;
DROP POLICY besluiten ON portaal.upload;
CREATE POLICY zien ON portaal.upload FOR SELECT TO portaal_app
    USING (organisatie = (SELECT portaal.sessie_organisatie()) AND (SELECT portaal.sessie_mag('bulk')));
CREATE POLICY toevoegen ON portaal.upload FOR INSERT TO portaal_app
    WITH CHECK (organisatie = (SELECT portaal.sessie_organisatie()) AND (SELECT portaal.sessie_mag('bulk')));
CREATE POLICY besluiten ON portaal.upload FOR UPDATE TO portaal_app
    USING (organisatie = (SELECT portaal.sessie_organisatie()) AND gebruiker = (SELECT portaal.sessie_pseudoniem())
       AND (SELECT portaal.sessie_mag('bulk')) AND stand = 'gecontroleerd')
    WITH CHECK (stand IN ('leveren', 'ingetrokken'));

-- ---- the audit log: several roles, and on whose behalf ----------------------------------------------------------------------------
ALTER TABLE portaal.audit ADD COLUMN namens text;
COMMENT ON COLUMN portaal.audit.rol IS 'BIV b=hoog i=hoog v=laag; roles of the person, joined by +, or the database role of a job';
COMMENT ON COLUMN portaal.audit.namens IS 'BIV b=hoog i=hoog v=laag; samenwerkingsverband of the person, when she worked for the organisation under a mandaat';
ALTER TABLE portaal.upload
    ADD COLUMN namens text,
    ADD COLUMN rechten text[] NOT NULL DEFAULT '{}';
UPDATE portaal.upload SET rechten = ARRAY['bulk', 'hoog', 'inzien', 'leveren'];
COMMENT ON COLUMN portaal.upload.rol IS 'BIV b=laag i=hoog v=laag; roles of that person then, joined by +';
COMMENT ON COLUMN portaal.upload.namens IS 'BIV b=laag i=hoog v=laag; samenwerkingsverband of that person, when it was done under a mandaat';
COMMENT ON COLUMN portaal.upload.rechten IS 'BIV b=laag i=hoog v=laag; rights of that person then: what the job may do for her';

CREATE OR REPLACE FUNCTION portaal.upload_wie() RETURNS trigger
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie := portaal.sessie_nu();
BEGIN
    NEW.organisatie := s.organisatie;
    NEW.gebruiker := s.pseudoniem;
    NEW.rol := array_to_string(s.rollen, '+');
    NEW.rechten := s.rechten;
    NEW.namens := s.namens;
    NEW.niveau := s.niveau;
    NEW.sessie := s.id;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION portaal.audit_wie() RETURNS trigger
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie;
    u portaal.upload;
BEGIN
    IF coalesce(current_setting('portaal.sessie', true), '') <> '' THEN
        s := portaal.sessie_nu();
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

-- Reading: all of it with the right audit; that of her own organisation with audit_eigen.
CREATE FUNCTION portaal.audit_bereik(OUT alles boolean, OUT eigen text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    alles := portaal.sessie_mag('audit');
    IF NOT alles AND portaal.sessie_mag('audit_eigen') THEN
        eigen := portaal.sessie_organisatie();
    END IF;
    IF NOT alles AND eigen IS NULL THEN
        RAISE EXCEPTION 'rol' USING ERRCODE = 'PT403';
    END IF;
END $$;
GRANT EXECUTE ON FUNCTION portaal.audit_bereik() TO portaal_audit;
GRANT CREATE ON SCHEMA portaal TO portaal_audit;

SET LOCAL ROLE portaal_audit;
DROP FUNCTION portaal.audit_lijst(uuid, text, text, text, date, date, integer, integer);
CREATE FUNCTION portaal.audit_lijst(p_dossier uuid, p_gebruiker text, p_organisatie text, p_handeling text, p_van date, p_tot date,
                                    p_over integer, p_aantal integer)
    RETURNS TABLE (nummer bigint, moment text, gebruiker text, rol text, organisatie text, organisatie_naam text, niveau integer,
                   handeling text, route text, dossier uuid, velden_hoog text, grond text, resultaat text, herkomst text,
                   request_id text, bijzonderheden text, namens text, namens_naam text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    SET plan_cache_mode = force_custom_plan AS $$ -- which index helps depends on what is asked
#variable_conflict use_column
DECLARE
    eigen text := (portaal.audit_bereik()).eigen;
BEGIN
    RETURN QUERY
    SELECT a.nummer, to_char(a.moment AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI:SS'), a.gebruiker, a.rol, a.organisatie,
           o.naam, a.niveau, a.handeling, a.route, a.dossier, array_to_string(a.velden_hoog, ', '), a.grond, a.resultaat,
           a.herkomst, a.request_id, a.bijzonderheden, a.namens, n.naam
      FROM portaal.audit a
      LEFT JOIN portaal.organisatie o ON o.code = a.organisatie
      LEFT JOIN portaal.organisatie n ON n.code = a.namens
     WHERE (p_dossier IS NULL OR a.dossier = p_dossier)
       AND (p_gebruiker IS NULL OR a.gebruiker = p_gebruiker)
       AND (p_organisatie IS NULL OR a.organisatie = p_organisatie)
       AND (eigen IS NULL OR a.organisatie = eigen)
       AND (p_handeling IS NULL OR a.handeling = p_handeling)
       AND (p_van IS NULL OR a.moment >= p_van::timestamp AT TIME ZONE 'Europe/Amsterdam')
       AND (p_tot IS NULL OR a.moment < (p_tot + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam')
     ORDER BY a.nummer DESC OFFSET p_over LIMIT p_aantal;
END $$;

CREATE OR REPLACE FUNCTION portaal.audit_weigeringen_sinds(p_sinds timestamptz) RETURNS bigint
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT portaal.sessie_mag('audit') THEN
        RETURN NULL;
    END IF;
    RETURN (SELECT count(*) FROM portaal.audit a WHERE a.handeling = 'weigering' AND a.moment >= p_sinds);
END $$;
REVOKE EXECUTE ON FUNCTION portaal.audit_lijst(uuid, text, text, text, date, date, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portaal.audit_lijst(uuid, text, text, text, date, date, integer, integer) TO portaal_app;
SET LOCAL ROLE portaal_eigenaar;
REVOKE CREATE ON SCHEMA portaal FROM portaal_audit;

-- ---- as before, by right instead of by role ------------------------------------------------------------------------------------------
CREATE OR REPLACE FUNCTION portaal.aansluiting(p_gemeente text, p_diensten text[], p_soorten text[], p_soort_dienst text[], p_per_dienst boolean,
                                    p_vandaag date)
    RETURNS TABLE (gemeente text, gemeente_naam text, stelseldienst text, geleverd bigint, gezien bigint, ontvangen bigint,
                   signalen bigint, gesloten bigint, te_laat bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
BEGIN
    IF NOT portaal.sessie_mag('keten') THEN
        RAISE EXCEPTION 'rol' USING ERRCODE = 'PT403';
    END IF;
    RETURN QUERY
    WITH verkeer AS MATERIALIZED (
        SELECT b.afzender, b.ontvanger, CASE WHEN p_per_dienst THEN b.stelseldienst END AS dienst, count(*) AS aantal,
               count(*) FILTER (WHERE z.laatst >= b.geregistreerd_op) AS gezien
          FROM portaal.bericht b LEFT JOIN portaal.gezien z ON z.dossier = b.dossier AND z.organisatie = b.ontvanger
         WHERE b.stelseldienst = ANY (p_diensten) AND (p_gemeente IS NULL OR p_gemeente IN (b.afzender, b.ontvanger))
         GROUP BY 1, 2, 3
    )
    SELECT o.code, o.naam, t.dienst, sum(t.geleverd)::bigint, sum(t.gezien)::bigint, sum(t.ontvangen)::bigint, sum(t.signalen)::bigint,
           sum(t.gesloten)::bigint, sum(t.te_laat)::bigint
      FROM (SELECT v.ontvanger, v.dienst, v.aantal, v.gezien, 0, 0, 0, 0 FROM verkeer v
             UNION ALL
            SELECT v.afzender, v.dienst, 0, 0, v.aantal, 0, 0, 0 FROM verkeer v
             UNION ALL
            SELECT s.organisatie, CASE WHEN p_per_dienst THEN k.dienst END, 0, 0, 0, count(*), count(s.gesloten_op),
                   count(*) FILTER (WHERE s.gesloten_op IS NULL AND s.uiterlijk < p_vandaag)
              FROM portaal.signaal s JOIN unnest(p_soorten, p_soort_dienst) k (soort, dienst) ON k.soort = s.soort
             GROUP BY 1, 2) t (wie, dienst, geleverd, gezien, ontvangen, signalen, gesloten, te_laat)
      JOIN portaal.organisatie o ON o.code = t.wie AND o.soort = 'gemeente'
     WHERE p_gemeente IS NULL OR o.code = p_gemeente
     GROUP BY o.code, o.naam, t.dienst
     ORDER BY o.naam, o.code, t.dienst;
END $$;

CREATE OR REPLACE FUNCTION portaal.niet_geopend(p_gemeente text, p_over integer, p_aantal integer)
    RETURNS TABLE (dossier uuid, naam text, geboortedatum text, gemeente text, gemeente_naam text, sinds date, fase text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
BEGIN
    IF NOT portaal.sessie_mag('keten') THEN
        RAISE EXCEPTION 'rol' USING ERRCODE = 'PT403';
    END IF;
    RETURN QUERY
    SELECT d.id, d.naam, d.geboortedatum, o.code, o.naam, w.van, d.fase
      FROM (SELECT r.dossier, r.organisatie, r.van FROM portaal.werkrelatie r
             WHERE r.tot IS NULL AND r.aard = 'volledig' AND r.organisatie ~ '^[0-9]' AND (p_gemeente IS NULL OR r.organisatie = p_gemeente)
               AND NOT EXISTS (SELECT FROM portaal.gezien z WHERE z.dossier = r.dossier AND z.organisatie = r.organisatie)
             ORDER BY r.van, r.dossier OFFSET p_over LIMIT p_aantal) w
      JOIN portaal.dossier d ON d.id = w.dossier
      JOIN portaal.organisatie o ON o.code = w.organisatie
     ORDER BY w.van, w.dossier;
END $$;

CREATE OR REPLACE FUNCTION portaal.coa_begin_dossier(p_id uuid, p_bsn bytea, p_bsn_index bytea, p_v_nummer bytea, p_v_nummer_index bytea,
        p_naam text, p_geslachtsnaam text, p_voorvoegsel text, p_voornamen text, p_geboortedatum text, p_geslacht text,
        p_nationaliteit text, p_contacttaal text, p_van date)
    RETURNS TABLE (dossier uuid, uitkomst text)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    d portaal.dossier;
    wat text := 'bekend';
BEGIN
    IF portaal.sessie_organisatie() IS DISTINCT FROM 'COA' OR NOT portaal.sessie_mag('beginnen') THEN
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
