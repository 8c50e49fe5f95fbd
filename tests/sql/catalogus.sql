-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- As superuser: rules that hold for every table, column, view and function, also those of a later migration.
\set ON_ERROR_STOP on
\pset tuples_only on
\pset format unaligned

-- tables without a person in them
CREATE TEMP TABLE zonder_persoon (tabel text PRIMARY KEY);
INSERT INTO zonder_persoon VALUES ('migratie'), ('organisatie'), ('login_verzoek'), ('assertie_gebruikt'), ('stelseldienst'), ('recht');

SELECT proef.is(c.relrowsecurity::text || ' ' || c.relforcerowsecurity, 'true true', 'row level security is on and forced: ' || c.relname)
  FROM pg_class c WHERE c.relnamespace = 'portaal'::regnamespace AND c.relkind IN ('r', 'p')
   AND c.relname NOT IN (SELECT tabel FROM zonder_persoon) ORDER BY c.relname;

SELECT proef.is(c.relowner::regrole::text, 'portaal_eigenaar', 'owned by a role that nobody logs in as: ' || c.relname)
  FROM pg_class c WHERE c.relnamespace = 'portaal'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S') ORDER BY c.relname;

SELECT proef.is(coalesce(string_agg(c.relname, ', '), ''), '', 'no view without security_invoker, no materialised view')
  FROM pg_class c WHERE c.relnamespace = 'portaal'::regnamespace
   AND (c.relkind = 'm' OR c.relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false));

SELECT proef.is(coalesce(string_agg(c.relname || '.' || a.attname, ', '), ''), '', 'every column of every table says its BIV class and its meaning')
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
 WHERE c.relnamespace = 'portaal'::regnamespace AND c.relkind IN ('r', 'p')
   AND coalesce(col_description(c.oid, a.attnum), '') !~ '^BIV b=(laag|midden|hoog) i=(laag|midden|hoog) v=(laag|midden|hoog); .{3,}';

SELECT proef.is(coalesce(string_agg(c.relname || '.' || a.attname, ', '), ''), '', 'what is vertrouwelijk hoog is bytea: it is sealed')
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
 WHERE c.relnamespace = 'portaal'::regnamespace AND c.relkind IN ('r', 'p')
   AND col_description(c.oid, a.attnum) ~ ' v=hoog;' AND a.atttypid <> 'bytea'::regtype;

SELECT proef.is(coalesce(string_agg(i.indexrelid::regclass::text, ', '), ''), '', 'no index on a sealed column')
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
 WHERE c.relnamespace = 'portaal'::regnamespace AND col_description(c.oid, a.attnum) ~ ' v=hoog;';

SELECT proef.is(coalesce(string_agg(p.oid::regprocedure::text, ', '), ''), '', 'every SECURITY DEFINER function fixes its search_path')
  FROM pg_proc p WHERE p.pronamespace = 'portaal'::regnamespace AND p.prosecdef
   AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (p.proconfig), false);

SELECT proef.is(coalesce(string_agg(p.oid::regprocedure::text, ', '), ''), '', 'no function of ours is for everybody')
  FROM pg_proc p WHERE p.pronamespace = 'portaal'::regnamespace AND p.proowner IN ('portaal_eigenaar'::regrole, 'portaal_audit'::regrole)
   AND (p.proacl IS NULL OR EXISTS (SELECT FROM aclexplode(p.proacl) x WHERE x.grantee = 0));

SELECT proef.is(coalesce(string_agg(c.relname, ', '), ''), '', 'no table is for everybody')
  FROM pg_class c, aclexplode(c.relacl) x WHERE c.relnamespace = 'portaal'::regnamespace AND x.grantee = 0;

SELECT proef.is(r.rolsuper::text || r.rolbypassrls || r.rolcreaterole || r.rolcreatedb, 'falsefalsefalsefalse',
                'no way around the walls for ' || r.rolname)
  FROM pg_roles r WHERE r.rolname LIKE 'portaal\_%' AND r.rolname <> 'portaal_super' ORDER BY r.rolname;

SELECT proef.is(coalesce(string_agg(m.roleid::regrole::text, ', '), ''), '', 'the workers and the jobs are a member of no other role')
  FROM pg_auth_members m WHERE m.member IN ('portaal_app'::regrole, 'portaal_taak'::regrole);

-- what the workers may at all, table by table: a new grant has to be written here as well
CREATE TEMP TABLE mag (tabel text, wat text);
INSERT INTO mag VALUES ('organisatie', 'SELECT'), ('migratie', 'SELECT'), ('stelseldienst', 'SELECT'), ('recht', 'SELECT'), ('werkrelatie', 'SELECT'),
    ('bericht', 'SELECT'), ('werkvoorraad', 'DELETE,SELECT'), ('signaal', 'SELECT'), ('document', 'SELECT'), ('upload', 'SELECT'), ('upload_regel', 'SELECT'), ('signaalvoorkeur', 'DELETE,SELECT'), ('concept', 'DELETE,SELECT'), ('termijn', 'DELETE,INSERT,SELECT,UPDATE');
SELECT proef.is(coalesce(string_agg(x.privilege_type, ',' ORDER BY x.privilege_type), ''),
                CASE WHEN c.relname LIKE 'bericht\_%' THEN 'INSERT,SELECT'
                     ELSE coalesce((SELECT m.wat FROM mag m WHERE m.tabel = c.relname), '') END,
                'the workers may with a whole row of ' || c.relname)
  FROM pg_class c LEFT JOIN LATERAL aclexplode(c.relacl) x ON x.grantee = 'portaal_app'::regrole
 WHERE c.relnamespace = 'portaal'::regnamespace AND c.relkind IN ('r', 'p')
 GROUP BY c.relname ORDER BY c.relname;

-- below the policies an index is used only by leakproof comparisons: of these the lists and the search are made
SELECT proef.is(p.proleakproof::text, 'true', 'leakproof: ' || p.proname)
  FROM pg_proc p WHERE p.proname IN ('texteq', 'text_ge', 'text_lt', 'uuid_eq', 'byteaeq', 'date_ge', 'date_le') ORDER BY p.proname;

SELECT proef.is(count(*)::text, '342', 'the official gemeenten are there') FROM portaal.organisatie o WHERE o.soort = 'gemeente';

-- portaal.bericht_velden knows every table of a stelseldienst and every column: a migration that forgot to make it anew is found here
CREATE TEMP TABLE velden_voor AS SELECT p.prosrc FROM pg_proc p WHERE p.oid = 'portaal.bericht_velden(text, uuid[])'::regprocedure;
SELECT portaal.richt_velden_in();
SELECT proef.is(p.prosrc, v.prosrc, 'bericht_velden reads the columns that there are: otherwise SELECT portaal.richt_velden_in()')
  FROM pg_proc p, velden_voor v WHERE p.oid = 'portaal.bericht_velden(text, uuid[])'::regprocedure;
