-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- A samenwerkingsverband works for several gemeenten, each by a mandaat: one person of DUO asks for it, another approves
-- (0056_voorstel.sql), one takes it back. Whoever works there chooses a gemeente, gets a new session for it, and sees that one only.
SET LOCAL ROLE portaal_eigenaar;

-- ---- mandates -----------------------------------------------------------------------------------------------------------------
-- Both are there on the first day, and no other mandaat of the two holds on any of its days: otherwise PT409.
CREATE FUNCTION portaal.mandaat_kan(p_verband text, p_gemeente text, p_van date, p_tot date) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM portaal.voorstel_wie();
    IF p_tot <= portaal.vandaag() OR p_tot <= p_van THEN
        RAISE EXCEPTION 'mandaat-voorbij' USING ERRCODE = 'PT409';
    END IF;
    IF (SELECT count(*) FROM portaal.organisatie o
         WHERE (o.code, o.soort) IN ((p_verband, 'samenwerkingsverband'), (p_gemeente, 'gemeente'))
           AND o.geldig_van <= greatest(p_van, portaal.vandaag())
           AND (o.geldig_tot IS NULL OR o.geldig_tot > greatest(p_van, portaal.vandaag()))) <> 2 THEN
        RAISE EXCEPTION 'mandaat-organisatie' USING ERRCODE = 'PT409';
    END IF;
    PERFORM FROM portaal.mandaat m
      WHERE m.samenwerkingsverband = p_verband AND m.gemeente = p_gemeente AND m.ingetrokken_op IS NULL
        AND daterange(m.van, m.tot) && daterange(p_van, p_tot);
    IF FOUND THEN
        RAISE EXCEPTION 'mandaat-bestaat' USING ERRCODE = 'PT409';
    END IF;
END $$;

-- A second person approved it (voorstel_besluit).
CREATE FUNCTION portaal.voorstel_mandaat(p_id uuid) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    i jsonb;
BEGIN
    PERFORM portaal.voorstel_wie();
    SELECT v.inhoud INTO i FROM portaal.voorstel v
     WHERE v.id = p_id AND v.soort = 'mandaat' AND v.besluit = 'goedgekeurd' AND v.besloten_door <> v.gemaakt_door;
    IF NOT FOUND OR EXISTS (SELECT FROM portaal.mandaat m WHERE m.voorstel = p_id) THEN
        RAISE EXCEPTION 'mandaat' USING ERRCODE = 'PT409';
    END IF;
    LOCK TABLE portaal.mandaat IN SHARE ROW EXCLUSIVE MODE; -- two at once would not see each other
    PERFORM portaal.mandaat_kan(i ->> 'verband', i ->> 'gemeente', (i ->> 'van')::date, (i ->> 'tot')::date);
    INSERT INTO portaal.mandaat (samenwerkingsverband, gemeente, van, tot, voorstel)
    VALUES (i ->> 'verband', i ->> 'gemeente', (i ->> 'van')::date, (i ->> 'tot')::date, p_id);
END $$;

