-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- As superuser, after partijen.sql: when a gemeente goes up in another, the other sees exactly what the one saw, and the one nothing; and
-- back. Also: who made a herindeling can neither decide about it nor confirm it, whatever the worker says. All of it is undone.
\set ON_ERROR_STOP on
\pset tuples_only on
\pset format unaligned

BEGIN;
CREATE FUNCTION pg_temp.leest(p_sleutel text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    uit text;
BEGIN
    PERFORM set_config('portaal.sessie', p_sleutel, true), set_config('portaal.duo', '', true), set_config('portaal.levert', '', true);
    SET LOCAL ROLE portaal_app;
    SELECT (SELECT string_agg(b.kenmerk, ' ' ORDER BY b.kenmerk) FROM portaal.bericht b WHERE b.dossier = '00000000-0000-7000-8000-000000000004')
        || '|' || (SELECT count(*) FROM portaal.dossier d WHERE d.id = '00000000-0000-7000-8000-000000000004') INTO uit;
    RESET ROLE;
    RETURN uit;
END $$;
CREATE TEMP TABLE toen AS SELECT pg_temp.leest(repeat('b1', 32)) AS nieuw, pg_temp.leest(repeat('a1', 32)) AS oud, pg_temp.leest(repeat('f2', 32)) AS ander;
SELECT proef.is((toen.nieuw LIKE '%klantprofiel0060%' AND toen.oud <> toen.nieuw)::text, 'true', 'there is something to see, also what is bound') FROM toen;
SELECT proef.is(toen.ander, NULL, 'another gemeente sees nothing before') FROM toen;

-- ---- 0060 goes up in 0034 ----------------------------------------------------------------------------------------------------------
INSERT INTO portaal.herindeling (id, soort, datum, van, naar, stand, gemaakt_door, uitgevoerd_op, uitgevoerd_na)
SELECT '00000000-0000-7000-8000-00000000eeee', 'samenvoeging', '2026-07-01', '{0060}', '0034', 'uitgevoerd', g.id, now(), 0
  FROM portaal.gebruiker g WHERE g.organisatie = 'DUO' ORDER BY g.id LIMIT 1;
INSERT INTO portaal.opvolging (herindeling, van, naar) VALUES ('00000000-0000-7000-8000-00000000eeee', '0060', '0034');
UPDATE portaal.werkrelatie SET organisatie = '0034' WHERE dossier = '00000000-0000-7000-8000-000000000004' AND organisatie = '0060';
SELECT proef.is(replace(pg_temp.leest(repeat('f2', 32)), 'p0014overdracht0034 ', ''), toen.nieuw,
                'the successor reads what the old gemeente read, besides what was sent to itself') FROM toen;
SELECT proef.is(pg_temp.leest(repeat('b1', 32)), NULL, 'and the old gemeente reads nothing');
SELECT proef.is(pg_temp.leest(repeat('a1', 32)), toen.oud, 'for a third one nothing changed') FROM toen;
SELECT proef.is(portaal.partij('00000000-0000-7000-8000-000000000001', 9, '0060'), '0034', 'it holds for every dossier');

-- ---- the old gemeente that still hands over goes up too: 0363 in 0014 -----------------------------------------------------------------
INSERT INTO portaal.opvolging (herindeling, van, naar) VALUES ('00000000-0000-7000-8000-00000000eeee', '0363', '0014');
UPDATE portaal.werkrelatie SET organisatie = '0014'
 WHERE dossier = '00000000-0000-7000-8000-000000000004' AND organisatie = '0363' AND tot IS NULL;
SELECT proef.is((string_to_array(split_part(pg_temp.leest(repeat('f1', 32)), '|', 1), ' ') @> string_to_array(split_part(toen.oud, '|', 1), ' '))::text, 'true',
                'who takes over from who hands over reads at least what that one read') FROM toen;

-- ---- back: the berichten of the time between are of the old gemeente, no others ----------------------------------------------------------
DELETE FROM portaal.opvolging;
UPDATE portaal.werkrelatie SET organisatie = '0060' WHERE dossier = '00000000-0000-7000-8000-000000000004' AND organisatie = '0034';
UPDATE portaal.werkrelatie SET organisatie = '0363'
 WHERE dossier = '00000000-0000-7000-8000-000000000004' AND organisatie = '0014' AND tot IS NULL;
SELECT proef.is(pg_temp.leest(repeat('b1', 32)), toen.nieuw, 'back: the old gemeente reads what it read') FROM toen;
SELECT proef.is(pg_temp.leest(repeat('f2', 32)), NULL, 'and the other one nothing');
INSERT INTO portaal.opvolging (herindeling, dossier, van, naar, na, tot)
VALUES ('00000000-0000-7000-8000-00000000eeee', '00000000-0000-7000-8000-000000000004', '0034', '0060', 5, 7);
SELECT proef.is(string_agg(portaal.partij('00000000-0000-7000-8000-000000000004', n, '0034'), ' ' ORDER BY n), '0034 0060 0060 0034',
                'a rule with bounds holds between them') FROM unnest(ARRAY[5, 6, 7, 8]) n;
SELECT proef.is(portaal.partij('00000000-0000-7000-8000-000000000001', 6, '0034'), '0034', 'and for that dossier alone');
SELECT proef.is(portaal.partij('00000000-0000-7000-8000-000000000004', 6, 'DUO'), 'DUO', 'DUO stays DUO');
SELECT proef.is(array_to_string(o.regels, ' '), '5:7:0034:0060', 'the store is given the same rules')
  FROM portaal.opvolgingen(ARRAY['00000000-0000-7000-8000-000000000004'::uuid]) o WHERE o.dossier IS NOT NULL;

-- ---- four eyes: also who calls the functions by hand -------------------------------------------------------------------------------------
UPDATE portaal.herindeling SET gemaakt_door = (SELECT s.gebruiker FROM portaal.sessie s WHERE s.token_hash = decode(repeat('d1', 32), 'hex'))
 WHERE id = '00000000-0000-7000-8000-00000000eeee';
INSERT INTO portaal.voorstel (id, soort, onderwerp, inhoud, gemaakt_door)
SELECT '00000000-0000-7000-8000-00000000ffff', 'bewaartermijn', 'x', '{}', s.gebruiker FROM portaal.sessie s WHERE s.token_hash = decode(repeat('d1', 32), 'hex');
SELECT proef.is(count(*)::text, '1', 'there is a voorstel of this session') FROM portaal.voorstel WHERE id = '00000000-0000-7000-8000-00000000ffff';
CREATE FUNCTION pg_temp.als(p_sleutel text, p_opdracht text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    uit text;
BEGIN
    PERFORM set_config('portaal.sessie', p_sleutel, true);
    SET LOCAL ROLE portaal_app;
    uit := proef.code(p_opdracht);
    RESET ROLE;
    RETURN uit;
END $$;
SELECT proef.is(pg_temp.als(t.sleutel, t.opdracht), t.code, t.wat) FROM (VALUES
    (repeat('d1', 32), 'SELECT portaal.voorstel_besluit(''00000000-0000-7000-8000-00000000ffff'', ''goedgekeurd'', NULL)', 'PT403', 'the maker does not approve'),
    (repeat('d1', 32), 'SELECT portaal.voorstel_besluit(''00000000-0000-7000-8000-00000000ffff'', ''afgewezen'', ''x'')', 'PT403', 'nor refuse'),
    (repeat('d1', 32), 'SELECT portaal.voorstel_besluit(''00000000-0000-7000-8000-00000000ffff'', ''ingetrokken'', NULL)', '00000', 'but takes it back'),
    (repeat('d1', 32), 'SELECT portaal.herindeling_stap(''00000000-0000-7000-8000-00000000eeee'', ''definitief'', NULL, NULL)', 'PT403', 'the maker does not confirm'),
    (repeat('d1', 32), 'SELECT portaal.voorstel_herindeling(''00000000-0000-7000-8000-00000000eeee'')', '42501', 'the act itself is not for a worker'),
    (repeat('d1', 32), 'SELECT portaal.herindeling_voer_uit(''00000000-0000-7000-8000-00000000eeee'')', '42501', 'nor is carrying it out'),
    (repeat('d1', 32), 'SELECT * FROM portaal.herindeling', '42501', 'nor reading the table'),
    (repeat('d1', 32), 'SELECT * FROM portaal.opvolging', '42501', 'nor who stands in whose place'),
    (repeat('b1', 32), 'SELECT portaal.voorstel_besluit(''00000000-0000-7000-8000-00000000ffff'', ''goedgekeurd'', NULL)', 'PT403', 'a gemeente decides nothing'),
    (repeat('b1', 32), 'SELECT * FROM portaal.herindeling_lijst(NULL)', 'PT403', 'and sees no herindeling'),
    (repeat('b1', 32), 'SELECT * FROM portaal.organisatie_lijst(NULL, NULL, NULL, false, 0, 1)', 'PT403', 'nor the list of organisations'),
    ('', 'SELECT * FROM portaal.voorstel_lijst(NULL, true, 0, 1)', 'PT403', 'nobody sees nothing')) t (sleutel, opdracht, code, wat);
SELECT proef.is(proef.code('UPDATE portaal.voorstel SET besluit = ''goedgekeurd'', besloten_op = now(), besloten_door = gemaakt_door'), '23514',
                'not even the owner of the table makes the maker decide');
SELECT proef.is(proef.code('UPDATE portaal.herindeling SET definitief_door = gemaakt_door'), '23514', 'or confirm');
SELECT proef.is(string_agg(portaal.rsin_goed(r)::text, ' ' ORDER BY r), 'false false true false', 'the elfproef of an RSIN')
  FROM unnest(ARRAY['000000000', '12345678', '123456782', '123456789']) r;
ROLLBACK;
