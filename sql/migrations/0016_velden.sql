-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- The fields of berichten, of whatever service, by one function: a page then costs as much with thirty services as with seven. A query
-- that names the tables of all services opens every one of them for every page; this one opens those that are asked for.
SET LOCAL ROLE portaal_eigenaar;

-- Writes portaal.bericht_velden anew from the tables bericht_<code>. After a new table (richt_stelseldienst_in does it) and after a new
-- column: SELECT portaal.richt_velden_in().
CREATE FUNCTION portaal.richt_velden_in() RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    t record;
    lijf text := '';
BEGIN
    FOR t IN
        SELECT c.relname, string_agg(format('x.%I::text', a.attname), ', ' ORDER BY a.attnum) AS kolommen
          FROM pg_class c
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 1 AND NOT a.attisdropped
         WHERE c.relnamespace = 'portaal'::regnamespace AND c.relkind = 'r' AND c.relname LIKE 'bericht\_%'
         GROUP BY c.relname ORDER BY c.relname
    LOOP
        lijf := lijf || format(E'    IF p_dienst = %L THEN\n'
                                '        RETURN QUERY SELECT x.bericht_id, ARRAY[%s] FROM portaal.%I x WHERE x.bericht_id = ANY (p_bericht);\n'
                                '        RETURN;\n'
                                '    END IF;\n', substr(t.relname, length('bericht_') + 1), t.kolommen, t.relname);
    END LOOP;
    EXECUTE format('CREATE OR REPLACE FUNCTION portaal.bericht_velden(p_dienst text, p_bericht uuid[]) '
                   'RETURNS TABLE (bericht uuid, waarden text[]) LANGUAGE plpgsql STABLE ROWS 20 '
                   'SET plan_cache_mode = force_generic_plan AS %L', E'\nBEGIN\n' || lijf || 'END ');
END $$;
SELECT portaal.richt_velden_in();
COMMENT ON FUNCTION portaal.bericht_velden IS
    'Fields of these berichten of this service, in the order of its columns, as text; with the walls of who asks';
GRANT EXECUTE ON FUNCTION portaal.bericht_velden(text, uuid[]) TO portaal_app, portaal_taak;

CREATE OR REPLACE FUNCTION portaal.richt_stelseldienst_in(p_code text) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    tabel text := format('portaal.%I', 'bericht_' || p_code);
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tabel);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tabel);
    EXECUTE format('CREATE POLICY zien ON %s FOR SELECT TO portaal_app USING (EXISTS (SELECT FROM portaal.bericht b WHERE b.id = bericht_id))',
                   tabel);
    EXECUTE format('CREATE POLICY leveren ON %s FOR INSERT TO portaal_app WITH CHECK ((SELECT portaal.sessie_mag_leveren()) AND EXISTS '
                   '(SELECT FROM portaal.bericht b WHERE b.id = bericht_id AND b.stelseldienst = %L AND b.kanaal IN (''portaal'', ''stelsel'')))',
                   tabel, p_code);
    EXECUTE format('CREATE POLICY taak ON %s TO portaal_taak USING (true) WITH CHECK (true)', tabel);
    EXECUTE format('GRANT SELECT, INSERT ON %s TO portaal_app, portaal_taak', tabel);
    EXECUTE format('COMMENT ON COLUMN %s.bericht_id IS %L', tabel, 'BIV b=hoog i=hoog v=laag; the bericht these fields belong to');
    PERFORM portaal.richt_velden_in();
END $$;

-- A job has no session: nothing to look up for each of its rows.
CREATE OR REPLACE FUNCTION portaal.audit_wie() RETURNS trigger
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie;
BEGIN
    IF coalesce(current_setting('portaal.sessie', true), '') <> '' THEN
        s := portaal.sessie_nu();
    END IF;
    NEW.moment := now();
    NEW.sessie := s.id;
    NEW.gebruiker := s.pseudoniem;
    NEW.rol := coalesce(s.rol, nullif(session_user::text, 'portaal_app'));
    NEW.organisatie := s.organisatie;
    NEW.niveau := s.niveau;
    RETURN NEW;
END $$;
