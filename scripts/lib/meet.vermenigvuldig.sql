-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- For scripts/bench: makes :keer dossiers of every one, with all that hangs on it, without going through the import. Ids and keys
-- get a new value that follows from the old one and the number of the copy, so that references stay whole. What is
-- sealed is copied as it is and can't be opened in its new row; the pages that are measured don't open it.
SET session_replication_role = replica;
SELECT set_config('meet.keer', :'keer', false) IS NULL AS gezet \gset

CREATE FUNCTION pg_temp.kopie(k integer, tabel regclass) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    namen text;
    waarden text;
    aantal bigint;
BEGIN
    SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum),
           string_agg(CASE
               WHEN a.atttypid = 'uuid'::regtype THEN format('md5(%s || %I::text)::uuid', k, a.attname)
               WHEN a.attname LIKE '%\_index' AND a.atttypid = 'bytea'::regtype
                   THEN format('sha256(%L::bytea || %I)', k::text, a.attname)
               WHEN a.attname = 'kenmerk' THEN format('left(%L || %I, 80)', k || '-', a.attname)
               ELSE quote_ident(a.attname) END, ', ' ORDER BY a.attnum)
      INTO namen, waarden
      FROM pg_attribute a
     WHERE a.attrelid = tabel AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity = '';
    EXECUTE format('INSERT INTO %s (%s) SELECT %s FROM pg_temp.oud_%s', tabel, namen, waarden, (SELECT relname FROM pg_class WHERE oid = tabel));
    GET DIAGNOSTICS aantal = ROW_COUNT;
    RETURN aantal;
END $$;

-- Every table that hangs on a dossier.
DO $$
DECLARE
    t regclass;
    k integer;
BEGIN
    FOR t IN SELECT c.oid FROM pg_class c
              WHERE c.relnamespace = 'portaal'::regnamespace AND c.relkind = 'r'
                AND (c.relname IN ('dossier', 'werkrelatie', 'werkvoorraad', 'termijn', 'signaal', 'bericht') OR c.relname LIKE 'bericht\_%') LOOP
        EXECUTE format('CREATE TEMP TABLE oud_%s AS SELECT * FROM %s', (SELECT relname FROM pg_class WHERE oid = t), t);
        FOR k IN 2..current_setting('meet.keer')::integer LOOP
            PERFORM pg_temp.kopie(k, t);
        END LOOP;
        EXECUTE format('DROP TABLE pg_temp.oud_%s', (SELECT relname FROM pg_class WHERE oid = t));
    END LOOP;
END $$;