-- All of them for DUO; those of the own organisation for who admits people or watches over privacy there.
CREATE FUNCTION portaal.mandaat_lijst(p_over integer, p_aantal integer)
    RETURNS TABLE (id uuid, verband_naam text, gemeente_naam text, van date, tot date, stand text, ingetrokken text, gevraagd_door text,
                   goedgekeurd_door text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    s portaal.sessie := portaal.sessie_nu();
    duo boolean := coalesce('organisaties' = ANY (s.rechten), false);
BEGIN
    IF NOT coalesce(s.rechten && ARRAY['organisaties', 'mensen', 'audit_eigen'], false) THEN
        RAISE EXCEPTION 'rol' USING ERRCODE = 'PT403';
    END IF;
    RETURN QUERY
    SELECT m.id, o.naam, g.naam, m.van, m.tot, t.stand,
           to_char(m.ingetrokken_op AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI'),
           CASE WHEN duo THEN (SELECT x.naam FROM portaal.gebruiker x WHERE x.id = v.gemaakt_door) END,
           CASE WHEN duo THEN (SELECT x.naam FROM portaal.gebruiker x WHERE x.id = v.besloten_door) END
      FROM portaal.mandaat m
      JOIN portaal.organisatie o ON o.code = m.samenwerkingsverband
      JOIN portaal.organisatie g ON g.code = m.gemeente
      LEFT JOIN portaal.voorstel v ON v.id = m.voorstel
     CROSS JOIN LATERAL (SELECT CASE WHEN m.ingetrokken_op IS NOT NULL THEN 'ingetrokken' WHEN m.tot <= portaal.vandaag() THEN 'voorbij'
                                     WHEN m.van > portaal.vandaag() THEN 'straks' ELSE 'geldt' END AS stand) t
     WHERE duo OR s.organisatie IN (m.gemeente, m.samenwerkingsverband)
     ORDER BY array_position(ARRAY['geldt', 'straks', 'voorbij', 'ingetrokken'], t.stand), o.naam, g.naam, m.van DESC, m.id
    OFFSET p_over LIMIT p_aantal;
END $$;

-- At once, and by one person: whoever works for that gemeente is out at her next request.
CREATE FUNCTION portaal.mandaat_intrek(p_id uuid) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM portaal.voorstel_wie();
    UPDATE portaal.mandaat m SET ingetrokken_op = now()
     WHERE m.id = p_id AND m.ingetrokken_op IS NULL AND (m.tot IS NULL OR m.tot > portaal.vandaag());
    IF NOT FOUND THEN
        RAISE EXCEPTION 'mandaat is er niet, of geldt niet meer' USING ERRCODE = 'PT404';
    END IF;
END $$;

-- ---- choosing -------------------------------------------------------------------------------------------------------------------
-- The gemeenten that she may work for today. How much waits there is said only to who may see it once she is there.
CREATE FUNCTION portaal.kiezen_lijst() RETURNS TABLE (gemeente text, naam text, tot date, signalen bigint, nu boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    s portaal.sessie := portaal.sessie_nu();
    verband text := coalesce(s.namens, s.organisatie);
    straks text[] := (SELECT r.rechten FROM portaal.rechten_van(s.gebruiker, 'actief', verband, 'mandaat') r);
BEGIN
    IF NOT coalesce('kiezen' = ANY (s.rechten), false) THEN
        RAISE EXCEPTION 'rol' USING ERRCODE = 'PT403';
    END IF;
    RETURN QUERY
    SELECT o.code, o.naam, m.tot,
           CASE WHEN 'inzien' = ANY (straks) THEN
                (SELECT count(*) FROM portaal.signaal x WHERE x.organisatie = o.code AND x.gesloten_op IS NULL
                    AND x.soort NOT IN (SELECT k.soort FROM portaal.signaalvoorkeur k WHERE k.organisatie = o.code)) END,
           o.code = s.organisatie
      FROM portaal.mandaat m JOIN portaal.organisatie o ON o.code = m.gemeente
     WHERE m.samenwerkingsverband = verband AND m.ingetrokken_op IS NULL
       AND m.van <= portaal.vandaag() AND (m.tot IS NULL OR portaal.vandaag() < m.tot)
     ORDER BY o.naam, o.code;
END $$;

-- From now on she works for this gemeente (or again for her samenwerkingsverband itself): the session ends and another begins, with
-- another name and another token, that lives no longer than the first would have.
CREATE FUNCTION portaal.sessie_kies(p_nieuw bytea, p_organisatie text) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie := portaal.sessie_nu();
    verband text := coalesce(s.namens, s.organisatie);
    eigen boolean := p_organisatie = verband;
BEGIN
    IF NOT coalesce('kiezen' = ANY (s.rechten), false) THEN
        RAISE EXCEPTION 'rol' USING ERRCODE = 'PT403';
    END IF;
    IF NOT eigen AND NOT EXISTS (
        SELECT FROM portaal.mandaat m
         WHERE m.samenwerkingsverband = verband AND m.gemeente = p_organisatie AND m.ingetrokken_op IS NULL
           AND m.van <= portaal.vandaag() AND (m.tot IS NULL OR portaal.vandaag() < m.tot)) THEN
        RAISE EXCEPTION 'mandaat' USING ERRCODE = 'PT404';
    END IF;
    UPDATE portaal.sessie t SET einde = now() WHERE t.token_hash = s.token_hash AND t.einde IS NULL;
    IF NOT FOUND THEN -- another request of hers ended it meanwhile
        RAISE EXCEPTION 'geen sessie' USING ERRCODE = 'PT401';
    END IF;
    s.token_hash := p_nieuw;
    s.id := gen_random_uuid();
    s.organisatie := p_organisatie;
    s.namens := CASE WHEN NOT eigen THEN verband END;
    s.laatst := now();
    SELECT r.rollen, r.rechten INTO s.rollen, s.rechten
      FROM portaal.rechten_van(s.gebruiker, 'actief', verband, CASE WHEN eigen THEN 'samenwerkingsverband' ELSE 'mandaat' END) r;
    INSERT INTO portaal.sessie VALUES (s.*);
    PERFORM set_config('portaal.sessie', encode(p_nieuw, 'hex'), true);
END $$;

REVOKE EXECUTE ON FUNCTION portaal.voorstel_mandaat(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portaal.mandaat_kan(text, text, date, date), portaal.mandaat_lijst(integer, integer), portaal.mandaat_intrek(uuid),
    portaal.kiezen_lijst(), portaal.sessie_kies(bytea, text) TO portaal_app;
