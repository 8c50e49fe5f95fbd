-- Closes all open signalen of one kind ($6, which nothing else closes) that the list of the asker's own organisation shows with these filters, if they are as many as she saw ($10); and writes it down, for each dossier once.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
WITH lijst AS MATERIALIZED (
    SELECT s.id FROM portaal.signaal s
     WHERE s.organisatie = (SELECT portaal.sessie_organisatie()) AND s.gesloten_op IS NULL AND s.soort = $6::text
       AND ($7::date IS NULL OR s.uiterlijk >= $7::date)
       AND ($8::date IS NULL OR s.uiterlijk <= $8::date)
       AND (NOT $9::boolean OR s.uiterlijk IS NULL)
       AND s.soort NOT IN (SELECT v.soort FROM portaal.signaalvoorkeur v WHERE v.organisatie = (SELECT portaal.sessie_organisatie()))
), dicht AS (
    UPDATE portaal.signaal s SET gesloten_op = now(), gesloten_door = (SELECT portaal.sessie_pseudoniem())
     WHERE s.id IN (SELECT l.id FROM lijst l) AND s.gesloten_op IS NULL AND (SELECT count(*) FROM lijst) = $10::bigint
    RETURNING s.dossier, s.organisatie, s.soort
), minder AS (
    UPDATE portaal.werkvoorraad w SET open_signalen = greatest(0, w.open_signalen - t.aantal)
      FROM (SELECT d.dossier, d.organisatie, count(*) AS aantal FROM dicht d
             WHERE NOT EXISTS (SELECT FROM portaal.signaalvoorkeur v WHERE v.organisatie = d.organisatie AND v.soort = d.soort)
             GROUP BY d.dossier, d.organisatie) t
     WHERE w.dossier = t.dossier AND w.organisatie = t.organisatie
), geschreven AS (
    INSERT INTO portaal.audit (handeling, route, dossier, grond, resultaat, herkomst, request_id, bijzonderheden)
    SELECT $1::text, $2::text, d.dossier, $3::text, 'ok', $4::text, $5::text,
           CASE WHEN count(*) > 1 THEN format('%s signalen: ', count(*)) ELSE '' END || string_agg(DISTINCT d.soort, ', ')
      FROM dicht d GROUP BY d.dossier
     UNION ALL
    SELECT $1::text, $2::text, NULL, $3::text, 'lijst veranderd', $4::text, $5::text, $6::text
     WHERE NOT EXISTS (SELECT FROM dicht)
)
SELECT d.dossier FROM dicht d
