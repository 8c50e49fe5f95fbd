-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- The organisations, for a DUO beheerder: one list, one page for each, and changing it. Only through these functions, which look at
-- the session row.
SET LOCAL ROLE portaal_eigenaar;

-- The elfproef of an RSIN: 9 times the first digit to 2 times the eighth, and the ninth counts negatively.
CREATE FUNCTION portaal.rsin_goed(p_rsin text) RETURNS boolean
    LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT p_rsin ~ '^[0-9]{9}$' AND p_rsin <> '000000000'
       AND (SELECT sum((CASE i WHEN 9 THEN -1 ELSE 10 - i END) * substr(p_rsin, i, 1)::integer) FROM generate_series(1, 9) i) % 11 = 0
$$;

-- It exists on that day.
CREATE FUNCTION portaal.organisatie_geldig(p_van date, p_tot date, p_dag date) RETURNS boolean
    LANGUAGE sql IMMUTABLE RETURN p_van <= p_dag AND (p_tot IS NULL OR p_tot > p_dag);

-- p_nu NULL: all; true: that exist today; false: that do not.
CREATE FUNCTION portaal.organisatie_lijst(p_zoek text, p_soort text, p_nu boolean, p_zonder_kvk boolean, p_over integer, p_aantal integer)
    RETURNS TABLE (code text, soort text, naam text, kvk text, geldig_van date, geldig_tot date, geldig boolean, mensen bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    IF NOT portaal.sessie_mag('organisaties') THEN
        RAISE EXCEPTION 'recht' USING ERRCODE = 'PT403';
    END IF;
    RETURN QUERY
    SELECT o.code, o.soort, o.naam, o.kvk, o.geldig_van, o.geldig_tot,
           portaal.organisatie_geldig(o.geldig_van, o.geldig_tot, portaal.vandaag()),
           (SELECT count(*) FROM portaal.gebruiker g WHERE g.organisatie = o.code)
      FROM portaal.organisatie o
     WHERE o.soort IN ('gemeente', 'samenwerkingsverband', 'duo', 'coa')
       AND (p_soort IS NULL OR o.soort = p_soort)
       AND (p_zoek IS NULL OR position(portaal.naam_zoek(p_zoek) IN portaal.naam_zoek(o.naam)) > 0
            OR upper(p_zoek) = o.code OR p_zoek IN (o.kvk, o.rsin, o.oin))
       AND (p_nu IS NULL OR p_nu = portaal.organisatie_geldig(o.geldig_van, o.geldig_tot, portaal.vandaag()))
       AND (NOT p_zonder_kvk OR o.kvk IS NULL)
     ORDER BY o.naam COLLATE "und-x-icu", o.code
    OFFSET p_over LIMIT p_aantal;
END $$;

CREATE FUNCTION portaal.organisatie_een(p_code text)
    RETURNS TABLE (code text, soort text, naam text, kvk text, rsin text, oin text, geldig_van date, geldig_tot date, geldig boolean,
                   opvolger text, opvolger_naam text, mensen bigint, dossiers bigint, vestigingen text, tussenpersonen text, mandaten text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    IF NOT portaal.sessie_mag('organisaties') THEN
        RAISE EXCEPTION 'recht' USING ERRCODE = 'PT403';
    END IF;
    RETURN QUERY
    SELECT o.code, o.soort, o.naam, o.kvk, o.rsin, o.oin, o.geldig_van, o.geldig_tot,
           portaal.organisatie_geldig(o.geldig_van, o.geldig_tot, portaal.vandaag()), o.opvolger, p.naam,
           (SELECT count(*) FROM portaal.gebruiker g WHERE g.organisatie = o.code),
           (SELECT count(DISTINCT w.dossier) FROM portaal.werkrelatie w WHERE w.organisatie = o.code AND w.tot IS NULL),
           (SELECT string_agg(x.vestigingsnummer, E'\n' ORDER BY x.vestigingsnummer) FROM portaal.organisatie_vestiging x
             WHERE x.organisatie = o.code),
           (SELECT string_agg(DISTINCT x.kvk, E'\n') FROM portaal.intermediair x
             WHERE x.organisatie = o.code AND (x.tot IS NULL OR x.tot > portaal.vandaag())),
           (SELECT string_agg(format('%s:%s:%s:%s', v.naam, g.naam, m.van, m.tot), E'\n' ORDER BY v.naam, g.naam, m.van)
              FROM portaal.mandaat m
              JOIN portaal.organisatie v ON v.code = m.samenwerkingsverband
              JOIN portaal.organisatie g ON g.code = m.gemeente
             WHERE o.code IN (m.samenwerkingsverband, m.gemeente) AND m.ingetrokken_op IS NULL
               AND (m.tot IS NULL OR m.tot > portaal.vandaag()))
      FROM portaal.organisatie o
      LEFT JOIN portaal.organisatie p ON p.code = o.opvolger
     WHERE o.code = p_code;
END $$;

-- Changes an organisation, or makes one (p_nieuw). Rows 'fout' with the field and a code: then nothing was changed. Rows 'wijziging' with
-- the field and its old and new value. Forms of numbers are judged here too: the page is the first wall.
CREATE FUNCTION portaal.organisatie_bewaar(p_nieuw boolean, p_code text, p_soort text, p_naam text, p_kvk text, p_rsin text, p_oin text,
        p_van date, p_tot date, p_vestigingen text[], p_tussenpersonen text[])
    RETURNS TABLE (uitkomst text, veld text, oud text, nieuw text)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    o portaal.organisatie;
    nu portaal.organisatie;
    vest text;
    vest_nu text;
    tuss text;
    tuss_nu text;
    fouten integer := 0;
    f record;
BEGIN
    IF NOT portaal.sessie_mag('organisaties') THEN
        RAISE EXCEPTION 'recht' USING ERRCODE = 'PT403';
    END IF;
    LOCK TABLE portaal.organisatie IN SHARE ROW EXCLUSIVE MODE; -- two who give the same number at once
    SELECT x.* INTO o FROM portaal.organisatie x WHERE x.code = p_code;
    IF NOT p_nieuw AND o.code IS NULL THEN
        RAISE EXCEPTION 'organisatie' USING ERRCODE = 'PT404';
    END IF;
    FOR f IN
        SELECT t.veld, t.code FROM (VALUES
            ('code', 'bestaat', p_nieuw AND o.code IS NOT NULL),
            ('code', 'vorm', p_nieuw AND NOT coalesce(p_code ~ CASE p_soort WHEN 'gemeente' THEN '^[0-9]{4}$' ELSE '^S[0-9]{3}$' END, false)),
            ('soort', 'vorm', p_nieuw AND NOT coalesce(p_soort IN ('gemeente', 'samenwerkingsverband'), false)),
            ('naam', 'leeg', coalesce(btrim(p_naam), '') = ''),
            ('kvk', 'vorm', p_kvk !~ '^[0-9]{8}$'),
            ('kvk', 'dubbel', EXISTS (SELECT FROM portaal.organisatie x WHERE x.kvk = p_kvk AND x.code <> p_code)),
            ('rsin', 'vorm', NOT portaal.rsin_goed(p_rsin)),
            ('rsin', 'dubbel', EXISTS (SELECT FROM portaal.organisatie x WHERE x.rsin = p_rsin AND x.code <> p_code)),
            ('oin', 'vorm', p_oin !~ '^[0-9]{20}$'),
            ('oin', 'dubbel', EXISTS (SELECT FROM portaal.organisatie x WHERE x.oin = p_oin AND x.code <> p_code)),
            ('geldig_van', 'leeg', p_van IS NULL),
            ('geldig_tot', 'voor_begin', p_tot <= p_van),
            ('geldig_tot', 'keten', p_tot IS NOT NULL AND o.soort NOT IN ('gemeente', 'samenwerkingsverband')),
            ('geldig_tot', 'dossiers', p_tot IS NOT NULL AND p_tot IS DISTINCT FROM o.geldig_tot AND EXISTS (
                SELECT FROM portaal.werkrelatie w WHERE w.organisatie = p_code AND w.tot IS NULL)),
            ('vestigingen', 'vorm', EXISTS (SELECT FROM unnest(p_vestigingen) u (n) WHERE u.n !~ '^[0-9]{12}$')),
            ('tussenpersonen', 'vorm', EXISTS (SELECT FROM unnest(p_tussenpersonen) u (n) WHERE u.n !~ '^[0-9]{8,9}$')),
            ('tussenpersonen', 'zelf', p_kvk = ANY (p_tussenpersonen))) t (veld, code, fout)
         WHERE t.fout
    LOOP
        fouten := fouten + 1;
        uitkomst := 'fout';
        veld := f.veld;
        nieuw := f.code;
        RETURN NEXT;
    END LOOP;
    IF fouten > 0 THEN
        RETURN;
    END IF;
    SELECT string_agg(x.vestigingsnummer, ', ' ORDER BY 1) INTO vest FROM portaal.organisatie_vestiging x WHERE x.organisatie = p_code;
    SELECT string_agg(DISTINCT x.kvk, ', ') INTO tuss FROM portaal.intermediair x
     WHERE x.organisatie = p_code AND (x.tot IS NULL OR x.tot > portaal.vandaag());
    INSERT INTO portaal.organisatie AS x (code, soort, naam, kvk, rsin, oin, geldig_van, geldig_tot)
    VALUES (p_code, coalesce(o.soort, p_soort), btrim(p_naam), p_kvk, p_rsin, p_oin, p_van, p_tot)
        ON CONFLICT (code) DO UPDATE SET naam = excluded.naam, kvk = excluded.kvk, rsin = excluded.rsin, oin = excluded.oin,
           geldig_van = excluded.geldig_van, geldig_tot = excluded.geldig_tot
    RETURNING x.* INTO nu;
    DELETE FROM portaal.organisatie_vestiging x WHERE x.organisatie = p_code AND x.vestigingsnummer <> ALL (p_vestigingen);
    INSERT INTO portaal.organisatie_vestiging (organisatie, vestigingsnummer) SELECT DISTINCT p_code, u.n FROM unnest(p_vestigingen) u (n)
        ON CONFLICT DO NOTHING;
    DELETE FROM portaal.intermediair x WHERE x.organisatie = p_code AND x.kvk <> ALL (p_tussenpersonen) AND x.van >= portaal.vandaag();
    UPDATE portaal.intermediair x SET tot = portaal.vandaag()
     WHERE x.organisatie = p_code AND x.kvk <> ALL (p_tussenpersonen) AND (x.tot IS NULL OR x.tot > portaal.vandaag());
    INSERT INTO portaal.intermediair (organisatie, kvk, van)
    SELECT DISTINCT p_code, u.n, portaal.vandaag() FROM unnest(p_tussenpersonen) u (n)
     WHERE NOT EXISTS (SELECT FROM portaal.intermediair x
                        WHERE x.organisatie = p_code AND x.kvk = u.n AND (x.tot IS NULL OR x.tot > portaal.vandaag()))
        ON CONFLICT (organisatie, kvk, van) DO UPDATE SET tot = NULL;
    SELECT string_agg(x.vestigingsnummer, ', ' ORDER BY 1) INTO vest_nu FROM portaal.organisatie_vestiging x WHERE x.organisatie = p_code;
    SELECT string_agg(DISTINCT x.kvk, ', ') INTO tuss_nu FROM portaal.intermediair x
     WHERE x.organisatie = p_code AND (x.tot IS NULL OR x.tot > portaal.vandaag());
    RETURN QUERY
    SELECT 'wijziging', t.veld, t.oud, t.nieuw FROM (VALUES
        ('naam', o.naam, nu.naam), ('kvk', o.kvk, nu.kvk), ('rsin', o.rsin, nu.rsin), ('oin', o.oin, nu.oin),
        ('geldig_van', o.geldig_van::text, nu.geldig_van::text), ('geldig_tot', o.geldig_tot::text, nu.geldig_tot::text),
        ('vestigingen', vest, vest_nu), ('tussenpersonen', tuss, tuss_nu)) t (veld, oud, nieuw)
     WHERE t.oud IS DISTINCT FROM t.nieuw;
END $$;

REVOKE EXECUTE ON FUNCTION portaal.rsin_goed(text), portaal.organisatie_geldig(date, date, date),
    portaal.organisatie_lijst(text, text, boolean, boolean, integer, integer), portaal.organisatie_een(text),
    portaal.organisatie_bewaar(boolean, text, text, text, text, text, text, date, date, text[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portaal.organisatie_lijst(text, text, boolean, boolean, integer, integer), portaal.organisatie_een(text),
    portaal.organisatie_bewaar(boolean, text, text, text, text, text, text, date, date, text[], text[]) TO portaal_app;
