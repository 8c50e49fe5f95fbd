-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- How often: limits on searching by number, on having sealed data shown and on taking away files, and the signals for who watches
-- over it (privacy officer, beheerder of COA, auditor of DUO). A counter is of a clock hour (a person, all her sessions together)
-- or of a day (an organisation): plain to explain, and one row.
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.limietteller (
    van     text NOT NULL CHECK (van IN ('persoon', 'organisatie')),
    wie     text NOT NULL,
    soort   text NOT NULL CHECK (soort IN ('zoeken', 'tonen', 'bestand', 'gemist')),
    venster timestamptz NOT NULL,
    aantal  integer NOT NULL CHECK (aantal > 0),
    PRIMARY KEY (van, wie, soort, venster)
) WITH (fillfactor = 50);
CREATE INDEX limietteller_venster ON portaal.limietteller (venster);
COMMENT ON TABLE portaal.limietteller IS 'How often something was done that has a limit';
COMMENT ON COLUMN portaal.limietteller.van IS 'BIV b=laag i=midden v=laag; counts for one person, or for an organisation together';
COMMENT ON COLUMN portaal.limietteller.wie IS 'BIV b=laag i=midden v=midden; pseudonym of the person, or code of the organisation';
COMMENT ON COLUMN portaal.limietteller.soort IS 'BIV b=laag i=midden v=laag; zoeken by number, tonen of sealed data, bestand taken away, gemist: asked for what was not there';
COMMENT ON COLUMN portaal.limietteller.venster IS 'BIV b=laag i=midden v=laag; start of the hour (person) or day (organisation)';
COMMENT ON COLUMN portaal.limietteller.aantal IS 'BIV b=laag i=midden v=midden; how often';

CREATE TABLE portaal.misbruiksignaal (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organisatie   text NOT NULL REFERENCES portaal.organisatie,
    namens        text REFERENCES portaal.organisatie,
    soort         text NOT NULL CHECK (soort IN ('zoeken', 'tonen', 'bestand', 'gemist')),
    van           text NOT NULL CHECK (van IN ('persoon', 'organisatie')),
    gebruiker     text CHECK ((gebruiker IS NULL) = (van = 'organisatie')),
    grens         integer NOT NULL,
    eerste        timestamptz NOT NULL DEFAULT now(),
    laatste       timestamptz NOT NULL DEFAULT now(),
    aantal        integer NOT NULL DEFAULT 1 CHECK (aantal > 0),
    gesloten_op   timestamptz,
    gesloten_door text,
    opmerking     text CHECK (length(opmerking) BETWEEN 1 AND 1000),
    CHECK ((gesloten_op IS NULL) = (opmerking IS NULL) AND (gesloten_op IS NULL) = (gesloten_door IS NULL)),
    CHECK (gesloten_door <> gebruiker)
);
CREATE UNIQUE INDEX misbruiksignaal_open ON portaal.misbruiksignaal (organisatie, soort, van, coalesce(gebruiker, '')) WHERE gesloten_op IS NULL;
CREATE INDEX misbruiksignaal_organisatie ON portaal.misbruiksignaal (organisatie, laatste DESC);
COMMENT ON TABLE portaal.misbruiksignaal IS 'Somebody did something so often that who watches over it should look: one open for each kind and person';
COMMENT ON COLUMN portaal.misbruiksignaal.id IS 'BIV b=laag i=hoog v=laag; key';
COMMENT ON COLUMN portaal.misbruiksignaal.organisatie IS 'BIV b=laag i=hoog v=laag; for whom the person worked: whose privacy officer looks';
COMMENT ON COLUMN portaal.misbruiksignaal.namens IS 'BIV b=laag i=hoog v=laag; samenwerkingsverband that the person is of';
COMMENT ON COLUMN portaal.misbruiksignaal.soort IS 'BIV b=laag i=hoog v=laag; what was done so often';
COMMENT ON COLUMN portaal.misbruiksignaal.van IS 'BIV b=laag i=hoog v=laag; by one person, or by all of the organisation together';
COMMENT ON COLUMN portaal.misbruiksignaal.gebruiker IS 'BIV b=midden i=hoog v=midden; pseudonym of the person';
COMMENT ON COLUMN portaal.misbruiksignaal.grens IS 'BIV b=laag i=hoog v=laag; the limit that was reached';
COMMENT ON COLUMN portaal.misbruiksignaal.eerste IS 'BIV b=laag i=hoog v=laag; moment at which it began';
COMMENT ON COLUMN portaal.misbruiksignaal.laatste IS 'BIV b=laag i=hoog v=laag; last moment so far';
COMMENT ON COLUMN portaal.misbruiksignaal.aantal IS 'BIV b=laag i=hoog v=laag; how often beyond the limit';
COMMENT ON COLUMN portaal.misbruiksignaal.gesloten_op IS 'BIV b=laag i=hoog v=laag; moment at which somebody had looked into it';
COMMENT ON COLUMN portaal.misbruiksignaal.gesloten_door IS 'BIV b=laag i=hoog v=midden; pseudonym of who did';
COMMENT ON COLUMN portaal.misbruiksignaal.opmerking IS 'BIV b=laag i=hoog v=midden; what came of it';

