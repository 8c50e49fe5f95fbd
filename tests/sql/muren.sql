-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- As portaal_app: what each asker sees in each table, and what the role may not do whoever is asking. The page's own checks play no part
-- here: this is the wall behind them. With row level security switched off these tests fail (tests/sql/run checks that too).
\set ON_ERROR_STOP on
\pset tuples_only on
\pset format unaligned

CREATE TEMP TABLE vrager (wie text, sleutel text, dossiers text);
INSERT INTO vrager VALUES
    ('Amsterdam', repeat('a1', 32), '1'),
    ('Amsterdam, raadpleger', repeat('a2', 32), '1'),
    ('Ameland', repeat('b1', 32), '2,3'),
    ('DUO', repeat('d1', 32), '1,2,3'),
    ('nobody', '', ''),
    ('somebody with an invented session', repeat('c7', 32), ''),
    ('somebody with the name of an organisation as session', '0363', ''),
    ('somebody who wrote SQL in the setting', ''' OR true --', ''),
    ('a session that logged out', repeat('e1', 32), ''),
    ('a session that was silent for too long', repeat('e2', 32), ''),
    ('a session that lasted too long', repeat('e3', 32), '');

-- Which of the three dossiers show in a table.
CREATE FUNCTION pg_temp.ziet(p_sleutel text, p_tabel text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    kolom text := CASE WHEN p_tabel = 'dossier' THEN 'id' WHEN p_tabel LIKE 'bericht\_%' THEN 'bericht_id' ELSE 'dossier' END;
    uit text;
BEGIN
    PERFORM set_config('portaal.sessie', p_sleutel, true), set_config('portaal.duo', CASE left(p_sleutel, 2) WHEN 'd1' THEN 'ja' ELSE '' END, true),
            set_config('portaal.levert', '', true);
    EXECUTE format('SELECT coalesce(string_agg(DISTINCT right(%I::text, 1), '','' ORDER BY right(%I::text, 1)), '''') FROM portaal.%I',
                   kolom, kolom, p_tabel) INTO uit;
    RETURN uit;
END $$;

SELECT proef.is(pg_temp.ziet(v.sleutel, t.relname), v.dossiers, v.wie || ' sees in ' || t.relname)
  FROM vrager v, pg_class t
 WHERE t.relnamespace = 'portaal'::regnamespace AND t.relkind = 'r'
   AND (t.relname IN ('dossier', 'werkrelatie', 'werkvoorraad', 'bericht', 'termijn', 'signaal', 'document') OR t.relname LIKE 'bericht\_%')
 ORDER BY t.relname, v.wie;

