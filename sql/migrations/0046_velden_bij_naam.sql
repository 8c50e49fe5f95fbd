-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- The fields of berichten by their names: a column that came later stands behind the others, wherever the declaration has its field.
SET LOCAL ROLE portaal_eigenaar;

DROP FUNCTION portaal.bericht_velden(text, uuid[]);
CREATE OR REPLACE FUNCTION portaal.richt_velden_in() RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    t record;
    lijf text := '';
BEGIN
    FOR t IN
        SELECT c.relname, array_agg(a.attname::text ORDER BY a.attnum) AS namen,
               string_agg(format('x.%I::text', a.attname), ', ' ORDER BY a.attnum) AS kolommen
          FROM pg_class c
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 1 AND NOT a.attisdropped
         WHERE c.relnamespace = 'portaal'::regnamespace AND c.relkind = 'r' AND c.relname LIKE 'bericht\_%'
         GROUP BY c.relname ORDER BY c.relname
    LOOP
        lijf := lijf || format(E'    IF p_dienst = %L THEN\n'
                                '        RETURN QUERY SELECT x.bericht_id, %L::text[], ARRAY[%s] FROM portaal.%I x WHERE x.bericht_id = ANY (p_bericht);\n'
                                '        RETURN;\n'
                                '    END IF;\n', substr(t.relname, length('bericht_') + 1), t.namen, t.kolommen, t.relname);
    END LOOP;
    EXECUTE format('CREATE OR REPLACE FUNCTION portaal.bericht_velden(p_dienst text, p_bericht uuid[]) '
                   'RETURNS TABLE (bericht uuid, namen text[], waarden text[]) LANGUAGE plpgsql STABLE ROWS 20 '
                   'SET plan_cache_mode = force_generic_plan AS %L', E'\nBEGIN\n' || lijf || 'END ');
END $$;
SELECT portaal.richt_velden_in();
COMMENT ON FUNCTION portaal.bericht_velden IS
    'Fields of these berichten of this service, as text, with their names; with the walls of who asks';
GRANT EXECUTE ON FUNCTION portaal.bericht_velden(text, uuid[]) TO portaal_app, portaal_taak;
