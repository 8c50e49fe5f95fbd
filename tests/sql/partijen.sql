-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- As portaal_app: of one person who moved, who sees which bericht and who may deliver which service, against tests/data/muren.tsv (temp
-- table verwacht); and what hangs on the dossier. The same table is asked of the program (tests/unit/werkrelatie_test.c).
\set ON_ERROR_STOP on
\pset tuples_only on
\pset format unaligned

CREATE TEMP TABLE vrager (wie text, organisatie text, sleutel text);
INSERT INTO vrager VALUES ('nieuw', '0060', repeat('b1', 32)), ('oud', '0363', repeat('a1', 32)), ('vroeger', '0014', repeat('f1', 32)),
    ('ander', '0034', repeat('f2', 32)), ('COA', 'COA', repeat('c4', 32)), ('DUO', 'DUO', repeat('d1', 32)), ('nobody', '', '');

CREATE FUNCTION pg_temp.als(p_sleutel text, p_duo text, p_levert text, p_vraag text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    uit text;
BEGIN
    PERFORM set_config('portaal.sessie', p_sleutel, true), set_config('portaal.duo', p_duo, true),
            set_config('portaal.levert', coalesce('00000000-0000-7000-8000-00000000000' || p_levert, ''), true);
    EXECUTE p_vraag INTO uit;
    RETURN uit;
END $$;
CREATE FUNCTION pg_temp.duo(p_wie text) RETURNS text LANGUAGE sql RETURN CASE p_wie WHEN 'DUO' THEN 'ja' ELSE '' END;

-- ---- reading: the bericht, and its fields exactly when the bericht -------------------------------------------------------
SELECT proef.is(pg_temp.als(v.sleutel, pg_temp.duo(v.wie), NULL,
           format('SELECT (SELECT count(*) FROM portaal.bericht WHERE kenmerk = %L) || '' '' || (SELECT count(*) FROM portaal.bericht_%s x '
                  'WHERE EXISTS (SELECT FROM portaal.bericht b WHERE b.id = x.bericht_id AND b.kenmerk = %1$L))', 'p' || t.van || t.dienst || t.aan, t.dienst)),
       CASE WHEN v.wie = ANY (string_to_array(t.leest, ' ')) THEN '1 1' ELSE '0 0' END,
       format('%s of %s for %s, asked by %s', t.dienst, t.van, t.aan, v.wie))
  FROM verwacht t, vrager v ORDER BY t.dienst, t.van, t.aan, v.wie;

-- who says that she is DUO, or delivers, sees nothing more by saying so
SELECT proef.is(pg_temp.als(v.sleutel, 'ja', NULL, format('SELECT count(*) FROM portaal.%s', t)), CASE v.wie WHEN 'DUO' THEN z.aantal ELSE '0' END,
                v.wie || ' says that she is DUO: ' || t)
  FROM vrager v, unnest(ARRAY['bericht', 'bericht_pip', 'dossier', 'werkrelatie', 'werkvoorraad', 'termijn', 'signaal']) t,
       LATERAL (SELECT pg_temp.als(repeat('d1', 32), 'ja', NULL, format('SELECT count(*) FROM portaal.%s', t)) AS aantal) z
 WHERE v.wie NOT IN ('nieuw', 'oud', 'COA') OR t IN ('bericht', 'bericht_pip') ORDER BY 1;
SELECT proef.is(pg_temp.als(v.sleutel, pg_temp.duo(v.wie), '4', 'SELECT count(*) FROM portaal.bericht WHERE dossier = ''00000000-0000-7000-8000-000000000004'''),
                CASE WHEN v.wie IN ('vroeger', 'ander', 'nobody') THEN '0' ELSE (SELECT count(*) FROM verwacht)::text END,
                v.wie || ' in a delivery reads the whole history of the dossier it works for')
  FROM vrager v ORDER BY 1;
SELECT proef.is(pg_temp.als(v.sleutel, pg_temp.duo(v.wie), '1', 'SELECT count(*) FROM portaal.bericht WHERE dossier = ''00000000-0000-7000-8000-000000000004'''),
                pg_temp.als(v.sleutel, pg_temp.duo(v.wie), NULL, 'SELECT count(*) FROM portaal.bericht WHERE dossier = ''00000000-0000-7000-8000-000000000004'''),
                v.wie || ' in a delivery on another dossier reads no more of this one')
  FROM vrager v ORDER BY 1;

-- ---- what hangs on the dossier ------------------------------------------------------------------------------------------
SELECT proef.is(pg_temp.als(v.sleutel, pg_temp.duo(v.wie), NULL, 'SELECT coalesce((' || w.vraag || '), ''-'')'),
                coalesce((string_to_array(w.uit, '|'))[array_position(ARRAY['nieuw', 'oud', 'vroeger', 'ander', 'COA', 'DUO', 'nobody'], v.wie)], '-'),
                v.wie || ': ' || w.wat)
  FROM vrager v, (VALUES
    ('the person', 'SELECT naam FROM portaal.dossier WHERE id = ''00000000-0000-7000-8000-000000000004''', 'Mens 4|Mens 4|-|-|Mens 4|Mens 4|-'),
    ('the address', 'SELECT portaal.dossier_adres(''00000000-0000-7000-8000-000000000004'')', 'Nieuwstraat 1|-|-|-|Nieuwstraat 1|Nieuwstraat 1|-'),
    ('the termijnen', 'SELECT string_agg(code, '','' ORDER BY code) FROM portaal.termijn WHERE dossier = ''00000000-0000-7000-8000-000000000004''',
     'einde_termijn,overdracht,pip_10_weken|overdracht|-|-|pip_10_weken|einde_termijn,overdracht,pip_10_weken|-'),
    ('the signalen', 'SELECT string_agg(organisatie, '','' ORDER BY organisatie) FROM portaal.signaal WHERE dossier = ''00000000-0000-7000-8000-000000000004''',
     '0060|0363|-|-|COA|0014,0034,0060,0363,COA,DUO|-'),
    ('the lists', 'SELECT string_agg(organisatie, '','' ORDER BY organisatie) FROM portaal.werkvoorraad WHERE dossier = ''00000000-0000-7000-8000-000000000004''',
     '0060|0363|-|-|COA|0060,0363,COA|-'),
    ('the werkrelaties', 'SELECT string_agg(organisatie || '' '' || aard, '','' ORDER BY organisatie, van) FROM portaal.werkrelatie WHERE dossier = ''00000000-0000-7000-8000-000000000004'' AND tot IS NULL',
     '0060 volledig|0363 afsluitend|-|-|COA volledig|0060 volledig,0363 afsluitend,COA volledig|-')) w (wat, vraag, uit)
 ORDER BY w.wat, v.wie;

-- ---- delivering --------------------------------------------------------------------------------------------------------
CREATE FUNCTION pg_temp.lever(p_sleutel text, p_duo text, p_dienst text, p_afzender text, p_vervangt text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('portaal.sessie', p_sleutel, true), set_config('portaal.duo', p_duo, true),
            set_config('portaal.levert', '00000000-0000-7000-8000-000000000004', true);
    RETURN proef.code(format('INSERT INTO portaal.bericht (id, dossier, stelseldienst, afzender, ontvanger, kanaal, kenmerk, datum_gebeurtenis, tijdlijn, vervangt, reden) '
        'VALUES (gen_random_uuid(), ''00000000-0000-7000-8000-000000000004'', %L, %L, NULL, ''portaal'', ''nieuw'', ''2026-11-01'', ''x'', %s, %s)',
        p_dienst, p_afzender, coalesce(p_vervangt, 'NULL'), CASE WHEN p_vervangt IS NULL THEN 'NULL' ELSE '''x''' END));
END $$;
SELECT proef.is(pg_temp.lever(v.sleutel, pg_temp.duo(v.wie), t.dienst, coalesce(nullif(v.organisatie, ''), '0363'), NULL),
                CASE WHEN v.wie = ANY (string_to_array(t.levert, ' ')) THEN '00000' ELSE '42501' END, v.wie || ' delivers ' || t.dienst)
  FROM (SELECT DISTINCT dienst, levert FROM verwacht) t, vrager v ORDER BY t.dienst, v.wie;
SELECT proef.is(pg_temp.lever(v.sleutel, pg_temp.duo(v.wie), 'pvt', o.organisatie, NULL), CASE WHEN v.organisatie = o.organisatie AND v.wie IN ('nieuw', 'oud') THEN '00000' ELSE '42501' END,
                v.wie || ' delivers in the name of ' || o.organisatie)
  FROM vrager v, vrager o WHERE o.organisatie <> '' ORDER BY 1;
-- DUO types no first version of anything, and corrects what is its own
SELECT proef.is(pg_temp.lever(repeat('d1', 32), 'ja', t.dienst, 'DUO', format('(SELECT id FROM portaal.bericht WHERE kenmerk = %L)', t.kenmerk)), t.uit, 'DUO corrects ' || t.kenmerk)
  FROM (VALUES ('inburgeringsplicht', 'pDUOinburgeringsplicht0060', '00000'), ('pip', 'p0363pipDUO', '42501')) t (dienst, kenmerk, uit);

-- what the program declares and the table does not name goes by its declaration
SELECT proef.is(coalesce(string_agg(d.code, ', '), ''), '', 'every stelseldienst of the register is in the table')
  FROM portaal.stelseldienst d WHERE d.code NOT IN (SELECT dienst FROM verwacht) AND d.code <> ALL (ARRAY['monitoring']);