ALTER TABLE portaal.limietteller ENABLE ROW LEVEL SECURITY;
ALTER TABLE portaal.limietteller FORCE ROW LEVEL SECURITY;
ALTER TABLE portaal.misbruiksignaal ENABLE ROW LEVEL SECURITY;
ALTER TABLE portaal.misbruiksignaal FORCE ROW LEVEL SECURITY;
CREATE POLICY functies ON portaal.limietteller TO portaal_eigenaar USING (true) WITH CHECK (true);
CREATE POLICY functies ON portaal.misbruiksignaal TO portaal_eigenaar USING (true) WITH CHECK (true);

-- Start of the window that now is in.
CREATE FUNCTION portaal.limiet_venster(p_van text) RETURNS timestamptz
    LANGUAGE sql STABLE
    RETURN CASE p_van WHEN 'persoon' THEN date_trunc('hour', now())
                      ELSE date_trunc('day', now() AT TIME ZONE 'Europe/Amsterdam') AT TIME ZONE 'Europe/Amsterdam' END;

-- One more in this window; how many there are then. p_tel false: how many there would be.
CREATE FUNCTION portaal.limiet_teller(p_van text, p_wie text, p_soort text, p_tel boolean) RETURNS integer
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    n integer;
BEGIN
    IF p_tel THEN
        INSERT INTO portaal.limietteller AS t (van, wie, soort, venster, aantal)
        VALUES (p_van, p_wie, p_soort, portaal.limiet_venster(p_van), 1)
            ON CONFLICT (van, wie, soort, venster) DO UPDATE SET aantal = t.aantal + 1
        RETURNING t.aantal INTO n;
        IF n = 1 THEN -- what is past goes away a few at a time, so that no job has to
            DELETE FROM portaal.limietteller d WHERE d.ctid = ANY (ARRAY
                (SELECT e.ctid FROM portaal.limietteller e WHERE e.venster < now() - interval '2 days'
                  ORDER BY e.venster LIMIT 10 FOR UPDATE SKIP LOCKED));
        END IF;
        RETURN n;
    END IF;
    SELECT t.aantal INTO n FROM portaal.limietteller t
     WHERE t.van = p_van AND t.wie = p_wie AND t.soort = p_soort AND t.venster = portaal.limiet_venster(p_van);
    RETURN coalesce(n, 0) + 1;
END $$;

-- Over the limit: kind, of whom, how often one may, seconds until one may again, and the same as a time (src/store/limiet.c).
CREATE FUNCTION portaal.limiet_tel(p_soort text, p_uur integer, p_dag integer, p_landelijk integer, p_tel boolean) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie := portaal.sessie_nu();
    dag bigint := p_dag::bigint;
    einde timestamptz;
BEGIN
    IF s.token_hash IS NULL THEN
        RAISE EXCEPTION 'geen sessie' USING ERRCODE = 'PT401';
    END IF;
    IF s.organisatie IN ('DUO', 'COA') THEN
        dag := dag * p_landelijk;
    END IF;
    -- first the person, then the organisation: always in this order, so that nobody waits in a circle
    IF portaal.limiet_teller('persoon', s.pseudoniem, p_soort, p_tel) > p_uur THEN
        einde := portaal.limiet_venster('persoon') + interval '1 hour';
        RAISE EXCEPTION '% persoon % % %', p_soort, p_uur, ceil(extract(epoch FROM einde - now()))::integer,
            to_char(einde AT TIME ZONE 'Europe/Amsterdam', 'HH24:MI') USING ERRCODE = 'PT429';
    END IF;
    IF portaal.limiet_teller('organisatie', s.organisatie, p_soort, p_tel) > dag THEN
        einde := (date_trunc('day', now() AT TIME ZONE 'Europe/Amsterdam') + interval '1 day') AT TIME ZONE 'Europe/Amsterdam';
        RAISE EXCEPTION '% organisatie % % %', p_soort, dag, ceil(extract(epoch FROM einde - now()))::integer,
            to_char(einde AT TIME ZONE 'Europe/Amsterdam', 'HH24:MI') USING ERRCODE = 'PT429';
    END IF;
END $$;

