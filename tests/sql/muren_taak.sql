-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- As portaal_taak: while the job works on an upload of Amsterdam (portaal.upload), it is that gemeente and the person who uploaded.
-- Without it, it may what an import needs.
\set ON_ERROR_STOP on
\pset tuples_only on
\pset format unaligned

CREATE FUNCTION pg_temp.ziet(p_upload text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('portaal.upload', p_upload, true);
    RETURN (SELECT coalesce(string_agg(right(d.id::text, 1), ',' ORDER BY d.id), '') FROM portaal.dossier d);
END $$;
CREATE FUNCTION pg_temp.levert(p_upload text, p_dossier int, p_afzender text, p_kanaal text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('portaal.upload', p_upload, true);
    RETURN proef.code(format('INSERT INTO portaal.bericht (id, dossier, stelseldienst, afzender, ontvanger, kanaal, kenmerk, datum_gebeurtenis, '
        'tijdlijn) VALUES (gen_random_uuid(), ''00000000-0000-7000-8000-00000000000%s'', ''pvt'', %L, ''DUO'', %L, gen_random_uuid()::text, ''2026-03-01'', ''x'')',
        p_dossier, p_afzender, p_kanaal));
END $$;

SELECT proef.is(pg_temp.ziet(''), '1,2,3,9', 'a job without an upload sees every dossier');
SELECT proef.is(pg_temp.ziet('00000000-0000-7000-8003-0000000000a1'), '1', 'with an upload of Amsterdam only those of Amsterdam');
SELECT proef.is(proef.code('SELECT pg_temp.ziet(''00000000-0000-7000-8003-0000000000ff'')'), 'P0002', 'with an upload that is not there nothing works');
SELECT proef.is(proef.code('SELECT pg_temp.ziet(''00000000-0000-7000-8003-0000000000a2'')'), 'P0002', 'nor with one that is done');

SELECT proef.is(pg_temp.levert('00000000-0000-7000-8003-0000000000a1', 1, '0363', 'csv'), '00000', 'it delivers about somebody of Amsterdam');
SELECT proef.is(pg_temp.levert('00000000-0000-7000-8003-0000000000a1', 2, '0363', 'csv'), '42501', 'not about somebody of Ameland');
SELECT proef.is(pg_temp.levert('00000000-0000-7000-8003-0000000000a1', 3, '0363', 'csv'), '42501', 'not about somebody who moved away');
SELECT proef.is(pg_temp.levert('00000000-0000-7000-8003-0000000000a1', 1, '0060', 'csv'), '42501', 'not in the name of Ameland');
SELECT proef.is(pg_temp.levert('00000000-0000-7000-8003-0000000000a1', 1, '0363', 'invoer'), '42501', 'not as if it were an import');

-- who it was, as the audit log says: only the function for DUO reads that, so here by the columns the trigger may fill
SELECT set_config('portaal.upload', '00000000-0000-7000-8003-0000000000a1', false);
SELECT proef.is(proef.code('INSERT INTO portaal.audit (handeling, route, grond, resultaat, herkomst, request_id, gebruiker) '
                           'VALUES (''leveren'', ''x'', ''x'', ''ok'', ''x'', ''x'', ''zelf-bedacht'')'), '42501', 'it cannot say itself who did it');
