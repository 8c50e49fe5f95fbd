-- Closes open signalen ($6) of the asker's own organisation by hand, when they are of a kind ($7) that nothing else closes; takes what it still wants to see off the count in the list; and writes it down, for each dossier once.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
WITH dicht AS (
    UPDATE portaal.signaal s SET gesloten_op = now(), gesloten_door = (SELECT portaal.sessie_pseudoniem())
     WHERE s.id = ANY ($6::uuid[]) AND s.soort = ANY ($7::text[]) AND s.gesloten_op IS NULL RETURNING s.dossier, s.organisatie, s.soort
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
    SELECT $1::text, $2::text, (SELECT s.dossier FROM portaal.signaal s WHERE s.id = ANY ($6::uuid[]) LIMIT 1), $3::text, 'niet gevonden',
           $4::text, $5::text, NULL
     WHERE NOT EXISTS (SELECT FROM dicht)
)
SELECT d.dossier FROM dicht d