-- One open signal for each kind and person: what comes after it is counted on it. When it was closed in this very window, nothing new.
-- Gives the kind of organisation; NULL when nobody is asking.
CREATE FUNCTION portaal.misbruik_meld(p_soort text, p_van text, p_grens integer) RETURNS text
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie := portaal.sessie_nu();
    wie text := CASE p_van WHEN 'persoon' THEN s.pseudoniem END;
BEGIN
    IF s.token_hash IS NULL THEN
        RETURN NULL;
    END IF;
    INSERT INTO portaal.misbruiksignaal AS m (organisatie, namens, soort, van, gebruiker, grens)
    SELECT s.organisatie, CASE p_van WHEN 'persoon' THEN s.namens END, p_soort, p_van, wie, p_grens
     WHERE NOT EXISTS (SELECT FROM portaal.misbruiksignaal o
                        WHERE o.organisatie = s.organisatie AND o.soort = p_soort AND o.van = p_van
                          AND o.gebruiker IS NOT DISTINCT FROM wie AND o.gesloten_op >= portaal.limiet_venster(p_van))
        ON CONFLICT (organisatie, soort, van, coalesce(gebruiker, '')) WHERE gesloten_op IS NULL
        DO UPDATE SET aantal = m.aantal + 1, laatste = now();
    RETURN (SELECT o.soort FROM portaal.organisatie o WHERE o.code = s.organisatie);
END $$;

-- Somebody asked for a dossier or a number that is not there for her: often enough in an hour, and it looks like guessing. For the
-- audit row of it.
CREATE FUNCTION portaal.limiet_gemist(p_grens integer) RETURNS text
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie := portaal.sessie_nu();
BEGIN
    IF s.token_hash IS NOT NULL AND p_grens > 0 AND portaal.limiet_teller('persoon', s.pseudoniem, 'gemist', true) >= p_grens THEN
        PERFORM portaal.misbruik_meld('gemist', 'persoon', p_grens);
    END IF;
    RETURN 'niet gevonden';
END $$;

GRANT EXECUTE ON FUNCTION portaal.limiet_tel(text, integer, integer, integer, boolean), portaal.limiet_gemist(integer),
    portaal.misbruik_meld(text, text, integer) TO portaal_app;
-- a job has no session, but its audit rows go the same way
GRANT EXECUTE ON FUNCTION portaal.limiet_gemist(integer) TO portaal_taak;

-- ---- who watches over it -----------------------------------------------------------------------------------------------------
-- The names of colleagues, for the log of one's own organisation: elsewhere a pseudonym is enough.
CREATE FUNCTION portaal.naam_van(p_pseudoniem text) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (SELECT g.naam FROM portaal.gebruiker g WHERE g.pseudoniem = p_pseudoniem);
END $$;
GRANT EXECUTE ON FUNCTION portaal.naam_van(text) TO portaal_audit;
COMMENT ON COLUMN portaal.gebruiker.naam IS 'BIV b=laag i=midden v=midden; name, shown to herself, to the beheerder and in the log of the organisation she worked for; empty: not said yet';

