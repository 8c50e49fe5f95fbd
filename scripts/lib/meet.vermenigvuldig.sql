-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- For scripts/bench: copies number :van to :tot of every dossier that came in by the import (number 1), with all that hangs
-- on it. Ids and keys get a new value that follows from the old one and the number of the copy, so that references stay
-- whole: an id is a uuid of version 7 whose first four digits stay the same for years, and they become the number; so the
-- order, and the speed, stay. What is sealed is copied as it is and can't be opened in its new row; the pages that are
-- measured don't open it.
SET session_replication_role = replica;
SET synchronous_commit = off;
SELECT set_config('meet.van', :'van', false) || set_config('meet.tot', :'tot', false) IS NULL AS gezet \gset

CREATE FUNCTION pg_temp.kopie(k integer, tabel regclass) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    namen text;
    waarden text;
    aantal bigint;
BEGIN
    SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum),
           string_agg(CASE
               WHEN a.atttypid = 'uuid'::regtype THEN format('overlay(%I::text placing %L from 1 for 4)::uuid', a.attname, lpad(to_hex(k), 4, '0'))
               WHEN a.attname LIKE '%\_index' AND a.atttypid = 'bytea'::regtype
                   THEN format('sha256(%L::bytea || %I)', k::text, a.attname)
               WHEN a.attname = 'kenmerk' THEN format('left(%L || %I, 80)', k || '-', a.attname)
               ELSE quote_ident(a.attname) END, ', ' ORDER BY a.attnum)
      INTO namen, waarden
      FROM pg_attribute a
     WHERE a.attrelid = tabel AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity = ''
       AND NOT (a.atttypid = 'uuid'::regtype AND a.atthasdef); -- random, and nothing refers to it
    EXECUTE format('INSERT INTO %s (%s) SELECT %s FROM pg_temp.oud_%s', tabel, namen, waarden, (SELECT relname FROM pg_class WHERE oid = tabel));
    GET DIAGNOSTICS aantal = ROW_COUNT;
    RETURN aantal;
END $$;

-- Every table that hangs on a dossier.
DO $$
DECLARE
    t regclass;
    k integer;
    sleutel name;
BEGIN
    FOR t IN SELECT c.oid FROM pg_class c
              WHERE c.relnamespace = 'portaal'::regnamespace AND c.relkind = 'r'
                AND (c.relname IN ('dossier', 'werkrelatie', 'werkvoorraad', 'termijn', 'signaal', 'bericht') OR c.relname LIKE 'bericht\_%') LOOP
        -- the column that says whose the row is; a copy's begins with its number, of at most two digits
        SELECT a.attname INTO sleutel FROM pg_attribute a WHERE a.attrelid = t AND a.attname IN ('dossier', 'bericht_id', 'id')
         ORDER BY array_position(ARRAY['dossier', 'bericht_id', 'id']::name[], a.attname) LIMIT 1;
        EXECUTE format('CREATE TEMP TABLE oud_%s AS SELECT * FROM %s WHERE %I >= %L::uuid', (SELECT relname FROM pg_class WHERE oid = t), t,
                       sleutel, '01000000-0000-0000-0000-000000000000');
        FOR k IN current_setting('meet.van')::integer..current_setting('meet.tot')::integer LOOP
            PERFORM pg_temp.kopie(k, t);
        END LOOP;
        EXECUTE format('DROP TABLE pg_temp.oud_%s', (SELECT relname FROM pg_class WHERE oid = t));
    END LOOP;
END $$;