-- ---- what nobody may through this role, and what the role may not at all ----------------------------------------------
CREATE FUNCTION pg_temp.als(p_sleutel text, p_opdracht text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('portaal.sessie', p_sleutel, true), set_config('portaal.duo', CASE left(p_sleutel, 2) WHEN 'd1' THEN 'ja' ELSE '' END, true),
            set_config('portaal.levert', '', true);
    RETURN proef.code(p_opdracht);
END $$;
CREATE FUNCTION pg_temp.raakt(p_sleutel text, p_opdracht text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('portaal.sessie', p_sleutel, true), set_config('portaal.duo', CASE left(p_sleutel, 2) WHEN 'd1' THEN 'ja' ELSE '' END, true),
            set_config('portaal.levert', '', true);
    RETURN proef.rijen(p_opdracht);
END $$;

SELECT proef.is(proef.code('SELECT * FROM portaal.audit'), '42501', 'the role cannot read the audit log');
SELECT proef.is(proef.code('UPDATE portaal.audit SET resultaat = ''ok'''), '42501', 'the role cannot change the audit log');
SELECT proef.is(proef.code('DELETE FROM portaal.audit'), '42501', 'the role cannot remove from the audit log');
SELECT proef.is(proef.code('TRUNCATE portaal.audit'), '42501', 'the role cannot empty the audit log');
SELECT proef.is(proef.code(format('INSERT INTO portaal.audit (handeling, route, grond, resultaat, herkomst, request_id, %s) VALUES '
                                  '(''inzien'', ''x'', ''x'', ''ok'', ''x'', ''x'', %s)', k.kolom, k.waarde)), '42501',
                'the role cannot say in the audit log: ' || k.kolom)
  FROM (VALUES ('gebruiker', '''g-1'''), ('rol', '''duo_beheerder'''), ('organisatie', '''DUO'''), ('niveau', '40'),
               ('moment', '''2020-01-01'''), ('sessie', 'gen_random_uuid()')) k (kolom, waarde);
SELECT proef.is(proef.code('INSERT INTO portaal.audit (handeling, route, grond, resultaat, herkomst, request_id) '
                           'VALUES (''inzien'', ''x'', ''x'', ''ok'', ''x'', ''x'')'), '00000', 'the role can add what it did');
SELECT proef.is(proef.code('SELECT * FROM portaal.' || t), '42501', 'the role cannot read ' || t)
  FROM unnest(ARRAY['sessie', 'gebruiker', 'login_verzoek', 'assertie_gebruikt']) t;
SELECT proef.is(proef.code(o), '42501', 'the role cannot: ' || o)
  FROM unnest(ARRAY['UPDATE portaal.bericht SET tijdlijn = ''x''', 'DELETE FROM portaal.bericht', 'TRUNCATE portaal.bericht CASCADE',
                    'UPDATE portaal.bericht_pvt SET uren = 1', 'DELETE FROM portaal.bericht_pvt',
                    'INSERT INTO portaal.sessie DEFAULT VALUES', 'UPDATE portaal.sessie SET organisatie = ''DUO''',
                    'INSERT INTO portaal.werkrelatie (dossier, organisatie, van, reden) VALUES (gen_random_uuid(), ''0363'', now(), ''brp'')',
                    'UPDATE portaal.werkrelatie SET organisatie = ''0363''', 'DELETE FROM portaal.werkrelatie',
                    'INSERT INTO portaal.werkvoorraad DEFAULT VALUES', 'UPDATE portaal.werkvoorraad SET organisatie = ''0363''',
                    'INSERT INTO portaal.dossier DEFAULT VALUES', 'DELETE FROM portaal.dossier', 'UPDATE portaal.dossier SET bsn = ''x''',
                    'UPDATE portaal.signaal SET organisatie = ''0363''', 'DELETE FROM portaal.signaal', 'INSERT INTO portaal.signaal DEFAULT VALUES',
                    'INSERT INTO portaal.signaalvoorkeur (organisatie, soort, door) VALUES (''0363'', ''x'', ''x'')',
                    'UPDATE portaal.signaalvoorkeur SET soort = ''x''',
                    'SELECT portaal.signalen_zet(''{}'', ''{}'', ''{}'', ''{}'', ''{}'', ''{}'', ''{}'')',
                    'UPDATE portaal.organisatie SET kvk = ''90000009''', 'CREATE TABLE portaal.x (i integer)',
                    'ALTER TABLE portaal.dossier DISABLE ROW LEVEL SECURITY', 'SET ROLE portaal_eigenaar', 'SET ROLE portaal_taak',
                    'SELECT portaal.sessie_nu()', 'SELECT portaal.richt_stelseldienst_in(''x'')']) o;

-- the log is read through one door, and only DUO has the key
SELECT proef.is(pg_temp.als(v.sleutel, 'SELECT * FROM portaal.audit_lijst(NULL, NULL, NULL, NULL, NULL, NULL, 0, 10)'),
                CASE v.wie WHEN 'DUO' THEN '00000' ELSE 'PT403' END, v.wie || ' reads the audit log')
  FROM vrager v ORDER BY v.wie;

-- In a delivery: with portaal.levert naming dossier p_dossier as the query that locks it does (NULL: no lock).
CREATE FUNCTION pg_temp.in_levering(p_sleutel text, p_dossier text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('portaal.sessie', p_sleutel, true),
            set_config('portaal.duo', CASE left(p_sleutel, 2) WHEN 'd1' THEN 'ja' ELSE '' END, true),
            set_config('portaal.levert', coalesce('00000000-0000-7000-8000-00000000000' || p_dossier, ''), true);
END $$;
CREATE FUNCTION pg_temp.levert_code(p_sleutel text, p_dossier text, p_opdracht text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_temp.in_levering(p_sleutel, p_dossier);
    RETURN proef.code(p_opdracht);
END $$;
CREATE FUNCTION pg_temp.levert_raakt(p_sleutel text, p_dossier text, p_opdracht text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_temp.in_levering(p_sleutel, p_dossier);
    RETURN proef.rijen(p_opdracht);
END $$;

-- delivering: only a klantregisseur, only for a dossier of her own gemeente, only in the name of her own gemeente, only behind the lock
SELECT proef.is(pg_temp.levert_code(v.sleutel, CASE WHEN s.slot THEN p.dossier END,
           format('INSERT INTO portaal.bericht (id, dossier, stelseldienst, afzender, ontvanger, kanaal, kenmerk, '
           'datum_gebeurtenis, tijdlijn) VALUES (gen_random_uuid(), ''00000000-0000-7000-8000-00000000000%s'', ''pvt'', %L, ''DUO'', '
           '''portaal'', ''nieuw'', ''2026-11-01'', ''x'')', p.dossier, p.afzender)),
       CASE WHEN s.slot AND (v.wie = 'Amsterdam' AND p.dossier = '1' AND p.afzender = '0363'
              OR v.wie = 'Ameland' AND p.dossier IN ('2', '3') AND p.afzender = '0060') THEN '00000' ELSE '42501' END,
       v.wie || ' delivers about dossier ' || p.dossier || ' in the name of ' || p.afzender || CASE WHEN s.slot THEN '' ELSE ' without the lock' END)
  FROM vrager v, (VALUES ('1', '0363'), ('1', '0060'), ('2', '0363'), ('2', '0060'), ('3', '0363'), ('3', '0060'), ('1', 'DUO')) p (dossier, afzender),
       (VALUES (true), (false)) s (slot)
 ORDER BY 1;

-- documents: with the bericht; one that waits, by the organisation that handed it in alone; kept and bound by who may deliver
SELECT proef.is(pg_temp.raakt(v.sleutel, 'SELECT FROM portaal.document WHERE bericht IS NULL'),
                CASE WHEN v.wie LIKE 'Amsterdam%' THEN '1' ELSE '0' END, v.wie || ' sees a document that was not sent')
  FROM vrager v ORDER BY v.wie;
SELECT proef.is(pg_temp.als(v.sleutel, format('INSERT INTO portaal.document (id, dossier, organisatie, bericht, inhoud, grootte, som) VALUES '
           '(gen_random_uuid(), ''00000000-0000-7000-8000-00000000000%s'', %L, NULL, ''x'', 1, decode(repeat(''00'', 32), ''hex''))', p.dossier, p.organisatie)),
       CASE WHEN v.wie = 'Amsterdam' AND p.dossier = '1' AND p.organisatie = '0363' OR v.wie = 'Ameland' AND p.dossier = '2' AND p.organisatie = '0060'
              THEN '00000' ELSE '42501' END, v.wie || ' hands in a document about dossier ' || p.dossier || ' in the name of ' || p.organisatie)
  FROM vrager v, (VALUES ('1', '0363'), ('1', '0060'), ('2', '0363'), ('2', '0060')) p (dossier, organisatie)
 WHERE v.wie <> 'DUO' ORDER BY 1;
SELECT proef.is(pg_temp.als(repeat('a1', 32), o), '42501', 'the role cannot: ' || o)
  FROM unnest(ARRAY['UPDATE portaal.document SET inhoud = ''y''', 'UPDATE portaal.document SET dossier = ''00000000-0000-7000-8000-000000000002''',
                    'DELETE FROM portaal.document',
                    'UPDATE portaal.document SET bericht = ''00000000-0000-7000-8001-000000000002'' WHERE bericht IS NULL']) o;
-- what reached a gemeente and what it saw is counted for DUO alone
SELECT proef.is(pg_temp.als(v.sleutel, o.opdracht), CASE v.wie WHEN 'DUO' THEN '00000' ELSE 'PT403' END, v.wie || ' counts: ' || o.opdracht)
  FROM vrager v, unnest(ARRAY['SELECT * FROM portaal.aansluiting(NULL, ''{pvt}'', ''{}'', ''{}'', true, ''2026-11-22'')',
                              'SELECT * FROM portaal.niet_geopend(NULL, 0, 10)']) o (opdracht) ORDER BY 1;
SELECT proef.is(proef.code('SELECT * FROM portaal.gezien'), '42501', 'the role cannot read who opened what');
SELECT proef.is(proef.code('INSERT INTO portaal.gezien SELECT id, ''0363'', now(), now() FROM portaal.dossier'), '42501',
                'the role cannot say who opened what');

-- a concept is for who types it: another organisation, DUO and a reader never see it, and nobody keeps one in another's name
SELECT proef.is(pg_temp.als(v.sleutel, format('INSERT INTO portaal.concept (id, dossier, stelseldienst, inhoud) VALUES (gen_random_uuid(), '
                                              '''00000000-0000-7000-8000-00000000000%s'', ''pip'', ''x'')', p.dossier)),
       CASE WHEN v.wie = 'Amsterdam' AND p.dossier = '1' OR v.wie = 'Ameland' AND p.dossier IN ('2', '3') THEN '00000' ELSE '42501' END,
       v.wie || ' keeps a concept about dossier ' || p.dossier)
  FROM vrager v, (VALUES ('1'), ('2'), ('3')) p (dossier) WHERE v.wie IN ('Amsterdam', 'Amsterdam, raadpleger', 'Ameland', 'DUO') ORDER BY 1;
SELECT proef.is(pg_temp.als(repeat('a1', 32), 'INSERT INTO portaal.concept (id, dossier, stelseldienst, inhoud, organisatie) VALUES '
                            '(gen_random_uuid(), ''00000000-0000-7000-8000-000000000001'', ''pip'', ''x'', ''0060'')'), '42501',
                'whose a concept is, is not for the writer to say');
SELECT proef.is(pg_temp.ziet(v.sleutel, 'concept'), CASE v.wie WHEN 'Amsterdam' THEN '1' WHEN 'Ameland' THEN '2' ELSE '' END,
                v.wie || ' sees in concept')
  FROM vrager v ORDER BY v.wie;
SELECT proef.is(pg_temp.raakt(v.sleutel, 'DELETE FROM portaal.concept'), CASE WHEN v.wie IN ('Amsterdam', 'Ameland') THEN '1' ELSE '0' END,
                v.wie || ' throws concepts away')
  FROM vrager v ORDER BY v.wie;

-- signalen follow from a delivery of this very transaction, and from nothing else
SELECT proef.is(pg_temp.als(v.sleutel, 'SELECT portaal.signalen_na_levering(''{00000000-0000-7000-8000-000000000001}'', ''{}'', ''{}'', '
                                       '''{}'', ''{}'', ''{}'', ''{}'')'), 'PT403', v.wie || ' sets signalen without a delivery')
  FROM vrager v ORDER BY v.wie;
-- what a gemeente does not want to be told is its own to say, and not a reader's
SELECT proef.is(pg_temp.als(v.sleutel, format('INSERT INTO portaal.signaalvoorkeur (organisatie, soort) VALUES (%L, ''x'')', p.organisatie)),
       CASE WHEN v.wie = 'Amsterdam' AND p.organisatie = '0363' OR v.wie = 'Ameland' AND p.organisatie = '0060' THEN '00000' ELSE '42501' END,
       v.wie || ' says what ' || p.organisatie || ' does not want to be told')
  FROM vrager v, (VALUES ('0363'), ('0060')) p (organisatie) ORDER BY 1;

-- changing what follows from a history: only of the one dossier that is locked, only who delivers on it
SELECT proef.is(pg_temp.levert_raakt(v.sleutel, d.dossier, p.opdracht),
       CASE WHEN v.wie = 'DUO' OR v.wie = 'Amsterdam' AND d.dossier = '1' OR v.wie = 'Ameland' AND d.dossier IN ('2', '3')
            THEN p.rijen[d.dossier::integer] ELSE '0' END,
       v.wie || ' in a delivery on ' || d.dossier || ': ' || p.opdracht)
  FROM vrager v, (VALUES ('1'), ('2'), ('3')) d (dossier),
       (VALUES ('UPDATE portaal.termijn SET voldaan = true', ARRAY['1', '1', '1']), ('DELETE FROM portaal.termijn', ARRAY['1', '1', '1']),
               ('DELETE FROM portaal.werkvoorraad', ARRAY['1', '1', '1']), ('UPDATE portaal.werkrelatie SET reden = ''brp''', ARRAY['1', '1', '2']))
       p (opdracht, rijen)
 ORDER BY p.opdracht, v.wie, d.dossier;
SELECT proef.is(pg_temp.levert_raakt(v.sleutel, NULL, p.opdracht), '0', v.wie || ' without the lock: ' || p.opdracht)
  FROM vrager v, unnest(ARRAY['UPDATE portaal.termijn SET voldaan = true', 'DELETE FROM portaal.termijn', 'DELETE FROM portaal.werkvoorraad',
                              'UPDATE portaal.werkrelatie SET reden = ''brp''']) p (opdracht)
 ORDER BY p.opdracht, v.wie;
SELECT proef.is(pg_temp.levert_code(v.sleutel, d.dossier, format('UPDATE portaal.dossier SET fase = ''pip'' WHERE id = ''00000000-0000-7000-8000-00000000000%s''', p.dossier)),
       CASE WHEN (v.wie = 'DUO' OR v.wie = 'Amsterdam' AND p.dossier = '1' OR v.wie = 'Ameland' AND p.dossier IN ('2', '3'))
             AND d.dossier IS DISTINCT FROM p.dossier THEN '42501' ELSE '00000' END,
       v.wie || ' changes dossier ' || p.dossier || ' in a delivery on ' || coalesce(d.dossier, 'none'))
  FROM vrager v, (VALUES ('1'), ('3'), (NULL)) d (dossier), (VALUES ('1'), ('2'), ('3')) p (dossier) ORDER BY 1;

-- what an organisation closes and counts without a delivery is its own
SELECT proef.is(pg_temp.raakt(v.sleutel, p.opdracht),
       CASE v.wie WHEN 'Amsterdam' THEN '1' WHEN 'Ameland' THEN '2' ELSE '0' END, v.wie || ': ' || p.opdracht)
  FROM vrager v, unnest(ARRAY['UPDATE portaal.werkvoorraad SET open_signalen = 0',
                              'UPDATE portaal.signaal SET gesloten_op = now(), gesloten_door = ''x''']) p (opdracht)
 ORDER BY p.opdracht, v.wie;

-- the route's demands, in the database
SELECT proef.is(proef.code(format('SELECT portaal.sessie_open(decode(%L, ''hex''), %L, %s)', s.sleutel, s.rollen, s.niveau)), s.uit,
                s.wat)
  FROM (VALUES (repeat('a1', 32), '{leveren}', 30, '00000', 'a living session with the right role opens'),
               (repeat('a1', 32), '{keten}', 30, 'PT403', 'another role does not'),
               (repeat('a1', 32), '{}', 30, 'PT403', 'a route that allows nobody allows nobody'),
               (repeat('a1', 32), '{leveren}', 40, 'PT403', 'a lower level does not'),
               (repeat('c7', 32), '{leveren}', 30, 'PT401', 'an unknown token does not'),
               (repeat('e1', 32), '{leveren}', 30, 'PT401', 'an ended session does not'),
               (repeat('e2', 32), '{leveren}', 30, 'PT401', 'a silent session does not'),
               (repeat('e3', 32), '{leveren}', 30, 'PT401', 'a session that lasted too long does not')) s (sleutel, rollen, niveau, uit, wat);

-- the setting is gone when the transaction is: the next request on this connection is nobody again
BEGIN;
SELECT FROM portaal.sessie_open(decode(repeat('a1', 32), 'hex'), '{leveren}', 30);
SELECT proef.is((SELECT count(*) FROM portaal.dossier)::text, '1', 'inside the transaction the gemeente sees its dossier');
COMMIT;
SELECT proef.is((SELECT count(*) FROM portaal.dossier)::text, '0', 'after it the connection is nobody');

-- beginning with a person is for COA alone
CREATE FUNCTION pg_temp.begint(p_sleutel text, p_bsn text, p_v text, p_geboren text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    uit text;
BEGIN
    PERFORM set_config('portaal.sessie', p_sleutel, true), set_config('portaal.duo', '', true), set_config('portaal.levert', '', true);
    SELECT b.uitkomst INTO uit
      FROM portaal.coa_begin_dossier(CASE WHEN p_bsn || p_v || p_geboren = 'f2f21990-01-01' AND NOT EXISTS (SELECT FROM portaal.dossier
                                          WHERE id = '00000000-0000-7000-8000-000000000009') THEN '00000000-0000-7000-8000-000000000009'
                                     ELSE gen_random_uuid() END, 'x', decode(repeat(p_bsn, 32), 'hex'), 'x', decode(repeat(p_v, 32), 'hex'), 'Mens', 'Mens',
                                     NULL, NULL, p_geboren, NULL, NULL, NULL, '2026-11-01') b;
    RETURN uit;
EXCEPTION WHEN OTHERS THEN
    RETURN SQLSTATE;
END $$;
SELECT proef.is(pg_temp.begint(v.sleutel, 'f1', 'f1', '1990-01-01'), 'PT403', v.wie || ' begins with a person') FROM vrager v ORDER BY v.wie;
SELECT proef.is(pg_temp.begint(repeat('c1', 32), p.bsn, p.v, p.geboren), p.uit, 'COA begins with ' || p.wat)
  FROM (VALUES (1, 'f2', 'f2', '1990-01-01', 'nieuw', 'somebody that nobody knew'),
               (2, 'f2', 'f2', '1990-01-01', 'van_coa', 'the same person again'),
               (3, 'f3', 'f2', '1990-01-01', 'v_nummer', 'the V-nummer of somebody else'),
               (4, 'f2', 'f2', '1990-01-02', 'anders', 'another date of birth'),
               (5, 'f2', 'f4', '1990-01-01', 'anders', 'another V-nummer'),
               (6, '02', 'f5', '1990-01-01', 'bekend', 'somebody of Ameland')) p (volgorde, bsn, v, geboren, uit, wat)
 ORDER BY p.volgorde;
SELECT proef.is(pg_temp.ziet(repeat('c1', 32), 'bericht'), '', 'COA sees no bericht of which it is no party');

-- ---- a samenwerkingsverband: at itself it sees nothing; after choosing, one gemeente; the session it chose from is over ----------
SELECT proef.is(pg_temp.ziet(repeat('91', 32), t), '', 'at the samenwerkingsverband itself she sees nothing in ' || t)
  FROM unnest(ARRAY['dossier', 'werkrelatie', 'werkvoorraad', 'bericht', 'termijn', 'signaal']) t;
SELECT proef.is(pg_temp.als(v.sleutel, 'SELECT portaal.sessie_kies(decode(repeat(''99'', 32), ''hex''), ''0060'')'), 'PT403', v.wie || ' chooses a gemeente')
  FROM vrager v ORDER BY v.wie;
SELECT proef.is(pg_temp.als(repeat('91', 32), format('SELECT portaal.sessie_kies(decode(repeat(''99'', 32), ''hex''), %L)', o)), 'PT404',
                'she chooses ' || o || ', without a mandaat')
  FROM unnest(ARRAY['0014', 'DUO', 'COA', 'S001', '']) o;
BEGIN;
SELECT FROM portaal.sessie_open(decode(repeat('91', 32), 'hex'), '{kiezen}', 30);
SELECT proef.is((SELECT string_agg(gemeente, ',' ORDER BY gemeente) FROM portaal.kiezen_lijst()), '0060,0363', 'she may choose from two');
SELECT FROM portaal.sessie_kies(decode(repeat('92', 32), 'hex'), '0060');
COMMIT;
SELECT proef.is(proef.code('SELECT FROM portaal.sessie_open(decode(repeat(''91'', 32), ''hex''), ''{kiezen}'', 30)'), 'PT401', 'the session she chose from is over');
SELECT proef.is(pg_temp.ziet(repeat('92', 32), t), '2,3', 'working for Ameland she sees in ' || t || ' what Ameland sees')
  FROM unnest(ARRAY['dossier', 'werkrelatie', 'werkvoorraad', 'bericht', 'termijn', 'signaal']) t;
SELECT proef.is(pg_temp.levert_code(repeat('92', 32), p.dossier,
           format('INSERT INTO portaal.bericht (id, dossier, stelseldienst, afzender, ontvanger, kanaal, kenmerk, datum_gebeurtenis, tijdlijn) VALUES '
                  '(gen_random_uuid(), ''00000000-0000-7000-8000-00000000000%s'', ''pvt'', %L, ''DUO'', ''portaal'', ''verband'', ''2026-11-01'', ''x'')',
                  p.dossier, p.afzender)),
       CASE WHEN p.dossier <> '1' AND p.afzender = '0060' THEN '00000' ELSE '42501' END,
       'working for Ameland she delivers about dossier ' || p.dossier || ' in the name of ' || p.afzender)
  FROM (VALUES ('1', '0060'), ('1', '0363'), ('2', '0060'), ('2', '0363'), ('2', 'S009')) p (dossier, afzender);
BEGIN;
SELECT FROM portaal.sessie_open(decode(repeat('92', 32), 'hex'), '{kiezen}', 30);
SELECT FROM portaal.sessie_kies(decode(repeat('93', 32), 'hex'), 'S009');
COMMIT;
SELECT proef.is(pg_temp.ziet(repeat(s, 32), 'dossier'), '', 'after leaving Ameland, session ' || s || ' sees nothing') FROM unnest(ARRAY['91', '92', '93']) s;

-- ---- limits, signals and mandates: through their functions only, and each for who it is for -------------------------------------
SELECT proef.is(proef.code(o), '42501', 'the role cannot: ' || o)
  FROM unnest(ARRAY['SELECT * FROM portaal.limietteller', 'DELETE FROM portaal.limietteller', 'SELECT * FROM portaal.misbruiksignaal',
                    'UPDATE portaal.misbruiksignaal SET aantal = 1', 'DELETE FROM portaal.misbruiksignaal', 'SELECT * FROM portaal.mandaat',
                    'INSERT INTO portaal.mandaat (samenwerkingsverband, gemeente, van) VALUES (''S009'', ''0014'', ''2026-01-01'')',
                    'UPDATE portaal.mandaat SET tot = NULL', 'SELECT portaal.voorstel_mandaat(gen_random_uuid())',
                    'SELECT portaal.limiet_teller(''persoon'', ''x'', ''tonen'', true)', 'SELECT portaal.naam_van(''g-a'')']) o;
SELECT proef.is(pg_temp.als(repeat('c7', 32), 'SELECT portaal.limiet_tel(''tonen'', 1, 1, 1, true)'), 'PT401', 'nobody is counted');
BEGIN;
SELECT FROM portaal.sessie_open(decode(repeat('a2', 32), 'hex'), '{inzien}', 30);
SELECT FROM portaal.limiet_tel('tonen', 2, 9, 1, true);
SELECT proef.is(proef.code('SELECT portaal.limiet_tel(''tonen'', 2, 9, 1, true)'), '00000', 'two in an hour: the second may');
SELECT FROM portaal.limiet_tel('tonen', 2, 9, 1, true);
SELECT proef.is(proef.code('SELECT portaal.limiet_tel(''tonen'', 2, 9, 1, true)'), 'PT429', 'two in an hour: the third may not');
SELECT proef.is(proef.code('SELECT portaal.limiet_tel(''tonen'', 2, 9, 1, false)'), 'PT429', 'and is told so by only looking');
SELECT proef.is(proef.code('SELECT portaal.limiet_tel(''tonen'', 9, 2, 1, true)'), 'PT429', 'two on a day for the organisation');
SELECT proef.is(proef.code('SELECT portaal.limiet_tel(''zoeken'', 2, 9, 1, true)'), '00000', 'another kind has room of its own');
ROLLBACK;
SELECT proef.is(pg_temp.als(v.sleutel, 'SELECT * FROM portaal.misbruik_lijst(false, 0, 10)'), CASE v.wie WHEN 'DUO' THEN '00000' ELSE 'PT403' END,
                v.wie || ' reads who did something very often')
  FROM vrager v ORDER BY v.wie;
SELECT proef.is(pg_temp.raakt(repeat(s.sleutel, 32), 'SELECT FROM portaal.misbruik_lijst(false, 0, 10)'), s.aantal, 'signals that ' || s.wie || ' reads')
  FROM (VALUES ('94', '1', 'the privacy officer of Ameland'), ('d1', '2', 'DUO')) s (sleutel, aantal, wie);
SELECT proef.is(pg_temp.als(repeat(s.sleutel, 32), format('SELECT portaal.misbruik_sluit(''00000000-0000-7000-8004-00000000000%s'', ''Bekeken'')', s.nummer)),
                s.code, s.wie || ' closes signal ' || s.nummer)
  FROM (VALUES (1, '94', '1', 'PT404', 'the privacy officer of Ameland'), (2, 'd1', '2', 'PT404', 'DUO'), (3, 'b1', '2', 'PT403', 'a klantregisseur of Ameland'),
               (4, '94', '2', '00000', 'the privacy officer of Ameland')) s (volgorde, sleutel, nummer, code, wie)
 ORDER BY s.volgorde;
SELECT proef.is(pg_temp.ziet(repeat('94', 32), t), '', 'the privacy officer sees nothing in ' || t)
  FROM unnest(ARRAY['dossier', 'werkrelatie', 'werkvoorraad', 'bericht', 'termijn', 'signaal', 'document']) t;
SELECT proef.is(pg_temp.raakt(repeat('94', 32), 'SELECT FROM portaal.audit_lijst(NULL, NULL, NULL, NULL, NULL, NULL, 0, 1000) WHERE organisatie IS DISTINCT FROM ''0060'''),
                '0', 'the privacy officer reads no row of another organisation');
SELECT proef.is(pg_temp.als(v.sleutel, f), CASE WHEN v.wie = 'DUO' AND f LIKE '%lijst%' THEN '00000' WHEN v.wie = 'DUO' THEN 'PT404' ELSE 'PT403' END,
                v.wie || ': ' || f)
  FROM vrager v, unnest(ARRAY['SELECT * FROM portaal.mandaat_lijst(0, 10)', 'SELECT portaal.mandaat_intrek(gen_random_uuid())']) f
 ORDER BY 1;