-- Signals of the own organisation, or of all: the open ones first, the newest of them on top.
CREATE FUNCTION portaal.misbruik_lijst(p_open boolean, p_over integer, p_aantal integer)
    RETURNS TABLE (id uuid, organisatie_naam text, namens_naam text, soort text, van text, gebruiker text, naam text, grens integer,
                   eerste text, laatste text, aantal integer, gesloten text, gesloten_door text, opmerking text, sluitbaar boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    eigen text := (portaal.audit_bereik()).eigen;
    s portaal.sessie := portaal.sessie_nu();
BEGIN
    RETURN QUERY
    SELECT m.id, o.naam, n.naam, m.soort, m.van, m.gebruiker,
           CASE WHEN m.organisatie = s.organisatie THEN portaal.naam_van(m.gebruiker) END, m.grens,
           to_char(m.eerste AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI:SS'),
           to_char(m.laatste AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI:SS'), m.aantal,
           to_char(m.gesloten_op AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI:SS'),
           CASE WHEN m.organisatie = s.organisatie THEN coalesce(portaal.naam_van(m.gesloten_door), m.gesloten_door) ELSE m.gesloten_door END,
           m.opmerking,
           m.gesloten_op IS NULL AND m.organisatie = s.organisatie AND m.gebruiker IS DISTINCT FROM s.pseudoniem
      FROM portaal.misbruiksignaal m
      JOIN portaal.organisatie o ON o.code = m.organisatie
      LEFT JOIN portaal.organisatie n ON n.code = m.namens
     WHERE (eigen IS NULL OR m.organisatie = eigen) AND (m.gesloten_op IS NULL OR NOT p_open)
     ORDER BY m.gesloten_op IS NOT NULL, m.laatste DESC, m.id OFFSET p_over LIMIT p_aantal;
END $$;

-- How many are open; NULL for whoever does not watch over it.
CREATE FUNCTION portaal.misbruik_open() RETURNS bigint
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie := portaal.sessie_nu();
BEGIN
    IF NOT s.rechten && ARRAY['audit', 'audit_eigen'] THEN
        RETURN NULL;
    END IF;
    RETURN (SELECT count(*) FROM portaal.misbruiksignaal m
             WHERE m.gesloten_op IS NULL AND ('audit' = ANY (s.rechten) OR m.organisatie = s.organisatie));
END $$;

-- She looked into it. Not hers, closed already, or about herself: PT404.
CREATE FUNCTION portaal.misbruik_sluit(p_id uuid, p_opmerking text) RETURNS text
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie := portaal.sessie_nu();
    wat text;
BEGIN
    PERFORM portaal.audit_bereik();
    UPDATE portaal.misbruiksignaal m SET gesloten_op = now(), gesloten_door = s.pseudoniem, opmerking = p_opmerking
     WHERE m.id = p_id AND m.organisatie = s.organisatie AND m.gesloten_op IS NULL AND m.gebruiker IS DISTINCT FROM s.pseudoniem
    RETURNING m.soort INTO wat;
    IF wat IS NULL THEN
        RAISE EXCEPTION 'signaal is er niet, of is al afgesloten' USING ERRCODE = 'PT404';
    END IF;
    RETURN wat;
END $$;
GRANT EXECUTE ON FUNCTION portaal.misbruik_lijst(boolean, integer, integer), portaal.misbruik_open(), portaal.misbruik_sluit(uuid, text)
    TO portaal_app;

CREATE INDEX audit_organisatie ON portaal.audit (organisatie, nummer DESC) WHERE organisatie IS NOT NULL;
GRANT EXECUTE ON FUNCTION portaal.sessie_organisatie() TO portaal_audit;
GRANT CREATE ON SCHEMA portaal TO portaal_audit;

-- As before, and says who it was to whoever reads the log of her own organisation.
SET LOCAL ROLE portaal_audit;
DROP FUNCTION portaal.audit_lijst(uuid, text, text, text, date, date, integer, integer);
CREATE FUNCTION portaal.audit_lijst(p_dossier uuid, p_gebruiker text, p_organisatie text, p_handeling text, p_van date, p_tot date,
                                    p_over integer, p_aantal integer)
    RETURNS TABLE (nummer bigint, moment text, gebruiker text, naam text, rol text, organisatie text, organisatie_naam text, niveau integer,
                   handeling text, route text, dossier uuid, velden_hoog text, grond text, resultaat text, herkomst text,
                   request_id text, bijzonderheden text, namens text, namens_naam text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    SET plan_cache_mode = force_custom_plan AS $$ -- which index helps depends on what is asked
#variable_conflict use_column
DECLARE
    eigen text := (portaal.audit_bereik()).eigen;
BEGIN
    RETURN QUERY
    SELECT a.nummer, to_char(a.moment AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI:SS'), a.gebruiker,
           CASE WHEN eigen IS NOT NULL THEN portaal.naam_van(a.gebruiker) END, a.rol, a.organisatie,
           o.naam, a.niveau, a.handeling, a.route, a.dossier, array_to_string(a.velden_hoog, ', '), a.grond, a.resultaat,
           a.herkomst, a.request_id, a.bijzonderheden, a.namens, n.naam
      FROM (SELECT b.* FROM portaal.audit b
             WHERE (p_dossier IS NULL OR b.dossier = p_dossier)
               AND (p_gebruiker IS NULL OR b.gebruiker = p_gebruiker)
               AND (p_organisatie IS NULL OR b.organisatie = p_organisatie)
               AND (eigen IS NULL OR b.organisatie = eigen)
               AND (p_handeling IS NULL OR b.handeling = p_handeling)
               AND (p_van IS NULL OR b.moment >= p_van::timestamp AT TIME ZONE 'Europe/Amsterdam')
               AND (p_tot IS NULL OR b.moment < (p_tot + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam')
             ORDER BY b.nummer DESC OFFSET p_over LIMIT p_aantal) a
      LEFT JOIN portaal.organisatie o ON o.code = a.organisatie
      LEFT JOIN portaal.organisatie n ON n.code = a.namens
     ORDER BY a.nummer DESC;
END $$;
REVOKE EXECUTE ON FUNCTION portaal.audit_lijst(uuid, text, text, text, date, date, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portaal.audit_lijst(uuid, text, text, text, date, date, integer, integer) TO portaal_app;
SET LOCAL ROLE portaal_eigenaar;
REVOKE CREATE ON SCHEMA portaal FROM portaal_audit;
