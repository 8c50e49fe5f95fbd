-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- Managing people: who may come in, with which roles, until when, and who says so. Everything goes through the functions below, and
-- each of them looks at the session row itself: the right `mensen`, the organisation, and that nobody does anything about herself.
--
-- A beheerder manages the people of her own organisation. DUO's beheerder also manages, at every other organisation, the people who
-- manage people there (and who waits where there is nobody to admit her), and only those roles of theirs.
--
-- PT403 'zelf', 'rol': not allowed. PT404 'mens', 'rolgeving', 'uitnodiging': not there, or not hers to know. PT409: it is allowed, but
-- not now: 'nieuw', 'geblokkeerd', 'heeft-al', 'voorbij', 'laatste-beheerder', 'uitnodiging'. 22023: impossible dates or roles.
SET LOCAL ROLE portaal_eigenaar;

ALTER TABLE portaal.gebruiker ADD COLUMN laatst_ingelogd timestamptz;
COMMENT ON COLUMN portaal.gebruiker.laatst_ingelogd IS 'BIV b=laag i=midden v=laag; moment of the last login';

CREATE FUNCTION portaal.sessie_begonnen() RETURNS trigger
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE portaal.gebruiker g SET laatst_ingelogd = now() WHERE g.id = NEW.gebruiker;
    RETURN NULL;
END $$;
CREATE TRIGGER begonnen AFTER INSERT ON portaal.sessie FOR EACH ROW EXECUTE FUNCTION portaal.sessie_begonnen();

-- ---- what was done with the rights of somebody ---------------------------------------------------------------------------
CREATE TABLE portaal.gebruiker_wijziging (
    nummer    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    gebruiker uuid NOT NULL REFERENCES portaal.gebruiker,
    moment    timestamptz NOT NULL DEFAULT now(),
    door      uuid REFERENCES portaal.gebruiker,
    wat       text NOT NULL CHECK (wat IN ('aangemeld', 'uitgenodigd', 'toegelaten', 'rol_gegeven', 'rol_einde', 'rol_beeindigd',
                                           'geblokkeerd', 'gedeblokkeerd', 'sessies', 'gegevens', 'herzien')),
    rol       text,
    per       date
);
CREATE INDEX gebruiker_wijziging_gebruiker ON portaal.gebruiker_wijziging (gebruiker, nummer DESC);
COMMENT ON TABLE portaal.gebruiker_wijziging IS 'What was done with the rights of a person: the history on her page';
COMMENT ON COLUMN portaal.gebruiker_wijziging.nummer IS 'BIV b=laag i=hoog v=laag; order';
COMMENT ON COLUMN portaal.gebruiker_wijziging.gebruiker IS 'BIV b=midden i=hoog v=laag; whose rights';
COMMENT ON COLUMN portaal.gebruiker_wijziging.moment IS 'BIV b=midden i=hoog v=laag; moment';
COMMENT ON COLUMN portaal.gebruiker_wijziging.door IS 'BIV b=midden i=hoog v=laag; who did it';
COMMENT ON COLUMN portaal.gebruiker_wijziging.wat IS 'BIV b=midden i=hoog v=laag; what was done';
COMMENT ON COLUMN portaal.gebruiker_wijziging.rol IS 'BIV b=midden i=hoog v=laag; with which role; empty: with the person';
COMMENT ON COLUMN portaal.gebruiker_wijziging.per IS 'BIV b=midden i=hoog v=laag; first day on which the role no longer holds';

-- ---- one-time invitations --------------------------------------------------------------------------------------------------
CREATE TABLE portaal.uitnodiging (
    id               uuid PRIMARY KEY,
    organisatie      text NOT NULL REFERENCES portaal.organisatie,
    rollen           text[] NOT NULL CHECK (cardinality(rollen) BETWEEN 1 AND 10),
    code_hash        bytea NOT NULL UNIQUE CHECK (length(code_hash) = 32),
    gemaakt_door     uuid NOT NULL REFERENCES portaal.gebruiker,
    gemaakt_op       timestamptz NOT NULL DEFAULT now(),
    geldig_tot       timestamptz NOT NULL,
    pogingen         integer NOT NULL DEFAULT 0,
    gebruikt_op      timestamptz,
    gebruikt_door    uuid REFERENCES portaal.gebruiker CHECK (gebruikt_door <> gemaakt_door),
    ingetrokken_op   timestamptz,
    ingetrokken_door uuid REFERENCES portaal.gebruiker,
    CHECK (gebruikt_op IS NULL OR ingetrokken_op IS NULL)
);
CREATE INDEX uitnodiging_organisatie ON portaal.uitnodiging (organisatie, gemaakt_op DESC);
COMMENT ON TABLE portaal.uitnodiging IS 'A code with which one person of one organisation comes in, once';
COMMENT ON COLUMN portaal.uitnodiging.id IS 'BIV b=laag i=hoog v=laag; key';
COMMENT ON COLUMN portaal.uitnodiging.organisatie IS 'BIV b=midden i=hoog v=laag; only for somebody of this organisation';
COMMENT ON COLUMN portaal.uitnodiging.rollen IS 'BIV b=midden i=hoog v=laag; roles that it gives';
COMMENT ON COLUMN portaal.uitnodiging.code_hash IS 'BIV b=midden i=hoog v=midden; hash of the code; the code is kept nowhere';
COMMENT ON COLUMN portaal.uitnodiging.gemaakt_door IS 'BIV b=midden i=hoog v=laag; who invites';
COMMENT ON COLUMN portaal.uitnodiging.gemaakt_op IS 'BIV b=midden i=hoog v=laag; moment';
COMMENT ON COLUMN portaal.uitnodiging.geldig_tot IS 'BIV b=midden i=hoog v=laag; until when it can be used';
COMMENT ON COLUMN portaal.uitnodiging.pogingen IS 'BIV b=laag i=hoog v=laag; times that somebody of another organisation used it';
COMMENT ON COLUMN portaal.uitnodiging.gebruikt_op IS 'BIV b=midden i=hoog v=laag; moment of using it; it is used once';
COMMENT ON COLUMN portaal.uitnodiging.gebruikt_door IS 'BIV b=midden i=hoog v=laag; who used it';
COMMENT ON COLUMN portaal.uitnodiging.ingetrokken_op IS 'BIV b=midden i=hoog v=laag; moment of withdrawing it';
COMMENT ON COLUMN portaal.uitnodiging.ingetrokken_door IS 'BIV b=midden i=hoog v=laag; who withdrew it';

CREATE TABLE portaal.uitnodiging_poging (
    nummer    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    gebruiker uuid NOT NULL REFERENCES portaal.gebruiker,
    moment    timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX uitnodiging_poging_gebruiker ON portaal.uitnodiging_poging (gebruiker, moment);
COMMENT ON TABLE portaal.uitnodiging_poging IS 'Codes that somebody typed and that were not good; for a day';
COMMENT ON COLUMN portaal.uitnodiging_poging.nummer IS 'BIV b=laag i=laag v=laag; order';
COMMENT ON COLUMN portaal.uitnodiging_poging.gebruiker IS 'BIV b=laag i=hoog v=laag; who typed it';
COMMENT ON COLUMN portaal.uitnodiging_poging.moment IS 'BIV b=laag i=hoog v=laag; moment';

ALTER TABLE portaal.gebruiker_wijziging ENABLE ROW LEVEL SECURITY;
ALTER TABLE portaal.gebruiker_wijziging FORCE ROW LEVEL SECURITY;
ALTER TABLE portaal.uitnodiging ENABLE ROW LEVEL SECURITY;
ALTER TABLE portaal.uitnodiging FORCE ROW LEVEL SECURITY;
ALTER TABLE portaal.uitnodiging_poging ENABLE ROW LEVEL SECURITY;
ALTER TABLE portaal.uitnodiging_poging FORCE ROW LEVEL SECURITY;
CREATE POLICY functies ON portaal.gebruiker_wijziging TO portaal_eigenaar USING (true) WITH CHECK (true);
CREATE POLICY functies ON portaal.uitnodiging TO portaal_eigenaar USING (true) WITH CHECK (true);
CREATE POLICY functies ON portaal.uitnodiging_poging TO portaal_eigenaar USING (true) WITH CHECK (true);

-- ---- who may do what -------------------------------------------------------------------------------------------------------
CREATE FUNCTION portaal.mensen_sessie() RETURNS portaal.sessie
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie := portaal.sessie_nu();
BEGIN
    IF s.id IS NULL OR NOT coalesce('mensen' = ANY (s.rechten), false) THEN
        RAISE EXCEPTION 'rol' USING ERRCODE = 'PT403';
    END IF;
    RETURN s;
END $$;

-- Gives its holder the right to manage people at her organisation.
CREATE FUNCTION portaal.is_beheerrol(p_rol text, p_organisatie text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM portaal.recht c JOIN portaal.organisatie o ON o.soort = c.soort
                    WHERE o.code = p_organisatie AND c.rol = p_rol AND c.doel = 'mensen')
$$;

-- Holds on this day.
CREATE FUNCTION portaal.rol_geldt(r portaal.rolgeving, p_dag date) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    RETURN r.ingetrokken_op IS NULL AND r.van <= p_dag AND (r.tot IS NULL OR p_dag < r.tot);

-- Nobody looked at it for so many days. Who gives a role has looked at it; what portaalctl or an identity provider gave, nobody did.
CREATE FUNCTION portaal.rol_te_herzien(r portaal.rolgeving, p_dagen integer) RETURNS boolean
    LANGUAGE sql STABLE
    RETURN coalesce(coalesce(r.herzien_op, CASE WHEN r.gegeven_door IS NOT NULL THEN r.gegeven_op::date END)
                    <= portaal.vandaag() - p_dagen, true);

-- Somebody other than p_niet manages people there, and still will on that day.
CREATE FUNCTION portaal.heeft_beheerder(p_organisatie text, p_niet uuid, p_dag date) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM portaal.rolgeving r JOIN portaal.gebruiker g ON g.id = r.gebruiker
                    WHERE r.organisatie = p_organisatie AND r.ingetrokken_op IS NULL AND g.stand = 'actief' AND g.id IS DISTINCT FROM p_niet
                      AND portaal.rol_geldt(r, portaal.vandaag()) AND portaal.rol_geldt(r, greatest(p_dag, portaal.vandaag()))
                      AND portaal.is_beheerrol(r.rol, r.organisatie))
$$;

-- Of DUO, about another organisation: was or is among those who manage people there, not longer than a year ago; or waits, and there is
-- nobody else to admit her.
CREATE FUNCTION portaal.duo_beheert(p_id uuid, p_organisatie text, p_stand text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM portaal.rolgeving r
                    WHERE r.gebruiker = p_id AND r.organisatie = p_organisatie AND portaal.is_beheerrol(r.rol, r.organisatie)
                      AND coalesce(r.ingetrokken_op::date, r.tot, 'infinity') > portaal.vandaag() - 365)
        OR p_stand = 'wacht' AND NOT portaal.heeft_beheerder(p_organisatie, NULL, portaal.vandaag())
$$;

-- The person, when this asker manages her.
CREATE FUNCTION portaal.mens_van(s portaal.sessie, p_id uuid) RETURNS portaal.gebruiker
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    g portaal.gebruiker;
BEGIN
    SELECT x.* INTO g FROM portaal.gebruiker x WHERE x.id = p_id;
    IF g.id IS NULL OR NOT (g.organisatie = s.organisatie
                            OR s.organisatie = 'DUO' AND portaal.duo_beheert(g.id, g.organisatie, g.stand)) THEN
        RAISE EXCEPTION 'mens' USING ERRCODE = 'PT404';
    END IF;
    RETURN g;
END $$;

-- The same person, whatever number her organisation came in by.
CREATE FUNCTION portaal.is_zelf(s portaal.sessie, p_id uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM portaal.gebruiker ik JOIN portaal.gebruiker g ON g.id = ik.id OR g.acting_subject = ik.acting_subject
                    WHERE ik.id = s.gebruiker AND g.id = p_id)
$$;

-- Locks the person (and her organisation, so that two beheerders cannot take away each other at once) for something that the asker may
-- do about her.
CREATE FUNCTION portaal.mens_voor_daad(s portaal.sessie, p_id uuid) RETURNS portaal.gebruiker
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    g portaal.gebruiker := portaal.mens_van(s, p_id);
BEGIN
    IF portaal.is_zelf(s, p_id) THEN
        RAISE EXCEPTION 'zelf' USING ERRCODE = 'PT403';
    END IF;
    PERFORM FROM portaal.organisatie o WHERE o.code = g.organisatie FOR NO KEY UPDATE;
    SELECT x.* INTO g FROM portaal.gebruiker x WHERE x.id = p_id FOR NO KEY UPDATE;
    RETURN g;
END $$;

-- Which roles the asker may give at an organisation: those of its kind; DUO elsewhere only those that manage people.
CREATE FUNCTION portaal.te_geven(s portaal.sessie, p_organisatie text) RETURNS text[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT c.rol), '{}')
      FROM portaal.recht c JOIN portaal.organisatie o ON o.soort = c.soort
     WHERE o.code = p_organisatie AND c.rol NOT IN ('wachtend', 'toegelaten')
       AND (p_organisatie = s.organisatie OR s.organisatie = 'DUO' AND c.doel = 'mensen')
$$;

-- ---- looking ---------------------------------------------------------------------------------------------------------------
-- The people that the asker manages: who waits first. p_let_op: verloopt, herzien, geen_rol.
CREATE FUNCTION portaal.mensen_lijst(p_organisatie text, p_stand text, p_rol text, p_let_op text, p_verloopt integer, p_herzien integer,
                                     p_over integer, p_aantal integer)
    RETURNS TABLE (id uuid, naam text, email text, stand text, organisatie text, organisatie_naam text, gemaakt timestamptz,
                   rollen text[], einde date, laatst timestamptz, herzien boolean, zelf boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
DECLARE
    s portaal.sessie := portaal.mensen_sessie();
BEGIN
    RETURN QUERY
    SELECT * FROM (
        SELECT g.id, g.naam, g.email, g.stand, g.organisatie, o.naam AS bij, g.gemaakt, coalesce(r.rollen, '{}') AS rollen, r.einde,
               g.laatst_ingelogd, coalesce(r.herzien, false) AS herzien, portaal.is_zelf(s, g.id)
          FROM portaal.gebruiker g JOIN portaal.organisatie o ON o.code = g.organisatie
          LEFT JOIN LATERAL (
               SELECT array_agg(DISTINCT x.rol) AS rollen, min(x.tot) AS einde, bool_or(portaal.rol_te_herzien(x, p_herzien)) AS herzien
                 FROM portaal.rolgeving x
                WHERE x.gebruiker = g.id AND x.organisatie = g.organisatie AND portaal.rol_geldt(x, portaal.vandaag())
                  AND (g.organisatie = s.organisatie OR portaal.is_beheerrol(x.rol, x.organisatie))) r ON true
         WHERE (g.organisatie = s.organisatie OR s.organisatie = 'DUO' AND portaal.duo_beheert(g.id, g.organisatie, g.stand))
           AND (p_organisatie IS NULL OR g.organisatie = p_organisatie)
           AND (p_stand IS NULL OR g.stand = p_stand)) m
     WHERE (p_rol IS NULL OR p_rol = ANY (m.rollen))
       AND (p_let_op IS NULL
            OR p_let_op = 'verloopt' AND m.stand = 'actief' AND m.einde <= portaal.vandaag() + p_verloopt
            OR p_let_op = 'herzien' AND m.stand = 'actief' AND m.herzien
            OR p_let_op = 'geen_rol' AND m.stand = 'actief' AND m.rollen = '{}')
     ORDER BY CASE m.stand WHEN 'wacht' THEN 0 WHEN 'actief' THEN 1 WHEN 'nieuw' THEN 2 ELSE 3 END,
              portaal.naam_zoek(coalesce(m.naam, '')), m.id
    OFFSET p_over LIMIT p_aantal;
END $$;

-- What waits for this asker, as her start page says it.
CREATE FUNCTION portaal.mensen_tel(p_verloopt integer, p_herzien integer)
    RETURNS TABLE (wachten bigint, verloopt bigint, herzien bigint, mensen bigint, uitnodigingen bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    s portaal.sessie := portaal.sessie_nu();
BEGIN
    IF s.id IS NULL OR NOT coalesce('mensen' = ANY (s.rechten), false) THEN
        RETURN; -- the start page asks for everybody
    END IF;
    RETURN QUERY
    SELECT count(*) FILTER (WHERE m.stand = 'wacht'),
           count(*) FILTER (WHERE m.stand = 'actief' AND m.einde <= portaal.vandaag() + p_verloopt),
           count(*) FILTER (WHERE m.stand = 'actief' AND m.herzien),
           count(*) FILTER (WHERE m.stand = 'actief' AND m.rollen <> '{}'),
           CASE WHEN s.organisatie = 'DUO' THEN
                (SELECT count(*) FROM portaal.uitnodiging u
                  WHERE u.gebruikt_op IS NULL AND u.ingetrokken_op IS NULL AND u.geldig_tot > now()) END
      FROM portaal.mensen_lijst(NULL, NULL, NULL, NULL, p_verloopt, p_herzien, 0, 100000) m;
END $$;

CREATE FUNCTION portaal.mens(p_id uuid, p_herzien integer)
    RETURNS TABLE (id uuid, pseudoniem text, naam text, email text, stand text, aanbieder text, organisatie text, organisatie_naam text,
                   gemaakt timestamptz, laatst timestamptz, sessies bigint, te_geven text[], zelf boolean, eigen boolean,
                   laatste_beheerder boolean, herzien boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    s portaal.sessie := portaal.mensen_sessie();
    g portaal.gebruiker := portaal.mens_van(s, p_id);
BEGIN
    RETURN QUERY
    SELECT g.id, g.pseudoniem, g.naam, g.email, g.stand, g.aanbieder, g.organisatie, o.naam, g.gemaakt, g.laatst_ingelogd,
           (SELECT count(*) FROM portaal.sessie t
             WHERE t.gebruiker = g.id AND t.einde IS NULL AND now() < t.uiterlijk AND now() < t.laatst + t.stil),
           portaal.te_geven(s, g.organisatie), portaal.is_zelf(s, g.id), g.organisatie = s.organisatie,
           g.organisatie = s.organisatie AND NOT portaal.heeft_beheerder(g.organisatie, g.id, portaal.vandaag())
               AND EXISTS (SELECT FROM portaal.rolgeving r WHERE r.gebruiker = g.id AND r.organisatie = g.organisatie
                              AND portaal.rol_geldt(r, portaal.vandaag()) AND portaal.is_beheerrol(r.rol, r.organisatie)),
           EXISTS (SELECT FROM portaal.rolgeving r
                    WHERE r.gebruiker = g.id AND r.organisatie = g.organisatie AND portaal.rol_geldt(r, portaal.vandaag())
                      AND (g.organisatie = s.organisatie OR portaal.is_beheerrol(r.rol, r.organisatie))
                      AND portaal.rol_te_herzien(r, p_herzien))
      FROM portaal.organisatie o WHERE o.code = g.organisatie;
END $$;

-- What somebody is called on the pages of this asker: a person of another organisation by that organisation.
CREATE FUNCTION portaal.mens_naam(s portaal.sessie, p_id uuid) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN g.organisatie = s.organisatie THEN g.naam ELSE o.naam END
      FROM portaal.gebruiker g JOIN portaal.organisatie o ON o.code = g.organisatie WHERE g.id = p_id
$$;

CREATE FUNCTION portaal.mens_rollen(p_id uuid)
    RETURNS TABLE (id uuid, rol text, van date, tot date, gegeven_op timestamptz, gegeven_door text, ingetrokken_op timestamptz,
                   ingetrokken_door text, herzien_op date, nu boolean, straks boolean, beheerrol boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    s portaal.sessie := portaal.mensen_sessie();
    g portaal.gebruiker := portaal.mens_van(s, p_id);
BEGIN
    RETURN QUERY
    SELECT r.id, r.rol, r.van, r.tot, r.gegeven_op, portaal.mens_naam(s, r.gegeven_door), r.ingetrokken_op,
           portaal.mens_naam(s, r.ingetrokken_door), r.herzien_op, portaal.rol_geldt(r, portaal.vandaag()),
           r.ingetrokken_op IS NULL AND r.van > portaal.vandaag(), portaal.is_beheerrol(r.rol, r.organisatie)
      FROM portaal.rolgeving r
     WHERE r.gebruiker = g.id AND r.organisatie = g.organisatie
       AND (g.organisatie = s.organisatie OR portaal.is_beheerrol(r.rol, r.organisatie))
     ORDER BY portaal.rol_geldt(r, portaal.vandaag()) DESC, r.ingetrokken_op IS NULL AND r.van > portaal.vandaag() DESC, r.van DESC, r.rol, r.id
     LIMIT 100;
END $$;

CREATE FUNCTION portaal.mens_wijzigingen(p_id uuid)
    RETURNS TABLE (moment timestamptz, wat text, rol text, per date, door text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    s portaal.sessie := portaal.mensen_sessie();
    g portaal.gebruiker := portaal.mens_van(s, p_id);
BEGIN
    RETURN QUERY
    SELECT w.moment, w.wat, w.rol, w.per, portaal.mens_naam(s, w.door)
      FROM portaal.gebruiker_wijziging w
     WHERE w.gebruiker = g.id
       AND (g.organisatie = s.organisatie OR w.rol IS NULL OR portaal.is_beheerrol(w.rol, g.organisatie))
     ORDER BY w.nummer DESC LIMIT 50;
END $$;

-- ---- acting ----------------------------------------------------------------------------------------------------------------
-- The organisation itself may not be left without anybody who manages its people; DUO may leave it so.
CREATE FUNCTION portaal.mens_niet_de_laatste(s portaal.sessie, g portaal.gebruiker, p_dag date) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF g.organisatie = s.organisatie AND NOT portaal.heeft_beheerder(g.organisatie, g.id, p_dag) THEN
        RAISE EXCEPTION 'laatste-beheerder' USING ERRCODE = 'PT409';
    END IF;
END $$;

-- Gives roles from a day, until a day; who waits is admitted by it.
CREATE FUNCTION portaal.mens_geef(p_id uuid, p_rollen text[], p_van date, p_tot date) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie := portaal.mensen_sessie();
    g portaal.gebruiker := portaal.mens_voor_daad(s, p_id);
    vanaf date := coalesce(p_van, portaal.vandaag());
BEGIN
    IF g.stand IN ('nieuw', 'geblokkeerd') THEN
        RAISE EXCEPTION '%', g.stand USING ERRCODE = 'PT409';
    ELSIF NOT p_rollen <@ portaal.te_geven(s, g.organisatie) THEN
        RAISE EXCEPTION 'rol' USING ERRCODE = 'PT403';
    ELSIF cardinality(p_rollen) = 0 OR vanaf < portaal.vandaag() OR p_tot <= vanaf THEN
        RAISE EXCEPTION 'datum' USING ERRCODE = '22023';
    ELSIF EXISTS (SELECT FROM portaal.rolgeving r
                   WHERE r.gebruiker = g.id AND r.organisatie = g.organisatie AND r.rol = ANY (p_rollen) AND r.ingetrokken_op IS NULL
                     AND daterange(r.van, r.tot) && daterange(vanaf, p_tot)) THEN
        RAISE EXCEPTION 'heeft-al' USING ERRCODE = 'PT409';
    END IF;
    INSERT INTO portaal.rolgeving (id, gebruiker, organisatie, rol, van, tot, gegeven_door)
    SELECT gen_random_uuid(), g.id, g.organisatie, x.rol, vanaf, p_tot, s.gebruiker FROM (SELECT DISTINCT unnest(p_rollen) AS rol) x;
    IF g.stand = 'wacht' THEN
        UPDATE portaal.gebruiker x SET stand = 'actief' WHERE x.id = g.id;
        INSERT INTO portaal.gebruiker_wijziging (gebruiker, door, wat) VALUES (g.id, s.gebruiker, 'toegelaten');
    END IF;
    INSERT INTO portaal.gebruiker_wijziging (gebruiker, door, wat, rol, per)
    SELECT g.id, s.gebruiker, 'rol_gegeven', x.rol, p_tot FROM (SELECT DISTINCT unnest(p_rollen) AS rol) x;
END $$;

-- When a role ends: today or before = now; NULL = never.
CREATE FUNCTION portaal.mens_einde(p_id uuid, p_rolgeving uuid, p_tot date) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie := portaal.mensen_sessie();
    g portaal.gebruiker := portaal.mens_voor_daad(s, p_id);
    r portaal.rolgeving;
BEGIN
    SELECT x.* INTO r FROM portaal.rolgeving x WHERE x.id = p_rolgeving AND x.gebruiker = g.id AND x.organisatie = g.organisatie FOR UPDATE;
    IF r.id IS NULL OR g.organisatie <> s.organisatie AND NOT portaal.is_beheerrol(r.rol, r.organisatie) THEN
        RAISE EXCEPTION 'rolgeving' USING ERRCODE = 'PT404';
    ELSIF r.ingetrokken_op IS NOT NULL OR r.tot <= portaal.vandaag() THEN
        RAISE EXCEPTION 'voorbij' USING ERRCODE = 'PT409';
    END IF;
    IF p_tot IS NOT NULL AND portaal.is_beheerrol(r.rol, r.organisatie) AND portaal.rol_geldt(r, portaal.vandaag()) THEN
        PERFORM portaal.mens_niet_de_laatste(s, g, p_tot);
    END IF;
    IF p_tot <= portaal.vandaag() THEN
        UPDATE portaal.rolgeving x SET ingetrokken_op = now(), ingetrokken_door = s.gebruiker WHERE x.id = r.id;
        INSERT INTO portaal.gebruiker_wijziging (gebruiker, door, wat, rol) VALUES (g.id, s.gebruiker, 'rol_beeindigd', r.rol);
        RETURN;
    ELSIF p_tot <= r.van THEN
        RAISE EXCEPTION 'datum' USING ERRCODE = '22023';
    ELSIF EXISTS (SELECT FROM portaal.rolgeving x
                   WHERE x.gebruiker = g.id AND x.organisatie = g.organisatie AND x.rol = r.rol AND x.id <> r.id
                     AND x.ingetrokken_op IS NULL AND daterange(x.van, x.tot) && daterange(r.van, p_tot)) THEN
        RAISE EXCEPTION 'heeft-al' USING ERRCODE = 'PT409';
    END IF;
    UPDATE portaal.rolgeving x SET tot = p_tot WHERE x.id = r.id;
    INSERT INTO portaal.gebruiker_wijziging (gebruiker, door, wat, rol, per) VALUES (g.id, s.gebruiker, 'rol_einde', r.rol, p_tot);
END $$;

CREATE FUNCTION portaal.mens_blokkeer(p_id uuid, p_blokkeer boolean) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie := portaal.mensen_sessie();
    g portaal.gebruiker := portaal.mens_voor_daad(s, p_id);
    nu text;
BEGIN
    IF (g.stand = 'geblokkeerd') = p_blokkeer THEN
        RETURN;
    END IF;
    IF p_blokkeer AND EXISTS (SELECT FROM portaal.rolgeving r WHERE r.gebruiker = g.id AND r.organisatie = g.organisatie
                                 AND portaal.rol_geldt(r, portaal.vandaag()) AND portaal.is_beheerrol(r.rol, r.organisatie)) THEN
        PERFORM portaal.mens_niet_de_laatste(s, g, portaal.vandaag());
    END IF;
    nu := CASE WHEN p_blokkeer THEN 'geblokkeerd' WHEN g.naam IS NULL THEN 'nieuw'
               WHEN EXISTS (SELECT FROM portaal.rolgeving r WHERE r.gebruiker = g.id) THEN 'actief' ELSE 'wacht' END;
    UPDATE portaal.gebruiker x SET stand = nu WHERE x.id = g.id;
    PERFORM portaal.sessie_beeindig(g.id);
    INSERT INTO portaal.gebruiker_wijziging (gebruiker, door, wat)
    VALUES (g.id, s.gebruiker, CASE WHEN p_blokkeer THEN 'geblokkeerd' ELSE 'gedeblokkeerd' END);
END $$;

CREATE FUNCTION portaal.mens_sessies(p_id uuid) RETURNS bigint
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie := portaal.mensen_sessie();
    g portaal.gebruiker := portaal.mens_voor_daad(s, p_id);
BEGIN
    INSERT INTO portaal.gebruiker_wijziging (gebruiker, door, wat) VALUES (g.id, s.gebruiker, 'sessies');
    RETURN portaal.sessie_beeindig(g.id);
END $$;

CREATE FUNCTION portaal.mens_gegevens(p_id uuid, p_naam text, p_email text) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie := portaal.mensen_sessie();
    g portaal.gebruiker := portaal.mens_voor_daad(s, p_id);
BEGIN
    IF g.stand = 'nieuw' THEN
        RAISE EXCEPTION 'nieuw' USING ERRCODE = 'PT409';
    END IF;
    UPDATE portaal.gebruiker x SET naam = p_naam, email = p_email WHERE x.id = g.id;
    INSERT INTO portaal.gebruiker_wijziging (gebruiker, door, wat) VALUES (g.id, s.gebruiker, 'gegevens');
END $$;

-- The yearly look at what somebody may do: it is right, or all of it goes.
CREATE FUNCTION portaal.mens_herzien(p_id uuid, p_klopt boolean) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie := portaal.mensen_sessie();
    g portaal.gebruiker := portaal.mens_voor_daad(s, p_id);
    r portaal.rolgeving;
BEGIN
    IF p_klopt THEN
        UPDATE portaal.rolgeving x SET herzien_op = portaal.vandaag()
         WHERE x.gebruiker = g.id AND x.organisatie = g.organisatie AND portaal.rol_geldt(x, portaal.vandaag())
           AND (g.organisatie = s.organisatie OR portaal.is_beheerrol(x.rol, x.organisatie));
        INSERT INTO portaal.gebruiker_wijziging (gebruiker, door, wat) VALUES (g.id, s.gebruiker, 'herzien');
        RETURN;
    END IF;
    FOR r IN SELECT x.* FROM portaal.rolgeving x
              WHERE x.gebruiker = g.id AND x.organisatie = g.organisatie AND x.ingetrokken_op IS NULL
                AND (x.tot IS NULL OR x.tot > portaal.vandaag())
                AND (g.organisatie = s.organisatie OR portaal.is_beheerrol(x.rol, x.organisatie)) LOOP
        PERFORM portaal.mens_einde(g.id, r.id, portaal.vandaag());
    END LOOP;
END $$;

-- ---- oneself ---------------------------------------------------------------------------------------------------------------
CREATE FUNCTION portaal.eigen_sessie() RETURNS portaal.sessie
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie := portaal.sessie_nu();
BEGIN
    IF s.id IS NULL OR NOT coalesce(s.rechten && '{aanmelden,eigen}', false) THEN
        RAISE EXCEPTION 'rol' USING ERRCODE = 'PT403';
    END IF;
    RETURN s;
END $$;

CREATE FUNCTION portaal.eigen_gegevens()
    RETURNS TABLE (naam text, email text, stand text, aangemeld timestamptz, organisatie text, organisatie_naam text, soort text,
                   heeft_beheerder boolean, rollen text[], einde date)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    s portaal.sessie := portaal.eigen_sessie();
BEGIN
    RETURN QUERY
    SELECT g.naam, g.email, g.stand,
           coalesce((SELECT max(w.moment) FROM portaal.gebruiker_wijziging w WHERE w.gebruiker = g.id AND w.wat = 'aangemeld'), g.gemaakt),
           g.organisatie, o.naam, o.soort, portaal.heeft_beheerder(g.organisatie, g.id, portaal.vandaag()),
           coalesce(array_agg(DISTINCT r.rol) FILTER (WHERE r.id IS NOT NULL), '{}'), min(r.tot)
      FROM portaal.gebruiker g JOIN portaal.organisatie o ON o.code = g.organisatie
      LEFT JOIN portaal.rolgeving r ON r.gebruiker = g.id AND r.organisatie = g.organisatie AND portaal.rol_geldt(r, portaal.vandaag())
     WHERE g.id = s.gebruiker GROUP BY g.id, o.code;
END $$;

-- Uses a code up: 'goed', 'onjuist' (unknown, used, too old, withdrawn, or of another organisation: she is not told which), 'te-veel'.
CREATE FUNCTION portaal.uitnodiging_gebruik(s portaal.sessie, p_naam text, p_email text, p_code_hash bytea) RETURNS text
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    u portaal.uitnodiging;
    g portaal.gebruiker;
BEGIN
    SELECT x.* INTO g FROM portaal.gebruiker x WHERE x.id = s.gebruiker FOR NO KEY UPDATE;
    IF (SELECT count(*) FROM portaal.uitnodiging_poging p WHERE p.gebruiker = g.id AND p.moment > now() - interval '1 hour') >= 5 THEN
        RETURN 'te-veel';
    END IF;
    SELECT x.* INTO u FROM portaal.uitnodiging x
     WHERE x.code_hash = p_code_hash AND x.gebruikt_op IS NULL AND x.ingetrokken_op IS NULL AND x.geldig_tot > now() AND x.pogingen < 5
       FOR UPDATE;
    IF u.id IS NULL OR g.organisatie <> u.organisatie OR g.stand = 'geblokkeerd'
       OR EXISTS (SELECT FROM portaal.gebruiker m WHERE m.id = u.gemaakt_door AND (m.id = g.id OR m.acting_subject = g.acting_subject))
       OR NOT EXISTS (SELECT FROM portaal.organisatie o
                       WHERE o.code = u.organisatie AND (o.kvk = g.legal_subject OR o.rsin = g.legal_subject)) THEN
        UPDATE portaal.uitnodiging x SET pogingen = x.pogingen + 1 WHERE x.id = u.id;
        DELETE FROM portaal.uitnodiging_poging p WHERE p.moment < now() - interval '1 day';
        INSERT INTO portaal.uitnodiging_poging (gebruiker) VALUES (g.id);
        RETURN 'onjuist';
    END IF;
    UPDATE portaal.uitnodiging x SET gebruikt_op = now(), gebruikt_door = g.id WHERE x.id = u.id;
    INSERT INTO portaal.rolgeving (id, gebruiker, organisatie, rol, van, gegeven_door)
    SELECT gen_random_uuid(), g.id, u.organisatie, x.rol, portaal.vandaag(), u.gemaakt_door FROM unnest(u.rollen) x (rol)
     WHERE NOT EXISTS (SELECT FROM portaal.rolgeving r WHERE r.gebruiker = g.id AND r.organisatie = u.organisatie AND r.rol = x.rol
                          AND r.ingetrokken_op IS NULL AND (r.tot IS NULL OR r.tot > portaal.vandaag()));
    UPDATE portaal.gebruiker x SET stand = 'actief', naam = coalesce(x.naam, p_naam), email = coalesce(x.email, p_email) WHERE x.id = g.id;
    INSERT INTO portaal.gebruiker_wijziging (gebruiker, door, wat, rol)
    SELECT g.id, u.gemaakt_door, 'uitgenodigd', x.rol FROM unnest(u.rollen) x (rol);
    RETURN 'goed';
END $$;

-- The first time: who she is, and perhaps a code. Nothing is kept when the code is not good, except that she tried.
CREATE FUNCTION portaal.aanmelden(p_naam text, p_email text, p_code_hash bytea) RETURNS text
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie := portaal.eigen_sessie();
    g portaal.gebruiker;
    uit text := 'goed';
BEGIN
    SELECT x.* INTO g FROM portaal.gebruiker x WHERE x.id = s.gebruiker FOR NO KEY UPDATE;
    IF p_code_hash IS NOT NULL THEN
        uit := portaal.uitnodiging_gebruik(s, p_naam, p_email, p_code_hash);
    ELSIF g.stand = 'nieuw' THEN
        UPDATE portaal.gebruiker x SET naam = p_naam, email = p_email, stand = 'wacht' WHERE x.id = g.id;
    END IF;
    IF uit = 'goed' AND g.stand = 'nieuw' THEN
        INSERT INTO portaal.gebruiker_wijziging (gebruiker, door, wat) VALUES (g.id, g.id, 'aangemeld');
    END IF;
    RETURN uit;
END $$;

CREATE FUNCTION portaal.eigen_gegevens_zet(p_naam text, p_email text) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie := portaal.eigen_sessie();
BEGIN
    UPDATE portaal.gebruiker x SET naam = p_naam, email = p_email WHERE x.id = s.gebruiker AND x.stand = 'actief';
    IF NOT FOUND THEN
        RAISE EXCEPTION 'rol' USING ERRCODE = 'PT403';
    END IF;
    INSERT INTO portaal.gebruiker_wijziging (gebruiker, door, wat) VALUES (s.gebruiker, s.gebruiker, 'gegevens');
END $$;

-- ---- inviting: DUO ---------------------------------------------------------------------------------------------------------
CREATE FUNCTION portaal.uitnodiging_sessie() RETURNS portaal.sessie
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie := portaal.mensen_sessie();
BEGIN
    IF s.organisatie <> 'DUO' THEN
        RAISE EXCEPTION 'rol' USING ERRCODE = 'PT403';
    END IF;
    RETURN s;
END $$;

CREATE FUNCTION portaal.uitnodiging_maak(p_id uuid, p_organisatie text, p_rollen text[], p_code_hash bytea, p_dagen integer) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie := portaal.uitnodiging_sessie();
BEGIN
    -- her own organisation has nobody to invite: there she gives roles herself
    IF p_organisatie = s.organisatie
       OR NOT EXISTS (SELECT FROM unnest(p_rollen) x (rol) WHERE portaal.is_beheerrol(x.rol, p_organisatie))
       OR EXISTS (SELECT FROM unnest(p_rollen) x (rol) WHERE NOT EXISTS (
                  SELECT FROM portaal.recht c JOIN portaal.organisatie o ON o.soort = c.soort WHERE o.code = p_organisatie AND c.rol = x.rol AND c.rol NOT IN ('wachtend', 'toegelaten')))
       OR NOT EXISTS (SELECT FROM portaal.organisatie o WHERE o.code = p_organisatie AND o.geldig_van <= portaal.vandaag()
                         AND (o.geldig_tot IS NULL OR o.geldig_tot > portaal.vandaag())) THEN
        RAISE EXCEPTION 'rol' USING ERRCODE = 'PT403';
    END IF;
    INSERT INTO portaal.uitnodiging (id, organisatie, rollen, code_hash, gemaakt_door, geldig_tot)
    VALUES (p_id, p_organisatie, p_rollen, p_code_hash, s.gebruiker, now() + make_interval(days => p_dagen));
END $$;

-- Those that can still be used, then what became of the last ones.
CREATE FUNCTION portaal.uitnodigingen()
    RETURNS TABLE (id uuid, organisatie text, organisatie_naam text, rollen text[], gemaakt_op timestamptz, gemaakt_door text,
                   geldig_tot timestamptz, open boolean, gebruikt_op timestamptz, gebruikt_door uuid, ingetrokken_op timestamptz)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    s portaal.sessie := portaal.uitnodiging_sessie();
BEGIN
    RETURN QUERY
    SELECT u.id, u.organisatie, o.naam, u.rollen, u.gemaakt_op, portaal.mens_naam(s, u.gemaakt_door), u.geldig_tot,
           u.gebruikt_op IS NULL AND u.ingetrokken_op IS NULL AND u.geldig_tot > now() AND u.pogingen < 5, u.gebruikt_op,
           u.gebruikt_door, u.ingetrokken_op
      FROM portaal.uitnodiging u JOIN portaal.organisatie o ON o.code = u.organisatie
     ORDER BY u.gebruikt_op IS NULL AND u.ingetrokken_op IS NULL AND u.geldig_tot > now() DESC, u.gemaakt_op DESC, u.id
     LIMIT 200;
END $$;

CREATE FUNCTION portaal.uitnodiging_trek_in(p_id uuid) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie := portaal.uitnodiging_sessie();
BEGIN
    PERFORM FROM portaal.uitnodiging u WHERE u.id = p_id;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'uitnodiging' USING ERRCODE = 'PT404';
    END IF;
    UPDATE portaal.uitnodiging u SET ingetrokken_op = now(), ingetrokken_door = s.gebruiker
     WHERE u.id = p_id AND u.gebruikt_op IS NULL AND u.ingetrokken_op IS NULL;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'uitnodiging' USING ERRCODE = 'PT409';
    END IF;
END $$;

GRANT EXECUTE ON FUNCTION portaal.mensen_lijst(text, text, text, text, integer, integer, integer, integer),
    portaal.mensen_tel(integer, integer), portaal.mens(uuid, integer), portaal.mens_rollen(uuid), portaal.mens_wijzigingen(uuid),
    portaal.mens_geef(uuid, text[], date, date), portaal.mens_einde(uuid, uuid, date), portaal.mens_blokkeer(uuid, boolean),
    portaal.mens_sessies(uuid), portaal.mens_gegevens(uuid, text, text), portaal.mens_herzien(uuid, boolean),
    portaal.eigen_gegevens(), portaal.eigen_gegevens_zet(text, text), portaal.aanmelden(text, text, bytea),
    portaal.uitnodiging_maak(uuid, text, text[], bytea, integer), portaal.uitnodigingen(), portaal.uitnodiging_trek_in(uuid)
    TO portaal_app;
